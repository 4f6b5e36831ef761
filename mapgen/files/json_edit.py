"""A JSON text with other values: its order, its lines, its indentation and all that is not changed stay as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Place = tuple[str | int, ...]
"""The way to a value: keys of objects and positions in lists."""

GAP = re.compile(r"[ \t\r\n]*")
INDENTATION = re.compile(r"\n([ \t]+)")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class _Member:
    """A member of an object or an item of a list: its key or position, and where it and its value stand."""

    name: str | int
    start: int
    value: int
    end: int


def with_values(text: str, values: Mapping[Place, Any]) -> str:
    """The text with other values at these places; a key that its object has not is added as the last.

    Args:
        text: JSON, as `parse_json` takes it.
        values: What JSON can say, by place; all but the last step of a place is there, and no place is within another.

    Raises:
        KeyError: A way leads to nothing.
    """
    at = _past_gap(text, 0)
    _, end = _DECODER.raw_decode(text, at)
    return text[:at] + _edited(text, at, end, values) + text[end:] if values else text


def with_item(text: str, place: Place, value: Any) -> str:
    """The text with one more item at the end of a list.

    Raises:
        KeyError: The way leads to nothing.
    """
    at = _found(text, place)
    members = _members(text, at)
    last = members[-1].end if members else at + 1
    return text[:last] + _new_member(text, at, members, value, None) + text[last:]


def without(text: str, place: Place) -> str:
    """The text without a member of an object; as it is where there is no such member.

    Raises:
        KeyError: The way to the object leads to nothing.
    """
    members = _members(text, _found(text, place[:-1]))
    names = [member.name for member in members]
    if place[-1] not in names:
        return text
    position = names.index(place[-1])
    if position > 0:
        return text[: members[position - 1].end] + text[members[position].end :]
    follows = members[1].start if len(members) > 1 else members[0].end
    return text[: members[0].start] + text[follows:]


def _edited(text: str, at: int, end: int, values: Mapping[Place, Any]) -> str:
    """What stands from `at` to `end`, an object or a list, with other values at places within it."""
    own = {place[0]: value for place, value in values.items() if len(place) == 1}
    within: dict[str | int, dict[Place, Any]] = {}
    for place, value in values.items():
        if len(place) > 1:
            within.setdefault(place[0], {})[place[1:]] = value
    parts, position, members = [], at, _members(text, at)
    for member in members:
        if member.name in own:
            parts += [text[position : member.value], _written(own.pop(member.name), text, member.start)]
            position = member.end
        elif member.name in within:
            inner = _edited(text, member.value, member.end, within.pop(member.name))
            parts += [text[position : member.value], inner]
            position = member.end
    if within:
        raise KeyError(next(iter(within)))
    last = members[-1].end if members else at + 1
    parts.append(text[position:last])
    for name, value in own.items():
        parts.append(_new_member(text, at, members, value, str(name)))
        members = members or [_Member(name, at, at, at)]
    return "".join((*parts, text[last:end]))


def _found(text: str, place: Place) -> int:
    """Where the value at a place begins."""
    at = _past_gap(text, 0)
    for step in place:
        at = next((member.value for member in _members(text, at) if member.name == step), -1)
        if at < 0:
            raise KeyError(step)
    return at


def _members(text: str, at: int) -> list[_Member]:
    """What an object or a list has in it, whose bracket stands at `at`; nothing of any other value."""
    if text[at] not in "{[":
        return []
    members: list[_Member] = []
    position = _past_gap(text, at + 1)
    while text[position] not in "}]":
        start, name = position, len(members)
        if text[at] == "{":
            name, position = _DECODER.raw_decode(text, start)
            position = _past_gap(text, _past_gap(text, position) + 1)
        _, end = _DECODER.raw_decode(text, position)
        members.append(_Member(name, start, position, end))
        position = _past_gap(text, end)
        if text[position] == ",":
            position = _past_gap(text, position + 1)
    return members


def _past_gap(text: str, at: int) -> int:
    found = GAP.match(text, at)
    return at if found is None else found.end()


def _new_member(text: str, at: int, members: list[_Member], value: Any, name: str | None) -> str:
    """One member more for what has its bracket at `at`, with what parts it from the last one, laid out as that is."""
    key = "" if name is None else f"{json.dumps(name, ensure_ascii=False)}: "
    if not members:
        return key + _written(value, text, at)
    start = members[-1].start
    return "," + _gap_before(text, start) + key + _written(value, text, start)


def _gap_before(text: str, at: int) -> str:
    start = at
    while start and text[start - 1] in " \t\r\n":
        start -= 1
    return text[start:at]


def _written(value: Any, text: str, at: int) -> str:
    """A value as it is written at a place: on lines of its own only where what stands there begins a line."""
    gap = _gap_before(text, at)
    if "\n" not in gap:
        return json.dumps(value, ensure_ascii=False)
    unit = INDENTATION.search(text)
    lines = json.dumps(value, ensure_ascii=False, indent=unit[1] if unit else 2).split("\n")
    between = "\r\n" if "\r\n" in gap else "\n"
    return (between + gap.rpartition("\n")[2]).join(lines)
