"""The layout that a table is in, told by its headers and some of its rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from mapgen.errors import ReturnsError, UsageError
from mapgen.files.parse_cells import shown
from mapgen.findings import Finding, finding, refusal
from mapgen.results.count_columns import count_columns, holds_counts, parties_alone
from mapgen.results.layout import LayoutMatch, ReturnsLayout, Role, VoteColumn
from mapgen.results.mode_columns import mode_columns
from mapgen.results.place_columns import named_columns, place_roles, unit_columns
from mapgen.results.reshape import header_key
from mapgen.results.vote_columns import Reason


class RefusedLayoutError(ReturnsError):
    """The layout is known, and no map can be made of it."""


class NoVotesError(ReturnsError):
    """The headers are those of a table of counties, and which of its columns are votes is not known."""


VOTES_OR_ELECTIONS = re.compile(
    r"votes?|voting|elect(ion|ed)|returns|results|canvass|president|governor|senat|congress|primary|primaries|caucus|runoff"
)
"""What headers and names of files say where a table is of votes."""

BALLOTS = "Ballots cast"
"""What the line of a table is called that tells how many people voted, and not for whom."""

BESIDE_THE_COUNTY: frozenset[Role] = frozenset(
    {"county", "total", "registered", "ballots", "reporting", "reported", "precincts"}
)
"""What a table whose first column alone says which county a row is of may hold besides votes."""


def detect_layout(
    layouts: Sequence[ReturnsLayout],
    header: Sequence[str],
    sample: Sequence[Sequence[str]],
    *,
    file: str,
    insisted: Sequence[str] = (),
) -> LayoutMatch:
    """The layout that a table is in.

    Args:
        layouts: Those to choose from.
        header: The table's first row.
        sample: Some rows after it, which say what the columns of a wide table hold.
        file: The file as the user knows it.
        insisted: Headers of the columns that are candidates' votes, where the user says which; in a long table the
            one column of votes.

    Raises:
        RefusedLayoutError: It is in one of which no map can be made.
        NoVotesError: Its columns are not known to be votes; why is said.
        ReturnsError: The table is in none of them; what is missing is said.
        UsageError: A header that is insisted on is not there.
    """
    plain_keys = [header_key(cell) for cell in header]
    named = tuple(_column(text, header, plain_keys, file) for text in insisted)
    refused: dict[int, Reason] = {}
    # Of two that rank alike the one that is given first is meant: a user's before those that come with mapgen.
    for layout in sorted(layouts, key=lambda layout: -layout.rank):
        if layout.records is not None or layout.headerless is not None:
            continue
        if len(named) > 1 and not layout.every_other_column:
            continue
        keys = layout.known_keys(plain_keys)
        match, why = _fit(layout, tuple(header), keys, sample, named)
        if match is not None and not named and not _speaks_of_votes(header, file):
            unsaid = parties_alone(match)
            match, why = (None, unsaid) if unsaid else (match, why)
        refused |= why
        if match is not None:
            if layout.refused:
                raise RefusedLayoutError(refusal("layout-not-drawn", file, why=layout.refused), fix=layout.fix)
            _hold_headers(match, keys, file)
            return match
    if refused:
        raise NoVotesError(
            refusal("no-columns-of-votes", file),
            problems=[
                finding("column-no-votes", file, 1, column=shown(header[at]), why=why)
                for at, why in sorted(refused.items())
            ],
        )
    raise ReturnsError(refusal("no-layout", file), problems=_missing(header, plain_keys, sample, file))


def without_header(layouts: Sequence[ReturnsLayout], rows: Sequence[Sequence[str]]) -> LayoutMatch | None:
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
            return _fit(layout, bare.columns, keys, rows, ())[0]
    return None


def _hold_headers(match: LayoutMatch, keys: Sequence[str], file: str) -> None:
    """Refuse a table in which a column that is read has the header of another."""
    used = {*match.at.values(), *(column.at for column in match.votes)}
    twice = {keys[place] for place in used if keys.count(keys[place]) > 1}
    if twice:
        raise ReturnsError(
            refusal("header-twice", file),
            problems=[
                finding("header-of-column", file, 1, column=place + 1, header=repr(match.header[place]))
                for place, key in enumerate(keys)
                if key in twice
            ],
        )


def _column(text: str, header: Sequence[str], keys: Sequence[str], file: str) -> int:
    """Where the column stands that a user names by its header."""
    places = [at for at, key in enumerate(keys) if header[at] == text.strip() or (key and key == header_key(text))]
    if not places:
        listed = ", ".join(shown(cell, 40) for cell in header if cell)
        raise UsageError(refusal("no-such-column", file, column=shown(text), columns=listed))
    return places[0]


def _fit(
    layout: ReturnsLayout,
    header: tuple[str, ...],
    keys: list[str],
    sample: Sequence[Sequence[str]],
    named: tuple[int, ...],
) -> tuple[LayoutMatch | None, Mapping[int, Reason]]:
    """The layout fitted to the headers, or None; and the columns that look like votes and are none, with the reason."""
    if not set(layout.marks) <= set(keys) or (layout.first_column and keys[:1] != [layout.first_column]):
        return None, {}
    at = place_roles(layout, keys, sample)
    if len(named) == 1 and "candidate" in layout.columns:
        at = {role: place for role, place in at.items() if place != named[0]} | {"votes": named[0]}
    ignored = {place for place, key in enumerate(keys) if key in layout.ignores}
    votes = named_columns(layout, keys)
    if "candidate" in at and "votes" not in at:
        taken = {*at.values(), *ignored}
        free = [place for place in range(len(keys)) if place not in taken and holds_counts(place, sample)]
        votes = mode_columns(header, keys, free)
    have = {*at, *({"votes"} if votes else ())}
    if not all(any(role in have for role in wanted.split("|")) for wanted in layout.requires):
        return None, {}
    within = unit_columns(keys, at)
    if layout.every_other_column:
        taken = {*at.values(), *within, *ignored}
        votes, refused = count_columns(header, keys, taken, sample, named, has_total="total" in at)
        votes = votes or _ballots(at, refused)
        beside = set(at) <= BESIDE_THE_COUNTY
        if not votes or (layout.first_column and not beside):
            return None, refused
    if (layout.candidates or layout.every_other_column) and not votes:
        return None, {}
    simplified = "party" in at and keys[at["party"]] == "party_simplified"
    detail = keys.index("party_detailed") if simplified and "party_detailed" in keys else None
    used = {*at.values(), *within, *(column.at for column in votes), *([] if detail is None else [detail])}
    made = {layout.blocks, layout.stacked.mark if layout.stacked else ""} - {""}
    left_out = tuple(
        cell or f"column {place + 1}" for place, cell in enumerate(header) if place not in used and cell not in made
    )
    return LayoutMatch(layout, header, at, votes, left_out, within, detail), {}


def _ballots(at: Mapping[Role, int], refused: Mapping[int, Reason]) -> tuple[VoteColumn, ...]:
    """The column of ballots, where nothing in the table can be votes: beside registered voters it tells the turnout."""
    if {"registered", "ballots"} <= set(at) and set(refused.values()) <= {"header", "fractions"}:
        return (VoteColumn(at["ballots"], BALLOTS),)
    return ()


def _speaks_of_votes(header: Sequence[str], file: str) -> bool:
    """Whether a header, or the file's name, says that the table is of votes."""
    return any(VOTES_OR_ELECTIONS.search(text.casefold()) for text in (*header, PurePath(file).name))


def _missing(header: Sequence[str], keys: list[str], sample: Sequence[Sequence[str]], file: str) -> list[Finding]:
    headers = ", ".join(repr(cell) for cell in header[:12]) + (" …" if len(header) > 12 else "")
    if any(re.fullmatch(r"[0-9][0-9,.]*", cell.strip()) for cell in header):
        return [finding("headers-are-figures", file, 1, headers=headers)]
    if len(header) == 1:
        return [finding("headers-are-one-cell", file, 1, headers=headers)]
    lacks = {
        "candidates": not {"candidate", "candidate_name", "choice", "last"} & set(keys),
        "votes": not any(re.search("vote", key) for key in keys),
        "counties": not any(re.search("county|parish|fips|geoid", key) for key in keys),
        "rows": not sample,
    }
    lacking = [what for what, lacks_it in lacks.items() if lacks_it] or ["a-full-set"]
    missing = [finding("headers-lack", file, 1, what=what) for what in lacking]
    return [*missing, finding("headers-are", file, 1, headers=headers)]
