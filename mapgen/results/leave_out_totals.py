"""Totals over counties left out of one contest: rows of no place that sum all counties, lines that sum all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from mapgen.files.parse_cells import shown
from mapgen.findings import Finding, finding
from mapgen.results.contest_votes import ContestVotes
from mapgen.results.count_votes import PlacedVotes
from mapgen.results.left_out import LeftOut, by_reason
from mapgen.results.line_totals import judge_lines
from mapgen.results.places import Cells, Placer
from mapgen.results.sum_evidence import judge
from mapgen.words.terms import VOTES, plain, units

ALL_PERCENT = 100


def find_nameless_totals(
    unknown: Mapping[Cells, Sequence[PlacedVotes]], votes: ContestVotes, placer: Placer
) -> tuple[frozenset[Cells], tuple[Finding, ...]]:
    """Places that are not known and whose rows are the sum of all counties, or of their state's: they are totals.

    Args:
        unknown: The votes of places that are not known.
        votes: The contest by county.
        placer: Knows the states.

    Returns:
        Those that are totals, and a note of each.
    """
    elsewhere: Counter[str] = Counter()
    for (_, fold), count in votes.elsewhere.items():
        elsewhere[fold] += count
    totals = set()
    findings = []
    for cells, rows in unknown.items():
        own: Counter[str] = Counter()
        for row in rows:
            own[row.line.fold] += row.votes.votes if row.line.kind in VOTES else 0
        state = placer.state_fips(cells[0])
        in_one_cell = _is_sum_of_all(own, rows, votes, state) and plain(cells[2]).endswith((" sum", " total"))
        if not in_one_cell and not _is_total(own, votes, state, elsewhere):
            continue
        totals.add(cells)
        called = cells[2].strip() or cells[1].strip()
        first = min(row.votes.line for row in rows)
        findings.append(
            finding("row-is-a-sum", votes.file, first, "note", place=shown(called))
            if called
            else finding("row-without-county-is-a-sum", votes.file, first, "note")
        )
    return frozenset(totals), tuple(findings)


def find_share_rows(
    unknown: Mapping[Cells, Sequence[PlacedVotes]], votes: ContestVotes
) -> tuple[frozenset[Cells], tuple[Finding, ...]]:
    """Places that are not known and are called a percentage, where no figure is above 100; and a note of each.

    Args:
        unknown: The votes of places that are not known.
        votes: The contest by county.
    """
    shares = {
        cells: min(row.votes.line for row in rows)
        for cells, rows in unknown.items()
        if plain(cells[2]) in units().shares and all(row.votes.votes <= ALL_PERCENT for row in rows)
    }
    findings = tuple(
        finding("row-is-of-shares", votes.file, line, "note", place=shown(cells[2].strip()))
        for cells, line in shares.items()
    )
    return frozenset(shares), findings


def leave_out_line_totals(votes: ContestVotes) -> tuple[ContestVotes, tuple[Finding, ...]]:
    """The contest without a line that is the sum of the others in every county; it is kept as the county's total."""
    counties, folds = votes.counties(), list(votes.lines)
    figures = np.zeros((len(counties), len(folds)), np.int64)
    row_of, column_of = ({of: at for at, of in enumerate(names)} for names in (counties, folds))
    for (geoid, fold), cell in votes.cells.items():
        figures[row_of[geoid], column_of[fold]] = cell.votes
    beside = np.array([votes.not_counted.get(geoid, 0) for geoid in counties], np.int64)
    findings = []
    totals = set()
    for at, verdict in judge_lines(figures, beside, column_of.get("")).items():
        called = votes.lines[folds[at]].name or shown("")
        if verdict == "perhaps":
            findings.append(finding("line-may-be-a-sum", votes.file, choice=called))
        else:
            findings.append(finding("line-is-a-sum", votes.file, severity="note", choice=called))
            totals.add(folds[at])
    return _without_lines(votes, totals), tuple(findings)


def _is_total(own: Mapping[str, int], votes: ContestVotes, state: str, elsewhere: Mapping[str, int]) -> bool:
    """Whether figures by line are the sum of a state's counties, alone or with the votes of no county."""
    sums: Counter[str] = Counter()
    counties = set()
    for (geoid, fold), cell in votes.cells.items():
        if geoid.startswith(state):
            sums[fold] += cell.votes
            counties.add(geoid)
    folds = list({**sums, **own})
    total, parts, beside = (
        np.array([figures.get(fold, 0) for fold in folds], np.int64) for figures in (own, sums, elsewhere)
    )
    return "total" in {judge(total, each, siblings=len(counties)) for each in (parts, parts + beside)}


def _is_sum_of_all(own: Mapping[str, int], rows: Sequence[PlacedVotes], votes: ContestVotes, state: str) -> bool:
    """Whether a row's one figure, the other cells being blank, is exactly all votes of a state's counties."""
    figures = [count for count in own.values() if count]
    counted = sum(cell.votes for (geoid, _), cell in votes.cells.items() if geoid.startswith(state))
    return figures == [counted] and sum(row.votes.rows for row in rows) == 1


def _without_lines(votes: ContestVotes, folds: Collection[str]) -> ContestVotes:
    """The contest without some of its lines, which are the totals of its counties."""
    if not folds:
        return votes
    own = {where: cell for where, cell in votes.cells.items() if where[1] in folds}
    beyond = {where: count for where, count in votes.elsewhere.items() if where[1] in folds}
    rows = sum(cell.rows for cell in own.values()) + len(beyond)
    summed = sum(cell.votes for cell in own.values()) + sum(beyond.values())
    return replace(
        votes,
        lines={fold: line for fold, line in votes.lines.items() if fold not in folds},
        cells={where: cell for where, cell in votes.cells.items() if where not in own},
        party_votes={where: count for where, count in votes.party_votes.items() if where[1] not in folds},
        elsewhere={where: count for where, count in votes.elsewhere.items() if where not in beyond},
        party_elsewhere={where: count for where, count in votes.party_elsewhere.items() if where[1] not in folds},
        place_totals={**votes.place_totals, **{geoid: (cell.votes, cell.line) for (geoid, _), cell in own.items()}},
        rows_used=votes.rows_used - rows,
        left_out=by_reason([*votes.left_out, LeftOut("total", "", rows, summed)]),
    )
