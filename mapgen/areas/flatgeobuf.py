"""FlatGeobuf to areas and fields: a header, an index that is not needed, and one record after the other."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

import geopandas as gpd
import numpy as np
import pyproj
import shapely

from mapgen.areas.described_areas import Points, area_of, polygon_of, ring_of
from mapgen.areas.fields import fields_of, hold_table, table_of
from mapgen.areas.flatbuffer import Table, root
from mapgen.areas.reference_system import system_listed, system_written
from mapgen.areas.shape_bounds import MOST_AREAS, OutlineCount, hold
from mapgen.errors import BoundariesError
from mapgen.findings import refusal

MAGIC = b"fgb\x03fgb"
HEAD = 8
"""Bytes of the magic, of which the last counts small changes of the format."""

POLYGON, MULTIPOLYGON = 3, 6
KINDS = {1: "Point", 2: "LineString", 4: "MultiPoint", 5: "MultiLineString", 7: "GeometryCollection"}
NODE = 40
"""Bytes of a node of the index: an extent and a place."""

NUMBERS = {0: "b", 1: "B", 2: "?", 3: "h", 4: "H", 5: "i", 6: "I", 7: "q", 8: "Q", 9: "f", 10: "d"}
TEXT, TIME = 11, 13
LONG = (TEXT, 12, TIME, 14)
"""Values that say how long they are: text, JSON, time, bytes."""

# Slots of the tables, in the order of the format's schema.
GEOMETRY_TYPE, COLUMNS, COUNT, NODE_SIZE, CRS = 2, 7, 8, 9, 10
COLUMN_NAME, COLUMN_TYPE = 0, 1
ORG, CODE, WKT = 0, 1, 4
GEOMETRY, PROPERTIES = 0, 1
ENDS, XY, TYPE, PARTS = 0, 1, 6, 7

Column = tuple[str, int]


def flatgeobuf_table(content: bytes, called: str) -> gpd.GeoDataFrame:
    """The records of a file; without a reference system where it names none.

    Raises:
        BoundariesError: There is too much of something.
        ValueError, struct.error: It is damaged.
    """
    (length,) = struct.unpack_from("<I", content, HEAD)
    header = root(content[HEAD + 4 : HEAD + 4 + length])
    columns = [_column(column) for column in header.tables(COLUMNS)]
    count = header.number(COUNT, "Q", 0)
    hold_table(count, len(columns), called)
    start = HEAD + 4 + length + _index_bytes(count, header.number(NODE_SIZE, "H", 16))
    kind, counter = header.number(GEOMETRY_TYPE, "B", 0), OutlineCount(called)
    records: list[dict[str, Any]] = []
    shapes: list[shapely.Geometry | None] = []
    for feature in _features(content, start):
        hold(len(records) + 1, MOST_AREAS, "areas", called)
        geometry, properties = feature.table(GEOMETRY), feature.raw(PROPERTIES)
        try:
            shapes.append(None if geometry is None else _shape(geometry, kind, counter))
            records.append(_record(properties, columns))
        except (ValueError, IndexError, struct.error) as error:
            raise ValueError(f"record {len(records) + 1:,}: {error}") from error
    if count and len(records) != count:
        raise BoundariesError(refusal("areas-cut-short", called, areas=len(records), of=count))
    # Every record has every field, in the order of the header.
    names = [name for name, _ in columns]
    whole = [{**dict.fromkeys(names), **record} for record in records]
    array = np.empty(len(shapes), dtype=object)
    array[:] = shapes
    return table_of(fields_of(whole, called), array, _system(header.table(CRS)))


def _features(content: bytes, at: int) -> Iterator[Table]:
    while at < len(content):
        (length,) = struct.unpack_from("<I", content, at)
        if at + 4 + length > len(content):
            raise ValueError("its last record is cut short")
        yield root(content[at + 4 : at + 4 + length])
        at += 4 + length


def _index_bytes(count: int, node_size: int) -> int:
    """How long the index is: a tree of nodes, each above as many as `node_size` says."""
    if not count or not node_size:
        return 0
    nodes = level = count
    while level > 1:
        level = -(-level // max(node_size, 2))
        nodes += level
    return nodes * NODE


def _shape(geometry: Table, kind: int, counter: OutlineCount) -> shapely.Geometry:
    kind = kind or geometry.number(TYPE, "B", 0)
    if kind == POLYGON:
        return polygon_of(_rings(geometry, counter))
    if kind == MULTIPOLYGON:
        return area_of([_rings(part, counter) for part in geometry.tables(PARTS)])
    raise ValueError(f"its geometry is a {KINDS.get(kind, 'curve or surface')}, not a polygon")


def _rings(geometry: Table, counter: OutlineCount) -> list[Points]:
    xy, ends = geometry.array(XY, "<f8"), geometry.array(ENDS, "<u4").astype(np.int64)
    counter.add(len(xy) // 2, max(len(ends), 1))
    if len(xy) % 2:
        raise ValueError("its coordinates are no pairs")
    points = xy.reshape(-1, 2)
    if len(ends) and (ends[-1] != len(points) or (np.diff(ends) < 0).any()):
        raise ValueError("its rings are not in order")
    return [ring_of(ring) for ring in np.split(points, ends[:-1])] if len(points) else []


def _column(column: Table) -> Column:
    return column.text(COLUMN_NAME), column.number(COLUMN_TYPE, "B", 0)


def _record(properties: bytes, columns: list[Column]) -> dict[str, Any]:
    """The values of a record: each after the number of its column."""
    record: dict[str, Any] = {}
    at = 0
    while at < len(properties):
        (number,) = struct.unpack_from("<H", properties, at)
        name, kind = columns[number]
        at += 2
        if kind in LONG:
            (length,) = struct.unpack_from("<I", properties, at)
            value = properties[at + 4 : at + 4 + length]
            if len(value) < length:
                raise ValueError(f"its field {name[:40]!r} is cut short")
            at += 4 + length
            record[name] = value.decode() if kind in (TEXT, TIME) else None
        elif kind in NUMBERS:
            (record[name],) = struct.unpack_from(f"<{NUMBERS[kind]}", properties, at)
            at += struct.calcsize(f"<{NUMBERS[kind]}")
        else:
            raise ValueError(f"its field {name[:40]!r} is of no known type")
    return record


def _system(crs: Table | None) -> pyproj.CRS | None:
    if crs is None:
        return None
    found = system_listed(crs.text(ORG) or "EPSG", str(crs.number(CODE, "i", 0)))
    if found is not None:
        return found
    return system_written(crs.text(WKT)) if crs.text(WKT) else None
