"""Which of an .xlsx or .xlsb workbook's files is which sheet."""

from __future__ import annotations

import posixpath
import struct
import zipfile
from collections.abc import Callable
from xml.parsers import expat

from mapgen.files.binary_sheets import listed_parts
from mapgen.files.zipped import opened_member

BOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
"""The files that name the sheets, and that say where each is."""

BINARY_BOOK, BINARY_RELATIONS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
"""The same of an .xlsb workbook; the second is XML there too."""

MOST_BYTES = 4 * 1024**2
"""Bytes of each of these files."""


def parts_of(archive: zipfile.ZipFile) -> dict[str, str]:
    """The file of each sheet by the sheet's name; nothing where the workbook does not say it as it should."""
    try:
        ids: dict[str, str] = {}
        _listen(archive, BOOK, lambda kind, said: ids.update({said["name"]: said["id"]} if kind == "sheet" else {}))
        files = _relations(archive, RELATIONS)
        return {name: files[each] for name, each in ids.items()}
    except (KeyError, expat.ExpatError, ValueError, LookupError):
        return {}


def binary_parts_of(archive: zipfile.ZipFile) -> list[str]:
    """The files of an .xlsb workbook's sheets in their order; nothing where it does not say it as it should."""
    try:
        files = _relations(archive, BINARY_RELATIONS)
        return [files[each] for each in listed_parts(_content(archive, BINARY_BOOK))]
    except (KeyError, expat.ExpatError, ValueError, LookupError, struct.error):
        return []


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Files of a workbook by the names that other parts have for them."""
    files: dict[str, str] = {}
    _listen(
        archive,
        part,
        lambda kind, said: files.update({said["Id"]: said["Target"]} if kind == "Relationship" else {}),
    )
    return {each: posixpath.normpath(posixpath.join("/xl", target)).lstrip("/") for each, target in files.items()}


def _content(archive: zipfile.ZipFile, part: str) -> bytes:
    with opened_member(archive, archive.getinfo(part)) as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValueError(part)
    return content


def _listen(archive: zipfile.ZipFile, part: str, hear: Callable[[str, dict[str, str]], None]) -> None:
    """Call with each element of a part: its name and attributes, both without their namespaces."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, said: hear(
        tag.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in said.items()}
    )
    parser.Parse(_content(archive, part), True)
