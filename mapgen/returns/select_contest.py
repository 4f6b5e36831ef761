"""One contest out of a file that may hold many: known where it can be known, else the choices are named."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from mapgen.errors import Problem, ReturnsError, UsageError
from mapgen.geoid import STATE_FIPS, is_county_geoid, territory_code
from mapgen.returns.cells import county_code, name, shown
from mapgen.returns.rounds import last_round, round_of
from mapgen.returns.vocabulary import line_kind, office_name, party_code, plain, state_code
from mapgen.returns.vote_keys import BLANK, VoteKey, VoteSum
from mapgen.returns.vote_sums import VoteSums

NATION = "US"
ALL_PARTIES = "all"
NATIONWIDE = 45
"""A file with at least this many states is of the country, and no state need be named."""

Stage = Literal["", "primary", "general"]
Slots = list[tuple[VoteKey, VoteSum]]


@dataclass(frozen=True, slots=True)
class ContestFilter:
    """What the user named; empty where the file is to say it.

    Attributes:
        office: The office.
        district: The district; "blank" for the rows that name none, where others do.
        stage: The stage, as the file writes it.
        party: A party, or "all" for every party's candidates in one contest.
        state: A postal code or name, or "US".
        date: The day or the year of the election.
        round: The round of a ranked choice: its number, or "last".
        kind: "primary" or "general", where a description says it; empty for what the file says.
        described: Whether a description names the contest, so that what is empty here is empty there.
    """

    office: str = ""
    district: str = ""
    party: str = ""
    state: str = ""
    date: str = ""
    stage: str = ""
    round: str = ""
    kind: Stage = ""
    described: bool = False


@dataclass(frozen=True, slots=True)
class SelectedContest:
    """One contest of a file.

    Attributes:
        slots: Its votes.
        office: As mapgen writes it, or empty where the file has none.
        district: The district, or empty.
        stage: "primary", "general", or empty where it is not known.
        date: The day or the year, or empty.
        party: The party whose primary it is, or empty.
        state: The postal code, "US", or empty where only the counties' names can say it.
        round: The round of a ranked choice, from 1; 0 where there are none.
        rounds: How many rounds the file has of it; 0 where that is not known.
    """

    slots: tuple[tuple[VoteKey, VoteSum], ...]
    office: str
    district: str
    stage: Stage
    date: str
    party: str
    state: str
    round: int = 0
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What a file's name says, where it is named as OpenElections names files."""

    date: str = ""
    state: str = ""
    stage: Stage = ""


def facts_of(file: str) -> NameFacts:
    """What the name of a file says: `20160517__ky__primary__president__county.csv`."""
    parts = [part for part in re.split("__", re.split(r"[/\\]", file)[-1].split(".")[0].casefold()) if part]
    if len(parts) < 2:
        return NameFacts()
    day = next((part for part in parts if re.fullmatch("[12][0-9]{7}", part)), "")
    state = next((part.upper() for part in parts if part.upper() in STATE_FIPS), "")
    stage: Stage = "primary" if {"primary", "caucus"} & set(parts) else "general" if "general" in parts else ""
    return NameFacts(_iso(day), state, stage)


def select_contest(gathered: VoteSums, asked: ContestFilter) -> SelectedContest:
    """The one contest that is meant.

    Raises:
        ReturnsError: The file holds several and none is named, or not the one that is named; the choices are listed.
    """
    layout, facts = gathered.recognised.layout, facts_of(gathered.file)
    slots = list(gathered.slots.items())
    if asked.state:
        # Only the chosen state's offices, districts and dates are to be chosen from.
        _, slots = _of_state(slots, asked.state, facts, gathered)
    office, slots = _picked(
        slots, lambda key: layout.office or office_name(key.office), asked.office, "office", "offices", gathered,
        same=lambda one, other: office_name(one) == office_name(other) or plain(one) == plain(other),
    )  # fmt: skip
    if not office and "office" in gathered.recognised.at and not asked.described:
        raise ReturnsError(
            f"{gathered.file} does not say what office its votes are for.",
            problems=[Problem("the column for the office is blank", gathered.file, slots[0][1].line)],
            fix="Write the office into the column, or name it, for instance --office President.",
        )
    district, slots = _picked(slots, _district, asked.district, "district", "districts", gathered)
    at_round, rounds, slots = in_round(slots, asked.round, gathered)
    given, slots = _dated(slots, asked.date, gathered)
    day = _iso(asked.date) or given or facts.date or layout.date
    # A description says the kind; of a file with several stages those rows are meant.
    kind = asked.kind if asked.kind in {_stage_said(key) for key, _ in slots} else ""
    written, slots = _picked(slots, _stage_said, asked.stage or kind, "stage", "stages", gathered)
    stage: Stage = asked.kind or layout.stage or _stage(written) or facts.stage
    state, slots = _of_state(slots, asked.state, facts, gathered)
    party, slots, stage = _of_party(slots, asked.party, stage, gathered)
    _hold_parted(slots, gathered)
    return SelectedContest(
        tuple(slots), office, district, stage, _full_date(day, stage), party, state, at_round, rounds
    )


def in_round(slots: Slots, asked: str, gathered: VoteSums) -> tuple[int, int, Slots]:
    """One round of a ranked choice: its number, how many there are, and its rows; 0 and 0 where there are none.

    Raises:
        UsageError: There are several and none is named, or not the one that is named.
    """
    last = last_round(key.round for key, _ in slots)
    wanted = str(last or "") if plain(asked) in ("last", "final") else plain(asked)
    if asked and not wanted:
        raise UsageError(f"{gathered.file} has no rounds.", fix="Leave --round away.")
    if wanted and not wanted.isdigit():
        raise UsageError(f"--round {asked!r} is no round.", fix="Write its number, or “last”.")
    found, slots = _picked(slots, lambda key: round_of(key.round), wanted, "round", "rounds", gathered)
    return (int(found), last, slots) if found.isdigit() else (0, 0, slots)


def _hold_parted(slots: Slots, gathered: VoteSums) -> None:
    """Refuse a contest whose lines a column of contests does not part: their votes would be another's too."""
    offices = {key.office for key, slot in gathered.slots.items() if slot.number in gathered.unparted}
    # Where the column stands for the office itself, every one of its offices lacks those lines.
    if gathered.unparted and ("office" not in gathered.recognised.at or offices & {key.office for key, _ in slots}):
        lines = sorted(set(gathered.unparted.values()))
        raise ReturnsError(
            f"{gathered.file} seems to hold several contests: {shown(gathered.parted_by)} parts the candidates.",
            problems=[Problem(f"{shown(line)} stands under several of its values", gathered.file) for line in lines],
            fix="Call that column office or district, or leave it out if it says something else.",
        )


def _picked(
    slots: Slots,
    of: Callable[[VoteKey], str],
    asked: str,
    what: str,
    several: str,
    gathered: VoteSums,
    *,
    same: Callable[[str, str], bool] = lambda one, other: plain(one) == plain(other),
) -> tuple[str, Slots]:
    found: Counter[str] = Counter()
    for key, slot in slots:
        found[of(key)] += slot.rows
    if asked and set(found) != {""}:
        chosen = [value for value in found if same(value, asked)]
        if not chosen and "" in found and plain(asked) == BLANK:
            chosen = [""]
        if not chosen:
            raise _choices(f"{gathered.file} has no {what} {shown(asked)}.", found, what)
        return chosen[0], [(key, slot) for key, slot in slots if of(key) in chosen]
    if len(found) > 1:
        raise _choices(f"{gathered.file} holds {len(found):,} {several}, and a map shows one.", found, what)
    return (asked or next(iter(found), "")), slots


def _choices(summary: str, found: Counter[str], option: str) -> UsageError:
    ranked = sorted(found, key=lambda value: (-found[value], value))
    named = next((value for value in ranked if value), "")
    blank = (
        f", or --{option} {BLANK} for the rows that name none"
        if "" in found and option in ("district", "stage")
        else ""
    )
    return UsageError(
        summary,
        problems=[
            Problem(f"{value or '(blank)'}: {found[value]:,} {'row' if found[value] == 1 else 'rows'}")
            for value in ranked
        ],
        fix=f"Name one, for instance --{option} {_quoted(named)}{blank}.",
    )


def _quoted(text: str) -> str:
    safe, _ = name(text)
    return f"'{safe}'" if re.search(r"[^\w.-]", safe) else safe


def _district(key: VoteKey) -> str:
    # "Statewide special" tells a special election from the regular one, which is statewide as well.
    text = plain(key.district).removeprefix("statewide ")
    return "" if text in ("", "0", "00", "000", "statewide", "state") else re.sub(r"^0+(?=.)", "", text)


def _dated(slots: Slots, asked: str, gathered: VoteSums) -> tuple[str, Slots]:
    found: Counter[str] = Counter()
    for key, slot in slots:
        found[_iso(key.date)] += slot.rows
    wanted = _iso(asked)
    if asked and not wanted:
        raise UsageError(f"{asked!r} is no date.", fix="Write it as 2016-05-17, or the year alone.")
    if wanted and set(found) != {""}:
        held = [value for value in found if value.startswith(wanted) or (len(value) == 4 and wanted.startswith(value))]
        if not held:
            raise _choices(f"{gathered.file} has no election of {asked}.", found, "date")
        found = Counter({value: found[value] for value in held})
        slots = [(key, slot) for key, slot in slots if _iso(key.date) in held]
    if len(found) > 1:
        raise _choices(f"{gathered.file} holds {len(found)} elections, and a map shows one.", found, "date")
    return next(iter(found), ""), slots


def _of_state(slots: Slots, asked: str, facts: NameFacts, gathered: VoteSums) -> tuple[str, Slots]:
    wanted = NATION if plain(asked) in ("us", "usa", "united states") else state_code(asked)
    if asked and not wanted:
        raise UsageError(
            f"{asked!r} is no state.", fix="Use the two letters of its postal code, or US for all of them."
        )
    found: Counter[str] = Counter()
    of_code: dict[tuple[str, str], str] = {}
    for key, slot in slots:
        where = of_code.setdefault((key.state, key.geoid), _state_of(key))
        found[where] += slot.rows
    known = {state for state in found if state in STATE_FIPS}
    if wanted == NATION or (not wanted and len(known) >= NATIONWIDE):
        return NATION, slots
    if not wanted and len(known) > 1:
        found = Counter({state: rows for state, rows in found.items() if state in known})
        error = _choices(f"{gathered.file} holds {len(known)} states, and a map shows one or all.", found, "state")
        raise UsageError(error.what, problems=error.problems, fix=f"{error.fix[:-1]}, or --state US for the country.")
    if wanted and known and wanted not in known:
        raise _choices(f"{gathered.file} has no rows of {wanted}.", found, "state")
    state = wanted or next(iter(known), "") or facts.state
    return state, [(key, slot) for key, slot in slots if of_code[key.state, key.geoid] in ("", state)]


def _state_of(key: VoteKey) -> str:
    """The postal code of a row's state or territory, or empty."""
    code, _ = county_code(key.geoid)
    written = state_code(key.state) or territory_code(key.state)
    if written or not is_county_geoid(code):
        return written
    return state_code(code[:2]) or territory_code(code[:2])


def _of_party(slots: Slots, asked: str, stage: Stage, gathered: VoteSums) -> tuple[str, Slots, Stage]:
    """The party whose primary is meant, or none: the parties tell a general election's candidates apart."""
    people: dict[str, set[str]] = {}
    rows: Counter[str] = Counter()
    for key, slot in slots:
        code = party_code(key.party)
        rows[code] += slot.rows
        if line_kind(f"{key.first} {key.candidate}".strip()) == "candidate":
            people.setdefault(code, set()).add(plain(f"{key.first} {key.candidate}"))
    major = [code for code in ("DEM", "REP") if len(people.get(code, ())) > 1]
    named = {code for code in people if code}
    if asked:
        wanted = party_code(asked)
        if plain(asked) == ALL_PARTIES or wanted not in rows:
            if plain(asked) != ALL_PARTIES and named:
                raise _choices(f"{gathered.file} has no candidates of the party {asked!r}.", rows, "party")
            return ("" if plain(asked) == ALL_PARTIES else wanted), slots, stage or "primary"
        return wanted, _with_party(slots, wanted), stage or "primary"
    if len(named) == 1 and (stage == "primary" or major):
        return next(iter(named)), slots, "primary"
    if len(named) > 1 and (stage == "primary" or (major and stage != "general")):
        error = _choices(
            f"{gathered.file} holds the candidates of {len(named)} parties, several to a party: these are primaries, "
            "or one election that all stood in.", Counter({code: rows[code] for code in named}), "party",
        )  # fmt: skip
        raise UsageError(error.what, problems=error.problems, fix=f"{error.fix[:-1]}, or --party all for one contest.")
    return "", slots, stage


def _with_party(slots: Slots, wanted: str) -> Slots:
    return [(key, slot) for key, slot in slots if party_code(key.party) == wanted]


def _stage_said(key: VoteKey) -> str:
    """The stage a row is of: a known one, else its own word."""
    return _stage(key.stage) or plain(key.stage)


def _stage(text: str) -> Stage:
    word = plain(text)
    if "runoff" in word.replace(" ", ""):
        return ""
    if word.startswith(("gen", "g ")) or word == "g":
        return "general"
    return "primary" if word.startswith(("pri", "cauc", "dem", "rep")) or word in ("d", "r", "e", "s", "p") else ""


def _iso(text: str) -> str:
    """A day or a year as ISO 8601 has it; empty where the text is neither."""
    cell = text.strip().removesuffix(".0")
    for pattern, order in (
        (r"([12][0-9]{3})-?([01][0-9])-?([0-3][0-9])(?:[T ].*)?", (1, 2, 3)),
        (r"([01]?[0-9])/([0-3]?[0-9])/([12][0-9]{3})", (3, 1, 2)),
    ):
        found = re.fullmatch(pattern, cell)
        if found is not None:
            year, month, day = (int(found[at]) for at in order)
            try:
                return dt.date(year, month, day).isoformat()
            except ValueError:
                return ""
    return cell if re.fullmatch("(1[89]|20)[0-9]{2}", cell) else ""


def _full_date(day: str, stage: Stage) -> str:
    """A general election's day from its year: the Tuesday after November's first Monday (2 U.S.C. § 7)."""
    if len(day) != 4 or stage != "general" or int(day) % 2:
        return day
    first = dt.date(int(day), 11, 1)
    monday = first + dt.timedelta(days=(0 - first.weekday()) % 7)
    return (monday + dt.timedelta(days=1)).isoformat()
