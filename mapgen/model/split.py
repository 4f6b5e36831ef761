"""The votes of groups of counties, and those that belong to none."""

from __future__ import annotations

from dataclasses import dataclass

from mapgen.model.county import Change


@dataclass(frozen=True, slots=True)
class SplitRow:
    """The votes of a group of counties, summed before any share is taken.

    Attributes:
        key: The group's class key, "all" for the whole.
        label: What it is called.
        noun: What its counties are called in running text.
        counties: How many there are.
        votes: By candidate, in the contest's order.
        total: All votes.
        leader: Candidate key or outcome.
        lead_votes: First minus second.
        won: Counties won, by candidate.
        change: Against the earlier contest, or None.
    """

    key: str
    label: str
    noun: str
    counties: int
    votes: tuple[int, ...]
    total: int
    leader: str
    lead_votes: int
    won: tuple[int, ...]
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """A contest split by a grouping.

    Attributes:
        title: The grouping's title.
        definition: What defines its groups, with the source.
        rows: The groups, in the scheme's order.
    """

    title: str
    definition: str
    rows: tuple[SplitRow, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Votes that belong to no county: they are in every total.

    Attributes:
        place: Where they are from, as the file has it.
        votes: By candidate, in the contest's order.
        total: All of them.
    """

    place: str
    votes: tuple[int, ...]
    total: int
