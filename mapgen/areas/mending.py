"""Whether areas are a coverage, and how those that nearly are one become one: geometry alone, and all of it costly.

How long any of this takes, and how much memory, depends on how often lines cross, which a file of a hundred kilobytes
can drive into the millions. `sound` is to be waited for within a bound; `settle` is run by `mapgen.files.child` in a
process apart, which loads this module as a file: it imports nothing of mapgen.
"""

from __future__ import annotations

import dataclasses

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray

LARGEST_MOVE = 0.001
"""How far mending may move any border, in degrees: about 100 metres, less than a pixel of any state's map."""

LARGEST_CHANGE = 0.001
"""How much of a county's area mending its outline may add or remove."""

GAP = LARGEST_MOVE / 10
"""Gaps between counties that are narrower than this, in degrees, are faults; wider ones are water."""

GAPS = 0.2
"""The part of the counties with such gaps from which on they are no inlets, but borders drawn twice."""

Shapes = NDArray[np.object_]


@dataclasses.dataclass(frozen=True, slots=True)
class Settled:
    """What became of areas that were no coverage; areas are known by their positions.

    Attributes:
        shapes: The mended areas as WKB; empty where they cannot be mended.
        crossed: Areas whose outline crossed itself, and where: mended.
        torn: The same of those that cannot be mended without changing them.
        unequal: How many areas did not share their borders exactly.
        moved: How far mending moved a border at most, in degrees.
        far: Areas whose border would have to move too far, each with the areas that it overlaps.
    """

    shapes: list[bytes] = dataclasses.field(default_factory=list)
    crossed: list[tuple[int, str]] = dataclasses.field(default_factory=list)
    torn: list[tuple[int, str]] = dataclasses.field(default_factory=list)
    unequal: int = 0
    moved: float = 0.0
    far: list[tuple[int, list[int]]] = dataclasses.field(default_factory=list)


def sound(shapes: Shapes) -> bool:
    """Whether the areas are valid, and a coverage without narrow gaps."""
    return bool(shapely.is_valid(shapes).all()) and _meet(shapes)


def settle(shapes: Shapes) -> Settled:
    """Make a coverage of areas that nearly are one."""
    whole, crossed, torn = _made_valid(shapes)
    if torn:
        return Settled(crossed=crossed, torn=torn)
    if _meet(whole):
        return Settled(shapes=list(shapely.to_wkb(whole)), crossed=crossed)
    met = _cleaned(whole)
    if _gappy(met):
        met = _cleaned(whole, snapping_distance=GAP)
    moved = _moved(whole, met)
    far = np.flatnonzero(moved > LARGEST_MOVE)
    if len(far):
        return Settled(crossed=crossed, far=[(int(at), _overlapped(whole, int(at))) for at in far])
    return Settled(
        shapes=list(shapely.to_wkb(met)),
        crossed=crossed,
        unequal=int(_faulty(whole).sum()),
        moved=float(moved.max()),
    )


def packed(shapes: Shapes) -> bytes:
    """Areas as bytes, for `answer`."""
    return msgspec.msgpack.encode(list(shapely.to_wkb(shapes)))


def answer(content: bytes) -> bytes:
    """`settle` from bytes to bytes: of `packed` areas, a `Settled` in MessagePack."""
    wkb = msgspec.msgpack.decode(content, type=list[bytes])
    return msgspec.msgpack.encode(settle(np.asarray(shapely.from_wkb(np.array(wkb, dtype=object)))))


def _made_valid(shapes: Shapes) -> tuple[Shapes, list[tuple[int, str]], list[tuple[int, str]]]:
    """Outlines that cross themselves, taken apart where they do; which were mended, and which cannot be."""
    mended, crossed, torn = shapes.copy(), [], []
    for at in np.flatnonzero(~shapely.is_valid(shapes)):
        why = (int(at), str(shapely.is_valid_reason(shapes[at])))
        whole = shapely.make_valid(shapes[at], method="structure", keep_collapsed=False)
        area = abs(shapely.area(shapes[at]))
        if whole.is_empty or area == 0 or abs(shapely.area(whole) - area) > LARGEST_CHANGE * area:
            torn.append(why)
        else:
            crossed.append(why)
            mended[at] = whole
    return mended, crossed, torn


def _meet(shapes: Shapes) -> bool:
    """Whether the areas are a coverage without narrow gaps."""
    # Looking for gaps finds every other fault too; what it finds need only be an inlet here and there.
    faulty = _faulty(shapes)
    if faulty.mean() >= GAPS:
        return False
    _, around = shapely.STRtree(shapes).query(shapes[faulty], predicate="intersects")
    return bool(shapely.coverage_is_valid(shapes[np.unique(around)]))


def _gappy(shapes: Shapes) -> bool:
    return bool(_faulty(shapes).mean() >= GAPS)


def _faulty(shapes: Shapes) -> NDArray[np.bool_]:
    return np.asarray(~shapely.is_empty(shapely.coverage_invalid_edges(shapes, gap_width=GAP)))


def _cleaned(shapes: Shapes, **options: float) -> Shapes:
    return np.asarray(shapely.coverage_clean(shapes, gap_width=GAP, **options))  # type: ignore[attr-defined]  # not in the stubs yet


def _moved(shapes: Shapes, met: Shapes) -> NDArray[np.float64]:
    """How far each area's border was moved, in degrees; without end for one that vanished."""
    moved = np.where(shapely.is_empty(met), np.inf, 0.0)
    changed = ~shapely.is_empty(met) & ~shapely.equals_exact(shapes, met, normalize=True)
    moved[changed] = shapely.hausdorff_distance(shapes[changed], met[changed])
    return moved


def _overlapped(shapes: Shapes, at: int) -> list[int]:
    shared = shapely.area(shapely.intersection(shapes, shapes[at]))
    return [int(other) for other in np.flatnonzero(shared > 0) if other != at]
