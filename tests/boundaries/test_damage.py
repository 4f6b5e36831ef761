"""Damaged, hostile and incomplete files of boundaries end in one BoundariesError that says what is wrong."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mapgen.areas.boundaries import read_boundaries
from mapgen.errors import BoundariesError
from tests.boundaries.test_formats import geojson, geopackage, shapefile, zipped

pytestmark = pytest.mark.attack


def half(write: Callable[[gpd.GeoDataFrame, Path], Path]) -> Callable[[gpd.GeoDataFrame, Path], Path]:
    """The file cut short in its middle."""

    def cut(table: gpd.GeoDataFrame, folder: Path) -> Path:
        path = write(table, folder)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        return path

    return cut


def without(suffix: str) -> Callable[[gpd.GeoDataFrame, Path], Path]:
    """A shapefile that lacks a companion."""

    def lacking(table: gpd.GeoDataFrame, folder: Path) -> Path:
        path = shapefile(table, folder)
        path.with_suffix(suffix).unlink()
        return path

    return lacking


def content(name: str, what: bytes) -> Callable[[gpd.GeoDataFrame, Path], Path]:
    """A file with just these bytes."""

    def written(_table: gpd.GeoDataFrame, folder: Path) -> Path:
        (folder / name).write_bytes(what)
        return folder / name

    return written


def climbing(_table: gpd.GeoDataFrame, folder: Path) -> Path:
    """A zip whose file would land beside the folder it is unpacked into."""
    with zipfile.ZipFile(folder / "c.zip", "w") as archive:
        archive.writestr("../../climbed.shp", b"out")
    return folder / "c.zip"


def bomb(_table: gpd.GeoDataFrame, folder: Path) -> Path:
    """A small zip that unpacks to 50 MB of nothing."""
    with zipfile.ZipFile(folder / "c.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("c.shp", bytes(50_000_000))
    return folder / "c.zip"


def two_shapefiles(table: gpd.GeoDataFrame, folder: Path) -> Path:
    """A folder with two shapefiles."""
    for name in ("a.shp", "b.shp"):
        table.to_file(folder / name)
    return folder


REFUSED = [
    (half(shapefile), "cut short"),
    (half(geojson), "not JSON that is read"),
    (half(geopackage), "cannot be read as boundaries"),
    (half(zipped), "cannot be unpacked"),
    (without(".dbf"), "lacks its .dbf"),
    (without(".shx"), "lacks its .shx"),
    (content("c.shp", b""), "is empty"),
    (content("c.shp", os.urandom(2000)), "none of the files"),
    (content("c.shp", b"<OGRVRTDataSource/>"), "none of the files"),
    (content("c.zip", b"not a zip"), "cannot be unpacked"),
    (content("c.parquet", b"PAR1PAR1"), "cannot be read"),
    (content("c.json", b"{}"), "neither GeoJSON"),
    (content("c.json", b'{"a":' + b"[" * 100_000), "not JSON that is read"),
    (content("c.json", b'{"type":"FeatureCollection","features":[]}'), "no field with the five-digit codes"),
    (climbing, "leads out of the archive"),
    (bomb, "unpacks to 50,000,000 bytes"),
    (two_shapefiles, "holds 2 files"),
    (lambda _table, folder: folder, "holds no file"),
    (lambda _table, folder: folder / "absent.shp", "cannot be read: No such file"),
]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("write", "says"), REFUSED, ids=[says for _, says in REFUSED])
def test_a_damaged_file_is_refused_by_its_name_and_with_the_reason(
    write: Callable[[gpd.GeoDataFrame, Path], Path], says: str, square: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    """One error, which names the file as the user knows it; nothing is left outside its folder."""
    folder = tmp_path / "given"
    folder.mkdir()
    path = write(square, folder)
    with pytest.raises(BoundariesError) as caught:
        read_boundaries(path)
    assert says in str(caught.value)
    assert str(path) in str(caught.value)
    assert [each.name for each in tmp_path.iterdir()] == ["given"]


def test_a_zip_that_lies_about_its_sizes_is_stopped_at_them(tmp_path: Path) -> None:
    """The directory claims a few bytes for a file of many; no more than claimed is ever written."""
    with zipfile.ZipFile(tmp_path / "c.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("c.shp", bytes(100_000))
    packed = (tmp_path / "c.zip").read_bytes()
    (tmp_path / "c.zip").write_bytes(packed.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    with pytest.raises(BoundariesError):
        read_boundaries(tmp_path / "c.zip")


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=4)), min_size=1, max_size=5))
def test_mangled_geojson_is_read_or_refused_never_crashes(
    edits: list[tuple[int, bytes]], square: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    """Bytes overwritten anywhere: the only outcomes are a table of counties and a BoundariesError."""
    text = bytearray(geojson(square, tmp_path).read_bytes())
    for at, what in edits:
        text[at % len(text) : at % len(text) + len(what)] = what
    (tmp_path / "mangled.geojson").write_bytes(text)
    try:
        found = read_boundaries(tmp_path / "mangled.geojson")
    except BoundariesError:
        return
    assert found.index.str.fullmatch("[0-9]{5}").all()
    assert found.geometry.is_valid.all()


def test_a_record_without_geometry_is_named(square: gpd.GeoDataFrame, tmp_path: Path) -> None:
    """Cedar has a null geometry; the message says so."""
    document = json.loads(geojson(square, tmp_path).read_text("utf-8"))
    document["features"][2]["geometry"] = None
    (tmp_path / "n.json").write_text(json.dumps(document), "utf-8")
    with pytest.raises(BoundariesError, match=r"Cedar \(01005\) has no geometry"):
        read_boundaries(tmp_path / "n.json")
