"""Where a map's files will lie, as far as that is known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """A map's folder on the web.

    Attributes:
        slug: The folder's name.
        base_url: The site's address, ending in a slash; empty where it is not known.
    """

    slug: str
    base_url: str = ""

    @property
    def known(self) -> bool:
        """Whether absolute addresses can be written."""
        return bool(self.base_url)

    def of(self, name: str) -> str:
        """The absolute address of a file in the map's folder; without a base, as seen from the site's folder."""
        return f"{self.base_url}{self.slug}/{name}"

    @property
    def page(self) -> str:
        """The map's page: the folder itself, for its server answers with `index.html`."""
        return f"{self.base_url}{self.slug}/"

    @property
    def page_from_embed(self) -> str:
        """The map's page as the embed links to it."""
        return self.page if self.known else "index.html"
