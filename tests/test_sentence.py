"""A county in one sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mapgen.composition.text.sentence import county_sentence
from mapgen.model.choropleth import Choropleth
from mapgen.model.county import County
from mapgen.words.wording import Wording

SAY = Wording("en")


@pytest.fixture
def winner(kentucky_maps: dict[str, Choropleth]) -> Choropleth:
    """Kentucky's primary of 2016: Clinton, Sanders, Uncommitted, O'Malley, De La Fuente."""
    return kentucky_maps["winner"]


@pytest.fixture
def pike(winner: Choropleth) -> County:
    """Pike County."""
    return next(county for county in winner.counties if county.name == "Pike")


def test_a_county_won(winner: Choropleth, pike: County) -> None:
    """Name, kinds, both shares, the margin in points and in votes."""
    assert county_sentence(pike, winner.contest, SAY) == pike.sentence
    assert pike.sentence == (
        "Pike County, Noncore, Eastern coalfield: Sanders 54.3%, Clinton 26.1%, Sanders by 28.1 points, 2,513 votes"
    )


def test_in_spanish(winner: Choropleth, pike: County) -> None:
    """The words and the decimal sign of the other catalogue; names and kinds are the map's."""
    said = county_sentence(pike, winner.contest, Wording("es"))
    assert "Sanders por 28,1 puntos, 2513 votos" in said


def test_by_a_single_vote(winner: Choropleth, pike: County) -> None:
    """One vote is singular, and its margin is not zero."""
    close = replace(pike, votes=(5000, 4999, 0, 0, 0), total=9999, winner="clinton", margin_votes=1, margin_pct=0.01)
    assert county_sentence(close, winner.contest, SAY).endswith("Clinton by <0.1 points, 1 vote")


def test_a_tie(winner: Choropleth, pike: County) -> None:
    """Nobody is ahead."""
    tied = replace(pike, votes=(40, 40, 20, 0, 0), total=100, winner="tie", margin_votes=0, margin_pct=0.0)
    assert county_sentence(tied, winner.contest, SAY).endswith(": Clinton 40.0%, Sanders 40.0%, Tie")


def test_everything_for_one(winner: Choropleth, pike: County) -> None:
    """Who has no vote is not named."""
    swept = replace(pike, votes=(0, 7, 0, 0, 0), total=7, winner="sanders", margin_votes=7, margin_pct=100.0)
    assert county_sentence(swept, winner.contest, SAY).endswith(": Sanders 100.0%, Sanders by 100.0 points, 7 votes")


@pytest.mark.parametrize(("outcome", "words"), [("no-votes", "No votes"), ("no-data", "No data")])
def test_nothing_to_tell(winner: Choropleth, pike: County, outcome: str, words: str) -> None:
    """No votes and no data are two things, and neither has figures."""
    empty = replace(pike, votes=(0,) * 5, total=0, winner=outcome, margin_votes=0, margin_pct=0.0)
    assert county_sentence(empty, winner.contest, SAY) == f"Pike County, Noncore, Eastern coalfield: {words}"


def test_a_map_of_change_ends_with_the_change(kentucky_maps: dict[str, Choropleth]) -> None:
    """Where the story is the change, it is said; a share against a share, a lead against a lead."""
    said = {slug: {county.name: county.sentence for county in each.counties} for slug, each in kentucky_maps.items()}
    assert said["since-2008"]["Pike"].endswith("2,513 votes, Clinton’s share −64.7 points since 2008")
    assert said["general-2020-2024"]["Pike"].endswith("Lead of Harris −4.7 points since 2020")
    assert "since" not in said["winner"]["Pike"]
