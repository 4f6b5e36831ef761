"""The computed sentences: right for every kind of result, and never too long for an alt text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapgen.composition.text import ALT_LIMIT, find
from mapgen.model.county import Change
from tests import grid
from tests.says import against, contest_of, facts

if TYPE_CHECKING:
    from mapgen.model.choropleth import Choropleth

STORIES = ("winner", "split", "change", "shift", "votes")
NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=400).filter(str.strip)


def test_a_winner_is_told_by_counties_and_votes() -> None:
    """Who carried how many counties, the whole by how much, and which kind made it so."""
    found = find(facts((60, 30), (45, 50), (20, 25), kinds="urr"), "winner")
    assert found.headline == "Ames carried Gridland by 20 votes"
    assert found.standfirst == (
        "Ames carried 1 of 3 counties and Gridland by 20 votes: +30 in the one urban county, −10 in the 2 others."
    )


def test_the_kentucky_sentence_is_kept(kentucky_maps: dict[str, Choropleth]) -> None:
    """The showcase's first sentence, figure by figure."""
    assert kentucky_maps["winner"].standfirst == (
        "Clinton carried 38 of 120 counties and Kentucky by 1,911 votes: +20,794 in the 35 metropolitan counties, "
        "−18,883 in the 85 others."
    )


def test_the_change_is_told_in_plain_english(kentucky_maps: dict[str, Choropleth]) -> None:
    """Share, counties kept and lost and gained, and where most."""
    assert kentucky_maps["since-2008"].standfirst == (
        "Clinton’s share fell from 65.5% in 2008 to 46.8% in 2016. Of the 118 counties that Clinton carried in 2008, "
        "36 were kept and 82 lost; Fayette County and Jefferson County were gained. The fall was steepest in the 26 "
        "eastern coal counties, from 87.4% to 34.3%; no county changed more than Pike County, by −64.7 points."
    )


def test_one_candidate_can_carry_everything() -> None:
    """Every county, in one kind or in all kinds."""
    assert find(facts((60, 30), (51, 50)), "winner").standfirst == (
        "Ames carried every county and Gridland by 31 votes."
    )
    assert find(facts((60, 30), (51, 50), kinds="ur"), "winner").standfirst == (
        "Ames carried every county and Gridland by 31 votes: ahead in every kind of county, by 30 votes in the "
        "one urban county alone."
    )


def test_a_single_candidate_needs_no_rival() -> None:
    """One line on the ballot: the lead is all the votes."""
    found = find(facts((7,), (1,)), "winner")
    assert found.standfirst == "Ames carried every county and Gridland by 8 votes."
    assert "Ames has 8 votes (100.0%), of 8 in all." in found.description


def test_a_single_county_is_not_counted() -> None:
    """Nobody carries "1 of 1 counties"."""
    found = find(facts((2, 1), kinds="u"), "winner")
    assert found.headline == "Ames carried Gridland by 1 vote"
    assert found.standfirst == "Ames carried Gridland by 1 vote."
    assert "A map of Gridland with 1 county: " in found.description


def test_the_whole_can_be_won_without_a_county() -> None:
    """Second everywhere and first in all: three candidates make it possible."""
    found = find(facts((10, 12, 0), (10, 0, 12)), "winner")
    assert found.standfirst == "Ames carried Gridland by 8 votes, but no county."


def test_a_tie_of_the_whole_is_told_with_its_counties() -> None:
    """Both names, the votes of each, and who carried what."""
    found = find(facts((60, 40), (40, 60), (5, 5)), "winner")
    assert found.headline == "Gridland ended in a tie between Ames and Burr, at 105 votes each"
    assert found.standfirst == f"{found.headline}: Ames carried 1 county, Burr 1 and 1 county is tied."


def test_a_tied_county_is_nobodys() -> None:
    """It stands beside the counties that were carried."""
    assert "Ames carried 1 county and 2 counties are tied." in find(facts((3, 1), (5, 5), (1, 1)), "winner").description


def test_no_votes_anywhere_is_said() -> None:
    """No winner, no margin, no share."""
    found = find(facts((0, 0), (0, 0), kinds="ur"), "winner")
    assert found.headline == "No votes were cast in Gridland"
    assert found.standfirst == "No votes were cast in Gridland."
    assert "%" not in found.description


def test_the_split_has_a_clause_for_each_leader() -> None:
    """Singular for one county, plural for two."""
    found = find(facts((60, 30), (45, 50), (20, 25), kinds="urr"), "split")
    assert (
        found.standfirst
        == "Ames led by 30 votes in the one urban county; Burr led by 10 votes in the 2 rural counties."
    )


def test_a_tied_kind_of_county_is_told() -> None:
    """After the leaders; alone it begins the sentence."""
    assert find(facts((60, 30), (5, 5), kinds="ur"), "split").standfirst == (
        "Ames led by 30 votes in the one urban county; there was a tie in the one rural county."
    )
    assert find(facts((5, 5), kinds="r"), "split").standfirst == "There was a tie in the one rural county."


def test_a_state_without_rural_counties_has_one_group() -> None:
    """No "others" that are not there."""
    assert find(facts((60, 30), (45, 50), kinds="uu"), "winner").standfirst == (
        "Ames carried 1 of 2 counties and Gridland by 25 votes."
    )
    assert find(facts((60, 30), (45, 50), kinds="uu"), "split").standfirst == (
        "Ames led by 25 votes in the 2 urban counties."
    )


def test_ten_candidates_are_summed_up() -> None:
    """Three by name, the others together, and everything adds up."""
    found = find(facts(tuple(range(100, 0, -10))), "winner")
    assert (
        "Ames has 100 votes (18.2%), Burr 90 (16.4%), Cole 80 (14.5%) and 7 others together 280 (50.9%), of 550 in all."
        in found.description
    )


def test_the_largest_leads_are_told_with_their_counties() -> None:
    """Counties that share the largest lead are all named."""
    assert find(facts((30, 10), (25, 5), (1, 9), circles=True), "votes").standfirst == (
        "The largest lead, 20 votes for Ames, is in Alder County and Birch County; the largest for Burr is 8, in Cedar "
        "County. Circles show votes, not acres."
    )


def change(before: float, now: float, carried: str = "") -> Change:
    """A change of share, the lead moving with it."""
    return Change(before, now, before - 50, now - 50, carried=carried)


@pytest.mark.parametrize(
    ("carried", "told"),
    [
        (("kept", "kept"), "All 2 counties that Ames carried in 2016 were kept."),
        (("lost", "neither"), "The one county that Ames carried in 2016 was lost."),
        (("gained", "neither"), "Ames carried no county in 2016; Alder County was gained."),
        (("kept", "lost"), "Of the 2 counties that Ames carried in 2016, 1 was kept and 1 lost."),
    ],
)
def test_kept_lost_and_gained_are_told_by_number(carried: tuple[str, str], told: str) -> None:
    """Singular, plural, all and none."""
    changes = {at: change(40, 45, each) for at, each in enumerate(carried)}
    found = find(facts((6, 4), (5, 5), changes=changes, whole=change(40, 45), comparison=against()), "change")
    assert found.standfirst.startswith(f"Ames’s share rose from 40.0% in 2016 to 45.0% in 2020. {told}")


def test_another_candidate_of_the_party_is_named() -> None:
    """Two people's shares are not one person's rise."""
    found = find(facts((6, 4), whole=change(60, 55), comparison=against(grid.BO)), "change")
    assert found.standfirst == "Ames had 55.0% in 2020, Burr 60.0% in 2016."


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (60, 65, "Across Gridland Ames’s lead grew from 10.0 to 15.0 points."),
        (65, 60, "Across Gridland Ames’s lead shrank from 15.0 to 10.0 points."),
        (40, 60, "Across Gridland Burr’s lead of 10.0 points became Ames’s of 10.0."),
    ],
)
def test_a_lead_grows_shrinks_or_passes(before: float, now: float, told: str) -> None:
    """And the counties that went the other way are counted."""
    changes = {0: change(50, 55), 1: change(50, 53), 2: change(50, 49)}
    found = find(
        facts((6, 4), (6, 4), (4, 6), changes=changes, whole=change(before, now), comparison=against(two_way=True)),
        "shift",
    )
    assert found.standfirst == (
        "From 2016 to 2020 the lead moved towards Ames in 2 of 3 counties, most in Alder County (5.0 points), and "
        f"towards Burr in 1. {told}"
    )


def test_where_several_rivals_can_gain_the_lead_moves_away() -> None:
    """Nobody is credited with what may be another's."""
    held = contest_of(3)
    found = find(
        facts((6, 4, 1), held=held, changes={0: change(50, 45)}, whole=change(50, 45), comparison=against()), "shift"
    )
    assert found.standfirst.startswith("From 2016 to 2020 the lead moved away from Ames in every county.")


@pytest.mark.parametrize("story", ["change", "shift"])
def test_without_a_comparison_the_winner_is_told(story: str) -> None:
    """A story whose figures are not there is replaced, not left empty."""
    assert find(facts((6, 4)), story).standfirst == "Ames carried Gridland by 2 votes."


def test_while_votes_are_counted_nobody_has_carried_anything() -> None:
    """The tense changes, and how far the count is stands beside the finding."""
    found = find(facts((60, 30), (45, 50), (0, 0), states={1: "partial", 2: "none"}), "winner")
    assert found.headline == "Ames leads in Gridland by 25 votes"
    assert found.standfirst == (
        "Ames leads in 1 of 3 counties and in Gridland by 25 votes. 1 of 3 counties is fully counted, 1 has no results "
        "yet."
    )


def test_before_the_first_result_nothing_is_called_zero() -> None:
    """No results are not no votes."""
    found = find(facts((0, 0), (0, 0), states={0: "none", 1: "none"}), "winner")
    assert found.headline == "There are no results from Gridland yet"


def test_an_incomplete_contest_without_precincts_is_not_called_finished() -> None:
    """The description's status is enough to change the tense."""
    found = find(facts((6, 4), held=contest_of(2, status="unofficial-partial")), "winner")
    assert found.standfirst == "Ames leads in Gridland by 2 votes. The count is not finished."


def test_the_description_has_three_levels(kentucky_maps: dict[str, Choropleth]) -> None:
    """What it is, the figures, and the pattern they make, in this order."""
    said = kentucky_maps["coal"].description
    steps = [
        "A map of Kentucky with 120 counties",
        "Clinton has 212,534 votes (46.8%)",
        "Sanders led by 9,165 votes in",
    ]
    assert [said.index(step) for step in steps] == sorted(said.index(step) for step in steps)
    assert "Clinton carried 11 of the 40 westernmost counties, 20 of the 40 in the middle and 7 of the 40" in said


def test_the_thirds_hold_every_county_once() -> None:
    """Eleven counties in a row: 4, 3 and 4."""
    said = find(facts(*[(2, 1)] * 4, *[(1, 4)] * 2, *[(9, 1)] * 5), "winner").description
    assert "Ames carried 4 of the 4 westernmost counties, 1 of the 3 in the middle and 4 of the 4 easternmost." in said


@settings(deadline=None)
@given(
    place=NAMES,
    title=NAMES,
    contest=NAMES,
    story=st.sampled_from(STORIES),
    language=st.sampled_from(["en", "es"]),
    votes=st.lists(st.tuples(*[st.integers(0, 10**7)] * 3), min_size=1, max_size=5),
)
def test_an_alt_text_fits(
    place: str, title: str, contest: str, story: str, language: str, votes: list[tuple[int, ...]]
) -> None:
    """However long the names and however many the candidates, it is one text of at most 250 characters."""
    held = contest_of(3, title=contest)
    found = find(facts(*votes, place=place, title=title, held=held, language=language), story)
    assert 0 < len(found.alt) <= ALT_LIMIT


@settings(deadline=None)
@given(counties=st.lists(st.lists(st.integers(0, 1000), min_size=10, max_size=10), min_size=1, max_size=12))
def test_ten_candidates_make_whole_sentences(counties: list[list[int]]) -> None:
    """Whatever the votes, every level ends as it should and has no gap in it."""
    for story in STORIES:
        found = find(facts(*map(tuple, counties), kinds=("ur" * 6)[: len(counties)]), story)
        assert not found.headline.endswith(".")
        for text in (found.standfirst, found.alt, found.description):
            assert text.endswith(".")
            assert "  " not in text
            assert ".." not in text
            assert "{" not in text
