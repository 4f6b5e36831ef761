"""The classes of a scheme as a map draws them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LegendClass:
    """One class as the map draws it.

    Attributes:
        key: The scheme's key for it.
        label: What it is called.
        noun: What its counties are called in running text.
        group: The heading it stands under.
        light: Fill in the light theme, `#rrggbb`, or empty for a class that only marks.
        dark: Fill in the dark theme.
        pattern: Texture, or empty.
        print_pattern: Texture in print and forced colours, or empty.
        outline: SVG path commands of the line around its counties, or empty.
        counties: How many counties are in it.
        votes: All votes cast in them.
    """

    key: str
    label: str
    noun: str
    group: str
    light: str
    dark: str
    pattern: str
    print_pattern: str
    outline: str
    counties: int
    votes: int


@dataclass(frozen=True, slots=True)
class Legend:
    """A scheme's classes that occur on the map.

    Attributes:
        title: The scheme's title.
        definition: What a reader must know of it.
        classes: In legend order.
    """

    title: str
    definition: str
    classes: tuple[LegendClass, ...]

    def groups(self) -> list[tuple[str, list[tuple[int, LegendClass]]]]:
        """The classes with their positions, under their headings."""
        headings: dict[str, list[tuple[int, LegendClass]]] = {}
        for at, legend_class in enumerate(self.classes):
            headings.setdefault(legend_class.group, []).append((at, legend_class))
        return list(headings.items())
