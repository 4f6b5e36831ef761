"""GeoPackages: tables of an SQLite database, copied into memory and asked for nothing but their rows."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyproj

from mapgen.areas.fields import hold_table, table_of
from mapgen.areas.reference_system import system_listed, system_written
from mapgen.areas.shape_bounds import LARGEST_FILE, hold, stopwatch
from mapgen.areas.wkb import are_points_and_lines, shapes_of
from mapgen.errors import BoundariesError
from mapgen.files.regular import read_regular
from mapgen.findings import Finding, finding, refusal

MAGIC = b"SQLite format 3\x00"
JOURNAL_MODE = slice(18, 20)
"""The bytes of a database that say how it is written: 1 and 1 with a journal, 2 and 2 with a log beside it."""

LONGEST_VALUE = 200_000_000
"""Bytes of one value. Alaska's outline, with every island, has a hundredth."""

STEPS = 10_000
"""Steps of SQLite's machine between two looks at the clock."""

ENVELOPES = (0, 32, 48, 48, 64)
"""Bytes of the extent before a geometry, by its kind."""

MAY = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}
"""What is asked of the database, and of no view in it; besides, which columns a table has. It may call no function,
attach no file, and repeat nothing."""

PLAIN_TABLE = re.compile(r"\s*CREATE\s+TABLE\b", re.IGNORECASE)

Layer = tuple[str, gpd.GeoDataFrame]


def geopackage_layers(path: Path, called: str) -> tuple[list[Layer], list[Finding]]:
    """The layers of a GeoPackage, each with its name; without a reference system where it names none.

    Layers of points and lines are left out, with a note, where there are others.

    A layer that is a view is left out: a view is a program, and may have no end.

    Raises:
        BoundariesError: It takes too long, has too much of something, or has views alone.
        ValueError, sqlite3.Error: It is damaged.
        OSError: It is no regular file, or cannot be read.
    """
    content = bytearray(read_regular(path, most_bytes=LARGEST_FILE))
    log = path.with_name(f"{path.name}-wal")
    if content[JOURNAL_MODE] == b"\2\2":
        if log.exists() and log.stat().st_size:
            raise BoundariesError(refusal("still-written", called, part=log.name))
        content[JOURNAL_MODE] = b"\1\1"
    with _opened(bytes(content), called) as database:
        tables = _tables(database)
        wanted = database.execute(
            "SELECT c.table_name, g.column_name, g.srs_id FROM gpkg_contents c JOIN gpkg_geometry_columns g "
            "ON c.table_name = g.table_name WHERE c.data_type = 'features'"
        ).fetchall()
        found = [
            (str(name), _layer(database, str(name), str(column), _system(database, srs), called))
            for name, column, srs in wanted
            if name in tables
        ]
    layers = [(name, layer) for name, layer in found if layer is not None]
    others = [name for name, layer in found if layer is None]
    if others and not layers:
        raise BoundariesError(refusal("points-and-lines", called))
    if wanted and not layers:
        raise BoundariesError(refusal("view-of-areas", called, view=repr(str(wanted[0][0])[:60])))
    notes = [finding("layer-left-out", called, severity="note", layer=repr(name[:60])) for name in others]
    return layers, notes


@contextmanager
def _opened(content: bytes, called: str) -> Iterator[sqlite3.Connection]:
    """The database in memory, without the file's path: it can reach no other file."""
    with closing(sqlite3.connect(":memory:")) as database:
        check, given_up = stopwatch(called), []

        def look() -> int:
            try:
                check()
            except BoundariesError as error:
                given_up.append(error)
            return len(given_up)

        database.deserialize(content)
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        database.execute("PRAGMA trusted_schema = OFF")
        database.execute("PRAGMA cell_size_check = ON")
        database.set_progress_handler(look, STEPS)
        database.set_authorizer(_allowed)
        try:
            yield database
        except sqlite3.OperationalError:
            if given_up:
                raise given_up[0] from None
            raise


def _allowed(action: int, what: str | None, _column: str | None, _database: str | None, view: str | None) -> int:
    asks = action in MAY and view is None
    return sqlite3.SQLITE_OK if asks or (action, what) == (sqlite3.SQLITE_PRAGMA, "table_info") else sqlite3.SQLITE_DENY


def _tables(database: sqlite3.Connection) -> set[str]:
    """The tables that are tables: no views, and none that a module makes up. Only they have a page of their own."""
    found = database.execute("SELECT name, rootpage, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    tables = {str(name) for name, page, sql in found if page and PLAIN_TABLE.match(str(sql))}
    missing = {"gpkg_contents", "gpkg_geometry_columns"} - tables
    if missing:
        raise ValueError(f"it is an SQLite database, but no GeoPackage: it has no table {min(missing)}")
    return tables


def _layer(
    database: sqlite3.Connection, table: str, geometry: str, crs: pyproj.CRS | None, called: str
) -> gpd.GeoDataFrame | None:
    """A layer; None where it has points and lines alone."""
    # Columns that are computed are not among these, nor is the number of a record.
    about = database.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()
    kinds = {str(name): str(kind).upper() for _, name, kind, _, _, key in about if not (key and kind == "INTEGER")}
    names, rows, size = list(kinds), [], 0
    hold_table(0, len(names), called)
    asked = f"SELECT {', '.join(map(_quoted, names))} FROM {_quoted(table)}"  # noqa: S608  # and _allowed allows no more
    for row in database.execute(asked):
        rows.append(row)
        size += sum(len(value) for value in row if isinstance(value, bytes | str))
        hold_table(len(rows), len(names), called)
        hold(size, LARGEST_FILE, "bytes", called)
    if geometry not in names:
        raise ValueError(f"the layer {table[:40]!r} has no column {geometry[:40]!r}")
    blobs = [_well_known(row[names.index(geometry)]) for row in rows]
    if are_points_and_lines(blobs):
        return None
    shapes = shapes_of(blobs, called)
    fields = [
        (name, [_told(row[at], kinds[name]) for row in rows]) for at, name in enumerate(names) if name != geometry
    ]
    return table_of(fields, shapes, crs)


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _told(value: Any, kind: str) -> Any:
    """A value as its column's type has it: SQLite knows no true and false."""
    return bool(value) if kind == "BOOLEAN" and value in (0, 1) else value


def _well_known(value: Any) -> bytes | None:
    """The well-known binary of a value, which has an extent before it."""
    if value is None:
        return None
    if not isinstance(value, bytes) or not value.startswith(b"GP") or len(value) < 8:
        raise ValueError("a geometry is none that a GeoPackage has")
    envelope = value[3] >> 1 & 7
    if envelope >= len(ENVELOPES) or value[3] & 0x20:
        raise ValueError("a geometry is of a kind of its own")
    return value[8 + ENVELOPES[envelope] :]


def _system(database: sqlite3.Connection, number: Any) -> pyproj.CRS | None:
    """The reference system with a number in the GeoPackage's own list; 0 and -1 are none."""
    if number in (0, -1):
        return None
    found = database.execute(
        "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?",
        (number,),
    ).fetchone()
    if found is None:
        raise ValueError(f"it has no reference system with the number {number!r}")
    organization, code, definition = (str(value) for value in found)
    return system_listed(organization, code) or system_written(definition)
