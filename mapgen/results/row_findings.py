"""What is said of the rows of one contest that are left out as sums, and of those that stand twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mapgen.errors import Severity
from mapgen.files.parse_cells import name, shown
from mapgen.findings import TOLD_SINGLY, Finding, Value, finding
from mapgen.results.first_few import listed
from mapgen.results.unit_totals import UnitTotal, UnitTotals
from mapgen.results.vote_keys import VoteKey
from mapgen.results.vote_modes import ModesSettled
from mapgen.results.vote_rows import Choice, VoteRows, repeated_rows, zeros_beside_votes
from mapgen.words.terms import line_kind, plain


def say_modes(rows: VoteRows, modes: ModesSettled, names: Mapping[str, str], file: str) -> list[Finding]:
    """Modes that differ from their total, and modes that are or may be a sum of the others."""
    severity: Severity = "error" if modes.serious else "warning"
    several = len(modes.mismatches)
    findings = []
    for mismatch in modes.mismatches[:1] if several > TOLD_SINGLY else modes.mismatches:
        values: dict[str, Value] = {
            "choice": rows.choices[mismatch.choice].name,
            "place": _place_name(rows, mismatch.area, names),
            "summed": mismatch.modes_sum,
            "total": mismatch.total,
        }
        if several > TOLD_SINGLY:
            findings.append(finding("modes-differ-often", file, mismatch.line, severity, places=several, values=values))
        else:
            findings.append(finding("modes-differ", file, mismatch.line, severity, values=values))
    findings += [
        finding("mode-is-a-sum", file, severity="note", mode=shown(rows.modes[m])) for m in modes.known_by_figures
    ]
    findings += [finding("mode-may-be-a-sum", file, mode=shown(rows.modes[mode])) for mode in modes.doubtful]
    return findings


def say_units(rows: VoteRows, totals: UnitTotals, names: Mapping[str, str], file: str) -> list[Finding]:
    """Units that are sums of others, those that should be and are not, and those that may be."""

    def called(units: Sequence[UnitTotal]) -> str:
        return listed(
            [f"{shown(name(rows.units[unit.unit])[0])} in {_place_name(rows, unit.area, names)}" for unit in units]
        )

    def off(units: Sequence[UnitTotal]) -> dict[str, Value]:
        choice, total, parts = units[0].off[0]
        return {"choice": rows.choices[choice].name, "total": total, "summed": parts, "difference": parts - total}

    right = [total for total in totals.totals if total not in totals.wrong]
    slips = [total for total in right if total.off]
    findings = []
    if right:
        findings.append(finding("unit-is-a-sum", file, right[0].line, "note", units=called(right)))
    if totals.of_all:
        first = totals.of_all[0].line
        findings.append(finding("unit-sums-every-county", file, first, "note", units=called(totals.of_all)))
    if slips:
        values = {"slips": len(slips), "units": called(slips[:1]), **off(slips)}
        findings.append(finding("unit-sum-slips", file, slips[0].line, "warning", values=values))
    if totals.wrong:
        values = {"units": called(totals.wrong), **off(totals.wrong)}
        findings.append(finding("unit-total-differs", file, totals.wrong[0].line, values=values))
    if totals.doubtful:
        findings.append(finding("unit-may-be-a-sum", file, totals.doubtful[0].line, units=called(totals.doubtful)))
    return findings


def say_subtotals(rows: VoteRows, found: Sequence[int], names: Mapping[str, str], file: str) -> list[Finding]:
    """Rows of one line that sum others of it, where no such row stands for the other lines."""
    if not found:
        return []
    told = listed(
        [
            f"{rows.choices[rows.choice[at]].name}: {shown(name(rows.units[rows.unit[at]])[0])} in "
            f"{_place_name(rows, int(rows.area[at]), names)}"
            for at in found
        ]
    )
    return [finding("row-may-be-a-subtotal", file, int(rows.line[found[0]]), rows=told)]


def say_repeats(rows: VoteRows, keys: Mapping[int, VoteKey], file: str) -> list[Finding]:
    """Rows that stand twice; those of a line that is no person, "Write-in", may, and those of names written in.

    Args:
        rows: The rows that are counted.
        keys: The cells of the rows by the number of their sum.
        file: The file as the user knows it.
    """
    zeros = zeros_beside_votes(rows)
    rows = rows.only(~zeros)
    repeats: dict[int, dict[str, str]] = {}
    for at, earlier in repeated_rows(rows):
        choice = rows.choices[int(rows.choice[at])]
        if not choice.counts or _may_repeat(choice):
            continue
        key = keys[int(rows.slot[at])]
        parts = (key.candidate.strip(), "in", key.county.strip() or key.geoid)
        who = name(" ".join(part for part in parts if part))[0]
        repeats.setdefault(int(rows.line[at]), {"who": who, "first": str(int(rows.line[earlier]))})
    lines = sorted(repeats)
    note = [finding("rows-of-zeros", file, severity="note", rows=int(zeros.sum()))] * bool(zeros.any())
    if len(lines) > TOLD_SINGLY:
        return [*note, finding("rows-repeated", file, lines[0], rows=len(lines), values=repeats[lines[0]])]
    return [*note, *(finding("row-repeated", file, line, values=repeats[line]) for line in lines)]


def _may_repeat(choice: Choice) -> bool:
    """Whether a line is tallied by hand, again and again in one precinct, as names that were written in are."""
    return line_kind(choice.name) == "other" or plain(choice.party).replace(" ", "").startswith("writein")


def _place_name(rows: VoteRows, area: int, names: Mapping[str, str]) -> str:
    where = rows.areas[area]
    return names.get(where, where.split("\t")[-1].strip() or name(" ".join(where.split("\t")))[0])
