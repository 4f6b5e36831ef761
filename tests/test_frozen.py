"""What changed since it was described: said where a newsroom may edit it; an error elsewhere, and with `--frozen`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mapgen.cli.main import main
from mapgen.errors import PackageError
from mapgen.workflows.load_atlas import load
from tests.attacks.packages import mark, redescribe, with_cities
from tests.grid import AtlasOnDisk

pytestmark = pytest.mark.usefixtures("without_pictures")

CHANGES = {
    "results": ("returns/now.csv", "Ada Ames,60", "Ada Ames,61"),
    "attributes": ("place/attributes.csv", "1000", "1001"),
    "cities": ("place/cities.csv", "Town", "Ville"),
    "boundaries": ("place/counties.geojson", '"Alder"', '"Elder"'),
}
MAY_CHANGE = ("results", "attributes", "cities")


def run(*arguments: object) -> Result:
    """The command line with these arguments."""
    return CliRunner().invoke(main, list(map(str, arguments)), catch_exceptions=False)


@pytest.fixture
def edited(atlas: AtlasOnDisk) -> AtlasOnDisk:
    """The grid with cities; its contest of now is not certified, and has a total."""
    atlas = with_cities(atlas)
    redescribe(atlas.folder / "returns", "now", lambda it: it.update(status="not-stated", totals={"all": 250}))
    return atlas


def change(atlas: AtlasOnDisk, kind: str) -> Path:
    """Change a file and no description."""
    name, old, new = CHANGES[kind]
    return atlas.change(name, old, new, describe=False)


@pytest.mark.parametrize("kind", CHANGES)
def test_a_change_is_said_or_an_error(edited: AtlasOnDisk, kind: str) -> None:
    """With the command that describes it; after that command all is well, frozen too."""
    file = change(edited, kind)
    plain, frozen = run("check", edited.path, "--json"), run("check", edited.path, "--frozen")
    assert frozen.exit_code == 1
    assert f"`mapgen describe {file.parent}`" in frozen.stderr
    assert plain.exit_code == int(kind not in MAY_CHANGE)
    if kind in MAY_CHANGE:
        told = json.loads(plain.stdout)["findings"]
        (found,) = (each for each in told if each["code"] == "file-changed")
        assert (found["severity"], found["file"]) == ("warning", str(file))
        assert f"`mapgen describe {file.parent}`" in found["what"]
    assert run("describe", edited.folder).exit_code == 0
    again = run("check", edited.path, "--frozen", "--json")
    assert again.exit_code == 0
    assert "file-changed" not in again.stdout


def test_results_called_certified_do_not_change(edited: AtlasOnDisk) -> None:
    """Nobody certified these figures."""
    redescribe(edited.folder / "returns", "now", lambda it: it.update(status="certified"))
    change(edited, "results")
    assert run("check", edited.path).exit_code == 1


def test_totals_of_a_file_that_changed_are_said(edited: AtlasOnDisk) -> None:
    """251 votes, 250 are described; of a file that did not change, the same is an error."""
    change(edited, "results")
    told = json.loads(run("check", edited.path, "--json").stdout)["findings"]
    (total,) = (each for each in told if each["code"] == "expected-differs")
    assert (total["severity"], total["values"]["summed"], total["values"]["expected"]) == ("warning", 251, 250)
    edited.change("returns/now.csv", "Ada Ames,61", "Ada Ames,60", describe=False)
    redescribe(edited.folder / "returns", "now", lambda it: it.update(totals={"all": 251}))
    assert run("check", edited.path).exit_code == 1


def test_a_build_says_it_and_has_the_true_hash(edited: AtlasOnDisk) -> None:
    """On stderr and in the manifest; frozen, there is no site."""
    file = change(edited, "results")
    refused = run("build", edited.path, "--frozen")
    assert (refused.exit_code, (edited.folder / "site").exists()) == (1, False)
    done = run("build", edited.path)
    assert done.exit_code == 0
    assert f"warning: {file}: it has changed since it was described" in done.stderr
    manifest = json.loads((edited.folder / "site" / "manifest.json").read_text("utf-8"))
    assert manifest["inputs"]["returns/now.csv"] == mark(file)


def test_python_is_frozen_unless_told(edited: AtlasOnDisk) -> None:
    """Who calls `load` may print no remarks."""
    change(edited, "results")
    with pytest.raises(PackageError):
        load(edited.path)
    assert [found.code for found in load(edited.path, frozen=False).opened.findings] == ["file-changed"]


@pytest.mark.parametrize("trick", ["a link out", "a path out", "no hash", "not among its files"])
def test_no_change_lets_more_be_read(edited: AtlasOnDisk, trick: str) -> None:
    """A stranger's atlas that is not frozen: what may be read is what lies in the folder and is described."""
    returns, outside = edited.folder / "returns", edited.folder.parent / "outside" / "now.csv"
    outside.write_text(outside.read_text("utf-8").replace(",60", ",61"), "utf-8")
    if trick == "a link out":
        (returns / "now.csv").unlink()
        (returns / "now.csv").symlink_to(outside)
    tricks = {
        "a path out": lambda it: it.update(path="../../outside/now.csv"),
        "no hash": lambda it: it.update(hash=""),
        "not among its files": lambda it: it.update(files={"before.csv": mark(returns / "before.csv")}),
    }
    redescribe(returns, "now", tricks.get(trick, lambda it: it))
    done = run("check", edited.path)
    assert done.exit_code == 1
    assert "Ada" not in done.stderr


def test_a_results_file_is_not_frozen(tmp_path: Path) -> None:
    """Nothing describes it."""
    assert run("check", tmp_path / "results.csv", "--frozen").exit_code == 2
