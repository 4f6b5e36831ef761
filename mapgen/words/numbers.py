"""The one formatter: every number that is shown is written here."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache

from mapgen.words.catalogue import catalogue

MINUS = "\N{MINUS SIGN}"
TENTH = Decimal("0.1")

WHOLE_FROM = 1000
"""A number as large is shown without decimals."""

MOST_DECIMALS = 9
"""Of a share beside a limit; a share of the country's votes differs from it in the ninth at the latest."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """How one language writes numbers.

    Attributes:
        decimal: The decimal sign.
        group: The sign between thousands.
        percent: The percent pattern, `{}` standing for the number.
        grouped_from: The first number that is grouped.
    """

    decimal: str
    group: str
    percent: str
    grouped_from: int = 1000

    def votes(self, count: int) -> str:
        """A whole number with its thousands grouped: 212,534."""
        if count < 0:
            return MINUS + self.votes(-count)
        return f"{count:,}".replace(",", self.group) if count >= self.grouped_from else str(count)

    def signed_votes(self, count: int) -> str:
        """A difference in votes with its sign: +1,911 or −18,883; 0 has none."""
        return f"+{self.votes(count)}" if count > 0 else self.votes(count)

    def share(self, part: int, whole: int) -> str:
        """Part of whole as a percentage with one decimal, or a dash where the whole is 0.

        Never rounds to 0 or 100: "<0.1%" is some, ">99.9%" is not all.
        """
        if whole == 0:
            return "–"
        return self.percentage(100 * part / whole)

    def percentage(self, percent: float) -> str:
        """A percentage, 0–100, under the rule of `share`."""
        rounded = _tenths(percent)
        if percent > 0 and rounded == 0:
            return "<" + self.percent.format(self._decimal(TENTH))
        if percent < 100 and rounded == 100:
            return ">" + self.percent.format(self._decimal(100 - TENTH))
        return self.percent.format(self._decimal(rounded))

    def share_apart(self, part: int, whole: int, limit: Fraction) -> str:
        """A share with as many decimals as it takes not to read as a limit that it is not, nor as beyond it.

        49.96 percent beside a limit of one half is "49.96%", where one decimal would make "50.0%".
        """
        if whole == 0 or Fraction(part, whole) == limit:
            return self.share(part, whole)
        exact, beside = Decimal(100 * part) / Decimal(whole), Decimal(100 * limit.numerator) / limit.denominator
        for decimals in range(1, MOST_DECIMALS + 1):
            shown = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
            if shown != beside and (shown > beside) == (exact > beside):
                break
        return self.share(part, whole) if decimals == 1 else self.percent.format(str(shown).replace(".", self.decimal))

    def threshold(self, needs: str) -> str:
        """A share that is needed as it was written, "60%" or "2/3", with the language's own signs."""
        return self.percent.format(needs.rstrip(" %").replace(".", self.decimal)) if "%" in needs else needs

    def points(self, points: float) -> str:
        """A difference of percentages with one decimal, without its sign; "<0.1" is not zero."""
        rounded = _tenths(abs(points))
        if points != 0 and rounded == 0:
            return "<" + self._decimal(TENTH)
        return self._decimal(rounded)

    def signed_points(self, points: float) -> str:
        """A difference of percentages with its sign: +12.0 or −64.7."""
        sign = "+" if points > 0 else MINUS if points < 0 else ""
        return sign + self.points(points)

    def number(self, value: float) -> str:
        """A number of no votes: whole where it is large, else with as many decimals as it has, three at most."""
        if abs(value) >= WHOLE_FROM or float(value).is_integer():
            return self.votes(round(value))
        sign = MINUS if value < 0 else ""
        digits = f"{abs(value):.3f}".rstrip("0").rstrip(".")
        return sign + digits.replace(".", self.decimal) if float(digits) else sign + digits

    def figure(self, value: float | None, kind: str, unit: str = "") -> str:
        """A measure's figure as its kind ("count", "share" or "number") is written; a dash where none is known."""
        if value is None:
            return "–"
        if kind == "share":
            return self.percentage(value)
        return (self.votes(int(value)) if kind == "count" else self.number(value)) + unit

    def bound(self, value: float, *, percent: bool = False) -> str:
        """A bound between bins, as it is chosen: 60%, 2.5, 20,000."""
        text = self.number(value)
        return self.percent.format(text) if percent else text

    def _decimal(self, number: Decimal) -> str:
        return f"{number:,.1f}".translate({ord(","): self.group, ord("."): self.decimal})


def _tenths(number: float) -> Decimal:
    # Nine decimals first: 100 * 1/2000 and 5/100 must round alike.
    return Decimal(repr(round(float(number), 9))).quantize(TENTH, ROUND_HALF_UP)


@cache
def numbers(language: str) -> Numbers:
    """The formatter for a language tag such as "en" or "es"."""
    say = catalogue(language).say
    return Numbers(
        decimal=say("decimal-sign", {}),
        group=say("group-sign", {}),
        percent=say("percentage", {"number": "{}"}),
        grouped_from=int(say("grouped-from", {})),
    )
