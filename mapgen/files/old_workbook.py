"""The cells of an .xls workbook ([MS-XLS]) that hold errors: its reader gives them as empty."""

from __future__ import annotations

import struct
import time

from mapgen.errors import ReturnsError
from mapgen.files.bounds import MOST_SECONDS, MOST_SHEETS
from mapgen.files.compound import CompoundFile
from mapgen.files.reach import ERRORS, Place, Reach
from mapgen.findings import refusal

STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
"""What the stream with the sheets is called; the second by Excel 5 and 95."""

BEGIN, END, SHEET, FORMULA, TRUTH_OR_ERROR = 0x809, 0x0A, 0x85, 0x06, 0x205

HEAD = struct.Struct("<HH")
PLACE = struct.Struct("<HH")

BETWEEN_LOOKS = 100_000
"""Records between two looks at the clock."""


def old_errors(content: bytes, name: str) -> dict[int, dict[Place, str]]:
    """The cells with errors of each sheet, by the sheet's place among all of the workbook's, the first being 0.

    Args:
        content: The file.
        name: What it is called, for messages.

    Raises:
        ReturnsError: There are too many, or looking takes too long.
        ValueError: The workbook is damaged, or locked.
    """
    stream = CompoundFile(content).stream(STREAMS)
    starts = _sheet_starts(stream)
    if len(starts) > MOST_SHEETS:
        raise ReturnsError(refusal("sheets-too-many", name, more=f"{len(starts):,}", most=MOST_SHEETS))
    until = time.monotonic() + MOST_SECONDS
    return {
        at: broken
        for at, start in enumerate(starts)
        if (broken := _broken(stream, start, Reach(f"sheet {at + 1}"), name, until))
    }


def _sheet_starts(stream: bytes) -> list[int]:
    """Where each sheet begins."""
    at = 0
    starts: list[int] = []
    while at + HEAD.size <= len(stream):
        kind, size = HEAD.unpack_from(stream, at)
        at += HEAD.size
        if kind == END:
            return starts
        if kind == SHEET:
            if at + 4 > len(stream):
                break
            starts += struct.unpack_from("<I", stream, at)
        at += size
    raise ValueError("its list of sheets has no end")


def _broken(stream: bytes, at: int, reach: Reach, name: str, until: float) -> dict[Place, str]:
    """The errors of the sheet that begins there; charts within it have numbers of their own, which are no cells."""
    depth = seen = 0
    while at + HEAD.size <= len(stream):
        kind, size = HEAD.unpack_from(stream, at)
        at += HEAD.size
        if kind == BEGIN:
            depth += 1
        elif kind == END:
            depth -= 1
            if depth < 1:
                return reach.broken.get("", {})
        elif depth == 1 and kind in (FORMULA, TRUTH_OR_ERROR):
            error = _error(kind, stream[at : at + size])
            if error:
                row, column = PLACE.unpack_from(stream, at)
                reach.breaks((row + 1, column + 1), error, name)
        at += size
        seen += 1
        if seen % BETWEEN_LOOKS == 0 and time.monotonic() > until:
            raise ReturnsError(refusal("looking-takes-long", name, most=MOST_SECONDS))
    raise ValueError(f"{reach.part} has no end")


def _error(kind: int, content: bytes) -> str:
    """The error that a record has as its cell's value, or empty: a formula has what was last computed."""
    if kind == TRUTH_OR_ERROR:
        code = content[6] if len(content) > 7 and content[7] == 1 else None  # its last byte
    else:
        value = content[6:14]
        code = value[2] if value[:1] == b"\x02" and value[6:] == b"\xff\xff" else None
    return "" if code is None else ERRORS.get(code, f"#ERROR {code}")
