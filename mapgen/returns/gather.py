"""Rows of a results file summed as they stream by: one slot for each place and line of a ballot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from mapgen.errors import Problem, ReturnsError
from mapgen.returns.cells import NotACountError, Repair, count, shown
from mapgen.returns.layout import Recognised, Role
from mapgen.returns.reporting import Told
from mapgen.returns.slots import Ballot, Key, Slot, of_place

MOST_ROWS = 20_000_000
"""Rows of a table, blank ones among them, and numbers of votes in it; a gigabyte of precincts has sixteen million."""

MOST_CELLS = 400_000_000
"""Cells of a table: its rows times the columns of its header."""

MOST_SLOTS = 500_000
"""Places times lines that are held at once; more than any table of county results has."""

MOST_BALLOTS = 100_000
"""Contests that are held at once."""

MOST_TEXT = 100_000_000
"""Characters of the names of places, contests and candidates that are held at once."""

MOST_TOLD = 3
"""Different things a county's rows may tell of its count; the second is one too many already."""

FAULTS_KEPT = 200
"""Wrong cells that are kept for each contest; the rest are only counted."""

FAULTS_KEPT_IN_ALL = 50_000
"""Wrong cells that are kept for all contests, beside each contest's first."""

COUNTING: tuple[Role, ...] = ("reporting", "reported", "precincts")
KEYED: tuple[Role, ...] = Key._fields  # type: ignore[assignment]  # the fields are named after roles


@dataclass(slots=True)
class Gathered:
    """A results file, summed.

    Attributes:
        recognised: Its layout.
        file: The file as the user knows it.
        slots: Votes by key.
        rows: Rows read, without the header and blank ones.
        blank: Blank rows.
        repairs: How often each repair was made.
        totals: What the file gives as the sum of a place's lines, by the place and contest it says it of.
        registered: Registered voters, the same way.
        told: How much is counted, the same way, with the first line that tells it.
        by_precinct: Whether rows are of precincts.
    """

    recognised: Recognised
    file: str
    slots: dict[Key, Slot] = field(default_factory=dict)
    rows: int = 0
    blank: int = 0
    repairs: Counter[Repair] = field(default_factory=Counter)
    totals: dict[Key, int] = field(default_factory=dict)
    registered: dict[Key, int] = field(default_factory=dict)
    told: dict[Key, dict[Told, int]] = field(default_factory=dict)
    by_precinct: bool = False
    _text: int = 0
    _faults: int = 0
    _ballots: dict[tuple[str, ...], Ballot] = field(default_factory=dict)

    def add(self, key: Key, precinct: str, cell: str, line: int) -> None:
        """Count one cell of votes."""
        slot = self.slots.get(key) or self._slot(key, line)
        ballot = slot.ballot
        try:
            votes = int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 10 else self._repaired(cell)
        except NotACountError as error:
            self._wrong(ballot, key, precinct, line, str(error))
            return
        slot.votes += votes
        slot.rows += 1
        ballot.marks.append(hash((slot.number, precinct)))
        ballot.slots.append(slot.number)
        ballot.lines.append(line)

    def _repaired(self, cell: str) -> int:
        votes, repair = count(cell)
        if repair is not None:
            self.repairs[repair] += 1
        return votes

    def _slot(self, key: Key, line: int) -> Slot:
        self._text += sum(map(len, key))
        for many, most, what in (
            (len(self.slots) + 1, MOST_SLOTS, "places and lines"),
            (len(self._ballots), MOST_BALLOTS, "contests"),
            (self._text, MOST_TEXT, "characters of names"),
        ):
            if many > most:
                raise ReturnsError(
                    f"{self.file} holds more than {most:,} {what}, which no table of county results has.",
                    problems=[Problem("the limit is reached here", file=self.file, line=line)],
                    fix="Cut the file to one contest.",
                )
        same = (key.office, key.district, key.stage, key.date, key.round)
        slot = Slot(0, 0, line, len(self.slots), self._ballots.setdefault(same, Ballot()))
        self.slots[key] = slot
        return slot

    def _wrong(self, ballot: Ballot, key: Key, precinct: str, line: int, why: str) -> None:
        ballot.faulty += 1
        if not ballot.faults or (len(ballot.faults) < FAULTS_KEPT and self._faults < FAULTS_KEPT_IN_ALL):
            self._faults += 1
            place = ", ".join(part for part in (precinct.strip(), key.county.strip() or key.geoid.strip()) if part)
            who = " ".join(part for part in (key.first.strip(), key.candidate.strip()) if part)
            ballot.faults.append(
                Problem(f"{shown(who)[1:-1]} in {shown(place)[1:-1]} {why}", file=self.file, line=line)
            )


def gather(rows: Iterable[tuple[int, Sequence[str]]], recognised: Recognised, *, file: str) -> Gathered:
    """Sum the rows of a table.

    Args:
        rows: Line numbers and cells, without the header.
        recognised: The layout of the table.
        file: The file as the user knows it.

    Raises:
        ReturnsError: A row has more cells than there are headers, or there are too many rows or different lines.
    """
    found = Gathered(recognised, file, by_precinct="precinct" in recognised.at)
    width = len(recognised.header)
    absent = width
    places = [recognised.at.get(role, absent) for role in KEYED]
    take = itemgetter(*places)
    precinct_at = recognised.at.get("precinct", absent)
    votes_at = recognised.at.get("votes", absent)
    sums = [(recognised.at["total"], found.totals)] if "total" in recognised.at else []
    sums += [(recognised.at["registered"], found.registered)] if "registered" in recognised.at else []
    tells = any(role in recognised.at for role in ("reporting", "reported"))
    share_at, reported_at, all_at = (recognised.at.get(role, absent) for role in COUNTING)
    for line, cells in _whole(rows, width, found):
        key = Key._make(take(cells))
        if recognised.wide:
            _add_wide(found, key, cells, line, precinct_at)
        else:
            found.add(key, cells[precinct_at], cells[votes_at].strip(), line)
        for at, into in sums:
            _keep(into, key, cells[at], recognised.wide)
        if tells:
            _hear(found.told, key, Told(*(cells[at].strip() for at in (share_at, reported_at, all_at))), line)
    return found


def _whole(rows: Iterable[tuple[int, Sequence[str]]], width: int, found: Gathered) -> Iterator[tuple[int, list[str]]]:
    """Rows as wide as the header and one empty cell wider, which stands for every column that is not there."""
    recognised = found.recognised
    # A row may end before the last column where nothing is read there; a row that is cut off is not read.
    needed = 1 + max((*recognised.at.values(), *(column.at for column in recognised.votes)), default=0)
    # A wide row is as many numbers of votes as it has columns of them.
    most = min(MOST_ROWS // max(len(recognised.votes), 1), MOST_CELLS // max(width, 1))
    for line, row in rows:
        if found.rows + found.blank >= most:
            raise ReturnsError(
                f"{found.file} has more than {most:,} rows of {width:,} {'column' if width == 1 else 'columns'}.",
                problems=[Problem("the limit is reached here", found.file, line)],
                fix="Cut the file to one contest.",
            )
        cells = list(row)
        if not any(cells) or not any(cell.strip() for cell in cells):
            found.blank += 1
            continue
        if len(cells) < needed or (len(cells) > width and any(cell.strip() for cell in cells[width:])):
            raise ReturnsError(
                f"{found.file} is not a whole table.",
                problems=[
                    Problem(
                        f"the line has {len(cells)} {'cell' if len(cells) == 1 else 'cells'}, the header has {width}",
                        found.file,
                        line,
                    )
                ],
                fix="The line is cut off: fetch the file again, or leave the line out."
                if len(cells) < needed
                else "A cell with a comma in it needs quotes around it.",
            )
        cells = (cells + [""] * width)[:width]
        found.rows += 1
        cells.append("")
        yield line, cells


def _add_wide(found: Gathered, key: Key, cells: list[str], line: int, precinct_at: int) -> None:
    for column in found.recognised.votes:
        own = key._replace(candidate=column.candidate, party=column.party or key.party, date=column.date or key.date)
        found.add(own, cells[precinct_at], cells[column.at].strip(), line)
    rest, total_at = found.recognised.layout.rest, found.recognised.at.get("total")
    if rest and total_at is not None:
        own = key._replace(candidate=rest)
        found.add(own, cells[precinct_at], _difference(cells, total_at, found.recognised), line)


def _difference(cells: list[str], total_at: int, recognised: Recognised) -> str:
    """What the row's total holds beyond its candidates' columns; a cell that is no number is handed on to be told."""
    try:
        total, _ = count(cells[total_at])
        return str(total - sum(count(cells[column.at])[0] for column in recognised.votes))
    except NotACountError:
        return cells[total_at]


def _keep(into: dict[Key, int], key: Key, cell: str, wide: bool) -> None:
    """Hold a place's own sum, which stands once in a wide row and again in each of a long table's rows."""
    try:
        votes, _ = count(cell)
    except NotACountError:
        return
    place = key._replace(first="", candidate="", party="")
    if wide:
        into[place] = into.get(place, 0) + votes
    else:
        into[place] = max(into.get(place, 0), votes)


def _hear(into: dict[Key, dict[Told, int]], key: Key, told: Told, line: int) -> None:
    kept = into.setdefault(of_place(key), {})
    if len(kept) < MOST_TOLD:
        kept.setdefault(told, line)
