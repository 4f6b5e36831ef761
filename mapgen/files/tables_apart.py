"""Readers of results that are run in a process apart: what is asked of them, and what their refusals say."""

from __future__ import annotations

import contextlib
import io
import shutil
import tempfile
from collections.abc import Iterator
from typing import IO

from mapgen.errors import ReturnsError
from mapgen.files import apart
from mapgen.files.bounds import (
    LONGEST_CELL,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_MEMORY,
    MOST_PARQUET_TYPES,
    MOST_ROWS,
    MOST_SECONDS,
    MOST_SHEET_CELLS,
    MOST_SHEETS,
)
from mapgen.files.open import Source
from mapgen.findings import refusal

WRONGS: dict[str, tuple[str, int]] = {
    "locked": ("locked", 0),
    "sheets": ("sheets-too-many", MOST_SHEETS),
    "cells": ("sheet-cells-too-many", MOST_SHEET_CELLS),
    "rows": ("table-rows-too-many", MOST_ROWS),
    "columns": ("table-columns-too-many", MOST_COLUMNS),
    "bytes": ("table-bytes-too-many", MOST_BYTES),
    "cell": ("cell-too-long", LONGEST_CELL),
    "memory": ("reading-takes-memory", MOST_MEMORY // 1024**2),
    "time": ("reading-takes-long", MOST_SECONDS),
    "damaged": ("damaged", 0),
}
"""What the reader tells of a file, the finding's code, and how much is read at most."""


def frames(source: Source, file: IO[bytes], kind: str, sheet: str = "") -> Iterator[apart.Frame]:
    """What the reader of a file sends, until its end.

    Args:
        source: What the file is called.
        file: Its bytes on the disk, at their beginning (`on_disk`).
        kind: "workbook" or "parquet".
        sheet: The sheet of a workbook; without it its only one.

    Yields:
        `child.ROWS` with rows, each the list of its cells; before them, of a workbook, `child.SHEET` with the name of
        the sheet and its place among all sheets, the first being 0; or in place of them `child.CHOICE` with the names
        of sheets and what each begins with, None for an empty one.

    Raises:
        ReturnsError: The file is damaged, or too much for the reader.
    """
    asked = {
        "kind": kind,
        "sheet": sheet,
        "rows": MOST_ROWS,
        "columns": MOST_COLUMNS,
        "cells": MOST_SHEET_CELLS,
        "cell": LONGEST_CELL,
        "sheets": MOST_SHEETS,
        "bytes": MOST_BYTES,
        "description": MOST_PARQUET_TYPES,
        "memory": MOST_MEMORY,
        "seconds": MOST_SECONDS,
    }
    try:
        yield from apart.frames(asked, file)
    except apart.EndedError as ended:
        code, most = WRONGS.get(ended.key, WRONGS["damaged"])
        more = ended.more.rstrip(".") or "nothing"
        raise ReturnsError(refusal(code, source.name, kind=kind, more=more, most=most)) from ended


@contextlib.contextmanager
def on_disk(source: Source, most_bytes: int) -> Iterator[IO[bytes]]:
    """The bytes of a source as a file that another process can read, at its beginning.

    Raises:
        ReturnsError: There are more than `most_bytes` of them.
    """
    with contextlib.ExitStack() as held:
        stream = held.enter_context(source.open())
        try:
            stream.fileno()
        except OSError:
            packed, stream = stream, held.enter_context(tempfile.TemporaryFile(prefix="mapgen-"))
            _copy(packed, stream, most_bytes + 1)
        if stream.seek(0, io.SEEK_END) > most_bytes:
            raise ReturnsError(refusal("file-too-large", source.name, megabytes=most_bytes // 1024**2))
        stream.seek(0)
        yield stream


def _copy(stream: IO[bytes], into: IO[bytes], most_bytes: int) -> None:
    left = most_bytes
    while left > 0 and (chunk := stream.read(min(left, shutil.COPY_BUFSIZE))):  # type: ignore[attr-defined]
        into.write(chunk)
        left -= len(chunk)
    into.flush()
