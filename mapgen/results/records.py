"""A document of tables inside each other, as XML and JSON have it, turned into one table as a layout describes it.

A document is made of mappings, lists and plain values. An XML element is a mapping: its attributes by their names,
the elements in it as lists by theirs, and its text under `text`. A path such as `Contest.Choice` leads from a mapping
to all that lies there, through lists as if they were not there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

import msgspec

Tree = Mapping[str, Any]

KEY, VALUE = "$key", "$value"
"""Of a thing that a mapping holds under a name: that name, and the thing where it is a plain value."""

MOST_LOOKED_AT = 20
"""Things at a path among which a field's text is looked for: rows may refer to one long list again and again."""

REFERENCE = re.compile(r"(?P<lookup>[A-Za-z_]+)\[(?P<key>.+)\](?:\.(?P<rest>[^\[\]]+))?")
"""`candidates[CandidateIds].Name`: the name of that one of the candidates whose key stands in CandidateIds."""


class Lookup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Things that rows refer to by a key.

    Attributes:
        path: Where they lie, from the thing of the step; with `$key` as key, a mapping whose names are the keys.
        key: The path of a thing's key; of a list there, each is one.
        several: Whether a text there holds several keys, parted by blanks, as XML writes lists of ids.
        where: Only things that have one of these values at this path.
    """

    path: str
    key: str
    several: bool = False
    where: dict[str, tuple[str, ...]] = {}


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A step down into the document.

    Attributes:
        path: Where the step's things lie, from the step before; of several paths the first where something lies.
        fields: By the name of a column, what stands in it: paths parted by blanks whose texts are joined with a blank
            (with `+` between them, with nothing), all of which must be there; of several such the first that is.
        lookups: By name, things that fields of this step and of those below may refer to.
        keyed: Whether the path leads to mappings whose values are the things, and whose names are `$key`.
        where: Only things that have one of these values at this path; an empty one stands for none.
    """

    path: tuple[str, ...]
    fields: dict[str, tuple[str, ...]] = {}
    lookups: dict[str, Lookup] = {}
    keyed: bool = False
    where: dict[str, tuple[str, ...]] = {}


class Records(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a document becomes one table: a row for each thing that the last step leads to.

    Attributes:
        steps: From the whole document down; a row has the fields of every step, a deeper one's before a higher one's.
        needs: Fields without which a thing is no row, and a document without such rows is not of this layout.
        counts_of_units: Whether `reported` and `precincts` are those of a county's towns or precincts, and are summed.
    """

    steps: tuple[Step, ...]
    needs: tuple[str, ...]
    counts_of_units: bool = False

    def columns(self) -> list[str]:
        """The columns of the table, in the order in which they are described."""
        return list(dict.fromkeys(name for step in self.steps for name in step.fields))

    def header(self, column: str) -> str:
        """What the publisher calls a column: the end of the likeliest path of the deepest step that fills it."""
        paths = [step.fields[column][0] for step in self.steps if step.fields.get(column)]
        return re.split(r"[.+\s]", paths[-1])[-1].strip("$[]") if paths else column


def rows_of(document: Any, records: Records) -> Iterator[dict[str, str]]:
    """The rows of a document; none where it is not of this layout."""
    return (row for row in _below(document, records.steps, {}, {}) if all(row.get(need) for need in records.needs))


def _below(
    thing: Any, steps: Sequence[Step], above: Mapping[str, str], known: Mapping[str, Mapping[str, Tree]]
) -> Iterator[dict[str, str]]:
    step, deeper = steps[0], steps[1:]
    for found in _things(thing, step):
        lookups = known
        if step.lookups:
            lookups = {**known, **{name: _looked_up(found, lookup) for name, lookup in step.lookups.items()}}
        row = dict(above)
        for name, alternatives in step.fields.items():
            text = _field(found, alternatives, lookups)
            if text or name not in row:
                row[name] = text
        if deeper:
            yield from _below(found, deeper, row, lookups)
        else:
            yield row


def _things(thing: Any, step: Step) -> Iterator[Tree]:
    for path in step.path:
        listed = list(_at(thing, path))
        if listed:
            found = _values(listed) if step.keyed else (held for held in listed if isinstance(held, dict))
            yield from (held for held in found if _is_meant(held, step.where))
            return


def _values(listed: Sequence[Any]) -> Iterator[Tree]:
    """What mappings hold, each with the name that it is held under."""
    for held in listed:
        for key, inner in held.items() if isinstance(held, dict) else ():
            yield {**(inner if isinstance(inner, dict) else {VALUE: inner}), KEY: key}


def _is_meant(thing: Tree, where: Mapping[str, Sequence[str]]) -> bool:
    return all(_first(thing, tuple(path.split("."))).casefold() in values for path, values in where.items())


def _looked_up(thing: Tree, lookup: Lookup) -> dict[str, Tree]:
    found: dict[str, Tree] = {}
    for held in _at(thing, lookup.path):
        inner = held.items() if lookup.key == KEY and isinstance(held, dict) else [("", held)]
        for name, own in inner:
            if not isinstance(own, dict) or not _is_meant(own, lookup.where):
                continue
            keys = [name] if lookup.key == KEY else _plain_texts(own, lookup.key)
            for key in (part for text in keys for part in (text.split() if lookup.several else [text])):
                found.setdefault(key, own)
    return found


def _field(thing: Tree, alternatives: tuple[str, ...], known: Mapping[str, Mapping[str, Tree]]) -> str:
    for parts in _parsed(alternatives):
        texts = []
        for paths in parts:
            text = "".join([_reached(thing, path, known) for path in paths])
            if not text:
                break
            texts.append(text)
        else:
            return " ".join(texts)
    return ""


@dataclass(frozen=True, slots=True)
class _Path:
    """A path of a field: its steps; or whose key stands at `key`, and the steps from what is looked up."""

    steps: tuple[str, ...]
    lookup: str = ""
    key: _Path | None = None


@cache
def _parsed(alternatives: tuple[str, ...]) -> tuple[tuple[tuple[_Path, ...], ...], ...]:
    """A field's alternatives: of each its parts, which are joined with blanks, and of each part its paths."""
    return tuple(
        tuple(tuple(_path(path) for path in part.split("+")) for part in alternative.split())
        for alternative in alternatives
    )


def _path(written: str) -> _Path:
    reference = REFERENCE.fullmatch(written)
    if reference is None:
        return _Path(tuple(written.split(".")))
    rest = tuple(reference["rest"].split(".")) if reference["rest"] else ()
    return _Path(rest, reference["lookup"], _path(reference["key"]))


def _reached(thing: Tree, path: _Path, known: Mapping[str, Mapping[str, Tree]]) -> str:
    if path.key is None:
        return _first(thing, path.steps)
    key = _reached(thing, path.key, known)
    held = known.get(path.lookup, {}).get(key)
    if held is None:
        return ""
    return _first(held, path.steps) if path.steps else key


def _first(thing: Tree, steps: tuple[str, ...]) -> str:
    """The first text at a path, among the first things that lie there."""
    value: Any = thing
    for step in steps:
        if not isinstance(value, dict):
            break
        value = value.get(step)
    else:
        if not isinstance(value, dict | list):
            return plain_text(value)
    return next(_plain_texts(thing, ".".join(steps), MOST_LOOKED_AT), "")


def _plain_texts(thing: Tree, path: str, most: int | None = None) -> Iterator[str]:
    """The texts at a path; an XML element with nothing but text in it is that text."""
    for held in islice(_at(thing, path), most):
        value = held.get("text") if isinstance(held, dict) else held
        if not isinstance(value, dict | list) and value not in (None, ""):
            yield plain_text(value)


def _at(thing: Any, path: str) -> Iterator[Any]:
    """Everything that a path leads to; an empty path leads to the thing, or to each thing of a list."""
    if isinstance(thing, list):
        for held in thing:
            yield from _at(held, path)
    elif not path:
        yield thing
    elif isinstance(thing, dict):
        name, _, rest = path.partition(".")
        if name in thing:
            yield from _at(thing[name], rest)


def plain_text(value: Any) -> str:
    """A plain value as a cell has it; lists and mappings as JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if type(value) is int:
        return str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    # What stands in a cell's list was not looked at when the document was parsed.
    return json.dumps(value, ensure_ascii=not isinstance(value, list | dict))
