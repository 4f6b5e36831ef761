"""Places of a file that are no county and part of one area: a state's districts, a city that counts by itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from mapgen.areas.crosswalk import Board, Numbered, vintages
from mapgen.areas.gazetteer import is_total
from mapgen.areas.whole_states import whole_code
from mapgen.files.parse_cells import county_code, shown
from mapgen.findings import Finding, finding
from mapgen.geoid import STATE_FIPS, is_county_geoid, postal_of, state_of
from mapgen.results.first_few import listed
from mapgen.results.places import NO_CODE, Cells, Place, Placer
from mapgen.words.terms import plain, state_code, states, units

PartKind = Literal["unit", "row", "elsewhere", "city"]
"""A unit of a state; the state's only row; votes of the state that belong to no unit of it; a city."""


@dataclass(frozen=True, slots=True)
class AreaPart:
    """A place whose votes are drawn in an area together with those of others.

    Attributes:
        area: The code of the area: of a county, or of a state as a whole.
        called: What the file calls the place.
        kind: What it is.
        number: The number of a district whose state numbers them; 0 where it has none.
        county: The GEOID of a state's unit that is a county all the same, or empty.
    """

    area: str
    called: str
    kind: PartKind
    number: int = 0
    county: str = ""


@dataclass(frozen=True, slots=True)
class AreaParts:
    """The places of a contest with those that are parts of areas.

    Attributes:
        places: By the cells of the rows; a part is a county by the code that `parts` has.
        parts: The parts by a code that begins with their state's two digits and is no area's.
        findings: What is wrong with what a user asks for.
    """

    places: Mapping[Cells, Place]
    parts: Mapping[str, AreaPart] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def find_area_parts(
    places: Mapping[Cells, Place], placer: Placer, whole: Sequence[str], file: str, *, alone: Collection[str] = ()
) -> AreaParts:
    """The places that are part of an area with others.

    A state of a map of several is drawn as one where most of its places in the file are none of its counties, where the
    file has a row of the state alone, or where a user asks for it. Whether all of its votes are there then is another
    question (`mapgen.results.merge_parts`).

    Args:
        places: By the cells of the rows, those that are left out among them.
        placer: Knows the counties.
        whole: States that are to be drawn as one, by code or name.
        file: The file as the user knows it.
        alone: The two digits of states whose only rows are the state's own, whatever they are called.
    """
    asked, findings = _asked(whole, placer, file)
    by_state: dict[str, dict[Cells, Place]] = {}
    for cells, place in places.items():
        fips = _state_of(cells, place, placer)
        if fips in placer.gazetteers:
            by_state.setdefault(fips, {})[cells] = Place("total", fips) if fips in alone else place
    found: dict[Cells, AreaPart] = {}
    for fips, own in _drawn_whole(by_state, asked, placer).items():
        found |= dict(_parts_of_state(fips, own, placer))
        findings += _lacking(fips, [place.called for place in own.values() if place.kind == "left-out"], file)
    for board in vintages().boards:
        own = by_state.get(state_of(board.geoid), {})
        if board.geoid in placer.names and not found.keys() & own.keys():
            found |= dict(_parts_of_county(board, own))
    codes = {cells: _code(cells, part) for cells, part in found.items()}
    settled = {cells: Place("county", codes[cells], called=part.called) for cells, part in found.items()}
    return AreaParts({**places, **settled}, {codes[cells]: part for cells, part in found.items()}, findings)


def lone_states(levels: Mapping[str, bool], placer: Placer) -> frozenset[str]:
    """The states of a map of several of which a file has a row at a state's level and none of a county's.

    Args:
        levels: By a state's two digits, whether it has rows at a county's level.
        placer: Knows the states of the map.
    """
    alone = {fips for fips, has_counties in levels.items() if not has_counties and fips in placer.gazetteers}
    several = len(placer.gazetteers) > 1 and 2 * len(alone) < len(placer.gazetteers)
    return frozenset(alone) if several else frozenset()


def _asked(whole: Sequence[str], placer: Placer, file: str) -> tuple[frozenset[str], tuple[Finding, ...]]:
    wanted = {text: STATE_FIPS.get(state_code(text), "") for text in whole}
    alone = len(placer.gazetteers) == 1
    findings = tuple(
        finding("whole-alone" if alone and fips else "whole-unknown", file, state=shown(text))
        for text, fips in wanted.items()
        if alone or fips not in placer.gazetteers
    )
    return frozenset(wanted.values()) & frozenset(placer.gazetteers), findings


def _drawn_whole(
    by_state: Mapping[str, Mapping[Cells, Place]], asked: Collection[str], placer: Placer
) -> dict[str, Mapping[Cells, Place]]:
    """The states that are drawn as one area each, with their places."""
    if len(placer.gazetteers) == 1:
        return {}
    there = {fips: own for fips, own in by_state.items() if any(place.kind != "left-out" for place in own.values())}
    strange = {fips for fips, own in there.items() if _is_of_no_counties(own)}
    # What is missing of so many states is not theirs: the file is of another kind.
    many = 2 * len(strange) >= len(placer.gazetteers)
    return {fips: own for fips, own in there.items() if fips in asked or (fips in strange and not many)}


def _lacking(fips: str, left_out: Sequence[str], file: str) -> tuple[Finding, ...]:
    """A state that is drawn as one has all of its places."""
    values = {"place": states()[postal_of(fips)], "code": postal_of(fips), "units": listed(left_out)}
    return (finding("state-lacks-units", file, values=values),) if left_out else ()


def _is_of_no_counties(places: Mapping[Cells, Place]) -> bool:
    """Whether most places of a state are none of its counties, or there is nothing but a row of the state."""
    counties = sum(place.kind == "county" for place in places.values())
    strange = sum(_is_unit(cells, place) for cells, place in places.items())
    rows = sum(_is_states_row(cells, place) for cells, place in places.items())
    return strange > counties or (rows == len(places) == 1)


def _is_unit(cells: Cells, place: Place) -> bool:
    """Whether a row is of a place that is no county, or of a unit whose county's cell names the state."""
    return place.kind == "unknown" or (place.kind == "total" and not _is_states_row(cells, place))


def _is_states_row(cells: Cells, place: Place) -> bool:
    unit = cells[3].strip()
    return place.kind == "total" and (not unit or is_total(unit) or plain(unit) in units().totals)


def _parts_of_state(fips: str, places: Mapping[Cells, Place], placer: Placer) -> Iterator[tuple[Cells, AreaPart]]:
    """Every row of a state but its own, as parts of it; its own where there are no others."""
    area = next(iter(placer.gazetteers[fips].names)) if len(placer.gazetteers[fips].names) == 1 else whole_code(fips)
    alone = all(_is_states_row(cells, place) for cells, place in places.items())
    rule = next((each for each in vintages().numbered if each.state == fips), None)
    for cells, place in places.items():
        called = cells[3].strip() or place.called or cells[1].strip()
        if place.kind == "left-out":
            continue
        if _is_states_row(cells, place):
            if alone:
                yield cells, AreaPart(area, states()[postal_of(fips)], "row")
        elif place.kind == "elsewhere":
            yield cells, AreaPart(area, called, "elsewhere")
        else:
            county = place.geoid if place.kind == "county" else ""
            yield cells, AreaPart(area, called, "unit", _number(rule, called, cells[1]), county)


def _parts_of_county(board: Board, places: Mapping[Cells, Place]) -> Iterator[tuple[Cells, AreaPart]]:
    """The rows of a city that counts by itself, where the rest of its county is there as well, once."""
    city = {cells for cells, place in places.items() if _is_called(cells, place, board.names, board.codes)}
    rest = {cells for cells, place in places.items() if _is_called(cells, place, board.rest, None)}
    own = any(place.kind == "county" and place.geoid == board.geoid for place in places.values())
    if city and own != bool(rest):
        for cells in (*city, *rest):
            yield cells, AreaPart(board.geoid, places[cells].called, "city")


def _is_called(cells: Cells, place: Place, names: Collection[str], codes: Collection[str] | None) -> bool:
    """Whether a row of no county has one of these names, and no code that speaks of another place."""
    code = cells[1].strip().casefold().removesuffix(".0")
    fits = code in NO_CODE or codes is None or code in codes
    return place.kind == "unknown" and fits and plain(place.called) in names


def _number(rule: Numbered | None, called: str, code: str) -> int:
    """The number of a district; 0 where it has none."""
    if rule is None:
        return 0
    written = re.sub(r"\s+", " ", called).strip().casefold()
    digits = code.strip().removesuffix(".0")
    by_code = digits.zfill(5) if digits.isdigit() else digits
    match = re.fullmatch(rule.names, written) or re.fullmatch(rule.codes, by_code)
    return int(match["number"]) if match else 0


def _state_of(cells: Cells, place: Place, placer: Placer) -> str:
    """The two digits of a row's state: by its place, its own cell, its code, or the state that it is called."""
    code, _ = county_code(cells[1])
    return (
        (place.geoid[:2] if place.kind == "county" else "")
        or placer.state_fips(cells[0])
        or place.geoid[:2]
        or (state_of(code) if is_county_geoid(code) else "")
        or STATE_FIPS.get(state_code(place.called), "")
    )


def _code(cells: Cells, part: AreaPart) -> str:
    """What tells a part from all others, its state's two digits first."""
    return f"{part.area}/{plain(part.called)}/{cells[1].strip()}"
