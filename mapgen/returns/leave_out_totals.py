"""Totals over counties left out of one contest: rows of no place that sum all counties, lines that sum all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from mapgen.returns.cells import shown
from mapgen.returns.contest_votes import ContestVotes, Line
from mapgen.returns.line_totals import judge_lines
from mapgen.returns.places import Cells, Place, Placer
from mapgen.returns.sum_evidence import judge
from mapgen.returns.vocabulary import VOTES
from mapgen.returns.vote_keys import VoteSum


def leave_out_nameless_totals(
    unknown: Mapping[Cells, Sequence[tuple[Line, VoteSum]]],
    places: dict[Cells, Place],
    placer: Placer,
    found: ContestVotes,
) -> None:
    """Rows of no known place that are the sum of all counties, or of their state's: they are totals.

    Args:
        unknown: The lines of places that are not known.
        places: What each place is; those that turn out to be totals are put right here.
        placer: Knows the states.
        found: The contest by county; what is left out is said there.
    """
    elsewhere: Counter[str] = Counter()
    for (_, fold), count in found.elsewhere.items():
        elsewhere[fold] += count
    for cells, lines in unknown.items():
        own: Counter[str] = Counter()
        for line, slot in lines:
            own[line.fold] += slot.votes if line.kind in VOTES else 0
        state = placer.state_fips(cells[0])
        ours = [each for each in found.cells.items() if each[0][0].startswith(state)]
        sums: Counter[str] = Counter()
        for (_, fold), cell in ours:
            sums[fold] += cell.votes
        folds = list({**sums, **own})
        total, parts, beside = (np.array([each[fold] for fold in folds], np.int64) for each in (own, sums, elsewhere))
        counties = len({geoid for (geoid, _), _ in ours})
        if "total" in {judge(total, each, siblings=counties) for each in (parts, parts + beside)}:
            places[cells] = Place("total", state)
            found.leave_out("sums", sum(slot.rows for _, slot in lines), sum(slot.votes for _, slot in lines))
            called = cells[2].strip() or cells[1].strip()
            first = min(slot.line for _, slot in lines)
            if called:
                found.say("row-is-a-sum", first, "note", place=shown(called))
            else:
                found.say("row-without-county-is-a-sum", first, "note")


def leave_out_line_totals(found: ContestVotes) -> None:
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
            found.say("line-may-be-a-sum", choice=line.name)
            continue
        del found.lines[folds[at]]
        rows = summed = 0
        for geoid in counties:
            if (geoid, folds[at]) in found.cells:
                cell = found.cells.pop((geoid, folds[at]))
                found.place_totals[geoid] = (cell.votes, cell.line)
                rows += cell.rows
                summed += cell.votes
        for place in [place for place in found.elsewhere if place[1] == folds[at]]:
            summed += found.elsewhere.pop(place)
            rows += 1
        found.rows_used -= rows
        found.leave_out("total", rows, summed)
        found.say("line-is-a-sum", severity="note", choice=line.name)
