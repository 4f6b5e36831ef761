"""Polygons and their fields from any file that boundaries come in: each kind has one reader, told by its first bytes.

No input chooses its reader, and no reader opens a file that another one names. GDAL, which does both, is not used.
"""

from __future__ import annotations

import sqlite3
import struct
import tempfile
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import TypeVar

import geopandas as gpd
import pyproj
import shapely

from mapgen.areas import flatgeobuf, geopackage, geoparquet, shapefile
from mapgen.areas.archive import unpack
from mapgen.areas.companions import COMPANIONS, read_shapefile
from mapgen.areas.geojson import WGS84, geojson_table, geometries, system_of
from mapgen.areas.key_fields import find_keys
from mapgen.areas.shape_bounds import LARGEST_FILE
from mapgen.areas.topojson import topojson_layers
from mapgen.errors import BoundariesError
from mapgen.files.documents import BOUNDARIES, DocumentError, parse_json
from mapgen.files.regular import is_folder, open_regular, read_regular
from mapgen.findings import Finding, finding, refusal

OTHERS = (".gpkg", ".geojson", ".json", ".topojson", ".parquet", ".geoparquet", ".fgb")
ZIP = b"PK"
MARK = b"\xef\xbb\xbf"
MOST_ENTRIES = 100_000
"""Entries of a folder that is looked through."""

DAMAGED = (
    shapely.errors.ShapelyError,
    pyproj.exceptions.ProjError,
    sqlite3.Error,
    struct.error,
    OSError,
    KeyError,
    IndexError,
    TypeError,
    OverflowError,
    ValueError,
    NotImplementedError,  # what pyarrow does not read
    AttributeError,
)
"""What is raised over a damaged file."""

Found = tuple[gpd.GeoDataFrame, list[Finding]]
T = TypeVar("T")


def read_shapes(path: Path, called: str = "") -> Found:
    """Read polygons with their fields.

    Args:
        path: A shapefile (its `.shp`, the folder it lies in, or a zip of it), a GeoPackage, GeoJSON, TopoJSON,
            GeoParquet or FlatGeobuf file, or a folder or zip with one of these.
        called: The file as the user knows it, where that is not its path.

    Returns:
        The records in the file's order, with a reference system; and what had to be assumed.

    Raises:
        BoundariesError: There is no such file, it is none of these, it is damaged, a part of it is missing, or it is
            far larger than any file of counties.
    """
    called = called or str(path)
    if is_folder(path):
        return _one_of(path, called, zipped=False)
    start = _start(path, called)
    if start.startswith(ZIP) or path.suffix.casefold() == ".zip":
        with tempfile.TemporaryDirectory() as folder:
            unpack(path, Path(folder), (*COMPANIONS, *OTHERS))
            return _one_of(Path(folder), called, zipped=True)
    return _read(path, start, called)


def _start(path: Path, called: str) -> bytes:
    try:
        with open_regular(path) as stream:
            return stream.read(64)
    except OSError as error:
        raise BoundariesError(refusal("file-unreadable", called, said=str(error.strerror), kind="file")) from error
    except ValueError as error:  # a path with the character zero
        raise BoundariesError(refusal("no-path", repr(called))) from error


def _reader(start: bytes, called: str) -> Callable[[Path, str], Found]:
    if start.startswith(shapefile.MAGIC):
        return read_shapefile
    if start.startswith(geopackage.MAGIC):
        return _geopackage
    if start.startswith(geoparquet.MAGIC):
        return _geoparquet
    if start.startswith(flatgeobuf.MAGIC):
        return _flatgeobuf
    if start.removeprefix(MARK).lstrip(b" \t\r\n").startswith(b"{"):
        return _json
    raise BoundariesError(refusal("no-boundaries", called, why="other" if start else "empty"))


def _one_of(folder: Path, called: str, *, zipped: bool) -> Found:
    """The one file of boundaries in a folder."""
    entries = list(islice(folder.rglob("*"), MOST_ENTRIES + 1))
    if len(entries) > MOST_ENTRIES:
        raise BoundariesError(refusal("folder-too-full", called, most=MOST_ENTRIES))
    kinds = {".shp", *OTHERS}
    # A pipe is among them, to be refused by its name.
    files = sorted(entry for entry in entries if entry.suffix.casefold() in kinds and not entry.is_dir())
    shapefiles = [file for file in files if file.suffix.casefold() == ".shp"]
    chosen = shapefiles or files
    if len(chosen) != 1:
        raise BoundariesError(
            refusal("boundaries-several", called, files=len(chosen)),
            problems=[finding("excerpt", called, said=str(file.relative_to(folder))) for file in chosen],
        )
    path, inside = chosen[0], f"{called}/{chosen[0].relative_to(folder)}"
    start = _start(path, inside)
    if start.startswith(ZIP) and zipped:
        raise BoundariesError(refusal("archive-in-archive", inside))
    return _read(path, start, inside) if zipped else read_shapes(path, inside)


def _read(path: Path, start: bytes, called: str) -> Found:
    read = _reader(start, called)
    try:
        found, notes = read(path, called)
    except DAMAGED as error:
        what = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise BoundariesError(refusal("boundaries-damaged", called, said=what.rstrip("."))) from error
    if found.crs is None:
        notes = [*notes, finding("no-reference-system", called, severity="note")]
        found = found.set_crs(WGS84)
    return found, notes


def _json(path: Path, called: str) -> Found:
    content = read_regular(path, most_bytes=BOUNDARIES.size)
    try:
        document = parse_json(content, BOUNDARIES, made=geometries(called))
    except DocumentError as error:
        raise BoundariesError(refusal("boundaries-no-json", called, said=str(error))) from error
    kind = document.get("type") if isinstance(document, dict) else None
    if kind == "Topology":
        layers = topojson_layers(document, called)
        chosen = _with_codes([(layer.name, layer) for layer in layers], lambda layer: layer.fields, called)
        found = chosen.fields.set_geometry(chosen.areas())
        crs, notes = system_of(document, called)
        return (found if crs is None else found.set_crs(crs)), notes
    if kind != "FeatureCollection":
        raise BoundariesError(refusal("json-of-other-kind", called))
    return geojson_table(document, called)


def _geopackage(path: Path, called: str) -> Found:
    layers, notes = geopackage.geopackage_layers(path, called)
    return _with_codes(layers, lambda table: table, called), notes


def _geoparquet(path: Path, called: str) -> Found:
    return geoparquet.geoparquet_table(read_regular(path, most_bytes=LARGEST_FILE), called), []


def _flatgeobuf(path: Path, called: str) -> Found:
    return flatgeobuf.flatgeobuf_table(read_regular(path, most_bytes=LARGEST_FILE), called), []


def _with_codes(layers: list[tuple[str, T]], fields: Callable[[T], gpd.GeoDataFrame], called: str) -> T:
    """The one layer whose records have counties' codes; where none has, the first."""
    if not layers:
        raise BoundariesError(refusal("file-without-geometry", called))
    with_keys = [(name, layer) for name, layer in layers if find_keys(fields(layer)) is not None]
    if len(with_keys) > 1:
        raise BoundariesError(refusal("layers-several", called, layers=", ".join(name for name, _ in with_keys)))
    return (with_keys or layers)[0][1]
