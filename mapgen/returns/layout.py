"""A layout of results: how a published table is recognised, and which of its columns holds what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import msgspec

from mapgen.errors import AtlasError
from mapgen.returns.reshape import Nested, Stacked

Role = Literal[
    "geoid", "county", "state", "precinct", "office", "district", "party", "first", "candidate", "votes",
    "mode", "level", "stage", "date", "round", "total", "registered", "reporting", "reported", "precincts",
]  # fmt: skip
"""What a column can hold."""

ShareUnit = Literal["percent", "fraction"]
"""What all of it is in a column of shares: 100 or 1."""

ROLES: tuple[Role, ...] = get_args(Role)


class CandidateColumn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column whose figures are one candidate's votes; `{year}` in its header stands for the election's year."""

    column: str
    name: str
    party: str = ""


class ReturnsLayout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One published layout.

    Attributes:
        id: The file's name without its ending.
        title: What a report calls it.
        rank: Of several layouts that fit a table, the one with the highest rank is meant.
        requires: Roles that must have a column; `a|b` asks for one of them.
        columns: For each role the headers it can stand under, the likeliest first.
        marks: Headers that must all be there, beyond those of roles.
        first_column: The header that must stand first, or empty.
        candidates: Columns of candidates' votes, where the layout names them.
        every_other_column: Whether each remaining column of whole numbers is a candidate's.
        rest: The name of the line for votes in `total` that no candidate column has, or empty.
        office: The office, where the layout is of one.
        stage: "primary" or "general", where the layout is of one.
        date: The date or year, where the layout is of one.
        county_levels: Values of `level` that mark a county's row, where rows of several levels are mixed.
        total_levels: Values of `level` that mark a sum over counties.
        nested: How a nested JSON document is spread out, or None.
        stacked: How headers that stand in two rows become one row, or None.
        reporting_unit: The unit of the column `reporting`.
        reporting_of: Whether that column is of precincts, as `reported` and `precincts` are, or of expected votes.
    """

    id: str
    title: str
    rank: int
    requires: tuple[str, ...]
    columns: dict[Role, tuple[str, ...]]
    marks: tuple[str, ...] = ()
    first_column: str = ""
    candidates: tuple[CandidateColumn, ...] = ()
    every_other_column: bool = False
    rest: str = ""
    office: str = ""
    stage: Literal["", "primary", "general"] = ""
    date: str = ""
    county_levels: tuple[str, ...] = ()
    total_levels: tuple[str, ...] = ()
    nested: Nested | None = None
    stacked: Stacked | None = None
    reporting_unit: ShareUnit = "percent"
    reporting_of: Literal["precincts", "votes"] = "precincts"


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

    def column(self, role: Role) -> str:
        """The header that a role stands under, or empty."""
        return self.header[self.at[role]] if role in self.at else ""


def parse_layout(layout_id: str, document: Mapping[str, object], *, file: str) -> ReturnsLayout:
    """A layout from the parsed TOML of its file.

    Raises:
        AtlasError: A field is missing, unknown or of the wrong kind.
    """
    try:
        return msgspec.convert({"id": layout_id, **document}, ReturnsLayout)
    except msgspec.ValidationError as error:
        raise AtlasError(f"The layout {layout_id!r} in {file} cannot be read: {error}.") from error
