"""A table of results however it is written: its header, its rows one by one, its layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from mapgen.errors import ReturnsError
from mapgen.findings import Finding
from mapgen.read import compound
from mapgen.read.bounds import MOST_BEFORE, MOST_COLUMNS
from mapgen.read.json_table import json_rows
from mapgen.read.layouts import read_layouts
from mapgen.read.sources import ZIP, Source, open_source
from mapgen.read.text import delimited
from mapgen.read.workbook import parquet, workbook
from mapgen.returns.detect_layout import detect_layout
from mapgen.returns.layout import LayoutMatch
from mapgen.returns.reshape import MOST_ABOVE, Row, unstack
from mapgen.returns.vote_sums import VoteSums, sum_votes

SAMPLED, SAMPLED_TEXT = 400, 8_000_000
"""Rows that say what a wide table's columns hold, and characters from which on they have said enough."""


@dataclass(frozen=True, slots=True)
class Read:
    """A results file, read and summed.

    Attributes:
        gathered: Its votes by place and line.
        findings: What had to be found out about the file to read it.
    """

    gathered: VoteSums
    findings: tuple[Finding, ...]

    @property
    def recognised(self) -> LayoutMatch:
        """Its layout."""
        return self.gathered.recognised


def read_table(path: str | Path, *, table: str = "", called: str = "", votes: Sequence[str] = ()) -> Read:
    """Read and sum a file of results, row by row.

    Args:
        path: A .csv, .tsv, .txt, .xlsx, .xls, .ods, .parquet or .json file, plain or inside .gz or .zip, or "-".
        table: The file of a zip or the sheet of a workbook, where there are several.
        called: The file as the user knows it, where that is not its path.
        votes: Headers of the columns that are votes, where the user says which.

    Raises:
        ReturnsError: It cannot be read, or is in no known layout.
        UsageError: It has not the columns that are named.
    """
    try:
        return _read(path, table, called, votes)
    except MemoryError as error:
        raise ReturnsError(
            f"{called or path} takes more memory to read than there is.",
            fix="Cut the file to one contest, or save it as CSV.",
        ) from error


def _read(path: str | Path, table: str, called: str, votes: Sequence[str]) -> Read:
    with open_source(path, table, called) as source, _opened(source, table) as (everything, findings):
        header_line, header, rows = _headed(everything, source.name)
        if len(header) > MOST_COLUMNS:
            raise ReturnsError(f"{source.name}:{header_line}: {len(header):,} columns are too many.")
        header = _trimmed(header)
        start = list(_sample(rows))
        sample = [cells for _, cells in start]
        recognised = detect_layout(read_layouts(), header, sample, file=source.name, insisted=votes)
        gathered = sum_votes(chain(start, rows), recognised, file=source.name)
    if not gathered.rows:
        raise ReturnsError(f"{source.name} has a row of headers and nothing after it.")
    return Read(gathered, tuple(findings))


def _sample(rows: Iterator[Row]) -> Iterator[Row]:
    """The first rows, fewer where they are long."""
    left = SAMPLED_TEXT
    for row in islice(rows, SAMPLED):
        yield row
        left -= sum(map(len, row[1]))
        if left < 0:
            return


@contextmanager
def _opened(source: Source, table: str) -> Iterator[tuple[Iterator[tuple[int, list[str]]], list[Finding]]]:
    start = source.start
    if start.startswith((ZIP, compound.MAGIC)):
        yield workbook(source, table), []
    elif start.startswith(b"PAR1"):
        yield parquet(source), []
    elif start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"{")):
        yield json_rows(source, read_layouts()), []
    else:
        yield delimited(source)


def _headed(rows: Iterator[Row], name: str) -> tuple[int, list[str], Iterator[Row]]:
    """The line of the headers, the headers, and the rows after them; headers in two rows are made one.

    Raises:
        ReturnsError: There is no row that is not blank, or two rows of headers do not fit together.
    """
    seen: list[Row] = []
    top: list[Row] = []
    for line, cells in rows:
        seen.append((line, cells))
        if any(cell.strip() for cell in cells):
            top.append((line, cells))
        if len(top) == MOST_ABOVE:
            break
        if len(seen) > MOST_BEFORE:
            raise ReturnsError(f"{name} begins with more than {MOST_BEFORE:,} blank rows.", fix="Delete them.")
    if not top:
        raise ReturnsError(f"{name} is empty.")
    stacked = unstack(top, [each.stacked for each in read_layouts() if each.stacked is not None], file=name)
    if stacked is None:
        return (*top[0], chain((row for row in seen if row[0] > top[0][0]), rows))
    return stacked.line, list(stacked.header), stacked.rows(chain((row for row in seen if row[0] > stacked.line), rows))


def _trimmed(header: list[str]) -> list[str]:
    """The header without the empty cells that a spreadsheet leaves at its end."""
    kept = [cell.replace("\ufeff", "").strip() for cell in header]
    while kept and not kept[-1]:
        kept.pop()
    return kept
