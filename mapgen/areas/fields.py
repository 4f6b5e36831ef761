"""The fields and shapes of a file, put together as a table, whatever the file's kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
from numpy.typing import NDArray

from mapgen.areas.shape_bounds import MOST_AREAS, MOST_CELLS, MOST_FIELDS, hold

GEOMETRY = "geometry"
"""What the column of shapes is called; a field of that name gets a number."""

PLAIN = (str, int, float, np.generic, pd.Timestamp)
"""What a field's value can be; anything else (a list, an object, bytes) is nothing that a county has."""


def table_of(
    fields: Iterable[tuple[str, Sequence[Any] | pd.Series]], shapes: NDArray[np.object_], crs: pyproj.CRS | None
) -> gpd.GeoDataFrame:
    """A table of records.

    Args:
        fields: Names with values, one for each record, in the file's order; a name that stands twice gets a number.
        shapes: Geometries, or None.
        crs: Their reference system, or None.
    """
    columns: dict[str, Any] = {}
    for name, values in fields:
        known, number = name, 1
        while known in columns or known == GEOMETRY:
            number += 1
            known = f"{name} ({number})"
        columns[known] = values if isinstance(values, pd.Series) else pd.Series([_plain(value) for value in values])
    return gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries(shapes, crs=crs))


def fields_of(records: Sequence[Mapping[str, Any]], called: str) -> list[tuple[str, list[Any]]]:
    """The fields of records that each name their own, in the order in which they are first named.

    Raises:
        BoundariesError: There are too many.
    """
    names = list(dict.fromkeys(name for record in records for name in record))
    hold_table(len(records), len(names), called)
    return [(name, [record.get(name) for record in records]) for name in names]


def hold_table(records: int, fields: int, called: str) -> None:
    """Hold a table to its bounds.

    Raises:
        BoundariesError: It has too many records or fields.
    """
    hold(records, MOST_AREAS, "areas", called)
    hold(fields, MOST_FIELDS, "fields", called)
    hold(records * fields, MOST_CELLS, "values-of-fields", called)


def _plain(value: Any) -> Any:
    return value if isinstance(value, PLAIN) else None
