"""Readers that are run in a process of their own: a file that makes one take too much ends that process, not mapgen."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import msgspec

from mapgen.errors import ReturnsError
from mapgen.read import child
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
from mapgen.returns.vote_sums import MOST_ROWS

AS_CSV = "Save the table as CSV, which is read row by row."

LARGEST_FRAME = 64 * 1024**2
"""Bytes that are taken from the reader at once; it sends rows by the megabyte."""

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

Frame = tuple[bytes, Any]

_CONTENTS: dict[bytes, msgspec.msgpack.Decoder[Any]] = {
    child.ROWS: msgspec.msgpack.Decoder(list[list[str]]),
    child.SHEET: msgspec.msgpack.Decoder(tuple[str, int]),
    child.CHOICE: msgspec.msgpack.Decoder(list[tuple[str, str | None]]),
    child.WRONG: msgspec.msgpack.Decoder(tuple[str, str]),
    child.END: msgspec.msgpack.Decoder(None),
}


def frames(source: Source, file: IO[bytes], kind: str, sheet: str = "") -> Iterator[Frame]:
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
    with _reader(asked, file) as process:
        while True:
            letter, content = _frame(process, source.name, kind)
            if letter == child.WRONG:
                raise _wrong(source.name, kind, *content)
            if letter == child.END:
                return
            yield letter, content


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


@contextlib.contextmanager
def _reader(asked: dict[str, Any], file: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    file.seek(0)
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    surroundings = {**os.environ, "RUST_BACKTRACE": "0", "ARROW_DEFAULT_MEMORY_POOL": "system", "OMP_NUM_THREADS": "1"}
    # -P: a file of the folder that mapgen is run in, or beside the script, is no module of the script.
    command = [sys.executable, "-P", str(Path(child.__file__)), json.dumps(asked)]
    process = subprocess.Popen(  # noqa: S603  # Python itself and a script of mapgen's
        command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=surroundings
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _frame(process: subprocess.Popen[bytes], name: str, kind: str) -> Frame:
    """The next frame; a reader that is silent for too long is ended."""
    assert process.stdout is not None  # noqa: S101  # it was asked for
    late = threading.Event()

    def end() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(MOST_SECONDS, end)
    timer.daemon = True
    timer.start()
    try:
        head = process.stdout.read(child.HEAD.size)
        letter, size = child.HEAD.unpack(head) if len(head) == child.HEAD.size else (b"", 0)
        packed = process.stdout.read(size) if size <= LARGEST_FRAME else b""
    finally:
        timer.cancel()
    if late.is_set() or (not letter and process.wait() == -getattr(signal, "SIGXCPU", 0) != 0):
        raise _wrong(name, kind, "time")
    try:
        return letter, _CONTENTS[letter].decode(packed)
    except (KeyError, msgspec.DecodeError):
        # It is gone without a word: Rust and C++ end like this where they are given no more memory.
        raise _wrong(name, kind, "memory") from None


def _wrong(name: str, kind: str, key: str, more: str = "") -> ReturnsError:
    what, fix = WRONGS.get(key, WRONGS["damaged"])
    said = what.format(more=more.rstrip(".") or "it cannot be read", kind=KINDS[kind])
    return ReturnsError(f"{name} {said}.", fix=fix)
