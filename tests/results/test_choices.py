"""What a file does not say is asked, with the choices and the option that names one."""

from pathlib import Path

import pytest

from mapgen.errors import MapgenError, UsageError
from mapgen.results.file_name import facts_of
from mapgen.results.read_table import read_table
from mapgen.results.select_contest import ContestFilter, select_contest
from tests.results.grid import write

HEADER = ["county", "office", "district", "party", "candidate", "votes"]


def chosen(
    tmp_path: Path, rows: list[list[str]], *, header: list[str] = HEADER, name: str = "r.csv", **asked: str
) -> object:
    """The contest chosen out of these rows."""
    return select_contest(read_table(write(tmp_path, [header, *rows], name)).gathered, ContestFilter(**asked))


OFFICES = [["Ash", "President", "", "DEM", "A", "1"], ["Ash", "U.S. Senate", "", "DEM", "B", "2"]]


def test_two_offices_are_listed(tmp_path: Path) -> None:
    """Two offices: both are named, and --office; it is a matter of usage, not of the file."""
    with pytest.raises(UsageError) as asked:
        chosen(tmp_path, OFFICES)
    assert asked.value.exit_code == 2
    assert "President: 1 row\n" in str(asked.value)
    assert "U.S. Senate: 1 row" in str(asked.value)
    assert "--office" in asked.value.fix


@pytest.mark.parametrize("written", ["President", "us president", "PRESIDENT OF THE UNITED STATES"])
def test_an_office_is_named_as_anyone_writes_it(written: str, tmp_path: Path) -> None:
    """The option finds the office however it is spelled."""
    found = chosen(tmp_path, OFFICES, office=written)
    assert found.office == "President"
    assert [key.candidate for key, _ in found.slots] == ["A"]


def test_an_office_that_is_not_there(tmp_path: Path) -> None:
    """A wrong name lists the right ones."""
    with pytest.raises(UsageError, match="no office 'Sheriff'"):
        chosen(tmp_path, OFFICES, office="Sheriff")


def test_a_blank_office_is_refused(tmp_path: Path) -> None:
    """Votes for nobody knows what office are not drawn."""
    with pytest.raises(MapgenError, match="does not say what office"):
        chosen(tmp_path, [["Ash", "", "93", "DEM", "A", "1"]])


PRIMARIES = [
    ["Ash", "President", "", party, who, "1"]
    for party, who in (("Democratic", "A"), ("Democratic", "B"), ("REP", "C"), ("Republican", "D"))
]


def test_two_primaries_are_listed(tmp_path: Path) -> None:
    """Several candidates to a party: which primary is asked, or all in one."""
    with pytest.raises(UsageError) as asked:
        chosen(tmp_path, PRIMARIES)
    assert "DEM: 2 rows" in str(asked.value)
    assert "REP: 2 rows" in str(asked.value)
    assert "--party all" in asked.value.fix


@pytest.mark.parametrize(
    ("party", "expected"), [("republican", {"C", "D"}), ("DEM", {"A", "B"}), ("all", {"A", "B", "C", "D"})]
)
def test_a_party_is_named(party: str, expected: set[str], tmp_path: Path) -> None:
    """The option takes a party however it is spelled."""
    assert {key.candidate for key, _ in chosen(tmp_path, PRIMARIES, party=party).slots} == expected


def test_a_general_election_is_not_a_primary(tmp_path: Path) -> None:
    """Two independents do not make a primary."""
    rows = [["Ash", "President", "", p, w, "1"] for p, w in (("DEM", "A"), ("REP", "B"), ("IND", "C"), ("IND", "D"))]
    found = chosen(tmp_path, rows)
    assert (found.party, found.stage, len(found.slots)) == ("", "", 4)


STATES = [["AL", "Ash", "A", "1"], ["KY", "Adair", "A", "2"]]


def test_two_states_are_listed(tmp_path: Path) -> None:
    """Two states: both are named, and --state; US takes both."""
    header = ["state", "county", "candidate", "votes"]
    with pytest.raises(UsageError) as asked:
        chosen(tmp_path, STATES, header=header)
    assert "AL: 1 row\n" in str(asked.value)
    assert "--state US" in asked.value.fix
    assert chosen(tmp_path, STATES, header=header, state="Kentucky").state == "KY"
    assert len(chosen(tmp_path, STATES, header=header, state="US").slots) == 2


def test_territories_are_no_states_to_choose_from(tmp_path: Path) -> None:
    """A primary counted in Guam as well: a map of the country says so, a state's leaves it out, and nobody is asked."""
    header = ["state", "county", "candidate", "votes"]
    found = chosen(tmp_path, [STATES[1], ["GU", "Guam", "A", "3"]], header=header)
    assert found.state == "KY"
    assert [key.county for key, _ in found.slots] == ["Adair"]
    everywhere = chosen(tmp_path, [*STATES, ["GU", "Guam", "A", "3"]], header=header, state="US")
    assert [key.county for key, _ in everywhere.slots] == ["Ash", "Adair", "Guam"]


def test_several_years_are_listed(tmp_path: Path) -> None:
    """Two elections: both are named; a year alone names one, and a general election's day follows from it."""
    header = ["year", "county", "party", "candidate", "votes"]
    rows = [["2012", "Ash", "DEM", "A", "1"], ["2016", "Ash", "DEM", "A", "2"]]
    with pytest.raises(UsageError, match="2 elections"):
        chosen(tmp_path, rows, header=header)
    assert chosen(tmp_path, rows, header=header, date="2016").date == "2016"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("20160517__ky__primary__president__county.csv", ("2016-05-17", "KY", "primary")),
        ("20241105__nm__general__county.csv.gz", ("2024-11-05", "NM", "general")),
        ("results.csv", ("", "", "")),
        ("20161332__ky__general.csv", ("", "KY", "general")),
    ],
)
def test_what_a_file_name_says(name: str, expected: tuple[str, str, str]) -> None:
    """OpenElections' names say the day, the state and the stage; a day that does not exist is none."""
    facts = facts_of(f"/somewhere/{name}")
    assert (facts.date, facts.state, facts.stage) == expected


def test_the_day_of_a_general_election_is_known(tmp_path: Path) -> None:
    """The year and the stage give the Tuesday after November's first Monday."""
    header = ["year", "stage", "county", "candidate", "votes"]
    for year, day in (("2016", "2016-11-08"), ("2020", "2020-11-03"), ("2022", "2022-11-08")):
        assert chosen(tmp_path, [[year, "GEN", "Ash", "A", "1"]], header=header).date == day


@pytest.mark.parametrize("asked", ["5", "05", "005"])
def test_a_district_is_named_as_the_file_writes_it(asked: str, tmp_path: Path) -> None:
    """Zeros before its number make no other district."""
    rows = [["Ash", "State Senate", district, "DEM", "A", "1"] for district in ("005", "006")]
    assert chosen(tmp_path, rows, district=asked).district == "5"


def test_no_district_is_not_named_by_a_zero(tmp_path: Path) -> None:
    """Where some rows name no district, 0 is none of the districts there are."""
    rows = [["Ash", "State Senate", district, "DEM", "A", "1"] for district in ("005", "")]
    with pytest.raises(UsageError, match="no district"):
        chosen(tmp_path, rows, district="0")
