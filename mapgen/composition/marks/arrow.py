"""Swing arrows: one on each county, as long as the lead or a share has moved, towards the side that gained."""

from __future__ import annotations

import math

import numpy as np
import shapely

from mapgen.composition.marks.context import MarkContext
from mapgen.errors import AtlasError
from mapgen.findings import finding
from mapgen.model.choropleth import Comparison
from mapgen.model.mark import Mark, Polygon, Sample
from mapgen.specs.contest import Contest
from mapgen.specs.marks import MarkUse

LONGEST = 0.075
"""Length of the longest arrow, as a part of the drawing's width."""

RISE = math.tan(math.radians(20))
"""How far an arrow rises on its way: all of them point upwards a little, so that heads and tails are told apart."""

SHAFT, HEAD, HEAD_LENGTH = 0.0035, 0.0125, 0.012
"""Widths of shaft and head and the head's length, as parts of the drawing's width."""

SHORTEST = 0.012
"""Arrows shorter than this part of the drawing's width are drawn as a head alone."""

CLEAR = 0.001
"""How far apart two arrows are, as a part of the drawing's width; of two that are nearer, the longer is drawn."""

SAMPLES = (50, 20, 10, 5, 2, 1)
"""Points that the key's arrows can stand for; the two largest that are drawn are taken."""


def draw(use: MarkUse, context: MarkContext) -> Mark | None:
    """Arrows by a column of points, the longest first; those that would lie over a longer one are left out."""
    if context.comparison is None:
        raise AtlasError(finding("mark-without-comparison", mark=use.type))
    points = context.values(use).dropna()
    points = points[points != 0]
    if points.empty:
        return None
    width, largest = context.layout.width, float(points.abs().max())
    followed, rival = _sides(context.contest, context.comparison)
    order = sorted(points.index, key=lambda geoid: (-abs(points[geoid]), geoid))
    longest_right = (points[order[0]] > 0) == (use.towards == "right")
    kept: list[Polygon] = []
    room: list[tuple[str, float]] = []
    areas: list[shapely.Geometry] = []
    for geoid in order:
        length = width * LONGEST * abs(float(points[geoid])) / largest
        gained = points[geoid] > 0
        corners = _arrow(context.layout.points[geoid], length, width, right=gained == (use.towards == "right"))
        area = shapely.Polygon(corners)
        if areas and shapely.distance(np.array(areas), area).min() < CLEAR * width:
            continue
        areas.append(area)
        room.append((geoid, length / 2))
        kept.append(Polygon(_commands(corners), followed if gained else rival, geoid))
    return Mark(
        kind="arrow",
        shapes=tuple(kept),
        title=context.title(use),
        samples=_samples(context, largest, kept[0].candidate, right=longest_right),
        note=context.note(use),
        room=tuple(room),
    )


def _sides(contest: Contest, comparison: Comparison) -> tuple[int, int | None]:
    """The positions of the candidate who is followed and of the first other person."""
    followed = contest.position(comparison.now.key)
    others = (at for at, candidate in enumerate(contest.candidates) if at != followed and candidate.person)
    return followed, next(others, None)


def _arrow(middle: tuple[float, float], length: float, width: int, *, right: bool) -> list[tuple[float, float]]:
    """The corners of an arrow that lies with its middle on a point."""
    along = np.array([1.0 if right else -1.0, -RISE])
    along /= np.linalg.norm(along)
    aside = np.array([-along[1], along[0]])
    head_length = min(HEAD_LENGTH * width, length)
    head = HEAD * width / 2 * (head_length / (HEAD_LENGTH * width))
    shaft = min(SHAFT * width / 2, head)
    tip, tail = np.array(middle) + along * length / 2, np.array(middle) - along * length / 2
    neck = tip - along * head_length
    corners = [tip, neck + aside * head, neck - aside * head]
    if length > SHORTEST * width:
        shafted = [neck + aside * shaft, tail + aside * shaft, tail - aside * shaft, neck - aside * shaft]
        corners = [tip, neck + aside * head, *shafted, neck - aside * head]
    return [(float(x), float(y)) for x, y in corners]


def _commands(corners: list[tuple[float, float]]) -> str:
    start, *others = [f"{x:.0f} {y:.0f}" for x, y in corners]
    return f"M{start}L{' '.join(others)}z"


def _samples(context: MarkContext, largest: float, side: int | None, *, right: bool) -> tuple[Sample, ...]:
    """The key: the two largest round arrows that are no longer than the longest, which they look like."""
    width = context.layout.width
    made = []
    for points in [points for points in SAMPLES if points <= largest][:2]:
        length = width * LONGEST * points / largest
        high = length * math.sin(math.atan(RISE)) + HEAD * width
        corners = _arrow((length / 2 + HEAD * width / 2, high / 2), length, width, right=right)
        label = context.wording("points", points=context.figures.number(points))
        made.append(Sample(label, Polygon(_commands(corners), side), length + HEAD * width, high))
    return tuple(made)
