"""Two files of one contest held against each other: candidate by candidate and county by county, what differs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mapgen.areas.gazetteer import folded
from mapgen.results.candidates import short_name
from mapgen.results.contest_results import ContestResults
from mapgen.specs.contest import Candidate
from mapgen.words.terms import office_name, plain

Pair = tuple[str, str]

LEAST_PERCENT = 0.01
"""Parts counted that differ by less, in percent, are one: a file writes so many decimals of them and no more."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate of two files.

    Attributes:
        name: As the first file has it, or the second where the first has not the candidate.
        keys: The candidate's key in each file, or None where a file has not the candidate.
        names: The candidate's name in each file, or empty.
        totals: Every vote for the candidate in each file, 0 where it has not the candidate.
    """

    name: str
    keys: tuple[str | None, str | None]
    names: Pair
    totals: tuple[int, int]

    @property
    def in_both(self) -> bool:
        """Whether both files have the candidate."""
        return None not in self.keys

    @property
    def by_last_name(self) -> bool:
        """Whether the two names are taken for one by the last of them alone."""
        return self.in_both and _fold(self.names[0]) != _fold(self.names[1])


@dataclass(frozen=True, slots=True)
class CellDifference:
    """Votes that differ: of a candidate whom both files have, in an area that both have.

    Attributes:
        geoid: The county, or empty for a place of no county.
        place: Its name.
        choice: The candidate.
        votes: In each file.
    """

    geoid: str
    place: str
    choice: str
    votes: tuple[int, int]


@dataclass(frozen=True, slots=True)
class AreaOfOne:
    """An area that one file alone has.

    Attributes:
        geoid: The county, or empty for a place of no county.
        place: Its name.
        at: 0 where the first file has it, 1 for the second.
        votes: All its votes.
    """

    geoid: str
    place: str
    at: int
    votes: int


@dataclass(frozen=True, slots=True)
class ReportingDifference:
    """How much of a county is counted, percent 0–100 in each file, where that differs."""

    geoid: str
    place: str
    percent: tuple[float, float]


@dataclass(frozen=True, slots=True)
class ResultsDifference:
    """What differs between two files.

    Attributes:
        about: What the contests are of that differs ("office", "date" …), in each file; then they are not one contest.
        choices: Every candidate, in the first file's order, then those of the second alone.
        cells: Votes that differ, by county, then by candidate; places of no county last.
        areas: Counties and places that one file alone has.
        reporting: Counties of which another part is counted.
        compared: How many counties both files have.
    """

    about: Mapping[str, Pair]
    choices: tuple[Choice, ...]
    cells: tuple[CellDifference, ...]
    areas: tuple[AreaOfOne, ...]
    reporting: tuple[ReportingDifference, ...]
    compared: int

    @property
    def totals(self) -> tuple[int, int]:
        """Every vote of each file."""
        return sum(choice.totals[0] for choice in self.choices), sum(choice.totals[1] for choice in self.choices)

    @property
    def of_one(self) -> list[Choice]:
        """The candidates whom one file alone has."""
        return [choice for choice in self.choices if not choice.in_both]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not (self.about or self.of_one or self.cells or self.areas or self.reporting)


def compare_results(first: ContestResults, second: ContestResults) -> ResultsDifference:
    """Hold two files against each other.

    A candidate is found in the other file by name; where none is called so, by a last name that no other in either
    file has. A row that is not there and a row of 0 votes are the same.

    Args:
        first: A file of which a contest could be made.
        second: Another.
    """
    both = (first, second)
    choices = _choices(first, second)
    names = {**second.areas.names(), **first.areas.names()}
    counties = _by_area(first), _by_area(second)
    places = _by_place(first), _by_place(second)
    cells = [*_cells(counties, choices, lambda geoid: names.get(geoid, geoid), counties=True)]
    cells += _cells(places, choices, lambda fold: places[0][fold][0], counties=False)
    return ResultsDifference(
        about=_about(first, second),
        choices=tuple(choices),
        cells=tuple(cells),
        areas=(
            *_of_one(counties, lambda geoid: (geoid, names.get(geoid, geoid))),
            *_of_one(places, lambda fold: ("", (places[0].get(fold) or places[1][fold])[0])),
        ),
        reporting=tuple(_reporting(both, names)),
        compared=len(counties[0].keys() & counties[1].keys()),
    )


Area = tuple[str, Mapping[str, int]]
"""The name of a place, empty for a county, and its votes by candidate's key."""


def _by_area(taken: ContestResults) -> dict[str, Area]:
    votes: dict[str, dict[str, int]] = {}
    for geoid, key, count in zip(
        taken.returns["geoid"], taken.returns["candidate"], taken.returns["votes"], strict=True
    ):
        votes.setdefault(str(geoid), {})[str(key)] = int(count)
    return {geoid: ("", votes[geoid]) for geoid in sorted(votes)}


def _by_place(taken: ContestResults) -> dict[str, Area]:
    return {folded(place) or plain(place): (place, votes) for place, votes in taken.elsewhere_by_place().items()}


def _cells(
    areas: tuple[dict[str, Area], dict[str, Area]],
    choices: list[Choice],
    named: Callable[[str], str],
    *,
    counties: bool,
) -> list[CellDifference]:
    found = []
    for area in areas[0]:
        if area not in areas[1]:
            continue
        for choice in choices:
            one, other = choice.keys
            if one is None or other is None:
                continue
            votes = areas[0][area][1].get(one, 0), areas[1][area][1].get(other, 0)
            if votes[0] != votes[1]:
                found.append(CellDifference(area if counties else "", named(area), choice.name, votes))
    return found


def _of_one(areas: tuple[dict[str, Area], dict[str, Area]], told: Callable[[str], Pair]) -> list[AreaOfOne]:
    return [
        AreaOfOne(*told(area), at, sum(votes.values()))
        for at in (0, 1)
        for area, (_, votes) in areas[at].items()
        if area not in areas[1 - at]
    ]


def _reporting(both: tuple[ContestResults, ContestResults], names: Mapping[str, str]) -> list[ReportingDifference]:
    """Counties whose counts are not equally far, where both files tell."""
    first, second = (taken.counted.reporting for taken in both)
    return [
        ReportingDifference(geoid, names.get(geoid, geoid), (first[geoid].percent, second[geoid].percent))
        for geoid in sorted(first.keys() & second.keys())
        if abs(first[geoid].percent - second[geoid].percent) >= LEAST_PERCENT
    ]


def _choices(first: ContestResults, second: ContestResults) -> list[Choice]:
    ours, theirs = _candidates(first), _candidates(second)
    totals = first.totals(), second.totals()
    matched = _matched(ours, theirs)
    choices = []
    for candidate in ours:
        other = matched.get(candidate.key)
        choices.append(
            Choice(
                candidate.name,
                (candidate.key, other.key if other else None),
                (candidate.name, other.name if other else ""),
                (totals[0][candidate.key], totals[1][other.key] if other else 0),
            )
        )
    known = {other.key for other in matched.values()}
    alone = [candidate for candidate in theirs if candidate.key not in known]
    choices += [Choice(c.name, (None, c.key), ("", c.name), (0, totals[1][c.key])) for c in alone]
    return choices


def _candidates(taken: ContestResults) -> tuple[Candidate, ...]:
    return taken.contest.candidates if taken.contest is not None else ()


def _matched(ours: tuple[Candidate, ...], theirs: tuple[Candidate, ...]) -> dict[str, Candidate]:
    """The second file's candidate for each of the first's keys, where there is one."""
    called = {_fold(candidate.name): candidate for candidate in theirs}
    matched = {c.key: called[_fold(c.name)] for c in ours if _fold(c.name) in called}
    taken = {candidate.key for candidate in matched.values()}
    for candidate in ours:
        last = _folded_last(candidate)
        alike = [other for other in theirs if _folded_last(other) == last]
        alone = len(alike) == 1 and sum(_folded_last(own) == last for own in ours) == 1
        if candidate.key in matched or not candidate.person or not alone or alike[0].key in taken:
            continue
        if not candidate.party or not alike[0].party or candidate.party == alike[0].party:
            matched[candidate.key] = alike[0]
    return matched


def _folded_last(candidate: Candidate) -> str:
    return _fold(short_name(candidate.name))


def _fold(called: str) -> str:
    return folded(called) or plain(called)


def _about(first: ContestResults, second: ContestResults) -> dict[str, Pair]:
    """What the contests are of, where both say it and do not say the same."""
    one, other = first.selected, second.selected
    said = {
        "office": (one.office, other.office),
        "district": (one.district, other.district),
        "stage": (one.stage, other.stage),
        "date": (one.date, other.date),
        "party": (one.party, other.party),
        "state": (one.state, other.state),
    }
    return {what: pair for what, pair in said.items() if all(pair) and not _alike(what, *pair)}


def _alike(what: str, one: str, other: str) -> bool:
    if what == "office" and office_name(one) == office_name(other):
        return True
    if what == "date":  # one of them may say the year alone
        return one.startswith(other) or other.startswith(one)
    return plain(one) == plain(other)
