"""Returns to one row a county: votes, winner, margin."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from mapgen.errors import ReturnsError
from mapgen.findings import finding
from mapgen.specs.columns import votes_column
from mapgen.specs.contest import NO_RESULTS, NO_VOTES, TIE, Contest

Counts = NDArray[np.int64]


def tally(returns: pd.DataFrame, contest: Contest) -> pd.DataFrame:
    """Sum the returns of one contest by county.

    Args:
        returns: Rows with `geoid` (five-digit text), `candidate` (a key of the contest) and `votes`
            (whole, never missing, never below 0); optionally `reporting` (percent of the county counted).
        contest: The contest the rows are of; where its shares are not of votes, the rows have `whole`, what they are of
            in the county, in each of them.

    Returns:
        Indexed by `geoid`, sorted: `votes_<candidate>` for every candidate of the contest, `votes_total` (all votes, or
        the ballots or registered voters that shares are of),
        `winner`, `margin_votes`, `margin_pct` (0–100, of all votes, 0 without votes), `lead_pct` (points,
        first-named minus second-named candidate, of all votes), `status` and `reporting_pct`.

    Raises:
        ReturnsError: A candidate is not in the contest, a row has no county, or votes are missing, negative or not
            whole.
    """
    _held_to(returns, contest)
    keys = [candidate.key for candidate in contest.candidates]
    votes = (
        returns.pivot_table(index="geoid", columns="candidate", values="votes", aggfunc="sum", fill_value=0)
        .reindex(columns=keys, fill_value=0)
        .astype("int64")
        .sort_index()
    )
    counts = votes.to_numpy()
    total = counts.sum(axis=1)
    if contest.shares_of != "votes":
        total = returns.groupby("geoid")["whole"].max().reindex(votes.index).to_numpy(dtype=np.int64)
    ordered = np.sort(counts, axis=1)[:, ::-1]
    second = ordered[:, 1] if len(keys) > 1 else np.zeros(len(counts), dtype="int64")
    margin = ordered[:, 0] - second
    # idxmax would hand a tie, and a county without votes, to the candidate named first.
    winner = np.where(margin == 0, TIE, np.array(keys, dtype=object)[counts.argmax(axis=1)])
    reporting = _reporting(returns, votes.index)
    status = np.where(reporting >= 100, "final", np.where((reporting > 0) | (total > 0), "partial", "none"))
    winner = np.where(total == 0, np.where(status == "none", NO_RESULTS, NO_VOTES), winner)
    lead = counts[:, 0] - (counts[:, 1] if len(keys) > 1 else 0)

    table = votes.rename(columns=votes_column)
    table.columns.name = None
    table["votes_total"] = total
    table["winner"] = pd.Series(winner, index=table.index, dtype="object")
    table["margin_votes"] = margin
    table["margin_pct"] = _percent(margin, total)
    table["lead_pct"] = _percent(lead, total)
    table["status"] = pd.Series(status, index=table.index, dtype="object")
    table["reporting_pct"] = reporting
    return table


def two_way(returns: pd.DataFrame, contest: Contest) -> pd.DataFrame:
    """The returns of the contest's two first-named candidates alone, in the same columns."""
    keys = [candidate.key for candidate in contest.candidates[:2]]
    return returns[returns["candidate"].isin(keys)]


def _percent(part: Counts, whole: Counts) -> NDArray[np.float64]:
    percent = np.zeros(len(whole))
    np.divide(100.0 * part, whole, out=percent, where=whole > 0)
    return percent


def _reporting(returns: pd.DataFrame, index: pd.Index) -> NDArray[np.float64]:
    """Percent of each county that is counted; returns that do not tell are complete."""
    if "reporting" not in returns:
        return np.full(len(index), 100.0)
    return returns.groupby("geoid")["reporting"].min().reindex(index).fillna(0.0).to_numpy(dtype=float)


def _held_to(returns: pd.DataFrame, contest: Contest) -> None:
    known = {candidate.key for candidate in contest.candidates}
    problems = [
        finding("returns-of-no-candidate", key=repr(key), contest=contest.id)
        for key in sorted(map(str, set(returns["candidate"]) - known))
    ]
    # A pivot would drop rows without a county, and whole numbers made of 0.5 would be 0.
    lost = returns[returns["geoid"].isna()]
    problems += [
        finding("returns-in-no-county", choice=str(row.candidate), written=str(row.votes)) for row in lost.itertuples()
    ]
    votes = pd.to_numeric(returns["votes"], errors="coerce")
    wrong = returns[votes.isna() | (votes < 0) | (votes % 1 != 0)]
    problems += [
        finding("returns-no-votes", geoid=str(row.geoid), choice=str(row.candidate), written=str(row.votes))
        for row in wrong.itertuples()
    ]
    if problems:
        raise ReturnsError(finding("returns-uncountable", contest=contest.id), problems=problems)
