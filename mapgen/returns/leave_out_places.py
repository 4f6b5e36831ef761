"""Places that a user leaves out by name, so that the rest can be drawn; each is said with its votes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mapgen.errors import Problem
from mapgen.geoid import STATE_FIPS
from mapgen.returns.assembled import Assembled
from mapgen.returns.cells import name, shown
from mapgen.returns.names import folded
from mapgen.returns.one_finding import listed
from mapgen.returns.places import Cells, Place
from mapgen.returns.vocabulary import state_code

LEFT_OUT_AS_ASKED = "of places left out as asked"


def leave_out_places(
    asked: Sequence[str], places: Mapping[Cells, Place], counties: Iterable[str], found: Assembled
) -> dict[Cells, Place]:
    """The places with those that are asked for left out.

    Args:
        asked: Names of counties or other places as the file writes them, five-digit codes, or states.
        places: By the cells of the rows.
        counties: The GEOIDs of all counties of the map; a state's are left out with it.
        found: Keeps the counties that need no row any more; an unknown name is an error there.
    """
    left = dict(places)
    for text in asked:
        ours = [cells for cells in places if _named(text, cells, places[cells])]
        state = STATE_FIPS.get(state_code(text), "") if not ours else ""
        if state:
            ours = [cells for cells in places if (places[cells].geoid[:2] or _fips(cells)) == state]
            found.left_counties |= {geoid for geoid in counties if geoid.startswith(state)}
        if not ours:
            strange = sorted({name(cells[2])[0] for cells, place in places.items() if place.kind == "unknown"})
            there = f"; what is no county there: {listed(strange)}" if strange else ""
            found.say(f"--leave-out {shown(text)} is no place of the file{there}")
        for cells in ours:
            if places[cells].kind == "county":
                found.left_counties.add(places[cells].geoid)
            left[cells] = Place("left-out", places[cells].geoid)
    return left


def say_left_places(found: Assembled, names: Mapping[str, str]) -> None:
    """Every place that is left out, with its votes, as a warning: it stands on the map."""
    for place, votes in found.left_places.items():
        what = f"{place} is left out as asked: its {votes:,} votes are in no county and in no total"
        found.problems.append(Problem(what, found.file, severity="warning"))
    counties = sorted(names[geoid] for geoid in found.left_counties if geoid in names)
    if counties:
        what = f"drawn as “no data”, because they are left out: {', '.join(counties)}"
        found.problems.append(Problem(what, found.file, severity="warning"))


def _named(text: str, cells: Cells, place: Place) -> bool:
    called = name(cells[2])[0]
    return bool(called and folded(called) == folded(text)) or text.strip() in (cells[1].strip(), place.geoid)


def _fips(cells: Cells) -> str:
    return STATE_FIPS.get(state_code(cells[0]), "")
