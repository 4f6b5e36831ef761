"""The classes of a map's counties: by colour, and by texture and outline where the map has a marking."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from mapgen.composition.dress import dressed
from mapgen.composition.legends import legend_of, position
from mapgen.geometry.layout import Layout
from mapgen.model.legend import Legend
from mapgen.specs.contest import Contest
from mapgen.specs.for_contest import for_contest
from mapgen.specs.scheme import Scheme
from mapgen.tables.classify import classify
from mapgen.words.wording import Wording


@dataclass(frozen=True, slots=True)
class Colours:
    """The classes of every county: by colour, and by texture and outline where the map has a marking.

    Attributes:
        legend: The classes by colour.
        fills: The position of its class in that legend, by GEOID.
        marking: The classes by texture and outline, or None.
        textured: The position of its class in that legend, by GEOID; empty where there is none.
    """

    legend: Legend
    fills: Mapping[str, int]
    marking: Legend | None
    textured: Mapping[str, int]


def classify_colours(
    scheme: Scheme,
    marking: Scheme | None,
    contest: Contest,
    counties: pd.DataFrame,
    layout: Layout,
    wording: Wording,
    *,
    counting: bool,
    accepted: Collection[str],
    taken: Collection[str],
) -> Colours:
    """The classes that the schemes put the counties in; `counting`, `accepted` and `taken` as `dressed` has them."""
    laid = for_contest(marking, contest) if marking else None
    overlaid = {each.pattern for each in laid.classes if each.pattern} if laid else set()
    fill = dressed(scheme, contest, counties, wording, counting=counting, accepted=accepted, taken={*overlaid, *taken})
    legend, fills = place_classes(fill, counties, layout, wording)
    if laid is None:
        return Colours(legend, fills, None, {})
    return Colours(legend, fills, *place_classes(laid, counties, layout, wording))


def place_classes(
    scheme: Scheme, counties: pd.DataFrame, layout: Layout, wording: Wording
) -> tuple[Legend, dict[str, int]]:
    """A scheme's legend, and the position of every county's class in it."""
    classes = classify(counties, scheme)
    legend = legend_of(scheme, classes, counties, layout, wording)
    return legend, {str(geoid): position(legend, key) for geoid, key in classes.items()}
