"""The steps from a file's votes to a contest: values that nobody writes into, and cells that are interpreted once."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from mapgen.results.contest_votes import Cell, ContestVotes, Line
from mapgen.results.leave_out_totals import leave_out_line_totals
from mapgen.results.names_apart import names_apart
from mapgen.results.normalise import contest_cells, line_cells, normalise
from mapgen.results.vote_keys import Ballot, VoteKey, VoteSum
from tests.conftest import ROOT

WRITTEN_INTO = {
    "VoteSums": "rows stream by, a gigabyte of them",
    "VoteSum": "the same",
    "Ballot": "the same",
    "ContestWatch": "the same",
    "Blocks": "the same",
    "PlaceCells": "the same",
    "Together": "the same, of several files",
    "_County": "inside one function",
    "_Pair": "inside one function",
}
MUTABLE = ("dict[", "list[", "set[", "Counter[", "defaultdict[")


def dataclasses_of(folder: str) -> dict[str, ast.ClassDef]:
    """The dataclasses of a folder's modules by name, with those that are not frozen marked by their decorator."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "mapgen" / folder).glob("*.py")]
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    return {node.name: node for node in classes if any("dataclass" in ast.unparse(d) for d in node.decorator_list)}


@pytest.mark.parametrize("folder", ["results"])
def test_values_are_frozen(folder: str) -> None:
    """A step that changes something returns another value; what is written into has its reason above."""
    for name, node in dataclasses_of(folder).items():
        if name not in WRITTEN_INTO:
            assert any("frozen=True" in ast.unparse(decorator) for decorator in node.decorator_list), name


def test_a_contest_holds_nothing_that_can_be_written_into() -> None:
    """Its fields are mappings, sequences and numbers."""
    fields = [node for node in dataclasses_of("results")["ContestVotes"].body if isinstance(node, ast.AnnAssign)]
    assert len(fields) > 20
    assert [ast.unparse(field) for field in fields if ast.unparse(field.annotation).startswith(MUTABLE)] == []


@pytest.mark.parametrize("folder", ["results", "areas", "files", "model", "composition", "workflows"])
def test_modules_have_one_job(folder: str) -> None:
    """None is longer than 300 lines."""
    lengths = {
        path.name: len(path.read_text("utf-8").splitlines()) for path in Path(ROOT, "mapgen", folder).glob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_a_line_that_sums_the_others_goes_with_its_party() -> None:
    """Ten counties, the third line the sum of two and of a party too: the contest given stays as it was."""
    votes = {"ames": [31, 47, 12, 85, 64, 29, 73, 58, 16, 91], "boyd": [53, 18, 77, 26, 39, 82, 14, 67, 45, 22]}
    votes["alle"] = [one + other for one, other in zip(votes["ames"], votes["boyd"], strict=True)]
    cells = {(f"010{at:02}", fold): Cell(n, 1, at) for fold, own in votes.items() for at, n in enumerate(own)}
    contest = ContestVotes(
        "v.csv",
        lines={fold: Line(fold.title(), "IND", "candidate") for fold in votes},
        cells=cells,
        party_votes={(geoid, fold, "IND"): cell.votes for (geoid, fold), cell in cells.items()},
        rows_used=30,
    )
    without, findings = leave_out_line_totals(contest)
    assert [found.code for found in findings] == ["line-is-a-sum"]
    assert list(without.lines) == ["ames", "boyd"]
    assert without.place_totals["01000"] == (84, 0)
    assert (without.rows_used, [(left.reason, left.rows, left.votes) for left in without.left_out]) == (
        20,
        [("total", 10, 949)],
    )
    assert (len(contest.cells), len(contest.lines), contest.rows_used) == (30, 3, 30)
    assert names_apart(without) == []


CELLS = VoteKey("al", "1001", "Ash", "u.s. house", "02", "d", "Ada", "Ames (R)", "", "", "Gen", "11/08/2016", "Round 2")


def test_cells_are_interpreted() -> None:
    """Office, district, stage, date, round, state, party and name of one row; the party's own cell comes first."""
    assert contest_cells(CELLS)[1:] == ("2", "general", "2016-11-08", "2")
    (row,) = normalise([(CELLS, VoteSum(7, 1, 2, 0, Ballot()))])
    assert (row.state, row.party, row.person) == ("AL", "DEM", "ada ames r")
    assert line_cells(CELLS)[:2] == ("Ada Ames (R)", "DEM")
    assert line_cells(CELLS._replace(party=""))[:2] == ("Ada Ames", "REP")


def test_an_office_of_the_layout_comes_before_the_cells() -> None:
    """A layout that is of one office says it."""
    assert contest_cells(CELLS, "President").office == "President"
