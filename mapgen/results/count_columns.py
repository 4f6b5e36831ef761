"""The columns of a table with a column for each candidate that hold votes, told by their headers and figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from mapgen.files.parse_cells import NO_FIGURE, NotACountError, count
from mapgen.results.layout import LayoutMatch, VoteColumn
from mapgen.results.mode_columns import is_way_to_vote
from mapgen.results.vote_columns import Block, FigureColumn, Reason, choose_vote_columns
from mapgen.words.terms import VOTES, line_kind, parties, party_adjective, party_code
from mapgen.words.wording import text_in

NOBODY = re.compile(
    r"((total|all|candidate|grand|sum|state|county)_?)?(of_)?"
    r"((votes?|vote_?counts?|totals?)(_?(cast|counted|total|sum|all))?|counts?|ballots|candidates?|part(y|ies)|results?)"
)
"""Headers that speak of votes without saying whose."""

WORDS_OF_VOTES = re.compile(r"(?i)[\s_(-]+(#|votes?|no\.)\)?$|^votes?[\s_:-]+(for[\s_]+)?")
NOT_VOTES = re.compile(
    r"(^|_)(per|pct|percent|percentage|share|fraction|rate|margin|diff|difference|lead|swing|shift|turnout|winner|runnerup"
    r"|rank|population|pop|area|aland|awater|lat|latitude|lon|lng|longitude|id|index|code|number|year|date|zip"
    r"|per_point_diff|electoral|delegates|reporting|precincts?|fips|geoid|registered|registration|reg|registrants|voted|active|inactive|voters|vap|cvap|cvep"
    r"|eevp|objectid|fid|gid|income|household|households|median|average|poverty|cases|deaths|turnout|ballots|unemployment"
    r"|employed|jobs|wages?|density|births|housing|citizens|electors|electorate|square|sqmi|miles|acres|elevation)(_|$)"
)
"""Headers that do not name a candidate even where their column holds whole numbers."""


YEAR = re.compile(r"(?<![0-9])(1[89]|20)?[0-9]{2}(?![0-9])$|(?<![0-9])(1[89]|20)[0-9]{2}(?![0-9])")
"""A year in a header, in whole or by its last two digits at the end."""


def count_columns(
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
        if place not in taken and _names_someone(header[place], key) and holds_counts(place, sample)
    ]
    if not any(line_kind(column.header) in VOTES for column in possible):
        return (), _no_votes(keys, taken, sample)
    possible = sorted([*possible, *_written_alike(header, keys, taken, sample, possible)], key=lambda each: each.at)
    ways = [column.at for column in possible if is_way_to_vote(keys[column.at])]
    if ways:
        # How many voted in which way is of no candidate, whether it stands alone or beside candidates.
        return (), dict.fromkeys(ways, "modes")
    chosen = choose_vote_columns(possible, has_total=has_total)
    if chosen.doubtful:
        return (), chosen.refused
    if not chosen.blocks:
        return tuple(VoteColumn(place, *_whose(header[place])) for place in sorted((*chosen.kept, *chosen.totals))), {}
    return tuple(_in_block(place, header[place], block) for block in chosen.blocks for place in block.columns), {}


def parties_alone(match: LayoutMatch) -> Mapping[int, Reason]:
    """The columns of votes where all of them are called by parties, with the reason why they may be none.

    A column for those of other parties or of none goes with them. Where the layout says the office they are votes.
    """
    if not match.layout.every_other_column or {"office", "total"} & set(match.at):
        return {}
    called = [column.candidate for column in match.votes]
    parties_of = [party_code(text) in parties() or line_kind(text) != "candidate" for text in called]
    return {column.at: "parties" for column in match.votes} if all(parties_of) else {}


def _written_alike(
    header: Sequence[str],
    keys: Sequence[str],
    taken: set[int],
    sample: Sequence[Sequence[str]],
    people: Sequence[FigureColumn],
) -> list[FigureColumn]:
    """The columns whose header holds digits and is written as those are.

    "President R19 Boddie (WI)" beside "Ada Ames (D)" is somebody; "Ames 2016" may be of another election.
    """
    forms = Counter(_form(header[column.at]) for column in people if line_kind(column.header) == "candidate")
    form, times = forms.most_common(1)[0] if forms else ("", 0)
    if not form or times * 2 <= forms.total() or times < 2:
        return []
    places = {column.at for column in people}
    return [
        FigureColumn(place, _called(header[place]), _figures(place, sample))
        for place, key in enumerate(keys)
        if place not in taken | places
        and re.search("[0-9]", key)
        and _form(header[place]) == form
        and _names_someone(re.sub("[0-9]", "", header[place]), re.sub("[0-9]", "", key))
        and not YEAR.search(key)
        and holds_counts(place, sample)
    ]


def _form(header: str) -> str:
    """How a header is written around the name: with something in brackets behind, or with a word of votes."""
    if re.search(r"\w\s*\([^()]+\)\W*$", header) and not WORDS_OF_VOTES.search(header):
        return "brackets"
    return "votes" if _called(header) != header else ""


def _no_votes(keys: list[str], taken: set[int], sample: Sequence[Sequence[str]]) -> Mapping[int, Reason]:
    """Why columns of numbers are no votes; nothing is said of those whose header is no name at all."""
    numbers = [
        place
        for place, key in enumerate(keys)
        if place not in taken and re.search("[a-z]{2}", key) and not NOBODY.fullmatch(key) and _numbers(place, sample)
    ]
    return {place: "header" if holds_counts(place, sample) else "fractions" for place in numbers}


def _numbers(place: int, sample: Sequence[Sequence[str]]) -> bool:
    cells = [row[place].strip() for row in sample if place < len(row) and row[place].strip()]
    return bool(cells) and all(re.fullmatch(r"[0-9][0-9,\s.]*%?", cell) for cell in cells)


def _called(header: str) -> str:
    """Whose votes a column holds, from its header: "Ames #", "Ames (votes)" and "votes_ames" are of Ames."""
    return WORDS_OF_VOTES.sub("", header).strip() or header


def _whose(header: str) -> tuple[str, str]:
    """Whose votes a column holds, and the party that stands in the last line of its header's cell, or alone in it."""
    called = _called(header)
    if called != header and party_code(called) in parties():
        # "votes_dem" names nobody: it is whom the party put up.
        return f"{text_in(party_adjective(party_code(called)), 'en')} candidate", party_code(called)
    name, _, party = called.rpartition("\n")
    return (name, party_code(party)) if name.strip() and party_code(party) in parties() else (called, "")


def _in_block(place: int, header: str, block: Block) -> VoteColumn:
    called, party = _whose(header)
    return VoteColumn(place, called.removesuffix(block.suffix), block.party or party, contest=block.called)


def _figures(place: int, sample: Sequence[Sequence[str]]) -> tuple[int | None, ...]:
    figures: list[int | None] = []
    for row in sample:
        try:
            figures.append(count(row[place])[0] if place < len(row) else None)
        except NotACountError:
            # "NA" says that there are none; a sum of the row's others leaves it out.
            figures.append(0 if place < len(row) and row[place].strip().casefold() in NO_FIGURE else None)
    return tuple(figures)


def _names_someone(header: str, key: str) -> bool:
    """Whether a header can be a candidate's name; "V2", "production_2015" and "Ames %" cannot."""
    spoken = NOBODY.fullmatch(key) or NOT_VOTES.search(key)
    return bool(re.search("[a-z]{2}", key)) and not re.search("[0-9%]", header) and not spoken


def holds_counts(place: int, sample: Sequence[Sequence[str]]) -> bool:
    """Whether more than half of the cells of a column that say something are whole numbers; "NA" says nothing."""
    written = [row[place].strip() for row in sample if place < len(row) and row[place].strip()]
    cells = [cell for cell in written if cell.casefold() not in NO_FIGURE]
    whole = [cell for cell in cells if re.fullmatch(r"[0-9][0-9,\s.]*", cell) and not re.search(r"\.[0-9]*[1-9]", cell)]
    # A column of votes with a wrong cell in it is still a column of votes: the cell is then reported by its line.
    return bool(whole) and len(whole) * 2 > len(cells)
