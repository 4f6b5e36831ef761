"""Two contests, county by county: what changed between them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from mapgen.specs.columns import VOTES_PREFIX, votes_column
from mapgen.specs.contest import NO_RESULTS


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


def _share_and_lead(table: pd.DataFrame, key: str) -> tuple[pd.Series, pd.Series]:
    own = votes_column(key)
    rivals = [c for c in map(str, table) if c.startswith(VOTES_PREFIX) and c not in (own, "votes_total")]
    total = table["votes_total"].where(table["votes_total"] > 0)
    best_rival = table[rivals].max(axis=1) if rivals else 0
    return 100.0 * table[own] / total, 100.0 * (table[own] - best_rival) / total
