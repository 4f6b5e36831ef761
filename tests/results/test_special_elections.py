"""A special election stands beside the regular one in MEDSL's returns: each can be named, and a state has its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapgen.errors import UsageError
from mapgen.results.read_table import read_table
from mapgen.results.select_contest import ContestFilter, SelectedContest, select_contest
from tests.conftest import ROOT

HEADER = (ROOT / "mapgen" / "layouts" / "medsl-returns" / "sample.csv").read_text("utf-8").splitlines()[0].split(",")

ROWS = (
    ("AZ", "04001", "ADA AMES", "FALSE", 50),
    ("AZ", "04001", "BEN BOYD", "FALSE", 40),
    ("NE", "31001", "CY COLE", "FALSE", 30),
    ("NE", "31001", "DEE DOW", "FALSE", 20),
    ("NE", "31001", "EVE EARL", "TRUE", 31),
    ("NE", "31001", "FLO FOX", "TRUE", 19),
)
"""The state, the county, the candidate, whether the election is a special one, votes."""


@pytest.fixture(params=["", "STATEWIDE"])
def senate(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Senate returns of two states, one of which has a special election besides; as the file has its districts."""
    lines = [",".join(HEADER)]
    for state, county, candidate, special, votes in ROWS:
        row = {"office": "US SENATE", "state_po": state, "county_fips": county, "candidate": candidate, "mode": "TOTAL"}
        row |= {"special": special, "votes": str(votes), "district": request.param, "stage": "GEN", "year": "2024"}
        lines.append(",".join(row.get(name, "") for name in HEADER))
    path = tmp_path / "2024-senate-county.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def selected(path: Path, **named: str) -> SelectedContest:
    """The contest that is meant."""
    return select_contest(read_table(path).gathered, ContestFilter(**named))


def test_the_state_goes_first(senate: Path) -> None:
    """Arizona has no special election, so that nothing need be named."""
    contest = selected(senate, state="AZ")
    assert {key.candidate: slot.votes for key, slot in contest.slots} == {"ADA AMES": 50, "BEN BOYD": 40}


def test_each_of_two_can_be_named(senate: Path) -> None:
    """Nebraska has two: the regular one by its blank district, the special one by its name; both are offered."""
    with pytest.raises(UsageError, match="2 districts") as refused:
        selected(senate, state="NE")
    assert "--district special, or --district blank" in str(refused.value)
    regular = selected(senate, state="NE", district="blank")
    assert {key.candidate: slot.votes for key, slot in regular.slots} == {"CY COLE": 30, "DEE DOW": 20}
    special = selected(senate, state="NE", district="special")
    assert {key.candidate: slot.votes for key, slot in special.slots} == {"EVE EARL": 31, "FLO FOX": 19}
