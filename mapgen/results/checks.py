"""What an editor asks of a file of results before signing it: sums, gaps, and figures that cannot be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from mapgen.findings import Finding
from mapgen.results.check_coverage import find_empty, find_gaps, find_missing
from mapgen.results.check_figures import find_lone_precincts, find_repeats, hold_registration
from mapgen.results.check_totals import hold_county_totals, hold_expected_totals, hold_line_totals
from mapgen.results.contest_votes import ContestVotes


def check_votes(
    counted: ContestVotes,
    names: Mapping[str, str],
    *,
    expected_totals: Mapping[str, int] | None = None,
    keys: Mapping[str, str] | None = None,
    excused: Collection[str] = (),
    may_miss: Callable[[str], bool] = lambda _geoid: False,
) -> list[Finding]:
    """Hold the figures of one contest to each other and to what they must be.

    Args:
        counted: The contest by county.
        names: The names of all counties it should cover, by GEOID.
        expected_totals: Votes by candidate, by name or key, that the file is held to.
        keys: The candidate's key of every line, where the candidates are described.
        excused: Counties that have no returns of their own, with good reason.
        may_miss: Whether a county, by GEOID, may be without votes: that is a warning and no error.
    """
    return [
        *find_missing(counted, names, excused, may_miss),
        *find_gaps(counted, names),
        *hold_line_totals(counted),
        *hold_county_totals(counted, names),
        *hold_expected_totals(counted, expected_totals or {}, keys or {}),
        *hold_registration(counted, names),
        *find_repeats(counted, names),
        *find_lone_precincts(counted, names),
        *find_empty(counted, names),
    ]
