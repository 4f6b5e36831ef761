"""Arcs on a grid as SVG path commands."""

from __future__ import annotations

import re

import numpy as np
import pytest

from mapgen.geometry.svg_path import line_of, path_of


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
