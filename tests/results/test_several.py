"""Several files, a folder and a zip are one table, if no county's votes stand in two of them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from mapgen.cli.main import main
from mapgen.errors import ReturnsError
from mapgen.results.read_table import Read, read_table

PRECINCTS = """county,precinct,office,party,candidate,votes
Kent,1,Governor,DEM,Ada Ames,10
Kent,2,Governor,DEM,Ada Ames,11
Kent,1,Governor,REP,Ben Boyd,9
Kent,2,Governor,REP,Ben Boyd,8
"""
WIDE = "fips,County,office,Ada Ames (DEM),Ben Boyd (REP),Total\n10003,New Castle,Governor,30,20,50\n"
TIDY = "county,office,party,candidate,votes\nSussex,Governor,DEM,Ada Ames,5\nSussex,Governor,REP,Ben Boyd,50\n"

FILES = {
    "20241105__de__general__kent__precinct.csv": PRECINCTS,
    "20241105__de__general__newcastle.csv": WIDE,
    "20241105__de__general__sussex.csv": TIDY,
}
VOTES = {("Kent", "Ada Ames"): 21, ("Kent", "Ben Boyd"): 17, ("New Castle", "Ada Ames (DEM)"): 30,
         ("New Castle", "Ben Boyd (REP)"): 20, ("Sussex", "Ada Ames"): 5, ("Sussex", "Ben Boyd"): 50}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file for each of Delaware's counties, each with its own columns, and a file that is no table."""
    folder = tmp_path / "counties"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "README.md").write_text("county,candidate,votes", "utf-8")
    return folder


def zipped(folder: Path) -> Path:
    """The folder's files as a zip."""
    path = folder.parent / "counties.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in FILES.items():
            archive.writestr(f"de/{name}", text)
    return path


def votes(read: Read) -> dict[tuple[str, str], int]:
    """Votes by county and candidate."""
    return {(key.county, key.candidate): slot.votes for key, slot in read.gathered.slots.items()}


def test_all_ways_to_name_them_are_one(folder: Path) -> None:
    """By their names, by their folder, and by a zip of them all."""
    assert votes(read_table(sorted(folder.glob("*.csv")))) == VOTES
    assert votes(read_table(folder)) == VOTES
    assert votes(read_table(zipped(folder), table="*")) == VOTES


def test_some_of_them_are_taken_by_a_pattern(folder: Path) -> None:
    """Of a folder and of a zip; nothing that fits the pattern is said."""
    for path in (folder, zipped(folder)):
        assert set(votes(read_table(path, table="*precinct*"))) == {("Kent", "Ada Ames"), ("Kent", "Ben Boyd")}
        with pytest.raises(ReturnsError, match=r"none like '\*ward\*'"):
            read_table(path, table="*ward*")


def test_a_zip_of_several_is_not_summed_unasked(folder: Path) -> None:
    """It may hold the same votes by county and by precinct, or several elections."""
    with pytest.raises(ReturnsError, match="holds 3 tables") as refused:
        read_table(zipped(folder))
    assert "--table '*'" in str(refused.value)


def test_the_date_and_the_state_are_those_of_all_names(folder: Path) -> None:
    """As of one file that is named as OpenElections names them; lines are numbered on, and that is told."""
    found = CliRunner().invoke(main, ["check", str(folder)])
    assert "Contest: Delaware, Gubernatorial election, 2024-11-05" in found.output
    kent, newcastle, _ = (folder / name for name in FILES)
    assert f"the first of each being: {kent} (1), {newcastle} (6), " in found.output
    assert found.exit_code == 0


TWICE = {
    "the county": "county,office,party,candidate,votes\nKent,Governor,DEM,Ada Ames,21\n",
    "the county without a party": "county,office,candidate,votes\nKENT,governor,A. Ames,21\n",
    "the county in columns": "County,office,Ada Ames,Ben Boyd\nKent County,Governor,21,17\n",
}


@pytest.mark.parametrize("again", TWICE)
def test_votes_in_two_files_are_refused(again: str, folder: Path) -> None:
    """A table by county beside one by precinct would double the county, however its people are called."""
    (folder / "by-county.csv").write_text(TWICE[again], "utf-8")
    with pytest.raises(ReturnsError, match="the same votes seem to stand in two") as refused:
        read_table(folder)
    assert any("ent" in problem.what for problem in refused.value.problems)


def test_parties_in_files_of_their_own_are_read(tmp_path: Path) -> None:
    """A primary's files, one for each party, are of the same counties."""
    for party in ("DEM", "REP"):
        text = f"county,office,party,candidate,votes\nKent,Governor,{party},Some {party},7\n"
        (tmp_path / f"{party}.csv").write_text(text, "utf-8")
    assert votes(read_table(tmp_path)) == {("Kent", "Some DEM"): 7, ("Kent", "Some REP"): 7}


def test_files_that_do_not_fit_are_not_put_together(folder: Path) -> None:
    """One that mixes states with counties and one that does not; one by code, one by name."""
    (folder / "ap.csv").write_text(
        "level,reportingunitname,votecount,fipscode,last,statepostal\ncounty,Kent,3,10001,Ames,DE\n", "utf-8"
    )
    with pytest.raises(ReturnsError, match="cannot be read together"):
        read_table(folder)
    (folder / "ap.csv").write_text("fips,candidate,votes\n10001,Ames,3\n", "utf-8")
    with pytest.raises(ReturnsError, match="cannot be read together"):
        read_table(folder)


def test_a_cut_line_of_one_is_told_with_its_file(folder: Path) -> None:
    """By its own number."""
    file = folder / "20241105__de__general__sussex.csv"
    file.write_text(TIDY + "Sussex,Governor\n", "utf-8")
    with pytest.raises(ReturnsError, match="not a whole table") as refused:
        read_table(folder)
    assert (refused.value.problems[0].file, refused.value.problems[0].line) == (str(file), 4)


def test_standard_input_is_alone(folder: Path) -> None:
    """It cannot be read twice."""
    with pytest.raises(ReturnsError, match="Standard input"):
        read_table([Path("-"), next(folder.glob("*.csv"))])


def test_a_person_under_two_names_is_told(folder: Path) -> None:
    """Each would have but a part of their votes, and another might be said to have won: certain or not, it is told."""
    file = folder / "20241105__de__general__sussex.csv"
    file.write_text(TIDY.replace("Ada Ames", "Mrs Boyle"), "utf-8")
    found = CliRunner().invoke(main, ["check", str(folder)])
    assert found.exit_code == 1
    assert "Ada Ames and Mrs Boyle are both DEM, and no county has votes for both" in found.output
    file.write_text(TIDY.replace("Ada Ames", "A. B. Ames"), "utf-8")
    found = CliRunner().invoke(main, ["check", str(folder)])
    assert found.exit_code == 0
    assert "A. B. Ames is counted as Ada Ames, the same person under another name" in found.output


def test_modes_in_columns_are_rows_of_each(folder: Path) -> None:
    """A file with a column for each mode of voting stands beside one with the votes; an empty mode has none."""
    file = folder / "20241105__de__general__sussex.csv"
    file.write_text(
        "county,office,party,candidate,election_day_votes,absentee_votes\n"
        "Sussex,Governor,DEM,Ada Ames,3,2\nSussex,Governor,REP,Ben Boyd,50,\n",
        "utf-8",
    )
    slots = read_table(folder).gathered.slots
    assert {(key.candidate, key.mode): slot.votes for key, slot in slots.items() if key.county == "Sussex"} == {
        ("Ada Ames", "election day votes"): 3,
        ("Ada Ames", "absentee votes"): 2,
        ("Ben Boyd", "election day votes"): 50,
    }


def test_an_atlas_is_checked_alone(folder: Path, tmp_path: Path) -> None:
    """It is no file of results."""
    atlas = tmp_path / "atlas.toml"
    atlas.write_text("", "utf-8")
    found = CliRunner().invoke(main, ["check", str(atlas), str(folder)])
    assert found.exit_code != 0
    assert "An atlas is checked alone" in f"{found.output}{found.exception}"
