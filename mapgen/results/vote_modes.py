"""Modes of voting within one unit: added up, or held to a row for all modes that stands beside them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mapgen.results.sum_evidence import SLIP_VOTES, Verdict, judge
from mapgen.results.vote_rows import VoteRows, grouped

ALL_MODES = frozenset({"total", "totals", "all", "all modes", "total votes", "grand total", "sum"})
"""What a row for all modes together is called, plain; another name is known by its figures."""

SERIOUS_SHARE = 0.05
"""From this share of all votes on, modes that differ from their total leave open which of the two was counted."""


@dataclass(frozen=True, slots=True)
class ModeMismatch:
    """Where the modes of a choice do not sum to its row for all modes.

    Attributes:
        area: The area, index into the rows' `areas`.
        choice: Index into `choices`.
        modes_sum: The sum of the modes over the area's units that have both.
        total: The sum of their rows for all modes.
        line: The first line of such a row.
    """

    area: int
    choice: int
    modes_sum: int
    total: int
    line: int


@dataclass(frozen=True, slots=True)
class ModesSettled:
    """Which rows by mode are counted.

    Attributes:
        kept: Whether each row is counted.
        mismatches: Where a county's total differs from its modes by more than a slip.
        serious: Whether they differ by so much that what was counted is not known.
        known_by_figures: Modes that are a sum of the others though no word says so, index into `modes`.
        doubtful: Modes that may be one, index into `modes`.
    """

    kept: NDArray[np.bool_]
    mismatches: tuple[ModeMismatch, ...] = ()
    serious: bool = False
    known_by_figures: tuple[int, ...] = ()
    doubtful: tuple[int, ...] = ()


def settle_modes(rows: VoteRows) -> ModesSettled:
    """Leave out the rows of single modes where a row for all modes stands beside them, in one unit and for one choice.

    A precinct counted by its total and another that holds one mode alone are both counted.
    """
    everything = np.ones(len(rows), bool)
    if len(set(rows.mode.tolist())) < 2:
        return ModesSettled(everything)
    cells, _ = grouped(rows.area, rows.unit, rows.choice)
    named = [at for at, mode in enumerate(rows.modes) if mode in ALL_MODES]
    judged = {} if named else {at: _judged(rows, cells, at) for at in np.unique(rows.mode).tolist()}
    by_figures = [at for at, verdict in judged.items() if verdict == "total"]
    of_all = np.isin(rows.mode, [*named, *by_figures])
    with_total = np.zeros(int(cells.max()) + 1, bool)
    with_total[cells[of_all]] = True
    left_out = with_total[cells] & ~of_all
    mismatches = _mismatches(rows, cells, of_all, left_out)
    apart = sum(abs(each.modes_sum - each.total) for each in mismatches)
    return ModesSettled(
        ~left_out,
        mismatches,
        apart > SERIOUS_SHARE * int(rows.votes[~left_out].sum()),
        tuple(by_figures),
        tuple(at for at, verdict in judged.items() if verdict == "perhaps") if not by_figures else (),
    )


def _judged(rows: VoteRows, cells: NDArray[np.int64], mode: int) -> Verdict:
    """Whether a mode is the sum of the others, over every cell that has it beside others."""
    size = int(cells.max()) + 1
    own = np.zeros(size, np.int64)
    others = np.zeros(size, np.int64)
    others_rows = np.zeros(size, np.int64)
    is_own = rows.mode == mode
    np.add.at(own, cells[is_own], rows.votes[is_own])
    np.add.at(others, cells[~is_own], rows.votes[~is_own])
    np.add.at(others_rows, cells[~is_own], 1)
    has_own = np.zeros(size, bool)
    has_own[cells[is_own]] = True
    both = has_own & (others_rows > 0)
    return judge(own[both], others[both], siblings=int(others_rows[both].max(initial=0)))


def _mismatches(
    rows: VoteRows, cells: NDArray[np.int64], of_all: NDArray[np.bool_], left_out: NDArray[np.bool_]
) -> tuple[ModeMismatch, ...]:
    beside = np.zeros(int(cells.max()) + 1, bool)
    beside[cells[left_out]] = True
    in_county = np.isin(rows.area, list(rows.counties))
    totals = of_all & beside[cells] & in_county
    groups, first = grouped(rows.area, rows.choice)
    sums = np.zeros(len(first), np.int64)
    given = np.zeros(len(first), np.int64)
    parts = left_out & in_county
    np.add.at(sums, groups[parts], rows.votes[parts])
    np.add.at(given, groups[totals], rows.votes[totals])
    found = []
    for group in np.flatnonzero(np.abs(sums - given) > SLIP_VOTES).tolist():
        at = int(first[group])
        line = int(rows.line[totals & (groups == group)].min())
        found.append(ModeMismatch(int(rows.area[at]), int(rows.choice[at]), int(sums[group]), int(given[group]), line))
    return tuple(found)
