"""JSON to values within bounds: its size, how many values it has and how deep they lie, told before it is parsed."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from mapgen.errors import Problem, ReturnsError
from mapgen.read.bounds import MOST_JSON, MOST_JSON_DEPTH, MOST_JSON_VALUES
from mapgen.read.sources import Source
from mapgen.returns.cells import shown

# A text that is not closed goes to the end: it is matched once, not once for every quote in it.
TEXT = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)

MOST_DIGITS = 400
"""Digits of one number, from which on turning it into text and back takes long."""

LONG_NUMBER = re.compile(rb"(?<![0-9])[0-9]{%d}" % MOST_DIGITS)

OTHERS = bytes(set(range(256)) - set(b"[]{},"))
"""What takes no part in how many values there are, and how deep."""

AS_CSV = "Save the table as CSV, which is read row by row."


class _TwiceError(ValueError):
    """A name stands twice in an object; its text is the name."""


class _HalfError(ValueError):
    """A text holds half a character, which JSON can spell and no file can hold; its text is that text."""


def parsed(source: Source) -> Any:
    """The values of a JSON document.

    Raises:
        ReturnsError: It is not JSON, larger or deeper than any table, or has a name twice in one object.
    """
    with source.open() as stream:
        content = stream.read(MOST_JSON + 1)
    if len(content) > MOST_JSON:
        raise ReturnsError(f"{source.name} is larger than {MOST_JSON // 1024**2} MB.", fix=AS_CSV)
    text = _text(content, source.name)
    del content
    try:
        return _loaded(text)
    except _TwiceError as error:
        raise ReturnsError(
            f"{source.name} has {shown(str(error))} twice in one record.",
            fix="Which of the two holds cannot be told: leave one out.",
        ) from error
    except _HalfError as error:
        raise ReturnsError(
            f"{source.name} holds half a character, which is no text: {shown(str(error))}.",
            fix="Ask its publisher for the file anew, or write the text as it should be.",
        ) from error
    except json.JSONDecodeError as error:
        raise ReturnsError(
            f"{source.name} is not JSON.",
            problems=[Problem(f"{error.msg} (column {error.colno})", source.name, error.lineno)],
            fix="It may be cut off; fetch it again.",
        ) from error


def _loaded(text: str) -> Any:
    """The values of a document; of a file with an object on each line, the list of them."""
    try:
        return json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        lines = text.splitlines()
        if not error.msg.startswith("Extra data") or not all(line.lstrip().startswith("{") for line in lines if line):
            raise
        try:
            return [json.loads(line, object_pairs_hook=_once) for line in lines if line.strip()]
        except json.JSONDecodeError as inner:
            raise error from inner


def _text(content: bytes, name: str) -> str:
    """The text of a document that is within the bounds.

    Raises:
        ReturnsError: It is not.
    """
    try:
        encoding = json.detect_encoding(content)
        if not encoding.startswith("utf-8"):
            content = content.decode(encoding).encode()
            encoding = "utf-8"
        _held_to_bounds(content, name)
        return content.decode(encoding)
    except UnicodeError as error:
        raise ReturnsError(f"{name} is not JSON: it is not in Unicode.", fix="Save it as UTF-8.") from error


def _held_to_bounds(content: bytes, name: str) -> None:
    outside = TEXT.sub(b"", content)
    if LONG_NUMBER.search(outside):
        raise ReturnsError(
            f"{name} holds a number of {MOST_DIGITS} digits or more.", fix="No count of votes has so many."
        )
    marks = outside.translate(None, OTHERS)
    values = len(marks) - marks.count(b"]") - marks.count(b"}")
    if values > MOST_JSON_VALUES:
        raise ReturnsError(f"{name} has {values:,} values; up to {MOST_JSON_VALUES:,} are read.", fix=AS_CSV)
    depth = deepest = 0
    for mark in marks.translate(None, b","):
        depth += 1 if mark in b"[{" else -1
        deepest = max(deepest, depth)
    if deepest > MOST_JSON_DEPTH:
        raise ReturnsError(
            f"{name} is not JSON of results: lists and objects lie {deepest:,} deep in each other, "
            f"more than {MOST_JSON_DEPTH}.",
            fix='A list such as [{"county": "Adair", "candidate": "Ada Ames", "votes": 466}, …] is read.',
        )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names stand once, and whose texts can be written."""
    held = dict(pairs)
    if len(held) < len(pairs):
        raise _TwiceError(Counter(name for name, _ in pairs).most_common(1)[0][0])
    for name, value in pairs:
        for text in (name, value):
            if isinstance(text, str) and not text.isascii():
                _held_to_be_whole(text)
    return held


def _held_to_be_whole(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise _HalfError(text) from error
