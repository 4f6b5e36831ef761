"""The rows of one contest as arrays: where, by which mode, for whom, how many votes, in which line."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the ballot, by the name it is known under, with the party beside it.

    Attributes:
        fold: Its folded name.
        name: As a message calls it.
        party: The party, or empty; one person under two parties is two choices.
        counts: Whether its votes are votes in the contest.
        nobody: Whether it is votes for nobody in particular ("Write-in"), which a clerk's total may leave out.
    """

    fold: str
    name: str
    party: str
    counts: bool
    nobody: bool = False


@dataclass(frozen=True, slots=True)
class VoteRows:
    """The rows of one contest; row i has `votes[i]` for `choices[choice[i]]` in `areas[area[i]]`, and so on.

    Attributes:
        slot: What each row is summed under, int64.
        area: Index into `areas`.
        unit: Index into `units`; the unit (precinct, ward, town) is one of its area, and "" where there is none.
        mode: Index into `modes`; "" where there is none.
        choice: Index into `choices`.
        votes: Not negative.
        line: Line in the file, from 1.
        areas: GEOIDs of counties, and other texts for rows of no county.
        counties: Which of `areas` are counties.
        units: As the file has them.
        modes: Plain (`vocabulary.plain`).
        choices: The lines of the ballot.
    """

    slot: Indices
    area: Indices
    unit: Indices
    mode: Indices
    choice: Indices
    votes: Indices
    line: Indices
    areas: tuple[str, ...]
    counties: frozenset[int]
    units: tuple[str, ...]
    modes: tuple[str, ...]
    choices: tuple[Choice, ...]

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.votes)

    def only(self, kept: NDArray[np.bool_]) -> VoteRows:
        """These of the rows."""
        columns = ("slot", "area", "unit", "mode", "choice", "votes", "line")
        return replace(self, **{column: getattr(self, column)[kept] for column in columns})


def grouped(*columns: Indices) -> tuple[Indices, Indices]:
    """Rows numbered by what several columns say together.

    Args:
        columns: Of one length, not negative.

    Returns:
        The group of every row, from 0 in the order of the columns' values; and the first row of every group.
    """
    if not len(columns[0]):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    keys = np.zeros(len(columns[0]), np.int64)
    for column in columns:
        _, ranks = np.unique(column, return_inverse=True)
        # The keys so far are below the number of rows, and so is each rank: their product fits.
        _, keys = np.unique(keys * (int(ranks.max()) + 1) + ranks, return_inverse=True)
    _, first = np.unique(keys, return_index=True)
    return keys, first


def repeated_rows(rows: VoteRows) -> list[tuple[int, int]]:
    """Rows that stand twice for one unit, mode and choice, however it is written.

    Returns:
        Their indices, each with that of the row where it stood first, in the order of the rows.
    """
    return sorted(
        (at, again[0]) for again in _standing_again(rows) for at in again[1:] if rows.line[at] != rows.line[again[0]]
    )


def zeros_beside_votes(rows: VoteRows) -> NDArray[np.bool_]:
    """Rows of a unit that stands twice, once with nothing but zeros: these add nothing and repeat nothing."""
    zeros = np.zeros(len(rows), bool)
    of_unit: dict[tuple[int, int, int], list[list[int]]] = {}
    for again in _standing_again(rows):
        at = again[0]
        of_unit.setdefault((int(rows.area[at]), int(rows.unit[at]), int(rows.mode[at])), []).append(again)
    for choices in of_unit.values():
        later = [at for again in choices for at in again[1:]]
        first = [again[0] for again in choices]
        if not rows.votes[later].any():
            zeros[later] = True
        elif not rows.votes[first].any():
            zeros[first] = True
    return zeros


def _standing_again(rows: VoteRows) -> list[list[int]]:
    """The indices of the rows of each unit, mode and choice that has several, in the order of the file."""
    ids: dict[tuple[str, str], int] = {}
    lines = np.array([ids.setdefault((c.fold, c.party), len(ids)) for c in rows.choices], np.int64)
    groups, _ = grouped(rows.area, rows.unit, rows.mode, lines[rows.choice])
    if len(groups) == (int(groups.max()) + 1 if len(groups) else 0):
        return []
    order = np.lexsort((rows.line, groups))
    again: dict[int, list[int]] = {}
    for at in map(int, order[np.isin(groups[order], np.flatnonzero(np.bincount(groups) > 1))]):
        again.setdefault(int(groups[at]), []).append(at)
    return list(again.values())
