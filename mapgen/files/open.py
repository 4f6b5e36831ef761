"""A file however it is packed: plain, gzip, a member of a zip, or standard input, within limits."""

from __future__ import annotations

import errno
import gzip
import io
import shutil
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from mapgen.errors import ReturnsError
from mapgen.files.bounds import BOMB_FROM, BOMB_RATIO, MOST_BYTES
from mapgen.files.regular import open_regular
from mapgen.files.zipped import is_workbook, opened_member, opened_zip, table_in
from mapgen.findings import finding, refusal

STANDARD_INPUT = "-"

ZIP, GZIP, EMPTY_ZIP = b"PK\x03\x04", b"\x1f\x8b", b"PK\x05\x06"
"""What such files begin with."""

DAMAGE = (EOFError, zipfile.BadZipFile, gzip.BadGzipFile, zlib.error)
"""What Python's readers of packed files raise for those that are damaged, while their bytes are taken."""


class Openable(Protocol):
    """Opens the bytes from their beginning, as often as is asked."""

    def __call__(self) -> IO[bytes]:
        """The bytes, unpacked."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one table.

    Attributes:
        name: What messages call it: the path, and the member of a zip.
        open: Opens them.
        start: Their first bytes.
    """

    name: str
    open: Openable
    start: bytes


class _Bounded(io.RawIOBase):
    """A stream that stops where a bomb would go on."""

    def __init__(self, stream: IO[bytes] | gzip.GzipFile, packed: int, name: str) -> None:
        self.stream, self.packed, self.name, self.read_so_far = stream, packed, name, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the base is written for any buffer
        chunk = self.stream.read(len(buffer))
        self.read_so_far += len(chunk)
        large = self.read_so_far > BOMB_FROM and self.read_so_far > BOMB_RATIO * max(self.packed, 1)
        if large or self.read_so_far > MOST_BYTES:
            raise ReturnsError(
                refusal("unpacks-too-far", self.name, megabytes=self.read_so_far // 1024**2, packed=self.packed)
            )
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        self.stream.close()
        super().close()


@contextmanager
def open_source(path: str | Path, member: str = "", called: str = "") -> Iterator[Source]:
    """The table that a path leads to.

    Args:
        path: A file, or "-" for standard input.
        member: Which file of a zip, where it holds several.
        called: The file as the user knows it, where that is not its path.

    Raises:
        ReturnsError: There is no such file, it is no regular file, or a zip does not hold exactly one table.
    """
    name = called or ("standard input" if str(path) == STANDARD_INPUT else str(path))
    with tempfile.TemporaryFile(prefix="mapgen-") as spool:
        try:
            plain = _opener(path, spool)
            with plain() as stream:
                start = stream.read(4)
            if start.startswith(EMPTY_ZIP):
                raise ReturnsError(refusal("zip-empty", name))
            if start.startswith(ZIP):
                yield _in_zip(plain, name, member)
            elif start.startswith(GZIP):
                yield _started(name, _gzipped(plain, name))
            else:
                yield _started(name, plain)
        except zipfile.BadZipFile as error:
            raise ReturnsError(refusal("zip-damaged", name, said=str(error))) from error
        except DAMAGE as error:
            raise ReturnsError(refusal("file-damaged", name, said=str(error) or "nothing")) from error
        except OSError as error:
            kind = {errno.ESPIPE: "pipe", errno.EISDIR: "folder"}.get(error.errno or 0, "file")
            summary = refusal("file-unreadable", name, said=error.strerror or str(error), kind=kind)
            raise ReturnsError(summary) from error


def _opener(path: str | Path, spool: IO[bytes]) -> Openable:
    if str(path) == STANDARD_INPUT:
        if sys.stdin is None:
            raise ReturnsError(finding("input-closed"))
        return _spooled(sys.stdin.buffer, spool)
    if "\0" in str(path):
        raise ReturnsError(finding("name-of-no-file", called=repr(str(path))))
    return lambda: open_regular(Path(path))


def _spooled(stream: IO[bytes], spool: IO[bytes]) -> Openable:
    shutil.copyfileobj(io.BufferedReader(_Bounded(stream, MOST_BYTES, "standard input")), spool)

    def opened() -> IO[bytes]:
        # A reader closes what it was given; the spool stays for the next one.
        spool.flush()
        again = open(spool.fileno(), "rb", closefd=False)  # noqa: SIM115  # a descriptor has no path
        again.seek(0)
        return again

    return opened


def _started(name: str, opened: Openable) -> Source:
    with opened() as stream:
        start = stream.read(65536)
    if not start:
        raise ReturnsError(refusal("file-empty", name))
    return Source(name, opened, start)


def _in_zip(plain: Openable, name: str, member: str) -> Source:
    """The table in a zip, or the zip where it is itself a workbook."""
    with plain() as stream, opened_zip(stream, name) as archive:
        if is_workbook(archive):
            return _started(name, plain)
        packed = table_in(archive, name, member).filename
    return _started(f"{name}/{packed}", _zipped(plain, packed, name))


def _gzipped(plain: Openable, name: str) -> Openable:
    def opened() -> IO[bytes]:
        packed = plain()
        return io.BufferedReader(_Bounded(gzip.open(packed), _rewound(packed), name))

    return opened


def _rewound(stream: IO[bytes]) -> int:
    """The size of a stream in bytes, which is back at its beginning."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return size


def _zipped(plain: Openable, packed: str, name: str) -> Openable:
    def opened() -> IO[bytes]:
        stream = plain()
        whole = _rewound(stream)
        archive = opened_zip(stream, name)
        info = archive.getinfo(packed)
        # A zip may say that a member is larger than all of it.
        size = min(info.compress_size, whole)
        inner: IO[bytes] = io.BufferedReader(_Bounded(opened_member(archive, info), size, f"{name}/{packed}"))
        if packed.lower().endswith(".gz"):
            return io.BufferedReader(_Bounded(gzip.open(inner), size, f"{name}/{packed}"))
        return inner

    return opened
