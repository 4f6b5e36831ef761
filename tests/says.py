"""Facts for sentences, made of a few numbers: each county is a tuple of votes, in the contest's order of candidates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mapgen.composition.text import Facts
from mapgen.model.choropleth import Comparison
from mapgen.model.county import Change, County
from mapgen.model.legend import Legend, LegendClass
from mapgen.model.mark import Mark
from mapgen.model.split import Split, SplitRow
from mapgen.specs.contest import NO_RESULTS, NO_VOTES, TIE, Candidate, Contest
from mapgen.words.wording import Wording
from tests import grid

NAMES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gum", "Hazel", "Ivy", "Juniper", "Kapok", "Larch")


def contest_of(candidates: int, **changes: str) -> Contest:
    """A contest of the grid's candidates, and of more where there must be more."""
    known = (grid.ADA, grid.BO, grid.CY)
    more = (grid.candidate(f"c{at}", f"Candidate Num{at}", "#6f7680", "") for at in range(candidates - len(known)))
    return grid.contest(*(*known, *more)[:candidates], **changes)


def leader_of(votes: Sequence[int], contest: Contest) -> tuple[str, int]:
    """Who has most votes, and by how many."""
    ranked = [*sorted(votes, reverse=True), 0]
    if ranked[0] == 0:
        return NO_VOTES, 0
    if ranked[0] == ranked[1]:
        return TIE, 0
    return contest.candidates[list(votes).index(ranked[0])].key, ranked[0] - ranked[1]


def row_of(key: str, counties: Sequence[County], contest: Contest, change: Change | None = None) -> SplitRow:
    """The votes of some counties, summed."""
    votes = tuple(sum(column) for column in zip(*(county.votes for county in counties), strict=True))
    leader, lead = leader_of(votes, contest)
    won = tuple(sum(county.winner == candidate.key for county in counties) for candidate in contest.candidates)
    return SplitRow(key, key.title(), key, len(counties), votes, sum(votes), leader, lead, won, change)


def county_of(at: int, votes: tuple[int, ...], contest: Contest, **more: object) -> County:
    """The county in this place of the row from west to east."""
    status = str(more.pop("status", "final"))
    winner, margin = leader_of(votes, contest)
    name = NAMES[at] if at < len(NAMES) else f"County {at}"
    return County(
        geoid=f"99{at:03}",
        region="99",
        name=name,
        path="",
        x=at * 100,
        y=0,
        fill=0,
        mark=None,
        votes=votes,
        total=sum(votes),
        winner=NO_RESULTS if status == "none" else winner,
        margin_votes=margin,
        margin_pct=100 * margin / sum(votes) if sum(votes) else 0.0,
        status=status,
        kinds=(),
        change=more.get("change"),  # type: ignore[arg-type]
        area="county",
    )


def facts(
    *votes: tuple[int, ...],
    kinds: str = "",
    language: str = "en",
    place: str = "Gridland",
    title: str = "Who won",
    held: Contest | None = None,
    states: Mapping[int, str] | None = None,
    changes: Mapping[int, Change] | None = None,
    whole: Change | None = None,
    comparison: Comparison | None = None,
    circles: bool = False,
) -> Facts:
    """Facts of counties in a row, from west to east.

    Args:
        votes: Of each county.
        kinds: A letter for each county: "u" urban, "r" rural; empty for no split.
        language: Of the sentences.
        place: The area's name.
        title: The map's.
        held: The contest, or None for one between as many candidates as there are votes.
        states: The counties whose count is not finished, by place, "partial" or "none".
        changes: By place.
        whole: The change of the whole.
        comparison: What it is held against.
        circles: Whether the map has circles.
    """
    contest = held or contest_of(len(votes[0]))
    counties = [
        county_of(at, each, contest, status=(states or {}).get(at, "final"), change=(changes or {}).get(at))
        for at, each in enumerate(votes)
    ]
    split = None
    if kinds:
        groups = {"u": "urban", "r": "rural"}
        rows = [
            row_of(groups[kind], [c for c, each in zip(counties, kinds, strict=True) if each == kind], contest)
            for kind in dict.fromkeys(kinds)
        ]
        split = Split("Kinds", "", tuple(rows))
    legend = Legend("Winner", "", (LegendClass("a", "Won", "", "", "#fff", "#000", "", "", "", len(counties), 0),))
    return Facts(
        wording=Wording(language),
        place=place,
        title=title,
        contest=contest,
        state=row_of("all", counties, contest, whole),
        counties=counties,
        legend=legend,
        marks=(Mark("circle", (), "", (), "Circles show votes, not acres."),) if circles else (),
        split=split,
        comparison=comparison,
    )


def against(earlier: Candidate = grid.ADA, *, two_way: bool = False) -> Comparison:
    """The grid's earlier contest, Ada being followed."""
    return Comparison(grid.before(), grid.ADA, earlier, two_way)
