"""Measures: figures of areas that can be shown, sorted, said, defined and drawn. Each is described once, as data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

from mapgen.specs.columns import is_written
from mapgen.specs.contest import Contest
from mapgen.words.wording import Text

MeasureKind = Literal["count", "share", "number"]
"""What a figure is: a "count" of areas is summed; a "share" (percent, 0–100) is one count of another, that of several
areas of their sums; a "number" (an income, a density) is an area's own, and no sum of it means anything."""

COLOUR = "#3f6fa6"
"""The base colour of a measure that names none."""

MEASURE_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A figure of areas.

    Attributes:
        kind: What it is.
        label: What tables and legends call it.
        definition: One sentence: what it is, of what, as of when, with its source where that is another than the
            results'.
        of: The columns of a share's part and whole; none for any other kind.
        unit: What stands behind a number, such as " dollars"; empty for none.
        colour: The base colour of the ramp it is drawn in, `#rrggbb`.
        contests: The ids of the contests that it says something of; empty for every one.
        in_primaries: Whether it says something of one party's primary; a share of all voters does not.
    """

    kind: MeasureKind
    label: Text
    definition: Text
    of: tuple[str, ...] = ()
    unit: Text = ""
    colour: str = COLOUR
    contests: tuple[str, ...] = ()
    in_primaries: bool = True

    def is_of(self, contest: Contest) -> bool:
        """Whether it says something of a contest."""
        named = not self.contests or contest.id in self.contests
        return named and (self.in_primaries or contest.election_type != "primary")

    def __post_init__(self) -> None:
        """Ask for a share's part and whole, and for a colour that can stand in a stylesheet."""
        if len(self.of) != (2 if self.kind == "share" else 0):
            raise ValueError("a share says of what: of = [part, whole], two columns; no other measure does")
        if re.fullmatch(r"#[0-9a-fA-F]{6}", self.colour) is None:
            raise ValueError(f"the colour {self.colour!r} is not of the form #rrggbb")


def hold_measure_ids(measures: Mapping[str, Measure]) -> None:
    """Refuse a measure whose name cannot be a column's.

    Args:
        measures: By name.

    Raises:
        ValueError: It is not lower-case letters, digits and underscores, or a share is named as a column of mapgen's.
    """
    for measure_id, measure in measures.items():
        if MEASURE_ID.fullmatch(measure_id) is None:
            raise ValueError(f"the measure {measure_id!r} is not named by lower-case letters, digits and underscores")
        if measure.of and is_written(measure_id):
            raise ValueError(f"the measure {measure_id!r} is named as a column of mapgen's own")


@cache
def measures() -> dict[str, Measure]:
    """The measures that come with mapgen, by the name of their column."""
    text = (resources.files("mapgen") / "measures.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, Measure])
