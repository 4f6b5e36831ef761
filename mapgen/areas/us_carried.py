"""The county boundaries that the wheel carries: those of 2023, and the few of 2016 that are no more.

`mapgen/us/README.md` says what they are made of.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

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


@dataclass(frozen=True, slots=True)
class CarriedCounties:
    """Counties whose shapes are put together only when they are asked for.

    Attributes:
        fields: Indexed by `geoid`: `name`, `state`, `lsad`.
        shapes: Puts together their areas in that order, in NAD83.
        coarse: What lies on both sides of coarse lines, a value of `COARSE`; empty where none is drawn, and for several
            states.
    """

    fields: pd.DataFrame
    shapes: Callable[[], NDArray[np.object_]]
    coarse: str


def carried_counties(states: Collection[str], undone: Collection[CodeChange]) -> CarriedCounties:
    """The counties of states.

    Args:
        states: Two-digit codes.
        undone: Changes of codes before which the counties are to be; those that `can_undo`, others are passed over.
    """
    counties, former = _layers()
    reverted = [change for change in undone if can_undo(change)]
    made = {code for change in reverted for code in change.after}
    gone = {code for change in reverted for code in change.before}
    kept = [code for code in counties.fields["id"] if state_of(code) in states and code not in made]
    back = [code for code in gone if state_of(code) in states]
    parts = [(counties, _rows_of(counties, kept)), (former, _rows_of(former, back))]
    fields = pd.concat([_fields(layer, chosen) for layer, chosen in parts if chosen.any()])
    coarse = [between for code, between in COARSE.items() if code in fields.index and len(states) == 1]
    return CarriedCounties(
        fields, lambda: np.concatenate([layer.areas(chosen) for layer, chosen in parts]), coarse[0] if coarse else ""
    )


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


def _rows_of(layer: TopoLayer, codes: Collection[str]) -> NDArray[np.bool_]:
    return np.asarray(layer.fields["id"].isin(codes))


def _fields(layer: TopoLayer, chosen: NDArray[np.bool_]) -> pd.DataFrame:
    fields = layer.fields[chosen]
    codes = fields["id"].astype(str)
    return pd.DataFrame(
        {
            "name": fields["name"].astype(str).to_numpy(),
            "state": codes.str[:2].to_numpy(),
            "lsad": fields["lsad"].map(area_word).to_numpy(),
        },
        index=pd.Index(codes, name="geoid"),
    )
