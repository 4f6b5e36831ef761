"""Arrow keys: the next county that way, and a way to every county."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapgen.geometry.compass import DIRECTIONS, EAST, NORTH, SOUTH, WEST, compass, reached
from mapgen.workflows.loaded_atlas import Loaded

# nw ne      y runs downwards
# sw se
GRID = {"nw": (0, 0), "ne": (10, 0), "sw": (0, 10), "se": (10, 10)}
BESIDE = {"nw": ["ne", "sw"], "ne": ["nw", "se"], "sw": ["nw", "se"], "se": ["ne", "sw"]}


def test_the_four_squares() -> None:
    """Each corner leads to the one beside and the one above or below it, and nowhere over the edge."""
    assert compass(GRID, BESIDE) == {
        "nw": (None, None, "ne", "sw"),
        "ne": ("nw", None, None, "se"),
        "sw": (None, "nw", "se", None),
        "se": ("sw", "ne", None, None),
    }


def test_an_island_is_joined_to_the_mainland() -> None:
    """An area that borders nothing leads to the others, and one of them leads to it."""
    steps = compass({"a": (0, 0), "b": (10, 0), "island": (40, 3)}, {"a": ["b"], "b": ["a"], "island": []})
    assert steps["island"][WEST] == "b"
    assert steps["b"][EAST] == "island"


def test_two_mainlands_are_joined() -> None:
    """Two halves, each with borders of its own only, as Michigan's two peninsulas."""
    points = {"a": (0, 0), "b": (10, 0), "c": (3, 90), "d": (13, 90)}
    steps = compass(points, {"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]})
    assert all(reached(start, steps) == set(points) for start in points)


def test_an_arrow_prefers_what_lies_straight_ahead() -> None:
    """Of two neighbours to the east, the nearer and straighter one."""
    points = {"here": (0, 0), "straight": (10, 1), "slanting": (9, 12)}
    everyone = {each: [other for other in points if other != each] for each in points}
    assert compass(points, everyone)["here"][EAST] == "straight"


@pytest.mark.parametrize("points", [{}, {"only": (5, 5)}])
def test_no_area_and_one_area(points: dict[str, tuple[int, int]]) -> None:
    """There is nowhere to go."""
    assert compass(points, {}) == dict.fromkeys(points, (None,) * 4)


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=14, unique=True),
    st.sets(st.tuples(st.integers(0, 13), st.integers(0, 13)), max_size=30),
)
def test_wherever_areas_lie_all_are_reached_and_no_arrow_leads_back(
    places: list[tuple[int, int]], borders: set[tuple[int, int]]
) -> None:
    """Any places, any borders: from each to each, and what an arrow leads to is further in its direction."""
    points = {str(at): place for at, place in enumerate(places)}
    beside: dict[str, set[str]] = {each: set() for each in points}
    for one, other in borders:
        if one != other and max(one, other) < len(places):
            beside[str(one)].add(str(other))
            beside[str(other)].add(str(one))
    steps = compass(points, beside)
    assert all(reached(start, steps) == set(points) for start in points)
    for start, four in steps.items():
        for (east, south), end in zip(DIRECTIONS, four, strict=True):
            if end is not None:
                x, y = points[end][0] - points[start][0], points[end][1] - points[start][1]
                assert x * east + y * south > 0


def test_kentucky(kentucky: Loaded) -> None:
    """All 120 from each of the 120; every arrow leads over a border, and lies within 64 degrees of its direction."""
    layout, names = kentucky.setting.layout, kentucky.boundaries["name"]
    assert layout is not None
    points = {geoid: layout.points[geoid] for geoid in layout.paths}
    steps = compass(points, layout.neighbours)
    assert {len(reached(start, steps)) for start in steps} == {120}
    for start, four in steps.items():
        for (east, south), end in zip(DIRECTIONS, four, strict=True):
            if end is None:
                continue
            x, y = points[end][0] - points[start][0], points[end][1] - points[start][1]
            assert end in layout.neighbours[start]
            assert abs(x * south - y * east) <= 2 * (x * east + y * south)
    fayette = next(geoid for geoid in names.index if names[geoid] == "Fayette")
    around = {direction: names[steps[fayette][direction]] for direction in (WEST, NORTH, EAST, SOUTH)}
    assert around == {WEST: "Woodford", NORTH: "Scott", EAST: "Clark", SOUTH: "Jessamine"}
