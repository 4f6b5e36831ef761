"""Boundaries and figures brought together."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest

from mapgen.errors import JoinError
from mapgen.findings import Finding
from mapgen.tables.join import join_counties
from tests.grid import ALDER, CEDAR, DOGWOOD, NAMES, attributes


def summary(error: JoinError) -> Finding:
    """What an error is about."""
    assert isinstance(error.summary, Finding)
    return error.summary


def problem(error: JoinError) -> Finding:
    """The only thing it lists."""
    (only,) = error.problems
    assert isinstance(only, Finding)
    return only


def found(error: JoinError) -> tuple[str, list[tuple[str, str]]]:
    """The code of an error, and the code and the county of everything that it lists."""
    return summary(error).code, [(each.code, each.area) for each in error.problems if isinstance(each, Finding)]


def test_every_county_has_its_row(boundaries: gpd.GeoDataFrame, counted: pd.DataFrame) -> None:
    """Names, votes and attributes stand side by side, whatever the order they came in."""
    joined = join_counties(boundaries[::-1], counted.sample(frac=1, random_state=1), attributes()[::-1])
    assert joined["name"].to_dict() == NAMES
    assert joined["votes_ada"].tolist() == [60, 45, 20, 0]
    assert joined["kind"].tolist() == ["urban", "urban", "rural", "rural"]
    assert joined.crs == boundaries.crs


def test_a_county_without_returns_is_named(boundaries: gpd.GeoDataFrame, counted: pd.DataFrame) -> None:
    """One row missing, one county named."""
    with pytest.raises(JoinError) as refused:
        join_counties(boundaries, counted.drop(CEDAR))
    assert found(refused.value) == ("join-apart", [("county-without-returns", CEDAR)])
    assert summary(refused.value).values == {"absent": 1, "counties": 4, "unknown": 0, "rows": 3}
    assert "allow_missing" in refused.value.fix


def test_a_row_without_a_county_is_named(boundaries: gpd.GeoDataFrame, counted: pd.DataFrame) -> None:
    """A key that the boundaries do not have is not dropped, even where a county may be missing."""
    with pytest.raises(JoinError) as refused:
        join_counties(boundaries, counted.rename({CEDAR: "99999"}), allow_missing=[CEDAR])
    assert found(refused.value) == ("join-apart", [("returns-without-county", "99999")])
    assert summary(refused.value).values == {"absent": 0, "counties": 4, "unknown": 1, "rows": 4}


def test_a_repeated_row_is_named(boundaries: gpd.GeoDataFrame, counted: pd.DataFrame) -> None:
    """A county that stands twice on either side stops the join: no row is chosen."""
    with pytest.raises(JoinError) as refused:
        join_counties(boundaries, pd.concat([counted, counted.loc[[CEDAR]]]))
    assert found(refused.value) == ("county-twice", [("row-of-county-again", CEDAR)])
    assert problem(refused.value).values["where"] == "returns"
    with pytest.raises(JoinError) as refused:
        join_counties(pd.concat([boundaries, boundaries.loc[[ALDER]]]), counted)
    assert found(refused.value) == ("county-twice", [("row-of-county-again", ALDER)])
    assert problem(refused.value).values["where"] == "boundaries"


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
    with pytest.raises(JoinError) as refused:
        join_counties(boundaries, counted, allow_missing=["99999"])
    assert (summary(refused.value).code, summary(refused.value).values["counties"]) == ("missing-unknown", "99999")


def test_attributes_must_cover_the_counties(boundaries: gpd.GeoDataFrame, counted: pd.DataFrame) -> None:
    """A county without attributes is named; attributes of other counties do no harm."""
    with pytest.raises(JoinError) as refused:
        join_counties(boundaries, counted, attributes().drop(CEDAR))
    assert found(refused.value) == ("attributes-short", [("county-not-in-table", CEDAR)])
    wide = pd.concat([attributes(), attributes().rename({CEDAR: "99999"}).loc[["99999"]]])
    assert len(join_counties(boundaries, counted, wide)) == 4


def test_attributes_repeated_are_named(boundaries: gpd.GeoDataFrame, counted: pd.DataFrame) -> None:
    """Two rows of attributes for one county would make two counties of it."""
    with pytest.raises(JoinError) as refused:
        join_counties(boundaries, counted, pd.concat([attributes(), attributes().loc[[CEDAR]]]))
    assert found(refused.value) == ("attributes-short", [("row-of-county-again", CEDAR)])
    assert problem(refused.value).values["where"] == "attributes"


def test_an_attribute_cannot_take_a_columns_place(boundaries: gpd.GeoDataFrame, counted: pd.DataFrame) -> None:
    """An attribute called like a column of the tally is refused; of the boundaries, passed over."""
    with pytest.raises(JoinError) as refused:
        join_counties(boundaries, counted, attributes().assign(winner="nobody"))
    assert (summary(refused.value).code, summary(refused.value).values["columns"]) == ("columns-twice", "winner")
    joined = join_counties(boundaries, counted, attributes().assign(name="nobody"))
    assert joined["name"].tolist() == ["Alder", "Birch", "Cedar", "Dogwood"]
