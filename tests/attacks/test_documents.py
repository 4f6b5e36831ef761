"""XML and described JSON: nothing is fetched or expanded, and no document takes long for its size."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mapgen.errors import AtlasError, ReturnsError
from mapgen.files import xml_text
from mapgen.files.spec import read_atlas
from mapgen.results import json_records as json_table
from mapgen.results.layouts import read_layouts
from mapgen.results.read_table import open_table, read_table
from mapgen.workflows.input_hashes import input_hashes
from mapgen.workflows.load_atlas import load
from tests.attacks.packages import mark
from tests.attacks.test_results_bounds import LINUX, read_apart
from tests.conftest import ROOT
from tests.grid import AtlasOnDisk

pytestmark = pytest.mark.attack

SAMPLES = ROOT / "mapgen" / "layouts"
CLARITY = (SAMPLES / "clarity-xml" / "sample.xml").read_bytes()
SHEET = (SAMPLES / "clarity-detail" / "sample.xls").read_bytes()


def typed(content: bytes, declared: str) -> bytes:
    """A document that declares its type."""
    first, _, rest = content.partition(b"?>")
    return first + b"?>" + f"<!DOCTYPE ElectionResult {declared}>".encode() + rest


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
OUTSIDE = "<!ENTITY secret SYSTEM 'file:///etc/passwd'>"

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "entities": (lambda: typed(CLARITY, f'[<!ENTITY l0 "lol">{LAUGHS}]'), "declares XML entities"),
    "another file": (
        lambda: typed(CLARITY, f"[{OUTSIDE}]").replace(b"Ada Ames", b"&secret;"),
        "declares XML entities",
    ),
    "a type elsewhere": (lambda: typed(CLARITY, "SYSTEM 'http://127.0.0.1:9/x.dtd'"), "declares XML entities"),
    "a type in UTF-16": (
        lambda: typed(CLARITY, f"[{OUTSIDE}]").decode().encode("utf-16"),
        "declares XML entities",
    ),
    "parameter entities": (lambda: typed(CLARITY, "[<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]"), "declares XML"),
    "a workbook's entities": (lambda: typed(SHEET, f"[{OUTSIDE}]"), "declares XML entities"),
    "elements in each other": (lambda: b"<a>" * 1_000_000, "more than 64 deep"),
    "many elements with one in each": (lambda: b"<a>" + b"<b><c/></b>" * 1_100_000 + b"</a>", "3,000,000 values"),
    "many attributes": (
        lambda: b"<a " + b" ".join(b'a%d=""' % number for number in range(300_000)) + b"/>",
        "no layout describes",
    ),
    "an endless text": (lambda: b"<a>" + b"x" * 5_000_000 + b"</a>", "a text of more than 131,072 characters"),
    "cut off": (lambda: CLARITY[:-30], "cut off"),
    "an encoding that is none": (lambda: b'<?xml version="1.0" encoding="x-none"?><a/>', "damaged, or no XML"),
    "a sheet's far row": (lambda: SHEET.replace(b"<Row>", b'<Row ss:Index="999999999">', 1), "row 999,999,999"),
    "a sheet's far cell": (lambda: SHEET.replace(b'ss:Index="3"', b'ss:Index="99999"', 1), "column 99,999"),
    "a sheet's row above": (
        lambda: SHEET.replace(b"</Row>", b'</Row><Row ss:Index="1"><Cell/></Row>', 1),
        "row 1 after row 1",
    ),
    "a sheet that is merged on and on": (
        lambda: SHEET.replace(b'ss:MergeAcross="2"', b'ss:MergeAcross="999999999999"'),
        "after column",
    ),
    "a sheet of too many cells": (
        lambda: SHEET.replace(b"</Row>", b'</Row><Row ss:Index="900000"><Cell ss:Index="9"/></Row>', 1),
        "more than 5,000,000 cells",
    ),
    "many sheets": (
        lambda: SHEET.replace(b"</Worksheet>", b"</Worksheet>" + b'<Worksheet ss:Name="x"/>' * 1001),
        "more than 1,000 sheets",
    ),
}  # fmt: skip


@LINUX
@pytest.mark.parametrize("kind", HOSTILE)
def test_is_refused_in_words_and_little_memory(kind: str, tmp_path: Path) -> None:
    """What a document declares is not read, and how much there is of it is bounded."""
    make, sentence = HOSTILE[kind]
    said = read_apart(make(), tmp_path)
    assert sentence in said
    assert "root:" not in said


def test_an_inclusion_is_text(tmp_path: Path) -> None:
    """XInclude is a name like any other: nothing is included."""
    path = tmp_path / "detail.xml"
    included = b'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    path.write_bytes(CLARITY.replace(b"<Timestamp>", included + b"<Timestamp>"))
    assert not any("root" in key.county or "root" in key.candidate for key in read_table(path).gathered.slots)


def test_lists_that_are_referred_to_again_and_again(tmp_path: Path) -> None:
    """Five thousand counts of one candidate whose name is a hundred thousand empty texts: a second, not minutes."""
    document = json.loads((SAMPLES / "nist-v2" / "sample.json").read_text("utf-8"))
    election = document["Election"][0]
    election["Candidate"][0]["BallotName"]["Text"] = [{"Content": ""}] * 100_000
    counts = election["Contest"][0]["ContestSelection"][0]["VoteCounts"]
    election["Contest"][0]["ContestSelection"][0]["VoteCounts"] = counts * 2_500
    path = tmp_path / "report.json"
    path.write_text(json.dumps(document), "utf-8")
    start = time.monotonic()
    read_table(path)
    assert time.monotonic() - start < 20


def test_the_bound_on_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document is read as far as it may go."""
    monkeypatch.setattr(xml_text, "MOST_XML", 1000)
    path = tmp_path / "detail.xml"
    path.write_bytes(CLARITY)
    with pytest.raises(ReturnsError, match="larger than"):
        read_table(path)


def test_the_bound_on_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So is the table that is made of it."""
    monkeypatch.setattr(json_table, "MOST_JSON_CELLS", 20)
    path = tmp_path / "detail.xml"
    path.write_bytes(CLARITY)
    with pytest.raises(ReturnsError, match="more than 20 cells"):
        read_table(path)


LAYOUT = """
title = "A stranger's"
rank = 99
marks = ["stimmen"]
requires = ["county", "candidate", "votes"]
[columns]
county = ["county"]
candidate = ["candidate"]
votes = ["stimmen"]
[clean]
candidate = '(?P<candidate>(a+)+)b'
"""


def test_a_pattern_of_a_strangers_layout_gets_no_long_cell(tmp_path: Path) -> None:
    """One that takes ever longer is not given more than a thousand characters; what fits at once is taken apart."""
    (tmp_path / "layout.toml").write_text(LAYOUT.replace("(a+)+", "a+"), "utf-8")
    path = tmp_path / "results.csv"
    path.write_text(f"county,candidate,stimmen\nAsh,{'a' * 100_000},1\nAsh,aab,2\n", "utf-8")
    with open_table(path, layouts=[tmp_path]) as table:
        at = table.recognised.at["candidate"]
        assert [len(cells[at]) for _, cells in table.rows] == [100_000, 2]


OUT = {
    "climbs": "../elsewhere",
    "absolute": "/etc",
    "with backslashes": "..\\elsewhere",
}


@pytest.mark.parametrize("way", OUT)
def test_an_atlas_takes_layouts_from_its_own_folder(way: str, atlas: AtlasOnDisk) -> None:
    """Neither what is built nor the manifest reads a layout from outside."""
    elsewhere = atlas.folder.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "layout.toml").write_text(LAYOUT, "utf-8")
    text = atlas.path.read_text("utf-8")
    atlas.path.write_text(text.replace("[contests.now]", f"[contests.now]\nlayout = '{OUT[way]}'"), "utf-8")
    assert atlas.path.read_text("utf-8") != text
    for reading in (lambda: load(atlas.path), lambda: input_hashes(atlas.path, read_atlas(atlas.path))):
        with pytest.raises(AtlasError, match="the folder"):
            reading()


def test_a_layout_of_an_atlas_is_read_and_in_the_manifest(atlas: AtlasOnDisk) -> None:
    """By its name as seen from the atlas, with the hash of what was read; a link in it that leads out is refused."""
    folder = atlas.folder / "layouts" / "strangers"
    folder.mkdir(parents=True)
    (folder / "layout.toml").write_text(LAYOUT, "utf-8")
    text = atlas.path.read_text("utf-8")
    atlas.path.write_text(text.replace("[contests.now]", "[contests.now]\nlayout = 'layouts'"), "utf-8")
    load(atlas.path)
    hashes = input_hashes(atlas.path, read_atlas(atlas.path))
    assert hashes["layouts/strangers/layout.toml"] == mark(folder / "layout.toml")
    (atlas.folder.parent / "secret.toml").write_text(LAYOUT, "utf-8")
    (folder / "layout.toml").unlink()
    (folder / "layout.toml").symlink_to(atlas.folder.parent / "secret.toml")
    with pytest.raises(AtlasError, match="leads there"):
        load(atlas.path)


def test_ever_so_many_layouts_are_not_read(tmp_path: Path) -> None:
    """A folder holds up to 500."""
    for number in range(501):
        (tmp_path / f"l{number}").mkdir()
        (tmp_path / f"l{number}" / "layout.toml").write_text(LAYOUT, "utf-8")
    with pytest.raises(AtlasError, match="501 layouts"):
        read_layouts([tmp_path])
