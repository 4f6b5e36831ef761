"""Cells as people write them: counts, codes and names, read strictly, every repair named."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from mapgen.words.visible import seen, spelled

Repair = Literal["thousands", "decimals", "zero", "float-code", "long-code", "state-code", "spaces", "control"]

REPAIRS: dict[Repair, tuple[str, str]] = {
    "thousands": ("number was written with thousands separators", "numbers were written with thousands separators"),
    "decimals": (
        "whole number was written with decimals (“612.0”)",
        "whole numbers were written with decimals (“612.0”)",
    ),
    "zero": ("code was missing its leading zero", "codes were missing their leading zero"),
    "float-code": (
        "code was written as a decimal number (“1001.0”)",
        "codes were written as decimal numbers (“1001.0”)",
    ),
    "long-code": ("code was written in the Census's long form", "codes were written in the Census's long form"),
    "state-code": ("code lacked its state's two digits", "codes lacked their state's two digits"),
    "spaces": (
        "name had blanks before, after or twice inside it",
        "names had blanks before, after or twice inside them",
    ),
    "control": (
        "name held control or direction characters, which are left out",
        "names held control or direction characters, which are left out",
    ),
}
"""What each repair is called, once and several times; the number goes before."""

MOST_VOTES = 1_000_000_000
"""A count above this is no number of votes in the United States."""

_GROUPED = re.compile(r"[0-9]{1,3}(?:[,\u00a0\u202f ][0-9]{3})+")
_WHOLE = re.compile(r"[0-9]{1,10}")


class NotACountError(ValueError):
    """A cell that should hold a number of votes and does not; its text says why."""


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
    raise NotACountError(_why(cell))


def _why(cell: str) -> str:
    if not cell:
        return "has no number of votes; a county with none needs a 0"
    said = next(
        (said for pattern, said in _WHY if re.match(pattern, cell)), "has {quoted} votes, which is not a number"
    )
    return said.format(cell=cell[:60], quoted=shown(cell), grouped=cell[:60].replace(".", ","))


_WHY = (
    (r"[-−–][0-9][0-9,]*(\.0*)?$", "has {cell} votes; votes cannot be negative"),
    ("=", "has the formula {quoted} in place of a number of votes; save the file with its values"),
    (r"[0-9]{10,}$", "has {quoted} votes, which is more than there are voters"),
    (
        r"[0-9]{1,3}(\.[0-9]{3})+$",
        "has {quoted} votes, which is not a whole number; where the full stop parts thousands, write {grouped}",
    ),
    (r"[0-9]+\.[0-9]+$", "has {quoted} votes, which is not a whole number"),
    (r"[0-9.,]+ ?%$", "has {quoted} in place of a number of votes, which is a share"),
)
"""Patterns of cells that are no counts, the first that fits, and what is said of them."""


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
