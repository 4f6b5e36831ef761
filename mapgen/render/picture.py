"""SVG to PNG without a browser, in the bundled type alone, so that every machine makes the same bytes."""

from __future__ import annotations

import io

import resvg_py
from PIL import Image

from mapgen.model.choropleth import Choropleth
from mapgen.render.card import card_sheet
from mapgen.render.sheet import WIDE, Sheet
from mapgen.render.svg import sheet_of, sheet_svg
from mapgen.render.typeface import FAMILY, FILES, font_file

COLOURS = 256


def render_png(choropleth: Choropleth) -> bytes:
    """The map with headline, legend and source as a PNG, two pixels to each of its own."""
    return _png(sheet_of(choropleth, WIDE), zoom=2)


def render_card(choropleth: Choropleth) -> bytes:
    """The map as a social card: a PNG of 1200 by 630 pixels, legible at a third of that."""
    return _png(card_sheet(choropleth), zoom=1)


def picture_size(choropleth: Choropleth) -> tuple[int, int]:
    """Width and height at which the PNG is shown: half its pixels."""
    sheet = sheet_of(choropleth, WIDE)
    return round(sheet.width), round(sheet.height)


def _png(sheet: Sheet, *, zoom: int) -> bytes:
    drawn = resvg_py.svg_to_bytes(
        svg_string=sheet_svg(sheet),
        width=round(sheet.width * zoom),
        font_files=[str(font_file(weight)) for weight in FILES],
        font_family=FAMILY,
        skip_system_fonts=True,
    )
    with Image.open(io.BytesIO(bytes(drawn))) as image:
        # The median cut keeps the colours of large areas exactly, which faster methods do not.
        few = image.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", compress_level=6)
    return out.getvalue()
