"""`mapgen add --attributes`: a table about the counties in an atlas."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from mapgen.areas.attributes import read_attributes
from mapgen.errors import AtlasError, PackageError
from mapgen.files.file_marks import mark_of_bytes
from mapgen.files.regular import is_there, read_regular
from mapgen.files.spec import read_atlas
from mapgen.files.table_cells import MOST_BYTES, read_cells
from mapgen.findings import refusal
from mapgen.workflows.atlas_additions import with_entries, with_resource, write_additions
from mapgen.workflows.open_packages import open_packages

ATTRIBUTES = "attributes"


def add_attributes(path: Path, table: Path, source: str = "") -> list[Path]:
    """Add a table of attributes to an atlas: the file, its description, and its name in the atlas.

    It is taken as it is: rows of other places are not read, so that a table of the whole country does for a state.

    Args:
        path: The `atlas.toml`.
        table: A CSV file with a `geoid` column.
        source: Who published it; the file's name where nobody says.

    Returns:
        The files that were written.

    Raises:
        AtlasError: The atlas has attributes already, or is written so that nothing can be added.
        MapgenError: The table cannot be read or lacks a county; nothing is written then.
    """
    atlas = read_atlas(path)
    if atlas.place.attributes:
        folder = str(path.parent / atlas.place.package)
        raise AtlasError(refusal("attributes-there", path, name=repr(atlas.place.attributes), folder=folder))
    opened = open_packages(path, atlas, frozen=False)
    package = opened.packages[atlas.place.package]
    read_attributes(table)
    content = read_regular(table, most_bytes=MOST_BYTES)
    name = f"{ATTRIBUTES}.csv"
    if is_there(package.folder / name) or any(each.name == ATTRIBUTES for each in package.resources):
        raise PackageError(refusal("folder-has-already", package.folder, names=ATTRIBUTES, way="place"))
    resource = {
        "name": ATTRIBUTES,
        "path": name,
        "title": "Attributes of the counties",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **mark_of_bytes(content),
        "schema": {"fields": _fields(table)},
        "sources": [{"title": source or table.name}],
    }
    files = {
        package.folder / name: content,
        **with_resource(package, resource),
        path: with_entries(path, f'[place]\nattributes = "{ATTRIBUTES}"\n'),
    }
    return write_additions(path, files, table)


def _fields(file: Path) -> list[dict[str, str]]:
    """The columns of a table in their order, each with its type; what has leading zeros is a code, not a number."""
    cells = read_cells(file, str(file))
    return [{"name": str(name), "type": _type(cells[name], str(name))} for name in cells]


def _type(column: pd.Series, name: str) -> str:
    if name == "geoid" or column.str.fullmatch(r"0[0-9]+").any():
        return "string"
    try:
        kind = pd.to_numeric(column).dtype.kind
    except ValueError:
        return "string"
    return "integer" if kind in "iu" else "number"
