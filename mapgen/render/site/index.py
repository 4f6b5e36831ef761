"""The atlas's front page: every map as a thumbnail with its finding, the result, the sources."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from mapgen.model.choropleth import Choropleth, Note
from mapgen.render.shared.content_security import source_of
from mapgen.render.shared.stylesheet import mark_style
from mapgen.render.shared.templates import asset, fill


def render_index(maps: Sequence[Choropleth], *, title: str, about: str) -> str:
    """The front page as HTML.

    Args:
        maps: Every map of the atlas, in menu order; at least one.
        title: The atlas's title.
        about: Its paragraph, or empty.
    """
    first = maps[0]
    own = Markup(fill("site/index_style.css.j2", first.language, maps=maps))  # noqa: S704  # escaped by its template
    rules = [asset("shared/page.css"), asset("shared/map.css"), mark_style(maps), asset("site/index.css"), own]
    style = Markup("\n").join(rules)
    return fill(
        "site/index.html.j2",
        first.language,
        maps=maps,
        alike=[each for each in maps if _shapes(each) == _shapes(first)],
        title=title,
        about=about,
        style=style,
        policy=f"default-src 'none'; style-src {source_of(style)}; base-uri 'none'; form-action 'none'",
        sources=_once([note for each in maps for note in each.sources]),
    )


def _shapes(choropleth: Choropleth) -> list[tuple[str, str]]:
    """The counties' shapes, which most maps of an atlas have in common."""
    return [(county.geoid, county.path) for county in choropleth.counties]


def _once(notes: Sequence[Note]) -> list[Note]:
    return list(dict.fromkeys(notes))
