"""Something of a contest chosen among what a file holds: the one there is, the one that is named, or a list of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from mapgen.errors import UsageError
from mapgen.files.parse_cells import name, shown
from mapgen.findings import Finding, finding, refusal
from mapgen.results.normalise import NormalisedSum
from mapgen.results.vote_keys import BLANK
from mapgen.words.terms import plain


def alike(one: str, other: str) -> bool:
    """Whether two texts are the same but for what people write differently."""
    return plain(one) == plain(other)


def choose(
    rows: list[NormalisedSum],
    of: Callable[[NormalisedSum], str],
    asked: str,
    *,
    file: str,
    what: str,
    same: Callable[[str, str], bool] = alike,
) -> tuple[str, list[NormalisedSum]]:
    """The value that is meant, and its rows.

    Args:
        rows: Those to choose from.
        of: A row's value.
        asked: The value that the user names, or empty.
        file: The file as the user knows it.
        what: What is chosen, which is the name of its option too.
        same: Whether a row's value is the one that is asked for.

    Raises:
        UsageError: There are several and none is named, or not the one that is named; they are listed.
    """
    rows_of = count_rows(rows, of)
    if asked and set(rows_of) != {""}:
        chosen = [value for value in rows_of if same(value, asked)]
        if not chosen and "" in rows_of and plain(asked) == BLANK:
            chosen = [""]
        if not chosen:
            raise list_choices(refusal("choice-unknown", file, option=what, asked=shown(asked)), rows_of, what)
        return chosen[0], [row for row in rows if of(row) in chosen]
    if len(rows_of) > 1:
        raise list_choices(refusal("choices-several", file, option=what, choices=len(rows_of)), rows_of, what)
    return (asked or next(iter(rows_of), "")), rows


def count_rows(rows: list[NormalisedSum], of: Callable[[NormalisedSum], str]) -> Counter[str]:
    """How many rows of the file each value has."""
    counted: Counter[str] = Counter()
    for row in rows:
        counted[of(row)] += row.votes.rows
    return counted


def list_choices(summary: Finding, rows_of: Counter[str], option: str, also: str = "none") -> UsageError:
    """The error that lists what there is, those with most rows first.

    Args:
        summary: What is wrong.
        rows_of: How many rows each choice has.
        option: The option that names one.
        also: What else can be named: "country", "all-parties" or "none".
    """
    ranked = sorted(rows_of, key=lambda value: (-rows_of[value], value))
    named = next((value for value in ranked if value), "")
    if "" in rows_of and option in ("district", "stage"):
        also = BLANK
    return UsageError(
        summary,
        problems=[
            finding("choice", choice=value, rows=rows_of[value]) if value else finding("choice-blank", rows=rows_of[""])
            for value in ranked
        ],
        fix=finding("name-one", option=option, example=_quoted(named), also=also),
    )


def _quoted(text: str) -> str:
    safe, _ = name(text)
    return f"'{safe}'" if re.search(r"[^\w.-]", safe) else safe
