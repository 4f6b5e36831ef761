"""A contest of an atlas held against an earlier one."""

from __future__ import annotations

from mapgen.composition.comparison import Against
from mapgen.errors import AtlasError
from mapgen.findings import finding
from mapgen.model.choropleth import Comparison
from mapgen.specs.atlas import Compare
from mapgen.specs.contest import Candidate, Contest
from mapgen.tables.tally import tally, two_way
from mapgen.workflows.loaded_atlas import Counted


def compare_contests(now: Counted, before: Counted, spec: Compare) -> Against:
    """The comparison of two contests, each with the candidate whom it follows.

    Raises:
        AtlasError: One of them has no such candidate.
    """
    restricted = spec.of == "two"
    comparison = Comparison(
        earlier=before.contest,
        now=_side(now.contest, spec),
        before=_side(before.contest, spec),
        two_way=restricted,
    )
    if not restricted:
        return Against(comparison, now.tally, before.tally, _elsewhere(now), _elsewhere(before))
    return Against(
        comparison,
        tally(two_way(now.returns, now.contest), now.contest),
        tally(two_way(before.returns, before.contest), before.contest),
        _elsewhere(now, restricted=True),
        _elsewhere(before, restricted=True),
    )


def _elsewhere(counted: Counted, *, restricted: bool = False) -> dict[str, int]:
    """The votes of no county by candidate's key; restricted, of the two first-named alone."""
    keys = [candidate.key for candidate in counted.contest.candidates]
    return {key: int(counted.results.elsewhere[key].sum()) for key in (keys[:2] if restricted else keys)}


def _side(contest: Contest, spec: Compare) -> Candidate:
    candidate = next(
        (c for c in contest.candidates if (c.key == spec.candidate if spec.candidate else c.party == spec.party)),
        None,
    )
    if candidate is None:
        values = {
            "by": "candidate" if spec.candidate else "party",
            "who": repr(spec.candidate or spec.party),
            "known": ", ".join(f"{c.key} ({c.party})" for c in contest.candidates),
        }
        raise AtlasError(finding("comparison-without", contest=contest.id, values=values))
    return candidate
