"""Boundaries drawn once: on the grid, and for all of Kentucky."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pytest
import shapely

from mapgen.errors import BoundariesError
from mapgen.geometry.layout import MARGIN, WIDTH, Layout, lay_out
from mapgen.geometry.topology import topology
from tests.grid import ALDER, BIRCH, CEDAR, DOGWOOD

if TYPE_CHECKING:
    from mapgen.workflows.loaded_atlas import Loaded

PIXEL = WIDTH / 1000
"""Grid units to a pixel of a map 1,000 pixels wide."""


def drawn(path: str) -> shapely.Geometry:
    """The area of path commands as `path_of` writes them."""
    rings = []
    for ring in path.split("z")[:-1]:
        start, steps = (re.findall(r"-?\d+", part) for part in re.fullmatch(r"M([^l]+)l?(.*)", ring).groups())
        points = np.array([*start, *steps], dtype=int).reshape(-1, 2)
        rings.append(np.cumsum(points, axis=0))
    return shapely.union_all([shapely.make_valid(shapely.Polygon(ring)) for ring in rings if len(ring) > 2])


@pytest.fixture
def layout(boundaries: gpd.GeoDataFrame) -> Layout:
    """The grid, drawn."""
    return lay_out(boundaries)


def test_counties_lie_as_they_do_on_the_ground(layout: Layout) -> None:
    """West is left, north is up, y runs downwards; the frame has its margin."""
    points = layout.points
    assert points[ALDER][0] < points[BIRCH][0]
    assert points[ALDER][1] < points[CEDAR][1]
    assert layout.width == WIDTH
    for x, y in points.values():
        assert MARGIN < x < layout.width - MARGIN
        assert MARGIN < y < layout.height - MARGIN


def test_counties_are_drawn_from_west_to_east(layout: Layout) -> None:
    """So that a drawing's order is a reader's."""
    assert set(list(layout.paths)[:2]) == {ALDER, CEDAR}


def test_neighbours_share_their_border_on_the_grid(layout: Layout) -> None:
    """The two paths have the same points along the line between them."""
    alder, birch = ({tuple(p) for p in shapely.get_coordinates(drawn(layout.paths[g]))} for g in (ALDER, BIRCH))
    assert len(alder & birch) >= 2
    assert layout.neighbours[ALDER] == {BIRCH, CEDAR}


def test_an_outline_leaves_the_lines_inside_out(layout: Layout) -> None:
    """Around the upper two: one closed line that does not run between them."""
    outline = layout.outline([ALDER, BIRCH])
    assert outline.count("M") == 1
    around = shapely.union_all([drawn(layout.paths[g]) for g in (ALDER, BIRCH)])
    assert around.geom_type == "Polygon"
    steps = np.array(re.findall(r"-?\d+", outline), dtype=int).reshape(-1, 2)
    assert shapely.polygons(np.cumsum(steps, axis=0)).equals(around)


def test_the_outline_of_nothing_and_of_everything(layout: Layout) -> None:
    """Nothing has none; everything has the outer edge alone."""
    assert layout.outline([]) == ""
    assert layout.outline([ALDER, BIRCH, CEDAR, DOGWOOD]).count("M") == 1


def test_a_place_is_found_on_the_grid(layout: Layout) -> None:
    """The corner where all four meet lies between the four middles."""
    x, y = layout.place(-89, 41)
    assert layout.points[ALDER][0] < x < layout.points[BIRCH][0]
    assert layout.points[ALDER][1] < y < layout.points[CEDAR][1]


def test_a_county_without_an_area_is_named(boundaries: gpd.GeoDataFrame) -> None:
    """A point, an empty polygon and none at all cannot be drawn."""
    for shape in (shapely.Point(0, 0), shapely.Polygon(), None):
        boundaries.loc[[CEDAR], "geometry"] = gpd.GeoSeries([shape], index=[CEDAR], crs=boundaries.crs)
        with pytest.raises(BoundariesError, match="no area") as refused:
            lay_out(boundaries)
        assert "Cedar (99005)" in str(refused.value)


def test_one_county_alone_can_be_drawn(boundaries: gpd.GeoDataFrame) -> None:
    """A state of one county, as the District of Columbia is."""
    alone = lay_out(boundaries.loc[[ALDER]])
    assert list(alone.paths) == [ALDER]
    assert alone.outline([ALDER]).count("M") == 1


# Kentucky


def test_no_county_of_kentucky_is_lost(kentucky: Loaded) -> None:
    """120 paths, each with an area, each point inside its county."""
    layout = kentucky.setting.layout
    assert layout is not None
    assert len(layout.paths) == 120
    for geoid, path in layout.paths.items():
        shape = drawn(path)
        assert shape.area > 0
        assert shape.buffer(PIXEL).contains(shapely.Point(layout.points[geoid]))


def test_no_line_of_kentucky_strays_half_a_pixel(kentucky: Loaded) -> None:
    """Every line between two counties lies within half a pixel, at 1,000 pixels, of the one in the file."""
    layout = kentucky.setting.layout
    assert layout is not None

    def to_grid(lonlat: np.ndarray) -> np.ndarray:
        x, y = layout.conic.project(lonlat).T
        return np.column_stack([(x - layout.left) * layout.scale, (layout.top - y) * layout.scale])

    shapes = kentucky.boundaries.geometry
    exact = topology(dict(zip(shapes.index, shapely.transform(shapes.to_numpy(), to_grid), strict=True))).arcs
    assert len(exact) == len(layout._arcs) > 300
    strays = [
        shapely.hausdorff_distance(shapely.linestrings(a), shapely.linestrings(b))
        for a, b in zip(exact, layout._arcs, strict=True)
    ]
    assert 0.1 < max(strays) / PIXEL <= 0.5


def test_kentuckys_neighbours_are_those_of_the_file(kentucky: Loaded) -> None:
    """Two counties are neighbours where their polygons in the file share a line."""
    layout = kentucky.setting.layout
    assert layout is not None
    shapes = kentucky.boundaries.geometry
    first, second = shapes.sindex.query(shapes, predicate="touches")
    shared = shapely.intersection(shapes.to_numpy()[first], shapes.to_numpy()[second])
    pairs = {
        (shapes.index[a], shapes.index[b])
        for a, b, line in zip(first, second, shared, strict=True)
        if shapely.length(line) > 0
    }
    assert pairs == {(a, b) for a, others in layout.neighbours.items() for b in others}
    # The Kentucky Bend, cut off by the Mississippi, belongs to Fulton; Robertson has five neighbours.
    assert len(layout.neighbours["21201"]) == 5


def test_kentuckys_paths_are_small(kentucky: Loaded) -> None:
    """All 120 together take at most 12 kB gzipped."""
    layout = kentucky.setting.layout
    assert layout is not None
    assert 8_000 < len(gzip.compress("\n".join(layout.paths.values()).encode(), 9, mtime=0)) <= 12_000
