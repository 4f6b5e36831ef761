"""The binary parts of an .xlsb workbook ([MS-XLSB]): which parts are its sheets, and what a sheet holds."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from mapgen.files.reach import ERRORS, Reach

BEGIN_SHEET = b"\x81\x01"
"""What the part of a sheet begins with: a record of this kind. No XML does."""

ROW, ERROR, FORMULA_ERROR, BUNDLE = 0, 3, 11, 156
CELLS = frozenset(range(2, 12))
"""Kinds of records that are cells with something in them, each beginning with its column."""

UNREAD = frozenset(range(12, 19)) | {62}
"""Cells that follow the one before them, and texts with fonts of their own: the reader of workbooks leaves them out."""

LONGEST_RECORD = 1024**2
"""Bytes of a record; a cell's text has up to 65,534."""

NO_PART = 0xFFFFFFFF

Record = tuple[int, int, int]
"""A kind, and where the record's content begins and ends."""


class BinarySheet:
    """Listens to a sheet that comes in pieces."""

    def __init__(self, reach: Reach, name: str) -> None:
        self.reach, self.name = reach, name
        self.row = 0
        self.rest = b""
        reach.is_sheet = True

    def hear(self, chunk: bytes) -> None:
        """Take note of what a further piece holds.

        Raises:
            ReturnsError: The sheet reaches too far.
            ValueError: It is damaged, or has cells that would be passed over.
        """
        content, at = self.rest + chunk, 0
        for kind, start, end in records(content):
            at = end
            if kind in CELLS:
                (column,) = struct.unpack_from("<I", content, start)
                self.reach.holds(self.row + 1, column + 1, self.name)
                if kind in (ERROR, FORMULA_ERROR):
                    self.reach.breaks((self.row + 1, column + 1), _error(content[start + 8 : end]), self.name)
            elif kind == ROW:
                (self.row,) = struct.unpack_from("<I", content, start)
            elif kind in UNREAD:
                raise ValueError("it has cells of a rare kind, which are not read")
        self.rest = content[at:]

    def end(self) -> None:
        """No further piece comes.

        Raises:
            ValueError: The last record is cut short.
        """
        if self.rest:
            raise ValueError("it is cut short")


def records(content: bytes) -> Iterator[Record]:
    """The records that are whole.

    Raises:
        ValueError: One is longer than any.
    """
    at, size = 0, len(content)
    while True:
        kind, start = _number(content, at, 2)
        length, start = _number(content, start, 4)
        if length > LONGEST_RECORD:
            raise ValueError("it has a record that is longer than any")
        at = start + length
        if start > size or at > size:
            return
        yield kind, start, at


def listed_parts(workbook: bytes) -> list[str]:
    """The names of the relations to the sheets, in the order of the sheets.

    Args:
        workbook: The part of the workbook itself.

    Raises:
        ValueError: It is damaged.
    """
    names = []
    for kind, start, end in records(workbook):
        if kind == BUNDLE:
            if end - start < 12:
                raise ValueError("a sheet has no name")
            (length,) = struct.unpack_from("<I", workbook, start + 8)
            if length != NO_PART:
                names.append(workbook[start + 12 : min(end, start + 12 + 2 * length)].decode("utf-16-le"))
    return names


def _number(content: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to so many bytes, seven bits in each, and where it ends: beyond the content where it is cut."""
    number = 0
    for place in range(most):
        if at + place >= len(content):
            return 0, len(content) + 1
        byte = content[at + place]
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return number, at + place + 1
    return number, at + most


def _error(content: bytes) -> str:
    if not content:
        raise ValueError("a cell is cut short")
    return ERRORS.get(content[0], f"#ERROR {content[0]}")
