"""What is added to the files of an atlas: a resource in a description, entries in `atlas.toml`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mapgen.errors import AtlasError
from mapgen.files.datapackage import Package
from mapgen.files.json_edit import with_item
from mapgen.files.regular import read_regular
from mapgen.files.toml import MOST_BYTES
from mapgen.files.toml_edit import CannotBeAddedError, with_added, with_value
from mapgen.findings import refusal
from mapgen.publish.write import write_files
from mapgen.results.read_table import Results, paths_of
from mapgen.workflows.redescribe import opened_description
from mapgen.workflows.rehearse import rehearse


def with_resource(package: Package, resource: dict[str, Any]) -> dict[Path, bytes]:
    """The description of a folder with one resource more."""
    found = opened_description(package.folder)
    return {found.file: with_item(found.text, ("resources",), resource).encode(found.encoding)}


def with_entries(path: Path, entries: str) -> bytes:
    """The atlas's file with more in it.

    Raises:
        AtlasError: It is written so that nothing can be added.
    """
    text = read_regular(path, most_bytes=MOST_BYTES).decode("utf-8")
    try:
        return with_added(text, entries).encode()
    except CannotBeAddedError as error:
        values = {"said": str(error), "way": "entries", "table": "", "entries": f"\n{entries}"}
        raise AtlasError(refusal("nothing-can-be-added", path, **values)) from error


def with_entry(path: Path, place: tuple[str, ...], value: list[str]) -> bytes:
    """The atlas's file with another value at a place, whose table is there.

    Raises:
        AtlasError: It is written so that it cannot have it.
    """
    text = read_regular(path, most_bytes=MOST_BYTES).decode("utf-8")
    try:
        return with_value(text, place, value).encode()
    except CannotBeAddedError as error:
        entry, table = f"{place[-1]} = {json.dumps(value)}", f"[{'.'.join(place[:-1])}]"
        values = {"said": str(error), "way": "entry", "table": table, "entries": entry}
        raise AtlasError(refusal("nothing-can-be-added", path, **values)) from error


def write_additions(path: Path, files: dict[Path, bytes], source: Results) -> list[Path]:
    """Write the files once the atlas has been read with them; none is one of the sources."""
    rehearse(path, files)
    write_files(files, inputs=paths_of(source))
    return list(files)
