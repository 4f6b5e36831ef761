"""Boundaries: a file of polygons to a table of counties."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd

from mapgen.notes import noted
from mapgen.read.county_table import county_table
from mapgen.read.package import Package
from mapgen.read.shapes import read_shapes


def read_boundaries(path: str | Path, *, key: str | None = None, name: str | None = None) -> gpd.GeoDataFrame:
    """Read the polygons of counties.

    Args:
        path: A shapefile (its `.shp`, the folder it lies in, or a zip of it), a GeoPackage, GeoJSON, TopoJSON or
            GeoParquet file. Any reference system; a shapefile without a `.prj` is taken to be in NAD83, one
            without a `.cpg` to be UTF-8 text, as the Census Bureau's files are.
        key: The field with the five-digit GEOID; without it, the field is found by its values, which may also have
            lost their leading zero, stand after "0500000US", or be in two fields for state and county.
        name: The field with the county's name; without it, found by its values.

    Returns:
        Indexed by `geoid` (text), sorted: `name`, `state` (two digits), `lsad` ("County", "Parish", "city" …, empty
        where the file does not say), `geometry` (longitude and latitude, NAD83).
        Its notes (`mapgen.notes.notes_of`) say what was assumed or mended.

    Raises:
        BoundariesError: The file cannot be read, a field is missing, a key is not a GEOID or stands twice, a county
            has no area, or two counties overlap by more than mending may move a border (about 100 metres).
    """
    found, notes = read_shapes(Path(path))
    table = county_table(found, str(path), key=key, name=name)
    return noted(table, notes)


def read_described_boundaries(package: Package, resource: str) -> gpd.GeoDataFrame:
    """The boundaries of a described folder, its files verified first; the table is that of `read_boundaries`."""
    described = package.resource(resource)
    with package.held(resource) as path:
        return read_boundaries(path, key=described.key, name=described.name_field)
