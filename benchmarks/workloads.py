"""The work every peer is given: a folder with areas.shp and votes.csv, the same bytes on every machine."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

ROOT = Path(__file__).parents[1]
KENTUCKY = ROOT / "shapefiles" / "ky" / "counties.shp"
PRIMARY = ROOT / "results" / "ky" / "20160517__ky__primary__president__county.csv"
FIRST, SECOND = "Ada North", "Ben South"
GRID = (412, 412)
"""Columns and rows of the precinct-like polygons: 169,744."""


def prepare(work: Path, names: set[str]) -> None:
    """Write the folders that are not there yet: w1 Kentucky, w2 the nation, w4 precinct-like polygons."""
    makers = {"w1": _kentucky, "w2": _nation, "w4": _precincts}
    for name in sorted(names & makers.keys()):
        if not (work / name / "done").is_file():
            (work / name).mkdir(parents=True, exist_ok=True)
            makers[name](work / name)
            (work / name / "done").touch()


def _kentucky(folder: Path) -> None:
    areas = gpd.read_file(KENTUCKY, columns=["GEOID", "NAME"])
    rows = pd.read_csv(PRIMARY, dtype={"geoid": str})
    rows = rows[rows["geoid"].notna()]
    wide = rows.pivot_table(index="geoid", columns="candidate", values="votes", aggfunc="sum")
    _write(
        folder,
        areas,
        {geoid: (int(row["Hillary Clinton"]), int(row["Bernie Sanders"])) for geoid, row in wide.iterrows()},
    )


def _nation(folder: Path) -> None:
    import _plotly_geo

    source = Path(_plotly_geo.__file__).parent / "package_data" / "cb_2016_us_county_500k.shp"
    areas = gpd.read_file(source, columns=["GEOID", "NAME"], encoding="utf-8").set_crs(4269)
    areas = areas[areas["GEOID"].str[:2] <= "56"].sort_values("GEOID")
    _write(folder, areas, {geoid: _votes(geoid) for geoid in areas["GEOID"]})


def _precincts(folder: Path) -> None:
    """A grid over the middle of the country whose lines wander, so that every border is shared and none is straight."""
    columns, rows = GRID
    chance = np.random.default_rng(20160517)
    steps = 6
    xs = np.linspace(-120, -75, columns * steps + 1)
    ys = np.linspace(30, 48, rows * steps + 1)
    x, y = np.meshgrid(xs, ys)
    x += chance.normal(0, 45 / columns / 30, x.shape)
    y += chance.normal(0, 18 / rows / 30, y.shape)
    points = np.stack([x, y], axis=-1).round(6)
    rings = []
    for row in range(rows):
        for column in range(columns):
            top, left = row * steps, column * steps
            bottom, right = top + steps, left + steps
            rings.append(
                np.concatenate(
                    [
                        points[top, left:right],
                        points[top:bottom, right],
                        points[bottom, right:left:-1],
                        points[bottom:top:-1, left],
                        points[top : top + 1, left],
                    ]
                )
            )
    keys = [f"{at:011d}" for at in range(len(rings))]
    shapes = shapely.polygons(shapely.linearrings(np.stack(rings)))
    areas = gpd.GeoDataFrame({"GEOID": keys, "NAME": [f"Precinct {key}" for key in keys]}, geometry=shapes, crs=4269)
    _write(folder, areas, {key: _votes(key) for key in keys})


def _votes(key: str) -> tuple[int, int]:
    digest = hashlib.sha256(key.encode()).digest()
    total = 200 + int.from_bytes(digest[:2], "big") * (1 + digest[2] // 32)
    first = total * (20 + digest[3] * 60 // 255) // 100
    return first, total - first


def _write(folder: Path, areas: gpd.GeoDataFrame, votes: dict[str, tuple[int, int]]) -> None:
    areas.to_file(folder / "areas.shp", encoding="utf-8")
    with (folder / "votes.csv").open("w", encoding="utf-8", newline="\n") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["geoid", "first", "second"])
        writer.writerows([geoid, *pair] for geoid, pair in votes.items())
    wide = pd.read_csv(folder / "votes.csv", dtype={"geoid": str})
    margin = (100 * (wide["first"] - wide["second"]) / (wide["first"] + wide["second"]).clip(lower=1)).round(1)
    wide.assign(margin=margin).to_csv(folder / "margins.csv", index=False, lineterminator="\n")
    names = areas.set_index("GEOID")["NAME"]
    with (folder / "returns.csv").open("w", encoding="utf-8", newline="\n") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["geoid", "county", "office", "district", "party", "candidate", "votes"])
        for geoid, pair in votes.items():
            for candidate, party, count in zip((FIRST, SECOND), ("DEM", "REP"), pair, strict=True):
                writer.writerow([geoid, names[geoid], "President", "", party, candidate, count])
