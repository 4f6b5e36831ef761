"""GeoParquet: its plain columns through pyarrow, its geometry as well-known binary."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pyproj
from numpy.typing import NDArray

from mapgen.areas.fields import hold_table, table_of
from mapgen.areas.reference_system import system_described
from mapgen.areas.shape_bounds import LARGEST_FILE, MOST_AREAS, MOST_COORDINATES, OutlineCount, hold
from mapgen.areas.wkb import shapes_of
from mapgen.errors import BoundariesError
from mapgen.files.documents import DESCRIPTIONS, parse_json
from mapgen.findings import refusal

MAGIC = b"PAR1"
PLAIN = ("string", "large_string", "integer", "floating", "boolean", "decimal", "date", "timestamp")
WITH_LENGTH = ("string", "large_string", "binary", "large_binary")


def geoparquet_table(content: bytes, called: str) -> gpd.GeoDataFrame:
    """The records of a file, whose columns of lists, records and bytes are left out.

    Raises:
        BoundariesError: There is too much of something, or pyarrow is not installed.
        ValueError: It is no GeoParquet, or damaged.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415  # an extra
        from pyarrow import parquet  # noqa: PLC0415  # the same
    except ImportError as error:
        raise BoundariesError(refusal("pyarrow-missing", called)) from error
    try:
        return _table(pa, parquet, content, called)
    except pa.ArrowException as error:
        raise ValueError(str(error)) from error


def _table(pa: Any, parquet: Any, content: bytes, called: str) -> gpd.GeoDataFrame:
    about = parquet.ParquetFile(pa.BufferReader(content))
    geometry, encoding, crs = _described(about.schema_arrow.metadata or {})
    fields = [field for field in about.schema_arrow if field.name != geometry and _is_plain(pa, field.type)]
    _hold(about.metadata, {geometry, *(field.name for field in fields)}, called)
    # A value that stands once in the file and often in the table is left so, until it is known what it comes to.
    texts = [field.name for field in about.schema_arrow if _has_length(pa, field.type)]
    sparing = parquet.ParquetFile(pa.BufferReader(content), read_dictionary=texts)
    table = sparing.read(columns=[geometry, *(field.name for field in fields)])
    # pandas takes a text as it lies there, and would stumble later over one that is none.
    table.validate(full=True)
    columns = {field.name: _written_out(pa, table.column(field.name), called) for field in fields}
    if encoding == "WKB":
        shapes = shapes_of(_written_out(pa, table.column(geometry), called).to_pylist(), called)
    else:
        shapes = _native(pa, table.column(geometry), encoding, called)
    return table_of([(name, column.to_pandas()) for name, column in columns.items()], shapes, crs)


def _described(metadata: dict[bytes, bytes]) -> tuple[str, str, pyproj.CRS]:
    """The column of the geometry, how it is encoded, and the reference system: WGS84, where nothing is said."""
    if b"geo" not in metadata:
        raise ValueError("it is Parquet, but not GeoParquet: nothing in it says which column has the geometry")
    about = parse_json(metadata[b"geo"], DESCRIPTIONS)
    name = about.get("primary_column") if isinstance(about, dict) else None
    columns = about.get("columns") if isinstance(about, dict) else None
    column = columns.get(name) if isinstance(columns, dict) and isinstance(name, str) else None
    if not isinstance(column, dict) or not isinstance(name, str):
        raise ValueError("its description of the geometry is not whole")
    crs = column.get("crs", {"id": {"authority": "OGC", "code": "CRS84"}})
    if not isinstance(crs, dict):
        raise ValueError("it does not say its reference system")
    return name, str(column.get("encoding")), system_described(crs)


def _hold(metadata: Any, names: set[str], called: str) -> None:
    """Hold what the file says of its size to the bounds; one record group after the other."""
    size = 0
    hold_table(metadata.num_rows, len(names), called)
    hold(metadata.num_row_groups, MOST_AREAS, "groups", called)
    for group in (metadata.row_group(at) for at in range(metadata.num_row_groups)):
        for column in (group.column(at) for at in range(group.num_columns)):
            if column.path_in_schema.split(".")[0] in names:
                size += column.total_uncompressed_size
                hold(size, LARGEST_FILE, "bytes", called)
                hold(column.num_values, MOST_COORDINATES, "values-of-column", called)
        hold(group.num_rows, metadata.num_rows, "areas", called)


def _is_plain(pa: Any, kind: Any) -> bool:
    """Whether values of this type are texts, numbers or times."""
    if pa.types.is_dictionary(kind):
        return _is_plain(pa, kind.value_type)
    return any(getattr(pa.types, f"is_{test}")(kind) for test in PLAIN)


def _has_length(pa: Any, kind: Any) -> bool:
    return any(getattr(pa.types, f"is_{test}")(kind) for test in WITH_LENGTH)


def _written_out(pa: Any, column: Any, called: str) -> Any:
    """A column with every value in its place, held to what they come to together."""
    if not pa.types.is_dictionary(column.type):
        return column
    import pyarrow.compute as pc  # noqa: PLC0415  # as above

    if _has_length(pa, column.type.value_type):
        lengths = [pc.sum(pc.binary_length(chunk.dictionary).take(chunk.indices)).as_py() for chunk in column.chunks]
        hold(sum(length or 0 for length in lengths), LARGEST_FILE, "bytes", called)
    return column.cast(column.type.value_type)


def _native(pa: Any, column: Any, encoding: str, called: str) -> NDArray[np.object_]:
    """Geometry as lists within lists, which GeoParquet 1.1 also knows."""
    if encoding not in ("polygon", "multipolygon"):
        raise ValueError(f"its geometry is encoded as {encoding[:40]!r}, which has no areas")
    column.validate(full=True)
    counter = OutlineCount(called)
    for parts in (chunk.flatten() for chunk in column.chunks):
        rings = parts.flatten() if encoding == "multipolygon" else parts
        counter.add(len(rings.flatten()), max(len(parts), len(rings)))
    field = pa.field("geometry", column.type, metadata={"ARROW:extension:name": f"geoarrow.{encoding}"})
    found = gpd.GeoDataFrame.from_arrow(pa.table([column], schema=pa.schema([field])))
    return np.asarray(found.geometry.to_numpy())
