"""The cells of a described table as text: every line with as many as the header, within bounds."""

from __future__ import annotations

import csv
import io
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from mapgen.errors import PackageError, Problem
from mapgen.files.regular import open_regular

MOST_ROWS = 100_000
"""Thirty times the counties of the country."""

MOST_COLUMNS = 5_000
MOST_CELLS = 5_000_000
"""Cells of all rows together: a Census table of a thousand columns has three million."""

MOST_BYTES = 30_000_000
"""Eight bytes for each cell of such a table, and a bound for what one line without an end can take."""


def read_cells(path: Path, file: str) -> pd.DataFrame:
    """The cells of a CSV file, indexed by their lines; pandas would fit a line that is too short or too long.

    Args:
        path: The file, UTF-8.
        file: The file as the user knows it.

    Raises:
        PackageError: It cannot be read, is no table, is larger than such a table can be, a line has more or fewer cells
            than the header, or the header has a column twice.
    """
    try:
        with open_regular(path) as stream, io.TextIOWrapper(stream, encoding="utf-8-sig", newline="") as text:
            if os.fstat(stream.fileno()).st_size > MOST_BYTES:
                raise PackageError(
                    f"{file} is larger than a table of counties or cities: {MOST_BYTES:,} bytes at most."
                )
            lines = csv.reader(text, strict=True)
            header = next(lines, [])
            rows = dict(_bounded(lines, len(header), file))
    except OSError as error:
        raise PackageError(f"{file} cannot be read as a table: {error.strerror}.") from error
    except (ValueError, csv.Error) as error:
        raise PackageError(f"{file} cannot be read as a table: {error}.") from error
    problems = [
        Problem(f"the line has {len(cells)} cells, the header has {len(header)}", file=file, line=line)
        for line, cells in rows.items()
        if len(cells) != len(header)
    ]
    problems += [
        Problem(f"the header has {column!r} twice", file=file, line=1)
        for column, times in sorted(Counter(header).items())
        if times > 1
    ]
    if problems:
        raise PackageError(f"{file} cannot be read as a table.", problems=problems)
    return pd.DataFrame(list(rows.values()), index=pd.Index(rows), columns=header, dtype="str")


def _bounded(lines: Iterator[list[str]], columns: int, file: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that are not blank by their numbers, up to the bounds."""
    cells = columns
    rows = 0
    if columns > MOST_COLUMNS:
        raise PackageError(f"{file} has {columns:,} columns; {MOST_COLUMNS:,} are read at most.")
    for row in lines:
        if not row:
            continue
        rows += 1
        cells += len(row)
        if rows > MOST_ROWS or cells > MOST_CELLS:
            raise PackageError(
                f"{file} is larger than a table of counties or cities: it has more than "
                + (f"{MOST_ROWS:,} rows." if rows > MOST_ROWS else f"{MOST_CELLS:,} cells."),
                fix="Leave out the rows and columns that no map needs.",
            )
        yield lines.line_num, row  # type: ignore[attr-defined]  # of the csv reader
