"""States drawn as one area each: their counties' outlines put together under the code of the state as a whole."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import geopandas as gpd
import pandas as pd
import shapely

from mapgen.areas.area_table import AreaTable
from mapgen.geoid import postal_of
from mapgen.words.terms import areas as area_terms
from mapgen.words.terms import states


def whole_code(fips: str) -> str:
    """The code of a state as a whole, as the Census Bureau writes it: its two digits and 000."""
    return f"{fips}000"


def with_whole_states(areas: AreaTable, codes: Collection[str]) -> AreaTable:
    """The areas with one in the place of each of these states' counties.

    Args:
        areas: Of several states.
        codes: Of states as wholes, as `whole_code` writes them; a code that is an area's own already changes nothing.

    Returns:
        The areas, in the same order of codes; `counties` has those that there were.
    """
    table = areas.table
    merged = sorted(code for code in codes if code not in table.index)
    if not merged:
        return areas
    of_state = table["state"].astype(str)
    rows = [
        {
            "name": states()[postal_of(code)],
            "state": code[:2],
            "lsad": area_terms()["state"].word,
            "geometry": shapely.union_all(table.geometry[of_state == code[:2]].to_numpy()),
        }
        for code in merged
    ]
    whole = gpd.GeoDataFrame(rows, index=pd.Index(merged, name=table.index.name), geometry="geometry", crs=table.crs)
    others = table[~of_state.isin([code[:2] for code in merged])]
    drawn = pd.concat([others, whole.reindex(columns=others.columns)]).sort_index()
    return replace(areas, table=gpd.GeoDataFrame(drawn, geometry="geometry", crs=table.crs), counties=table)
