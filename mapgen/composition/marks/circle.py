"""Circles: one on each county, whose area is a number of votes or of people, in the colour of who leads there."""

from __future__ import annotations

import math

from mapgen.composition.marks.context import MarkContext
from mapgen.model.mark import Circle, Mark, Sample
from mapgen.specs.marks import MarkUse

LARGEST = 0.05
"""Radius of the largest circle, as a part of the drawing's width."""

SAMPLES = (1, 4, 20)
"""The key's circles: a round number, a quarter of it and a twentieth."""

NAMED = 8
"""How many of the largest circles bear their county's name."""

AROUND = 2
"""Room around a circle of the key, grid units."""


def draw(use: MarkUse, context: MarkContext) -> Mark | None:
    """Circles by a column, the largest drawn first; None where no county has any of it."""
    counts = context.values(use).fillna(0).astype("int64")
    largest = int(counts.max())
    if largest == 0:
        return None
    full = context.layout.width * LARGEST

    def radius(count: int) -> float:
        return round(full * math.sqrt(count / largest), 1)

    radii = {str(geoid): radius(int(count)) for geoid, count in counts.items()}
    winners = context.counties["winner"]
    points = context.layout.points
    # Equal circles keep the order in which their counties are drawn.
    order = sorted((geoid for geoid in context.layout.paths if radii[geoid] > 0), key=lambda geoid: -radii[geoid])
    circles = tuple(
        Circle(*points[geoid], radii[geoid], context.winner_at(str(winners[geoid])), geoid) for geoid in order
    )
    top = _round_down(largest)
    samples = [(count, radius(count)) for count in (top // part for part in SAMPLES) if count > 0]
    return Mark(
        kind="circle",
        shapes=circles,
        title=context.title(use),
        samples=tuple(_sample(context.figures.votes(count), reach) for count, reach in samples),
        note=context.note(use),
        named=tuple(sorted(order, key=lambda geoid: (-radii[geoid], geoid))[:NAMED]),
        room=tuple((geoid, radii[geoid]) for geoid in order),
    )


def _sample(label: str, radius: float) -> Sample:
    across = radius * 2 + 2 * AROUND
    return Sample(label, Circle(across / 2, across / 2, radius), across, across)


def _round_down(number: int) -> int:
    """The largest 1, 2 or 5 times a power of ten that is not above the number."""
    power: int = 10 ** int(math.log10(number))
    return max(step * power for step in (1, 2, 5) if step * power <= number)
