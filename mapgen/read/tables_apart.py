"""Readers of results that are run in a process apart: what is asked of them, and what their refusals say."""

from __future__ import annotations

import contextlib
import io
import shutil
import tempfile
from collections.abc import Iterator
from typing import IO

from mapgen.errors import ReturnsError
from mapgen.read import apart
from mapgen.read.bounds import (
    LONGEST_CELL,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_MEMORY,
    MOST_PARQUET_TYPES,
    MOST_SECONDS,
    MOST_SHEET_CELLS,
    MOST_SHEETS,
)
from mapgen.read.sources import Source
from mapgen.returns.sum_votes import MOST_ROWS

AS_CSV = "Save the table as CSV, which is read row by row."

WRONGS: dict[str, tuple[str, str]] = {
    "locked": ("is locked with a password", "Save it without one."),
    "sheets": (f"has {{more}} sheets; up to {MOST_SHEETS:,} are read", AS_CSV),
    "cells": (f"has a sheet of {{more}}, more than {MOST_SHEET_CELLS:,} cells", AS_CSV),
    "rows": (f"has {{more}} rows; up to {MOST_ROWS:,} are read", "Cut the table to one contest."),
    "columns": (f"has {{more}} columns; up to {MOST_COLUMNS:,} are read", "Leave out the columns that are not needed."),
    "bytes": (f"unpacks to {{more}} bytes; up to {MOST_BYTES:,} are read", "Cut the table to one contest."),
    "cell": (f"has a cell of more than {LONGEST_CELL:,} characters, which no table of results has", "Leave it out."),
    "memory": (f"takes more than {MOST_MEMORY // 1024**2:,} MB of memory to read, or is damaged", AS_CSV),
    "time": (f"takes more than {MOST_SECONDS} seconds to read", AS_CSV),
    "damaged": ("is damaged or no {kind}: {more}", "Fetch it again, or save the table as CSV."),
}
"""What can be wrong with a file, and what to do; the first follows the file's name."""

KINDS = {"workbook": "workbook", "parquet": "Parquet file"}


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
        what, fix = WRONGS.get(ended.key, WRONGS["damaged"])
        said = what.format(more=ended.more.rstrip(".") or "it cannot be read", kind=KINDS[kind])
        raise ReturnsError(f"{source.name} {said}.", fix=fix) from ended


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
            raise ReturnsError(f"{source.name} is larger than {most_bytes // 1024**2:,} MB.", fix=AS_CSV)
        stream.seek(0)
        yield stream


def _copy(stream: IO[bytes], into: IO[bytes], most_bytes: int) -> None:
    left = most_bytes
    while left > 0 and (chunk := stream.read(min(left, shutil.COPY_BUFSIZE))):  # type: ignore[attr-defined]
        into.write(chunk)
        left -= len(chunk)
    into.flush()
