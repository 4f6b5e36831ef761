"""The rows of a results file summed as they stream by, as the layout of the table says what each cell is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from mapgen.errors import ReturnsError
from mapgen.files.bounds import MOST_ROWS
from mapgen.files.parse_cells import NotACountError, count
from mapgen.findings import finding, refusal
from mapgen.results.contest_columns import ContestColumn, ContestWatch
from mapgen.results.footers import is_footer
from mapgen.results.layout import LayoutMatch, Role
from mapgen.results.place_cells import PlaceCells
from mapgen.results.place_columns import state_columns
from mapgen.results.reporting import ReportingCells
from mapgen.results.reshape import ragged_row
from mapgen.results.vote_keys import BLANK, VoteKey, of_place
from mapgen.results.vote_sums import VoteSums
from mapgen.words.terms import parties, party_code

MOST_CELLS = 400_000_000
"""Cells of a table: its rows times the columns of its header."""

MOST_REPORTS = 3
"""Different things a county's rows may say of its count; the second is one too many already."""

COUNTING: tuple[Role, ...] = ("reporting", "reported", "precincts")
KEYED: tuple[Role, ...] = VoteKey._fields[:-1]  # type: ignore[assignment]  # all but the last are named after roles


def sum_votes(rows: Iterable[tuple[int, Sequence[str]]], recognised: LayoutMatch, *, file: str) -> VoteSums:
    """Sum the rows of a table.

    Args:
        rows: Line numbers and cells, without the header.
        recognised: The layout of the table.
        file: The file as the user knows it.

    Raises:
        ReturnsError: A row has more cells than there are headers, or there are too many rows or different lines.
    """
    sums = VoteSums(recognised, file, by_precinct=bool(recognised.units))
    width = len(recognised.header)
    absent = width
    places = [recognised.at.get(role, absent) for role in KEYED]
    take = itemgetter(*places)
    unit_at = recognised.units
    one_unit_at = (*unit_at, absent)[0]
    votes_at = recognised.at.get("votes", absent)
    place_roles: dict[Role, dict[VoteKey, int]] = {
        "total": sums.totals,
        "registered": sums.registered,
        "ballots": sums.ballots,
    }
    place_sums = [(recognised.at[role], into) for role, into in place_roles.items() if role in recognised.at]
    says_reporting = any(role in recognised.at for role in ("reporting", "reported"))
    share_at, reported_at, all_at = (recognised.at.get(role, absent) for role in COUNTING)
    detail = recognised.party_detail
    place_cells = PlaceCells(state_columns(recognised))
    watch = ContestWatch.over(recognised.header, _free(recognised))
    for line, cells in _whole(rows, width, sums):
        key = VoteKey(*take(cells))
        if detail is not None and party_code(key.party) not in parties():
            # Two small parties that are both simplified to OTHER are two lines of a ballot.
            key = key._replace(party=cells[detail] or key.party)
        unit = cells[one_unit_at] if len(unit_at) < 2 else "\t".join(cells[at] for at in unit_at)
        key = place_cells.completed(key, cells, unit)
        if watch.columns:
            watch.see((key.state, key.office, key.district, key.candidate), cells)
        if recognised.by_mode:
            _add_modes(sums, key, unit, cells, line)
        elif recognised.wide:
            _add_wide(sums, key, unit, cells, line)
        else:
            sums.add(key, unit, cells[votes_at].strip(), line)
        for at, into in place_sums:
            _keep(into, key, cells[at], recognised.wide)
        if says_reporting:
            counting = ReportingCells(*(cells[at].strip() for at in (share_at, reported_at, all_at)))
            _keep_reporting(sums.reporting, key, counting, line)
    _part_contests(sums, watch.found())
    return sums


def _free(recognised: LayoutMatch) -> list[int]:
    """Where the columns stand that a table with a row for each candidate does not use."""
    if "candidate" not in recognised.at or recognised.layout.marks:
        return []
    used = {*recognised.at.values(), *recognised.units, *(column.at for column in recognised.votes)}
    return [at for at in range(len(recognised.header)) if at not in used]


def _part_contests(sums: VoteSums, column: ContestColumn | None) -> None:
    """Take a column that parts the candidates for the office, or for the district where there is an office."""
    if column is None:
        return
    as_office = "office" not in sums.recognised.at
    parted = {}
    for key, slot in sums.slots.items():
        value = column.value_of.get((key.state, key.office, key.district, key.candidate))
        if value is None:
            parted[key] = slot
        elif as_office:
            parted[key._replace(office=value)] = slot
        else:
            parted[key._replace(district=f"{key.district} {column.header} {value or BLANK}".strip())] = slot
        if value is not None and key.candidate in column.shared:
            sums.unparted[slot.number] = key.candidate
    sums.slots = parted
    sums.parted_by = column.header


def _whole(rows: Iterable[tuple[int, Sequence[str]]], width: int, sums: VoteSums) -> Iterator[tuple[int, list[str]]]:
    """Rows as wide as the header and one empty cell wider, which stands for every column that is not there."""
    recognised = sums.recognised
    # A row may end before the last column where nothing is read there; a row that is cut off is not read.
    needed = 1 + max((*recognised.at.values(), *(column.at for column in recognised.votes)), default=0)
    # A wide row is as many numbers of votes as it has columns of them.
    most = min(MOST_ROWS // max(len(recognised.votes), 1), MOST_CELLS // max(width, 1))
    footer: tuple[int, list[str]] | None = None
    for line, row in rows:
        if sums.rows + sums.blank >= most:
            raise ReturnsError(
                refusal("rows-too-many", sums.file, most=most, columns=width),
                problems=[finding("limit-here", sums.file, line)],
            )
        cells = list(row)
        if not any(cells) or not any(cell.strip() for cell in cells):
            sums.blank += 1
            continue
        if footer is not None:
            # What has a row below it is no footer.
            raise ragged_row(sums.file, footer[0], len(footer[1]), width, cut_off=True)
        if len(cells) < needed and is_footer(cells, sums.rows):
            footer, sums.footer = (line, cells), line
            continue
        if len(cells) < needed or (len(cells) > width and any(cell.strip() for cell in cells[width:])):
            raise ragged_row(sums.file, line, len(cells), width, cut_off=len(cells) < needed)
        cells = (cells + [""] * width)[:width]
        sums.rows += 1
        cells.append("")
        yield line, cells


def _add_modes(sums: VoteSums, key: VoteKey, unit: str, cells: list[str], line: int) -> None:
    """Count a candidate's votes by mode; a mode without a figure has none, unless no mode has one."""
    for column in sums.recognised.filled(cells):
        sums.add(key._replace(mode=column.mode), unit, cells[column.at].strip(), line)


def _add_wide(sums: VoteSums, key: VoteKey, unit: str, cells: list[str], line: int) -> None:
    for column in sums.recognised.votes:
        own = key._replace(
            candidate=column.candidate,
            party=column.party or key.party,
            date=column.date or key.date,
            office=f"{key.office} {column.contest}".strip() if column.contest else key.office,
        )
        sums.add(own, unit, cells[column.at].strip(), line)
    rest, total_at = sums.recognised.layout.rest, sums.recognised.at.get("total")
    if rest and total_at is not None:
        own = key._replace(candidate=rest)
        sums.add(own, unit, _difference(cells, total_at, sums.recognised), line)


def _difference(cells: list[str], total_at: int, recognised: LayoutMatch) -> str:
    """What the row's total holds beyond its candidates' columns; a cell that is no number is handed on to be told."""
    try:
        total, _ = count(cells[total_at])
        return str(total - sum(count(cells[column.at])[0] for column in recognised.votes))
    except NotACountError:
        return cells[total_at]


def _keep(into: dict[VoteKey, int], key: VoteKey, cell: str, wide: bool) -> None:
    """Hold a place's own sum, which stands once in a wide row and again in each of a long table's rows."""
    try:
        votes, _ = count(cell)
    except NotACountError:
        return
    place = key._replace(first="", candidate="", party="")
    if wide:
        into[place] = into.get(place, 0) + votes
    else:
        into[place] = max(into.get(place, 0), votes)


def _keep_reporting(
    into: dict[VoteKey, dict[ReportingCells, int]], key: VoteKey, cells: ReportingCells, line: int
) -> None:
    kept = into.setdefault(of_place(key), {})
    if len(kept) < MOST_REPORTS:
        kept.setdefault(cells, line)
