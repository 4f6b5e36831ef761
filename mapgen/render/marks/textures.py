"""The textures over a map's colours: which counties carry which, and which stand in where there are no colours."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from mapgen.model.choropleth import Choropleth
from mapgen.model.legend import Legend
from mapgen.specs.marks import mark_kinds


def textures(choropleth: Choropleth) -> list[str]:
    """The patterns the map uses anywhere, sorted."""
    legends: list[Legend | None] = [choropleth.legend, choropleth.marking, choropleth.states]
    classes = [each for legend in legends if legend is not None for each in legend.classes]
    names = {name for each in classes for name in (each.pattern, each.print_pattern)}
    return sorted(names - {""})


@dataclass(frozen=True, slots=True)
class TextureLayer:
    """The counties that carry one class's texture.

    Attributes:
        id: Unique in the map.
        pattern: The texture.
        geoids: The counties, in drawing order.
        print_only: Whether the screen does without it.
        outline: Path commands of the line around them all, where the map draws it anyway; or empty.
    """

    id: str
    pattern: str
    geoids: tuple[str, ...]
    print_only: bool
    outline: str = ""


def texture_layers(choropleth: Choropleth) -> list[TextureLayer]:
    """Every texture over the colours: of fills first, of markings above them, of the count's state above all."""
    layers = []
    for at, each in enumerate(choropleth.legend.classes):
        pattern = each.pattern or each.print_pattern
        geoids = tuple(county.geoid for county in choropleth.counties if county.fill == at)
        if pattern:
            layers.append(TextureLayer(f"over-f{at}", pattern, geoids, print_only=not each.pattern))
    return layers + laid_layers(choropleth)


def laid_layers(choropleth: Choropleth) -> list[TextureLayer]:
    """The textures that are no class's own: of markings, and above them of the count's state."""
    layers = []
    for at, each in enumerate(choropleth.marking.classes if choropleth.marking else ()):
        geoids = tuple(county.geoid for county in choropleth.counties if county.mark == at)
        if each.pattern:
            layers.append(TextureLayer(f"over-m{at}", each.pattern, geoids, print_only=False, outline=each.outline))
    for at, each in enumerate(choropleth.states.classes if choropleth.states else ()):
        geoids = tuple(county.geoid for county in choropleth.counties if county.status == each.key)
        if each.pattern:
            layers.append(TextureLayer(f"over-s{at}", each.pattern, geoids, print_only=False))
    return layers


PLAIN = ("horizontal", "dots", "vertical", "rings", "hatch")
"""Textures that stand in for a colour where the reader has chosen colours of their own."""

ALWAYS_FREE = {"horizontal", "dots", "vertical"}
"""Those that a class gives up for a plain one, so that there is always one left."""


@dataclass(frozen=True, slots=True)
class PlainTexture:
    """How a class is drawn in two colours alone.

    Attributes:
        at: Its position in the legend.
        pattern: One for all classes under a heading, or one for itself where it has none.
        weight: How much of the area is inked, above 0 and below 1: the further down its heading, the more.
    """

    at: int
    pattern: str
    weight: float


def plain_textures(choropleth: Choropleth) -> list[PlainTexture]:
    """A texture for every class by colour that has none of its own alone; no two are alike."""
    times = Counter(each.pattern for each in choropleth.legend.classes)
    own = {pattern for pattern in times if times[pattern] == 1} - ALWAYS_FREE
    used = own | {like for mark in choropleth.marks for like in mark_kinds()[mark.kind].textures_like_it}
    free = [pattern for pattern in PLAIN if pattern not in used]
    found: list[PlainTexture] = []
    for heading, entries in choropleth.legend.groups():
        bare = [at for at, each in entries if not each.pattern or each.pattern not in own]
        for families in [bare] if heading else [[at] for at in bare]:
            pattern, again = free[0], 1 + sum(each.pattern == free[0] for each in found)
            free = [*free[1:], free[0]]
            found += [
                PlainTexture(at, pattern, round((step + 0.5 / again) / (len(families) + 0.5), 3))
                for step, at in enumerate(families)
            ]
    return found
