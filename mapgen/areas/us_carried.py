"""The county boundaries that the wheel carries: those of 2023, and the few of 2016 that are no more.

`mapgen/us/README.md` says what they are made of.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from functools import cache
from importlib import resources

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from mapgen.areas.crosswalk import CodeChange
from mapgen.areas.topojson import TopoLayer, topojson_layers
from mapgen.geoid import state_of
from mapgen.words.terms import area_word

FILE = "counties.topojson"

CARRIED_YEAR = 2016
"""The year that the boundaries are of, but for what changed since."""

COARSE = {"09190": "planning-regions", "02063": "census-areas-of-2019"}
"""Areas some of whose lines are of 1:10,000,000, one a state, and what lies on both sides of such lines, as the message
`source-census` calls it."""


def carried_counties(states: Collection[str], undone: Collection[CodeChange]) -> tuple[gpd.GeoDataFrame, str]:
    """The counties of states.

    Args:
        states: Two-digit codes.
        undone: Changes of codes before which the counties are to be; those that `can_undo`, others are passed over.

    Returns:
        Indexed by `geoid`: `name`, `state`, `lsad`, `geometry` in NAD83, without a reference system. And what lies
        on both sides of coarse lines, a value of `COARSE`; empty where none is drawn, and for several states.
    """
    counties, former = _layers()
    reverted = [change for change in undone if can_undo(change)]
    made = {code for change in reverted for code in change.after}
    gone = {code for change in reverted for code in change.before}
    parts = [
        _table(layer, layer.fields["id"].isin(chosen).to_numpy())
        for layer, chosen in (
            (counties, [code for code in counties.fields["id"] if state_of(code) in states and code not in made]),
            (former, [code for code in gone if state_of(code) in states]),
        )
    ]
    table = gpd.GeoDataFrame(pd.concat([part for part in parts if len(part)]))
    coarse = [between for code, between in COARSE.items() if code in table.index and len(states) == 1]
    return table, coarse[0] if coarse else ""


def can_undo(change: CodeChange) -> bool:
    """Whether the areas before a change are among what is carried."""
    return set(carried_names()).issuperset(change.before)


@cache
def carried_names() -> Mapping[str, str]:
    """The names of all counties by GEOID, those that are no more among them, without "County"."""
    return {
        str(code): str(name)
        for layer in reversed(_layers())
        for code, name in zip(layer.fields["id"], layer.fields["name"], strict=True)
    }


@cache
def _layers() -> tuple[TopoLayer, TopoLayer]:
    content = (resources.files("mapgen") / "us" / FILE).read_bytes()
    counties, former = topojson_layers(json.loads(content), FILE)
    return counties, former


def _table(layer: TopoLayer, chosen: NDArray[np.bool_]) -> gpd.GeoDataFrame:
    fields = layer.fields[chosen]
    codes = fields["id"].astype(str)
    return gpd.GeoDataFrame(
        {
            "name": fields["name"].astype(str).to_numpy(),
            "state": codes.str[:2].to_numpy(),
            "lsad": fields["lsad"].map(area_word).to_numpy(),
        },
        index=pd.Index(codes, name="geoid"),
        geometry=layer.areas(chosen),
    )
