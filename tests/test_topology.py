"""Polygons taken apart into the lines they share."""

from __future__ import annotations

import re

import numpy as np
import pytest
import shapely

from mapgen.topology import line_of, path_of, simplify, topology
from tests.grid import ALDER, BIRCH, CEDAR, DOGWOOD, boundaries

SQUARES = boundaries().geometry.to_dict()


def test_neighbours_share_a_line() -> None:
    """Alder touches Birch and Cedar; with Dogwood it shares a corner only."""
    neighbours = topology(SQUARES).neighbours()
    assert neighbours[ALDER] == {BIRCH, CEDAR}
    assert neighbours[DOGWOOD] == {BIRCH, CEDAR}


def test_each_line_stands_once() -> None:
    """Four inner lines with two owners, four outer ones with one, each from junction to junction."""
    found = topology(SQUARES)
    owned = sorted(len(owners) for owners in found.owners)
    assert owned == [1, 1, 1, 1, 2, 2, 2, 2]
    ends = {tuple(end) for arc in found.arcs for end in (arc[0], arc[-1])}
    assert ends == {(-90, 41), (-89, 40), (-88, 41), (-89, 42), (-89, 41)}


def test_every_ring_can_be_put_together_again() -> None:
    """The arcs of each county, in order and direction, are its outline."""
    found = topology(SQUARES)
    for key, rings in zip(found.keys, found.rings, strict=True):
        ((*arcs,),) = rings
        lines = [found.arcs[at] if at >= 0 else found.arcs[~at][::-1] for at in arcs]
        assert all((a[-1] == b[0]).all() for a, b in zip(lines, [*lines[1:], lines[0]], strict=True))
        assert shapely.polygons(np.concatenate(lines)).equals(SQUARES[key])


def test_an_enclave_is_its_own_line() -> None:
    """A county inside another shares one closed line with it, wherever its ring begins."""
    hole = shapely.box(1, 1, 2, 2)
    around = shapely.Polygon(shapely.box(0, 0, 3, 3).exterior, [np.roll(hole.exterior.coords[:-1], 2, axis=0)])
    found = topology({"around": around, "inside": hole})
    assert found.neighbours()["inside"] == {"around"}
    assert sorted(map(len, found.owners)) == [1, 2]


def test_islands_belong_to_their_county() -> None:
    """A multipolygon has a ring for each part, and no neighbours across the water."""
    islands = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(2, 0, 3, 1)])
    found = topology({"islands": islands, "far": shapely.box(9, 9, 10, 10)})
    assert [len(rings) for rings in found.rings] == [2, 1]
    assert found.neighbours() == {"islands": frozenset(), "far": frozenset()}


def test_borders_that_do_not_meet_stay_apart() -> None:
    """A vertex more on one side makes two lines: nothing is snapped."""
    left = shapely.box(0, 0, 1, 2)
    right = shapely.Polygon([(1, 0), (2, 0), (2, 2), (1, 2), (1, 1)])
    assert topology({"left": left, "right": right}).neighbours()["left"] == frozenset()


def test_simplifying_keeps_the_ends_and_the_distance() -> None:
    """A bump of 0.3 goes at a tolerance of 0.35, a bump of 0.4 stays."""
    flat = simplify(np.array([[0, 0], [5, 0.3], [10, 0]]), 0.35)
    assert flat.tolist() == [[0, 0], [10, 0]]
    bent = simplify(np.array([[0, 0], [5, 0.4], [10, 0]]), 0.35)
    assert bent.tolist() == [[0, 0], [5, 0.4], [10, 0]]


@pytest.mark.parametrize(
    ("arc", "path"),
    [
        ([[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]], "M0 0l10 0 0 10-10 0z"),
        ([[0, 0], [0, 0], [10, 0], [10, 0], [10, 10], [0, 0]], "M0 0l10 0 0 10z"),
        ([[3, 4], [3, 4], [3, 4]], "M3 4z"),
    ],
)
def test_a_path_is_short_and_whole(arc: list[list[int]], path: str) -> None:
    """Relative steps, no point twice, and what has become a dot stays one."""
    assert path_of([(0,)], (np.array(arc),)) == path


def test_a_ring_that_lost_its_area_is_left_out_beside_one_that_did_not() -> None:
    """A tiny island goes; the mainland stays."""
    arcs = (np.array([[0, 0], [9, 0], [9, 9], [0, 0]]), np.array([[50, 50], [50, 50]]))
    assert path_of([(0,), (1,)], arcs) == "M0 0l9 0 0 9z"


def test_lines_are_joined_end_to_end() -> None:
    """Two lines that meet are one stroke, so that dashes run on."""
    joined = line_of([np.array([[0, 0], [5, 0]]), np.array([[5, 0], [5, 5]])])
    assert len(re.findall("M", joined)) == 1
    assert line_of([]) == ""
    assert line_of([np.array([[1, 1], [1, 1]])]) == ""
