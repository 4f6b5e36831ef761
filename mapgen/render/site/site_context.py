"""What the maps of a site share when they are rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mapgen.model.choropleth import Choropleth
from mapgen.render.shared.urls import Address


@dataclass(frozen=True, slots=True)
class Site:
    """What the maps of a site share when they are rendered.

    Attributes:
        title: The atlas's title.
        others: (slug, title) of every map, for menus.
        shapes: GeoJSON geometries by GEOID.
        base_url: Where the site will lie, ending in a slash; empty where that is not known.
        languages: Those that embeds speak, the site's own first.
    """

    title: str
    others: tuple[tuple[str, str], ...]
    shapes: Mapping[str, Any] = field(repr=False)
    base_url: str = ""
    languages: tuple[str, ...] = ()

    def embeds(self) -> dict[str, str]:
        """The embed's file by language."""
        return {each: f"embed.{each}.html" if at else "embed.html" for at, each in enumerate(self.languages)}

    def address(self, choropleth: Choropleth) -> Address:
        """Where the map's files will lie; as seen from its own folder where that is not known."""
        return Address(choropleth.slug, self.base_url) if self.base_url else Address()
