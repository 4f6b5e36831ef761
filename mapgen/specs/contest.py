"""A contest: who stood, for what, when, and how sure its figures are."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

import msgspec

from mapgen.specs.kind import Kind
from mapgen.specs.needs import Threshold, threshold
from mapgen.specs.status import Status

SharesOf = Literal["votes", "ballots", "registered"]
"""What shares are of."""

Answer = Literal["", "yes", "no"]
"""Which of the two answers a line of a measure or a retention is, whatever its words; empty for any other line."""

TIE = "tie"
NO_VOTES = "no-votes"
NO_DATA = "no-data"
NO_RESULTS = "no-results"
OUTCOMES = (TIE, NO_VOTES, NO_RESULTS, NO_DATA)
"""Values of `winner` that are not a candidate."""

MOST_CANDIDATES = 1_000
"""Of a described contest; the longest ballot of a state had 135."""

UNKNOWN_DAY = re.compile(r"([12][0-9]{3})?")
CANDIDATE_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RESERVED_KEYS = frozenset({*OUTCOMES, "total", "all"})


class Candidate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line on the ballot.

    Attributes:
        key: Lower-case letters, digits and hyphens; unique in the contest.
        name: The name as the returns have it.
        short: The name as a headline has it.
        party: The party's abbreviation, or empty.
        colour: The base colour, `#rrggbb`, from which tints are made.
        person: False for a line such as "Uncommitted" or "Other".
        answer: In a measure or a retention, which of the two answers the line is.
    """

    key: str
    name: str
    short: str
    party: str = ""
    colour: str = "#6f7680"
    person: bool = True
    answer: Answer = ""

    def __post_init__(self) -> None:
        """Refuse a key that cannot be part of a column name or an element id."""
        if CANDIDATE_KEY.fullmatch(self.key) is None or self.key in RESERVED_KEYS:
            raise ValueError(f"candidate key {self.key!r} is not usable: lower-case letters, digits and hyphens")
        if re.fullmatch(r"#[0-9a-fA-F]{6}", self.colour) is None:
            raise ValueError(f"colour {self.colour!r} of {self.key} is not of the form #rrggbb")


Reading = Literal["", "percent", "fraction", "ignore"]
"""What a user says of a column of shares: its unit, or that it is not to be read; empty for the layout's own unit."""


class Contest(msgspec.Struct, frozen=True):
    """One election for one office in one state, its candidates in order of importance.

    Attributes:
        id: The short name by which atlases name it.
        date: Day of the election, ISO 8601; its year alone, or empty, where a results file says no more.
        state: Two-letter postal code.
        office: The office, e.g. "President".
        election_type: "primary" or "general", as OpenElections has it.
        title: What readers call it, without the year.
        candidates: The lines on the ballot; signed figures are for the first.
        status: How final the figures are.
        caveats: Sentences a reader must be able to see.
        source: Who published the figures.
        totals: Votes by candidate key and "all", to hold the table to; may be empty.
        reporting: How the column that says how much is counted is to be read; empty for its layout's unit.
        district: The district, where the file has several, or empty.
        elsewhere: Names of places in the file that belong to no county; their votes are in every total.
        leave_out: Places, counties or states in the file whose rows are left out.
        whole: States of a map of several that are drawn as one area each.
        stage: The stage, where the file has several: its own word; empty for that of `election_type`.
        votes: Headers of the columns that are votes; empty where the figures say it.
        kind: What voters were asked.
        needs: What is needed beyond most votes (`mapgen.specs.needs`); empty for nothing.
        round: The round of a ranked choice, from 1; 0 where there are none.
        rounds: How many rounds were counted; 0 where that is not known.
        shares_of: What shares are of: all votes; ballots, of which each may bear several votes; registered voters.
    """

    id: str
    date: str
    state: str
    office: str
    election_type: str
    title: str
    candidates: Annotated[tuple[Candidate, ...], msgspec.Meta(max_length=MOST_CANDIDATES)]
    status: Status
    caveats: tuple[str, ...] = ()
    source: str = ""
    totals: dict[str, int] = {}
    reporting: Reading = ""
    district: str = ""
    elsewhere: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    stage: str = ""
    votes: tuple[str, ...] = ()
    kind: Kind = "candidates"
    needs: str = ""
    round: Annotated[int, msgspec.Meta(ge=0, le=1_000)] = 0
    rounds: Annotated[int, msgspec.Meta(ge=0, le=1_000)] = 0
    shares_of: SharesOf = "votes"

    def __post_init__(self) -> None:
        """Refuse a contest without candidates, with one key twice, on no day, or whose kind its lines cannot be."""
        self._hold_kind()
        keys = [candidate.key for candidate in self.candidates]
        if not keys:
            raise ValueError(f"contest {self.id} has no candidates")
        if len(set(keys)) < len(keys):
            raise ValueError(f"contest {self.id} names a candidate key twice: {', '.join(keys)}")
        # A bare results file may say no more than the year, and its figures how far the count is; whoever knows more of
        # the status knows the day.
        unknown = self.status in ("not-stated", "unofficial-partial") and UNKNOWN_DAY.fullmatch(self.date) is not None
        if not _is_day(self.date) and not unknown:
            raise ValueError(f"the date {self.date!r} of contest {self.id} is no day; write it as 2016-05-17")

    @property
    def threshold(self) -> Threshold | None:
        """The share that is needed beyond most votes, or None."""
        return threshold(self.needs)

    @property
    def areas_are_won(self) -> bool:
        """Whether most votes carry an area: not where it answers a question, or where most votes are not enough."""
        return self.kind == "candidates" and self.threshold is None

    @property
    def has_rivals(self) -> bool:
        """Whether one line can be ahead of another, so that there are margins."""
        return self.kind not in ("uncontested", "turnout")

    def answering(self, answer: Answer) -> Candidate:
        """The line that is this answer of a measure or a retention.

        Raises:
            KeyError: No line is.
        """
        for candidate in self.candidates:
            if candidate.answer == answer:
                return candidate
        raise KeyError(answer)

    @property
    def year(self) -> str:
        """The year of the election; "n.d." where the date is not known."""
        return self.date[:4] or "n.d."

    def candidate(self, key: str) -> Candidate:
        """The candidate with this key.

        Raises:
            KeyError: No candidate has it.
        """
        for candidate in self.candidates:
            if candidate.key == key:
                return candidate
        raise KeyError(key)

    def position(self, key: str) -> int:
        """Where the candidate with this key stands among the candidates."""
        return [candidate.key for candidate in self.candidates].index(key)

    def _hold_kind(self) -> None:
        threshold(self.needs)
        answers = sorted(candidate.answer for candidate in self.candidates if candidate.answer)
        if self.kind in ("measure", "retention"):
            if answers != ["no", "yes"]:
                raise ValueError(f'contest {self.id} is a {self.kind}: one line has answer = "yes", one answer = "no"')
        elif answers:
            raise ValueError(f"contest {self.id} has answers, and is no measure and no retention")
        if self.kind == "uncontested" and sum(candidate.person for candidate in self.candidates) != 1:
            raise ValueError(f"contest {self.id} is uncontested: one line is a person")
        if (self.kind == "ranked") != (self.round > 0) or (self.rounds and self.round > self.rounds):
            raise ValueError(f"contest {self.id}: a ranked choice has a round, at least 1 and at most the last")
        self._hold_shares()

    def _hold_shares(self) -> None:
        if self.shares_of == "ballots" and self.kind != "approval":
            raise ValueError(f"contest {self.id}: shares are of ballots where voters approve of several")
        if (self.shares_of == "registered") != (self.kind == "turnout"):
            raise ValueError(f"contest {self.id}: shares are of registered voters in a turnout, and nowhere else")
        if self.kind == "turnout" and (len(self.candidates) != 1 or self.candidates[0].person):
            raise ValueError(f"contest {self.id} is a turnout: its one line is the ballots, and no person")

    def of_party(self, party: str) -> Candidate | None:
        """The first candidate of a party, or None."""
        return next((c for c in self.candidates if c.party == party), None)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
