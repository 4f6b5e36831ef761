"""`mapgen init --force` where there is an atlas: nothing that a user wrote is lost."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mapgen.cli.main import main
from tests.grid import files_under
from tests.results.test_against import NAMED, VOTES, tidy

MORE = {"Ada Ames": (40, 300, 50), "Bo Burr": (60, 250, 80)}
"""Burr has 50 more in New Castle: 390 for 340."""


def init(folder: Path, text: str, *more: str) -> Result:
    """Begin an atlas of a text in a folder."""
    file = folder.parent / "results.csv"
    file.write_text(text, "utf-8")
    return CliRunner().invoke(main, ["init", str(folder), "--from", str(file), *NAMED, *more], catch_exceptions=False)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """An atlas that init wrote and a user went on with: titles, a colour, an order, comments, a key of no use to us."""
    folder = tmp_path / "atlas"
    assert init(folder, tidy()).exit_code == 0
    atlas = folder / "atlas.toml"
    text = (
        atlas.read_text("utf-8")
        .replace('title = "Delaware: ', "# Mine.\ntitle = 'My Delaware: ")
        .replace('election"\nlanguage', "election' # and this\nlanguage")
    )
    atlas.write_text(text + "headline = 'By votes'\n# the end\n", "utf-8")
    description = folder / "results" / "de" / "datapackage.json"
    described = json.loads(description.read_text("utf-8"))
    resource = described["resources"][0]
    resource["contest"]["candidates"][0]["colour"] = "#0b7f86"
    resource["title"], resource["mine"] = "Our count", ["kept"]
    description.write_text(json.dumps(described, indent=4), "utf-8")
    (folder / "Makefile").write_text("mine:\n", "utf-8")
    return folder


def resource(folder: Path, at: int = 0) -> dict[str, Any]:
    """A resource of the returns."""
    described = json.loads((folder / "results" / "de" / "datapackage.json").read_text("utf-8"))
    found: dict[str, Any] = described["resources"][at]
    return found


def test_without_force_nothing_is_written_over(written: Path) -> None:
    """The message names the option."""
    before = files_under(written)
    done = init(written, tidy(MORE))
    assert (done.exit_code, "--force" in done.stderr) == (1, True)
    assert files_under(written) == before


def test_new_results_of_the_contest_take_the_place_of_the_old(written: Path) -> None:
    """Hash and totals are others; the atlas and every other value of the description are what they were."""
    before, was = files_under(written), resource(written)
    done = init(written, tidy(MORE), "--force", "--title", "Another title")
    assert done.exit_code == 0, done.output
    after, now = files_under(written), resource(written)
    assert {name.split("/")[-1] for name in after if after[name] != before.get(name)} == {
        "20201103__de__general__county.csv",
        "datapackage.json",
    }
    assert {name for name in now if now[name] != was[name]} == {"bytes", "hash", "totals"} - (
        {"bytes"} if now["bytes"] == was["bytes"] else set()
    )
    assert now["totals"]["all"] == 780
    assert "--title changed nothing" in done.stderr
    assert CliRunner().invoke(main, ["check", str(written), "--frozen"]).exit_code == 0


def test_another_contest_is_added(written: Path) -> None:
    """Its table and maps; every line of the atlas is still there, in order."""
    text = (written / "atlas.toml").read_text("utf-8")
    done = init(
        written, tidy({"Di Dean": VOTES["Ada Ames"], "Ed Ells": VOTES["Bo Burr"]}), "--force", "--office", "Mayor"
    )
    assert done.exit_code == 0, done.output
    now = (written / "atlas.toml").read_text("utf-8")
    lines = iter(now.splitlines())
    assert all(line in lines for line in text.splitlines())
    assert set(tomllib.loads(now)["contests"]) == {"general-2020", "general-2020-mayor"}
    assert (resource(written)["mine"], resource(written, 1)["name"]) == (["kept"], "general-2020-mayor")


def test_results_with_an_error_change_nothing(written: Path) -> None:
    """Though --force was said."""
    before = files_under(written)
    assert init(written, tidy({who: votes[:2] for who, votes in VOTES.items()}), "--force").exit_code == 1
    assert files_under(written) == before


def test_figures_without_an_atlas_are_not_written_over(written: Path) -> None:
    """They may be mended by hand; a Makefile alone is no reason to stop, and stays."""
    (written / "atlas.toml").unlink()
    before = files_under(written)
    assert init(written, tidy(MORE), "--force").exit_code == 1
    assert files_under(written) == before
    other = written.parent / "other"
    other.mkdir()
    (other / "Makefile").write_text("mine:\n", "utf-8")
    assert init(other, tidy(), "--force").exit_code == 0
    assert (other / "Makefile").read_text("utf-8") == "mine:\n"
