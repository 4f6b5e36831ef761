"""How much of each county is counted, where a file of returns says it."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from mapgen.contest import Contest
from mapgen.errors import Problem, ReturnsError
from mapgen.names import Gazetteer, is_total

PERCENT = "reporting"
REPORTED, ALL = "precincts_reporting", "precincts_total"


def with_reporting(returns: pd.DataFrame, path: str | Path, counties: Mapping[str, str]) -> pd.DataFrame:
    """The returns with how much is counted, from the columns of their own file that tell it.

    Args:
        returns: Rows with `geoid`.
        path: Their file: CSV with `county` or `geoid`, and `reporting` (percent, 0–100) or `precincts_reporting` and
            `precincts_total` (whole numbers). A file without these columns counts as complete.
        counties: The names of the state's counties by GEOID.

    Returns:
        The returns, with the column `reporting` (percent, 0–100) where the file tells it.

    Raises:
        ReturnsError: A figure is missing, no number, out of range, or not the same in two rows of one county.
    """
    if Path(path).suffix.casefold() != ".csv":
        return returns
    try:
        # A broken byte elsewhere in the file is no matter of this column's.
        with Path(path).open(encoding="utf-8-sig", errors="replace", newline="") as stream:
            lines = csv.reader(stream)
            header = [name.strip().casefold() for name in next(lines, [])]
            if PERCENT not in header and not {REPORTED, ALL} <= set(header):
                return returns
            rows = [(lines.line_num, dict(zip(header, map(str.strip, cells), strict=False))) for cells in lines]
    except (OSError, UnicodeDecodeError, csv.Error):
        # Some other layout: it says nothing about precincts.
        return returns
    shares = _shares(rows, Gazetteer(counties), str(path))
    return returns.assign(**{PERCENT: returns["geoid"].map(shares).astype("float64")})


def held_to_status(returns: pd.DataFrame, contest: Contest) -> None:
    """Hold what is described of a contest to its figures: a count that is not finished is called incomplete.

    Raises:
        ReturnsError: Precincts are missing from a contest whose status is not "unofficial-partial".
    """
    if PERCENT not in returns or contest.status == "unofficial-partial":
        return
    open_counties = returns.loc[returns[PERCENT] < 100, "geoid"].nunique()
    if open_counties:
        raise ReturnsError(
            f"{contest.id} is described as {contest.status}, but {open_counties:,} of {returns['geoid'].nunique():,} "
            "counties are not fully counted.",
            fix="Describe its status as unofficial-partial until every precinct has reported.",
        )


def _shares(rows: list[tuple[int, dict[str, str]]], counties: Gazetteer, file: str) -> dict[str, float]:
    found: dict[str, tuple[float, int]] = {}
    problems = []
    for line, cells in rows:
        name = cells.get("county", "")
        geoid = cells.get("geoid", "") or counties.resolve(name)
        if not geoid or (is_total(name) and not cells.get("geoid")):
            continue
        share = _share(cells)
        if share is None:
            told = cells.get(PERCENT, "") or f"{cells.get(REPORTED, '')} of {cells.get(ALL, '')} precincts"
            problems.append(Problem(f"{name or geoid} has {told!r} reporting, which is no share", file, line))
            continue
        earlier, first = found.setdefault(geoid, (share, line))
        if earlier != share:
            what = f"{name or geoid} has {share:g} percent reporting here and {earlier:g} in line {first}"
            problems.append(Problem(what, file, line))
    if problems:
        raise ReturnsError(
            "How much of the count is in cannot be told.",
            problems=problems,
            fix=f"Write {PERCENT} as a percentage from 0 to 100, or {REPORTED} and {ALL} as whole numbers.",
        )
    return {geoid: share for geoid, (share, _) in found.items()}


def _share(cells: Mapping[str, str]) -> float | None:
    """Percent, 0–100, or None where the cells do not tell one."""
    try:
        share = float(cells[PERCENT]) if PERCENT in cells else 100 * int(cells[REPORTED]) / int(cells[ALL])
    except (ValueError, KeyError, ZeroDivisionError):
        return None
    return share if 0 <= share <= 100 else None
