"""A file of results takes neither more memory nor more time than its bounds allow, whatever it claims to be."""

from __future__ import annotations

import gzip
import io
import json
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from mapgen.errors import ReturnsError
from mapgen.results import sum_votes, vote_sums
from mapgen.results.read_table import read_table
from tests.results.books import (
    SHEET,
    cell_of,
    compound,
    document_cell,
    excel,
    old_excel,
    open_document,
    packed,
    rows_of,
)
from tests.results.grid import TIDY, text_of

pytestmark = pytest.mark.attack

MOST_MB = 600
"""Megabytes of memory that mapgen, and a reader that it starts, may take for a hostile file."""

GOOD = text_of(TIDY).encode()
HEADER = b"county,candidate,votes\n"
TWO = [["county", "candidate", "votes"], ["Ash", "Hayes", 1]]
HEAD = rows_of(TWO)
WIDE = 'table:number-columns-repeated="16384"'
DOCUMENT_HEAD = "".join(
    "<table:table-row>" + "".join(document_cell(value) for value in cells) + "</table:table-row>" for cells in TWO
)


def far_cell() -> bytes:
    """A cell in a spreadsheet's last corner: seventeen thousand million cells from the first."""
    return excel({"R": HEAD + f'<row r="1048576">{cell_of("XFD1048576", 1)}</row>'})


def far_cell_in_utf_16() -> bytes:
    """The same in an encoding in which a search for its bytes finds nothing."""
    inner = SHEET.format(HEAD + f'<row r="&#49;048576">{cell_of("XFD1048576", 1)}</row>')
    return _with_part(far_cell(), "xl/worksheets/sheet1.xml", inner.encode("utf-16"))


def shared_texts(said: int) -> bytes:
    """Eighty megabytes of texts that are hardly used, in a workbook that says how many there are."""
    texts = "".join(f"<si><t>{number:>9}{'x' * 60}</t></si>" for number in range(1_000_000))
    return excel({"R": HEAD}, sharedStrings=f'<sst uniqueCount="{said}">{texts}</sst>')


def blank_workbook() -> bytes:
    """A sheet that unpacks to a gigabyte of blanks."""
    return _with_part(excel({"R": HEAD}), "xl/worksheets/sheet1.xml", b" " * 90_000_000)


def entities() -> bytes:
    """Entities that stand for one another ten times over, nine deep."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return excel({"R": f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "lol">{laughs}]><worksheet>&l9;</worksheet>'})


def far_old_cell() -> bytes:
    """An .xls workbook with a cell in row and column 65,536."""
    content = bytearray(old_excel(TWO))
    at = content.index(struct.pack("<HHHHH", 0x203, 14, 1, 2, 0))
    content[at + 4 : at + 8] = b"\xff\xff\xff\xff"
    return bytes(content)


def old_tables(at: int) -> bytes:
    """An .xls workbook that says it has four thousand million sectors of one kind."""
    content = bytearray(old_excel(TWO))
    content[at : at + 4] = b"\xf0\xff\xff\xff"
    return bytes(content)


def parquet(rows: int, text: str = "Ash", more: int = 0) -> bytes:
    """A small Parquet file of many rows, all of them the same."""
    pyarrow, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    part = min(rows, 1_000_000)
    same = pyarrow.array([0] * part, pyarrow.int32())
    columns = {
        "county": pyarrow.DictionaryArray.from_arrays(same, [text]),
        "candidate": pyarrow.DictionaryArray.from_arrays(same, ["Hayes"]),
        "votes": same,
    }
    table = pyarrow.table(columns | {f"c{number}": same for number in range(more)})
    out = pyarrow.BufferOutputStream()
    with pq.ParquetWriter(out, table.schema) as writer:
        for _ in range(rows // part):
            writer.write_table(table)
    return out.getvalue().to_pybytes()


def gzip_of_many() -> bytes:
    """Gzip members one after another, each a megabyte of the same row."""
    return gzip.compress(HEADER) + gzip.compress(b"Ash,Hayes,1\n" * 90_000) * 300


def lying_zip() -> bytes:
    """A zip whose list says that its member is as large packed as unpacked, so that no ratio tells what it is."""
    content = bytearray(packed({"r.csv": HEADER + b"Ash,Hayes,1\n" * 25_000_000}))
    at = content.rindex(b"PK\x01\x02")
    content[at + 20 : at + 24] = content[at + 24 : at + 28]
    return bytes(content)


def long_list(length: int) -> bytes:
    """A zip that says its list of files has so many bytes, before which there are as many."""
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<HHH", 0, 0, 0) + bytes(12)
    entries = entry * (length // len(entry))
    end = struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, len(entries), 4, 0)
    return b"PK\x03\x04" + entries + b"PK\x05\x06" + end


def long_list_64() -> bytes:
    """The same, said in 64 bits."""
    content = long_list(300_000)
    end = content[content.rindex(b"PK\x05\x06") :]
    whole = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 9**9, 9**9, 9**9, 4)
    return (
        content[: -len(end)] + whole + b"PK\x06\x07" + struct.pack("<IQI", 0, 0, 1) + end[:12] + b"\xff" * 8 + b"\0\0"
    )


def _with_part(workbook: bytes, part: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed(parts | {part: content})


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a row beyond all": (lambda: excel({"R": HEAD + '<row r="99999999999"/>'}), "row 99,999,999,999"),
    "a cell beyond all": (lambda: excel({"R": HEAD + f"<row>{cell_of('A99999999999', 1)}</row>"}), "ends with row"),
    "a column beyond all": (lambda: excel({"R": HEAD + f"<row>{cell_of('BDWGO3', 1)}</row>"}), "column 1,000,001"),
    "a far cell": (far_cell, "more than 5,000,000 cells"),
    "a far cell in UTF-16": (far_cell_in_utf_16, "more than 5,000,000 cells"),
    "a claim of texts": (
        lambda: shared_texts(4_000_000_000),
        "takes more than 512 MB of memory to read, or is damaged",
    ),
    "a workbook of blanks": (blank_workbook, "that is no workbook"),
    "entities": (entities, "declares XML entities"),
    "a thousand sheets": (lambda: excel({f"s{n}": HEAD for n in range(1001)}), "1,001 sheets"),
    "errors in every cell": (lambda: excel({"R": rows_of([["#REF!"] * 20] * 1000)}), "cells hold an error"),
    "rows repeated": (
        lambda: open_document(
            f'{DOCUMENT_HEAD}<table:table-row table:number-rows-repeated="1000000">{document_cell("x") * 9}'
            "</table:table-row>"
        ),
        "more than 5,000,000 cells",
    ),
    "rows repeated beyond all": (
        lambda: open_document(
            f'{DOCUMENT_HEAD}<table:table-row table:number-rows-repeated="{"9" * 30}"/>'
            f"<table:table-row>{document_cell('x')}</table:table-row>"
        ),
        "ends with row",
    ),
    "columns repeated": (
        lambda: open_document(
            f"{DOCUMENT_HEAD}<table:table-row>{document_cell('x', WIDE)}"
            f'</table:table-row><table:table-row table:number-rows-repeated="900000"/><table:table-row>'
            f"{document_cell('x')}</table:table-row>"
        ),
        "more than 5,000,000 cells",
    ),
    "a far cell in .xls": (far_old_cell, "takes more than 512 MB of memory to read, or is damaged"),
    "Word's": (lambda: compound({"WordDocument": bytes(5000)}), "no workbook"),
    "a locked workbook": (lambda: compound({"EncryptedPackage": bytes(5000)}), "locked with a password"),
    "30 million rows": (lambda: parquet(30_000_000), "30,000,000 rows; up to 20,000,000"),
    "a long text, often": (lambda: parquet(20_000, "A" * 1_000_000), "a cell of more than 131,072 characters"),
    "Parquet of many columns": (lambda: parquet(1, more=6000), "6,003 columns"),
    "deep JSON": (lambda: b"[" * 2_000_000, "more than 64 levels deep"),
    "deep and closed JSON": (lambda: b'[{"a":' + b"[" * 5000 + b"]" * 5000 + b"}]", "more than 64 levels deep"),
    "JSON of many values": (lambda: b"[" + b"{}," * 4_000_000 + b"{}]", "more than 3,000,000 values"),
    "JSON of many quotes": (lambda: b'[{"a":"' + b'\\"' * 5_000_000, "is not JSON"),
    "JSON of many fields": (lambda: json.dumps([{f"c{n}": n for n in range(9000)}]).encode(), "5,000 different fields"),
    "JSON of ever new fields": (
        lambda: json.dumps([{f"c{n}": n} for n in range(9000)]).encode(),
        "more than 20,000,000 cells",
    ),
    "JSON with a name twice": (lambda: b'[{"county":"Ash","votes":1,"votes":2}]', "'votes' twice"),
    "half a character": (lambda: b'[{"county":"Ash","candidate":"A\\ud800","votes":1}]', "half a character"),
    "half a character in a name": (lambda: b'[{"county\\udfff":"Ash","votes":1}]', "half a character"),
    "half a character in bytes": (lambda: b'[{"county":"A\xed\xa0\x80","votes":1}]', "not in Unicode"),
    "a number of many digits": (lambda: b'[{"county":"Ash","votes":' + b"9" * 5000 + b"}]", "400 digits"),
    "a cell of 100 MB": (lambda: HEADER + b'Ash,"' + b"A" * 100_000_000 + b'",1\n', "a line of more than"),
    "a cell of 100 MB in lines": (lambda: HEADER + b'Ash,"' + b"A\n" * 50_000_000 + b'",1\n', "not a whole table"),
    "blank lines first": (lambda: b"\n" * 60_000_000 + GOOD, "blank"),
    "blank lines after blanks": (lambda: b",,\n" * 20_000_000, "blank rows"),
    "gzip of many": (gzip_of_many, "unpacks to more than"),
    "gzip in gzip": (lambda: gzip.compress(gzip.compress(GOOD)), "is not a table"),
    "a zip that lies": (lying_zip, "cut off or damaged"),
    "a long list of files": (lambda: long_list(5_000_000), "list of files of more than 4 MB"),
    "a long list in 64 bits": (long_list_64, "list of files of more than 4 MB"),
    "many files": (lambda: packed({f"{n}.csv": b"" for n in range(10_001)}), "10,001 files"),
}  # fmt: skip

READ = """
import re, resource, sys
from pathlib import Path
from mapgen.errors import ReturnsError
from mapgen.results.read_table import read_table
try:
    print(read_table(sys.argv[1]).gathered.rows)
except ReturnsError as error:
    print(error)
print(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the memory that was taken is asked of Linux")


def read_apart(content: bytes, folder: Path) -> str:
    """What is said of a file, which has taken little memory."""
    path = folder / "results"
    path.write_bytes(content)
    done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    *said, own, of_readers = done.stdout.splitlines()
    assert max(int(own), int(of_readers)) < MOST_MB * 1024
    return " ".join(said)


@LINUX
@pytest.mark.parametrize("kind", HOSTILE)
def test_is_refused_in_words_and_little_memory(kind: str, tmp_path: Path) -> None:
    """The message names the bound, and neither mapgen nor its reader has taken much memory."""
    make, sentence = HOSTILE[kind]
    assert sentence in read_apart(make(), tmp_path)


MERELY_ODD: dict[str, Callable[[], bytes]] = {
    "shared texts": lambda: shared_texts(1_000_000),
    "sectors of .xls": lambda: old_tables(44),
    "more sectors of .xls": lambda: old_tables(72),
    "a claim of a million columns": lambda: excel(
        {
            "R": '<?xml version="1.0"?><worksheet><dimension ref="A1:BDWGO99999999"/>'
            f"<sheetData>{HEAD}</sheetData></worksheet>"
        }
    ),
    "styled cells to the end": lambda: excel({"R": HEAD + '<row r="1048576"><c r="XFD1048576" s="1"/></row>'}),
    "blank rows to the end": lambda: open_document(
        DOCUMENT_HEAD + '<table:table-row table:number-rows-repeated="1048574"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    ),
    "a row below blank ones": lambda: excel({"R": HEAD + '<row r="9"/>'}),
    "a cell that is cut short": lambda: HEADER + b"Ash,Ha\0yes,1\n",
}
"""Files that claim much and hold one row."""


@LINUX
@pytest.mark.parametrize("kind", MERELY_ODD)
def test_what_only_claims_much_is_read(kind: str, tmp_path: Path) -> None:
    """Its one row is read, in little memory."""
    assert read_apart(MERELY_ODD[kind](), tmp_path) == "1"


@pytest.mark.parametrize("bound", ["MOST_ROWS", "MOST_CELLS", "MOST_SLOTS", "MOST_BALLOTS", "MOST_TEXT"])
def test_what_is_summed_is_bounded(bound: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each bound of what is held while rows stream by refuses the row at which it is reached."""
    path = tmp_path / "r.csv"
    path.write_text(
        text_of([["county", "candidate", "office", "votes"], *([f"A{n}", "X", f"o{n}", "1"] for n in range(9))])
    )
    assert read_table(path).gathered.rows == 9
    monkeypatch.setattr(vote_sums if hasattr(vote_sums, bound) else sum_votes, bound, 5)
    with pytest.raises(ReturnsError, match=r"more than 5|more than 1 rows of 4") as refused:
        read_table(path)
    assert "the limit is reached here" in str(refused.value)
