"""folium as its guide has it: GeoJson with a style and a tooltip."""

import folium
from common import FIRST, OUT, SECOND, counties

areas = counties()
west, south, east, north = areas.total_bounds
page = folium.Map(location=[(south + north) / 2, (west + east) / 2], tiles=None)
folium.GeoJson(
    areas,
    style_function=lambda feature: {
        "fillColor": feature["properties"]["colour"],
        "color": "white",
        "weight": 0.5,
        "fillOpacity": 1,
    },
    tooltip=folium.GeoJsonTooltip(fields=["NAME", FIRST, SECOND, "margin"]),
).add_to(page)
page.fit_bounds([[south, west], [north, east]])
page.save(OUT)
