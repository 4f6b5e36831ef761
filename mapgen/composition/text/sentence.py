"""A county in one sentence: what a screen reader says of it, and what is announced when it is chosen."""

from __future__ import annotations

from mapgen.model.choropleth import Comparison
from mapgen.model.county import County
from mapgen.specs.contest import OUTCOMES, TIE, Contest
from mapgen.words.numbers import numbers
from mapgen.words.terms import areas, states
from mapgen.words.wording import Wording

RIVALS = 2
"""Candidates whose shares are said."""


def county_name(county: County, wording: Wording, *, running: bool = False) -> str:
    """The county's name with the word for what it is, "Orleans Parish"; the name alone where that is not known.

    Args:
        county: The county; on a map of several states its state's postal code stays at the end.
        wording: The catalogue.
        running: Whether it stands in a sentence, where some languages have an article before it.
    """
    message = "county-running" if running else "county-full"
    if county.is_state:
        # Its name on the map says what it is already.
        return wording(message, name=states()[county.region], area=county.area)
    bare = county.name.removesuffix(f", {county.region}")
    after = county.name[len(bare) :]
    if county.area:
        # A name that a state's city and county share, or that a file has in full, ends in the word already.
        bare = bare.removesuffix(f" {areas()[county.area].word}")
    return wording(message, name=bare, area=county.area or "unknown") + after


def county_sentence(county: County, contest: Contest, wording: Wording, *, comparison: Comparison | None = None) -> str:
    """The county's name, its kinds, the shares of its first two candidates, the margin in points and in votes.

    Every figure is written as the table writes it.

    Args:
        county: The county; its own `sentence` is not looked at.
        contest: The contest it voted in.
        wording: The catalogue.
        comparison: Where the map tells of a change: what the contest is held against; the change ends the sentence.
    """
    parts = [_outcome(county, contest, wording)]
    if county.status == "partial":
        parts.append(wording("sentence-partial", share=numbers(wording.language).percentage(county.reporting)))
    parts += _change(county, comparison, wording)
    where = wording("list-comma").join([county_name(county, wording), *county.kinds])
    return wording("sentence", where=where, what=wording("list-comma").join(parts))


def _outcome(county: County, contest: Contest, wording: Wording) -> str:
    if county.winner in OUTCOMES and county.winner != TIE:
        return wording(county.winner)
    figures = numbers(wording.language)
    if contest.kind == "uncontested" and county.winner not in OUTCOMES:
        votes = county.votes[contest.position(county.winner)]
        told = wording("votes", n=figures.votes(votes), count=votes)
        return wording("unopposed-votes", leader=contest.candidate(county.winner).short, votes=told)
    first = sorted(zip(contest.candidates, county.votes, strict=True), key=lambda each: -each[1])[:RIVALS]
    shares = [f"{candidate.short} {figures.share(votes, county.total)}" for candidate, votes in first if votes]
    margin = (
        wording(TIE)
        if county.winner in OUTCOMES
        else wording(
            "sentence-margin",
            winner=contest.candidate(county.winner).short,
            points=figures.points(county.margin_pct),
            votes=figures.votes(county.margin_votes),
            count=county.margin_votes,
        )
    )
    return wording("list-comma").join([*shares, margin])


def _change(county: County, comparison: Comparison | None, wording: Wording) -> list[str]:
    if comparison is None or county.change is None:
        return []
    moved = county.change.moved(two_way=comparison.two_way)
    if moved is None:
        return []
    return [
        wording(
            "sentence-lead-change" if comparison.two_way else "sentence-share-change",
            who=comparison.now.short,
            then=comparison.earlier.year,
            change=numbers(wording.language).signed_points(moved),
        )
    ]
