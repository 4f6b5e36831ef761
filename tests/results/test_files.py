"""The same table in every encoding, with every separator and line end, in every container."""

import gzip
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from mapgen.areas.area_table import AreaTable, BoundarySource
from mapgen.errors import MapgenError
from mapgen.results.aggregate import aggregate
from mapgen.results.import_options import options_of
from mapgen.results.import_results import import_results, read_returns
from mapgen.results.places import Placer
from mapgen.results.read_table import read_table
from tests.results.grid import CONTEST, COUNTIES, SQUARES, TIDY, VOTES, tallied, text_of, write


def said(path: Path) -> str:
    """Everything noted while reading a file."""
    taken = import_results(path, options_of(CONTEST), AreaTable(SQUARES, BoundarySource()))
    return "\n".join(remark.what for remark in taken.remarks)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
def test_encoding_separator_and_line_end(encoding: str, separator: str, end: str, tmp_path: Path) -> None:
    """84 ways to write the same four counties, Doña Ana among them."""
    path = tmp_path / "results.csv"
    path.write_bytes(text_of(TIDY, separator, end).encode(encoding))
    assert tallied(read_returns(path, CONTEST, SQUARES)) == VOTES


@pytest.mark.parametrize(
    ("encoding", "separator", "sentence"),
    [
        ("cp1252", ",", "not UTF-8 and was read as Windows-1252"),
        ("utf-16", ",", "it is UTF-16"),
        ("utf-8", ";", "separated by semicolons"),
    ],
)
def test_what_was_found_out_is_said(encoding: str, separator: str, sentence: str, tmp_path: Path) -> None:
    """A file that is not UTF-8 with commas is read with a note."""
    path = tmp_path / "results.csv"
    path.write_bytes(text_of(TIDY, separator).encode(encoding))
    assert sentence in said(path)


REPAIRED = {
    "3 numbers were written with thousands separators": [
        ["Ash", "X", "1,000"],
        ["Bell", "X", "2,000,000"],
        ["Clay", "X", "3 000"],
    ],
    "2 codes were missing their leading zero": [["1001", "X", "1"], ["1003", "X", "1"]],
    "1 code was written as a decimal number": [["01001.0", "X", "1"], ["01003", "X", "1"]],
    "1 whole number was written with decimals": [["Ash", "X", "12.0"]],
    "1 name had blanks": [["Ash", " X", "12"]],
    "1 name held control or direction characters": [["Ash", "\u202eX", "12"]],
}  # fmt: skip


@pytest.mark.parametrize("sentence", REPAIRED)
def test_repairs_are_counted(sentence: str, tmp_path: Path) -> None:
    """Every repair is listed with how often it was made."""
    rows = REPAIRED[sentence]
    column = "geoid" if rows[0][0][0].isdigit() else "county"
    gathered = read_table(write(tmp_path, [[column, "candidate", "votes"], *rows])).gathered
    found = aggregate(gathered.slots.items(), Placer(COUNTIES), gathered)
    assert [problem.what for problem in found.findings] == []
    assert any(problem.what.startswith(sentence) for problem in found.repaired())


def test_blank_rows_and_trailing_blanks(tmp_path: Path) -> None:
    """Blank rows, empty cells after the last column and blanks around cells change nothing."""
    rows = [[*row[:-1], f" {row[-1]} ", "", ""] for row in TIDY]
    path = write(tmp_path, [rows[0], ["", "", "", "", ""], *rows[1:], [" ", "", "", "", ""], ["", "", "", "", ""]])
    assert tallied(read_returns(path, CONTEST, SQUARES)) == VOTES
    assert read_table(path).gathered.blank == 3


def test_last_line_without_its_end(tmp_path: Path) -> None:
    """A file need not end with a line end."""
    path = tmp_path / "results.csv"
    path.write_bytes(text_of(TIDY, end="\r\n").encode().rstrip())
    assert tallied(read_returns(path, CONTEST, SQUARES)) == VOTES


def gz(path: Path) -> Path:
    """results.csv.gz."""
    return _bytes(path.with_suffix(".csv.gz"), gzip.compress(text_of(TIDY).encode()))


def zipped(path: Path) -> Path:
    """A zip with the table, a read-me and what a Mac adds."""
    with zipfile.ZipFile(path.with_suffix(".zip"), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("results/county.csv", text_of(TIDY))
        archive.writestr("README.md", "Votes.")
        archive.writestr("__MACOSX/results/._county.csv", "x")
    return path.with_suffix(".zip")


def workbook(path: Path) -> Path:
    """A workbook whose votes are numbers."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in TIDY:
        book.active.append([int(cell) if cell.isdigit() else cell for cell in row])
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


def parquet(path: Path) -> Path:
    """A Parquet file."""
    pyarrow = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    columns = {name: [row[at] for row in TIDY[1:]] for at, name in enumerate(TIDY[0])}
    pq.write_table(pyarrow.table(columns), path.with_suffix(".parquet"))
    return path.with_suffix(".parquet")


def records(path: Path) -> Path:
    """A JSON list of records."""
    listed = [dict(zip(TIDY[0], row, strict=True)) for row in TIDY[1:]]
    return _bytes(path.with_suffix(".json"), json.dumps(listed).encode())


def _bytes(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("contain", [gz, zipped, workbook, parquet, records])
def test_container(contain: object, tmp_path: Path) -> None:
    """The same table out of .csv.gz, .zip, .xlsx, .parquet and .json."""
    path = contain(tmp_path / "results")  # type: ignore[operator]
    assert tallied(read_returns(path, CONTEST, SQUARES)) == VOTES


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table out of standard input, packed or not."""
    for content in (text_of(TIDY).encode(), gzip.compress(text_of(TIDY).encode())):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        assert tallied(read_returns("-", CONTEST, SQUARES)) == VOTES


def test_a_zip_of_two_tables_asks_which(tmp_path: Path) -> None:
    """Of several tables in a zip one is named; the message lists them."""
    path = tmp_path / "both.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", text_of(TIDY))
        archive.writestr("b.csv", "county,candidate,votes\nAsh,X,1\n")
    with pytest.raises(MapgenError, match="2 tables") as refused:
        read_table(path)
    assert "a.csv" in str(refused.value)
    assert "--table" in str(refused.value)
    assert read_table(path, table="b.csv").gathered.rows == 1
