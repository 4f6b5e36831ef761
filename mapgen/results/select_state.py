"""The state whose rows are meant, or the country."""

from __future__ import annotations

from collections import Counter

from mapgen.errors import UsageError
from mapgen.findings import finding, refusal
from mapgen.geoid import STATE_FIPS
from mapgen.results.contest_choices import count_rows, list_choices
from mapgen.results.normalise import NATION, NormalisedSum
from mapgen.words.terms import is_country, state_code

NATIONWIDE = 45
"""A file with at least this many states is of the country, and no state need be named."""


def select_state(rows: list[NormalisedSum], asked: str, of_name: str, file: str) -> tuple[str, list[NormalisedSum]]:
    """The postal code of the state, "US", or empty where no row says it; and the rows.

    Args:
        rows: Those to choose from.
        asked: The state that the user names, by code or name, or "US", or empty.
        of_name: The state that the file's name says, or empty.
        file: The file as the user knows it.

    Raises:
        UsageError: There are several and none is named, or not the one that is named.
    """
    wanted = NATION if is_country(asked) else state_code(asked)
    if asked and not wanted:
        raise UsageError(finding("state-strange", asked=repr(asked)))
    rows_of = count_rows(rows, lambda row: row.state)
    known = {state for state in rows_of if state in STATE_FIPS}
    if wanted == NATION or (not wanted and len(known) >= NATIONWIDE):
        return NATION, rows
    if not wanted and len(known) > 1:
        raise list_choices(
            refusal("states-several", file, states=len(known)),
            Counter({state: count for state, count in rows_of.items() if state in known}),
            "state",
            "country",
        )
    if wanted and known and wanted not in known:
        raise list_choices(refusal("state-not-held", file, state=wanted), rows_of, "state")
    state = wanted or next(iter(known), "") or of_name
    # The country's own row is none of a state's, where rows say which state they are of.
    return state, [row for row in rows if row.state in ("", state) or (row.state == NATION and not known)]
