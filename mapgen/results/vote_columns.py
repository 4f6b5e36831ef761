"""Which columns of a wide table can be candidates' votes: none that sums others, no percentages, no lone count."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mapgen.results.company import company_of
from mapgen.results.sum_evidence import Counts, judge
from mapgen.words.terms import VOTES, line_kind, parties, party_code, plain

Reason = Literal["sum", "percentages", "alone", "larger", "beside", "header", "fractions", "parties", "modes"]
"""Why a column is not taken for a candidate's votes."""

PERCENT_SUMS, FEW_ROWS_SUMS = (90, 102), (98, 102)
"""Sums of a row's percentages: rounded, and without small parties; the second where there are few rows."""
MANY_ROWS, FEW_ROWS = 8, 3


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column that may be votes: where it stands, its header, its figures in some rows, None where there is none."""

    at: int
    header: str
    figures: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A contest's columns in a table that holds several, with the one that sums them.

    Attributes:
        columns: Where its candidates' columns stand.
        total: Where their sum stands.
        party: The party that the sum's header names, or empty.
        called: What tells it from the others, where no party does.
        suffix: What its headers end in, such as "-d"; empty where they have nothing in common.
    """

    columns: tuple[int, ...]
    total: int
    party: str = ""
    called: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class VoteColumnChoice:
    """The columns that are votes.

    Attributes:
        kept: Where they stand, in the table's order.
        blocks: The contests they are of, where there are several; empty where there is one.
        totals: Where a column that sums all of them stands; empty where there is none or there are several contests.
        refused: Columns that are not votes, and why.
        doubtful: Whether it is not known which columns are votes, so that the table must be refused.
    """

    kept: tuple[int, ...]
    blocks: tuple[Block, ...] = ()
    totals: tuple[int, ...] = ()
    refused: Mapping[int, Reason] = field(default_factory=dict)
    doubtful: bool = False


def choose_vote_columns(columns: Sequence[FigureColumn], *, has_total: bool) -> VoteColumnChoice:
    """The columns of a wide table that are candidates' votes.

    Args:
        columns: Those whose header could name a candidate and that hold whole numbers.
        has_total: Whether the table has a column that is called a total; one candidate beside it stood alone.
    """
    figures = _complete(columns)
    blocks = _blocks(columns, figures)
    sums = {block.total: "sum" for block in blocks}
    rest = [column for column in columns if column.at not in sums]
    outside = [column for column in rest if not any(column.at in block.columns for block in blocks)]
    people = [column for column in outside if line_kind(column.header) == "candidate"]
    refused: dict[int, Reason] = dict.fromkeys(sums, "sum")
    if len(blocks) > 1:
        grand = [column for column in outside if _is_sum(column, rest, columns, figures)]
        refused |= {column.at: "sum" if column in grand else "beside" for column in outside}
        kept = tuple(at for block in blocks for at in block.columns)
        return VoteColumnChoice(kept, blocks, (), refused, doubtful=len(outside) > len(grand))
    if blocks and len(people) > 1:
        return VoteColumnChoice((), (), (), refused | dict.fromkeys((c.at for c in people), "beside"), doubtful=True)
    reason = _fault(rest, columns, figures, has_total=has_total or bool(blocks))
    if reason:
        return VoteColumnChoice((), (), (), refused | reason, doubtful=True)
    return VoteColumnChoice(tuple(column.at for column in rest), (), tuple(sums), refused)


def _complete(columns: Sequence[FigureColumn]) -> Counts:
    """Rows × columns: the rows in which every column has a figure."""
    rows = [row for row in zip(*(column.figures for column in columns), strict=True) if None not in row]
    return np.array(rows, np.int64).reshape(len(rows), len(columns))


def _blocks(columns: Sequence[FigureColumn], figures: Counts) -> tuple[Block, ...]:
    """Runs of columns that the column after them sums; where there is none, those that the column before them sums."""
    after = _runs(figures)
    found = after or [
        (total, [len(columns) - 1 - at for at in reversed(run)])
        for total, run in ((len(columns) - 1 - total, run) for total, run in _runs(figures[:, ::-1]))
    ]
    return tuple(
        _block(columns[total], [columns[at] for at in run]) for total, run in sorted(found, key=lambda each: each[0])
    )


def _runs(figures: Counts) -> list[tuple[int, list[int]]]:
    found = []
    start = 0
    for total in range(figures.shape[1]):
        for first in range(start, total - 1):
            parts = figures[:, first:total]
            siblings = int(parts.any(axis=0).sum())
            if judge(figures[:, total], parts.sum(axis=1), siblings=siblings) == "total":
                found.append((total, list(range(first, total))))
                start = total + 1
                break
    return found


def _block(total: FigureColumn, run: Sequence[FigureColumn]) -> Block:
    left = re.sub(r"(?i)\b(grand|sub)?[\s_-]*totals?\b|\ball\b|\bvotes?\b", "", total.header.replace("_", " ")).strip(
        " -()"
    )
    suffix = ""
    if left:
        ending = re.search(rf"[\s_\-(]+{re.escape(left)}\)?$", total.header, re.IGNORECASE)
        suffix = ending[0] if ending is not None else ""
    party = party_code(left) if left and party_code(left) in parties() else ""
    called = left or ", ".join(column.header for column in run[:2])
    return Block(tuple(column.at for column in run), total.at, party, "" if party else called, suffix)


def _is_sum(
    column: FigureColumn, parts: Sequence[FigureColumn], columns: Sequence[FigureColumn], figures: Counts
) -> bool:
    place = {each.at: at for at, each in enumerate(columns)}
    others = [place[each.at] for each in parts if each.at != column.at]
    own = figures[:, place[column.at]]
    return judge(own, figures[:, others].sum(axis=1), siblings=len(others)) == "total"


def _fault(
    rest: Sequence[FigureColumn], columns: Sequence[FigureColumn], figures: Counts, *, has_total: bool
) -> dict[int, Reason]:
    """Why the columns of one contest are not votes; empty where nothing speaks against it."""
    place = {each.at: at for at, each in enumerate(columns)}
    ours = figures[:, [place[column.at] for column in rest]]
    company = company_of({column.header: 0 for column in rest})
    votes = [column for column in rest if company.kind(column.header) in VOTES]
    if len(votes) < 2 and not has_total:
        return dict.fromkeys((column.at for column in votes), "alone")
    if _are_percentages(ours):
        return dict.fromkeys((column.at for column in rest), "percentages")
    return {
        column.at: "larger"
        for at, column in enumerate(rest)
        if len(rest) > 2 and _towers(ours, at) and _written_otherwise(column, [c for c in rest if c is not column])
    }


def _are_percentages(figures: Counts) -> bool:
    rows = figures[figures.any(axis=1)]
    if len(rows) < FEW_ROWS or rows.shape[1] < 2 or rows.max(initial=0) > 100:
        return False
    low, high = PERCENT_SUMS if len(rows) >= MANY_ROWS else FEW_ROWS_SUMS
    sums: NDArray[np.int64] = rows.sum(axis=1)
    return bool(((sums >= low) & (sums <= high)).mean() >= 0.9)


def _towers(figures: Counts, at: int) -> bool:
    rows = figures[figures.any(axis=1)]
    return len(rows) >= FEW_ROWS and bool((2 * rows[:, at] > rows.sum(axis=1)).all())


def _written_otherwise(column: FigureColumn, others: Sequence[FigureColumn]) -> bool:
    """Whether all others are written alike, in as many words, and this one is not."""
    words = {len(plain(other.header).split()) for other in others if line_kind(other.header) == "candidate"}
    return len(words) == 1 and len(others) > 1 and len(plain(column.header).split()) not in words
