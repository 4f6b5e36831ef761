"""What attackers found in the finished readers, each mended with its kind."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from pathlib import Path

import geopandas as gpd
import openpyxl
import pytest
import shapely

from mapgen.areas.boundaries import read_boundaries
from mapgen.areas.dbf import dbf_fields
from mapgen.errors import BoundariesError, ReturnsError
from mapgen.files.documents import BOUNDARIES, DESCRIPTIONS, RESULTS, Bounds, parse_json
from mapgen.results.read_table import read_table

pytestmark = pytest.mark.attack

TABLE = [["county", "candidate", "votes"], ["Kent", "Ames", 4], ["Kent", "Burr", 3]]


@pytest.mark.parametrize("column", [1, 2, 7])
def test_a_table_that_begins_further_right(column: int, tmp_path: Path) -> None:
    """Its cells are counted from the first column; a row of errors in it stops the map, and is not passed over."""
    book = openpyxl.Workbook()
    for at, row in enumerate([*TABLE, ["#REF!"] * 3], start=1):
        for place, value in enumerate(row):
            cell = book.active.cell(at, column + place)
            cell.value = value
            if value == "#REF!":
                cell.data_type = "e"
    book.save(tmp_path / "r.xlsx")
    gathered = read_table(tmp_path / "r.xlsx").gathered
    assert (gathered.rows, gathered.blank) == (3, 0)
    assert sorted(slot.votes for slot in gathered.slots.values())[-2:] == [3, 4]


def dbase(fields: list[tuple[str, str, int, int]], rows: list[list[str]]) -> bytes:
    """A dBase table of these fields: name, kind, length, decimals."""
    heads = b"".join(
        name.encode().ljust(11, b"\0") + kind.encode() + bytes(4) + bytes([length, decimals]) + bytes(14)
        for name, kind, length, decimals in fields
    )
    width = 1 + sum(length for _, _, length, _ in fields)
    start = 32 + len(heads) + 1
    records = b"".join(
        b" " + b"".join(cell.encode().ljust(field[2]) for cell, field in zip(row, fields, strict=True)) for row in rows
    )
    return struct.pack("<BBBBIHH20x", 3, 124, 1, 1, len(rows), start, width) + heads + b"\r" + records + b"\x1a"


@pytest.mark.parametrize(("length", "decimals"), [(13, 11), (19, 13), (13, 13)])
def test_a_field_as_long_as_the_mark_ends_no_header(length: int, decimals: int) -> None:
    """The fields end where one begins with the mark: 13 is also a length, as of every "Float" of ArcGIS."""
    content = dbase([("AREA", "F", length, decimals), ("GEOID", "C", 5, 0)], [["1.5", "10001"], ["2.5", "10003"]])
    fields, kept = dbf_fields(content, "utf-8", "x.dbf")
    assert [name for name, _ in fields] == ["AREA", "GEOID"]
    assert fields[1][1].tolist() == ["10001", "10003"]
    assert kept.all()


def test_a_shapefile_with_such_a_field_is_read_as_geopandas_reads_it(tmp_path: Path) -> None:
    """The names come out, and every code beside its own outline."""
    counties = gpd.GeoDataFrame(
        {"GEOID": ["10001", "10003", "10005"], "NAME": ["Kent", "New Castle", "Sussex"]},
        geometry=[shapely.box(at / 2 - 76, 38.5, at / 2 - 75.5, 39) for at in range(3)],
        crs="EPSG:4269",
    )
    counties.to_file(tmp_path / "c.shp")
    rows = [["1.5", code, name] for code, name in zip(counties["GEOID"], counties["NAME"], strict=True)]
    fields = [("AREA", "F", 13, 11), ("GEOID", "C", 5, 0), ("NAME", "C", 20, 0)]
    (tmp_path / "c.dbf").write_bytes(dbase(fields, rows))
    found = read_boundaries(tmp_path / "c.shp")
    assert found["name"].to_dict() == {"10001": "Kent", "10003": "New Castle", "10005": "Sussex"}
    assert found.geometry.bounds["minx"].tolist() == [-76.0, -75.5, -75.0]


@pytest.mark.parametrize("bounds", [RESULTS, BOUNDARIES, DESCRIPTIONS])
def test_a_key_that_stands_twice_is_found_among_very_many(bounds: Bounds) -> None:
    """Each key is looked at once: a hundred thousand of them take no time that grows with their square."""
    keys = ",".join(f'"k{at}":1' for at in range(100_000))
    with pytest.raises(ValueError, match="the key 'k7' twice"):
        parse_json(f'{{{keys},"k7":2}}'.encode(), bounds)


SAME: dict[str, tuple[bytes, str]] = {
    "a key twice": (b'{"a":1,"a":2}', "twice"),
    "a key twice, spelled in two ways": (b'{"a":1,"\\u0061":2}', "twice"),
    "a key with zero": (b'{"a\\u0000b":1}', "character zero"),
    "half a character": (b'["\\ud800"]', "half a character"),
    "half a character in a key": (b'{"\\uDFff":1}', "half a character"),
    "halves in the wrong order": (b'["\\udc00\\ud800"]', "half a character"),
    "halves with a backslash between": (b'["\\ud800\\\\\\udc00"]', "half a character"),
    "a half after a whole": (b'["\\ud83d\\ude00\\ude00"]', "half a character"),
    "half a character in UTF-16": ('["'.encode("utf-16-le") + b"\x00\xd8" + '"]'.encode("utf-16-le"), "not in Unicode"),
    "digits": (b"[" + b"9" * 400 + b"]", "400 digits"),
    "digits after a text of digits": (b'["' + b"9" * 500 + b'",' + b"9" * 400 + b"]", "400 digits"),
    "digits over the seam": (b" " * ((1 << 22) - 200) + b"[" + b"9" * 400 + b"]", "400 digits"),
    "levels": (b"[" * 65 + b"]" * 65, "levels deep"),
    "levels after a text with brackets": (b'["]]]\\"]]]",' + b"[" * 64 + b"]" * 65, "levels deep"),
    "levels over the seam": (b"[" + b" " * (1 << 22) + b"[" * 64 + b"]" * 65, "levels deep"),
    "infinity": (b"[Infinity]", "no number"),
    "cut off": (b'[{"a":', "line 1, column 7"),
}


@pytest.mark.parametrize("bounds", [RESULTS, BOUNDARIES, DESCRIPTIONS])
@pytest.mark.parametrize("about", SAME)
def test_results_boundaries_and_descriptions_are_read_alike(about: str, bounds: Bounds) -> None:
    """There is one reader of JSON, and what it refuses it refuses wherever the document comes from."""
    content, says = SAME[about]
    with pytest.raises(ValueError, match=says):
        parse_json(content, bounds)


def test_texts_are_no_numbers_and_no_lists() -> None:
    """Digits, brackets and commas of a text count for nothing."""
    text = "9" * 500 + "[" * 500 + "," * 500 + '"\\'
    small = Bounds(size=10_000, values=3, objects=1, levels=2)
    assert parse_json(json.dumps({"a": [text]}).encode(), small) == {"a": [text]}
    assert parse_json(json.dumps([text]).encode("utf-16"), small) == [text]
    assert parse_json(rb'["\ud83D\uDe00", "\\ud800"]', small) == ["\U0001f600", r"\ud800"]


def test_standard_input_that_is_closed() -> None:
    """Nothing can be piped in, and that is said."""
    code = "import sys; sys.stdin = None; from mapgen.results.read_table import read_table; read_table('-')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "ReturnsError: Standard input is closed." in done.stderr


def test_a_file_of_boundaries_says_all_this_in_words(tmp_path: Path) -> None:
    """The double key ends as every other damage does."""
    path = tmp_path / "c.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": []})[:-1] + ',"type":"x"}', "utf-8")
    with pytest.raises(BoundariesError, match="twice"):
        read_boundaries(path)
    with pytest.raises(ReturnsError):
        read_table(path)
