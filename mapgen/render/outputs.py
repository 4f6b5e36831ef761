"""Which files a map becomes: one line each, from a file's name to what renders it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mapgen.choropleth import Choropleth
from mapgen.render.address import Address
from mapgen.render.embed import render_embed
from mapgen.render.page import render_page
from mapgen.render.pdf import render_column_pdf, render_pdf
from mapgen.render.picture import render_card, render_png
from mapgen.render.svg import render_svg
from mapgen.render.tables import render_csv, render_geojson


@dataclass(frozen=True, slots=True)
class Site:
    """What the maps of a site share when they are rendered.

    Attributes:
        title: The atlas's title.
        others: (slug, title) of every map, for menus.
        shapes: GeoJSON geometries by GEOID.
        base_url: Where the site will lie, ending in a slash; empty where that is not known.
    """

    title: str
    others: tuple[tuple[str, str], ...]
    shapes: Mapping[str, Any] = field(repr=False)
    base_url: str = ""

    def address(self, choropleth: Choropleth) -> Address:
        """Where the map's files will lie."""
        return Address(choropleth.slug, self.base_url)


Renderer = Callable[[Choropleth, Site], str | bytes]

OUTPUTS: dict[str, Renderer] = {
    "index.html": lambda each, site: render_page(each, others=site.others, atlas_title=site.title),
    "embed.html": lambda each, site: render_embed(each, page=site.address(each).page_from_embed),
    "map.svg": lambda each, _site: render_svg(each),
    "map.png": lambda each, _site: render_png(each),
    "map.pdf": lambda each, _site: render_pdf(each),
    "map-column.pdf": lambda each, _site: render_column_pdf(each),
    "card.png": lambda each, _site: render_card(each),
    "data.csv": lambda each, _site: render_csv(each),
    "map.geojson": lambda each, site: render_geojson(each, site.shapes),
}
"""Every file of a map's folder. A renderer reads the model and touches no disk."""


def render_map(choropleth: Choropleth, site: Site) -> dict[str, bytes]:
    """The files of a map by path under the site."""
    files: dict[str, bytes] = {}
    for name, render in OUTPUTS.items():
        made = render(choropleth, site)
        files[f"{choropleth.slug}/{name}"] = made.encode("utf-8") if isinstance(made, str) else made
    return files
