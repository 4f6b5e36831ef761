"""Bytes to rows of cells: encoding, separator and line ends found out, and said."""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from mapgen.errors import ReturnsError
from mapgen.files.bounds import LONGEST_LINE, MOST_COLUMNS
from mapgen.files.open import Source
from mapgen.files.parse_cells import shown
from mapgen.findings import Finding, finding, refusal

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
CHUNK = 1024**2

LOOKED_AT = 30
"""Lines that say what a table's cells are separated by."""

PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)", re.IGNORECASE)


def delimited(source: Source) -> tuple[Iterator[tuple[int, list[str]]], list[Finding]]:
    """The rows of a table of separated values.

    Returns:
        Line numbers with cells, the header first; and notes of what had to be found out.

    Raises:
        ReturnsError: It is not text, has a line no table has, or has no separator.
    """
    encoding, notes = _encoding(source)
    separator = _separator(source, encoding)
    if separator != ",":
        notes.append(finding("separated", source.name, severity="note", separator=SEPARATORS[separator]))
    return _rows(source, encoding, separator), notes


def _rows(source: Source, encoding: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    with source.open() as stream, io.TextIOWrapper(stream, encoding=encoding, newline="") as text:
        reader = csv.reader(text, delimiter=separator, strict=True)
        try:
            for cells in reader:
                if len(cells) > MOST_COLUMNS:
                    raise ReturnsError(
                        refusal("columns-too-many", f"{source.name}:{reader.line_num}", columns=len(cells))
                    )
                yield reader.line_num, cells
        except csv.Error as error:
            raise ReturnsError(
                refusal("table-not-whole", source.name, fault="quotes"),
                problems=[finding("reader-says", source.name, reader.line_num, said=str(error))],
            ) from error


def _encoding(source: Source) -> tuple[str, list[Finding]]:
    start = source.start
    note: list[Finding] = []
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if start.startswith(mark):
            if name == "utf-16":
                note.append(finding("text-utf-16", source.name, severity="note"))
            _scan(source, name)
            return name, note
    if _foreign(start):
        raise _no_table(source)
    _held_to_be_no_page(source)
    wide = _wide_without_mark(start)
    if wide:
        _scan(source, wide)
        return wide, [finding("text-utf-16-unmarked", source.name, severity="note")]
    if _binary(start):
        raise _no_table(source)
    if _scan(source, "utf-8"):
        return "utf-8", note
    western = "cp1252" if _scan(source, "cp1252") else "latin-1"
    called = "Windows-1252 (Latin-1)" if western == "cp1252" else "Latin-1"
    return western, [finding("text-not-utf-8", source.name, severity="note", encoding=called)]


def _wide_without_mark(start: bytes) -> str:
    pairs = start[: len(start) // 2 * 2][:2000]
    if len(pairs) < 8:
        return ""
    if pairs[1::2].count(0) * 10 > len(pairs[1::2]) * 9:
        return "utf-16-le"
    return "utf-16-be" if pairs[::2].count(0) * 10 > len(pairs[::2]) * 9 else ""


def _foreign(start: bytes) -> bool:
    return start.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff"))


def _binary(start: bytes) -> bool:
    controls = sum(start.count(bytes([code])) for code in range(32) if code not in (9, 10, 12, 13))
    return controls * 20 > len(start)


def _held_to_be_no_page(source: Source) -> None:
    if PAGE.match(source.start) is not None:
        raise ReturnsError(refusal("web-page", source.name))


def _no_table(source: Source) -> ReturnsError:
    return ReturnsError(refusal("no-table", source.name, start=repr(source.start[:8])))


def _scan(source: Source, encoding: str) -> bool:
    """Whether all of it is in the encoding; a line that never ends stops the reading at once."""
    decoder = codecs.getincrementaldecoder(encoding)()
    since_end = 0
    with source.open() as stream:
        while chunk := stream.read(CHUNK):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                return _undecodable(source, encoding)
            last = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
            first = min((at for at in (chunk.find(b"\n"), chunk.find(b"\r")) if at >= 0), default=len(chunk))
            if since_end + first > LONGEST_LINE:
                raise ReturnsError(refusal("line-too-long", source.name, most=LONGEST_LINE))
            since_end = since_end + len(chunk) if last < 0 else len(chunk) - last - 1
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _undecodable(source, encoding)
    return True


def _undecodable(source: Source, encoding: str) -> bool:
    if encoding in ("utf-8", "cp1252"):
        return False
    raise ReturnsError(refusal("text-broken", source.name, encoding=encoding))


def _separator(source: Source, encoding: str) -> str:
    start = source.start.decode(encoding, errors="ignore")
    # What the end of the beginning cuts off says less than it would.
    lines = [line for line in start.splitlines() if line.strip()][:LOOKED_AT]
    if not lines:
        raise ReturnsError(refusal("file-blank", source.name))
    counts = [_marks(line) for line in lines]
    best = max(SEPARATORS, key=lambda mark: counts[0][mark])
    if counts[0][best] == 0 or not _is_like_the_first_row(start, best):
        # A title stands above the headers: its commas say nothing of the table's.
        best = max(SEPARATORS, key=lambda mark: sum(count[mark] for count in counts))
    if not any(count[best] for count in counts):
        raise ReturnsError(
            refusal("table-of-one-cell", source.name),
            problems=[finding("excerpt", source.name, 1, said=shown(lines[0].strip()))],
        )
    return best


def _is_like_the_first_row(start: str, mark: str) -> bool:
    """Whether at least half of the first rows have as many cells as the very first, up to where quotes do not fit."""
    widths: list[int] = []
    with contextlib.suppress(csv.Error):
        rows = csv.reader(io.StringIO(start, newline=""), delimiter=mark, strict=True)
        widths += [len(cells) for cells in islice((cells for cells in rows if any(cells)), LOOKED_AT)]
    return widths.count(widths[0]) * 2 >= len(widths) if widths else True


def _marks(line: str) -> dict[str, int]:
    outside = "".join(line.split('"')[::2])
    return {mark: outside.count(mark) for mark in SEPARATORS}
