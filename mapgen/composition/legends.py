"""The legends of a map: the classes of a scheme that occur on it, with what they hold."""

from __future__ import annotations

import numpy as np
import pandas as pd

from mapgen.colour.fills import fill_of
from mapgen.geometry.layout import Layout
from mapgen.model.legend import Legend, LegendClass
from mapgen.results.ledger import Ledger
from mapgen.specs.contest import NO_DATA, Contest
from mapgen.specs.scheme import Scheme
from mapgen.words.wording import Wording

UNFINISHED = "strokes"
"""The texture of counties whose count is not finished."""


def legend_of(scheme: Scheme, classes: pd.Series, counties: pd.DataFrame, layout: Layout, wording: Wording) -> Legend:
    """The classes that occur, with what they hold."""
    votes, of = counties["votes_total"].to_numpy(), classes.to_numpy(dtype=object)
    held = {each.key: np.flatnonzero(of == each.key) for each in scheme.classes}
    return Legend(
        title=wording.text(scheme.title),
        definition=wording.text(scheme.definition),
        classes=tuple(
            LegendClass(
                key=each.key,
                label=wording.text(each.label),
                noun=wording.text(each.noun),
                group=wording.text(each.group),
                light=fill_of(each, "light"),
                dark=fill_of(each, "dark"),
                pattern=each.pattern or "",
                print_pattern=str(each.print_pattern or each.pattern or ""),
                outline=layout.outline(list(classes.index[held[each.key]])) if each.outline else "",
                counties=len(held[each.key]),
                votes=int(votes[held[each.key]].sum()),
            )
            for each in scheme.classes
            if len(held[each.key])
        ),
    )


def is_counting(counties: pd.DataFrame, contest: Contest, ledger: Ledger | None = None) -> bool:
    """Whether votes are still to come, or are left out, so that nobody has carried anything yet.

    Args:
        counties: With `status` and `winner`.
        contest: The contest of the tally.
        ledger: Where every figure of the file went, or None where nobody knows.
    """
    return (
        contest.status == "unofficial-partial"
        or bool(counties["status"].isin(["partial", "none"]).any())
        # Whoever calls the figures complete knows why a county has none.
        or (contest.status == "not-stated" and bool((counties["winner"] == NO_DATA).any()))
        or (ledger is not None and ledger.incomplete)
    )


def count_states(counties: pd.DataFrame, wording: Wording) -> Legend | None:
    """The counties whose count is finished and those whose is not; None where all are of one kind."""
    status = counties["status"]
    if not (status == "partial").any():
        return None
    patterns = {"final": "", "partial": UNFINISHED}
    return Legend(
        title=wording("states"),
        definition=wording("states-text"),
        classes=tuple(
            LegendClass(
                key=key,
                label=wording(f"status-{key}"),
                noun="",
                group="",
                light="",
                dark="",
                pattern=pattern,
                print_pattern=pattern,
                outline="",
                counties=int((status == key).sum()),
                votes=int(counties.loc[status == key, "votes_total"].sum()),
            )
            for key, pattern in patterns.items()
            if (status == key).any()
        ),
    )


def position(legend: Legend, key: str) -> int:
    """Where a class stands in the legend."""
    return next(at for at, each in enumerate(legend.classes) if each.key == key)


def label_of(scheme: Scheme, key: str, wording: Wording) -> str:
    """What a class of a scheme is called."""
    return next(wording.text(each.label) for each in scheme.classes if each.key == key)
