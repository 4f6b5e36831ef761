"""The rounds of a ranked choice, as files write them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mapgen.words.terms import plain

NUMBERED = re.compile(r"(?:(?:rcv )?round )?0*([1-9][0-9]{0,2})(?: 0)?")
"""A round's number, alone or behind the word, also as a spreadsheet writes it: "Round 2", "02", "2.0"."""


def round_of(written: str) -> str:
    """The number of a round however it is written; what is no number as it stands, and empty where there is nothing."""
    text = plain(written)
    found = NUMBERED.fullmatch(text)
    return found[1] if found is not None else text


def last_round(written: Iterable[str]) -> int:
    """The highest number among rounds; 0 where none has a number."""
    return max((int(number) for number in map(round_of, set(written)) if number.isdigit()), default=0)
