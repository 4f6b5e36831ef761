"""The votes of one contest counted by county and line, each where its place and its line say it belongs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from mapgen.results.contest_votes import Cell, ContestVotes, Line, LineTotal
from mapgen.results.left_out import LeftOut, by_reason
from mapgen.results.places import Place, PlaceKind
from mapgen.results.vote_keys import VoteSum
from mapgen.words.terms import VOTES

REASONS: Mapping[PlaceKind, str] = {"total": "sums", "left-out": "asked"}
"""Why the votes of a place are left out, whatever their line."""

K = TypeVar("K", bound=Hashable)


class PlacedVotes(NamedTuple):
    """Votes with their line and place.

    Attributes:
        line: The line of the ballot.
        place: Where they are of.
        called: The name of a place that is no county.
        votes: The votes.
    """

    line: Line
    place: Place
    called: str
    votes: VoteSum


def count_votes(file: str, placed: Sequence[PlacedVotes]) -> ContestVotes:
    """Count the votes whose place is known; those of unknown places are the caller's.

    Args:
        file: The file as the user knows it.
        placed: The votes of one contest, totals of other levels first.
    """
    of_county, elsewhere, left, totals = (
        _of_kind(placed, kind) for kind in ("county", "elsewhere", "left-out", "total")
    )
    counted = [row for row in placed if row.place.kind in ("county", "elsewhere") and row.line.kind in VOTES]
    lines = _lines(counted)
    return ContestVotes(
        file,
        lines=lines,
        cells=_cells(of_county, lines),
        party_votes=_summed(((row.place.geoid, row.line.fold, row.line.party), row) for row in _votes(of_county)),
        line_totals=_line_totals(totals),
        place_totals=_place_totals(of_county),
        registered=_of_lines(of_county, "registered"),
        not_counted=_of_lines(of_county, "undervote", "overvote"),
        ballots=_of_lines(of_county, "ballots"),
        elsewhere=_summed(((row.called, row.line.fold), row) for row in _votes(elsewhere)),
        elsewhere_states={row.called: row.place.geoid for row in elsewhere},
        party_elsewhere=_summed(((row.called, row.line.fold, row.line.party), row) for row in _votes(elsewhere)),
        left_votes=_summed(((row.called, row.line.fold), row) for row in _votes(left)),
        left_geoids={row.called: row.place.geoid for row in left},
        left_lines=_lines(_votes(left)),
        rows_used=sum(row.votes.rows for row in counted),
        left_out=by_reason(_left_out(placed)),
    )


def _of_kind(placed: Sequence[PlacedVotes], kind: PlaceKind) -> list[PlacedVotes]:
    return [row for row in placed if row.place.kind == kind]


def _votes(placed: Sequence[PlacedVotes]) -> list[PlacedVotes]:
    return [row for row in placed if row.line.kind in VOTES]


def _lines(placed: Sequence[PlacedVotes]) -> dict[str, Line]:
    """The lines by folded name, each as it is written first."""
    lines: dict[str, Line] = {}
    for row in placed:
        lines.setdefault(row.line.fold, row.line)
    return lines


def _left_out(placed: Sequence[PlacedVotes]) -> Iterator[LeftOut]:
    for row in placed:
        reason = REASONS.get(row.place.kind, row.line.kind if row.line.kind not in VOTES else "")
        if row.place.kind != "unknown" and reason:
            yield LeftOut(reason, "", row.votes.rows, row.votes.votes)


def _cells(of_county: Sequence[PlacedVotes], lines: Mapping[str, Line]) -> dict[tuple[str, str], Cell]:
    cells: dict[tuple[str, str], Cell] = {}
    for line, place, _, votes in _votes(of_county):
        where = place.geoid, line.fold
        if where not in cells:
            cells[where] = Cell(votes.votes, votes.rows, votes.line)
            continue
        before = cells[where]
        # The lines of a fusion are of the same rows: each precinct has all of them.
        fusion = line.party != lines[line.fold].party
        rows = max(before.rows, votes.rows) if fusion else before.rows + votes.rows
        cells[where] = Cell(before.votes + votes.votes, rows, before.line)
    return cells


def _place_totals(of_county: Sequence[PlacedVotes]) -> dict[str, tuple[int, int]]:
    """The totals that rows give for a county, with the first row's line."""
    totals: dict[str, tuple[int, int]] = {}
    for line, place, _, votes in of_county:
        if line.kind == "total":
            before, first = totals.get(place.geoid, (0, votes.line))
            totals[place.geoid] = (before + votes.votes, first)
    return totals


def _line_totals(totals: Sequence[PlacedVotes]) -> dict[tuple[str, str], list[LineTotal]]:
    """The totals that rows give for a line, or for all of them where it is empty."""
    of_line: dict[tuple[str, str], list[LineTotal]] = {}
    for line, place, _, votes in totals:
        if line.kind in VOTES or line.kind == "total":
            fold = "" if line.kind == "total" else line.fold
            of_line.setdefault((place.geoid, fold), []).append(LineTotal(votes.votes, votes.line, line.party))
    return of_line


def _of_lines(of_county: Sequence[PlacedVotes], *kinds: str) -> dict[str, int]:
    return _summed((row.place.geoid, row) for row in of_county if row.line.kind in kinds)


def _summed(rows: Iterable[tuple[K, PlacedVotes]]) -> dict[K, int]:
    sums: Counter[K] = Counter()
    for where, row in rows:
        sums[where] += row.votes.votes
    return dict(sums)
