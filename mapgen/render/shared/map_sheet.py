"""A map on a sheet: what its images write, and how large they are."""

from __future__ import annotations

from mapgen.model.choropleth import Choropleth
from mapgen.render.shared.sheet import WIDE, Sheet, Style, lay_out_sheet
from mapgen.render.shared.source_line import source_line


def sheet_of(choropleth: Choropleth, style: Style) -> Sheet:
    """The map on a sheet, with the words and figures of its page."""
    return lay_out_sheet(choropleth, style, source=source_line(choropleth))


def picture_size(choropleth: Choropleth) -> tuple[int, int]:
    """Width and height at which the PNG is shown: half its pixels."""
    sheet = sheet_of(choropleth, WIDE)
    return round(sheet.width), round(sheet.height)
