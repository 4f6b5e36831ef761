"""SVG path commands of straight lines as points again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

COMMAND = re.compile(r"([MLlHVz])([^MLlHVz]*)")
NUMBER = re.compile(r"-?[0-9]*\.?[0-9]+(?:e-?[0-9]+)?")
READABLE = re.compile(r"(M[0-9e. -]+(?:[LlHV][0-9e. -]+)*z?)*")
"""Subpaths of straight lines, in the commands that maps, outlines and patches are written in."""


class Subpath(NamedTuple):
    """Straight lines from point to point.

    Attributes:
        points: At least one.
        closed: Whether a line leads from the last back to the first.
    """

    points: list[Point]
    closed: bool


def read_path(commands: str) -> list[Subpath]:
    """The subpaths of SVG path commands: M, L, l, H, V and z, each subpath with its own M.

    Raises:
        ValueError: There are other commands.
    """
    if READABLE.fullmatch(commands) is None:
        raise ValueError(f"No path of straight lines: {commands[:60]!r}")
    subpaths: list[Subpath] = []
    for letter, text in COMMAND.findall(commands):
        if letter == "z":
            subpaths[-1] = subpaths[-1]._replace(closed=True)
            continue
        numbers = [float(number) for number in NUMBER.findall(text)]
        if letter == "M":
            subpaths.append(Subpath(_points("L", numbers, (0, 0)), closed=False))
        else:
            points = subpaths[-1].points
            points += _points(letter, numbers, points[-1])
    return subpaths


def box_of(subpaths: Iterable[Subpath]) -> Box:
    """The box around subpaths, of which there is one at least."""
    xs, ys = zip(*(point for subpath in subpaths for point in subpath.points), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _points(letter: str, numbers: list[float], start: Point) -> list[Point]:
    """Where the lines of one command lead, one after the other."""
    x, y = start
    if letter == "H":
        return [(across, y) for across in numbers]
    if letter == "V":
        return [(x, down) for down in numbers]
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    if letter == "L":
        return list(pairs)
    return [(x := x + across, y := y + down) for across, down in pairs]
