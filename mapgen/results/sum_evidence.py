"""Whether figures are the sum of others, or only happen to be: what a total is known by, whatever it is called."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Verdict = Literal["total", "perhaps", "part"]
"""A sum of the others; too like one to be counted beside them and not certain; votes of its own."""

SLIP_VOTES = 2
"""Votes by which a clerk's total may differ from its parts, for each candidate."""

NEAR_SHARE = 0.005
"""Share of a total by which it may differ from its parts and still be too like one to be counted as votes."""

CERTAIN_CHANCE, DOUBTFUL_CHANCE = 1e-4, 1e-2
"""Below the first chance of coincidence it is none; between the two nobody can know from the file."""


def chance_of_sum(total: Counts, parts: Counts) -> float:
    """How likely figures are to come this close to a sum of others by chance.

    Args:
        total: The figures that may be a total, at least 0.
        parts: The sums of the others, one for each of `total`.

    Returns:
        The product over all figures of (2d + 1) / (n + 1), d being the difference and n the larger of the two,
        each factor at most 1: a figure of 999 that is met exactly by chance is met once in 1,000 times. 0 < chance ≤ 1
        but for figures so large that it is rounded to 0.
    """
    larger = np.maximum(total, parts).astype(np.float64)
    factors = np.minimum((2.0 * np.abs(total - parts) + 1.0) / (larger + 1.0), 1.0)
    return float(np.exp(np.log(factors).sum()))


def judge(total: Counts, parts: Counts, *, siblings: int) -> Verdict:
    """What figures are, beside the sum of others.

    Args:
        total: The figures that may be a total.
        parts: The sums of the others, one for each of `total`.
        siblings: Of how many others they are the sum. One other with the same figures may be the same thing twice,
            or a total of one: that is never certain from figures.
    """
    if not siblings or not total.any():
        return "part"
    differences = np.abs(total - parts)
    chance = chance_of_sum(total, parts)
    if (differences <= SLIP_VOTES).all():
        if chance < CERTAIN_CHANCE and siblings > 1:
            return "total"
        return "perhaps" if chance < DOUBTFUL_CHANCE else "part"
    near = (differences <= np.maximum(SLIP_VOTES, NEAR_SHARE * total)).all()
    return "perhaps" if near and chance < CERTAIN_CHANCE else "part"
