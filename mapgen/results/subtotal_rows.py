"""Rows that sum others of one line alone: a town's subtotal without a name, which stands for some candidates only."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from mapgen.results.sum_evidence import DOUBTFUL_CHANCE, Counts
from mapgen.results.vote_rows import VoteRows

FEWEST_PARTS = 2


def find_subtotal_rows(rows: VoteRows) -> list[int]:
    """The rows whose figure is exactly the sum of others of their line, which is hardly a coincidence.

    Looked at are the rows of units without a name among units that have one, and those of units in which a candidate
    is missing who has votes in others of the county: a unit that holds every candidate is judged by all of them at
    once (`unit_totals`). What is summed are the rows just above, just below, or all others of the line.

    Args:
        rows: The rows of one contest, modes of voting settled and totals left out.

    Returns:
        Their indices, in the order of the file.
    """
    nameless = np.array([not unit.strip() for unit in rows.units], bool)
    people = np.array([choice.counts and not choice.nobody for choice in rows.choices], bool)
    if len(rows) == 0 or nameless.all() or not people.any():
        return []
    ours = people[rows.choice] & np.isin(rows.area, list(rows.counties))
    order = np.flatnonzero(ours)[np.argsort(rows.line[ours], kind="stable")]
    by_line: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    lines_of: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    lines_in: defaultdict[int, set[str]] = defaultdict(set)
    units_in: defaultdict[int, set[int]] = defaultdict(set)
    for at in order.tolist():
        area, unit, fold = int(rows.area[at]), int(rows.unit[at]), rows.choices[rows.choice[at]].fold
        by_line[area, fold].append(at)
        lines_of[area, unit].add(fold)
        lines_in[area].add(fold)
        units_in[area].add(unit)
    lacking = {place for place, folds in lines_of.items() if len(folds) < len(lines_in[place[0]])}
    found = []
    for (area, _), own in by_line.items():
        votes = rows.votes[own]
        for place, at in enumerate(own):
            unit = int(rows.unit[at])
            blank = bool(nameless[unit]) and len(units_in[area]) > FEWEST_PARTS
            if not blank and (area, unit) not in lacking:
                continue
            tries = 1 if blank else len(lacking)
            if (int(votes[place]) + 1) * DOUBTFUL_CHANCE > tries and _sums_others(votes, place, tries):
                found.append(at)
    return sorted(found, key=lambda at: int(rows.line[at]))


def _sums_others(votes: Counts, place: int, tries: int) -> bool:
    """Whether one of a line's figures is the sum of the others, or of those just above or below it."""
    figure = int(votes[place])
    before, after = votes[:place][::-1], votes[place + 1 :]
    for others in (before, after):
        parts, running = 0, 0
        for many, part in enumerate(others.tolist(), start=1):
            running, parts = running + part, parts + bool(part)
            if running > figure:
                break
            if running == figure and parts >= FEWEST_PARTS and _is_no_chance(figure, many * tries):
                return True
    rest = np.concatenate([before, after])
    return int(rest.sum()) == figure and int((rest > 0).sum()) >= FEWEST_PARTS and _is_no_chance(figure, tries)


def _is_no_chance(figure: int, tries: int) -> bool:
    return tries / (figure + 1) < DOUBTFUL_CHANCE
