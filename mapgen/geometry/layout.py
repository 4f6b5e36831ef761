"""Boundaries drawn once: projected, simplified, set on a grid, for every renderer to use."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from mapgen.errors import BoundariesError, Problem
from mapgen.geoid import state_of
from mapgen.geometry.compass import compass
from mapgen.geometry.insets import arrange
from mapgen.geometry.projection import Conic, View
from mapgen.geometry.simplify import set_on_grid
from mapgen.geometry.svg_path import line_of, path_of
from mapgen.geometry.topology import Cells, Topology, topology
from mapgen.listening import listening

WIDTH = 3000
"""Width of the drawing in grid units: three to a pixel where the map is 1,000 pixels wide."""

MARGIN = 14
"""Free space around the drawing in grid units, so that no line is cut at its edge."""

PIXEL = WIDTH / 1000
"""Grid units to a pixel where the map is 1,000 pixels wide."""

MOST_ASTRAY = 0.5 * PIXEL
"""How far a line may lie from where it is, after simplifying and rounding to the grid."""

TOLERANCES = (0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.1, 0.0)
"""How far simplifying may move a line, in pixels; each line takes the first that keeps it from going astray."""

MANY = 1000
"""A drawing of so many counties at most has room for a finer line, and for the ways of its arrow keys."""

FINE = 0.35
"""The coarsest tolerance, in pixels, for such a drawing."""

LONGEST_SECONDS = 60.0
"""Seconds that a layout may take. The country's takes one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything lies in a drawing `width` by `height` grid units, y downwards.

    Attributes:
        conic: The projection.
        scale: Grid units to a metre of the projection.
        left: The projection's x, in metres, at the drawing's left edge.
        top: The projection's y, in metres, at the drawing's upper edge.
        insets: States drawn apart, each with its own projection and scale.
        frames: SVG path commands of the insets' frames.
        borders: SVG path commands of the lines between states, empty where there is one.
        unseen: Counties of which islets too small to see lie outside the frame.
        width: Width in grid units.
        height: Height in grid units.
        paths: SVG path commands of every county, in drawing order: west to east; of several states, the states
            west to east and each one's counties by name.
        points: A point inside every county, at its middle where the middle is inside.
        neighbours: For every county those it shares a line with.
        edge: SVG path commands of the line around all counties.
        arrows: For every county, in drawing order, where an arrow key leads to the west, north, east and south: a
            position in the drawing order, its own where there is nothing that way. Empty for more than 1,000.
    """

    conic: Conic
    scale: float
    left: float
    top: float
    insets: tuple[tuple[str, View], ...]
    frames: str
    borders: str
    unseen: tuple[str, ...]
    width: int
    height: int
    paths: Mapping[str, str]
    points: Mapping[str, tuple[int, int]]
    neighbours: Mapping[str, frozenset[str]]
    edge: str
    arrows: tuple[tuple[int, ...], ...]
    _topology: Topology = field(repr=False)
    _arcs: tuple[Cells, ...] = field(repr=False)
    _boxes: tuple[tuple[int, int, int, int], ...] = field(repr=False)

    def place(self, longitude: float, latitude: float) -> tuple[int, int]:
        """The grid cell of a point on the earth, in the inset whose frame it falls in, else in the main area."""
        for (_, view), (left, top, right, bottom) in zip(self.insets, self._boxes, strict=True):
            x, y = view.place(longitude, latitude)
            if left < x < right and top < y < bottom:
                return x, y
        return View(self.conic, self.scale, self.left, self.top).place(longitude, latitude)

    def outline(self, geoids: Collection[str]) -> str:
        """The line around a group of counties, without the lines inside it."""
        wanted = set(geoids)
        inside = {at for at, key in enumerate(self._topology.keys) if key in wanted}
        pairs = zip(self._arcs, self._topology.owners, strict=True)
        return line_of([arc for arc, owners in pairs if len(inside.intersection(owners)) == 1])


def lay_out(boundaries: gpd.GeoDataFrame) -> Layout:
    """Project, simplify and quantise boundaries.

    Neighbours keep sharing their border exactly. No line lies further from its place than half a pixel at 1,000
    pixels. Alaska, Hawaii and Puerto Rico stand in frames of their own where they are not alone.

    Args:
        boundaries: Indexed by `geoid`: `name` and `geometry`, polygons in longitude and latitude.

    Raises:
        BoundariesError: A county has no polygon, or lies outside the earth; or its outlines take too long to lay out.
    """
    _drawable(boundaries)
    try:
        return listening(lambda: _laid_out(boundaries), LONGEST_SECONDS)
    except TimeoutError:
        raise BoundariesError(
            f"The boundaries were given up: laying them out took more than {LONGEST_SECONDS:.0f} seconds.",
            fix="Simplify them first: the Census Bureau's cartographic boundary files are made for maps.",
        ) from None


def _laid_out(boundaries: gpd.GeoDataFrame) -> Layout:
    geoids = [str(geoid) for geoid in boundaries.index]
    arranged = arrange(geoids, boundaries.geometry.to_numpy(), width=WIDTH, margin=MARGIN)
    whole = topology(dict(zip(geoids, arranged.shapes, strict=True)))
    coarsest = FINE if len(geoids) <= MANY else TOLERANCES[0]
    tolerances = [each * PIXEL for each in TOLERANCES if each <= coarsest]
    arcs = set_on_grid(whole.arcs, tolerances, MOST_ASTRAY)
    middles = _middles(arranged.shapes)
    order = _drawing_order(geoids, boundaries["name"], middles)
    turned = _turned(whole, arcs, order)
    paths = {}
    for at in order:
        rings = [_backwards(ring) for ring in whole.rings[at]] if turned[at] else whole.rings[at]
        paths[whole.keys[at]] = path_of(rings, arcs)
    points = {key: (round(x), round(y)) for key, (x, y) in zip(whole.keys, middles, strict=True)}
    neighbours = whole.neighbours()
    return Layout(
        conic=arranged.main.conic,
        scale=arranged.main.scale,
        left=arranged.main.left,
        top=arranged.main.top,
        insets=arranged.insets,
        frames="".join(f"M{left} {top}H{right}V{bottom}H{left}z" for left, top, right, bottom in arranged.frames),
        borders=line_of(
            [arc for arc, owners in zip(arcs, whole.owners, strict=True) if _between_states(whole, owners)]
        ),
        unseen=tuple(geoids[at] for at in arranged.unseen),
        width=WIDTH,
        height=arranged.height,
        paths=paths,
        points=points,
        neighbours=neighbours,
        edge=line_of([arc for arc, owners in zip(arcs, whole.owners, strict=True) if len(owners) == 1]),
        arrows=_arrows({key: points[key] for key in paths}, neighbours),
        _topology=whole,
        _arcs=arcs,
        _boxes=arranged.frames,
    )


def _arrows(
    points: Mapping[str, tuple[int, int]], neighbours: Mapping[str, frozenset[str]]
) -> tuple[tuple[int, ...], ...]:
    if len(points) > MANY:
        return ()
    at = {geoid: position for position, geoid in enumerate(points)}
    steps = compass(points, neighbours)
    return tuple(tuple(at[step or geoid] for step in steps[geoid]) for geoid in at)


def _between_states(whole: Topology, owners: tuple[int, ...]) -> bool:
    return len({state_of(whole.keys[owner]) for owner in owners}) > 1


def _drawable(boundaries: gpd.GeoDataFrame) -> None:
    shapes = boundaries.geometry
    wrong = shapes.isna() | shapes.is_empty | ~shapes.geom_type.isin(["Polygon", "MultiPolygon"])
    if wrong.any():
        raise BoundariesError(
            "Some counties have no area to draw.",
            problems=[Problem(f"{boundaries.at[geoid, 'name']} ({geoid})") for geoid in boundaries.index[wrong]],
        )


def _drawing_order(geoids: list[str], names: Iterable[str], middles: NDArray[np.float64]) -> NDArray[np.int64]:
    states = np.array([state_of(geoid) for geoid in geoids])
    if len(set(states)) == 1:
        return np.argsort(middles[:, 0], kind="stable")
    codes, state = np.unique(states, return_inverse=True)
    across = np.array([middles[states == code, 0].mean() for code in codes])
    return np.lexsort([np.array(geoids), np.array([str(name).casefold() for name in names]), across[state]])


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
