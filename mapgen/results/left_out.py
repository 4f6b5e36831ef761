"""Figures of a file that are no votes in a contest, or the sum of others: how many, how much, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Figures that are left out, for one reason.

    Attributes:
        reason: Why, as the catalogue's `left-out-rows` has it: "undervote", "sums" …
        detail: The level's name where that is the reason, or empty.
        rows: How many rows (figures of a wide table) they are.
        votes: Their sum.
    """

    reason: str
    detail: str
    rows: int
    votes: int


def by_reason(figures: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """One entry for each reason and detail, sorted by them."""
    rows: Counter[tuple[str, str]] = Counter()
    votes: Counter[tuple[str, str]] = Counter()
    for left in figures:
        rows[left.reason, left.detail] += left.rows
        votes[left.reason, left.detail] += left.votes
    return tuple(LeftOut(*why, rows[why], votes[why]) for why in sorted(rows))
