"""Altair's geoshape: a page that needs nothing from elsewhere, or an image through vl-convert, by the file's name."""

import altair as alt
from common import BOUNDS, COLOURS, FIRST, OUT, SECOND, counties

alt.data_transformers.disable_max_rows()
areas = counties()
chart = (
    alt.Chart(areas)
    .mark_geoshape(stroke="white", strokeWidth=0.5)
    .encode(
        color=alt.Color("margin:Q", scale=alt.Scale(type="threshold", domain=BOUNDS[1:-1], range=COLOURS)),
        tooltip=["NAME:N", f"{FIRST}:Q", f"{SECOND}:Q", "margin:Q"],
    )
    .project("albersUsa" if len(areas) > 1000 else "mercator")
    .properties(width=1000, height=500)
)
chart.save(OUT, **({"inline": True} if OUT.suffix == ".html" else {}))
