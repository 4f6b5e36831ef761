"""The map for somebody else's page: one small file without Leaflet, drawn before any script runs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from mapgen.model.choropleth import Choropleth
from mapgen.render.embed.packed_figures import packed
from mapgen.render.shared.content_security import source_of
from mapgen.render.shared.embed_size import layout_of
from mapgen.render.shared.figures import county_figures, state_figures
from mapgen.render.shared.scripts import bundle
from mapgen.render.shared.stylesheet import map_style, mark_style
from mapgen.render.shared.templates import asset, bare, fill

PREFIX = "m"
"""Of element ids: an embed is alone in its document, and short ids are fewer bytes."""

NAMES = 7
"""City names an embed shows at most."""

LABEL_SETS = 3
"""Sets of city names an embed carries; the one for the widest maps is for pages."""


def render_embed(choropleth: Choropleth, *, page: str = "index.html", embeds: Mapping[str, str] | None = None) -> str:
    """The embed as HTML: no request, no Leaflet, readable without JavaScript, light and dark.

    Args:
        choropleth: The map.
        page: Address of the map's page, absolute or as seen from the embed; empty where there is none.
        embeds: The embed's files beside this one by language, or None where it speaks one alone.
    """
    slug, choropleth = choropleth.slug, _lighter(choropleth)
    figures = [county_figures(choropleth, county) for county in choropleth.counties]
    state = state_figures(choropleth)
    layout = layout_of(choropleth, [state, *figures])
    own = Markup(fill("embed/embed_style.css.j2", choropleth.language, map=choropleth, layout=layout))  # noqa: S704  # escaped by its template
    style = _tight(
        Markup("\n").join(
            [
                asset("embed/embed.css"),
                mark_style([choropleth]),
                asset("embed/embed_drawing.css"),
                map_style(choropleth),
                own,
            ]
        )
    )
    # Where arrow keys have a table of steps, they need not look for the nearest.
    script = bundle("embed/embed_by_table.js" if choropleth.drawing.arrows else "embed/embed_by_nearest.js")
    return fill(
        "embed/embed.html.j2",
        choropleth.language,
        map=choropleth,
        slug=slug,
        embeds={each: name for each, name in (embeds or {}).items() if each != choropleth.language},
        layout=layout,
        state=state,
        figures=packed(choropleth, figures),
        style=style,
        script=script,
        page=page,
        policy=f"default-src 'none'; img-src data:; style-src {source_of(style)}; script-src {source_of(script)}; "
        "base-uri 'self'; form-action 'none'",
    ).lstrip()


def _tight(style: Markup) -> Markup:
    """A stylesheet without the white space that only people need."""
    return Markup(re.sub(r"\s*([{};,])\s*|(?<=:)\s+", r"\1", bare(style)).replace(";}", "}"))  # noqa: S704  # the same text


def _lighter(choropleth: Choropleth) -> Choropleth:
    """The map with short ids, fewer labels, and without the line around all counties, which is 4 % of the file."""
    labels = tuple(replace(each, labels=each.labels[:NAMES]) for each in choropleth.drawing.labels[:LABEL_SETS])
    return replace(choropleth, slug=PREFIX, drawing=replace(choropleth.drawing, labels=labels, outline=""))
