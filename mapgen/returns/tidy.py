"""Rows put into the roles of their layout: codes for what they stand for, cells that hold several things, modes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from mapgen.errors import Problem, ReturnsError
from mapgen.returns.layout import ROLES, Addition, Recognised, ReturnsLayout, Role, VoteColumn
from mapgen.returns.spread import Row, header_key
from mapgen.returns.vocabulary import plain

LONGEST_CLEANED = 1_000
"""Characters of a cell that is taken apart at most: a regular expression of a user's may take long for more."""


def is_tidy(layout: ReturnsLayout) -> bool:
    """Whether a layout's rows are taken as they are."""
    return not (layout.modes or layout.clean or layout.values or layout.without or layout.adds)


@dataclass(frozen=True, slots=True)
class Tidier:
    """Puts the rows of one table into the roles of its layout.

    Attributes:
        given: The table as it was recognised.
        file: The file as the user knows it.
        made: The table as it will be: a column for each role, then those of candidates.
        patterns: What takes cells apart, by role.
        modes: The columns of modes of voting, where there is no column of votes.
    """

    given: Recognised
    file: str
    made: Recognised
    patterns: Mapping[Role, re.Pattern[str]]
    modes: tuple[VoteColumn, ...]
    adds: tuple[tuple[int, Addition], ...]

    def rows(self, rows: Iterator[Row]) -> Iterator[Row]:
        """The rows of the table that is made.

        Raises:
            ReturnsError: A row is cut off, or wider than its headers.
        """
        width = len(self.given.header)
        columns = (*self.given.votes, *self.modes)
        needed = 1 + max((*self.given.at.values(), *(column.at for column in columns)), default=0)
        for line, cells in rows:
            if not any(cell.strip() for cell in cells):
                yield line, []
                continue
            if len(cells) < needed or any(cell.strip() for cell in cells[width:]):
                raise ReturnsError(
                    f"{self.file} is not a whole table.",
                    problems=[Problem(f"the line has {len(cells)} cells, the header has {width}", self.file, line)],
                    fix="The line is cut off, or has a cell with its separator in it and no quotes around it.",
                )
            yield from self._row(line, cells)

    def _row(self, line: int, cells: list[str]) -> Iterator[Row]:
        layout = self.given.layout
        row = {role: cells[at] for role, at in self.given.at.items()}
        if any(plain(row.get(role, "")) in words for role, words in layout.without.items()):
            return
        for at, addition in self.adds:
            further = addition.values.get(cells[at].strip(), "") if at < len(cells) else ""
            row[addition.to] = f"{row.get(addition.to, '')} {further}".strip()
        for role, values in layout.values.items():
            if role in row:
                row[role] = values.get(row[role].strip(), row[role])
        for role, pattern in self.patterns.items():
            self._take_apart(row, role, pattern)
        votes = [cells[column.at] for column in self.given.votes]
        if not self.modes:
            yield line, [*(row.get(role, "") for role in self.made.at), *votes]
            return
        told = [column for column in self.modes if cells[column.at].strip()]
        for column in told or self.modes[:1]:
            own = row | {"mode": column.mode, "votes": cells[column.at]}
            yield line, [*(own.get(role, "") for role in self.made.at), *votes]

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


def tidier(recognised: Recognised, file: str) -> Tidier:
    """What puts a table's rows into the roles of its layout."""
    layout = recognised.layout
    patterns = {role: re.compile(pattern, re.IGNORECASE) for role, pattern in layout.clean.items()}
    modes = tuple(column for column in recognised.votes if column.mode)
    given = replace(recognised, votes=tuple(column for column in recognised.votes if not column.mode))
    made: set[str] = set(given.at) | {name for pattern in patterns.values() for name in pattern.groupindex}
    made |= {"mode", "votes"} if modes else set()
    keys = [header_key(cell) for cell in given.header]
    adds = tuple((keys.index(addition.column), addition) for addition in layout.adds if addition.column in keys)
    made |= {addition.to for _, addition in adds}
    roles = [role for role in ROLES if role in made]
    header = [given.column(role) or role for role in roles]
    at = {role: place for place, role in enumerate(roles)}
    votes = tuple(replace(column, at=len(roles) + place) for place, column in enumerate(given.votes))
    headed = (*header, *(given.header[column.at] for column in given.votes))
    return Tidier(given, file, replace(given, header=headed, at=at, votes=votes), patterns, modes, adds)
