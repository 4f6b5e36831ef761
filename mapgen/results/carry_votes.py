"""One contest's votes under the codes of the areas they are drawn in, where their counties had others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace

from mapgen.areas.crosswalk import carry
from mapgen.findings import Finding
from mapgen.results.contest_votes import Cell, ContestVotes
from mapgen.results.reporting import Share


def carry_votes(
    votes: ContestVotes, areas: Collection[str], day: str = ""
) -> tuple[ContestVotes, tuple[Finding, ...], Mapping[str, str]]:
    """Carry votes over to the areas of another year, where that is exact; several counties' that became one are summed.

    Args:
        votes: By the codes of the file.
        areas: The GEOIDs that are drawn.
        day: The day of the election or its year, ISO 8601, or empty.

    Returns:
        The votes by the areas' codes; each change applied, as a note, or each that cannot be, as an error; and the
        areas that need no votes of their own, with the reason.
    """
    carried = carry(votes.counties(), areas, day)
    findings = tuple(replace(found, file=votes.file) for found in carried.findings)
    if not carried.codes:
        return votes, findings, carried.without
    return under_codes(votes, carried.codes), findings, carried.without


def under_codes(votes: ContestVotes, codes: Mapping[str, str]) -> ContestVotes:
    """Votes under other codes; several places' that get one are summed.

    Args:
        votes: By the codes of the file.
        codes: The new codes, for those that differ.
    """
    cells: dict[tuple[str, str], Cell] = {}
    for (geoid, fold), cell in votes.cells.items():
        place = codes.get(geoid, geoid), fold
        there = cells.get(place)
        cells[place] = cell if there is None else Cell(there.votes + cell.votes, there.rows + cell.rows, there.line)
    reporting: dict[str, Share] = {}
    for geoid, share in votes.reporting.items():
        new = codes.get(geoid, geoid)
        reporting[new] = reporting[new].with_part(share) if new in reporting else share
    place_totals: dict[str, tuple[int, int]] = {}
    for geoid, (total, line) in votes.place_totals.items():
        new = codes.get(geoid, geoid)
        before, first = place_totals.get(new, (0, line))
        place_totals[new] = (before + total, first)
    return replace(
        votes,
        cells=cells,
        reporting=reporting,
        place_totals=place_totals,
        registered=_summed(votes.registered, codes),
        not_counted=_summed(votes.not_counted, codes),
        ballots=_summed(votes.ballots, codes),
    )


def _summed(figures: Mapping[str, int], codes: Mapping[str, str]) -> dict[str, int]:
    summed: Counter[str] = Counter()
    for geoid, figure in figures.items():
        summed[codes.get(geoid, geoid)] += figure
    return dict(summed)
