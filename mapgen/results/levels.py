"""Tables that hold the same votes at several levels, such as a county and its precincts: one of them is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mapgen.files.parse_cells import shown
from mapgen.results.layout import ReturnsLayout
from mapgen.results.left_out import LeftOut
from mapgen.results.vote_keys import VoteKey, VoteSum

Sums = list[tuple[VoteKey, VoteSum]]


@dataclass(frozen=True, slots=True)
class CountyLevel:
    """The votes of one contest at the level of counties.

    Attributes:
        counties: Votes of counties and what lies within them.
        totals: Votes that sum over counties: of states and of the country.
        left_out: Those of other levels.
    """

    counties: Sums
    totals: Sums
    left_out: tuple[LeftOut, ...]


def county_level(sums: Sums, layout: ReturnsLayout) -> CountyLevel:
    """The votes of counties, where a file mixes levels, with those that sum over counties apart.

    Args:
        sums: Votes of one contest by key.
        layout: Says which levels are which.
    """
    counties: Sums = []
    totals: Sums = []
    once, again = at_one_level(sums, layout.levels)
    left = list(again)
    for key, votes in once:
        level = _level(key)
        if not layout.county_levels or not level or level in layout.county_levels:
            counties.append((key, votes))
        elif level in layout.total_levels:
            totals.append((key, votes))
        else:
            left.append((key, votes))
    return CountyLevel(
        counties, totals, tuple(LeftOut("level", shown(_level(key)), votes.rows, votes.votes) for key, votes in left)
    )


def is_national(key: VoteKey) -> bool:
    """Whether a row is of the country as a whole."""
    return _level(key) == "national"


def at_one_level(sums: Sums, levels: Sequence[str]) -> tuple[Sums, Sums]:
    """The votes of each place and contest at one level, and those that hold the same votes again.

    Args:
        sums: Votes by key.
        levels: Values of `level`, the preferred one first; rows of others are kept.

    Returns:
        Those that are kept, and those that are left out.
    """
    best: dict[tuple[str, ...], int] = {}
    for key, _ in sums:
        rank = _rank(key, levels)
        if rank is not None:
            where = _place(key)
            best[where] = min(best.get(where, rank), rank)
    kept: Sums = []
    left: Sums = []
    for key, votes in sums:
        (kept if _rank(key, levels) in (None, best.get(_place(key))) else left).append((key, votes))
    return kept, left


def _rank(key: VoteKey, levels: Sequence[str]) -> int | None:
    level = _level(key)
    return levels.index(level) if level in levels else None


def _level(key: VoteKey) -> str:
    return key.level.strip().casefold()


def _place(key: VoteKey) -> tuple[str, ...]:
    return (key.state, key.geoid, key.county, key.office, key.district, key.stage, key.date)
