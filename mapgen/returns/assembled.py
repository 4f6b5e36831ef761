"""One contest of a results file by county and line, with everything that was left out and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from mapgen.errors import Problem
from mapgen.returns.cells import REPAIRS, Repair
from mapgen.returns.company import Company
from mapgen.returns.reporting import Share
from mapgen.returns.vocabulary import LineKind


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the ballot as the file has it: its name, the party beside it, what it counts."""

    name: str
    party: str
    kind: LineKind


@dataclass(slots=True)
class Cell:
    """A county's votes for a line: their sum, of how many rows, and the first row's line."""

    votes: int
    rows: int
    line: int


@dataclass(slots=True)
class Assembled:
    """One contest by county.

    Attributes:
        file: The file as the user knows it.
        lines: The lines by folded name, in the order of the file; only those that are votes.
        cells: Votes by GEOID and folded name.
        sums: Totals that the file gives for a line, by state ("" for the whole) and folded name, with their lines.
        place_totals: Totals that the file gives for a county, with the row's line.
        registered: Registered voters by GEOID.
        reporting: How much is counted by GEOID; empty where the file does not tell.
        not_counted: Under and over votes by GEOID.
        elsewhere: Votes outside all counties, by the name of the place.
        ballots: Ballots cast by GEOID; empty where the file has no such line.
        company: What the lines are to each other.
        problems: What was found.
        repairs: How often each repair was made.
        rows_used: Rows (figures, in a wide table) that were counted.
        left_out: Rows (figures) that were left out, by the reason.
        by_precinct: Whether the rows are of precincts.
        wide: Whether there is a column for each candidate, so that a row holds several figures.
    """

    file: str
    lines: dict[str, Line] = field(default_factory=dict)
    cells: dict[tuple[str, str], Cell] = field(default_factory=dict)
    sums: dict[tuple[str, str], list[tuple[int, int]]] = field(default_factory=dict)
    place_totals: dict[str, tuple[int, int]] = field(default_factory=dict)
    registered: dict[str, int] = field(default_factory=dict)
    reporting: dict[str, Share] = field(default_factory=dict)
    not_counted: Counter[str] = field(default_factory=Counter)
    elsewhere: Counter[str] = field(default_factory=Counter)
    ballots: Counter[str] = field(default_factory=Counter)
    company: Company = field(default_factory=Company)
    problems: list[Problem] = field(default_factory=list)
    repairs: Counter[Repair] = field(default_factory=Counter)
    rows_used: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    by_precinct: bool = False
    wide: bool = False

    def counties(self) -> list[str]:
        """The GEOIDs that have votes, sorted."""
        return sorted({geoid for geoid, _ in self.cells})

    def repaired(self) -> list[Problem]:
        """What was repaired and what was left out, as notes."""
        said = [
            f"{count:,} {REPAIRS[repair][0 if count == 1 else 1]}" for repair, count in sorted(self.repairs.items())
        ]
        said += [f"left out: {each}" for each in self.passed_over()]
        return [Problem(what, self.file, severity="note") for what in said]

    def passed_over(self) -> list[str]:
        """What was left out, and why: "5 rows that sum the others"; in a wide table "5 figures …"."""
        one = "figure" if self.wide else "row"
        return [f"{n:,} {one if n == 1 else f'{one}s'} {why}" for why, n in sorted(self.left_out.items())]

    def say(self, what: str, line: int | None = None, *, as_warning: bool = False) -> None:
        """Keep a finding."""
        self.problems.append(Problem(what, self.file, line, "warning" if as_warning else "error"))
