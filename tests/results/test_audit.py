"""Each check of `mapgen check` finds what it is for, and says nothing of the sound file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mapgen.errors import Problem
from mapgen.results.aggregate import aggregate
from mapgen.results.checks import check_votes
from mapgen.results.places import Placer
from mapgen.results.read_table import read_table
from tests.results.grid import COUNTIES, TIDY, write

Rows = list[list[str]]


def findings(tmp_path: Path, rows: Rows, **more: object) -> list[Problem]:
    """What is found in a file of these rows."""
    gathered = read_table(write(tmp_path, rows)).gathered
    found = aggregate(gathered.slots.items(), Placer(COUNTIES), gathered)
    return [*found.findings, *check_votes(found, COUNTIES, **more)]  # type: ignore[arg-type]


def test_a_sound_file_has_no_findings(tmp_path: Path) -> None:
    """The four counties with their true totals."""
    rows = [*TIDY, ["Total", "Rutherford Hayes", "1687"], ["Total", "Samuel Tilden", "1771"]]
    assert findings(tmp_path, rows, expected_totals={"Hayes": 1687, "all": 3458}) == []


def changed(row: int, column: int, value: str) -> Callable[[Rows], Rows]:
    """The rows with one cell replaced."""
    return lambda rows: [
        [value if (r, c) == (row, column) else cell for c, cell in enumerate(cells)] for r, cells in enumerate(rows)
    ]


BROKEN: dict[str, Callable[[Rows], Rows]] = {
    "Clay (01005) has no row": lambda rows: [row for row in rows if row[0] != "Clay"],
    "Doña Ana (01007) has no row for Samuel Tilden": lambda rows: rows[:-1],
    "stands here and in line 2": lambda rows: [*rows, rows[1]],
    "the total of Rutherford Hayes is 1,690, the counties sum to 1,687 (-3)": lambda rows: [
        *rows,
        ["Total", "Rutherford Hayes", "1690"],
    ],
    "votes cannot be negative": changed(1, 2, "-30"),
    "which is not a whole number": changed(1, 2, "30.5"),
    "where the full stop parts thousands, write 1,400": changed(1, 2, "1.400"),
    "in place of a number of votes, which is a share": changed(1, 2, "45.2%"),
    "which is not a number": changed(1, 2, "n/a"),
    "has no number of votes": changed(1, 2, ""),
    "the formula": changed(1, 2, "=SUM(C2:C3)"),
    "more than there are voters": changed(1, 2, "99999999999"),
    "'NaN' votes, which is not a number": changed(1, 2, "NaN"),
    "'inf' votes, which is not a number": changed(1, 2, "inf"),
    "it is not the name of one county": changed(1, 0, "Ashe"),
}  # fmt: skip


@pytest.mark.parametrize("sentence", BROKEN)
def test_error(sentence: str, tmp_path: Path) -> None:
    """One fault in the sound file gives an error that says so."""
    errors = [p for p in findings(tmp_path, BROKEN[sentence](TIDY)) if p.severity == "error"]
    assert any(sentence in problem.what for problem in errors), errors


def test_given_totals_are_held(tmp_path: Path) -> None:
    """A total on the command line that is one vote off is an error."""
    assert any("1,686 is given (+1)" in p.what for p in findings(tmp_path, TIDY, expected_totals={"Hayes": 1686}))
    assert any("not one of the candidates" in p.what for p in findings(tmp_path, TIDY, expected_totals={"Garfield": 1}))


def test_codes_that_disagree_with_names(tmp_path: Path) -> None:
    """Two codes exchanged: every total is right, and only the names tell."""
    codes = {"Ash": "01001", "Bell": "01005", "Clay": "01003", "Doña Ana": "01007"}
    rows = [["geoid", *TIDY[0]], *([codes[row[0]], *row] for row in TIDY[1:])]
    found = findings(tmp_path, rows, expected_totals={"Hayes": 1687, "Tilden": 1771})
    assert any("the code 01005 is Clay's, but the name 'Bell' is that of 01003" in p.what for p in found)


def wide(*rows: str, header: str = "county,Hayes,Tilden") -> Rows:
    """A wide table."""
    return [line.split(",") for line in (header, *rows)]


def test_repeated_totals(tmp_path: Path) -> None:
    """The state's numbers in place of every county's own."""
    rows = wide("Ash,93003,130413", "Bell,93003,130413", "Clay,93003,130413", "Doña Ana,5,6")
    assert any(
        "3 counties have the very same votes" in p.what for p in findings(tmp_path, rows) if p.severity == "error"
    )


def test_one_county_with_the_votes_of_all_others(tmp_path: Path) -> None:
    """A total that stands in a county's row."""
    rows = wide("Ash,10,300", "Bell,20,400", "Clay,30,50", "Doña Ana,60,750")
    assert any("Doña Ana (01007) has the votes of all other counties" in p.what for p in findings(tmp_path, rows))


def test_more_votes_than_voters(tmp_path: Path) -> None:
    """51 votes of 50 registered."""
    header = "county,Hayes,Tilden,Registered Voters"
    rows = wide("Ash,30,21,50", "Bell,1,2,100", "Clay,3,4,100", "Doña Ana,5,6,100", header=header)
    errors = [p.what for p in findings(tmp_path, rows) if p.severity == "error"]
    assert errors == ["Ash (01001) has 51 votes from 50 registered voters"]


def test_a_countys_own_total(tmp_path: Path) -> None:
    """Less than its lines is an error; more is a warning, because blank ballots may be in it."""
    header = "county,Hayes,Tilden,Total"
    rows = wide("Ash,30,21,50", "Bell,10,20,36", "Clay,3,4,7", "Doña Ana,5,6,11", header=header)
    found = {p.severity: p.what for p in findings(tmp_path, rows)}
    assert "Ash (01001): the lines sum to 51, its total is 50" in found["error"]
    assert "by 6 votes" in found["warning"]


def test_a_countys_own_total_that_leaves_more_unsaid_than_its_leader_has(tmp_path: Path) -> None:
    """Of Bell's 51 votes 21 are in no column, and Tilden leads with 20: whoever lacks a column may have won there."""
    header = "county,Hayes,Tilden,totalvotes"
    rows = wide("Ash,30,21,51", "Bell,10,20,51", "Clay,3,4,7", "Doña Ana,5,6,11", header=header)
    (error,) = [p for p in findings(tmp_path, rows) if p.severity == "error"]
    assert (error.code, error.area, error.values["votes"]) == ("county-total-unsaid", "01003", 21)


def test_one_precinct_where_others_have_dozens(tmp_path: Path) -> None:
    """Ash has one precinct, the others twenty."""
    precincts = {"Ash": 1, "Bell": 20, "Clay": 20, "Doña Ana": 20}
    rows = [["county", "precinct", "candidate", "votes"]] + [
        [county, f"P{n}", who, str(10 + n)]
        for county, many in precincts.items()
        for n in range(many)
        for who in ("Hayes", "Tilden")
    ]
    warnings = [p.what for p in findings(tmp_path, rows) if p.severity == "warning"]
    assert warnings == ["Ash (01001) has one precinct, the middle county 20: the others may be missing"]


def test_a_repeated_precinct(tmp_path: Path) -> None:
    """A precinct that stands twice is not counted twice."""
    rows = [["county", "precinct", "candidate", "votes"]] + [
        [county, precinct, who, "5"]
        for county in COUNTIES.values()
        for precinct in ("A", "B")
        for who in ("Hayes", "Tilden")
    ]
    errors = [p for p in findings(tmp_path, [*rows, rows[1]]) if p.severity == "error"]
    assert [(p.what, p.line) for p in errors] == [("Hayes in Ash stands here and in line 2", 18)]


def test_counties_without_a_vote(tmp_path: Path) -> None:
    """Zeros for everyone are a warning; in every county they are an error."""
    some = findings(tmp_path, wide("Ash,0,0", "Bell,1,2", "Clay,3,4", "Doña Ana,5,6"))
    assert [(p.severity, p.what) for p in some] == [("warning", "Ash (01001) has no votes for anyone")]
    none = findings(tmp_path, wide("Ash,0,0", "Bell,0,0", "Clay,0,0", "Doña Ana,0,0"))
    assert any(
        p.what.startswith("no county has a single vote; where nothing is counted yet")
        for p in none
        if p.severity == "error"
    )


def test_votes_outside_all_counties(tmp_path: Path) -> None:
    """Overseas votes are in every total, and their number is said."""
    found = findings(tmp_path, [*TIDY, ["Overseas", "Rutherford Hayes", "41"]], expected_totals={"Hayes": 1728})
    assert [(p.severity, p.what) for p in found] == [
        ("note", "41 votes of 'Overseas' belong to no county: they are in every total, and colour none")
    ]
