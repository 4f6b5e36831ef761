"""Compound files ([MS-CFB]), which .xls workbooks are: a stream put together from its sectors."""

from __future__ import annotations

import struct
from collections.abc import Sequence

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What .xls files begin with, and locked .xlsx files, and Word's old documents."""

HEADER, ENTRY, SMALL_SECTOR = 512, 128, 64
"""Bytes of the header, of a directory's entry, and of the sectors of small streams."""

SMALL_STREAM = 4096
"""Bytes from which on a stream has sectors of its own."""

END, LAST = 0xFFFFFFFE, 0xFFFFFFFA
"""What ends a chain of sectors; the numbers from the second on are no sectors."""


class CompoundFile:
    """The streams of a compound file.

    Raises:
        ValueError: It is none, or damaged.
    """

    def __init__(self, content: bytes) -> None:
        if len(content) < HEADER or not content.startswith(MAGIC):
            raise ValueError("it is no compound file")
        self.content = content
        shift, small_shift = struct.unpack_from("<HH", content, 30)
        if shift not in (9, 12) or small_shift != 6:  # powers of two: 512 or 4,096, and 64
            raise ValueError("its sectors have a size that none have")
        self.sector = 1 << shift
        directory, _, _, first_small, small_sectors, more, _ = struct.unpack_from("<7I", content, 48)
        self.table = self._table(more)
        listed = self._chain(directory, self.table)
        self.entries = [listed[at : at + ENTRY] for at in range(0, len(listed) - ENTRY + 1, ENTRY)]
        if not self.entries:
            raise ValueError("it has no directory")
        self.small = self.small_table = b""
        if small_sectors:
            self.small = self._chain(_about(self.entries[0])[1], self.table)
            self.small_table = self._chain(first_small, self.table)

    def stream(self, names: Sequence[str]) -> bytes:
        """The first stream of these names, tried in their order.

        Raises:
            ValueError: There is none, or it is damaged.
        """
        for name in names:
            for entry in self.entries:
                called, first, size = _about(entry)
                if called == name:
                    return self._whole(first, size & 0xFFFFFFFF if self.sector == HEADER else size)
        raise ValueError(f"it has no stream {names[0]}")

    def _whole(self, first: int, size: int) -> bytes:
        if size > len(self.content):
            raise ValueError("a stream is longer than the file")
        if size >= SMALL_STREAM:
            found = self._chain(first, self.table)[:size]
        else:
            found = _small_chain(first, self.small, self.small_table)[:size]
        if len(found) < size:
            raise ValueError("a stream is cut short")
        return found

    def _table(self, more: int) -> Sequence[int]:
        """Which sector follows each: a table whose sectors the header lists, and sectors of their own."""
        listed = list(struct.unpack_from("<109I", self.content, 76))
        seen = 0
        while more < LAST:
            numbers = _numbers(self._at(more))
            listed += numbers[:-1]
            more, seen = numbers[-1], seen + 1
            if seen > len(self.content) // self.sector:
                raise ValueError("its table has no end")
        sectors = [number for number in listed if number < LAST]
        if len(sectors) > len(self.content) // self.sector + 1:
            raise ValueError("its table is longer than the file")
        return _numbers(b"".join(map(self._at, sectors)))

    def _at(self, number: int) -> bytes:
        start = (number + 1) * self.sector
        if start >= len(self.content):
            raise ValueError("a sector lies beyond the end")
        # The last one may be cut where nothing follows.
        return self.content[start : start + self.sector].ljust(self.sector, b"\0")

    def _chain(self, number: int, table: Sequence[int]) -> bytes:
        found = []
        while number < LAST:
            found.append(self._at(number))
            if number >= len(table) or len(found) > len(table):
                raise ValueError("a stream leads beyond the end")
            number = table[number]
        return b"".join(found)


def _small_chain(number: int, content: bytes, table: bytes) -> bytes:
    following, found = _numbers(table), []
    while number < LAST:
        found.append(content[number * SMALL_SECTOR : (number + 1) * SMALL_SECTOR])
        if number >= len(following) or len(found) > len(following):
            raise ValueError("a stream leads beyond the end")
        number = following[number]
    return b"".join(found)


def _about(entry: bytes) -> tuple[str, int, int]:
    """The name of a directory's entry, its first sector and its length in bytes."""
    first, size = struct.unpack_from("<IQ", entry, 116)
    return entry[:64].decode("utf-16-le", "replace").partition("\0")[0], first, size


def _numbers(content: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])
