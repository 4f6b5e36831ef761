"""What a build reads, with its hash."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from mapgen.errors import AtlasError
from mapgen.files import toml
from mapgen.files.datapackage import DESCRIPTION, Package
from mapgen.files.documents import DESCRIPTIONS
from mapgen.files.file_marks import mark_of_bytes
from mapgen.files.regular import read_regular
from mapgen.files.spec import folder_named, scheme_files
from mapgen.findings import refusal
from mapgen.results.layouts import layout_files
from mapgen.specs.atlas import Atlas


def input_hashes(
    path: Path, atlas: Atlas, packages: Mapping[str, Package] | None = None
) -> dict[str, dict[str, str | int]]:
    """Bytes and SHA-256 of the atlas, its schemes, its packages' descriptions and the files it uses of them.

    Args:
        path: The `atlas.toml`.
        atlas: What it says.
        packages: The folders it names as they were read, by their names; None for those of their descriptions.

    Returns:
        By path, as seen from the atlas's folder; sorted.

    Raises:
        PackageError: A description cannot be read, has not what the atlas names, or no longer fits its files.
        AtlasError: A folder leads out of the atlas's, or a file has gone since it was read.
    """
    place = atlas.place
    used = [(place.package, name) for name in (place.boundaries, place.attributes, place.cities) if name]
    used += [(use.package, contest_id) for contest_id, use in atlas.contests.items()]
    opened = packages.__getitem__ if packages is not None else cache(lambda named: Package(folder_named(path, named)))
    marks = {path.name: _mark(path, toml.MOST_BYTES)}
    for folder, name in used:
        package = opened(folder)
        package.verified(name)
        description_file = package.folder / DESCRIPTION
        marks[f"{folder}/{DESCRIPTION}"] = _mark(description_file, DESCRIPTIONS.size)
        for file, mark in package.resource(name).marks().items():
            marks[f"{folder}/{file}"] = msgspec.to_builtins(mark)
    for scheme in scheme_files(folder_named(path, place.schemes)) if place.schemes else ():
        marks[f"{place.schemes}/{scheme.name}"] = _mark(scheme, toml.MOST_BYTES)
    for layout in {use.layout for use in atlas.contests.values() if use.layout}:
        home = folder_named(path, layout)
        for described in layout_files(home):
            marks[f"{layout}/{described.relative_to(home).as_posix()}"] = _mark(described, toml.MOST_BYTES)
    return {name: marks[name] for name in sorted(marks)}


def _mark(path: Path, most_bytes: int) -> dict[str, str | int]:
    try:
        content = read_regular(path, most_bytes=most_bytes)
    except OSError as error:
        raise AtlasError(refusal("file-unreadable", path, said=str(error.strerror), kind="file")) from error
    return mark_of_bytes(content)
