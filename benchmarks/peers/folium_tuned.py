"""folium as well tuned as its options allow: slim geometry, one style per class, Leaflet alone, and that inlined.

With a third argument, "loaded", Leaflet comes from its address instead; with "states", a page is made for each state.
"""

import sys
from pathlib import Path

import folium
import geopandas as gpd
from branca.element import CssLink, Element, JavascriptLink
from common import FIRST, OUT, SECOND, counties, slim
from xstatic.pkg import leaflet

ASK = sys.argv[3] if len(sys.argv) > 3 else "inlined"
TOLERANCE = 0.005


class LeafletMap(folium.Map):
    """A map that loads Leaflet and nothing else."""

    default_js = [folium.Map.default_js[0]]
    default_css = [folium.Map.default_css[0]]


def page_of(areas: gpd.GeoDataFrame, out: Path) -> None:
    """Write the page of some counties."""
    west, south, east, north = areas.total_bounds
    page = LeafletMap(tiles=None, zoom_snap=0.1)
    folium.GeoJson(
        areas.to_json(drop_id=True, separators=(",", ":")),
        style_function=lambda feature: {
            "fillColor": feature["properties"]["colour"],
            "color": "white",
            "weight": 0.5,
            "fillOpacity": 1,
        },
        tooltip=folium.GeoJsonTooltip(fields=["NAME", FIRST, SECOND, "margin"], sticky=False),
        zoom_on_click=False,
    ).add_to(page)
    page.fit_bounds([[south, west], [north, east]])
    if ASK != "loaded":
        page.default_js, page.default_css = [], []
    figure = page.get_root()
    if ASK != "loaded":
        for kind, name in (("style", "leaflet.css"), ("script", "leaflet.js")):
            text = (Path(leaflet.BASE_DIR) / name).read_text("utf-8")
            figure.header.add_child(Element(f"<{kind}>{text}</{kind}>"), name=name, index=0)
    html = figure.render()
    for child in list(figure.header._children.values()):
        assert ASK == "loaded" or not isinstance(child, JavascriptLink | CssLink) or "leaflet" not in child.url
    out.write_text(html, "utf-8")


if ASK == "states":
    OUT.mkdir(exist_ok=True)
    every = counties()
    for state, areas in every.groupby(every["GEOID"].str[:2]):
        page_of(slim(areas, TOLERANCE), OUT / f"{state}.html")
else:
    areas = counties()
    page_of(slim(areas, TOLERANCE if len(areas) < 1000 else 0.02), OUT)
