"""Boundaries drawn once: projected, simplified, set on a grid, for every renderer to use."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from mapgen.errors import BoundariesError, Problem
from mapgen.projection import Conic, conic_for
from mapgen.topology import Cells, Points, Topology, line_of, path_of, simplify, topology

WIDTH = 3000
"""Width of the drawing in grid units: three to a pixel where the map is 1,000 pixels wide."""

MARGIN = 14
"""Free space around the drawing in grid units, so that no line is cut at its edge."""

HALF_PIXEL = WIDTH / 1000 / 2
"""How far a line may end up from where it lies, in grid units: half a pixel where the map is 1,000 pixels wide."""

TOLERANCES = (HALF_PIXEL * 0.7, HALF_PIXEL - 0.5**0.5)
"""How far simplifying may move a line, in grid units. Rounding to the grid moves its points by up to √½ more: the
first seldom and the second never takes them farther than half a pixel."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything lies in a drawing `width` by `height` grid units, y downwards.

    Attributes:
        conic: The projection.
        scale: Grid units to a metre of the projection.
        left: The projection's x, in metres, at the drawing's left edge.
        top: The projection's y, in metres, at the drawing's upper edge.
        width: Width in grid units.
        height: Height in grid units.
        paths: SVG path commands of every county, in drawing order (west to east).
        points: A point inside every county, at its middle where the middle is inside.
        neighbours: For every county those it shares a line with.
    """

    conic: Conic
    scale: float
    left: float
    top: float
    width: int
    height: int
    paths: Mapping[str, str]
    points: Mapping[str, tuple[int, int]]
    neighbours: Mapping[str, frozenset[str]]
    _topology: Topology = field(repr=False)
    _arcs: tuple[Cells, ...] = field(repr=False)

    def place(self, longitude: float, latitude: float) -> tuple[int, int]:
        """The grid cell of a point on the earth."""
        (x, y) = self.conic.project(np.array([[longitude, latitude]]))[0]
        return round((x - self.left) * self.scale), round((self.top - y) * self.scale)

    def outline(self, geoids: Collection[str]) -> str:
        """The line around a group of counties, without the lines inside it."""
        inside = {at for at, key in enumerate(self._topology.keys) if key in set(geoids)}
        pairs = zip(self._arcs, self._topology.owners, strict=True)
        return line_of([arc for arc, owners in pairs if len(inside.intersection(owners)) == 1])


def lay_out(boundaries: gpd.GeoDataFrame) -> Layout:
    """Project, simplify and quantise boundaries.

    Neighbours keep sharing their border exactly. Nothing moves by more than half a pixel at 1,000 pixels.

    Args:
        boundaries: Indexed by `geoid`: `name` and `geometry`, polygons in longitude and latitude.

    Raises:
        BoundariesError: A county has no polygon, or lies outside the earth.
    """
    _drawable(boundaries)
    shapes = boundaries.geometry.to_numpy()
    conic = conic_for(_bounds(shapes))
    projected = shapely.transform(shapes, conic.project)
    west, south, east, north = (float(edge) for edge in shapely.total_bounds(projected))
    scale = (WIDTH - 2 * MARGIN) / (east - west)
    left, top = west - MARGIN / scale, north + MARGIN / scale

    def to_grid(metres: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack([(metres[:, 0] - left) * scale, (top - metres[:, 1]) * scale])

    on_grid = shapely.transform(projected, to_grid)
    whole = topology(dict(zip(boundaries.index, on_grid, strict=True)))
    arcs = tuple(_on_cells(arc) for arc in whole.arcs)
    middles = _middles(on_grid)
    order = np.argsort(middles[:, 0], kind="stable")
    turned = _turned(whole, arcs, order)
    paths = {}
    for at in order:
        rings = [_backwards(ring) for ring in whole.rings[at]] if turned[at] else whole.rings[at]
        paths[whole.keys[at]] = path_of(rings, arcs)
    return Layout(
        conic=conic,
        scale=scale,
        left=left,
        top=top,
        width=WIDTH,
        height=int(np.ceil((north - south) * scale)) + 2 * MARGIN,
        paths=paths,
        points={key: (round(x), round(y)) for key, (x, y) in zip(whole.keys, middles, strict=True)},
        neighbours=whole.neighbours(),
        _topology=whole,
        _arcs=arcs,
    )


def _drawable(boundaries: gpd.GeoDataFrame) -> None:
    shapes = boundaries.geometry
    wrong = shapes.isna() | shapes.is_empty | ~shapes.geom_type.isin(["Polygon", "MultiPolygon"])
    if wrong.any():
        raise BoundariesError(
            "Some counties have no area to draw.",
            problems=[Problem(f"{boundaries.at[geoid, 'name']} ({geoid})") for geoid in boundaries.index[wrong]],
        )


def _bounds(shapes: NDArray[np.object_]) -> tuple[float, float, float, float]:
    """West, south, east, north; across the 180th meridian where that is the shorter way round."""
    west, south, east, north = (float(edge) for edge in shapely.total_bounds(shapes))
    if east - west > 180:
        longitudes = shapely.get_coordinates(shapes)[:, 0]
        west, east = float(longitudes[longitudes > 0].min()), float(longitudes[longitudes < 0].max())
    return west, south, east, north


def _on_cells(arc: Points) -> Cells:
    """An arc with as few points as half a pixel allows, on whole numbers."""
    loose, sure = (np.rint(simplify(arc, tolerance)) for tolerance in TOLERANCES)
    stray = shapely.hausdorff_distance(shapely.linestrings(arc), shapely.linestrings(loose))
    return (loose if stray <= HALF_PIXEL else sure).astype(np.int64)


def _middles(shapes: NDArray[np.object_]) -> NDArray[np.float64]:
    centroids = shapely.centroid(shapes)
    inside = shapely.contains(shapes, centroids)
    return shapely.get_coordinates(np.where(inside, centroids, shapely.point_on_surface(shapes)))


def _turned(whole: Topology, arcs: tuple[Cells, ...], order: NDArray[np.int64]) -> list[bool]:
    """Which counties to draw the other way round, so that neighbours write their shared border alike.

    Drawn all clockwise, two neighbours run along their border in opposite directions and its text occurs in two
    forms; drawn one each way it occurs twice the same, which compression removes. Every county takes the side
    that agrees with most of the border it shares, until none gains by turning (a local maximum cut).
    """
    shared: list[dict[int, int]] = [{} for _ in whole.keys]
    for arc, owners in zip(arcs, whole.owners, strict=True):
        if len(owners) == 2:
            one, other = owners
            shared[one][other] = shared[one].get(other, 0) + len(arc)
            shared[other][one] = shared[other].get(one, 0) + len(arc)
    turned = [False] * len(whole.keys)
    settled = False
    while not settled:
        settled = True
        for at in order:
            unlike = sum(length if turned[other] != turned[at] else -length for other, length in shared[at].items())
            if unlike < 0:
                turned[at] = not turned[at]
                settled = False
    return turned


def _backwards(ring: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(~arc for arc in reversed(ring))
