"""Workbooks that are one XML file (SpreadsheetML of 2003, as Clarity's "detail.xls" is): the rows of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from mapgen.errors import ReturnsError
from mapgen.files.bounds import LAST_COLUMN, LAST_ROW, LONGEST_CELL, MOST_BYTES, MOST_SHEET_CELLS, MOST_SHEETS
from mapgen.files.open import Source
from mapgen.files.rows import Row
from mapgen.files.workbook import which_sheet
from mapgen.findings import finding, refusal

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
CHUNK = 1 << 18


def spreadsheet_xml(source: Source, sheet: str = "") -> Iterator[Row]:
    """The rows of the workbook's one sheet, or of the named one, with their row numbers.

    Raises:
        ReturnsError: It is damaged, declares entities, is larger than any workbook of results, or has several sheets
            with something in them and none is named.
    """
    wanted = sheet
    sheets: list[tuple[str, str | None]] = []
    with source.open() as stream:
        for name, row in _rows(stream, source.name):
            if not sheets or sheets[-1][0] != name:
                sheets.append((name, None))
            first = next((cell.strip() for cell in row[1] if cell.strip()), None)
            if sheets[-1][1] is None and first is not None:
                sheets[-1] = (name, first[:200])
    filled = [name for name, first in sheets if first is not None]
    if not sheet and len(filled) == 1:
        wanted = filled[0]
    if wanted not in [name for name, _ in sheets]:
        raise which_sheet(sheets, source.name, sheet)
    with source.open() as stream:
        for name, row in _rows(stream, source.name):
            if name == wanted:
                yield row


def _rows(stream: IO[bytes], name: str) -> Iterator[tuple[str, Row]]:
    """Each sheet's name with its rows; a sheet without any has one blank one."""
    listener = _Listener(name)
    size = 0
    try:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > MOST_BYTES:
                raise ReturnsError(refusal("file-too-large", name, megabytes=MOST_BYTES // 1024**2))
            listener.parser.Parse(chunk, False)
            yield from listener.taken()
        listener.parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise ReturnsError(
            refusal("workbook-damaged", name),
            problems=[finding("reader-says", name, listener.parser.CurrentLineNumber, said=str(error))],
        ) from error
    yield from listener.taken()


@dataclass(slots=True)
class _Sheet:
    """The sheet that is read: its name, the row that is open, and the widest so far."""

    name: str
    row: int = 0
    widest: int = 0
    cells: list[str] = field(default_factory=list)


class _Listener:
    """Listens to a workbook; what it heard is taken from it in between."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.sheet = _Sheet("")
        self.sheets = self.merged = 0
        self.heard: list[tuple[str, Row]] = []
        self.text: list[str] | None = None
        self.length = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.EntityDeclHandler = self.refuse

    def taken(self) -> list[tuple[str, Row]]:
        """The rows that are whole since the last time."""
        taken, self.heard = self.heard, []
        return taken

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A sheet, a row, a cell or its value begins."""
        kind = tag.removeprefix(f"{NAMESPACE} ")
        if kind == "Worksheet":
            self.sheets += 1
            if self.sheets > MOST_SHEETS:
                raise ReturnsError(refusal("sheets-more-than", self.name, most=MOST_SHEETS))
            self.sheet = _Sheet(attributes.get(f"{NAMESPACE} Name", f"{self.sheets}"))
            self.heard.append((self.sheet.name, (0, [])))
        elif kind == "Row":
            self.sheet.row = self._place(attributes, self.sheet.row + 1, LAST_ROW, "row")
            self.sheet.cells, self.merged = [], 0
        elif kind == "Cell":
            at = self._place(attributes, len(self.sheet.cells) + 1 + self.merged, LAST_COLUMN, "column")
            self.sheet.cells += [""] * (at - len(self.sheet.cells))
            # A cell that is merged with those after it stands for all of them; what is in it is said once.
            across = attributes.get(f"{NAMESPACE} MergeAcross", "0")
            self.merged = min(int(across), LAST_COLUMN) if across.isascii() and across.isdigit() else 0
        elif kind == "Data":
            self.text, self.length = [], 0

    def end(self, tag: str) -> None:
        """A value, a cell or a row ends."""
        kind = tag.removeprefix(f"{NAMESPACE} ")
        if kind == "Data" and self.text is not None:
            if self.sheet.cells:
                self.sheet.cells[-1] = "".join(self.text)
            self.text = None
        elif kind == "Row":
            self.sheet.widest = max(self.sheet.widest, len(self.sheet.cells))
            if self.sheet.row * self.sheet.widest > MOST_SHEET_CELLS:
                sheet = repr(self.sheet.name)
                raise ReturnsError(refusal("sheet-too-large", self.name, most=MOST_SHEET_CELLS, sheet=sheet))
            self.heard.append((self.sheet.name, (self.sheet.row, self.sheet.cells)))

    def data(self, text: str) -> None:
        """Text; that of a cell's value is kept."""
        if self.text is not None:
            self.length += len(text)
            if self.length > LONGEST_CELL:
                raise ReturnsError(refusal("cell-too-long", self.name, most=LONGEST_CELL))
            self.text.append(text)

    def refuse(self, *_: object) -> None:
        """A document type or an entity is declared."""
        raise ReturnsError(refusal("workbook-declares", self.name, part="nothing"))

    def _place(self, attributes: dict[str, str], otherwise: int, last: int, what: str) -> int:
        said = attributes.get(f"{NAMESPACE} Index", "")
        at = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else otherwise
        if at > last or at < otherwise:
            sheet = repr(self.sheet.name)
            fault = finding("sheet-out-of-order", self.name, sheet=sheet, what=what, at=at, before=otherwise - 1)
            raise ReturnsError(refusal("no-workbook-of-results", self.name), problems=[fault])
        return at
