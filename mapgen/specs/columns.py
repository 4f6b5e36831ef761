"""The dictionary of columns: the one place where each is defined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Table = Literal["returns", "boundaries", "tally", "comparison", "split"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's meaning.

    Attributes:
        name: The column, unit in its name.
        table: Where it stands.
        kind: "text", "integer", "percent" (0–100), "points" (difference of percents) or "boolean".
        meaning: One sentence: what it is, of what, with which sign.
    """

    name: str
    table: Table
    kind: Literal["text", "integer", "percent", "points", "boolean", "geometry"]
    meaning: str


VOTES_PREFIX = "votes_"
"""Tally and split tables hold each candidate's votes under this prefix and the candidate's key."""


def votes_column(candidate: str) -> str:
    """The tally column with the votes of the candidate with this key."""
    return f"{VOTES_PREFIX}{candidate}"


COLUMNS: tuple[Column, ...] = (
    Column("name", "boundaries", "text", "The county's name as the boundary file has it."),
    Column(
        "lsad",
        "boundaries",
        "text",
        "What the county is in law: 'County', 'Parish', 'city' …; empty where the boundary file does not say.",
    ),
    Column("state", "boundaries", "text", "Two-digit FIPS code of the state."),
    Column("geometry", "boundaries", "geometry", "The county's polygon, longitude and latitude."),
    Column("geoid", "returns", "text", "Five-digit Census GEOID of the county."),
    Column("candidate", "returns", "text", "The candidate's key in the contest."),
    Column("votes", "returns", "integer", "Votes for this candidate in this county."),
    Column("votes_total", "tally", "integer", "Votes for all lines of the contest in the county."),
    Column(
        "winner",
        "tally",
        "text",
        "Key of the candidate with most votes (a plurality is enough), or 'tie' (two or more lines share the "
        "most votes), 'no-votes' (the county reports zero), 'no-results' (it has not reported yet) or 'no-data' (it is "
        "not in the returns).",
    ),
    Column("margin_votes", "tally", "integer", "Votes of the first minus those of the second; 0 in a tie."),
    Column("margin_pct", "tally", "percent", "margin_votes as a percentage of all votes cast in the county."),
    Column(
        "lead_pct",
        "tally",
        "points",
        "Votes of the contest's first-named candidate minus those of the second-named, as a percentage of all votes.",
    ),
    Column(
        "status",
        "tally",
        "text",
        "'final', 'partial' (some votes or precincts are in), 'none' (nothing is) or 'no-data' (the county is not in "
        "the returns).",
    ),
    Column(
        "reporting_pct",
        "tally",
        "percent",
        "The county's precincts that have reported, or the expected votes that are in where the returns tell only "
        "that; 100 where they do not tell.",
    ),
    Column("share_before_pct", "comparison", "percent", "The compared candidate's share in the earlier contest."),
    Column("share_now_pct", "comparison", "percent", "The compared candidate's share in this contest."),
    Column(
        "share_change_pts",
        "comparison",
        "points",
        "share_now_pct minus share_before_pct; below zero where it fell.",
    ),
    Column(
        "lead_before_pct",
        "comparison",
        "points",
        "The compared side's lead over its strongest named rival in the earlier contest; below zero where it trailed.",
    ),
    Column("lead_now_pct", "comparison", "points", "The same lead in this contest."),
    Column(
        "lead_shift_pts",
        "comparison",
        "points",
        "lead_now_pct minus lead_before_pct; above zero towards that side.",
    ),
    Column("prior_winner", "comparison", "text", "The tally's winner in the earlier contest."),
    Column(
        "carried",
        "comparison",
        "text",
        "'kept', 'lost', 'gained' or 'neither': whether the compared side won the county then and now; missing until "
        "it has results.",
    ),
    Column("flipped", "comparison", "boolean", "True where the compared side lost or gained the county."),
    Column("counties", "split", "integer", "Counties in the group."),
    Column("leader", "split", "text", "Key of the candidate with most votes in the group, or an outcome."),
    Column("lead_votes", "split", "integer", "Votes of the group's first minus those of its second."),
)

WRITTEN = frozenset(
    {each.name for each in COLUMNS if each.table in ("boundaries", "tally", "comparison")}
    | {"geoid", "county", "class", "marking", "ballots", "contest_kind"}
)
"""What mapgen itself calls columns of joined tables and of the tables beside a map, but for each candidate's votes."""


def is_written(column: str) -> bool:
    """Whether mapgen itself fills in a column of this name, which therefore nobody else's may have."""
    return column in WRITTEN
