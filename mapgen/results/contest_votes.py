"""One contest of a results file by county and line, with everything that was left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mapgen.areas.gazetteer import folded
from mapgen.files.parse_cells import Repair
from mapgen.findings import Finding, Value, finding
from mapgen.results.area_parts import AreaPart
from mapgen.results.company import Company
from mapgen.results.left_out import LeftOut
from mapgen.results.reporting import Share
from mapgen.words.terms import LineKind, plain


def fold_of(called: str) -> str:
    """What tells a name from others, however it is written."""
    return folded(called) or plain(called)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the ballot as the file has it: its name, the party beside it, what it counts."""

    name: str
    party: str
    kind: LineKind

    @property
    def fold(self) -> str:
        """What tells it from others, however it is written."""
        return fold_of(self.name)


class Cell(NamedTuple):
    """A county's votes for a line: their sum, of how many rows, and the first row's line."""

    votes: int
    rows: int
    line: int


class LineTotal(NamedTuple):
    """A total that the file gives for a line: the votes, the row's line, the party beside it or empty."""

    votes: int
    line: int
    party: str = ""


@dataclass(frozen=True, slots=True)
class ContestVotes:
    """One contest by county; a step that changes something of it returns another.

    Attributes:
        file: The file as the user knows it.
        lines: The lines by folded name, in the order of the file; only those that are votes.
        cells: Votes by GEOID and folded name.
        party_votes: Votes by GEOID, folded name and party: those of a fusion's lines apart.
        line_totals: Totals that the file gives for a line, by state ("" for the whole) and folded name.
        place_totals: Totals that the file gives for a county, with the row's line.
        registered: Registered voters by GEOID.
        reporting: How much is counted by GEOID; empty where the file does not tell.
        not_counted: Under and over votes by GEOID.
        ballots: Ballots cast by GEOID; empty where the file has no such line.
        company: What the lines are to each other.
        elsewhere: Votes that belong to no county, by the name of the place and folded name.
        elsewhere_states: The two digits of such a place's state, where they are known.
        party_elsewhere: The same votes by the name of the place, folded name and party.
        left_votes: Votes of places that the user leaves out, by the name of the place and folded name.
        left_geoids: The code of such a place, or its state's two digits, where they are known.
        left_lines: The lines that stand in such places.
        left_counties: The GEOIDs of counties that need no row, because the user leaves them out.
        parts: The places that are drawn in an area with others, by the codes that their votes have until they are
            merged.
        as_one: The names of states that are drawn as one area, by its code.
        findings: What was found while it was put together.
        repairs: How often each repair was made.
        rows_used: Rows (figures, in a wide table) that were counted.
        left_out: Rows (figures) that were left out, once for each reason.
        by_precinct: Whether the rows are of precincts.
        wide: Whether there is a column for each candidate, so that a row holds several figures.
    """

    file: str
    lines: Mapping[str, Line] = field(default_factory=dict)
    cells: Mapping[tuple[str, str], Cell] = field(default_factory=dict)
    party_votes: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    line_totals: Mapping[tuple[str, str], Sequence[LineTotal]] = field(default_factory=dict)
    place_totals: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    registered: Mapping[str, int] = field(default_factory=dict)
    reporting: Mapping[str, Share] = field(default_factory=dict)
    not_counted: Mapping[str, int] = field(default_factory=dict)
    ballots: Mapping[str, int] = field(default_factory=dict)
    company: Company = field(default_factory=Company)
    elsewhere: Mapping[tuple[str, str], int] = field(default_factory=dict)
    elsewhere_states: Mapping[str, str] = field(default_factory=dict)
    party_elsewhere: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    left_votes: Mapping[tuple[str, str], int] = field(default_factory=dict)
    left_geoids: Mapping[str, str] = field(default_factory=dict)
    left_lines: Mapping[str, Line] = field(default_factory=dict)
    left_counties: frozenset[str] = frozenset()
    parts: Mapping[str, AreaPart] = field(default_factory=dict)
    as_one: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    repairs: Mapping[Repair, int] = field(default_factory=dict)
    rows_used: int = 0
    left_out: tuple[LeftOut, ...] = ()
    by_precinct: bool = False
    wide: bool = False

    def counties(self) -> list[str]:
        """The GEOIDs that have votes, sorted."""
        return sorted({geoid for geoid, _ in self.cells})

    def votes_by_line(self) -> dict[str, int]:
        """The votes of every line, by folded name: of all counties, and of places that belong to none."""
        totals = dict.fromkeys(self.lines, 0)
        for (_, fold), cell in self.cells.items():
            totals[fold] += cell.votes
        for (_, fold), votes in self.elsewhere.items():
            totals[fold] += votes
        return totals

    def votes_by_county(self) -> dict[str, int]:
        """All votes of every county, by GEOID, in the order of the file."""
        totals: Counter[str] = Counter()
        for (geoid, _), cell in self.cells.items():
            totals[geoid] += cell.votes
        return dict(totals)

    def votes_of(self, geoid: str, fold: str) -> int:
        """A county's votes for a line; 0 where the file has no row of them."""
        cell = self.cells.get((geoid, fold))
        return cell.votes if cell is not None else 0

    def places_elsewhere(self) -> dict[str, int]:
        """The votes that belong to no county, by the name of the place."""
        return _by_place(self.elsewhere)

    def places_left_out(self) -> dict[str, int]:
        """The votes that are left out as asked, by the name of the place."""
        return _by_place(self.left_votes)

    def repaired(self) -> list[Finding]:
        """What was repaired and what was left out, as notes."""
        mended = [
            finding(f"repaired-{repair}", self.file, severity="note", times=times)
            for repair, times in sorted(self.repairs.items())
        ]
        passed = [finding("left-out", self.file, severity="note", values=values) for values in self.passed_over()]
        return [*mended, *passed]

    def passed_over(self) -> list[dict[str, Value]]:
        """What was left out, and why: the values of a finding."""
        unit = "figures" if self.wide else "rows"
        return [
            {"rows": left.rows, "unit": unit, "reason": left.reason, "detail": left.detail} for left in self.left_out
        ]


def _by_place(votes: Mapping[tuple[str, str], int]) -> dict[str, int]:
    places: Counter[str] = Counter()
    for (place, _), count in votes.items():
        places[place] += count
    return dict(places)
