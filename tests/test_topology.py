"""Polygons taken apart into the lines they share."""

from __future__ import annotations

import numpy as np
import shapely

from mapgen.geometry.topology import topology
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


def test_a_line_that_ends_where_it_began_is_shared_too() -> None:
    """A lake that reaches the border in one corner has one shore, from there to there, and two owners.

    Five lines meet in the corner (4, 0): two of the outline of A, the border to E's south, and both ends of the shore.

    A A A A|E
    A L L A|E
    A A L L|E    the lake L touches the border in its lower right corner
    """
    shore = [(4, 0), (3, 2), (2, 1)]
    around = shapely.Polygon([(0, 0), (4, 0), (4, 4), (0, 4)], [shore])
    found = topology(
        {"A": around, "L": shapely.Polygon(shore[::-1]), "E": shapely.Polygon([(4, 0), (6, 0), (6, 4), (4, 4)])}
    )
    assert found.neighbours() == {"A": frozenset({"L", "E"}), "L": frozenset({"A"}), "E": frozenset({"A"})}
    closed = [arc.tolist() for arc in found.arcs if (arc[0] == arc[-1]).all()]
    assert closed == [[[4, 0], [2, 1], [3, 2], [4, 0]]]


def test_nothing_has_no_arcs() -> None:
    """No areas, no lines."""
    assert topology({}).arcs == ()
