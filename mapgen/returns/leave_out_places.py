"""Places that a user leaves out by name, so that the rest can be drawn; each is said with its votes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mapgen.geoid import STATE_FIPS
from mapgen.returns.cells import name, shown
from mapgen.returns.contest_votes import ContestVotes
from mapgen.returns.first_few import listed
from mapgen.returns.names import folded
from mapgen.returns.places import Cells, Place
from mapgen.returns.vocabulary import state_code


def leave_out_places(
    asked: Sequence[str], places: Mapping[Cells, Place], counties: Iterable[str], found: ContestVotes
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
            found.say("leave-out-unknown", called=shown(text), strange=len(strange), listed=listed(strange))
        for cells in ours:
            if places[cells].kind == "county":
                found.left_counties.add(places[cells].geoid)
            left[cells] = Place("left-out", places[cells].geoid)
    return left


def say_left_places(found: ContestVotes, names: Mapping[str, str]) -> None:
    """Every place that is left out, with its votes, as a warning: it stands on the map."""
    for place, votes in found.left_places.items():
        found.say("place-left-out", severity="warning", place=place, votes=votes)
    counties = sorted(names[geoid] for geoid in found.left_counties if geoid in names)
    if counties:
        found.say("counties-left-out", severity="warning", counties=", ".join(counties))


def _named(text: str, cells: Cells, place: Place) -> bool:
    called = name(cells[2])[0]
    return bool(called and folded(called) == folded(text)) or text.strip() in (cells[1].strip(), place.geoid)


def _fips(cells: Cells) -> str:
    return STATE_FIPS.get(state_code(cells[0]), "")
