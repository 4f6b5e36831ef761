"""A map's page: a branca figure around the folium map, complete before any script runs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path

from branca.element import Figure
from markupsafe import Markup
from xstatic.pkg import leaflet

from mapgen.model.choropleth import Choropleth
from mapgen.render.page.county_map import CountyMap
from mapgen.render.shared.content_security import source_of
from mapgen.render.shared.scripts import bundle
from mapgen.render.shared.stylesheet import forced_style, map_style, mark_style, texture_style
from mapgen.render.shared.templates import asset, bare, page_environment

STYLES = ("shared/page.css", "shared/map.css")
OVERRIDES = ("page/forced-colors.css", "page/print.css")
"""What forced colours and paper change of the styles before them."""

CONTROLS_BEGIN = "/* general typography */"
"""Where the part of Leaflet's stylesheet begins that styles controls, popups and tooltips."""

NO_TAGS = Markup()

DOWNLOADS = (
    ("data.csv", "download-csv"),
    ("map.geojson", "download-geojson"),
    ("map.svg", "download-svg"),
    ("data.json", "download-json"),
    ("datapackage.json", "download-package"),
    ("map.png", "download-png"),
    ("card.png", "download-card"),
    ("map.pdf", "download-pdf"),
    ("map-column.pdf", "download-column"),
    ("fragment.html", "download-fragment"),
    ("newsletter.html", "download-newsletter"),
)


class PageFigure(Figure):
    """The document around a `CountyMap`.

    Args:
        county_map: The map; it leaves the figure folium made for it.
        others: (slug, title) of every map of the atlas, for the menu.
        atlas_title: The atlas's title, or empty for a page that stands alone.
        head: Tags for the page's head, or nothing.
        locked: Whether the page forbids every request and every script but its own.
    """

    def __init__(
        self,
        county_map: CountyMap,
        *,
        others: Sequence[tuple[str, str]] = (),
        atlas_title: str = "",
        head: Markup = NO_TAGS,
        locked: bool = True,
    ) -> None:
        super().__init__()
        self._id = f"page_{county_map.choropleth.slug}"
        self.header._children.clear()
        self.choropleth = county_map.choropleth
        self.others = tuple(others)
        self.atlas_title = atlas_title
        self.downloads = DOWNLOADS if atlas_title else ()
        self.social = head
        self.locked = locked
        self._template = page_environment(self.choropleth.language).get_template("page/page.html.j2")
        self.add_child(county_map, name=county_map.get_name())

    @property
    def style(self) -> Markup:
        """Every rule of the page."""
        own, overrides = ([bare(asset(name)) for name in names] for names in (STYLES, OVERRIDES))
        rules = [rules_of(self.choropleth) for rules_of in (map_style, texture_style, forced_style)]
        return Markup("\n").join([self._library, *own, mark_style([self.choropleth]), *overrides, *rules])

    @property
    def _library(self) -> Markup:
        """Leaflet's rules; without those for its controls and popups on a page that can have none."""
        whole = _leaflet("leaflet.css")
        return Markup(whole.partition(CONTROLS_BEGIN)[0].strip()) if self.locked else whole  # noqa: S704  # a part of it

    @property
    def scripts(self) -> list[Markup]:
        """The page's scripts, in the order in which they run."""
        own = Markup(self.script.render())  # noqa: S704  # rendered by the map's template
        return [_with_its_licence(_leaflet("leaflet.js")), bundle("page/county_map.js"), own, bundle("page/page.js")]

    def policy(self, style: Markup, scripts: Sequence[Markup]) -> str:
        """What the page may load and run: its own styles and scripts by their hashes, and nothing from anywhere.

        Empty for a page to which layers are added, which may bring what they like.
        """
        if not self.locked:
            return ""
        allowed = " ".join(source_of(script) for script in scripts)
        return (
            f"default-src 'none'; img-src data:; style-src {source_of(style)}; script-src {allowed}; "
            "base-uri 'none'; form-action 'none'"
        )


def render_page(
    choropleth: Choropleth,
    *,
    others: Sequence[tuple[str, str]] = (),
    atlas_title: str = "",
    head: Markup = NO_TAGS,
) -> str:
    """The map's page as HTML: self-contained, without any request, readable without JavaScript.

    Args:
        choropleth: The map.
        others: (slug, title) of every map of the atlas, for the menu; empty for a page that stands alone.
        atlas_title: The atlas's title; empty for a page that stands alone, which then offers no downloads.
        head: Tags for the page's head, such as those of a social card; or nothing.
    """
    return str(PageFigure(CountyMap(choropleth), others=others, atlas_title=atlas_title, head=head).render())


def folium_map(choropleth: Choropleth) -> CountyMap:
    """The map as a `folium.Map`, to add folium layers to; `save()` and notebooks show it in its page.

    The page then carries no content security policy, because layers may bring scripts and tiles.

    Args:
        choropleth: The map.
    """
    county_map = CountyMap(choropleth)
    PageFigure(county_map, locked=False)
    return county_map


@cache
def _with_its_licence(script: Markup) -> Markup:
    """Leaflet's script under the notice that its licence wants with every copy; a page may travel alone."""
    licence = (resources.files("mapgen") / "licences" / "Leaflet.txt").read_text("utf-8").strip()
    return Markup(f"/*!\n{licence}\n*/\n{script}")  # noqa: S704  # the library's own files


@cache
def _leaflet(name: str) -> Markup:
    text = (Path(leaflet.BASE_DIR) / name).read_text("utf-8")
    # The map of the minified source would be a request.
    kept = [line for line in text.splitlines() if not line.startswith("//# sourceMappingURL")]
    return Markup("\n".join(kept).strip())  # noqa: S704  # the library's own file
