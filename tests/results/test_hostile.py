"""Files that are broken or meant to do harm end in a message, never in a traceback, a hang or a wrong map."""

import gzip
import html
import io
import json
import os
import re
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from mapgen.errors import MapgenError
from mapgen.render.page.page import render_page
from mapgen.results.aggregate import aggregate
from mapgen.results.import_options import ImportOptions
from mapgen.results.import_results import import_results
from mapgen.results.places import Placer
from mapgen.results.read_table import read_table
from mapgen.workflows.draw_map import draw_map, slug_of
from tests.results.grid import TIDY, text_of

pytestmark = pytest.mark.attack

GOOD = text_of(TIDY).encode()


def escaping_zip() -> bytes:
    """A zip whose member climbs out of its folder."""
    return _zip({"../../results.csv": GOOD})


def bomb() -> bytes:
    """300 MB of one repeated row in a few hundred kilobytes."""
    return gzip.compress(b"county,candidate,votes\n" + b"Ash,Hayes,1\n" * 25_000_000, 9)


def nested_bomb() -> bytes:
    """A zip member that is itself packed beyond all measure."""
    return _zip({"r.csv.gz": gzip.compress(gzip.compress(b"\0" * 10_000_000))})


def locked() -> bytes:
    """A zip that says it is encrypted."""
    content = bytearray(_zip({"r.csv": GOOD}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        content[place + at : place + at + 2] = struct.pack("<H", 1)
    return bytes(content)


def open_quote() -> bytes:
    """A quote that is opened in the second line and never closed."""
    return b'county,candidate,votes\nAsh,"Hayes,1\n' + b"Bell,Hayes,2\n" * 20_000


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "is empty"),
    "blank": (lambda: b"\n\n  \n", "holds nothing but blank lines"),
    "only a header": (lambda: b"county,candidate,votes\n", "nothing after it"),
    "binary": (lambda: bytes(range(256)) * 40, "is not a table"),
    "an image": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "is not a table"),
    "a broken old workbook": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "is damaged or no workbook"),
    "a web page": (lambda: b"<!DOCTYPE html>\n<html>404, not found</html>\n", "is a web page, not a table"),
    "XML": (lambda: b'<?xml version="1.0"?>\n<Workbook/>\n', "XML of a kind that no layout describes"),
    "a zip with nothing": (lambda: _zip({}), "a zip with no file in it"),
    "a column twice": (lambda: b"county,candidate,votes,votes\nAsh,Hayes,1,2\n", "column 4 is 'votes'"),
    "a candidate twice": (lambda: b"county,Hayes,Hayes\nAsh,1,2\n", "two columns under one header"),
    "a title and no headers": (lambda: b"Results,,\nAsh,Hayes,1\n", "delete what stands above"),
    "a cut line": (lambda: GOOD + b"Ash\n", "The line is cut off"),
    "cut gzip": (lambda: gzip.compress(GOOD)[:-20], "cut off or damaged"),
    "wrong gzip": (lambda: b"\x1f\x8b" + b"rubbish" * 9, ""),
    "cut zip": (lambda: _zip({"r.csv": GOOD})[:-30], "zip or a workbook that is cut off"),
    "empty zip": (lambda: _zip({"readme": b"x"}), "holds 0 tables"),
    "escaping zip": (escaping_zip, "outside its folder"),
    "locked zip": (locked, "password"),
    "gzip bomb": (bomb, "unpacks to more than"),
    "nested bomb": (nested_bomb, ""),
    "a bad workbook": (lambda: _zip({"[Content_Types].xml": b"<x", "xl/workbook.xml": b"<y"}), ""),
    "cut Parquet": (lambda: b"PAR1" + bytes(100), ""),
    "cut JSON": (lambda: b'[{"county": "Ash", "cand', "is not JSON"),
    "deep JSON": (lambda: b"[" * 200_000, "is not JSON"),
    "JSON of other things": (lambda: b'{"a": 1}', "no list of records"),
    "an endless line": (lambda: b"county,candidate,votes\n" + b"A" * 5_000_000, "a line of more than"),
    "an endless header": (lambda: b"A" * 5_000_000, "a line of more than"),
    "a million columns": (lambda: b"county,candidate,votes" + b"," * 900_000 + b"x\n", "columns are too many"),
    "an open quote": (open_quote, "not a whole table"),
    "too many cells": (lambda: b"county,candidate,votes\nAsh,Hayes,1,000\n", "the line has 4 cells, the header has 3"),
    "half UTF-16": (lambda: b"\xff\xfe" + GOOD, ""),
}  # fmt: skip


@pytest.mark.parametrize("fault", HOSTILE)
def test_is_refused_in_words(fault: str, tmp_path: Path) -> None:
    """The file is refused within seconds, by a message that says what is wrong."""
    make, sentence = HOSTILE[fault]
    path = tmp_path / "results.csv"
    path.write_bytes(make())
    start = time.monotonic()
    with pytest.raises(MapgenError) as refused:
        read_table(path)
    assert sentence in str(refused.value)
    assert len(str(refused.value)) < 3000
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("path", ["/dev/zero", "/", "/nowhere/results.csv"])
def test_paths_that_are_no_files(path: str) -> None:
    """A device, a folder and nothing are refused."""
    with pytest.raises(MapgenError):
        read_table(path)


def test_a_name_with_nul() -> None:
    """No file has a name with a NUL."""
    with pytest.raises(MapgenError):
        read_table("results\0.csv")


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    """`mapgen check <(command)` hands over a pipe, which nobody may ever write to; the way on is standard input."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(MapgenError, match="it is a pipe, not a file") as refused:
        read_table(pipe)
    assert "“-”" in str(refused.value)


TEXTS = [
    "<script>alert(1)</script>",
    "${7*7}",
    "{{7*7}}",
    "{% raw %}",
    "</style><img src=x onerror=alert(1)>",
    "\u202egnp.exe",
    "A\x00B\x1b[31m",
    "=HYPERLINK(1)",
    "' onclick='x",
    "]]>--><!--",
    "../../etc/passwd",
    "x" * 1000,
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_candidate_is_only_text(text: str, tmp_path: Path) -> None:
    """A candidate's name reaches the page escaped, and calls nothing."""
    pytest.importorskip("_plotly_geo")
    # Delaware: Kent, New Castle, Sussex.
    rows = [["county", "candidate", "votes"]]
    rows += [
        [county, who, str(n)] for county in ("Kent", "New Castle", "Sussex") for n, who in ((7, text), (5, "Hayes"))
    ]
    path = tmp_path / "results.csv"
    path.write_text(text_of(rows), "utf-8")
    taken = import_results(path, ImportOptions())
    page = render_page(draw_map(taken, slug=slug_of(Path(f"{text[:40]}.html")), title=text))
    plain = re.sub(r"<(style|script)\b.*?</\1>", "", page, flags=re.DOTALL)
    for forbidden in ("<script>alert", "<img", "\u202e", "\x00", "\x1b", " onclick='"):
        assert forbidden not in plain
    # branca compiles parts of the page as templates: an expression in a name must come out as it went in.
    assert "49 carried" not in plain
    assert html.unescape(plain).count(taken.contest.candidates[0].name) >= 1


def test_a_hostile_county_is_refused_by_name(tmp_path: Path) -> None:
    """A county that does not exist is refused, its characters spelled out."""
    path = tmp_path / "results.csv"
    path.write_text(
        text_of([["geoid", "county", "candidate", "votes"], ["01001", "\u202e<script>", "X", "1"]]), "utf-8"
    )
    found = read_table(path).gathered
    said = aggregate(found.slots.items(), Placer({"01001": "Ash"}), found).findings
    assert [problem.severity for problem in said] == ["error"]
    assert "\u202e" not in str(said[0])


def test_json_numbers_that_are_none(tmp_path: Path) -> None:
    """NaN and infinities in JSON are no numbers of votes."""
    path = tmp_path / "r.json"
    path.write_text(json.dumps([{"county": "Ash", "candidate": "X", "votes": float("nan")}]), "utf-8")
    gathered = read_table(path).gathered
    assert sum(slot.faulty for slot in gathered.slots.values()) == 1
