"""How a map's lines and marks are drawn: rules for pages and embeds, and for sheets, from the one list of styles."""

from __future__ import annotations

from collections.abc import Sequence

from mapgen.model.choropleth import Choropleth
from mapgen.specs.marks import MarkStyle, StyleColour, mark_styles

ON_SCREEN: dict[StyleColour, str] = {
    "ink": "var(--ink)",
    "paper": "var(--paper)",
    "soft": "var(--ink-3)",
    "rule": "var(--rule)",
}
"""The page's colours as its stylesheet has them."""

ON_SHEET: dict[StyleColour, str] = {
    "ink": "#16191d",
    "paper": "#ffffff",
    "soft": "#6b737c",
    "rule": "#b9bfc6",
}
"""The same on images and in print."""


def area_style(choropleth: Choropleth) -> MarkStyle:
    """How the counties' own borders are drawn: thinner where there are thousands."""
    return mark_styles()["area-of-many" if choropleth.many else "area"]


def line_styles(choropleths: Sequence[Choropleth]) -> dict[str, MarkStyle]:
    """The styles of lines that some of these maps draw, by their class."""
    drawings = [each.drawing for each in choropleths]
    markings = [each.marking for each in choropleths if each.marking is not None]
    drawn = {
        "edge": any(drawing.outline for drawing in drawings),
        "border": any(drawing.borders for drawing in drawings),
        "inset": any(drawing.frames for drawing in drawings),
        "ring": any(each.outline for marking in markings for each in marking.classes),
    }
    return {name: mark_styles()[name] for name in drawn if drawn[name]}


def shape_styles(choropleths: Sequence[Choropleth]) -> dict[str, MarkStyle]:
    """The styles of the marks that some of these maps have, by the class of their group."""
    return {mark.kind: mark_styles()[mark.kind] for each in choropleths for mark in each.marks}
