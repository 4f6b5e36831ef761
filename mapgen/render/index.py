"""The atlas's front page: every map as a thumbnail with its finding, the result, the sources."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from mapgen.choropleth import Choropleth, Note
from mapgen.render.environment import asset, fill
from mapgen.render.svg import thumbnail


def render_index(maps: Sequence[Choropleth], *, title: str, about: str) -> str:
    """The front page as HTML.

    Args:
        maps: Every map of the atlas, in menu order; at least one.
        title: The atlas's title.
        about: Its paragraph, or empty.
    """
    first = maps[0]
    style = "\n".join([asset("page.css"), asset("map.css"), asset("index.css")])
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return fill(
        "index.html.j2",
        first.language,
        maps=maps,
        title=title,
        about=about,
        style=asset("page.css") + "\n" + asset("map.css") + "\n" + asset("index.css"),
        policy=f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        thumbnails=[thumbnail(each) for each in maps],
        sources=_once([note for each in maps for note in each.sources]),
    )


def _once(notes: Sequence[Note]) -> list[Note]:
    return list(dict.fromkeys(notes))
