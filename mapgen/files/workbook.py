"""Workbooks and columnar files: the rows of a sheet (.xlsx, .xls, .xlsb, .ods) or of a .parquet file as text cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec

from mapgen.errors import ReturnsError
from mapgen.files import child
from mapgen.files.bounds import MOST_BYTES, MOST_WORKBOOK
from mapgen.files.error_cells import Errors, errors_of_sheets
from mapgen.files.open import Source
from mapgen.files.parse_cells import shown
from mapgen.files.tables_apart import frames, on_disk
from mapgen.findings import Finding, finding, refusal


def workbook(source: Source, sheet: str = "") -> Iterator[tuple[int, list[str]]]:
    """The rows of a workbook's one sheet, or of the named one, with their row numbers.

    Raises:
        ReturnsError: python-calamine is not installed, the workbook is damaged or larger than any of results, or it
            has several sheets with something in them.
    """
    _held_to_be_installed("python_calamine", source.name, "excel")
    with on_disk(source, MOST_WORKBOOK) as file:
        errors_of = errors_of_sheets(file, source)
        errors: dict[int, dict[int, str]] = {}
        number = 0
        for letter, content in frames(source, file, "workbook", sheet):
            if letter == child.CHOICE:
                raise which_sheet(content, source.name, sheet)
            if letter == child.SHEET:
                errors = _by_row(errors_of(*content))
                continue
            for cells in content:
                number += 1
                yield number, _with_errors(cells, errors[number]) if number in errors else cells
        # Where nothing follows them, rows of failed formulas are not among the reader's.
        for row in sorted(row for row in errors if row > number):
            yield row, _with_errors([], errors[row])


def parquet(source: Source) -> Iterator[tuple[int, list[str]]]:
    """The rows of a Parquet file, its column names first.

    Raises:
        ReturnsError: pyarrow is not installed, or the file is damaged or larger than any of results.
    """
    _held_to_be_installed("pyarrow", source.name, "parquet")
    with on_disk(source, MOST_BYTES) as file:
        number = 0
        for _, content in frames(source, file, "parquet"):
            for cells in content:
                number += 1
                yield number, cells


def _held_to_be_installed(library: str, name: str, extra: str) -> None:
    if find_spec(library) is None:
        called = library.replace("_", "-")
        raise ReturnsError(refusal("library-missing", name, library=called, extra=extra))


def _by_row(errors: Errors) -> dict[int, dict[int, str]]:
    rows: dict[int, dict[int, str]] = {}
    for (row, column), error in errors.items():
        rows.setdefault(row, {})[column] = error
    return rows


def _with_errors(cells: Sequence[str], errors: Mapping[int, str]) -> list[str]:
    """The cells of a row with its errors among them, by their column, also to the right of the last cell."""
    columns = range(1, max(len(cells), *errors) + 1)
    return [errors.get(column) or (cells[column - 1] if column <= len(cells) else "") for column in columns]


def which_sheet(sheets: list[tuple[str, str | None]], name: str, wanted: str) -> ReturnsError:
    """What to say where no one sheet can be read."""
    if not wanted and not any(first is not None for _, first in sheets):
        return ReturnsError(refusal("sheets-empty", name))
    return ReturnsError(
        refusal("sheets-several", name, sheets=len(sheets), wanted=repr(wanted) if wanted else "nothing"),
        problems=[_described(title, first) for title, first in sheets],
    )


def _described(title: str, first: str | None) -> Finding:
    """A sheet with what its first row says first, where a title like "2" would not tell sheets apart."""
    if first is None:
        return finding("sheet-empty", title=repr(title))
    return finding("sheet-begins", title=repr(title), first=shown(first) if first else "nothing")
