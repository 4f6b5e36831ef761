"""A sheet as PDF: vectors with the bundled type embedded, text as text, the same bytes every time."""

from __future__ import annotations

import io
from functools import lru_cache

from mapgen.errors import MapgenError
from mapgen.model.choropleth import Choropleth
from mapgen.model.mark import Circle, Shape
from mapgen.render.image.pdf_page import DARK, PAPER, POINTS, Page, open_page
from mapgen.render.marks.styles import ON_SHEET, area_style
from mapgen.render.marks.textures import texture_layers
from mapgen.render.shared.candidate_colours import strong
from mapgen.render.shared.map_sheet import sheet_of
from mapgen.render.shared.sheet import COLUMN, WIDE, Line, Patch, Ring, Sheet
from mapgen.render.shared.typeface import lacking, text_width
from mapgen.specs.marks import mark_styles
from mapgen.visible import drawn

GREY, THREAD = "#6b737c", "#454c54"
KEY_TEXTURE = 0.28
"""The legend's textures against those on the map, in pixels to a grid unit."""

SHOWN = 20
"""Letters that a message names."""


@lru_cache(maxsize=1)
def render_pdf(choropleth: Choropleth) -> bytes:
    """The map across a page: 217 millimetres wide. The last one made is kept: the PNG is drawn from it."""
    return sheet_pdf(sheet_of(choropleth, WIDE))


def render_column_pdf(choropleth: Choropleth) -> bytes:
    """The map in one column: 85 millimetres wide."""
    return sheet_pdf(sheet_of(choropleth, COLUMN))


def sheet_pdf(sheet: Sheet) -> bytes:
    """A sheet as a PDF of one page of its size.

    Raises:
        MapgenError: A text has letters that the bundled type has not; a name would be missing without a word.
    """
    _hold_letters(sheet)
    choropleth, out = sheet.choropleth, io.BytesIO()
    about = {"title": choropleth.headline, "subject": choropleth.alt, "language": choropleth.language}
    with open_page(out, sheet.width, sheet.height, **about) as page:
        _map(page, sheet)
        _key(page, sheet)
        for line in (*sheet.head, *sheet.key, *sheet.foot):
            page.text(line)
        _labels(page, sheet)
    return out.getvalue()


def _hold_letters(sheet: Sheet) -> None:
    lines = [(drawn(line.text), line.weight) for line in (*sheet.head, *sheet.key, *sheet.foot)]
    lines += [(label.name, "regular") for label in (sheet.labels.labels if sheet.labels is not None else ())]
    lost = list(dict.fromkeys(letter for text, weight in lines for letter in lacking(text, weight)))
    if lost:
        shown = f"{''.join(lost[:SHOWN])}{'…' if len(lost) > SHOWN else ''}"
        raise MapgenError(
            f"The images of the map {sheet.choropleth.slug!r} cannot show {shown}: their type is Latin, Greek and "
            "Cyrillic.",
            fix="Write short names, headline and labels in such letters; pages and SVG files show every other as well.",
        )


def _map(page: Page, sheet: Sheet) -> None:
    with page.placed(sheet.map_x, sheet.map_y, sheet.scale):
        _counties(page, sheet)
        _textures(page, sheet)
        with page.round_ends():
            _outlines(page, sheet)
        _marks(page, sheet)


def _counties(page: Page, sheet: Sheet) -> None:
    choropleth = sheet.choropleth
    thin = area_style(choropleth).sheet * sheet.coarse
    fills = [each.light for each in choropleth.legend.classes]
    for county in choropleth.counties:
        page.path(county.path, fill=fills[county.fill], stroke=PAPER, width=thin)


def _textures(page: Page, sheet: Sheet) -> None:
    choropleth = sheet.choropleth
    for layer in texture_layers(choropleth):
        if not layer.print_only:
            areas = "".join(county.path for county in choropleth.counties if county.geoid in layer.geoids)
            page.texture(layer.pattern, areas, scale=sheet.coarse)


def _outlines(page: Page, sheet: Sheet) -> None:
    choropleth, drawing = sheet.choropleth, sheet.choropleth.drawing
    marking = choropleth.marking.classes if choropleth.marking is not None else ()
    lines = [("edge", drawing.outline), ("border", drawing.borders), ("inset", drawing.frames)]
    lines += [("ring", each.outline) for each in marking]
    for name, commands in lines:
        style = mark_styles()[name]
        if style.casing_sheet:
            page.path(commands, stroke=PAPER, width=style.casing_sheet * sheet.coarse)
        page.path(commands, stroke=ON_SHEET[style.stroke], width=style.sheet * sheet.coarse)


def _marks(page: Page, sheet: Sheet) -> None:
    for mark in sheet.choropleth.marks:
        for shape in mark.shapes:
            _mark_shape(page, shape, mark.kind, sheet)


def _mark_shape(page: Page, shape: Shape, kind: str, sheet: Sheet) -> None:
    """A shape in its style; one about nobody is not filled."""
    style = mark_styles()[kind]
    fill = strong(sheet.choropleth)[shape.candidate] if shape.candidate is not None else ""
    stroke, width = ON_SHEET[style.stroke], style.sheet * sheet.coarse
    if isinstance(shape, Circle):
        page.circle(shape.x, shape.y, shape.radius, fill=fill, stroke=stroke, width=width, opacity=style.opacity)
    else:
        page.path(shape.commands, fill=fill, stroke=stroke, width=width)


def _key(page: Page, sheet: Sheet) -> None:
    for patch in sheet.patches:
        _patch(page, patch)
    for ring in sheet.rings:
        _ring(page, ring)
    for placed in sheet.shapes:
        with page.placed(placed.x, placed.y, sheet.scale):
            _mark_shape(page, placed.shape, placed.kind, sheet)


def _patch(page: Page, patch: Patch) -> None:
    right, bottom = patch.x + patch.width, patch.y + patch.height
    outline = f"M{patch.x} {patch.y}H{right}V{bottom}H{patch.x}z"
    if patch.fill:
        page.path(outline, fill=patch.fill)
    else:
        page.path(outline, fill=PAPER, stroke="#9aa1a9", width=0.8)
    if patch.pattern:
        page.texture(patch.pattern, outline, scale=KEY_TEXTURE)


def _ring(page: Page, ring: Ring) -> None:
    with page.dashed(2, 1.6):
        page.path(f"M{ring.x} {ring.y - ring.radius * 2}H{ring.thread}", stroke=GREY, width=0.6)
    page.circle(ring.x, ring.y - ring.radius, ring.radius, stroke=THREAD, width=0.8)


def _labels(page: Page, sheet: Sheet) -> None:
    if sheet.labels is None:
        return
    size = sheet.labels.size * sheet.scale
    for label in sheet.labels.labels:
        x, y = sheet.map_x + label.text_x * sheet.scale, sheet.map_y + label.baseline * sheet.scale
        x -= {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor] * text_width(label.name, size)
        if label.dot:
            page.circle(
                sheet.map_x + label.x * sheet.scale,
                sheet.map_y + label.y * sheet.scale,
                size * 0.17,
                fill=DARK,
                stroke=PAPER,
                width=0.6 / POINTS,
            )
        name = Line(x, y, label.name, size)
        page.text(name, outlined=size * 0.16)
        page.text(name)
