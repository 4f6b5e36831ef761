"""How deep lists and tables are nested in one another."""

from __future__ import annotations

from collections.abc import Iterable

MOST_LEVELS = 30
"""More than any atlas, scheme or description has: a candidate's name in a language is at the seventh."""


def too_deep(document: object) -> bool:
    """Whether lists and tables stand within each other more than `MOST_LEVELS` deep; asked without recursion."""
    level = [document]
    for _ in range(MOST_LEVELS):
        level = [inner for outer in level for inner in _within(outer)]
        if not level:
            return False
    return True


def _within(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
