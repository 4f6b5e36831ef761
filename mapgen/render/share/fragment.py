"""The map where neither frame nor script is kept: an image, a caption, a table, in plain HTML."""

from __future__ import annotations

from mapgen.model.choropleth import Choropleth
from mapgen.render.shared.figures import county_figures, state_figures
from mapgen.render.shared.map_sheet import picture_size
from mapgen.render.shared.source_line import source_line
from mapgen.render.shared.templates import fill_pasted
from mapgen.render.shared.urls import Address
from mapgen.render.shared.views import leading


def render_fragment(choropleth: Choropleth, address: Address) -> str:
    """A figure and a table of results, of nothing but what WordPress keeps in a contributor's post.

    Args:
        choropleth: The map.
        address: Where the map's files lie, as the fragment writes it.
    """
    first, second = leading(choropleth)
    wide, high = picture_size(choropleth)
    return fill_pasted(
        "share/fragment.html.j2",
        choropleth.language,
        map=choropleth,
        page=address.page,
        image=address.of("map.png"),
        image_width=wide,
        image_height=high,
        source=source_line(choropleth),
        shown=[first, *([second] if second is not None else [])],
        state=state_figures(choropleth),
        rows=[(county, county_figures(choropleth, county)) for county in choropleth.by_name()],
    )


def render_newsletter(choropleth: Choropleth, address: Address) -> str:
    """The map for a newsletter: tables and inline styles, an image, the result of the whole area."""
    wide, high = picture_size(choropleth)
    return fill_pasted(
        "share/newsletter.html.j2",
        choropleth.language,
        map=choropleth,
        page=address.page,
        image=address.of("map.png"),
        image_width=wide,
        image_height=high,
        source=source_line(choropleth),
    )
