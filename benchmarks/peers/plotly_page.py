"""plotly.express.choropleth, written as the self-contained page it offers."""

import json

import plotly.express as px
from common import FIRST, OUT, SECOND, counties

areas = counties()
figure = px.choropleth(
    areas,
    geojson=json.loads(areas.set_index("GEOID")[["geometry"]].to_json()),
    locations="GEOID",
    color="margin",
    range_color=(-50, 50),
    color_continuous_scale="PuOr",
    hover_name="NAME",
    hover_data=[FIRST, SECOND],
    projection="albers usa" if len(areas) > 1000 else None,
)
figure.update_geos(fitbounds="locations", visible=False) if len(areas) < 1000 else figure.update_geos(visible=False)
figure.write_html(OUT, include_plotlyjs=True)
