"""Places spread over a map: the largest first, but none beside a larger one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

KILOMETRES = 111.2
"""To a degree of latitude."""

CITY_EDGE = 5.0
"""Kilometres within which a place is part of any larger one."""

CITY_REACH = 20.0 / np.sqrt(8_800_000)
"""Kilometres by which that grows with the square root of a city's people: New York's boroughs are within 25."""


def spread(
    latitude: NDArray[np.float64], longitude: NDArray[np.float64], people: NDArray[np.float64], apart: float
) -> NDArray[np.int64]:
    """Choose places that lie apart from each other.

    Args:
        latitude: Of each place, in degrees.
        longitude: The same, eastwards.
        people: How many live there.
        apart: Kilometres that two chosen places are at least from each other; more from a large city, whose quarters
            are no places of their own.

    Returns:
        Positions of the chosen ones, the largest first.
    """
    chosen: list[int] = []
    for at in np.argsort(-people, kind="stable"):
        larger = np.array(chosen, dtype=np.int64)
        north = latitude[larger] - latitude[at]
        east = (longitude[larger] - longitude[at]) * np.cos(np.radians(latitude[at]))
        far = KILOMETRES * np.hypot(north, east)
        if (far >= np.maximum(apart, CITY_EDGE + CITY_REACH * np.sqrt(people[larger]))).all():
            chosen.append(int(at))
    return np.array(chosen, dtype=np.int64)
