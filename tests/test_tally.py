"""Returns to one row a county."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapgen.errors import ReturnsError
from mapgen.tables.tally import tally, two_way
from tests.grid import ADA, ALDER, BIRCH, BO, CEDAR, CY, DOGWOOD, NOW, contest, returns

ROWS = returns(NOW, contest())


def one_county(*votes: int) -> pd.Series:
    """The tally of one county with these votes."""
    held = contest(*(ADA, BO, CY)[: len(votes)])
    return tally(returns({ALDER: votes}, held), held).loc[ALDER]


def test_the_grid_is_counted(counted: pd.DataFrame) -> None:
    """Votes, sums, winners and margins are those drawn in grid.py."""
    assert list(counted.index) == [ALDER, BIRCH, CEDAR, DOGWOOD]
    assert list(counted["votes_ada"]) == [60, 45, 20, 0]
    assert list(counted["votes_total"]) == [100, 100, 50, 0]
    assert list(counted["winner"]) == ["ada", "bo", "tie", "no-votes"]
    assert list(counted["margin_votes"]) == [30, 5, 0, 0]
    assert list(counted["margin_pct"]) == [30.0, 5.0, 0.0, 0.0]
    assert list(counted["lead_pct"]) == [30.0, -5.0, 0.0, 0.0]


def test_the_order_of_rows_changes_nothing(counted: pd.DataFrame) -> None:
    """Backwards, the same table comes out, sorted by GEOID."""
    pd.testing.assert_frame_equal(tally(ROWS[::-1], contest()), counted)


def test_a_tie_and_no_votes_are_not_the_first_candidates() -> None:
    """What idxmax would give to the candidate named first is nobody's."""
    assert one_county(20, 20, 10)["winner"] == "tie"
    assert one_county(0, 0, 0)["winner"] == "no-votes"
    assert one_county(10, 20, 20)["winner"] == "tie"


def test_a_tie_behind_the_winner_is_no_tie() -> None:
    """Only the most votes count: 30, 20, 20 is won by 10."""
    county = one_county(30, 20, 20)
    assert (county["winner"], county["margin_votes"]) == ("ada", 10)


def test_a_single_candidate_wins_by_all_votes() -> None:
    """Unopposed, the margin is the whole vote; with none cast nobody wins."""
    county = one_county(7)
    assert (county["winner"], county["margin_votes"], county["margin_pct"]) == ("ada", 7, 100.0)
    assert one_county(0)["winner"] == "no-votes"


def test_a_margin_is_of_all_votes_cast() -> None:
    """5 of 100 is 5 points although the two leading candidates share but 95."""
    assert one_county(45, 50, 5)["margin_pct"] == 5.0


def test_a_lead_may_be_the_third_candidates() -> None:
    """The winner by the first minus the second; the signed lead still follows the ballot's first two."""
    county = one_county(10, 20, 70)
    assert (county["winner"], county["margin_votes"], county["lead_pct"]) == ("cy", 50, -10.0)


def test_a_candidate_without_rows_has_no_votes() -> None:
    """A line of the contest that the returns never name stands with zeros, in the contest's order."""
    table = tally(ROWS[ROWS["candidate"] != "cy"], contest())
    assert list(table)[:4] == ["votes_ada", "votes_bo", "votes_cy", "votes_total"]
    assert list(table["votes_cy"]) == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("votes", -1, "99001: ada has -1 votes"),
        ("votes", None, "99001: ada has None votes"),
        ("votes", 0.5, "99001: ada has 0.5 votes"),
        ("candidate", "di", "'di' is not a candidate of now"),
        ("candidate", None, "is not a candidate of now"),
        ("geoid", None, "ada has 60 votes in no county"),
    ],
)
def test_rows_that_cannot_be_counted_stop_it(column: str, value: object, message: str) -> None:
    """Negative, missing or fractional votes, a stranger's votes, votes of no county: each is named, none is dropped."""
    rows = ROWS.astype(object)
    rows.loc[0, column] = value
    with pytest.raises(ReturnsError, match="cannot be counted") as refused:
        tally(rows, contest())
    assert message in str(refused.value)


@pytest.mark.parametrize(("counted_pct", "status"), [(100, "final"), (99, "partial"), (0, "partial")])
def test_how_much_is_counted_is_told(counted_pct: int, status: str) -> None:
    """A county is final only where all its lines are."""
    rows = ROWS.assign(reporting=100)
    rows.loc[0, "reporting"] = counted_pct
    assert tally(rows, contest())["status"].to_dict() == {
        ALDER: status,
        BIRCH: "final",
        CEDAR: "final",
        DOGWOOD: "final",
    }


def test_two_way_leaves_the_third_out() -> None:
    """Alder is 60 to 30 of 90 once the third candidate's 10 are left out."""
    table = tally(two_way(ROWS, contest()), contest())
    assert table.loc[ALDER, "votes_total"] == 90
    assert table.loc[ALDER, "margin_pct"] == pytest.approx(100 / 3)


@given(votes=st.lists(st.tuples(*[st.integers(0, 10**7)] * 3), min_size=1, max_size=6))
def test_no_vote_is_lost(votes: list[tuple[int, int, int]]) -> None:
    """Whatever the votes, the table's sums are the returns' and no margin is below zero."""
    rows = returns(dict(zip((ALDER, BIRCH, CEDAR, DOGWOOD, "99009", "99011"), votes, strict=False)), contest())
    table = tally(rows, contest())
    assert table["votes_total"].sum() == rows["votes"].sum() == sum(map(sum, votes))
    assert (table["margin_votes"] >= 0).all()
    assert table["margin_pct"].between(0, 100).all()
