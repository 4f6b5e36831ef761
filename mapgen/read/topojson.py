"""TopoJSON to areas and fields: arcs put together to rings, each object a layer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from mapgen.errors import BoundariesError
from mapgen.read.areas import Points, area_of, polygon_of, positions, ring_of
from mapgen.read.fields import fields_of, hold_table, table_of
from mapgen.read.shape_bounds import MOST_AREAS, OutlineCount, hold

Layer = tuple[str, gpd.GeoDataFrame]


def topojson_layers(document: dict[str, Any], called: str) -> list[Layer]:
    """The objects of a parsed topology, each with its name; without a reference system.

    Raises:
        BoundariesError: There are too many objects, rings or points, or none that can be read.
        ValueError: It is no topology, or an object is damaged; in words.
    """
    objects, arcs = document.get("objects"), document.get("arcs")
    if not isinstance(objects, dict) or not isinstance(arcs, list):
        raise ValueError("it has no objects, or no arcs")
    decoded = _decoded(arcs, document.get("transform"))
    stitched = _stitching(decoded, called)
    layers, areas = [], 0
    for name, found in objects.items():
        records = found.get("geometries") if _is(found, "GeometryCollection") else [found]
        if not isinstance(records, list):
            raise ValueError(f"the object {name[:40]!r} has no list of geometries")
        areas += len(records)
        hold(areas, MOST_AREAS, "areas", called)
        layers.append((name, _layer(name, records, stitched, called)))
    return layers


Stitch = Callable[[Any], Points]


def _layer(name: str, records: list[Any], stitched: Stitch, called: str) -> gpd.GeoDataFrame:
    hold_table(len(records), 0, called)
    fields, shapes = [], np.empty(len(records), dtype=object)
    for at, record in enumerate(records):
        try:
            shapes[at] = _shape(record, stitched)
        except ValueError as error:
            raise BoundariesError(f"{called}: geometry {at + 1:,} of {name[:40]!r}: {error}.") from error
        properties = record.get("properties")
        identity = {"id": str(record["id"])} if isinstance(record.get("id"), int | str) else {}
        fields.append({**identity, **(properties if isinstance(properties, dict) else {})})
    return table_of(fields_of(fields, called), shapes, None)


def _shape(record: Any, stitched: Stitch) -> shapely.Geometry | None:
    if not isinstance(record, dict):
        raise ValueError("it is no object")
    kind, arcs = record.get("type"), record.get("arcs")
    if kind is None:
        return None
    if kind == "Polygon" and isinstance(arcs, list):
        return polygon_of([stitched(ring) for ring in arcs])
    if kind == "MultiPolygon" and isinstance(arcs, list) and all(isinstance(part, list) for part in arcs):
        return area_of([[stitched(ring) for ring in part] for part in arcs])
    if kind in ("Point", "MultiPoint", "LineString", "MultiLineString", "GeometryCollection"):
        return shapely.GeometryCollection()  # no county's, whatever it is
    raise ValueError("it is neither Polygon nor MultiPolygon, or has no arcs")


def _stitching(arcs: list[Points], called: str) -> Stitch:
    """Puts arcs together to a ring; a topology names arcs again and again, so what comes out is counted."""
    counter = OutlineCount(called)

    def stitched(places: Any) -> Points:
        if not isinstance(places, list) or not all(type(place) is int for place in places):
            raise ValueError("a ring is no list of arcs")
        if not all(-len(arcs) <= place < len(arcs) for place in places):
            raise ValueError(f"a ring names an arc that is none of the {len(arcs):,}")
        # -1 is the first arc backwards, which also is how Python counts from the end of the list: ~place, not place.
        chosen = [arcs[place] if place >= 0 else arcs[~place][::-1] for place in places]
        counter.add(sum(map(len, chosen)), 1)
        # Each arc begins where the one before it ends.
        return ring_of(np.concatenate([*chosen[:1], *(arc[1:] for arc in chosen[1:])]) if chosen else [])

    return stitched


def _decoded(arcs: list[Any], transform: Any) -> list[Points]:
    """The points of the arcs: where there is a transform, each is a step on a grid from the one before it."""
    found = [positions(arc) if isinstance(arc, list) else _no_arc() for arc in arcs]
    if transform is None:
        return found
    scale, translate = (_pair(transform, name) for name in ("scale", "translate"))
    return [np.cumsum(arc, axis=0) * scale + translate for arc in found]


def _pair(transform: Any, name: str) -> Points:
    pair = transform.get(name) if isinstance(transform, dict) else None
    if not isinstance(pair, list) or len(pair) != 2 or not all(type(number) in (int, float) for number in pair):
        raise ValueError(f"its transform has no {name} of two numbers")
    return np.asarray(pair, dtype=np.float64)


def _no_arc() -> Points:
    raise ValueError("an arc is no list of positions")


def _is(found: Any, kind: str) -> bool:
    return isinstance(found, dict) and found.get("type") == kind
