"""The classes that every candidate has, cut anew: other bins of the margin, fewer of them, or a single class."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mapgen.errors import UsageError
from mapgen.specs.scheme import CANDIDATE, Bounds, Fill, Scheme, SchemeClass
from mapgen.words.numbers import numbers
from mapgen.words.wording import Wording

FEW = 3
"""Steps of a shortened ramp: so many stay clearly apart where up to six candidates have one."""

MOST_BOUNDS = 4
"""Five steps are as many as one colour has that stay apart for every reader."""

FLAT = (4, 5)
"""The step, and of how many, of a candidate who has a single class."""


def bounds_of(classes: Sequence[SchemeClass]) -> tuple[float, ...]:
    """The bounds between a candidate's bins, ascending; empty where the classes are not bins of one column.

    Args:
        classes: Those that a scheme has for every candidate. Bins hold their lower bound and not their upper; the
            first begins at 0 and the last has no upper bound.
    """
    column = _column(classes)
    if not column:
        return ()
    ranges = [each.when[column] for each in classes]
    found = [each for each in ranges if isinstance(each, Bounds)]
    lows = [each.at_least for each in found]
    if len(found) < len(ranges) or lows[0] != 0 or found[-1].below is not None:
        return ()
    if [each.below for each in found[:-1]] != lows[1:]:
        return ()
    return tuple(low for low in lows[1:] if low is not None)


def cut(classes: Sequence[SchemeClass], bounds: Sequence[float], say: Wording) -> tuple[SchemeClass, ...]:
    """A candidate's bins with other bounds.

    Args:
        classes: Bins that `bounds_of` knows.
        bounds: Ascending, above 0.
        say: The language of the labels.

    Returns:
        One class more than there are bounds, each a step of one ramp; textures for print go on as they alternate.
    """
    column = _column(classes)
    lows = (0.0, *bounds)
    made = []
    for at, low in enumerate(lows):
        like = classes[min(at % 2, len(classes) - 1)]
        high = lows[at + 1] if at + 1 < len(lows) else None
        label = (
            say("bin-last", low=_number(low, say))
            if high is None
            else say("bin", low=_number(low, say), high=_number(high, say))
        )
        key = f"{CANDIDATE}-{low:g}" if high is None else f"{CANDIDATE}-{low:g}-{high:g}"
        made.append(
            msgspec.structs.replace(
                like,
                key=key.replace(".", "_"),
                label=label,
                when={**like.when, column: Bounds(at_least=low, below=high)},
                fill=Fill(of=CANDIDATE, step=at + 1, steps=len(lows)),
            )
        )
    return tuple(made)


def rebinned(scheme: Scheme, bounds: Sequence[float], say: Wording) -> Scheme:
    """A scheme of margins with other bins.

    Raises:
        UsageError: It has no bins of its candidates' margins, or the bounds do not ascend from above 0 to below 100,
            or are none or more than `MOST_BOUNDS`.
    """
    classes = scheme.of_candidates()
    if not bounds_of(classes):
        raise UsageError(f"The scheme {scheme.id!r} has no bins.", fix="Bins are for maps by margin.")
    ascending = all(low < high for low, high in zip((0.0, *bounds), (*bounds, 100.0), strict=True))
    if not 1 <= len(bounds) <= MOST_BOUNDS or not ascending:
        raise UsageError(
            f"The bins {', '.join(f'{bound:g}' for bound in bounds) or '(none)'} cannot be drawn.",
            fix=f"Give one to {MOST_BOUNDS} numbers that ascend, above 0 and below 100, such as 5,15,30.",
        )
    made = cut(classes, bounds, say)
    at = scheme.classes.index(classes[0])
    others = [[each for each in part if each not in classes] for part in (scheme.classes[:at], scheme.classes[at:])]
    return msgspec.structs.replace(
        scheme, classes=(*others[0], *made, *others[1]), definition=margins_defined(made, say)
    )


def margins_defined(classes: Sequence[SchemeClass], say: Wording) -> str:
    """What bins of the margin mean, with one of them as the example."""
    bounds = bounds_of(classes)
    low, high = (bounds[0], bounds[1]) if len(bounds) > 1 else (0.0, bounds[0])
    return say("bins-defined", low=_number(low, say), high=_number(high, say))


def fewer(classes: Sequence[SchemeClass], say: Wording) -> tuple[SchemeClass, ...]:
    """A candidate's classes in three steps at most: bins are joined at both ends, other classes keep their order.

    Three steps are far enough from each other in print, so that all of them have the first one's texture there.
    Classes of a single step, and those that are neither bins nor few, stay as they are.
    """
    classes = [msgspec.structs.replace(each, print_pattern=classes[0].print_pattern) for each in classes]
    bounds = bounds_of(classes)
    if len(bounds) >= FEW:
        first = len(bounds) // FEW
        return cut(classes, (bounds[first], bounds[first + (len(bounds) + 1) // FEW]), say)
    steps = sorted({each.fill.step for each in classes if each.fill is not None})
    if not 1 < len(steps) <= FEW:
        return tuple(classes)
    return tuple(
        each
        if each.fill is None
        else msgspec.structs.replace(
            each, fill=Fill(of=CANDIDATE, step=steps.index(each.fill.step) + 1, steps=len(steps))
        )
        for each in classes
    )


def single(classes: Sequence[SchemeClass]) -> SchemeClass:
    """One class for all that a candidate won, named by the heading its classes stood under."""
    first = classes[0]
    step, steps = FLAT
    return msgspec.structs.replace(
        first,
        key=CANDIDATE,
        label=first.group or first.label,
        label_while_counting=first.group_while_counting or first.label_while_counting,
        group="",
        group_while_counting="",
        when={"winner": CANDIDATE},
        fill=first.fill if len(classes) == 1 else Fill(of=CANDIDATE, step=step, steps=steps),
    )


def _column(classes: Sequence[SchemeClass]) -> str:
    """The column beside `winner` that all of a candidate's classes read, or empty."""
    read = {tuple(sorted(each.when)) for each in classes if each.when.get("winner") == CANDIDATE}
    others = [column for column in next(iter(read), ()) if column != "winner"]
    return others[0] if len(read) == 1 and len(others) == 1 and len(classes) > 1 else ""


def _number(bound: float, say: Wording) -> str:
    return f"{bound:g}".replace(".", numbers(say.language).decimal)
