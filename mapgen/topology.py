"""Boundaries as arcs: every line between two counties once, so that it stays one line however it is simplified."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

Points = NDArray[np.float64]
Cells = NDArray[np.int64]


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
    coordinates, coordinate_ring = shapely.get_coordinates(ring_shapes, return_index=True)
    pairs, vertex_of = np.unique(_numbers(coordinates), return_inverse=True)
    vertices = pairs.view(np.float64).reshape(-1, 2)
    junction = _junctions(vertex_of, coordinate_ring, len(vertices))

    arcs: list[Points] = []
    owners: list[list[int]] = []
    rings: list[list[tuple[int, ...]]] = [[] for _ in keys]
    known: dict[tuple[int, ...], int] = {}
    starts = np.flatnonzero(np.r_[True, np.diff(coordinate_ring) != 0])
    for ring, (start, end) in enumerate(zip(starts, [*starts[1:], len(vertex_of)], strict=True)):
        owner = int(polygon_owner[ring_polygon[ring]])
        references = []
        for piece in _pieces(vertex_of[start : end - 1], junction):
            forwards = _canonical(piece)
            at = known.setdefault(tuple(forwards), len(arcs))
            if at == len(arcs):
                arcs.append(vertices[forwards])
                owners.append([])
            if owner not in owners[at]:
                owners[at].append(owner)
            references.append(at if np.array_equal(forwards, piece) else ~at)
        rings[owner].append(tuple(references))
    return Topology(
        keys=keys,
        arcs=tuple(arcs),
        owners=tuple(tuple(sorted(each)) for each in owners),
        rings=tuple(tuple(each) for each in rings),
    )


def _junctions(vertex_of: Cells, ring_of: Cells, count: int) -> NDArray[np.bool_]:
    """The vertices at which other than two lines meet."""
    within = ring_of[1:] == ring_of[:-1]
    edges = np.sort(np.column_stack([vertex_of[:-1], vertex_of[1:]])[within], axis=1)
    once = np.unique(edges[:, 0] * count + edges[:, 1])
    return np.asarray(np.bincount(np.concatenate(np.divmod(once, count)), minlength=count) != 2)


def _pieces(ring: Cells, junction: NDArray[np.bool_]) -> list[Cells]:
    """An open ring of vertices cut at its junctions; a ring without one starts at its lowest vertex."""
    cuts = np.flatnonzero(junction[ring])
    if len(cuts) == 0:
        turned = np.roll(ring, -int(np.argmin(ring)))
        return [np.append(turned, turned[0])]
    turned = np.roll(ring, -int(cuts[0]))
    closed = np.append(turned, turned[0])
    at = np.append(cuts - cuts[0], len(ring))
    return [closed[a : b + 1] for a, b in pairwise(at)]


def _canonical(piece: Cells) -> Cells:
    """The piece in the one of its two directions that both its owners agree on."""
    backwards = piece[::-1]
    for here, there in zip(piece, backwards, strict=True):
        if here != there:
            return piece if here < there else backwards
    return piece


def simplify(arc: Points, tolerance: float) -> Points:
    """An arc that strays at most `tolerance` (in its own unit) from the given one; its ends stay (Douglas–Peucker)."""
    return shapely.get_coordinates(shapely.simplify(shapely.linestrings(arc), tolerance, preserve_topology=False))


def set_on_grid(arc: Points, tolerances: Sequence[float], astray: float) -> Cells:
    """An arc with few points on a whole-number grid, no further than `astray` from the given one.

    It is simplified by the first of the tolerances whose result, rounded to the grid, lies close enough; where none
    does, every point is kept and rounded.

    Args:
        arc: A line in grid units.
        tolerances: In grid units, the coarsest first.
        astray: In grid units; at least the square root of a half, by which rounding alone can move a point.
    """
    for tolerance in tolerances:
        kept = simplify(arc, tolerance)
        if _astray(arc, kept) <= astray:
            return np.rint(kept).astype(np.int64)
    return np.rint(arc).astype(np.int64)


def _astray(arc: Points, kept: Points) -> float:
    """How far at most an arc and the rounded line through some of its own points lie from each other.

    Each point is measured against the one segment that stands for its part of the arc. Between two points of a part
    that distance is no greater, and along the part they cover the whole segment: so this bounds the Hausdorff
    distance both ways.
    """
    at = np.flatnonzero(np.isin(_numbers(arc), _numbers(kept)))
    part = np.repeat(np.arange(len(at) - 1), np.diff(at))
    start, step = np.rint(kept)[:-1][part], np.diff(np.rint(kept), axis=0)[part]
    ahead = arc[:-1] - start
    length = np.maximum((step**2).sum(axis=1), 1.0)
    along = np.clip((ahead * step).sum(axis=1) / length, 0.0, 1.0)
    aside = ahead - along[:, None] * step
    ends = np.rint(kept) - kept
    return float(np.sqrt(max((aside**2).sum(axis=1).max(), (ends**2).sum(axis=1).max())))


def _numbers(points: Points) -> NDArray[np.complex128]:
    """Points as complex numbers, which sort as pairs do: eight times as fast as by rows."""
    return np.ascontiguousarray(points).view(np.complex128).reshape(-1)


def path_of(rings: Collection[tuple[int, ...]], arcs: tuple[Cells, ...]) -> str:
    """SVG path commands of an area, from arcs on a whole-number grid.

    Rings that have lost their area are left out, unless all have: then the first stays a dot.
    """
    outlines = [_ring(ring, arcs) for ring in rings]
    drawn = [outline for outline in outlines if len(outline) > 2]
    return "".join(_commands(outline) + "z" for outline in drawn or outlines[:1])


def line_of(arcs: Collection[Cells]) -> str:
    """SVG path commands of open lines on a whole-number grid, joined end to end where they meet."""
    return "".join(_commands(_distinct(arc)) for arc in _chains(arcs))


def _chains(arcs: Collection[Cells]) -> list[Cells]:
    """The lines merged into as few as possible, so that dashes run on and joins are round."""
    kept = [arc for arc in arcs if len(_distinct(arc)) > 1]
    if not kept:
        return []
    merged = shapely.line_merge(shapely.MultiLineString([shapely.LineString(arc) for arc in kept]))
    return [shapely.get_coordinates(part).astype(np.int64) for part in shapely.get_parts(merged)]


def _ring(ring: tuple[int, ...], arcs: tuple[Cells, ...]) -> Cells:
    pieces = [arcs[at][:-1] if at >= 0 else arcs[~at][:0:-1] for at in ring]
    outline = _distinct(np.concatenate(pieces))
    return outline[:-1] if len(outline) > 1 and (outline[0] == outline[-1]).all() else outline


def _distinct(line: Cells) -> Cells:
    return line[np.r_[True, (np.diff(line, axis=0) != 0).any(axis=1)]]


def _commands(line: Cells) -> str:
    steps = np.diff(line, axis=0)
    text = f"M{line[0][0]} {line[0][1]}"
    if len(steps):
        text += "l" + " ".join(f"{x} {y}" for x, y in steps)
    return text.replace(" -", "-")
