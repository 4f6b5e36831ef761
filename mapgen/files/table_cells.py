"""The cells of a described table as text: every line with as many as the header, within bounds."""

from __future__ import annotations

import csv
import io
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from mapgen.errors import PackageError
from mapgen.files.regular import open_regular
from mapgen.findings import finding, refusal

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
                raise PackageError(refusal("table-bytes-too-large", file, most=MOST_BYTES))
            lines = csv.reader(text, strict=True)
            header = next(lines, [])
            rows = dict(_bounded(lines, len(header), file))
    except OSError as error:
        raise PackageError(refusal("no-readable-table", file, said=str(error.strerror))) from error
    except (ValueError, csv.Error) as error:
        raise PackageError(refusal("no-readable-table", file, said=str(error))) from error
    problems = [
        finding("row-ragged", file, line, cells=len(cells), width=len(header))
        for line, cells in rows.items()
        if len(cells) != len(header)
    ]
    problems += [
        finding("header-has-twice", file, 1, column=repr(column))
        for column, times in sorted(Counter(header).items())
        if times > 1
    ]
    if problems:
        raise PackageError(refusal("no-readable-table", file, said="nothing"), problems=problems)
    return pd.DataFrame(list(rows.values()), index=pd.Index(rows), columns=header, dtype="str")


def _bounded(lines: Iterator[list[str]], columns: int, file: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that are not blank by their numbers, up to the bounds."""
    cells = columns
    rows = 0
    if columns > MOST_COLUMNS:
        raise PackageError(refusal("columns-read-at-most", file, columns=columns, most=MOST_COLUMNS))
    for row in lines:
        if not row:
            continue
        rows += 1
        cells += len(row)
        if rows > MOST_ROWS or cells > MOST_CELLS:
            what, most = ("rows", MOST_ROWS) if rows > MOST_ROWS else ("cells", MOST_CELLS)
            raise PackageError(refusal("table-too-large", file, what=what, most=most))
        yield lines.line_num, row  # type: ignore[attr-defined]  # of the csv reader
