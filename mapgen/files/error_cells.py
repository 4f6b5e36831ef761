"""The cells of a workbook that hold an error such as "#REF!".

The reader of workbooks gives them as empty, and a row of them would be passed over without a word.
"""

from __future__ import annotations

import os
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import IO

from mapgen.errors import ReturnsError
from mapgen.files.child import LOCKED
from mapgen.files.compound import MAGIC
from mapgen.files.old_workbook import old_errors
from mapgen.files.open import Source
from mapgen.files.parse_cells import shown
from mapgen.files.reach import Place, Reach
from mapgen.files.sheet_names import BINARY_BOOK, BOOK, binary_parts_of, parts_of
from mapgen.files.sheets import look_through
from mapgen.files.zipped import is_workbook, opened_zip
from mapgen.findings import finding, refusal

Errors = Mapping[Place, str]

OfSheet = Callable[[str, int], Errors]
"""Gives the errors of a sheet by its name and its place among all sheets, the first being 0."""


def errors_of_sheets(file: IO[bytes], source: Source) -> OfSheet:
    """The cells with errors of each sheet of a workbook; the workbook's bounds are held.

    Args:
        file: The workbook on the disk.
        source: What it is called.

    Raises:
        ReturnsError: It is no workbook, goes beyond a bound, or does not say which sheet has the errors.
    """
    if source.start.startswith(MAGIC):
        return _of_old(file, source.name)
    # The archive is closed with its stream; the file is still to be handed on.
    with os.fdopen(os.dup(file.fileno()), "rb") as again, opened_zip(again, source.name) as archive:
        if not is_workbook(archive):
            raise ReturnsError(refusal("zip-inside-another", source.name))
        reaches = look_through(archive, source.name)
        names = {member.casefold() for member in archive.namelist()}
        if BINARY_BOOK in names:
            # With both, the reader takes the one that it likes.
            return _of_binary({} if BOOK in names else reaches, binary_parts_of(archive), source.name)
        return _of_xml(archive, reaches, source.name)


def _of_old(file: IO[bytes], name: str) -> OfSheet:
    file.seek(0)
    content = file.read()
    try:
        found = old_errors(content, name)
    except (ValueError, struct.error) as error:
        if LOCKED in content:
            return lambda _title, _place: {}  # the reader says it
        raise ReturnsError(refusal("damaged", name, kind="workbook", more=str(error))) from error
    return lambda _title, place: found.get(place, {})


def _of_binary(reaches: Mapping[str, Reach], parts: Sequence[str], name: str) -> OfSheet:
    if not parts or not set(parts) <= set(reaches):
        raise ReturnsError(refusal("sheets-nowhere", name))
    return lambda _title, place: reaches[parts[place]].broken.get("", {}) if place < len(parts) else {}


def _of_xml(archive: zipfile.ZipFile, reaches: Mapping[str, Reach], name: str) -> OfSheet:
    found = {part: reach.broken for part, reach in reaches.items() if reach.broken}
    # A part of Excel's is one sheet and does not know its name; OpenDocument's is all of them.
    named = {sheet: cells for broken in found.values() for sheet, cells in broken.items() if sheet}
    unnamed = {part: broken[""] for part, broken in found.items() if "" in broken}
    parts = parts_of(archive) if unnamed else {}
    if not set(unnamed) <= set(parts.values()):
        raise ReturnsError(
            refusal("errors-nowhere", name),
            problems=[
                finding("error-in-part", name, error=shown(next(iter(cells.values()))), part=part)
                for part, cells in unnamed.items()
            ],
        )
    whole = named | {sheet: unnamed[part] for sheet, part in parts.items() if part in unnamed}
    return lambda title, _place: whole.get(title, {})
