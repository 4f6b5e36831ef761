"""What was found or repaired on the way in, carried with the table it was found in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import pandas as pd

from mapgen.errors import Problem

Table = TypeVar("Table", bound=pd.DataFrame)


def notes_of(table: pd.DataFrame) -> tuple[Problem, ...]:
    """The notes a table carries in its `attrs`: what was assumed or repaired, none of severity "error"."""
    return tuple(table.attrs.get("notes", ()))


def noted(table: Table, notes: Iterable[Problem]) -> Table:
    """The same table with more notes, after those it carries already."""
    table.attrs["notes"] = (*notes_of(table), *notes)
    return table
