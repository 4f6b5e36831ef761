"""A contest split by kinds of county: votes summed first, shares after."""

from __future__ import annotations

import pandas as pd

from mapgen.errors import ClassifyError, Problem
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
            f"Some counties have no group in {grouping.name!r}, and their votes would be lost.",
            problems=[Problem(f"{names[geoid]} ({geoid})") for geoid in counties.index[groups.isna()]],
        )
    summed = counties[[*columns, "votes_total"]].groupby(groups).sum()
    summed.insert(0, "counties", groups.value_counts().reindex(summed.index))
    leaders = [_leader(row, contest) for _, row in summed.iterrows()]
    summed["leader"] = [leader for leader, _ in leaders]
    summed["lead_votes"] = [lead for _, lead in leaders]
    for candidate in contest.candidates:
        won = (counties["winner"] == candidate.key).groupby(groups).sum()
        summed[f"won_{candidate.key}"] = won.reindex(summed.index).astype("int64")
    summed.index.name = grouping.name
    return summed


def _leader(row: pd.Series, contest: Contest) -> tuple[str, int]:
    ranked = sorted(((int(row[votes_column(c.key)]), c.key) for c in contest.candidates), key=lambda each: -each[0])
    first = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0
    if first[0] == 0:
        return NO_VOTES, 0
    if first[0] == second:
        return TIE, 0
    return first[1], first[0] - second
