"""Which columns are votes, which contest they are of, and where they stand: small tables, refused or read rightly."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapgen.errors import ReturnsError, UsageError
from mapgen.results.aggregate import aggregate
from mapgen.results.contest_votes import ContestVotes
from mapgen.results.places import Placer
from mapgen.results.read_table import Read, read_table
from mapgen.results.select_contest import ContestFilter, select_contest
from mapgen.results.vote_columns import FigureColumn, choose_vote_columns
from tests.results.grid import COUNTIES, write
from tests.results.test_totals_by_figures import sums

Rows = list[list[str]]


def figures(**columns: list[int]) -> list[FigureColumn]:
    """Columns in this order, their headers with spaces for underscores."""
    return [FigureColumn(at, name.replace("_", " "), tuple(own)) for at, (name, own) in enumerate(columns.items())]


def table(header: str, *rows: str) -> Rows:
    """A table from lines of cells parted by commas."""
    return [line.split(",") for line in (header, *rows)]


def read(folder: Path, rows: Rows, **asked: str) -> ContestVotes:
    """The contest of a file that is asked for."""
    gathered = read_table(write(folder, rows)).gathered
    return aggregate(select_contest(gathered, ContestFilter(**asked)).slots, Placer(COUNTIES), gathered)


def columns_of(found: Read) -> list[str]:
    """Whose votes the columns hold."""
    return [column.candidate for column in found.recognised.votes]


def test_two_contests_with_a_total_each() -> None:
    """The sums of three and of two columns part them, and their headers name the parties."""
    found = choose_vote_columns(
        figures(
            ames=[400, 900], boyd=[300, 200], none=[9, 8], total_d=[709, 1108], cole=[500, 80], dunn=[600, 50],
            total_r=[1100, 130],
        ),
        has_total=False,
    )  # fmt: skip
    assert [(block.columns, block.total, block.party) for block in found.blocks] == [
        ((0, 1, 2), 3, "DEM"),
        ((4, 5), 6, "REP"),
    ]
    assert not found.doubtful


def test_a_total_before_its_parts_is_found_too() -> None:
    """Its one contest is kept, and the column that sums it is told."""
    found = choose_vote_columns(figures(alle=[700, 1100], ames=[400, 900], boyd=[300, 200]), has_total=False)
    assert (found.kept, found.totals, found.blocks) == ((1, 2), (0,), ())


def test_a_second_contest_without_a_total_is_doubtful() -> None:
    """Cole and Dunn stand outside the sum of the others; one write-in column may."""
    columns = {"ames": [400, 900], "boyd": [300, 200], "both": [700, 1100], "cole": [500, 80]}
    assert choose_vote_columns(figures(**columns, dunn=[600, 50]), has_total=False).doubtful
    assert choose_vote_columns(figures(**columns), has_total=False).kept == (0, 1, 3)


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"ames": [37, 60, 48], "boyd": [62, 40, 51]}, "percentages"),
        ({"ames": [37, 60, 48, 50] * 2, "boyd": [60, 37, 49, 41] * 2}, "percentages"),
        ({"ames": [370, 60, 48]}, "alone"),
        ({"Ada_Ames": [300, 500, 40], "Bo_Boyd": [200, 600, 30], "Wahlberechtigte": [900, 2000, 150]}, "larger"),
    ],
)
def test_columns_that_cannot_be_votes(columns: dict[str, list[int]], reason: str) -> None:
    """Percentages with and without small parties, a lone number, a count of something else."""
    found = choose_vote_columns(figures(**columns), has_total=False)
    assert found.doubtful
    assert set(found.refused.values()) == {reason}


@pytest.mark.parametrize(
    "columns",
    [
        {"ames": [37, 60, 4], "boyd": [62, 40, 5]},
        {"ames": [300, 400], "boyd": [200, 400]},
        {"ames": [300, 500, 40], "boyd": [20, 60, 3], "cole": [10, 20, 3]},
        {"ames": [300, 500, 40], "write-ins": [2, 6, 3]},
    ],
)
def test_columns_that_are_votes(columns: dict[str, list[int]]) -> None:
    """Small counties, equal figures, a landslide, one person and write-ins."""
    found = choose_vote_columns(figures(**columns), has_total=False)
    assert not found.doubtful
    assert found.kept == tuple(range(len(columns)))


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (table("county,Ames,Boyd", "Ash,37,60", "Bell,60,40", "Clay,48,52", "Doña Ana,50,50"), "'Ames' holds percent"),
        (table("county,median_household_income,poverty_rate", "Ash,32456,23.5"), "'poverty_rate' holds numbers that"),
        (table("county,median_household_income,poverty_rate", "Ash,32456,23.5"), "'median_household_income' has a h"),
        (table("county,Ballots Cast,Turnout", "Ash,200,66.7"), "'Turnout' holds numbers that are not whole"),
        (table("county,Ames", "Ash,300", "Bell,200"), "'Ames' is the only one that could be votes"),
    ],
)
def test_a_table_of_other_things_is_refused_with_the_reason(rows: Rows, sentence: str, tmp_path: Path) -> None:
    """Each column with what it is, and how to insist."""
    rows = rows if "percent" not in sentence else [rows[0], *(row for row in rows[1:] if sum(map(int, row[1:])) == 100)]
    with pytest.raises(ReturnsError) as refused:
        read_table(write(tmp_path, rows))
    assert sentence in str(refused.value)
    assert "--votes 'Ames,Boyd'" in refused.value.fix


def test_columns_can_be_insisted_on(tmp_path: Path) -> None:
    """By their headers in any case; an unknown one lists what there is; in a long table the one column of votes."""
    path = write(tmp_path, table("county,Ames,Boyd,Cole", "Ash,37,63,0", "Bell,60,40,0", "Clay,48,52,0"))
    assert columns_of(read_table(path, votes=["ames", "Boyd"])) == ["Ames", "Boyd"]
    with pytest.raises(UsageError, match=r"no column 'Dunn'[^$]*there are 'county', 'Ames', 'Boyd', 'Cole'"):
        read_table(path, votes=["Dunn"])
    path = write(tmp_path, table("county,candidate,votes,recount", "Ash,Ames,5,6"))
    (slot,) = read_table(path, votes=["recount"]).gathered.slots.values()
    assert slot.votes == 6


def test_of_pairs_of_numbers_and_percentages_the_numbers_are_taken(tmp_path: Path) -> None:
    """As encyclopedias write them: "Ames #" beside "Ames %"."""
    path = write(tmp_path, table("County,Ames #,Ames %,Boyd #,Boyd %", "Ash,30,60.0%,20,40.0%"))
    assert columns_of(read_table(path)) == ["Ames", "Boyd"]


def test_two_primaries_in_one_table_are_asked_about(tmp_path: Path) -> None:
    """The party that is named is drawn, without its total."""
    rows = table(
        "county,ames,boyd,uncommitted-d,total-d,cole,dunn,total-r",
        "Ash,4000,3000,9,7009,500,600,1100",
        "Bell,5000,2000,8,7008,800,50,850",
    )
    with pytest.raises(UsageError, match="the candidates of 2 parties"):
        read(tmp_path, rows)
    assert sums(read(tmp_path, rows, party="DEM")) == {"ames": 9000, "boyd": 5000, "uncommitted": 17}
    assert sums(read(tmp_path, rows, party="REP")) == {"cole": 1300, "dunn": 650}


@pytest.mark.parametrize("header", ["race", "contest_name", "Office Name", "position", "measure", "Question"])
def test_contest_columns_have_many_names(header: str, tmp_path: Path) -> None:
    """An office is looked up in each, and one that is not there lists what there is."""
    rows = table(f"county,{header},candidate,votes", "Ash,Auditor,Ames,5", "Ash,Treasurer,Boyd,7")
    assert sums(read(tmp_path, rows, office="Treasurer")) == {"Boyd": 7}
    with pytest.raises(UsageError, match="has no office 'Coroner'") as refused:
        read(tmp_path, rows, office="Coroner")
    assert [problem.what for problem in refused.value.problems] == ["Auditor: 1 row", "Treasurer: 1 row"]


def test_a_column_that_parts_the_candidates_is_the_contest(tmp_path: Path) -> None:
    """Two people under each of two values, whatever it is called; what says something of a person is none."""
    cells = ["Ash,{},Ames,5", "Ash,{},Boyd,7", "Ash,{},Cole,3", "Ash,{},Dunn,2"]
    rows = [cell.format("Top" if at < 2 else "Second") for at, cell in enumerate(cells)]
    with pytest.raises(UsageError, match="holds 2 offices"):
        read(tmp_path, table("county,stelle,candidate,votes", *rows))
    named = table("county,stelle,candidate,votes", *rows)
    assert sums(read(tmp_path, named, office="Second")) == {"Cole": 3, "Dunn": 2}
    persons = table("county,incumbent,candidate,votes", *rows)
    assert len(sums(read(tmp_path, persons))) == 4
    offices = table("county,office,stelle,candidate,votes", *(row.replace("Ash,", "Ash,Judge,") for row in rows))
    assert sums(read(tmp_path, offices, district="stelle Top")) == {"Ames": 5, "Boyd": 7}
    shared = table("county,stelle,candidate,votes", *rows, "Ash,Top,Write-ins,1", "Ash,Second,Write-ins,1")
    with pytest.raises(ReturnsError, match="'stelle' parts the candidates"):
        read(tmp_path, shared, office="Top")


def test_a_column_may_part_one_contest_and_not_another(tmp_path: Path) -> None:
    """In Alabama "special" is another race; in Ohio the same two stand in both, and those rows stand twice."""
    alabama = ["AL,Ash,f,Ames,5", "AL,Ash,f,Boyd,7", "AL,Ash,t,Cole,3", "AL,Ash,t,Dunn,2"]
    rows = table("state,county,special,candidate,votes", "OH,Adams,f,Eve,1", "OH,Adams,t,Eve,2", *alabama)
    assert sums(read(tmp_path, rows, state="AL", office="t")) == {"Cole": 3, "Dunn": 2}
    with pytest.raises(UsageError, match="holds 2 offices"):
        read(tmp_path, rows, state="AL")


def test_a_column_with_one_person_under_each_value_is_no_contest(tmp_path: Path) -> None:
    """A slogan belongs to a candidate."""
    rows = table("county,slogan,candidate,votes", "Ash,Onward,Ames,5", "Ash,Upward,Boyd,7")
    assert len(sums(read(tmp_path, rows))) == 2


def test_a_blank_district_can_be_named(tmp_path: Path) -> None:
    """Beside an unexpired term the regular one is "blank", and both are offered."""
    rows = table(
        "county,office,district,candidate,votes", "Ash,Senate,,Ames,5", "Ash,Senate,unexpired term,Boyd,7"
    )  # fmt: skip
    with pytest.raises(UsageError) as refused:
        read(tmp_path, rows)
    assert "--district 'unexpired term', or --district blank" in refused.value.fix
    assert sums(read(tmp_path, rows, district="blank")) == {"Ames": 5}
    assert sums(read(tmp_path, rows, district="unexpired term")) == {"Boyd": 7}


def test_only_the_chosen_states_contests_are_to_be_chosen_from(tmp_path: Path) -> None:
    """Virginia's districts are no question to Alabama."""
    rows = table(
        "state,county,district,candidate,votes", "AL,Ash,,Ames,5", "VA,Bedford,1,Boyd,7", "VA,Bedford,2,Cole,7"
    )
    assert sums(read(tmp_path, rows, state="AL")) == {"Ames": 5}


def test_a_primary_and_its_runoff_are_two_contests(tmp_path: Path) -> None:
    """The stages of one file are not added up."""
    rows = table("county,stage,candidate,votes", "Ash,PRI,Ames,5", "Ash,RUNOFF,Ames,7")
    with pytest.raises(UsageError, match="holds 2 stages"):
        read(tmp_path, rows)
    assert sums(read(tmp_path, rows, stage="runoff")) == {"Ames": 7}


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("61", "61"), ("45", "90")], [100.0, 50.0]),
        ([("100", "61"), ("50", "90")], [100.0, 50.0]),
        ([("100", "161"), ("100", "190")], [100.0, 100.0]),
    ],
)
def test_reporting_beside_precincts_is_a_count(
    pairs: list[tuple[str, str]], expected: list[float], tmp_path: Path
) -> None:
    """Unless it counts more than there are, or says 100 for all: then it is a percentage."""
    counties = zip(("Ash", "Bell"), pairs, strict=True)
    rows = table("county,precincts,reporting,Ames,Boyd", *(f"{name},{of},{got},3,4" for name, (got, of) in counties))
    found = read(tmp_path, rows)
    assert [found.reporting[geoid].percent for geoid in ("01001", "01003")] == expected


def test_towns_and_their_wards_are_units(tmp_path: Path) -> None:
    """Ward 1 of two towns stands twice and is not repeated."""
    rows = table("county,town,ward,candidate,votes", "Ash,North,1,Ames,5", "Ash,South,1,Ames,7")
    found = read(tmp_path, rows)
    assert found.findings == ()
    assert sums(found) == {"Ames": 12}


def test_modes_in_columns_are_summed(tmp_path: Path) -> None:
    """A blank mode has no votes; a column of all of them is held to their sum."""
    rows = table(
        "county,candidate,election_day_votes,absentee_votes,provisional_votes", "Ash,Ames,5,2,", "Ash,Boyd,7,1,1"
    )
    assert sums(read(tmp_path, rows)) == {"Ames": 7, "Boyd": 9}
    rows = table("county,candidate,election_day_votes,absentee_votes,all_votes", "Ash,Ames,5,2,7", "Ash,Boyd,5,2,70")
    found = read(tmp_path, rows)
    assert sums(found) == {"Ames": 7, "Boyd": 70}
    assert [problem.severity for problem in found.findings] == ["error"]


def test_a_key_in_two_columns(tmp_path: Path) -> None:
    """The state's digits and the county's, without their zeros."""
    rows = table("STATEFP,COUNTYFP,candidate,votes", "1,1,Ames,5", "1,7,Ames,7")
    assert {geoid for geoid, _ in read(tmp_path, rows).cells} == {"01001", "01007"}


def test_a_stacked_table_whose_counties_have_no_header(tmp_path: Path) -> None:
    """Clarity's details with a blank first label."""
    rows = table(
        "Governor (Vote For 1),,,,,", ",,Ames,,Boyd,", ",Registered,Polling,Total Votes,Polling,Total Votes",
        "Ash,9,3,3,4,4", "Bell,9,5,5,2,2",
    )  # fmt: skip
    assert sums(read(tmp_path, rows)) == {"Ames": 8, "Boyd": 6}


def test_a_first_row_without_a_county_is_no_row_of_headers(tmp_path: Path) -> None:
    """A table may begin with its state's total."""
    rows = table("county,precinct,candidate,votes", ",,Ames,8", "Ash,1,Ames,3", "Ash,2,Ames,5")
    assert read_table(write(tmp_path, rows)).recognised.layout.id == "plain-tidy"
    rows = table("county,precinct,candidate,votes", ",Registered Voters,,", "Ash,1,Ames,3")
    assert read_table(write(tmp_path, rows)).recognised.layout.id == "plain-tidy"


@pytest.mark.parametrize(
    "ways",
    ["Election Day,Absentee", "Early Voting,Vote by Mail", "In-Person Absentee,Mail-In Ballots", "Ames,Absentee"],
)
def test_ways_to_vote_are_no_candidates(ways: str, tmp_path: Path) -> None:
    """Who voted how in Delaware's counties: refused in words; "Early" beside "Hand" are two people."""
    rows = ("Kent,1000,200,400", "New Castle,3000,700,800", "Sussex,2000,500,800")
    with pytest.raises(ReturnsError) as refused:
        read_table(write(tmp_path, table(f"County,Registered Voters,{ways}", *rows)))
    assert "is called by a way to vote" in str(refused.value)
    assert columns_of(read_table(write(tmp_path, table("County,Registered Voters,Early,Hand", *rows)))) == [
        "Early",
        "Hand",
    ]


def test_a_candidate_whose_name_holds_digits_is_counted(tmp_path: Path) -> None:
    """A column written as the other candidates' are is one of theirs; one that names a year is not."""
    header = "County,Ada Ames and Bo Boyd (D),President R19 Cole and Di Dorn (WI)*,Ed Egan (R),Ed Egan 2016 (R)"
    rows = ("Kent,50,1,40,7", "New Castle,200,2,90,7", "Sussex,60,0,70,7")
    found = read_table(write(tmp_path, table(header, *rows)))
    assert columns_of(found) == ["Ada Ames and Bo Boyd (D)", "President R19 Cole and Di Dorn (WI)*", "Ed Egan (R)"]
    assert found.recognised.left_out == ("Ed Egan 2016 (R)",)
    prefixed = table("County,votes_ames,votes_boyd,votes_r19_cole,votes_2016", *(row for row in rows))
    assert columns_of(read_table(write(tmp_path, prefixed))) == ["ames", "boyd", "r19_cole"]


def test_the_states_own_rows_say_which_columns_are_votes(tmp_path: Path) -> None:
    """Cole has figures in Delaware alone, Dunn in none of its counties: with the state named, Cole is counted."""
    header = "county,fips,state,Ames,Boyd,Cole,Dunn,Egan"
    others = [f"County {at},{6001 + 2 * at:05},CA,60,10,see note,5,see note" for at in range(600)]
    own = ["Kent,10001,DE,50,40,4,NA,NA", "New Castle,10003,DE,200,90,8,NA,NA", "Sussex,10005,DE,60,70,6,NA,NA"]
    path = write(tmp_path, table(header, *others, *own))
    found = read_table(path, state="Delaware")
    assert columns_of(found) == ["Ames", "Boyd", "Cole"]
    assert found.recognised.left_out == ("Dunn", "Egan")
    assert found.gathered.rows == 603
    assert columns_of(read_table(path)) == ["Ames", "Boyd", "Dunn"]


def test_a_candidate_with_figures_in_few_counties_is_not_lost(tmp_path: Path) -> None:
    """In two of three counties there is "NA": the column is of votes all the same, and those cells are reported."""
    rows = ("Kent,50,40,NA", "New Castle,200,90,8", "Sussex,60,70,NA")
    assert columns_of(read_table(write(tmp_path, table("county,Ames,Boyd,Cole", *rows)))) == ["Ames", "Boyd", "Cole"]
