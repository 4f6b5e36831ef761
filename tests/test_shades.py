"""Shades that are looked up are those that would be worked out."""

from __future__ import annotations

import subprocess
import sys

import pytest

from mapgen.colour.ramp import THEMES, Theme, ramp
from mapgen.colour.shades import FILE, shades
from mapgen.words.terms import colours
from tests.conftest import ROOT
from tests.shades import table


def test_the_shipped_table_is_what_the_colours_give() -> None:
    """After a change to the curves or to a base colour, `python -m tests.shades` writes the table anew."""
    assert (ROOT / "mapgen" / FILE).read_text("utf-8") == table()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("colour", "steps"), [(colours().line, 5), (colours().line, 3), ("#123456", 5)])
def test_a_shade_is_the_same_looked_up_or_worked_out(colour: str, steps: int, theme: Theme) -> None:
    """In the table, with another number of steps, and not in it."""
    assert shades(colour, steps, theme) == ramp(colour, steps, theme)


def test_shipped_colours_need_no_colour_library() -> None:
    """A map in mapgen's own colours does not wait for coloraide."""
    program = f"import sys; from mapgen.colour.shades import shades; shades({colours().line!r}, 5, 'light')"
    asked = f"{program}; print('coloraide' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert said == "False\n"
