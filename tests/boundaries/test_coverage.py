"""Faults of geometry are mended where that moves no border visibly, and said; larger ones are refused by county."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely
from shapely import Polygon, box

from mapgen.areas.county_table import county_table
from mapgen.errors import BoundariesError


def with_alder(square: gpd.GeoDataFrame, shape: shapely.Geometry) -> gpd.GeoDataFrame:
    """The four counties, Alder with another shape."""
    return square.set_geometry([shape, *square.geometry[1:]], crs=square.crs)


@pytest.mark.parametrize("reach", [0.0003, -0.00003], ids=["overlap of 30 m", "gap of 3 m"])
def test_borders_that_nearly_meet_are_made_to_meet_and_it_is_said(reach: float, square: gpd.GeoDataFrame) -> None:
    """Alder ends some metres beyond or before Doña Ana; after mending they share one border."""
    table, notes = county_table(with_alder(square, box(-88, 33, -87 + reach, 34)), "c.shp")
    assert shapely.coverage_is_valid(table.geometry.to_numpy(), gap_width=0.0001)
    assert table.geometry.union_all().area == pytest.approx(4, abs=1e-4)
    (note,) = notes
    assert "did not share their borders" in note.what
    assert note.severity == "warning"


def test_counties_that_truly_overlap_are_refused_and_named(square: gpd.GeoDataFrame) -> None:
    """Alder reaches a tenth of a degree into Doña Ana, and no mending is tried."""
    with pytest.raises(BoundariesError, match="counties overlap, or do not meet") as caught:
        county_table(with_alder(square, box(-88, 33, -86.9, 34)), "c.shp")
    assert "Cedar" not in str(caught.value)
    assert "Alder (01001)" in str(caught.value)
    assert "Doña Ana (01003)" in str(caught.value)


def test_the_same_shape_twice_is_refused(square: gpd.GeoDataFrame) -> None:
    """Alder drawn where Doña Ana is: one of them would vanish."""
    with pytest.raises(BoundariesError, match="overlaps"):
        county_table(with_alder(square, box(-87, 33, -86, 34)), "c.shp")


def test_an_outline_that_touches_itself_is_mended_and_named(square: gpd.GeoDataFrame) -> None:
    """A spike out and back along one line has no area: without it Alder is the square it was."""
    spiked = Polygon([(-88, 33), (-87, 33), (-87, 34), (-88, 34), (-88, 33.5), (-88.2, 33.5), (-88, 33.5)])
    assert not spiked.is_valid
    table, notes = county_table(with_alder(square, spiked), "c.shp")
    assert table.at["01001", "geometry"].equals(square.geometry[0])
    assert any("Alder (01001) had an outline that crossed itself" in note.what for note in notes)


def test_an_outline_that_crosses_itself_widely_is_refused(square: gpd.GeoDataFrame) -> None:
    """A bow tie has two readings, and neither is chosen."""
    bow_tie = Polygon([(-88, 33), (-87, 34), (-87, 33), (-88, 34)])
    with pytest.raises(BoundariesError, match=r"Alder \(01001\) has an outline that crosses itself"):
        county_table(with_alder(square, bow_tie), "c.shp")


@pytest.mark.parametrize("shape", [None, Polygon(), shapely.Point(-87.5, 33.5)], ids=["none", "empty", "point"])
def test_a_county_without_an_area_is_named(shape: shapely.Geometry | None, square: gpd.GeoDataFrame) -> None:
    """No geometry, an empty one and a point are each refused."""
    with pytest.raises(BoundariesError, match=r"Alder \(01001\)"):
        county_table(with_alder(square, shape), "c.shp")
