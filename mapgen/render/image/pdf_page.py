"""A page of a PDF, and what is drawn on it: paths, circles, textures and text, at places in pixels."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Literal

from mapgen.geometry.read_path import Subpath, box_of, read_path
from mapgen.render.marks.texture_lines import TextureLines, texture_lines
from mapgen.render.shared.reportlab_alone import Canvas, HexColor, PDFPathObject, registerFont, rl_config
from mapgen.render.shared.sheet import INK, Line
from mapgen.render.shared.typeface import FILES, settable, typeface
from mapgen.visible import drawn

POINTS = 0.75
"""Points to a pixel."""

PAPER, DARK = "#ffffff", INK

ROUND: Literal[1] = 1
"""How lines are joined, and how they end where they end round."""

NONZERO: Literal[1] = 1
"""Inside a path is what its line runs around more often one way than the other."""

LETTERS: dict[bool, Literal[0, 1]] = {False: 0, True: 1}
"""How letters are drawn: filled, or as outlines."""

ONE_AT_A_TIME = Lock()
"""reportlab reads a font for one document at a time."""


class Page:
    """A page that is drawn on, each thing over those before it; colours are written #rrggbb.

    Args:
        canvas: reportlab's, in pixels from the upper left corner.
    """

    def __init__(self, canvas: Canvas) -> None:
        """Draw on a canvas."""
        self._canvas = canvas

    @contextmanager
    def placed(self, x: float, y: float, scale: float) -> Iterator[None]:
        """Places inside are from another corner and in another unit."""
        with self._as_before():
            self._canvas.translate(x, y)
            self._canvas.scale(scale, scale)
            yield

    @contextmanager
    def round_ends(self) -> Iterator[None]:
        """Lines inside end round: those that begin where others end have no notch between them."""
        with self._as_before():
            self._canvas.setLineCap(ROUND)
            yield

    @contextmanager
    def dashed(self, dash: float, gap: float) -> Iterator[None]:
        """Lines inside are dashed."""
        with self._as_before():
            self._canvas.setDash([dash, gap])
            yield

    def path(self, commands: str, *, fill: str = "", stroke: str = "", width: float = 0) -> None:
        """Fill SVG path commands, draw their line, or both; nothing, where there are none."""
        if commands:
            self._paint(self._traced(read_path(commands)), fill=fill, stroke=stroke, width=width)

    def circle(
        self, x: float, y: float, radius: float, *, fill: str = "", stroke: str, width: float, opacity: float = 1.0
    ) -> None:
        """A circle around a point; the opacity is that of its fill."""
        path = self._canvas.beginPath()
        path.circle(x, y, radius)
        with self._as_before():
            self._canvas.setFillAlpha(opacity)
            self._paint(path, fill=fill, stroke=stroke, width=width)

    def texture(self, pattern: str, commands: str, *, scale: float) -> None:
        """A texture where it lies inside SVG path commands; its spacing against that of a drawing."""
        subpaths = read_path(commands)
        if not subpaths:
            return
        with self._as_before():
            self._canvas.clipPath(self._traced(subpaths), stroke=0, fill=0, fillMode=NONZERO)
            for lines in texture_lines(pattern, box_of(subpaths), scale):
                self._lines(lines, scale)

    def text(self, line: Line, *, outlined: float = 0) -> None:
        """A line of text, or its letters' outlines alone, as wide and in the colour of paper."""
        self._canvas.setFont(typeface(line.weight).fontName, line.size)
        self._canvas.setFillColor(_colour(line.ink))
        if outlined:
            self._canvas.setStrokeColor(_colour(PAPER))
            self._canvas.setLineWidth(outlined)
        letters = settable(drawn(line.text), line.weight)
        self._canvas.drawString(line.x, line.y, letters, mode=LETTERS[bool(outlined)])

    @contextmanager
    def _as_before(self) -> Iterator[None]:
        """What is set inside is, after it, as it was."""
        self._canvas.saveState()
        yield
        self._canvas.restoreState()

    def _lines(self, lines: TextureLines, scale: float) -> None:
        colour, path = PAPER if lines.light else DARK, self._canvas.beginPath()
        for start, end in lines.lines:
            path.moveTo(*start)
            path.lineTo(*end)
        for x, y, radius in lines.dots:
            path.circle(x, y, radius)
        if lines.filled:
            self._paint(path, fill=colour)
        else:
            self._paint(path, stroke=colour, width=3.5 * scale)

    def _traced(self, subpaths: Iterable[Subpath]) -> PDFPathObject:
        path = self._canvas.beginPath()
        for points, closed in subpaths:
            path.moveTo(*points[0])
            for point in points[1:]:
                path.lineTo(*point)
            if closed:
                path.close()
        return path

    def _paint(self, path: PDFPathObject, *, fill: str = "", stroke: str = "", width: float = 0) -> None:
        if fill:
            self._canvas.setFillColor(_colour(fill))
        if stroke:
            self._canvas.setStrokeColor(_colour(stroke))
            self._canvas.setLineWidth(width)
        self._canvas.drawPath(path, stroke=bool(stroke), fill=bool(fill), fillMode=NONZERO)


@contextmanager
def open_page(
    out: io.BytesIO, width: float, height: float, *, title: str, subject: str, language: str
) -> Iterator[Page]:
    """A document of one page, which is written when the block is left; the same drawing gives the same bytes.

    Args:
        out: Where to.
        width: Of the page, in pixels.
        height: The same.
        title: Of the document.
        subject: What it shows, in a sentence.
        language: Of its words.
    """
    with ONE_AT_A_TIME, _bytes_as_they_are():
        for weight in FILES:
            registerFont(typeface(weight))
        canvas = Canvas(
            out,
            pagesize=(width * POINTS, height * POINTS),
            bottomup=0,
            pageCompression=1,
            invariant=1,  # neither the date nor a random number
            initialFontName=typeface("regular").fontName,  # type: ignore[arg-type]  # the stub has a number there
            lang=language,
        )
        canvas.setCreator("mapgen")
        canvas.setAuthor("")
        canvas.setTitle(drawn(title))
        canvas.setSubject(drawn(subject))
        canvas.scale(POINTS, POINTS)
        canvas.setLineJoin(ROUND)
        yield Page(canvas)
        canvas.save()


@contextmanager
def _bytes_as_they_are() -> Iterator[None]:
    """Not written as letters, which are a quarter more, whatever else in this process has set."""
    before = rl_config.useA85
    rl_config.useA85 = 0
    try:
        yield
    finally:
        rl_config.useA85 = before


def _colour(code: str) -> tuple[float, float, float]:
    """Red, green and blue from 0 to 1; a colour object of reportlab's would set the opacity back as well."""
    red, green, blue = HexColor(code).rgb()
    return red, green, blue
