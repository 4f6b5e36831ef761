"""A contest by kinds of county and against an earlier one: votes summed first, shares taken after."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from mapgen.model.choropleth import Comparison
from mapgen.model.county import Change
from mapgen.model.split import Split, SplitRow
from mapgen.specs.columns import votes_column
from mapgen.specs.contest import Contest
from mapgen.specs.scheme import Scheme
from mapgen.tables.compare import Points, compare, share_and_lead, votes_of
from mapgen.tables.split import split_by
from mapgen.words.wording import Wording


@dataclass(frozen=True, slots=True)
class Against:
    """The two tallies a comparison is made of, both of the same lines of the ballot.

    Attributes:
        comparison: Who is followed, from which contest.
        now: Tally of this contest, indexed by `geoid`.
        before: Tally of the earlier one.
        elsewhere_now: Votes of no county in this contest, by candidate's key.
        elsewhere_before: The same in the earlier one.
    """

    comparison: Comparison
    now: pd.DataFrame
    before: pd.DataFrame
    elsewhere_now: Mapping[str, int] = field(default_factory=dict)
    elsewhere_before: Mapping[str, int] = field(default_factory=dict)

    def table(self) -> pd.DataFrame:
        """The county-by-county comparison (`mapgen.tables.compare`)."""
        return compare(self.now, self.before, key_now=self.comparison.now.key, key_before=self.comparison.before.key)


def split_of(
    counties: pd.DataFrame,
    by: str,
    kinds: Mapping[str, Scheme],
    contest: Contest,
    against: Against | None,
    wording: Wording,
) -> Split | None:
    """The split by one of the groupings, its groups in the scheme's order; None where none is asked for."""
    if not by:
        return None
    scheme = kinds[by]
    texts = {
        each.key: (wording.text(each.label), wording.text(each.noun), wording.text(each.noun_one))
        for each in scheme.classes
    }
    rows = rows_of(counties, counties[by], texts, contest, against)
    return Split(wording.text(scheme.title), wording.text(scheme.definition), tuple(rows))


def rows_of(
    counties: pd.DataFrame,
    grouping: pd.Series,
    texts: Mapping[str, tuple[str, str, str]],
    contest: Contest,
    against: Against | None,
) -> list[SplitRow]:
    """A row for each group that has counties, in the order of `texts` (label and nouns by group key)."""
    rows = split_by(counties, grouping, contest).to_dict("index")
    changes = _group_changes(grouping, against) if against is not None else {}
    return [
        SplitRow(
            key=key,
            label=label,
            noun=(one if rows[key]["counties"] == 1 else many) or label,
            counties=int(rows[key]["counties"]),
            votes=tuple(int(rows[key][votes_column(c.key)]) for c in contest.candidates),
            total=int(rows[key]["votes_total"]),
            leader=str(rows[key]["leader"]),
            lead_votes=int(rows[key]["lead_votes"]),
            won=tuple(int(rows[key][f"won_{c.key}"]) for c in contest.candidates),
            change=changes.get(key),
        )
        for key, (label, many, one) in texts.items()
        if key in rows
    ]


def _group_changes(grouping: pd.Series, against: Against) -> dict[Hashable, Change]:
    """Every group's change: both elections' votes are summed over it before shares are taken."""
    groups = pd.Index(grouping.unique())
    before, now = (
        _grouped(table, groups, grouping, key)
        for table, key in (
            (against.before, against.comparison.before.key),
            (against.now, against.comparison.now.key),
        )
    )
    return {
        group: Change(
            share_before=_number(before[0][at]),
            share_now=_number(now[0][at]),
            lead_before=_number(before[1][at]),
            lead_now=_number(now[1][at]),
        )
        for at, group in enumerate(groups)
    }


def _grouped(table: pd.DataFrame, groups: pd.Index, grouping: pd.Series, key: str) -> tuple[Points, Points]:
    """A side's share and lead in every group; a group of which a tally knows no county has no votes in it."""
    columns, votes, total = votes_of(table)
    group_of = groups.get_indexer(pd.Index(grouping.reindex(table.index)))
    member = group_of >= 0
    summed = np.zeros((len(groups), len(columns) + 1), dtype=np.int64)
    np.add.at(summed, group_of[member], np.column_stack([votes, total])[member])
    return share_and_lead(summed[:, :-1], summed[:, -1], columns.index(votes_column(key)))


def county_change(row: Mapping[Hashable, Any], against: Against | None) -> Change | None:
    """A county's change, from its row of the joined table; None where it has no figures of the earlier contest."""
    if against is None or pd.isna(row["prior_winner"]):
        return None
    prior = str(row["prior_winner"])
    earlier = {candidate.key: candidate.short for candidate in against.comparison.earlier.candidates}
    carried = "" if pd.isna(row["carried"]) else str(row["carried"])
    return replace(_shares(row), prior_winner=earlier.get(prior, prior), carried=carried)


def _shares(row: Mapping[Hashable, Any]) -> Change:
    return Change(
        share_before=_number(row["share_before_pct"]),
        share_now=_number(row["share_now_pct"]),
        lead_before=_number(row["lead_before_pct"]),
        lead_now=_number(row["lead_now_pct"]),
    )


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
