"""What a run reads, told by device and inode: another name for it, a link or a hard link, is the same file."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from mapgen.files.regular import is_folder

STANDARD_STREAM = Path("-")
"""Standard input where a file is read, standard output where one is written."""

COMPANIONS = frozenset({".shp", ".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx"})
"""The parts of a shapefile, which are read with the one that is named."""

BOUNDARIES = COMPANIONS | {".gpkg", ".fgb", ".geojson", ".json", ".topojson", ".parquet", ".geoparquet", ".zip"}
"""What is read of a folder of boundaries; other files in it may be written."""

Identity = tuple[int, int]


def identity(about: os.stat_result) -> Identity:
    """What tells a file from all others, whatever it is called."""
    return about.st_dev, about.st_ino


def identities(inputs: Iterable[Path]) -> frozenset[Identity]:
    """The files that these paths have a run read.

    Args:
        inputs: Files, folders of boundaries, any part of a shapefile, or "-" for standard input. What is not there
            is passed over: whoever reads it says so.
    """
    found = set()
    for given in inputs:
        with suppress(OSError, ValueError):
            if given == STANDARD_STREAM:
                found |= _behind_standard_input()
            else:
                found |= {identity(part.stat()) for part in _parts(given)}
    return frozenset(found)


def _behind_standard_input() -> set[Identity]:
    """The file that standard input was redirected from; none where it is a pipe or a terminal."""
    if sys.stdin is None:
        return set()
    about = os.fstat(sys.stdin.fileno())
    return {identity(about)} if stat.S_ISREG(about.st_mode) else set()


def _parts(given: Path) -> Iterator[Path]:
    if is_folder(given):
        yield from (file for file in given.rglob("*") if file.suffix.casefold() in BOUNDARIES and file.is_file())
        return
    yield given
    if given.suffix.casefold() in COMPANIONS:
        stem = given.stem.casefold()
        for file in given.parent.iterdir():
            if file.stem.casefold() == stem and file.suffix.casefold() in COMPANIONS and file.is_file():
                yield file
