"""GeoJSON (RFC 7946) to areas and fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pyproj
import shapely

from mapgen.areas.described_areas import area_of, polygon_of, positions, ring_of
from mapgen.areas.fields import fields_of, hold_table, table_of
from mapgen.areas.reference_system import system_listed, system_named
from mapgen.areas.shape_bounds import OutlineCount
from mapgen.errors import BoundariesError
from mapgen.findings import Finding, finding, refusal

WGS84 = "EPSG:4326"
"""What GeoJSON is in, where it says nothing else."""

POINTS: dict[str, Callable[[Any], shapely.Geometry]] = {
    "Point": lambda found: shapely.Point(positions([found])[0]),
    "MultiPoint": lambda found: shapely.MultiPoint(positions(found)),
    "LineString": lambda found: shapely.LineString(positions(found)),
    "MultiLineString": lambda found: shapely.MultiLineString([positions(line) for line in found]),
}
"""Geometries that no county has. They are read so that the county they stand for can be named."""


MEMBERS = {"type", "coordinates", "bbox", "crs"}
"""What an object has that is a geometry and nothing else."""


@dataclass(frozen=True, slots=True)
class Faulty:
    """A geometry that is none.

    Attributes:
        why: What is wrong with it, in words that follow "its".
    """

    why: str


def geometries(called: str) -> Callable[[dict[str, Any]], Any]:
    """What makes geometries of objects while a document is parsed, so that their lists need not be kept.

    Args:
        called: The file, for messages.

    Returns:
        A function that gives a geometry for an object that is one, `Faulty` for one that should be, and every other
        object as it is: a county may have fields called "type" and "coordinates". It raises a `BoundariesError` where
        they have too many points or rings together.
    """
    counter = OutlineCount(called)

    def made(found: dict[str, Any]) -> Any:
        if not found.keys() <= MEMBERS or "coordinates" not in found or not isinstance(found.get("type"), str):
            return found
        return _made(found, counter)

    return made


def geojson_table(document: dict[str, Any], called: str) -> tuple[gpd.GeoDataFrame, list[Finding]]:
    """The features of a parsed document.

    Args:
        document: With its geometries made by `geometries`.
        called: The file, for messages.

    Raises:
        BoundariesError: It has no list of features, one of them is none, or there are too many.
    """
    features = document.get("features")
    if not isinstance(features, list):
        raise BoundariesError(refusal("no-list-of-features", called))
    hold_table(len(features), 0, called)
    counter = OutlineCount(called)
    records, shapes, problems = [], np.empty(len(features), dtype=object), []
    for at, feature in enumerate(features):
        try:
            record, shapes[at] = _record(feature, counter)
            records.append(record)
        except ValueError as error:
            problems.append(finding("feature-unreadable", called, feature=at + 1, said=str(error)))
    if problems:
        raise BoundariesError(refusal("features-unreadable", called), problems=problems)
    crs, notes = system_of(document, called)
    return table_of(fields_of(records, called), shapes, crs or pyproj.CRS(WGS84)), notes


def system_of(document: dict[str, Any], called: str) -> tuple[pyproj.CRS | None, list[Finding]]:
    """The reference system that a document names in the way of 2008, and a warning where it is none that is known."""
    said = document.get("crs")
    if said is None:
        return None, []
    inner = said.get("properties") if isinstance(said, dict) else None
    kind, inner = (said.get("type"), inner) if isinstance(inner, dict) else (None, {})
    found = None
    if kind == "name" and isinstance(inner.get("name"), str):
        found = system_named(inner["name"])
    elif kind == "EPSG" and isinstance(inner.get("code"), int | str):
        found = system_listed("EPSG", str(inner["code"]))
    if found is not None:
        return found, []
    return None, [finding("strange-reference-system", called, severity="warning")]


def _made(found: dict[str, Any], counter: OutlineCount) -> shapely.Geometry | Faulty:
    try:
        shape = _geometry(found["type"], found["coordinates"])
    except (ValueError, TypeError, IndexError, OverflowError, shapely.errors.ShapelyError) as error:
        return Faulty(str(error))
    counter.add(int(shapely.get_num_coordinates(shape)), _rings(found["type"], found["coordinates"]))
    return shape


def _rings(kind: str, coordinates: list[Any]) -> int:
    """How many rings a geometry has; a part without any counts as one."""
    if kind == "MultiPolygon":
        return sum(max(len(part), 1) for part in coordinates)
    return max(len(coordinates), 1) if kind == "Polygon" else 1


def _record(feature: Any, counter: OutlineCount) -> tuple[dict[str, Any], shapely.Geometry | None]:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise ValueError("it is no Feature")
    shape, properties = feature.get("geometry"), feature.get("properties")
    if isinstance(shape, dict) and "coordinates" in shape and isinstance(shape.get("type"), str):
        shape = _made(shape, counter)  # one with more in it than a geometry has
    if isinstance(shape, Faulty):
        raise ValueError(shape.why)
    if shape is not None and not isinstance(shape, shapely.Geometry):
        what = shape.get("type") if isinstance(shape, dict) else shape
        raise ValueError(f"its geometry is {str(what)[:40]!r}, not a Polygon or MultiPolygon")
    if isinstance(properties, shapely.Geometry | Faulty):
        properties = None  # two fields, called as a geometry's are, that are neither codes nor names
    if properties is not None and not isinstance(properties, dict):
        raise ValueError("its properties are no object")
    # A number there counts the features; a text is a code.
    named = {"id": feature["id"]} if isinstance(feature.get("id"), str) else {}
    return {**named, **(properties or {})}, shape


def _geometry(kind: str, coordinates: Any) -> shapely.Geometry:
    if not isinstance(coordinates, list):
        raise ValueError("coordinates are no list")
    if kind == "Polygon":
        return polygon_of([ring_of(ring) for ring in coordinates])
    if kind == "MultiPolygon":
        return area_of([[ring_of(ring) for ring in part] for part in coordinates])
    if kind in POINTS:
        return POINTS[kind](coordinates)
    raise ValueError(f"{kind[:40]!r} is no kind of geometry")
