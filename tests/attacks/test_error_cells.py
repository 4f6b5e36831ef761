"""Cells of workbooks that hold errors, which their reader gives as empty: votes do not vanish without a word."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from mapgen.errors import ReturnsError
from mapgen.files.compound import CompoundFile
from mapgen.results.read_table import read_table
from tests.results.books import (
    Cell,
    binary_excel,
    binary_sheet,
    compound,
    document_rows,
    excel,
    old_excel,
    open_document,
    packed,
    rows_of,
)

pytestmark = pytest.mark.attack

HEAD: list[list[Cell]] = [["county", "candidate", "votes"], ["Kent", "Ames", 4], ["Kent", "Burr", 3]]
Rows = Iterable[Sequence[Cell]]

BOOKS: dict[str, Callable[[Rows], bytes]] = {
    "r.xlsx": lambda rows: excel(
        {"R": rows_of([str(cell).lstrip("=") if isinstance(cell, str) else cell for cell in row] for row in rows)}
    ),
    "r.xlsb": lambda rows: binary_excel({"R": rows}),
    "r.xls": old_excel,
    "r.ods": lambda rows: open_document(document_rows(rows)),
}


SHEET = "xl/worksheets/sheet1.bin"


def endless(workbook: bytes) -> bytes:
    """A workbook's stream whose every sector is followed by itself."""
    content = bytearray(workbook)
    content[520:1024] = struct.pack("<126I", *range(2, 128))
    return bytes(content)


@pytest.mark.parametrize("error", ["#REF!", "=#REF!", "#N/A", "=#DIV/0!"])
@pytest.mark.parametrize("name", BOOKS)
def test_an_error_in_place_of_votes_is_known(name: str, error: str, tmp_path: Path) -> None:
    """The cell's row is read, with what a spreadsheet shows in it, in every kind of workbook."""
    if name == "r.ods":
        error = f"={error.lstrip('=')}"
    (tmp_path / name).write_bytes(BOOKS[name]([*HEAD, ["Kent", "Cole", error]]))
    gathered = read_table(tmp_path / name).gathered
    assert (gathered.rows, gathered.blank) == (3, 0)
    assert error.lstrip("=") in str([slot.ballot for slot in gathered.slots.values()])


@pytest.mark.parametrize("name", BOOKS)
def test_a_row_of_errors_is_not_passed_over(name: str, tmp_path: Path) -> None:
    """A row of nothing else would be taken for an empty one."""
    (tmp_path / name).write_bytes(BOOKS[name]([*HEAD, ["=#REF!"] * 3]))
    gathered = read_table(tmp_path / name).gathered
    assert (gathered.rows, gathered.blank) == (3, 0)


def test_each_sheet_has_its_own_errors(tmp_path: Path) -> None:
    """The sheets of an .xlsb workbook are told apart by their place."""
    (tmp_path / "r.xlsb").write_bytes(binary_excel({"A": [*HEAD, ["#REF!"] * 3], "B": [*HEAD, [None] * 3]}))
    assert read_table(tmp_path / "r.xlsb", table="A").gathered.rows == 3
    assert read_table(tmp_path / "r.xlsb", table="B").gathered.rows == 2


FOLLOWING = bytes([13, 4]) + struct.pack("<I", 2)
"""A number in the cell after the one before."""


def replaced(part: str, content: bytes) -> bytes:
    """An .xlsb workbook with a part of another content, or none."""
    with zipfile.ZipFile(io.BytesIO(binary_excel({"R": HEAD}))) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = content
    return packed({name: held for name, held in parts.items() if held})


DAMAGED = {
    "cells that the reader leaves out": ("r.xlsb", replaced(SHEET, binary_sheet(HEAD, FOLLOWING)), "rare kind"),
    "a sheet cut short": ("r.xlsb", replaced(SHEET, binary_sheet(HEAD)[:-3]), "cut short"),
    "an endless record": ("r.xlsb", replaced(SHEET, b"\x81\x01\x00\x05\xff\xff\xff\x7f"), "longer than any"),
    "a far cell": ("r.xlsb", binary_excel({"R": [*HEAD, [None] * 200_000 + [1]]}), "ends with row"),
    "no list of sheets": ("r.xlsb", replaced("xl/_rels/workbook.bin.rels", b""), "where its sheets are"),
    "two lists of sheets": ("r.xlsb", replaced("xl/workbook.xml", b"<workbook/>"), "where its sheets are"),
    "no end of sheets": ("r.xls", compound({"Workbook": b"\x09\x08\x00\x00" * 2000}), "has no end"),
    "no workbook": ("r.xls", compound({"WordDocument": bytes(5000)}), "no stream Workbook"),
    "a chain without end": ("r.xls", endless(old_excel(HEAD)), "beyond the end"),
}


@pytest.mark.parametrize("about", DAMAGED)
def test_where_an_error_could_hide_nothing_is_read(about: str, tmp_path: Path) -> None:
    """In words, and at once."""
    name, content, said = DAMAGED[about]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReturnsError, match=said):
        read_table(tmp_path / name)


def test_a_small_stream_is_put_together(tmp_path: Path) -> None:
    """Workbooks of less than 4,096 bytes lie in sectors of 64."""
    stream = bytes(range(200))
    table = struct.pack("<16I", 1, 2, 3, 0xFFFFFFFE, *[0xFFFFFFFF] * 12)
    content = bytearray(compound({"Workbook": bytes(4096), "Table": table}))
    assert CompoundFile(bytes(content)).stream(["Workbook"]) == bytes(4096)
    # The directory, from byte 1,024: the root has the small sectors, and the first stream is in them.
    content[1024 + 116 : 1024 + 128] = struct.pack("<IQ", 2, 4096)
    content[1152 + 116 : 1152 + 128] = struct.pack("<IQ", 0, len(stream))
    content[60:68] = struct.pack("<II", 10, 8)
    content[1536 : 1536 + len(stream)] = stream
    assert CompoundFile(bytes(content)).stream(["Workbook"]) == stream
    (tmp_path / "r.xls").write_bytes(content)
    with pytest.raises(ReturnsError):
        read_table(tmp_path / "r.xls")


def test_settings_that_are_empty_are_no_damage(tmp_path: Path) -> None:
    """LibreOffice leaves an empty part of that name in every .ods workbook."""
    with zipfile.ZipFile(tmp_path / "r.ods", "w") as archive:
        with zipfile.ZipFile(io.BytesIO(BOOKS["r.ods"](HEAD))) as book:
            for name in book.namelist():
                archive.writestr(name, book.read(name))
        archive.writestr("Configurations2/accelerator/current.xml", "")
    assert read_table(tmp_path / "r.ods").gathered.rows == 2
