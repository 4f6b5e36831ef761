"""What a `datapackage.json` says: the properties that mapgen reads, each of its kind and within bounds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from mapgen.errors import PackageError
from mapgen.files.documents import DESCRIPTIONS, DocumentError, parse_json
from mapgen.files.inside import LeadsOutError, inside
from mapgen.files.regular import read_regular
from mapgen.findings import refusal
from mapgen.words.wording import Text

DESCRIPTION = "datapackage.json"

Kind = TypeVar("Kind", bound=msgspec.Struct)

MOST_RESOURCES = 5_000
MOST_FIELDS = 5_000
MOST_FILES = 50
"""Files of one resource: a shapefile has at most a dozen."""


class Source(msgspec.Struct, frozen=True):
    """Where figures come from: a title, and an address where there is one."""

    title: str
    path: str = ""


class FileMark(msgspec.Struct, frozen=True):
    """What a file must be: its length in bytes and its "sha256:…"."""

    bytes: Annotated[int, msgspec.Meta(ge=0)]
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

    fields: Annotated[tuple[FieldSpec, ...], msgspec.Meta(max_length=MOST_FIELDS)] = ()


class Resource(msgspec.Struct, frozen=True):
    """One file (or a shapefile with its companions) of a package; the properties mapgen reads."""

    name: str
    path: str
    bytes: Annotated[int, msgspec.Meta(ge=0)]
    hash: str
    title: str = ""
    description: str = ""
    schema: TableSchema = TableSchema()
    sources: tuple[Source, ...] = ()
    caveats: tuple[Text, ...] = ()
    status: str = ""
    files: Annotated[dict[str, FileMark], msgspec.Meta(max_length=MOST_FILES)] = {}
    crs: str = ""
    key: str = "GEOID"
    name_field: str = "NAME"
    contest: dict[str, Any] | None = None
    totals: dict[str, int] = {}

    def marks(self) -> dict[str, FileMark]:
        """Every file of the resource with what it must be."""
        return self.files or {self.path: FileMark(self.bytes, self.hash)}


class Description(msgspec.Struct, frozen=True):
    """A whole description."""

    name: str
    resources: Annotated[tuple[Resource, ...], msgspec.Meta(max_length=MOST_RESOURCES)]
    title: str = ""


def read_description(folder: Path) -> Description:
    """The description of a folder.

    Raises:
        PackageError: As `description_bytes` and `parse_description`.
    """
    return parse_description(description_bytes(folder), folder / DESCRIPTION)


def description_bytes(folder: Path) -> bytes:
    """The description of a folder as its file has it.

    Raises:
        PackageError: There is none, it is no regular file of the folder, or it is too large.
    """
    file = folder / DESCRIPTION
    try:
        return read_regular(inside(folder, DESCRIPTION), most_bytes=DESCRIPTIONS.size)
    except LeadsOutError as error:
        raise PackageError(refusal("description-leads-out", file, said=str(error))) from error
    except OSError as error:
        raise PackageError(refusal("description-unreadable", file, said=str(error.strerror))) from error


def parse_description(content: bytes, file: Path) -> Description:
    """A description from the bytes of its file.

    Raises:
        PackageError: It is too deeply nested, it is no JSON, a property is missing or not of its kind, or two resources
            have one name.
    """
    described = convert_description(content, file, Description)
    named = Counter(resource.name for resource in described.resources)
    repeated = sorted(name for name, times in named.items() if times > 1)
    if repeated:
        raise PackageError(refusal("resource-twice", file, resources=", ".join(map(repr, repeated[:10]))))
    return described


def convert_description(content: bytes, file: Path, kind: type[Kind]) -> Kind:
    """The bytes of a description as a struct of the properties that are asked for.

    Raises:
        PackageError: It is too deeply nested, it is no JSON, or a property is missing or not of its kind.
    """
    try:
        return msgspec.convert(parse_json(content, DESCRIPTIONS), kind)
    except (DocumentError, msgspec.ValidationError) as error:
        way = "describe" if _lacks_marks(content) else "none"
        summary = refusal("description-unusable", file, said=str(error), way=way, folder=str(file.parent))
        raise PackageError(summary) from error


def _lacks_marks(content: bytes) -> bool:
    """Whether a description can be read, and a resource of it has no length or no hash."""
    try:
        document = parse_json(content, DESCRIPTIONS)
    except DocumentError:
        return False
    resources = document.get("resources") if isinstance(document, dict) else None
    if not isinstance(resources, list):
        return False
    return any(isinstance(resource, dict) and not {"bytes", "hash"} <= set(resource) for resource in resources)
