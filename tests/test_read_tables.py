"""Boundaries, attributes and cities read from files."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from mapgen.areas.attributes import read_attributes, read_cities
from mapgen.areas.boundaries import read_areas, read_boundaries
from mapgen.errors import BoundariesError, PackageError
from mapgen.files.datapackage import Package
from mapgen.files.description import FieldSpec, TableSchema
from tests.grid import ALDER, CEDAR, NAMES, AtlasOnDisk

SCHEMA = TableSchema((FieldSpec("geoid"), FieldSpec("kind"), FieldSpec("population", "integer")))
TABLE = "geoid,kind,population\n99003,urban,2000\n99001,rural,\n"


def write(folder: Path, text: str) -> Path:
    """A table with this content."""
    file = folder / "table.csv"
    file.write_text(text, "utf-8")
    return file


def shapes(folder: Path, **columns: object) -> Path:
    """The grid as a GeoPackage with columns changed."""
    table = gpd.GeoDataFrame(
        {
            "GEOID": list(NAMES),
            "NAME": list(NAMES.values()),
            "geometry": [shapely.box(x, y, x + 1, y + 1) for x, y in ((0, 1), (1, 1), (0, 0), (1, 0))],
        },
        crs=columns.pop("crs", "EPSG:4269"),
    ).assign(**columns)
    file = folder / "counties.gpkg"
    table.to_file(file)
    return file


# Boundaries


def read(file: Path) -> gpd.GeoDataFrame:
    """The boundaries of a file that says which fields hold keys and names."""
    return read_boundaries(file, key="GEOID", name="NAME")


def test_boundaries_are_read(tmp_path: Path) -> None:
    """Keyed by GEOID, sorted, with names and the state's code; other fields are left out."""
    table = read(shapes(tmp_path, ALAND=1))
    assert table.index.tolist() == list(NAMES)
    assert list(table) == ["name", "state", "lsad", "geometry"]
    assert table.loc[ALDER, ["name", "state"]].tolist() == ["Alder", "99"]


def test_other_coordinates_become_degrees(tmp_path: Path) -> None:
    """A file in metres is turned into longitudes and latitudes."""
    metres = gpd.read_file(shapes(tmp_path)).to_crs("EPSG:3857")
    metres.to_file(tmp_path / "metres.gpkg")
    table = read(tmp_path / "metres.gpkg")
    assert table.total_bounds == pytest.approx([0, 0, 2, 2], abs=1e-6)


def test_counties_that_overlap_are_named(tmp_path: Path) -> None:
    """Alder drawn over Birch: both are named, the others are not."""
    boxes = [shapely.box(0, 1, 1.2, 2), *(shapely.box(x, y, x + 1, y + 1) for x, y in ((1, 1), (0, 0), (1, 0)))]
    with pytest.raises(BoundariesError) as refused:
        read(shapes(tmp_path, geometry=boxes))
    assert "Birch (99003) overlaps Alder (99001)" in str(refused.value)
    assert "Cedar" not in str(refused.value)


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (["99001", "9903", "99005", "99007"], "'9903', which is not a five-digit GEOID"),
        (["99001", "99001", "99005", "99007"], "99001 stands more than once, under different names: Alder and Birch"),
    ],
)
def test_keys_must_be_geoids(tmp_path: Path, keys: list[str], message: str) -> None:
    """A key that lost its zero, a key that stands twice: named, not mended."""
    with pytest.raises(BoundariesError) as refused:
        read(shapes(tmp_path, GEOID=keys))
    assert message in str(refused.value)


def test_a_field_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Asked for by a name the file does not have."""
    with pytest.raises(BoundariesError, match="no field FIPS"):
        read_boundaries(shapes(tmp_path), key="FIPS", name="NAME")


def test_a_file_that_holds_no_shapes_is_named(tmp_path: Path) -> None:
    """A text, and a file that is not there."""
    for file in (write(tmp_path, "no shapes"), tmp_path / "nowhere.shp"):
        with pytest.raises(BoundariesError) as refused:
            read_boundaries(file)
        assert str(file) in str(refused.value)


def test_coordinates_of_no_named_system_are_taken_for_the_census_bureaus(tmp_path: Path) -> None:
    """A shapefile without its .prj is read as NAD83, and the table says so; metres are not taken for degrees."""
    gpd.read_file(shapes(tmp_path)).to_file(tmp_path / "counties.shp")
    (tmp_path / "counties.prj").unlink()
    (note,) = read_areas(tmp_path / "counties.shp").findings
    assert "no .prj" in str(note)
    gpd.read_file(shapes(tmp_path)).to_crs("EPSG:3857").to_file(tmp_path / "counties.shp")
    (tmp_path / "counties.prj").unlink()
    with pytest.raises(BoundariesError, match="no longitudes and latitudes"):
        read(tmp_path / "counties.shp")


# Attributes


def test_attributes_are_typed_as_described(tmp_path: Path) -> None:
    """Whole numbers stay whole where some are missing; texts are texts; rows are sorted."""
    table = read_attributes(write(tmp_path, TABLE), SCHEMA)
    assert table.index.tolist() == ["99001", "99003"]
    assert table["population"].dtype == "Int64"
    assert table["population"].isna().tolist() == [True, False]
    assert table["kind"].tolist() == ["rural", "urban"]


def test_attributes_without_a_description_are_typed_by_their_values(tmp_path: Path) -> None:
    """Numbers become numbers; codes stay text."""
    table = read_attributes(write(tmp_path, TABLE.replace("rural,", "rural,5")))
    assert table["population"].tolist() == [5, 2000]
    assert table["kind"].tolist() == ["rural", "urban"]
    assert table.index.tolist() == ["99001", "99003"]


def test_a_byte_order_mark_is_no_part_of_a_header(tmp_path: Path) -> None:
    """As spreadsheets write it before the first column's name."""
    assert len(read_attributes(write(tmp_path, "\ufeff" + TABLE), SCHEMA)) == 2


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("geoid,", "fips,", "has the columns fips, kind, population, its description has geoid"),
        ("99003,", "9903,", "table.csv:2: '9903' is not a five-digit GEOID"),
        ("99003,", ",", "table.csv:2: '' is not a five-digit GEOID"),
        ("99001,", "99003,", "table.csv:3: 99003 stands more than once"),
        ("2000", "many", "the column population is not integer"),
        ("2000", "20.5", "the column population is not integer"),
        ("99003,urban,2000", "99003,urban,2000,5", "table.csv:2: the line has 4 cells, the header has 3"),
        ("kind,population", "kind,kind", "the header has 'kind' twice"),
        ("99003,urban,2000", "99003", "the line has 1 cell, the header has 3"),
    ],
)
def test_attributes_that_are_not_as_described_are_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    """Another header, a key that is none or stands twice, a value of another type, a line cut off."""
    file = write(tmp_path, TABLE.replace(old, new))
    with pytest.raises(PackageError) as refused:
        read_attributes(file, SCHEMA)
    assert message in str(refused.value)
    assert str(file) in str(refused.value)


def test_a_table_of_attributes_must_be_there(tmp_path: Path) -> None:
    """No file, and a file without keys."""
    with pytest.raises(PackageError, match="cannot be read as a table"):
        read_attributes(tmp_path / "nowhere.csv")
    with pytest.raises(PackageError, match="no column geoid"):
        read_attributes(write(tmp_path, "fips,kind\n99001,urban\n"))


# Cities


def cities(atlas: AtlasOnDisk, text: str) -> Package:
    """The grid's place with this table in place of its attributes."""
    (atlas.folder / "place" / "attributes.csv").write_text(text, "utf-8")
    atlas.describe()
    return Package(atlas.folder / "place")


def test_cities_are_ranked(atlas: AtlasOnDisk) -> None:
    """The most important first, whatever the order in the file."""
    package = cities(atlas, "name,latitude,longitude,rank\nTown,40.5,-89.5,2\nCity,41.5,-88.5,1\n")
    assert read_cities(package, "attributes")["name"].tolist() == ["City", "Town"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,latitude,rank\nTown,40.5,2\n", "no column longitude"),
        ("name,latitude,longitude,rank\nTown,north,-89.5,1\n", "Town"),
        ("name,latitude,longitude,rank\nTown,,-89.5,1\n", "Town"),
        ("name,latitude,longitude,rank\nTown,405,-89.5,1\n", "Town"),
    ],
)
def test_a_city_needs_a_place_on_the_earth(atlas: AtlasOnDisk, text: str, message: str) -> None:
    """A missing column, a word, a blank, a latitude beyond the pole."""
    with pytest.raises(PackageError) as refused:
        read_cities(cities(atlas, text), "attributes")
    assert message in str(refused.value)
    assert CEDAR not in str(refused.value)
