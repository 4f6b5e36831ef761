"""County codes through the years: returns of one year carried to boundaries of another, where that is exact."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

import msgspec

from mapgen.findings import Finding, finding
from mapgen.geoid import STATE_FIPS


class CodeChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A change of counties and their codes.

    Attributes:
        date: When it took effect.
        before: The codes of the counties concerned until then.
        after: The codes of the same area since.
        what: What happened, a sentence without its full stop.
        source: Where that is recorded.
    """

    date: date
    before: tuple[str, ...]
    after: tuple[str, ...]
    what: str
    source: str


class CountedWith(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"other": "with"}):
    """A county whose ballots are counted with another's."""

    geoid: str
    other: str
    what: str
    source: str


class Unmappable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Units of returns that are no counties; `pattern` holds for a whole code or name, in the `states` or in all."""

    states: tuple[str, ...]
    pattern: str
    reason: str


class Numbered(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state whose returns are of districts with the numbers 1 to `many`; the patterns have the group `number`."""

    state: str
    kind: str
    many: int
    names: str
    codes: str
    source: str


class Board(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A city whose own board counts its part of a county, and how files write it and the rest of the county."""

    geoid: str
    names: tuple[str, ...]
    codes: tuple[str, ...]
    what: str
    source: str
    rest: tuple[str, ...] = ()


class Vintages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `vintage.toml` records, the latest change first."""

    changes: tuple[CodeChange, ...]
    counted_with: tuple[CountedWith, ...]
    unmappable: tuple[Unmappable, ...]
    numbered: tuple[Numbered, ...]
    boards: tuple[Board, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """How the codes of returns become those of boundaries.

    Attributes:
        codes: The returns' code to the boundaries', for the codes that differ; several can go to one, whose votes
            are then their sum.
        without: Counties of the boundaries that have no returns of their own, with the reason.
        findings: Each change that was applied, as a note; as an error, each that cannot be: one county became several,
            or the new ones cut across the old.
    """

    codes: Mapping[str, str]
    without: Mapping[str, str]
    findings: tuple[Finding, ...]


@cache
def vintages() -> Vintages:
    """The recorded changes, joint counts and units that are no counties."""
    text = (resources.files("mapgen") / "vintage.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Vintages)


def carry(returns: Collection[str], boundaries: Collection[str], day: str = "") -> Carried:
    """Find how to carry the codes of returns over to boundaries of another year.

    Args:
        returns: The GEOIDs that occur in the returns.
        boundaries: Those of the boundaries.
        day: The day of the election or its year, ISO 8601, or empty. A county that keeps its code through a change is
            the same area on both sides where returns and boundaries are both of before it, or both of after it.
    """
    have, drawn = set(returns), set(boundaries)
    codes: dict[str, str] = {}
    notes: list[Finding] = []
    refused: list[Finding] = []
    for change in vintages().changes:
        step = _step(change, have, drawn, day)
        if step is None:
            recorded = {"change": change.what, "day": change.date.isoformat(), "source": change.source}
            refused.append(finding("codes-cannot-be-carried", values=recorded))
        elif step:
            codes.update(step)
            pairs = ", ".join(f"{old} to {new}" for old, new in step.items())
            applied = {"change": change.what, "day": change.date.isoformat(), "pairs": pairs}
            notes.append(finding("codes-carried", severity="note", values=applied))
    if refused:
        return Carried({}, {}, tuple(refused))
    joint = {
        each.geoid: f"{each.what} ({each.other})"
        for each in vintages().counted_with
        if each.geoid in drawn - have and each.other in have
    }
    notes += [
        finding("counted-with-another", severity="note", area=geoid, geoid=geoid, reason=why)
        for geoid, why in joint.items()
    ]
    return Carried(codes, joint, tuple(notes))


def unmappable(unit: str, state: str | None = None) -> str | None:
    """Why a unit of returns cannot be drawn as a county, or None where nothing is known against it.

    Args:
        unit: Its code or its name, as the returns have it.
        state: Postal code or two-digit code of its state, where that is known.

    Returns:
        The reason, a sentence without its full stop.
    """
    text = re.sub(r"\s+", " ", unit).strip().casefold().removesuffix(".0")
    code = STATE_FIPS.get(state.upper(), state) if state is not None else None
    for rule in vintages().unmappable:
        # A bare code names its state itself.
        here = not rule.states or (text.isdigit() if code is None else code in rule.states)
        if here and re.fullmatch(rule.pattern, text):
            return rule.reason
    return None


def _step(change: CodeChange, have: set[str], drawn: set[str], day: str) -> dict[str, str] | None:
    """The codes a change carries over: none where it does not lie between the two, None where it cannot."""
    retired = set(change.before) - set(change.after)
    made = set(change.after) - set(change.before)
    kept = set(change.before) & set(change.after) & have
    sides = (
        (retired, change.before, change.after, _is_before(day, change)),
        (made, change.after, change.before, _is_after(day, change)),
    )
    for only_there, source, to, own_time in sides:
        between = sorted((only_there & have) - drawn)
        if between:
            exact = len(to) == 1 and to[0] in drawn and have.issuperset(source)
            return dict.fromkeys(between, to[0]) if exact else None
        # The code that stays means another area: what it gave up or took in is drawn apart and has no votes.
        # In the counties of its own time, one that has no votes is not of the contest, or is missed.
        if kept and only_there & drawn - have and not own_time:
            return None
    return {}


def _is_before(day: str, change: CodeChange) -> bool:
    """Whether an election was held before a change; of its own year that is not known without the day."""
    return bool(day) and day < change.date.isoformat()[: len(day)]


def _is_after(day: str, change: CodeChange) -> bool:
    return day > change.date.isoformat()[: len(day)]
