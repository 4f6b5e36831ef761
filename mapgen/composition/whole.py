"""The whole of a contest: its counties and the votes that belong to none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from mapgen.composition.comparison import Against, rows_of
from mapgen.model.county import Change
from mapgen.model.split import Elsewhere, SplitRow
from mapgen.specs.columns import VOTES_PREFIX, votes_column
from mapgen.specs.contest import Contest
from mapgen.tables.compare import share_and_lead, votes_of
from mapgen.tables.split import leader_of


def places_elsewhere(elsewhere: Mapping[str, Mapping[str, int]], contest: Contest) -> tuple[Elsewhere, ...]:
    """The places of no county that have votes, those with most first."""
    places = []
    for place, by_key in elsewhere.items():
        votes = tuple(int(by_key.get(candidate.key, 0)) for candidate in contest.candidates)
        if sum(votes):
            places.append(Elsewhere(place, votes, sum(votes)))
    return tuple(sorted(places, key=lambda own: (-own.total, own.place)))


def whole_of(
    counties: pd.DataFrame, label: str, contest: Contest, elsewhere: Sequence[Elsewhere], against: Against | None
) -> SplitRow:
    """The votes of all counties and of all places that belong to none; counties won are of counties alone."""
    everyone = pd.Series("all", index=counties.index, name="all")
    drawn = rows_of(counties, everyone, {"all": (label, "", "")}, contest, against)[0]
    if against is not None and (any(against.elsewhere_now.values()) or any(against.elsewhere_before.values())):
        drawn = replace(drawn, change=_change(against))
    if not elsewhere:
        return drawn
    votes = tuple(map(sum, zip(drawn.votes, *(own.votes for own in elsewhere), strict=True)))
    leader, lead = leader_of(votes, contest)
    return replace(drawn, votes=votes, total=sum(votes), leader=leader, lead_votes=lead)


def _change(against: Against) -> Change:
    """The whole's change: both elections' votes are summed, those of no county among them, before shares are taken."""
    comparison = against.comparison
    share_before, lead_before = _shares(against.before, comparison.before.key, against.elsewhere_before)
    share_now, lead_now = _shares(against.now, comparison.now.key, against.elsewhere_now)
    return Change(share_before=share_before, share_now=share_now, lead_before=lead_before, lead_now=lead_now)


def _shares(tally: pd.DataFrame, key: str, elsewhere: Mapping[str, int]) -> tuple[float | None, float | None]:
    columns, votes, total = votes_of(tally)
    beyond = np.array([elsewhere.get(column.removeprefix(VOTES_PREFIX), 0) for column in columns], dtype=np.int64)
    summed = votes.sum(axis=0) + beyond
    whole = np.array([total.sum() + beyond.sum()])
    share, lead = share_and_lead(summed[None, :], whole, columns.index(votes_column(key)))
    return (None, None) if not whole[0] else (float(share[0]), float(lead[0]))
