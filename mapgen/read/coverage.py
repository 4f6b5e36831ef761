"""Polygons held to be a coverage: areas that share their borders exactly; small faults are mended, and said."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from mapgen.cache import remembered
from mapgen.errors import BoundariesError, Problem
from mapgen.findings import Finding, finding

LARGEST_MOVE = 0.001
"""How far mending may move any border, in degrees: about 100 metres, less than a pixel of any state's map."""

LARGEST_CHANGE = 0.001
"""How much of a county's area mending its outline may add or remove."""

GAP = LARGEST_MOVE / 10
"""Gaps between counties that are narrower than this, in degrees, are faults; wider ones are water."""

GAPS = 0.2
"""The part of the counties with such gaps from which on they are no inlets, but borders drawn twice."""


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
            by more than that. Every one is named.
    """
    _are_areas(table, file)
    shapes = shapely.force_2d(table.geometry.to_numpy())
    if remembered("coverage", table, lambda: _sound(shapes), bool):
        return table.set_geometry(gpd.GeoSeries(shapes, index=table.index, crs=table.crs)), []
    shapes, notes = _made_valid(shapes, table, file)
    if not _meets(shapes):
        shapes, met = _made_to_meet(shapes, table, file)
        notes += met
    return table.set_geometry(gpd.GeoSeries(shapes, index=table.index, crs=table.crs)), notes


def _are_areas(table: gpd.GeoDataFrame, file: str) -> None:
    shapes = table.geometry.to_numpy()
    coordinates, owner = shapely.get_coordinates(shapes, return_index=True)
    finite = np.ones(len(shapes), dtype=bool)
    finite[owner[~np.isfinite(coordinates).all(axis=1)]] = False
    areas = np.isin(shapely.get_type_id(shapes), AREAS)
    problems = []
    for at in np.flatnonzero(shapely.is_missing(shapes) | shapely.is_empty(shapes) | ~areas | ~finite):
        who, shape = _who(table, table.index[at]), shapes[at]
        if shape is None or shape.is_empty:
            problems.append(Problem(f"{who} has no geometry", file=file))
        elif not areas[at]:
            problems.append(Problem(f"{who} is a {shape.geom_type}, not a polygon", file=file))
        else:
            problems.append(Problem(f"{who} has coordinates that are not numbers", file=file))
    if problems:
        raise BoundariesError(f"{file}: some counties have no area to draw.", problems=problems)


def _made_valid(
    shapes: NDArray[np.object_], table: gpd.GeoDataFrame, file: str
) -> tuple[NDArray[np.object_], list[Finding]]:
    """Outlines that cross themselves, taken apart where they do."""
    invalid = np.flatnonzero(~shapely.is_valid(shapes))
    mended, notes, problems = shapes.copy(), [], []
    for at in invalid:
        who, why = _who(table, table.index[at]), shapely.is_valid_reason(shapes[at])
        whole = shapely.make_valid(shapes[at], method="structure", keep_collapsed=False)
        area = abs(shapely.area(shapes[at]))
        if whole.is_empty or area == 0 or abs(shapely.area(whole) - area) > LARGEST_CHANGE * area:
            problems.append(Problem(f"{who} has an outline that crosses itself ({why})", file=file))
        else:
            notes.append(finding("outline-mended", file, severity="warning", area=str(table.index[at]), place=who))
            mended[at] = whole
    if problems:
        raise BoundariesError(f"{file} has outlines that cannot be mended safely.", problems=problems)
    return mended, notes


def _made_to_meet(
    shapes: NDArray[np.object_], table: gpd.GeoDataFrame, file: str
) -> tuple[NDArray[np.object_], list[Finding]]:
    """Neighbours whose borders nearly agree, given one border."""
    faulty = _faulty(shapes)
    met = _cleaned(shapes)
    if _gappy(met):
        met = _cleaned(shapes, snapping_distance=GAP)
    moved = np.where(shapely.is_empty(met), np.inf, 0.0)
    changed = ~shapely.is_empty(met) & ~shapely.equals_exact(shapes, met, normalize=True)
    moved[changed] = shapely.hausdorff_distance(shapes[changed], met[changed])
    far = np.flatnonzero(moved > LARGEST_MOVE)
    if len(far):
        raise BoundariesError(
            f"{file} is not a coverage: counties overlap, or do not meet.",
            problems=[
                Problem(f"{_who(table, table.index[at])} {_fault(shapes, int(at), table)}", file=file) for at in far
            ],
            fix="Use the Census Bureau's cartographic boundary file, or clean the borders in a GIS.",
        )
    largest = float(moved.max()) * 111_000
    figures = {"counties": int(faulty.sum()), "metres": max(1, round(largest))}
    return met, [finding("borders-made-to-meet", file, severity="warning", values=figures)]


def _fault(shapes: NDArray[np.object_], at: int, table: gpd.GeoDataFrame) -> str:
    shared = shapely.area(shapely.intersection(shapes, shapes[at]))
    others = [_who(table, table.index[other]) for other in np.flatnonzero(shared > 0) if other != at]
    return f"overlaps {', '.join(others)}" if others else "does not meet its neighbours"


def _sound(shapes: NDArray[np.object_]) -> bool:
    return bool(shapely.is_valid(shapes).all()) and _meets(shapes)


def _meets(shapes: NDArray[np.object_]) -> bool:
    """Whether the areas are a coverage without narrow gaps."""
    # Looking for gaps finds every other fault too; what it finds need only be an inlet here and there.
    faulty = _faulty(shapes)
    if faulty.mean() >= GAPS:
        return False
    _, around = shapely.STRtree(shapes).query(shapes[faulty], predicate="intersects")
    return bool(shapely.coverage_is_valid(shapes[np.unique(around)]))


def _gappy(shapes: NDArray[np.object_]) -> bool:
    return bool(_faulty(shapes).mean() >= GAPS)


def _faulty(shapes: NDArray[np.object_]) -> NDArray[np.bool_]:
    return np.asarray(~shapely.is_empty(shapely.coverage_invalid_edges(shapes, gap_width=GAP)))


def _cleaned(shapes: NDArray[np.object_], **options: float) -> NDArray[np.object_]:
    return np.asarray(shapely.coverage_clean(shapes, gap_width=GAP, **options))  # type: ignore[attr-defined]  # not in the stubs yet


def _who(table: gpd.GeoDataFrame, geoid: object) -> str:
    return f"{table.at[geoid, 'name']} ({geoid})"
