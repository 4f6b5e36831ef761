"""A ticket's name taken apart: who heads it, and the running mates who stand behind."""

from __future__ import annotations

import re

from mapgen.words.terms import line_kind, parties, party_code

BETWEEN = re.compile(r"\s*[/;\n]\s*|\s+[&+]\s+|\s+(?:and|with)\s+|\s+[-–—]\s+", re.IGNORECASE)
"""What stands between two people of a ticket; a hyphen inside a name has no blanks beside it."""

AMBIGUOUS = re.compile(r"\s+(?:and|with|[-–—])\s+", re.IGNORECASE)
SURE = re.compile(r"\s*[/&+]\s*")
"""What stands between people and within no name and no other line."""

WORDS_OF_LINES = frozenset(
    {
        "all",
        "any",
        "by",
        "for",
        "from",
        "no",
        "none",
        "not",
        "of",
        "or",
        "other",
        "others",
        "shall",
        "the",
        "total",
        "under",
        "votes",
        "yes",
    }
)
"""Words that are in no person's name: a line that has one is taken as it stands."""


def mates_of(written: str) -> list[str]:
    """The people of a ticket, its head first; a name that is no ticket is the only one.

    "and", "with", a dash between blanks, ";" and a line break part a ticket only where both sides are people's names,
    for a dash and a line break full ones: "Alexandria Ocasio - Cortez" and "Ames - DEM" are one person's.
    """
    return [mate for mate, _ in _parted(written)]


def ticket_name(written: str, mates: list[str]) -> str:
    """The ticket under its people's names as they are to be called: a word between them stays, a sign is a slash.

    Args:
        written: The ticket as `mates_of` took it apart.
        mates: Its people, as many as `mates_of` found.
    """
    between = [sign.strip().casefold() for _, sign in _parted(written)]
    joined = mates[0] if mates else ""
    for sign, mate in zip(between[1:], mates[1:], strict=True):
        joined += f" {sign if sign.isalpha() else '/'} {mate}"
    return joined


def is_one_or_two(called: str) -> bool:
    """Whether a name of two words with "and" or a dash between may be one person's or two people's."""
    sides = AMBIGUOUS.split(called)
    return len(sides) == 2 and all(len(_words(side)) == 1 and _is_person(side) for side in sides)


def _parted(written: str) -> list[tuple[str, str]]:
    """The people, each with what stands before."""
    parts: list[tuple[str, str]] = []
    start, sign = 0, ""
    for found in BETWEEN.finditer(written):
        left, right = written[start : found.start()].strip(), written[found.end() :].strip()
        right = BETWEEN.split(right)[0]
        if SURE.fullmatch(found[0]) or _are_people(left, right, found[0]):
            parts.append((left, sign))
            start, sign = found.end(), found[0]
    parts.append((written[start:].strip(), sign))
    return [(mate, sign) for mate, sign in parts if mate]


def _are_people(left: str, right: str, between: str) -> bool:
    if not (_is_person(left) and _is_person(right)):
        return False
    alone = len(_words(left)) == 1, len(_words(right)) == 1
    sign = between.strip()
    if sign == ";" or sign.isalpha():
        return sign == ";" or not all(alone)
    # "Ada", line break, "Ames" is one person, and so is "Alexandria Ocasio - Cortez".
    return not any(alone)


def _is_person(part: str) -> bool:
    words = re.findall(r"[^\W\d_]+", part.casefold())
    return (
        any(len(word) > 1 for word in _words(part))
        and not re.search(r"\d", part)
        and not WORDS_OF_LINES & set(words)
        and line_kind(part) == "candidate"
        and party_code(part) not in parties()
    )


def _words(part: str) -> list[str]:
    """The words of a name with its initials; what stands in brackets is beside it."""
    return re.findall(r"[^\W\d_]+(?:['’.-]+[^\W\d_]+)*", re.sub(r"\([^)]*\)", " ", part))
