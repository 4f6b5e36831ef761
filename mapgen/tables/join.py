"""Counties and figures brought together, nothing lost on the way."""

from __future__ import annotations

from collections.abc import Collection

import geopandas as gpd
import numpy as np
import pandas as pd

from mapgen.errors import JoinError, Problem
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
    problems = [*_repeated(boundaries, "the boundaries"), *_repeated(table, "the returns")]
    if problems:
        raise JoinError("A county stands twice.", problems=problems, fix="Leave one of the rows out.")
    strangers = sorted(set(allow_missing) - set(boundaries.index))
    if strangers:
        raise JoinError(f"`allow_missing` names {', '.join(strangers)}, which the boundaries do not have.")
    names = boundaries["name"]
    absent = [geoid for geoid in boundaries.index.difference(table.index) if geoid not in set(allow_missing)]
    unknown = list(table.index.difference(boundaries.index))
    problems = [Problem(f"{names[geoid]} ({geoid}) has no returns") for geoid in absent]
    problems += [Problem(f"{geoid} is in the returns but not in the boundaries") for geoid in unknown]
    if problems:
        raise JoinError(
            f"Returns and boundaries do not belong together: {len(absent)} of {len(boundaries)} counties have "
            f"no returns, {len(unknown)} of {len(table)} rows of returns have no county.",
            problems=problems,
            fix="Use boundaries of the election's year and state; a county that truly has no returns can be "
            "named in the contest's `allow_missing`.",
        )
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
        raise JoinError(
            f"Two tables have a column of one name: {', '.join(twice)}.",
            fix="Rename it in the attributes; `mapgen list columns` says which names mapgen's own columns have.",
        )
    problems = list(_repeated(extra, "the attributes"))
    needed = joined.index[~missing.to_numpy()]
    problems += [
        Problem(
            f"{joined.at[geoid, 'name']} ({geoid}) is not in the table of {', '.join(map(str, extra.columns[:3]))} …"
        )
        for geoid in needed.difference(extra.index)
    ]
    if problems:
        raise JoinError("An attribute table does not cover the counties.", problems=problems)
    taken = [column for column in extra if column not in joined]
    return joined.join(extra[taken], how="left")


def _repeated(table: pd.DataFrame, where: str) -> list[Problem]:
    seen, counts = np.unique(table.index.to_numpy(dtype=str), return_counts=True)
    return [Problem(f"{geoid} stands {n} times in {where}") for geoid, n in zip(seen, counts, strict=True) if n > 1]
