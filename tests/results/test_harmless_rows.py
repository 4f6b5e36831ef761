"""Rows that take no vote away and add none: other places', blank ones, footers; a map is drawn without them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from mapgen.errors import ReturnsError
from mapgen.results.line_totals import judge_lines
from tests.results.test_what_files_do import PEOPLE, TOTALS, VOTES, codes, rows, taken, totals


@pytest.mark.parametrize("header", ["st", "abbr_state"])
def test_rows_of_other_states_without_a_code(header: str, tmp_path: Path) -> None:
    """A column of states says whose they are; two of them bear one name, and one is no county of Delaware."""
    own = rows(fips="NA")
    table = [[header, *own[0]], *(["DE", *line] for line in own[1:])]
    table += [[state, "St. Clair", "NA", "Ada Ames", "77"] for state in ("AL", "MO", "IL")]
    assert totals(taken(tmp_path, table)) == TOTALS


def test_islands_where_nobody_votes(tmp_path: Path) -> None:
    """Midway's row with neither state nor votes, in a file of the country, is none of Delaware's."""
    table = [[*line, ""] for line in rows(county="county")]
    table[0][-1] = "fips"
    table.append(["Midway Islands", "NA", "NA", "74300"])
    assert totals(taken(tmp_path, table)) == TOTALS


def test_a_line_without_a_name_is_the_total_of_the_one_candidate() -> None:
    """Ames alone has 500 votes, and so has nobody, county by county; in one small county that may be chance."""
    votes = np.array([[120, 120], [300, 300], [80, 80]])
    none = np.zeros(3, np.int64)
    assert judge_lines(votes, none, 1) == {1: "total"}
    assert judge_lines(votes[2:], none[2:], 1) == {1: "perhaps"}
    assert judge_lines(votes - [[0, 1]], none, 1) == {}
    assert judge_lines(votes, none) == {}


def test_unopposed_with_a_total_that_has_no_name(tmp_path: Path) -> None:
    """The map is of Ames with 500 votes, not of two who are alike."""
    table = [line for line in rows() if "Bo Burr" not in line]
    table += [[line[0], "", line[2]] for line in table[1:]]
    assert totals(taken(tmp_path, table)) == {"Ada Ames": 500}


@pytest.mark.parametrize("who", ["Totals", "Ada Ames"])
def test_a_blank_total_is_none(who: str, tmp_path: Path) -> None:
    """A row of totals without a figure is held to nothing; one that says 0 is."""
    assert totals(taken(tmp_path, [*rows(), ["Totals", who, ""]])) == TOTALS
    assert codes(taken(tmp_path, [*rows(), ["Totals", who, "0"]])) & {"total-differs", "total-of-all-differs"}


def test_a_countys_blank_total_is_none(tmp_path: Path) -> None:
    """Kent's total was not filled in; its candidates were. A candidate's blank is no zero."""
    assert totals(taken(tmp_path, [*rows(), ["Kent", "Total", ""]])) == TOTALS
    assert "votes-blank" in codes(taken(tmp_path, [*rows()[:-1], ["Sussex", "Bo Burr", ""]]))


def test_a_footer_that_tells_the_number_of_rows(tmp_path: Path) -> None:
    """Six rows and "RECORDS: 6" below them; a table that should have seven is cut off, and so is one that goes on."""
    table = [[*line, "x"] for line in rows(office="Governor")]
    assert totals(taken(tmp_path, [*table, ["RECORDS: 6", "RUNDATE: 11/06/2024"]])) == TOTALS
    for wrong in ([["RECORDS: 7", "RUNDATE: 11/06/2024"]], [["RUNDATE: 11/06/2024"]], [["RECORDS: 6"], table[1]]):
        with pytest.raises(ReturnsError, match="not a whole table"):
            taken(tmp_path, [*table, *wrong])


def test_rows_below_the_total(tmp_path: Path) -> None:
    """Shares and the sum of everybody's votes, in one cell; a sum that is one off is no row of this table."""
    wide = [["county", *PEOPLE], *([name, *map(str, both)] for name, both in VOTES.items()), ["TOTAL", "500", "540"]]
    below = ["Percentage", "0.480769", "0.519231"]
    assert totals(taken(tmp_path, [*wide, below, ["Contest Sum", "1040", ""]])) == TOTALS
    assert "place-unknown" in codes(taken(tmp_path, [*wide, below, ["Contest Sum", "1041", ""]]))
    assert "place-unknown" in codes(taken(tmp_path, [*wide, ["Percentage", "120", "90"]]))
