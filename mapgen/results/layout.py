"""A layout of results: how a published table is recognised, and which of its columns holds what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import msgspec

from mapgen.errors import AtlasError
from mapgen.findings import refusal
from mapgen.results.records import Records
from mapgen.results.reshape import Stacked

Role = Literal[
    "geoid", "county", "state", "precinct", "office", "district", "party", "first", "candidate", "votes",
    "mode", "level", "stage", "date", "round", "total", "registered", "ballots", "reporting", "reported", "precincts",
]  # fmt: skip
"""What a column can hold."""

ShareUnit = Literal["percent", "fraction"]
"""What all of it is in a column of shares: 100 or 1."""

ROLES: tuple[Role, ...] = get_args(Role)


class CandidateColumn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column whose figures are one candidate's votes.

    `{year}` in its header stands for the election's year; `{name}`, there and in `name`, for how the header calls the
    candidate.
    """

    column: str
    name: str
    party: str = ""


class Addition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a further column says that belongs to a role: "special" to the district, where two contests share a name.

    Attributes:
        to: The role whose cell it is written behind.
        column: The column's header.
        values: What is written for its cells; nothing for others.
    """

    to: Role
    column: str
    values: dict[str, str]


class Headerless(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a table without a row of headers is told from others.

    Attributes:
        columns: What each of its columns is called; every row has as many cells, but for empty ones at its end.
        like: For some of these columns a regular expression that every cell of the first rows fits as a whole.
    """

    columns: tuple[str, ...]
    like: dict[str, str]


class ReturnsLayout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One published layout.

    Attributes:
        id: The name of its folder.
        title: What a report calls it.
        rank: Of several layouts that fit a table, the one with the highest rank is meant.
        requires: Roles that must have a column; `a|b` asks for one of them.
        columns: For each role the headers it can stand under, the likeliest first. A layout of documents has none: the
            fields of its records are called by their roles.
        marks: Headers that must all be there, beyond those of roles.
        first_column: The header that must stand first, or empty.
        candidates: Columns of candidates' votes, where the layout names them.
        every_other_column: Whether each remaining column of whole numbers is a candidate's.
        ignores: Headers of whole numbers that are no candidate's, where each remaining column is one.
        rest: The name of the line for votes in `total` that no candidate column has, or empty.
        office: The office, where the layout is of one.
        stage: "primary" or "general", where the layout is of one.
        date: The date or year, where the layout is of one.
        county_levels: Values of `level` that mark a county's row, where rows of several levels are mixed.
        total_levels: Values of `level` that mark a sum over counties.
        records: How an XML or JSON document becomes a table, or None.
        stacked: How headers that stand in two rows become one row, or None.
        blocks: The header that is added to a sheet with tables below each other (`mapgen.results.blocks`), or empty.
        headerless: How a table that has no row of headers is recognised, or None.
        clean: For some roles, a regular expression with groups that are named by roles. Where it fits the whole cell,
            the role's own group is what stays of it, and the others fill what is empty in the row.
        values: For some roles, what a cell stands for, where the file says it by a code.
        adds: What further columns add to cells.
        refused: Why such a table cannot be drawn, where it cannot, said of its file; `fix` says what to take.
        fix: What to take in place of such a table.
        without: For some roles, words in whose rows no votes are, such as "Percentage" below the last county.
        levels: Values of `level` from the one that is preferred to the one that is used where there is no other; rows
            of the others among them, which hold the same votes again, are left out.
        reporting_unit: The unit of the column `reporting`.
        reporting_of: Whether that column is of precincts, as `reported` and `precincts` are, or of expected votes.
    """

    id: str
    title: str
    rank: int
    requires: tuple[str, ...] = ()
    columns: dict[Role, tuple[str, ...]] = {}
    marks: tuple[str, ...] = ()
    first_column: str = ""
    candidates: tuple[CandidateColumn, ...] = ()
    every_other_column: bool = False
    ignores: tuple[str, ...] = ()
    rest: str = ""
    office: str = ""
    stage: Literal["", "primary", "general"] = ""
    date: str = ""
    county_levels: tuple[str, ...] = ()
    total_levels: tuple[str, ...] = ()
    records: Records | None = None
    stacked: Stacked | None = None
    blocks: str = ""
    headerless: Headerless | None = None
    clean: dict[Role, str] = {}
    values: dict[Role, dict[str, str]] = {}
    without: dict[Role, tuple[str, ...]] = {}
    adds: tuple[Addition, ...] = ()
    refused: str = ""
    fix: str = ""
    levels: tuple[str, ...] = ()
    reporting_unit: ShareUnit = "percent"
    reporting_of: Literal["precincts", "votes"] = "precincts"

    def known_keys(self, keys: Sequence[str]) -> list[str]:
        """Headers as this layout writes them where they differ in underscores alone: "candidatename", "first_name"."""
        names = [*self.marks, *self.ignores, *(name for names in self.columns.values() for name in names)]
        written = {name.replace("_", ""): name for name in reversed(names)}
        return [key if key in names else written.get(key.replace("_", ""), key) for key in keys]


@dataclass(frozen=True, slots=True)
class VoteColumn:
    """A column of votes, in a table that has several: where it stands and what its votes are.

    Attributes:
        at: Where it stands.
        candidate: Whose votes it holds; empty where the row says it.
        party: The candidate's party, or empty where the row or nothing says it.
        date: The election's day or year, the same way.
        contest: What tells its contest from the others of the table; empty where there is one.
        mode: The mode of voting, where the row says the candidate.
    """

    at: int
    candidate: str
    party: str = ""
    date: str = ""
    contest: str = ""
    mode: str = ""


@dataclass(frozen=True, slots=True)
class LayoutMatch:
    """A layout fitted to a table's header.

    Attributes:
        layout: The layout.
        header: The header as the file has it.
        at: Where each role's column stands.
        votes: The columns of votes where a row has several: of a wide table's candidates, or of a long one's modes.
        left_out: Headers that hold neither a role nor votes.
        party_detail: Where a column stands that says the party where the party's own is a simplified one, or None.
        units: Where the columns stand that name a precinct, ward or town; together they are a county's unit.
    """

    layout: ReturnsLayout
    header: tuple[str, ...]
    at: Mapping[Role, int]
    votes: tuple[VoteColumn, ...] = ()
    left_out: tuple[str, ...] = ()
    units: tuple[int, ...] = ()
    party_detail: int | None = None

    @property
    def wide(self) -> bool:
        """Whether the table has a column for each candidate."""
        return bool(self.votes) and not self.by_mode

    @property
    def by_mode(self) -> bool:
        """Whether the table has a row for each candidate and a column for each mode of voting."""
        return any(column.mode for column in self.votes)

    def filled(self, cells: Sequence[str]) -> tuple[VoteColumn, ...]:
        """The columns of votes of a row; a mode without a figure has none, unless no mode has one."""
        if not self.by_mode:
            return self.votes
        return tuple(column for column in self.votes if cells[column.at].strip()) or self.votes

    def column(self, role: Role) -> str:
        """The header that a role stands under, or empty."""
        return self.header[self.at[role]] if role in self.at else ""


def parse_layout(layout_id: str, document: object, *, file: str) -> ReturnsLayout:
    """A layout from the parsed TOML of its file.

    Raises:
        AtlasError: A field is missing, unknown or of the wrong kind, or a regular expression is none.
    """
    fields = document if isinstance(document, dict) else {}
    try:
        layout = msgspec.convert({"id": layout_id, **fields}, ReturnsLayout)
    except msgspec.ValidationError as error:
        raise _unread(layout_id, file, "other", said=str(error)) from error
    if layout.records is not None and not layout.records.steps:
        raise _unread(layout_id, file, "no-steps")
    unknown = [name for name in layout.records.columns() if name not in ROLES] if layout.records is not None else []
    if unknown:
        raise _unread(layout_id, file, "no-role", what=repr(unknown[0]))
    for pattern in (*layout.clean.values(), *(layout.headerless.like.values() if layout.headerless else ())):
        try:
            groups = re.compile(pattern).groupindex
        except re.error as error:
            raise _unread(layout_id, file, "no-pattern", what=repr(pattern), said=str(error)) from error
        if not set(groups) <= set(ROLES):
            raise _unread(layout_id, file, "group-no-role", what=repr(pattern))
    return layout


def _unread(layout_id: str, file: str, why: str, *, what: str = "", said: str = "") -> AtlasError:
    values = {"why": why, "what": what, "said": said, "roles": ", ".join(ROLES)}
    return AtlasError(refusal("layout-unread", file, layout=repr(layout_id), **values))
