"""JSON to rows: a list of records, or a document with tables inside each other that a layout describes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mapgen.errors import ReturnsError
from mapgen.read.sources import Source
from mapgen.returns.layout import ReturnsLayout
from mapgen.returns.spread import Nested

MOST_JSON = 256 * 1024**2
"""A JSON document is held whole, so it is limited."""


def json_rows(source: Source, layouts: Sequence[ReturnsLayout]) -> Iterator[tuple[int, list[str]]]:
    """The records of a document, their field names first; the number of a row is that of its record, plus one.

    Raises:
        ReturnsError: It is not JSON, too large, or holds no list of records.
    """
    records = _records(_parsed(source), source.name, [each.nested for each in layouts if each.nested is not None])
    names = list(dict.fromkeys(name for record in records for name in record))
    yield 1, names
    for number, record in enumerate(records, start=2):
        yield number, [_text(record.get(name)) for name in names]


def _parsed(source: Source) -> Any:
    with source.open() as stream:
        content = stream.read(MOST_JSON + 1)
    if len(content) > MOST_JSON:
        raise ReturnsError(f"{source.name} is larger than {MOST_JSON // 1024**2} MB.", fix="Save it as CSV.")
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ReturnsError(f"{source.name} is not JSON: {error}.", fix="It may be cut off; fetch it again.") from error


def _records(document: Any, name: str, nested: Sequence[Nested]) -> list[dict[str, Any]]:
    for each in nested:
        contests = _at(document, each.contests)
        if isinstance(contests, list) and all(isinstance(c, dict) and each.units in c for c in contests):
            return [record for contest in contests for record in _spread(contest, each)]
    if isinstance(document, dict):
        lists = [value for value in document.values() if _is_table(value)]
        document = lists[0] if len(lists) == 1 else document
    if not _is_table(document):
        raise ReturnsError(
            f"{name} holds no list of records.",
            fix='A list such as [{"county": "Adair", "candidate": "Ada Ames", "votes": 466}, …] is read.',
        )
    return list(document)


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
        str(each.get(nested.key)): each for each in contest.get(nested.candidates) or [] if isinstance(each, dict)
    }
    for unit in contest.get(nested.units) or []:
        results = unit.get(nested.results) if isinstance(unit, dict) else None
        for key, votes in (results if isinstance(results, dict) else {}).items():
            candidate = candidates.get(str(key), {})
            yield {
                **outer,
                **{name: value for name, value in unit.items() if _is_plain(value)},
                nested.mark: True,
                nested.candidate_column: _name(candidate, nested) or key,
                nested.party: candidate.get(nested.party),
                nested.votes_column: votes,
            }


def _name(candidate: Mapping[str, Any], nested: Nested) -> str:
    for fields in nested.names:
        parts = [str(candidate.get(field) or "") for field in fields.split()]
        if all(parts):
            return " ".join(parts)
    return ""


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float | bool)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
