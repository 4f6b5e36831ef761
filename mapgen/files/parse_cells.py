"""Cells as people write them: counts, codes and names, read strictly, every repair named."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from mapgen.visible import seen, spelled

Repair = Literal["thousands", "decimals", "zero", "float-code", "long-code", "state-code", "spaces", "control"]

MOST_VOTES = 1_000_000_000
"""A count above this is no number of votes in the United States."""

_GROUPED = re.compile(r"[0-9]{1,3}(?:[,\u00a0\u202f ][0-9]{3})+")
_WHOLE = re.compile(r"[0-9]{1,10}")

NO_FIGURE = frozenset({"na", "n/a", "nan", "none", "null", ".", "-", "–", "—"})
"""What people write where there is no figure."""


class NotACountError(ValueError):
    """A cell that should hold a number of votes and does not.

    Attributes:
        code: Why not: the code of a finding.
        cell: The cell.
    """

    def __init__(self, code: str, cell: str) -> None:
        """Keep what a finding is made of."""
        super().__init__(code)
        self.code, self.cell = code, cell

    def values(self) -> dict[str, str]:
        """The cell for a sentence: as it stands, quoted, and with commas for its full stops."""
        cut = self.cell[:60]
        return {"cell": cut, "quoted": shown(self.cell), "grouped": cut.replace(".", ",")}


def count(text: str) -> tuple[int, Repair | None]:
    """A number of votes.

    Returns:
        The number, and what had to be repaired to read it.

    Raises:
        NotACountError: The cell is empty, no number, negative, not whole, or larger than any electorate.
    """
    cell = text.strip()
    repair: Repair | None = None
    if _GROUPED.fullmatch(cell):
        cell, repair = re.sub("[^0-9]", "", cell), "thousands"
    whole, dot, decimals = cell.partition(".")
    if dot and _WHOLE.fullmatch(whole) and decimals.strip("0") == "" and (decimals or whole):
        cell, repair = whole, "decimals"
    if _WHOLE.fullmatch(cell) and int(cell) <= MOST_VOTES:
        return int(cell), repair
    raise NotACountError(_why(cell), cell)


def _why(cell: str) -> str:
    if not cell:
        return "votes-blank"
    return next((code for pattern, code in _WHY if re.match(pattern, cell)), "votes-no-number")


_WHY = (
    (r"[-−–][0-9][0-9,]*(\.0*)?$", "votes-negative"),
    ("=", "votes-formula"),
    (r"[0-9]{10,}$", "votes-too-many"),
    (r"[0-9]{1,3}(\.[0-9]{3})+$", "votes-grouped-by-points"),
    (r"[0-9]+\.[0-9]+$", "votes-not-whole"),
    (r"[0-9.,]+ ?%$", "votes-a-share"),
)
"""Patterns of cells that are no counts, the first that fits, and the finding's code."""


def shown(text: str, most: int = 60) -> str:
    """A text for a message: quoted, what cannot be printed spelled out, no longer than `most`."""
    cut = text if len(text) <= most else text[: most - 1] + "…"
    return spelled(repr(cut))


def county_code(text: str, state_fips: str = "") -> tuple[str, tuple[Repair, ...]]:
    """A county's code as five digits.

    Args:
        text: The cell.
        state_fips: The state's two digits where another column says them; completes a code of up to three digits.

    Returns:
        The GEOID and the repairs; a text that is no county's code comes back as it stands.
    """
    cell = text.strip()
    repairs: list[Repair] = []
    whole, dot, decimals = cell.partition(".")
    if dot and whole.isascii() and whole.isdigit() and decimals.strip("0") == "":
        cell = whole
        repairs.append("float-code")
    long_form = re.fullmatch(r"0500000US([0-9]{5})|05000US([0-9]{5})", cell)
    if long_form is not None:
        return long_form[1] or long_form[2], (*repairs, "long-code")
    if re.fullmatch("[0-9]{1,3}", cell) and state_fips:
        return state_fips + cell.zfill(3), (*repairs, "state-code")
    if re.fullmatch("[1-9][0-9]{3}", cell):
        return f"0{cell}", (*repairs, "zero")
    return cell, tuple(repairs)


@lru_cache(maxsize=20_000)
def name(text: str) -> tuple[str, tuple[Repair, ...]]:
    """A name with single blanks and without characters that cannot be seen.

    Returns:
        The name and the repairs.
    """
    left = seen(text)
    repairs: list[Repair] = ["control"] if left != text else []
    single = re.sub(r"\s+", " ", left).strip()
    if single != left:
        repairs.append("spaces")
    return unicodedata.normalize("NFC", single), tuple(repairs)
