"""The layout that a table is in, told by its headers and some of its rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mapgen.errors import Problem, ReturnsError, UsageError
from mapgen.returns.cells import NotACountError, count, shown
from mapgen.returns.layout import LayoutMatch, ReturnsLayout, Role, VoteColumn
from mapgen.returns.mode_columns import mode_columns
from mapgen.returns.reshape import header_key
from mapgen.returns.vocabulary import VOTES, line_kind, parties, party_code, units
from mapgen.returns.vote_columns import REASONS, Block, FigureColumn, Reason, choose_vote_columns


class RefusedLayoutError(ReturnsError):
    """The layout is known, and no map can be made of it."""


class NoVotesError(ReturnsError):
    """The headers are those of a table of counties, and which of its columns are votes is not known."""


NOBODY = re.compile(
    r"((total|all|candidate|grand|sum|state|county)_?)?(of_)?(votes?|vote_?counts?|counts?|ballots|totals?|candidates?"
    r"|part(y|ies)|results?)(_?(cast|counted|total|sum|all))?"
)
"""Headers that speak of votes without saying whose."""

BESIDE_THE_COUNTY: frozenset[Role] = frozenset({"county", "total", "registered", "reporting", "reported", "precincts"})
"""What a table whose first column alone says which county a row is of may hold besides votes."""

WORDS_OF_VOTES = re.compile(r"(?i)[\s_(-]+(#|votes?|no\.)\)?$")
YEAR, NAME = "{year}", "{name}"
NOT_VOTES = re.compile(
    r"(^|_)(per|pct|percent|percentage|share|fraction|rate|margin|diff|difference|lead|swing|shift|turnout|winner|runnerup"
    r"|rank|population|pop|area|aland|awater|lat|latitude|lon|lng|longitude|id|index|code|number|year|date|zip"
    r"|per_point_diff|electoral|delegates|reporting|precincts?|fips|geoid|registered|registration|voters|vap|cvap|cvep"
    r"|eevp|objectid|fid|gid|income|household|households|median|average|poverty|cases|deaths|turnout|ballots|unemployment"
    r"|employed|jobs|wages?|density|births|housing|citizens|electors|electorate|square|sqmi|miles|acres|elevation)(_|$)"
)
"""Headers that do not name a candidate even where their column holds whole numbers."""


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
        found, why = _fitted(layout, tuple(header), keys, sample, named)
        refused |= why
        if found is not None:
            if layout.refused:
                raise RefusedLayoutError(f"{file} {layout.refused}.", fix=layout.fix)
            _once(found, keys, file)
            return found
    if refused:
        raise NoVotesError(
            f"{file} has no columns that are known to be a contest's votes.",
            problems=[Problem(f"{shown(header[at])} {REASONS[why]}", file, 1) for at, why in sorted(refused.items())],
            fix="If they are votes all the same, name the columns: --votes 'Ames,Boyd'.",
        )
    raise ReturnsError(
        f"{file} is in no layout of results that mapgen knows.",
        problems=[Problem(_missing(header, plain_keys, sample), file=file, line=1)],
        fix="A table of results has a row of headers, a column with county names or five-digit codes, and either "
        "the columns candidate and votes or a column of votes for each candidate; docs/your-data.md shows both.",
    )


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
            return _fitted(layout, bare.columns, keys, rows, ())[0]
    return None


def _once(found: LayoutMatch, keys: Sequence[str], file: str) -> None:
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


def _column(text: str, header: Sequence[str], keys: Sequence[str], file: str) -> int:
    """Where the column stands that a user names by its header."""
    found = [at for at, key in enumerate(keys) if header[at] == text.strip() or (key and key == header_key(text))]
    if not found:
        listed = ", ".join(shown(cell, 40) for cell in header if cell)
        raise UsageError(f"{file} has no column {shown(text)}.", fix=f"--votes names columns; there are {listed}.")
    return found[0]


def _fitted(
    layout: ReturnsLayout,
    header: tuple[str, ...],
    keys: list[str],
    sample: Sequence[Sequence[str]],
    named: tuple[int, ...],
) -> tuple[LayoutMatch | None, Mapping[int, Reason]]:
    """The layout fitted to the headers, or None; and the columns that look like votes and are none, with the reason."""
    if not set(layout.marks) <= set(keys) or (layout.first_column and keys[:1] != [layout.first_column]):
        return None, {}
    at = _placed(layout, keys, sample)
    if len(named) == 1 and "candidate" in layout.columns:
        at = {role: place for role, place in at.items() if place != named[0]} | {"votes": named[0]}
    ignored = {place for place, key in enumerate(keys) if key in layout.ignores}
    votes = _named_columns(layout, keys)
    if "candidate" in at and "votes" not in at:
        taken = {*at.values(), *ignored}
        free = [place for place in range(len(keys)) if place not in taken and _holds_counts(place, sample)]
        votes = mode_columns(header, keys, free)
    have = {*at, *({"votes"} if votes else ())}
    if not all(any(role in have for role in wanted.split("|")) for wanted in layout.requires):
        return None, {}
    within = _units(keys, at)
    if layout.every_other_column:
        taken = {*at.values(), *within, *ignored}
        votes, refused = _count_columns(header, keys, taken, sample, named, has_total="total" in at)
        beside = set(at) <= BESIDE_THE_COUNTY
        if not votes or (layout.first_column and not beside):
            return None, refused
    if (layout.candidates or layout.every_other_column) and not votes:
        return None, {}
    simplified = "party" in at and keys[at["party"]] == "party_simplified"
    detail = keys.index("party_detailed") if simplified and "party_detailed" in keys else None
    used = {*at.values(), *within, *(each.at for each in votes), *([] if detail is None else [detail])}
    made = {layout.blocks, layout.stacked.mark if layout.stacked else ""} - {""}
    left_out = tuple(
        cell or f"column {place + 1}" for place, cell in enumerate(header) if place not in used and cell not in made
    )
    return LayoutMatch(layout, header, at, votes, left_out, within, detail), {}


def _units(keys: Sequence[str], at: Mapping[Role, int]) -> tuple[int, ...]:
    """Where the columns stand that name a unit of a county; the layout's own is one of them."""
    taken = {place for role, place in at.items() if role != "precinct"}
    own = {at["precinct"]} if "precinct" in at else set()
    if "county" not in at and "geoid" not in at:
        return tuple(own)
    return tuple(
        sorted(own | {place for place, key in enumerate(keys) if key in units().headers and place not in taken})
    )


def _placed(layout: ReturnsLayout, keys: list[str], sample: Sequence[Sequence[str]]) -> dict[Role, int]:
    at: dict[Role, int] = {}
    for role, names in layout.columns.items():
        place = next((keys.index(name) for name in names if name in keys), None)
        if place is not None and place not in at.values():
            at[role] = place
    if {"reporting", "precincts"} <= set(at) and "reported" not in at and _counts_precincts(at, sample):
        at["reported"] = at.pop("reporting")
    if "reported" in at and not {"reporting", "precincts"} & set(at) and _shares(at["reported"], sample):
        at["reporting"] = at.pop("reported")
    if not {"reported", "precincts"} <= set(at):
        # How many have reported says nothing without how many there are.
        at.pop("reported", None)
        at.pop("precincts", None)
    return at


def _shares(place: int, sample: Sequence[Sequence[str]]) -> bool:
    """Whether every cell of a column is a percentage that is written as one."""
    cells = [row[place].strip() for row in sample if place < len(row) and row[place].strip()]
    return bool(cells) and all(re.fullmatch(r"[0-9.]+ ?%", cell) for cell in cells)


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


def _counts_precincts(at: Mapping[Role, int], sample: Sequence[Sequence[str]]) -> bool:
    """Whether the column called "reporting" counts the precincts beside it: never more than there are, none a share.

    Where every row says 100 and the precincts differ, they are percentages.
    """
    pairs = [
        (row[at["reporting"]].strip(), row[at["precincts"]].strip()) for row in sample if len(row) > max(at.values())
    ]
    told = [(share.replace(",", ""), all_.replace(",", "")) for share, all_ in pairs if share and all_]
    if not told or not all(share.isdecimal() and all_.isdecimal() for share, all_ in told):
        return False
    fits = all(int(share) <= int(all_) for share, all_ in told)
    hundreds = {share for share, _ in told} == {"100"} and len({all_ for _, all_ in told}) > 1
    return fits and not hundreds


def _count_columns(
    header: tuple[str, ...],
    keys: list[str],
    taken: set[int],
    sample: Sequence[Sequence[str]],
    named: tuple[int, ...],
    *,
    has_total: bool,
) -> tuple[tuple[VoteColumn, ...], Mapping[int, Reason]]:
    """The columns of candidates' votes; or none, and why those that could be are not."""
    if named:
        return tuple(VoteColumn(place, *_whose(header[place])) for place in named), {}
    possible = [
        FigureColumn(place, _called(header[place]), _figures(place, sample))
        for place, key in enumerate(keys)
        if place not in taken and _names_someone(header[place], key) and _holds_counts(place, sample)
    ]
    if not any(line_kind(column.header) in VOTES for column in possible):
        return (), _no_votes(keys, taken, sample)
    chosen = choose_vote_columns(possible, has_total=has_total)
    if chosen.doubtful:
        return (), chosen.refused
    if not chosen.blocks:
        return tuple(VoteColumn(place, *_whose(header[place])) for place in sorted((*chosen.kept, *chosen.totals))), {}
    return tuple(_in_block(place, header[place], block) for block in chosen.blocks for place in block.columns), {}


def _no_votes(keys: list[str], taken: set[int], sample: Sequence[Sequence[str]]) -> Mapping[int, Reason]:
    """Why columns of numbers are no votes; nothing is said of those whose header is no name at all."""
    numbers = [
        place
        for place, key in enumerate(keys)
        if place not in taken and re.search("[a-z]{2}", key) and not NOBODY.fullmatch(key) and _numbers(place, sample)
    ]
    return {place: "header" if _holds_counts(place, sample) else "fractions" for place in numbers}


def _numbers(place: int, sample: Sequence[Sequence[str]]) -> bool:
    cells = [row[place].strip() for row in sample if place < len(row) and row[place].strip()]
    return bool(cells) and all(re.fullmatch(r"[0-9][0-9,\s.]*%?", cell) for cell in cells)


def _called(header: str) -> str:
    """Whose votes a column holds, from its header: "Ames #", "Ames (votes)" and "Ames_votes" are of Ames."""
    return WORDS_OF_VOTES.sub("", header).strip() or header


def _whose(header: str) -> tuple[str, str]:
    """Whose votes a column holds, and the party that stands in the last line of its header's cell."""
    called = _called(header)
    name, _, party = called.rpartition("\n")
    return (name, party_code(party)) if name.strip() and party_code(party) in parties() else (called, "")


def _in_block(place: int, header: str, block: Block) -> VoteColumn:
    called, party = _whose(header)
    return VoteColumn(place, called.removesuffix(block.suffix), block.party or party, contest=block.called)


def _figures(place: int, sample: Sequence[Sequence[str]]) -> tuple[int | None, ...]:
    found: list[int | None] = []
    for row in sample:
        try:
            found.append(count(row[place])[0] if place < len(row) else None)
        except NotACountError:
            found.append(None)
    return tuple(found)


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
    headers = ", ".join(repr(cell) for cell in header[:12]) + (" …" if len(header) > 12 else "")
    if any(re.fullmatch(r"[0-9][0-9,.]*", cell.strip()) for cell in header):
        return f"the first row holds figures and so is no row of headers: {headers}"
    if len(header) == 1:
        title = "the first row is one single cell, perhaps a title above the headers; delete what stands above"
        return f"{title}: {headers}"
    lacks = []
    if not {"candidate", "candidate_name", "choice", "last"} & set(keys):
        lacks.append("no column of candidates")
    if not any(re.search("vote", key) for key in keys):
        lacks.append("no column of votes")
    if not any(re.search("county|parish|fips|geoid", key) for key in keys):
        lacks.append("no column of counties")
    if not sample:
        lacks.append("no row after the headers")
    return f"there is {' and '.join(lacks) or 'no full set of columns'}; the headers are {headers}"
