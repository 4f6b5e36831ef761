"""The colours that a scheme's classes are drawn in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapgen.colour.shades import shades
from mapgen.specs.scheme import SchemeClass

if TYPE_CHECKING:
    from mapgen.colour.ramp import Theme


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
