"""The layout that a table is in, told by its headers and some of its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mapgen.errors import Problem, ReturnsError
from mapgen.returns.layout import Recognised, ReturnsLayout, Role, VoteColumn
from mapgen.returns.spread import header_key
from mapgen.returns.vocabulary import parties, party_code


class RefusedLayoutError(ReturnsError):
    """The layout is known, and no map can be made of it."""


NOBODY = re.compile(
    r"(total_|all_|candidate_)?(votes?|vote_?count|counts?|ballots|totals?|candidates?|part(y|ies)|results?)"
)
"""Headers that speak of votes without saying whose."""

BESIDE_THE_COUNTY: frozenset[Role] = frozenset({"county", "total", "registered", "reporting", "reported", "precincts"})
"""What a table whose first column alone says which county a row is of may hold besides votes."""

YEAR, NAME = "{year}", "{name}"
NOT_VOTES = re.compile(
    r"(^|_)(per|pct|percent|percentage|share|fraction|rate|margin|diff|difference|lead|swing|shift|turnout|winner|runnerup"
    r"|rank|population|pop|area|aland|awater|lat|latitude|lon|lng|longitude|id|index|code|number|year|date|zip"
    r"|per_point_diff|electoral|delegates|reporting|precincts|fips|geoid)(_|$)"
)
"""Headers that do not name a candidate even where their column holds whole numbers."""


def recognise(
    layouts: Sequence[ReturnsLayout], header: Sequence[str], sample: Sequence[Sequence[str]], *, file: str
) -> Recognised:
    """The layout that a table is in.

    Args:
        layouts: Those to choose from.
        header: The table's first row.
        sample: Some rows after it, which say what the columns of a wide table hold.
        file: The file as the user knows it.

    Raises:
        ReturnsError: The table is in none of them; what is missing is said.
    """
    keys = [header_key(cell) for cell in header]
    # Of two that rank alike the one that is given first is meant: a user's before those that come with mapgen.
    for layout in sorted(layouts, key=lambda layout: -layout.rank):
        if layout.records is not None or layout.headerless is not None:
            continue
        found = _fitted(layout, tuple(header), keys, sample)
        if found is not None:
            if layout.refused:
                raise RefusedLayoutError(f"{file} {layout.refused}.", fix=layout.fix)
            _once(found, keys, file)
            return found
    raise ReturnsError(
        f"{file} is in no layout of results that mapgen knows.",
        problems=[Problem(_missing(header, keys, sample), file=file, line=1)],
        fix="A table of results has a row of headers, a column with county names or five-digit codes, and either "
        "the columns candidate and votes or a column of votes for each candidate; docs/your-data.md shows both.",
    )


def without_header(layouts: Sequence[ReturnsLayout], rows: Sequence[Sequence[str]]) -> Recognised | None:
    """The layout of a table that has no row of headers; None where its cells are not those of one."""
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    for layout in sorted(layouts, key=lambda layout: -layout.rank):
        bare = layout.headerless
        if bare is None or not rows:
            continue
        width = len(bare.columns)
        if any(len(row) < width or any(cell.strip() for cell in row[width:]) for row in rows):
            continue
        keys = [header_key(column) for column in bare.columns]
        fits = [(re.compile(pattern), bare.columns.index(column)) for column, pattern in bare.like.items()]
        if all(pattern.fullmatch(row[at].strip()) for row in rows for pattern, at in fits):
            return _fitted(layout, bare.columns, keys, rows)
    return None


def _once(found: Recognised, keys: Sequence[str], file: str) -> None:
    """Refuse a table in which a column that is read has the header of another."""
    used = {*found.at.values(), *(column.at for column in found.votes)}
    twice = {keys[place] for place in used if keys.count(keys[place]) > 1}
    if twice:
        raise ReturnsError(
            f"{file} has two columns under one header, and which is meant cannot be known.",
            problems=[
                Problem(f"column {place + 1} is {found.header[place]!r}", file, 1)
                for place, key in enumerate(keys)
                if key in twice
            ],
            fix="Rename one of them, or leave it out.",
        )


def _fitted(
    layout: ReturnsLayout, header: tuple[str, ...], keys: list[str], sample: Sequence[Sequence[str]]
) -> Recognised | None:
    if not set(layout.marks) <= set(keys) or (layout.first_column and keys[:1] != [layout.first_column]):
        return None
    at = _placed(layout, keys)
    modes = _mode_columns(layout, keys)
    if layout.modes and ("votes" in at or not modes):
        return None
    if not all(any(role in at for role in wanted.split("|")) for wanted in layout.requires):
        return None
    votes = _named_columns(layout, keys)
    if layout.every_other_column:
        ignored = {place for place, key in enumerate(keys) if key in layout.ignores}
        votes = _count_columns(header, keys, {*at.values(), *ignored}, sample)
        if not votes or (layout.first_column and not set(at) <= BESIDE_THE_COUNTY):
            return None
    if (layout.candidates or layout.every_other_column) and not votes:
        return None
    votes += modes
    used = {*at.values(), *(each.at for each in votes)}
    made = {layout.blocks, layout.stacked.mark if layout.stacked else ""}
    left_out = tuple(
        cell or f"column {place + 1}"
        for place, cell in enumerate(header)
        if place not in used and cell not in made - {""}
    )
    return Recognised(layout, header, at, votes, left_out)


def _placed(layout: ReturnsLayout, keys: list[str]) -> dict[Role, int]:
    at: dict[Role, int] = {}
    for role, names in layout.columns.items():
        place = next((keys.index(name) for name in names if name in keys), None)
        if place is not None and place not in at.values():
            at[role] = place
    if not {"reported", "precincts"} <= set(at):
        # How many have reported says nothing without how many there are.
        at.pop("reported", None)
        at.pop("precincts", None)
    return at


def _mode_columns(layout: ReturnsLayout, keys: list[str]) -> tuple[VoteColumn, ...]:
    return tuple(VoteColumn(place, "", mode=layout.modes[key]) for place, key in enumerate(keys) if key in layout.modes)


def _named_columns(layout: ReturnsLayout, keys: list[str]) -> tuple[VoteColumn, ...]:
    found = []
    for named in layout.candidates:
        pattern = re.compile(
            re.escape(named.column)
            .replace(re.escape(YEAR), "(?P<year>[0-9]{4})")
            .replace(re.escape(NAME), "(?P<name>.+)")
        )
        for place, key in enumerate(keys):
            match = pattern.fullmatch(key)
            if match is not None:
                told = match.groupdict()
                called = named.name.replace(NAME, (told.get("name") or "").replace("_", " ").title())
                found.append(VoteColumn(place, called, named.party, told.get("year") or ""))
    return tuple(found)


def _count_columns(
    header: tuple[str, ...], keys: list[str], taken: set[int], sample: Sequence[Sequence[str]]
) -> tuple[VoteColumn, ...]:
    return tuple(
        VoteColumn(place, *_with_party_below(header[place]))
        for place, key in enumerate(keys)
        if place not in taken and _names_someone(header[place], key) and _holds_counts(place, sample)
    )


def _with_party_below(header: str) -> tuple[str, str]:
    """A candidate's name without the "#" of a pair of columns, and the party that stands in its cell's last line."""
    header = header.strip().removesuffix("#").rstrip()
    name, _, party = header.rpartition("\n")
    return (name, party_code(party)) if name.strip() and party_code(party) in parties() else (header, "")


def _names_someone(header: str, key: str) -> bool:
    """Whether a header can be a candidate's name; "V2", "production_2015" and "Ames %" cannot."""
    spoken = NOBODY.fullmatch(key) or NOT_VOTES.search(key)
    return bool(re.search("[a-z]{2}", key)) and not re.search("[0-9%]", header) and not spoken


def _holds_counts(place: int, sample: Sequence[Sequence[str]]) -> bool:
    cells = [row[place].strip() for row in sample if place < len(row) and row[place].strip()]
    whole = [cell for cell in cells if re.fullmatch(r"[0-9][0-9,\s.]*", cell) and not re.search(r"\.[0-9]*[1-9]", cell)]
    # A column of votes with a wrong cell in it is still a column of votes: the cell is then reported by its line.
    return bool(whole) and len(whole) * 2 > len(cells)


def _missing(header: Sequence[str], keys: list[str], sample: Sequence[Sequence[str]]) -> str:
    shown = ", ".join(repr(cell) for cell in header[:12]) + (" …" if len(header) > 12 else "")
    if any(re.fullmatch(r"[0-9][0-9,.]*", cell.strip()) for cell in header):
        return f"the first row holds figures and so is no row of headers: {shown}"
    if len(header) == 1:
        return f"the first row is one single cell, perhaps a title above the headers; delete what stands above: {shown}"
    lacks = []
    if not {"candidate", "candidate_name", "choice", "last"} & set(keys):
        lacks.append("no column of candidates")
    if not any(re.search("vote", key) for key in keys):
        lacks.append("no column of votes")
    if not any(re.search("county|parish|fips|geoid", key) for key in keys):
        lacks.append("no column of counties")
    if not sample:
        lacks.append("no row after the headers")
    return f"there is {' and '.join(lacks) or 'no full set of columns'}; the headers are {shown}"
