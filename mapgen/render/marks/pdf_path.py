"""SVG path commands as a PDF's: a map has ten thousand points, which need not be an object each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from fpdf.drawing import BoundingBox, Renderable
from fpdf.drawing_primitives import Point

Pair = tuple[float, float]

TOKENS = re.compile(r"[A-Za-z]|-?[0-9]*\.?[0-9]+")
KNOWN = frozenset("MLlHVaz")
"""The commands that maps, outlines, patches and textures are written in; "a" is half of a dot."""

ROUND = 0.5522847498
"""How far the handles of a quarter of a circle reach, in radii: 4 / 3 · (√2 − 1)."""


@dataclass(frozen=True, slots=True)
class Commands:
    """A path element of fpdf's that is written already.

    Attributes:
        text: PDF path operators.
        parts: The points of each part.
    """

    text: str
    parts: tuple[tuple[Pair, ...], ...]

    @property
    def end_point(self) -> Point:
        """Where the pen is after it."""
        return Point(*self.parts[-1][-1])

    def bounding_box(self, start: Point) -> tuple[BoundingBox, Point]:
        """The box around it, and where the pen is then."""
        points = [Point(*point) for part in self.parts for point in part]
        return BoundingBox.from_points([start, *points]), self.end_point

    def render(
        self,
        resource_registry: object,  # noqa: ARG002  # fpdf's signature
        style: object,  # noqa: ARG002  # the same
        last_item: object,  # noqa: ARG002  # the same
        initial_point: object,  # noqa: ARG002  # the same
    ) -> tuple[str, Renderable, Point]:
        """The operators, as fpdf asks every element of a path for them."""
        return self.text, self, Point(*self.parts[-1][0])


@lru_cache(maxsize=8192)
def lines(commands: str) -> tuple[str, tuple[tuple[Pair, ...], ...]] | None:
    """SVG path commands of straight lines and dots as PDF operators, and the points of each part.

    Args:
        commands: M, L, l, H, V and z with their numbers, and "a" of half a circle to the right or to the left.

    Returns:
        The operators that follow the move to the very first point, which fpdf writes; None where there are other
        commands.
    """
    tokens = TOKENS.findall(commands)
    if not {token for token in tokens if token.isalpha()} <= KNOWN:
        return None
    # fpdf works out each arc anew, and a quarter of a state may be dots.
    text: list[str] = []
    parts: list[list[Pair]] = []
    at = 0
    x = y = 0.0
    command = ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
        if command == "z":
            text.append("h")
            x, y = parts[-1][0]
            continue
        if command == "a":
            across_radius, radius, *_, across, down = map(float, tokens[at : at + 7])
            if across_radius != radius or down or abs(abs(across) - 2 * radius) > radius * 1e-6:
                return None
            curves, points = _half_circle(x, y, across)
            text += curves
            parts[-1] += points
            x, y = points[-1]
            at += 7
            continue
        x, y, used = STEPS[command](x, y, tokens, at)
        at += used
        if command == "M":
            text += [f"{number(x)} {number(y)} m"] if parts else []
            parts.append([])
            command = "L"
        else:
            text.append(f"{number(x)} {number(y)} l")
        parts[-1].append((x, y))
    return " ".join(text), tuple(map(tuple, parts))


def _half_circle(x: float, y: float, across: float) -> tuple[list[str], list[Pair]]:
    """Two curves from a point to the one `across` to its right, below, or to its left, above; and where they lead."""
    radius, handle = across / 2, across / 2 * ROUND
    middle, end = (x + radius, y + radius), (x + across, y)
    curves = [
        (x, y + handle, middle[0] - handle, middle[1], *middle),
        (middle[0] + handle, middle[1], end[0], y + handle, *end),
    ]
    return [" ".join((*map(number, curve), "c")) for curve in curves], [middle, end]


Step = Callable[[float, float, list[str], int], tuple[float, float, int]]

STEPS: dict[str, Step] = {
    "M": lambda _x, _y, tokens, at: (float(tokens[at]), float(tokens[at + 1]), 2),
    "L": lambda _x, _y, tokens, at: (float(tokens[at]), float(tokens[at + 1]), 2),
    "l": lambda x, y, tokens, at: (x + float(tokens[at]), y + float(tokens[at + 1]), 2),
    "H": lambda _x, y, tokens, at: (float(tokens[at]), y, 1),
    "V": lambda x, _y, tokens, at: (x, float(tokens[at]), 1),
}
"""Where each command leads from a point, and how many numbers it takes."""


def number(value: float) -> str:
    """A number with up to four decimals, as fpdf writes it."""
    return f"{value:.0f}" if value == int(value) else f"{value:.4f}".rstrip("0").rstrip(".")
