"""Each layout that ships reads the sample in its folder as the table beside it; so does one of a user's."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from mapgen.cli.main import main
from mapgen.errors import AtlasError, ReturnsError
from mapgen.results.conformance import EXPECTED, differences, sample_of, tidy_text
from mapgen.results.layouts import FILE, read_layouts, users_layouts
from mapgen.results.levels import at_one_level
from mapgen.results.read_table import read_table
from tests.conftest import ROOT

SHIPPED = sorted((ROOT / "mapgen" / "layouts").iterdir())


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_a_layout_reads_its_sample(folder: Path) -> None:
    """What is read of the sample is what stands beside it, to the letter."""
    assert [str(problem) for problem in differences(folder)] == []


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_votes_that_are_expected_are_summed(folder: Path) -> None:
    """The sums of the sample are those of what is expected: of every level but those that hold the same votes again."""
    rows = list(csv.DictReader((folder / EXPECTED).open(encoding="utf-8")))
    sample = sample_of(folder)
    assert sample is not None
    if not rows:
        with pytest.raises(ReturnsError):
            read_table(sample)
        return
    gathered = read_table(sample).gathered
    assert gathered.recognised.layout.id == folder.name
    assert not any(slot.faulty for slot in gathered.slots.values())
    layout, rest = gathered.recognised.layout, gathered.recognised.layout.rest
    slots, _ = at_one_level(list(gathered.slots.items()), layout.levels)
    kept = {(key.geoid, key.county, key.level) for key, _ in slots}
    expected = sum(
        int(row["votes"].replace(",", ""))
        for row in rows
        if not layout.levels or any(row["level"] == level for *_, level in kept)
        if not layout.levels or (row.get("geoid", ""), row["county"], row["level"]) in kept
    )
    assert sum(slot.votes for key, slot in slots if key.candidate != rest or not rest) == expected


OWN = """
title = "A clerk's table"
rank = 99
marks = ["stimmen"]
requires = ["county", "candidate", "votes"]
office = "Governor"

[columns]
county = ["kreis"]
candidate = ["kandidat"]
votes = ["stimmen"]

[clean]
candidate = '(?P<candidate>.+?) \\((?P<party>[A-Z]+)\\)'
"""

SAMPLE = "Kreis,Kandidat,Stimmen\nKent,Ada Ames (DEM),120\nSussex,Ben Boyd (REP),140\n"

TABLE = """county,office,party,candidate,votes
Kent,Governor,DEM,Ada Ames,120
Sussex,Governor,REP,Ben Boyd,140
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A user's folder of one layout, with a sample and what is expected of it."""
    folder = tmp_path / "layouts" / "clerk"
    folder.mkdir(parents=True)
    for name, text in {FILE: OWN, "sample.csv": SAMPLE, EXPECTED: TABLE}.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_a_users_layout_is_taken_with_the_option(own: Path) -> None:
    """Named by its own folder or by the one that it lies in; without it the table is in no layout."""
    for folder in (own, own.parent):
        read = read_table(own / "sample.csv", layouts=[folder])
        assert read.recognised.layout.title == "A clerk's table"
    with pytest.raises(ReturnsError, match="no layout"):
        read_table(own / "sample.csv")


def test_a_users_layout_is_held_to_its_sample(own: Path) -> None:
    """`mapgen check` on its folder says that it holds; and, where something is changed, in which line."""
    good = CliRunner().invoke(main, ["check", str(own)])
    assert (good.exit_code, "reads its sample" in good.output) == (0, True)
    (own / "sample.csv").write_text(SAMPLE.replace("120", "121"), "utf-8")
    bad = CliRunner().invoke(main, ["check", str(own)])
    assert bad.exit_code == 1
    assert "Kent,Governor,DEM,Ada Ames,121 is read, Kent,Governor,DEM,Ada Ames,120 is expected" in bad.output


def test_the_table_to_save_is_shown(own: Path) -> None:
    """Where nothing is expected yet, what is read is told, to be held to the sample by eye."""
    (own / EXPECTED).unlink()
    with pytest.raises(AtlasError) as told:
        differences(own)
    assert [problem.what for problem in told.value.problems] == TABLE.splitlines()


def test_another_layout_that_takes_the_sample_is_named(own: Path) -> None:
    """A layout whose rank is too low never gets its table."""
    (own / FILE).write_text(OWN.replace("99", "1").replace('["stimmen"]\nrequires', "[]\nrequires"), "utf-8")
    (own / "sample.csv").write_text(SAMPLE.replace("Kreis,Kandidat,Stimmen", "county,candidate,votes"), "utf-8")
    with pytest.raises(AtlasError, match="was read in the layout 'plain-tidy'"):
        tidy_text(own)


def test_the_users_own_folder(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named by an environment variable, and an empty name turns it off."""
    monkeypatch.setenv("MAPGEN_LAYOUTS", str(own.parent))
    assert users_layouts() == (own.parent,)
    found = CliRunner().invoke(main, ["check", str(own / "sample.csv"), "--state", "DE", "--date", "2024"])
    assert "Layout: A clerk's table" in found.output
    monkeypatch.setenv("MAPGEN_LAYOUTS", "")
    assert users_layouts() == ()


def test_a_users_layout_takes_the_place_of_one_that_ships(own: Path) -> None:
    """By its name: a publisher's new header is met before mapgen knows it."""
    shutil.move(own, own.parent / "nyt")
    assert next(layout for layout in read_layouts([own.parent]) if layout.id == "nyt").title == "A clerk's table"


FAULTS = {
    'title = "x"': "missing required field `rank`",
    'title = "x"\nrank = 1\n[clean]\ncounty = "("': "no regular expression",
    'title = "x"\nrank = 1\n[clean]\ncounty = "(?P<town>.*)"': "no role",
    'title = "x"\nrank = 1\n[records]\nsteps = []\nneeds = []': "no steps",
    'title = "x"\nrank = 1\n[records]\nneeds = []\n[[records.steps]]\npath = [""]\nfields = { x = ["y"] }': "no role",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_layout_that_is_none_is_refused(text: str, own: Path) -> None:
    """In words, with its file."""
    (own / FILE).write_text(text, "utf-8")
    with pytest.raises(AtlasError, match=FAULTS[text]) as refused:
        read_layouts([own])
    assert str(own / FILE) in str(refused.value)


def test_a_folder_without_a_layout_is_refused(tmp_path: Path) -> None:
    """So is one that is not there, and a link that leads out of it."""
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(AtlasError, match="no layout"):
            read_layouts([folder])
    (tmp_path / "outside.toml").write_text(OWN, "utf-8")
    (tmp_path / "in" / "linked").mkdir(parents=True)
    (tmp_path / "in" / "linked" / FILE).symlink_to(tmp_path / "outside.toml")
    with pytest.raises(AtlasError, match="leads there"):
        read_layouts([tmp_path / "in"])
