"""A file however it is packed: plain, gzip, a member of a zip, or standard input, within limits."""

from __future__ import annotations

import gzip
import io
import shutil
import stat
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from mapgen.errors import Problem, ReturnsError

STANDARD_INPUT = "-"
MOST_BYTES = 8 * 1024**3
"""More than any table of results unpacks to."""

BOMB_FROM, BOMB_RATIO = 64 * 1024**2, 250
"""Past this many bytes nothing that people write unpacks to so many times its size."""

TABLES = (".csv", ".tsv", ".txt", ".tab", ".json", ".xlsx", ".parquet", ".csv.gz", ".tsv.gz")


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
                f"{self.name} unpacks to more than {self.read_so_far // 1024**2:,} MB from {self.packed:,} bytes.",
                fix="That is no table of results; unpack it yourself if you trust it.",
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
            if start.startswith(b"PK\x03\x04"):
                with plain() as stream, zipfile.ZipFile(stream) as archive:
                    packed = _member(archive, name, member)
                if packed is not None:
                    yield _started(f"{name}/{packed}", _zipped(plain, packed, name))
                    return
            if start.startswith(b"\x1f\x8b"):
                yield _started(name, _gzipped(plain, name))
                return
            if start.startswith(b"PK\x05\x06"):
                raise ReturnsError(f"{name} is a zip with no file in it.", fix="Fetch it again.")
            yield _started(name, plain)
        except zipfile.BadZipFile as error:
            raise ReturnsError(
                f"{name} is a zip or a workbook that is cut off or damaged: {error}.", fix="Fetch it again."
            ) from error
        except (EOFError, gzip.BadGzipFile) as error:
            raise ReturnsError(f"{name} is cut off or damaged: {error}.", fix="Fetch it again.") from error
        except OSError as error:
            raise ReturnsError(f"{name} cannot be read: {error.strerror or error}.") from error


def _opener(path: str | Path, spool: IO[bytes]) -> Openable:
    if str(path) == STANDARD_INPUT:
        return _spooled(sys.stdin.buffer, spool)
    file = Path(path)
    if "\0" in str(path):
        raise ReturnsError(f"{str(path)!r} is not the name of a file.")
    mode = file.stat().st_mode
    if stat.S_ISDIR(mode):
        raise ReturnsError(f"{path} is a folder.", fix="Name the file of results in it.")
    if stat.S_ISFIFO(mode):
        with file.open("rb") as stream:
            return _spooled(stream, spool)
    if not stat.S_ISREG(mode):
        raise ReturnsError(f"{path} is not a file.")
    return lambda: file.open("rb")


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
        raise ReturnsError(f"{name} is empty.")
    return Source(name, opened, start)


def _gzipped(plain: Openable, name: str) -> Openable:
    def opened() -> IO[bytes]:
        packed = plain()
        size = packed.seek(0, io.SEEK_END)
        packed.seek(0)
        return io.BufferedReader(_Bounded(gzip.open(packed), size, name))

    return opened


def _zipped(plain: Openable, packed: str, name: str) -> Openable:
    def opened() -> IO[bytes]:
        archive = zipfile.ZipFile(plain())
        info = archive.getinfo(packed)
        inner: IO[bytes] = io.BufferedReader(_Bounded(archive.open(info), info.compress_size, f"{name}/{packed}"))
        if packed.endswith(".gz"):
            return io.BufferedReader(_Bounded(gzip.open(inner), info.compress_size, f"{name}/{packed}"))
        return inner

    return opened


def _member(archive: zipfile.ZipFile, name: str, wanted: str) -> str | None:
    """The table in a zip; None where the zip is itself a workbook."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    names = [entry.filename for entry in entries]
    if "[Content_Types].xml" in names:
        return None
    outside = [
        each for each in names if PurePosixPath(each).is_absolute() or ".." in each.replace("\\", "/").split("/")
    ]
    if outside:
        raise ReturnsError(
            f"{name} holds files that would lie outside its folder, which no honest zip does.",
            problems=[Problem(repr(each)) for each in outside],
            fix="Nothing was unpacked. Ask whoever sent it.",
        )
    tables = [each for each in names if each.lower().endswith(TABLES) and not each.startswith("__MACOSX/")]
    chosen = [each for each in tables if not wanted or each == wanted or PurePosixPath(each).name == wanted]
    if len(chosen) != 1:
        raise ReturnsError(
            f"{name} holds {len(tables)} tables{f', and {len(chosen)} named {wanted!r}' if wanted else ''}.",
            problems=[Problem(each) for each in (tables or names)],
            fix="Name one with --table." if tables else f"A table ends in {', '.join(TABLES[:7])}.",
        )
    if next(entry for entry in entries if entry.filename == chosen[0]).flag_bits & 1:
        raise ReturnsError(f"{name} is locked with a password.", fix="Unpack it first.")
    return chosen[0]
