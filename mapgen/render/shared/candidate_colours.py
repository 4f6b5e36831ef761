"""The colour of a candidate's own marks: chips, bars, circles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapgen.colour.shades import shades
from mapgen.model.choropleth import Choropleth

if TYPE_CHECKING:
    from mapgen.colour.ramp import Theme

STEP, STEPS = 3, 5
"""They take this step of how many."""


def strong(choropleth: Choropleth, theme: Theme = "light") -> list[str]:
    """The colours of the candidates' marks, in ballot order."""
    return [shades(candidate.colour, STEPS, theme)[STEP - 1] for candidate in choropleth.contest.candidates]
