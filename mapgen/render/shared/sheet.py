"""A picture of a map before it is SVG or PDF: every text, patch and circle in its place, measured in its type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mapgen.geometry.labels import LabelSet
from mapgen.model.choropleth import Choropleth
from mapgen.model.legend import LegendClass
from mapgen.model.mark import Circle, Mark, Shape
from mapgen.render.shared.typeface import Weight, broken, text_width

INK, INK_2 = "#16191d", "#454c54"
SPARE = 0.9
"""The part of a line that text may fill: designers open the SVG in a wider type."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    size: float
    weight: Weight = "regular"
    ink: str = INK


@dataclass(frozen=True, slots=True)
class Patch:
    """A swatch of the legend; with neither colour nor pattern it is an empty frame."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle of a mark's key, standing on `y`, with a thread to its number."""

    x: float
    y: float
    radius: float
    thread: float


@dataclass(frozen=True, slots=True)
class PlacedShape:
    """A shape of a mark's key with the upper left corner of its box; as large as on the map."""

    x: float
    y: float
    shape: Shape
    kind: str


@dataclass(frozen=True, slots=True)
class Style:
    """The measures of one kind of sheet, in pixels.

    Attributes:
        width: Of the sheet.
        margin: Around everything.
        headline: Size of the headline; its lines are 1.16 times as high.
        text: Size of the standfirst, 0 for none.
        key: Size of the legend.
        source: Size of the source.
        labels: Which set of city names at most, counted from the narrowest.
        fine: Pixels to a grid unit for which the drawing's textures and strokes are made; on a smaller map they are
            as much larger.
    """

    width: float
    margin: float
    headline: float
    text: float
    key: float
    source: float
    labels: int
    fine: float


WIDE = Style(width=820, margin=24, headline=30, text=17, key=14, source=11.5, labels=2, fine=0.257)
COLUMN = Style(width=320, margin=12, headline=21, text=13, key=11, source=8.5, labels=1, fine=0.098)

TALLEST = 1.2
"""A map's height on a sheet, against the width that it could have: a tall state is narrower instead."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture with everything in its place, in pixels.

    Attributes:
        choropleth: The map.
        width: Of the sheet.
        height: Of the sheet.
        map_x: The drawing's left edge.
        map_y: Its upper edge.
        scale: Pixels to a grid unit.
        coarse: How much larger textures and strokes are than the drawing has them, 1 or more.
        labels: City names in grid units, or None.
        head: Headline and standfirst.
        key: The legend's texts.
        patches: The legend's swatches.
        rings: The circles of marks' keys.
        shapes: The other shapes of marks' keys.
        foot: The source.
    """

    choropleth: Choropleth
    width: float
    height: float
    map_x: float
    map_y: float
    scale: float
    coarse: float
    labels: LabelSet | None
    head: tuple[Line, ...]
    key: tuple[Line, ...]
    patches: tuple[Patch, ...]
    rings: tuple[Ring, ...]
    shapes: tuple[PlacedShape, ...]
    foot: tuple[Line, ...]


@dataclass(slots=True)
class Legend:
    """A legend as it grows downwards."""

    x: float
    y: float
    width: float
    size: float
    lines: list[Line] = field(default_factory=list)
    patches: list[Patch] = field(default_factory=list)
    rings: list[Ring] = field(default_factory=list)
    shapes: list[PlacedShape] = field(default_factory=list)

    def title(self, text: str) -> None:
        """A heading above what follows."""
        for line in broken(text, self.width * SPARE, self.size):
            self.lines.append(Line(self.x, self.y + self.size, line, self.size, ink=INK_2))
            self.y += self.size * 1.5

    def row(self, heading: str, indent: float, entries: Sequence[tuple[LegendClass, bool]]) -> None:
        """A heading with its classes beside it, wrapped where they do not fit; each filled, or marked only."""
        size, left = self.size, self.x + indent
        if heading:
            self.lines.append(Line(self.x, self.y + size, heading, size, "bold"))
            if not indent:
                self.y += size * 1.5
        x = left
        for each, filled in entries:
            wide = size * 2.2 + text_width(each.label, size) / SPARE + size
            if x > left and x + wide - size > self.x + self.width:
                x, self.y = left, self.y + size * 1.5
            self.patches.append(swatch(each, x, self.y + size * 0.12, size * 1.8, size, filled=filled))
            self.lines.append(Line(x + size * 2.2, self.y + size, each.label, size))
            x += wide
        self.y += size * 1.6


def swatch(each: LegendClass, x: float, y: float, width: float, height: float, *, filled: bool) -> Patch:
    """A class as the map draws it."""
    return Patch(x, y, width, height, fill=each.light if filled else "", pattern=each.pattern)


def lay_out_sheet(choropleth: Choropleth, style: Style, *, source: str) -> Sheet:
    """Put a map with headline, standfirst, legend and source on a sheet.

    Args:
        choropleth: The map.
        style: The sheet's measures.
        source: Where the figures come from, in one line.
    """
    left, inner = style.margin, style.width - 2 * style.margin
    head, y = heading(choropleth, style, left, inner)
    drawing = choropleth.drawing
    scale = min(inner / drawing.width, inner * TALLEST / drawing.height)
    tall = scale < inner / drawing.width
    map_y = y + style.key * 0.5
    legend = Legend(left, map_y + drawing.height * scale + style.key * 0.9, inner, style.key)
    _fill_legend(legend, choropleth)
    for mark in choropleth.marks:
        legend.title(mark.title)
        _key_of(mark, legend, scale)
    foot, y = paragraph(source, left, legend.y + style.source * 0.6, inner, style.source)
    return Sheet(
        choropleth=choropleth,
        width=style.width,
        height=round(y + style.margin * 0.7),
        map_x=left + (inner - drawing.width * scale) / 2 if tall else left,
        map_y=map_y,
        scale=scale,
        coarse=max(1.0, style.fine / scale),
        labels=_labels(choropleth, style.labels, drawing.width * scale / inner),
        head=tuple(head),
        key=tuple(legend.lines),
        patches=tuple(legend.patches),
        rings=tuple(legend.rings),
        shapes=tuple(legend.shapes),
        foot=tuple(foot),
    )


def heading(choropleth: Choropleth, style: Style, left: float, inner: float) -> tuple[list[Line], float]:
    """Headline and standfirst, and where they end."""
    y, lines = style.margin * 0.8, []
    for text in broken(choropleth.headline, inner * SPARE, style.headline, "bold"):
        lines.append(Line(left, y + style.headline * 0.9, text, style.headline, "bold"))
        y += style.headline * 1.16
    if style.text:
        standfirst, y = paragraph(choropleth.standfirst, left, y + style.text * 0.3, inner, style.text)
        lines += standfirst
    return lines, y


def paragraph(text: str, left: float, y: float, inner: float, size: float) -> tuple[list[Line], float]:
    """A text in lines, and where it ends."""
    lines = []
    for line in broken(text, inner * SPARE, size):
        lines.append(Line(left, y + size, line, size, ink=INK_2))
        y += size * 1.4
    return lines, y


def _fill_legend(legend: Legend, choropleth: Choropleth) -> None:
    groups = choropleth.legend.groups()
    widest = max(text_width(group, legend.size, "bold") for group, _ in groups)
    indent = widest / SPARE + legend.size if widest and widest < legend.width * 0.3 else 0.0
    legend.title(choropleth.legend.title)
    for group, entries in groups:
        legend.row(group, indent, [(each, True) for _, each in entries])
    if choropleth.marking is not None:
        legend.title(choropleth.marking.title)
        drawn = [each for each in choropleth.marking.classes if each.pattern or each.outline]
        legend.row("", 0.0, [(each, False) for each in drawn])
    if choropleth.states is not None:
        legend.title(choropleth.states.title)
        legend.row("", 0.0, [(each, False) for each in choropleth.states.classes if each.pattern])


def _key_of(mark: Mark, legend: Legend, scale: float) -> None:
    """A mark's key: circles within each other, other shapes in a row."""
    circles = [(each.label, each.shape.radius) for each in mark.samples if isinstance(each.shape, Circle)]
    if circles:
        _circles(legend, circles, scale)
        return
    x, high = legend.x, max((each.height for each in mark.samples), default=0.0) * scale
    row = max(high, legend.size * 1.2)
    for sample in mark.samples:
        legend.shapes.append(PlacedShape(x, legend.y + (row - sample.height * scale) / 2, sample.shape, mark.kind))
        x += sample.width * scale + legend.size * 0.4
        legend.lines.append(Line(x, legend.y + row / 2 + legend.size * 0.35, sample.label, legend.size))
        x += text_width(sample.label, legend.size) / SPARE + legend.size
    legend.y += row + legend.size * 0.4


def _circles(legend: Legend, samples: Sequence[tuple[str, float]], scale: float) -> None:
    """Circles on one ground, a label and a radius in grid units each, the largest first."""
    largest = max(radius for _, radius in samples) * scale
    ground = legend.y + legend.size * 0.3 + largest * 2
    edge, above = legend.x + largest * 2 + legend.size * 2, 0.0
    for number, radius in samples:
        top = ground - radius * scale * 2
        above = max(top, above + legend.size * 1.1) if above else top
        legend.rings.append(Ring(legend.x + largest, ground, radius * scale, edge))
        legend.lines.append(Line(edge + legend.size * 0.3, above + legend.size * 0.35, number, legend.size * 0.9))
    legend.y = max(ground, above + legend.size * 0.35) + legend.size * 0.6


def _labels(choropleth: Choropleth, at: int, part: float) -> LabelSet | None:
    """The sheet's set of city names, or a narrower map's where the map fills only a part of the width."""
    sets = choropleth.drawing.labels[: at + 1]
    return next((each for each in reversed(sets) if each.from_width <= sets[-1].from_width * part), None)
