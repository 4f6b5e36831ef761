"""One person under two names or tickets in one file: "Ames / Boyd" beside "Ada J Ames", a letter missing."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations
from typing import Literal, NamedTuple

Likeness = Literal["same", "likely", "other"]
"""Given and last name are equal; nothing speaks against it; something does."""

LETTER_MISSING = 0.85
"""Likeness of two last names from which on one can be the other misspelled, where the given names are equal."""

MATES = re.compile(r"\s+[/&+]\s+|/|\s+and\s+|\s+-\s+", re.IGNORECASE)
WRITE_IN = re.compile(r"write[\s-]?ins?\b[\s:.,–-]*(?=\w)", re.IGNORECASE)
"""How the name of somebody who was written in may begin."""

ASIDE = re.compile(r"\([^)]*\)|\"[^\"]*\"|“[^”]*”|'[^']{2,}'")
TITLES = frozenset({"mr", "mrs", "ms", "dr", "sen", "rep", "gov", "judge", "hon", "president"})
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "esq", "md"})


class Named(NamedTuple):
    """A person's name in parts, folded."""

    given: str
    middle: tuple[str, ...]
    last: str
    suffix: str


class PersonLine(NamedTuple):
    """A line of a ballot that is a person: its name as the file has it, party, votes, and whether it is described."""

    name: str
    party: str
    votes: int
    described: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two lines of which it is not known whether they are one person.

    Attributes:
        first: Index of one line.
        second: Index of the other.
        equal: Whether they have the very same votes everywhere; else they only bear like names.
        serious: Whether a map that takes them for two would be wrong if they are one.
    """

    first: int
    second: int
    equal: bool
    serious: bool


@dataclass(frozen=True, slots=True)
class Persons:
    """Which lines are one person.

    Attributes:
        merged: For a line, the index of the line that it is added to.
        doubled: For a line, the index of the line that it repeats, vote by vote, where both stand; elsewhere it is
            added to it.
        doubts: What must be asked.
    """

    merged: dict[int, int]
    doubled: dict[int, int]
    doubts: tuple[Doubt, ...] = ()


@lru_cache(maxsize=20_000)
def parts_of(written: str) -> Named:
    """A name in parts: without running mate, nickname and title, "AMES, ADA J" as "Ada J Ames"."""
    named = ASIDE.sub(" ", written).strip()
    first = MATES.split(named[_written_in(named) :])[0]
    last, comma, rest = first.partition(",")
    if comma and _words(rest) and _words(rest)[0] not in SUFFIXES:
        first = f"{rest} {last}"
    words = [word for word in _words(first) if word not in TITLES]
    suffix = next((word for word in words if word in SUFFIXES), "")
    words = [word for word in words if word not in SUFFIXES]
    if not words:
        return Named("", (), "", "")
    return Named(words[0] if len(words) > 1 else "", tuple(words[1:-1]), words[-1], suffix)


def _written_in(written: str) -> int:
    """How many characters of a name say that it was written in."""
    found = WRITE_IN.match(written)
    return found.end() if found is not None else 0


def _words(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^0-9a-z\s]", "", re.sub(r"[-.,]", " ", plain.casefold())).split()


def likeness(one: str, other: str) -> Likeness:
    """Whether two names can be one person's."""
    if bool(_written_in(one)) != bool(_written_in(other)):
        # Somebody on the ballot is not taken for one who was written in, who may only bear the name.
        return "other"
    a, b = parts_of(one), parts_of(other)
    if not a.last or not b.last or (a.suffix and b.suffix and a.suffix != b.suffix):
        return "other"
    if any(x[0] != y[0] for x, y in zip(a.middle, b.middle, strict=False)):
        return "other"
    if a.last == b.last:
        if a.given and a.given == b.given:
            return "same" if a.suffix == b.suffix else "likely"
        short, long = sorted((a.given, b.given), key=len)
        return "likely" if long.startswith(short) else "other"
    misspelled = SequenceMatcher(None, a.last, b.last).ratio() >= LETTER_MISSING and min(len(a.last), len(b.last)) > 3
    return "likely" if misspelled and a.given and a.given == b.given else "other"


def find_persons(
    lines: Sequence[PersonLine],
    together: Callable[[int, int], bool],
    covering: Callable[[int, int], bool],
    equal: Callable[[int, int], bool],
    identical: Callable[[int, int], bool],
) -> Persons:
    """Which lines are one person: certain, or to be asked.

    Args:
        lines: The lines that are persons, each name once.
        together: Whether two lines stand in one unit.
        covering: Whether every county has one of two lines.
        equal: Whether two lines have the very same votes in every unit where both stand.
        identical: Whether they stand in the same units, with the very same votes, and more than chance gives.
    """
    found = Persons({}, {})
    doubts = []
    for one, other in _pairs(lines, identical):
        to, from_ = _lender_first(lines, one, other)
        alike = likeness(lines[one].name, lines[other].name)
        parties = {lines[one].party, lines[other].party}
        if from_ in found.merged or from_ in found.doubled:
            continue
        if alike == "other":
            doubts.append(Doubt(one, other, equal=True, serious=True))
        elif identical(one, other) or (len(parties - {""}) < 2 and together(one, other) and equal(one, other)):
            found.doubled[from_] = to
        elif not together(one, other):
            if alike == "same" or (len(parties - {""}) < 2 and covering(one, other)):
                found.merged[from_] = to
        elif alike == "same" and len(parties) == 2 and "" not in parties:
            found.merged[from_] = to
        else:
            doubts.append(Doubt(one, other, equal=False, serious=alike == "same"))
    return Persons(_chained(found.merged), _chained(found.doubled), tuple(doubts))


def _lender_first(lines: Sequence[PersonLine], one: int, other: int) -> tuple[int, int]:
    """A described line lends its name, else the one with more votes; of equals the first."""
    ahead, behind = ((lines[each].described, lines[each].votes) for each in (one, other))
    return (one, other) if ahead >= behind else (other, one)


def _pairs(lines: Sequence[PersonLine], identical: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """The pairs worth a look: of like names, or of the same votes.

    Whoever describes both of a pair knows that they are two, unless one repeats the other.
    """
    groups: defaultdict[tuple[str, object], list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        name = parts_of(line.name)
        groups["last", name.last].append(at)
        if name.given:
            groups["given", name.given].append(at)
        groups["votes", line.votes].append(at)
    pairs = {pair for group in groups.values() for pair in combinations(group, 2)}
    return sorted(
        (one, other)
        for one, other in pairs
        if (
            likeness(lines[one].name, lines[other].name) != "other"
            and not (lines[one].described and lines[other].described)
        )
        or identical(one, other)
    )


def _chained(into: dict[int, int]) -> dict[int, int]:
    """Each line's last goal, where a line is added to one that is added to another."""
    found = {}
    for start, first in into.items():
        goal = first
        seen = {start}
        while goal in into and goal not in seen:
            seen.add(goal)
            goal = into[goal]
        found[start] = goal
    return found
