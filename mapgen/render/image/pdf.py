"""A sheet as PDF: vectors with the bundled type embedded, text as text, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import TypeVar

from fpdf import FPDF
from fpdf.drawing import ClippingPath, GraphicsContext, PaintedPath
from fpdf.drawing_primitives import Transform
from fpdf.enums import StrokeJoinStyle, TextMode
from fpdf.fonts import TTFFont
from fpdf.svg import svg_path_converter

from mapgen.errors import MapgenError
from mapgen.model.choropleth import Choropleth
from mapgen.model.mark import Circle, Shape
from mapgen.render.marks.pdf_path import Commands, lines
from mapgen.render.marks.styles import ON_SHEET, area_style
from mapgen.render.marks.texture_marks import Box, Mark, box_of, marks
from mapgen.render.marks.textures import texture_layers
from mapgen.render.shared.candidate_colours import strong
from mapgen.render.shared.map_sheet import sheet_of
from mapgen.render.shared.sheet import COLUMN, INK, WIDE, Line, Patch, Ring, Sheet
from mapgen.render.shared.typeface import FILES, Weight, font_file, lacking, text_width
from mapgen.specs.marks import mark_styles
from mapgen.visible import drawn

POINTS = 0.75
"""Points to a pixel."""

PAPER, GREY, DARK = "#ffffff", "#6b737c", INK
KEY_TEXTURE = 0.28
"""The legend's textures against those on the map, in pixels to a grid unit."""

Drawn = TypeVar("Drawn", bound=PaintedPath)

SHAPING = ("GDEF", "GPOS", "GSUB")
"""The type's tables of ligatures and kerning: texts are set glyph by glyph, and embedding would work through them."""

SHOWN = 20
"""Letters that a message names."""

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""A date for the file's header: the same input must give the same bytes."""


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
    choropleth = sheet.choropleth
    _hold_letters(sheet)
    pdf = FPDF(unit="pt", format=(sheet.width * POINTS, sheet.height * POINTS))
    pdf.set_creation_date(EPOCH)
    pdf.set_title(drawn(choropleth.headline))
    pdf.set_subject(drawn(choropleth.alt))
    pdf.set_lang(choropleth.language)
    pdf.set_auto_page_break(auto=False)
    pdf.set_margin(0)
    for weight in FILES:
        pdf.add_font(weight, fname=font_file(weight))
        font = pdf.fonts[weight]
        if isinstance(font, TTFFont):
            for table in SHAPING:
                del font.ttfont[table]
    pdf.add_page()
    with pdf.drawing_context() as page:
        page.add_item(_map(sheet), clone=False)
        page.add_item(_key(sheet), clone=False)
    for line in (*sheet.head, *sheet.key, *sheet.foot):
        _text(pdf, line)
    _labels(pdf, sheet)
    return bytes(pdf.output())


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


def _map(sheet: Sheet) -> GraphicsContext:
    choropleth, group = sheet.choropleth, GraphicsContext()
    group.transform = Transform.scaling(sheet.scale * POINTS).translate(sheet.map_x * POINTS, sheet.map_y * POINTS)
    thin = area_style(choropleth).sheet * sheet.coarse
    fills = [each.light for each in choropleth.legend.classes]
    for county in choropleth.counties:
        group.add_item(_path(county.path, fill=fills[county.fill], stroke=PAPER, width=thin), clone=False)
    for layer in texture_layers(choropleth):
        if not layer.print_only:
            drawn = "".join(county.path for county in choropleth.counties if county.geoid in layer.geoids)
            group.add_item(_texture(layer.pattern, box_of(drawn), drawn, scale=sheet.coarse), clone=False)
    for item in (*_outlines(sheet), *_marks(sheet)):
        group.add_item(item, clone=False)
    return group


def _outlines(sheet: Sheet) -> Iterable[PaintedPath]:
    choropleth, drawing = sheet.choropleth, sheet.choropleth.drawing
    marking = choropleth.marking.classes if choropleth.marking is not None else ()
    lines = [("edge", drawing.outline), ("border", drawing.borders), ("inset", drawing.frames)]
    lines += [("ring", each.outline) for each in marking]
    for name, commands in lines:
        style = mark_styles()[name]
        if commands and style.casing_sheet:
            yield _path(commands, stroke=PAPER, width=style.casing_sheet * sheet.coarse)
        if commands:
            yield _path(commands, stroke=ON_SHEET[style.stroke], width=style.sheet * sheet.coarse)


def _marks(sheet: Sheet) -> Iterable[PaintedPath]:
    for mark in sheet.choropleth.marks:
        for shape in mark.shapes:
            yield _mark_shape(shape, mark.style, sheet)


def _mark_shape(shape: Shape, style_name: str, sheet: Sheet) -> PaintedPath:
    """A shape in its style; one about nobody is not filled."""
    style = mark_styles()[style_name]
    fill = strong(sheet.choropleth)[shape.candidate] if shape.candidate is not None else ""
    stroke, width = ON_SHEET[style.stroke], style.sheet * sheet.coarse
    if isinstance(shape, Circle):
        return _circle(shape.x, shape.y, shape.radius, fill=fill, stroke=stroke, width=width, opacity=style.opacity)
    return _path(shape.commands, fill=fill, stroke=stroke, width=width)


def _key(sheet: Sheet) -> GraphicsContext:
    group = GraphicsContext()
    group.transform = Transform.scaling(POINTS)
    for patch in sheet.patches:
        for item in _patch(patch):
            group.add_item(item, clone=False)
    for ring in sheet.rings:
        for item in _ring(ring):
            group.add_item(item, clone=False)
    for placed in sheet.shapes:
        own = GraphicsContext()
        own.transform = Transform.scaling(sheet.scale).translate(placed.x, placed.y)
        own.add_item(_mark_shape(placed.shape, placed.style, sheet), clone=False)
        group.add_item(own, clone=False)
    return group


def _patch(patch: Patch) -> Iterable[GraphicsContext | PaintedPath]:
    right, bottom = patch.x + patch.width, patch.y + patch.height
    outline = f"M{patch.x} {patch.y}H{right}V{bottom}H{patch.x}z"
    yield _path(outline, fill=patch.fill) if patch.fill else _path(outline, fill=PAPER, stroke="#9aa1a9", width=0.8)
    if patch.pattern:
        yield _texture(patch.pattern, (patch.x, patch.y, right, bottom), outline, scale=KEY_TEXTURE)


def _ring(ring: Ring) -> Iterable[PaintedPath]:
    thread = _path(f"M{ring.x} {ring.y - ring.radius * 2}H{ring.thread}", stroke=GREY, width=0.6)
    thread.style.stroke_dash_pattern = (2, 1.6)
    yield thread
    yield _circle(ring.x, ring.y - ring.radius, ring.radius, stroke="#454c54", width=0.8)


def _texture(pattern: str, box: Box, outline: str, *, scale: float = 1.0) -> GraphicsContext:
    """A texture where it lies inside an outline."""
    group = GraphicsContext()
    group.clipping_path = _drawn(ClippingPath, outline)
    for mark in marks(pattern, box, scale):
        group.add_item(_mark(mark, scale), clone=False)
    return group


def _mark(mark: Mark, scale: float) -> PaintedPath:
    colour = PAPER if mark.light else DARK
    if mark.filled:
        return _path(mark.path, fill=colour)
    return _path(mark.path, stroke=colour, width=3.5 * scale)


def _path(commands: str, *, fill: str = "", stroke: str = "", width: float = 0) -> PaintedPath:
    path = _drawn(PaintedPath, commands)
    path.style.auto_close = False
    path.style.fill_color = fill or None
    path.style.stroke_color = stroke or None
    if stroke:
        path.style.stroke_width = width
        path.style.stroke_join_style = StrokeJoinStyle.ROUND
    return path


def _drawn(kind: type[Drawn], commands: str) -> Drawn:
    """Commands as a path: lines as they are, arcs by fpdf's own reader."""
    straight = lines(commands)
    if straight is None:
        path = kind()
        svg_path_converter(path, commands)
        return path
    text, parts = straight
    if not parts:
        return kind()
    path = kind(*parts[0][0])
    path.add_path_element(Commands(text, parts), clone=False)
    return path


def _circle(
    x: float, y: float, radius: float, *, fill: str = "", stroke: str, width: float, opacity: float = 1.0
) -> PaintedPath:
    path = _path("", fill=fill, stroke=stroke, width=width)
    path.circle(x, y, radius)
    path.style.fill_opacity = opacity
    return path


def _labels(pdf: FPDF, sheet: Sheet) -> None:
    if sheet.labels is None:
        return
    size = sheet.labels.size * sheet.scale
    for label in sheet.labels.labels:
        x, y = sheet.map_x + label.text_x * sheet.scale, sheet.map_y + label.baseline * sheet.scale
        x -= {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor] * text_width(label.name, size)
        if label.dot:
            spot = _circle(
                (sheet.map_x + label.x * sheet.scale) * POINTS,
                (sheet.map_y + label.y * sheet.scale) * POINTS,
                size * 0.17 * POINTS,
                fill=DARK,
                stroke=PAPER,
                width=0.6,
            )
            with pdf.drawing_context() as page:
                page.add_item(spot, clone=False)
        with pdf.local_context(text_mode=TextMode.STROKE, line_width=size * 0.16 * POINTS, draw_color=PAPER):
            _text(pdf, Line(x, y, label.name, size))
        _text(pdf, Line(x, y, label.name, size))


def _text(pdf: FPDF, line: Line) -> None:
    weight: Weight = line.weight
    pdf.set_font(weight, size=line.size * POINTS)
    pdf.set_text_color(line.ink)
    pdf.text(line.x * POINTS, line.y * POINTS, drawn(line.text))
