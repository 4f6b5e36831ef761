"""`compose` for notebooks: the map it returns shows itself."""

from __future__ import annotations

from mapgen.composition.compose import compose
from mapgen.model.choropleth import Choropleth
from mapgen.render.page.page import folium_map

__all__ = ["Choropleth", "compose"]


def _shown(choropleth: Choropleth) -> str:
    return str(folium_map(choropleth)._repr_html_())


# The model knows no renderer; whoever imports it from here gets it with one.
Choropleth.shown_by = staticmethod(_shown)
