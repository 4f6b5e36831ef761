"""lonboard, saved as a page."""

import numpy as np
from common import COLOURS, OUT, counties
from lonboard import Map, PolygonLayer

areas = counties()
rgb = {colour: [int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in COLOURS} | {"nan": [200, 200, 200]}
fill = np.array([rgb[colour] for colour in areas["colour"]], dtype=np.uint8)
layer = PolygonLayer.from_geopandas(areas.drop(columns="colour"), get_fill_color=fill, line_width_min_pixels=0.3)
Map(layer, basemap=None).to_html(OUT)
