"""Arcs with fewer points on a whole-number grid, none further from its place than is allowed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from mapgen.geometry.topology import Cells, Points

LONGEST_PIECE = 16_384
"""Points that are simplified at once. In a zigzag that narrows GEOS goes one call deeper for every point, and looks at
all that are left each time: a hundred thousand of them end the process. No coast of the country's is as long."""


def set_on_grid(arcs: Sequence[Points], tolerances: Sequence[float], astray: float) -> tuple[Cells, ...]:
    """Arcs with few points on a whole-number grid, no further than `astray` from the given ones.

    Each is simplified (Douglas–Peucker; its ends stay, and every 16,384th point) by the first of the tolerances whose
    result, rounded to the grid, lies close enough; where none does, every point is kept and rounded.

    Args:
        arcs: Lines in grid units.
        tolerances: In grid units, the coarsest first.
        astray: In grid units; at least the square root of a half, by which rounding alone can move a point.
    """
    found = [np.rint(arc).astype(np.int64) for arc in arcs]
    left = np.arange(len(arcs))
    for tolerance in tolerances:
        if not len(left):
            break
        lines = _Lines.of([arcs[int(at)] for at in left])
        kept = lines.kept(tolerance)
        near = lines.astray(kept) <= astray
        for at, cells in zip(left[near], lines.cells(kept, near), strict=True):
            found[at] = cells
        left = left[~near]
    return tuple(found)


class _Lines:
    """Lines one after the other in one array, so that all are simplified and measured at once."""

    def __init__(self, points: Points, starts: NDArray[np.int64]) -> None:
        self.points = points
        self.starts = starts
        self.line = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(points)))

    @classmethod
    def of(cls, arcs: Sequence[Points]) -> _Lines:
        lengths = np.array([len(arc) for arc in arcs])
        return cls(np.concatenate(arcs), np.cumsum(lengths) - lengths)

    def kept(self, tolerance: float) -> NDArray[np.int64]:
        """The positions of the points that simplifying keeps, in order."""
        order, piece = self._pieces()
        # A third coordinate, which is carried along, tells which points were kept.
        numbered = np.column_stack([self.points, np.arange(len(self.points))])[order]
        lines = shapely.linestrings(numbered, indices=piece)
        simple = shapely.simplify(lines, tolerance, preserve_topology=False)
        kept = shapely.get_coordinates(simple, include_z=True)[:, 2].astype(np.int64)
        return kept[np.diff(kept, prepend=-1) > 0]  # a piece begins with the point that the one before ends with

    def _pieces(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The points of all pieces, one piece after the other, and the number of each one's piece."""
        place = np.arange(len(self.points)) - self.starts[self.line]
        last = np.diff(self.line, append=-1) != 0
        cut = (place > 0) & (place % LONGEST_PIECE == 0) & ~last
        order = np.repeat(np.arange(len(self.points)), 1 + cut)
        again = np.diff(order, prepend=-1) == 0
        return order, np.cumsum(again | (place[order] == 0)) - 1

    def astray(self, kept: NDArray[np.int64]) -> NDArray[np.float64]:
        """How far at most each line and the rounded one through its kept points lie from each other.

        Each point is measured against the one segment that stands for its part of the line. Between two points of a
        part that distance is no greater, and along the part they cover the whole segment: so this bounds the
        Hausdorff distance both ways.
        """
        rounded = np.rint(self.points[kept])
        flags = np.zeros(len(self.points), dtype=np.int64)
        flags[kept] = 1
        # A line's last point has no part after it: it stands for the end of the one before.
        lasts = np.zeros(len(self.points), dtype=bool)
        lasts[np.r_[self.starts[1:], len(self.points)] - 1] = True
        part = np.cumsum(flags) - 1 - lasts
        start = rounded[part]
        step = rounded[np.minimum(part + 1, len(rounded) - 1)] - start
        ahead = self.points - start
        length = np.maximum((step**2).sum(axis=1), 1.0)
        along = np.clip((ahead * step).sum(axis=1) / length, 0.0, 1.0)
        aside = ((ahead - along[:, None] * step) ** 2).sum(axis=1)
        ends = np.zeros(len(self.points))
        ends[kept] = ((rounded - self.points[kept]) ** 2).sum(axis=1)
        return np.sqrt(np.maximum.reduceat(np.maximum(aside, ends), self.starts))

    def cells(self, kept: NDArray[np.int64], near: NDArray[np.bool_]) -> list[Cells]:
        """The rounded lines that are near enough, in order."""
        those = kept[near[self.line[kept]]]
        cells, line = np.rint(self.points[those]).astype(np.int64), self.line[those]
        return np.split(cells, np.flatnonzero(np.diff(line)) + 1) if len(cells) else []
