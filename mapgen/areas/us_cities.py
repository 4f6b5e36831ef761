"""Cities to name on a map of any state or of the country; of GeoNames, whose licence wants it named with them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources

import pandas as pd

from mapgen.geometry.spread import spread

SOURCE = "GeoNames (CC BY 4.0)"
"""What is said wherever the cities are shown."""

SOURCE_ADDRESS = "https://www.geonames.org"

APART = 150.0
"""Kilometres between cities of a map of several states: some thirty pixels of the country's."""

MOST = 60
"""Cities of several states; a map names 28 at most, and some find no room."""


def cities_of(states: Iterable[str]) -> pd.DataFrame:
    """The cities of states.

    Args:
        states: Postal codes.

    Returns:
        Columns `name`, `latitude` and `longitude` (degrees) and `rank` (1 is named first), sorted by `rank`; empty
        where nothing is known.
    """
    wanted = set(states)
    table = _cities()
    own = table[table["state"].isin(wanted)]
    if len(wanted) > 1:
        north, east, people = (own[column].to_numpy(float) for column in ("latitude", "longitude", "population"))
        own = own.iloc[spread(north, east, people, APART)[:MOST]]
    own = own.reset_index(drop=True)
    return own[["name", "latitude", "longitude"]].assign(rank=own.index + 1)


@cache
def _cities() -> pd.DataFrame:
    with (resources.files("mapgen") / "us" / "cities.csv").open(encoding="utf-8") as file:
        return pd.read_csv(file)
