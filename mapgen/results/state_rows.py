"""The rows of one state in a table of several, by which its columns are judged."""

from __future__ import annotations

from collections.abc import Iterator

from mapgen.files.parse_cells import county_code
from mapgen.files.rows import Row
from mapgen.geoid import STATE_FIPS, is_county_geoid
from mapgen.results.layout import LayoutMatch
from mapgen.results.place_columns import state_columns
from mapgen.words.terms import state_code

FURTHEST_TEXT = 64_000_000
"""Characters of a table that are looked through for a state's rows at most."""


def rows_of_state(
    rows: Iterator[Row], recognised: LayoutMatch, state: str, *, most: int
) -> tuple[list[Row], list[Row]]:
    """A state's first rows, and all that were taken to find them.

    Args:
        rows: The rows after the headers.
        recognised: The table's layout, as its first rows have it.
        state: The state's postal code.
        most: So many of its rows are enough.
    """
    states = [recognised.at["state"]] if "state" in recognised.at else state_columns(recognised)
    codes = [recognised.at["geoid"]] if "geoid" in recognised.at else []
    own: list[Row] = []
    taken: list[Row] = []
    if not states and not codes:
        return own, taken
    left = FURTHEST_TEXT
    for line, cells in rows:
        taken.append((line, cells))
        written = [county_code(cells[at])[0] for at in codes if at < len(cells)]
        # A county's code is surer than what stands beside it; a state's own row has none.
        if (
            any(is_county_geoid(code) and code.startswith(STATE_FIPS.get(state, "-")) for code in written)
            or any(state_code(cells[at]) == state for at in states if at < len(cells))
        ):  # fmt: skip
            own.append((line, cells))
        left -= sum(map(len, cells))
        if len(own) >= most or left < 0:
            break
    return own, taken
