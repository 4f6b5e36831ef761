"""The shades of a base colour: looked up for the colours that mapgen gives, worked out for any other."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapgen.colour.ramp import Theme

FILE = "terms/shades.toml"
"""What `mapgen.colour.ramp` makes of every base colour of terms and schemes: `python -m tests.shades` writes it."""


def shades(colour: str, steps: int, theme: Theme) -> tuple[str, ...]:
    """The ramp of a base colour, as `mapgen.colour.ramp.ramp` makes it.

    Args:
        colour: The base, `#rrggbb`.
        steps: How many shades, at least 1.
        theme: "light" or "dark".

    Returns:
        The shades as lower-case `#rrggbb`, weakest first.

    Raises:
        MapgenError: As `ramp`.
    """
    known = _known().get(colour, {}).get(theme, [])
    if len(known) == steps:
        return tuple(known)
    # The colour library takes an eighth of a second to import, a sixth of what a whole map needs.
    from mapgen.colour.ramp import ramp

    return ramp(colour, steps, theme)


@cache
def _known() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((resources.files("mapgen") / FILE).read_text("utf-8"))
