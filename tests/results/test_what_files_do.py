"""What published files do to say one thing in another way; each kind was met in real ones, with other votes."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapgen.errors import ReturnsError
from mapgen.results.contest_results import ContestResults
from mapgen.results.import_options import ImportOptions
from mapgen.results.import_results import import_results
from mapgen.results.select_contest import ContestFilter
from tests.results.grid import text_of

KENT, NEW_CASTLE, SUSSEX = "10001", "10003", "10005"
VOTES = {"Kent": (120, 90), "New Castle": (300, 340), "Sussex": (80, 110)}
"""Ames and Burr; 500 and 540 in all."""

TOTALS = {"Ada Ames": 500, "Bo Burr": 540}
PEOPLE = tuple(TOTALS)

Rows = list[list[str]]


def taken(folder: Path, rows: Rows, *, state: str = "DE", office: str = "", **options: object) -> ContestResults:
    """The results of a file of these rows."""
    path = folder / "results.csv"
    path.write_text(text_of(rows), "utf-8")
    named = ContestFilter(state=state, date="2024-11-05", office=office)
    return import_results(path, ImportOptions(contest_filter=named, **options))  # type: ignore[arg-type]


def totals(found: ContestResults) -> dict[str, int]:
    """Every vote by candidate, of counties and of no county; nothing stops the map."""
    assert found.errors == []
    names = {candidate.key: candidate.name for candidate in found.contest.candidates}
    return {names[key]: votes for key, votes in found.totals().items()}


def codes(found: ContestResults) -> set[str]:
    """The codes of what stops a map."""
    return {error.code for error in found.errors}


def rows(county: str = "county", **columns: str) -> Rows:
    """A row for each county and candidate, the county's column under that header, further columns the same in each."""
    return [
        [county, *columns, "candidate", "votes"],
        *(
            [name, *columns.values(), who, str(n)]
            for name, both in VOTES.items()
            for who, n in zip(PEOPLE, both, strict=True)
        ),
    ]


@pytest.mark.parametrize("header", ["countyname", "County_Name", "geo_name", "County/City"])
def test_headers_without_their_underscores(header: str, tmp_path: Path) -> None:
    """A layout knows its headers however their words are joined."""
    assert totals(taken(tmp_path, rows(header))) == TOTALS


def test_a_column_of_all_votes_is_no_candidate(tmp_path: Path) -> None:
    """“totalvotes” is written in one word, and names nobody: it is the row's total, which is held to its parts."""
    table = [
        ["county", "totalvotes", *PEOPLE],
        *([name, str(sum(both)), *map(str, both)] for name, both in VOTES.items()),
    ]
    assert totals(taken(tmp_path, table)) == TOTALS
    table[2][1] = "1000"
    assert codes(taken(tmp_path, table)) == {"county-total-unsaid"}


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("county,republican,democratic,other", "1988-05-13.csv"),
        ("county,Democratic,Republican,npa,inactive", "list.csv"),
        ("county,dems_reg,dems_voted,reps_reg", "general.csv"),
    ],
)
def test_registered_voters_by_party_are_no_votes(header: str, name: str, tmp_path: Path) -> None:
    """Columns of parties may count anything: that they are votes is said by a header, the file's name or the user."""
    columns = header.split(",")
    figures = [str(100 + 7 * at) for at in range(len(columns) - 1)]
    table = text_of([columns, *([county, *figures] for county in VOTES)])
    path = tmp_path / name
    path.write_text(table, "utf-8")
    named = ContestFilter(state="DE", date="2024-11-05")
    with pytest.raises(ReturnsError, match="no columns that are known to be a contest's votes") as refused:
        import_results(path, ImportOptions(contest_filter=named))
    assert "--votes" in refused.value.fix


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("county,votes_dem,votes_rep", "1988.csv"),
        ("county,Democrat,Republican,totalvotes", "1988.csv"),
        ("county,DEM,REP", "president.csv"),
    ],
)
def test_votes_by_party_are_votes(header: str, name: str, tmp_path: Path) -> None:
    """Where the table or the file says so."""
    columns = header.split(",")
    table = [columns, *([county, *map(str, both), str(sum(both))][: len(columns)] for county, both in VOTES.items())]
    path = tmp_path / name
    path.write_text(text_of(table), "utf-8")
    found = import_results(path, ImportOptions(contest_filter=ContestFilter(state="DE", date="2024-11-05")))
    assert sorted(totals(found).values()) == [500, 540]


def test_contests_stand_above_their_candidates(tmp_path: Path) -> None:
    """A title that is merged over a contest's columns parts them from those of the next; one of the two is chosen."""
    table = [
        ["", "Governor", "", "Attorney General", ""],
        ["County", *PEOPLE, "Cy Cole", "Di Dorn"],
        *([name, *map(str, both), *map(str, (2 * both[0], 3 * both[1]))] for name, both in VOTES.items()),
    ]
    assert totals(taken(tmp_path, table, office="Governor")) == TOTALS
    assert totals(taken(tmp_path, table, office="Attorney General")) == {"Cy Cole": 1000, "Di Dorn": 1620}


def test_parties_stand_below_their_candidates(tmp_path: Path) -> None:
    """A second row of headers that names parties, and nothing below what is no candidate."""
    table = [
        ["County", *PEOPLE, "Total Votes"],
        ["", "Democratic", "Green", ""],
        *([name, *map(str, both), str(sum(both))] for name, both in VOTES.items()),
    ]
    found = taken(tmp_path, table)
    assert totals(found) == TOTALS
    assert {candidate.name: candidate.party for candidate in found.contest.candidates} == {
        "Ada Ames": "DEM",
        "Bo Burr": "GRN",
    }


def test_the_states_total_stands_among_a_countys_units(tmp_path: Path) -> None:
    """The clerk put it below the last district of the last county; a total of anything else is still an error."""
    table = [["county", "precinct", "candidate", "votes"]]
    for name, both in VOTES.items():
        for at, share in enumerate((0.25, 0.75)):
            table += [[name, f"{name} {at}", who, str(int(n * share))] for who, n in zip(PEOPLE, both, strict=True)]
    parts = {
        who: sum(int(n * 0.25) + int(n * 0.75) for n in VOTES.values() for n in [n[at]])
        for at, who in enumerate(PEOPLE)
    }
    right = [*table, *(["Sussex", "Total", who, str(n)] for who, n in parts.items())]
    assert totals(taken(tmp_path, right)) == parts
    wrong = [*table, *(["Sussex", "Total", who, str(n + 20)] for who, n in parts.items())]
    assert codes(taken(tmp_path, wrong)) == {"unit-total-differs"}


def test_names_that_were_written_in_stand_twice(tmp_path: Path) -> None:
    """They are tallied by hand, and the same name stands again and again in one precinct; another's row may not."""
    table = [[*row[:1], "P1", "", *row[1:]] for row in rows()]
    table[0][1:3] = ["precinct", "party"]
    written = [["Kent", "P1", "Write-in", "Cy Cole", "1"], ["Kent", "P1", "Write-in", "Cy Cole", "2"]]
    assert totals(taken(tmp_path, [*table, *written])) == {**TOTALS, "Cy Cole": 3}
    assert "row-repeated" in codes(taken(tmp_path, [*table, ["Kent", "P1", "", "Bo Burr", "90"]]))


def test_a_share_counted_that_is_called_a_number_of_precincts(tmp_path: Path) -> None:
    """“precincts reporting” of 100.00% is a percentage."""
    found = taken(tmp_path, rows(**{"precincts reporting": "100.00%"}))
    assert totals(found) == TOTALS
    assert set(found.returns["reporting"]) == {100.0}


def test_levels_in_one_column(tmp_path: Path) -> None:
    """A row for the race as a whole beside those of counties is its total, and held to them."""
    table = rows(reporting_level="county")
    state = [["Totals", "racewide", who, str(n)] for who, n in TOTALS.items()]
    assert totals(taken(tmp_path, [*table, *state])) == TOTALS
    state[0][-1] = "600"
    assert codes(taken(tmp_path, [*table, *state])) == {"total-differs"}


def test_a_row_of_no_county_is_of_its_unit(tmp_path: Path) -> None:
    """Overseas ballots are listed as a town of no county: they are asked for by that name, and are in every total."""
    table = [[row[0], "Dover", *row[1:]] for row in rows()]
    table[0][1] = "town"
    overseas = [["", "Ship 5", who, "7"] for who in PEOPLE]
    found = taken(tmp_path, [*table, *overseas])
    (error,) = found.errors
    assert (error.code, error.values["place"], error.values["votes"]) == ("place-unnamed-unit", "Ship 5", 14)
    assert '--elsewhere "Ship 5"' in error.what
    assert totals(taken(tmp_path, [*table, *overseas], elsewhere=("Ship 5",))) == {"Ada Ames": 507, "Bo Burr": 547}
    nothing = [["", "Ship 5", who, "0"] for who in PEOPLE]
    assert totals(taken(tmp_path, [*table, *nothing])) == TOTALS


def test_counties_stand_where_units_do(tmp_path: Path) -> None:
    """The county's column says the state in every row; a county that is not known there is told by its own name."""
    table = [["Delaware", *row] for row in rows()]
    table[0] = ["county", "precinct", "candidate", "votes"]
    total = [["Delaware", "TOTAL", who, str(n)] for who, n in TOTALS.items()]
    assert totals(taken(tmp_path, [*table, *total])) == TOTALS
    table[1][1] = "Kemt"
    assert "place-unknown" in codes(taken(tmp_path, [*table, *total]))


def test_a_states_row_is_its_total_where_counties_have_their_own(tmp_path: Path) -> None:
    """A precinct of the state that is called as a county is no second row of it."""
    table = [[row[0], "", *row[1:]] for row in rows()]
    table[0][1] = "precinct"
    state = [["Delaware", "Kent", who, str(n)] for who, n in TOTALS.items()]
    assert totals(taken(tmp_path, [*table, *state])) == TOTALS


def test_a_state_that_only_a_second_column_says(tmp_path: Path) -> None:
    """Rows of another state whose postal code is missing stop no map; nor does the country's own row."""
    table = [[*row[:1], "DE", "Delaware", *row[1:]] for row in rows()]
    table[0][1:3] = ["state_po", "state"]
    others = [
        ["Statewide writein", "NA", "Connecticut", "Ada Ames", "NA"],
        ["Maine UOCAVA", "NA", "Maine", "Bo Burr", "9"],
    ]
    country = [["NA", "US", "NA", who, "9999"] for who in PEOPLE]
    assert totals(taken(tmp_path, [*table, *others, *country])) == TOTALS


def test_empty_cells_of_a_whole_county(tmp_path: Path) -> None:
    """A county that lies outside the district says NA for everyone: it is without results, not without votes."""
    table = [[*row[:-1], "NA"] if row[0] == "Sussex" else row for row in rows()]
    assert codes(taken(tmp_path, table)) == {"county-missing"}
    found = taken(tmp_path, table, allow_missing=True)
    assert totals(found) == {"Ada Ames": 420, "Bo Burr": 430}
    assert set(found.returns["geoid"]) == {KENT, NEW_CASTLE}
    table[1][-1] = "NA"
    assert codes(taken(tmp_path, table, allow_missing=True)) == {"votes-no-number"}


def test_an_empty_cell_that_a_total_proves_to_be_zero(tmp_path: Path) -> None:
    """Cole has nothing in Kent, because the others' votes are the whole total; without that total nobody knows."""
    table = rows()
    cole = [["Kent", "Cy Cole", ""], ["New Castle", "Cy Cole", "9"], ["Sussex", "Cy Cole", "4"]]
    total = [["Total", who, str(n)] for who, n in {**TOTALS, "Cy Cole": 13}.items()]
    found = taken(tmp_path, [*table, *cole, *total])
    assert totals(found) == {**TOTALS, "Cy Cole": 13}
    assert "zeros-proven" in {note.code for note in found.findings}
    assert codes(taken(tmp_path, [*table, *cole])) == {"votes-blank"}


@pytest.mark.parametrize(("off", "expected"), [(1, set()), (2, set()), (3, {"total-differs"})])
def test_a_slip_of_whoever_added_up(off: int, expected: set[str], tmp_path: Path) -> None:
    """A total that is a vote or two off stops nothing where Burr leads by forty; three are an error."""
    total = [["Total", who, str(n + (off if who == "Ada Ames" else 0))] for who, n in TOTALS.items()]
    found = taken(tmp_path, [*rows(), *total])
    assert codes(found) == expected
    assert "total-differs" in {said.code for said in found.findings}


def test_a_slip_that_could_decide_is_an_error(tmp_path: Path) -> None:
    """Where the leader is ahead by a vote, a total that is a vote off leaves open who won."""
    close = [
        ["county", *PEOPLE],
        ["Kent", "10", "10"],
        ["New Castle", "10", "10"],
        ["Sussex", "11", "10"],
        ["Total", "30", "30"],
    ]
    assert codes(taken(tmp_path, close)) == {"total-differs"}


@pytest.mark.parametrize("written", ["NA", "n/a", "None", "statewide", "00"])
def test_what_stands_for_no_district(written: str, tmp_path: Path) -> None:
    """It is no part of the contest's title, and names nothing that has to be chosen."""
    found = taken(tmp_path, rows(office="Governor", district=written))
    assert totals(found) == TOTALS
    assert found.selected.district == ""
    assert "istrict" not in str(found.contest.title)


def test_a_state_is_left_out_by_the_codes_of_its_rows(tmp_path: Path) -> None:
    """Rows that name no state and have codes of districts are the state's that their codes begin with."""
    table = [
        ["county", "fips", "votes_dem", "votes_rep"],
        *([n, f, "9", "8"] for n, f in (("Kent", "10001"), ("Bo", "02901"))),
    ]
    path = tmp_path / "results.csv"
    path.write_text(text_of(table), "utf-8")
    named = ContestFilter(state="US", date="2020-11-03")
    found = import_results(path, ImportOptions(contest_filter=named, leave_out=("AK",), allow_missing=True))
    assert found.errors == []
    assert found.counted.places_left_out() == {"Bo, AK": 17}


@pytest.mark.parametrize("header", ["votes_dem,votes_rep", "dem_votes,rep_votes", "Votes: Democrat,Votes: Republican"])
def test_columns_of_parties_votes_are_their_candidates(header: str, tmp_path: Path) -> None:
    """A map says “Republican candidate”, and never “votes_rep won Delaware”."""
    table = [["county", *header.split(",")], *([name, *map(str, both)] for name, both in VOTES.items())]
    found = taken(tmp_path, table)
    assert totals(found) == {"Republican candidate": 540, "Democratic candidate": 500}
    assert {candidate.party for candidate in found.contest.candidates} == {"DEM", "REP"}
