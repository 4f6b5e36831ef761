"""What `mapgen check` says: every fact that was held to another, with its figures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from mapgen.colour.palette import PairFinding
from mapgen.composition.check_palette import alike, gate, nearest, refuse
from mapgen.findings import Finding
from mapgen.specs.contest import NO_DATA
from mapgen.words.numbers import numbers
from mapgen.workflows.build_site import choropleths
from mapgen.workflows.load_atlas import load


def report(path: Path, *, frozen: bool = True) -> tuple[list[str], list[Finding]]:
    """Read, verify, join, classify and compose everything an atlas names; write nothing.

    Args:
        path: The `atlas.toml`.
        frozen: Whether every file must be as it is described (`load`).

    Returns:
        A sentence for everything that was held to something else, and the warnings and notes on what was read.

    Raises:
        MapgenError: Something does not hold.
    """
    loaded = load(path, frozen=frozen)
    changed = len(loaded.opened.findings)
    but = f" but {changed} that changed" if changed else ""
    figures = numbers("en")
    said = [
        (
            f"{figures.votes(len(loaded.boundaries))} counties have boundaries that share their borders exactly; "
            f"every file{but} has the bytes and the hash its description gives"
        )
    ]
    for contest_id, counted in loaded.contests.items():
        ledger = counted.results.ledger
        as_described = contest_id not in loaded.opened.changed
        held = (
            f", equal to the described {'total' if len(counted.contest.totals) == 1 else 'totals'} of "
            + ", ".join(counted.contest.totals)
            if counted.contest.totals and as_described
            else ""
        )
        said.append(
            f"{contest_id} ({counted.contest.status}): {figures.votes(len(counted.tally))} counties, "
            f"{figures.votes(len(counted.returns))} rows, {figures.votes(ledger.counted)} votes{held}"
        )
    for contest_id, counties in loaded.counties.items():
        with_returns = int((counties["winner"] != NO_DATA).sum())
        said.append(
            f"{contest_id}: {figures.votes(with_returns)} of {figures.votes(len(counties))} counties joined to their "
            "returns, no row left over"
        )
    close = []
    for each in choropleths(loaded):
        classes = len(each.legend.classes) + (len(each.marking.classes) if each.marking else 0)
        said.append(f"map {each.slug}: every county falls in exactly one of the scheme's classes; {classes} occur")
        findings = gate(each)
        close += alike(findings, each.slug)
        said.append(f"map {each.slug}: {colours_apart(findings)}")
    refuse(close)
    return said, loaded.remarks


def colours_apart(findings: Sequence[PairFinding]) -> str:
    """How far apart the classes of a map are, for each kind of vision, as a sentence without its full stop."""
    if not findings:
        return "a single class is drawn"
    worst = [f"{vision} {math.floor(sight.delta_e * 10) / 10:.1f}" for vision, sight in nearest(findings).items()]
    least = f"the least ΔE where textures do not differ: {', '.join(worst)}" if worst else "by their textures alone"
    pairs = "one pair of classes is" if len(findings) == 1 else f"{len(findings):,} pairs of classes are"
    return f"{pairs} apart in light and dark; {least}"
