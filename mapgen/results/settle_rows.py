"""The rows of a contest that are counted: without modes beside their total, without units that sum others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from mapgen.findings import Finding
from mapgen.results.left_out import LeftOut
from mapgen.results.row_findings import say_modes, say_repeats, say_subtotals, say_units
from mapgen.results.subtotal_rows import find_subtotal_rows
from mapgen.results.unit_totals import find_unit_totals
from mapgen.results.vote_keys import VoteKey, VoteSum
from mapgen.results.vote_modes import settle_modes
from mapgen.results.vote_rows import VoteRows

Sums = Sequence[tuple[VoteKey, VoteSum]]


@dataclass(frozen=True, slots=True)
class SettledRows:
    """The rows of a contest that are counted.

    Attributes:
        sums: Their votes by key.
        left_out: What the others are.
        findings: What must be said of them.
    """

    sums: Sums
    left_out: tuple[LeftOut, ...]
    findings: tuple[Finding, ...]


def settle_rows(rows: VoteRows, sums: Sums, names: Mapping[str, str], file: str) -> SettledRows:
    """Leave out the rows that hold again what others hold.

    Args:
        rows: The rows of one contest.
        sums: Its votes by key.
        names: County names by GEOID.
        file: The file as the user knows it.
    """
    modes = settle_modes(rows)
    by_mode = rows.only(modes.kept)
    totals = find_unit_totals(by_mode, names)
    standing = by_mode.only(totals.kept)
    left = tuple(
        LeftOut(reason, "", int((~kept).sum()), int(before.votes[~kept].sum()))
        for reason, before, kept in (("modes", rows, modes.kept), ("units", by_mode, totals.kept))
        if not kept.all()
    )
    findings = (
        *say_modes(rows, modes, names, file),
        *say_units(by_mode, totals, names, file),
        *say_subtotals(standing, () if totals.doubtful else find_subtotal_rows(standing), names, file),
        *say_repeats(standing, {votes.number: key for key, votes in sums}, file),
    )
    return SettledRows(_summed(sums, standing), left, findings)


def _summed(sums: Sums, rows: VoteRows) -> list[tuple[VoteKey, VoteSum]]:
    size = max((total.number for _, total in sums), default=-1) + 1
    votes, many = np.zeros(size, np.int64), np.zeros(size, np.int64)
    first = np.full(size, np.iinfo(np.int64).max)
    np.add.at(votes, rows.slot, rows.votes)
    np.add.at(many, rows.slot, 1)
    np.minimum.at(first, rows.slot, rows.line)
    # A sum of nothing but wrong cells stays, so that its line is not missed besides.
    return [
        (key, replace(total, votes=int(votes[at]), rows=int(many[at]), line=int(first[at]) if many[at] else total.line))
        for key, total in sums
        if many[at := total.number] or total.faulty
    ]
