"""FlatBuffers, as far as FlatGeobuf needs them: tables whose values are found by slots, never beyond the end."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Table:
    """A table within a buffer.

    Every method raises a `ValueError` or `struct.error` where the buffer is damaged.

    Attributes:
        content: The buffer.
        at: Where in it the table begins.
    """

    content: bytes
    at: int

    def number(self, slot: int, kind: str, absent: int) -> int:
        """The number in a slot, of the kind that `struct` calls so; `absent` where there is none."""
        place = self._place(slot)
        return int(_unpack(self.content, place, kind)) if place else absent

    def text(self, slot: int) -> str:
        """The text in a slot, empty where there is none."""
        return self.raw(slot).decode()

    def raw(self, slot: int) -> bytes:
        """The bytes in a slot."""
        return self.array(slot, "u1").tobytes()

    def array(self, slot: int, kind: str) -> NDArray[Any]:
        """The numbers in a slot, of the kind that numpy calls so."""
        place = self._place(slot)
        if not place:
            return np.empty(0, dtype=kind)
        start, count = self._vector(place)
        return np.frombuffer(self.content, dtype=kind, count=count, offset=start) if count else np.empty(0, dtype=kind)

    def table(self, slot: int) -> Table | None:
        """The table in a slot."""
        place = self._place(slot)
        return _at(self.content, place) if place else None

    def tables(self, slot: int) -> list[Table]:
        """The tables in a slot that holds several."""
        place = self._place(slot)
        if not place:
            return []
        start, count = self._vector(place)
        if start + count * 4 > len(self.content):
            raise ValueError("a list of its tables is cut short")
        return [_at(self.content, start + number * 4) for number in range(count)]

    def _place(self, slot: int) -> int:
        """Where the value of a slot begins; 0 where there is none."""
        slots = self.at - _unpack(self.content, self.at, "i")
        if 4 + slot * 2 >= _unpack(self.content, slots, "H"):
            return 0
        step = _unpack(self.content, slots + 4 + slot * 2, "H")
        return self.at + step if step else 0

    def _vector(self, place: int) -> tuple[int, int]:
        start = place + _unpack(self.content, place, "I")
        return start + 4, _unpack(self.content, start, "I")


def root(content: bytes) -> Table:
    """The table that a buffer is of."""
    return _at(content, 0)


def _at(content: bytes, place: int) -> Table:
    return Table(content, place + _unpack(content, place, "I"))


def _unpack(content: bytes, at: int, kind: str) -> Any:
    # Python counts what is below zero from the end.
    if at < 0:
        raise ValueError("a place in it lies before its beginning")
    return struct.unpack_from(f"<{kind}", content, at)[0]
