"""What each column of a table is for in a layout, told by its header."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mapgen.results.layout import LayoutMatch, ReturnsLayout, Role, VoteColumn
from mapgen.results.reshape import header_key
from mapgen.words.terms import units

YEAR, NAME = "{year}", "{name}"


def place_roles(layout: ReturnsLayout, keys: list[str], sample: Sequence[Sequence[str]]) -> dict[Role, int]:
    """Where the column of each role stands, by the headers that the layout knows for it.

    Args:
        layout: The layout.
        keys: The headers as they are compared.
        sample: Some rows, which say whether a column of precincts counts them.
    """
    at: dict[Role, int] = {}
    for role, names in layout.columns.items():
        place = next((keys.index(name) for name in names if name in keys), None)
        if place is not None and place not in at.values():
            at[role] = place
    if {"reporting", "precincts"} <= set(at) and "reported" not in at and _counts_precincts(at, sample):
        at["reported"] = at.pop("reporting")
    if "reported" in at and not {"reporting", "precincts"} & set(at) and _holds_percentages(at["reported"], sample):
        at["reporting"] = at.pop("reported")
    if not {"reported", "precincts"} <= set(at):
        # How many have reported says nothing without how many there are.
        at.pop("reported", None)
        at.pop("precincts", None)
    return at


def _holds_percentages(place: int, sample: Sequence[Sequence[str]]) -> bool:
    """Whether every cell of a column is a percentage that is written as one."""
    cells = [row[place].strip() for row in sample if place < len(row) and row[place].strip()]
    return bool(cells) and all(re.fullmatch(r"[0-9.]+ ?%", cell) for cell in cells)


def named_columns(layout: ReturnsLayout, keys: list[str]) -> tuple[VoteColumn, ...]:
    """The columns that hold a candidate's votes under the headers that the layout gives."""
    columns = []
    for named in layout.candidates:
        pattern = re.compile(
            re.escape(named.column)
            .replace(re.escape(YEAR), "(?P<year>[0-9]{4})")
            .replace(re.escape(NAME), "(?P<name>.+)")
        )
        for place, key in enumerate(keys):
            match = pattern.fullmatch(key)
            if match is not None:
                parts = match.groupdict()
                called = named.name.replace(NAME, (parts.get("name") or "").replace("_", " ").title())
                columns.append(VoteColumn(place, called, named.party, parts.get("year") or ""))
    return tuple(columns)


def state_columns(match: LayoutMatch) -> list[int]:
    """Where columns stand that say the state, besides the layout's own, the likeliest first."""
    keys = match.layout.known_keys([header_key(cell) for cell in match.header])
    names = match.layout.columns.get("state", ())
    return [keys.index(name) for name in names if name in keys and keys.index(name) not in match.at.values()]


def unit_columns(keys: Sequence[str], at: Mapping[Role, int]) -> tuple[int, ...]:
    """Where the columns stand that name a unit of a county; the layout's own is one of them."""
    taken = {place for role, place in at.items() if role != "precinct"}
    own = {at["precinct"]} if "precinct" in at else set()
    if "county" not in at and "geoid" not in at:
        return tuple(own)
    return tuple(
        sorted(own | {place for place, key in enumerate(keys) if key in units().headers and place not in taken})
    )


def _counts_precincts(at: Mapping[Role, int], sample: Sequence[Sequence[str]]) -> bool:
    """Whether the column called "reporting" counts the precincts beside it: never more than there are, none a share.

    Where every row says 100 and the precincts differ, they are percentages.
    """
    pairs = [
        (row[at["reporting"]].strip(), row[at["precincts"]].strip()) for row in sample if len(row) > max(at.values())
    ]
    filled = [(part.replace(",", ""), whole.replace(",", "")) for part, whole in pairs if part and whole]
    if not filled or not all(part.isdecimal() and whole.isdecimal() for part, whole in filled):
        return False
    fits = all(int(part) <= int(whole) for part, whole in filled)
    hundreds = {part for part, _ in filled} == {"100"} and len({whole for _, whole in filled}) > 1
    return fits and not hundreds
