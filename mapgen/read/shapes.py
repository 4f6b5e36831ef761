"""Polygons and their fields from any file that boundaries come in: told by its first bytes, not by its name."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pyogrio
import pyproj
import shapely

from mapgen.errors import BoundariesError, Problem
from mapgen.read.archive import unpack
from mapgen.read.key_fields import find_keys

MISREAD = "!\t\r\n"
"""What pyogrio takes for the way into an archive, or drops as from an address."""

CENSUS_CRS = "EPSG:4269"
"""What a shapefile without a `.prj` is taken to be in: NAD83, the reference system of the Census Bureau's files."""

COMPANIONS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
OTHERS = (".gpkg", ".geojson", ".json", ".topojson", ".parquet", ".geoparquet")
ZIP, SHP, GPKG, PARQUET = b"PK\x03\x04", b"\x00\x00\x27\x0a", b"SQLite format 3\x00", b"PAR1"
LARGEST_JSON = 400_000_000
UNREADABLE = (
    pyogrio.errors.DataSourceError,
    pyogrio.errors.DataLayerError,
    pyogrio.errors.FieldError,
    pyogrio.errors.FeatureError,
    pyogrio.errors.GeometryError,
    pyogrio.errors.CRSError,
    pyproj.exceptions.CRSError,
    shapely.errors.ShapelyError,  # a ring that does not close
    OSError,
    RuntimeError,
    ValueError,
    UnboundLocalError,  # pyogrio 0.13, where a .prj is not UTF-8 text
)
"""What GDAL, pyproj and shapely raise over a damaged file."""

Found = tuple[gpd.GeoDataFrame, list[Problem]]


def read_shapes(path: Path, called: str = "") -> Found:
    """Read polygons with their fields.

    Args:
        path: A shapefile (its `.shp`, the folder it lies in, or a zip of it), a GeoPackage, GeoJSON, TopoJSON or
            GeoParquet file, or a folder or zip with one of these.
        called: The file as the user knows it, where that is not its path.

    Returns:
        The records in the file's order, with a reference system; and what had to be assumed.

    Raises:
        BoundariesError: There is no such file, it is none of these, it is damaged, or a part of it is missing.
    """
    called = called or str(path)
    if set(str(path)) & set(MISREAD):
        raise BoundariesError(
            f"{called} cannot be read: its path holds an exclamation mark, a tab or a line break.",
            fix="The library that reads boundaries takes these for its own; rename the folder.",
        )
    if path.is_dir():
        return _one_of(path, called)
    try:
        with path.open("rb") as stream:
            start = stream.read(16)
    except OSError as error:
        raise BoundariesError(f"{called} cannot be read: {error.strerror}.") from error
    if start.startswith(ZIP) or path.suffix.casefold() == ".zip":
        with tempfile.TemporaryDirectory() as folder:
            unpack(path, Path(folder), (*COMPANIONS, *OTHERS))
            return _one_of(Path(folder), called)
    return _guarded(_reader(start, called), path, called)


def _reader(start: bytes, called: str) -> Callable[[Path, str], Found]:
    if start.startswith(SHP):
        return _shapefile
    if start.startswith(GPKG):
        return _layers
    if start.startswith(PARQUET):
        return _parquet
    if start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return _json
    what = "is empty" if not start else "is none of the files that boundaries come in"
    raise BoundariesError(
        f"{called} {what}.", fix="Give a shapefile (.shp, folder or .zip), GeoPackage, GeoJSON, TopoJSON or GeoParquet."
    )


def _one_of(folder: Path, called: str) -> Found:
    """The one file of boundaries in a folder."""
    kinds = {".shp", *OTHERS}
    files = sorted(each for each in folder.rglob("*") if each.suffix.casefold() in kinds and each.is_file())
    shapefiles = [each for each in files if each.suffix.casefold() == ".shp"]
    chosen = shapefiles or files
    if len(chosen) != 1:
        raise BoundariesError(
            f"{called} holds {len(chosen) or 'no'} {'files' if len(chosen) != 1 else 'file'} of boundaries.",
            problems=[Problem(str(each.relative_to(folder)), file=called) for each in chosen],
            fix="Name the one to use." if chosen else "A shapefile needs its .shp, .shx and .dbf.",
        )
    return read_shapes(chosen[0], f"{called}/{chosen[0].relative_to(folder)}")


def _guarded(read: Callable[[Path, str], Found], path: Path, called: str) -> Found:
    try:
        found, notes = read(path, called)
    except UNREADABLE as error:
        raise BoundariesError(
            f"{called} cannot be read as boundaries: {str(error).rstrip('.')}.",
            fix="The file may be cut short; get it again.",
        ) from error
    if not isinstance(found, gpd.GeoDataFrame) or found._geometry_column_name not in found:
        raise BoundariesError(f"{called} has no geometry.")
    return found, notes


def _shapefile(path: Path, called: str) -> Found:
    companions = {each.suffix.casefold(): each for each in path.parent.glob("*") if each.stem == path.stem}
    absent = [suffix for suffix in (".shx", ".dbf") if suffix not in companions]
    if absent:
        raise BoundariesError(
            f"{called} lacks its {' and '.join(absent)}: a shapefile is at least three files.",
            fix=f"Put {' and '.join(path.with_suffix(suffix).name for suffix in absent)} beside it.",
        )
    notes = []
    if ".cpg" in companions:
        found = gpd.read_file(path, engine="pyogrio")
    else:
        encoding = "UTF-8"
        try:
            found = gpd.read_file(path, engine="pyogrio", encoding=encoding)
        except UnicodeDecodeError:
            encoding = "ISO-8859-1"
            found = gpd.read_file(path, engine="pyogrio", encoding=encoding)
        notes.append(Problem(f"has no .cpg: its text was read as {encoding}", file=called, severity="note"))
    if found.crs is None:
        said = f"has no .prj: its coordinates were taken for {CENSUS_CRS}, as the Census Bureau's are"
        notes.append(Problem(said, file=called, severity="note"))
        found = found.set_crs(CENSUS_CRS)
    _whole(path, called)
    return found, notes


def _whole(path: Path, called: str) -> None:
    """Hold the shapefile to the length its header gives: GDAL reads a truncated one without a word."""
    with path.open("rb") as stream:
        words = int.from_bytes(stream.read(28)[24:28], "big")
    if path.stat().st_size < words * 2:
        raise BoundariesError(
            f"{called} is cut short: it has {path.stat().st_size:,} of {words * 2:,} bytes.", fix="Get the file again."
        )


def _json(path: Path, called: str) -> Found:
    if path.stat().st_size > LARGEST_JSON:
        raise BoundariesError(
            f"{called} is too large for a JSON file of counties.", fix="Use a GeoPackage or shapefile."
        )
    try:
        document = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise BoundariesError(f"{called} is not whole JSON: {error}.", fix="Get the file again.") from error
    kind = document.get("type")
    if kind == "Topology":
        return _layers(path, called)
    if kind != "FeatureCollection":
        raise BoundariesError(f"{called} is JSON, but neither GeoJSON features nor TopoJSON.")
    return gpd.read_file(path, engine="pyogrio"), []


def _layers(path: Path, called: str) -> Found:
    """The one layer whose records have counties' codes."""
    names = [str(name) for name, kind in pyogrio.list_layers(path) if kind is not None]
    with_keys = []
    for name in names:
        found = gpd.read_file(path, layer=name, engine="pyogrio")
        if find_keys(found) is not None:
            with_keys.append((name, found))
    if len(with_keys) > 1:
        raise BoundariesError(
            f"{called} has several layers with county codes: {', '.join(name for name, _ in with_keys)}.",
            fix="Save the one to use as a file of its own.",
        )
    if not with_keys:
        found = gpd.read_file(path, layer=names[0], engine="pyogrio") if names else gpd.GeoDataFrame()
    else:
        found = with_keys[0][1]
    notes = []
    if len(found) and found.crs is None:
        notes.append(Problem("names no reference system: WGS84 was assumed", file=called, severity="note"))
        found = found.set_crs("EPSG:4326")
    return found, notes


def _parquet(path: Path, called: str) -> Found:
    try:
        found = gpd.read_parquet(path)
    except ImportError as error:
        raise BoundariesError(
            f"{called} is a GeoParquet file, which takes pyarrow to read.", fix="Install it with: pip install pyarrow."
        ) from error
    if found.crs is None:
        return found.set_crs("EPSG:4326"), [
            Problem("names no reference system: WGS84 was assumed", file=called, severity="note")
        ]
    return found, []
