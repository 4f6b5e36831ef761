"""Rings to areas: which outline is a hole of which, held to what an outline must be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from mapgen.areas.shape_bounds import MOST_RINGS_OF_AREA

Points = NDArray[np.float64]


def ring_of(points: Any) -> Points:
    """The points of a closed ring, in two dimensions.

    Args:
        points: A list of positions, or an array of them; what follows x and y is left out.

    Raises:
        ValueError: They are no positions, fewer than four, or do not end where they begin.
    """
    found = positions(points)
    if len(found) < 4 or (found[0] != found[-1]).any():
        raise ValueError("a ring does not close" if len(found) > 3 else f"a ring has {len(found)} points")
    return found


def positions(points: Any) -> Points:
    """A list of positions as an array, in two dimensions.

    Raises:
        ValueError: They are no positions.
    """
    try:
        found = np.asarray(points)
    except (ValueError, TypeError):  # some have a height and some have none
        found = np.asarray([position[:2] for position in points if isinstance(position, list)])
    if found.size == 0:
        return np.empty((0, 2))
    # An array of texts would be turned into numbers without a word.
    if found.ndim != 2 or found.shape[1] < 2 or found.dtype.kind not in "fiu" or len(found) != len(points):
        raise ValueError("coordinates are no list of positions")
    return np.ascontiguousarray(found[:, :2], dtype=np.float64)


def polygon_of(rings: Sequence[Points]) -> shapely.Polygon:
    """The area within the first ring, without those within the others."""
    if not rings:
        return shapely.Polygon()
    outline, *holes = rings
    return shapely.Polygon(outline, holes)


def area_of(parts: Sequence[Sequence[Points]]) -> shapely.MultiPolygon:
    """An area in several parts.

    Raises:
        ValueError: There are too many: a part may be empty, and takes memory all the same.
    """
    if len(parts) > MOST_RINGS_OF_AREA:
        raise ValueError(f"an area has more than {MOST_RINGS_OF_AREA:,} parts")
    return shapely.MultiPolygon([polygon_of(rings) for rings in parts])


def areas_of(
    points: Points, firsts: NDArray[np.int64], records: NDArray[np.int64], count: int, check: Callable[[], None]
) -> NDArray[np.object_]:
    """The areas of a shapefile's records: outlines run clockwise, holes the other way, in any order.

    Args:
        points: Of all rings, one after the other.
        firsts: Where each ring begins among them.
        records: To which record each ring belongs; in order.
        count: How many records there are; those without a ring have no area.
        check: Called for each hole; may raise.

    Raises:
        ValueError: A ring is none, or an area has too many; in words, with its record's number.
    """
    areas = np.empty(count, dtype=object)
    if not len(firsts):
        return areas
    lengths = np.diff(firsts, append=len(points))
    _hold_rings(points, firsts, lengths, records)
    ring_of_point = np.repeat(np.arange(len(firsts)), lengths)
    rings = np.asarray(shapely.linearrings(points, indices=ring_of_point))
    holes = _holes(points, firsts, lengths, records)
    owners = _owners(rings, holes, records, check)
    order = np.lexsort((holes, owners))
    outlines, part_of_ring = np.unique(owners[order], return_inverse=True)
    parts = np.asarray(shapely.polygons(rings[order], indices=part_of_ring))
    owning, part_counts = np.unique(records[outlines], return_counts=True)
    several = np.isin(records[outlines], owning[part_counts > 1])
    areas[records[outlines[~several]]] = parts[~several]
    if several.any():
        whole, area_of_part = np.unique(records[outlines[several]], return_inverse=True)
        areas[whole] = shapely.multipolygons(parts[several], indices=area_of_part)
    return areas


def _hold_rings(
    points: Points, firsts: NDArray[np.int64], lengths: NDArray[np.int64], records: NDArray[np.int64]
) -> None:
    lasts = firsts + lengths - 1
    for faulty, what in (
        (lengths < 4, "a ring has fewer than 4 points"),
        ((points[firsts] != points[lasts]).any(axis=1), "a ring does not close"),
        (np.bincount(records)[records] > MOST_RINGS_OF_AREA, f"an area has more than {MOST_RINGS_OF_AREA:,} rings"),
    ):
        if faulty.any():
            raise ValueError(f"record {records[faulty][0] + 1:,}: {what}")


def _holes(
    points: Points, firsts: NDArray[np.int64], lengths: NDArray[np.int64], records: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Which rings run the other way than an outline does."""
    clockwise = np.ones(len(firsts), dtype=bool)
    # One ring alone is no hole, whichever way it runs.
    for ring in np.flatnonzero(np.bincount(records)[records] > 1):
        # Near zero, small rings far away lose no digits.
        x, y = (points[firsts[ring] : firsts[ring] + lengths[ring]] - points[firsts[ring]]).T
        clockwise[ring] = np.dot(x[:-1], y[1:]) <= np.dot(x[1:], y[:-1])
    # Where all of an area run the wrong way, none says that it is a hole.
    return ~clockwise & np.isin(records, records[clockwise])


def _owners(
    rings: NDArray[np.object_], holes: NDArray[np.bool_], records: NDArray[np.int64], check: Callable[[], None]
) -> NDArray[np.int64]:
    """The outline that each ring belongs to: itself, or for a hole the smallest around it."""
    owners = np.arange(len(rings))
    for record in np.unique(records[holes]):
        own = np.arange(*np.searchsorted(records, [record, record + 1]))
        outlines = own[~holes[own]]
        areas = np.asarray(shapely.polygons(rings[outlines]))
        tree, sizes = shapely.STRtree(areas), shapely.area(areas)
        for ring in own[holes[own]]:
            check()
            near = tree.query(rings[ring])
            around = (at for at in near[np.argsort(sizes[near])] if shapely.covers(areas[at], rings[ring]))
            # A hole of nothing is an island that runs the wrong way.
            owners[ring] = next((outlines[at] for at in around), ring)
    return owners
