"""How large a map's embed is, for itself and for every code that frames it."""

from __future__ import annotations

from collections.abc import Sequence

from mapgen.model.choropleth import Choropleth
from mapgen.render.shared.embed_layout import EmbedLayout, lay_out_embed
from mapgen.render.shared.figures import Figures, change_label, county_figures, no_county, state_figures
from mapgen.render.shared.source_line import source_line


def embed_heights(choropleth: Choropleth, widths: Sequence[int] = (600,)) -> dict[int, int]:
    """How high the embed is in frames of these widths, in whole pixels by width; exact from 600 pixels on."""
    figures = [county_figures(choropleth, county) for county in choropleth.counties]
    layout = layout_of(choropleth, [state_figures(choropleth), *figures])
    return {width: layout.height(width) for width in widths}


def layout_of(choropleth: Choropleth, figures: Sequence[Figures]) -> EmbedLayout:
    """Where the embed's lines break.

    Args:
        choropleth: The map.
        figures: All that the readout can say, of the whole area and of each county.
    """
    shown = {f"{votes} {share}" for each in figures for votes, share in each.votes}
    return lay_out_embed(
        choropleth,
        # There is no standfirst that would say it.
        source=" · ".join(filter(None, [source_line(choropleth), no_county(choropleth)])),
        change=change_label(choropleth),
        figures=sorted(shown),
    )
