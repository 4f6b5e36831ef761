"""One contest of a results file by county and line, with everything that was left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from mapgen.errors import Severity
from mapgen.findings import Finding, Value, finding
from mapgen.returns.cells import Repair
from mapgen.returns.company import Company
from mapgen.returns.names import folded
from mapgen.returns.reporting import Share
from mapgen.returns.vocabulary import LineKind, plain

LeftOut = tuple[str, str]
"""Why rows were left out, as the catalogue's `left-out-rows` has it, and the level's name where that is the reason."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the ballot as the file has it: its name, the party beside it, what it counts."""

    name: str
    party: str
    kind: LineKind

    @property
    def fold(self) -> str:
        """What tells it from others, however it is written."""
        return folded(self.name) or plain(self.name)


@dataclass(slots=True)
class Cell:
    """A county's votes for a line: their sum, of how many rows, and the first row's line."""

    votes: int
    rows: int
    line: int


class LineTotal(NamedTuple):
    """A total that the file gives for a line: the votes, the row's line, the party beside it or empty."""

    votes: int
    line: int
    party: str = ""


@dataclass(slots=True)
class ContestVotes:
    """One contest by county.

    Attributes:
        file: The file as the user knows it.
        lines: The lines by folded name, in the order of the file; only those that are votes.
        cells: Votes by GEOID and folded name.
        party_votes: Votes by GEOID, folded name and party: those of a fusion's lines apart.
        sums: Totals that the file gives for a line, by state ("" for the whole) and folded name.
        place_totals: Totals that the file gives for a county, with the row's line.
        registered: Registered voters by GEOID.
        reporting: How much is counted by GEOID; empty where the file does not tell.
        not_counted: Under and over votes by GEOID.
        ballots: Ballots cast by GEOID; empty where the file has no such line.
        company: What the lines are to each other.
        elsewhere: Votes that belong to no county, by the name of the place and folded name.
        problems: What was found.
        repairs: How often each repair was made.
        rows_used: Rows (figures, in a wide table) that were counted.
        left_places: Votes of places that the user leaves out, by name.
        left_counties: The GEOIDs of counties that need no row, because the user leaves them out.
        elsewhere_states: The two digits of such a place's state, where they are known.
        left_out: Rows (figures) that were left out, by the reason and what it is about.
        left_out_votes: The sum of their figures.
        by_precinct: Whether the rows are of precincts.
        wide: Whether there is a column for each candidate, so that a row holds several figures.
    """

    file: str
    lines: dict[str, Line] = field(default_factory=dict)
    cells: dict[tuple[str, str], Cell] = field(default_factory=dict)
    party_votes: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    sums: dict[tuple[str, str], list[LineTotal]] = field(default_factory=dict)
    place_totals: dict[str, tuple[int, int]] = field(default_factory=dict)
    registered: dict[str, int] = field(default_factory=dict)
    reporting: dict[str, Share] = field(default_factory=dict)
    not_counted: Counter[str] = field(default_factory=Counter)
    ballots: Counter[str] = field(default_factory=Counter)
    company: Company = field(default_factory=Company)
    elsewhere: Counter[tuple[str, str]] = field(default_factory=Counter)
    elsewhere_states: dict[str, str] = field(default_factory=dict)
    left_places: Counter[str] = field(default_factory=Counter)
    left_counties: set[str] = field(default_factory=set)
    problems: list[Finding] = field(default_factory=list)
    repairs: Counter[Repair] = field(default_factory=Counter)
    rows_used: int = 0
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    left_out_votes: Counter[LeftOut] = field(default_factory=Counter)
    by_precinct: bool = False
    wide: bool = False

    def counties(self) -> list[str]:
        """The GEOIDs that have votes, sorted."""
        return sorted({geoid for geoid, _ in self.cells})

    def places_elsewhere(self) -> dict[str, int]:
        """The votes that belong to no county, by the name of the place."""
        places: Counter[str] = Counter()
        for (place, _), votes in self.elsewhere.items():
            places[place] += votes
        return dict(places)

    def leave_out(self, reason: str, rows: int, votes: int, detail: str = "") -> None:
        """Count figures that are no votes in the contest, or the sum of others."""
        self.left_out[reason, detail] += rows
        self.left_out_votes[reason, detail] += votes

    def repaired(self) -> list[Finding]:
        """What was repaired and what was left out, as notes."""
        mended = [
            finding(f"repaired-{repair}", self.file, severity="note", times=times)
            for repair, times in sorted(self.repairs.items())
        ]
        return [*mended, *(finding("left-out", self.file, severity="note", values=each) for each in self.passed_over())]

    def passed_over(self) -> list[dict[str, Value]]:
        """What was left out, and why: the values of a finding."""
        unit = "figures" if self.wide else "rows"
        return [
            {"rows": rows, "unit": unit, "reason": reason, "detail": detail}
            for (reason, detail), rows in sorted(self.left_out.items())
        ]

    def say(
        self,
        code: str,
        line: int | None = None,
        severity: Severity = "error",
        *,
        area: str = "",
        values: Mapping[str, Value] | None = None,
        **more: Value,
    ) -> None:
        """Keep a finding."""
        self.problems.append(finding(code, self.file, line, severity, area=area, values=values, **more))
