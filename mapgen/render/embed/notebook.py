"""A map as a notebook shows it: its embed in a frame of its own height, without a file beside it."""

from __future__ import annotations

from mapgen.model.choropleth import Choropleth
from mapgen.render.embed.embed import render_embed
from mapgen.render.shared.embed_size import embed_heights
from mapgen.render.shared.templates import fill

WIDTH = 600
"""CSS pixels: the width from which an embed's height is known exactly."""


def render_frame(choropleth: Choropleth) -> str:
    """The embed in a frame."""
    height = embed_heights(choropleth, (WIDTH,))[WIDTH]
    embed = str(render_embed(choropleth, page=""))
    return fill("embed/notebook.html.j2", choropleth.language, map=choropleth, embed=embed, height=height, width=WIDTH)
