"""Marks: what can lie over the counties' colours, how it is drawn and what is said of it, described as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

from mapgen.words.wording import Text

StyleColour = Literal["ink", "paper", "soft", "rule"]
"""A colour of the page's own."""


class MarkStyle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a shape is drawn, everywhere.

    Attributes:
        stroke: The colour of the line along it.
        screen: The line's width on pages and embeds, CSS pixels.
        sheet: The same on images and in print, grid units.
        casing_screen: The width of the line in the paper's colour beneath it, CSS pixels; 0 for none.
        casing_sheet: The same in grid units.
        opacity: Of the fill, above 0, 1 for one that hides what lies below.
    """

    stroke: StyleColour
    screen: float
    sheet: float
    casing_screen: float = 0
    casing_sheet: float = 0
    opacity: float = 1


class MarkKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of mark.

    Attributes:
        title: What heads its key; `{size}` stands for what its size shows.
        note: What is said of it in the map's description.
        counts: Whether its size can show any measure that is a count.
        sizes: What its size can show, by column, as the title says it; measures are called as they are labelled.
        textures_like_it: Textures that a reader could take for it, which its maps do without.
    """

    title: Text
    note: Text
    counts: bool = False
    sizes: dict[str, Text] = {}
    textures_like_it: tuple[str, ...] = ()


class MarkUse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mark of a map, as an atlas asks for it.

    Attributes:
        type: Its kind, such as "circle".
        size: The column that its size shows.
        towards: On which side an arrow's head lies where the side that is followed gained.
    """

    type: str
    size: str
    towards: Literal["left", "right"] = "right"

    def __post_init__(self) -> None:
        """Refuse a kind that there is not."""
        if self.type not in mark_kinds():
            raise ValueError(f"there is no mark {self.type!r}; there are: {', '.join(mark_kinds())}")


class _Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    styles: dict[str, MarkStyle]
    kinds: dict[str, MarkKind]


def mark_kinds() -> dict[str, MarkKind]:
    """Every kind of mark."""
    return _marks().kinds


def mark_styles() -> dict[str, MarkStyle]:
    """Every style that shapes are drawn in."""
    return _marks().styles


@cache
def _marks() -> _Marks:
    text = (resources.files("mapgen") / "marks.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), _Marks)
