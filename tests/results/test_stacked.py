"""Clarity's details: the contest, under it the candidates, under each the modes of voting and their sum."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapgen.errors import ReturnsError
from mapgen.results.aggregate import aggregate
from mapgen.results.contest_votes import ContestVotes
from mapgen.results.import_results import read_returns
from mapgen.results.places import Placer
from mapgen.results.read_table import read_table
from mapgen.results.select_contest import ContestFilter, select_contest
from tests.results.grid import CONTEST, COUNTIES, SQUARES, VOTES, tallied, write

Rows = list[list[str]]
MODES = ["Election Day Votes", "Absentee by Mail Votes", "Provisional Votes", "Total Votes"]


def parts(votes: int) -> list[str]:
    """Votes by mode, and their sum."""
    return [str(votes - votes // 3 - 1 if votes else 0), str(votes // 3), "1" if votes else "0", str(votes)]


def detail(title: str = "President of the United States (Vote For 1)", *, repeated: bool = False) -> Rows:
    """A sheet of detail.xls, merged cells empty but for their first, or repeated as some programs save them."""
    names = [f"{candidate.name} ({candidate.party.title()})" for candidate in CONTEST.candidates]
    names[0] = names[0].replace(" (", " (I) (")
    over = [[name, *([name] * 3 if repeated else [""] * 3)] for name in names]
    rows = [[title, *[""] * 10], ["", "", *over[0], *over[1], ""], ["County", "Registered Voters", *MODES * 2, "Total"]]
    for geoid, (first, second) in VOTES.items():
        rows.append([COUNTIES[geoid], "9,000", *parts(first), *parts(second), str(first + second)])
    sums = [sum(votes[at] for votes in VOTES.values()) for at in (0, 1)]
    return [*rows, ["Total:", "36000", "0", "0", "0", str(sums[0]), "0", "0", "0", str(sums[1]), str(sum(sums))]]


def assembled(path: Path) -> ContestVotes:
    """The one contest of a file."""
    gathered = read_table(path).gathered
    return aggregate(gathered.slots.items(), Placer(COUNTIES), gathered)


@pytest.mark.parametrize("repeated", [False, True])
@pytest.mark.parametrize("above", [0, 1])
def test_details_give_the_tally(tmp_path: Path, above: int, *, repeated: bool) -> None:
    """With and without the contest's row, however the merged cells were saved."""
    path = write(tmp_path, detail(repeated=repeated)[above:])
    read = read_table(path)
    assert read.recognised.layout.id == "clarity-detail"
    assert select_contest(read.gathered, ContestFilter()).office == ("President" if not above else "")
    assert {(key.candidate, key.party) for key in read.gathered.slots} == {
        ("Rutherford Hayes", "Rep"),
        ("Samuel Tilden", "Dem"),
    }
    if not above:
        assert tallied(read_returns(path, CONTEST, SQUARES)) == VOTES


def test_modes_are_left_out_beside_their_sum(tmp_path: Path) -> None:
    """Three modes of two candidates in four counties, and the modes of the row of totals, are not counted again."""
    found = assembled(write(tmp_path, detail()))
    assert found.rows_used == 8
    assert {left.reason: left.rows for left in found.left_out} == {"modes": 30, "sums": 2}
    assert [problem.what for problem in found.findings] == []


def test_modes_that_do_not_add_up_are_named(tmp_path: Path) -> None:
    """The sum is drawn, and the doubt is said with its line."""
    rows = detail()
    rows[4][2] = "999"
    (problem,) = assembled(write(tmp_path, rows)).findings
    assert problem.what == "Rutherford Hayes in Bell: the modes of voting sum to 1,466, their total is 1,400"
    assert (problem.line, problem.severity) == (5, "warning")


def test_modes_without_a_sum_are_added_up(tmp_path: Path) -> None:
    """A table that leaves the sums out has them all the same."""
    rows = [[cell for at, cell in enumerate(row) if at not in (5, 9, 10)] for row in detail()[:-1]]
    found = assembled(write(tmp_path, rows))
    assert {(geoid, found.lines[fold].name): cell.votes for (geoid, fold), cell in found.cells.items()} == {
        (geoid, candidate.name): votes
        for geoid, both in VOTES.items()
        for candidate, votes in zip(CONTEST.candidates, both, strict=True)
    }


def test_different_columns_under_two_candidates_are_refused(tmp_path: Path) -> None:
    """Which of them are whose cannot be known."""
    rows = detail()
    rows[2][8] = "Early Votes"
    with pytest.raises(
        ReturnsError, match="the columns under Samuel Tilden are Election Day Votes, Absentee by Mail V"
    ):
        read_table(write(tmp_path, rows))


def test_a_row_that_is_cut_off_is_refused_by_its_line(tmp_path: Path) -> None:
    """Nothing is made up for the cells that are not there."""
    rows = detail()
    rows[5] = rows[5][:6]
    with pytest.raises(ReturnsError, match="line 6 has 6 cells, the headers have 10"):
        read_table(write(tmp_path, rows))


def test_a_workbook_says_what_its_sheets_begin_with(tmp_path: Path) -> None:
    """Clarity numbers its sheets; the contest stands in each one's first row."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "1"
    for row in detail():
        book.active.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    book.create_sheet("2").append(["U.S. Senate"])
    path = tmp_path / "detail.xlsx"
    book.save(path)
    with pytest.raises(ReturnsError, match="'1': begins with 'President of the United States"):
        read_table(path)
    assert tallied(read_returns_of(path)) == VOTES


def read_returns_of(path: Path) -> object:
    """The returns of the sheet "1"."""
    from mapgen.results.candidates import returns_table  # noqa: PLC0415  # the same
    from mapgen.results.checks import check_votes  # noqa: PLC0415  # late: one test needs it

    gathered = read_table(path, table="1").gathered
    found = aggregate(gathered.slots.items(), Placer(COUNTIES), gathered)
    assert check_votes(found, COUNTIES) == []
    keys = {fold: line.name.split()[-1].casefold() for fold, line in found.lines.items()}
    return returns_table(found, CONTEST, keys)


def test_a_blank_above_the_counties_is_their_header(tmp_path: Path) -> None:
    """Some sites write nothing above the counties' names; the mark that is added is no column of the file."""
    rows = detail()
    rows[2][0] = ""
    read = read_table(write(tmp_path, rows))
    assert read.recognised.layout.id == "clarity-detail"
    assert read.recognised.left_out == ()
    assert tallied(read_returns(write(tmp_path, rows), CONTEST, SQUARES)) == VOTES
