"""A map's own rules: the colours of its classes and candidates in both themes, and its frame."""

from __future__ import annotations

from markupsafe import Markup

from mapgen.model.choropleth import Choropleth
from mapgen.render.shared.templates import environment


def map_style(choropleth: Choropleth) -> Markup:
    """The rules that depend on the map; everything else is in the product's `.css`."""
    return _rules("shared/map_style.css.j2", choropleth)


def texture_style(choropleth: Choropleth) -> Markup:
    """The textures over the colours, further apart where the map is small."""
    return _rules("shared/texture_style.css.j2", choropleth)


def forced_style(choropleth: Choropleth) -> Markup:
    """The textures that stand for its classes in forced colours, where the drawing carries them."""
    return _rules("shared/forced_style.css.j2", choropleth)


def _rules(template: str, choropleth: Choropleth) -> Markup:
    text = environment(choropleth.language).get_template(template).render(map=choropleth)
    return Markup(text.strip())  # noqa: S704  # escaped by its template
