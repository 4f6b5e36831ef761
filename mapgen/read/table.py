"""A table of results however it is written: its header, its rows one by one, its layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from mapgen.errors import Problem, ReturnsError
from mapgen.read.bounds import MOST_BEFORE, MOST_COLUMNS, MOST_TITLES
from mapgen.read.json_table import Document, json_table, xml_table
from mapgen.read.layouts import read_layouts
from mapgen.read.several import Part, Together, called_together, common_layout, parts_of, recognised_together
from mapgen.read.sources import ZIP, Source, open_source
from mapgen.read.spreadsheet_xml import NAMESPACE, spreadsheet_xml
from mapgen.read.text import PAGE, delimited
from mapgen.read.workbook import OLD_WORKBOOK, parquet, workbook
from mapgen.returns.blocks import HEADER, Blocks, is_in_blocks
from mapgen.returns.cells import shown
from mapgen.returns.gather import Gathered, gather
from mapgen.returns.headers import find_headers, trimmed
from mapgen.returns.layout import Recognised, ReturnsLayout
from mapgen.returns.levels import at_one_level
from mapgen.returns.recognise import recognise
from mapgen.returns.spread import Row, unstack
from mapgen.returns.tidy import is_tidy, tidier

SAMPLED, SAMPLED_TEXT = 400, 8_000_000
"""Rows that say what a wide table's columns hold, and characters from which on they have said enough."""

MARKUP = re.compile(r"\ufeff?\s*<[?!A-Za-z]")


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

    recognised: Recognised
    rows: Iterator[Row]
    file: str
    notes: list[Problem]
    is_several: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """A results file, read and summed.

    Attributes:
        gathered: Its votes by place and line.
        notes: What had to be found out about the file to read it.
        is_several: Whether it is several files.
    """

    gathered: Gathered
    notes: tuple[Problem, ...]
    is_several: bool = False

    @property
    def recognised(self) -> Recognised:
        """Its layout."""
        return self.gathered.recognised


Results = str | Path | Sequence[Path]
"""A file of results, a folder of them, or several files."""


def read_table(path: Results, *, table: str = "", called: str = "", layouts: Sequence[Path] = ()) -> Read:
    """Read and sum a file of results, or several, row by row.

    Args:
        path: A .csv, .tsv, .txt, .xlsx, .xls, .ods, .parquet, .json or .xml file, plain or inside .gz or .zip, or "-";
            a folder of such files, or several of them.
        table: The file of a zip or the sheet of a workbook, where there are several; with an asterisk, those files of a
            zip or a folder that are like it.
        called: The file as the user knows it, where that is not its path.
        layouts: Folders with layouts beside those that come with mapgen, as `read_layouts` takes them.

    Raises:
        ReturnsError: It cannot be read, or is in no known layout.
        AtlasError: A folder of layouts cannot be read.
    """
    try:
        with _open(path, table, called, layouts) as opened:
            gathered = gather(opened.rows, opened.recognised, file=opened.file)
    except MemoryError as error:
        raise ReturnsError(
            f"{called or path} takes more memory to read than there is.",
            fix="Cut the file to one contest, or save it as CSV.",
        ) from error
    if not gathered.rows:
        raise ReturnsError(f"{opened.file} has a row of headers and nothing after it.")
    kept, note = at_one_level(gathered.slots, opened.recognised.layout.levels, opened.file)
    gathered.slots = kept
    return Read(gathered, (*opened.notes, *note), is_several=opened.is_several)


@contextmanager
def _open(results: Results, table: str, called: str, layouts: Sequence[Path]) -> Iterator[Table]:
    """One file, or several as one table; when their rows were taken it is known whether they belong together."""
    paths = [Path(results)] if isinstance(results, str | Path) else list(results)
    parts = parts_of(paths, table)
    if len(parts) == 1:
        with open_table(parts[0].path, table=parts[0].table, called=called, layouts=layouts) as opened:
            yield opened
        return
    looked_at = []
    for part in parts:
        with open_table(part.path, table=part.table, layouts=layouts) as opened:
            looked_at.append((part, opened.recognised))
    whole = recognised_together(common_layout(looked_at), [recognised for _, recognised in looked_at])
    together = Together(called_together(parts))
    notes: list[Problem] = []
    yield Table(whole, _rows_of(parts, layouts, together, notes), together.file, notes, is_several=True)
    notes += together.checked()


def _rows_of(parts: Sequence[Part], layouts: Sequence[Path], together: Together, notes: list[Problem]) -> Iterator[Row]:
    for part in parts:
        with open_table(part.path, table=part.table, layouts=layouts) as opened:
            yield from together.rows(part, opened.recognised, opened.rows)
        notes += [note for note in opened.notes if note not in notes]


@contextmanager
def open_table(path: str | Path, *, table: str = "", called: str = "", layouts: Sequence[Path] = ()) -> Iterator[Table]:
    """A results file with its layout and its rows, which are read as they are taken; arguments as of `read_table`."""
    known = read_layouts(layouts)
    with open_source(path, table, called) as source:
        document, notes = _opened(source, table, known)
        if document.recognised is not None:
            recognised, rows = document.recognised, document.rows
        else:
            recognised, rows = _headed(document.rows, known, source.name, notes)
        if not is_tidy(recognised.layout):
            tidy = tidier(recognised, source.name)
            recognised, rows = tidy.made, tidy.rows(rows)
        yield Table(recognised, rows, source.name, notes)


def _opened(source: Source, table: str, layouts: Sequence[ReturnsLayout]) -> tuple[Document, list[Problem]]:
    start = source.start
    if start.startswith((ZIP, OLD_WORKBOOK)):
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


def _headed(
    rows: Iterator[Row], layouts: Sequence[ReturnsLayout], name: str, notes: list[Problem]
) -> tuple[Recognised, Iterator[Row]]:
    """A table's layout and the rows after its headers.

    Raises:
        ReturnsError: There is no row that is not blank, or it is in no layout.
    """
    rows, top = _top(rows, name)
    stacked = unstack(top, [layout.stacked for layout in layouts if layout.stacked is not None], file=name)
    if stacked is not None:
        spread = stacked.rows(row for row in rows if row[0] > stacked.line)
        return _spread(spread, stacked.header, layouts, name)
    blocks = next((layout.blocks for layout in layouts if layout.blocks), "")
    if blocks and is_in_blocks(top):
        return _spread(Blocks().rows(rows), (blocks, *HEADER), layouts, name)
    start = list(_sample(rows))
    widest = max(start, key=lambda row: len(row[1]))
    if len(trimmed(widest[1])) > MOST_COLUMNS:
        raise ReturnsError(f"{name}:{widest[0]}: {len(widest[1]):,} columns are too many.")
    headed = find_headers(layouts, top, start, file=name)
    notes += [
        Problem(f"a row above the headers says {shown(said, 80)}", name, line, "note") for line, said in headed.titles
    ]
    header = list(headed.recognised.header)
    below = chain([row for row in start if row[0] > headed.line], rows)
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
            raise ReturnsError(f"{name} begins with more than {MOST_BEFORE:,} blank rows.", fix="Delete them.")
        if len(seen) > MOST_BEFORE + MOST_TITLES:
            break
    if not top:
        raise ReturnsError(f"{name} is empty.")
    return chain(seen, rows), top


def _spread(
    rows: Iterator[Row], header: Sequence[str], layouts: Sequence[ReturnsLayout], name: str
) -> tuple[Recognised, Iterator[Row]]:
    """The layout of a table that was made of another, whose headers it has."""
    start = list(_sample(rows))
    recognised = recognise(layouts, trimmed(header), [cells for _, cells in start], file=name)
    return recognised, chain(start, rows)


def _without_repeats(rows: Iterator[Row], header: list[str], name: str, notes: list[Problem]) -> Iterator[Row]:
    """Rows without those that are the headers again, as above each page of a printed table."""
    first, again = header[0] if header else "", 0
    line = 0
    for row in rows:
        if row[1] and row[1][0] == first and first and trimmed(row[1]) == header:
            again, line = again + 1, line or row[0]
            continue
        yield row
    if again:
        notes.append(Problem(f"the headers stand {again:,} more times among the rows", name, line, "note"))


def _sample(rows: Iterator[Row]) -> Iterator[Row]:
    """The first rows, fewer where they are long."""
    left = SAMPLED_TEXT
    for row in islice(rows, SAMPLED):
        yield row
        left -= sum(map(len, row[1]))
        if left < 0:
            return
