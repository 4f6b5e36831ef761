"""The drawing: the same SVG inside the page, as a file of its own, and as a thumbnail."""

from __future__ import annotations

import base64
import textwrap

from markupsafe import Markup

from mapgen.choropleth import Choropleth
from mapgen.render.environment import fill


def render_svg(choropleth: Choropleth) -> str:
    """The map as an SVG file: headline, drawing, legend, source; its own colours, no script, no request."""
    return fill(
        "standalone.svg.j2",
        choropleth.language,
        map=choropleth,
        keys=legend_lines(choropleth),
        standfirst=textwrap.wrap(choropleth.standfirst, 118),
    )


def inline_svg(choropleth: Choropleth, *, described_by: str = "") -> Markup:
    """The drawing alone, to stand in a page that has the map's stylesheet.

    Args:
        choropleth: The map.
        described_by: The id of the element with its long description, or empty.
    """
    svg = fill("drawing.svg.j2", choropleth.language, map=choropleth, described_by=described_by)
    return Markup(svg)  # noqa: S704  # escaped by its template


def thumbnail(choropleth: Choropleth) -> str:
    """The drawing without labels as a data address, for an `img`."""
    svg = fill("thumbnail.svg.j2", choropleth.language, map=choropleth)
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def legend_lines(choropleth: Choropleth) -> list[tuple[str, str, list[tuple[int, str, str]]]]:
    """The legend's lines: heading, kind ("f" for fills, "m" for markings) and (position, pattern, label)."""
    lines = [
        (group, "f", [(at, each.pattern, each.label) for at, each in entries])
        for group, entries in choropleth.legend.groups()
    ]
    if choropleth.marking is not None:
        marked = [(at, each.pattern, each.label) for at, each in enumerate(choropleth.marking.classes) if each.pattern]
        lines.append((choropleth.marking.title, "m", marked))
    if choropleth.states is not None:
        partial = [(at, each.pattern, each.label) for at, each in enumerate(choropleth.states.classes) if each.pattern]
        lines.append((choropleth.states.title, "m", partial))
    return lines
