"""Files of a zip whose names are one to some system: neither is read, of boundaries, results and workbooks."""

from __future__ import annotations

import io
import warnings
import zipfile
from pathlib import Path

import pytest

from mapgen.areas.boundaries import read_boundaries
from mapgen.errors import BoundariesError, ReturnsError
from mapgen.files.aliases import aliases
from mapgen.results.read_table import read_table
from tests.attacks.readers import VOTES, geojson, topojson
from tests.results.books import excel, rows_of

pytestmark = pytest.mark.attack

ONE = {
    "twice": "in/c.json",
    "backslash": "in\\c.json",
    "case": "IN/C.json",
    "dot": "./in/c.json",
    "slashes": "in//c.json",
    "trailing dot": "in./c.json",
    "trailing blank": "in /c.json",
}


def both(path: Path, first: tuple[str, bytes], second: tuple[str, bytes]) -> Path:
    """A zip of two files, whose names stand in it as they are."""
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(path, "w") as archive:
        for name, content in (first, second):
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("how", ONE)
def test_one_name_stands_once(how: str, tmp_path: Path) -> None:
    """In a zip of boundaries, in one of results that names its table, and in a workbook."""
    name = ONE[how]
    shapes = both(tmp_path / "s.zip", ("in/c.json", geojson()), (name, topojson()))
    with pytest.raises(BoundariesError, match="in it more than once"):
        read_boundaries(shapes)
    table, other = (each.replace("json", "csv") for each in ("in/c.json", name))
    results = both(tmp_path / "r.zip", (table, VOTES.encode()), (other, VOTES.replace("44518", "4").encode()))
    with pytest.raises(ReturnsError, match="one file more than once"):
        read_table(results, table=table)
    content = io.BytesIO(excel({"R": rows_of([["county", "candidate", "votes"], ["Kent", "Ames", 4]])}))
    part = name.replace("in", "xl", 1).replace("IN", "XL").replace("c.json", "workbook.xml").replace("C.json", "w.xml")
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(content, "a") as archive:
        archive.writestr(part.replace("w.xml", "Workbook.xml"), b"<workbook/>")
    (tmp_path / "r.xlsx").write_bytes(content.getvalue())
    with pytest.raises(ReturnsError, match="one file more than once"):
        read_table(tmp_path / "r.xlsx")


def test_other_names_are_others() -> None:
    """Dots within a name, hidden files and equal names in other folders keep apart; accents have two ways."""
    assert aliases(["a.b", "ab", ".a", "a", "x/a", "y/a", "x.a"]) == []
    assert aliases(["a", "a"]) == ["a"]
    assert aliases(["caf\u00e9", "b", "cafe\u0301"]) == ["caf\u00e9", "cafe\u0301"]
