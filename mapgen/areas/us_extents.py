"""An area's code says where it must lie: areas held to the state that their code names."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

from mapgen.errors import BoundariesError
from mapgen.findings import finding, refusal
from mapgen.geoid import STATE_FIPS, TERRITORY_FIPS, state_of

Box = tuple[float, float, float, float]

WATER = 1.0
"""Degrees by which a state may reach further than its land: some files follow its borders through lakes and the sea."""

MOSTLY = 0.5
"""The part of an area's points that must lie in its state; of a county no more than islets lie far away."""


def hold_to_states(geoids: Sequence[str], names: Sequence[str], shapes: NDArray[np.object_], file: str) -> None:
    """Hold every area to lie in the state that its code begins with; codes of no state are passed over.

    Args:
        geoids: Five digits each.
        names: Of the areas, for messages.
        shapes: In longitude and latitude, in the same order; those that are none or empty are passed over.
        file: The file, for messages.

    Raises:
        BoundariesError: An area lies elsewhere: for each state the first of them and how many there are.
    """
    points, owner = shapely.get_coordinates(shapes, return_index=True)
    boxes = np.array([extents().get(state_of(geoid), (-np.inf, -np.inf, np.inf, np.inf)) for geoid in geoids])
    if not len(points) or not _elsewhere(points, boxes, owner).any():
        return
    elsewhere = [int(at) for at in np.flatnonzero(_elsewhere(points, boxes, owner))]
    problems = []
    for postal, fips in (STATE_FIPS | TERRITORY_FIPS).items():
        own = [at for at in elsewhere if state_of(geoids[at]) == fips]
        if own:
            bounds = zip(("west", "south", "east", "north"), shapely.bounds(shapes[own[0]]), strict=True)
            values = {side: f"{degrees:.1f}" for side, degrees in bounds}
            values |= {"place": f"{names[own[0]]} ({geoids[own[0]]})", "state": postal}
            problems.append(finding("area-lies-at", file, more=len(own) - 1, values=values))
    swapped = not _elsewhere(points[:, ::-1], boxes, owner).any()
    raise BoundariesError(refusal("areas-elsewhere", file, why="swapped" if swapped else "other"), problems=problems)


@cache
def extents() -> dict[str, Box]:
    """West, south, east and north of each state by its two digits."""
    text = (resources.files("mapgen") / "us" / "extents.toml").read_text("utf-8")
    found = msgspec.convert(tomllib.loads(text), dict[str, Box])
    return {(STATE_FIPS | TERRITORY_FIPS)[postal]: box for postal, box in found.items()}


def _elsewhere(points: NDArray[np.float64], boxes: NDArray[np.float64], owner: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which areas have too few of their points in their state's box."""
    west, south, east, north = boxes[owner].T
    x, y = points.T
    # Alaska's box begins beyond the 180th meridian.
    x = np.where((x > 0) & (west < -180), x - 360, x)
    inside = (x >= west - WATER) & (x <= east + WATER) & (y >= south - WATER) & (y <= north + WATER)
    counted = np.bincount(owner, minlength=len(boxes))
    within = np.bincount(owner, weights=inside, minlength=len(boxes))
    return np.asarray((counted > 0) & (within < MOSTLY * counted))
