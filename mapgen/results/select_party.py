"""The party whose primary is meant, or none where the parties tell a general election's candidates apart."""

from __future__ import annotations

from collections import Counter

from mapgen.errors import UsageError
from mapgen.findings import refusal
from mapgen.results.contest_choices import count_rows, list_choices
from mapgen.results.normalise import NormalisedSum, Stage
from mapgen.words.terms import party_code, plain

ALL_PARTIES = "all"


def select_party(
    rows: list[NormalisedSum], asked: str, stage: Stage, file: str
) -> tuple[str, list[NormalisedSum], Stage]:
    """The party or empty, its rows, and the stage, which the parties may say.

    Args:
        rows: Those to choose from.
        asked: The party that the user names, "all", or empty.
        stage: As far as it is known.
        file: The file as the user knows it.

    Raises:
        UsageError: There are several primaries and none is named, or not the one that is named; or a
            general election is in the file, which has no party's primary.
    """
    rows_of = count_rows(rows, lambda row: row.party)
    people: dict[str, set[str]] = {}
    for row in rows:
        if row.person is not None:
            people.setdefault(row.party, set()).add(row.person)
    major = [code for code in ("DEM", "REP") if len(people.get(code, ())) > 1]
    named = {code for code in people if code}
    if asked:
        if stage == "general" and plain(asked) != ALL_PARTIES and party_code(asked) in named and len(named) > 1:
            raise UsageError(refusal("party-of-general", file, asked=repr(asked)))
        return *_asked(rows, asked, rows_of, named, file), stage or "primary"
    # Two of one party may meet in a general election, where the first two of a primary of all parties stand.
    if len(named) == 1 and (stage == "primary" or (major and stage != "general")):
        return next(iter(named)), rows, "primary"
    if len(named) > 1 and (stage == "primary" or (major and stage != "general")):
        raise list_choices(
            refusal("primaries-several", file, parties=len(named)),
            Counter({code: rows_of[code] for code in named}),
            "party",
            "all-parties",
        )
    return "", rows, stage


def _asked(
    rows: list[NormalisedSum], asked: str, rows_of: Counter[str], named: set[str], file: str
) -> tuple[str, list[NormalisedSum]]:
    """The party that is asked for, and its rows; all rows where the file names no parties."""
    wanted = party_code(asked)
    if plain(asked) == ALL_PARTIES:
        return "", rows
    if wanted in rows_of:
        return wanted, [row for row in rows if row.party == wanted]
    if named:
        raise list_choices(refusal("party-not-held", file, asked=repr(asked)), rows_of, "party")
    return wanted, rows
