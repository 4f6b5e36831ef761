"""Headers below titles, in two rows, again in between, or nowhere; tables below each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapgen.errors import ReturnsError, UsageError
from mapgen.results.import_results import read_returns
from mapgen.results.read_table import open_table, read_table
from tests.results.grid import CONTEST, COUNTIES, SQUARES, VOTES, tallied

ROWS = [f"{COUNTIES[geoid]},{hayes},{tilden}" for geoid, (hayes, tilden) in VOTES.items()]
SHARES = [
    f"{COUNTIES[geoid]},{hayes},51.0%,{tilden},49.0%,{hayes + tilden}" for geoid, (hayes, tilden) in VOTES.items()
]
NAMES = "Rutherford Hayes,Samuel Tilden"

TABLES = {
    "a title": ["Official results,,", f"County,{NAMES}", *ROWS],
    "a title with a comma": ["Results by county, official", "", f"County,{NAMES}", *ROWS],
    "titles of two cells": ["State,Alabama,", "Date,2016-11-08,", f"County,{NAMES}", *ROWS],
    "names over # and %": ["County,Rutherford Hayes,,Samuel Tilden,,Total", ",#,%,#,%,#", *SHARES],
    "names twice over # and %": [
        "County,Rutherford Hayes,Rutherford Hayes,Samuel Tilden,Samuel Tilden,Total",
        "County,#,%,#,%,Total",
        *SHARES,
    ],
    "names over Votes and Pct": [
        "County,Rutherford Hayes,,Samuel Tilden,,Total",
        ",Votes,Pct.,Votes,Pct.,Votes",
        *SHARES,
    ],
    "a title over names over # and %": [
        "2016 election,,,,,",
        "County,Rutherford Hayes,,Samuel Tilden,,Total",
        ",#,%,#,%,#",
        *SHARES,
    ],
    "# and % behind names": [
        "County,Rutherford Hayes #,Rutherford Hayes %,Samuel Tilden #,Samuel Tilden %,Total",
        *SHARES,
    ],
    "headers that come again": [f"County,{NAMES}", *ROWS[:2], f"County,{NAMES}", *ROWS[2:]],
    "contests below each other": [
        *("President,,", f",{NAMES}", "Total Votes,1687,1771"),
        *(*ROWS, ",,", "Mayor,,", ",A B,C D", "Ash,1,2"),
    ],
    "a bar in a title": ["Results | official", *(row.replace(",", ";") for row in (f"County,{NAMES}", *ROWS))],
}


@pytest.mark.parametrize("table", TABLES)
def test_the_tally_is_found_below(table: str, tmp_path: Path) -> None:
    """Wherever the headers stand, the four counties' votes are the same."""
    path = tmp_path / "results.csv"
    path.write_text("\n".join(TABLES[table]) + "\n", "utf-8")
    assert tallied(read_returns(path, CONTEST, SQUARES)) == VOTES


def test_what_stands_above_is_told(tmp_path: Path) -> None:
    """It may say what the figures are, and is left to the reader; so are headers that come again."""
    path = tmp_path / "results.csv"
    path.write_text("\n".join([*TABLES["a title"], f"County,{NAMES}"]) + "\n", "utf-8")
    notes = [str(note) for note in read_table(path).findings]
    assert f"{path}:1: a row above the headers says 'Official results'" in notes
    assert f"{path}:7: the headers stand 1 more time among the rows" in notes


def test_the_party_below_a_name_is_the_party(tmp_path: Path) -> None:
    """In a cell with two lines, as spreadsheets have them."""
    path = tmp_path / "results.csv"
    path.write_text('County,"ADA AMES\nRepublican","NO PREFERENCE\nRepublican"\nKent,120,7\n', "utf-8")
    with open_table(path) as table:
        assert [(column.candidate, column.party) for column in table.recognised.votes] == [
            ("ADA AMES", "REP"),
            ("NO PREFERENCE", "REP"),
        ]


REFUSED = {
    "figures alone": ["Ash,12,13", "Bell,7,8"],
    "a header below more cells": ["a,b,c,d", "County,Hayes,Tilden", *ROWS],
    "fourteen titles": [*(f"Title {n},," for n in range(14)), f"County,{NAMES}", *ROWS],
    "figures below no candidate": ["President,,", ",Hayes,", "Ash,1,2"],
}


@pytest.mark.parametrize("table", REFUSED)
def test_what_is_no_header_is_none(table: str, tmp_path: Path) -> None:
    """A row that only looks like one is not taken."""
    path = tmp_path / "results.csv"
    path.write_text("\n".join(REFUSED[table]) + "\n", "utf-8")
    with pytest.raises(ReturnsError):
        read_table(path)


def test_columns_of_votes_are_named_below_a_title(tmp_path: Path) -> None:
    """What `--votes` names is looked for among the headers, not in the title; one that is nowhere is told."""
    path = tmp_path / "results.csv"
    path.write_text("\n".join([*TABLES["a title"]]) + "\n", "utf-8")
    names = tuple(NAMES.split(","))
    assert len(read_table(path, votes=names).recognised.votes) == 2
    with pytest.raises(UsageError, match="has no column 'Ames'"):
        read_table(path, votes=("Ames",))


def test_headers_without_votes_are_the_headers(tmp_path: Path) -> None:
    """Why the columns below a title are no votes is said, and no row further down is taken for headers."""
    path = tmp_path / "results.csv"
    shares = [f"{name},{share},{100 - share}" for name, share in zip(COUNTIES.values(), (40, 55, 61, 48), strict=False)]
    path.write_text("\n".join(["Official results,,", f"County,{NAMES}", *shares]) + "\n", "utf-8")
    with pytest.raises(ReturnsError, match="no columns that are known") as refused:
        read_table(path)
    assert "percentages" in str(refused.value)
