"""Zips of results: the one table in it, found in a list of bounded length, its bytes checked before they are taken."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import PurePosixPath
from typing import IO

from mapgen.errors import ReturnsError
from mapgen.files.aliases import aliases
from mapgen.files.bounds import MOST_DIRECTORY, MOST_FILES
from mapgen.findings import finding, refusal

TABLES = (
    *(".csv", ".tsv", ".txt", ".tab", ".json", ".xlsx", ".xlsb", ".xls", ".ods", ".parquet", ".xml", ".jsonl"),
    *(".csv.gz", ".tsv.gz"),
)
"""Endings of the files in a zip that are tables."""

SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
"""What an OpenDocument spreadsheet, and no other zip, says in its first file."""

PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""Ways of packing whose unpacking takes little memory whatever the bytes are."""

END, LOCATOR, END_64 = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
"""What the records at a zip's end begin with: its end, where the 64-bit end is, and that end."""

ENDS = 22, 20, 56
"""Bytes of each of these records."""

ODD = (struct.error, ValueError, OverflowError, NotImplementedError, RuntimeError)
"""What `zipfile` raises, beside its own error, for numbers and names that no program writes."""

LONGEST_REMARK = 65_535
"""Bytes of the remark after a zip's end."""


def opened_zip(stream: IO[bytes], name: str) -> zipfile.ZipFile:
    """A zip whose list of files is not longer than any honest one; the stream is its own from here on.

    Raises:
        ReturnsError: The list is too long.
        zipfile.BadZipFile: The zip is damaged.
    """
    if _directory_bytes(stream) > MOST_DIRECTORY:
        raise ReturnsError(refusal("zip-list-too-long", name, megabytes=MOST_DIRECTORY // 1024**2))
    stream.seek(0)
    try:
        archive = zipfile.ZipFile(stream)
    except ODD as error:
        raise zipfile.BadZipFile(str(error)) from error
    if len(archive.filelist) > MOST_FILES:
        raise ReturnsError(refusal("zip-files-too-many", name, files=len(archive.filelist), most=MOST_FILES))
    return archive


def _directory_bytes(stream: IO[bytes]) -> int:
    """How long a zip says its list of files is, as `zipfile` will believe it."""
    end_bytes, locator_bytes, end_64_bytes = ENDS
    size = stream.seek(0, io.SEEK_END)
    from_here = max(0, size - LONGEST_REMARK - end_bytes - locator_bytes - end_64_bytes)
    stream.seek(from_here)
    tail = stream.read()
    most = 0
    at = tail.rfind(END)
    while at >= 0:
        if at >= locator_bytes and tail.startswith(LOCATOR, at - locator_bytes):
            before = at - locator_bytes - end_64_bytes
            if before < 0 or not tail.startswith(END_64, before):
                raise zipfile.BadZipFile("its 64-bit end is not where it says")
            most = max(most, struct.unpack_from("<Q", tail, before + 40)[0])
        elif len(tail) >= at + end_bytes:
            most = max(most, struct.unpack_from("<I", tail, at + 12)[0])
        at = tail.rfind(END, 0, at)
    return most


def opened_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> IO[bytes]:
    """The bytes of a zip's file.

    Raises:
        zipfile.BadZipFile: Its beginning is damaged, or it is locked, which the zip's list did not say.
    """
    try:
        return archive.open(entry)
    except ODD as error:
        raise zipfile.BadZipFile(str(error)) from error


def is_workbook(archive: zipfile.ZipFile) -> bool:
    """Whether a zip is itself a workbook: Excel's since 2007, or OpenDocument's."""
    if "[Content_Types].xml" in archive.namelist():
        return True
    if "mimetype" not in archive.namelist() or archive.getinfo("mimetype").compress_type not in PLAIN:
        return False
    with opened_member(archive, archive.getinfo("mimetype")) as said:
        return said.read(len(SPREADSHEET)) == SPREADSHEET


def table_in(archive: zipfile.ZipFile, name: str, wanted: str) -> zipfile.ZipInfo:
    """The table in a zip.

    Raises:
        ReturnsError: A name leads out of the zip's folder, there is not exactly one table, or it is packed in a way
            that is not read.
    """
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    names = [entry.filename for entry in entries]
    _held_inside(names, name)
    hold_apart(names, name)
    tables = [
        entry
        for entry in entries
        if entry.filename.lower().endswith(TABLES) and not entry.filename.startswith("__MACOSX/")
    ]
    chosen = [entry for entry in tables if not wanted or wanted in (entry.filename, PurePosixPath(entry.filename).name)]
    if len(chosen) != 1:
        raise ReturnsError(
            refusal(
                "tables-in-zip",
                name,
                tables=len(tables),
                wanted=repr(wanted) if wanted else "nothing",
                fitting=len(chosen),
                way=_way_on(tables, names),
                endings=", ".join(TABLES[:12]),
            ),
            problems=[finding("excerpt", said=held) for held in [table.filename for table in tables] or names],
        )
    if chosen[0].flag_bits & 1:
        raise ReturnsError(refusal("zip-locked", name))
    if chosen[0].compress_type not in PLAIN:
        raise ReturnsError(refusal("zip-packed-oddly", name, method=str(chosen[0].compress_type)))
    return chosen[0]


def _held_inside(names: list[str], name: str) -> None:
    outside = [
        held for held in names if PurePosixPath(held).is_absolute() or ".." in held.replace("\\", "/").split("/")
    ]
    if outside:
        raise ReturnsError(
            refusal("zip-leads-out", name), problems=[finding("excerpt", said=repr(held)) for held in outside]
        )


def hold_apart(names: list[str], name: str) -> None:
    """Hold a zip's files to have names that no system takes for one.

    Raises:
        ReturnsError: Two have not: two programs would read two different files.
    """
    twice = aliases(names)
    if twice:
        raise ReturnsError(
            refusal("zip-file-twice", name), problems=[finding("excerpt", said=repr(held)) for held in twice[:10]]
        )


def _way_on(tables: list[zipfile.ZipInfo], names: list[str]) -> str:
    if tables:
        return "several"
    return "zip-in-zip" if any(held.lower().endswith(".zip") for held in names) else "none"
