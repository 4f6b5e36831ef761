"""Tables that hold the same votes at several levels, such as a county and its precincts: one of them is taken."""

from __future__ import annotations

from collections.abc import Sequence

from mapgen.errors import Problem
from mapgen.returns.slots import Key, Slot

Contest = tuple[str, ...]


def at_one_level(
    slots: dict[Key, Slot], levels: Sequence[str], file: str
) -> tuple[dict[Key, Slot], tuple[Problem, ...]]:
    """The votes of each place and contest at one level.

    Args:
        slots: Votes by key.
        levels: Values of `level`, the preferred one first; rows of others are kept.
        file: The file as the user knows it.

    Returns:
        The votes, and a note where some were left out.
    """
    if not levels:
        return slots, ()
    best: dict[Contest, int] = {}
    for key in slots:
        rank = _rank(key, levels)
        if rank is not None:
            where = _contest(key)
            best[where] = min(best.get(where, rank), rank)
    kept = {key: slot for key, slot in slots.items() if _rank(key, levels) in (None, best.get(_contest(key)))}
    left_out = sum(slot.rows for key, slot in slots.items() if key not in kept)
    if not left_out:
        return slots, ()
    what = f"{left_out:,} rows hold the votes of others again, at a level below, and were left out"
    return kept, (Problem(what, file, severity="note"),)


def _rank(key: Key, levels: Sequence[str]) -> int | None:
    level = key.level.strip().casefold()
    return levels.index(level) if level in levels else None


def _contest(key: Key) -> Contest:
    return (key.state, key.geoid, key.county, key.office, key.district, key.stage, key.date)
