"""folium.Choropleth with a legend, and a tooltip on top, as its guide has it."""

import folium
from common import BOUNDS, FIRST, OUT, SECOND, counties

areas = counties()
west, south, east, north = areas.total_bounds
page = folium.Map(location=[(south + north) / 2, (west + east) / 2], tiles=None)
layer = folium.Choropleth(
    geo_data=areas,
    data=areas,
    columns=["GEOID", "margin"],
    key_on="feature.properties.GEOID",
    bins=BOUNDS,
    fill_color="PuOr",
    fill_opacity=1,
    line_weight=0.5,
    line_color="white",
    legend_name="Margin, points",
).add_to(page)
folium.GeoJsonTooltip(fields=["NAME", FIRST, SECOND, "margin"]).add_to(layer.geojson)
page.fit_bounds([[south, west], [north, east]])
page.save(OUT)
