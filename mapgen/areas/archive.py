"""Zip archives of boundaries, unpacked with bounds: nothing outside the folder, nothing larger than it may be."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from mapgen.errors import BoundariesError
from mapgen.files.aliases import aliases
from mapgen.files.regular import open_regular
from mapgen.findings import finding, refusal

LARGEST = 1_000_000_000
"""Bytes that the files of an archive may come to. The Census Bureau's most detailed file has a fifth of that."""

DENSEST = 200
"""How many times its compressed size a large file may have. Boundaries compress to a half, their tables to a tenth."""

LARGE = 20_000_000
"""Bytes up to which a file may be as dense as it likes, and so may all of them together."""

MOST_FILES = 2_000
"""Files in an archive."""

CHUNK = 1 << 20

PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How files may be packed: the others can ask for gigabytes of memory in a few bytes."""

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)
"""What is raised over a damaged archive."""


def unpack(archive: Path, folder: Path, suffixes: Iterable[str]) -> None:
    """Unpack the files of an archive that have one of the suffixes, their own folders kept.

    Raises:
        BoundariesError: It is no zip archive, is damaged or locked, a name leads out of the folder, or it holds far
            more than boundaries do. What was unpacked by then stays in the folder, which is the caller's to delete.
    """
    wanted = frozenset(suffixes)
    try:
        with open_regular(archive) as stream, zipfile.ZipFile(stream) as opened:
            members = [each for each in opened.infolist() if not each.is_dir()]
            _bounded(members, archive)
            _held_to_have_boundaries(members, wanted, archive)
            left = LARGEST
            for member in members:
                path = PurePosixPath(member.filename.replace("\\", "/"))
                # macOS puts a shadow of every file beside it.
                if path.suffix.casefold() in wanted and "__MACOSX" not in path.parts:
                    left -= _write(opened, member, folder / path, left, archive)
    except DAMAGED as error:
        raise BoundariesError(refusal("archive-damaged", archive, said=str(error))) from error


def _bounded(members: list[zipfile.ZipInfo], archive: Path) -> None:
    faults = [(member.filename, _fault(member), member.file_size) for member in members]
    faults += [(name, "twice", 0) for name in aliases(member.filename for member in members)]
    problems = [
        finding("member-refused", str(archive), member=repr(name), why=why, bytes=size)
        for name, why, size in faults
        if why
    ]
    total, packed = sum(member.file_size for member in members), sum(member.compress_size for member in members)
    dense = total > LARGE and total > DENSEST * min(packed, archive.stat().st_size)
    if len(members) > MOST_FILES or total > LARGEST or dense:
        problems.append(finding("archive-too-large", str(archive), files=len(members), bytes=total))
    if problems:
        raise BoundariesError(refusal("archive-not-plain", archive), problems=problems)


def _fault(member: zipfile.ZipInfo) -> str:
    """Why a file is not unpacked, or empty."""
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in member.filename or "\0" in member.filename:
        return "leads-out"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "link"
    if member.flag_bits & 1:
        return "locked"
    if member.compress_type not in PACKED:
        return "packed-oddly"
    if member.file_size > LARGE and member.file_size > DENSEST * max(member.compress_size, 1):
        return "too-large"
    return ""


def _held_to_have_boundaries(members: list[zipfile.ZipInfo], wanted: frozenset[str], archive: Path) -> None:
    """Hold an archive that has nothing but other archives to be no archive of boundaries."""
    suffixes = {PurePosixPath(member.filename).suffix.casefold() for member in members}
    inner = [member.filename for member in members if member.filename.casefold().endswith(".zip")]
    if inner and not suffixes & wanted:
        raise BoundariesError(refusal("archive-of-archives", archive, inner=repr(inner[0])))


def _write(opened: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, left: int, archive: Path) -> int:
    """Write one file, counting what really comes out: an archive can lie about its sizes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with opened.open(member) as source, target.open("wb") as sink:
        while chunk := source.read(CHUNK):
            written += len(chunk)
            if written > min(left, member.file_size):
                raise BoundariesError(refusal("member-larger", archive, member=repr(member.filename)))
            sink.write(chunk)
    return written
