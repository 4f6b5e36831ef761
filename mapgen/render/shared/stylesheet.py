"""A map's own rules: the colours of its classes and candidates in both themes, and its frame."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from mapgen.model.choropleth import Choropleth
from mapgen.render.marks.styles import ON_SCREEN, area_style, line_styles, shape_styles
from mapgen.render.shared.templates import environment


def map_style(choropleth: Choropleth) -> Markup:
    """The rules that depend on the map; everything else is in the product's `.css`."""
    return _rules("shared/map_style.css.j2", choropleth)


def mark_style(choropleths: Sequence[Choropleth]) -> Markup:
    """The lines and marks of some maps on one page; it stands before what prints and forced colours change of them."""
    first = choropleths[0]
    return _rules(
        "marks/screen.css.j2",
        first,
        area=area_style(first),
        lines=line_styles(choropleths),
        shapes=shape_styles(choropleths),
        colours=ON_SCREEN,
    )


def texture_style(choropleth: Choropleth) -> Markup:
    """The textures over the colours, further apart where the map is small."""
    return _rules("shared/texture_style.css.j2", choropleth)


def forced_style(choropleth: Choropleth) -> Markup:
    """The textures that stand for its classes in forced colours, where the drawing carries them."""
    return _rules("shared/forced_style.css.j2", choropleth)


def _rules(template: str, choropleth: Choropleth, **values: object) -> Markup:
    text = environment(choropleth.language).get_template(template).render(map=choropleth, **values)
    return Markup(text.strip())  # noqa: S704  # escaped by its template
