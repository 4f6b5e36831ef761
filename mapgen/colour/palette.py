"""The palette gate: whether classes that can touch on the map stay apart for every reader, in figures."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from mapgen.colour.ramp import THEMES, VISIONS, Theme, Vision, seen
from mapgen.errors import MapgenError

THRESHOLD = 20.0
"""The least ΔE*ab (1976) of two classes that only colour tells apart."""

Verdict = Literal["apart", "by pattern", "alike"]


@dataclass(frozen=True, slots=True)
class Swatch:
    """How one class is drawn.

    Attributes:
        key: The class's key, unique among the swatches.
        label: The class as the legend names it.
        light: Its fill in the light theme, `#rrggbb`.
        dark: Its fill in the dark theme, `#rrggbb`.
        pattern: A texture that is always shown; None or empty for none.
        print_pattern: The texture in grayscale print and forced colours, or None for that of `pattern`.
    """

    key: str
    label: str
    light: str
    dark: str
    pattern: str | None = None
    print_pattern: str | None = None

    def fill(self, theme: Theme) -> str:
        """Its fill in a theme."""
        return self.light if theme == "light" else self.dark

    def texture(self, vision: Vision) -> str | None:
        """The texture a reader gets: the printed one where no colour is left."""
        if vision == "grayscale":
            return self.print_pattern or self.pattern or None
        return self.pattern or None


@dataclass(frozen=True, slots=True)
class Sight:
    """Two classes as one kind of vision sees them in one theme.

    Attributes:
        theme: "light" or "dark".
        vision: "normal", "protan", "deutan", "tritan" or "grayscale".
        delta_e: ΔE*ab (1976), 0 or more.
        verdict: "apart" at the threshold or above it; below it "by pattern" where textures differ, else "alike".
    """

    theme: Theme
    vision: Vision
    delta_e: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class PairFinding:
    """Two classes that can touch, as everyone sees them.

    Attributes:
        first: The one that stands first among the swatches.
        second: The other.
        sights: Ten: every vision in the light theme, then in the dark one.
    """

    first: Swatch
    second: Swatch
    sights: tuple[Sight, ...]

    @property
    def nearest(self) -> Sight:
        """The sight in which the two are most alike, those without a differing texture before all others."""
        return min(self.sights, key=lambda sight: (sight.verdict != "alike", sight.delta_e))

    @property
    def verdict(self) -> Verdict:
        """The worst of the ten verdicts."""
        found = {sight.verdict for sight in self.sights}
        return "alike" if "alike" in found else "by pattern" if "by pattern" in found else "apart"

    def __str__(self) -> str:
        """The pair, its worst sight and the figure, cut off after one decimal so that 19.96 does not read as 20."""
        sight = self.nearest
        figure = math.floor(sight.delta_e * 10) / 10
        return (
            f"{self.first.label!r} and {self.second.label!r} are ΔE {figure:.1f} apart"
            f" ({sight.vision}, {sight.theme}): {sight.verdict}"
        )


def palette_gate(
    swatches: Sequence[Swatch],
    threshold: float = THRESHOLD,
    *,
    touching: Iterable[tuple[str, str]] | None = None,
) -> tuple[PairFinding, ...]:
    """Measures every two classes that can be neighbours, for five kinds of vision in two themes.

    Args:
        swatches: The classes, in legend order.
        threshold: The ΔE*ab (1976) from which colour alone is enough; a pair exactly at it is apart.
        touching: The pairs of keys that can touch, in either order, or None for all pairs.

    Returns:
        A finding for every such pair: those that are alike first, and the nearest first among them.

    Raises:
        MapgenError: A key stands twice, or `touching` names a class that does not exist.
    """
    keys = [swatch.key for swatch in swatches]
    if len(set(keys)) < len(keys):
        raise MapgenError(f"Two classes of the palette have the same key: {', '.join(keys)}.")
    neighbours = None if touching is None else {frozenset(pair) for pair in touching}
    strangers = sorted(set().union(*(neighbours or ())) - set(keys))
    if strangers:
        raise MapgenError(f"The palette has no class {', '.join(strangers)}; it has {', '.join(keys)}.")
    findings = [
        PairFinding(first, second, _sights(first, second, threshold))
        for first, second in combinations(swatches, 2)
        if neighbours is None or {first.key, second.key} in neighbours
    ]
    return tuple(sorted(findings, key=_rank))


def too_close(findings: Iterable[PairFinding]) -> tuple[PairFinding, ...]:
    """The findings that are errors: somewhere below the threshold without a differing texture."""
    return tuple(finding for finding in findings if finding.verdict == "alike")


def look_alike(first: Swatch, second: Swatch) -> bool:
    """Whether two classes are below the threshold without a differing texture for any reader in either theme."""
    return any(sight.verdict == "alike" for sight in _sights(first, second, THRESHOLD))


def _rank(finding: PairFinding) -> tuple[bool, float, str, str]:
    worst = finding.nearest
    return finding.verdict != "alike", worst.delta_e, finding.first.key, finding.second.key


def _sights(first: Swatch, second: Swatch, threshold: float) -> tuple[Sight, ...]:
    sights = []
    for theme in THEMES:
        for vision in VISIONS:
            delta_e = math.dist(seen(first.fill(theme), vision), seen(second.fill(theme), vision))
            differing = first.texture(vision) != second.texture(vision)
            verdict: Verdict = "apart" if delta_e >= threshold else "by pattern" if differing else "alike"
            sights.append(Sight(theme, vision, delta_e, verdict))
    return tuple(sights)
