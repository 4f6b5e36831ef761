"""What columns beside the votes say of each county: its total, its registered voters, how much of it is counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from mapgen.results.places import Cells, Place, Placer, cells_of
from mapgen.results.reporting import Reporting, ReportingCells, reporting_of
from mapgen.results.vote_keys import VoteKey, VoteSum, of_place
from mapgen.results.vote_sums import VoteSums
from mapgen.specs.contest import Reading
from mapgen.words.terms import plain

Sums = Sequence[tuple[VoteKey, VoteSum]]


def county_figures(column: Mapping[VoteKey, int], sums: Sums, places: Mapping[Cells, Place]) -> dict[str, int]:
    """The figures of a column by GEOID; none where the rows are of single modes, each with its own.

    Args:
        column: Its figures by place and contest, of the whole file.
        sums: The votes of the contest by key.
        places: What its places are.
    """
    ours = {key._replace(first="", candidate="", party="") for key, _ in sums}
    if any(plain(key.mode) for key in ours):
        return {}
    figures: Counter[str] = Counter()
    for key, figure in column.items():
        place = places.get(cells_of(key))
        if key in ours and place is not None and place.kind == "county":
            figures[place.geoid] += figure
    return dict(figures)


def county_reporting(
    source: VoteSums, sums: Sums, places: Mapping[Cells, Place], placer: Placer, reading: Reading
) -> Reporting:
    """How much of each county is counted; what the rows of other contests and levels say does not matter here."""
    said: defaultdict[str, dict[ReportingCells, int]] = defaultdict(dict)
    for key in _places(sums):
        place = places[cells_of(key)]
        if place.kind == "county":
            for cells, line in source.reporting.get(key, {}).items():
                said[place.geoid].setdefault(cells, line)
    return reporting_of(said, source.recognised, placer.names, file=source.file, reading=reading)


def _places(sums: Sums) -> Iterable[VoteKey]:
    return dict.fromkeys(of_place(key) for key, _ in sums)
