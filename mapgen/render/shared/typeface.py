"""The bundled type: how wide a text is set, so that nothing in an image is clipped or overlaps."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import font_source_sans_pro
from fontTools.ttLib import TTFont

Weight = Literal["regular", "bold"]

FAMILY = "Source Sans Pro"
FILES: dict[Weight, str] = {
    "regular": "SourceSansPro-Regular.ttf",
    "bold": "SourceSansPro-Bold.ttf",
}
CSS_WEIGHT: dict[Weight, int] = {"regular": 400, "bold": 700}


def font_file(weight: Weight) -> Path:
    """Where the font of a weight lies."""
    return Path(font_source_sans_pro.__file__).parent / "files" / FILES[weight]


def text_width(text: str, size: float, weight: Weight = "regular") -> float:
    """How wide a text is set, in the unit of `size`: the sum of its glyphs' advances, without kerning."""
    _, em, _ = _metrics(weight)
    return _advance(text, weight) * size / em


@lru_cache(maxsize=20_000)
def _advance(text: str, weight: Weight) -> int:
    """The sum of the advances; the same lines are set in each image of a map, and again for the size in each code."""
    advances, _, missing = _metrics(weight)
    return sum(advances.get(ord(character), missing) for character in text)


def broken(text: str, width: float, size: float, weight: Weight = "regular") -> list[str]:
    """A text in lines no wider than `width`; a single word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def lacking(text: str, weight: Weight = "regular") -> list[str]:
    """The letters and digits of a text that the type has not, each once; of them nothing at all would be drawn."""
    advances, _, _ = _metrics(weight)
    return [c for c in dict.fromkeys(text) if ord(c) not in advances and unicodedata.category(c)[0] in "LN"]


@cache
def _metrics(weight: Weight) -> tuple[dict[int, int], int, int]:
    """Advance by code point, units to the em, and the advance of a character the font lacks."""
    with TTFont(font_file(weight), lazy=True) as font:
        advances, glyphs = font["hmtx"].metrics, font.getBestCmap()
        em = int(font["head"].unitsPerEm)
        return {code: advances[glyph][0] for code, glyph in glyphs.items()}, em, em
