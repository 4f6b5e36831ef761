"""Work that is done in a process of its own, which a bound of memory and of time ends: that process, not mapgen."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import msgspec

from mapgen.files import child

LARGEST_FRAME = 64 * 1024**2
"""Bytes that are taken from the process at once; it sends by the megabyte."""

TIME, MEMORY = "time", "memory"
"""Why a process ended without a word: keys of an `EndedError`."""

Frame = tuple[bytes, Any]

_CONTENTS: dict[bytes, msgspec.msgpack.Decoder[Any]] = {
    child.ROWS: msgspec.msgpack.Decoder(list[list[str]]),
    child.SHEET: msgspec.msgpack.Decoder(tuple[str, int]),
    child.CHOICE: msgspec.msgpack.Decoder(list[tuple[str, str | None]]),
    child.BYTES: msgspec.msgpack.Decoder(bytes),
    child.WRONG: msgspec.msgpack.Decoder(tuple[str, str]),
    child.END: msgspec.msgpack.Decoder(None),
}


class EndedError(Exception):
    """The work was not done.

    Attributes:
        key: What was wrong: `TIME`, `MEMORY`, or what the process said.
        more: What there is to say of it, or empty.
    """

    def __init__(self, key: str, more: str = "") -> None:
        """Keep the two apart: whoever asked for the work knows the words."""
        self.key = key
        self.more = more
        super().__init__(key, more)


def frames(asked: dict[str, Any], file: IO[bytes]) -> Iterator[Frame]:
    """What the process sends, until its end. An exception here, as of a signal, is the end of the process, too.

    Args:
        asked: What is to be done ("kind"), its bounds, and of all work "memory", the bytes that the process may take,
            and "seconds", of processor time and of silence.
        file: A file on the disk, which the process reads.

    Yields:
        A letter of `mapgen.files.child`, and what came with it.

    Raises:
        EndedError: The file is damaged, or too much.
    """
    with _process(asked, file) as process:
        while True:
            letter, content = _frame(process, asked["seconds"])
            if letter == child.WRONG:
                raise EndedError(*content)
            if letter == child.END:
                return
            yield letter, content


@contextlib.contextmanager
def _process(asked: dict[str, Any], file: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
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


def _frame(process: subprocess.Popen[bytes], seconds: float) -> Frame:
    """The next frame; a process that is silent for too long is ended."""
    assert process.stdout is not None  # noqa: S101  # it was asked for
    late = threading.Event()

    def end() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        head = process.stdout.read(child.HEAD.size)
        letter, size = child.HEAD.unpack(head) if len(head) == child.HEAD.size else (b"", 0)
        packed = process.stdout.read(size) if size <= LARGEST_FRAME else b""
    finally:
        timer.cancel()
    if late.is_set() or (not letter and process.wait() == -getattr(signal, "SIGXCPU", 0) != 0):
        raise EndedError(TIME)
    try:
        return letter, _CONTENTS[letter].decode(packed)
    except (KeyError, msgspec.DecodeError):
        # It is gone without a word: Rust and C++ end like this where they are given no more memory.
        raise EndedError(MEMORY) from None
