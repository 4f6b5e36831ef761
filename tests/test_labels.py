"""Names on the map: none over another, none cut off, the important ones first."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapgen.geometry.labels import LINE_HEIGHT, City, Label, place_labels, text_width

if TYPE_CHECKING:
    from mapgen.model.choropleth import Choropleth

WIDTH, HEIGHT, SIZE = 1000, 500, 50
Box = tuple[float, float, float, float]

CITIES = st.builds(
    City,
    name=st.text("abcdefMW ", min_size=1, max_size=14),
    x=st.integers(0, WIDTH),
    y=st.integers(0, HEIGHT),
    radius=st.sampled_from([0.0, 0.0, 30.0]),
)


def placed(*cities: City, most: int = 99) -> list[Label]:
    """The labels that find a place on a drawing of 1,000 by 500."""
    return list(place_labels(cities, width=WIDTH, height=HEIGHT, size=SIZE, from_width=0, most=most).labels)


def box(label: Label, size: int) -> Box:
    """Where the text of a label stands, to the rounding of its position."""
    wide = text_width(label.name, size)
    left = label.text_x - {"start": 0, "middle": 0.5, "end": 1}[label.anchor] * wide
    middle = label.baseline - size * 0.35
    return left, middle - size * LINE_HEIGHT / 2, left + wide, middle + size * LINE_HEIGHT / 2


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than the rounding to whole units."""
    return one[0] + 1 < other[2] and other[0] + 1 < one[2] and one[1] + 1 < other[3] and other[1] + 1 < one[3]


def test_a_name_stands_right_of_its_dot_where_there_is_room() -> None:
    """In the middle of an empty drawing, on the dot's height."""
    (label,) = placed(City("Middle", 500, 250))
    assert label.anchor == "start"
    assert label.text_x > label.x == 500
    assert label.dot


def test_a_name_turns_away_from_the_edge() -> None:
    """At the right edge it stands left of its dot."""
    (label,) = placed(City("Edgewater", 980, 250))
    assert label.anchor == "end"
    assert label.text_x < 980


def test_the_important_name_wins() -> None:
    """Of two cities in one place the first is named, the second is not."""
    assert [each.name for each in placed(City("First", 500, 250), City("Second", 502, 251))] == ["First"]


def test_no_more_are_placed_than_asked_for() -> None:
    """The first two of three that would all fit."""
    cities = [City("A", 100, 100), City("B", 500, 250), City("C", 900, 400)]
    assert [each.name for each in placed(*cities, most=2)] == ["A", "B"]


def test_a_city_outside_the_drawing_is_not_named() -> None:
    """Beyond the edge there is nothing to name."""
    assert placed(City("Elsewhere", 5000, 250)) == []


def test_a_circle_keeps_its_name_at_a_distance() -> None:
    """A county's circle has no dot, and its name begins outside it."""
    (label,) = placed(City("Round", 500, 250, radius=80.0))
    assert not label.dot
    assert label.text_x >= 580


@given(cities=st.lists(CITIES, max_size=12))
def test_no_name_meets_another_or_the_edge(cities: list[City]) -> None:
    """Whatever is to be named."""
    boxes = [box(each, SIZE) for each in placed(*cities)]
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    for left, top, right, bottom in boxes:
        assert left >= -1
        assert top >= -1
        assert right <= WIDTH + 1
        assert bottom <= HEIGHT + 1


@given(cities=st.lists(CITIES, max_size=12))
def test_no_name_covers_another_names_dot(cities: list[City]) -> None:
    """A dot that is drawn can be seen."""
    labels = placed(*cities)
    for one in labels:
        for other in labels:
            if one is not other and other.dot:
                dot = (other.x - 2, other.y - 2, other.x + 2, other.y + 2)
                assert not overlap(box(one, SIZE), dot)


@pytest.mark.parametrize("slug", ["winner", "votes-not-acres"])
def test_kentuckys_names_stay_apart(kentucky_maps: dict[str, Choropleth], slug: str) -> None:
    """At every width, cities as well as circles; the widest map names more than the narrowest."""
    sets = kentucky_maps[slug].drawing.labels
    for each in sets:
        boxes = [box(label, each.size) for label in each.labels]
        assert len(boxes) >= 3
        assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    assert len(sets[0].labels) < len(sets[-1].labels)
    first = "Jefferson" if slug == "votes-not-acres" else "Louisville"
    assert all(each.labels[0].name == first for each in sets)
