"""Lines with fewer points on a grid, each as near its place as is asked."""

from __future__ import annotations

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mapgen.geometry.simplify import set_on_grid

FLAT, BENT = np.array([[0, 0], [50, 3], [100, 0]]) * 1.0, np.array([[0, 0], [50, 4], [100, 0]]) * 1.0


def test_a_small_bump_goes_and_a_larger_one_stays() -> None:
    """A bump of 3 goes at a tolerance of 3.5, a bump of 4 stays; ends always do."""
    flat, bent = set_on_grid([FLAT, BENT], [3.5], 3.5)
    assert flat.tolist() == [[0, 0], [100, 0]]
    assert bent.tolist() == [[0, 0], [50, 4], [100, 0]]


def test_a_line_that_would_go_astray_takes_the_next_tolerance() -> None:
    """At 3.5 the bump of 3 would go, which is further than 2: at 1 it stays. The straight line needs no second try."""
    straight = np.array([[0.0, 9.0], [5.0, 9.0], [10.0, 9.0]])
    bumpy, even = set_on_grid([FLAT, straight], [3.5, 1.0], 2.0)
    assert bumpy.tolist() == [[0, 0], [50, 3], [100, 0]]
    assert even.tolist() == [[0, 9], [10, 9]]


def test_where_no_tolerance_will_do_every_point_is_kept() -> None:
    """A bump of 3 that may not stray 1 keeps its point though the only tolerance is 3.5."""
    assert set_on_grid([FLAT], [3.5], 1.0)[0].tolist() == [[0, 0], [50, 3], [100, 0]]
    assert set_on_grid([], [3.5], 1.0) == ()


lines = st.lists(
    st.integers(2, 12).flatmap(lambda n: arrays(np.float64, (n, 2), elements=st.floats(0, 40, width=32), unique=True)),
    min_size=1,
    max_size=5,
)


@given(lines)
def test_no_line_strays(arcs: list[np.ndarray]) -> None:
    """Whatever the lines, each result lies within 1.5 of its own line, and theirs of it; its ends are the line's."""
    for arc, cells in zip(arcs, set_on_grid(arcs, [1.5, 1.0, 0.3], 1.5), strict=True):
        assert (cells[[0, -1]] == np.rint(arc[[0, -1]])).all()
        one = shapely.linestrings(arc)
        other = shapely.linestrings(cells if len(cells) > 1 else np.repeat(cells, 2, axis=0))
        assert shapely.hausdorff_distance(one, other, densify=0.05) <= 1.5 + 1e-9


@given(lines)
def test_together_is_as_one_by_one(arcs: list[np.ndarray]) -> None:
    """Lines do not influence each other."""
    together = set_on_grid(arcs, [1.5, 0.3], 1.5)
    alone = [set_on_grid([arc], [1.5, 0.3], 1.5)[0] for arc in arcs]
    assert [cells.tolist() for cells in together] == [cells.tolist() for cells in alone]
