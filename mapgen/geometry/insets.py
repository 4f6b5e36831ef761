"""Where the parts of a drawing lie: the main area, and what is too far away for it in frames of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from mapgen.geoid import STATE_FIPS, state_of
from mapgen.geometry.projection import Conic, View, conic_for

PADDING = 0.008
"""Free space inside an inset's frame, and between frames, as a part of the drawing's width."""

STEP = 0.003
"""How far the row of insets is moved down at a time until it is clear of the main area, as a part of the width."""

ISLET = 1e-6
"""What is smaller need not widen the frame: a pixel of a map 1,000 pixels wide, as a part of the width squared."""

WORTHWHILE = 0.75
"""Islets are left out where the frame becomes this much narrower or lower, or more."""


@dataclass(frozen=True, slots=True)
class Inset:
    """A state that is drawn apart from the others, at `scale` times their scale."""

    state: str
    scale: float


INSETS = (Inset(STATE_FIPS["AK"], 0.32), Inset(STATE_FIPS["HI"], 1.0), Inset(STATE_FIPS["PR"], 1.0))
"""Lower left, in this order, wherever other states are on the same map."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Every area on the grid.

    Attributes:
        main: The view of the main area.
        insets: The views of the insets with the states they show.
        shapes: The areas in grid units, in the order given.
        height: Of the whole drawing.
        frames: The insets' frames: left, top, right, bottom, in grid units.
        unseen: Positions of the areas of which islets lie outside the frame.
    """

    main: View
    insets: tuple[tuple[str, View], ...]
    shapes: NDArray[np.object_]
    height: int
    frames: tuple[tuple[int, int, int, int], ...]
    unseen: tuple[int, ...]


def arrange(geoids: Sequence[str], shapes: NDArray[np.object_], *, width: int, margin: int) -> Arrangement:
    """Set areas on the grid: the main one as wide as the drawing, the insets below it on the left.

    Args:
        geoids: County GEOIDs, whose states decide what is drawn apart.
        shapes: Polygons in longitude and latitude, in the same order.
        width: Of the drawing, in grid units.
        margin: Free space around it.

    Raises:
        BoundariesError: The shapes lie outside the earth.
    """
    states = np.array([state_of(geoid) for geoid in geoids])
    apart = [each for each in INSETS if (states == each.state).any()]
    main = ~np.isin(states, [each.state for each in apart])
    if not main.any():
        apart, main = [], np.full(len(states), fill_value=True)
    on_grid, unseen = np.empty(len(shapes), dtype=object), np.zeros(len(shapes), dtype=bool)

    frame = _Frame(width, margin, round(width * PADDING))
    view, on_grid[main], unseen[main], (_, height) = _set(shapes[main], None, (margin, margin), frame)
    sizes = [_set(shapes[states == each.state], view.scale * each.scale, (0, 0), frame)[3] for each in apart]
    row = _row(sizes, on_grid[main], height, frame)
    views = []
    for each, (left, top, _, _) in zip(apart, row, strict=True):
        here, corner = states == each.state, (left + frame.padding, top + frame.padding)
        inset, on_grid[here], unseen[here], _ = _set(shapes[here], view.scale * each.scale, corner, frame)
        views.append(inset)
    return Arrangement(
        main=view,
        insets=tuple(zip([each.state for each in apart], views, strict=True)),
        shapes=on_grid,
        height=max([height + 2 * margin, *(bottom + margin for _, _, _, bottom in row)]),
        frames=tuple(row),
        unseen=tuple(int(at) for at in np.flatnonzero(unseen)),
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """The drawing's measures in grid units."""

    width: int
    margin: int
    padding: int

    def scale(self, metres: float) -> float:
        """Grid units to a metre where something fills the width."""
        return float((self.width - 2 * self.margin) / metres)


def _set(
    shapes: NDArray[np.object_], scale: float | None, corner: tuple[int, int], frame: _Frame
) -> tuple[View, NDArray[np.object_], NDArray[np.bool_], tuple[int, int]]:
    """Areas in a conic of their own, from a corner on: the view, the areas, which lost islets, width and height.

    Without a scale they fill the drawing's width.
    """
    conic, projected = _projected(shapes)
    shapes, unseen = _without_islets(shapes, projected, scale, frame)
    if unseen.any():
        conic, projected = _projected(shapes)
    west, south, east, north = (float(edge) for edge in shapely.total_bounds(projected))
    scale = scale or frame.scale(east - west)
    view = View(conic, scale, west - corner[0] / scale, north + corner[1] / scale)
    size = int(np.ceil((east - west) * scale)), int(np.ceil((north - south) * scale))
    return view, shapely.transform(projected, view.to_grid), unseen, size


def _projected(shapes: NDArray[np.object_]) -> tuple[Conic, NDArray[np.object_]]:
    conic = conic_for(_bounds(shapes))
    return conic, np.asarray(shapely.transform(shapes, conic.project))


def _bounds(shapes: NDArray[np.object_]) -> tuple[float, float, float, float]:
    """West, south, east, north; across the 180th meridian where that is the shorter way round."""
    west, south, east, north = (float(edge) for edge in shapely.total_bounds(shapes))
    if east - west > 180:
        longitudes = shapely.get_coordinates(shapes)[:, 0]
        west, east = float(longitudes[longitudes > 0].min()), float(longitudes[longitudes < 0].max())
    return west, south, east, north


def _without_islets(
    shapes: NDArray[np.object_], projected: NDArray[np.object_], scale: float | None, frame: _Frame
) -> tuple[NDArray[np.object_], NDArray[np.bool_]]:
    """The areas without far islets too small to see, where those would cost much of the frame; and which had some.

    Hawaii's county of Honolulu reaches to Midway and Kure, 2,000 km from the islands people live on.
    """
    parts, owner = shapely.get_parts(projected, return_index=True)
    west, south, east, north = shapely.total_bounds(parts)
    drawn = (scale or frame.scale(east - west)) / frame.width
    large = shapely.area(parts) * drawn**2 >= ISLET
    kept = large | ~np.isin(owner, owner[large])
    inner = shapely.total_bounds(parts[kept])
    narrower, lower = (inner[2] - inner[0]) / (east - west), (inner[3] - inner[1]) / (north - south)
    unseen = np.zeros(len(shapes), dtype=bool)
    if min(narrower, lower) > WORTHWHILE:
        return shapes, unseen
    inside = kept | shapely.intersects(parts, shapely.box(*inner))
    unseen[np.unique(owner[~inside])] = True
    whole, whole_owner = shapely.get_parts(shapes, return_index=True)
    reduced = shapes.copy()
    for at in np.flatnonzero(unseen):
        reduced[at] = shapely.MultiPolygon(list(whole[(whole_owner == at) & inside]))
    return reduced, unseen


def _row(
    sizes: Sequence[tuple[int, int]], main: NDArray[np.object_], height: int, frame: _Frame
) -> list[tuple[int, int, int, int]]:
    """Frames side by side from the left, their feet level with the main area's or as far below as clears it."""
    frames = []
    x = frame.margin
    for wide, high in sizes:
        frames.append((x, -high - 2 * frame.padding, x + wide + 2 * frame.padding, 0))
        x += wide + 3 * frame.padding
    tree = shapely.STRtree(main)
    foot = height + frame.margin
    while any(
        len(tree.query(shapely.box(x0, y0 + foot, x1, foot), predicate="intersects")) for x0, y0, x1, _ in frames
    ):
        foot += round(STEP * frame.width)
    return [(x0, y0 + foot, x1, foot) for x0, y0, x1, _ in frames]
