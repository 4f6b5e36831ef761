"""The codes to paste: one for each kind of page that can hold a map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from mapgen.model.choropleth import Choropleth
from mapgen.render.share.fragment import render_fragment
from mapgen.render.shared.embed_size import embed_heights
from mapgen.render.shared.map_sheet import picture_size
from mapgen.render.shared.templates import fill, fill_pasted
from mapgen.render.shared.urls import COMPONENT, Address

KINDS = ("iframe", "pym", "sidechain", "oembed", "wordpress", "amp", "image", "web-component")
MEASURED = (280, 320, 375, 420, 480, 540, 600, 800, 1000, 1200)
"""Widths for which the web component is told the height."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """One code.

    Attributes:
        kind: One of `KINDS`.
        code: What to paste.
        preview: The same as the page beside the map shows it, where it is no frame.
    """

    kind: str
    code: str
    preview: Markup


def snippet(choropleth: Choropleth, address: Address, kind: str) -> str:
    """What to paste into a page of this kind, with absolute addresses.

    Args:
        choropleth: The map.
        address: Where its files will lie; it must be known.
        kind: One of `KINDS`.
    """
    return _code(choropleth, address, kind, embed_heights(choropleth, MEASURED))


def _code(choropleth: Choropleth, address: Address, kind: str, heights: Mapping[int, int]) -> str:
    wide, high = picture_size(choropleth)
    # An address alone is pasted as it is.
    fill_in = fill if kind == "oembed" else fill_pasted
    code = fill_in(
        f"share/kinds/{kind}.html.j2",
        choropleth.language,
        map=choropleth,
        embed=address.of("embed.html"),
        page=address.page,
        image=address.of("map.png"),
        image_width=wide,
        image_height=high,
        height=heights[600],
        heights=" ".join(f"{width}:{height}" for width, height in heights.items()),
        component=f"{address.base_url}{COMPONENT}",
        fragment=Markup(render_fragment(choropleth, address)) if kind == "wordpress" else "",  # noqa: S704  # escaped by its template
    )
    # Text, not Markup: a page that shows the code has to escape it.
    return "\n".join(line for line in code.splitlines() if line.strip())


def snippets(choropleth: Choropleth, address: Address) -> list[Snippet]:
    """Every code, with previews that lie beside the map."""
    heights = embed_heights(choropleth, MEASURED)
    beside = {
        "wordpress": Markup(render_fragment(choropleth, Address(""))),  # noqa: S704  # escaped by its template
        "image": Markup(_code(choropleth, Address(""), "image", heights)),  # noqa: S704  # the same
    }
    return [Snippet(kind, _code(choropleth, address, kind, heights), beside.get(kind, Markup())) for kind in KINDS]
