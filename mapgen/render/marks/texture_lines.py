"""Textures as single lines and dots, for formats that know no patterns: the same spacing as the SVG's."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from mapgen.geometry.read_path import Box, Point

Segment = tuple[Point, Point]
Dot = tuple[float, float, float]
"""Its middle, across and down, and its radius."""

SPACING = 30
TURNS: dict[str, tuple[int, ...]] = {
    "hatch": (45,),
    "hatch-back": (-45,),
    "vertical": (0,),
    "horizontal": (90,),
    "cross": (45, -45),
    "dashes": (0,),
    "strokes": (90,),
    "grid": (0, 90),
    "stitch": (45,),
    "stitch-back": (-45,),
}
"""How far the lines of a texture are turned from upright, in degrees."""

DASHED = ("dashes", "strokes", "stitch", "stitch-back")

SHIFT = 3.9
"""A light line runs beside each dark one, so that it shows on dark fills too."""


@dataclass(frozen=True, slots=True)
class TextureLines:
    """Lines or dots of a texture that are drawn alike.

    Attributes:
        light: Whether they are the light ones of pairs.
        lines: Both ends of each line.
        dots: Filled discs, or rings.
        filled: Whether dots are discs.
    """

    light: bool
    lines: tuple[Segment, ...] = ()
    dots: tuple[Dot, ...] = ()
    filled: bool = False


def texture_lines(pattern: str, box: Box, scale: float = 1.0) -> Iterator[TextureLines]:
    """A texture over a box, light lines before dark ones so that the dark are never covered.

    Args:
        pattern: One of the scheme's patterns.
        box: What to cover.
        scale: Against the drawing's own spacing of 30 grid units.
    """
    if pattern in TURNS:
        for light in (True, False):
            for turn in TURNS[pattern]:
                dashed = pattern in DASHED
                shift = SHIFT * scale if light else 0.0
                yield TextureLines(light, lines=tuple(_lines(turn, box, scale, shift, dashed=dashed)))
        return
    for light in (True, False):
        shift = SHIFT * 0.4 * scale if light else 0.0
        yield TextureLines(light, dots=tuple(_dots(box, scale, shift)), filled=pattern == "dots")


def _lines(turn: int, box: Box, scale: float, shift: float, *, dashed: bool) -> Iterator[Segment]:
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    reach = math.hypot(right - left, bottom - top) / 2
    sine, cosine = math.sin(math.radians(turn)), math.cos(math.radians(turn))
    step = SPACING * scale
    count = math.ceil(reach / step) + 1
    pieces = [(-reach, reach)]
    if dashed:
        pieces = [(-reach + at * step, -reach + (at + 0.5) * step) for at in range(math.ceil(2 * reach / step))]

    def point(along: float, across: float) -> Point:
        return round(x + across * cosine - along * sine, 1), round(y + across * sine + along * cosine, 1)

    for number in range(-count, count + 1):
        for start, end in pieces:
            yield point(start, number * step + shift), point(end, number * step + shift)


def _dots(box: Box, scale: float, shift: float) -> Iterator[Dot]:
    left, top, right, bottom = box
    step = SPACING * scale
    columns, rows = math.ceil((right - left) / step) + 1, math.ceil((bottom - top) / step) + 1
    for row in range(rows):
        for column in range(columns):
            yield round(left + column * step + shift, 1), round(top + row * step + shift, 1), step * 0.2
