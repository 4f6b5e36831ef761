"""Polygons held to be a coverage: areas that share their borders exactly; small faults are mended, and said."""

from __future__ import annotations

import tempfile

import geopandas as gpd
import msgspec
import numpy as np
import shapely

from mapgen.cache import remembered
from mapgen.errors import BoundariesError, Problem
from mapgen.findings import Finding, finding
from mapgen.listening import listening
from mapgen.read import apart, child
from mapgen.read.mending import Settled, Shapes, packed, sound
from mapgen.read.shape_bounds import LONGEST_SECONDS, MEND_MEMORY, MEND_SECONDS

AREAS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)

CLEANER = (
    "Use the Census Bureau's cartographic boundary file, or clean the borders first: in a GIS, or with "
    "mapshaper IN -clean -o OUT."
)
"""The way on where borders are beyond mending here."""

MENDS_WITHIN = {
    apart.TIME: f"takes more than {MEND_SECONDS} seconds",
    apart.MEMORY: f"takes more than {MEND_MEMORY // 1024**2:,} MB of memory",
}
"""Why mending was given up."""


def hold_together(table: gpd.GeoDataFrame, file: str) -> tuple[gpd.GeoDataFrame, list[Finding]]:
    """Hold every county to be an area, and all of them to be a coverage.

    Args:
        table: Indexed by `geoid`, once each: `name` and `geometry` in longitude and latitude.
        file: The file, for messages.

    Returns:
        The table, its geometry mended where that moved no border by more than about 100 metres, and what was
        mended: severity "warning", by county.

    Raises:
        BoundariesError: A county has no area, or one that cannot be mended; or counties overlap or miss each other
            by more than that: every one is named. Or finding out, or mending, takes more time or memory than the
            borders of any country's counties.
    """
    _are_areas(table, file)
    shapes = shapely.force_2d(table.geometry.to_numpy())
    settled = remembered("coverage", table, lambda: _settled(shapes, file), Settled)
    _refuse(settled, table, file)
    if settled.shapes:
        shapes = shapely.from_wkb(np.array(settled.shapes, dtype=object))
    return table.set_geometry(gpd.GeoSeries(shapes, index=table.index, crs=table.crs)), _notes(settled, table, file)


def _are_areas(table: gpd.GeoDataFrame, file: str) -> None:
    shapes = table.geometry.to_numpy()
    coordinates, owner = shapely.get_coordinates(shapes, return_index=True)
    finite = np.ones(len(shapes), dtype=bool)
    finite[owner[~np.isfinite(coordinates).all(axis=1)]] = False
    areas = np.isin(shapely.get_type_id(shapes), AREAS)
    problems = []
    for at in np.flatnonzero(shapely.is_missing(shapes) | shapely.is_empty(shapes) | ~areas | ~finite):
        who, shape = _who(table, int(at)), shapes[at]
        if shape is None or shape.is_empty:
            problems.append(Problem(f"{who} has no geometry", file=file))
        elif not areas[at]:
            problems.append(Problem(f"{who} is a {shape.geom_type}, not a polygon", file=file))
        else:
            problems.append(Problem(f"{who} has coordinates that are not numbers", file=file))
    if problems:
        raise BoundariesError(f"{file}: some counties have no area to draw.", problems=problems)


def _settled(shapes: Shapes, file: str) -> Settled:
    """What has to be said of the areas, and what became of them where they had to be mended."""
    try:
        if listening(lambda: sound(shapes), LONGEST_SECONDS):
            return Settled()
        return _mended(shapes)
    except TimeoutError:
        what = f"finding out whether its counties share their borders took more than {LONGEST_SECONDS:.0f} seconds"
        raise BoundariesError(f"{file} was given up: {what}.", fix=CLEANER) from None
    except apart.EndedError as ended:
        took = MENDS_WITHIN.get(ended.key, f"fails ({ended.more.rstrip('.')})")
        what = "has outlines that cross themselves or each other, or do not meet, and mending them"
        raise BoundariesError(f"{file} {what} {took}.", fix=CLEANER) from ended


def _mended(shapes: Shapes) -> Settled:
    """The areas, mended in a process apart."""
    asked = {"kind": "coverage", "memory": MEND_MEMORY, "seconds": MEND_SECONDS}
    with tempfile.TemporaryFile(prefix="mapgen-") as file:
        file.write(packed(shapes))
        file.flush()
        answer = b"".join(content for letter, content in apart.frames(asked, file) if letter == child.BYTES)
    return msgspec.msgpack.decode(answer, type=Settled)


def _refuse(settled: Settled, table: gpd.GeoDataFrame, file: str) -> None:
    if settled.torn:
        raise BoundariesError(
            f"{file} has outlines that cannot be mended safely.",
            problems=[
                Problem(f"{_who(table, at)} has an outline that crosses itself ({why})", file=file)
                for at, why in settled.torn
            ],
        )
    if settled.far:
        raise BoundariesError(
            f"{file} is not a coverage: counties overlap, or do not meet.",
            problems=[Problem(f"{_who(table, at)} {_fault(others, table)}", file=file) for at, others in settled.far],
            fix=CLEANER,
        )


def _fault(overlapped: list[int], table: gpd.GeoDataFrame) -> str:
    others = ", ".join(_who(table, other) for other in overlapped)
    return f"overlaps {others}" if others else "does not meet its neighbours"


def _notes(settled: Settled, table: gpd.GeoDataFrame, file: str) -> list[Finding]:
    notes = [
        finding("outline-mended", file, severity="warning", area=str(table.index[at]), place=_who(table, at))
        for at, _ in settled.crossed
    ]
    if settled.unequal:
        figures = {"counties": settled.unequal, "metres": max(1, round(settled.moved * 111_000))}
        notes.append(finding("borders-made-to-meet", file, severity="warning", values=figures))
    return notes


def _who(table: gpd.GeoDataFrame, at: int) -> str:
    return f"{table['name'].iloc[at]} ({table.index[at]})"
