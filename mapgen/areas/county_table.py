"""Polygons with fields, from wherever they come, to the table of counties that everything else works on."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from pyproj.exceptions import ProjError

from mapgen.areas.coverage import hold_together
from mapgen.areas.datum import NAD83, in_nad83
from mapgen.areas.key_fields import Keys, find_areas, find_keys, find_names
from mapgen.areas.us_extents import hold_to_states
from mapgen.areas.us_names import find_keys_by_names, name_of
from mapgen.errors import BoundariesError
from mapgen.files.bounds import LONGEST_NAME
from mapgen.findings import Finding, finding, refusal
from mapgen.geoid import is_county_geoid, postal_of, state_of
from mapgen.visible import seen

MANY = 5000
"""More areas than there are counties in the country, of any vintage."""

MOST_SHARED = 0.001
"""The part of its area that the records of one area may share."""


def county_table(
    found: gpd.GeoDataFrame, file: str, *, key: str | None = None, name: str | None = None, state: str = ""
) -> tuple[gpd.GeoDataFrame, list[Finding]]:
    """Make the table of counties.

    Args:
        found: Polygons and fields as a file has them, with a reference system.
        file: The file, for messages.
        key: The field with five-digit GEOIDs; None to find it by its values, and to mend codes that lost their zero.
        name: The field with names; None to find it by its values.
        state: Two digits: areas of other states are left out before anything is asked of them. Empty for all.

    Returns:
        The table of `mapgen.areas.area_table.AreaTable`, and what was mended.

    Raises:
        BoundariesError: As there.
    """
    notes: list[Finding] = []
    keys = find_keys(found) if key is None or name is None else None
    by_names = keys is None and key is None
    if by_names:
        keys = _by_names(found, state, file, notes)
    geoids = _described(found, key, file)[key] if key is not None else _found_keys(found, keys, file, notes)
    geoids = geoids.astype(str)
    if state:
        own = geoids.map(lambda geoid: is_county_geoid(geoid) and state_of(geoid) == state)
        found, geoids = found[own], geoids[own]
        if not len(found):
            raise BoundariesError(refusal("no-county-of", file, state=postal_of(state)))
    if name is None and keys is not None and not by_names:
        name = find_names(found, Keys(keys.field, geoids, 0))
    named = _described(found, name, file)[name].astype(str) if name is not None else _official(geoids, file, notes)
    names = named.map(seen)
    hidden = int((names != named).sum())
    if (names.str.len() > LONGEST_NAME).any():
        raise BoundariesError(refusal("county-name-too-long", file, most=LONGEST_NAME))
    if hidden:
        notes.append(finding("names-hide-characters", file, severity="warning", times=hidden))
    table = gpd.GeoDataFrame(
        {"geoid": geoids, "name": names, "lsad": find_areas(found, named)},
        geometry=found.geometry.to_numpy(),
        crs=found.crs,
    )
    table = _in_degrees(_one_record_each(table, file, notes).set_index("geoid").sort_index(), file, notes)
    hold_to_states(list(table.index), list(table["name"]), table.geometry.to_numpy(), file)
    table.insert(1, "state", [state_of(str(geoid)) for geoid in table.index])
    table, mended = hold_together(table[["name", "state", "lsad", "geometry"]], file)
    return table, [*notes, *mended]


def _by_names(found: gpd.GeoDataFrame, state: str, file: str, notes: list[Finding]) -> Keys | None:
    keys = find_keys_by_names(found, state)
    if keys is not None:
        notes.append(finding("areas-by-names", file, severity="note", field=str(keys.field)))
    return keys


def _official(geoids: pd.Series, file: str, notes: list[Finding]) -> pd.Series:
    """What the Census Bureau calls the areas, for a file that has codes alone."""
    official = geoids.map(name_of)
    if (official != "").all():
        notes.append(finding("names-official", file, severity="note"))
        return official
    notes.append(finding("no-names", file, severity="warning"))
    return geoids


def _described(found: gpd.GeoDataFrame, field: str, file: str) -> gpd.GeoDataFrame:
    if field not in found:
        others = ", ".join(str(column) for column in found if column != found.geometry.name)
        raise BoundariesError(refusal("no-field", file, field=field, fields=others or "none"))
    return found


def _found_keys(found: gpd.GeoDataFrame, keys: Keys | None, file: str, notes: list[Finding]) -> pd.Series:
    if keys is None:
        fields = ", ".join(str(column) for column in found if column != found.geometry.name)
        raise BoundariesError(
            refusal("no-field-of-codes", file, way="codes" if len(found) <= MANY else "fewer"),
            problems=[finding("fields-of-areas", file, areas=len(found), fields=fields or "none")],
        )
    if keys.lost_zeros:
        notes.append(finding("keys-lost-zeros", file, severity="warning", times=keys.lost_zeros, field=keys.field))
    return keys.geoids


def _one_record_each(table: gpd.GeoDataFrame, file: str, notes: list[Finding]) -> gpd.GeoDataFrame:
    """The table with every area once: its records, of which an island may have one of its own, put together."""
    if len(table) == 0:
        raise BoundariesError(refusal("no-records", file))
    problems = [
        finding("key-strange", file, place=str(name), geoid=repr(geoid))
        for geoid, name in zip(table["geoid"], table["name"], strict=True)
        if not is_county_geoid(geoid)
    ]
    again = table["geoid"].duplicated(keep=False)
    pieces = dict(list(table[again].groupby("geoid")))
    for geoid, records in pieces.items():
        names = list(dict.fromkeys(records["name"]))
        if len(names) > 1:
            problems.append(finding("key-of-several", file, geoid=str(geoid), first=names[0], second=names[1]))
        elif _overlap(records.geometry.to_numpy()):
            problems.append(finding("records-overlap", file, place=f"{names[0]} ({geoid})"))
    if problems:
        raise BoundariesError(refusal("records-not-of-counties", file), problems=problems)
    if not pieces:
        return table
    listed = ", ".join(f"{records['name'].iloc[0]} ({geoid})" for geoid, records in list(pieces.items())[:3])
    more = max(len(pieces) - 3, 0)
    notes.append(finding("records-put-together", file, severity="note", areas=listed, more=more))
    whole = {geoid: shapely.union_all(records.geometry.to_numpy()) for geoid, records in pieces.items()}
    table = table.drop_duplicates("geoid").reset_index(drop=True)
    shapes = [whole.get(geoid, shape) for geoid, shape in zip(table["geoid"], table.geometry, strict=True)]
    return table.set_geometry(gpd.GeoSeries(shapes, index=table.index, crs=table.crs))


def _overlap(shapes: NDArray[np.object_]) -> bool:
    """Whether areas lie over one another by more than their borders' inexactness."""
    known = shapes[~shapely.is_missing(shapes) & ~shapely.is_empty(shapes)]
    # An outline that crosses itself is mended or refused later; of it nothing is known here.
    if not len(known) or not shapely.is_valid(known).all():
        return bool(len(known))
    return bool(shapely.area(shapely.union_all(known)) < (1 - MOST_SHARED) * shapely.area(known).sum())


def _in_degrees(table: gpd.GeoDataFrame, file: str, notes: list[Finding]) -> gpd.GeoDataFrame:
    try:
        shapes, nameless = in_nad83(table.geometry.to_numpy(), table.crs)
    except (ProjError, ValueError) as error:
        raise BoundariesError(refusal("system-without-a-way", file, said=str(error))) from error
    if nameless:
        notes.append(finding("datum-assumed", file, severity="note", system=repr(nameless)))
    turned = table.set_geometry(gpd.GeoSeries(shapes, index=table.index, crs=NAD83))
    coordinates = shapely.get_coordinates(turned.geometry.to_numpy())
    if len(coordinates) and not ((abs(coordinates[:, 0]) <= 180).all() and (abs(coordinates[:, 1]) <= 90).all()):
        raise BoundariesError(refusal("coordinates-of-no-place", file))
    return turned
