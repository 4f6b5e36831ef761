"""Arcs on a whole-number grid as SVG path commands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np
import shapely

from mapgen.geometry.topology import Cells

Line = Sequence[Sequence[int]]


def path_of(rings: Collection[tuple[int, ...]], arcs: Sequence[Cells]) -> str:
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


def _ring(ring: tuple[int, ...], arcs: Sequence[Cells]) -> Cells:
    pieces = [arcs[at][:-1] if at >= 0 else arcs[~at][:0:-1] for at in ring]
    outline = _distinct(np.concatenate(pieces))
    return outline[:-1] if len(outline) > 1 and (outline[0] == outline[-1]).all() else outline


def _distinct(line: Cells) -> Cells:
    return line[np.r_[True, (np.diff(line, axis=0) != 0).any(axis=1)]]


def _commands(line: Cells) -> str:
    points: Line = line.tolist()
    text = f"M{points[0][0]} {points[0][1]}"
    if len(points) > 1:
        text += "l" + " ".join(f"{x - from_x} {y - from_y}" for (from_x, from_y), (x, y) in pairwise(points))
    return text.replace(" -", "-")
