"""What the rows of a results file are summed under: a key of their cells, and a slot for each."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from mapgen.errors import Problem


class Key(NamedTuple):
    """The cells of a row that say what its votes are, as they stand in the file."""

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


def of_place(key: Key) -> Key:
    """The place and contest of a row, whoever its votes are for and however they were cast."""
    return key._replace(first="", candidate="", mode="")


@dataclass(slots=True)
class Slot:
    """Everything counted under one key.

    Attributes:
        votes: The sum.
        rows: How many rows or cells it is the sum of.
        line: The first of their lines.
        number: Its place among all slots.
        ballot: What it shares with the other slots of its contest.
    """

    votes: int
    rows: int
    line: int
    number: int
    ballot: Ballot


@dataclass(slots=True)
class Ballot:
    """What the slots of one contest share, a contest being what its office, district, stage, date and round say.

    Attributes:
        faults: Cells that are no votes.
        faulty: How many there are.
        marks: A mark of the place and line of every row.
        slots: The number of the slot each mark is of.
        lines: The line of the row each mark is of.
    """

    faults: list[Problem] = field(default_factory=list)
    faulty: int = 0
    marks: array[int] = field(default_factory=lambda: array("q"))
    slots: array[int] = field(default_factory=lambda: array("I"))
    lines: array[int] = field(default_factory=lambda: array("I"))

    def repeated(self) -> list[tuple[int, int, int]]:
        """Rows that stand twice: the number of the slot, the line, and the line where the row stood first."""
        ordered = np.sort(np.frombuffer(self.marks, dtype=np.int64))
        twice = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
        del ordered
        if not len(twice):
            return []
        places = np.flatnonzero(np.isin(np.frombuffer(self.marks, dtype=np.int64), twice))
        first: dict[int, int] = {}
        found = []
        for at in map(int, places):
            line = first.setdefault(self.marks[at], self.lines[at])
            if line != self.lines[at]:
                found.append((self.slots[at], self.lines[at], line))
        return found
