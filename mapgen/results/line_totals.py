"""A line of the ballot that is the sum of the others in every county, whatever it is called."""

from __future__ import annotations

import numpy as np

from mapgen.results.sum_evidence import DOUBTFUL_CHANCE, Counts, Verdict, chance_of_sum, judge

SLIGHTLY_MORE = 1.1
"""A line that has between all votes of the others and this many times as many, in every county, is too like a total
that counts what no line shows."""

ENOUGH_COUNTIES = 8
"""From so many counties on, no candidate stays between a half and 52 percent in each by chance."""


def judge_lines(votes: Counts, beside: Counts, nameless: int | None = None) -> dict[int, Verdict]:
    """The lines that are sums of all others, or too like one.

    Args:
        votes: Counties × lines, int64, 0 where a county has no row for a line.
        beside: By county, ballots that are no votes (blank, void), which a total may count as well.
        nameless: The line that bears no name, where there is one: beside one other it can only be that one's total.

    Returns:
        By line those that are "total" or "perhaps"; of two lines alone neither is the other's total.
    """
    if votes.shape[1] < 3:
        return _beside_one(votes, nameless) if nameless is not None and votes.shape[1] == 2 else {}
    found: dict[int, Verdict] = {}
    everything = votes.sum(axis=1)
    for line in np.argsort(-votes.sum(axis=0))[:1].tolist():
        total, parts = votes[:, line], everything - votes[:, line]
        others = [at for at in range(votes.shape[1]) if at != line and votes[:, at].any()]
        verdicts = {judge(total, parts, siblings=len(others))}
        if beside.any():
            verdicts.add(judge(total, parts + beside, siblings=len(others)))
        voted = parts > 0
        slightly = (total[voted] >= parts[voted]) & (total[voted] <= SLIGHTLY_MORE * parts[voted])
        if "total" in verdicts:
            found[line] = "total"
        elif "perhaps" in verdicts or (len(others) > 1 and voted.sum() >= ENOUGH_COUNTIES and slightly.all()):
            found[line] = "perhaps"
    return found


def _beside_one(votes: Counts, nameless: int) -> dict[int, Verdict]:
    """A line without a name beside a single other, with its votes in every county: its having no name says the rest."""
    total, part = votes[:, nameless], votes[:, 1 - nameless]
    if not total.any() or (total != part).any():
        return {}
    return {nameless: "total" if chance_of_sum(total, part) < DOUBTFUL_CHANCE else "perhaps"}
