"""What is found in a sheet before it is set up: how far it reaches, and which cells hold errors."""

from __future__ import annotations

from dataclasses import dataclass, field

from mapgen.errors import ReturnsError
from mapgen.files.bounds import LAST_COLUMN, LAST_ROW, MOST_BROKEN, MOST_SHEET_CELLS
from mapgen.findings import Finding, finding, refusal

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""Errors as Excel shows them, by their number in binary workbooks."""

Place = tuple[int, int]
"""A row and a column, the first of each being 1."""


@dataclass(slots=True)
class Reach:
    """What was found in one sheet.

    Attributes:
        part: The sheet's file in the workbook.
        row: The last row with something in it.
        column: The last column.
        is_sheet: Whether the part is one.
        broken: The cells that hold an error, such as "#REF!", by the sheet's name where the part says it.
    """

    part: str
    row: int = 0
    column: int = 0
    is_sheet: bool = False
    broken: dict[str, dict[Place, str]] = field(default_factory=dict)

    def holds(self, row: int, column: int, name: str) -> None:
        """Take note of a cell with something in it.

        Raises:
            ReturnsError: The cell lies beyond a spreadsheet's end, or too much lies between it and the first one.
        """
        if row > LAST_ROW or column > LAST_COLUMN:
            values = {"row": row, "column": column, "last_row": LAST_ROW, "last_column": LAST_COLUMN}
            raise self._refused(finding("cell-beyond-the-end", name, part=self.part, values=values))
        self.row, self.column = max(self.row, row), max(self.column, column)
        if self.row * self.column > MOST_SHEET_CELLS:
            values = {"row": self.row, "column": self.column, "most": MOST_SHEET_CELLS}
            raise self._refused(finding("sheet-reaches-too-far", name, part=self.part, values=values))

    def breaks(self, place: Place, error: str, name: str, sheet: str = "") -> None:
        """Take note of a cell with an error in it.

        Raises:
            ReturnsError: There are too many.
        """
        broken = self.broken.setdefault(sheet, {})
        if len(broken) >= MOST_BROKEN:
            raise self._refused(
                finding("cells-with-errors-too-many", name, part=self.part, most=MOST_BROKEN, error=error[:20])
            )
        broken[place] = error[:40]

    @staticmethod
    def _refused(why: Finding) -> ReturnsError:
        return ReturnsError(refusal("no-workbook-of-results", why.file), problems=[why])
