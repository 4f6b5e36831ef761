"""Tables below each other on one sheet, each with its contest above it, its candidates, and a row for each place.

    Governor
                  Ada Ames (DEM)   Ben Boyd (REP)
    Total Votes              300              250
    Acadia                   120              140

Precincts stand below their county's name, which has a row to itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mapgen.errors import ReturnsError
from mapgen.files.rows import Row
from mapgen.findings import finding

HEADER = ("county", "precinct", "contest", "candidate", "votes")
"""The headers of the table that is made, after the layout's mark."""


def is_in_blocks(top: Sequence[Row]) -> bool:
    """Whether a sheet begins with such a table, below titles that it may have."""
    rows = [cells for _, cells in top]
    three = zip(rows, rows[1:], rows[2:], strict=False)
    return any(_is_title(one) and _is_candidates(two) and _is_figures(third) for one, two, third in three)


@dataclass(slots=True)
class Blocks:
    """What is known of the table that is gone through.

    Attributes:
        contest: What stands above the candidates.
        candidates: Their columns and names.
        county: The county whose precincts follow, or empty.
        alone: What stood alone in the row before: a contest or a county.
    """

    contest: str = ""
    candidates: list[tuple[int, str]] = field(default_factory=list)
    county: str = ""
    alone: str = ""

    def rows(self, rows: Iterator[Row]) -> Iterator[Row]:
        """A row for each place and candidate.

        Raises:
            ReturnsError: A row of figures has no candidate above one of them.
        """
        for line, cells in rows:
            if not any(cell.strip() for cell in cells):
                yield line, []
            elif _is_title(cells):
                self.alone = cells[0].strip()
            elif _is_candidates(cells):
                self.candidates = [(at, " ".join(cell.split())) for at, cell in enumerate(cells) if cell.strip()]
                self.contest, self.county, self.alone = self.alone, "", ""
            elif self.candidates:
                yield from self._figures(line, cells)

    def _figures(self, line: int, cells: list[str]) -> Iterator[Row]:
        self.county, self.alone = self.alone or self.county, ""
        place = cells[0].strip()
        where = [self.county, place] if self.county else [place, ""]
        filled = {at for at, cell in enumerate(cells) if at and cell.strip()}
        if filled - {at for at, _ in self.candidates}:
            raise ReturnsError(finding("figures-below-nobody", values={"line": str(line)}))
        for at, candidate in self.candidates:
            yield line, ["1", *where, self.contest, candidate, cells[at] if at < len(cells) else ""]


def _is_title(cells: Sequence[str]) -> bool:
    return bool(cells) and bool(cells[0].strip()) and not any(cell.strip() for cell in cells[1:])


def _is_candidates(cells: Sequence[str]) -> bool:
    named = [cell for cell in cells[1:] if cell.strip()]
    return bool(named) and not cells[0].strip() and not any(re.fullmatch(r"[0-9][0-9.,]*", cell) for cell in named)


def _is_figures(cells: Sequence[str]) -> bool:
    figures = [cell for cell in cells[1:] if cell.strip()]
    return bool(figures) and bool(cells[0].strip()) and all(re.fullmatch(r"[0-9][0-9.,]*", cell) for cell in figures)
