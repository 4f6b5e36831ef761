"""An atlas to a site: the wiring, its determinism, and what stops it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import shapely

from mapgen.errors import (
    AtlasError,
    ClassifyError,
    JoinError,
    MapgenError,
    PackageError,
    PublishError,
    ReturnsError,
    UsageError,
)
from mapgen.render import outputs
from mapgen.workflows.build_site import build, choropleths
from mapgen.workflows.check_atlas import report
from mapgen.workflows.load_atlas import load
from tests.conftest import ROOT
from tests.grid import ALDER, BIRCH, CEDAR, DOGWOOD, AtlasOnDisk, files_under

pytestmark = pytest.mark.usefixtures("without_pictures")


def without(atlas: AtlasOnDisk, file: str, county: str) -> None:
    """Take every row of a county out of a file of returns."""
    path = atlas.folder / "returns" / file
    path.write_text("".join(line for line in path.read_text("utf-8").splitlines(True) if county not in line), "utf-8")
    atlas.describe()


WEIGH = (
    "import os, subprocess, sys; started = subprocess.Popen(sys.argv[1:]); "
    "_, status, used = os.wait4(started.pid, 0); "
    "print(used.ru_maxrss); sys.exit(os.waitstatus_to_exitcode(status))"
)
"""Runs a command and says the most memory that it held, as the system counted it.

A program is charged what the one that started it held: between the tests, with their maps, and a build there stands
this small one.
"""


def build_elsewhere(atlas: Path, out: Path, seed: int) -> tuple[dict[str, bytes], int]:
    """The files of a build by the command line, in another process with another hash seed, and its most megabytes."""
    environment = os.environ | {"PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "mapgen", "build", str(atlas), "--out", str(out), "-q"]
    out.parent.mkdir(exist_ok=True)
    weighed = [sys.executable, "-c", WEIGH, *command]
    done = subprocess.run(weighed, check=False, env=environment, cwd=out.parent, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    files = files_under(out)
    assert len(files) > 5
    return files, int(done.stdout) // (1024 if sys.platform == "linux" else 1 << 20)


def test_a_site_has_a_front_page_and_a_folder_for_each_map(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """With the page, the drawing, the table and the shapes."""
    made = build(atlas.path, tmp_path / "site")
    assert [each.slug for each in made] == ["winner", "change"]
    files = {path for path in files_under(tmp_path / "site") if not path.startswith(".")}
    parts = set(outputs.OUTPUTS)
    assert {"index.html", "map.svg", "data.csv", "map.geojson"} <= parts
    assert files >= {"index.html", *(f"{slug}/{part}" for slug in ("winner", "change") for part in parts)}


def test_somebodys_own_files_are_seen_before_anything_is_made(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """A folder that a site may not replace is refused at once, not after a minute of drawing."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "article.txt").write_text("Mine.")
    steps: list[str] = []
    with pytest.raises(PublishError, match="did not write"):
        build(atlas.path, folder, progress=steps.append)
    assert steps == []
    assert files_under(folder) == {"article.txt": b"Mine."}


def test_progress_is_told(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """Every step that takes time is named before it is taken."""
    steps: list[str] = []
    build(atlas.path, tmp_path / "site", progress=steps.append)
    assert steps[0] == "Reading boundaries"
    assert steps[-1] == "Publishing"
    assert "Counting now" in steps
    assert "Composing winner" in steps


def test_one_map_is_made_and_the_others_kept(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """A new headline is on the map that was asked for and not on the other."""
    out = tmp_path / "site"
    build(atlas.path, out)
    before = files_under(out)
    atlas.change("atlas.toml", 'title = "Who won"', 'title = "Who won"\nheadline = "Ada, by far"')
    assert [each.slug for each in build(atlas.path, out, only=("winner",))] == ["winner"]
    after = files_under(out)
    assert set(after) == set(before)
    assert b"Ada, by far" in after["winner/index.html"]
    assert after["change/index.html"] == before["change/index.html"]


def test_one_map_alone_links_to_no_other(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """In a new folder the front page and the menu show the one map that is there."""
    build(atlas.path, tmp_path / "site", only=("winner",))
    files = files_under(tmp_path / "site")
    assert not any(path.startswith("change/") for path in files)
    assert b"change/index.html" not in files["index.html"] + files["winner/index.html"]


def test_a_map_that_does_not_exist_is_a_usage_error(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """With those that do; nothing is written."""
    with pytest.raises(UsageError, match="no map loser") as refused:
        build(atlas.path, tmp_path / "site", only=("loser",))
    assert refused.value.fix == "It has: winner, change."
    assert not (tmp_path / "site").exists()


def test_the_grid_is_the_same_bytes_whatever_the_hash_seed(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """Two folders, two seeds, one site."""
    first, _ = build_elsewhere(atlas.path, tmp_path / "a" / "site", 1)
    second, _ = build_elsewhere(atlas.path, tmp_path / "b" / "other-name", 4242)
    assert first == second


def test_kentucky_is_the_same_bytes_whatever_the_hash_seed(site: Path, tmp_path: Path) -> None:
    """Built by this process and by another with another seed, in another folder, which takes less than 512 MB."""
    files, megabytes = build_elsewhere(ROOT / "atlas.toml", tmp_path / "x" / "site", 99)
    assert files == files_under(site)
    assert megabytes < 512


@pytest.mark.parametrize(
    ("name", "old", "new", "error", "words"),
    [
        ("returns/now.csv", "Ada Ames,60", "Ada Ames,", ReturnsError, ["now.csv:2", "Ada Ames in Alder"]),
        ("returns/now.csv", "99007,Dogwood", "99009,Elm", ReturnsError, ["now.csv:", "99009", "Elm"]),
        ("returns/before.csv", "99007,Dogwood", "99009,Elm", ReturnsError, ["before.csv:", "99009", "Elm"]),
        ("place/attributes.csv", "99005,rural", "99005,wild", ClassifyError, ["Cedar (99005)", "kind = wild"]),
        ("place/attributes.csv", "99005,rural", "99009,rural", JoinError, ["Cedar (99005)"]),
        ("atlas.toml", 'scheme = "winner-margin"', 'scheme = "colours"', AtlasError, ["'colours'", "winner-margin"]),
        ("atlas.toml", 'groupings = ["kinds"]', 'groupings = ["kinds", "sizes"]', AtlasError, ["'sizes'"]),
        ("atlas.toml", 'title = "Four squares"', 'title = "T"\nlanguage = "xx"', AtlasError, ["'xx'", "en"]),
        ("atlas.toml", 'candidate = "ada"', 'candidate = "cy"', AtlasError, ["before", "'cy'"]),
        ("atlas.toml", 'package = "place"', 'package = "nowhere"', PackageError, ["nowhere", "datapackage.json"]),
        ("atlas.toml", 'attributes = "attributes"', 'attributes = "people"', PackageError, ["'people'"]),
        ("place/schemes/kinds.toml", 'kind = "rural"', 'kind = "country"', ClassifyError, ["Cedar", "Dogwood"]),
    ],
)
def test_what_does_not_belong_together_stops_the_build(
    atlas: AtlasOnDisk,
    tmp_path: Path,
    name: str,
    old: str,
    new: str,
    error: type[MapgenError],
    words: list[str],
) -> None:
    """Each fault in its own kind of error, naming file, line or county; nothing is written."""
    atlas.change(name, old, new)
    with pytest.raises(error) as refused:
        build(atlas.path, tmp_path / "site")
    assert [word for word in words if word not in str(refused.value)] == []
    assert not (tmp_path / "site").exists()


def test_a_failed_build_leaves_the_old_site(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """Byte for byte."""
    out = tmp_path / "site"
    build(atlas.path, out)
    before = files_under(out)
    atlas.change("returns/now.csv", "Ada Ames,60", "Ada Ames,-60")
    with pytest.raises(ReturnsError):
        build(atlas.path, out)
    assert files_under(out) == before


def test_a_county_may_be_missing_by_leave(atlas: AtlasOnDisk) -> None:
    """Cedar's returns are not in: it is drawn as "no data" and the others are as they were."""
    without(atlas, "now.csv", "Cedar")
    with pytest.raises(ReturnsError, match="Cedar"):
        load(atlas.path)
    atlas.change("atlas.toml", "[contests.now]\n", f'[contests.now]\nallow_missing = ["{CEDAR}"]\n')
    winner = next(choropleths(load(atlas.path)))
    found = {county.geoid: winner.legend.classes[county.fill].key for county in winner.counties}
    assert found == {ALDER: "ada-30", BIRCH: "bo-5-10", CEDAR: "no-data", DOGWOOD: "no-votes"}


def test_a_county_that_was_missing_before_has_no_comparison(atlas: AtlasOnDisk) -> None:
    """Its change is unknown, and a scheme of changes says so."""
    without(atlas, "before.csv", "Alder")
    atlas.change("atlas.toml", "[contests.before]\n", f'[contests.before]\nallow_missing = ["{ALDER}"]\n')
    atlas.change("atlas.toml", 'scheme = "carried-fill"', 'scheme = "share-change"')
    *_, change = choropleths(load(atlas.path))
    found = {county.geoid: change.legend.classes[county.fill].key for county in change.counties}
    assert found == {ALDER: "no-comparison", BIRCH: "fell-15", CEDAR: "fell-0", DOGWOOD: "no-comparison"}


def test_a_check_says_what_was_held_to_what(atlas: AtlasOnDisk) -> None:
    """Boundaries, votes, joins and classes, with their figures."""
    said, _ = report(atlas.path)
    assert "now (certified): 4 counties, 12 rows, 250 votes" in said
    assert "now: 4 of 4 counties joined to their returns, no row left over" in said
    assert "map winner: every county falls in exactly one of the scheme's classes; 4 occur" in said


def test_geojson_follows_its_standard(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """Outer rings counterclockwise, degrees, a feature for each county with its row (RFC 7946)."""
    build(atlas.path, tmp_path / "site")
    collection = json.loads((tmp_path / "site" / "winner" / "map.geojson").read_text("utf-8"))
    assert [feature["id"] for feature in collection["features"]] == [ALDER, BIRCH, CEDAR, DOGWOOD]
    for feature in collection["features"]:
        shape = shapely.from_geojson(json.dumps(feature["geometry"]))
        assert shape.exterior.is_ccw
        assert shape.area == pytest.approx(1)
    assert collection["features"][0]["properties"]["margin_pct"] == 30.0


def test_the_table_can_be_read_back(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """GEOIDs as text, numbers plain, a row for each county in the order of names."""
    build(atlas.path, tmp_path / "site")
    lines = (tmp_path / "site" / "winner" / "data.csv").read_text("utf-8").splitlines()
    assert lines[0].startswith("geoid,county,class,Kinds,votes_ada,votes_bo,votes_cy,votes_total,winner,margin_votes")
    assert lines[1].startswith("99001,Alder,ada-30,Urban,60,30,10,100,ada,30,30.0,final,candidates,40.0,60.0,20.0")
    assert len(lines) == 5
