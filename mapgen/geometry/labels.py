"""City names on the map: as many as fit, the important ones first, none over another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal

Anchor = Literal["start", "middle", "end"]

WIDE, NARROW = frozenset("MWmw@%&—"), frozenset("iljtfrI.,'’:;|! ()[]")
LINE_HEIGHT = 1.15

SEEN = 0.16
"""Radius, in type sizes, from which a circle is seen as one and not as a speck."""


@dataclass(frozen=True, slots=True)
class City:
    """A place to label, in grid units; the first in a sequence is the most important.

    Attributes:
        name: The text.
        x: The place.
        y: The same, downwards.
        radius: Of a circle that is drawn there; the label keeps clear of it. 0 for a place marked by a dot.
    """

    name: str
    x: int
    y: int
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Label:
    """A label in its place.

    Attributes:
        name: The text.
        x: The dot's x.
        y: The dot's y.
        text_x: Where the text is anchored.
        baseline: The text's baseline.
        anchor: Which end of the text lies at `text_x`.
        dot: Whether a dot marks the place.
    """

    name: str
    x: int
    y: int
    text_x: int
    baseline: int
    anchor: Anchor
    dot: bool


@dataclass(frozen=True, slots=True)
class LabelSet:
    """The labels for maps drawn between two widths.

    Attributes:
        from_width: The narrowest map, in CSS pixels, at which the text is still `size` / scale large enough.
        size: The type size in grid units.
        labels: The labels that found a place.
    """

    from_width: int
    size: int
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: _Box) -> float:
        """The area the two have in common."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0.0) * max(high, 0.0)

    def meets(self, other: _Box) -> bool:
        """Whether they overlap, by however little."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def text_width(text: str, size: float) -> float:
    """About how wide the text is set in a system sans serif, on the generous side."""
    ems = sum(0.98 if c in WIDE else 0.36 if c in NARROW else 0.76 if c.isupper() else 0.63 for c in text)
    return ems * size


def place_labels(
    cities: Sequence[City],
    *,
    width: int,
    height: int,
    size: int,
    from_width: int,
    most: int,
    circles: Sequence[City] = (),
) -> LabelSet:
    """Find a place for each city's name, where it hides least; right of its dot first, then left, above, below.

    Args:
        cities: The most important first.
        width: Width of the drawing in grid units.
        height: Height of the drawing.
        size: Type size in grid units.
        from_width: Kept in the result.
        most: How many labels to place at most.
        circles: Circles that are drawn on the map; no label lies over one that can be seen beside its type.

    Returns:
        Labels whose boxes meet neither each other, nor another label's dot, nor the edge of the drawing.
    """
    return _placed(tuple(cities), (width, height), size, from_width, most, tuple(circles))


@lru_cache(maxsize=64)
def _placed(
    cities: tuple[City, ...],
    frame: tuple[int, int],
    size: int,
    from_width: int,
    most: int,
    circles: tuple[City, ...],
) -> LabelSet:
    """Kept, because the maps of an atlas name the same cities in the same places."""
    width, height = frame
    drawn = [_around(circle, circle.radius) for circle in circles]
    large = [_around(circle, circle.radius) for circle in circles if circle.radius > size * SEEN]
    taken: list[_Box] = []
    labels: list[Label] = []
    for city in cities:
        if len(labels) == most:
            break
        dot = _around(city, city.radius or size * 0.21)
        if any(dot.meets(box) for box in taken):
            continue
        free = [
            (sum(box.shared(other) for other in drawn), at, label, box)
            for at, (label, box) in enumerate(_choices(city, size))
            if box.left >= 0 and box.top >= 0 and box.right <= width and box.bottom <= height
            if not any(box.meets(other) for other in (*taken, *large))
        ]
        if free:
            _, _, label, box = min(free, key=lambda each: each[:2])
            taken += [box, dot]
            labels.append(label)
    return LabelSet(from_width=from_width, size=size, labels=tuple(labels))


def _around(city: City, radius: float) -> _Box:
    return _Box(city.x - radius, city.y - radius, city.x + radius, city.y + radius)


def _choices(city: City, size: int) -> list[tuple[Label, _Box]]:
    wide, high = text_width(city.name, size), size * LINE_HEIGHT
    gap = max(city.radius + size * 0.12, size * 0.42)
    clear = max(city.radius + 1, size * 0.21) + high * 0.5
    sides: tuple[tuple[Anchor, float], ...] = (("start", gap), ("end", -gap), ("middle", 0.0))
    found = []
    for (anchor, shift), rise in product(sides, (0, -1, 1)):
        if anchor == "middle" and rise == 0:
            continue
        x = city.x + shift
        middle = city.y + rise * (clear if anchor == "middle" else size * 0.48)
        left = {"start": x, "end": x - wide, "middle": x - wide / 2}[anchor]
        box = _Box(left, middle - high / 2, left + wide, middle + high / 2)
        label = Label(city.name, city.x, city.y, round(x), round(middle + size * 0.35), anchor, not city.radius)
        found.append((label, box))
    return found
