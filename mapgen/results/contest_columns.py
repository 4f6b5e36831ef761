"""A column nobody knows that says which contest a row is of: known because it parts the candidates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mapgen.results.reshape import header_key
from mapgen.words.terms import line_kind

OF_PERSONS = re.compile(
    r"(^|_)(part(y|ies)\w*|incumb\w*|winner|won|elected|gender|sex|write_?in\w*|rank|place|colou?r|first|last|middle|suffix"
    r"|prefix|cand\w*|person|ticket|running|mate|status|ballot_order|order|states?|county|counties|fips|geoid|jurisdiction|region|locality|zip|sort|image|url|votes?|pct|percent\w*|share)(_|$)"
)
"""Headers of columns that say something of a candidate or a place, and so may part the candidates."""

MOST_CANDIDATES = 20_000
"""Candidates that a column is watched over."""

MOST_TORN = 20
"""Contests in which a column may say several things of one candidate; one of precincts does in all."""

Contest = tuple[str, str, str]
"""What the known columns say of a contest: its state, office and district."""

Line = tuple[str, str, str, str]
"""A contest and a line of it."""


@dataclass(frozen=True, slots=True)
class ContestColumn:
    """A column that parts the candidates of at least one contest into several of two or more.

    Attributes:
        header: As the file has it.
        value_of: By state, office, district and candidate, what the column says; only of contests that it parts.
        shared: Lines that stand under several of its values, such as "Write-in", so that their names do not part them.
    """

    header: str
    value_of: Mapping[Line, str]
    shared: tuple[str, ...] = ()


@dataclass(slots=True)
class ContestWatch:
    """Watches the columns of a table with a row for each candidate, as its rows stream by.

    Attributes:
        columns: Header by place, of the columns that have no role and speak of no person.
    """

    columns: dict[int, str]
    _values: dict[int, dict[Line, str]] = field(default_factory=dict)
    _torn: defaultdict[int, set[Contest]] = field(default_factory=lambda: defaultdict(set))
    _shared: defaultdict[int, set[Line]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def over(cls, header: Sequence[str], free: Sequence[int]) -> ContestWatch:
        """A watch over those of the free columns that can be of contests."""
        return cls({at: header[at] for at in free if header[at] and not OF_PERSONS.search(header_key(header[at]))})

    def see(self, who: Line, cells: Sequence[str]) -> None:
        """Hear what a row says of its candidate; a column that says two things of one parts no such contest."""
        contest = who[:3]
        for at in list(self.columns):
            if contest in self._torn[at]:
                continue
            known = self._values.setdefault(at, {})
            value = known.setdefault(who, cells[at])
            if value != cells[at]:
                if line_kind(who[3]) != "candidate":
                    self._shared[at].add(who)
                else:
                    self._torn[at].add(contest)
            if len(self._torn[at]) > MOST_TORN or len(known) > MOST_CANDIDATES:
                del self.columns[at], self._values[at]

    def found(self) -> ContestColumn | None:
        """The column that parts the candidates most finely; None where none does."""
        parted = [(at, self._parted(at)) for at in self.columns if at in self._values]
        parted = [(at, value_of) for at, value_of in parted if value_of]
        if not parted:
            return None
        at, value_of = max(parted, key=lambda each: (len(set(each[1].values())), -each[0]))
        shared = {who[3] for who in self._shared[at] if who in value_of}
        return ContestColumn(self.columns[at], value_of, tuple(sorted(shared)))

    def _parted(self, at: int) -> dict[Line, str]:
        people: defaultdict[Contest, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
        for who, value in self._values[at].items():
            if line_kind(who[3]) == "candidate" and who[:3] not in self._torn[at]:
                people[who[:3]][value.strip()] += 1
        contests = {of for of, many in people.items() if sum(count > 1 for count in many.values()) > 1}
        return {who: value.strip() for who, value in self._values[at].items() if who[:3] in contests}
