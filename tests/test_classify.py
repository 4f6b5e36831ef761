"""Every county in exactly one class."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from mapgen.errors import ClassifyError
from mapgen.files.spec import read_schemes
from mapgen.specs.for_contest import for_contest
from mapgen.tables.classify import classify
from mapgen.tables.join import join_counties
from tests.grid import ALDER, BIRCH, CEDAR, DOGWOOD, contest, scheme

SHIPPED = read_schemes()


def numbers(*values: float) -> pd.DataFrame:
    """A table of counties with the column `x`."""
    index = pd.Index([f"990{at:02}" for at in range(len(values))], name="geoid")
    return pd.DataFrame({"name": [f"C{at}" for at in range(len(values))], "x": values}, index=index)


def test_the_grid_falls_in_its_classes(counties: gpd.GeoDataFrame) -> None:
    """Alder by 30 points, Birch by exactly 5, Cedar a tie, Dogwood without votes."""
    found = classify(counties, for_contest(SHIPPED["winner-margin"], contest()))
    assert found.to_dict() == {ALDER: "ada-30", BIRCH: "bo-5-10", CEDAR: "tie", DOGWOOD: "no-votes"}
    assert found.name == "winner-margin"


def test_a_tie_no_votes_and_no_data_are_three_classes(boundaries: gpd.GeoDataFrame, counted: pd.DataFrame) -> None:
    """They are never one "other"."""
    joined = join_counties(boundaries, counted.drop(ALDER), allow_missing=[ALDER])
    for name in ("winner", "winner-margin", "winner-margin-wide", "winner-faint"):
        found = classify(joined, for_contest(SHIPPED[name], contest()))
        assert (found[ALDER], found[CEDAR], found[DOGWOOD]) == ("no-data", "tie", "no-votes")


@pytest.mark.parametrize(
    ("margin", "key"),
    [
        (0.0001, "ada-0-5"),
        (np.nextafter(5, 0), "ada-0-5"),
        (5.0, "ada-5-10"),
        (np.nextafter(10, 0), "ada-5-10"),
        (10.0, "ada-10-20"),
        (20.0, "ada-20-30"),
        (np.nextafter(30, 0), "ada-20-30"),
        (30.0, "ada-30"),
        (100.0, "ada-30"),
    ],
)
def test_a_margin_bin_holds_its_lower_bound(counties: gpd.GeoDataFrame, margin: float, key: str) -> None:
    """5.0 is 5–10, the last number below it is 0–5; the last bin is open."""
    counties.loc[ALDER, "margin_pct"] = margin
    assert classify(counties, for_contest(SHIPPED["winner-margin"], contest()))[ALDER] == key


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (-60.0, "fell-60"),
        (np.nextafter(-60, 0), "fell-45"),
        (-15.0, "fell-15"),
        (np.nextafter(-15, 0), "fell-0"),
        (-0.0001, "fell-0"),
        (0.0, "unchanged"),
        (0.0001, "rose-0"),
        (15.0, "rose-15"),
        (60.0, "rose-60"),
    ],
)
def test_a_change_bin_holds_the_bound_nearer_to_zero(change: float, key: str) -> None:
    """−15.0 is 15–30 as +15.0 is; no change is a class of its own."""
    table = numbers(change).rename(columns={"x": "share_change_pts"}).assign(winner="ada", status="final")
    assert classify(table, for_contest(SHIPPED["share-change"], contest())).tolist() == [key]


@pytest.mark.parametrize("name", ["share-change", "lead-shift", "carried"])
def test_a_county_that_cannot_be_compared_has_a_class(name: str) -> None:
    """Where one of the two contests has no figures the change is missing, and the map says so."""
    reads = SHIPPED[name].columns()
    table = numbers(np.nan).assign(**dict.fromkeys(reads, np.nan)).assign(winner="ada", status="final")
    assert classify(table, for_contest(SHIPPED[name], contest())).tolist() == ["no-comparison"]


@pytest.mark.parametrize(
    ("bounds", "inside"),
    [
        ({"at_least": 5}, [5, 6]),
        ({"above": 5}, [6]),
        ({"below": 5}, [4]),
        ({"at_most": 5}, [4, 5]),
        ({"at_least": 4, "below": 6}, [4, 5]),
        ({"missing": True}, []),
    ],
)
def test_bounds_say_which_side_is_closed(bounds: dict[str, float], inside: list[int]) -> None:
    """`at_least` and `at_most` hold the bound itself, `above` and `below` do not; a missing number is in none."""
    held = scheme({"key": "in", "when": {"x": bounds}})
    for value in (4, 5, 6):
        if value in inside:
            assert classify(numbers(value), held).tolist() == ["in"]
        else:
            with pytest.raises(ClassifyError):
                classify(numbers(value), held)


def test_a_missing_number_is_only_in_a_class_that_asks_for_it() -> None:
    """It is neither small nor large nor equal to anything."""
    held = scheme(
        {"key": "low", "when": {"x": {"below": 5}}},
        {"key": "high", "when": {"x": {"at_least": 5}}},
        {"key": "gone", "when": {"x": {"missing": True}}},
    )
    assert classify(numbers(1, np.nan, 9), held).tolist() == ["low", "gone", "high"]


def test_all_conditions_of_a_class_must_hold(counties: gpd.GeoDataFrame) -> None:
    """Urban and won by Ada is Alder alone; a choice of values is any of them."""
    held = scheme(
        {"key": "both", "when": {"kind": "urban", "winner": "ada"}},
        {"key": "rest", "when": {"winner": ["bo", "tie", "no-votes"]}},
    )
    assert classify(counties, held).tolist() == ["both", "rest", "rest", "rest"]


def test_a_county_in_no_class_is_named_with_its_figures() -> None:
    """A gap between two classes is not filled."""
    gap = scheme({"key": "low", "when": {"x": {"below": 5}}}, {"key": "high", "when": {"x": {"above": 5}}})
    with pytest.raises(ClassifyError, match="does not partition") as refused:
        classify(numbers(4, 5), gap)
    assert [str(problem) for problem in refused.value.problems] == ["C1 (99001) falls in no class: x = 5"]


def test_a_county_in_two_classes_is_named_with_both() -> None:
    """An overlap is not decided by the order of classes."""
    twice = scheme({"key": "low", "when": {"x": {"at_most": 5}}}, {"key": "high", "when": {"x": {"at_least": 5}}})
    with pytest.raises(ClassifyError) as refused:
        classify(numbers(4, 5), twice)
    assert [str(problem) for problem in refused.value.problems] == ["C1 (99001) falls in 2 classes (low, high): x = 5"]


def test_a_column_that_does_not_exist_is_named(counties: gpd.GeoDataFrame) -> None:
    """The message lists the columns there are."""
    with pytest.raises(ClassifyError, match="reads coal, which no table has") as refused:
        classify(counties, scheme({"key": "a", "when": {"coal": "yes"}}))
    assert "margin_pct" in refused.value.fix


@pytest.mark.parametrize("when", [{"kind": {"above": 3}}, {"winner": {"below": 1}}])
def test_bounds_on_a_text_are_refused(counties: gpd.GeoDataFrame, when: dict[str, Any]) -> None:
    """A word is neither above nor below a number."""
    with pytest.raises(ClassifyError, match="not numbers"):
        classify(counties, scheme({"key": "a", "when": when}))
