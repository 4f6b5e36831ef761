"""Attributes of counties, and cities to label: described tables to typed ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from mapgen.errors import PackageError
from mapgen.files.datapackage import Package
from mapgen.files.description import TableSchema
from mapgen.files.table_cells import read_cells
from mapgen.findings import finding, refusal
from mapgen.geoid import is_county_geoid

DTYPES: dict[str, Any] = {"string": "object", "integer": "Int64", "number": "Float64", "boolean": "boolean"}


def read_attributes(path: str | Path, schema: TableSchema | None = None, *, called: str = "") -> pd.DataFrame:
    """Read a table of attributes.

    Args:
        path: A CSV file, UTF-8, with a `geoid` column.
        schema: The columns and their types; without it every column but `geoid` is typed by its values.
        called: The file as the user knows it, where that is not its path.

    Returns:
        Indexed by `geoid` (text), sorted; text columns have "" where the file has nothing, numbers are missing there.

    Raises:
        PackageError: The header is not the described one, a key is not a GEOID or stands twice, a value is not of
            its type.
    """
    file = called or str(path)
    table = _typed(Path(path), schema, file)
    if "geoid" not in table:
        raise PackageError(refusal("no-column-geoid", file))
    problems = [
        finding("geoid-strange", file, line, geoid=repr(geoid))
        for line, geoid in zip(table.index, table["geoid"], strict=True)
        if not is_county_geoid(geoid)
    ]
    problems += [
        finding("geoid-again", file, line, geoid=str(geoid))
        for line, geoid, repeated in zip(table.index, table["geoid"], table["geoid"].duplicated(), strict=True)
        if repeated
    ]
    if problems:
        raise PackageError(refusal("rows-not-of-counties", file), problems=problems)
    return table.set_index("geoid").sort_index()


def read_described_attributes(package: Package, resource: str) -> pd.DataFrame:
    """The attributes of a described folder, verified first; the table is that of `read_attributes`."""
    with package.held(resource) as path:
        described = package.resource(resource)
        return read_attributes(path, described.schema, called=str(package.folder / described.path))


def read_cities(package: Package, resource: str) -> pd.DataFrame:
    """Cities to label, the most important first.

    Returns:
        Columns `name`, `latitude` and `longitude` (degrees) and `rank` (1 is labelled first), sorted by `rank`.

    Raises:
        PackageError: The file is not as described, lacks a column, or a city has no place on the earth.
    """
    file = str(package.folder / package.resource(resource).path)
    with package.held(resource) as path:
        table = _typed(path, package.resource(resource).schema, file)
    absent = [column for column in ("name", "latitude", "longitude", "rank") if column not in table]
    if absent:
        raise PackageError(refusal("cities-lack", file, columns=", ".join(absent)))
    latitude, longitude = (pd.to_numeric(table[axis], errors="coerce") for axis in ("latitude", "longitude"))
    lost = table[~(latitude.between(-90, 90) & longitude.between(-180, 180)).fillna(False)]
    if not lost.empty:
        raise PackageError(
            finding("cities-nowhere"),
            problems=[
                finding("city-lies-at", file, line, place=str(name), north=repr(north), east=repr(east))
                for line, name, north, east in zip(
                    lost.index, lost["name"], lost["latitude"], lost["longitude"], strict=True
                )
            ],
        )
    return table.sort_values(["rank", "name"])[["name", "latitude", "longitude", "rank"]].reset_index(drop=True)


def _typed(path: Path, schema: TableSchema | None, file: str) -> pd.DataFrame:
    table = read_cells(path, file)
    if schema is None or not schema.fields:
        others = [column for column in table if column != "geoid"]
        for column in others:
            table[column] = _guessed(table[column])
        return table
    described = [field.name for field in schema.fields]
    if list(table.columns) != described:
        columns, described_columns = ", ".join(table.columns), ", ".join(described)
        raise PackageError(refusal("columns-not-described", file, columns=columns, described=described_columns))
    for field in schema.fields:
        if field.type != "string":
            try:
                table[field.name] = table[field.name].replace("", pd.NA).astype(DTYPES[field.type])
            except (ValueError, TypeError, KeyError, OverflowError) as error:
                raise PackageError(
                    refusal("column-not-of-type", file, column=field.name, type=field.type, said=str(error))
                ) from error
    return table


def _guessed(column: pd.Series) -> pd.Series:
    try:
        return pd.to_numeric(column)
    except ValueError:
        return column
