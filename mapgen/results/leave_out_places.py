"""Places that a user leaves out by name, so that the rest can be drawn; each is said with its votes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from mapgen.areas.gazetteer import folded
from mapgen.files.parse_cells import county_code, shown
from mapgen.findings import TOLD_SINGLY, Finding, Value, finding
from mapgen.geoid import STATE_FIPS, is_county_geoid, state_of
from mapgen.results.first_few import listed
from mapgen.results.places import Cells, Place
from mapgen.words.terms import state_code


@dataclass(frozen=True, slots=True)
class PlacesLeft:
    """The places of a contest with those that a user leaves out.

    Attributes:
        places: By the cells of the rows.
        counties: The GEOIDs of counties that need no row any more.
        findings: Names that are none of a place here, as errors.
    """

    places: Mapping[Cells, Place]
    counties: frozenset[str]
    findings: tuple[Finding, ...]


def leave_out_places(
    asked: Sequence[str], places: Mapping[Cells, Place], counties: Iterable[str], file: str
) -> PlacesLeft:
    """The places with those that are asked for left out.

    Args:
        asked: Names of counties or other places as the file writes them, five-digit codes, or states.
        places: By the cells of the rows.
        counties: The GEOIDs of all counties of the map; a state's are left out with it.
        file: The file as the user knows it.
    """
    left = dict(places)
    without: set[str] = set()
    findings = []
    for text in asked:
        ours = [cells for cells in places if _is_called(text, cells, places[cells])]
        state = STATE_FIPS.get(state_code(text), "") if not ours else ""
        if state:
            ours = [cells for cells in places if (places[cells].geoid[:2] or _fips(cells)) == state]
            without |= {geoid for geoid in counties if geoid.startswith(state)}
        if not ours:
            strange = sorted({place.called for place in places.values() if place.kind == "unknown"})
            values: dict[str, Value] = {"called": shown(text), "strange": len(strange), "listed": listed(strange)}
            findings.append(finding("leave-out-unknown", file, values=values))
        for cells in ours:
            if places[cells].kind == "county":
                without.add(places[cells].geoid)
            left[cells] = Place("left-out", places[cells].geoid or state, called=places[cells].called)
    return PlacesLeft(left, frozenset(without), tuple(findings))


def say_left_places(
    votes: Mapping[str, int], counties: Collection[str], names: Mapping[str, str], file: str
) -> tuple[Finding, ...]:
    """Every place that is left out, with its votes, as a warning: it stands on the map.

    Args:
        votes: By the name of the place.
        counties: The GEOIDs of counties that need no row.
        names: County names by GEOID.
        file: The file as the user knows it.
    """
    if len(votes) > TOLD_SINGLY:
        named = ", ".join(f"{place} ({count:,})" for place, count in votes.items())
        figures = {"many": len(votes), "votes": sum(votes.values())}
        said = [finding("places-left-out", file, severity="warning", values=figures, named=named)]
    else:
        said = [
            finding("place-left-out", file, severity="warning", place=place, votes=count)
            for place, count in votes.items()
        ]
    known = ", ".join(sorted(names[geoid] for geoid in counties if geoid in names))
    if known:
        said.append(finding("counties-left-out", file, severity="warning", counties=known))
    return tuple(said)


def _is_called(text: str, cells: Cells, place: Place) -> bool:
    called = place.called
    return bool(called and folded(called) == folded(text)) or text.strip() in (cells[1].strip(), place.geoid)


def _fips(cells: Cells) -> str:
    """The two digits of a row's state, by its own cell or by its code, be that of a county or of a district."""
    code, _ = county_code(cells[1])
    return STATE_FIPS.get(state_code(cells[0]), "") or (state_of(code) if is_county_geoid(code) else "")
