"""Well-known binary, held to be flat before GEOS reads it: collections within collections end its process."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

KINDS = {1: "Point", 2: "LineString", 3: "Polygon", 4: "MultiPoint", 5: "MultiLineString", 6: "MultiPolygon"}
POLYGON, MULTIPOLYGON = 3, 6
FLAT = (1, 2, 3)
WITH_Z, WITH_M, WITH_SRID = 0x80000000, 0x40000000, 0x20000000


def shapes_of(blobs: Sequence[bytes | None]) -> tuple[NDArray[np.object_], int]:
    """The geometries of records, and how many points they have.

    Raises:
        ValueError: One is damaged, or is no area that can be drawn: a collection, or an arc of a circle.
        shapely.errors.GEOSException: One is damaged.
    """
    for blob in blobs:
        if blob is not None:
            _hold_flat(blob)
    shapes = np.asarray(shapely.from_wkb(np.array(blobs, dtype=object)))
    return shapes, int(shapely.get_num_coordinates(shapes).sum())


def _hold_flat(blob: bytes) -> None:
    try:
        kind, dimensions, order, at = _head(blob, 0)
        if kind in FLAT:
            return
        if kind != MULTIPOLYGON:
            raise ValueError(f"a geometry is a {KINDS.get(kind, 'collection or curve')}, not a polygon")
        (parts,) = struct.unpack_from(f"{order}I", blob, at)
        at += 4
        for _ in range(parts):
            kind, dimensions, order, at = _head(blob, at)
            if kind != POLYGON:
                raise ValueError("a part of a MultiPolygon is none")
            (rings,) = struct.unpack_from(f"{order}I", blob, at)
            at += 4
            for _ in range(rings):
                (points,) = struct.unpack_from(f"{order}I", blob, at)
                at += 4 + points * dimensions * 8
    except struct.error as error:
        raise ValueError("a geometry is cut short") from error


def _head(blob: bytes, at: int) -> tuple[int, int, str, int]:
    """Kind, dimensions, byte order and end of a geometry's head."""
    order = "<" if blob[at : at + 1] == b"\x01" else ">"
    (code,) = struct.unpack_from(f"{order}I", blob, at + 1)
    iso, kind = divmod(code & 0x0FFFFFFF, 1000)
    dimensions = 2 + bool(code & WITH_Z) + bool(code & WITH_M) + (0, 1, 1, 2, 0)[min(iso, 4)]
    return kind, dimensions, order, at + (9 if code & WITH_SRID else 5)
