"""Boundaries as arcs: every line between two counties once, so that it stays one line however it is simplified."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

Points = NDArray[np.float64]
Cells = NDArray[np.int64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Topology:
    """A coverage taken apart.

    Attributes:
        keys: The areas' keys, in the order given.
        arcs: Lines from junction to junction (or closed, where no junction is met), each standing once.
        owners: For every arc the positions in `keys` of the one or two areas it bounds, sorted.
        rings: For every area its rings, each a sequence of arcs: `n` forwards, `~n` backwards.
    """

    keys: tuple[str, ...]
    arcs: tuple[Points, ...]
    owners: tuple[tuple[int, ...], ...]
    rings: tuple[tuple[tuple[int, ...], ...], ...]

    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """For every area the areas it shares a line with (a point is not enough)."""
        found: dict[str, set[str]] = {key: set() for key in self.keys}
        for owners in self.owners:
            for one in owners:
                found[self.keys[one]].update(self.keys[other] for other in owners if other != one)
        return {key: frozenset(others) for key, others in found.items()}


@dataclass(frozen=True, slots=True)
class _Pieces:
    """All rings cut at their junctions, one piece after the other.

    Attributes:
        vertices: The vertices of the rings, each ring turned to begin where a piece begins.
        starts: Where each piece begins in `vertices`.
        ends: The vertex each piece ends at, which the next one begins with.
        rings: The ring of each piece.
    """

    vertices: Numbers
    starts: Numbers
    ends: Numbers
    rings: Numbers

    def lengths(self) -> Numbers:
        """How many vertices each piece has in `vertices`: all but its end."""
        return np.diff(self.starts, append=len(self.vertices))


def topology(shapes: Mapping[str, shapely.Geometry]) -> Topology:
    """Take polygons apart into the arcs they share.

    Two areas share a line only where their vertices agree exactly, as they do in a valid coverage
    (`shapely.coverage_is_valid`); elsewhere each keeps a line of its own.

    Args:
        shapes: Polygons or multipolygons by key.

    Returns:
        The arcs, in the order in which they are first met.
    """
    keys = tuple(shapes)
    polygons, polygon_owner = shapely.get_parts(np.array(list(shapes.values()), dtype=object), return_index=True)
    ring_shapes, ring_polygon = shapely.get_rings(polygons, return_index=True)
    coordinates, ring_of = shapely.get_coordinates(ring_shapes, return_index=True)
    if not len(coordinates):
        return Topology(keys, (), (), tuple(() for _ in keys))
    vertices, vertex_of = _numbered(coordinates)
    pieces = _cut(vertex_of, ring_of, _junctions(vertex_of, ring_of, len(vertices)))
    forwards, arc_of, firsts = _agreed(pieces, len(vertices))
    ring_owner = polygon_owner[ring_polygon]
    return Topology(
        keys=keys,
        arcs=_arcs(pieces, firsts, forwards, vertices),
        owners=_owners(arc_of, ring_owner[pieces.rings], len(firsts)),
        rings=_rings(np.where(forwards, arc_of, ~arc_of), pieces.rings, ring_owner, len(keys)),
    )


def _numbered(coordinates: Points) -> tuple[Points, Numbers]:
    """The different points, west to east (on a meridian south to north), and the number of each coordinate's."""
    # As complex numbers points are compared as pairs are; hashing them first leaves half as many to sort.
    codes, points = pd.factorize(np.ascontiguousarray(coordinates).view(np.complex128).reshape(-1))
    order = np.argsort(points)
    numbers = np.empty(len(order), dtype=np.int64)
    numbers[order] = np.arange(len(order))
    return points[order].view(np.float64).reshape(-1, 2), numbers[codes]


def _junctions(vertex_of: Numbers, ring_of: Numbers, count: int) -> NDArray[np.bool_]:
    """The vertices at which other than two lines meet."""
    within = ring_of[1:] == ring_of[:-1]
    one, other = vertex_of[:-1][within], vertex_of[1:][within]
    once = pd.unique(np.minimum(one, other) * count + np.maximum(one, other))
    return np.asarray(np.bincount(np.concatenate(np.divmod(once, count)), minlength=count) != 2)


def _cut(vertex_of: Numbers, ring_of: Numbers, junction: NDArray[np.bool_]) -> _Pieces:
    """Every ring cut at its junctions; one without any begins and ends at its lowest vertex."""
    begin = np.flatnonzero(np.diff(ring_of, prepend=-1))
    length = np.diff(begin, append=len(ring_of)) - 1  # a ring's last coordinate is its first
    where = np.where(junction[vertex_of], -1, vertex_of)
    where[np.r_[begin[1:], len(ring_of)] - 1] = np.iinfo(np.int64).max
    lowest = np.minimum.reduceat(where, begin)
    met = np.flatnonzero(where == np.repeat(lowest, length + 1))
    turn = met[np.flatnonzero(np.diff(ring_of[met], prepend=-1))] - begin
    ring = np.repeat(np.arange(len(begin)), length)
    place = np.arange(len(ring)) - np.repeat(np.cumsum(length) - length, length)
    vertices = vertex_of[begin[ring] + (place + turn[ring]) % length[ring]]
    starts = np.flatnonzero(junction[vertices] | (place == 0))
    opens = place[starts] == 0
    last = np.roll(opens, -1)  # the last piece of a ring is followed by the first of the next
    first_of_ring = np.maximum.accumulate(np.where(opens, starts, 0))
    ends = vertices[np.where(last, first_of_ring, np.roll(starts, -1))]
    return _Pieces(vertices, starts, ends, ring[starts])


def _agreed(pieces: _Pieces, count: int) -> tuple[NDArray[np.bool_], Numbers, Numbers]:
    """Whether each piece runs as both its owners agree on, its arc, and each arc's first piece.

    A piece runs from its lower end; one that ends where it begins, towards the lower of the two vertices beside.
    Between junctions a line has no choice, so its first step alone tells it from any other.
    """
    start, end = pieces.vertices[pieces.starts], pieces.ends
    before_end = pieces.vertices[pieces.starts + pieces.lengths() - 1]
    after_start = np.where(
        pieces.lengths() > 1, pieces.vertices[np.minimum(pieces.starts + 1, len(pieces.vertices) - 1)], end
    )
    forwards = (start < end) | ((start == end) & (after_start <= before_end))
    step = np.where(forwards, start * count + after_start, end * count + before_end)
    arc_of, steps = pd.factorize(step)
    firsts = np.empty(len(steps), dtype=np.int64)
    firsts[arc_of[::-1]] = np.arange(len(step))[::-1]
    return forwards, arc_of, firsts


def _arcs(pieces: _Pieces, firsts: Numbers, forwards: NDArray[np.bool_], vertices: Points) -> tuple[Points, ...]:
    lengths = pieces.lengths()
    arcs = []
    for at in firsts:
        start = pieces.starts[at]
        line = vertices[np.append(pieces.vertices[start : start + lengths[at]], pieces.ends[at])]
        arcs.append(line if forwards[at] else line[::-1])
    return tuple(arcs)


def _owners(arc_of: Numbers, owner_of: Numbers, arcs: int) -> tuple[tuple[int, ...], ...]:
    found: list[set[int]] = [set() for _ in range(arcs)]
    for arc, owner in zip(arc_of.tolist(), owner_of.tolist(), strict=True):
        found[arc].add(owner)
    return tuple(tuple(sorted(each)) for each in found)


def _rings(
    references: Numbers, ring_of: Numbers, ring_owner: Numbers, areas: int
) -> tuple[tuple[tuple[int, ...], ...], ...]:
    rings: list[list[int]] = [[] for _ in ring_owner]
    for reference, ring in zip(references.tolist(), ring_of.tolist(), strict=True):
        rings[ring].append(reference)
    found: list[list[tuple[int, ...]]] = [[] for _ in range(areas)]
    for owner, ring_references in zip(ring_owner.tolist(), rings, strict=True):
        found[owner].append(tuple(ring_references))
    return tuple(map(tuple, found))
