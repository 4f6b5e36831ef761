"""Two contests, county by county: what changed between them."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from mapgen.specs.columns import VOTES_PREFIX, votes_column
from mapgen.specs.contest import NO_RESULTS

Points = NDArray[np.float64]


def compare(now: pd.DataFrame, before: pd.DataFrame, *, key_now: str, key_before: str) -> pd.DataFrame:
    """How one side fared in a contest against an earlier one.

    Args:
        now: Tally of the later contest, indexed by `geoid`.
        before: Tally of the earlier contest, indexed by `geoid`.
        key_now: The followed candidate's key in the later contest.
        key_before: The key in the earlier contest: the same candidate, or the same party's.

    Returns:
        Indexed by `geoid`, the counties of both: `share_before_pct`, `share_now_pct`, `share_change_pts`
        (now minus before), `lead_before_pct`, `lead_now_pct`, `lead_shift_pts` (now minus before; a lead is
        the side's votes minus those of its strongest rival, as a percentage of the votes in the tally),
        `prior_winner`, `carried` and `flipped`. Shares without votes are missing (NaN), and so is
        `carried` until the later contest has results.
    """
    both = now.index.intersection(before.index)
    now, before = now.loc[both], before.loc[both]
    share_now, lead_now = _share_and_lead(now, key_now)
    share_before, lead_before = _share_and_lead(before, key_before)
    won = (now["winner"] == key_now).to_numpy()
    had = (before["winner"] == key_before).to_numpy()
    counted = (now["winner"] != NO_RESULTS).to_numpy()
    carried = np.select([won & had, won & ~had, ~won & had], ["kept", "gained", "lost"], "neither")
    return pd.DataFrame(
        {
            "share_before_pct": share_before,
            "share_now_pct": share_now,
            "share_change_pts": share_now - share_before,
            "lead_before_pct": lead_before,
            "lead_now_pct": lead_now,
            "lead_shift_pts": lead_now - lead_before,
            "prior_winner": before["winner"],
            "carried": pd.Series(carried, index=both, dtype="object").where(counted, None),
            "flipped": (won != had) & counted,
        },
        index=both,
    )


def share_and_lead(votes: NDArray[np.int64], total: NDArray[np.int64], own: int) -> tuple[Points, Points]:
    """A side's share, and its lead over its strongest rival, as percentages of the votes (0–100, −100–100).

    Args:
        votes: A row for each area, a column for each line of the ballot.
        total: The votes of each area; shares of none are missing (NaN).
        own: The side's column.
    """
    whole = np.where(total > 0, total, np.nan)
    rivals = np.delete(votes, own, axis=1)
    best = rivals.max(axis=1) if rivals.shape[1] else np.zeros(len(votes))
    return 100.0 * votes[:, own] / whole, 100.0 * (votes[:, own] - best) / whole


def votes_of(table: pd.DataFrame) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
    """A tally's columns of votes, the votes in them, and each row's total."""
    columns = [column for column in map(str, table) if column.startswith(VOTES_PREFIX) and column != "votes_total"]
    return columns, table[columns].to_numpy(dtype=np.int64), table["votes_total"].to_numpy(dtype=np.int64)


def _share_and_lead(table: pd.DataFrame, key: str) -> tuple[Points, Points]:
    columns, votes, total = votes_of(table)
    return share_and_lead(votes, total, columns.index(votes_column(key)))
