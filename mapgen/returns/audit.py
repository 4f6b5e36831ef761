"""What an editor asks of a file of results before signing it: sums, gaps, and figures that cannot be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from statistics import median

import numpy as np

from mapgen.errors import Problem, Severity
from mapgen.returns.assembled import Assembled
from mapgen.returns.names import folded
from mapgen.returns.one_finding import FIRST_TOLD, Instance, found_in
from mapgen.returns.sum_evidence import judge
from mapgen.returns.vocabulary import plain

FEW_PERCENT = 1.0
"""A line below this share of all votes may lack rows; publishers leave out the zeros of write-in candidates."""

COINCIDENCE, CERTAINTY = 100, 1000
"""Two counties of a state with this many votes hardly have the same figures by chance; with as many as the second
number, or three counties together, they do not."""

DOZENS = 12
"""A county with one precinct stands out where the middle county has this many."""


def audit(
    found: Assembled,
    names: Mapping[str, str],
    *,
    given: Mapping[str, int] | None = None,
    excused: Collection[str] = (),
    missing_allowed: bool = False,
) -> list[Problem]:
    """Hold the figures of one contest to each other and to what they must be.

    Args:
        found: The contest by county.
        names: The names of all counties it should cover, by GEOID.
        given: Votes by candidate name that the user holds the file to.
        excused: Counties that have no returns of their own, with good reason.
        missing_allowed: Whether counties without returns are a warning and no error.
    """
    return [
        *_missing(found, names, excused, allowed=missing_allowed),
        *gaps(found, names, few_percent=FEW_PERCENT),
        *wrong_sums(found),
        *_place_sums(found, names),
        *_given(found, given or {}),
        *_registration(found, names),
        *_repeats(found, names),
        *_precincts(found, names),
        *_nothing(found, names),
    ]


def sums(found: Assembled) -> dict[str, int]:
    """The votes of every line over all counties, by folded name."""
    totals = dict.fromkeys(found.lines, 0)
    for (_, fold), cell in found.cells.items():
        totals[fold] += cell.votes
    return totals


def _missing(found: Assembled, names: Mapping[str, str], excused: Collection[str], *, allowed: bool) -> list[Problem]:
    have = set(found.counties())
    absent = [geoid for geoid in names if geoid not in have and geoid not in set(excused)]
    if allowed and len(absent) > FIRST_TOLD:
        # A map that lacks counties names each of them.
        listed = ", ".join(sorted(names[geoid] for geoid in absent))
        return [Problem(f"{len(absent):,} counties have no row: {listed}", found.file, severity="warning")]
    severity: Severity = "warning" if allowed else "error"
    return found_in(
        [Instance(f"{names[geoid]} ({geoid})") for geoid in sorted(absent)],
        "{name} has no row",
        "{many} counties have no row: {first}",
        file=found.file, severity=severity,
    )  # fmt: skip


def gaps(found: Assembled, names: Mapping[str, str], *, few_percent: float = 0.0) -> list[Problem]:
    """Counties that lack a line which others have.

    Args:
        found: The contest by county.
        names: County names by GEOID.
        few_percent: A line with less than this share of all votes, and not among the first two, may lack rows: that
            is a note. At 0 every gap is an error.
    """
    totals = sums(found)
    everything = sum(totals.values())
    ranked = sorted(totals, key=lambda fold: -totals[fold])
    problems = []
    for fold, line in found.lines.items():
        absent = [geoid for geoid in found.counties() if (geoid, fold) not in found.cells]
        if not absent:
            continue
        few = 100 * totals[fold] < few_percent * everything and fold not in ranked[:2]
        if few or (line.kind == "other" and few_percent):
            what = f"{line.name} has no row in {len(absent):,} of {len(found.counties()):,} counties, taken as no votes"
            problems.append(Problem(what, found.file, severity="note"))
        else:
            problems += found_in(
                [Instance(_named(geoid, names)) for geoid in absent],
                "{name} has no row for {line}",
                "{many} counties have no row for {line}: {first}",
                file=found.file,
                line=line.name,
            )
    return problems


def wrong_sums(found: Assembled) -> list[Problem]:
    """The file's rows of totals, for the whole or for each state, held to the counties' sum.

    A candidate of several parties may have a total for each of their lines, held to that line's votes.
    """
    problems = []
    for (state, fold), given in found.sums.items():
        if fold and fold not in found.lines:
            unheard = "a total of {:,} is of a line that no county has"
            problems += [Problem(unheard.format(each.votes), found.file, each.line) for each in given if each.votes]
            continue
        summed = sum(
            cell.votes
            for (geoid, each), cell in found.cells.items()
            if (not fold or each == fold) and (not state or geoid.startswith(state))
        )
        by_party: Counter[str] = Counter()
        for (geoid, each, party), votes in found.party_votes.items():
            if each == fold and geoid.startswith(state):
                by_party[party] += votes
        who = found.lines[fold].name if fold else "all candidates"
        for total in given:
            fusion = len(by_party) > 1 and len({each.party for each in given}) > 1 and total.party in by_party
            parts = by_party[total.party] if fusion else summed
            if total.votes != parts:
                called = f"{who} ({total.party})" if fusion else who
                what = f"the total of {called} is {total.votes:,}, the counties sum to {parts:,}"
                problems.append(Problem(f"{what} ({parts - total.votes:+,})", found.file, total.line))
    return problems


def _place_sums(found: Assembled, names: Mapping[str, str]) -> list[Problem]:
    """Each county's own total, which may be of the candidates or of all ballots."""
    summed: defaultdict[str, int] = defaultdict(int)
    for (geoid, _), cell in found.cells.items():
        summed[geoid] += cell.votes
    short = []
    wrong = []
    for geoid, (total, line) in found.place_totals.items():
        if geoid not in summed or total in (summed[geoid], summed[geoid] + found.not_counted[geoid]):
            continue
        if total > summed[geoid]:
            short.append((geoid, total - summed[geoid]))
            continue
        what = f"{_named(geoid, names)}: the lines sum to {summed[geoid]:,}, its total is {total:,}"
        wrong.append(Instance(what, line or None))
    problems = found_in(
        wrong, "{name}", "{many} counties have totals that are less than their lines: {first}", file=found.file
    )
    if short:
        what = (
            f"in {len(short):,} counties the file's own total is larger than the sum of its lines, by "
            f"{sum(more for _, more in short):,} votes in all: lines are missing, or the total counts blank ballots "
            f"(first {_named(short[0][0], names)}, {short[0][1]:,})"
        )
        problems.append(Problem(what, found.file, severity="warning"))
    return problems


def _given(found: Assembled, given: Mapping[str, int]) -> list[Problem]:
    totals = sums(found)
    problems = []
    for called, votes in given.items():
        if plain(called) in ("all", "total"):
            matches = list(totals)
        else:
            wanted = folded(called)
            matches = [fold for fold in totals if fold == wanted] or [
                fold for fold in totals if wanted and wanted in fold
            ]
            if len(matches) != 1:
                listed = ", ".join(line.name for line in found.lines.values())
                problems.append(Problem(f"--total {called!r} is not one of the candidates ({listed})"))
                continue
        summed = sum(totals[fold] for fold in matches)
        if summed != votes:
            problems.append(
                Problem(f"{called} sums to {summed:,}, {votes:,} is given ({summed - votes:+,})", found.file)
            )
    return problems


def _registration(found: Assembled, names: Mapping[str, str]) -> list[Problem]:
    summed: defaultdict[str, int] = defaultdict(int)
    for (geoid, _), cell in found.cells.items():
        summed[geoid] += cell.votes
    more = [
        Instance(f"{_named(geoid, names)} has {summed[geoid]:,} votes from {voters:,} registered voters")
        for geoid, voters in found.registered.items()
        if summed[geoid] > voters > 0
    ]
    several = "{many} counties have more votes than registered voters: {first}"
    return found_in(more, "{name}", several, file=found.file)


def _repeats(found: Assembled, names: Mapping[str, str]) -> list[Problem]:
    """Counties that have the same figures as others of their state, or as all of them together."""
    figures = {geoid: tuple(_votes(found, geoid, fold) for fold in found.lines) for geoid in found.counties()}
    alike: defaultdict[tuple[str, tuple[int, ...]], list[str]] = defaultdict(list)
    whole: dict[str, list[int]] = {}
    for geoid, votes in figures.items():
        alike[geoid[:2], votes].append(geoid)
        sums_so_far = whole.setdefault(geoid[:2], [0] * len(votes))
        whole[geoid[:2]] = [one + other for one, other in zip(sums_so_far, votes, strict=True)]
    problems = []
    for (_, votes), geoids in alike.items():
        if len(geoids) < 2 or len(votes) < 2 or sum(votes) < COINCIDENCE:
            continue
        listed = ", ".join(_named(geoid, names) for geoid in geoids[:6]) + (" …" if len(geoids) > 6 else "")
        what = (
            f"{len(geoids)} counties have the very same votes, {sum(votes):,} each: {listed}; "
            "the total of all may stand in place of their own"
        )
        severity: Severity = "error" if len(geoids) > 2 or sum(votes) >= CERTAINTY else "warning"
        problems.append(Problem(what, found.file, _first_line(found, geoids[1]), severity))
    states = Counter(geoid[:2] for geoid in figures)
    for geoid, votes in figures.items():
        own = np.array(votes, np.int64)
        others = np.array(whole[geoid[:2]], np.int64) - own
        total = judge(own, others, siblings=states[geoid[:2]] - 1) != "part"
        if states[geoid[:2]] > 2 and sum(votes) >= COINCIDENCE and total:
            what = f"{_named(geoid, names)} has the votes of all other counties together, or nearly"
            problems.append(Problem(what, found.file, _first_line(found, geoid)))
    return problems


def _first_line(found: Assembled, geoid: str) -> int:
    return min(found.cells[geoid, fold].line for fold in found.lines if (geoid, fold) in found.cells)


def _precincts(found: Assembled, names: Mapping[str, str]) -> list[Problem]:
    if not found.by_precinct:
        return []
    rows: defaultdict[str, int] = defaultdict(int)
    for (geoid, _), cell in found.cells.items():
        rows[geoid] = max(rows[geoid], cell.rows)
    middle = median(rows.values()) if rows else 0
    if middle < DOZENS:
        return []
    return [
        Problem(
            f"{_named(geoid, names)} has one precinct, the middle county {middle:.0f}: the others may be missing",
            found.file,
            severity="warning",
        )
        for geoid, count in rows.items()
        if count == 1
    ]


def _nothing(found: Assembled, names: Mapping[str, str]) -> list[Problem]:
    waiting = {geoid for geoid, share in found.reporting.items() if share.percent == 0}
    empty = [
        geoid
        for geoid in found.counties()
        if geoid not in waiting and not any(_votes(found, geoid, fold) for fold in found.lines)
    ]
    problems = [
        Problem(f"{_named(geoid, names)} has no votes for anyone", found.file, severity="warning") for geoid in empty
    ]
    if empty and len(empty) == len(found.counties()):
        problems.append(
            Problem(
                "no county has a single vote; where nothing is counted yet, a column reporting with 0% says so",
                found.file,
            )
        )
    for place, votes in found.elsewhere.items():
        what = f"{votes:,} votes of {place!r} belong to no county and are not on the map"
        problems.append(Problem(what, found.file, severity="warning"))
    return problems


def _votes(found: Assembled, geoid: str, fold: str) -> int:
    cell = found.cells.get((geoid, fold))
    return cell.votes if cell is not None else 0


def _named(geoid: str, names: Mapping[str, str]) -> str:
    return f"{names.get(geoid, '?')} ({geoid})"
