"""A contest split by kinds of county: votes summed first, shares after."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from mapgen.errors import ClassifyError
from mapgen.findings import finding
from mapgen.specs.columns import votes_column
from mapgen.specs.contest import NO_VOTES, TIE, Contest


def split_by(counties: pd.DataFrame, grouping: pd.Series, contest: Contest) -> pd.DataFrame:
    """Sum the votes of every group of counties.

    Args:
        counties: Indexed by `geoid`, with the tally's columns.
        grouping: The group of every county, indexed by `geoid`.
        contest: The contest of the tally.

    Returns:
        Indexed by group: `counties`, `votes_<candidate>` for every candidate, `votes_total`, `leader` (key,
        "tie" or "no-votes"), `lead_votes` (first minus second, ≥ 0), `won_<candidate>` (counties won). Each
        county's votes are counted in exactly one group, so the columns sum to the tally's.

    Raises:
        ClassifyError: A county has no group; it is named.
    """
    columns = [votes_column(candidate.key) for candidate in contest.candidates]
    groups = grouping.reindex(counties.index)
    if groups.isna().any():
        names = counties["name"] if "name" in counties else counties.index.to_series()
        raise ClassifyError(
            finding("groups-missing", grouping=repr(grouping.name)),
            problems=[
                finding("group-missing", area=str(geoid), place=f"{names[geoid]} ({geoid})")
                for geoid in counties.index[groups.isna()]
            ],
        )
    group_of, keys = pd.factorize(groups, sort=True)

    def summed(values: ArrayLike) -> NDArray[np.int64]:
        sums = np.zeros(len(keys), dtype=np.int64)
        np.add.at(sums, group_of, np.asarray(values, dtype=np.int64))
        return sums

    found = {"counties": summed(np.ones(len(counties)))}
    found |= {column: summed(counties[column]) for column in [*columns, "votes_total"]}
    leaders = [leader_of([int(found[column][at]) for column in columns], contest) for at in range(len(keys))]
    winner = counties["winner"].to_numpy()
    return pd.DataFrame(
        {
            **found,
            "leader": [leader for leader, _ in leaders],
            "lead_votes": [lead for _, lead in leaders],
            **{f"won_{c.key}": summed(winner == c.key) for c in contest.candidates},
        },
        index=pd.Index(keys, name=grouping.name),
    )


def leader_of(votes: Sequence[int], contest: Contest) -> tuple[str, int]:
    """The key of the candidate with most votes, or an outcome, and the votes of the first minus those of the second."""
    ranked = sorted(zip(votes, (c.key for c in contest.candidates), strict=True), key=lambda each: -each[0])
    first = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0
    if first[0] == 0:
        return NO_VOTES, 0
    if first[0] == second:
        return TIE, 0
    return first[1], first[0] - second
