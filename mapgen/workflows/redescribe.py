"""A description with the lengths and hashes that its files have now; everything else in it stays as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

import msgspec

from mapgen.areas.companions import COMPANIONS
from mapgen.errors import PackageError
from mapgen.files.description import (
    DESCRIPTION,
    MOST_FILES,
    MOST_RESOURCES,
    Description,
    FileMark,
    convert_description,
    description_bytes,
    parse_description,
)
from mapgen.files.file_marks import mark_of
from mapgen.files.inside import LeadsOutError
from mapgen.files.json_edit import Place, with_values
from mapgen.findings import Finding, finding, refusal


class _Resource(msgspec.Struct, frozen=True):
    """A resource of which nobody may have written yet how long its files are."""

    path: str
    bytes: int | None = None
    hash: str = ""
    files: Annotated[dict[str, dict[str, Any]], msgspec.Meta(max_length=MOST_FILES)] = {}


class _Resources(msgspec.Struct, frozen=True):
    """Those of a description."""

    resources: Annotated[tuple[_Resource, ...], msgspec.Meta(max_length=MOST_RESOURCES)]


@dataclass(frozen=True, slots=True)
class Redescribed:
    """A folder's description as it is to be written.

    Attributes:
        folder: The folder.
        before: The bytes that its description has.
        text: What it is to say.
        encoding: In which it is written.
        changes: What that changes: a note for each length, hash and total.
    """

    folder: Path
    before: bytes
    text: str
    encoding: str
    changes: tuple[Finding, ...] = ()

    @property
    def file(self) -> Path:
        """The description's own file."""
        return self.folder / DESCRIPTION

    @property
    def content(self) -> bytes:
        """The bytes to write."""
        return self.text.encode(self.encoding)

    @property
    def description(self) -> Description:
        """What it is to say, understood.

        Raises:
            PackageError: A property is missing or not of its kind.
        """
        return parse_description(self.content, self.file)

    def with_values(self, values: Mapping[Place, Any], *changes: Finding) -> Redescribed:
        """The description with other values at these places, and what there is to say of it."""
        return replace(self, text=with_values(self.text, values), changes=(*self.changes, *changes))


def opened_description(folder: Path) -> Redescribed:
    """The description of a folder, to be changed.

    Raises:
        PackageError: There is none, or it cannot be read.
    """
    content = description_bytes(folder)
    convert_description(content, folder / DESCRIPTION, _Resources)
    encoding = json.detect_encoding(content)
    return Redescribed(folder, content, content.decode(encoding), encoding)


def redescribed(folder: Path) -> Redescribed:
    """The description of a folder with the lengths and hashes that its files have now.

    Parts of a described shapefile that lie beside it and are not described yet are described with it.

    Raises:
        PackageError: There is no description, it cannot be read, or one of its files cannot.
    """
    found = opened_description(folder)
    resources = convert_description(found.content, found.file, _Resources).resources
    problems: list[Finding] = []
    values: dict[Place, Any] = {}
    notes: list[Finding] = []
    for at, resource in enumerate(resources):
        marks = _marks(folder, resource, problems)
        if resource.path in marks:
            values |= _values(("resources", at), resource, marks)
            notes += _notes(folder, resource, marks)
    if problems:
        raise PackageError(refusal("described-not-readable", found.file), problems=problems)
    return found.with_values(values, *notes)


def _marks(folder: Path, resource: _Resource, problems: list[Finding]) -> dict[str, FileMark]:
    """The marks of a resource's files as they are now; what cannot be read is told to `problems`."""
    marks = {}
    for path in dict.fromkeys((resource.path, *resource.files, *_parts(folder, resource.path))):
        try:
            marks[path] = mark_of(folder, path)
        except LeadsOutError as error:
            problems.append(finding("path-leads-out", str(folder / DESCRIPTION), path=repr(path), said=str(error)))
        except OSError as error:
            problems.append(finding("cannot-be-read", str(folder / path), said=str(error.strerror)))
    return marks


def _parts(folder: Path, path: str) -> list[str]:
    """What lies beside a shapefile and belongs to it."""
    file = PurePosixPath(path)
    if file.suffix.casefold() != ".shp" or not (folder / file.parent).is_dir():
        return []
    beside = sorted(each.name for each in (folder / file.parent).iterdir())
    return [
        str(file.parent / name)
        for name in beside
        if PurePosixPath(name).stem == file.stem and PurePosixPath(name).suffix.casefold() in COMPANIONS
    ]


def _values(place: Place, resource: _Resource, marks: dict[str, FileMark]) -> dict[Place, Any]:
    """What is not described as it is, by its place; the resource stands at a place of the description."""
    own = marks[resource.path]
    values: dict[Place, Any] = {}
    if (resource.bytes, resource.hash) != (own.bytes, own.hash):
        values |= {(*place, "bytes"): own.bytes, (*place, "hash"): own.hash}
    if not resource.files:
        listed = {path: msgspec.to_builtins(mark) for path, mark in marks.items()}
        return values if len(marks) == 1 else {**values, (*place, "files"): listed}
    for path, mark in marks.items():
        known = resource.files.get(path, {})
        if (known.get("bytes"), known.get("hash")) != (mark.bytes, mark.hash):
            values[*place, "files", path] = {**known, **msgspec.to_builtins(mark)}
    return values


def _notes(folder: Path, resource: _Resource, marks: dict[str, FileMark]) -> list[Finding]:
    """A note for each file that is not described as it is."""
    known = {path: (mark.get("bytes"), mark.get("hash")) for path, mark in resource.files.items()}
    before = known or {resource.path: (resource.bytes, resource.hash)}
    return [
        _note(folder / path, mark, before.get(path, (None, ""))[0])
        for path, mark in marks.items()
        if before.get(path) != (mark.bytes, mark.hash)
    ]


def _note(file: Path, mark: FileMark, then: int | None) -> Finding:
    if then is None:
        return finding("file-described", str(file), severity="note", now=mark.bytes)
    return finding("file-described-anew", str(file), severity="note", values={"now": mark.bytes, "then": then})
