"""One person under two names, tickets or parties: merged where it is certain, asked where it is not, said always."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapgen.results.aggregate import aggregate
from mapgen.results.checks import check_votes
from mapgen.results.contest_votes import ContestVotes
from mapgen.results.places import Placer
from mapgen.results.read_table import read_table
from mapgen.results.same_person import likeness, parts_of
from mapgen.results.select_contest import ContestFilter, select_contest
from tests.results.grid import COUNTIES, write
from tests.results.test_totals_by_figures import said, sums

HEADER = ["county", "precinct", "party", "candidate", "votes"]


def read(folder: Path, *rows: str) -> ContestVotes:
    """A contest from rows, parted by semicolons, of cells parted by commas; the header stands above."""
    cells = [row.strip().split(",") for several in rows for row in several.split(";")]
    gathered = read_table(write(folder, [HEADER, *cells])).gathered
    return aggregate(select_contest(gathered, ContestFilter(party="all")).slots, Placer(COUNTIES), gathered)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ada J. Ames", "ADA AMES", "same"),
        ("AMES, ADA J", "Ada Ames", "same"),
        ("Ada Ames / Bo Boyd", "Ada Ames", "same"),
        ("Ames / Boyd", "Ada J Ames", "likely"),
        ("A. Ames", "Ada Ames", "likely"),
        ("Ada Ames Jr.", "Ada Ames", "likely"),
        ("Ada Amess", "Ada Ames", "likely"),
        ("Ada B Ames", "Ada C Ames", "other"),
        ("Ada Ames Jr.", "Ada Ames Sr.", "other"),
        ("Ada Ames", "Bo Ames", "other"),
        ("Ada Ames", "Ada Boyd", "other"),
        ("Yes", "No", "other"),
        ("Write-in - Thomas M. Davidson", "Write-in - James Anthony Gray", "other"),
        ("Write-in: Ada Ames", "Write-in - Ada J Ames", "same"),
        ("Write-in - Ada Ames", "Ada Ames", "other"),
        ("Write-in - A", "Write-in - B", "other"),
    ],
)
def test_names_that_can_be_one_persons(one: str, other: str, expected: str) -> None:
    """Middle names, order, running mates, initials, suffixes, a letter too many; and what speaks against it."""
    assert likeness(one, other) == likeness(other, one) == expected


def test_a_name_in_parts() -> None:
    """Titles and nicknames are no part of it."""
    assert parts_of('Dr. José "Pepe" de la Cruz, Jr.') == ("jose", ("de", "la"), "cruz", "jr")


def test_a_ticket_and_a_name_in_different_precincts_are_one(tmp_path: Path) -> None:
    """The one with more votes lends its name; that is said, and with a warning where a given name is missing."""
    found = read(
        tmp_path, "Ash,1,REP,Ames / Boyd,50", "Ash,2,REP,Ada J Ames,60", "Ash,1,DEM,Cy Cole,9", "Ash,2,DEM,Cy Cole,8"
    )
    assert sums(found) == {"Ada J Ames": 110, "Cy Cole": 17}
    assert said(found) == "warning: Ames / Boyd is counted as Ada J Ames, the same person under another name"


def test_a_letter_missing_in_one_county(tmp_path: Path) -> None:
    """No county has both, and together they are in all."""
    found = read(
        tmp_path,
        "Ash,1,DEM,Janet T. Mill,50",
        "Bell,1,DEM,Janet T. Mills,60",
        "Ash,1,REP,Cy Cole,1",
        "Bell,1,REP,Cy Cole,2",
    )
    assert sums(found) == {"Janet T. Mills": 110, "Cy Cole": 3}


def test_names_alike_in_one_unit_are_asked_about(tmp_path: Path) -> None:
    """Of one party with one name: an error. With an initial: a warning, and they are two."""
    found = read(tmp_path, "Ash,1,REP,Ada Ames,50", "Ash,1,REP,Ada J Ames,60")
    assert (
        said(found) == "error: Ada Ames and Ada J Ames may be one person under two names: write them alike if they are"
    )
    found = read(tmp_path, "Ash,1,REP,A Ames,50", "Ash,1,REP,Ada Ames,60")
    assert said(found) == "warning: A Ames and Ada Ames may be one person under two names: they are drawn as two"
    assert len(sums(found)) == 2


def test_lines_of_several_parties_are_added_up(tmp_path: Path) -> None:
    """Under one name, or under one that differs by an initial; each is said."""
    ames = "Ash,1,DEM,Ada Ames,50; Ash,1,WOR,Ada Ames,5; Ash,1,GRN,Ada J Ames,7"
    found = read(tmp_path, ames, "Ash,1,REP,Cy Cole,9")
    assert sums(found) == {"Ada Ames": 62, "Cy Cole": 9}
    assert "note: Ada J Ames is counted as Ada Ames" in said(found)
    assert "note: Ada Ames: the lines of DEM, WOR are added up" in said(found)


def test_the_same_votes_everywhere_are_one_persons(tmp_path: Path) -> None:
    """The same person is left out once; of two that bear no like names nobody can know."""
    rows = ["Ash,1,REP,{},5012", "Bell,1,REP,{},7044", "Ash,1,DEM,Cy Cole,9", "Bell,1,DEM,Cy Cole,8"]
    twice = [row.format(who) for row in rows for who in ("Ada Ames", "Ames / Boyd") if "{}" in row or who == "Ada Ames"]
    found = read(tmp_path, *twice)
    assert sums(found) == {"Ada Ames": 12056, "Cy Cole": 17}
    assert "Ames / Boyd has the very votes of Ada Ames where both stand, and is left out" in said(found)
    found = read(tmp_path, *(row.replace("Ames / Boyd", "Bo Boyd") for row in twice))
    assert "error: Ada Ames and Bo Boyd have the very same votes everywhere" in said(found)


def test_a_county_that_stands_twice_under_other_names(tmp_path: Path) -> None:
    """Bell's clerk named the candidates otherwise and both lists were put in: it is counted once, small lines too."""
    rows = "Ash,1,REP,Ames / Boyd,50; Bell,1,REP,Ames / Boyd,70; Bell,1,REP,Ada Ames,70"
    more = "Ash,1,DEM,Cole / Dunn,5; Bell,1,DEM,Cole / Dunn,6; Bell,1,DEM,Cy Cole,6"
    found = read(tmp_path, rows, more)
    assert sums(found) == {"Ames / Boyd": 120, "Cole / Dunn": 11}


def test_totals_of_party_lines_are_held_to_party_lines(tmp_path: Path) -> None:
    """And a wrong one is told with its party."""
    rows = ["Ash,,DEM,Ada Ames,50", "Ash,,WOR,Ada Ames,5", "Bell,,DEM,Ada Ames,60", "Bell,,WOR,Ada Ames,6"]
    found = read(tmp_path, *rows, "Total,,DEM,Ada Ames,110", "Total,,WOR,Ada Ames,11")
    assert [p.what for p in check_votes(found, {}) if p.severity == "error"] == []
    found = read(tmp_path, *rows, "Total,,DEM,Ada Ames,110", "Total,,WOR,Ada Ames,12")
    assert "the total of Ada Ames (WOR) is 12, the counties sum to 11 (-1)" in [p.what for p in check_votes(found, {})]


def test_parties_simplified_to_other_are_told_apart_by_the_detailed_ones(tmp_path: Path) -> None:
    """Two small parties' lines in one precinct are not one row twice."""
    header = ["county", "precinct", "party_detailed", "party_simplified", "candidate", "votes"]
    rows = [
        "Ash,1,WORKING FAMILIES,OTHER,Ada Ames,5",
        "Ash,1,GREEN VOTE,OTHER,Ada Ames,7",
        "Ash,1,DEMOCRAT,DEMOCRAT,Ada Ames,9",
    ]
    gathered = read_table(write(tmp_path, [header, *(row.split(",") for row in rows)])).gathered
    found = aggregate(gathered.slots.items(), Placer(COUNTIES), gathered)
    assert sums(found) == {"Ada Ames": 21}
    assert [problem.severity for problem in found.findings] == ["note"]


def test_who_is_described_twice_is_two_persons(tmp_path: Path) -> None:
    """Of two names that would be one person's, both described are two, and one described lends its name."""
    cells = [row.split(",") for row in ("Ash,1,REP,Ada Ames,50", "Ash,2,REP,Ada J Ames,60", "Ash,1,DEM,Cy Cole,9")]
    gathered = read_table(write(tmp_path, [HEADER, *cells])).gathered
    for described, expected in (
        ((), {"Ada J Ames": 110, "Cy Cole": 9}),
        (("Ada Ames", "Cy Cole"), {"Ada Ames": 110, "Cy Cole": 9}),
        (("Ada Ames", "Ada J Ames"), {"Ada Ames": 50, "Ada J Ames": 60, "Cy Cole": 9}),
    ):
        chosen = select_contest(gathered, ContestFilter(party="all"))
        assert sums(aggregate(chosen.slots, Placer(COUNTIES), gathered, described=described)) == expected
