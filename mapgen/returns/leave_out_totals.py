"""Totals over counties left out of one contest: rows of no place that sum all counties, lines that sum all others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from mapgen.errors import Problem
from mapgen.returns.assembled import LEFT_OUT, Assembled, Line
from mapgen.returns.cells import shown
from mapgen.returns.line_totals import judge_lines
from mapgen.returns.places import Cells, Place, Placer
from mapgen.returns.slots import Key, Slot
from mapgen.returns.sum_evidence import judge
from mapgen.returns.vocabulary import VOTES


def leave_out_nameless_totals(
    kept: Sequence[tuple[Key, Slot]],
    places: dict[Cells, Place],
    line_of: Mapping[int, Line],
    placer: Placer,
    found: Assembled,
) -> None:
    """Rows of no known place that are the sum of all counties, or of their state's: they are totals.

    Args:
        kept: The slots that are counted.
        places: The place of their cells; those that turn out to be totals are put right here.
        line_of: The line of every slot, by its number.
        placer: Knows the states.
        found: The contest by county; what is left out is said there.
    """
    votes: defaultdict[Cells, Counter[str]] = defaultdict(Counter)
    elsewhere: Counter[str] = Counter()
    first: dict[Cells, Slot] = {}
    for key, slot in kept:
        cells, line = (key.state, key.geoid, key.county), line_of[slot.number]
        if line.kind in VOTES and places[cells].kind == "elsewhere":
            elsewhere[line.fold] += slot.votes
        elif line.kind in VOTES and places[cells].kind == "unknown":
            votes[cells][line.fold] += slot.votes
            first.setdefault(cells, slot)
    for cells, own in votes.items():
        state = placer.state_fips(cells[0])
        ours = [each for each in found.cells.items() if each[0][0].startswith(state)]
        sums: Counter[str] = Counter()
        for (_, fold), cell in ours:
            sums[fold] += cell.votes
        folds = list({**sums, **own})
        total, parts, beside = (
            np.array([each[fold] for fold in folds], np.int64) for each in (own, sums, elsewhere)
        )  # fmt: skip
        counties = len({geoid for (geoid, _), _ in ours})
        if "total" in {judge(total, each, siblings=counties) for each in (parts, parts + beside)}:
            places[cells] = Place("total", state)
            rows = sum(slot.rows for key, slot in kept if (key.state, key.geoid, key.county) == cells)
            found.left_out["that sum the others"] += rows
            called = shown(cells[2].strip() or cells[1].strip()) if cells[1].strip() + cells[2].strip() else ""
            what = f"the row {called}" if called else "the row without a county"
            what += " is left out, because each of its lines is the sum of all counties"
            found.problems.append(Problem(what, found.file, first[cells].line, "note"))


def leave_out_line_totals(found: Assembled) -> None:
    """Leave out a line that is the sum of the others in every county, and hold it to them."""
    counties, folds = found.counties(), list(found.lines)
    votes = np.zeros((len(counties), len(folds)), np.int64)
    row_of, column_of = ({of: at for at, of in enumerate(each)} for each in (counties, folds))
    for (geoid, fold), cell in found.cells.items():
        votes[row_of[geoid], column_of[fold]] = cell.votes
    beside = np.array([found.not_counted[geoid] for geoid in counties], np.int64)
    for at, verdict in judge_lines(votes, beside).items():
        line = found.lines[folds[at]]
        if verdict == "perhaps":
            what = f"{line.name} has the votes of all other lines together in every county, or nearly"
            found.say(f"{what}: it may be their total; leave it out, or call it Total")
            continue
        del found.lines[folds[at]]
        rows = 0
        for geoid in counties:
            if (geoid, folds[at]) in found.cells:
                cell = found.cells.pop((geoid, folds[at]))
                found.place_totals[geoid] = (cell.votes, cell.line)
                rows += cell.rows
        found.rows_used -= rows
        found.left_out[f"of {LEFT_OUT['total']}"] += rows
        what = f"{line.name} is left out, because it is the sum of all other lines in every county"
        found.problems.append(Problem(what, found.file, severity="note"))
