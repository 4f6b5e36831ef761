"""The places of one contest's rows matched to areas, each looked up once, with what must be said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from mapgen.files.parse_cells import Repair, name, shown
from mapgen.findings import Finding, finding
from mapgen.geoid import postal_of
from mapgen.results.places import Cells, Place, Placer, Remark, cells_of
from mapgen.results.vote_keys import VoteKey, VoteSum


@dataclass(frozen=True, slots=True)
class MatchedAreas:
    """What the places of a contest's rows are.

    Attributes:
        places: By the cells of the rows.
        repairs: How often each repair was made to read them.
        findings: Warnings of places that are known all the same.
    """

    places: Mapping[Cells, Place]
    repairs: Mapping[Repair, int]
    findings: tuple[Finding, ...]


def match_areas(sums: Sequence[tuple[VoteKey, VoteSum]], placer: Placer, file: str) -> MatchedAreas:
    """What the place of every row is.

    Args:
        sums: Votes of one contest by key.
        placer: Finds places among the areas.
        file: The file as the user knows it.
    """
    rows: Counter[Cells] = Counter()
    for key, votes in sums:
        rows[cells_of(key)] += votes.rows
    places = {cells: replace(placer.find(*cells), called=_called(cells)) for cells in rows}
    places |= _by_elimination(places, placer)
    places |= _where_units_stand(places, placer)
    findings = tuple(
        finding(place.remark.code, file, severity="warning", area=place.geoid, values=place.remark.values)
        for place in places.values()
        if place.remark is not None
    )
    return MatchedAreas(
        places, count_repairs((place.repairs, rows[cells]) for cells, place in places.items()), findings
    )


def name_elsewhere(cells: Cells, place: Place, *, several_states: bool) -> str:
    """What a place of no county is called; on a map of several states, of which state it is."""
    state, code, *_ = cells
    called = place.called or name(state)[0] or code.strip()
    return f"{called}, {postal_of(place.geoid)}" if place.geoid and several_states else called


def count_repairs(made: Iterable[tuple[Sequence[Repair], int]]) -> Counter[Repair]:
    """How often each repair was made, of what was made to some rows and how many rows they are."""
    counted: Counter[Repair] = Counter()
    for repairs, rows in made:
        counted.update(dict.fromkeys(repairs, rows))
    return counted


def _called(cells: Cells) -> str:
    """The name of a place: its county's, or its unit's where it has no other."""
    return name(cells[2])[0] or name(cells[3])[0]


def _where_units_stand(places: Mapping[Cells, Place], placer: Placer) -> dict[Cells, Place]:
    """What to make of counties that are named where units are, under their state.

    Where others stand in the county's own column, they are rows of the state again. Where none does, the units are the
    counties of the file, and those that are unknown are told by their own names.
    """
    by_unit = [cells for cells, place in places.items() if place.by_unit]
    if any(place.kind == "county" and not place.by_unit for place in places.values()):
        return {cells: replace(placer.find(*cells[:3]), called=cells[2]) for cells in by_unit}
    others = [cells for cells in places if by_unit and cells[3] and cells not in by_unit]
    return {cells: replace(placer.find(*cells[:2], cells[3]), called=name(cells[3])[0]) for cells in others}


def _by_elimination(places: Mapping[Cells, Place], placer: Placer) -> dict[Cells, Place]:
    """Places of an ambiguous name whose other meanings the file has under names that can mean nothing else."""
    taken = {place.geoid for place in places.values() if place.kind == "county"}
    known = {}
    for cells, place in places.items():
        left = [geoid for geoid in place.meanings if geoid not in taken]
        if len(left) == 1:
            names = {"called": shown(cells[2].strip()), "county": placer.names[left[0]], "geoid": left[0]}
            remark = Remark("place-by-elimination", names)
            known[cells] = Place("county", left[0], remark=remark, repairs=place.repairs, called=place.called)
    return known
