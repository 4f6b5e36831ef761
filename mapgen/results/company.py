"""What the lines of one contest are, known by the company they keep: "Rejected" beside "Approved" is an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from mapgen.findings import Finding, finding
from mapgen.specs.contest import Answer
from mapgen.words.terms import VOTES, LineKind, answers, line_kind, plain

FEW_OVERVOTES = 3.0
"""Percent of the ballots of a contest that may bear too many marks; where one line is left beside more, they are
somebody's votes."""

MOST_NAMED = 6
"""Lines that a fault names."""


@dataclass(frozen=True, slots=True)
class Company:
    """The lines of one contest.

    Attributes:
        kinds: What each line counts, by its name.
        answers: Which lines are the answers of a measure, by name: one "yes" and one "no", or none.
        retention: Whether the answers say that somebody stays in office.
        turnout: Whether ballots alone are told, and not what stands on them.
        fault: Why the lines cannot be one contest, or None.
    """

    kinds: Mapping[str, LineKind] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    retention: bool = False
    turnout: bool = False
    fault: Finding | None = None

    def kind(self, line: str) -> LineKind:
        """What the line under this name counts; by its name alone where the company has no such line."""
        return self.kinds.get(line) or line_kind(line)


def company_of(votes: Mapping[str, int]) -> Company:
    """What the lines of one contest are.

    Args:
        votes: Votes by line, each as the file names it; a name may stand twice in different spellings.
    """
    pairs = _pairs(list(votes))
    if not pairs:
        alone = {line: line_kind(line) for line in votes}
        if _are_ballots(alone):
            kinds_told: dict[str, LineKind] = {
                line: "other" if kind == "ballots" else kind for line, kind in alone.items()
            }
            return Company(kinds_told, turnout=True)
        return Company(alone, fault=_left_alone(alone, votes) or _one_answer(alone))
    kinds: dict[str, LineKind] = {line: line_kind(line) for line in votes}
    kinds |= dict.fromkeys((line for lines in pairs.values() for line in (*lines.yes, *lines.no)), "candidate")
    if len(pairs) > 1:
        named = ", ".join(f"{lines.yes[0]} and {lines.no[0]}" for lines in list(pairs.values())[:MOST_NAMED])
        return Company(kinds, fault=finding("several-questions", questions=len(pairs), answers=named))
    (pair,) = pairs.values()
    people = [line for line, kind in kinds.items() if kind == "candidate" and line not in (*pair.yes, *pair.no)]
    if people:
        named = ", ".join(people[:MOST_NAMED])
        return Company(kinds, fault=finding("question-and-people", yes=pair.yes[0], no=pair.no[0], others=named))
    twice = next((lines for lines in (pair.yes, pair.no) if len({plain(line) for line in lines}) > 1), None)
    if twice:
        return Company(kinds, fault=finding("answer-twice", lines=", ".join(twice[:MOST_NAMED])))
    found: dict[str, Answer] = dict.fromkeys(pair.yes, "yes")
    found |= dict.fromkeys(pair.no, "no")
    speaks = any(speaks_of_retention(line) for line in found)
    return Company(kinds, found, retention=speaks)


def speaks_of_retention(text: str) -> bool:
    """Whether a text, such as an office's name, is of a question whether somebody stays in office."""
    return any(f" {word} " in f" {plain(text)} " for word in _words("retention"))


@dataclass(slots=True)
class _Pair:
    yes: list[str] = field(default_factory=list)
    no: list[str] = field(default_factory=list)


def _pairs(lines: list[str]) -> dict[str, _Pair]:
    """The questions that have both answers, by what the two have in common beside the answer."""
    found: dict[str, _Pair] = {}
    weak: dict[str, list[str]] = {}
    for line in lines:
        reading = _reading(line)
        if reading is not None:
            answer, rest = reading
            pair = found.setdefault(rest, _Pair())
            (pair.yes if answer == "yes" else pair.no).append(line)
        for rest in _beside(line, "weak_no"):
            weak.setdefault(rest, []).append(line)
    for rest, pair in found.items():
        if pair.yes and not pair.no and len({plain(line) for line in weak.get(rest, [])}) == 1:
            pair.no += weak[rest]
    return {rest: pair for rest, pair in found.items() if pair.yes and pair.no}


def _reading(line: str) -> tuple[Answer, str] | None:
    """Which answer a line is, and what its name says beside it; None where it is none.

    Of several words that stand at its ends the longest counts: "Do not retain" ends in "retain" and is no "yes", and
    "No vote" begins with "no" and may be a ballot without a vote.
    """
    text = plain(line)
    words: list[tuple[int, Answer, str]] = []
    for answer, kind in (("yes", "yes"), ("no", "no"), ("", "weak_no")):
        words += [(len(text) - len(rest), answer, rest) for rest in _beside(line, kind)]  # type: ignore[misc]  # the three are answers
    _, answer, rest = max(words, default=(0, "", ""))
    return (answer, rest) if answer else None


def _beside(line: str, kind: str) -> list[str]:
    """What a line's name says beside each word of a kind that stands at one of its ends."""
    text, found = plain(line), []
    for word in _words(kind):
        if text == word:
            found.append("")
        elif text.startswith(f"{word} "):
            found.append(text.removeprefix(f"{word} "))
        elif text.endswith(f" {word}"):
            found.append(text.removesuffix(f" {word}"))
    return found


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(plain(word) for word in getattr(answers(), kind))


def _are_ballots(kinds: Mapping[str, LineKind]) -> bool:
    """Whether the one thing that lines count, beside voters, is ballots, however they are written."""
    ballots = {plain(line) for line, kind in kinds.items() if kind == "ballots"}
    return len(ballots) == 1 and set(kinds.values()) <= {"ballots", "registered", "aside"}


def _left_alone(kinds: Mapping[str, LineKind], votes: Mapping[str, int]) -> Finding | None:
    """The fault of a contest with one line left where many ballots were dropped as over votes: they may be votes."""
    left = [line for line, kind in kinds.items() if kind in VOTES]
    over = [line for line, kind in kinds.items() if kind == "overvote"]
    counted, dropped = (sum(votes[line] for line in lines) for lines in (left, over))
    if len({plain(line) for line in left}) != 1 or 100 * dropped <= FEW_OVERVOTES * (dropped + counted):
        return None
    return finding("overvotes-too-many", choice=left[0], over=", ".join(over[:MOST_NAMED]), votes=dropped)


def _one_answer(kinds: Mapping[str, LineKind]) -> Finding | None:
    """The fault of a measure of which one answer is missing."""
    lines = [line for line, kind in kinds.items() if kind == "candidate"]
    reading = _reading(lines[0]) if len({plain(line) for line in lines}) == 1 else None
    return finding("answer-alone", choice=lines[0]) if reading is not None and not reading[1] else None
