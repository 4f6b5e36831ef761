"""Textures as single lines and dots, for formats that know no patterns: the same spacing as the SVG's."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from fontTools.pens.boundsPen import BoundsPen
from fontTools.svgLib.path import parse_path

from mapgen.render.marks.pdf_path import lines

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

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
class Mark:
    """One line or dot: its path, whether it is the light one of a pair, whether it is filled."""

    path: str
    light: bool
    filled: bool = False


def box_of(commands: str) -> Box:
    """The box around SVG path commands."""
    straight = lines(commands)
    if straight is None:
        pen = BoundsPen(None)
        parse_path(commands, pen)
        left, top, right, bottom = pen.bounds or (0.0, 0.0, 0.0, 0.0)
        return left, top, right, bottom
    points = [point for part in straight[1] for point in part]
    if not points:
        return 0.0, 0.0, 0.0, 0.0
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def marks(pattern: str, box: Box, scale: float = 1.0) -> Iterator[Mark]:
    """A texture over a box, light marks before dark ones so that the dark are never covered.

    Args:
        pattern: One of the scheme's patterns.
        box: What to cover.
        scale: Against the drawing's own spacing of 30 grid units.
    """
    if pattern in TURNS:
        for light in (True, False):
            for turn in TURNS[pattern]:
                dashed = pattern in DASHED
                yield Mark(_lines(turn, box, scale, SHIFT * scale if light else 0.0, dashed=dashed), light)
        return
    for light in (True, False):
        yield Mark(_dots(box, scale, SHIFT * 0.4 * scale if light else 0.0), light, filled=pattern == "dots")


def _lines(turn: int, box: Box, scale: float, shift: float, *, dashed: bool) -> str:
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    reach = math.hypot(right - left, bottom - top) / 2
    sine, cosine = math.sin(math.radians(turn)), math.cos(math.radians(turn))
    step = SPACING * scale
    count = math.ceil(reach / step) + 1
    pieces = [(-reach, reach)]
    if dashed:
        pieces = [(-reach + at * step, -reach + (at + 0.5) * step) for at in range(math.ceil(2 * reach / step))]

    def point(along: float, across: float) -> str:
        return f"{x + across * cosine - along * sine:.1f} {y + across * sine + along * cosine:.1f}"

    return "".join(
        f"M{point(start, number * step + shift)}L{point(end, number * step + shift)}"
        for number in range(-count, count + 1)
        for start, end in pieces
    )


def _dots(box: Box, scale: float, shift: float) -> str:
    left, top, right, bottom = box
    step, radius = SPACING * scale, SPACING * scale * 0.2
    columns, rows = math.ceil((right - left) / step) + 1, math.ceil((bottom - top) / step) + 1
    return "".join(
        f"M{left + column * step + shift - radius:.1f} {top + row * step + shift:.1f}"
        f"a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0z"
        for row in range(rows)
        for column in range(columns)
    )
