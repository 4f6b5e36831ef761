"""Boundaries: a file of polygons to a table of counties."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pyogrio
import shapely

from mapgen.errors import BoundariesError, Problem
from mapgen.geoid import is_county_geoid, state_of
from mapgen.read.package import Package

GEOGRAPHIC = "EPSG:4269"
"""NAD83: what the Census Bureau publishes boundaries in, and what every table of boundaries here is in."""

MISREAD = "!\t\r\n"
"""What pyogrio takes for the way into an archive, or drops as from an address."""


UNREADABLE = (
    pyogrio.errors.DataSourceError,
    pyogrio.errors.DataLayerError,
    shapely.errors.ShapelyError,  # a ring that does not close
    OSError,
    ValueError,  # text that is not in the encoding it says
    UnboundLocalError,  # pyogrio 0.13, where the .prj is not UTF-8 text
)


def read_boundaries(path: str | Path, *, key: str = "GEOID", name: str = "NAME") -> gpd.GeoDataFrame:
    """Read the polygons of counties.

    Args:
        path: A file that GDAL reads as polygons, such as a `.shp`.
        key: The field with the five-digit GEOID.
        name: The field with the county's name.

    Returns:
        Indexed by `geoid` (text), sorted: `name`, `state` (two digits), `geometry` (longitude and latitude, NAD83).

    Raises:
        BoundariesError: The file cannot be read, a field is missing, a key is not a GEOID or stands twice, the
            coordinates have no reference system, or two counties overlap.
    """
    if set(str(path)) & set(MISREAD):
        raise BoundariesError(
            f"{path} cannot be read: its path holds an exclamation mark, a tab or a line break.",
            fix="The library that reads boundaries takes these for its own; rename the folder.",
        )
    try:
        found = gpd.read_file(path, columns=[key, name], engine="pyogrio")
    except UNREADABLE as error:
        raise BoundariesError(f"{path} cannot be read as boundaries: {error}.") from error
    absent = [field for field in (key, name) if field not in found]
    if absent:
        raise BoundariesError(f"{path} has no field {' or '.join(absent)}.")
    if found.crs is None:
        raise BoundariesError(
            f"{path} does not say which coordinates it is in.",
            fix=f"Add a .prj; Census files are {GEOGRAPHIC}.",
        )
    table = found.rename(columns={key: "geoid", name: "name"}).astype({"geoid": str, "name": str})
    problems = [
        Problem(f"{row['name']} has the key {row['geoid']!r}, which is not a five-digit GEOID", file=str(path))
        for _, row in table[~table["geoid"].map(is_county_geoid)].iterrows()
    ]
    problems += [
        Problem(f"{row['name']} ({row['geoid']}) stands more than once", file=str(path))
        for _, row in table[table["geoid"].duplicated()].iterrows()
    ]
    if problems:
        raise BoundariesError(f"{path} does not have one record for each county.", problems=problems)
    table = table.set_index("geoid").sort_index().to_crs(GEOGRAPHIC)
    table.insert(1, "state", [state_of(geoid) for geoid in table.index])
    _not_overlapping(table, path)
    return table[["name", "state", "geometry"]]


def read_described_boundaries(package: Package, resource: str) -> gpd.GeoDataFrame:
    """The boundaries of a described folder, its files verified first; the table is that of `read_boundaries`."""
    described = package.resource(resource)
    with package.held(resource) as path:
        return read_boundaries(path, key=described.key, name=described.name_field)


def _not_overlapping(table: gpd.GeoDataFrame, path: str | Path) -> None:
    shapes = table.geometry.to_numpy()
    if shapely.coverage_is_valid(shapes):
        return
    edges = shapely.coverage_invalid_edges(shapes)
    problems = [
        Problem(f"{table.at[geoid, 'name']} ({geoid}) overlaps a neighbour or does not meet it", file=str(path))
        for geoid, edge in zip(table.index, edges, strict=True)
        if not shapely.is_empty(edge)
    ]
    raise BoundariesError(f"{path} is not a coverage: counties must share their borders exactly.", problems=problems)
