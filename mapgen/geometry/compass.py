"""Where the arrow keys lead: from every county to the next in each direction on the ground, and so to all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]

WEST, NORTH, EAST, SOUTH = range(4)
DIRECTIONS: tuple[Point, ...] = ((-1, 0), (0, -1), (1, 0), (0, 1))
"""Unit steps to the west, north, east and south; y runs downwards."""

SLANT = 2.0
"""How far a neighbour may lie to the side, as a multiple of how far it lies ahead, for an arrow to lead there."""

Arrows = dict[str, list[str | None]]


@dataclass(frozen=True, slots=True)
class _Turn:
    """An arrow that could lead from one area to another."""

    start: str
    direction: int
    end: str
    cost: float


def compass(points: Mapping[str, Point], neighbours: Mapping[str, Iterable[str]]) -> dict[str, tuple[str | None, ...]]:
    """Give every area a next one to the west, north, east and south.

    An arrow never leads back: whatever lies where it leads is further in its direction. It leads to a neighbour
    that shares a border where one lies that way, else nowhere; only an area without neighbours, and the few that
    would be out of reach, are joined to others.

    Args:
        points: A point inside every area, y downwards, no two the same.
        neighbours: For every area those it shares a line with.

    Returns:
        For every area, in the order of `points`, the areas that its four arrows lead to, or None. From any area
        any other is reached by arrows alone.
    """
    arrows: Arrows = {each: _first_choice(each, points, neighbours) for each in points}
    if not _improve(arrows, points, neighbours):
        _chain(arrows, points)
    return {each: tuple(steps) for each, steps in arrows.items()}


def reached(start: str, steps: Mapping[str, Sequence[str | None]]) -> set[str]:
    """The areas that steps lead to from one of them, itself included."""
    found, waiting = {start}, [start]
    while waiting:
        new = {each for each in steps[waiting.pop()] if each is not None} - found
        found |= new
        waiting += new
    return found


def _first_choice(start: str, points: Mapping[str, Point], neighbours: Mapping[str, Iterable[str]]) -> list[str | None]:
    others = set(neighbours.get(start, ())) or set(points) - {start}
    turns = [
        _Turn(start, direction, end, cost)
        for end in sorted(others)
        for direction in range(len(DIRECTIONS))
        if (cost := _cost(points[start], points[end], direction)) is not None
    ]
    chosen: list[str | None] = [None] * len(DIRECTIONS)
    for turn in sorted(turns, key=lambda each: each.cost, reverse=True):
        chosen[turn.direction] = turn.end
    return chosen


def _cost(start: Point, end: Point, direction: int) -> float | None:
    """How far off the way in a direction is, its distance and its slant together; None where it is none."""
    ahead, aside = _way(start, end, direction)
    return (ahead + aside) * (1 + aside / ahead) if ahead > 0 and aside <= SLANT * ahead else None


def _way(start: Point, end: Point, direction: int) -> tuple[float, float]:
    """How far a point lies ahead in a direction, and how far to either side."""
    (east, south), (x, y) = DIRECTIONS[direction], (end[0] - start[0], end[1] - start[1])
    return x * east + y * south, abs(x * south - y * east)


def _improve(arrows: Arrows, points: Mapping[str, Point], neighbours: Mapping[str, Iterable[str]]) -> bool:
    """Turn single arrows, the least strange first, until every area is reached; False where that does not do."""
    if not points:
        return True
    root = next(iter(points))
    held = _hold(root, arrows)
    while held < 2 * len(points):
        for turn in _turns(root, arrows, points, neighbours):
            before = arrows[turn.start][turn.direction]
            arrows[turn.start][turn.direction] = turn.end
            now = _hold(root, arrows)
            if now > held:
                held = now
                break
            arrows[turn.start][turn.direction] = before
        else:
            return False
    return True


def _hold(root: str, arrows: Arrows) -> int:
    """How many areas are reached from the root, plus how many reach it."""
    return len(reached(root, arrows)) + len(reached(root, _reversed(arrows)))


def _reversed(arrows: Arrows) -> Mapping[str, Sequence[str]]:
    back: dict[str, list[str]] = {each: [] for each in arrows}
    for start, steps in arrows.items():
        for end in steps:
            if end is not None:
                back[end].append(start)
    return back


def _turns(
    root: str, arrows: Arrows, points: Mapping[str, Point], neighbours: Mapping[str, Iterable[str]]
) -> list[_Turn]:
    """The arrows that would lead out of what is reached, or into what reaches the root; neighbours before others."""
    out, back = reached(root, arrows), reached(root, _reversed(arrows))
    turns = [
        (end not in set(neighbours.get(start, ())), _Turn(start, direction, end, cost))
        for start in points
        for end in points
        if (start in out and end not in out) or (start not in back and end in back)
        for direction in range(len(DIRECTIONS))
        if (cost := _cost(points[start], points[end], direction)) is not None
    ]
    return [turn for _, turn in sorted(turns, key=lambda each: (each[0], each[1].cost))]


def _chain(arrows: Arrows, points: Mapping[str, Point]) -> None:
    """Lead through all areas from west to east and back: the last resort, which always reaches every one."""
    for one, other in pairwise(sorted(points, key=lambda each: points[each])):
        ahead, back = (EAST, WEST) if points[one][0] < points[other][0] else (SOUTH, NORTH)
        arrows[one][ahead], arrows[other][back] = other, one
