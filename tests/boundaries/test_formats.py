"""Every kind of file that boundaries come in gives the same table."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from mapgen.areas.boundaries import read_areas, read_boundaries
from tests.boundaries.conftest import NAMES


def shapefile(table: gpd.GeoDataFrame, folder: Path) -> Path:
    """A shapefile, named by its `.shp`."""
    table.to_file(folder / "c.shp", encoding="UTF-8")
    return folder / "c.shp"


def in_folder(table: gpd.GeoDataFrame, folder: Path) -> Path:
    """A shapefile, named by its folder."""
    return shapefile(table, folder).parent


def zipped(table: gpd.GeoDataFrame, folder: Path) -> Path:
    """A zip with the shapefile in a folder of its own, and the clutter that macOS adds."""
    (folder / "parts").mkdir()
    shapefile(table, folder / "parts")
    with zipfile.ZipFile(folder / "c.zip", "w") as archive:
        for part in (folder / "parts").iterdir():
            archive.write(part, f"counties/{part.name}")
            archive.writestr(f"__MACOSX/counties/._{part.name}", b"clutter")
    return folder / "c.zip"


def geopackage(table: gpd.GeoDataFrame, folder: Path) -> Path:
    """A GeoPackage."""
    table.to_file(folder / "c.gpkg")
    return folder / "c.gpkg"


def geojson(table: gpd.GeoDataFrame, folder: Path) -> Path:
    """GeoJSON."""
    table.to_file(folder / "c.geojson")
    return folder / "c.geojson"


def topojson(table: gpd.GeoDataFrame, folder: Path) -> Path:
    """TopoJSON as the us-atlas package lays it out: codes as ids, and the states as a second object."""
    rings = [[list(point) for point in shape.exterior.coords] for shape in table.geometry]

    def part(at: int, code: str, name: str) -> dict[str, object]:
        return {"type": "Polygon", "arcs": [[at]], "id": code, "properties": {"name": name}}

    counties = [part(at, row.GEOID, row.NAME) for at, row in enumerate(table.itertuples())]
    document = {
        "type": "Topology",
        "arcs": rings,
        "objects": {
            "counties": {"type": "GeometryCollection", "geometries": counties},
            "states": {"type": "GeometryCollection", "geometries": [part(0, "01", "Alabama")]},
        },
    }
    (folder / "c.json").write_text(json.dumps(document), "utf-8")
    return folder / "c.json"


def geoparquet(table: gpd.GeoDataFrame, folder: Path) -> Path:
    """GeoParquet, where pyarrow is installed."""
    pytest.importorskip("pyarrow")
    table.to_parquet(folder / "c.parquet")
    return folder / "c.parquet"


KINDS = [shapefile, in_folder, zipped, geopackage, geojson, topojson, geoparquet]
Write = Callable[[gpd.GeoDataFrame, Path], Path]


@pytest.mark.parametrize("write", KINDS)
def test_every_kind_of_file_gives_the_same_table(write: Write, square: gpd.GeoDataFrame, tmp_path: Path) -> None:
    """Codes, names with their accents, and squares come back; the reference system is always NAD83."""
    found = read_boundaries(write(square, tmp_path))
    assert found["name"].to_dict() == NAMES
    assert set(found["state"]) == {"01"}
    assert found.crs == "EPSG:4269"
    assert shapely.equals(found.geometry.to_numpy(), square.geometry.to_numpy()).all()


@pytest.mark.parametrize("crs", ["EPSG:5070", "EPSG:3857", "EPSG:26916"])
def test_any_reference_system_becomes_degrees(crs: str, square: gpd.GeoDataFrame, tmp_path: Path) -> None:
    """Metres of a conic, of Web Mercator and of a UTM zone come back to within a millionth of a degree."""
    found = read_boundaries(geopackage(square.to_crs(crs), tmp_path))
    assert shapely.hausdorff_distance(found.geometry.to_numpy(), square.geometry.to_numpy()).max() < 1e-6


def test_a_shapefile_without_prj_and_cpg_is_read_as_the_census_writes_it_and_says_so(
    square: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    """The missing companions are named with what was assumed in their place; with them nothing is said."""
    path = shapefile(square, tmp_path)
    assert read_areas(path).findings == ()
    for suffix in (".prj", ".cpg"):
        path.with_suffix(suffix).unlink()
    found = read_areas(path)
    said = [note.what for note in found.findings]
    assert found.table["name"].to_dict() == NAMES
    assert len(said) == 2
    assert "UTF-8" in said[0]
    assert "EPSG:4269" in said[1]


def test_latin_1_text_is_told_by_its_bytes(square: gpd.GeoDataFrame, tmp_path: Path) -> None:
    """Without a `.cpg`, text that is no UTF-8 is read as Latin-1, and that is said."""
    square.to_file(tmp_path / "c.shp", encoding="ISO-8859-1")
    (tmp_path / "c.cpg").unlink()
    found = read_areas(tmp_path / "c.shp")
    assert found.table.at["01003", "name"] == "Doña Ana"
    assert any("ISO-8859-1" in note.what for note in found.findings)
