"""Honest files that were refused beside the hostile ones: layers beside the counties, and fields of odd names."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pytest
from shapely import LineString, Point

from mapgen.areas.boundaries import read_areas, read_boundaries
from mapgen.errors import BoundariesError
from tests.attacks.readers import NAMES, delaware, features

pytestmark = pytest.mark.attack

BESIDE = {
    "points": [Point(at, 39) for at in range(3)],
    "lines": [LineString([(at, 39), (at, 40)]) for at in range(3)],
    "several points": [Point(at, 39).buffer(1).boundary.segmentize(1).union(Point(0, 0)).geoms[0] for at in range(3)],
}


@pytest.mark.parametrize("first", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("what", BESIDE)
def test_a_layer_of_no_areas_beside_the_counties(what: str, first: bool, tmp_path: Path) -> None:
    """Also where it has their codes, as county seats have: it is left out, and that is said."""
    other = gpd.GeoDataFrame({"GEOID": list(NAMES)}, geometry=BESIDE[what], crs="EPSG:4269")
    layers = [("seats", other), ("counties", delaware())]
    for name, layer in layers if first else reversed(layers):
        layer.to_file(tmp_path / "c.gpkg", layer=name)
    areas = read_areas(tmp_path / "c.gpkg")
    assert areas.names() == NAMES
    assert ("layer-left-out", "'seats'") in [(note.code, note.values.get("layer")) for note in areas.findings]


def test_points_alone_are_no_boundaries(tmp_path: Path) -> None:
    """In words."""
    gpd.GeoDataFrame({"GEOID": list(NAMES)}, geometry=BESIDE["points"], crs="EPSG:4269").to_file(tmp_path / "c.gpkg")
    with pytest.raises(BoundariesError, match="points and lines, and no areas"):
        read_boundaries(tmp_path / "c.gpkg")


ODD: dict[str, dict[str, object]] = {
    "a kind of county": {"type": "County", "coordinates": "39 N, 75 W"},
    "a point": {"type": "Point", "coordinates": [-75, 39]},
    "all": {"type": "Feature", "coordinates": [1], "geometry": "square", "features": 3, "properties": "x", "crs": "y"},
    "objects": {"geometry": {"type": "Polygon", "coordinates": []}, "features": [{"type": "Feature"}]},
}


@pytest.mark.parametrize("odd", ODD)
def test_fields_called_as_parts_of_geojson(odd: str, tmp_path: Path) -> None:
    """They are fields like others."""
    made = features()
    for feature in made:
        feature["properties"].update(ODD[odd])
    (tmp_path / "c.json").write_text(json.dumps({"type": "FeatureCollection", "features": made}), "utf-8")
    assert read_boundaries(tmp_path / "c.json")["name"].to_dict() == NAMES
