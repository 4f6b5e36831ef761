"""PDF to PNG without a browser, in the bundled type alone, so that every machine makes the same bytes."""

from __future__ import annotations

import io
from contextlib import closing
from threading import Lock

from PIL import Image
from pypdfium2 import PdfDocument

from mapgen.errors import MapgenError
from mapgen.model.choropleth import Choropleth
from mapgen.render.image.card import card_sheet
from mapgen.render.image.pdf import render_pdf, sheet_pdf
from mapgen.render.image.pdf_page import POINTS
from mapgen.render.shared.map_sheet import picture_size

COLOURS = 256

MOST_PIXELS = 16_000_000
"""Of an image; each takes some twenty bytes of memory while it is drawn. Those of most states have two million."""

ONE_AT_A_TIME = Lock()
"""PDFium works in one thread only."""


def render_png(choropleth: Choropleth) -> bytes:
    """The map with headline, legend and source as a PNG, two pixels to each of its own.

    Raises:
        MapgenError: Its texts would make it larger than `MOST_PIXELS`.
    """
    wide, high = picture_size(choropleth)
    if 4 * wide * high > MOST_PIXELS:
        raise MapgenError(
            f"The image of the map {choropleth.slug!r} would be {2 * high:,} pixels high: its texts are too long.",
            fix="Shorten its headline, its title, the names in its legend or its sources.",
        )
    return _png(render_pdf(choropleth), zoom=2)


def render_card(choropleth: Choropleth) -> bytes:
    """The map as a social card: a PNG of 1200 by 630 pixels, legible at a third of that."""
    return _png(sheet_pdf(card_sheet(choropleth)), zoom=1)


def _png(pdf: bytes, *, zoom: int) -> bytes:
    with ONE_AT_A_TIME, closing(PdfDocument(pdf)) as document:
        drawn = document[0].render(scale=zoom / POINTS).to_pil()
    # The median cut keeps the colours of large areas exactly, which faster methods do not.
    few = drawn.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", compress_level=6)
    return out.getvalue()
