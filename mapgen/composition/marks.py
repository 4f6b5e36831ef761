"""What lies in the drawing beside the counties' own shapes: circles, labels, ways for the arrow keys."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from mapgen.geometry.labels import City, place_labels
from mapgen.geometry.layout import Layout
from mapgen.model.choropleth import Circles, Drawing
from mapgen.model.county import County

LARGEST_CIRCLE = 0.05
"""Radius of the largest circle, as a part of the drawing's width."""

NAMED_CIRCLES = 8
"""How many of the largest circles bear their county's name."""

LABEL_SETS = ((280, 115, 5), (400, 82, 9), (620, 58, 14), (900, 42, 28))
"""For maps from this many CSS pixels wide: type size in grid units, how many labels at most."""


def circles_of(counties: pd.DataFrame, column: str, width: int) -> tuple[Circles | None, dict[str, float]]:
    """Radii by GEOID; area is to votes as the largest circle's area is to the largest number of votes."""
    if not column:
        return None, dict.fromkeys(counties.index, 0.0)
    values = counties[column].astype(int)
    largest = int(values.max())
    if largest == 0:
        return None, dict.fromkeys(counties.index, 0.0)
    full = width * LARGEST_CIRCLE

    def radius(votes: int) -> float:
        return round(full * math.sqrt(votes / largest), 1)

    top = _round_down(largest)
    samples = tuple((votes, radius(votes)) for votes in (top, top // 4, top // 20) if votes > 0)
    return Circles(column, samples), {str(geoid): radius(int(votes)) for geoid, votes in values.items()}


def _round_down(number: int) -> int:
    """The largest 1, 2 or 5 times a power of ten that is not above the number."""
    power: int = 10 ** int(math.log10(number))
    return max(step * power for step in (1, 2, 5) if step * power <= number)


def drawing_of(layout: Layout, places: Sequence[City], counties: Sequence[County]) -> Drawing:
    """The frame with everything in it but the counties: outline, borders, labels, ways for the arrow keys."""
    drawn = [City(each.name, each.x, each.y, each.radius) for each in counties if each.radius > 0]
    # A map that is twice as high as wide has room for twice the names.
    room = max(1.0, layout.height / layout.width)
    return Drawing(
        width=layout.width,
        height=layout.height,
        conic=layout.conic,
        scale=layout.scale,
        left=layout.left,
        top=layout.top,
        outline=layout.edge,
        labels=tuple(
            place_labels(
                places,
                width=layout.width,
                height=layout.height,
                size=size,
                from_width=from_width,
                most=round(most * room),
                circles=drawn,
            )
            for from_width, size, most in LABEL_SETS
        ),
        arrows=layout.arrows,
        borders=layout.borders,
        frames=layout.frames,
    )


def city_places(layout: Layout, cities: pd.DataFrame | None) -> list[City]:
    """The cities to label in grid units, the most important first."""
    if cities is None:
        return []
    places = cities[["name", "longitude", "latitude"]].itertuples(index=False, name=None)
    return [City(str(name), *layout.place(float(longitude), float(latitude))) for name, longitude, latitude in places]


def largest_circles(counties: Sequence[County]) -> list[City]:
    """The counties with the largest circles, to be named in place of cities."""
    ranked = sorted(counties, key=lambda county: (-county.radius, county.geoid))
    return [City(each.name, each.x, each.y, each.radius) for each in ranked[:NAMED_CIRCLES] if each.radius > 0]
