"""JSON to rows: a list of records, or a document with tables inside each other that a layout describes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from mapgen.errors import Problem, ReturnsError
from mapgen.read.bounds import MOST_COLUMNS, MOST_JSON_CELLS
from mapgen.read.documents import RESULTS, DocumentError, parse_json
from mapgen.read.sources import Source
from mapgen.returns.layout import ReturnsLayout
from mapgen.returns.reshape import Nested

Records = Callable[[], Iterator[Mapping[str, Any]]]
"""Gives the records of a document from the first, as often as is asked: they may be many more than its objects."""


def json_rows(source: Source, layouts: Sequence[ReturnsLayout]) -> Iterator[tuple[int, list[str]]]:
    """The records of a document, their field names first; the number of a row is that of its record, plus one.

    Raises:
        ReturnsError: It is not JSON, too large, or holds no list of records.
    """
    records = _records(_document(source), source.name, [each.nested for each in layouts if each.nested is not None])
    names = _names(records, source.name)
    yield 1, names
    for number, record in enumerate(records(), start=2):
        yield number, [_text(record.get(name)) for name in names]


def _document(source: Source) -> Any:
    with source.open() as stream:
        content = stream.read(RESULTS.size + 1)
    try:
        # In one contest of many, a number that is none is that contest's fault.
        return parse_json(content, RESULTS, constant=str)
    except DocumentError as error:
        raise ReturnsError(
            f"{source.name} is not JSON that is read.",
            problems=[Problem(str(error), source.name, error.line)],
            fix="Fetch it again if it was cut off, or save the table as CSV, which is read row by row.",
        ) from error


def _names(records: Records, name: str) -> list[str]:
    """The names of all records' fields, in the order in which they come.

    Raises:
        ReturnsError: There are more than a table has columns, or they make more cells than are read.
    """
    names: dict[str, None] = {}
    for number, record in enumerate(records(), start=1):
        names.update(dict.fromkeys(record))
        if len(names) > MOST_COLUMNS:
            raise ReturnsError(
                f"{name}: its records have more than {MOST_COLUMNS:,} different fields.",
                fix="A record for each county and candidate is read; names of counties are values, not fields.",
            )
        if number * len(names) > MOST_JSON_CELLS:
            raise ReturnsError(
                f"{name} makes a table of {len(names):,} columns and more than {MOST_JSON_CELLS:,} cells.",
                fix="Leave out the fields that are not needed, or save the table as CSV.",
            )
    return list(names)


def _records(document: Any, name: str, nested: Sequence[Nested]) -> Records:
    for shape in nested:
        contests = _at(document, shape.contests)
        if isinstance(contests, list) and all(isinstance(c, dict) and shape.units in c for c in contests):
            return partial(_spread_all, contests, shape)
    if isinstance(document, dict):
        lists = [value for value in document.values() if _is_table(value)]
        document = lists[0] if len(lists) == 1 else document
    if not _is_table(document):
        raise ReturnsError(
            f"{name} holds no list of records.",
            fix='A list such as [{"county": "Adair", "candidate": "Ada Ames", "votes": 466}, …] is read.',
        )
    return partial(iter, document)


def _spread_all(contests: Iterable[Mapping[str, Any]], nested: Nested) -> Iterator[Mapping[str, Any]]:
    return (record for contest in contests for record in _spread(contest, nested))


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _at(document: Any, path: str) -> Any:
    for step in path.split("."):
        document = document.get(step) if isinstance(document, dict) else None
    return document


def _spread(contest: Mapping[str, Any], nested: Nested) -> Iterator[dict[str, Any]]:
    """A record for each unit and candidate of a contest."""
    outer = {name: value for name, value in contest.items() if _is_plain(value)}
    candidates = {
        str(candidate.get(nested.key)): (_name(candidate, nested), _plain(candidate.get(nested.party)))
        for candidate in _listed(contest, nested.candidates)
    }
    for unit in _listed(contest, nested.units):
        results = unit.get(nested.results)
        for key, votes in (results if isinstance(results, dict) else {}).items():
            name, party = candidates.get(key, ("", None))
            yield {
                **outer,
                **{name: value for name, value in unit.items() if _is_plain(value)},
                nested.mark: True,
                nested.candidate_column: name or key,
                nested.party: party,
                nested.votes_column: votes,
            }


def _listed(contest: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The objects in the list of this name."""
    listed = contest.get(name)
    return [held for held in listed if isinstance(held, dict)] if isinstance(listed, list) else []


def _name(candidate: Mapping[str, Any], nested: Nested) -> str:
    for fields in nested.names:
        parts = [str(value or "") if _is_plain(value) else "" for value in map(candidate.get, fields.split())]
        if all(parts):
            return " ".join(parts)
    return ""


def _plain(value: Any) -> Any:
    return value if _is_plain(value) else None


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float | bool)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    # What stands in a cell's list was not looked at when the document was parsed.
    return json.dumps(value, ensure_ascii=not isinstance(value, list | dict))
