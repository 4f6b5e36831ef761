"""JSON and XML to rows: a list of records, or a document with tables inside each other that a layout describes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from mapgen.errors import ReturnsError
from mapgen.files.bounds import MOST_COLUMNS, MOST_JSON_CELLS
from mapgen.files.documents import RESULTS, DocumentError, parse_records
from mapgen.files.open import Source
from mapgen.files.rows import Row
from mapgen.files.xml_text import xml_tree
from mapgen.findings import finding, refusal
from mapgen.results.layout import LayoutMatch, ReturnsLayout, Role
from mapgen.results.records import Records, plain_text, rows_of
from mapgen.results.unit_counts import counts_of_counties

LOOKED_AT = 1_000
"""Rows of a document among which there must be one with votes, if it is to be of a layout."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as a table.

    Attributes:
        rows: Its rows; where no layout describes it, their field names first.
        recognised: The layout that describes it, or None.
    """

    rows: Iterator[Row]
    recognised: LayoutMatch | None = None


def json_table(source: Source, layouts: Sequence[ReturnsLayout]) -> Document:
    """A JSON document, or lines of them, as a table; the number of a row is that of its record, plus one.

    Raises:
        ReturnsError: It is not JSON, too large, or holds no list of records.
    """
    document = _document(source)
    described = _described(document, layouts, source.name)
    return described or Document(_plain_rows(_list_in(document, source.name), source.name))


def xml_table(source: Source, layouts: Sequence[ReturnsLayout]) -> Document:
    """An XML document as a table.

    Raises:
        ReturnsError: It is no XML, too large, or in no layout.
    """
    document = xml_tree(source)
    described = _described(document, layouts, source.name)
    if described is None:
        outermost = next(iter(document), "")
        raise ReturnsError(refusal("xml-unknown", source.name, element=f"<{outermost}>"))
    return described


def _described(document: Any, layouts: Sequence[ReturnsLayout], name: str) -> Document | None:
    """A document as the first layout that fits it has it."""
    for layout in sorted(layouts, key=lambda layout: -layout.rank):
        spec = layout.records
        if spec is None or not any(row.get("votes") for row in islice(rows_of(document, spec), LOOKED_AT)):
            continue
        columns = spec.columns()
        at: dict[Role, int] = {role: place for place, role in enumerate(columns)}  # type: ignore[misc]  # held to be roles
        units = (at["precinct"],) if "precinct" in at else ()
        described = partial(_rows, document, spec)
        numbered = enumerate(counts_of_counties(described) if spec.counts_of_units else described(), start=2)
        rows = ((number, [row[column] for column in columns]) for number, row in numbered)
        recognised = LayoutMatch(layout, tuple(spec.header(column) for column in columns), at, units=units)
        return Document(_bounded(rows, len(columns), name), recognised)
    return None


def _rows(document: Any, records: Records) -> Iterator[dict[str, str]]:
    for row in rows_of(document, records):
        # How many precincts have reported says nothing without how many there are.
        told = row.get("reported") and row.get("precincts")
        yield row if told or "reported" not in row else {**row, "reported": "", "precincts": ""}


def _bounded(rows: Iterator[Row], width: int, name: str) -> Iterator[Row]:
    for row in rows:
        if row[0] * width > MOST_JSON_CELLS:
            raise _too_many_cells(name, width)
        yield row


def _too_many_cells(name: str, width: int) -> ReturnsError:
    return ReturnsError(refusal("json-cells-too-many", name, columns=width, most=MOST_JSON_CELLS))


def _plain_rows(records: list[dict[str, Any]], name: str) -> Iterator[Row]:
    names = _names(records, name)
    yield 1, names
    for number, record in enumerate(records, start=2):
        yield number, [plain_text(record.get(column)) for column in names]


def _document(source: Source) -> Any:
    """The values of a document; of a file with an object on each line, the list of them."""
    with source.open() as stream:
        content = stream.read(RESULTS.size + 1)
    try:
        # In one contest of many, a number that is none is that contest's fault.
        return parse_records(content, RESULTS, constant=str)
    except DocumentError as error:
        raise ReturnsError(
            refusal("json-not-read", source.name),
            problems=[finding("reader-says", source.name, error.line, said=str(error))],
        ) from error


def _names(records: Sequence[Mapping[str, Any]], name: str) -> list[str]:
    """The names of all records' fields, in the order in which they come.

    Raises:
        ReturnsError: There are more than a table has columns, or they make more cells than are read.
    """
    names: dict[str, None] = {}
    for number, record in enumerate(records, start=1):
        names.update(dict.fromkeys(record))
        if len(names) > MOST_COLUMNS:
            raise ReturnsError(refusal("json-fields-too-many", name, most=MOST_COLUMNS))
        if number * len(names) > MOST_JSON_CELLS:
            raise _too_many_cells(name, len(names))
    return list(names)


def _list_in(document: Any, name: str) -> list[dict[str, Any]]:
    """The one list of records in a document.

    Raises:
        ReturnsError: There is none, or several.
    """
    if isinstance(document, dict):
        lists = [value for value in document.values() if _is_table(value)]
        document = lists[0] if len(lists) == 1 else document
    if not _is_table(document):
        raise ReturnsError(refusal("no-list-of-records", name))
    return document  # type: ignore[no-any-return]  # it was just looked at


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(record, dict) for record in value)
