"""The measures of a map's areas: which of them there are, their figures, and that of the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from mapgen.errors import AtlasError
from mapgen.findings import finding
from mapgen.model.column import Column, Figure
from mapgen.specs.columns import is_written
from mapgen.specs.contest import Contest
from mapgen.specs.measures import Measure
from mapgen.words.wording import Wording


def measures_of(counties: pd.DataFrame, described: Mapping[str, Measure], contest: Contest) -> dict[str, Measure]:
    """The measures that the counties have figures for.

    Args:
        counties: With a column for each count and number.
        described: Measures by the name of their column.
        contest: Not every measure says something of every contest.
    """
    return {
        measure_id: measure
        for measure_id, measure in described.items()
        if set(measure.of or (measure_id,)) <= set(counties.columns) and measure.is_of(contest)
    }


def with_shares(counties: pd.DataFrame, measures: Mapping[str, Measure]) -> pd.DataFrame:
    """The counties with a column (percent, 0–100) for each share; missing where a part is, or where the whole is 0.

    Raises:
        AtlasError: A measure is of a column that holds texts, or no finite numbers, or a count that is not whole.
    """
    for measure_id, measure in measures.items():
        for column in measure.of or (measure_id,):
            if not pd.api.types.is_numeric_dtype(counties[column]):
                raise AtlasError(finding("measure-of-texts", measure=repr(measure_id), column=repr(column)))
            known = _floats(counties[column]).dropna()
            if not np.isfinite(known).all():
                raise AtlasError(finding("measure-not-finite", measure=repr(measure_id), column=repr(column)))
            if measure.kind == "count" and ((known < 0) | (known % 1 != 0)).any():
                raise AtlasError(finding("measure-not-whole", measure=repr(measure_id), column=repr(column)))
    shares = {
        measure_id: 100 * _floats(counties[measure.of[0]]) / _floats(counties[measure.of[1]]).where(lambda of: of > 0)
        for measure_id, measure in measures.items()
        if measure.of
    }
    return counties.assign(**shares)


def columns_of(
    counties: pd.DataFrame, measures: Mapping[str, Measure], wording: Wording, *, elsewhere: bool = False
) -> tuple[Column, ...]:
    """The columns of a map, in the measures' order.

    Args:
        counties: With a column for each measure, shares among them (`with_shares`).
        measures: Those that they have figures for.
        wording: The language.
        elsewhere: Whether votes belong to no county: the whole of a figure of votes is then not that of the counties.
    """
    return tuple(
        Column(
            id=measure_id,
            kind=measure.kind,
            label=wording.text(measure.label),
            definition=wording.text(measure.definition),
            unit=wording.text(measure.unit),
            whole=None if elsewhere and _is_of_votes(measure_id, measure) else _whole(counties, measure_id, measure),
        )
        for measure_id, measure in measures.items()
    )


def subject_of(columns: Sequence[Column], show: str) -> Column | None:
    """The column that a map shows, by the name of its measure; None where it shows the votes.

    Raises:
        AtlasError: There are no figures for it.
    """
    if not show:
        return None
    for column in columns:
        if column.id == show:
            return column
    known = ", ".join(column.id for column in columns)
    raise AtlasError(finding("measure-unknown-here", measure=repr(show), known=known or "nothing"))


def figure_of(value: float | None, column: Column) -> Figure:
    """A cell of a table as the figure of an area."""
    if pd.isna(value):
        return None
    return int(value) if column.kind == "count" else float(value)


def _whole(counties: pd.DataFrame, measure_id: str, measure: Measure) -> Figure:
    """The figure of all counties: counts are summed before shares are taken of them."""
    if measure.kind == "number" or counties[measure_id].isna().any():
        return None
    if measure.kind == "count":
        return int(counties[measure_id].sum())
    part, whole = (float(counties[column].sum()) for column in measure.of)
    return 100 * part / whole if whole else None


def _is_of_votes(measure_id: str, measure: Measure) -> bool:
    return any(is_written(column) for column in measure.of or (measure_id,))


def _floats(column: pd.Series) -> pd.Series:
    return column.astype("Float64").astype("float64")
