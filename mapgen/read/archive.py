"""Zip archives of boundaries, unpacked with bounds: nothing outside the folder, nothing larger than it may be."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from mapgen.errors import BoundariesError, Problem

LARGEST = 1_000_000_000
"""Bytes that the files of an archive may come to. The Census Bureau's most detailed file has a fifth of that."""

DENSEST = 200
"""How many times its compressed size a large file may have. Boundaries compress to a half, their tables to a tenth."""

LARGE = 20_000_000
"""Files up to this size may be as dense as they like."""

MOST_FILES = 2_000

CHUNK = 1 << 20


def unpack(archive: Path, folder: Path, suffixes: Iterable[str]) -> None:
    """Unpack the files of an archive that have one of the suffixes, their own folders kept.

    Raises:
        BoundariesError: It is no zip archive, is damaged or locked, a name leads out of the folder, or it holds far
            more than boundaries do. What was unpacked by then stays in the folder, which is the caller's to delete.
    """
    wanted = frozenset(suffixes)
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [each for each in opened.infolist() if not each.is_dir()]
            _bounded(members, archive)
            left = LARGEST
            for member in members:
                path = PurePosixPath(member.filename.replace("\\", "/"))
                # macOS puts a shadow of every file beside it.
                if path.suffix.casefold() in wanted and "__MACOSX" not in path.parts:
                    left -= _write(opened, member, folder / path, left, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise BoundariesError(
            f"{archive} cannot be unpacked: {error}.", fix="Download it again, or unpack it and name the folder."
        ) from error


def _bounded(members: list[zipfile.ZipInfo], archive: Path) -> None:
    problems = []
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in member.filename or "\0" in member.filename:
            problems.append(Problem(f"{member.filename!r} leads out of the archive's folder", file=str(archive)))
        elif stat.S_ISLNK(member.external_attr >> 16):
            problems.append(Problem(f"{member.filename!r} is a link", file=str(archive)))
        elif member.flag_bits & 1:
            problems.append(Problem(f"{member.filename!r} is locked with a password", file=str(archive)))
        elif member.file_size > LARGE and member.file_size > DENSEST * max(member.compress_size, 1):
            problems.append(Problem(f"{member.filename!r} unpacks to {member.file_size:,} bytes", file=str(archive)))
    total = sum(member.file_size for member in members)
    if len(members) > MOST_FILES or total > LARGEST:
        what = f"holds {len(members):,} files of {total:,} bytes"
        problems.append(Problem(f"{what}, far more than boundaries do", file=str(archive)))
    if problems:
        raise BoundariesError(
            f"{archive} was not unpacked: it is not a plain archive of boundaries.", problems=problems
        )


def _write(opened: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, left: int, archive: Path) -> int:
    """Write one file, counting what really comes out: an archive can lie about its sizes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with opened.open(member) as source, target.open("wb") as sink:
        while chunk := source.read(CHUNK):
            written += len(chunk)
            if written > min(left, member.file_size):
                raise BoundariesError(f"{archive} was not unpacked: {member.filename!r} is larger than it says.")
            sink.write(chunk)
    return written
