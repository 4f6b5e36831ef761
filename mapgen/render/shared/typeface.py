"""The bundled type: how wide a text is set, so that nothing in an image is clipped or overlaps."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import font_source_sans_pro
from reportlab.pdfbase.ttfonts import TTFont

Weight = Literal["regular", "bold"]

FAMILY = "Source Sans Pro"
FILES: dict[Weight, str] = {
    "regular": "SourceSansPro-Regular.ttf",
    "bold": "SourceSansPro-Bold.ttf",
}
CSS_WEIGHT: dict[Weight, int] = {"regular": 400, "bold": 700}

EM = 1000
"""Units to the em in which reportlab gives widths; a character that the type lacks is taken to be one wide."""


def font_file(weight: Weight) -> Path:
    """Where the font of a weight lies."""
    return Path(font_source_sans_pro.__file__).parent / "files" / FILES[weight]


@cache
def typeface(weight: Weight) -> TTFont:
    """The font of a weight, read once: its letters and their widths, and what a PDF embeds of it."""
    return TTFont(f"{FAMILY} {weight}", str(font_file(weight)), asciiReadable=False)


def text_width(text: str, size: float, weight: Weight = "regular") -> float:
    """How wide a text is set, in the unit of `size`: the sum of its glyphs' advances, without kerning."""
    return _advance(text, weight) * size / EM


@lru_cache(maxsize=20_000)
def _advance(text: str, weight: Weight) -> int:
    """The sum of the advances; the same lines are set in each image of a map, and again for the size in each code."""
    advances: dict[int, int] = typeface(weight).face.charWidths
    return sum(advances.get(ord(character), EM) for character in text)


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
    glyphs = typeface(weight).face.charToGlyph
    return [c for c in dict.fromkeys(text) if ord(c) not in glyphs and unicodedata.category(c)[0] in "LN"]


def settable(text: str, weight: Weight = "regular") -> str:
    """A text without the characters that the type has not, in whose place a PDF would have empty boxes."""
    glyphs = typeface(weight).face.charToGlyph
    return "".join(c for c in text if ord(c) in glyphs)
