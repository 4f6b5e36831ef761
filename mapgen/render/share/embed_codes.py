"""The page with the codes to paste, each with a button and a preview."""

from __future__ import annotations

from markupsafe import Markup

from mapgen.model.choropleth import Choropleth
from mapgen.render.share.snippets import snippets
from mapgen.render.shared.content_security import source_of
from mapgen.render.shared.embed_size import embed_heights
from mapgen.render.shared.scripts import bundle
from mapgen.render.shared.templates import asset, fill
from mapgen.render.shared.urls import Address

MARKER = "https://ADDRESS-OF-YOUR-SITE/"
"""Stands for the site's address where the build was told none."""

PHONE, DESKTOP = 375, 600


def render_codes(choropleth: Choropleth, *, base_url: str = "") -> str:
    """The page with the codes.

    Args:
        choropleth: The map.
        base_url: Where the site will lie. Without it the codes have a marker in its place, which the page's own
            script replaces by the address it was loaded from.
    """
    style = Markup("\n").join([asset("shared/page.css"), asset("share/codes.css")])
    scripts = [bundle("share/codes.js"), asset("share/parent_listener.js")]
    allowed = " ".join(source_of(script) for script in scripts)
    heights = embed_heights(choropleth, (PHONE, DESKTOP))
    return fill(
        "share/embed-codes.html.j2",
        choropleth.language,
        map=choropleth,
        snippets=snippets(choropleth, Address(choropleth.slug, base_url or MARKER)),
        marker="" if base_url else MARKER,
        height=heights[DESKTOP],
        heights={"phone": heights[PHONE], "desktop": heights[DESKTOP]},
        style=style,
        scripts=scripts,
        # A page opened as a file has no origin that 'self' could mean.
        policy=f"default-src 'none'; img-src 'self' file: data:; frame-src 'self' file:; style-src {source_of(style)}; "
        f"script-src {allowed}; base-uri 'none'; form-action 'none'",
    ).lstrip()
