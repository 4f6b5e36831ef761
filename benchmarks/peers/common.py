"""What every peer written in Python starts from: counties joined with their votes, as their users do it."""

import sys
from pathlib import Path

import geopandas as gpd
import pandas as pd

FOLDER, OUT = Path(sys.argv[1]), Path(sys.argv[2])
FIRST, SECOND = "first", "second"
COLOURS = ["#b35806", "#f1a340", "#fee0b6", "#d8daeb", "#998ec3", "#542788"]
BOUNDS = [-100.1, -30, -10, 0, 10, 30, 100.1]


def counties() -> gpd.GeoDataFrame:
    """Counties with votes, signed margin in points and the colour of its class."""
    shapes = gpd.read_file(FOLDER / "areas.shp", columns=["GEOID", "NAME"])
    votes = pd.read_csv(FOLDER / "votes.csv", dtype={"geoid": str})
    joined = shapes.merge(votes, left_on="GEOID", right_on="geoid", validate="1:1")
    total = joined[FIRST] + joined[SECOND]
    joined["margin"] = (100 * (joined[FIRST] - joined[SECOND]) / total.where(total > 0)).round(1)
    joined["colour"] = pd.cut(joined["margin"], BOUNDS, labels=COLOURS, include_lowest=True).astype(str)
    return joined[["GEOID", "NAME", FIRST, SECOND, "margin", "colour", "geometry"]]


def slim(areas: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    """Simplified as one coverage, coordinates cut to four decimals: what tuning a GeoJSON page comes to."""
    import shapely

    simple = shapely.coverage_simplify(areas.geometry.to_numpy(), tolerance)
    return areas.set_geometry(shapely.set_precision(simple, 1e-4, mode="pointwise"), crs=areas.crs)
