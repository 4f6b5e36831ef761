"""Workbooks written by hand, the smallest that their readers take: what no library would write can be said in them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Sequence
from html import escape

Cell = str | float | None

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
"""An .xlsx workbook's sheet around its rows."""

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"


def packed(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def excel(sheets: dict[str, str], **more: bytes | str) -> bytes:
    """An .xlsx workbook of sheets by name, each the XML of its rows (`rows_of`); `more` are further parts under xl/."""
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(sheets, start=1)
    )
    files = "".join(
        f'<Relationship Id="r{at}" Type="{RELATION}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at, _ in enumerate(sheets, start=1)
    )
    for part in more:
        files += f'<Relationship Id="{part}" Type="{RELATION}/{part}" Target="{part}.xml"/>'
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            f'xmlns:r="{RELATION}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{files}</Relationships>',
            **{
                f"xl/worksheets/sheet{at}.xml": content if content.startswith("<?xml") else SHEET.format(content)
                for at, content in enumerate(sheets.values(), start=1)
            },
            **{f"xl/{part}.xml": content for part, content in more.items()},
        }
    )


def rows_of(rows: Iterable[Sequence[Cell]]) -> str:
    """The XML of an .xlsx sheet's rows; a text such as "#REF!" becomes an error."""
    return "".join(
        f'<row r="{row}">'
        + "".join(cell_of(f"{chr(65 + at)}{row}", value) for at, value in enumerate(cells) if value is not None)
        + "</row>"
        for row, cells in enumerate(rows, start=1)
    )


def cell_of(place: str, value: Cell) -> str:
    """The XML of one cell of an .xlsx sheet."""
    if isinstance(value, str) and value.startswith("#"):
        return f'<c r="{place}" t="e"><v>{value}</v></c>'
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def open_document(body: str) -> bytes:
    """An .ods workbook of one sheet, given as the XML of its rows (`document_rows`)."""
    spaces = " ".join(f'xmlns:{name}="{OFFICE.format(name)}"' for name in ("office", "table", "text"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="Results">{body}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
        archive.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{OFFICE.format("manifest")}"/>')
    return out.getvalue()


def document_rows(rows: Iterable[Sequence[Cell]]) -> str:
    """The XML of an .ods sheet's rows, and of the million blank ones that LibreOffice puts after them."""
    written = "".join(
        "<table:table-row>" + "".join(document_cell(value) for value in cells) + "</table:table-row>" for cells in rows
    )
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    return f'{written}<table:table-row table:number-rows-repeated="1048000">{blank}</table:table-row>'


def document_cell(value: Cell, more: str = "") -> str:
    """The XML of one cell of an .ods sheet; an error such as "=#REF!" is one as OpenOffice and Excel write it."""
    if isinstance(value, str) and value.startswith("=#"):
        text, zero = f"<text:p>{value[1:]}</text:p>", 'office:value-type="float" office:value="0"'
        return f'<table:table-cell table:formula="of:=[.Z9]" {zero}>{text}</table:table-cell>'
    if value is None:
        return f"<table:table-cell {more}/>"
    if isinstance(value, str):
        text = f"<text:p>{escape(value)}</text:p>"
        return f'<table:table-cell office:value-type="string" {more}>{text}</table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}" {more}/>'


def old_excel(rows: Iterable[Sequence[Cell]]) -> bytes:
    """An .xls workbook of one sheet."""
    begin = _record(0x809, struct.pack("<HHHHII", 0x600, 0x5, 0, 0, 0, 0))
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            sheet += _old_cell(row, column, value)
    sheet += _record(0x0A, b"")
    at = len(begin) + 4 + 8 + len("Results") + 4
    listed = _record(0x85, struct.pack("<IBBBB", at, 0, 0, len("Results"), 0) + b"Results")
    return compound({"Workbook": begin + listed + _record(0x0A, b"") + sheet})


ERRORS = {"#REF!": 0x17, "#N/A": 0x2A, "#DIV/0!": 0x07}
"""Errors by their number in a binary workbook; written with "=" before it, one is what a formula has come to."""


def _old_cell(row: int, column: int, value: Cell) -> bytes:
    if isinstance(value, str) and value in ERRORS:
        return _record(0x205, struct.pack("<HHHBB", row, column, 0, ERRORS[value], 1))
    if isinstance(value, str) and value[1:] in ERRORS:
        last = struct.pack("<BBBBHH", 2, 0, ERRORS[value[1:]], 0, 0, 0xFFFF)
        return _record(0x06, struct.pack("<HHH", row, column, 0) + last + struct.pack("<HIH", 0, 0, 0))
    if isinstance(value, str):
        text = value.encode("utf-16-le")
        return _record(0x204, struct.pack("<HHHHB", row, column, 0, len(value), 1) + text)
    return _record(0x203, struct.pack("<HHHd", row, column, 0, value)) if value is not None else b""


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def binary_excel(sheets: dict[str, Iterable[Sequence[Cell]]]) -> bytes:
    """An .xlsb workbook."""
    listed = b"".join(
        _binary(156, struct.pack("<II", 0, at) + _wide(f"r{at}") + _wide(name))
        for at, name in enumerate(sheets, start=1)
    )
    files = "".join(
        f'<Relationship Id="r{at}" Type="{RELATION}/worksheet" Target="worksheets/sheet{at}.bin"/>'
        for at, _ in enumerate(sheets, start=1)
    )
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>',
            "xl/workbook.bin": _binary(131) + _binary(143) + listed + _binary(144) + _binary(157, bytes(26)),
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{files}</Relationships>',
            **{f"xl/worksheets/sheet{at}.bin": binary_sheet(rows) for at, rows in enumerate(sheets.values(), start=1)},
        }
    )


def binary_sheet(rows: Iterable[Sequence[Cell]], more: bytes = b"") -> bytes:
    """A sheet of an .xlsb workbook; `more` are further records."""
    cells = b"".join(
        _binary(0, struct.pack("<I", row) + bytes(13)) + b"".join(map(_binary_cell, range(len(values)), values))
        for row, values in enumerate(rows)
    )
    begin = _binary(129) + _binary(148, struct.pack("<4I", 0, 9, 0, 9)) + _binary(145)
    return begin + cells + more + _binary(146) + _binary(130)


def _binary_cell(column: int, value: Cell) -> bytes:
    place = struct.pack("<II", column, 0)
    if value is None:
        return b""
    if not isinstance(value, str):
        return _binary(5, place + struct.pack("<d", value))
    if value.lstrip("=") in ERRORS:
        kind, formula = (11, struct.pack("<HII", 0, 0, 0)) if value.startswith("=") else (3, b"")
        return _binary(kind, place + bytes([ERRORS[value.lstrip("=")]]) + formula)
    return _binary(6, place + _wide(value))


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _binary(kind: int, content: bytes = b"") -> bytes:
    """A record: its kind and length in bytes of seven bits."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(content) & 0x7F | 0x80, len(content) >> 7]) + content


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE2 file: what .xls files, locked workbooks and Word's old documents are. Up to 50 kB fit in."""
    table = [0xFFFFFFFD, 0xFFFFFFFE]
    directory = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)
    body = b""
    for at, (name, content) in enumerate(streams.items(), start=1):
        whole = content.ljust(4096, b"\0")
        sectors = -(-len(whole) // 512)
        first = len(table)
        table += [*range(first + 1, first + sectors), 0xFFFFFFFE]
        body += whole.ljust(sectors * 512, b"\0")
        directory += _entry(name, 2, 0xFFFFFFFF, first, len(whole), at + 1 if at < len(streams) else 0xFFFFFFFF)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    allocation = struct.pack("<128I", *table, *[0xFFFFFFFF] * (128 - len(table)))
    return header + allocation + directory.ljust(512, b"\0") + body


def _entry(name: str, kind: int, child: int, first: int, size: int, right: int = 0xFFFFFFFF) -> bytes:
    text = name.encode("utf-16-le")
    about = struct.pack("<HBBIII36xIQ", len(text) + 2, kind, 1, 0xFFFFFFFF, right, child, first, size)
    return text.ljust(64, b"\0") + about
