"""Shapefiles: the areas of a `.shp`, found by its `.shx`, with the fields of its `.dbf`."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mapgen.areas.dbf import Fields, dbf_fields
from mapgen.areas.described_areas import Points, areas_of
from mapgen.areas.shape_bounds import (
    LARGEST_FILE,
    LONGEST_SECONDS,
    MOST_AREAS,
    MOST_COORDINATES,
    MOST_RINGS,
    given_up,
    hold,
    stopwatch,
)
from mapgen.errors import BoundariesError
from mapgen.files.regular import read_regular
from mapgen.findings import refusal
from mapgen.listening import listening

MAGIC = b"\x00\x00\x27\x0a"
NOTHING, AREAS = 0, (5, 15, 25)
OTHERS = {1: "points", 3: "lines", 8: "points", 11: "points", 13: "lines", 18: "points", 21: "points", 23: "lines"}
HEAD = 100
"""Bytes before the first record of a `.shp` or `.shx`."""

BEFORE_PARTS = 44
"""Bytes of a record's content before the list of its rings: kind, extent, and how many rings and points there are."""

NO_POINTS, NO_RINGS = np.empty((0, 2)), np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Shapefile:
    """The files of a shapefile, read whole.

    Attributes:
        shp: The areas.
        shx: Where each of them lies.
        dbf: Their fields.
        called: What it is called in messages.
    """

    shp: bytes
    shx: bytes
    dbf: bytes
    called: str

    def fields(self, encoding: str, only: frozenset[str] = frozenset()) -> tuple[Fields, NDArray[np.bool_]]:
        """The fields, or some of them, and which records are not deleted.

        Raises:
            BoundariesError: There are not as many records as areas, or too many.
            ValueError: As `mapgen.areas.dbf.dbf_fields`.
        """
        fields, kept = dbf_fields(self.dbf, encoding, self.called, only)
        areas = len(self._places())
        if len(kept) != areas:
            raise BoundariesError(refusal("shapefile-of-two", self.called, areas=areas, records=len(kept)))
        return fields, kept

    def shapes(self, chosen: NDArray[np.bool_]) -> NDArray[np.object_]:
        """The areas of the chosen records; None where a record has none.

        Raises:
            BoundariesError: It holds no areas, or there are too many points or rings.
            ValueError: It is damaged; in words.
        """
        places, numbers = self._places(), np.flatnonzero(chosen)
        parts: list[Points] = []
        firsts: list[NDArray[np.int64]] = []
        points = rings = 0
        for number in numbers:
            try:
                found, starts = _rings(self.shp, int(places[number]))
            except ValueError as error:
                raise ValueError(f"record {number + 1:,}: {error}") from error
            parts.append(found)
            firsts.append(starts + points)
            points, rings = points + len(found), rings + len(starts)
            hold(points, MOST_COORDINATES, "points", self.called)
            hold(rings, MOST_RINGS, "rings", self.called)
        if not rings:
            return np.empty(len(numbers), dtype=object)
        records = np.repeat(numbers, [len(starts) for starts in firsts])
        check = stopwatch(self.called)
        work = partial(areas_of, np.concatenate(parts), np.concatenate(firsts), records, len(chosen), check)
        try:
            areas = listening(work, LONGEST_SECONDS)
        except TimeoutError:
            raise given_up(self.called) from None
        return areas[chosen]

    def _places(self) -> NDArray[np.int64]:
        """The byte at which each record begins in the `.shp`."""
        if len(self.shx) < HEAD:
            raise ValueError("its .shx is cut short")
        hold((len(self.shx) - HEAD) // 8, MOST_AREAS, "areas", self.called)
        entries = np.frombuffer(self.shx, dtype=">i4", count=(len(self.shx) - HEAD) // 8 * 2, offset=HEAD)
        return entries[::2].astype(np.int64) * 2


def open_shapefile(path: Path, companions: dict[str, Path], called: str) -> Shapefile:
    """Read the three files that every shapefile has.

    Args:
        path: The `.shp`.
        companions: The files beside it by their endings in small letters; `.shx` and `.dbf` must be among them.
        called: The file as the user knows it.

    Raises:
        BoundariesError: The `.shp` is shorter than it says, or holds no areas.
        OSError: A file is not regular, or cannot be read.
    """
    paths = (path, companions[".shx"], companions[".dbf"])
    shp, shx, dbf = (read_regular(part, most_bytes=LARGEST_FILE) for part in paths)
    if len(shp) < HEAD or not shp.startswith(MAGIC):
        raise BoundariesError(refusal("head-cut-short", called))
    length = int.from_bytes(shp[24:28], "big") * 2
    if len(shp) < length:
        raise BoundariesError(refusal("bytes-cut-short", called, bytes=len(shp), of=length))
    kind = int.from_bytes(shp[32:36], "little")
    if kind not in (NOTHING, *AREAS):
        raise BoundariesError(refusal("shapefile-of-no-areas", called, kind=OTHERS.get(kind, "other")))
    return Shapefile(shp, shx, dbf, called)


def _rings(shp: bytes, place: int) -> tuple[Points, NDArray[np.int64]]:
    """The points of the record that begins at a byte, and where its rings begin among them."""
    if not HEAD <= place <= len(shp) - 12:
        raise ValueError("it lies outside the .shp")
    start = place + 8
    end = min(start + int.from_bytes(shp[place + 4 : start], "big") * 2, len(shp))
    (kind,) = struct.unpack_from("<i", shp, start)
    if kind == NOTHING:
        return NO_POINTS, NO_RINGS
    if kind not in AREAS or start + BEFORE_PARTS > end:
        raise ValueError("it is no area")
    parts, points = struct.unpack_from("<ii", shp, start + BEFORE_PARTS - 8)
    at = start + BEFORE_PARTS
    if parts < 0 or points < 0 or at + parts * 4 + points * 16 > end:
        raise ValueError("it is cut short")
    if not parts or not points:
        return NO_POINTS, NO_RINGS
    firsts = np.frombuffer(shp, dtype="<i4", count=parts, offset=at).astype(np.int64)
    if firsts[0] != 0 or (parts > 1 and ((np.diff(firsts) <= 0).any() or firsts[-1] >= points)):
        raise ValueError("its rings are not in order")
    return np.frombuffer(shp, dtype="<f8", count=points * 2, offset=at + parts * 4).reshape(-1, 2), firsts
