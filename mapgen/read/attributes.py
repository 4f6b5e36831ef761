"""Attributes of counties, and cities to label: described tables to typed ones."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pandas as pd

from mapgen.errors import PackageError, Problem
from mapgen.geoid import is_county_geoid
from mapgen.read.package import Package, TableSchema

DTYPES: dict[str, Any] = {"string": "object", "integer": "Int64", "number": "Float64", "boolean": "boolean"}


def read_attributes(path: str | Path, schema: TableSchema | None = None) -> pd.DataFrame:
    """Read a table of attributes.

    Args:
        path: A CSV file, UTF-8, with a `geoid` column.
        schema: The columns and their types; without it every column but `geoid` is typed by its values.

    Returns:
        Indexed by `geoid` (text), sorted; text columns have "" where the file has nothing, numbers are missing there.

    Raises:
        PackageError: The header is not the described one, a key is not a GEOID or stands twice, a value is not of
            its type.
    """
    table = _typed(Path(path), schema)
    if "geoid" not in table:
        raise PackageError(f"{path} has no column geoid.")
    problems = [
        Problem(f"{geoid!r} is not a five-digit GEOID", file=str(path), line=line)
        for line, geoid in zip(table.index, table["geoid"], strict=True)
        if not is_county_geoid(geoid)
    ]
    problems += [
        Problem(f"{geoid} stands more than once", file=str(path), line=line)
        for line, geoid, repeated in zip(table.index, table["geoid"], table["geoid"].duplicated(), strict=True)
        if repeated
    ]
    if problems:
        raise PackageError(f"{path} does not have one row for each county.", problems=problems)
    return table.set_index("geoid").sort_index()


def read_described_attributes(package: Package, resource: str) -> pd.DataFrame:
    """The attributes of a described folder, verified first; the table is that of `read_attributes`."""
    with package.held(resource) as path:
        return read_attributes(path, package.resource(resource).schema)


def read_cities(package: Package, resource: str) -> pd.DataFrame:
    """Cities to label, the most important first.

    Returns:
        Columns `name`, `latitude` and `longitude` (degrees) and `rank` (1 is labelled first), sorted by `rank`.

    Raises:
        PackageError: The file is not as described, lacks a column, or a city has no place on the earth.
    """
    with package.held(resource) as path:
        table = _typed(path, package.resource(resource).schema)
    absent = [column for column in ("name", "latitude", "longitude", "rank") if column not in table]
    if absent:
        raise PackageError(f"{package.folder}: the cities have no column {', '.join(absent)}.")
    latitude, longitude = (pd.to_numeric(table[axis], errors="coerce") for axis in ("latitude", "longitude"))
    lost = table[~(latitude.between(-90, 90) & longitude.between(-180, 180)).fillna(False)]
    if not lost.empty:
        file = str(package.folder / package.resource(resource).path)
        raise PackageError(
            "Some cities have no place on the earth.",
            problems=[
                Problem(f"{name} lies at {north!r}, {east!r}", file=file, line=line)
                for line, name, north, east in zip(
                    lost.index, lost["name"], lost["latitude"], lost["longitude"], strict=True
                )
            ],
            fix="Latitude and longitude are degrees, below zero in the south and the west.",
        )
    return table.sort_values(["rank", "name"])[["name", "latitude", "longitude", "rank"]].reset_index(drop=True)


def _typed(path: Path, schema: TableSchema | None) -> pd.DataFrame:
    table = _cells(path)
    if schema is None or not schema.fields:
        others = [column for column in table if column != "geoid"]
        for column in others:
            table[column] = _guessed(table[column])
        return table
    described = [field.name for field in schema.fields]
    if list(table.columns) != described:
        raise PackageError(
            f"{path} has the columns {', '.join(table.columns)}, its description has {', '.join(described)}."
        )
    for field in schema.fields:
        if field.type != "string":
            try:
                table[field.name] = table[field.name].replace("", pd.NA).astype(DTYPES[field.type])
            except (ValueError, TypeError, KeyError) as error:
                raise PackageError(f"{path}: the column {field.name} is not {field.type}: {error}.") from error
    return table


def _cells(path: Path) -> pd.DataFrame:
    """The cells as text, indexed by their lines; pandas would fit a line that is too short or too long."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            lines = csv.reader(stream, strict=True)
            header = next(lines, [])
            rows = dict((lines.line_num, cells) for cells in lines if cells)  # noqa: C402  # the line number moves on
    except (OSError, ValueError, csv.Error) as error:
        raise PackageError(f"{path} cannot be read as a table: {error}.") from error
    problems = [
        Problem(f"the line has {len(cells)} cells, the header has {len(header)}", file=str(path), line=line)
        for line, cells in rows.items()
        if len(cells) != len(header)
    ]
    problems += [
        Problem(f"the header has {column!r} twice", file=str(path), line=1)
        for column in sorted({column for column in header if header.count(column) > 1})
    ]
    if problems:
        raise PackageError(f"{path} cannot be read as a table.", problems=problems)
    return pd.DataFrame(list(rows.values()), index=pd.Index(rows), columns=header, dtype="str")


def _guessed(column: pd.Series) -> pd.Series:
    try:
        return pd.to_numeric(column)
    except ValueError:
        return column
