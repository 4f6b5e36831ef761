"""The classes of a measure: bins between round bounds, one ramp of its colour, and a class for what is not known."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from mapgen.errors import UsageError
from mapgen.findings import finding
from mapgen.specs.bins import MOST_BOUNDS
from mapgen.specs.measures import Measure
from mapgen.specs.scheme import Bounds, Fill, Scheme, SchemeClass
from mapgen.words.numbers import numbers
from mapgen.words.wording import Wording

ROUND_STEPS = (1.0, 2.0, 2.5, 5.0)
"""Round distances between bounds, times powers of ten."""

ROUND_BOUNDS = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0)
"""Round bounds where equal distances would put most areas in one class, times powers of ten."""

MOST_IN_ONE = 0.6
"""The part of the areas that one class of equal bins may hold."""

QUANTILES = (0.2, 0.4, 0.6, 0.8)

OUTER = (0.05, 0.95)
"""The values between these quantiles set the steps: a few outliers do not."""

UNKNOWN = Fill(light="#e8ebee", dark="#2b3138")
"""The colour of areas whose figure is not known."""


def measure_scheme(
    measure_id: str, measure: Measure, values: pd.Series, wording: Wording, *, bins: Sequence[float] = ()
) -> Scheme:
    """The scheme that colours areas by a measure.

    Args:
        measure_id: The name of its column.
        measure: The measure.
        values: Its figures, missing where they are not known.
        wording: The language of the labels.
        bins: Bounds between the classes, ascending, or none for round ones that fit the figures. A bin holds its lower
            bound and not its upper.

    Raises:
        UsageError: The bins do not ascend, or are more than `MOST_BOUNDS`.
    """
    if list(bins) != sorted(set(bins)) or len(bins) > MOST_BOUNDS or not all(map(math.isfinite, bins)):
        given = ", ".join(f"{bound:g}" for bound in bins)
        raise UsageError(finding("bins-not-ascending", bins=given, most=MOST_BOUNDS))
    known = values.dropna().to_numpy(dtype=float)
    bounds = tuple(map(float, bins)) or round_bounds(known)
    sides: tuple[float | None, ...] = (None, *bounds, None)
    classes = tuple(
        SchemeClass(
            key=f"bin-{at + 1}",
            label=_label(low, high, measure, wording),
            when={measure_id: _between(low, high)},
            fill=Fill(of=measure.colour, step=at + 1, steps=len(bounds) + 1),
        )
        for at, (low, high) in enumerate(pairwise(sides))
    )
    missing = SchemeClass(
        key="missing",
        label=wording("measure-missing"),
        when={measure_id: Bounds(missing=True)},
        fill=UNKNOWN,
        pattern="hatch",
    )
    definition = wording.text(measure.definition)
    if bounds:
        style = numbers(wording.language)
        definition += " " + wording("measure-bins", bound=style.bound(bounds[0], percent=measure.kind == "share"))
    return Scheme(id=measure_id, title=measure.label, definition=definition, classes=(*classes, missing))


def round_bounds(values: Sequence[float] | np.ndarray) -> tuple[float, ...]:
    """Up to four round bounds that part the values, ascending; none where they are all alike.

    Their distances are equal and as small as four bounds allow between the lowest and the highest twentieth of the
    values; where one class would then hold most of them, as of inhabitants, they lie at round numbers near the fifths.

    Args:
        values: Known figures, in any order.
    """
    found = np.sort(np.asarray(values, dtype=float))
    if len(found) == 0 or found[0] == found[-1]:
        return ()
    low, high = np.quantile(found, OUTER, method="nearest")
    equal = _equal_bounds(float(low), float(high)) or _equal_bounds(float(found[0]), float(found[-1]))
    held = np.diff([0, *np.searchsorted(found, equal, side="left"), len(found)])
    if held.max() <= MOST_IN_ONE * len(found) or found[0] <= 0:
        return equal
    near = {_nearest_round(float(np.quantile(found, part))) for part in QUANTILES}
    return tuple(sorted(bound for bound in near if found[0] < bound <= found[-1])) or equal


def _equal_bounds(low: float, high: float) -> tuple[float, ...]:
    """Multiples of a round step strictly between two values, as many as there may be; none between equal ones."""
    if low == high:
        return ()
    power = math.floor(math.log10((high - low) / (MOST_BOUNDS + 1)))
    steps = (step * 10.0**exponent for exponent in (power, power + 1, power + 2) for step in ROUND_STEPS)
    for step in steps:
        first, last = math.floor(low / step) + 1, math.ceil(high / step) - 1
        # Twelve digits: 3 * 0.1 is to be 0.3.
        bounds = tuple(float(f"{at * step:.12g}") for at in range(first, last + 1))
        if 0 < len(bounds) <= MOST_BOUNDS:
            return bounds
    return ()


def _nearest_round(value: float) -> float:
    power = math.floor(math.log10(value))
    rounds = [step * 10.0**exponent for exponent in (power, power + 1) for step in ROUND_BOUNDS]
    return float(f"{min(rounds, key=lambda bound: abs(bound - value)):.12g}")


def _between(low: float | None, high: float | None) -> Bounds:
    if low is None and high is None:
        return Bounds(at_least=-math.inf)
    return Bounds(at_least=low, below=high)


def _label(low: float | None, high: float | None, measure: Measure, wording: Wording) -> str:
    style, percent, unit = numbers(wording.language), measure.kind == "share", wording.text(measure.unit)
    if low is None and high is None:
        return wording("measure-all")
    if low is None:
        return wording("measure-first", high=style.bound(high or 0.0, percent=percent) + unit)
    if high is None:
        return wording("measure-last", low=style.bound(low, percent=percent) + unit)
    return wording("measure-between", low=style.bound(low), high=style.bound(high, percent=percent) + unit)
