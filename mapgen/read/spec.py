"""Atlases and schemes: TOML files to frozen specifications."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

from mapgen.errors import AtlasError
from mapgen.specs.atlas import Atlas, parse_atlas
from mapgen.specs.scheme import Scheme, parse_scheme


def read_atlas(path: Path) -> Atlas:
    """Read an `atlas.toml`.

    Raises:
        AtlasError: It cannot be read or understood.
    """
    return parse_atlas(_toml(path), file=str(path))


def read_schemes(folder: Path | None = None) -> dict[str, Scheme]:
    """The schemes that come with mapgen and those of a folder, by id; the folder's own win.

    Raises:
        AtlasError: A file cannot be read or understood.
    """
    shipped = resources.files("mapgen") / "schemes"
    found = {}
    for entry in sorted(shipped.iterdir(), key=lambda each: each.name):
        if entry.name.endswith(".toml"):
            scheme_id = entry.name.removesuffix(".toml")
            found[scheme_id] = parse_scheme(scheme_id, tomllib.loads(entry.read_text("utf-8")), file=entry.name)
    if folder is not None:
        if not folder.is_dir():
            raise AtlasError(f"There is no folder of schemes {folder}.")
        for path in sorted(folder.glob("*.toml")):
            found[path.stem] = parse_scheme(path.stem, _toml(path), file=str(path))
    return found


def _toml(path: Path) -> object:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise AtlasError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise AtlasError(f"{path} is not UTF-8 text: byte {error.start}.") from error
    except tomllib.TOMLDecodeError as error:
        raise AtlasError(f"{path} is not TOML: {error}.") from error
