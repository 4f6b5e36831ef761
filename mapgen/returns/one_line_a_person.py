"""The lines of a contest with one for each person, where the file has several for some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from mapgen.errors import Severity
from mapgen.returns.contest_votes import ContestVotes, Line
from mapgen.returns.same_person import PersonLine, Persons, find_persons, likeness
from mapgen.returns.sum_evidence import CERTAIN_CHANCE, chance_of_sum
from mapgen.returns.vocabulary import line_kind
from mapgen.returns.vote_rows import Indices, VoteRows


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


def one_line_a_person(rows: VoteRows, lines: Sequence[Line], found: ContestVotes) -> tuple[VoteRows, list[Line]]:
    """The rows and lines with the names of one person made one, and without those that repeat a person vote by vote.

    Args:
        rows: The rows of one contest.
        lines: The line of each of its slots.
        found: Where findings and what was left out are kept.

    Returns:
        The rows that stay, their choices renamed; and the lines, renamed the same way.
    """
    # "Approved" and "Not approved" are alike, and no persons.
    named = [c for c in rows.choices if c.counts and c.name not in found.company.answers]
    folds = list(dict.fromkeys(c.fold for c in named if line_kind(c.name) == "candidate"))
    at_fold = {fold: at for at, fold in enumerate(folds)}
    first = [next(choice for choice in rows.choices if choice.fold == fold) for fold in folds]
    person = np.array([at_fold.get(choice.fold, -1) for choice in rows.choices], np.int64)[rows.choice]
    figures = _Figures(rows, person)
    people = [PersonLine(own.name, own.party, int(figures.of(at)[1].sum())) for at, own in enumerate(first)]
    persons = find_persons(people, figures.together, figures.covering, figures.equal, figures.identical)
    _say(persons, [own.name for own in first], found)
    _say_fusions(rows, found)
    dropped = figures.doubling(persons)
    if dropped.any():
        found.leave_out("doubled", int(dropped.sum()), int(rows.votes[dropped].sum()))
    target = {folds[at]: first[to] for at, to in (persons.merged | persons.doubled).items()}
    renamed = [replace(line, name=target[line.fold].name) if line.fold in target else line for line in lines]
    choices = tuple(
        replace(choice, name=target[choice.fold].name, fold=target[choice.fold].fold)
        if choice.fold in target
        else choice
        for choice in rows.choices
    )
    return replace(rows.only(~dropped), choices=choices), renamed


def _say(persons: Persons, names: Sequence[str], found: ContestVotes) -> None:
    for at, to in persons.doubled.items():
        found.say("person-doubled", severity="note", choice=names[at], person=names[to])
    for at, to in persons.merged.items():
        severity: Severity = "note" if likeness(names[at], names[to]) == "same" else "warning"
        found.say("person-merged", severity=severity, choice=names[at], person=names[to])
    for doubt in persons.doubts:
        first, second = names[doubt.first], names[doubt.second]
        if doubt.equal:
            found.say("persons-alike", first=first, second=second)
        elif doubt.serious:
            found.say("persons-may-be-one", first=first, second=second)
        else:
            found.say("persons-drawn-as-two", severity="warning", first=first, second=second)


def _say_fusions(rows: VoteRows, found: ContestVotes) -> None:
    """That the lines of one name under several parties are added up."""
    parties: dict[str, list[str]] = {}
    called: dict[str, str] = {}
    for choice in rows.choices:
        if choice.counts and choice.party and line_kind(choice.name) == "candidate":
            known = parties.setdefault(choice.fold, [])
            known += [choice.party] if choice.party not in known else []
            called.setdefault(choice.fold, choice.name)
    for fold, several in parties.items():
        if len(several) > 1:
            found.say("lines-added-up", severity="note", choice=called[fold], parties=", ".join(several))
