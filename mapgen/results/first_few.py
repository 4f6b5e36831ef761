"""The first few of many, for a message."""

from __future__ import annotations

from collections.abc import Sequence

from mapgen.findings import TOLD_SINGLY


def listed(names: Sequence[str]) -> str:
    """The first few, and how many more."""
    more = len(names) - TOLD_SINGLY
    return ", ".join(names[:TOLD_SINGLY]) + (f" +{more:,}" if more > 0 else "")
