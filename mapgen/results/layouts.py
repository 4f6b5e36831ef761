"""The layouts of results: those that come with mapgen, and those of a user's folders."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path

import platformdirs

from mapgen.errors import AtlasError
from mapgen.files.inside import LeadsOutError, inside
from mapgen.files.toml import read_toml
from mapgen.findings import refusal
from mapgen.results.layout import ReturnsLayout, parse_layout

FILE = "layout.toml"
"""What describes a layout in its folder; beside it may lie a sample and what is expected of it."""

USERS = "MAPGEN_LAYOUTS"
"""The environment variable that names another folder of the user's own layouts; empty for none."""

MOST_LAYOUTS = 500
"""Layouts in a folder of them."""


@cache
def shipped_layouts() -> tuple[ReturnsLayout, ...]:
    """Every layout under `mapgen/layouts/`, by id."""
    folder = resources.files("mapgen") / "layouts"
    return tuple(
        parse_layout(entry.name, tomllib.loads((entry / FILE).read_text("utf-8")), file=f"{entry.name}/{FILE}")
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if (entry / FILE).is_file()
    )


def read_layouts(folders: Sequence[Path] = ()) -> tuple[ReturnsLayout, ...]:
    """The layouts that a table is looked up in; of two that fit it equally well, the one that stands first is meant.

    Args:
        folders: Each a layout's folder, with its `layout.toml`, or a folder of such folders.

    Returns:
        Those of the folders, then those that come with mapgen. A layout takes the place of a later one with its id.

    Raises:
        AtlasError: A folder holds no layout, or one that cannot be read.
    """
    own = [layout for folder in folders for layout in _of_folder(folder)]
    found: dict[str, ReturnsLayout] = {}
    for layout in (*own, *shipped_layouts()):
        found.setdefault(layout.id, layout)
    return tuple(found.values())


def users_layouts() -> tuple[Path, ...]:
    """The folder of the user's own layouts, where there is one with layouts in it.

    It is for files that nobody has described. What an atlas is built of stands in its folder, and nowhere else.
    """
    named = os.environ.get(USERS)
    folder = Path(named) if named else platformdirs.user_config_path("mapgen") / "layouts"
    if named == "" or not folder.is_dir() or not any(folder.glob(f"*/{FILE}")):
        return ()
    return (folder,)


def layout_files(folder: Path) -> list[Path]:
    """The `layout.toml` of a folder, or those of the folders in it, by name; each lies in it.

    Raises:
        AtlasError: It is no folder, has none, or one is a link that leads out of it.
    """
    try:
        one = (folder / FILE).is_file()
        files = [folder / FILE] if one else sorted(folder.glob(f"*/{FILE}")) if folder.is_dir() else []
        for file in files:
            inside(folder, file.relative_to(folder).as_posix())
    except LeadsOutError as error:
        raise AtlasError(refusal("layout-leads-out", file, said=str(error))) from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise AtlasError(refusal("layouts-unread", folder, said=str(why))) from error
    if not files or len(files) > MOST_LAYOUTS:
        raise AtlasError(
            refusal("layouts-none" if not files else "layouts-too-many", folder, layouts=len(files), most=MOST_LAYOUTS)
        )
    return files


def _of_folder(folder: Path) -> list[ReturnsLayout]:
    files = layout_files(folder)
    names = [(folder.resolve() / file.relative_to(folder)).parent.name for file in files]
    return [parse_layout(name, read_toml(file), file=str(file)) for name, file in zip(names, files, strict=True)]
