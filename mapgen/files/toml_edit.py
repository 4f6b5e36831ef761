"""A TOML text with more in it: comments, order, lines and every value that is there stay as they are."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any, cast

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array, InlineTable

IDENTITY = "slug"
"""What tells the tables of a list from each other, where they have it."""


class CannotBeAddedError(ValueError):
    """A text is written in a way to which nothing can be added."""


def with_added(text: str, addition: str) -> str:
    """The text with the keys, tables and listed tables of another that it has not.

    Args:
        text: TOML that can be read.
        addition: TOML; a table of both is gone through, a key of both stays as the first has it, and a list of tables
            gets those whose `slug` it has not.

    Raises:
        CannotBeAddedError: The first is written so that the other cannot be added.
    """

    def add(document: MutableMapping[str, Any]) -> bool:
        laid_out = tomlkit.parse(addition) if isinstance(document, tomlkit.TOMLDocument) else None
        return _add(document, tomllib.loads(addition), laid_out)

    return _changed(text, add)


def with_value(text: str, place: tuple[str, ...], value: Any) -> str:
    """The text with another value at a place, whose table is there.

    Args:
        text: TOML that can be read.
        place: The keys that lead to it.
        value: A plain value; a list of plain values takes a line.

    Raises:
        CannotBeAddedError: There is no such table, or the text is written so that it cannot have it.
    """

    def put(document: MutableMapping[str, Any]) -> bool:
        table: Any = document
        for key in place[:-1]:
            table = table[key]
        changed = table.get(place[-1]) != value
        table[place[-1]] = value
        return bool(changed)

    return _changed(text, put)


def _changed(text: str, change: Callable[[MutableMapping[str, Any]], bool]) -> str:
    """The text after a change that was made to its plain values and to its lines, held to be the same one."""
    plain = text.replace("\r\n", "\n").rstrip("\n") + "\n"
    try:
        wanted = tomllib.loads(plain)
        if not change(wanted):
            return text
        document = tomlkit.parse(plain)
        change(document)
        changed = tomlkit.dumps(document)
        read = tomllib.loads(changed)
    except (TOMLKitError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise CannotBeAddedError(str(error)) from error
    # What writes lines into somebody's file is held to what they say.
    if read != wanted:
        raise CannotBeAddedError("it would be read otherwise")
    return changed.replace("\n", "\r\n") if "\r\n" in text else changed


def _add(table: MutableMapping[str, Any], more: Mapping[str, Any], written: Mapping[str, Any] | None = None) -> bool:
    """Add to a table what it has not; whether there was anything.

    Args:
        table: A table, plain or of tomlkit's.
        more: What to add.
        written: The same as tomlkit has it, laid out; None for plain values.
    """
    added = False
    for key, value in more.items():
        laid_out = value if written is None else written[key]
        if key not in table:
            # What stands in one line can hold no table of its own lines.
            table[key] = _inline(value) if isinstance(table, InlineTable) and isinstance(value, dict) else laid_out
            added = True
        elif isinstance(value, dict) and isinstance(table[key], MutableMapping):
            added |= _add(table[key], value, None if written is None else cast("Mapping[str, Any]", laid_out))
        elif isinstance(value, list) and all(isinstance(item, dict) for item in value):
            added |= _append(table[key], value, laid_out)
    return added


def _append(listed: Any, more: list[dict[str, Any]], laid_out: Any) -> bool:
    """Append to a list of tables those that it has not."""
    known = [item.get(IDENTITY) for item in listed if isinstance(item, Mapping)]
    fresh = [at for at, item in enumerate(more) if item.get(IDENTITY) not in known]
    for at in fresh:
        if isinstance(listed, AoT):
            if len(listed) and not listed[-1].as_string().endswith("\n\n"):
                listed[-1].add(tomlkit.nl())
            listed.append(laid_out[at])
        else:
            listed.append(_inline(more[at]) if isinstance(listed, Array) else more[at])
    return bool(fresh)


def _inline(values: Mapping[str, Any]) -> Any:
    table = tomlkit.inline_table()
    for key, value in values.items():
        table[key] = _inline(value) if isinstance(value, Mapping) else value
    return table
