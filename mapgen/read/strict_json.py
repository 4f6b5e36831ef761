"""JSON from strangers: one reading or none, and never deeper than is said."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any, NoReturn

import numpy as np

_KEPT = b'"[]{}'
_OTHERS = bytes(set(range(256)) - set(_KEPT))
_STEPS = np.zeros(256, dtype=np.int8)
_STEPS[[ord("["), ord("{")]] = 1
_STEPS[[ord("]"), ord("}")]] = -1


def parse_json(
    content: bytes, *, deepest: int, most_lists: int, made: Callable[[dict[str, Any]], Any] = lambda found: found
) -> Any:
    """Parse a document of which there is only one reading.

    Args:
        content: UTF-8, with or without a mark at its beginning.
        deepest: How many brackets may stand within each other.
        most_lists: How many there may be.
        made: Makes something else of an object as soon as it is whole, the innermost first.

    Raises:
        ValueError: It is not JSON, is deeper or has more lists, holds a number that is none (NaN, Infinity), half of
            a character, the same key twice in an object, or a key with the character zero; in words.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"it is not UTF-8 text (byte {error.start:,})") from error
    brackets = _brackets(content)
    if brackets.count(b"[") + brackets.count(b"{") > most_lists:
        raise ValueError(f"it has more than {most_lists:,} lists")
    if _depth(brackets) > deepest:
        raise ValueError(f"it is nested more than {deepest} levels deep")

    def whole(pairs: list[tuple[str, Any]]) -> Any:
        return made(_object(pairs))

    try:
        return json.loads(text, object_pairs_hook=whole, parse_constant=_no_number)
    except RecursionError as error:  # where the bound is wide and Python's own stack is nearly used up
        raise ValueError("it is nested too deep") from error


def _brackets(content: bytes) -> bytes:
    """The brackets outside of texts, one after the other."""
    # A backslash within a text hides the character after it; two stand for one.
    plain = content.replace(rb"\\", b"").replace(rb"\"", b"").translate(None, _OTHERS)
    return b"".join(plain.split(b'"')[::2])


def _depth(brackets: bytes) -> int:
    """How many stand within each other."""
    steps = _STEPS[np.frombuffer(brackets, dtype=np.uint8)]
    return int(np.cumsum(steps, dtype=np.int32).max(initial=0))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        times = Counter(key for key, _ in pairs)
        raise ValueError(f"an object has the key {next(key for key in times if times[key] > 1)!r} twice")
    for key, value in pairs:
        if "\0" in key:
            raise ValueError(f"the key {key!r} holds the character zero")
        for text in (key, value):
            if isinstance(text, str) and not text.isascii():
                _hold_whole(text)
    return found


def _hold_whole(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"the text {text[:40]!r} holds half of a character") from error


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")
