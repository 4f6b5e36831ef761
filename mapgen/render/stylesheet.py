"""A map's own rules: the colours of its classes and candidates in both themes, and its frame."""

from __future__ import annotations

from markupsafe import Markup

from mapgen.choropleth import Choropleth
from mapgen.render.environment import environment


def map_style(choropleth: Choropleth) -> Markup:
    """The rules that depend on the map; everything else is in `render/assets/`."""
    template = environment(choropleth.language).get_template("map_style.css.j2")
    return Markup(template.render(map=choropleth).strip())  # noqa: S704  # escaped by its template
