"""Figures that cannot be, or hardly: more votes than voters, counties that repeat or sum others, a lone precinct."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from statistics import median

import numpy as np

from mapgen.areas.gazetteer import area_label
from mapgen.errors import Severity
from mapgen.findings import Finding, Value, finding
from mapgen.results.contest_votes import ContestVotes
from mapgen.results.sum_evidence import judge

CHANCE_VOTES, CERTAIN_VOTES = 100, 1000
"""Two counties of a state with this many votes hardly have the same figures by chance; with as many as the second
number, or three counties together, they do not."""

MANY_PRECINCTS = 12
"""A county with one precinct stands out where the middle county has this many."""


def hold_registration(counted: ContestVotes, names: Mapping[str, str]) -> list[Finding]:
    """Counties with more votes than registered voters."""
    summed = counted.votes_by_county()
    return [
        finding(
            "more-votes-than-voters",
            counted.file,
            area=geoid,
            place=area_label(geoid, names),
            votes=summed[geoid],
            voters=voters,
        )
        for geoid, voters in counted.registered.items()
        if summed.get(geoid, 0) > voters > 0
    ]


def find_repeats(counted: ContestVotes, names: Mapping[str, str]) -> list[Finding]:
    """Counties that have the same figures as others of their state, or as all of them together."""
    figures = {geoid: tuple(counted.votes_of(geoid, fold) for fold in counted.lines) for geoid in counted.counties()}
    alike: defaultdict[tuple[str, tuple[int, ...]], list[str]] = defaultdict(list)
    whole: dict[str, list[int]] = {}
    for geoid, votes in figures.items():
        alike[geoid[:2], votes].append(geoid)
        sums_so_far = whole.setdefault(geoid[:2], [0] * len(votes))
        whole[geoid[:2]] = [one + other for one, other in zip(sums_so_far, votes, strict=True)]
    problems = []
    for (_, votes), geoids in alike.items():
        if len(geoids) < 2 or len(votes) < 2 or sum(votes) < CHANCE_VOTES:
            continue
        listed = ", ".join(area_label(geoid, names) for geoid in geoids[:6]) + (" …" if len(geoids) > 6 else "")
        values: dict[str, Value] = {"counties": len(geoids), "votes": sum(votes), "listed": listed}
        severity: Severity = "error" if len(geoids) > 2 or sum(votes) >= CERTAIN_VOTES else "warning"
        problems.append(
            finding("counties-alike", counted.file, _first_line(counted, geoids[1]), severity, values=values)
        )
    states = Counter(geoid[:2] for geoid in figures)
    for geoid, votes in figures.items():
        own = np.array(votes, np.int64)
        others = np.array(whole[geoid[:2]], np.int64) - own
        total = judge(own, others, siblings=states[geoid[:2]] - 1) != "part"
        if states[geoid[:2]] > 2 and sum(votes) >= CHANCE_VOTES and total:
            line = _first_line(counted, geoid)
            problems.append(finding("county-is-a-sum", counted.file, line, area=geoid, place=area_label(geoid, names)))
    return problems


def find_lone_precincts(counted: ContestVotes, names: Mapping[str, str]) -> list[Finding]:
    """Counties with a single precinct where others have dozens: perhaps only their total."""
    if not counted.by_precinct:
        return []
    rows: defaultdict[str, int] = defaultdict(int)
    for (geoid, _), cell in counted.cells.items():
        rows[geoid] = max(rows[geoid], cell.rows)
    middle = median(rows.values()) if rows else 0
    if middle < MANY_PRECINCTS:
        return []
    return [
        finding(
            "one-precinct",
            counted.file,
            severity="warning",
            area=geoid,
            place=area_label(geoid, names),
            middle=round(middle),
        )
        for geoid, count in rows.items()
        if count == 1
    ]


def _first_line(counted: ContestVotes, geoid: str) -> int:
    return min(counted.cells[geoid, fold].line for fold in counted.lines if (geoid, fold) in counted.cells)
