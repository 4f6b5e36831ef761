"""The columns of a map: measures of its areas, with what they are called and the figure of the whole."""

from __future__ import annotations

from dataclasses import dataclass

from mapgen.specs.measures import MeasureKind

Figure = int | float | None
"""An area's value: a whole number for a count, percent (0–100) for a share; None where it is not known."""


@dataclass(frozen=True, slots=True)
class Column:
    """A measure of a map's areas; their values are `County.figures`, which follow the map's columns.

    Attributes:
        id: The measure's name in every table and file.
        kind: What it is.
        label: What tables and legends call it.
        definition: What it is, in a sentence.
        unit: What stands behind a number, or empty.
        whole: Of all areas together; None where the figure of one is not known, or where no sum means anything.
    """

    id: str
    kind: MeasureKind
    label: str
    definition: str
    unit: str
    whole: Figure
