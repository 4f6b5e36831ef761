"""The votes of a results file as they are added up: one sum for each place and line of a ballot, within bounds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from mapgen.errors import ReturnsError
from mapgen.files.bounds import LONGEST_NAME
from mapgen.files.parse_cells import NotACountError, Repair, count, shown
from mapgen.findings import finding, refusal
from mapgen.results.layout import LayoutMatch
from mapgen.results.reporting import ReportingCells
from mapgen.results.vote_keys import Ballot, VoteKey, VoteSum

MOST_SLOTS = 500_000
"""Places times lines that are held at once; more than any table of county results has."""

MOST_BALLOTS = 100_000
"""Contests that are held at once."""

MOST_TEXT = 100_000_000
"""Characters of the names of places, contests and candidates that are held at once."""

FAULTS_KEPT = 200
"""Wrong cells that are kept for each contest; the rest are only counted."""

FAULTS_KEPT_IN_ALL = 50_000
"""Wrong cells that are kept for all contests, beside each contest's first."""


@dataclass(slots=True)
class VoteSums:
    """A results file, summed.

    Attributes:
        recognised: Its layout.
        file: The file as the user knows it.
        slots: Votes by key.
        rows: Rows read, without the header and blank ones.
        blank: Blank rows.
        footer: The line of a last row that only tells of the table, or 0.
        repairs: How often each repair was made.
        totals: What the file gives as the sum of a place's lines, by the place and contest it says it of.
        registered: Registered voters, the same way.
        ballots: Ballots cast, the same way.
        reporting: How much is counted, the same way, with the first line that says it.
        by_precinct: Whether rows are of precincts.
        unparted: Lines, by the number of their slot, that the column `parted_by` does not part, such as "Write-in".
        parted_by: The header of a column that was taken for the contest because it parts the candidates, or empty.
    """

    recognised: LayoutMatch
    file: str
    slots: dict[VoteKey, VoteSum] = field(default_factory=dict)
    rows: int = 0
    blank: int = 0
    footer: int = 0
    repairs: Counter[Repair] = field(default_factory=Counter)
    totals: dict[VoteKey, int] = field(default_factory=dict)
    registered: dict[VoteKey, int] = field(default_factory=dict)
    ballots: dict[VoteKey, int] = field(default_factory=dict)
    reporting: dict[VoteKey, dict[ReportingCells, int]] = field(default_factory=dict)
    by_precinct: bool = False
    parted_by: str = ""
    unparted: dict[int, str] = field(default_factory=dict)
    _text: int = 0
    _faults: int = 0
    _ballots: dict[tuple[str, ...], Ballot] = field(default_factory=dict)
    _units: dict[str, int] = field(default_factory=dict)

    def add(self, key: VoteKey, precinct: str, cell: str, line: int) -> None:
        """Count one cell of votes."""
        slot = self.slots.get(key) or self._slot(key, line)
        ballot = slot.ballot
        try:
            votes = int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 10 else self._repaired(cell)
        except NotACountError as error:
            self._wrong(slot, key, precinct, line, error)
            return
        slot.votes += votes
        slot.rows += 1
        unit = self._units.get(precinct)
        ballot.slots.append(slot.number)
        ballot.units.append(self._unit(precinct, line) if unit is None else unit)
        ballot.votes.append(votes)
        ballot.lines.append(line)

    @property
    def units(self) -> tuple[str, ...]:
        """The units of counties (precincts, wards, towns) as the file has them, by their number."""
        return tuple(self._units)

    def _unit(self, precinct: str, line: int) -> int:
        self._text += len(precinct)
        self._bounded((self._text, MOST_TEXT, "characters"), line)
        self._units[precinct] = len(self._units)
        return self._units[precinct]

    def _repaired(self, cell: str) -> int:
        votes, repair = count(cell)
        if repair is not None:
            self.repairs[repair] += 1
        return votes

    def _slot(self, key: VoteKey, line: int) -> VoteSum:
        self._text += sum(map(len, key))
        for bound in (
            (len(self.slots) + 1, MOST_SLOTS, "places"),
            (len(self._ballots), MOST_BALLOTS, "contests"),
            (self._text, MOST_TEXT, "characters"),
        ):
            self._bounded(bound, line)
        if max(map(len, key._replace(office=""))) > LONGEST_NAME:
            raise ReturnsError(
                refusal("name-too-long", self.file, most=LONGEST_NAME),
                problems=[finding("name-here", self.file, line)],
            )
        same = (key.office, key.district, key.stage, key.date, key.round)
        slot = VoteSum(0, 0, line, len(self.slots), self._ballots.setdefault(same, Ballot()))
        self.slots[key] = slot
        return slot

    def _bounded(self, bound: tuple[int, int, str], line: int) -> None:
        many, most, what = bound
        if many > most:
            raise ReturnsError(
                refusal("too-many-held", self.file, most=most, what=what),
                problems=[finding("limit-here", self.file, line)],
            )

    def _wrong(self, slot: VoteSum, key: VoteKey, precinct: str, line: int, why: NotACountError) -> None:
        slot.faulty += 1
        ballot = slot.ballot
        # The first of each place and line is kept as far as it goes, so that a state's own are found among others'.
        if slot.faulty == 1 or len(ballot.faults) < FAULTS_KEPT:
            if self._faults >= FAULTS_KEPT_IN_ALL and ballot.faults:
                return
            self._faults += 1
            place = ", ".join(part for part in (precinct.strip(), key.county.strip() or key.geoid.strip()) if part)
            who = " ".join(part for part in (key.first.strip(), key.candidate.strip()) if part)
            values = {"who": shown(who)[1:-1], "place": shown(place)[1:-1], **why.values()}
            ballot.faults.append((slot.number, finding(why.code, self.file, line, values=values)))
