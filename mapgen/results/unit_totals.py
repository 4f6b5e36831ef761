"""Units of a county that are the sum of its other units: known by their figures, whatever they are called."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mapgen.areas.gazetteer import folded
from mapgen.results.sum_evidence import CERTAIN_CHANCE, DOUBTFUL_CHANCE, SLIP_VOTES, Counts, chance_of_sum, judge
from mapgen.results.vote_rows import VoteRows
from mapgen.words.terms import plain, units

SPEAKS_OF_TOTALS = re.compile(r"\b(sub ?)?totals?\b|\bcounty ?wide\b|\ball precincts\b|\bsum\b")
"""Plain names that may be of a sum; only figures say whether they are."""


@dataclass(frozen=True, slots=True)
class UnitTotal:
    """A unit that sums others of its county.

    Attributes:
        area: Index into the rows' `areas`.
        unit: Index into `units`.
        line: Its first line.
        off: Choice (index into `choices`), total and sum of the parts where they differ, the furthest first.
    """

    area: int
    unit: int
    line: int
    off: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class UnitTotals:
    """The units of a contest that are sums of others.

    Attributes:
        kept: Whether each row is of a unit that is none.
        totals: Those that are; each differs from its parts by no more than a slip.
        of_all: Units called a total that sum every county's units: the state's row, which stands with a county's.
        wrong: Units called a total whose figures are not the sum of the others.
        doubtful: Units too like a total to be counted, of which figures alone cannot say what they are.
    """

    kept: NDArray[np.bool_]
    totals: tuple[UnitTotal, ...] = ()
    of_all: tuple[UnitTotal, ...] = ()
    wrong: tuple[UnitTotal, ...] = ()
    doubtful: tuple[UnitTotal, ...] = ()


@dataclass(slots=True)
class _County:
    """A county's units in the order of the file, with their votes by choice."""

    area: int
    units: list[int]
    votes: Counts
    choices: list[int]
    lines: list[int]
    nobody: NDArray[np.bool_]
    totals: set[int] = field(default_factory=set)


def find_unit_totals(rows: VoteRows, names: Mapping[str, str] | None = None) -> UnitTotals:
    """The units that sum others, county by county.

    A unit is a total where every choice's votes are the sum of the other units' within a clerk's slip, and that is no
    coincidence (`sum_evidence.judge`): of the unit alone, or of all units of the same name in several counties. A unit
    that is *called* a total (terms/units.toml) is one and is held to its parts. A county's only unit is no total.

    Args:
        rows: The rows of one contest, modes of voting settled.
        names: The counties' names by GEOID: a unit that bears its county's name and has the votes of all others is
            its total, though the others are only one.
    """
    counties = _counties(rows)
    called = {at for at, unit in enumerate(rows.units) if plain(unit) in units().totals}
    speaking = {at for at, unit in enumerate(rows.units) if SPEAKS_OF_TOTALS.search(plain(unit))} - called
    nameless = {at for at, unit in enumerate(rows.units) if not plain(unit)}
    with_name = Counter(plain(rows.units[unit]) for county in counties for unit in county.units)
    unlike: list[UnitTotal] = []
    likely: defaultdict[str, list[tuple[_County, int]]] = defaultdict(list)
    for county in counties:
        if len(county.units) < 2:
            continue
        _leave_out_subtotals(county, speaking)
        named = [at for at, unit in enumerate(county.units) if unit in called]
        if named and len(named) < len(county.units):
            unlike += _held_to_parts(county, named)
            continue
        candidate = _likeliest(county, nameless)
        if candidate is not None:
            likely[plain(rows.units[county.units[candidate]])].append((county, candidate))

    def own_name(county: _County, at: int) -> bool:
        called = (names or {}).get(rows.areas[county.area], "")
        return bool(called) and folded(called) == folded(rows.units[county.units[at]])

    doubtful = [
        total
        for name, found in likely.items()
        for total in _judged(found, everywhere=len(found) == with_name[name], own_name=own_name)
    ]  # fmt: skip
    of_all = _sums_of_all(unlike, counties)
    return UnitTotals(
        _kept(rows, counties),
        tuple(
            total
            for county in counties
            for total in (_total(county, at) for at in sorted(county.totals))
            if total not in of_all
        ),
        tuple(of_all),
        tuple(total for total in unlike if total not in of_all),
        tuple(doubtful),
    )


def _held_to_parts(county: _County, named: list[int]) -> list[UnitTotal]:
    """Mark the units that are called totals; returns those that are not the sum of the others."""
    others = [at for at in range(len(county.units)) if at not in named and at not in county.totals]
    county.totals.update(named)
    totals = [_total(county, at, others) for at in named]
    return [total for total in totals if any(abs(of - parts) > SLIP_VOTES for _, of, parts in total.off)]


def _sums_of_all(unlike: list[UnitTotal], counties: list[_County]) -> list[UnitTotal]:
    """Those of the units called totals that are the sum of all counties' units, within a clerk's slip a line."""
    everywhere: Counter[int] = Counter()
    for county in counties:
        everywhere.update(dict(zip(county.choices, county.votes[_standing(county)].sum(axis=0).tolist(), strict=True)))
    found = []
    for total in unlike:
        county = next(county for county in counties if county.area == total.area)
        votes = dict(zip(county.choices, county.votes[county.units.index(total.unit)].tolist(), strict=True))
        nobody = dict(zip(county.choices, county.nobody.tolist(), strict=True))
        # As with a county's own total: of votes for nobody in particular it may say nothing.
        held = [choice for choice in everywhere if votes.get(choice, 0) or not nobody.get(choice, False)]
        if all(abs(votes.get(choice, 0) - everywhere[choice]) <= SLIP_VOTES for choice in held):
            found.append(total)
    return found


def _judged(
    found: list[tuple[_County, int]], *, everywhere: bool, own_name: Callable[[_County, int], bool]
) -> list[UnitTotal]:
    """Mark the likeliest units of several counties, all of one name, where they are totals; returns the doubtful.

    Args:
        found: Counties and which of their units it is.
        everywhere: Whether it is the likeliest in every county that has a unit of the name.
        own_name: Whether a unit bears its county's name.
    """
    # A name that is a sum in every county that has it is one thing; one precinct's figures are another.
    pooled = math.prod(_chance(county, at) for county, at in found) if everywhere and len(found) > 1 else 1.0
    # Where it is seen to sum several units, a county whose only other unit has the same figures has its total too.
    of_several = math.prod(_chance(county, at) for county, at in found if _siblings(county, at) > 1)
    proven = pooled < CERTAIN_CHANCE and of_several < DOUBTFUL_CHANCE
    doubtful = []
    for county, at in found:
        verdict = judge(county.votes[at], _others(county, at), siblings=_siblings(county, at))
        exact = _chance(county, at) < DOUBTFUL_CHANCE
        if verdict == "total" or proven or (exact and own_name(county, at)):
            county.totals.add(at)
        elif verdict == "perhaps":
            doubtful.append(_total(county, at))
    return doubtful


def _counties(rows: VoteRows) -> list[_County]:
    """The counties that have units, each with its votes; choices that are no votes are not looked at."""
    counting = np.array([choice.counts for choice in rows.choices], bool)
    folds = {fold: at for at, fold in enumerate(dict.fromkeys(choice.fold for choice in rows.choices))}
    fold_of = np.array([folds[choice.fold] for choice in rows.choices], np.int64)
    first_choice = {folds[choice.fold]: at for at, choice in reversed(list(enumerate(rows.choices)))}
    ours = counting[rows.choice] & np.isin(rows.area, list(rows.counties)) if len(rows) else np.zeros(0, bool)
    order = np.flatnonzero(ours)[np.argsort(rows.area[ours], kind="stable")]
    found = []
    for places in np.split(order, np.flatnonzero(np.diff(rows.area[order])) + 1) if len(order) else []:
        used, first, inverse = np.unique(rows.unit[places], return_index=True, return_inverse=True)
        in_file = np.argsort(first)
        rank = np.empty(len(used), np.int64)
        rank[in_file] = np.arange(len(used))
        lines = np.unique(fold_of[rows.choice[places]])
        votes = np.zeros((len(used), len(lines)), np.int64)
        at_choice = np.searchsorted(lines, fold_of[rows.choice[places]])
        np.add.at(votes, (rank[inverse], at_choice), rows.votes[places])
        found.append(
            _County(
                int(rows.area[places[0]]), used[in_file].tolist(), votes,
                [first_choice[int(fold)] for fold in lines],
                rows.line[places[np.sort(first)]].tolist(),
                np.array([rows.choices[first_choice[int(fold)]].nobody for fold in lines], bool),
            )
        )  # fmt: skip
    return found


def _standing(county: _County) -> NDArray[np.bool_]:
    """Which units are not known to be totals."""
    return np.array([at not in county.totals for at in range(len(county.units))], bool)


def _others(county: _County, at: int) -> Counts:
    standing = _standing(county)
    standing[at] = False
    return _heard(county, at, county.votes[standing].sum(axis=0))


def _heard(county: _County, at: int, sums: Counts) -> Counts:
    """The sums a total is held to: where it leaves out votes for nobody in particular, it says nothing of them."""
    return np.where(county.nobody & (county.votes[at] == 0), 0, sums)


def _siblings(county: _County, at: int) -> int:
    """How many others have votes at all; a unit without any says nothing of what another sums."""
    standing = _standing(county)
    standing[at] = False
    return int(county.votes[standing].any(axis=1).sum())


def _chance(county: _County, at: int) -> float:
    others = _others(county, at)
    apart = (np.abs(county.votes[at] - others) > SLIP_VOTES).any()
    return 1.0 if apart else chance_of_sum(county.votes[at], others)


def _likeliest(county: _County, nameless: set[int]) -> int | None:
    """The unit with most votes: a sum of others has at least as many as any of them.

    Of equals it is the one without a name, else the last: a county of one precinct has it and the county's own row.
    """
    standing = _standing(county)
    sums = np.where(standing, county.votes.sum(axis=1), -1)
    if not sums.max(initial=0):
        return None
    most = np.flatnonzero(sums == sums.max()).tolist()
    return next((at for at in most if county.units[at] in nameless), most[-1])


def _leave_out_subtotals(county: _County, speaking: set[int]) -> None:
    """Mark the units whose name speaks of a sum and whose figures are that of units just above them in the file."""
    for at, unit in enumerate(county.units):
        if unit not in speaking:
            continue
        above = [each for each in range(at) if each not in county.totals]
        running = np.zeros(county.votes.shape[1], np.int64)
        for many, each in enumerate(reversed(above), start=1):
            running = running + county.votes[each]
            close = (np.abs(running - county.votes[at]) <= SLIP_VOTES).all()
            if close and county.votes[at].any() and chance_of_sum(county.votes[at], running) * many < CERTAIN_CHANCE:
                county.totals.add(at)
                break
            if (running > county.votes[at] + SLIP_VOTES).any():
                break


def _total(county: _County, at: int, others: list[int] | None = None) -> UnitTotal:
    parts = _others(county, at) if others is None else _heard(county, at, county.votes[others].sum(axis=0))
    off = [
        (choice, int(total), int(part))
        for choice, total, part in zip(county.choices, county.votes[at], parts, strict=True)
        if total != part
    ]
    off.sort(key=lambda each: -abs(each[1] - each[2]))
    return UnitTotal(county.area, county.units[at], county.lines[at], tuple(off))


def _kept(rows: VoteRows, counties: list[_County]) -> NDArray[np.bool_]:
    totals = [(county.area, county.units[at]) for county in counties for at in county.totals]
    width = len(rows.units)
    return ~np.isin(rows.area * width + rows.unit, [area * width + unit for area, unit in totals])
