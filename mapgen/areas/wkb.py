"""Well-known binary, held to be flat and bounded before GEOS reads it: collections in collections end its process."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from mapgen.areas.shape_bounds import MOST_RINGS_OF_AREA, OutlineCount

KINDS = {1: "Point", 2: "LineString", 3: "Polygon", 4: "MultiPoint", 5: "MultiLineString", 6: "MultiPolygon"}
POINT, LINE, POLYGON, MULTIPOLYGON = 1, 2, 3, 6
POINTS_AND_LINES = (1, 2, 4, 5)
WITH_Z, WITH_M, WITH_SRID = 0x80000000, 0x40000000, 0x20000000

Head = tuple[int, int, str, int]
"""Kind, dimensions, byte order and end of a geometry's head."""


def shapes_of(blobs: Sequence[bytes | None], called: str) -> NDArray[np.object_]:
    """The geometries of records.

    Args:
        blobs: One for each record.
        called: The file, for messages.

    Raises:
        BoundariesError: They have too many points, rings or parts.
        ValueError: One is damaged, or is no area that can be drawn: a collection, or an arc of a circle.
        shapely.errors.GEOSException: One is damaged.
    """
    counter = OutlineCount(called)
    for blob in blobs:
        if blob is not None:
            _hold(blob, counter)
    return np.asarray(shapely.from_wkb(np.array(blobs, dtype=object)))


def are_points_and_lines(blobs: Iterable[bytes | None]) -> bool:
    """Whether there are geometries, and all of them are points or lines."""
    try:
        kinds = {_head(blob, 0)[0] for blob in blobs if blob is not None}
    except struct.error:
        return False
    return bool(kinds) and kinds <= set(POINTS_AND_LINES)


def _hold(blob: bytes, counter: OutlineCount) -> None:
    try:
        kind, dimensions, order, at = _head(blob, 0)
        if kind == POLYGON:
            _hold_polygon(blob, (kind, dimensions, order, at), counter)
        elif kind == LINE:
            (points,) = struct.unpack_from(f"{order}I", blob, at)
            counter.add(points, 1)
        elif kind == MULTIPOLYGON:
            _hold_parts(blob, order, at, counter)
        elif kind != POINT:
            raise ValueError(f"a geometry is a {KINDS.get(kind, 'collection or curve')}, not a polygon")
    except struct.error as error:
        raise ValueError("a geometry is cut short") from error


def _hold_parts(blob: bytes, order: str, at: int, counter: OutlineCount) -> None:
    (parts,) = struct.unpack_from(f"{order}I", blob, at)
    if parts > MOST_RINGS_OF_AREA:
        raise ValueError(f"an area has more than {MOST_RINGS_OF_AREA:,} parts")
    at += 4
    for _ in range(parts):
        head = _head(blob, at)
        if head[0] != POLYGON:
            raise ValueError("a part of a MultiPolygon is none")
        at = _hold_polygon(blob, head, counter)


def _hold_polygon(blob: bytes, head: Head, counter: OutlineCount) -> int:
    """Count the rings of a polygon; where it ends."""
    _, dimensions, order, at = head
    (rings,) = struct.unpack_from(f"{order}I", blob, at)
    if rings > MOST_RINGS_OF_AREA:
        raise ValueError(f"an area has more than {MOST_RINGS_OF_AREA:,} rings")
    at += 4
    counter.add(0, 0 if rings else 1)
    for _ in range(rings):
        (points,) = struct.unpack_from(f"{order}I", blob, at)
        counter.add(points, 1)
        at += 4 + points * dimensions * 8
    return at


def _head(blob: bytes, at: int) -> Head:
    order = "<" if blob[at : at + 1] == b"\x01" else ">"
    (code,) = struct.unpack_from(f"{order}I", blob, at + 1)
    iso, kind = divmod(code & 0x0FFFFFFF, 1000)
    dimensions = 2 + bool(code & WITH_Z) + bool(code & WITH_M) + (0, 1, 1, 2, 0)[min(iso, 4)]
    return kind, dimensions, order, at + (9 if code & WITH_SRID else 5)
