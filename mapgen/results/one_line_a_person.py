"""The lines of a contest with one for each person, where the file has several for some."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mapgen.errors import Severity
from mapgen.findings import Finding, finding
from mapgen.results.company import Company
from mapgen.results.contest_votes import Line
from mapgen.results.left_out import LeftOut
from mapgen.results.same_person import PersonLine, Persons, find_persons, likeness
from mapgen.results.sum_evidence import CERTAIN_CHANCE, chance_of_sum
from mapgen.results.vote_rows import Choice, Indices, VoteRows
from mapgen.words.terms import line_kind


class _Figures:
    """Where each person's line stands, and with how many votes."""

    def __init__(self, rows: VoteRows, person: Indices) -> None:
        """Hold the rows with the person of each, -1 for none."""
        self.rows, self.person = rows, person
        self.unit = rows.area * len(rows.units) + rows.unit
        self.counties = set(np.unique(rows.area[person >= 0]).tolist())
        self._known: dict[int, tuple[Indices, Indices, set[int]]] = {}

    def of(self, at: int) -> tuple[Indices, Indices, set[int]]:
        """The units, the votes in each, and the counties of a line."""
        if at not in self._known:
            own = self.person == at
            units, place = np.unique(self.unit[own], return_inverse=True)
            votes = np.zeros(len(units), np.int64)
            np.add.at(votes, place, self.rows.votes[own])
            self._known[at] = units, votes, set(np.unique(self.rows.area[own]).tolist())
        return self._known[at]

    def together(self, one: int, other: int) -> bool:
        """Whether two lines stand in one unit."""
        return len(np.intersect1d(self.of(one)[0], self.of(other)[0])) > 0

    def covering(self, one: int, other: int) -> bool:
        """Whether every county has one of two lines."""
        return self.counties <= self.of(one)[2] | self.of(other)[2]

    def equal(self, one: int, other: int) -> bool:
        """Whether two lines have the very same votes in every unit where both stand."""
        (units, votes, _), (other_units, other_votes, _) = self.of(one), self.of(other)
        _, at, other_at = np.intersect1d(units, other_units, return_indices=True)
        return np.array_equal(votes[at], other_votes[other_at])

    def identical(self, one: int, other: int) -> bool:
        """Whether two lines have the very same votes in the same units, and more than chance gives."""
        (units, votes, _), (other_units, other_votes, _) = self.of(one), self.of(other)
        if not np.array_equal(units, other_units) or not np.array_equal(votes, other_votes):
            return False
        return chance_of_sum(votes, other_votes) < CERTAIN_CHANCE

    def doubling(self, persons: Persons) -> NDArray[np.bool_]:
        """The rows of lines that repeat another, in the units where that one stands too."""
        rows = np.zeros(len(self.person), bool)
        for at, to in persons.doubled.items():
            rows |= (self.person == at) & np.isin(self.unit, self.of(to)[0])
        return rows


@dataclass(frozen=True, slots=True)
class LinesOfPersons:
    """The rows and lines of a contest with one line for each person.

    Attributes:
        rows: The rows that stay, their choices renamed.
        lines: The line of each of the contest's sums, renamed the same way.
        left_out: The rows that repeat another's, if there are any.
        findings: Which lines were made one, and which may have to be.
    """

    rows: VoteRows
    lines: list[Line]
    left_out: tuple[LeftOut, ...]
    findings: tuple[Finding, ...]


def one_line_a_person(
    rows: VoteRows, lines: Sequence[Line], company: Company, file: str, *, described: Collection[str] = ()
) -> LinesOfPersons:
    """The rows and lines with the names of one person made one, and without those that repeat a person vote by vote.

    Args:
        rows: The rows of one contest.
        lines: The line of each of its sums.
        company: What the lines are to each other.
        file: The file as the user knows it.
        described: The folded names of the candidates, where they are described.
    """
    first_of: dict[str, Choice] = {}
    for choice in rows.choices:
        first_of.setdefault(choice.fold, choice)
    # "Approved" and "Not approved" are alike, and no persons.
    named = [c for c in rows.choices if c.counts and c.fold and c.name not in company.answers]
    folds = list(dict.fromkeys(c.fold for c in named if line_kind(c.name) == "candidate"))
    at_fold = {fold: at for at, fold in enumerate(folds)}
    first = [first_of[fold] for fold in folds]
    person = np.array([at_fold.get(choice.fold, -1) for choice in rows.choices], np.int64)[rows.choice]
    figures = _Figures(rows, person)
    people = [
        PersonLine(own.name, own.party, int(figures.of(at)[1].sum()), own.fold in described)
        for at, own in enumerate(first)
    ]
    persons = find_persons(people, figures.together, figures.covering, figures.equal, figures.identical)
    doubled = figures.doubling(persons)
    target = {folds[at]: first[to] for at, to in (persons.merged | persons.doubled).items()}
    choices = tuple(
        replace(choice, name=target[choice.fold].name, fold=target[choice.fold].fold)
        if choice.fold in target
        else choice
        for choice in rows.choices
    )
    return LinesOfPersons(
        rows=replace(rows.only(~doubled), choices=choices),
        lines=[replace(line, name=target[line.fold].name) if line.fold in target else line for line in lines],
        left_out=(LeftOut("doubled", "", int(doubled.sum()), int(rows.votes[doubled].sum())),) * bool(doubled.any()),
        findings=(*_say(persons, [own.name for own in first], file), *_say_fusions(rows, file)),
    )


def _say(persons: Persons, names: Sequence[str], file: str) -> list[Finding]:
    findings = [
        finding("person-doubled", file, severity="note", choice=names[at], person=names[to])
        for at, to in persons.doubled.items()
    ]
    for at, to in persons.merged.items():
        severity: Severity = "note" if likeness(names[at], names[to]) == "same" else "warning"
        findings.append(finding("person-merged", file, severity=severity, choice=names[at], person=names[to]))
    for doubt in persons.doubts:
        code = "persons-alike" if doubt.equal else "persons-may-be-one" if doubt.serious else "persons-drawn-as-two"
        severity = "warning" if code == "persons-drawn-as-two" else "error"
        findings.append(finding(code, file, severity=severity, first=names[doubt.first], second=names[doubt.second]))
    return findings


def _say_fusions(rows: VoteRows, file: str) -> list[Finding]:
    """That the lines of one name under several parties are added up."""
    parties: dict[str, list[str]] = {}
    called: dict[str, str] = {}
    for choice in rows.choices:
        if choice.counts and choice.party and line_kind(choice.name) == "candidate":
            known = parties.setdefault(choice.fold, [])
            known += [choice.party] if choice.party not in known else []
            called.setdefault(choice.fold, choice.name)
    return [
        finding("lines-added-up", file, severity="note", choice=called[fold], parties=", ".join(several))
        for fold, several in parties.items()
        if len(several) > 1
    ]
