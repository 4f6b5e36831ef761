"""The areas that a contest is drawn on: those of its state, in the year of its election."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from mapgen.areas.area_table import AreaTable
from mapgen.areas.us_counties import counties_of, names_of_the_country
from mapgen.errors import UsageError
from mapgen.files.parse_cells import shown
from mapgen.findings import finding, refusal
from mapgen.geoid import STATE_FIPS
from mapgen.results.normalise import NATION
from mapgen.results.places import unmatched_names
from mapgen.results.select_contest import SelectedContest
from mapgen.words.terms import plain, states

NEWEST = 2024
"""The election year whose counties are taken where a file does not say which year it is of."""


AreasOf = Callable[[str], AreaTable]
"""Reads the areas of a state, named by its two digits, or of all where that is empty."""


def choose_boundaries(
    selected: SelectedContest, areas: AreaTable | AreasOf | None, file: str, *, elsewhere: Collection[str] = ()
) -> tuple[AreaTable, str]:
    """The areas a contest is drawn on, and the postal code of their state ("US" for the country, or empty).

    Args:
        selected: The contest; where it does not say its state, the counties' names do.
        areas: The areas to take them from, or what reads them once the state is known; None for the country's.
        file: The results file as the user knows it.
        elsewhere: Names of places in it that belong to no county.

    Raises:
        UsageError: The names are found in several states or in none, or there are no areas of the state.
        BoundariesError: The boundaries cannot be read.
    """
    if areas is not None:
        fips = STATE_FIPS.get(selected.state, "")
        return _of_state(areas if isinstance(areas, AreaTable) else areas(fips), selected.state)
    year = int(selected.date[:4]) if selected.date else NEWEST
    units = {unit for key, _ in selected.slots for unit in (key.geoid, key.county) if unit}
    if selected.state:
        return counties_of(None if selected.state == NATION else selected.state, year, units=units), selected.state
    outside = set(map(plain, elsewhere))
    called = [key.county for key, _ in selected.slots if plain(key.county) not in outside]
    unmatched = unmatched_names(called, *names_of_the_country(year))
    fitting = [postal for postal, names in unmatched.items() if not names]
    if len(fitting) == 1:
        return counties_of(fitting[0], year, units=units), fitting[0]
    listed = ", ".join(fitting)
    nearest = min(unmatched, key=lambda postal: len(unmatched[postal]), default="")
    wrong = [] if fitting or not nearest else unmatched[nearest]
    told = wrong[:6] if len(wrong) * 2 < len(set(called)) else []
    example = (fitting or [nearest or "KY"])[0]
    raise UsageError(
        refusal("state-unsaid", file, states=len(fitting), listed=listed, example=example),
        problems=[finding("county-of-another", file, place=shown(county), state=states()[nearest]) for county in told],
    )


def _of_state(areas: AreaTable, state: str) -> tuple[AreaTable, str]:
    fips = STATE_FIPS.get(state, "")
    held = areas.table[areas.table["state"] == fips] if fips and "state" in areas.table else areas.table
    if not len(held):
        raise UsageError(refusal("no-county-of", areas.source.file, state=states()[state]))
    only = {str(geoid)[:2] for geoid in held.index}
    postal = next((code for code, own in STATE_FIPS.items() if only == {own}), "")
    return replace(areas, table=held), postal or state
