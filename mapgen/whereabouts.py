"""Where a results file that nobody has described is of: its state, and the counties of its year."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd

from mapgen.errors import Problem, UsageError
from mapgen.geoid import STATE_FIPS
from mapgen.read.boundaries import read_boundaries
from mapgen.read.us import counties_of
from mapgen.returns.cells import shown
from mapgen.returns.choose import NATION, Chosen
from mapgen.returns.places import strangers
from mapgen.returns.vocabulary import states

NEWEST = 2024
"""The election year whose counties are taken where a file does not say which year it is of."""


def boundaries_for(chosen: Chosen, shapes: Path | None, file: str) -> tuple[gpd.GeoDataFrame, str]:
    """The counties a contest is drawn on, and the postal code of their state ("US" for the country, or empty).

    Args:
        chosen: The contest; where it does not say its state, the counties' names do.
        shapes: A file of boundaries, or None for the country's.
        file: The results file as the user knows it.

    Raises:
        UsageError: The names are found in several states or in none, or the boundaries have none of the state's.
        BoundariesError: The boundaries cannot be read.
    """
    year = int(chosen.date[:4]) if chosen.date else NEWEST
    if shapes is not None:
        held = read_boundaries(shapes, state=STATE_FIPS.get(chosen.state, ""))
        only = set(held["state"])
        postal = next((each for each, own in STATE_FIPS.items() if only == {own}), "")
        return held, postal or chosen.state
    units = {unit for key, _ in chosen.slots for unit in (key.geoid, key.county) if unit}
    if chosen.state:
        return counties_of(None if chosen.state == NATION else chosen.state, year, units=units), chosen.state
    everywhere = counties_of(None, year)
    called = [key.county for key, _ in chosen.slots]
    strange = strangers(called, everywhere["name"].to_dict(), cities_of(everywhere))
    fitting = [postal for postal, names in strange.items() if not names]
    if len(fitting) == 1:
        return counties_of(fitting[0], year, units=units), fitting[0]
    listed = ", ".join(fitting)
    nearest = min(strange, key=lambda postal: len(strange[postal]), default="")
    wrong = [] if fitting or not nearest else strange[nearest]
    raise UsageError(
        f"{file} does not say which state it is of, and its counties' names "
        + (f"are found in {len(fitting)} states: {listed}." if fitting else "are not all found in any one state."),
        problems=[
            Problem(f"{shown(each)} is no county of {states()[nearest]}, which has most of the others", file)
            for each in wrong[:6]
        ]
        if len(wrong) * 2 < len(set(called))
        else [],
        fix=f"Name the state, for instance --state {(fitting or [nearest or 'KY'])[0]}.",
    )


def cities_of(boundaries: gpd.GeoDataFrame) -> list[str]:
    """The counties of a table of boundaries that are cities outside any county."""
    return list(boundaries.index[boundaries["lsad"] == "city"]) if "lsad" in boundaries else []
