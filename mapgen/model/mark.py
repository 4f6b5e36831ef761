"""What lies over a map's colours, as shapes that every product can draw without knowing what they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle.

    Attributes:
        x: Its middle, grid units.
        y: The same, downwards.
        radius: Grid units.
        candidate: The position of the candidate in whose colour it is, or None.
        geoid: The county it is of, or empty.
    """

    x: float
    y: float
    radius: float
    candidate: int | None = None
    geoid: str = ""


@dataclass(frozen=True, slots=True)
class Polygon:
    """An area inside straight lines.

    Attributes:
        commands: SVG path commands in grid units: M, L, l, H, V and z.
        candidate: The position of the candidate in whose colour it is, or None.
        geoid: The county it is of, or empty.
    """

    commands: str
    candidate: int | None = None
    geoid: str = ""


Shape = Circle | Polygon


@dataclass(frozen=True, slots=True)
class Sample:
    """A shape of a mark's key, as large as on the map.

    Attributes:
        label: What a shape of this size stands for.
        shape: The shape, in a box whose upper left corner is 0, 0.
        width: Of the box, grid units.
        height: The same.
    """

    label: str
    shape: Shape
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A layer of shapes of one kind.

    Attributes:
        kind: What it is: a kind in `mapgen/marks.toml`, whose style has the same name.
        shapes: In the order of drawing.
        title: What heads its key.
        samples: The key, the largest first.
        note: What is said of it, a sentence.
        named: Counties that bear their names on the map, in place of its cities; by GEOID, the most important first.
        room: How far it reaches from a county's point, by GEOID; names keep clear of it.
    """

    kind: str
    shapes: tuple[Shape, ...]
    title: str
    samples: tuple[Sample, ...]
    note: str
    named: tuple[str, ...] = ()
    room: tuple[tuple[str, float], ...] = ()
