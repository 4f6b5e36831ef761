"""Work on one file, given as standard input, in a process of its own: a table's rows, or a coverage of its areas.

It is run as a script by `mapgen.files.apart` and imports nothing of mapgen. What it works with is written in Rust and
C++: where a file makes it ask for more memory than there is it ends the process, and this one has nothing else to lose.

What it writes are frames: a letter, the number of bytes in four, and these bytes in MessagePack. "r" are rows, each
the list of its cells; "s" are the name of the sheet that they are from, and its place among all sheets; "c" are the
sheets of a workbook of which one has to be chosen, each its name and the first thing in it, if anything; "b" are bytes
of an answer; "e" is what went wrong; "." is the end, without which what came is not whole.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import struct
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

import msgspec

ROWS, SHEET, CHOICE, BYTES, WRONG, END = b"r", b"s", b"c", b"b", b"e", b"."

HEAD = struct.Struct(">cI")

FRAME = 1 << 20
"""Characters of rows after which a frame is sent."""

PIECE = 1 << 24
"""Bytes of a longer answer that are sent at once."""

AT_ONCE = 4096
"""Rows of a Parquet file that are decoded at once."""


LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What a workbook with a password has in it, in which no reader sees a workbook."""


class ToldError(Exception):
    """What is wrong with the file; its text is a key of `mapgen.files.tables_apart.WRONGS`, and more."""

    def __init__(self, key: str, more: str = "") -> None:
        super().__init__(key, more)


def main() -> None:
    """Read what the one argument says, in JSON: the kind, the sheet, and the bounds."""
    asked: dict[str, Any] = json.loads(sys.argv[1])
    out = sys.stdout.buffer
    try:
        _import(asked["kind"])
        _hold_to(asked["memory"], asked["seconds"])
        kinds = {"workbook": _workbook, "parquet": _parquet, "coverage": _coverage}
        for letter, content in kinds[asked["kind"]](sys.stdin.buffer, asked):
            _send(out, letter, content)
        _send(out, END, None)
    except ToldError as error:
        _send(out, WRONG, list(error.args))
    except MemoryError:
        _send(out, WRONG, ["memory", ""])
    except BaseException as error:  # noqa: BLE001  # a panic in Rust is no Exception
        # C++ says in words that there is no more memory.
        key = "memory" if "bad_alloc" in str(error) else "damaged"
        _send(out, WRONG, [key, " ".join(str(error).split())[:300]])


def _import(kind: str) -> None:
    """Load what is needed before memory is bounded: what it takes itself is not the file's doing."""
    if kind == "coverage":
        _mending()
    elif kind == "workbook":
        import python_calamine  # noqa: F401, PLC0415  # one of two, and both are extras
    else:
        import pyarrow.parquet  # noqa: F401, PLC0415  # the same


def _hold_to(memory: int, seconds: int) -> None:
    """Bound what this process may take from here on, on systems that can."""
    try:
        import resource  # noqa: PLC0415  # Windows has none
    except ImportError:
        return
    taken = 0
    with contextlib.suppress(OSError), open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123  # as short
        taken = int(statm.read().split()[0]) * resource.getpagesize()
    # Where the system does not tell what is taken, the libraries themselves may take half a gigabyte.
    wanted = {resource.RLIMIT_AS: memory + (taken or 1 << 29), resource.RLIMIT_CPU: seconds, resource.RLIMIT_CORE: 0}
    for kind, most in wanted.items():
        _, hard = resource.getrlimit(kind)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (bound, hard))


def _send(out: IO[bytes], letter: bytes, content: object) -> None:
    packed = msgspec.msgpack.encode(content)
    out.write(HEAD.pack(letter, len(packed)))
    out.write(packed)
    out.flush()


def _coverage(stream: IO[bytes], _asked: dict[str, Any]) -> Iterator[tuple[bytes, object]]:
    answer = _mending().answer(stream.read())
    for start in range(0, len(answer), PIECE):
        yield BYTES, answer[start : start + PIECE]


def _mending() -> Any:
    """The module by its path: mapgen need not be where this process looks for packages."""
    name = "mending"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).parents[1] / "areas" / "mending.py")
        assert spec is not None  # noqa: S101  # a file that ends so is a module
        assert spec.loader is not None  # noqa: S101  # the same
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def _framed(rows: Iterable[list[str]], asked: dict[str, Any]) -> Iterator[tuple[bytes, object]]:
    held: list[list[str]] = []
    characters, left = 0, asked["bytes"]
    for cells in rows:
        held.append(cells)
        own = sum(map(len, cells)) + len(cells)
        characters += own
        if own > asked["cell"] and max(map(len, cells)) > asked["cell"]:
            raise ToldError("cell")
        if characters > FRAME:
            yield ROWS, held
            left -= characters
            if left < 0:
                raise ToldError("bytes", f"more than {asked['bytes']:,}")
            held, characters = [], 0
    yield ROWS, held


def _workbook(stream: IO[bytes], asked: dict[str, Any]) -> Iterator[tuple[bytes, object]]:
    import python_calamine as calamine  # noqa: PLC0415  # an extra

    try:
        book = calamine.CalamineWorkbook.from_filelike(stream)
    except calamine.CalamineError as error:
        stream.seek(0)
        if LOCKED in stream.read():
            raise ToldError("locked") from error
        raise
    sheets = [about for about in book.sheets_metadata if about.typ == calamine.SheetTypeEnum.WorkSheet]
    if len(sheets) > asked["sheets"]:
        raise ToldError("sheets", f"{len(sheets):,}")
    names = [about.name for about in sheets]
    places = {about.name: at for at, about in enumerate(book.sheets_metadata)}
    if len(places) < len(book.sheets_metadata):
        raise ToldError("damaged", "two sheets have the same name")
    wanted = asked["sheet"] if asked["sheet"] in names else ""
    begins = {name: _first(book.get_sheet_by_name(name)) for name in names if not wanted}
    filled = [name for name, first in begins.items() if first is not None]
    if len(filled) == 1 and not asked["sheet"]:
        wanted = filled[0]
    if not wanted:
        yield CHOICE, [[name, first] for name, first in begins.items()]
        return
    yield SHEET, [wanted, places[wanted]]
    yield from _framed(_cells(book.get_sheet_by_name(wanted), asked), asked)


def _cells(sheet: Any, asked: dict[str, Any]) -> Iterator[list[str]]:
    rows, columns = sheet.end[0] + 1, sheet.end[1] + 1
    if rows * columns > asked["cells"]:
        raise ToldError("cells", f"{rows:,} rows and {columns:,} columns")
    most = asked["columns"] + 1
    # The reader leaves out the columns before the first one that holds anything; cells are known by their column.
    before = [""] * sheet.start[1]
    for values in sheet.iter_rows():
        yield [*before, *(_text(value) for value in values[: most - len(before)])]


def _first(sheet: Any) -> str | None:
    """What the first row of a sheet says first; None for a sheet with nothing in it."""
    if sheet.start is None:
        return None
    row: list[Any] = next(iter(sheet.to_python(skip_empty_area=True, nrows=1)), [])
    return next((text[:200] for text in map(_text, row) if text), "")


def _parquet(stream: IO[bytes], asked: dict[str, Any]) -> Iterator[tuple[bytes, object]]:
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415  # an extra, and slow to import

    most = asked["description"]
    file = ParquetFile(stream, thrift_string_size_limit=most, thrift_container_size_limit=most, pre_buffer=False)
    about = file.metadata
    if about.num_rows > asked["rows"] or about.num_rows < 0:
        raise ToldError("rows", f"{about.num_rows:,}")
    if about.num_columns > asked["columns"]:
        raise ToldError("columns", f"{about.num_columns:,}")
    size = sum(about.row_group(at).total_byte_size for at in range(about.num_row_groups))
    if size > asked["bytes"]:
        raise ToldError("bytes", f"{size:,}")
    yield ROWS, [[str(name) for name in file.schema_arrow.names]]
    yield from _framed(_rows(file, asked), asked)


def _rows(file: Any, asked: dict[str, Any]) -> Iterator[list[str]]:
    left = asked["rows"]
    for batch in file.iter_batches(batch_size=AT_ONCE, use_threads=False):
        left -= batch.num_rows
        if left < 0:
            raise ToldError("rows", f"more than {asked['rows']:,}")
        yield from map(list, zip(*map(_texts, batch.columns), strict=True))


def _texts(column: Any) -> list[str]:
    """A column of a Parquet file as texts; the kinds that results are of by the short way."""
    from pyarrow import types  # noqa: PLC0415  # an extra

    if types.is_dictionary(column.type):
        texts = ["", *_texts(column.dictionary)]
        return [texts[at + 1] for at in column.indices.fill_null(-1).to_numpy().tolist()]
    if types.is_string(column.type) or types.is_large_string(column.type):
        return [text or "" for text in column.to_numpy(zero_copy_only=False).tolist()]
    if types.is_integer(column.type) and not column.null_count:
        return list(map(str, column.to_numpy(zero_copy_only=False).tolist()))
    return [_text(value) for value in column.to_pylist()]


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return str(value)


if __name__ == "__main__":
    main()
