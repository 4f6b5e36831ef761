"""The rows of a contest that are counted: without modes beside their total, without units that sum others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from mapgen.errors import Problem, Severity
from mapgen.returns.assembled import Assembled
from mapgen.returns.cells import name, shown
from mapgen.returns.one_finding import FIRST_TOLD, listed
from mapgen.returns.slots import Key, Slot
from mapgen.returns.unit_totals import UnitTotal, UnitTotals, find_unit_totals
from mapgen.returns.vocabulary import line_kind
from mapgen.returns.vote_modes import ModesSettled, settle_modes
from mapgen.returns.vote_rows import VoteRows, repeated_rows

Slots = Sequence[tuple[Key, Slot]]
MODES_LEFT_OUT = "of one mode of voting where a row for all modes stands beside them"
UNITS_LEFT_OUT = "of units that sum the others of their county"


def settled(rows: VoteRows, slots: Slots, found: Assembled, names: Mapping[str, str]) -> list[tuple[Key, Slot]]:
    """The slots with only those of their rows that are counted; what was left out is said.

    Args:
        rows: The rows of one contest.
        slots: Its slots.
        found: Where findings and what was left out are kept.
        names: County names by GEOID.
    """
    modes = settle_modes(rows)
    _say_modes(rows, modes, found, names)
    standing = rows.only(modes.kept)
    totals = find_unit_totals(standing, names)
    _say_units(standing, totals, found, names)
    standing = standing.only(totals.kept)
    for why, kept in ((MODES_LEFT_OUT, modes.kept), (UNITS_LEFT_OUT, totals.kept)):
        if not kept.all():
            found.left_out[why] += int((~kept).sum())
    _say_repeats(standing, slots, found)
    return _summed(slots, standing)


def _summed(slots: Slots, rows: VoteRows) -> list[tuple[Key, Slot]]:
    size = max((slot.number for _, slot in slots), default=-1) + 1
    votes, many = np.zeros(size, np.int64), np.zeros(size, np.int64)
    first = np.full(size, np.iinfo(np.int64).max)
    np.add.at(votes, rows.slot, rows.votes)
    np.add.at(many, rows.slot, 1)
    np.minimum.at(first, rows.slot, rows.line)
    # A slot of nothing but wrong cells stays, so that its line is not missed besides.
    return [
        (key, replace(slot, votes=int(votes[at]), rows=int(many[at]), line=int(first[at]) if many[at] else slot.line))
        for key, slot in slots
        if many[at := slot.number] or slot.faulty
    ]


def _named(rows: VoteRows, area: int, names: Mapping[str, str]) -> str:
    where = rows.areas[area]
    return names.get(where, where.split("\t")[-1].strip() or name(" ".join(where.split("\t")))[0])


def _say_modes(rows: VoteRows, modes: ModesSettled, found: Assembled, names: Mapping[str, str]) -> None:
    severity: Severity = "error" if modes.serious else "warning"
    told = [
        f"{rows.choices[each.choice].name} in {_named(rows, each.area, names)}: the modes of voting sum to "
        f"{each.modes_sum:,}, their total is {each.total:,}"
        for each in modes.mismatches
    ]
    if 0 < len(told) <= FIRST_TOLD:
        found.problems += [
            Problem(what, found.file, each.line, severity)
            for what, each in zip(told, modes.mismatches, strict=True)
        ]  # fmt: skip
    elif told:
        what = f"in {len(told):,} places the modes of voting do not sum to their total, which is counted: "
        found.problems.append(
            Problem(what + "; ".join(told[:FIRST_TOLD]), found.file, modes.mismatches[0].line, severity)
        )
    for at in modes.known_by_figures:
        what = f"the mode {shown(rows.modes[at])} is the sum of the others, which are left out beside it"
        found.problems.append(Problem(what, found.file, severity="note"))
    for at in modes.doubtful:
        what = f"the mode {shown(rows.modes[at])} has the very votes of the others, and may be their total"
        found.problems.append(Problem(f"{what}: leave it out, or call it TOTAL", found.file))


def _say_units(rows: VoteRows, totals: UnitTotals, found: Assembled, names: Mapping[str, str]) -> None:
    def called(unit: int) -> str:
        written = name(rows.units[unit])[0]
        return shown(written) if written else "the unit without a name"

    def units_of(these: Sequence[UnitTotal]) -> str:
        return listed([f"{called(each.unit)} in {_named(rows, each.area, names)}" for each in these])

    right = [each for each in totals.totals if each not in totals.wrong]
    if right:
        what = f"left out, because each of its lines is the sum of its county's other units: {units_of(right)}"
        found.problems.append(Problem(what, found.file, right[0].line, "note"))
    slips = [each for each in right if each.off]
    if slips:
        choice, total, parts = slips[0].off[0]
        what = (
            f"{len(slips):,} of these {'differs' if len(slips) == 1 else 'differ'} from the parts by a vote or two: "
            f"{units_of(slips[:1])} has {total:,} for {rows.choices[choice].name}, the others sum to {parts:,}"
        )
        found.problems.append(Problem(what, found.file, slips[0].line, "warning"))
    if totals.wrong:
        choice, total, parts = totals.wrong[0].off[0]
        what = (
            f"{units_of(totals.wrong)}: the total of {rows.choices[choice].name} is {total:,}, "
            f"the other units sum to {parts:,} ({parts - total:+,})"
        )
        found.problems.append(Problem(what, found.file, totals.wrong[0].line))
    if totals.doubtful:
        what = (
            f"{units_of(totals.doubtful)} has the votes of its county's other units together, or nearly: it may be "
            "their total, which would count every vote twice; leave its rows out, or call it Total"
        )
        found.problems.append(Problem(what, found.file, totals.doubtful[0].line))


def _say_repeats(rows: VoteRows, slots: Slots, found: Assembled) -> None:
    """Rows that stand twice; those of a line that is no person, "Write-in", may."""
    keys = {slot.number: key for key, slot in slots}
    told: dict[int, str] = {}
    for at, earlier in repeated_rows(rows):
        if not rows.choices[int(rows.choice[at])].counts or _may_repeat(rows, at):
            continue
        key = keys[int(rows.slot[at])]
        parts = (key.candidate.strip(), "in", key.county.strip() or key.geoid)
        who = name(" ".join(part for part in parts if part))[0]
        told.setdefault(int(rows.line[at]), f"{who} stands here and in line {int(rows.line[earlier])}")
    several = sorted(told.items())
    if len(several) > FIRST_TOLD:
        line, what = several[0]
        found.say(f"{len(several):,} rows stand twice; the first of them, {what}", line)
    else:
        for line, what in several:
            found.say(what, line)


def _may_repeat(rows: VoteRows, at: int) -> bool:
    return line_kind(rows.choices[int(rows.choice[at])].name) == "other"
