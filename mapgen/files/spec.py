"""Atlases and schemes: TOML files to frozen specifications."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from mapgen.errors import AtlasError
from mapgen.files.inside import LeadsOutError, inside
from mapgen.files.regular import is_folder
from mapgen.files.toml import read_toml
from mapgen.findings import refusal
from mapgen.specs.atlas import Atlas, parse_atlas
from mapgen.specs.scheme import Scheme, parse_scheme

MOST_SCHEMES = 500


def read_atlas(path: Path) -> Atlas:
    """Read an `atlas.toml`.

    Args:
        path: The file.

    Raises:
        AtlasError: It cannot be read or understood.
    """
    return parse_atlas(read_toml(path), file=str(path))


def folder_named(path: Path, named: str) -> Path:
    """A folder that an atlas names, held to lie in the atlas's own.

    Args:
        path: The `atlas.toml`.
        named: The folder as the atlas has it.

    Raises:
        AtlasError: It leads out of the atlas's folder.
    """
    try:
        inside(path.parent, named)
    except LeadsOutError as error:
        raise AtlasError(refusal("folder-leads-out", path, folder=repr(named), said=str(error))) from error
    return path.parent / named


def read_schemes(folder: Path | None = None) -> dict[str, Scheme]:
    """The schemes that come with mapgen and those of a folder, by id; the folder's own win.

    Args:
        folder: The folder of an atlas's own schemes, or None for none.

    Raises:
        AtlasError: A file cannot be read or understood, or leads out of the folder.
    """
    found = dict(_shipped_schemes())
    for path in scheme_files(folder) if folder is not None else ():
        found[path.stem] = parse_scheme(path.stem, read_toml(path), file=str(path))
    return found


@cache
def _shipped_schemes() -> Mapping[str, Scheme]:
    shipped = sorted((resources.files("mapgen") / "schemes").iterdir(), key=lambda entry: entry.name)
    entries = {entry.name.removesuffix(".toml"): entry for entry in shipped if entry.name.endswith(".toml")}
    return {
        scheme_id: parse_scheme(scheme_id, tomllib.loads(entry.read_text("utf-8")), file=entry.name)
        for scheme_id, entry in entries.items()
    }


def scheme_files(folder: Path) -> list[Path]:
    """The files of the schemes in a folder, sorted; each lies in it.

    Raises:
        AtlasError: There is no such folder, it holds far too many, or a file in it is a link that leads out of it.
    """
    if not is_folder(folder):
        raise AtlasError(refusal("schemes-none", folder))
    paths = sorted(folder.glob("*.toml"))
    if len(paths) > MOST_SCHEMES:
        raise AtlasError(refusal("schemes-too-many", folder, schemes=len(paths), most=MOST_SCHEMES))
    for path in paths:
        try:
            inside(folder, path.name)
        except LeadsOutError as error:
            raise AtlasError(refusal("scheme-leads-out", path, said=str(error))) from error
    return paths
