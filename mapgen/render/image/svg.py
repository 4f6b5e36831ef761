"""The map as an SVG file of its own."""

from __future__ import annotations

from mapgen.model.choropleth import Choropleth
from mapgen.render.marks.styles import ON_SHEET, area_style, line_styles, shape_styles
from mapgen.render.shared.map_sheet import sheet_of
from mapgen.render.shared.sheet import WIDE
from mapgen.render.shared.templates import fill
from mapgen.render.shared.typeface import CSS_WEIGHT, FAMILY


def render_svg(choropleth: Choropleth) -> str:
    """The map as an SVG file with named layers: headline, drawing, legend, source; no script, no request.

    Args:
        choropleth: The map.
    """
    return fill(
        "image/standalone.svg.j2",
        choropleth.language,
        sheet=sheet_of(choropleth, WIDE),
        area=area_style(choropleth),
        lines=line_styles([choropleth]),
        shapes=shape_styles([choropleth]),
        colours=ON_SHEET,
        weights=CSS_WEIGHT,
        family=f"'{FAMILY}', 'Source Sans 3', 'Helvetica Neue', Helvetica, Arial, sans-serif",
    ).lstrip()
