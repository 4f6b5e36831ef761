"""The folium map: Leaflet over the same drawing, in the same conic projection, so that folium layers can be added."""

from __future__ import annotations

import json
from typing import Any

import folium
from branca.element import Element, Figure
from markupsafe import Markup

from mapgen.model.choropleth import Choropleth
from mapgen.render.shared.templates import environment, fill


class Verbatim(Element):
    """A part of a page that stands there as it is.

    branca compiles an element's text as a Jinja template once more, so that a candidate called `{{ … }}` would be run
    as code.
    """

    def __init__(self, text: Markup) -> None:
        super().__init__()
        self.text = text.strip()

    def render(self, **_kwargs: Any) -> Markup:
        """The text."""
        return self.text


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
        self._template = environment(choropleth.language).get_template("page/county_map.j2")

    def render(self, **kwargs: Any) -> Any:
        """Put the map into its figure: what a reader sees, and the script that makes Leaflet take it over."""
        figure = self.get_root()
        if isinstance(figure, Figure):
            figure.html.add_child(Verbatim(self._template.module.frame(self)), name=self.get_name())
        return super().render(**kwargs)  # type: ignore[no-untyped-call]  # folium's has no types

    @property
    def drawing(self) -> Markup:
        """The SVG that Leaflet takes over."""
        described_by = f"{self.choropleth.slug}-description"
        svg = fill("page/drawing.svg.j2", self.choropleth.language, map=self.choropleth, described_by=described_by)
        return Markup(svg)  # noqa: S704  # escaped by its template

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
