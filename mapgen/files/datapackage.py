"""A folder and its `datapackage.json`: every file is held to its description before it is used."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import msgspec

from mapgen.errors import PackageError
from mapgen.files.description import DESCRIPTION, Description, FileMark, Resource, read_description
from mapgen.files.file_marks import MOST_BYTES, mark_of
from mapgen.files.inside import LeadsOutError, inside
from mapgen.files.regular import CHUNK, open_regular
from mapgen.findings import Finding, Value, finding, refusal
from mapgen.specs.contest import Contest
from mapgen.visible import seen
from mapgen.words.wording import text_in

__all__ = ["DESCRIPTION", "Package"]

HASH = re.compile(r"sha256:[0-9a-f]{64}")


class Package:
    """A described folder.

    Args:
        folder: The folder that holds `datapackage.json`.
        description: What describes it, in place of that file.

    Raises:
        PackageError: There is no description, or it cannot be read.
    """

    def __init__(self, folder: Path, description: Description | None = None) -> None:
        """Read the description; the files themselves are read when they are asked for."""
        self.folder = folder
        self._description = read_description(folder) if description is None else description

    @property
    def resources(self) -> tuple[Resource, ...]:
        """The resources in the order of the description."""
        return self._description.resources

    def resource(self, name: str) -> Resource:
        """The resource with this name.

        Raises:
            PackageError: There is none.
        """
        for resource in self.resources:
            if resource.name == name:
                return resource
        raise PackageError(
            refusal(
                "resource-unknown",
                self.folder / DESCRIPTION,
                resource=repr(name),
                resources=", ".join(resource.name for resource in self.resources),
            )
        )

    def as_it_lies(self, name: str) -> tuple[Package, list[Finding]]:
        """The package with one resource described as its files are now.

        What is then read of it is again held to a length and a hash: those that the files have at this moment. A file
        that cannot be read, and a resource whose files nothing could be held to, stay as they are described.

        Returns:
            The package, and a warning for each file that is not as its description says.

        Raises:
            PackageError: There is no such resource.
        """
        resource = self.resource(name)
        if any(_misdescribed(resource)):
            return self, []
        marks, found = resource.marks(), []
        for path, described in marks.items():
            with suppress(LeadsOutError, OSError):
                mark = mark_of(self.folder, path)
                if mark != described:
                    marks = {**marks, path: mark}
                    values: dict[str, Value] = {"folder": str(self.folder), "now": mark.bytes, "then": described.bytes}
                    found.append(finding("file-changed", str(self.folder / path), severity="warning", values=values))
        if not found:
            return self, []
        own = marks[resource.path]
        files = marks if resource.files else {}
        renewed = msgspec.structs.replace(resource, bytes=own.bytes, hash=own.hash, files=files)
        resources = tuple(renewed if each is resource else each for each in self.resources)
        return Package(self.folder, msgspec.structs.replace(self._description, resources=resources)), found

    def verified(self, name: str) -> Path:
        """The path of a resource's file, all of whose bytes are as described.

        Whoever opens it may find others by then: readers are given the copy of `held`.

        Raises:
            PackageError: A file is missing, outside the folder, of another length or with another hash, or the
                resource's own path is not among its files.
        """
        self._hold(name)
        return self.folder / self.resource(name).path

    @contextmanager
    def held(self, name: str) -> Iterator[Path]:
        """A resource's file for a reader: a private copy of the described bytes, which lies beside no other file.

        The copy is made of the very bytes that are hashed, and has the files that are described and no others, so that
        nothing else can be read, whatever happens in the folder. After the block the folder is held to its
        description once more, so that what was read is still what lies there.

        Raises:
            PackageError: As `verified`; also where a file was changed while it was read, or there is no room.
        """
        with _private_folder() as copies:
            self._hold(name, copies)
            try:
                yield copies / self.resource(name).path
            finally:
                self._hold(name)

    def contest(self, name: str, language: str = "") -> Contest:
        """The contest a resource holds the returns of.

        Title, caveats and candidates' names may be one text for each language. The names that the returns have are
        the first of them.

        Args:
            name: The resource.
            language: Of its texts; the first of each where it is empty or has none in it.

        Raises:
            PackageError: The resource does not describe a contest, or not wholly; two candidates have one short name.
        """
        resource = self.resource(name)
        if resource.contest is None:
            raise PackageError(refusal("no-contest-described", self.folder / DESCRIPTION, resource=repr(name)))
        described = {
            **_in_language(resource.contest, language),
            "id": name,
            "status": resource.status,
            "caveats": [text_in(caveat, language) for caveat in resource.caveats],
            "totals": resource.totals,
            "source": "; ".join(source.title for source in resource.sources),
        }
        try:
            contest = msgspec.convert(described, Contest)
        except msgspec.ValidationError as error:
            raise PackageError(
                refusal("contest-unusable", self.folder / DESCRIPTION, resource=repr(name), said=str(error))
            ) from error
        _hold_shorts(contest, str(self.folder / DESCRIPTION))
        return contest

    def _hold(self, name: str, copies: Path | None = None) -> None:
        """Hold the files of a resource to their marks, copying them into a folder on the way where one is given."""
        resource = self.resource(name)
        problems, way = list(_misdescribed(resource)), "whole"
        if not problems:
            held = (self._held(path, mark, copies) for path, mark in resource.marks().items())
            problems = [problem for problem in held if problem is not None]
            way = "describe"
        if problems:
            values = {"resource": repr(name), "way": way, "folder": str(self.folder)}
            raise PackageError(
                refusal("files-not-as-described", self.folder / DESCRIPTION, **values), problems=problems
            )

    def _held(self, path: str, mark: FileMark, copies: Path | None) -> Finding | None:
        file = str(self.folder / path)
        try:
            real = inside(self.folder, path)
        except LeadsOutError as error:
            return finding("path-leads-out", path=repr(path), said=str(error))
        try:
            stream = open_regular(real)
        except OSError as error:
            return finding("cannot-be-read", file, said=str(error.strerror))
        with stream:
            try:
                length = os.fstat(stream.fileno()).st_size
                if length == mark.bytes:
                    with _copy(copies, path) as copy:
                        length, digest = _taken(stream, mark.bytes, copy)
            except OSError as error:
                code = "cannot-be-read" if copies is None else "cannot-be-copied"
                return finding(code, file, said=str(error.strerror))
        if length != mark.bytes:
            return finding("bytes-differ", file, bytes=length, described=mark.bytes)
        return None if digest == mark.hash else finding("hash-differs", file, hash=digest, described=mark.hash)


def _misdescribed(resource: Resource) -> Iterator[Finding]:
    """What a resource says of its files that cannot be held to, before any of them is opened."""
    marks = resource.marks()
    if resource.path not in marks:
        yield finding("path-not-among-files", path=repr(resource.path))
    elif marks[resource.path] != FileMark(resource.bytes, resource.hash):
        yield finding("marks-contradict", path=repr(resource.path))
    for path, mark in marks.items():
        if HASH.fullmatch(mark.hash) is None:
            yield finding("hash-strange", path=repr(path), hash=repr(mark.hash[:100]))
    together = sum(mark.bytes for mark in marks.values())
    if together > MOST_BYTES:
        yield finding("files-too-large", bytes=together, most=MOST_BYTES)


def _copy(copies: Path | None, path: str) -> BinaryIO | nullcontext[None]:
    if copies is None:
        return nullcontext()
    target = copies / path
    target.parent.mkdir(parents=True, exist_ok=True)
    return target.open("wb")


def _taken(stream: BinaryIO, described: int, copy: BinaryIO | None) -> tuple[int, str]:
    """The length and the hash of a file, which is read to one byte more than it may have; copied on the way."""
    digest, length = hashlib.sha256(), 0
    while chunk := stream.read(min(CHUNK, described + 1 - length)):
        digest.update(chunk)
        length += len(chunk)
        if copy is not None:
            copy.write(chunk)
    return length, f"sha256:{digest.hexdigest()}"


@contextmanager
def _private_folder() -> Iterator[Path]:
    """A folder of this run's own, which nobody else can write to; gone after the block."""
    try:
        folder = TemporaryDirectory(prefix="mapgen-", ignore_cleanup_errors=True)
    except OSError as error:
        raise PackageError(finding("no-folder-for-copies", said=error.strerror or str(error))) from error
    with folder as name:
        yield Path(name)


def _hold_shorts(contest: Contest, file: str) -> None:
    """Hold the short names to tell the candidates apart: maps, legends and headlines have no other.

    Whoever stands on two lines under one name may have one short name on both.
    """
    of_short: dict[str, str] = {}
    for candidate in contest.candidates:
        short = " ".join(seen(candidate.short).casefold().split())
        if not short:
            raise PackageError(refusal("short-name-missing", file, contest=repr(contest.id), candidate=candidate.key))
        if of_short.setdefault(short, candidate.name) != candidate.name:
            raise PackageError(
                refusal(
                    "short-name-twice",
                    file,
                    contest=repr(contest.id),
                    first=of_short[short],
                    second=candidate.name,
                    name=repr(candidate.short),
                )
            )


def _in_language(described: dict[str, Any], language: str) -> dict[str, Any]:
    """What is described of a contest, with every text that is given for several languages in one of them."""
    return {name: _told(value, language) for name, value in described.items()}


def _told(value: Any, language: str) -> Any:
    if isinstance(value, list):
        return [_in_language(each, language) if isinstance(each, dict) else each for each in value]
    return text_in(value, language) if isinstance(value, dict) and value else value
