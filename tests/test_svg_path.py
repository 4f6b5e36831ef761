"""Arcs on a grid as SVG path commands."""

from __future__ import annotations

import re

import numpy as np
import pytest

from mapgen.geometry.read_path import Box, box_of, read_path
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


@pytest.mark.parametrize(
    ("commands", "points", "closed"),
    [
        ("M10 20L30 20", [[(10, 20), (30, 20)]], [False]),
        ("M10 20l5 5-5 0z", [[(10, 20), (15, 25), (10, 25)]], [True]),
        ("M1 2H5V9H1z", [[(1, 2), (5, 2), (5, 9), (1, 9)]], [True]),
        ("M0 0l9 0zM20 20l-5-5", [[(0, 0), (9, 0)], [(20, 20), (15, 15)]], [True, False]),
        ("M1.25 2 .5-3.5", [[(1.25, 2), (0.5, -3.5)]], [False]),
        ("M3 4z", [[(3, 4)]], [True]),
        ("", [], []),
    ],
)
def test_a_path_is_read_as_points(commands: str, points: list[list[tuple[float, float]]], closed: list[bool]) -> None:
    """Steps become places, numbers after a move are lines, and closing is told, not drawn."""
    subpaths = read_path(commands)
    assert [subpath.points for subpath in subpaths] == points
    assert [subpath.closed for subpath in subpaths] == closed


@pytest.mark.parametrize("commands", ["M0 0a5 5 0 1 0 10 0z", "M0 0c1 1 2 2 3 3", "l5 5", "M0 0m5 5", "M0 0z l5 5"])
def test_no_other_commands_are_guessed(commands: str) -> None:
    """Curves, and steps from nowhere, are refused: a wrong map would be worse."""
    with pytest.raises(ValueError, match="No path of straight lines"):
        read_path(commands)


@pytest.mark.parametrize(("commands", "box"), [("M10 20l5-25zM0 0L3 30", (0, -5, 15, 30)), ("M3 4z", (3, 4, 3, 4))])
def test_the_box_is_around_all_of_it(commands: str, box: Box) -> None:
    """Left, top, right and bottom of two parts, and of a dot."""
    assert box_of(read_path(commands)) == box
