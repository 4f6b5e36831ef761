"""The plural forms of whole numbers, from rules in CLDR's own words."""

from __future__ import annotations

import re
from functools import lru_cache

RELATION = re.compile(r"n(?: % ([1-9][0-9]*))? (!?=) ([0-9]+(?:\.\.[0-9]+)?(?:,[0-9]+(?:\.\.[0-9]+)?)*)")


@lru_cache(maxsize=1024)
def plural_form(rules: str, count: int) -> str:
    """The form that a number takes, "one" or "few", say; "other" where no rule holds.

    Args:
        rules: Such as `one: n = 1; few: n % 10 = 2..4 and n % 100 != 12..14`, where `n` is the number without its sign.
        count: The number.

    Raises:
        ValueError: The rules cannot be read.
    """
    for rule in rules.split("; "):
        form, _, alternatives = rule.partition(": ")
        if any(
            all(_holds(relation, abs(count)) for relation in together.split(" and "))
            for together in alternatives.split(" or ")
        ):
            return form
    return "other"


def _holds(relation: str, number: int) -> bool:
    read = RELATION.fullmatch(relation)
    if read is None:
        raise ValueError(f"No plural rule: {relation!r}")
    divisor, sign, ranges = read.groups()
    left = number % int(divisor) if divisor else number
    bounds = [part.partition("..") for part in ranges.split(",")]
    inside = any(int(low) <= left <= int(high or low) for low, _, high in bounds)
    return inside == (sign == "=")
