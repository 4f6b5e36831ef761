"""Which of an .xlsx workbook's files is which sheet."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable
from xml.parsers import expat

from mapgen.read.zipped import opened_member

BOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
"""The files that name the sheets, and that say where each is."""

MOST_BYTES = 4 * 1024**2
"""Bytes of each of these files."""


def parts_of(archive: zipfile.ZipFile) -> dict[str, str]:
    """The file of each sheet by the sheet's name; nothing where the workbook does not say it as it should."""
    try:
        ids: dict[str, str] = {}
        _listen(archive, BOOK, lambda kind, said: ids.update({said["name"]: said["id"]} if kind == "sheet" else {}))
        files: dict[str, str] = {}
        _listen(
            archive,
            RELATIONS,
            lambda kind, said: files.update({said["Id"]: said["Target"]} if kind == "Relationship" else {}),
        )
        return {name: posixpath.normpath(posixpath.join("/xl", files[each])).lstrip("/") for name, each in ids.items()}
    except (KeyError, expat.ExpatError, ValueError, LookupError):
        return {}


def _listen(archive: zipfile.ZipFile, part: str, hear: Callable[[str, dict[str, str]], None]) -> None:
    """Call with each element of a part: its name and attributes, both without their namespaces."""
    with opened_member(archive, archive.getinfo(part)) as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValueError(part)
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, said: hear(
        tag.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in said.items()}
    )
    parser.Parse(content, True)
