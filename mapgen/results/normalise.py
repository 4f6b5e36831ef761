"""The cells that say what votes are of, each interpreted once: contest, state, party, and the line of the ballot."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from mapgen.files.parse_cells import Repair, county_code, name
from mapgen.geoid import is_county_geoid, territory_code
from mapgen.results.rounds import round_of
from mapgen.results.vote_keys import VoteKey, VoteSum
from mapgen.words.terms import is_country, line_kind, office_name, party_code, plain, state_code, with_party

NO_DISTRICT = frozenset({"", "0", "00", "000", "statewide", "state", "na", "n a", "nan", "none", "null"})
"""What stands for no district, plain."""

NATION = "US"

Stage = Literal["", "primary", "general"]


class ContestCells(NamedTuple):
    """What the cells of a row say of its contest; empty where they say nothing.

    Attributes:
        office: As mapgen writes it, or as the file does where mapgen knows none such.
        district: Without leading zeros; empty for the whole state.
        stage: "primary" or "general", or the file's own plain word for another.
        date: ISO 8601, the day or the year.
        round: The number of a ranked choice's round.
    """

    office: str
    district: str
    stage: str
    date: str
    round: str


class NormalisedSum(NamedTuple):
    """Votes with what their cells say.

    Attributes:
        contest: Which contest they are of.
        state: The postal code of the state or territory, "US" of the country's own row, or empty.
        party: The party's abbreviation, or empty.
        person: The plain name of the line where it is a person's, or None.
        key: The cells as they stand in the file.
        votes: The votes.
    """

    contest: ContestCells
    state: str
    party: str
    person: str | None
    key: VoteKey
    votes: VoteSum


class LineCells(NamedTuple):
    """What the cells of a row say of its line: name, party or empty, and what was repaired to read the name."""

    name: str
    party: str
    repairs: tuple[Repair, ...]


def normalise(sums: Iterable[tuple[VoteKey, VoteSum]], office: str = "") -> list[NormalisedSum]:
    """The votes of a file with what their cells say; cells that are alike are interpreted once.

    Args:
        sums: Votes by key.
        office: The office that all are for, where the layout says it.
    """
    contests: dict[tuple[str, ...], ContestCells] = {}
    states: dict[tuple[str, str], str] = {}
    persons: dict[tuple[str, str], str | None] = {}
    normalised = []
    for key, votes in sums:
        of_contest = (key.office, key.district, key.stage, key.date, key.round)
        if of_contest not in contests:
            contests[of_contest] = contest_cells(key, office)
        of_state = (key.state, key.geoid)
        if of_state not in states:
            states[of_state] = _state(key)
        of_person = (key.first, key.candidate)
        if of_person not in persons:
            written = written_line(key)
            persons[of_person] = plain(written) if line_kind(written) == "candidate" else None
        normalised.append(
            NormalisedSum(contests[of_contest], states[of_state], party_code(key.party), persons[of_person], key, votes)
        )
    return normalised


def contest_cells(key: VoteKey, office: str = "") -> ContestCells:
    """What the cells of one row say of its contest, the office being given where the layout says it."""
    return ContestCells(
        office=office or office_name(key.office),
        district=district_name(key.district),
        stage=stage_of(key.stage) or plain(key.stage),
        date=iso_date(key.date),
        round=round_of(key.round),
    )


def line_cells(key: VoteKey) -> LineCells:
    """What the cells of one row say of its line; a party may stand behind the name."""
    called, repairs = name(written_line(key))
    party = party_code(name(key.party)[0])
    if not party:
        called, party = with_party(called)
    return LineCells(called, party, repairs)


def written_line(key: VoteKey) -> str:
    """The name of a line as the file has it."""
    return f"{key.first} {key.candidate}" if key.first.strip() else key.candidate


def stage_of(text: str) -> Stage:
    """The stage that a word is of; empty where it is neither's."""
    word = plain(text)
    if "runoff" in word.replace(" ", ""):
        return ""
    if word.startswith(("gen", "g ")) or word == "g":
        return "general"
    return "primary" if word.startswith(("pri", "cauc", "dem", "rep")) or word in ("d", "r", "e", "s", "p") else ""


def iso_date(text: str) -> str:
    """A day or a year as ISO 8601 has it; empty where the text is neither."""
    cell = text.strip().removesuffix(".0")
    for pattern, order in (
        (r"([12][0-9]{3})-?([01][0-9])-?([0-3][0-9])(?:[T ].*)?", (1, 2, 3)),
        (r"([01]?[0-9])/([0-3]?[0-9])/([12][0-9]{3})", (3, 1, 2)),
    ):
        parts = re.fullmatch(pattern, cell)
        if parts is not None:
            year, month, day = (int(parts[at]) for at in order)
            try:
                return dt.date(year, month, day).isoformat()
            except ValueError:
                return ""
    return cell if re.fullmatch("(1[89]|20)[0-9]{2}", cell) else ""


def full_date(day: str, stage: Stage) -> str:
    """A general election's day from its year: the Tuesday after November's first Monday (2 U.S.C. § 7)."""
    if len(day) != 4 or stage != "general" or int(day) % 2:
        return day
    first = dt.date(int(day), 11, 1)
    monday = first + dt.timedelta(days=(0 - first.weekday()) % 7)
    return (monday + dt.timedelta(days=1)).isoformat()


def district_name(written: str) -> str:
    """A district as it is told from others: plain, without leading zeros; empty for none."""
    # "Statewide special" tells a special election from the regular one, which is statewide as well.
    text = plain(written).removeprefix("statewide ")
    return "" if text in NO_DISTRICT else re.sub(r"^0+(?=.)", "", text)


def _state(key: VoteKey) -> str:
    """The postal code of a row's state or territory, "US" for the country's own, or empty."""
    if is_country(key.state) and not is_county_geoid(county_code(key.geoid)[0]):
        return NATION
    code, _ = county_code(key.geoid)
    written = state_code(key.state) or territory_code(key.state)
    if written or not is_county_geoid(code):
        return written
    return state_code(code[:2]) or territory_code(code[:2])
