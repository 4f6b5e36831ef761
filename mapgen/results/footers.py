"""A last row that tells of the table instead of being one of it: "RECORDS: 3780 | RUNDATE: 03/13/2020"."""

from __future__ import annotations

import re
from collections.abc import Sequence

LABELLED = re.compile(r"[A-Za-z][A-Za-z _-]{0,30}:\s*\S.*")
"""A label in letters, a colon, and what it says."""

RECORDS = re.compile(r"(?:total )?(?:records?|rows?)(?: count)?\s*:\s*([0-9][0-9,]*)", re.IGNORECASE)


def is_footer(cells: Sequence[str], rows: int) -> bool:
    """Whether every cell of a row is a label with what it says, and the number of rows, which it must say, is right.

    Args:
        cells: Of the row.
        rows: How many rows of the table stand above it.
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    counts = [found[1] for cell in filled if (found := RECORDS.fullmatch(cell))]
    return all(map(LABELLED.fullmatch, filled)) and [int(count.replace(",", "")) for count in counts] == [rows]
