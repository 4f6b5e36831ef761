"""Who does which work, with which command, and how a browser can tell that the map is there."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PEERS = HERE / "peers"
ATLAS = HERE.parent / "atlas.toml"

PATHS = "document.querySelectorAll('{selector}').length >= {count}"
IMAGE = "document.images.length && document.images[0].complete"
CANVAS = "mapgenBench.painted('canvas')"
COUNT = {"w1": 120, "w2": 3000, "w4": 160_000}


@dataclass(frozen=True)
class Contestant:
    """One way to do a workload.

    Attributes:
        name: As the tables have it.
        workload: "w1" … "w4".
        command: `{work}` and `{out}` stand for the input folder and the output.
        ending: Of the output; empty for a folder.
        drawn: JavaScript that is true when the map is there, or empty where nothing is opened.
        page: The file to open, where the output is a folder.
        pans: Whether dragging moves the map.
        cold: Whether it runs without what an earlier run left in its cache.
    """

    name: str
    workload: str
    command: tuple[str, ...]
    ending: str = ".html"
    drawn: str = ""
    page: str = ""
    pans: bool = False
    cold: bool = False


def python(script: str, *more: str) -> tuple[str, ...]:
    """A peer written in Python."""
    return (sys.executable, str(PEERS / script), "{work}", "{out}", *more)


def node(script: str, *more: str) -> tuple[str, ...]:
    """A peer written in JavaScript."""
    return ("node", "--max-old-space-size=7000", str(PEERS / script), "{work}", "{out}", *more)


MAPSHAPER = (
    "node",
    "--max-old-space-size=7000",
    str(HERE / "node_modules/mapshaper/bin/mapshaper"),
    "-i",
    "{work}/areas.shp",
    "-join",
    "{work}/margins.csv",
    "keys=GEOID,geoid",
    "string-fields=geoid",
    "-proj",
    "{projection}",
    "-simplify",
    "weighted",
    "keep-shapes",
    "resolution=1000",
    "-classify",
    "margin",
    "save-as=fill",
    "breaks=-30,-10,0,10,30",
    "colors=PuOr",
    "-style",
    "stroke=white",
    "stroke-width=0.5",
    "-o",
    "{out}",
    "width=1000",
    "format=svg",
    "svg-data=NAME,first,second",
)


def paths(workload: str, selector: str) -> str:
    """The map is there when it has nearly all its areas."""
    return PATHS.format(selector=selector, count=int(COUNT[workload] * 0.98))


def counties(workload: str) -> list[Contestant]:
    """Everyone who draws the counties of one area as one file."""
    leaflet = paths(workload, ".leaflet-overlay-pane path")
    any_path = paths(workload, "path")
    mapshaper = tuple(
        part.replace("{projection}", "albersusa" if workload == "w2" else "EPSG:3089") for part in MAPSHAPER
    )
    return [
        Contestant(
            "mapgen map", workload, python("mapgen_page.py"), drawn=paths(workload, ".counties path"), pans=True
        ),
        Contestant("folium, tuned and inlined", workload, python("folium_tuned.py"), drawn=leaflet, pans=True),
        Contestant("folium, tuned", workload, python("folium_tuned.py", "loaded"), drawn=leaflet, pans=True),
        Contestant("folium GeoJson", workload, python("folium_default.py"), drawn=leaflet, pans=True),
        Contestant("folium Choropleth", workload, python("folium_choropleth.py"), drawn=leaflet, pans=True),
        Contestant("explore()", workload, python("explore.py"), drawn=leaflet, pans=True),
        Contestant(
            "plotly", workload, python("plotly_page.py"), drawn=paths(workload, ".choroplethlayer path"), pans=True
        ),
        Contestant("Altair page", workload, python("altair_chart.py"), drawn=any_path),
        Contestant("Altair SVG", workload, python("altair_chart.py"), ending=".svg", drawn=any_path),
        Contestant("Altair PNG", workload, python("altair_chart.py"), ending=".png", drawn=IMAGE),
        Contestant("matplotlib PNG", workload, python("matplotlib_map.py"), ending=".png", drawn=IMAGE),
        Contestant("lonboard", workload, python("lonboard_page.py"), drawn=CANVAS, pans=True),
        Contestant("mapshaper SVG", workload, mapshaper, ending=".svg", drawn=any_path),
        Contestant("d3 static SVG", workload, node("d3_static.mjs"), drawn=any_path),
    ]


def contestants() -> list[Contestant]:
    """Everyone, in the order of the tables."""
    atlas = (sys.executable, str(PEERS / "mapgen_atlas.py"), str(ATLAS), "{out}")
    more = (sys.executable, str(PEERS / "mapgen_more.py"), str(ATLAS), "{out}")
    w1, w2 = counties("w1"), counties("w2")
    states = python("mapgen_page.py", "states")
    large = {"lonboard", "mapshaper SVG", "d3 static SVG", "matplotlib PNG", "mapgen map"}
    return [
        *w1,
        embed("w1"),
        Contestant("mapgen atlas, first build", "w1", atlas, ending="", cold=True),
        Contestant("mapgen atlas, first build, two jobs", "w1", (*atlas, "--jobs", "2"), ending="", cold=True),
        Contestant("mapgen atlas, second build", "w1", atlas, ending=""),
        Contestant("mapgen, one page of an atlas", "w1", (*more, "1"), ending=""),
        Contestant("mapgen, twenty-one pages of it", "w1", (*more, "21"), ending=""),
        w2[0],
        Contestant("mapgen map, cold cache", "w2", w2[0].command, cold=True),
        embed("w2"),
        *w2[1:],
        Contestant("mapgen, fifty states", "w3", states, ending=""),
        Contestant("mapgen, fifty states, cold cache", "w3", states, ending="", cold=True),
        Contestant("folium tuned, fifty states", "w3", python("folium_tuned.py", "states"), ending=""),
        Contestant("d3, fifty states", "w3", node("d3_static.mjs", "states"), ending=""),
        *(each for each in counties("w4") if each.name in large),
    ]


def embed(workload: str) -> Contestant:
    """The embed that `mapgen map --embed` writes beside the page."""
    drawn = paths(workload, "path")
    return Contestant(
        "mapgen embed", workload, python("mapgen_page.py", "embed"), ending="", drawn=drawn, page="map-embed.html"
    )
