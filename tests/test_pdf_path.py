"""SVG path commands as PDF operators."""

from __future__ import annotations

import math

import pytest

from mapgen.render.marks.pdf_path import lines


@pytest.mark.parametrize(
    ("commands", "operators"),
    [
        ("M10 20L30 20", "30 20 l"),
        ("M10 20l5 5-5 0z", "15 25 l 10 25 l h"),
        ("M1 2H5V9H1z", "5 2 l 5 9 l 1 9 l h"),
        ("M0 0l9 0zM20 20l-5-5z", "9 0 l h 20 20 m 15 15 l h"),
        ("M1.25 2L.5-3.12345", "0.5 -3.1235 l"),
    ],
)
def test_lines_become_operators(commands: str, operators: str) -> None:
    """All but the first move, which fpdf writes: steps become places, and closing goes back to where a part began."""
    found = lines(commands)
    assert found is not None
    assert found[0] == operators


def test_the_points_of_each_part_are_told() -> None:
    """Two parts, each with its corners."""
    found = lines("M0 0l9 0zM20 20l-5-5z")
    assert found is not None
    assert found[1] == (((0, 0), (9, 0)), ((20, 20), (15, 15)))


def test_a_dot_is_four_curves_on_its_circle() -> None:
    """Halfway along each curve the point is as far from the middle as the radius, to a three-thousandth."""
    found = lines("M10 20a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z")
    assert found is not None
    text, ((start, *_),) = found
    *curves, closed = text.split(" c ")
    assert (len(curves), closed) == (4, "h")
    for curve in curves:
        numbers = [float(number) for number in curve.split()]
        one, two, end = zip(numbers[::2], numbers[1::2], strict=True)
        halfway = [(start[at] + 3 * one[at] + 3 * two[at] + end[at]) / 8 for at in (0, 1)]
        assert math.dist(halfway, (15, 20)) == pytest.approx(5, rel=1 / 3000)
        assert math.dist(end, (15, 20)) == pytest.approx(5)
        start = end
    assert start == (10, 20)


@pytest.mark.parametrize("arc", ["a5 4 0 1 0 10 0", "a5 5 0 1 0 8 0", "a5 5 0 1 0 0 10", "A5 5 0 1 0 10 0"])
def test_nothing_is_nothing_and_other_arcs_are_left_to_others(arc: str) -> None:
    """An empty path has no parts; what is no half of a dot, level with its middle, is not read."""
    assert lines("") == ("", ())
    assert lines(f"M0 0{arc}z") is None
