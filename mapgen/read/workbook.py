"""Workbooks and columnar files: the rows of an .xlsx sheet or of a .parquet file as text cells."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from mapgen.errors import Problem, ReturnsError
from mapgen.read.sources import BOMB_FROM, BOMB_RATIO, Source
from mapgen.returns.cells import shown

BATCH = 65536


def workbook(source: Source, sheet: str = "") -> Iterator[tuple[int, list[str]]]:
    """The rows of a workbook's one sheet, or of the named one, with their row numbers.

    Raises:
        ReturnsError: openpyxl is not installed, the workbook is damaged, or it has several sheets with rows.
    """
    try:
        import openpyxl  # noqa: PLC0415  # an extra, and slow to import
    except ImportError as error:
        raise ReturnsError(
            f"{source.name} is an Excel workbook, and openpyxl is not installed.",
            fix="pip install 'mapgen[excel]', or save the sheet as CSV.",
        ) from error
    with source.open() as stream:
        _not_a_bomb(stream, source.name)
        try:
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            # A sheet may claim to have a million columns; what it has is found by reading.
            for each in book.worksheets:
                each.reset_dimensions()
            chosen = _sheet(book, source.name, sheet)
            for number, row in enumerate(chosen.iter_rows(values_only=True), start=1):
                yield number, [_text(value) for value in row[:5001]]
        except ReturnsError:
            raise
        except Exception as error:  # openpyxl raises whatever its parsers raise
            raise ReturnsError(f"{source.name} is a damaged workbook: {error}.", fix="Save it again as CSV.") from error


def parquet(source: Source) -> Iterator[tuple[int, list[str]]]:
    """The rows of a Parquet file, its column names first.

    Raises:
        ReturnsError: pyarrow is not installed, or the file is damaged.
    """
    try:
        from pyarrow import ArrowException  # noqa: PLC0415  # an extra, and slow to import
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415  # the same
    except ImportError as error:
        raise ReturnsError(
            f"{source.name} is a Parquet file, and pyarrow is not installed.",
            fix="pip install 'mapgen[parquet]', or save the table as CSV.",
        ) from error
    number = 1
    try:
        with source.open() as stream:
            file = ParquetFile(stream)
            yield number, [str(name) for name in file.schema_arrow.names]
            for batch in file.iter_batches(batch_size=BATCH):
                for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    number += 1
                    yield number, [_text(value) for value in values]
    except (ArrowException, OSError, ValueError) as error:
        raise ReturnsError(
            f"{source.name} is a damaged Parquet file: {str(error).rstrip('.')}.", fix="Fetch it again."
        ) from error


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return str(value)


def _sheet(book: Any, name: str, wanted: str) -> Any:
    sheets = {each.title: each for each in book.worksheets}
    if wanted:
        if wanted in sheets:
            return sheets[wanted]
    else:
        filled = [each for each in sheets.values() if next(each.iter_rows(values_only=True, max_row=1), None)]
        if len(filled) == 1:
            return filled[0]
        if not filled:
            raise ReturnsError(f"{name} has no sheet with anything in its first row.", fix="Put the headers there.")
    several = "1 sheet" if len(sheets) == 1 else f"{len(sheets)} sheets"
    raise ReturnsError(
        f"{name} has {several}{f', and none named {wanted!r}' if wanted else ''}.",
        problems=[Problem(f"{title!r}{_begins(each)}") for title, each in sheets.items()],
        fix="Name one with --table.",
    )


def _begins(sheet: Any) -> str:
    """What a sheet's first row says first, where a title like "2" would not tell sheets apart."""
    row = next(sheet.iter_rows(values_only=True, max_row=1), None) or ()
    first = next((_text(value) for value in row if value is not None), "")
    return f": begins with {shown(first)}" if first else ": empty"


def _not_a_bomb(stream: Any, name: str) -> None:
    with zipfile.ZipFile(stream) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
        packed = sum(entry.compress_size for entry in archive.infolist())
    if unpacked > BOMB_FROM and unpacked > BOMB_RATIO * max(packed, 1):
        raise ReturnsError(f"{name} unpacks to {unpacked // 1024**2:,} MB from {packed:,} bytes: that is no workbook.")
    stream.seek(0)
