"""Which files a map becomes: one line each, from a file's name to what renders it."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from mapgen.model.choropleth import Choropleth
from mapgen.render.data.datapackage import DESCRIBED, render_datapackage
from mapgen.render.data.tables import render_csv, render_geojson, render_json
from mapgen.render.embed.embed import render_embed
from mapgen.render.image.pdf import render_column_pdf, render_pdf
from mapgen.render.image.png import render_card, render_png
from mapgen.render.image.svg import render_svg
from mapgen.render.page.page import render_page
from mapgen.render.share.embed_codes import render_codes
from mapgen.render.share.fragment import render_fragment, render_newsletter
from mapgen.render.share.social import render_oembed, social_tags
from mapgen.render.site.site_context import Site

Renderer = Callable[[Choropleth, Site], str | bytes]


def _page(each: Choropleth, site: Site) -> str:
    head = social_tags(each, site.address(each), site_name=site.title) if site.base_url else Markup()
    return render_page(each, others=site.others, atlas_title=site.title, head=head)


OUTPUTS: dict[str, Renderer] = {
    "index.html": _page,
    "embed.html": lambda each, site: render_embed(each, page=site.address(each).page, embeds=site.embeds()),
    "embed-codes.html": lambda each, site: render_codes(each, base_url=site.base_url),
    "fragment.html": lambda each, site: render_fragment(each, site.address(each)),
    "newsletter.html": lambda each, site: render_newsletter(each, site.address(each)),
    "map.svg": lambda each, _site: render_svg(each),
    "map.png": lambda each, _site: render_png(each),
    "map.pdf": lambda each, _site: render_pdf(each),
    "map-column.pdf": lambda each, _site: render_column_pdf(each),
    "card.png": lambda each, _site: render_card(each),
    "data.csv": lambda each, _site: render_csv(each),
    "data.json": lambda each, _site: render_json(each),
    "map.geojson": lambda each, site: render_geojson(each, site.shapes),
}
"""Every file of a map's folder. A renderer reads the model and touches no disk."""


def render_map(choropleth: Choropleth, site: Site) -> dict[str, bytes]:
    """The files of a map by path under the site."""
    files: dict[str, bytes] = {}
    for name, render in OUTPUTS.items():
        files[name] = _bytes(render(choropleth, site))
    if site.base_url:
        answer = render_oembed(choropleth, site.address(choropleth), site_name=site.title, base_url=site.base_url)
        files["oembed.json"] = _bytes(answer)
    described = {name: files[name] for name in DESCRIBED}
    files["datapackage.json"] = _bytes(render_datapackage(choropleth, described))
    return {f"{choropleth.slug}/{name}": content for name, content in files.items()}


def render_translation(choropleth: Choropleth, site: Site) -> dict[str, bytes]:
    """The files of a map in another of the site's languages: its embed."""
    embed = render_embed(choropleth, page=site.address(choropleth).page, embeds=site.embeds())
    return {f"{choropleth.slug}/{site.embeds()[choropleth.language]}": _bytes(embed)}


def _bytes(made: str | bytes) -> bytes:
    return made.encode("utf-8") if isinstance(made, str) else made
