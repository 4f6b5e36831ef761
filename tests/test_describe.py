"""`mapgen describe`: lengths, hashes and totals are written, and nothing else in a description moves."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mapgen.cli.main import main
from mapgen.files.datapackage import Package
from mapgen.files.json_edit import with_item, with_values, without
from tests.attacks.packages import mark, redescribe
from tests.grid import AtlasOnDisk, files_under

TOTALS = {"ada": 125, "bo": 100, "cy": 25, "all": 250}
"""Of the grid's contest of now."""


def describe(*arguments: object) -> Result:
    """The command with these arguments."""
    return CliRunner().invoke(main, ["describe", *map(str, arguments)], catch_exceptions=False)


def resource(atlas: AtlasOnDisk, name: str) -> dict[str, Any]:
    """A resource of the returns as it is described."""
    described = json.loads((atlas.folder / "returns" / "datapackage.json").read_text("utf-8"))
    found: dict[str, Any] = next(each for each in described["resources"] if each["name"] == name)
    return found


@pytest.fixture
def with_totals(atlas: AtlasOnDisk) -> AtlasOnDisk:
    """The grid, its contest with totals."""
    redescribe(atlas.folder / "returns", "now", lambda it: it.update(totals=dict(TOTALS)))
    return atlas


def test_where_nothing_changed_nothing_is_written(with_totals: AtlasOnDisk) -> None:
    """Said so, and every byte is as it was."""
    before = files_under(with_totals.folder)
    done = describe(with_totals.folder)
    assert (done.exit_code, done.stdout) == (0, "Nothing changed: every file is as it is described.\n")
    assert files_under(with_totals.folder) == before


@pytest.mark.parametrize("named", ["", "atlas.toml", "returns", "returns/now.csv"])
def test_bytes_hash_and_totals_are_written(with_totals: AtlasOnDisk, named: str) -> None:
    """Of an atlas or of one folder of it, whose counties are the atlas's: 600 votes for Ames in Alder, not 60."""
    with_totals.change("returns/now.csv", "Ada Ames,60", "Ada Ames,600", describe=False)
    done = describe(with_totals.folder / named, "--json")
    found = resource(with_totals, "now")
    assert {name: found[name] for name in ("bytes", "hash")} == mark(with_totals.folder / "returns" / "now.csv")
    assert found["totals"] == {**TOTALS, "ada": 665, "all": 790}
    told = [(each["code"], each["values"].get("choice")) for each in json.loads(done.stdout)["changes"]]
    assert told == [
        ("file-described-anew", None),
        ("total-described-anew", "ada"),
        ("total-described-anew", "all"),
    ]
    assert Package(with_totals.folder / "returns").verified("now")


def test_results_that_cannot_be_counted_are_not_described(with_totals: AtlasOnDisk) -> None:
    """A county's code is wrong: the totals would be of something else, and not even the attributes are described."""
    with_totals.change("returns/now.csv", "99001,Alder", "99999,Alder", describe=False)
    with_totals.change("place/attributes.csv", "1000", "1001", describe=False)
    before = files_under(with_totals.folder)
    done = describe(with_totals.folder)
    assert done.exit_code == 1
    assert "99999" in done.stderr
    assert files_under(with_totals.folder) == before


def test_everything_else_stays_as_it_is_written(atlas: AtlasOnDisk) -> None:
    """Tabs, CRLF, lists on one line, keys that mapgen does not know and the order of all: two values are others."""
    file = atlas.folder / "returns" / "datapackage.json"
    text = json.dumps(json.loads(file.read_text("utf-8")), indent="\t", ensure_ascii=False)
    text = text.replace('"resources": [', '"mine": ["é", {"a":1.50}],\n\t"resources": [', 1).replace("\n", "\r\n")
    file.write_bytes(text.encode())
    atlas.change("returns/now.csv", "Ada Ames,60", "Ada Ames,61", describe=False)
    was = resource(atlas, "now")["hash"]
    assert describe(atlas.folder).exit_code == 0
    assert file.read_bytes().decode() == text.replace(was, mark(atlas.folder / "returns" / "now.csv")["hash"])


def test_a_description_without_marks_is_completed(atlas: AtlasOnDisk) -> None:
    """Written by hand with paths alone; before that, whoever reads it is told of the command."""
    for name in ("now", "before"):
        redescribe(atlas.folder / "returns", name, lambda it: (it.pop("bytes"), it.pop("hash")))
    refused = CliRunner().invoke(main, ["check", str(atlas.path)])
    assert refused.exit_code == 1
    assert f"`mapgen describe {atlas.folder / 'returns'}`" in refused.stderr
    assert describe(atlas.folder / "returns").stdout.count("is described for the first time") == 2
    assert Package(atlas.folder / "returns").verified("now")


def test_every_part_of_a_shapefile_is_described(tmp_path: Path) -> None:
    """A .prj that came to lie beside it since; another file of the folder is not a part of it."""
    for name in ("a.shp", "a.dbf", "a.prj", "a.txt", "b.prj"):
        (tmp_path / name).write_text(name, "utf-8")
    files = {"a.shp": mark(tmp_path / "a.shp"), "a.dbf": {"bytes": 1, "hash": "", "note": "mine"}}
    described = {"name": "a", "path": "a.shp", **mark(tmp_path / "a.shp"), "files": files}
    (tmp_path / "datapackage.json").write_text(json.dumps({"name": "p", "resources": [described]}), "utf-8")
    assert describe(tmp_path).exit_code == 0
    found = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))["resources"][0]["files"]
    assert found == {
        "a.shp": mark(tmp_path / "a.shp"),
        "a.dbf": {**mark(tmp_path / "a.dbf"), "note": "mine"},
        "a.prj": mark(tmp_path / "a.prj"),
    }


@pytest.mark.parametrize("path", ["../outside.csv", "gone.csv", "link.csv"])
def test_what_may_not_be_read_is_not_described(tmp_path: Path, path: str) -> None:
    """A hash of a file outside the folder would tell of it; one of nothing means nothing."""
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "outside.csv").write_text("secret", "utf-8")
    (folder / "link.csv").symlink_to(tmp_path / "outside.csv")
    text = json.dumps({"name": "p", "resources": [{"name": "a", "path": path}]})
    (folder / "datapackage.json").write_text(text, "utf-8")
    done = describe(folder)
    assert done.exit_code == 1
    assert "Nothing was written." in done.stderr
    assert (folder / "datapackage.json").read_text("utf-8") == text


@pytest.mark.parametrize(
    ("text", "edited", "expected"),
    [
        ('{"a": 1}', lambda it: with_values(it, {("a",): 2}), '{"a": 2}'),
        ('{ "a":1 }', lambda it: with_values(it, {("b",): "x"}), '{ "a":1, "b": "x" }'),
        ("{}", lambda it: with_values(it, {("b",): [1], ("c",): 2}), '{"b": [1],"c": 2}'),
        (
            '{"a": {}, "b": [3, 4]}',
            lambda it: with_values(it, {("b", 1): 5, ("a", "c"): 1}),
            '{"a": {"c": 1}, "b": [3, 5]}',
        ),
        ('[{}, {"a": {"b": "}"}}]', lambda it: with_values(it, {(1, "a", "b"): "]"}), '[{}, {"a": {"b": "]"}}]'),
        (
            '{\n  "a": 1\n}\n',
            lambda it: with_values(it, {("b",): {"c": 2}}),
            '{\n  "a": 1,\n  "b": {\n    "c": 2\n  }\n}\n',
        ),
        ('{"a": [1,\n 2]}', lambda it: with_item(it, ("a",), 3), '{"a": [1,\n 2,\n 3]}'),
        ('{"a": []}', lambda it: with_item(it, ("a",), {"b": 1}), '{"a": [{"b": 1}]}'),
        ('{"a": 1, "b": 2, "c": 3}', lambda it: without(it, ("b",)), '{"a": 1, "c": 3}'),
        ('{"a": 1, "b": 2}', lambda it: without(it, ("a",)), '{"b": 2}'),
        ('{ "a": 1 }', lambda it: without(it, ("a",)), "{  }"),
        ('{"a": 1}', lambda it: without(it, ("b",)), '{"a": 1}'),
    ],
)
def test_json_is_edited_where_it_must_be(text: str, edited: Any, expected: str) -> None:
    """A value, a new key, a new item, a key less; the rest to the letter."""
    assert edited(text) == expected
    assert json.loads(re.sub(r"\s+", " ", edited(text))) == json.loads(expected)
