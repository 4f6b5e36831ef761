"""The folium map: Leaflet over the same drawing, in the same conic projection, so that folium layers can be added."""

from __future__ import annotations

import json
import re
from typing import Any

import folium
from markupsafe import Markup

from mapgen.model.choropleth import Choropleth
from mapgen.render.environment import environment
from mapgen.render.svg import inline_svg

OPENS_EXPRESSION = re.compile(r"\{(?=[{%#])")


class CountyMap(folium.Map):
    """A `folium.Map` of one choropleth.

    Longitudes and latitudes of layers that are added to it (`folium.CircleMarker`, `folium.GeoJson` …) fall in
    their right place on the drawing, except in the frames of states drawn apart (Alaska, Hawaii, Puerto Rico on a
    map of the country), whose projections differ. It has no tiles, and loads nothing.

    Args:
        choropleth: The map to show.
    """

    default_js: list[tuple[str, str]] = []  # noqa: RUF012  # folium reads a plain list from the class
    default_css: list[tuple[str, str]] = []  # noqa: RUF012  # the same

    def __init__(self, choropleth: Choropleth) -> None:
        super().__init__(tiles=None)
        self.choropleth = choropleth
        # folium draws ids at random; the same input must give the same bytes.
        self._id = choropleth.slug.replace("-", "_")
        self._template = environment(choropleth.language).get_template("county_map.j2")

    @property
    def drawing(self) -> Markup:
        """The SVG that Leaflet takes over.

        branca compiles what this map's macros return as a Jinja template once more, so that a candidate called
        `{{ … }}` would be run as code: no text may open an expression there.
        """
        drawn = inline_svg(self.choropleth, described_by=f"{self.choropleth.slug}-description")
        return Markup(OPENS_EXPRESSION.sub("&#123;", drawn))  # noqa: S704  # escaped by its template

    @property
    def view(self) -> Markup:
        """Frame and projection for the script, as JSON that can stand in a script element."""
        drawing, conic = self.choropleth.drawing, self.choropleth.drawing.conic
        view: dict[str, Any] = {
            "width": drawing.width,
            "height": drawing.height,
            "scale": drawing.scale,
            "left": drawing.left,
            "top": drawing.top,
            "parallels": [conic.lat_1, conic.lat_2],
            "origin": [conic.lat_0, conic.lon_0],
        }
        return Markup(json.dumps(view))  # noqa: S704  # numbers alone
