"""Counties and figures brought together, nothing lost on the way."""

from __future__ import annotations

from collections.abc import Collection

import geopandas as gpd
import numpy as np
import pandas as pd

from mapgen.errors import JoinError
from mapgen.findings import Finding, finding
from mapgen.specs.columns import VOTES_PREFIX
from mapgen.specs.contest import NO_DATA


def join_counties(
    boundaries: gpd.GeoDataFrame,
    table: pd.DataFrame,
    *attributes: pd.DataFrame,
    allow_missing: Collection[str] = (),
) -> gpd.GeoDataFrame:
    """Every county of the boundaries with its row of the table, and no row left over.

    Args:
        boundaries: Indexed by `geoid`: `name`, `state`, `geometry`.
        table: A tally, indexed by `geoid`.
        attributes: More tables indexed by `geoid` (attributes, a comparison); each must cover every county
            that has a tally.
        allow_missing: GEOIDs that may be absent from the table; their `winner` is "no-data", their votes 0.

    Returns:
        Indexed by `geoid`, sorted: the columns of all the tables; where the boundaries have one of the same name,
        theirs.

    Raises:
        JoinError: A county has no row, a row no county, a key stands twice, `allow_missing` names no county, or two
            tables beside the boundaries have a column of one name. Every one is named.
    """
    problems = [*_repeated(boundaries, "boundaries"), *_repeated(table, "returns")]
    if problems:
        raise JoinError(finding("county-twice"), problems=problems)
    strangers = sorted(set(allow_missing) - set(boundaries.index))
    if strangers:
        raise JoinError(finding("missing-unknown", counties=", ".join(strangers)))
    names = boundaries["name"]
    absent = [geoid for geoid in boundaries.index.difference(table.index) if geoid not in set(allow_missing)]
    unknown = list(table.index.difference(boundaries.index))
    problems = [
        finding("county-without-returns", area=geoid, place=f"{names[geoid]} ({geoid})") for geoid in map(str, absent)
    ]
    problems += [finding("returns-without-county", area=geoid, geoid=geoid) for geoid in map(str, unknown)]
    if problems:
        figures = {"absent": len(absent), "counties": len(boundaries), "unknown": len(unknown), "rows": len(table)}
        raise JoinError(finding("join-apart", values=figures), problems=problems)
    joined = boundaries.join(table, how="left").sort_index()
    missing = joined["winner"].isna()
    if missing.any():
        joined.loc[missing, ["winner", "status"]] = NO_DATA
        for column in [c for c in map(str, table) if c.startswith((VOTES_PREFIX, "margin_"))]:
            joined[column] = joined[column].fillna(0).astype(table[column].dtype)
        for column in ("lead_pct", "reporting_pct"):
            joined[column] = joined[column].fillna(0.0)
    for extra in attributes:
        joined = _with(joined, extra, missing, passed_over=set(boundaries))
    return joined


def _with(
    joined: gpd.GeoDataFrame, extra: pd.DataFrame, missing: pd.Series, *, passed_over: Collection[str]
) -> gpd.GeoDataFrame:
    twice = [str(column) for column in extra if column in joined and column not in passed_over]
    if twice:
        # Either could be meant where a scheme, a map or a table speaks of it.
        raise JoinError(finding("columns-twice", columns=", ".join(twice)))
    problems = list(_repeated(extra, "attributes"))
    needed = joined.index[~missing.to_numpy()]
    columns = ", ".join(map(str, extra.columns[:3]))
    problems += [
        finding("county-not-in-table", area=geoid, place=f"{joined.at[geoid, 'name']} ({geoid})", columns=columns)
        for geoid in map(str, needed.difference(extra.index))
    ]
    if problems:
        raise JoinError(finding("attributes-short"), problems=problems)
    taken = [column for column in extra if column not in joined]
    return joined.join(extra[taken], how="left")


def _repeated(table: pd.DataFrame, where: str) -> list[Finding]:
    seen, counts = np.unique(table.index.to_numpy(dtype=str), return_counts=True)
    return [
        finding("row-of-county-again", area=str(geoid), geoid=str(geoid), many=int(many), where=where)
        for geoid, many in zip(seen, counts, strict=True)
        if many > 1
    ]
