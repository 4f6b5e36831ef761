"""One area of a map with its figures, and how it fared against an earlier contest."""

from __future__ import annotations

from dataclasses import dataclass

from mapgen.model.column import Figure

WHOLE_STATE = "state"
"""What an area is that is no county: a state drawn as one."""


@dataclass(frozen=True, slots=True)
class Change:
    """How the compared side fared in one area, percentages 0–100; None where an election had no votes there.

    Attributes:
        share_before: The side's share in the earlier contest.
        share_now: Its share in this one.
        lead_before: Its lead over its strongest rival in the earlier contest; below 0 where it trailed.
        lead_now: Its lead in this one.
        prior_winner: Who won the area in the earlier contest: a short name or an outcome.
        carried: "kept", "lost", "gained" or "neither"; empty for a group of counties.
    """

    share_before: float | None
    share_now: float | None
    lead_before: float | None
    lead_now: float | None
    prior_winner: str = ""
    carried: str = ""

    def moved(self, *, two_way: bool) -> float | None:
        """What a comparison is about: the lead where it is of two alone, else the share; points, below 0 for a fall."""
        return self.lead_shift if two_way else self.share_change

    @property
    def share_change(self) -> float | None:
        """Points the share rose by, or fell by where it is below 0."""
        return None if self.share_now is None or self.share_before is None else self.share_now - self.share_before

    @property
    def lead_shift(self) -> float | None:
        """Points the lead moved towards the side, or away from it where it is below 0."""
        return None if self.lead_now is None or self.lead_before is None else self.lead_now - self.lead_before


@dataclass(frozen=True, slots=True)
class County:
    """One county.

    Attributes:
        geoid: The key.
        region: What the region is known by that it lies in: a state's postal code.
        name: As the boundaries have it, with its region on a map of several; of a state drawn as one, what says so.
        path: SVG path commands in grid units.
        x: A point inside, grid units.
        y: The same, downwards.
        fill: The position of its class in the legend.
        mark: The position of its class in the marking legend, or None.
        votes: Votes by candidate, in the contest's order.
        total: All votes.
        winner: Candidate key or outcome.
        margin_votes: First minus second.
        margin_pct: The same in percent of all votes.
        status: "final", "partial", "none" or "no-data".
        kinds: The label of its class in each of the atlas's groupings.
        change: Against the earlier contest, or None.
        sentence: The county in one sentence, for a screen reader.
        reporting: Percent of its precincts that have reported.
        area: What it is in law, a key of `terms/areas.toml`, or empty where that is not known.
        figures: Its measures; they follow the map's columns.
    """

    geoid: str
    region: str
    name: str
    path: str
    x: int
    y: int
    fill: int
    mark: int | None
    votes: tuple[int, ...]
    total: int
    winner: str
    margin_votes: int
    margin_pct: float
    status: str
    kinds: tuple[str, ...]
    change: Change | None
    sentence: str = ""
    reporting: float = 100.0
    area: str = ""
    figures: tuple[Figure, ...] = ()

    @property
    def is_state(self) -> bool:
        """Whether it is a state drawn as one area."""
        return self.area == WHOLE_STATE
