"""Paths that are written in somebody's file: none leads out of that file's folder."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

LONGEST = 1000
"""Characters of a path; systems take between 260 and 4,096 with the folder before it."""


class LeadsOutError(ValueError):
    """A path leads out of the folder it is written for, or is none; its text says which, after the path's name."""


def inside(folder: Path, written: str) -> Path:
    """Where a path that a description or an atlas names lies, held to lie in a folder.

    Links are followed, also those among the folders on the way, and what they lead to must lie in the folder as well.
    Whether anything is there, and of what kind, is not asked.

    Args:
        folder: The folder.
        written: The path as the file has it, with "/" between its parts on every system.

    Returns:
        The path below the folder, without links.

    Raises:
        LeadsOutError: It is absolute, climbs, is written for another system, has a character that no path of figures
            has, or is a link that leads elsewhere.
    """
    said = _refused(written)
    if said:
        raise LeadsOutError(said)
    real = Path(os.path.realpath(folder / written))
    if not real.is_relative_to(os.path.realpath(folder)):
        raise LeadsOutError("lies outside the folder: it is a link that leads there")
    return real


def _refused(written: str) -> str:
    """What is wrong with a path by its letters alone, or nothing."""
    strange = any(
        ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 or 0xD800 <= ord(letter) < 0xE000 for letter in written
    )
    said = {
        f"is a path of {len(written):,} characters": len(written) > LONGEST,
        "holds a character that no path has": strange,
        "holds a backslash: the parts of a path are parted by /": "\\" in written,
        "is an address: mapgen fetches nothing": "://" in written,
        "lies outside the folder: it is an absolute path": (
            PurePosixPath(written).is_absolute() or PureWindowsPath(written).anchor != ""
        ),
        "lies outside the folder: it climbs out with ..": ".." in PurePosixPath(written).parts,
    }
    return next((what for what, holds in said.items() if holds), "")
