"""What a file of boundaries may come to: every bound is held, at once and in words."""

from __future__ import annotations

import json
import sqlite3
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import shapely

from mapgen.areas import shape_bounds
from mapgen.areas.boundaries import read_boundaries
from mapgen.areas.wkb import shapes_of
from mapgen.errors import BoundariesError
from tests.attacks.readers import delaware, features, geojson, topojson, within

pytestmark = [pytest.mark.attack, pytest.mark.filterwarnings("ignore")]

MOST_BYTES = 400_000_000
"""What Python may hold at any time while a small file is refused."""


def deep(levels: int) -> bytes:
    """A property that is nested so deep."""
    return geojson(x=1).replace(b'"x": 1', b'"x": ' + b"[" * levels + b"]" * levels)


def deep_objects(levels: int) -> bytes:
    """The same of objects, within a feature."""
    return geojson().replace(b'"Kent"', b'{"a":' * levels + b"1" + b"}" * levels)


def arcs_again_and_again(_folder: Path) -> bytes:
    """A topology of 300 kB whose rings come to four billion points."""
    arc = [[at % 2, at % 3] for at in range(20_000)] + [[0, 0]]
    ring = [0] * 200
    rings = {"type": "Polygon", "id": "10001", "arcs": [ring] * 1000}
    return json.dumps({"type": "Topology", "arcs": [arc], "objects": {"c": rings}}).encode()


def features_again_and_again(_folder: Path) -> bytes:
    """A quarter of a million features, and one more."""
    one = b'{"type":"Feature","geometry":null,"properties":null}'
    return b'{"type":"FeatureCollection","features":[' + b",".join([one] * 250_001) + b"]}"


def a_field_each(_folder: Path) -> bytes:
    """Six thousand features with a field of their own: a table of thirty-six million cells."""
    many = [{"type": "Feature", "geometry": None, "properties": {f"f{at}": 1}} for at in range(6000)]
    return json.dumps({"type": "FeatureCollection", "features": many}).encode()


def empty_lists(_folder: Path) -> bytes:
    """Lists upon lists, each of which takes Python thirty times its bytes."""
    return geojson(x=1).replace(b'"x": 1', b'"x": [' + b"[]," * 21_000_000 + b"[]]")


def a_list_of(what: bytes, times: int) -> bytes:
    """An honest file with such a list beside its features."""
    return geojson(x=1).replace(b'"x": 1', b'"x": [' + what * times + b"1]")


def parquet_of(columns: Callable[[Path], dict[str, object]]) -> Callable[[Path], bytes]:
    """GeoParquet with other columns."""

    def made(folder: Path) -> bytes:
        pa = pytest.importorskip("pyarrow")
        from pyarrow import parquet  # noqa: PLC0415  # where it is installed

        delaware().to_parquet(folder / "honest.parquet")
        about = parquet.read_schema(folder / "honest.parquet").metadata[b"geo"]
        table = pa.table(columns(folder)).replace_schema_metadata({"geo": about})
        parquet.write_table(table, folder / "made.parquet", compression="zstd", row_group_size=10_000_000)
        content = (folder / "made.parquet").read_bytes()
        for name in ("honest.parquet", "made.parquet"):
            (folder / name).unlink()
        return content

    return made


def many_rows(_folder: Path) -> dict[str, object]:
    """Thirty million records, in a few kilobytes."""
    import pyarrow as pa  # noqa: PLC0415  # where it is installed

    return {"geometry": pa.nulls(30_000_000, pa.binary())}


def long_values(_folder: Path) -> dict[str, object]:
    """A text of a megabyte, two thousand times: once in the file."""
    import pyarrow as pa  # noqa: PLC0415  # the same

    text = pa.DictionaryArray.from_arrays(np.zeros(2000, dtype="int32"), ["x" * 1_000_000])
    return {"geometry": pa.nulls(2000, pa.binary()), "NAME": text}


BOMBS: dict[str, tuple[str, Callable[[Path], bytes], str]] = {
    "lists one too deep": ("c.json", lambda _folder: deep(64), "more than 64 levels"),
    "lists far too deep": ("c.json", lambda _folder: deep(1_000_000), "more than 64 levels"),
    "objects far too deep": ("c.json", lambda _folder: deep_objects(200_000), "more than 64 levels"),
    "lists without end": ("c.json", lambda _folder: b'{"a":' + b"[" * 5_000_000, "more than 64 levels"),
    "arcs": ("c.json", arcs_again_and_again, "more than 16,000,000 points"),
    "features": ("c.json", features_again_and_again, "more than 250,000 areas"),
    "fields": ("c.json", a_field_each, "more than 2,000 fields"),
    "lists": ("c.json", empty_lists, "more than 32,000,000 values"),
    "numbers": ("c.json", lambda _folder: a_list_of(b"1,", 33_000_000), "more than 32,000,000 values"),
    "objects": ("c.json", lambda _folder: a_list_of(b"{},", 2_000_001), "more than 2,000,000 objects"),
    "digits": ("c.json", lambda _folder: geojson(x=1).replace(b'"x": 1', b'"x": ' + b"9" * 401), "400 digits"),
    "records of Parquet": ("c.parquet", parquet_of(many_rows), "more than 250,000 areas"),
    "values of Parquet": ("c.parquet", parquet_of(long_values), "more than 1,000,000,000 bytes"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_file_that_is_too_much_is_refused_in_words(bomb: str, tmp_path: Path) -> None:
    """Within half a minute, and without the memory it would take."""
    name, made, says = BOMBS[bomb]
    (tmp_path / name).write_bytes(made(tmp_path))
    tracemalloc.start()
    try:
        with pytest.raises(BoundariesError, match=says) as caught:
            within(120, lambda: read_boundaries(tmp_path / name))
        assert tracemalloc.get_traced_memory()[1] < MOST_BYTES
    finally:
        tracemalloc.stop()
    assert str(tmp_path / name) in str(caught.value)


def test_just_as_deep_as_may_be_is_read(tmp_path: Path) -> None:
    """The outermost object is the first of 64 levels."""
    (tmp_path / "c.json").write_bytes(deep(63))
    assert len(read_boundaries(tmp_path / "c.json")) == 3


def geopackage(path: Path, *statements: str) -> Path:
    """A GeoPackage on which statements were run."""
    delaware().to_file(path, layer="counties")
    with closing(sqlite3.connect(path)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()
    return path


ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, NULL AS geom, i AS GEOID FROM n"
)


def test_a_view_without_end_is_not_looked_at(tmp_path: Path) -> None:
    """It is no table, whatever the list of contents says."""
    path = geopackage(
        tmp_path / "c.gpkg",
        f"CREATE VIEW endless AS {ENDLESS}",
        "UPDATE gpkg_contents SET table_name = 'endless'",
        "UPDATE gpkg_geometry_columns SET table_name = 'endless'",
    )
    with pytest.raises(BoundariesError, match="'endless' is a view"):
        within(30, lambda: read_boundaries(path))


def test_a_view_that_calls_itself_a_table_is_not_looked_at_either(tmp_path: Path) -> None:
    """The list of tables can be forged; what is asked of a view is refused all the same."""
    path = geopackage(
        tmp_path / "c.gpkg",
        "PRAGMA writable_schema = ON",
        f"CREATE VIEW endless AS {ENDLESS}",
        "UPDATE sqlite_master SET type = 'table', rootpage = 5 WHERE name = 'endless'",
        "UPDATE sqlite_master SET sql = 'CREATE TABLE ' || substr(sql, 1, 0) || 'x AS ' || sql WHERE name = 'endless'",
        "UPDATE gpkg_contents SET table_name = 'endless'",
        "UPDATE gpkg_geometry_columns SET table_name = 'endless'",
    )
    with pytest.raises(BoundariesError):
        within(30, lambda: read_boundaries(path))


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock is looked at while SQLite works, and while holes look for their outlines."""
    path = geopackage(tmp_path / "c.gpkg", "CREATE TABLE t AS SELECT * FROM counties, (SELECT 1 FROM counties)")
    with closing(sqlite3.connect(path)) as database:
        for _ in range(8):
            database.execute("INSERT INTO t SELECT * FROM t")
        database.execute("UPDATE gpkg_contents SET table_name = 't'")
        database.execute("UPDATE gpkg_geometry_columns SET table_name = 't'")
        database.commit()
    monkeypatch.setattr(shape_bounds, "LONGEST_SECONDS", 0.0)
    with pytest.raises(BoundariesError, match="took more than 0 seconds"):
        read_boundaries(path)


def test_a_shapefile_whose_index_names_one_area_again_and_again_is_counted(tmp_path: Path) -> None:
    """An area of a million points, seventeen times, in a file of one."""
    ring = np.zeros((1_000_000, 2)).tobytes()
    content = struct.pack("<i4dii", 5, 0, 0, 0, 0, 1, 1_000_000) + struct.pack("<i", 0) + ring
    record = struct.pack(">ii", 1, len(content) // 2) + content
    records = 17
    head = struct.pack(">i5ii", 9994, 0, 0, 0, 0, 0, (100 + len(record)) // 2) + struct.pack("<ii8d", 1000, 5, *[0] * 8)
    (tmp_path / "c.shp").write_bytes(head + record)
    (tmp_path / "c.shx").write_bytes(head + struct.pack(">ii", 50, len(content) // 2) * records)
    field = b"GEOID".ljust(11, b"\0") + b"C" + bytes(4) + bytes([5, 0]) + bytes(14)
    dbf = struct.pack("<4BIHH20x", 3, 0, 0, 0, records, 65, 6) + field + b"\r" + b" 10001" * records
    (tmp_path / "c.dbf").write_bytes(dbf)
    with pytest.raises(BoundariesError, match="more than 16,000,000 points"):
        within(60, lambda: read_boundaries(tmp_path / "c.shp"))


def test_an_archive_of_many_dense_files_is_not_unpacked(tmp_path: Path) -> None:
    """Each may be dense; all of them together may not."""
    with zipfile.ZipFile(tmp_path / "c.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for at in range(40):
            packed.writestr(f"{at}.geojson", bytes(19_000_000))
    with pytest.raises(BoundariesError, match="far more than boundaries do"):
        read_boundaries(tmp_path / "c.zip")


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_an_archive_packed_in_a_way_that_can_ask_for_gigabytes_is_refused(method: int, tmp_path: Path) -> None:
    """The size of LZMA's dictionary stands in the file."""
    with zipfile.ZipFile(tmp_path / "c.zip", "w", method) as packed:
        packed.writestr("c.geojson", geojson())
    with pytest.raises(BoundariesError, match="packed in a way that is not read"):
        read_boundaries(tmp_path / "c.zip")


def test_an_archive_with_one_name_twice_is_refused(tmp_path: Path) -> None:
    """Two programs would show two different files."""
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as packed:
        for content in (geojson(), topojson()):
            packed.writestr("c.geojson", content)
    with pytest.raises(BoundariesError, match="in it more than once"):
        read_boundaries(tmp_path / "c.zip")


EMPTY_PART = b"\x01" + struct.pack("<II", 3, 0)

EMPTY = {
    "parts": b"\x01" + struct.pack("<II", 6, 3_000_000) + EMPTY_PART * 3_000_000,
    "rings": b"\x01" + struct.pack("<II", 3, 6_000_000) + struct.pack("<I", 0) * 6_000_000,
    "rings of a part": b"\x01" + struct.pack("<II", 6, 1) + EMPTY_PART[:5] + struct.pack("<I", 10_001) + bytes(40_004),
    "parts of three areas": b"\x01" + struct.pack("<II", 6, 10_000) + EMPTY_PART * 10_000,
}


@pytest.mark.parametrize("what", EMPTY)
def test_empty_parts_of_an_area_are_counted(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few bytes each, which take GEOS hundreds: refused before anything is made of them."""
    monkeypatch.setattr(shape_bounds, "MOST_RINGS", 20_000)
    monkeypatch.setattr(shapely, "from_wkb", lambda _: pytest.fail("was read"))
    with pytest.raises((ValueError, BoundariesError), match=r"more than (10,000|20,000) (rings|parts)"):
        shapes_of([EMPTY[what]] * 3, "c.gpkg")


def test_empty_parts_in_json_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one area, and of all of them."""
    made = features()
    made[0]["geometry"] = {"type": "MultiPolygon", "coordinates": [[]] * 10_001}
    (tmp_path / "c.json").write_text(json.dumps({"type": "FeatureCollection", "features": made}), "utf-8")
    with pytest.raises(BoundariesError, match="more than 10,000 parts"):
        read_boundaries(tmp_path / "c.json")
    made[0]["geometry"]["coordinates"].pop()
    monkeypatch.setattr(shape_bounds, "MOST_RINGS", 9_000)
    (tmp_path / "c.json").write_text(json.dumps({"type": "FeatureCollection", "features": made}), "utf-8")
    with pytest.raises(BoundariesError, match="more than 9,000 rings"):
        read_boundaries(tmp_path / "c.json")


@pytest.mark.parametrize("kind", [6, 7])
def test_collections_within_collections_end_in_words(kind: int, tmp_path: Path) -> None:
    """Well-known binary that is nested a million deep ends GEOS, and the process with it."""
    nested = (b"\x01" + struct.pack("<II", kind, 1)) * 1_000_000 + b"\x01" + struct.pack("<II", kind, 0)
    path = geopackage(tmp_path / "c.gpkg")
    with closing(sqlite3.connect(path)) as database:
        trigger = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in database.execute(trigger).fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE counties SET geom = ?", (b"GP\x00\x01" + bytes(4) + nested,))
        database.commit()
    with pytest.raises(BoundariesError, match=r"MultiPolygon|collection"):
        read_boundaries(path)


def test_pairs_of_fields_are_not_tried_without_end(tmp_path: Path) -> None:
    """Five hundred fields could be a state's digits, and five hundred a county's."""
    records = features()
    for at, record in enumerate(records):
        pairs = {f"co{number}": 10 + at for number in range(500)} | {f"st{number}": 10 for number in range(500)}
        record["properties"] = {"NAME": record["properties"]["NAME"], **pairs}
    (tmp_path / "c.json").write_text(json.dumps({"type": "FeatureCollection", "features": records}), "utf-8")
    assert len(within(60, lambda: read_boundaries(tmp_path / "c.json"))) == 3
