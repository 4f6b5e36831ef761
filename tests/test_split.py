"""Votes summed by kinds of county."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapgen.errors import ClassifyError
from mapgen.tables.split import split_by
from mapgen.tables.tally import tally
from tests.grid import ALDER, BIRCH, CEDAR, DOGWOOD, contest, returns

VOTES = st.tuples(*[st.integers(0, 10**6)] * 3)


def test_the_grid_splits_into_urban_and_rural(counties: gpd.GeoDataFrame) -> None:
    """Urban: Alder and Birch, 105 to 80 of 200. Rural: Cedar and Dogwood, 20 to 20 of 50."""
    table = split_by(counties, counties["kind"], contest())
    urban = table.loc["urban", ["counties", "votes_ada", "votes_bo", "votes_cy", "votes_total"]]
    assert urban.tolist() == [2, 105, 80, 15, 200]
    assert table.loc["urban", ["leader", "lead_votes", "won_ada", "won_bo"]].tolist() == ["ada", 25, 1, 1]
    assert table.loc["rural", ["leader", "lead_votes", "won_ada", "won_bo"]].tolist() == ["tie", 0, 0, 0]


def test_a_group_without_votes_has_no_leader(counties: gpd.GeoDataFrame) -> None:
    """Dogwood alone, where nobody voted."""
    alone = pd.Series({ALDER: "a", BIRCH: "a", CEDAR: "a", DOGWOOD: "b"}, name="group")
    assert split_by(counties, alone, contest()).loc["b", ["leader", "lead_votes"]].tolist() == ["no-votes", 0]


def test_votes_are_summed_before_shares_are_taken() -> None:
    """9 of 10 and 100 of 1,000 are 109 of 1,010, and not the mean of 90 % and 10 %."""
    table = tally(returns({ALDER: (9, 1, 0), BIRCH: (100, 900, 0)}, contest()), contest())
    group = split_by(table, pd.Series("all", index=table.index), contest()).loc["all"]
    assert (group["votes_ada"], group["votes_total"], group["leader"]) == (109, 1010, "bo")


def test_a_county_without_a_group_is_named(counties: gpd.GeoDataFrame) -> None:
    """Its votes would be lost from every sum."""
    kinds = counties["kind"].drop(CEDAR)
    with pytest.raises(ClassifyError, match="no group") as refused:
        split_by(counties, kinds, contest())
    assert "Cedar (99005)" in str(refused.value)


@given(
    votes=st.lists(st.tuples(VOTES, st.sampled_from("abc")), min_size=1, max_size=8),
)
def test_a_split_sums_to_the_whole(votes: list[tuple[tuple[int, int, int], str]]) -> None:
    """However counties are grouped, no vote and no county is lost or counted twice."""
    geoids = [f"990{at:02}" for at in range(len(votes))]
    table = tally(returns({g: v for g, (v, _) in zip(geoids, votes, strict=True)}, contest()), contest())
    groups = pd.Series({g: group for g, (_, group) in zip(geoids, votes, strict=True)}, name="group")
    parts = split_by(table, groups, contest())
    columns = ["votes_ada", "votes_bo", "votes_cy", "votes_total"]
    assert parts[columns].sum().tolist() == table[columns].sum().tolist()
    assert parts["counties"].sum() == len(table)
    assert parts[["won_ada", "won_bo", "won_cy"]].to_numpy().sum() == (~table["winner"].isin(["tie", "no-votes"])).sum()
