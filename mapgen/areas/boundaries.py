"""Boundaries: a file of polygons to a table of counties."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePath

import geopandas as gpd

from mapgen.areas.area_table import AreaTable, BoundarySource
from mapgen.areas.companions import COMPANIONS
from mapgen.areas.county_table import county_table
from mapgen.areas.geofile import read_shapes
from mapgen.errors import PackageError
from mapgen.files.datapackage import Package
from mapgen.files.description import DESCRIPTION, Resource
from mapgen.findings import finding, refusal


def read_boundaries(
    path: str | Path, *, key: str | None = None, name: str | None = None, state: str = ""
) -> gpd.GeoDataFrame:
    """Read the polygons of counties as a table; `read_areas` says as well what had to be mended.

    Args:
        path: As `read_areas`.
        key: As there.
        name: As there.
        state: As there.

    Returns:
        Indexed by `geoid` (text), sorted: `name`, `state` (two digits), `lsad` ("County", "Parish", "city" …, empty
        where the file does not say), `geometry` (longitude and latitude, NAD83).

    Raises:
        BoundariesError: As `read_areas`.
    """
    return read_areas(path, key=key, name=name, state=state).table


def read_areas(
    path: str | Path, *, key: str | None = None, name: str | None = None, state: str = "", called: str = ""
) -> AreaTable:
    """Read the polygons of counties.

    Args:
        path: A shapefile (its `.shp`, the folder it lies in, or a zip of it), a GeoPackage, GeoJSON, TopoJSON or
            GeoParquet file. Any reference system; a shapefile without a `.prj` is taken to be in NAD83, one
            without a `.cpg` to be UTF-8 text, as the Census Bureau's files are.
        key: The field with the five-digit GEOID; without it, the field is found by its values, which may also have
            lost their leading zero, stand after "0500000US", or be in two fields for state and county. A file with
            names alone will do where each is that of one county.
        name: The field with the county's name; without it, found by its values. A file with codes alone will do.
        state: Two digits of the only state that is wanted of a file of several; what is wrong with others then stops
            nothing. Empty for all.
        called: The file as the user knows it, where that is not its path.

    Returns:
        The areas, with what was assumed or mended.

    Raises:
        BoundariesError: The file cannot be read, a field is missing, a key is not a GEOID, records of one county
            overlap or bear different names, a county has no area or does not lie in the state its code names, or two
            counties overlap by more than mending may move a border (about 100 metres).
    """
    found, notes = read_shapes(Path(path), called)
    file = called or str(path)
    table, mended = county_table(found, file, key=key, name=name, state=state)
    return AreaTable(table, BoundarySource(title=PurePath(file).name, file=file), (*mended, *notes))


def read_described_areas(package: Package, resource: str) -> AreaTable:
    """The boundaries of a described folder, its files verified first; what it says of their source is their source.

    Raises:
        PackageError: The files are not the described ones, or a part of a shapefile lies there undescribed.
        BoundariesError: As `read_areas`.
    """
    described = package.resource(resource)
    with package.held(resource) as path:
        _held_to_be_described(package, described)
        file = str(package.folder / described.path)
        found = read_areas(path, key=described.key, name=described.name_field, called=file)
    title = "; ".join(source.title for source in described.sources)
    return replace(found, source=BoundarySource(title=title, file=file))


def _held_to_be_described(package: Package, described: Resource) -> None:
    """Refuse a shapefile of which a part lies there that is not described: it would be left out without a word."""
    file = package.folder / described.path
    if file.suffix.casefold() != ".shp":
        return
    known = {(package.folder / path).name for path in described.marks()}
    try:
        beside = list(file.parent.iterdir())
    except OSError as error:
        raise PackageError(refusal("folder-closed", file, said=str(error.strerror))) from error
    parts = (each for each in beside if each.stem == file.stem and each.suffix.casefold() in COMPANIONS)
    strange = sorted(part.name for part in parts if part.name not in known)
    if strange:
        raise PackageError(
            refusal("parts-not-described", package.folder / DESCRIPTION, path=repr(described.path)),
            problems=[finding("part-not-described", str(file.parent / name)) for name in strange],
        )
