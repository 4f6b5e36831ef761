"""dBase tables, which hold the fields of a shapefile."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from mapgen.areas.fields import hold_table

HEADER, FIELD = 32, 32
END_OF_FIELDS = 0x0D
DELETED = b"*"
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")

Fields = list[tuple[str, pd.Series]]


def dbf_fields(
    content: bytes, encoding: str, called: str, only: frozenset[str] = frozenset()
) -> tuple[Fields, NDArray[np.bool_]]:
    """The fields of a table.

    Args:
        content: The file.
        encoding: Of its text.
        called: The file, for messages.
        only: The fields that are wanted; without it all are.

    Returns:
        Names with values, for every record of the file; and which records are not deleted.

    Raises:
        BoundariesError: There are too many records or fields.
        ValueError: It is cut short, or is no such table; in words. A `UnicodeDecodeError`: its text is in another
            encoding.
    """
    if len(content) <= HEADER:
        raise ValueError("its .dbf is cut short")
    count, start, width = struct.unpack_from("<IHH", content, 4)
    heads = _heads(content[:start])
    hold_table(count, len(heads), called)
    if start + count * width > len(content):
        raise ValueError(f"its .dbf is cut short: it has {len(content):,} of {start + count * width:,} bytes")
    # The second byte of a text's length stands where a number's decimals do.
    lengths = [head[16] + (head[17] << 8 if head[11:12] == b"C" else 0) for head in heads]
    places = np.cumsum([1, *lengths])
    if count and (width < 1 or places[-1] > width):
        raise ValueError("its .dbf has fields that are longer than its records")
    layout = np.dtype(
        {
            "names": ["", *(str(at) for at in range(len(heads)))],
            "formats": ["S1", *(f"S{length}" for length in lengths)],
            "offsets": [0, *(int(place) for place in places[:-1])],
            "itemsize": max(width, 1),
        }
    )
    records = np.frombuffer(content, dtype=layout, count=count, offset=start)
    names = [head[:11].split(b"\0")[0].decode(encoding) for head in heads]
    fields = [
        (name, _values(heads[at], records[str(at)].tolist(), encoding))
        for at, name in enumerate(names)
        if not only or name in only
    ]
    return fields, records[""] != DELETED


def _heads(header: bytes) -> list[bytes]:
    """The descriptions of the fields, which end where one begins with the mark; a length of 13 is none."""
    heads = []
    for at in range(HEADER, len(header) - FIELD + 1, FIELD):
        if header[at] == END_OF_FIELDS:
            break
        heads.append(header[at : at + FIELD])
    return heads


def _values(head: bytes, cells: list[bytes], encoding: str) -> pd.Series:
    kind, decimals = head[11:12], head[17]
    if kind == b"C":
        texts = (cell.split(b"\0")[0].decode(encoding).rstrip(" ") for cell in cells)
        return pd.Series([text or None for text in texts], dtype="str")
    plain = [cell.decode("ascii", errors="replace").strip("\0 ") for cell in cells]
    if kind in (b"N", b"F"):
        return _numbers(plain, whole=kind == b"N" and not decimals)
    if kind == b"L":
        return pd.Series([{"T": True, "Y": True, "F": False, "N": False}.get(text.upper()) for text in plain])
    if kind == b"D":
        return pd.to_datetime(pd.Series(plain, dtype="str"), format="%Y%m%d", errors="coerce")
    return pd.Series([None] * len(cells))


def _numbers(texts: list[str], *, whole: bool) -> pd.Series:
    """Whole numbers where the head of a field says so and all of them are; stars and blanks are none."""
    whole = whole and all(_INTEGER.fullmatch(text) for text in texts if text.strip("*"))
    return pd.Series([_number(text, int if whole else float) for text in texts])


def _number(text: str, kind: Callable[[str], float]) -> float | None:
    try:
        return kind(text)
    except ValueError:
        return None
