"""A folder and its `datapackage.json`: every file is held to its description before it is used."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from mapgen.errors import PackageError, Problem
from mapgen.specs.contest import Contest
from mapgen.words.wording import Text, text_in

DESCRIPTION = "datapackage.json"
MEND = f"If the change was meant, write the new bytes and sha256 into {DESCRIPTION}."


class Source(msgspec.Struct, frozen=True):
    """Where figures come from: a title, and an address where there is one."""

    title: str
    path: str = ""


class FileMark(msgspec.Struct, frozen=True):
    """What a file must be: its length in bytes and its "sha256:…"."""

    bytes: int
    hash: str


class FieldSpec(msgspec.Struct, frozen=True):
    """A column of a table, as the description has it."""

    name: str
    type: str = "string"
    title: str = ""
    description: str = ""
    unit: str = ""


class TableSchema(msgspec.Struct, frozen=True):
    """The columns of a table, in order."""

    fields: tuple[FieldSpec, ...] = ()


class Resource(msgspec.Struct, frozen=True):
    """One file (or a shapefile with its companions) of a package; the properties mapgen reads."""

    name: str
    path: str
    bytes: int
    hash: str
    title: str = ""
    description: str = ""
    schema: TableSchema = TableSchema()
    sources: tuple[Source, ...] = ()
    caveats: tuple[Text, ...] = ()
    status: str = ""
    files: dict[str, FileMark] = {}
    crs: str = ""
    key: str = "GEOID"
    name_field: str = "NAME"
    contest: dict[str, Any] | None = None
    totals: dict[str, int] = {}

    def marks(self) -> dict[str, FileMark]:
        """Every file of the resource with what it must be."""
        return self.files or {self.path: FileMark(self.bytes, self.hash)}


class _Description(msgspec.Struct, frozen=True):
    name: str
    resources: tuple[Resource, ...]
    title: str = ""


class Package:
    """A described folder.

    Args:
        folder: The folder that holds `datapackage.json`.

    Raises:
        PackageError: There is no description, or it cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        """Read the description; the files themselves are read when they are asked for."""
        self.folder = folder
        file = folder / DESCRIPTION
        try:
            self._description = msgspec.json.decode(file.read_bytes(), type=_Description)
        except OSError as error:
            raise PackageError(
                f"{file} cannot be read: {error.strerror}.",
                fix=f"Every folder of figures needs a {DESCRIPTION}.",
            ) from error
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise PackageError(f"{file} is not a usable description: {error}.") from error

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
            f"{self.folder / DESCRIPTION} describes no resource {name!r}.",
            fix=f"It describes: {', '.join(each.name for each in self.resources)}.",
        )

    def verified(self, name: str) -> Path:
        """The path of a resource's file, all of whose bytes are as described.

        Raises:
            PackageError: A file is missing, outside the folder, of another length or with another hash.
        """
        resource = self.resource(name)
        problems = [
            problem for path, mark in resource.marks().items() if (problem := self._held(path, mark)) is not None
        ]
        if problems:
            raise PackageError(
                f"The files of {name!r} are not the ones {self.folder / DESCRIPTION} describes.",
                problems=problems,
                fix=MEND,
            )
        return self.folder / resource.path

    @contextmanager
    def held(self, name: str) -> Iterator[Path]:
        """The path of a resource's file, for a reader: its bytes are as described before and after the block.

        Raises:
            PackageError: As `verified`; also where a file was changed while it was read.
        """
        path = self.verified(name)
        try:
            yield path
        finally:
            self.verified(name)

    def contest(self, name: str, language: str = "") -> Contest:
        """The contest a resource holds the returns of.

        Title, caveats and candidates' names may be one text for each language. The names that the returns have are
        the first of them.

        Args:
            name: The resource.
            language: Of its texts; the first of each where it is empty or has none in it.

        Raises:
            PackageError: The resource does not describe a contest, or not wholly.
        """
        resource = self.resource(name)
        if resource.contest is None:
            raise PackageError(f"{self.folder / DESCRIPTION}: {name!r} describes no contest.")
        described = {
            **_in_language(resource.contest, language),
            "id": name,
            "status": resource.status,
            "caveats": [text_in(caveat, language) for caveat in resource.caveats],
            "totals": resource.totals,
            "source": "; ".join(source.title for source in resource.sources),
        }
        try:
            return msgspec.convert(described, Contest)
        except msgspec.ValidationError as error:
            raise PackageError(f"{self.folder / DESCRIPTION}: the contest of {name!r}: {error}.") from error

    def _held(self, path: str, mark: FileMark) -> Problem | None:
        if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
            return Problem(f"{path!r} lies outside the folder")
        file = self.folder / path
        try:
            content = file.read_bytes()
        except OSError as error:
            return Problem(f"cannot be read: {error.strerror}", file=str(file))
        if len(content) != mark.bytes:
            return Problem(f"has {len(content):,} bytes, {mark.bytes:,} are described", file=str(file))
        digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
        if digest != mark.hash:
            return Problem(f"is {digest}, {mark.hash} is described", file=str(file))
        return None


def _in_language(described: dict[str, Any], language: str) -> dict[str, Any]:
    """What is described of a contest, with every text that is given for several languages in one of them."""
    return {name: _told(value, language) for name, value in described.items()}


def _told(value: Any, language: str) -> Any:
    if isinstance(value, list):
        return [_in_language(each, language) if isinstance(each, dict) else each for each in value]
    return text_in(value, language) if isinstance(value, dict) and value else value
