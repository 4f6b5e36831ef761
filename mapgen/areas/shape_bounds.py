"""What a file of boundaries may come to: bounds that no file of counties comes near, each with its unit.

Those of JSON stand in `mapgen.files.documents`.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from mapgen.errors import BoundariesError
from mapgen.findings import refusal

LARGEST_FILE = 1_000_000_000
"""Bytes of one file, unpacked. The Census Bureau's most detailed file of the country has a fifth of that."""

LARGEST_COMPANION = 1_000_000
"""Bytes of a `.prj` or `.cpg`: a name or two."""

MOST_AREAS = 250_000
"""Records of one file. The country has 3,200 counties and some 180,000 precincts."""

MOST_FIELDS = 2_000
"""Fields of one file. A shapefile cannot have more than 255."""

MOST_CELLS = 25_000_000
"""Records times fields."""

MOST_COORDINATES = 16_000_000
"""Points of all outlines. The most detailed file of the country's counties has half as many."""

MOST_RINGS = 200_000
"""Outlines and holes of one file; a part of an area without any is as good as one, and takes as much."""

MOST_RINGS_OF_AREA = 10_000
"""Outlines and holes of one area. The islands of an Alaskan borough come to some thousands."""

LONGEST_SECONDS = 60.0
"""Seconds spent in one file, and in whether its areas share their borders. The country's counties take one of each."""

MEND_SECONDS = 120
"""Seconds of processor time in which borders have to be made to meet. Those of the country of 2010 take eight."""

MEND_MEMORY = 2 * 1024**3
"""Bytes of memory that it may take, where the system can hold it to that. The country of 2010 takes a seventh."""


def hold(count: int, most: int, what: str, called: str) -> None:
    """Hold a count to its bound.

    Args:
        count: What the file has.
        most: What it may have.
        what: What is counted: a value of the sentence `more-than-counties`.
        called: The file, for messages.

    Raises:
        BoundariesError: The file has more.
    """
    if count > most:
        raise BoundariesError(refusal("more-than-counties", called, most=most, what=what))


class OutlineCount:
    """The points and rings of a file so far."""

    def __init__(self, called: str) -> None:
        self.called, self.points, self.rings = called, 0, 0

    def add(self, points: int, rings: int) -> None:
        """Count an outline, a part or a whole area.

        Raises:
            BoundariesError: There are too many of either.
        """
        self.points += points
        self.rings += rings
        hold(self.points, MOST_COORDINATES, "points", self.called)
        hold(self.rings, MOST_RINGS, "rings", self.called)


def stopwatch(called: str) -> Callable[[], None]:
    """A check for loops over a file, which stops them when they have taken too long.

    Returns:
        To be called again and again; it raises a `BoundariesError` from `LONGEST_SECONDS` on.
    """
    end = time.monotonic() + LONGEST_SECONDS

    def check() -> None:
        if time.monotonic() > end:
            raise given_up(called)

    return check


def given_up(called: str) -> BoundariesError:
    """What is said of a file that took longer than `LONGEST_SECONDS`."""
    return BoundariesError(refusal("boundaries-take-long", called, most=int(LONGEST_SECONDS)))
