"""Cells of votes that hold no figure: counties that have none at all, and zeros that a total proves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from mapgen.files.parse_cells import NO_FIGURE
from mapgen.findings import Finding, finding
from mapgen.results.contest_votes import ContestVotes, Line
from mapgen.results.places import Cells, Place, cells_of
from mapgen.results.vote_keys import VoteKey, VoteSum

Sums = Sequence[tuple[VoteKey, VoteSum]]


class EmptyCells(NamedTuple):
    """Votes whose cells say nothing.

    Attributes:
        counties: The GEOIDs of counties none of whose cells holds a figure: not in the contest, or not counted.
        numbers: The numbers of the sums of those counties, and of totals, which hold nothing where they are blank.
    """

    counties: frozenset[str]
    numbers: frozenset[int]


def find_empty_cells(sums: Sums, places: Mapping[Cells, Place], line_of: Mapping[int, Line]) -> EmptyCells:
    """The counties and totals of which every cell is empty or says that there is none, as "NA" does.

    Args:
        sums: The votes of one contest by key.
        places: What its places are.
        line_of: The line of each sum by its number.
    """
    numbers: dict[str, set[int]] = {}
    filled = set()
    empty_sums = find_empty_sums(sums)
    totals = set()
    for key, votes in sums:
        place = places[cells_of(key)]
        if place.kind == "total" or line_of[votes.number].kind == "total":
            totals |= {votes.number} & empty_sums if not votes.rows else set()
        if place.kind != "county":
            continue
        numbers.setdefault(place.geoid, set()).add(votes.number)
        if votes.rows or votes.number not in empty_sums:
            filled.add(place.geoid)
    empty = {geoid: own for geoid, own in numbers.items() if geoid not in filled}
    if len(empty) == len(numbers):
        return EmptyCells(frozenset(), frozenset(totals))
    return EmptyCells(frozenset(empty), frozenset(totals.union(*empty.values())))


def find_proven_zeros(sums: Sums, line_of: Mapping[int, Line], counted: ContestVotes) -> frozenset[int]:
    """The numbers of sums whose empty cells are zeros, since without them the line has its whole total.

    Args:
        sums: The votes of one contest by key.
        line_of: The line of each sum by its number.
        counted: The contest by county.
    """
    summed = counted.votes_by_line()
    proven = {
        fold
        for (_, fold), totals in counted.line_totals.items()
        if fold in summed and any(total.votes == summed[fold] > 0 for total in totals)
    }
    return frozenset(number for number in find_empty_sums(sums) if line_of[number].fold in proven)


def say_empty_cells(
    empty: EmptyCells, zeros: Collection[int], sums: Sums, names: Mapping[str, str], file: str
) -> Iterable[Finding]:
    """What is said of both."""
    if empty.counties:
        listed = ", ".join(sorted(names.get(geoid, geoid) for geoid in empty.counties))
        yield finding("counties-empty", file, severity="note", counties=len(empty.counties), listed=listed)
    cells = Counter(key.candidate.strip() for key, votes in sums if votes.number in zeros)
    for called, times in cells.items():
        yield finding("zeros-proven", file, severity="note", choice=called, cells=times)


def find_empty_sums(sums: Sums) -> frozenset[int]:
    """The numbers of sums whose wrong cells are empty, or say that there is no figure."""
    ballots = {id(votes.ballot): votes.ballot for _, votes in sums}
    if not any(ballot.faults for ballot in ballots.values()):
        return frozenset()
    ours = {votes.number for _, votes in sums}
    faults = [(number, fault) for ballot in ballots.values() for number, fault in ballot.faults if number in ours]
    wrong = {number for number, fault in faults if not _is_empty(fault)}
    return frozenset(number for number, _ in faults if number not in wrong)


def _is_empty(fault: Finding) -> bool:
    return fault.code == "votes-blank" or str(fault.values.get("cell", "")).casefold() in NO_FIGURE
