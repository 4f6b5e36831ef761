"""The columns of a map's table and what each says of a county: page, readout and fragments go through them in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from mapgen.model.choropleth import Choropleth
from mapgen.model.column import Column
from mapgen.model.county import County
from mapgen.model.split import Elsewhere
from mapgen.render.shared.figures import ABSENT, change_label, moved_points
from mapgen.render.shared.views import is_unknown, listed, tense
from mapgen.specs.contest import OUTCOMES
from mapgen.words.numbers import Numbers, numbers
from mapgen.words.wording import Wording

Part = Literal["winner", "candidate", "total", "measure", "state", "change", "kind"]
"""What a column is of, for scripts and styles."""

SORTED_AS = 6
"""Decimals of a figure by which rows are sorted."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a column says of a county.

    Attributes:
        text: The figure, as it is shown.
        small: What stands behind it in smaller type, or empty.
        sorts: What rows are sorted by; empty for a figure that is not known, None where the text itself is.
    """

    text: str
    small: str = ""
    sorts: float | str | None = None


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of the table.

    Attributes:
        part: What it is of.
        label: What heads it.
        cell: What it says of a county.
        beyond: What it says of a place that belongs to no county.
        at: The position of its candidate, measure or grouping, where there are several; None where there is one.
    """

    part: Part
    label: str
    cell: Callable[[County], Cell]
    beyond: Callable[[Elsewhere], Cell]
    at: int | None = None

    @property
    def id(self) -> str:
        """Its name among the columns of the map, by which the readout finds it: "winner", "candidate0"."""
        return self.part if self.at is None else f"{self.part}{self.at}"


UNKNOWN = Cell(ABSENT, sorts="")


def table_columns(choropleth: Choropleth) -> list[TableColumn]:
    """The columns after the county's name: the measure that the map is about, its votes, other measures, the rest."""
    say, style = Wording(choropleth.language), numbers(choropleth.language)
    own = [column for column in choropleth.columns if column == choropleth.subject]
    others = [column for column in choropleth.columns if column != choropleth.subject]
    made = [_measure(choropleth, column, style) for column in own]
    if choropleth.shows_votes:
        made += [_winner(choropleth, say, style), *(_candidate(choropleth, at, style) for at in listed(choropleth))]
        made.append(_total(choropleth, say, style))
    made += [_measure(choropleth, column, style) for column in others]
    if choropleth.states is not None:
        made.append(_state(say, style))
    if choropleth.comparison is not None:
        made.append(_change(choropleth, say, style))
    return made + [_kind(title, at) for at, title in enumerate(choropleth.kinds)]


def _measure(choropleth: Choropleth, column: Column, style: Numbers) -> TableColumn:
    at = choropleth.columns.index(column)

    def cell(county: County) -> Cell:
        figure = county.figures[at]
        if figure is None:
            return UNKNOWN
        return Cell(style.figure(figure, column.kind, column.unit), sorts=round(figure, SORTED_AS))

    return TableColumn("measure", column.label, cell, lambda _own: Cell(ABSENT), at)


def _winner(choropleth: Choropleth, say: Wording, style: Numbers) -> TableColumn:
    def cell(county: County) -> Cell:
        if county.winner in OUTCOMES:
            return Cell(say(county.winner), sorts=county.margin_votes)
        short = choropleth.short(county.winner)
        if not choropleth.contest.has_rivals:
            return Cell(short, sorts=county.margin_votes)
        votes = f"({style.votes(county.margin_votes)})"
        return Cell(f"{short} +{style.points(county.margin_pct)}", votes, county.margin_votes)

    label = say("column-winner", tense=tense(choropleth))
    return TableColumn("winner", label, cell, lambda _own: Cell(say("in-no-county")))


def _candidate(choropleth: Choropleth, at: int, style: Numbers) -> TableColumn:
    def cell(county: County) -> Cell:
        votes = county.votes[at]
        return UNKNOWN if is_unknown(county) else Cell(style.votes(votes), style.share(votes, county.total), votes)

    def beyond(own: Elsewhere) -> Cell:
        return Cell(style.votes(own.votes[at]), style.share(own.votes[at], own.total))

    return TableColumn("candidate", choropleth.contest.candidates[at].short, cell, beyond, at)


def _total(choropleth: Choropleth, say: Wording, style: Numbers) -> TableColumn:
    def cell(county: County) -> Cell:
        return UNKNOWN if is_unknown(county) else Cell(style.votes(county.total), sorts=county.total)

    label = say("column-total", of=choropleth.contest.shares_of)
    return TableColumn("total", label, cell, lambda own: Cell(style.votes(own.total)))


def _state(say: Wording, style: Numbers) -> TableColumn:
    def cell(county: County) -> Cell:
        return Cell(style.percentage(county.reporting), sorts=round(county.reporting, SORTED_AS))

    return TableColumn("state", say("column-counted"), cell, lambda _own: Cell(""))


def _change(choropleth: Choropleth, say: Wording, style: Numbers) -> TableColumn:
    def cell(county: County) -> Cell:
        points = moved_points(choropleth, county.change)
        text = ABSENT if points is None else style.signed_points(points)
        carried = county.change.carried if county.change is not None else ""
        small = ""
        if choropleth.comparison is not None and county.change is not None and carried in ("lost", "gained"):
            then = choropleth.comparison.earlier.year
            small = say(f"carried-{carried}", then=then, winner=county.change.prior_winner)
        return Cell(text, small, "" if points is None else round(points, SORTED_AS))

    return TableColumn("change", change_label(choropleth), cell, lambda _own: Cell(""))


def _kind(title: str, at: int) -> TableColumn:
    return TableColumn("kind", title, lambda county: Cell(county.kinds[at]), lambda _own: Cell(""), at)
