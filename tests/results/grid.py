"""Four counties and two candidates, small enough to add up by eye.

North    South         Ash     Bell
2 × 2 grid:            Clay    Doña Ana
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import pandas as pd
from shapely.geometry import box

from mapgen.specs.contest import Candidate, Contest

COUNTIES = {"01001": "Ash", "01003": "Bell", "01005": "Clay", "01007": "Doña Ana"}
VOTES = {"01001": (30, 20), "01003": (1400, 1500), "01005": (7, 0), "01007": (250, 251)}
"""Hayes, Tilden. Hayes has 1,687 votes, Tilden 1,771."""

CONTEST = Contest(
    id="grid",
    date="2016-11-08",
    state="AL",
    office="President",
    election_type="general",
    title="Presidential election",
    candidates=(
        Candidate("hayes", "Rutherford Hayes", "Hayes", "REP"),
        Candidate("tilden", "Samuel Tilden", "Tilden", "DEM"),
    ),
    status="certified",
)

SQUARES = gpd.GeoDataFrame(
    {"name": list(COUNTIES.values()), "state": "01"},
    index=pd.Index(COUNTIES, name="geoid"),
    geometry=[box(x, y, x + 1, y + 1) for x, y in ((0, 1), (1, 1), (0, 0), (1, 0))],
    crs="EPSG:4269",
)

TIDY = [["county", "candidate", "votes"]] + [
    [COUNTIES[geoid], candidate.name, str(votes)]
    for geoid, both in VOTES.items()
    for candidate, votes in zip(CONTEST.candidates, both, strict=True)
]


def tallied(table: object) -> dict[str, tuple[int, int]]:
    """Votes of Hayes and Tilden by GEOID, out of a table of `read_returns`."""
    cells = {(row.geoid, row.candidate): row.votes for row in table.itertuples()}  # type: ignore[attr-defined]
    return {geoid: (cells[geoid, "hayes"], cells[geoid, "tilden"]) for geoid in sorted({each for each, _ in cells})}


def text_of(rows: Sequence[Sequence[str]], separator: str = ",", end: str = "\n") -> str:
    """Rows as separated values, cells quoted where they must be."""

    def cell(value: str) -> str:
        special = separator in value or '"' in value or "\n" in value
        return '"' + value.replace('"', '""') + '"' if special else value

    return "".join(separator.join(map(cell, row)) + end for row in rows)


def write(folder: Path, rows: Sequence[Sequence[str]], name: str = "results.csv") -> Path:
    """A file of these rows."""
    path = folder / name
    path.write_text(text_of(rows), "utf-8")
    return path
