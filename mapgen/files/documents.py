"""Documents from strangers, JSON and what TOML holds: one reading or none, and within bounds that are told before."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a document may come to.

    Attributes:
        size: Bytes, as they stand in the file.
        values: Lists, objects, and what stands in them.
        objects: Objects among them, each of which takes the memory of many lists.
        levels: Lists and objects inside each other.
    """

    size: int
    values: int
    objects: int
    levels: int


RESULTS = Bounds(64 * 1024**2, 3_000_000, 3_000_000, 64)
"""A document is held whole, and in memory its values take ten times their bytes."""

BOUNDARIES = Bounds(400_000_000, 32_000_000, 2_000_000, 64)
"""Three values a point: the country's most detailed counties come to 24 million. A feature is three objects."""

DESCRIPTIONS = Bounds(10_000_000, 1_000_000, 1_000_000, 30)
"""A description of a contest takes four thousand bytes; a candidate's name in a language is at the seventh level."""

MOST_DIGITS = 400
"""Digits of one number, from which on turning it into text and back takes long."""

CHUNK = 1 << 22

TEXT = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
"""A text; one that is not closed goes to the end, so that it is matched once and not once for every quote in it."""

DIGITS = bytes.maketrans(b"123456789", b"0" * 9)

HALF = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
"""An escape that stands for half of a character, without the other half."""

_OTHERS = bytes(set(range(256)) - set(b'"[]{},'))
_QUOTE, _OBJECT = ord('"'), ord("{")
_STEPS = np.zeros(256, dtype=np.int8)
_STEPS[[ord("["), ord("{")]] = 1
_STEPS[[ord("]"), ord("}")]] = -1


class DocumentError(ValueError):
    """What is wrong with a document, in words that follow its name and "cannot be read:".

    Attributes:
        line: The line where that is known, the first being 1.
    """

    def __init__(self, what: str, line: int | None = None) -> None:
        super().__init__(what)
        self.line = line


def no_number(text: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python's reader knows and JSON does not."""
    raise DocumentError(f"{text} is no number")


def parse_json(
    content: bytes,
    bounds: Bounds,
    *,
    made: Callable[[dict[str, Any]], Any] = lambda found: found,
    constant: Callable[[str], Any] = no_number,
) -> Any:
    """Parse a document of which there is only one reading.

    Args:
        content: In UTF-8, UTF-16 or UTF-32, with or without a mark at its beginning.
        bounds: What it may come to.
        made: Makes something else of an object as soon as it is whole, the innermost first.
        constant: What NaN and Infinity are read as.

    Raises:
        DocumentError: It is not JSON, goes beyond a bound, holds a number that is none or is longer than any, half of a
            character, the same key twice in an object, or a key with the character zero.
    """
    if len(content) > bounds.size:
        raise DocumentError(f"it has more than {bounds.size:,} bytes")
    encoding = json.detect_encoding(content)
    try:
        if not encoding.startswith("utf-8"):
            content, encoding = content.decode(encoding).encode(), "utf-8"
        _hold(content, bounds)
        text = content.decode(encoding)
    except UnicodeError as error:
        raise DocumentError("it is not in Unicode; save it as UTF-8") from error

    def whole(pairs: list[tuple[str, Any]]) -> Any:
        return made(_object(pairs))

    try:
        return json.loads(text, object_pairs_hook=whole, parse_constant=constant)
    except json.JSONDecodeError as error:
        raise DocumentError(f"{error.msg} (line {error.lineno}, column {error.colno})", error.lineno) from error
    except RecursionError as error:  # where Python's own stack is nearly used up
        raise DocumentError("it is nested too deep") from error


def parse_records(content: bytes, bounds: Bounds, *, constant: Callable[[str], Any] = no_number) -> Any:
    """Parse a document, or the list of objects of a file that has one on each line.

    Args:
        content: As of `parse_json`; lines of objects are in UTF-8.
        bounds: What all of it may come to.
        constant: As of `parse_json`.

    Raises:
        DocumentError: As of `parse_json`.
    """
    try:
        return parse_json(content, bounds, constant=constant)
    except DocumentError as error:
        lines = content.removeprefix(b"\xef\xbb\xbf").splitlines()
        if not str(error).startswith("Extra data") or not all(line.lstrip()[:1] in (b"", b"{") for line in lines):
            raise
        first = next(at for at, line in enumerate(lines) if line.strip())
        listed = [b"," + line if at > first and line.strip() else line for at, line in enumerate(lines)]
        return parse_json(b"[" + b"\n".join(listed) + b"]", bounds, constant=constant)


def hold_depth(document: object, bounds: Bounds) -> None:
    """Hold what was parsed by another reader to the levels that it may have; without recursion.

    Raises:
        DocumentError: It has more.
    """
    level = [document]
    for _ in range(bounds.levels):
        level = [inner for outer in level for inner in _within(outer)]
        if not level:
            return
    raise _too_deep(bounds)


def _within(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _hold(content: bytes, bounds: Bounds) -> None:
    """Hold the bytes of a document to its bounds, before anything is made of them."""
    # A digit of a text is none of a number: they are told apart only where there are so many.
    if _has_long_number(content) and _has_long_number(TEXT.sub(b"", content)):
        raise DocumentError(f"it holds a number of {MOST_DIGITS} digits or more")
    content = _without_escapes(content)
    values = objects = depth = 0
    for marks in _outside_texts(content):
        steps = _STEPS[marks]
        values += int((steps >= 0).sum())
        if values > bounds.values:
            raise DocumentError(f"it has more than {bounds.values:,} values")
        objects += int((marks == _OBJECT).sum())
        if objects > bounds.objects:
            raise DocumentError(f"it has more than {bounds.objects:,} objects")
        depths = depth + np.cumsum(steps, dtype=np.int32)
        if depths.max(initial=0) > bounds.levels:
            raise _too_deep(bounds)
        depth = int(depths[-1]) if len(depths) else depth


def _without_escapes(content: bytes) -> bytes:
    """A document whose texts hold no quotation marks.

    Raises:
        DocumentError: An escape stands for half a character.
    """
    if b"\\" not in content:
        return content
    # What follows a backslash that another hides stands for itself.
    content = content.replace(rb"\\", b"  ")
    half = HALF.search(content)
    if half is not None:
        line = content.count(b"\n", 0, half.start()) + 1
        raise DocumentError(f"it holds half a character ({half[0].decode()}), which is no text", line)
    return content.replace(rb"\"", b"")


def _has_long_number(content: bytes) -> bool:
    """Whether so many digits stand one after the other."""
    zeros = b"0" * MOST_DIGITS
    pieces = (content[at : at + CHUNK + MOST_DIGITS - 1] for at in range(0, len(content), CHUNK))
    return any(zeros in piece.translate(DIGITS) for piece in pieces)


def _outside_texts(content: bytes) -> Iterator[NDArray[np.uint8]]:
    """The brackets and commas that stand in no text, in pieces; no text holds a quotation mark."""
    within = 0
    for at in range(0, len(content), CHUNK):
        marks = np.frombuffer(content[at : at + CHUNK].translate(None, _OTHERS), dtype=np.uint8)
        quotes = marks == _QUOTE
        # Whether the number of quotes so far is odd is all that matters, so that it may run over.
        inside = (np.cumsum(quotes, dtype=np.uint8) + np.uint8(within)) & 1
        within = int(inside[-1]) if len(inside) else within
        yield marks[(inside == 0) & ~quotes]


def _too_deep(bounds: Bounds) -> DocumentError:
    return DocumentError(f"it is nested more than {bounds.levels} levels deep")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand once."""
    found = dict(pairs)
    if len(found) != len(pairs):
        key, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise DocumentError(f"an object has the key {_short(key)} twice")
    for key in found:
        if "\0" in key:
            raise DocumentError(f"the key {_short(key)} holds the character zero")
    return found


def _short(text: str) -> str:
    return ascii(text[:40]) if not text.isprintable() else repr(text[:40])
