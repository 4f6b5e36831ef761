"""Rows put into the roles of their layout: codes for what they stand for, cells that hold several things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from mapgen.files.rows import Row
from mapgen.results.layout import ROLES, Addition, LayoutMatch, ReturnsLayout, Role
from mapgen.results.reshape import header_key, ragged_row
from mapgen.words.terms import plain

LONGEST_CLEANED = 1_000
"""Characters of a cell that is taken apart at most: a regular expression of a user's may take long for more."""


def is_tidy(layout: ReturnsLayout) -> bool:
    """Whether a layout's rows are taken as they are."""
    return not (layout.clean or layout.values or layout.without or layout.adds)


@dataclass(frozen=True, slots=True)
class Tidier:
    """Puts the rows of one table into the roles of its layout.

    Attributes:
        given: The table as it was recognised.
        file: The file as the user knows it.
        made: The table as it will be: a column for each role, then those of votes, then those that are kept beside.
        patterns: What takes cells apart, by role.
        adds: Where the further columns stand that add to cells.
        beside: Where the columns stand, besides those of roles and votes, that say a unit or a party.
    """

    given: LayoutMatch
    file: str
    made: LayoutMatch
    patterns: Mapping[Role, re.Pattern[str]]
    adds: tuple[tuple[int, Addition], ...]
    beside: tuple[int, ...]

    def rows(self, rows: Iterator[Row]) -> Iterator[Row]:
        """The rows of the table that is made.

        Raises:
            ReturnsError: A row is cut off, or wider than its headers.
        """
        width = len(self.given.header)
        needed = 1 + max((*self.given.at.values(), *(column.at for column in self.given.votes)), default=0)
        for line, cells in rows:
            if not any(cell.strip() for cell in cells):
                yield line, []
                continue
            if len(cells) < needed or any(cell.strip() for cell in cells[width:]):
                raise ragged_row(self.file, line, len(cells), width, cut_off=len(cells) < needed)
            row = self._row(cells)
            if row is not None:
                yield line, row

    def _row(self, cells: list[str]) -> list[str] | None:
        """A row of the table that is made, or None where it is of no votes."""
        layout = self.given.layout
        row = {role: cells[at] for role, at in self.given.at.items()}
        if any(plain(row.get(role, "")) in words for role, words in layout.without.items()):
            return None
        for at, addition in self.adds:
            further = addition.values.get(cells[at].strip(), "") if at < len(cells) else ""
            row[addition.to] = f"{row.get(addition.to, '')} {further}".strip()
        for role, values in layout.values.items():
            if role in row:
                row[role] = values.get(row[role].strip(), row[role])
        for role, pattern in self.patterns.items():
            self._take_apart(row, role, pattern)
        votes = [cells[column.at] for column in self.given.votes]
        beside = [cells[at] if at < len(cells) else "" for at in self.beside]
        return [*(row.get(role, "") for role in self.made.at), *votes, *beside]

    @staticmethod
    def _take_apart(row: dict[Role, str], role: Role, pattern: re.Pattern[str]) -> None:
        cell = row.get(role, "").strip()
        fits = pattern.fullmatch(cell) if len(cell) <= LONGEST_CLEANED else None
        if fits is None:
            return
        for name, part in fits.groupdict().items():
            own: Role = name  # type: ignore[assignment]  # a layout whose groups are no roles is not read
            if own == role or (part and not row.get(own, "").strip()):
                row[own] = part or ""


def tidier(given: LayoutMatch, file: str) -> Tidier:
    """What puts a table's rows into the roles of its layout."""
    layout = given.layout
    patterns = {role: re.compile(pattern, re.IGNORECASE) for role, pattern in layout.clean.items()}
    keys = [header_key(cell) for cell in given.header]
    adds = tuple((keys.index(addition.column), addition) for addition in layout.adds if addition.column in keys)
    added = {keys.index(addition.column) for addition in layout.adds if addition.column in keys}
    told: set[str] = set(given.at) | {name for pattern in patterns.values() for name in pattern.groupindex}
    told |= {addition.to for _, addition in adds}
    roles = [role for role in ROLES if role in told]
    at = {role: place for place, role in enumerate(roles)}
    votes = tuple(replace(column, at=len(roles) + place) for place, column in enumerate(given.votes))
    detail = () if given.party_detail is None else (given.party_detail,)
    beside = tuple(place for place in (*given.units, *detail) if place not in given.at.values())
    new_place = {place: at[role] for role, place in given.at.items()}
    new_place |= {place: len(roles) + len(votes) + number for number, place in enumerate(beside)}
    header = [given.column(role) or role for role in roles]
    header += [given.header[place] for place in (*(column.at for column in given.votes), *beside)]
    units = {new_place[place] for place in given.units} | ({at["precinct"]} if "precinct" in at else set())
    made = replace(
        given,
        header=tuple(header),
        at=at,
        votes=votes,
        left_out=tuple(cell for cell in given.left_out if cell not in {given.header[place] for place in added}),
        units=tuple(sorted(units)),
        party_detail=None if given.party_detail is None else new_place[given.party_detail],
    )
    return Tidier(given, file, made, patterns, adds, beside)
