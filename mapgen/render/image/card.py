"""The social card: the map and its headline, and only what can still be read when the card is 400 pixels wide."""

from __future__ import annotations

from dataclasses import replace

from mapgen.model.choropleth import Choropleth
from mapgen.render.shared.figures import no_county
from mapgen.render.shared.sheet import INK_2, SPARE, Legend, Line, Sheet, Style, heading, swatch
from mapgen.render.shared.typeface import text_width

WIDTH, HEIGHT = 1200, 630
STYLE = Style(width=WIDTH, margin=48, headline=56, text=0, key=34, source=30, labels=0, fine=0.2)
LEAST = 47
"""A headline is set smaller, down to this, where it then fits on one line."""

SWATCH = 44


def card_sheet(choropleth: Choropleth) -> Sheet:
    """The map on a card of 1200 by 630 pixels."""
    left, inner = STYLE.margin, STYLE.width - 2 * STYLE.margin
    head, y = heading(choropleth, replace(STYLE, headline=_headline_size(choropleth, inner)), left, inner / SPARE)
    legend = Legend(left, 0, inner, STYLE.key)
    foot_y = HEIGHT - STYLE.margin * 0.6
    _strips(legend, choropleth)
    top = foot_y - STYLE.source - STYLE.key * 0.4 - legend.y
    room = top - y - STYLE.key * 0.5
    drawing = choropleth.drawing
    scale = min(inner / drawing.width, room / drawing.height)
    return Sheet(
        choropleth=choropleth,
        width=WIDTH,
        height=HEIGHT,
        map_x=left + (inner - drawing.width * scale) / 2,
        map_y=y + STYLE.key * 0.25,
        scale=scale,
        coarse=max(1.0, STYLE.fine / scale),
        labels=None,
        head=tuple(head),
        key=tuple(Line(each.x, each.y + top, each.text, each.size, each.weight, each.ink) for each in legend.lines),
        patches=tuple(
            type(each)(each.x, each.y + top, each.width, each.height, each.fill, each.pattern)
            for each in legend.patches
        ),
        rings=(),
        shapes=(),
        foot=(_foot(choropleth, left, foot_y, inner),),
    )


def _foot(choropleth: Choropleth, left: float, y: float, inner: float) -> Line:
    """Place and contest, and how many votes belong to no county, on one line."""
    contest = choropleth.contest
    text = " · ".join(filter(None, [choropleth.place, f"{contest.title} {contest.year}", no_county(choropleth)]))
    wide = text_width(text, STYLE.source) / SPARE if choropleth.elsewhere else 0.0
    return Line(left, y, text, STYLE.source * min(1.0, inner / wide) if wide else STYLE.source, ink=INK_2)


def _headline_size(choropleth: Choropleth, inner: float) -> float:
    wide = text_width(choropleth.headline, STYLE.headline, "bold")  # nothing, where all of it are accents
    fitting = STYLE.headline * inner / wide if wide else STYLE.headline
    return min(STYLE.headline, fitting) if fitting >= LEAST else STYLE.headline


def _strips(legend: Legend, choropleth: Choropleth) -> None:
    """Every group of classes as a strip of its colours with its heading, wrapped where they do not fit."""
    strips = []
    for group, entries in choropleth.legend.groups():
        if group:
            strips.append((group, [each for _, each in entries], True))
        else:
            strips += [(each.label, [each], True) for _, each in entries]
    for laid in (choropleth.marking, choropleth.states):
        strips += [(each.label, [each], False) for each in laid.classes if each.pattern] if laid is not None else []
    x = legend.x
    for label, classes, filled in strips:
        wide = SWATCH * len(classes) + legend.size * 0.4 + text_width(label, legend.size)
        if x > legend.x and x + wide > legend.x + legend.width:
            x, legend.y = legend.x, legend.y + legend.size * 1.3
        for at, each in enumerate(classes):
            legend.patches.append(
                swatch(each, x + at * SWATCH, legend.y + legend.size * 0.2, SWATCH, legend.size * 0.8, filled=filled)
            )
        legend.lines.append(
            Line(x + SWATCH * len(classes) + legend.size * 0.4, legend.y + legend.size * 0.9, label, legend.size)
        )
        x += wide + legend.size
    legend.y += legend.size * 1.2
