"""Colours: the ramp of one base colour, the ink that can be read on it, and how others see it."""

from __future__ import annotations

import math
import re
from bisect import bisect
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from coloraide import Color

from mapgen.errors import MapgenError

Theme = Literal["light", "dark"]
Vision = Literal["normal", "protan", "deutan", "tritan", "grayscale"]
Lab = tuple[float, float, float]

THEMES: Final[tuple[Theme, ...]] = ("light", "dark")
VISIONS: Final[tuple[Vision, ...]] = ("normal", "protan", "deutan", "tritan", "grayscale")

WHITE, INK, BLACK = "#ffffff", "#14171a", "#000000"
READABLE = 4.5
"""The contrast WCAG 2.2 AA asks of text."""

# Brettel's two half-planes are the only simulation of tritanopia that follows measurements; Machado's model, made
# for red and green, only approximates it.
_METHODS: Final[dict[Vision, str]] = {"protan": "machado", "deutan": "machado", "tritan": "brettel"}


@dataclass(frozen=True, slots=True)
class _Curve:
    """The way from the weakest shade to the strongest.

    Attributes:
        lightness: CIE L*, not OKLCH's, so that a step prints as the same gray whatever its hue; anchors at equal
            distances, 20 apart but for the palest two.
        chroma: Multiples of the base colour's OKLCH chroma at the same anchors. It peaks in the middle: a ramp that
            only gets darker needs more lightness than there is to stay apart where hues are not seen.
        warmth: Degrees of hue towards yellow at either end, away from it where negative, as light and shadow turn
            a painter's colour.
    """

    lightness: tuple[float, ...]
    chroma: tuple[float, ...]
    warmth: tuple[float, float]

    def at(self, place: float) -> tuple[float, float, float]:
        """Lightness, chroma and warmth at a place from 0, the weakest, to 1, the strongest."""
        return _between(self.lightness, place), _between(self.chroma, place), _between(self.warmth, place)


def _between(anchors: tuple[float, ...], place: float) -> float:
    """The value at a place from 0 to 1 along anchors at equal distances."""
    last = len(anchors) - 1
    left = min(int(place * last), last - 1)
    return anchors[left] + (place * last - left) * (anchors[left + 1] - anchors[left])


_CURVES: Final[dict[Theme, _Curve]] = {
    "light": _Curve(
        lightness=(92.0, 72.9, 52.3, 32.3, 12.4),
        chroma=(0.58, 1.13, 1.26, 0.87, 0.64),
        warmth=(6.3, -16.6),
    ),
    "dark": _Curve(
        lightness=(12.5, 32.3, 52.8, 73.1, 92.6),
        chroma=(0.62, 1.03, 1.07, 1.02, 0.62),
        warmth=(-15.5, 10.3),
    ),
}
_SPANS: Final = {1: (0.6, 0.6), 2: (0.25, 0.75), 3: (0.1, 0.85), 4: (0.0, 0.95)}
"""Where a short ramp begins and ends on the curve: few classes need no extremes."""

_MOST_CHROMA = 0.165
"""OKLCH; beyond it large areas of a map glare."""
_YELLOW = 100.0
"""The OKLCH hue that lit surfaces lean to."""


@cache
def ramp(colour: str, steps: int, theme: Theme) -> tuple[str, ...]:
    """A sequential ramp made from one base colour.

    The base gives hue and colourfulness; lightness is the theme's own. Equal steps of two ramps have equal CIE L*,
    so that no candidate's margin looks larger than another's.

    Args:
        colour: The base, `#rrggbb`.
        steps: How many shades, at least 1. From 7 on neighbours come too close for the palette gate.
        theme: "light" runs from tint to deep on white, "dark" from dim to bright on a near-black page.

    Returns:
        The shades as lower-case `#rrggbb`, weakest first.

    Raises:
        MapgenError: The colour is not of that form, or there are no steps.
    """
    base = _parsed(colour).convert("oklch")
    if steps < 1:
        raise MapgenError(f"A ramp of {steps} steps was asked for {colour}.", fix="Ask for at least 1 step.")
    chroma, hue = base.get("chroma"), base.get("hue", nans=False)
    start, end = _SPANS.get(steps, (0.0, 1.0))
    shades = []
    for step in range(steps):
        place = start + (end - start) * step / max(steps - 1, 1)
        lightness, colourfulness, warmth = _CURVES[theme].at(place)
        lean = warmth * math.sin(math.radians(_YELLOW - hue))
        shades.append(_shade(lightness, min(chroma * colourfulness, _MOST_CHROMA), (hue + lean) % 360))
    return tuple(shades)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours by WCAG 2.2, from 1 to 21, in either order."""
    return _parsed(first).contrast(_parsed(second), method="wcag21")


def ink_on(fill: str) -> str:
    """The text colour for a fill: white or near-black, whichever reads better, and black where neither is enough.

    Its contrast is at least 4.5: a fill too light for white text is light enough for black.
    """
    best = max((WHITE, INK), key=lambda ink: contrast(ink, fill))
    return best if contrast(best, fill) >= READABLE else BLACK


@cache
def seen(colour: str, vision: Vision) -> Lab:
    """CIE L*a*b* (D65) of a colour as a kind of vision sees it on an sRGB screen.

    Protan and deutan by Machado, Oliveira and Fernandes (2009), tritan by Brettel, Viénot and Mollon (1997), all at
    full severity; grayscale keeps the luminance. The Euclidean distance of two is their ΔE*ab of 1976.
    """
    shown = _parsed(colour)
    if vision == "grayscale":
        shown.filter("grayscale", in_place=True)
    elif vision != "normal":
        shown.filter(vision, 1, method=_METHODS[vision], in_place=True)
    # A screen clips what a simulation puts outside its range.
    lightness, a, b = shown.clip("srgb").convert("lab-d65").coords()
    return lightness, a, b


def _parsed(colour: str) -> Color:
    if re.fullmatch(r"#[0-9a-fA-F]{6}", colour) is None:
        raise MapgenError(f"The colour {colour!r} cannot be read.", fix="Write it as #rrggbb.")
    return Color(colour)


def _shade(lightness: float, chroma: float, hue: float) -> str:
    """The sRGB colour of a CIE lightness, with the chroma asked for or as much of it as sRGB has there."""

    def fitted(oklch_lightness: float) -> Color:
        return Color("oklch", [oklch_lightness, chroma, hue]).fit("srgb", method="oklch-chroma")

    # OKLCH lightness is not L*: the same value is another gray in another hue. A shade of 1/4096 is below 8 bits.
    found = bisect(range(4096), lightness, key=lambda at: fitted(at / 4096).convert("lab-d65").get("lightness"))
    return fitted(found / 4096).convert("srgb").to_string(hex=True, fit="clip")
