"""The colours that a scheme's classes are drawn in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapgen.colour.palette import Swatch
from mapgen.colour.shades import shades
from mapgen.specs.scheme import SchemeClass

if TYPE_CHECKING:
    from mapgen.colour.ramp import Theme

PAPER = ("#ffffff", "#14171a")
"""What a class that only marks lies on, in light and in dark."""


def swatch_of(each: SchemeClass) -> Swatch:
    """A class as the palette gate sees it.

    Args:
        each: A class whose candidate placeholders are filled in.
    """
    return Swatch(
        key=each.key,
        label=each.key,
        light=fill_of(each, "light") or PAPER[0],
        dark=fill_of(each, "dark") or PAPER[1],
        pattern=each.pattern,
        print_pattern=str(each.print_pattern or "") or None,
    )


def fill_of(each: SchemeClass, theme: Theme) -> str:
    """A class's colour in a theme, `#rrggbb`; empty for a class that only marks.

    Args:
        each: A class whose candidate placeholders are filled in.
        theme: "light" or "dark".
    """
    if each.fill is None:
        return ""
    if each.fill.of:
        return shades(each.fill.of, each.fill.steps, theme)[each.fill.step - 1]
    return each.fill.dark if theme == "dark" else each.fill.light
