"""Where the embed's lines break and how high it is, measured when it is built: frames have their height at once.

Everything is in pixels at the browser's usual type size of 16 pixels; the stylesheet has the same numbers in rem.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from mapgen.geometry.labels import text_width
from mapgen.model.choropleth import Choropleth
from mapgen.model.legend import Legend, LegendClass

REM = 16
PADDING = 12
MEASURE = 576
"""The line that texts are broken to: a frame of 600 pixels without its padding."""

TEXT, SMALL, HEADLINE = 13, 12, 20
LINE, SMALL_LINE, HEADLINE_LINE = 20, 18, 25
CLOSE = 0.93
"""The generous measure where a gap follows, into which a wide type may run."""

USUAL = 0.86
"""How wide usual type is, as a part of the generous measure."""

BOLD = 1.08
"""How much wider bold type is, generously."""

GAP = 12
SWATCH = 30
WIDE = 440
"""From this width on the legend's headings stand beside their classes."""

HEAD, CELL_HEIGHT = 36, 40
TALL, MOST_HIGH = 0.8, 560
"""A map higher than this part of its width is made narrower, so that it is at most so many pixels high."""

FINE = 600
"""On a map of so many pixels an embed's textures are as wide as they should be."""


@dataclass(frozen=True, slots=True)
class Key:
    """A class in the legend.

    Attributes:
        at: Its number among all that are measured, for the stylesheet.
        position: The position of its class in its legend.
        each: The class.
    """

    at: int
    position: int
    each: LegendClass


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A line of the legend, which wraps on narrow frames.

    Attributes:
        title: The legend's title, above its first row.
        group: The heading the classes stand under, or empty; beside them where there is room, else above.
        kind: "fill" or "mark".
        keys: The classes.
    """

    title: str
    group: str
    kind: str
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class EmbedLayout:
    """The measured embed.

    Attributes:
        headline: The headline's lines at 600 pixels.
        source: The source's lines at 600 pixels.
        rows: The legend.
        widths: Of the legend's classes, by number.
        heading_width: Of the legend's headings, 0 where it has none.
        cell_width: Of a candidate's figures.
        cells: How many candidates there are.
        change: The label of the change against the earlier contest, or empty.
        keys_high: The height of each mark's key as a part of the map's width.
        ratio: The map's height as a part of its width.
        map_most: How wide the map may be, so that a tall state does not fill a screen; 0 for as wide as the frame.
    """

    headline: tuple[str, ...]
    source: tuple[str, ...]
    rows: tuple[KeyRow, ...]
    widths: tuple[int, ...]
    heading_width: int
    cell_width: int
    cells: int
    change: str
    keys_high: tuple[float, ...]
    ratio: float
    map_most: int

    @property
    def most(self) -> str:
        """The map's greatest width in rem."""
        return _rem(self.map_most)

    @property
    def coarse(self) -> float:
        """How much larger textures are than on a map of 600 pixels, 1 or more."""
        return max(1.0, FINE / self.map_most) if self.map_most else 1.0

    @property
    def keys(self) -> list[str]:
        """The widths of the legend's parts in rem."""
        return [_rem(width) for width in self.widths]

    @property
    def heading(self) -> str:
        """The width of the legend's headings in rem."""
        return _rem(self.heading_width)

    @property
    def wide(self) -> str:
        """From which width the legend's headings stand beside their classes, in rem."""
        return _rem(WIDE)

    @property
    def cell(self) -> str:
        """The width of a candidate's figures in rem."""
        return _rem(self.cell_width)

    def height(self, width: int = 600) -> int:
        """How high the embed is in a frame of this width, whole pixels.

        Exact from 600 pixels on. Below, a headline or source that wraps depends on the reader's type; the legend,
        the map and the figures do not.
        """
        inner = width - 2 * PADDING
        narrow = inner < MEASURE
        headline = _lines(self.headline, inner, HEADLINE * BOLD) if narrow else len(self.headline)
        source = _lines(self.source, inner, SMALL) if narrow else len(self.source)
        legend = 8.0 + sum(self._row_height(row, inner) for row in self.rows)
        drawn = min(inner, self.map_most or inner)
        for key_high in self.keys_high:
            legend += LINE + max(LINE, key_high * drawn)
        figures = 7 + HEAD + LINE + 4 + CELL_HEIGHT * math.ceil(self.cells / _fitting(self.cell_width, inner))
        change = LINE * _lines((self.change,), inner - 50, TEXT) if self.change else 0
        foot = 8 + 7 + SMALL_LINE * (source + 1)
        whole = HEADLINE_LINE * headline + 8 + drawn * self.ratio + 10 + legend + figures + change + foot
        return math.ceil(round(whole + 2 * PADDING, 3))

    def _row_height(self, row: KeyRow, inner: int) -> int:
        widths = [self.widths[key.at] for key in row.keys]
        beside = bool(row.group) and inner >= WIDE
        lines = _wrapped(widths, inner - (self.heading_width + GAP if beside else 0))
        return LINE * (lines + bool(row.title) + (bool(row.group) and not beside))


def lay_out_embed(choropleth: Choropleth, *, source: str, change: str, figures: Sequence[str]) -> EmbedLayout:
    """Measure an embed.

    Args:
        choropleth: The map.
        source: The source in one line.
        change: The label of the change, or empty.
        figures: Every "votes share" that can stand in a candidate's place.
    """
    names = [candidate.short for candidate in choropleth.contest.candidates]
    rows, widths = _rows(choropleth)
    ratio = choropleth.drawing.height / choropleth.drawing.width
    return EmbedLayout(
        headline=broken(choropleth.headline, MEASURE, HEADLINE * BOLD),
        source=broken(source, MEASURE, SMALL),
        rows=tuple(rows),
        widths=tuple(widths),
        heading_width=math.ceil(max(text_width(row.group, TEXT) * BOLD for row in rows)),
        cell_width=math.ceil(max(text_width(text, TEXT) for text in [*names, *figures])),
        cells=len(names),
        change=change,
        keys_high=tuple(
            max((sample.height for sample in mark.samples), default=0.0) / choropleth.drawing.width
            for mark in choropleth.marks
        ),
        ratio=ratio,
        map_most=round(MOST_HIGH / ratio) if ratio > TALL else 0,
    )


def broken(text: str, width: float, size: float) -> tuple[str, ...]:
    """A text in lines that fit a width in any usual sans serif."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _rows(choropleth: Choropleth) -> tuple[list[KeyRow], list[int]]:
    rows: list[KeyRow] = []
    widths: list[int] = []

    def measured(width: float) -> int:
        widths.append(math.ceil(width))
        return len(widths) - 1

    def row(title: str, group: str, kind: str, entries: Sequence[tuple[int, LegendClass]]) -> KeyRow:
        keys = tuple(
            Key(measured(SWATCH + text_width(each.label, TEXT) * CLOSE), position, each) for position, each in entries
        )
        return KeyRow(title, group, kind, keys)

    for number, (group, entries) in enumerate(choropleth.legend.groups()):
        rows.append(row(choropleth.legend.title if not number else "", group, "fill", entries))
    marks = [legend for legend in (choropleth.marking, choropleth.states) if legend is not None]
    rows += [row(legend.title, "", "mark", _drawn(legend)) for legend in marks]
    return rows, widths


def _drawn(marking: Legend) -> list[tuple[int, LegendClass]]:
    return [(at, each) for at, each in enumerate(marking.classes) if each.pattern or each.outline]


def _wrapped(widths: Sequence[float], inner: float) -> int:
    """How many lines a row takes that wraps."""
    lines, used = 1, 0.0
    for width in widths:
        if used and used + GAP + width > inner:
            lines, used = lines + 1, width
        else:
            used += width + (GAP if used else 0)
    return lines


def _fitting(width: float, inner: float) -> int:
    return max(1, math.floor((inner + GAP) / (width + GAP)))


def _lines(texts: Sequence[str], inner: float, size: float) -> int:
    return len(broken(" ".join(texts), inner, size * USUAL))


def _rem(pixels: float) -> str:
    return f"{pixels / REM:.4f}".rstrip("0").rstrip(".")
