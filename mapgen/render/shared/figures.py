"""What is said of a county or of the whole area, every figure as it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from mapgen.model.choropleth import Choropleth
from mapgen.model.column import Figure
from mapgen.model.county import Change, County
from mapgen.render.shared.views import is_unknown
from mapgen.specs.contest import OUTCOMES
from mapgen.words.numbers import numbers
from mapgen.words.wording import Wording

ABSENT = "–"

PLACE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in for a figure."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the readout says of an area, every figure as it is shown.

    Attributes:
        margin: Who won, by how much; or the measure that the map is about, with its figure.
        votes: Votes and share by candidate.
        change: Against the earlier contest, or empty.
    """

    margin: str
    votes: tuple[tuple[str, str], ...]
    change: str


def county_figures(choropleth: Choropleth, county: County) -> Figures:
    """What is said of a county."""
    say, figures = Wording(choropleth.language), numbers(choropleth.language)
    if choropleth.subject is not None:
        margin = _subject(choropleth, county.figures[choropleth.columns.index(choropleth.subject)])
    elif county.winner in OUTCOMES:
        margin = say(county.winner)
    elif not choropleth.contest.has_rivals:
        margin = say("unopposed", leader=choropleth.short(county.winner))
    else:
        points = figures.points(county.margin_pct)
        margin = say("winner-margin", winner=choropleth.short(county.winner), points=points)
    if is_unknown(county):
        return Figures(margin, tuple((ABSENT, ABSENT) for _ in county.votes), _change(choropleth, county.change))
    if county.status == "partial":
        margin = say("margin-reported", margin=margin, share=figures.percentage(county.reporting))
    votes = tuple((figures.votes(count), figures.share(count, county.total)) for count in county.votes)
    return Figures(margin, votes, _change(choropleth, county.change))


def state_figures(choropleth: Choropleth) -> Figures:
    """What is said of the whole area."""
    say, figures, state = Wording(choropleth.language), numbers(choropleth.language), choropleth.state
    if choropleth.subject is not None:
        margin = _subject(choropleth, choropleth.subject.whole)
    elif state.leader in OUTCOMES:
        margin = say(state.leader)
    elif not choropleth.contest.has_rivals:
        margin = say("unopposed", leader=choropleth.short(state.leader))
    else:
        margin = say(
            "by-votes",
            winner=choropleth.short(state.leader),
            votes=figures.votes(state.lead_votes),
            count=state.lead_votes,
        )
    votes = tuple((figures.votes(count), figures.share(count, state.total)) for count in state.votes)
    return Figures(margin, votes, _change(choropleth, state.change))


def no_county(choropleth: Choropleth) -> str:
    """How many votes belong to no county: a phrase, or empty where all do."""
    votes = sum(own.total for own in choropleth.elsewhere)
    figures = numbers(choropleth.language)
    return Wording(choropleth.language)("votes-in-no-county", n=figures.votes(votes), count=votes) if votes else ""


def change_label(choropleth: Choropleth) -> str:
    """What the change against the earlier contest is called, or nothing where there is none."""
    comparison = choropleth.comparison
    if comparison is None:
        return ""
    message = "column-shift" if comparison.two_way else "column-change"
    return Wording(choropleth.language)(message, who=comparison.now.short, then=comparison.earlier.year)


def moved_points(choropleth: Choropleth, change: Change | None) -> float | None:
    """The points that a map's comparison is about, below 0 where they fell; None where an election had no votes."""
    if choropleth.comparison is None or change is None:
        return None
    return change.moved(two_way=choropleth.comparison.two_way)


def around_subject(choropleth: Choropleth) -> tuple[str, str]:
    """What stands before and behind a figure of the measure that a map is about; empty where it is about the votes."""
    column = choropleth.subject
    if column is None:
        return "", ""
    said = Wording(choropleth.language)("measure-figure", label=column.label, figure=PLACE)
    before, _, after = said.partition(PLACE)
    return before, after


def _subject(choropleth: Choropleth, value: Figure) -> str:
    """The measure that a map is about, with a figure of it; empty where it is about the votes."""
    column = choropleth.subject
    if column is None:
        return ""
    figure = numbers(choropleth.language).figure(value, column.kind, column.unit)
    return Wording(choropleth.language)("measure-figure", label=column.label, figure=figure)


def _change(choropleth: Choropleth, change: Change | None) -> str:
    if choropleth.comparison is None:
        return ""
    points = moved_points(choropleth, change)
    return ABSENT if points is None else numbers(choropleth.language).signed_points(points)
