"""The table of shades that mapgen ships, made anew: `python -m tests.shades` writes it."""

from __future__ import annotations

from mapgen.colour.ramp import THEMES, ramp
from mapgen.colour.shades import FILE
from mapgen.files.spec import read_schemes
from mapgen.words.terms import colours, parties
from tests.conftest import ROOT

STEPS = 5
"""As many as the shipped schemes have."""

HEAD = """\
# What mapgen.colour.ramp makes of every base colour in terms/ and schemes/, so that a map need not work it out.
# Written by `python -m tests.shades`; a test holds it to the colours.
"""


def table() -> str:
    """The file's text."""
    named = [*colours().candidates, colours().line, *(each.colour for each in parties().values())]
    fills = [each.fill for scheme in read_schemes().values() for each in scheme.classes if each.fill is not None]
    bases = dict.fromkeys([*named, *(fill.of for fill in fills if fill.of.startswith("#"))])
    entries = []
    for base in bases:
        rows = [f"{theme} = {list(ramp(base, STEPS, theme))}".replace("'", '"') for theme in THEMES]
        entries.append("\n".join([f'["{base}"]', *rows, ""]))
    return HEAD + "\n" + "\n".join(entries)


if __name__ == "__main__":
    (ROOT / "mapgen" / FILE).write_text(table(), "utf-8")
