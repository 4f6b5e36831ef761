"""The frame of a drawing: its size and projection, its lines, the names in it, ways for the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from mapgen.geometry.labels import City, place_labels
from mapgen.geometry.layout import Layout
from mapgen.model.choropleth import Drawing
from mapgen.model.county import County
from mapgen.model.mark import Mark

LABEL_SETS = ((280, 115, 5), (400, 82, 9), (620, 58, 14), (900, 42, 28))
"""For maps from this many CSS pixels wide: type size in grid units, how many labels at most."""


def drawing_of(
    layout: Layout, cities: pd.DataFrame | None, counties: Sequence[County], marks: Sequence[Mark]
) -> Drawing:
    """The frame with everything in it but the counties: outline, borders, labels, ways for the arrow keys.

    Args:
        layout: The boundaries, drawn.
        cities: `name`, `latitude` and `longitude` of places to name, the most important first; or None.
        counties: In drawing order.
        marks: What lies over them; some name their counties in place of cities.
    """
    places = county_places(counties, marks) or city_places(layout, cities)
    reach_of = {geoid: reach for mark in marks for geoid, reach in mark.room}
    drawn = [City(each.name, each.x, each.y, reach_of[each.geoid]) for each in counties if each.geoid in reach_of]
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


def county_places(counties: Sequence[County], marks: Sequence[Mark]) -> list[City]:
    """The counties that marks name in place of cities, with the room that the marks take there."""
    room = {geoid: reach for mark in marks for geoid, reach in mark.room}
    by_geoid = {county.geoid: county for county in counties}
    named = [by_geoid[geoid] for mark in marks for geoid in mark.named]
    return [City(county.name, county.x, county.y, room.get(county.geoid, 0.0)) for county in named]
