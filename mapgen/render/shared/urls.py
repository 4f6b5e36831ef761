"""Where a map's files will lie, as far as that is known."""

from __future__ import annotations

from dataclasses import dataclass

COMPONENT = "mapgen-map.js"
"""The web component, once for a whole site."""


@dataclass(frozen=True, slots=True)
class Address:
    """A map's folder on the web.

    Attributes:
        slug: The folder's name; empty for addresses as a file in that folder writes them.
        base_url: The site's address, ending in a slash; empty where it is not known.
    """

    slug: str = ""
    base_url: str = ""

    def of(self, name: str) -> str:
        """The address of a file in the map's folder."""
        return f"{self._folder}{name}"

    @property
    def page(self) -> str:
        """The map's page: the folder itself where a server answers for it with `index.html`."""
        return self._folder if self.base_url else f"{self._folder}index.html"

    @property
    def _folder(self) -> str:
        return f"{self.base_url}{self.slug}/" if self.slug else ""
