"""Polygons with fields, from wherever they come, to the table of counties that everything else works on."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import shapely
from pyproj.exceptions import ProjError

from mapgen.errors import BoundariesError, Problem
from mapgen.findings import Finding, finding
from mapgen.geoid import is_county_geoid, state_of
from mapgen.read.coverage import hold_together
from mapgen.read.datum import NAD83, in_nad83
from mapgen.read.key_fields import Keys, find_areas, find_keys, find_names
from mapgen.words.visible import seen

MANY = 5000
"""More areas than there are counties in the country, of any vintage."""

TOO_MANY = (
    "mapgen draws counties, of which the country has some 3,200: so many areas are precincts, towns or tracts, and as "
    "one drawing they would be too heavy for a reader's phone. Sum their votes by county, or put them into vector "
    "tiles (PMTiles, drawn with MapLibre), which load only what is looked at."
)
"""What to do with areas that are no counties."""


def county_table(
    found: gpd.GeoDataFrame, file: str, *, key: str | None = None, name: str | None = None
) -> tuple[gpd.GeoDataFrame, list[Finding]]:
    """Make the table of counties.

    Args:
        found: Polygons and fields as a file has them, with a reference system.
        file: The file, for messages.
        key: The field with five-digit GEOIDs; None to find it by its values, and to mend codes that lost their zero.
        name: The field with names; None to find it by its values.

    Returns:
        The table of `mapgen.areas.area_table.AreaTable`, and what was mended.

    Raises:
        BoundariesError: As there.
    """
    notes: list[Finding] = []
    keys = find_keys(found) if key is None or name is None else None
    geoids = _described(found, key, file)[key] if key is not None else _found_keys(found, keys, file, notes)
    if name is None:
        name = find_names(found, keys) if keys is not None else None
        notes += [] if name else [finding("no-names", file, severity="warning")]
    named = (_described(found, name, file)[name] if name is not None else geoids).astype(str)
    names = named.map(seen)
    hidden = int((names != named).sum())
    if hidden:
        notes.append(finding("names-hide-characters", file, severity="warning", times=hidden))
    table = gpd.GeoDataFrame(
        {"geoid": geoids.astype(str), "name": names, "lsad": find_areas(found, named)},
        geometry=found.geometry.to_numpy(),
        crs=found.crs,
    )
    _one_record_each(table, file)
    table = _in_degrees(table.set_index("geoid").sort_index(), file, notes)
    table.insert(1, "state", [state_of(str(geoid)) for geoid in table.index])
    table, mended = hold_together(table[["name", "state", "lsad", "geometry"]], file)
    return table, [*notes, *mended]


def _described(found: gpd.GeoDataFrame, field: str, file: str) -> gpd.GeoDataFrame:
    if field not in found:
        others = ", ".join(str(column) for column in found if column != found.geometry.name)
        raise BoundariesError(f"{file} has no field {field}.", fix=f"It has: {others or 'none'}.")
    return found


def _found_keys(found: gpd.GeoDataFrame, keys: Keys | None, file: str, notes: list[Finding]) -> pd.Series:
    if keys is None:
        fields = ", ".join(str(column) for column in found if column != found.geometry.name)
        raise BoundariesError(
            f"{file} has no field with the five-digit codes of counties (GEOIDs such as 21067).",
            problems=[Problem(f"it has {len(found):,} areas; their fields are: {fields or 'none'}", file=file)],
            fix="Add the codes, or use the Census Bureau's county boundaries." if len(found) <= MANY else TOO_MANY,
        )
    if keys.lost_zeros:
        notes.append(finding("keys-lost-zeros", file, severity="warning", times=keys.lost_zeros, field=keys.field))
    return keys.geoids


def _one_record_each(table: gpd.GeoDataFrame, file: str) -> None:
    problems = [
        Problem(f"{name} has the key {geoid!r}, which is not a five-digit GEOID", file=file)
        for geoid, name in zip(table["geoid"], table["name"], strict=True)
        if not is_county_geoid(geoid)
    ]
    again = table["geoid"].duplicated()
    problems += [
        Problem(f"{name} ({geoid}) stands more than once", file=file)
        for geoid, name in zip(table.loc[again, "geoid"], table.loc[again, "name"], strict=True)
    ]
    if len(table) == 0:
        raise BoundariesError(f"{file} has no records.")
    if problems:
        raise BoundariesError(f"{file} does not have one record for each county.", problems=problems)


def _in_degrees(table: gpd.GeoDataFrame, file: str, notes: list[Finding]) -> gpd.GeoDataFrame:
    try:
        shapes, nameless = in_nad83(table.geometry.to_numpy(), table.crs)
    except (ProjError, ValueError) as error:
        raise BoundariesError(
            f"{file} is in a reference system from which no way is known to longitudes and latitudes: {error}.",
            fix="Save it in NAD83 (EPSG:4269) or WGS84 (EPSG:4326) in a GIS.",
        ) from error
    if nameless:
        notes.append(finding("datum-assumed", file, severity="note", system=repr(nameless)))
    turned = table.set_geometry(gpd.GeoSeries(shapes, index=table.index, crs=NAD83))
    coordinates = shapely.get_coordinates(turned.geometry.to_numpy())
    if len(coordinates) and not ((abs(coordinates[:, 0]) <= 180).all() and (abs(coordinates[:, 1]) <= 90).all()):
        raise BoundariesError(
            f"{file} has coordinates that are no longitudes and latitudes, though it says or implies that they are.",
            fix="Give the file the reference system it is really in (for a shapefile, its .prj).",
        )
    return turned
