"""Polygons held to be a coverage: areas that share their borders exactly; small faults are mended, and said."""

from __future__ import annotations

import tempfile

import geopandas as gpd
import msgspec
import numpy as np
import shapely

from mapgen.areas.mending import Settled, Shapes, packed, sound
from mapgen.areas.shape_bounds import LONGEST_SECONDS, MEND_MEMORY, MEND_SECONDS
from mapgen.cache import remembered
from mapgen.errors import BoundariesError
from mapgen.files import apart, child
from mapgen.findings import Finding, finding, refusal
from mapgen.listening import listening

AREAS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


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
            problems.append(finding("no-geometry", file, place=who))
        elif not areas[at]:
            problems.append(finding("no-polygon", file, place=who, kind=shape.geom_type))
        else:
            problems.append(finding("coordinates-no-numbers", file, place=who))
    if problems:
        raise BoundariesError(refusal("areas-missing", file), problems=problems)


def _settled(shapes: Shapes, file: str) -> Settled:
    """What has to be said of the areas, and what became of them where they had to be mended."""
    try:
        if listening(lambda: sound(shapes), LONGEST_SECONDS):
            return Settled()
        return _mended(shapes)
    except TimeoutError:
        raise BoundariesError(refusal("borders-take-long", file, most=int(LONGEST_SECONDS))) from None
    except apart.EndedError as ended:
        why = {apart.TIME: "time", apart.MEMORY: "memory"}.get(ended.key, "fails")
        values = {"seconds": MEND_SECONDS, "megabytes": MEND_MEMORY // 1024**2}
        summary = refusal("mending-given-up", file, why=why, said=ended.more.rstrip("."), **values)
        raise BoundariesError(summary) from ended


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
            refusal("outlines-beyond-mending", file),
            problems=[finding("outline-crosses", file, place=_who(table, at), why=why) for at, why in settled.torn],
        )
    if settled.far:
        raise BoundariesError(
            refusal("no-coverage", file), problems=[_fault(at, others, table, file) for at, others in settled.far]
        )


def _fault(at: int, overlapped: list[int], table: gpd.GeoDataFrame, file: str) -> Finding:
    others = ", ".join(_who(table, other) for other in overlapped)
    return finding("area-overlaps", file, place=_who(table, at), others=others or "nothing")


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
