"""What a contest needs beyond most votes: a majority, or a share that is at least reached."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

MAJORITY = "majority"
PLURALITY = "plurality"
WRITTEN = re.compile(r"(?P<percent>[0-9]{1,2}(\.[0-9]{1,3})?)\s?%|(?P<part>[1-9])/(?P<whole>[2-9])")


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share that must be reached.

    Attributes:
        share: Part of the whole, above 0 and below 1.
        strict: Whether more than the share is needed; else the share itself is enough.
    """

    share: Fraction
    strict: bool = False

    def reached(self, votes: int, total: int) -> bool:
        """Whether so many votes of a total are enough, counted in whole numbers; none of none are not."""
        part, whole = votes * self.share.denominator, total * self.share.numerator
        return total > 0 and (part > whole if self.strict else part >= whole)


def threshold(needs: str) -> Threshold | None:
    """The share that a contest's `needs` asks for; None where most votes are enough.

    Args:
        needs: Empty or "plurality" for most votes, "majority" for more than half, or a share of all votes that is to
            be reached at least: "60%", "2/3".

    Raises:
        ValueError: It is none of these, or a share of nothing or of all.
    """
    if needs in ("", PLURALITY):
        return None
    if needs == MAJORITY:
        return Threshold(Fraction(1, 2), strict=True)
    found = WRITTEN.fullmatch(needs)
    if found is not None:
        share = (
            Fraction(found["percent"]) / 100 if found["percent"] else Fraction(int(found["part"]), int(found["whole"]))
        )
        if 0 < share < 1:
            return Threshold(share)
    raise ValueError(f"needs {needs!r} is not usable: majority, plurality, or a share such as 60% or 2/3")
