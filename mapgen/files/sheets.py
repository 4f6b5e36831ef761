"""A workbook's sheets looked through before they are set up: how far they reach, and which cells hold errors."""

from __future__ import annotations

import re
import struct
import time
import zipfile
from pathlib import PurePosixPath
from typing import IO
from xml.parsers import expat

from mapgen.errors import ReturnsError
from mapgen.files.binary_sheets import BEGIN_SHEET, BinarySheet
from mapgen.files.bounds import BOMB_FROM, BOMB_RATIO, LAST_ROW, MOST_SECONDS, MOST_UNPACKED
from mapgen.files.reach import Reach
from mapgen.files.zipped import PLAIN, hold_apart, opened_member
from mapgen.findings import refusal

CHUNK = 1 << 18

SHOWN_ERROR = re.compile(r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A)|Err:[0-9]{3}")
"""What a spreadsheet shows for a formula that has no value."""


class _OtherPartError(Exception):
    """The part is no sheet."""


def look_through(archive: zipfile.ZipFile, name: str) -> dict[str, Reach]:
    """What the sheets of an .xlsx, .xlsb or .ods workbook hold, by their file in it.

    Raises:
        ReturnsError: The workbook unpacks to too much, a sheet reaches too far, or looking takes too long.
    """
    entries = archive.infolist()
    unpacked, packed = (sum(sizes) for sizes in zip(*((e.file_size, e.compress_size) for e in entries), strict=True))
    if unpacked > MOST_UNPACKED:
        raise _too_large(name)
    if unpacked > BOMB_FROM and unpacked > BOMB_RATIO * max(packed, 1):
        raise ReturnsError(refusal("workbook-unpacks-too-far", name, megabytes=unpacked // 1024**2, packed=packed))
    if any(entry.compress_type not in PLAIN for entry in entries):
        raise ReturnsError(refusal("workbook-packed-oddly", name))
    hold_apart([entry.filename for entry in entries if not entry.is_dir()], name)
    until = time.monotonic() + MOST_SECONDS
    left = MOST_UNPACKED
    found = {}
    for entry in entries:
        if not entry.filename.endswith("/"):
            with opened_member(archive, entry) as stream:
                reach, left = _looked_at(stream, entry.filename, name, left, until)
            if reach is not None:
                found[entry.filename] = reach
    return found


def _looked_at(stream: IO[bytes], part: str, name: str, left: int, until: float) -> tuple[Reach | None, int]:
    """One part, where it is a sheet; and the bytes that the others may still have."""
    reach = Reach(part)
    listen: _Xml | BinarySheet | None = None
    try:
        while chunk := stream.read(CHUNK):
            left -= len(chunk)
            _hold(left, until, name)
            if listen is None:
                listen = BinarySheet(reach, name) if chunk.startswith(BEGIN_SHEET) else _Xml(reach, name)
            listen.hear(chunk)
        if listen is None:  # LibreOffice leaves settings empty
            return None, left
        listen.end()
    except _OtherPartError:
        return None, left
    except (expat.ExpatError, ValueError, LookupError, struct.error) as error:
        # Pictures and settings of printers are no XML; a sheet has to be.
        if not reach.is_sheet and PurePosixPath(part).suffix != ".xml":
            return None, left
        raise ReturnsError(refusal("part-damaged", name, part=part, said=str(error))) from error
    return reach, left


def _hold(left: int, until: float, name: str) -> None:
    if left < 0:
        raise _too_large(name)
    if time.monotonic() > until:
        raise ReturnsError(refusal("looking-takes-long", name, most=MOST_SECONDS))


def _too_large(name: str) -> ReturnsError:
    return ReturnsError(refusal("workbook-too-large", name, megabytes=MOST_UNPACKED // 1024**2))


class _Xml:
    """Listens to a part that comes in pieces, and leaves one that is no sheet with `_OtherPartError`."""

    def __init__(self, reach: Reach, name: str) -> None:
        self.reach, self.name = reach, name
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._document_type
        self.parser.StartElementHandler = self._root

    def hear(self, chunk: bytes) -> None:
        """Take note of what a further piece holds."""
        self.parser.Parse(chunk, False)

    def end(self) -> None:
        """No further piece comes."""
        self.parser.Parse(b"", True)

    def _document_type(self, *_: object) -> None:
        raise ReturnsError(refusal("workbook-declares", self.name, part=self.reach.part))

    def _root(self, tag: str, _: dict[str, str]) -> None:
        listener = LISTENERS.get(tag.rpartition(":")[2])
        if listener is None:
            raise _OtherPartError
        self.reach.is_sheet = True
        listener(self.reach, self.name, self.parser)


class _Excel:
    """Listens to a sheet of an .xlsx workbook: to as little as it can, since a sheet has millions of elements."""

    def __init__(self, reach: Reach, name: str, parser: expat.XMLParserType) -> None:
        self.reach, self.name, self.parser = reach, name, parser
        self.row = self.column = 0
        self.cell: dict[str, str] = {}
        self.text: list[str] = []
        parser.StartElementHandler = self.start

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A cell, its value or a row begins; what begins in a cell otherwise says nothing of where it is."""
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        if tag == "c":
            self.cell = attributes
            self.column += 1
        elif tag in ("v", "is"):
            self._hold()
        elif tag == "row":
            self.row, self.column = _number(attributes.get("r", ""), self.row + 1), 0
            if self.row > LAST_ROW:
                self.reach.holds(self.row, 1, self.name)

    def _hold(self) -> None:
        # A cell may say a place of its own, and its row another.
        reference = self.cell.get("r", "")
        letters = reference.rstrip("0123456789")
        if letters and letters != reference:
            self.row, self.column = _number(reference[len(letters) :], self.row), _column(letters)
        self.reach.holds(self.row, self.column, self.name)
        if self.cell.get("t") == "e":
            self.text = []
            self.parser.CharacterDataHandler = self.text.append
            self.parser.EndElementHandler = self.end

    def end(self, _: str) -> None:
        """The value of a cell with an error ends."""
        self.parser.CharacterDataHandler = self.parser.EndElementHandler = None
        self.reach.breaks((self.row, self.column), "".join(self.text), self.name)


class _OpenDocument:
    """Listens to the sheets of an .ods workbook, which are one part of it."""

    def __init__(self, reach: Reach, name: str, parser: expat.XMLParserType) -> None:
        self.reach, self.name, self.parser = reach, name, parser
        # The rows before the one that is read, and the rows that it stands for; the same for columns.
        self.row = self.rows = self.column = self.columns = 0
        self.sheet = ""
        self.is_error = False
        self.text: list[str] = []
        parser.StartElementHandler = self.start

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A cell, a row or a sheet begins."""
        kind = tag.rpartition(":")[2]
        if kind in ("table-cell", "covered-table-cell"):
            self.column += self.columns
            self.columns = _number(attributes.get("table:number-columns-repeated", ""), 1)
            if "office:value-type" in attributes or "table:formula" in attributes:
                self.reach.holds(self.row + self.rows, self.column + self.columns, self.name)
            self.is_error = attributes.get("calcext:value-type") == "error"
            if self.is_error or "table:formula" in attributes:
                self.text = []
                self.parser.CharacterDataHandler = self.text.append
                self.parser.EndElementHandler = self.end
        elif kind == "table-row":
            self.row, self.column, self.columns = self.row + self.rows, 0, 0
            self.rows = _number(attributes.get("table:number-rows-repeated", ""), 1)
        elif kind == "table":
            self.sheet = attributes.get("table:name", "")
            self.row = self.rows = self.reach.row = self.reach.column = 0

    def end(self, tag: str) -> None:
        """A cell with a formula ends, or something in it. Some programs say only in what is shown that it failed."""
        if not tag.endswith("table-cell"):
            return
        self.parser.CharacterDataHandler = self.parser.EndElementHandler = None
        text = "".join(self.text)
        if not self.is_error and SHOWN_ERROR.fullmatch(text) is None:
            return
        for row in range(self.row + 1, self.row + self.rows + 1):
            for column in range(self.column + 1, self.column + self.columns + 1):
                self.reach.breaks((row, column), text, self.name, self.sheet)


LISTENERS: dict[str, type[_Excel | _OpenDocument]] = {"worksheet": _Excel, "document-content": _OpenDocument}
"""What listens to a part, by the name of its outermost element."""


def _number(text: str, otherwise: int) -> int:
    """A whole number that a part says, as far as it may matter: one with more digits is one beyond every bound."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit()):
        return otherwise
    return int(digits) if len(digits) < 18 else 10**18


def _column(letters: str) -> int:
    """The number of a column: 1 for "A", 27 for "AA"."""
    number = 0
    for letter in letters[:12].upper():
        number = number * 26 + ord(letter) - 64
    return number
