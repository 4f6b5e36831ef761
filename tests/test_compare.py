"""Two contests held against each other."""

from __future__ import annotations

import pandas as pd
import pytest

from mapgen.tables.compare import compare
from mapgen.tables.tally import tally
from tests.grid import ALDER, BEFORE, BIRCH, CEDAR, DOGWOOD, before, returns


@pytest.fixture
def change(counted: pd.DataFrame) -> pd.DataFrame:
    """How Ada fared in the grid."""
    earlier = tally(returns(BEFORE, before()), before())
    return compare(counted, earlier, key_now="ada", key_before="ada")


def test_counties_are_kept_lost_gained_or_neither(counted: pd.DataFrame, change: pd.DataFrame) -> None:
    """A tie is not a county kept: Cedar, won by two before and tied now, is lost."""
    assert change["carried"].to_dict() == {ALDER: "gained", BIRCH: "lost", CEDAR: "lost", DOGWOOD: "neither"}
    assert change["flipped"].to_dict() == {ALDER: True, BIRCH: True, CEDAR: True, DOGWOOD: False}
    same = compare(counted, counted, key_now="ada", key_before="ada")
    assert same.loc[ALDER, "carried"] == "kept"


def test_shares_are_of_all_votes(change: pd.DataFrame) -> None:
    """Ada has 60 of 100 in Alder after 40 of 100, and 20 of 50 in Cedar after 51 of 100."""
    assert change.loc[ALDER, ["share_before_pct", "share_now_pct", "share_change_pts"]].tolist() == [40, 60, 20]
    assert change.loc[CEDAR, ["share_before_pct", "share_now_pct", "share_change_pts"]].tolist() == [51, 40, -11]


def test_a_lead_is_over_the_strongest_rival(change: pd.DataFrame) -> None:
    """In Birch from 70–30 to 45–50: from 40 points ahead to 5 behind, a shift of −45."""
    assert change.loc[BIRCH, ["lead_before_pct", "lead_now_pct", "lead_shift_pts"]].tolist() == [40, -5, -45]


def test_without_votes_there_is_no_share(change: pd.DataFrame) -> None:
    """Dogwood cast none now: its share and its change are missing, not zero."""
    assert change.loc[DOGWOOD, "share_before_pct"] == 10
    assert change.loc[DOGWOOD, ["share_now_pct", "share_change_pts", "lead_shift_pts"]].isna().all()


def test_who_won_before_is_told(change: pd.DataFrame) -> None:
    """The earlier winner stands beside the change."""
    assert change["prior_winner"].to_dict() == {ALDER: "bo", BIRCH: "ada", CEDAR: "ada", DOGWOOD: "bo"}


def test_a_party_is_followed_under_two_names(counted: pd.DataFrame) -> None:
    """Bo now against Ada before: the keys need not be the same."""
    earlier = tally(returns(BEFORE, before()), before())
    followed = compare(counted, earlier, key_now="bo", key_before="ada")
    assert followed.loc[BIRCH, ["share_before_pct", "share_now_pct", "carried"]].tolist() == [70, 50, "kept"]


def test_counties_of_one_contest_alone_are_not_compared(counted: pd.DataFrame) -> None:
    """What one of the two tables lacks has no change."""
    earlier = tally(returns({ALDER: (40, 60)}, before()), before())
    assert list(compare(counted, earlier, key_now="ada", key_before="ada").index) == [ALDER]
