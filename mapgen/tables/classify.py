"""Every county in exactly one class of a scheme."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from mapgen.errors import ClassifyError
from mapgen.findings import Finding, Value, finding
from mapgen.specs.scheme import Bounds, Condition, Scheme

Members = NDArray[np.bool_]


def classify(counties: pd.DataFrame, scheme: Scheme) -> pd.Series:
    """The class of every county.

    Args:
        counties: Indexed by `geoid`: `name` and every column the scheme's conditions read.
        scheme: A scheme whose candidate placeholders are filled in.

    Returns:
        Class keys indexed by `geoid`, named by the scheme's id.

    Raises:
        ClassifyError: A column is missing, bounds are put to a column of texts, or a county falls in no class or in
            several; the counties are named.
    """
    unknown = [column for column in scheme.columns() if column not in counties]
    if unknown:
        values = {"columns": ", ".join(unknown), "known": ", ".join(map(str, counties.columns))}
        raise ClassifyError(finding("scheme-column-unknown", scheme=repr(scheme.id), values=values))
    met: dict[tuple[str, Condition], Members] = {}
    hits = np.column_stack([_members(counties, each.when, met) for each in scheme.classes])
    found = hits.sum(axis=1)
    problems = [
        _misfit(counties.iloc[int(at)], str(counties.index[int(at)]), scheme, hits[at])
        for at in np.flatnonzero(found != 1)
    ]
    if problems:
        raise ClassifyError(finding("scheme-no-partition", scheme=repr(scheme.id)), problems=problems)
    keys = np.array([each.key for each in scheme.classes], dtype=object)
    return pd.Series(keys[hits.argmax(axis=1)], index=counties.index, name=scheme.id)


def _members(counties: pd.DataFrame, when: dict[str, Condition], met: dict[tuple[str, Condition], Members]) -> Members:
    """Who meets all conditions; classes share them, and each is looked at once."""
    member = np.ones(len(counties), dtype=bool)
    for column, wanted in when.items():
        if (column, wanted) not in met:
            met[column, wanted] = _holds(counties[column], wanted)
        member &= met[column, wanted]
    return member


def _holds(values: pd.Series, wanted: Condition) -> Members:
    if isinstance(wanted, Bounds):
        if wanted.missing:
            return np.asarray(values.isna(), dtype=bool)
        numbers = _numbers(values)
        held: Members = ~np.isnan(numbers)
        for bound, test in (
            (wanted.at_least, np.greater_equal),
            (wanted.above, np.greater),
            (wanted.below, np.less),
            (wanted.at_most, np.less_equal),
        ):
            if bound is not None:
                held &= test(numbers, bound)
        return held
    choices = wanted if isinstance(wanted, tuple) else (wanted,)
    return np.asarray(values.isin(choices), dtype=bool)


def _numbers(values: pd.Series) -> NDArray[np.float64]:
    try:
        return values.to_numpy(dtype=float, na_value=np.nan)
    except ValueError as error:
        raise ClassifyError(finding("scheme-bounds-on-texts", column=repr(values.name))) from error


def _misfit(county: pd.Series, geoid: str, scheme: Scheme, hits: Members) -> Finding:
    shown = ", ".join(f"{column} = {county[column]}" for column in scheme.columns())
    classes = [each.key for each, hit in zip(scheme.classes, hits, strict=True) if hit]
    values: dict[str, Value] = {"many": len(classes), "classes": ", ".join(classes), "shown": shown}
    return finding("county-misfit", area=geoid, place=f"{county['name']} ({geoid})", values=values)
