"""A table of results however it is written: its header, its rows one by one, its layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from mapgen.errors import ReturnsError
from mapgen.files import compound
from mapgen.files.bounds import MOST_BEFORE, MOST_COLUMNS, MOST_TITLES
from mapgen.files.delimited import PAGE, delimited
from mapgen.files.open import ZIP, Source, open_source
from mapgen.files.parse_cells import shown
from mapgen.files.rows import Row
from mapgen.files.spreadsheet_xml import NAMESPACE, spreadsheet_xml
from mapgen.files.workbook import parquet, workbook
from mapgen.findings import Finding, finding, refusal
from mapgen.results.blocks import HEADER, Blocks, is_in_blocks
from mapgen.results.detect_layout import detect_layout
from mapgen.results.headers import find_headers, trimmed
from mapgen.results.json_records import Document, json_table, xml_table
from mapgen.results.layout import LayoutMatch, ReturnsLayout
from mapgen.results.layouts import read_layouts
from mapgen.results.reshape import unstack
from mapgen.results.several import Part, Together, called_together, common_layout, parts_of, recognised_together
from mapgen.results.state_rows import rows_of_state
from mapgen.results.sum_votes import sum_votes
from mapgen.results.tidy import is_tidy, tidier
from mapgen.results.vote_sums import VoteSums
from mapgen.words.terms import state_code

SAMPLED, SAMPLED_TEXT = 400, 8_000_000
"""Rows that say what a wide table's columns hold, and characters from which on they have said enough."""

MARKUP = re.compile(r"\ufeff?\s*<[?!A-Za-z]")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a table before it is read.

    Attributes:
        layouts: The layouts that it may be in.
        votes: Headers of the columns that are votes, where the user says which.
        state: The postal code of the state whose rows alone are meant; empty for all rows.
    """

    layouts: tuple[ReturnsLayout, ...]
    votes: tuple[str, ...] = ()
    state: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A results file whose layout is known, not yet summed.

    Attributes:
        recognised: Its layout.
        rows: Its rows after the headers, with their lines.
        file: The file as the user knows it.
        notes: What had to be found out about the file to read it; more may come while rows are read.
        is_several: Whether it is several files.
    """

    recognised: LayoutMatch
    rows: Iterator[Row]
    file: str
    notes: list[Finding]
    is_several: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """A results file, read and summed.

    Attributes:
        gathered: Its votes by place and line.
        findings: What had to be found out about the file to read it.
        is_several: Whether it is several files.
    """

    gathered: VoteSums
    findings: tuple[Finding, ...]
    is_several: bool = False

    @property
    def recognised(self) -> LayoutMatch:
        """Its layout."""
        return self.gathered.recognised


Results = str | Path | Sequence[Path]
"""A file of results, a folder of them, or several files."""


def paths_of(results: Results) -> list[Path]:
    """What is named, one by one."""
    return [Path(results)] if isinstance(results, str | Path) else [Path(path) for path in results]


def written_names(results: Results) -> str:
    """What is named, as it was written."""
    return str(results) if isinstance(results, str | Path) else ", ".join(map(str, results))


def read_table(
    path: Results,
    *,
    table: str = "",
    called: str = "",
    votes: Sequence[str] = (),
    layouts: Sequence[Path] = (),
    state: str = "",
) -> Read:
    """Read and sum a file of results, or several, row by row.

    Args:
        path: A .csv, .tsv, .txt, .xlsx, .xls, .ods, .parquet, .json or .xml file, plain or inside .gz or .zip, or "-";
            a folder of such files, or several of them.
        table: The file of a zip or the sheet of a workbook, where there are several; with an asterisk, those files of a
            zip or a folder that are like it.
        called: The file as the user knows it, where that is not its path.
        votes: Headers of the columns that are votes, where the user says which.
        layouts: Folders with layouts beside those that come with mapgen, as `read_layouts` takes them.
        state: The state whose rows are meant, by code or name: which columns are votes, they alone say.

    Raises:
        ReturnsError: It cannot be read, or is in no known layout.
        AtlasError: A folder of layouts cannot be read.
        UsageError: It has not the columns that are named.
    """
    try:
        known = Known(read_layouts(layouts), tuple(votes), state_code(state))
        with _open(path, table, called, known) as opened:
            gathered = sum_votes(opened.rows, opened.recognised, file=opened.file)
    except MemoryError as error:
        raise ReturnsError(refusal("memory-short", called or path)) from error
    if not gathered.rows:
        raise ReturnsError(refusal("no-rows", opened.file))
    return Read(gathered, tuple(opened.notes), is_several=opened.is_several)


@contextmanager
def _open(results: Results, table: str, called: str, known: Known) -> Iterator[Table]:
    """One file, or several as one table; when their rows were taken it is known whether they belong together."""
    parts = parts_of(paths_of(results), table)
    if len(parts) == 1:
        with open_known(parts[0].path, parts[0].table, called, known) as opened:
            yield opened
        return
    looked_at = []
    for part in parts:
        with open_known(part.path, part.table, "", known) as opened:
            looked_at.append((part, opened.recognised))
    whole = recognised_together(common_layout(looked_at), [recognised for _, recognised in looked_at])
    together = Together(called_together(parts))
    notes: list[Finding] = []
    yield Table(whole, _rows_of(parts, known, together, notes), together.file, notes, is_several=True)
    notes += together.checked()


def _rows_of(parts: Sequence[Part], known: Known, together: Together, notes: list[Finding]) -> Iterator[Row]:
    for part in parts:
        with open_known(part.path, part.table, "", known) as opened:
            yield from together.rows(part, opened.recognised, opened.rows)
        notes += [note for note in opened.notes if note not in notes]


@contextmanager
def open_table(path: str | Path, *, table: str = "", called: str = "", layouts: Sequence[Path] = ()) -> Iterator[Table]:
    """A results file with its layout and its rows, which are read as they are taken; arguments as of `read_table`."""
    with open_known(path, table, called, Known(read_layouts(layouts))) as opened:
        yield opened


@contextmanager
def open_known(path: str | Path, table: str, called: str, known: Known) -> Iterator[Table]:
    """A results file of which something is known; other arguments as of `read_table`."""
    with open_source(path, table, called) as source:
        document, notes = _opened(source, table, known.layouts)
        if document.recognised is not None:
            recognised, rows = document.recognised, document.rows
        else:
            recognised, rows = _headed(document.rows, known, source.name, notes)
        if not is_tidy(recognised.layout):
            tidy = tidier(recognised, source.name)
            recognised, rows = tidy.made, tidy.rows(rows)
        yield Table(recognised, rows, source.name, notes)


def _opened(source: Source, table: str, layouts: Sequence[ReturnsLayout]) -> tuple[Document, list[Finding]]:
    start = source.start
    if start.startswith((ZIP, compound.MAGIC)):
        return Document(workbook(source, table)), []
    if start.startswith(b"PAR1"):
        return Document(parquet(source)), []
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"{")):
        return json_table(source, layouts), []
    if _is_xml(start):
        if NAMESPACE.encode() in start or NAMESPACE.encode("utf-16-le") in start:
            return Document(spreadsheet_xml(source, table)), []
        return xml_table(source, layouts), []
    rows, notes = delimited(source)
    return Document(rows), notes


def _is_xml(start: bytes) -> bool:
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    beginning = start[:400].decode("utf-16" if wide else "utf-8", errors="ignore")
    return MARKUP.match(beginning) is not None and PAGE.match(start) is None


def _headed(rows: Iterator[Row], known: Known, name: str, notes: list[Finding]) -> tuple[LayoutMatch, Iterator[Row]]:
    """A table's layout and the rows after its headers.

    Raises:
        ReturnsError: There is no row that is not blank, or it is in no layout.
    """
    rows, top = _top(rows, name)
    stacked = unstack(top, [layout.stacked for layout in known.layouts if layout.stacked is not None], file=name)
    if stacked is not None:
        spread = stacked.rows(row for row in rows if row[0] > stacked.line)
        return _spread(spread, stacked.header, known, name)
    blocks = next((layout.blocks for layout in known.layouts if layout.blocks), "")
    if blocks and is_in_blocks(top):
        return _spread(Blocks().rows(rows), (blocks, *HEADER), known, name)
    start = list(_sample(rows))
    widest = max(start, key=lambda row: len(row[1]))
    if len(trimmed(widest[1])) > MOST_COLUMNS:
        raise ReturnsError(refusal("columns-too-many", f"{name}:{widest[0]}", columns=len(widest[1])))
    headed = find_headers(known.layouts, top, start, file=name, insisted=known.votes)
    below = chain((row for row in start if row[0] > headed.line), rows)
    if known.state and headed.line and headed.recognised.layout.every_other_column:
        own, ahead = rows_of_state(below, headed.recognised, known.state, most=SAMPLED)
        below = chain(ahead, below)
        if own:
            # A candidate who stood in this state alone has no figures in the others' rows.
            headed = find_headers(known.layouts, top, own, file=name, insisted=known.votes)
    notes += [finding("title-above-headers", name, line, "note", said=shown(said, 80)) for line, said in headed.titles]
    header = list(headed.recognised.header)
    return headed.recognised, _without_repeats(below, header, name, notes) if headed.line else below


def _top(rows: Iterator[Row], name: str) -> tuple[Iterator[Row], list[Row]]:
    """All rows, and the first of them that are not blank."""
    seen: list[Row] = []
    top: list[Row] = []
    for line, cells in rows:
        seen.append((line, cells))
        if any(cell.strip() for cell in cells):
            top.append((line, cells))
        if len(top) > MOST_TITLES:
            break
        if not top and len(seen) > MOST_BEFORE:
            raise ReturnsError(refusal("blank-rows-too-many", name, most=MOST_BEFORE))
        if len(seen) > MOST_BEFORE + MOST_TITLES:
            break
    if not top:
        raise ReturnsError(refusal("file-empty", name))
    return chain(seen, rows), top


def _spread(rows: Iterator[Row], header: Sequence[str], known: Known, name: str) -> tuple[LayoutMatch, Iterator[Row]]:
    """The layout of a table that was made of another, whose headers it has."""
    start = list(_sample(rows))
    recognised = detect_layout(
        known.layouts, trimmed(header), [cells for _, cells in start], file=name, insisted=known.votes
    )
    return recognised, chain(start, rows)


def _without_repeats(rows: Iterator[Row], header: list[str], name: str, notes: list[Finding]) -> Iterator[Row]:
    """Rows without those that are the headers again, as above each page of a printed table."""
    first, again = header[0] if header else "", 0
    line = 0
    for row in rows:
        if row[1] and row[1][0] == first and first and trimmed(row[1]) == header:
            again, line = again + 1, line or row[0]
            continue
        yield row
    if again:
        notes.append(finding("headers-again", name, line, "note", times=again))


def _sample(rows: Iterator[Row]) -> Iterator[Row]:
    """The first rows, fewer where they are long."""
    left = SAMPLED_TEXT
    for row in islice(rows, SAMPLED):
        yield row
        left -= sum(map(len, row[1]))
        if left < 0:
            return
