"""Boundaries and figures brought together."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest

from mapgen.errors import JoinError
from mapgen.tables.join import join_counties
from tests.grid import ALDER, CEDAR, DOGWOOD, NAMES, attributes


def test_every_county_has_its_row(boundaries: gpd.GeoDataFrame, counted: pd.DataFrame) -> None:
    """Names, votes and attributes stand side by side, whatever the order they came in."""
    joined = join_counties(boundaries[::-1], counted.sample(frac=1, random_state=1), attributes()[::-1])
    assert joined["name"].to_dict() == NAMES
    assert joined["votes_ada"].tolist() == [60, 45, 20, 0]
    assert joined["kind"].tolist() == ["urban", "urban", "rural", "rural"]
    assert joined.crs == boundaries.crs


def test_a_county_without_returns_is_named(boundaries: gpd.GeoDataFrame, counted: pd.DataFrame) -> None:
    """One row missing, one county named."""
    with pytest.raises(JoinError, match="1 of 4 counties") as refused:
        join_counties(boundaries, counted.drop(CEDAR))
    assert [str(problem) for problem in refused.value.problems] == ["Cedar (99005) has no returns"]
    assert "allow_missing" in refused.value.fix


def test_a_row_without_a_county_is_named(boundaries: gpd.GeoDataFrame, counted: pd.DataFrame) -> None:
    """A key that the boundaries do not have is not dropped, even where a county may be missing."""
    with pytest.raises(JoinError, match="1 of 4 rows") as refused:
        join_counties(boundaries, counted.rename({CEDAR: "99999"}), allow_missing=[CEDAR])
    assert [str(problem) for problem in refused.value.problems] == ["99999 is in the returns but not in the boundaries"]


def test_a_repeated_row_is_named(boundaries: gpd.GeoDataFrame, counted: pd.DataFrame) -> None:
    """A county that stands twice on either side stops the join: no row is chosen."""
    with pytest.raises(JoinError) as refused:
        join_counties(boundaries, pd.concat([counted, counted.loc[[CEDAR]]]))
    assert "99005 stands 2 times in the returns" in str(refused.value)
    with pytest.raises(JoinError) as refused:
        join_counties(pd.concat([boundaries, boundaries.loc[[ALDER]]]), counted)
    assert "99001 stands 2 times in the boundaries" in str(refused.value)


def test_a_county_may_be_missing_by_name(boundaries: gpd.GeoDataFrame, counted: pd.DataFrame) -> None:
    """Named in the atlas, it stands with no data: no winner, no votes, no margin, whole numbers kept."""
    joined = join_counties(boundaries, counted.drop(CEDAR), attributes(), allow_missing=[CEDAR])
    assert joined.loc[CEDAR, ["winner", "status", "votes_total", "margin_votes"]].tolist() == [
        "no-data",
        "no-data",
        0,
        0,
    ]
    assert joined.loc[DOGWOOD, "winner"] == "no-votes"
    assert joined["votes_total"].dtype == "int64"
    assert joined.loc[CEDAR, "kind"] == "rural"


def test_a_missing_county_that_is_there_or_nowhere_is_named(
    boundaries: gpd.GeoDataFrame, counted: pd.DataFrame
) -> None:
    """Leave to be missing is for a county that exists; a slip in its code is not passed over."""
    with pytest.raises(JoinError, match="allow_missing") as refused:
        join_counties(boundaries, counted, allow_missing=["99999"])
    assert "99999" in str(refused.value)


def test_attributes_must_cover_the_counties(boundaries: gpd.GeoDataFrame, counted: pd.DataFrame) -> None:
    """A county without attributes is named; attributes of other counties do no harm."""
    with pytest.raises(JoinError, match="does not cover") as refused:
        join_counties(boundaries, counted, attributes().drop(CEDAR))
    assert "Cedar (99005)" in str(refused.value)
    wide = pd.concat([attributes(), attributes().rename({CEDAR: "99999"}).loc[["99999"]]])
    assert len(join_counties(boundaries, counted, wide)) == 4


def test_attributes_repeated_are_named(boundaries: gpd.GeoDataFrame, counted: pd.DataFrame) -> None:
    """Two rows of attributes for one county would make two counties of it."""
    with pytest.raises(JoinError, match="does not cover") as refused:
        join_counties(boundaries, counted, pd.concat([attributes(), attributes().loc[[CEDAR]]]))
    assert "99005 stands 2 times in the attributes" in str(refused.value)


def test_an_attribute_cannot_take_a_columns_place(boundaries: gpd.GeoDataFrame, counted: pd.DataFrame) -> None:
    """An attribute called like a column of the tally is refused; of the boundaries, passed over."""
    with pytest.raises(JoinError, match=r"column of one name: winner\."):
        join_counties(boundaries, counted, attributes().assign(winner="nobody"))
    joined = join_counties(boundaries, counted, attributes().assign(name="nobody"))
    assert joined["name"].tolist() == ["Alder", "Birch", "Cedar", "Dogwood"]
