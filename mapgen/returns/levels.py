"""Tables that hold the same votes at several levels, such as a county and its precincts: one of them is taken."""

from __future__ import annotations

from collections.abc import Sequence

from mapgen.returns.vote_keys import VoteKey, VoteSum

Slots = list[tuple[VoteKey, VoteSum]]


def at_one_level(slots: Slots, levels: Sequence[str]) -> tuple[Slots, Slots]:
    """The votes of each place and contest at one level, and those that hold the same votes again.

    Args:
        slots: Votes by key.
        levels: Values of `level`, the preferred one first; rows of others are kept.

    Returns:
        Those that are kept, and those that are left out.
    """
    best: dict[tuple[str, ...], int] = {}
    for key, _ in slots:
        rank = _rank(key, levels)
        if rank is not None:
            where = _place(key)
            best[where] = min(best.get(where, rank), rank)
    kept: Slots = []
    left: Slots = []
    for key, slot in slots:
        (kept if _rank(key, levels) in (None, best.get(_place(key))) else left).append((key, slot))
    return kept, left


def _rank(key: VoteKey, levels: Sequence[str]) -> int | None:
    level = key.level.strip().casefold()
    return levels.index(level) if level in levels else None


def _place(key: VoteKey) -> tuple[str, ...]:
    return (key.state, key.geoid, key.county, key.office, key.district, key.stage, key.date)
