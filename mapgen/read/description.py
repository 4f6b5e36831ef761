"""What a `datapackage.json` says: the properties that mapgen reads, each of its kind and within bounds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import msgspec

from mapgen.errors import PackageError
from mapgen.files.inside import LeadsOutError, inside
from mapgen.files.regular import read_regular
from mapgen.read.documents import DESCRIPTIONS, DocumentError, parse_json
from mapgen.words.wording import Text

DESCRIPTION = "datapackage.json"

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
        PackageError: There is none, it is no regular file of the folder, it is too large or too deeply nested, it is no
            JSON, a property is not of its kind, or two resources have one name.
    """
    file = folder / DESCRIPTION
    try:
        content = read_regular(inside(folder, DESCRIPTION), most_bytes=DESCRIPTIONS.size)
        described = msgspec.convert(parse_json(content, DESCRIPTIONS), Description)
    except LeadsOutError as error:
        raise PackageError(f"{file} {error}.", fix="Put the file itself there.") from error
    except OSError as error:
        raise PackageError(
            f"{file} cannot be read: {error.strerror}.",
            fix=f"Every folder of figures needs a {DESCRIPTION}.",
        ) from error
    except (DocumentError, msgspec.ValidationError) as error:
        raise PackageError(f"{file} is not a usable description: {error}.") from error
    named = Counter(resource.name for resource in described.resources)
    repeated = sorted(name for name, times in named.items() if times > 1)
    if repeated:
        raise PackageError(
            f"{file} describes more than one resource {', '.join(map(repr, repeated[:10]))}.",
            fix="Give every resource a name of its own.",
        )
    return described
