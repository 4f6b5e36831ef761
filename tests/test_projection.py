"""The projection, held to PROJ's."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Transformer

from mapgen.errors import BoundariesError
from mapgen.geometry.projection import EARTH_RADIUS, Conic, conic_for

KENTUCKY = (-89.5715, 36.4971, -81.9645, 39.1475)


def proj(conic: Conic, longitude: float, latitude: float) -> tuple[float, float]:
    """The same point by PROJ, on the same sphere."""
    crs = (
        f"+proj=aea +lat_1={conic.lat_1} +lat_2={conic.lat_2} +lat_0={conic.lat_0} +lon_0={conic.lon_0}"
        f" +R={EARTH_RADIUS} +units=m"
    )
    sphere = f"+proj=longlat +R={EARTH_RADIUS}"
    x, y = Transformer.from_crs(sphere, crs, always_xy=True).transform(longitude, latitude)
    return float(x), float(y)


@pytest.mark.parametrize(
    ("longitude", "latitude"), [(-85.75941, 38.25424), (-82.51876, 37.47927), (-88.60005, 37.08339), (-85.0, 37.8)]
)
def test_kentucky_lies_where_proj_puts_it(longitude: float, latitude: float) -> None:
    """Louisville, Pikeville, Paducah and the middle, to a millionth."""
    conic = conic_for(KENTUCKY)
    ((x, y),) = conic.project(np.array([[longitude, latitude]]))
    assert (x, y) == pytest.approx(proj(conic, longitude, latitude), rel=1e-6, abs=1e-3)


@given(
    west=st.floats(-179, 150),
    south=st.floats(-80, 60),
    width=st.floats(0.5, 25),
    height=st.floats(0.5, 15),
    right=st.floats(0, 1),
    up=st.floats(0, 1),
)
def test_any_area_lies_where_proj_puts_it(
    west: float, south: float, width: float, height: float, right: float, up: float
) -> None:
    """North or south of the equator, east or west; not astride it, where no cone fits."""
    if -height <= 2 * south <= height or abs(2 * south + height) < 1:
        return
    conic = conic_for((west, south, west + width, south + height))
    longitude, latitude = west + right * width, south + up * height
    ((x, y),) = conic.project(np.array([[longitude, latitude]]))
    assert (x, y) == pytest.approx(proj(conic, longitude, latitude), rel=1e-6, abs=1e-2)


def test_the_parallels_lie_a_sixth_inside() -> None:
    """Kavrayskiy's rule for an area from 0 to 60 degrees: 10 and 50."""
    assert conic_for((0, 0, 10, 60)) == Conic(lat_1=10, lat_2=50, lat_0=30, lon_0=5)


def test_areas_keep_their_size() -> None:
    """Equal cells north and south of the middle cover equal areas: a degree of longitude by equal steps of sine."""
    conic = conic_for(KENTUCKY)
    sines = np.linspace(np.sin(np.radians(36.5)), np.sin(np.radians(39.1)), 4)
    areas = []
    for low, high in pairwise(sines):
        south, north = np.degrees(np.arcsin([low, high]))
        side = np.linspace(-86, -85, 200)
        ring = np.concatenate(
            [
                np.column_stack([side, np.full(200, south)]),
                np.column_stack([side[::-1], np.full(200, north)]),
            ]
        )
        x, y = conic.project(ring).T
        areas.append(abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2)
    assert areas == pytest.approx([areas[0]] * 3, rel=1e-4)


def test_an_area_may_cross_the_180th_meridian() -> None:
    """Alaska from 172° east to 130° west is 58 degrees wide, its middle 159° west."""
    conic = conic_for((172, 51, -130, 71))
    assert conic.lon_0 == -159
    left, right = conic.project(np.array([[172.0, 60.0], [-130.0, 60.0]]))
    assert left[0] == pytest.approx(-right[0])


@pytest.mark.parametrize("bounds", [(0, 0, 400, 50), (0, -91, 1, 0), (0, 50, 1, 40), (4e5, 4e6, 5e5, 5e6)])
def test_bounds_that_are_no_degrees_are_refused(bounds: tuple[float, float, float, float]) -> None:
    """Metres, poles beyond the pole, north below south."""
    with pytest.raises(BoundariesError, match="not degrees"):
        conic_for(bounds)
