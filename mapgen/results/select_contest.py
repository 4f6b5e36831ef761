"""One contest out of a file that may hold many: known where it can be known, else the choices are named."""

from __future__ import annotations

from dataclasses import dataclass

from mapgen.errors import ReturnsError, UsageError
from mapgen.files.parse_cells import shown
from mapgen.findings import finding, refusal
from mapgen.results.contest_choices import alike, choose, count_rows, list_choices
from mapgen.results.file_name import facts_of
from mapgen.results.normalise import NormalisedSum, Stage, district_name, full_date, iso_date, normalise, stage_of
from mapgen.results.rounds import last_round
from mapgen.results.select_party import select_party
from mapgen.results.select_state import select_state
from mapgen.results.vote_keys import VoteKey, VoteSum
from mapgen.results.vote_sums import VoteSums
from mapgen.words.terms import office_name, plain


@dataclass(frozen=True, slots=True)
class ContestFilter:
    """What the user named; empty where the file is to say it.

    Attributes:
        office: The office.
        district: The district; "blank" for the rows that name none, where others do.
        stage: The stage, as the file writes it.
        party: A party, or "all" for every party's candidates in one contest.
        state: A postal code or name, or "US".
        date: The day or the year of the election.
        round: The round of a ranked choice: its number, or "last".
        kind: "primary" or "general", where a description says it; empty for what the file says.
        described: Whether a description names the contest, so that what is empty here is empty there.
    """

    office: str = ""
    district: str = ""
    party: str = ""
    state: str = ""
    date: str = ""
    stage: str = ""
    round: str = ""
    kind: Stage = ""
    described: bool = False


@dataclass(frozen=True, slots=True)
class SelectedContest:
    """One contest of a file.

    Attributes:
        slots: Its votes.
        office: As mapgen writes it, or empty where the file has none.
        district: The district, or empty.
        stage: "primary", "general", or empty where it is not known.
        date: The day or the year, or empty.
        party: The party whose primary it is, or empty.
        state: The postal code, "US", or empty where only the counties' names can say it.
        round: The round of a ranked choice, from 1; 0 where there are none.
        rounds: How many rounds the file has of it; 0 where that is not known.
    """

    slots: tuple[tuple[VoteKey, VoteSum], ...]
    office: str
    district: str
    stage: Stage
    date: str
    party: str
    state: str
    round: int = 0
    rounds: int = 0


def select_contest(source: VoteSums, asked: ContestFilter) -> SelectedContest:
    """The one contest that is meant.

    Raises:
        ReturnsError: The file holds several and none is named, or not the one that is named; the choices are listed.
    """
    file, layout, facts = source.file, source.recognised.layout, facts_of(source.file)
    rows = normalise(source.slots.items(), layout.office)
    if asked.state:
        # Only the chosen state's offices, districts and dates are to be chosen from.
        _, rows = select_state(rows, asked.state, facts.state, file)
    office, rows = choose(
        rows, lambda row: row.contest.office, asked.office, file=file, what="office",
        same=lambda one, other: office_name(one) == office_name(other) or alike(one, other),
    )  # fmt: skip
    if not office and "office" in source.recognised.at and not asked.described:
        raise ReturnsError(refusal("office-unsaid", file), problems=[finding("office-blank", file, rows[0].votes.line)])
    district, rows = choose(
        rows, lambda row: row.contest.district, asked.district, file=file, what="district",
        same=lambda one, other: alike(one, other) or bool(one and one == district_name(other)),
    )  # fmt: skip
    at_round, rounds, rows = _select_round(rows, asked.round, file)
    dated, rows = _select_date(rows, asked.date, file)
    day = iso_date(asked.date) or dated or facts.date or layout.date
    # A description says the kind; of a file with several stages those rows are meant.
    kind = asked.kind if asked.kind in {row.contest.stage for row in rows} else ""
    written, rows = choose(rows, lambda row: row.contest.stage, asked.stage or kind, file=file, what="stage")
    stage: Stage = asked.kind or layout.stage or stage_of(written) or facts.stage
    state, rows = select_state(rows, asked.state, facts.state, file)
    party, rows, stage = select_party(rows, asked.party, stage, file)
    _hold_parted(rows, source)
    sums = tuple((row.key, row.votes) for row in rows)
    return SelectedContest(sums, office, district, stage, full_date(day, stage), party, state, at_round, rounds)


def _select_round(rows: list[NormalisedSum], asked: str, file: str) -> tuple[int, int, list[NormalisedSum]]:
    """One round of a ranked choice: its number, how many there are, and its rows; 0 and 0 where there are none.

    Raises:
        UsageError: There are several and none is named, or not the one that is named.
    """
    last = last_round(row.contest.round for row in rows)
    wanted = str(last or "") if plain(asked) in ("last", "final") else plain(asked)
    if asked and not wanted:
        raise UsageError(refusal("rounds-none", file))
    if wanted and not wanted.isdigit():
        raise UsageError(finding("round-strange", asked=repr(asked)))
    chosen, rows = choose(rows, lambda row: row.contest.round, wanted, file=file, what="round")
    return (int(chosen), last, rows) if chosen.isdigit() else (0, 0, rows)


def _select_date(rows: list[NormalisedSum], asked: str, file: str) -> tuple[str, list[NormalisedSum]]:
    """The day or the year, and its rows; empty where the file has none."""
    rows_of = count_rows(rows, lambda row: row.contest.date)
    wanted = iso_date(asked)
    if asked and not wanted:
        raise UsageError(finding("date-strange", asked=repr(asked)))
    if wanted and set(rows_of) != {""}:
        fitting = {date for date in rows_of if date.startswith(wanted) or (len(date) == 4 and wanted.startswith(date))}
        if not fitting:
            raise list_choices(refusal("election-unknown", file, asked=asked), rows_of, "date")
        rows = [row for row in rows if row.contest.date in fitting]
        rows_of = count_rows(rows, lambda row: row.contest.date)
    if len(rows_of) > 1:
        raise list_choices(refusal("choices-several", file, option="date", choices=len(rows_of)), rows_of, "date")
    return next(iter(rows_of), ""), rows


def _hold_parted(rows: list[NormalisedSum], source: VoteSums) -> None:
    """Refuse a contest whose lines a column of contests does not part: their votes would be another's too."""
    offices = {key.office for key, votes in source.slots.items() if votes.number in source.unparted}
    # Where the column stands for the office itself, every one of its offices lacks those lines.
    chosen = {row.key.office for row in rows}
    if source.unparted and ("office" not in source.recognised.at or offices & chosen):
        lines = sorted(set(source.unparted.values()))
        raise ReturnsError(
            refusal("contests-parted", source.file, column=shown(source.parted_by)),
            problems=[finding("line-under-several", source.file, choice=shown(line)) for line in lines],
        )
