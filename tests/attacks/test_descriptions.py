"""Descriptions and tables from strangers: each has bounds, and is refused in words where it goes beyond them."""

from __future__ import annotations

import json

import pytest

from mapgen.errors import PackageError
from mapgen.files.datapackage import Package
from tests.attacks.packages import KINDS, mark, redescribe, refused, with_cities
from tests.grid import AtlasOnDisk

pytestmark = pytest.mark.attack


@pytest.fixture
def whole(atlas: AtlasOnDisk) -> AtlasOnDisk:
    """The grid with cities, and as good files outside of it."""
    return with_cities(atlas)


def test_a_file_longer_than_described_is_not_read(whole: AtlasOnDisk) -> None:
    """A terabyte with nothing in it, told by its length."""
    with (whole.folder / "returns" / "now.csv").open("r+b") as stream:
        stream.truncate(1 << 40)
    assert "has 1,099,511,627,776 bytes" in refused(whole, "results")


def test_a_file_is_not_read_however_long_it_is_described(whole: AtlasOnDisk) -> None:
    """A terabyte that is described as one."""
    with (whole.folder / "returns" / "now.csv").open("r+b") as stream:
        stream.truncate(1 << 40)
    redescribe(whole.folder / "returns", "now", lambda it: it.update(bytes=1 << 40))
    assert "4,000,000,000 are read at most" in refused(whole, "results")


HASHES = [
    "",
    "d41d8cd98f00b204e9800998ecf8427e",
    "md5:d41d8cd98f00b204e9800998ecf8427e",
    "sha256:",
    "sha256:" + "g" * 64,
]


@pytest.mark.parametrize("text", [*HASHES, "SHA256:" + "0" * 64, "sha256:" + "0" * 65, "sha256:" + "0" * 64 + "\n"])
def test_a_hash_has_its_form(whole: AtlasOnDisk, text: str) -> None:
    """Another kind of hash, or none, is said to be that, before the file is opened."""
    redescribe(whole.folder / "returns", "now", lambda it: it.update(hash=text))
    assert "not sha256: and 64 of the digits" in refused(whole, "results")


DEEP = 100_000
START = '{"name": "x", "resources": ['
ONE = '{"name": "now", "path": "now.csv", "bytes": 1, "hash": ""'


def resources(count: int) -> str:
    """So many resources, each with a name of its own."""
    return START + ",".join(f"{ONE.replace('now', f'r{at}', 1)}}}" for at in range(count)) + "]}"


DESCRIPTIONS = {
    "deep where nobody looks": f'{{"x": {"[" * DEEP}{"]" * DEEP}, "name": "x", "resources": []}}',
    "deep tables": f'{{"x": {chr(123) + chr(34) + "a" + chr(34) + ":"}' * DEEP,
    "deep contest": f'{START}{ONE}, "contest": {{"x": {"[" * 900}{"]" * 900}}}}}]}}',
    "less deep contest": f'{START}{ONE}, "contest": {{"x": {"[" * 100}{"]" * 100}}}}}]}}',
    "deep tables in a contest": START + ONE + ', "contest": ' + '{"a": ' * 300 + "1" + "}" * 300 + "}]}",
    "too many bytes": START + "]" + " " * 10_000_000 + "}",
    "too many resources": resources(5_001),
    "too many fields": f'{START}{ONE}, "schema": {{"fields": [{",".join(["{}"] * 5_001)}]}}}}]}}'.replace(
        "{}", '{"name": "a"}'
    ),
    "too many files": START
    + ONE
    + ', "files": '
    + json.dumps({f"f{at}": {"bytes": 1, "hash": ""} for at in range(51)})
    + "}]}",
    "one key twice": START + ONE + ', "path": "other.csv"}]}',
    "half a key twice": START + ONE + ', "p\\u0061th": "other.csv"}]}',
    "infinite": START + ONE + ', "contest": {"x": Infinity}}]}',
    "one name twice": f"{START}{ONE}}}, {ONE}}}]}}",
    "less than no bytes": START + ONE.replace('"bytes": 1', '"bytes": -1') + "}]}",
    "half a byte": START + ONE.replace('"bytes": 1', '"bytes": 0.5') + "}]}",
    "bytes without end": START + ONE.replace('"bytes": 1', f'"bytes": {"9" * 5000}') + "}]}",
    "bytes beyond numbers": START + ONE.replace('"bytes": 1', '"bytes": 1e999') + "}]}",
    "totals without end": f'{START}{ONE}, "totals": {{"all": {"9" * 5000}}}}}]}}',
    "several paths": START + ONE.replace('"now.csv"', '["now.csv", "now.csv"]') + "}]}",
    "half a letter": START + ONE.replace("now.csv", "\\ud800.csv") + "}]}",
    "half a letter, in bytes": b'{"name": "\xed\xa0\x80", "resources": []}',
    "no text": b"\xff\xfe\x00",
    "NUL": "\0",
    "not a number": f'{START}{ONE}, "bytes": NaN}}]}}',
}


@pytest.mark.parametrize("about", DESCRIPTIONS)
def test_a_description_has_bounds(whole: AtlasOnDisk, about: str) -> None:
    """Whatever it is made of, it is refused in words that name it."""
    content = DESCRIPTIONS[about]
    file = whole.folder / "returns" / "datapackage.json"
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    with pytest.raises(PackageError) as error:
        Package(file.parent)
    assert str(file) in str(error.value)


def test_a_contest_has_bounds(whole: AtlasOnDisk) -> None:
    """A thousand candidates, and one more."""
    many = [{"key": f"c{at}", "name": f"C {at}", "short": f"C {at}"} for at in range(1_001)]
    redescribe(whole.folder / "returns", "now", lambda it: it["contest"].update(candidates=many))
    assert "length <= 1000" in refused(whole, "results")


TABLES = {
    "more than 100,000 rows": "geoid\n" + "99001\n" * 100_001,
    "5,001 columns": ",".join(f"c{at}" for at in range(5_001)) + "\n",
    "more than 5,000,000 cells": ",".join(["geoid", *(f"c{at}" for at in range(999))]) + ("\n" + "," * 999) * 5_001,
    "more than 5,000,000 cells.": "geoid\n" + "," * 6_000_000,
    "30,000,000 bytes": "geoid\n" + " " * 31_000_000,
    "field larger than field limit": "geoid\n" + "9" * 200_000,
}
"""What is said of a table, and the table."""


@pytest.mark.parametrize("kind", ["attributes", "cities"])
@pytest.mark.parametrize("said", TABLES)
def test_a_table_has_bounds(whole: AtlasOnDisk, said: str, kind: str) -> None:
    """Rows, columns, cells, bytes, the length of a cell."""
    folder, resource, name = KINDS[kind]
    file = whole.folder / folder / name
    file.write_text(TABLES[said], "utf-8")
    redescribe(file.parent, resource, lambda it: it.update(mark(file)))
    assert said in refused(whole, kind)
