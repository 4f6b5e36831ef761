"""TopoJSON to areas and fields: arcs put together to rings, each object a layer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from mapgen.areas.described_areas import Points, area_of, polygon_of, positions, ring_of
from mapgen.areas.fields import fields_of, hold_table, table_of
from mapgen.areas.shape_bounds import MOST_AREAS, OutlineCount, hold
from mapgen.errors import BoundariesError
from mapgen.findings import refusal

SMALLEST_RING = 4
"""Points of a triangle, whose last is its first; fewer enclose nothing."""

Stitch = Callable[[Any], Points]


@dataclass(frozen=True, slots=True)
class TopoLayer:
    """One object of a topology, whose areas are put together only when they are asked for.

    Attributes:
        name: What the topology calls it.
        fields: A row for each geometry, without its area.
    """

    name: str
    fields: gpd.GeoDataFrame
    _records: list[Any]
    _stitched: Stitch
    _called: str

    def areas(self, chosen: NDArray[np.bool_] | None = None) -> NDArray[np.object_]:
        """The areas of the chosen geometries, or of all, in order; without a reference system.

        Raises:
            BoundariesError: One of them is damaged.
            ValueError: The arcs are, in words.
        """
        places = np.arange(len(self._records)) if chosen is None else np.flatnonzero(chosen)
        shapes = np.empty(len(places), dtype=object)
        for at, place in enumerate(places):
            try:
                shapes[at] = _shape(self._records[place], self._stitched)
            except ValueError as error:
                layer = repr(self.name[:40])
                summary = refusal(
                    "geometry-unreadable", self._called, geometry=int(place) + 1, layer=layer, said=str(error)
                )
                raise BoundariesError(summary) from error
        return shapes


def topojson_layers(document: dict[str, Any], called: str) -> list[TopoLayer]:
    """The objects of a parsed topology.

    A topology of the country has layers of states and of the nation beside that of its counties; what is wrong in
    those stops nobody who asks for the counties.

    Raises:
        BoundariesError: There are too many objects or fields.
        ValueError: It is no topology, or an object has no geometries; in words.
    """
    objects, arcs = document.get("objects"), document.get("arcs")
    if not isinstance(objects, dict) or not isinstance(arcs, list):
        raise ValueError("it has no objects, or no arcs")
    stitched = _stitching(_decoded(arcs, document.get("transform")), called)
    layers, areas = [], 0
    for name, found in objects.items():
        records = found.get("geometries") if _is(found, "GeometryCollection") else [found]
        if not isinstance(records, list):
            raise ValueError(f"the object {name[:40]!r} has no list of geometries")
        areas += len(records)
        hold(areas, MOST_AREAS, "areas", called)
        hold_table(len(records), 0, called)
        fields = fields_of([_fields(record) for record in records], called)
        layers.append(
            TopoLayer(name, table_of(fields, np.empty(len(records), dtype=object), None), records, stitched, called)
        )
    return layers


def _fields(record: Any) -> dict[str, Any]:
    if not isinstance(record, dict):
        return {}
    properties = record.get("properties")
    identity = {"id": str(record["id"])} if isinstance(record.get("id"), int | str) else {}
    return {**identity, **(properties if isinstance(properties, dict) else {})}


def _shape(record: Any, stitched: Stitch) -> shapely.Geometry | None:
    if not isinstance(record, dict):
        raise ValueError("it is no object")
    kind, arcs = record.get("type"), record.get("arcs")
    if kind is None:
        return None
    if kind == "Polygon" and isinstance(arcs, list):
        return polygon_of(_rings(arcs, stitched))
    if kind == "MultiPolygon" and isinstance(arcs, list) and all(isinstance(part, list) for part in arcs):
        return area_of([rings for rings in (_rings(part, stitched) for part in arcs) if rings])
    if kind in ("Point", "MultiPoint", "LineString", "MultiLineString", "GeometryCollection"):
        return shapely.GeometryCollection()  # no county's, whatever it is
    raise ValueError("it is neither Polygon nor MultiPolygon, or has no arcs")


def _rings(parts: list[Any], stitched: Stitch) -> list[Points]:
    """The rings of a polygon; none where its outline has become a point or a line, which encloses nothing.

    Programs that simplify a topology leave such rings of islets behind, as the us-atlas of 2023 does.
    """
    rings = [stitched(ring) for ring in parts]
    if rings and _is_flat(rings[0]):
        return []
    return [ring_of(ring) for ring in rings if not _is_flat(ring)]


def _is_flat(ring: Points) -> bool:
    return 0 < len(ring) < SMALLEST_RING and bool((ring[0] == ring[-1]).all())


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
        return np.concatenate([*chosen[:1], *(arc[1:] for arc in chosen[1:])]) if chosen else np.empty((0, 2))

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
