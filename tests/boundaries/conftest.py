"""Four square counties, each a degree wide, that the tests of boundaries write into files of every kind.

Alder 01001 | Doña Ana 01003
------------+---------------
Cedar 01005 | Dogwood  01007
"""

from __future__ import annotations

import geopandas as gpd
import pytest
from shapely import box

NAMES = {"01001": "Alder", "01003": "Doña Ana", "01005": "Cedar", "01007": "Dogwood"}


@pytest.fixture
def square() -> gpd.GeoDataFrame:
    """The four counties with the fields of a Census file."""
    corners = [(-88, 33), (-87, 33), (-88, 32), (-87, 32)]
    return gpd.GeoDataFrame(
        {"GEOID": list(NAMES), "NAME": list(NAMES.values())},
        geometry=[box(x, y, x + 1, y + 1) for x, y in corners],
        crs="EPSG:4269",
    )
