"""Marks over the counties: one module for each kind, which makes shapes, key and sentence of a map's figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mapgen.composition.marks import arrow, circle
from mapgen.composition.marks.context import MarkContext
from mapgen.model.mark import Mark
from mapgen.specs.marks import MarkUse

MARKS: dict[str, Callable[[MarkUse, MarkContext], Mark | None]] = {"circle": circle.draw, "arrow": arrow.draw}
"""What draws each kind of mark; None where a map has nothing to draw with it."""


def marks_of(uses: Sequence[MarkUse], context: MarkContext) -> tuple[Mark, ...]:
    """The marks of a map, in the order of drawing.

    Raises:
        AtlasError: The map has no figures for one of them.
    """
    drawn = (MARKS[use.type](use, context) for use in uses)
    return tuple(mark for mark in drawn if mark is not None)
