"""What the web is told about a page: card, oEmbed answer, data set. All of it needs absolute addresses."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from mapgen.model.choropleth import Choropleth
from mapgen.render.shared.embed_size import embed_heights
from mapgen.render.shared.templates import fill, fill_pasted
from mapgen.render.shared.urls import Address
from mapgen.visible import drawn

CACHE_SECONDS = 3600
CARD_WIDTH, CARD_HEIGHT = 1200, 630
ENCODINGS = {
    "data.csv": "text/csv",
    "data.json": "application/json",
    "map.geojson": "application/geo+json",
}


def social_tags(choropleth: Choropleth, address: Address, *, site_name: str) -> Markup:
    """Open Graph and Twitter tags, the link to the oEmbed answer, and the data set as JSON-LD, for a page's head."""
    tags = fill(
        "share/social.html.j2",
        choropleth.language,
        map=choropleth,
        address=address,
        site_name=site_name,
        dataset=_for_script(dataset(choropleth, address)),
    )
    return Markup(tags)  # noqa: S704  # escaped by its template


def render_oembed(choropleth: Choropleth, address: Address, *, site_name: str, base_url: str) -> str:
    """The oEmbed answer (version 1.0, type "rich") as a file that serves every request for this map."""
    height = embed_heights(choropleth)[600]
    embed = fill_pasted(
        "share/oembed.html.j2",
        choropleth.language,
        map=choropleth,
        embed=address.of("embed.html"),
        page=address.page,
        height=height,
    )
    answer = {
        "version": "1.0",
        "type": "rich",
        "html": embed.strip(),
        "width": 600,
        "height": height,
        "title": choropleth.headline,
        "provider_name": choropleth.publisher or site_name,
        "provider_url": base_url,
        "cache_age": CACHE_SECONDS,
        "thumbnail_url": address.of("card.png"),
        "thumbnail_width": CARD_WIDTH,
        "thumbnail_height": CARD_HEIGHT,
    }
    return json.dumps(_drawn(answer), ensure_ascii=False, indent=1) + "\n"


def dataset(choropleth: Choropleth, address: Address) -> dict[str, Any]:
    """The map's figures as a schema.org Dataset."""
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{choropleth.contest.title} {choropleth.contest.year}, {choropleth.place}: {choropleth.title}",
        "description": " ".join([choropleth.standfirst, *(note.text for note in choropleth.definitions)])[:5000],
        "url": address.page,
        "inLanguage": choropleth.language,
        "isAccessibleForFree": True,
        "temporalCoverage": choropleth.contest.date,
        "spatialCoverage": {"@type": "Place", "name": choropleth.place},
        "isBasedOn": [
            {"@type": "CreativeWork", "name": f"{note.about}: {note.text}" if note.about else note.text}
            for note in choropleth.sources
        ],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": address.of(name)}
            for name, kind in ENCODINGS.items()
        ],
        "image": address.of("card.png"),
    }
    if choropleth.publisher:
        described["publisher"] = {"@type": "Organization", "name": choropleth.publisher}
    return described


def _drawn(value: Any) -> Any:
    """The same with every text as a page has it: JSON spells control characters out, and whoever reads it has them."""
    if isinstance(value, dict):
        return {name: _drawn(own) for name, own in value.items()}
    if isinstance(value, list):
        return [_drawn(own) for own in value]
    return drawn(value) if isinstance(value, str) else value


def _for_script(document: dict[str, Any]) -> Markup:
    text = json.dumps(_drawn(document), ensure_ascii=False)
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704  # escaped
