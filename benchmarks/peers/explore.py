"""GeoDataFrame.explore(), without a basemap, which no peer draws."""

from common import FIRST, OUT, SECOND, counties

counties().explore(
    "margin",
    cmap="PuOr",
    scheme="UserDefined",
    classification_kwds={"bins": [-30, -10, 0, 10, 30, 100]},
    tooltip=["NAME", FIRST, SECOND, "margin"],
    tiles=None,
    style_kwds={"fillOpacity": 1, "color": "white", "weight": 0.5},
).save(OUT)
