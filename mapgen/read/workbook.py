"""Workbooks and columnar files: the rows of a sheet (.xlsx, .xls, .xlsb, .ods) or of a .parquet file as text cells."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import IO

from mapgen.errors import Problem, ReturnsError
from mapgen.read import child
from mapgen.read.apart import frames, on_disk
from mapgen.read.bounds import MOST_BYTES, MOST_WORKBOOK
from mapgen.read.sheet_names import parts_of
from mapgen.read.sheets import Place, look_through
from mapgen.read.sources import Source
from mapgen.read.zipped import is_workbook, opened_zip
from mapgen.returns.cells import shown

OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What .xls files begin with, and locked .xlsx files, and Word's old documents."""

Broken = dict[Place, str]
"""Cells that hold an error such as "#REF!": the reader gives them as empty, and a row of them would be passed over."""


def workbook(source: Source, sheet: str = "") -> Iterator[tuple[int, list[str]]]:
    """The rows of a workbook's one sheet, or of the named one, with their row numbers.

    Raises:
        ReturnsError: python-calamine is not installed, the workbook is damaged or larger than any of results, or it
            has several sheets with something in them.
    """
    _held_to_be_installed("python_calamine", f"{source.name} is a workbook", "excel")
    with on_disk(source, MOST_WORKBOOK) as file:
        by_sheet = {} if source.start.startswith(OLD_WORKBOOK) else _broken(file, source.name)
        broken: Broken = {}
        number = 0
        for letter, content in frames(source, file, "workbook", sheet):
            if letter == child.CHOICE:
                raise which_sheet(content, source.name, sheet)
            if letter == child.SHEET:
                broken = by_sheet.get(content, {})
                continue
            for cells in content:
                number += 1
                yield number, _mended(cells, number, broken) if broken else cells


def parquet(source: Source) -> Iterator[tuple[int, list[str]]]:
    """The rows of a Parquet file, its column names first.

    Raises:
        ReturnsError: pyarrow is not installed, or the file is damaged or larger than any of results.
    """
    _held_to_be_installed("pyarrow", f"{source.name} is a Parquet file", "parquet")
    with on_disk(source, MOST_BYTES) as file:
        number = 0
        for _, content in frames(source, file, "parquet"):
            for cells in content:
                number += 1
                yield number, cells


def _held_to_be_installed(library: str, what: str, extra: str) -> None:
    if find_spec(library) is None:
        called = library.replace("_", "-")
        raise ReturnsError(
            f"{what}, and {called} is not installed.", fix=f"pip install 'mapgen[{extra}]', or save the table as CSV."
        )


def _broken(file: IO[bytes], name: str) -> dict[str, Broken]:
    """The cells with errors of each sheet of a workbook, by its name; the workbook's bounds are held.

    Raises:
        ReturnsError: It is no workbook, or goes beyond a bound.
    """
    # The archive is closed with its stream; the file is still to be handed on.
    with os.fdopen(os.dup(file.fileno()), "rb") as again, opened_zip(again, name) as archive:
        if not is_workbook(archive):
            raise ReturnsError(
                f"{name} is a zip inside another, which is not looked into.", fix="Unpack the outer one, and name this."
            )
        found = {part: reach.broken for part, reach in look_through(archive, name).items() if reach.broken}
        # A part of Excel's is one sheet and does not know its name; OpenDocument's is all of them.
        named = {sheet: cells for broken in found.values() for sheet, cells in broken.items() if sheet}
        unnamed = {part: broken[""] for part, broken in found.items() if "" in broken}
        parts = parts_of(archive) if unnamed else {}
    if not set(unnamed) <= set(parts.values()):
        raise ReturnsError(
            f"{name} has cells with errors, and does not say in which sheet.",
            problems=[
                Problem(f"{shown(next(iter(cells.values())))} in {part}", name) for part, cells in unnamed.items()
            ],
            fix="Save it again, or save the sheet as CSV.",
        )
    return named | {sheet: unnamed[part] for sheet, part in parts.items() if part in unnamed}


def _mended(cells: Sequence[str], row: int, broken: Broken) -> list[str]:
    """The cells of a row with its errors among them."""
    return [broken.get((row, column), cell) for column, cell in enumerate(cells, start=1)]


def which_sheet(sheets: list[tuple[str, str | None]], name: str, wanted: str) -> ReturnsError:
    """What to say where no one sheet can be read."""
    if not wanted and not any(first is not None for _, first in sheets):
        return ReturnsError(f"{name} has no sheet with anything in it.", fix="Put the headers in its first row.")
    several = "1 sheet" if len(sheets) == 1 else f"{len(sheets)} sheets"
    return ReturnsError(
        f"{name} has {several}{f', and none named {wanted!r}' if wanted else ''}.",
        problems=[Problem(f"{title!r}{_begins(first)}") for title, first in sheets],
        fix="Name one with --table.",
    )


def _begins(first: str | None) -> str:
    """What a sheet's first row says first, where a title like "2" would not tell sheets apart."""
    return ": empty" if first is None else f": begins with {shown(first)}" if first else ""
