"""The rows of a contest that are counted: without modes beside their total, without units that sum others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from mapgen.errors import Severity
from mapgen.findings import TOLD_SINGLY, Value
from mapgen.returns.cells import name, shown
from mapgen.returns.contest_votes import ContestVotes
from mapgen.returns.first_few import listed
from mapgen.returns.unit_totals import UnitTotal, UnitTotals, find_unit_totals
from mapgen.returns.vocabulary import line_kind, plain
from mapgen.returns.vote_keys import VoteKey, VoteSum
from mapgen.returns.vote_modes import ModesSettled, settle_modes
from mapgen.returns.vote_rows import VoteRows, repeated_rows

Slots = Sequence[tuple[VoteKey, VoteSum]]


def settled(
    rows: VoteRows, slots: Slots, found: ContestVotes, names: Mapping[str, str]
) -> list[tuple[VoteKey, VoteSum]]:
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
    for reason, before, kept in (("modes", rows, modes.kept), ("units", standing, totals.kept)):
        if not kept.all():
            found.leave_out(reason, int((~kept).sum()), int(before.votes[~kept].sum()))
    standing = standing.only(totals.kept)
    _say_repeats(standing, slots, found)
    return _summed(slots, standing)


def _summed(slots: Slots, rows: VoteRows) -> list[tuple[VoteKey, VoteSum]]:
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


def _say_modes(rows: VoteRows, modes: ModesSettled, found: ContestVotes, names: Mapping[str, str]) -> None:
    severity: Severity = "error" if modes.serious else "warning"
    several = len(modes.mismatches)
    for each in modes.mismatches[:1] if several > TOLD_SINGLY else modes.mismatches:
        values: dict[str, Value] = {
            "choice": rows.choices[each.choice].name,
            "place": _named(rows, each.area, names),
            "summed": each.modes_sum,
            "total": each.total,
        }
        if several > TOLD_SINGLY:
            found.say("modes-differ-often", each.line, severity, places=several, values=values)
        else:
            found.say("modes-differ", each.line, severity, values=values)
    for at in modes.known_by_figures:
        found.say("mode-is-a-sum", severity="note", mode=shown(rows.modes[at]))
    for at in modes.doubtful:
        found.say("mode-may-be-a-sum", mode=shown(rows.modes[at]))


def _say_units(rows: VoteRows, totals: UnitTotals, found: ContestVotes, names: Mapping[str, str]) -> None:
    def called(unit: int) -> str:
        return shown(name(rows.units[unit])[0])

    def units_of(these: Sequence[UnitTotal]) -> str:
        return listed([f"{called(each.unit)} in {_named(rows, each.area, names)}" for each in these])

    def off(these: Sequence[UnitTotal]) -> dict[str, Value]:
        choice, total, parts = these[0].off[0]
        return {"choice": rows.choices[choice].name, "total": total, "summed": parts, "difference": parts - total}

    right = [each for each in totals.totals if each not in totals.wrong]
    if right:
        found.say("unit-is-a-sum", right[0].line, "note", units=units_of(right))
    if totals.of_all:
        found.say("unit-sums-every-county", totals.of_all[0].line, "note", units=units_of(totals.of_all))
    slips = [each for each in right if each.off]
    if slips:
        found.say(
            "unit-sum-slips", slips[0].line, "warning", slips=len(slips), units=units_of(slips[:1]), values=off(slips)
        )
    if totals.wrong:
        found.say("unit-total-differs", totals.wrong[0].line, units=units_of(totals.wrong), values=off(totals.wrong))
    if totals.doubtful:
        found.say("unit-may-be-a-sum", totals.doubtful[0].line, units=units_of(totals.doubtful))


def _say_repeats(rows: VoteRows, slots: Slots, found: ContestVotes) -> None:
    """Rows that stand twice; those of a line that is no person, "Write-in", and of names written in may."""
    keys = {slot.number: key for key, slot in slots}
    told: dict[int, dict[str, str]] = {}
    for at, earlier in repeated_rows(rows):
        if not rows.choices[int(rows.choice[at])].counts or _may_repeat(rows, at):
            continue
        key = keys[int(rows.slot[at])]
        parts = (key.candidate.strip(), "in", key.county.strip() or key.geoid)
        who = name(" ".join(part for part in parts if part))[0]
        told.setdefault(int(rows.line[at]), {"who": who, "first": str(int(rows.line[earlier]))})
    several = sorted(told)
    if len(several) > TOLD_SINGLY:
        found.say("rows-repeated", several[0], rows=len(several), values=told[several[0]])
    else:
        for line in several:
            found.say("row-repeated", line, values=told[line])


def _may_repeat(rows: VoteRows, at: int) -> bool:
    """Names that were written in are tallied by hand, again and again in one precinct."""
    choice = rows.choices[int(rows.choice[at])]
    return line_kind(choice.name) == "other" or plain(choice.party).replace(" ", "").startswith("writein")
