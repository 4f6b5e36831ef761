"""Whatever stands in a file is shown and never obeyed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mapgen.workflows.build_site import build
from tests import built
from tests.grid import AtlasOnDisk

HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>&{{7*7}}${8*8}"
QUOTED = json.dumps(HOSTILE)
CELL = '"' + HOSTILE.replace('"', '""') + '"'

pytestmark = [pytest.mark.attack, pytest.mark.usefixtures("without_pictures")]


def beside_the_title(field: str, value: str = QUOTED) -> Callable[[AtlasOnDisk], object]:
    """A field of the first map."""
    return lambda atlas: atlas.change("atlas.toml", 'title = "Who won"', f'title = "Who won"\n{field} = {value}')


def a_county(atlas: AtlasOnDisk) -> None:
    """The name of a county in the boundaries; its returns go by code alone."""
    atlas.change("place/counties.geojson", '"Alder"', QUOTED)
    for name in ("now", "before"):
        atlas.change(f"returns/{name}.csv", ",Alder,", ",,")


def a_candidate(atlas: AtlasOnDisk) -> None:
    """A candidate's names, in the description and in the returns."""
    for name in ("now", "before"):
        atlas.change(f"returns/{name}.csv", "Ada Ames", CELL)
    for old in ('"name": "Ada Ames"', '"short": "Ames"'):
        atlas.change("returns/datapackage.json", old, f"{old.partition(' ')[0]} {QUOTED}", describe=False)


PLACES: dict[str, Callable[[AtlasOnDisk], object]] = {
    "county": a_county,
    "candidate": a_candidate,
    "headline": beside_the_title("headline"),
    "note": beside_the_title("notes", f"[{QUOTED}]"),
    "map title": lambda atlas: atlas.change("atlas.toml", '"Who won"', QUOTED),
    "site title": lambda atlas: atlas.change("atlas.toml", '"Four squares"', QUOTED),
    "about": lambda atlas: atlas.change("atlas.toml", '"Four squares"', f'"Four squares"\nabout = {QUOTED}'),
    "publisher": lambda atlas: atlas.change("atlas.toml", '"Four squares"', f'"Four squares"\npublisher = {QUOTED}'),
    "place": lambda atlas: atlas.change("atlas.toml", '"Gridland"', QUOTED),
    "label": lambda atlas: atlas.change("place/schemes/kinds.toml", '"Urban"', QUOTED),
    "noun": lambda atlas: atlas.change("place/schemes/kinds.toml", 'noun = "urban"', f"noun = {QUOTED}"),
    "definition": lambda atlas: atlas.change("place/schemes/kinds.toml", '"Urban and rural."', QUOTED),
    "source": lambda atlas: atlas.change("returns/datapackage.json", '"The source of now.csv"', QUOTED, describe=False),
    "contest": lambda atlas: atlas.change("returns/datapackage.json", '"Mayoral election"', QUOTED, describe=False),
}
"""Where a text can come from, and how it gets there."""


@pytest.mark.parametrize("place", PLACES)
def test_hostile_text_stays_text(atlas: AtlasOnDisk, tmp_path: Path, place: str) -> None:
    """It is on a page, letter for letter; no script, no picture and no handler comes of it."""
    PLACES[place](atlas)
    build(atlas.path, tmp_path / "site")
    shown = 0
    for path in sorted((tmp_path / "site").rglob("*.html")):
        found = built.soup(path)
        elements = found.find_all(True)
        shown += HOSTILE in found.get_text()
        assert {str(tag["src"]).partition(":")[0] for tag in found.find_all("img")} <= {"data", "map.png", "card.png"}
        assert not [tag for tag in elements if any(name.startswith("on") for name in tag.attrs)]
        scripts = built.scripts_of(found)
        if path.read_text("utf-8").startswith("<!DOCTYPE"):  # a fragment has the policy of the page it is pasted in
            assert built.policy(found).get("script-src", []) == [built.digest(each) for each in scripts]
        assert "alert(1)" not in "".join(scripts)
        assert "49" + "64" not in found.get_text()
    for path in sorted((tmp_path / "site").rglob("*.svg")):
        assert "<script" not in path.read_text("utf-8")
        assert "<img" not in path.read_text("utf-8")
    assert shown >= 1


def test_no_cell_of_a_table_is_a_formula(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """A name that begins like a formula is a text to a spreadsheet; numbers below zero stay numbers."""
    atlas.change("place/counties.geojson", '"Alder"', '"=cmd|calc"')
    for name in ("now", "before"):
        atlas.change(f"returns/{name}.csv", ",Alder,", ",,")
    build(atlas.path, tmp_path / "site")
    table = (tmp_path / "site" / "change" / "data.csv").read_text("utf-8")
    assert "99001,'=cmd|calc," in table
    assert ",-11.0," in table
