"""What the rows of a results file are summed under: a key of their cells, and a slot for each."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import NamedTuple

from mapgen.findings import Finding

BLANK = "blank"
"""What a user calls the rows that name no district, where others of the same office do."""


class VoteKey(NamedTuple):
    """The cells of a row that say what its votes are, as they stand in the file.

    `unit` is the row's precinct, ward or town where its other cells name no county, and else empty.
    """

    state: str
    geoid: str
    county: str
    office: str
    district: str
    party: str
    first: str
    candidate: str
    mode: str
    level: str
    stage: str
    date: str
    round: str
    unit: str = ""


def of_place(key: VoteKey) -> VoteKey:
    """The place and contest of a row, whoever its votes are for and however they were cast."""
    return key._replace(first="", candidate="", mode="")


@dataclass(slots=True)
class VoteSum:
    """Everything counted under one key.

    Attributes:
        votes: The sum.
        rows: How many rows or cells it is the sum of.
        line: The first of their lines.
        number: Its place among all slots.
        ballot: What it shares with the other slots of its contest.
        faulty: How many of its cells are no votes.
    """

    votes: int
    rows: int
    line: int
    number: int
    ballot: Ballot
    faulty: int = 0


@dataclass(slots=True)
class Ballot:
    """What the slots of one contest share, a contest being what its office, district, stage, date and round say.

    Attributes:
        faults: Cells that are no votes, each with the number of its slot.
        slots: Of every row, the number of its slot.
        units: Of every row, the number of its unit (`VoteSums.units`).
        votes: Of every row, its votes.
        lines: Of every row, its line.
    """

    faults: list[tuple[int, Finding]] = field(default_factory=list)
    slots: array[int] = field(default_factory=lambda: array("I"))
    units: array[int] = field(default_factory=lambda: array("I"))
    votes: array[int] = field(default_factory=lambda: array("i"))
    lines: array[int] = field(default_factory=lambda: array("I"))
