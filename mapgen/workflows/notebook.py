"""mapgen in a notebook: a table of results becomes a map that shows itself."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import geopandas as gpd
import pandas as pd

from mapgen.areas.area_table import AreaTable, BoundarySource
from mapgen.areas.us_counties import counties_of
from mapgen.composition import compose as composing
from mapgen.model.choropleth import Choropleth
from mapgen.render.embed.notebook import render_frame
from mapgen.results.import_options import ImportOptions
from mapgen.results.import_results import import_results
from mapgen.results.select_contest import ContestFilter
from mapgen.specs.status import Status
from mapgen.workflows.draw_map import draw_map

P = ParamSpec("P")

TABLE = "the table"
"""What messages call a DataFrame."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NotebookMap(Choropleth):
    """A map that a notebook shows: as its embed, at its own height."""

    def _repr_html_(self) -> str:
        return render_frame(self)


def _shows_itself(make: Callable[P, Choropleth]) -> Callable[P, Choropleth]:
    """A function that makes a map, with what it makes shown by notebooks."""

    @wraps(make)
    def made(*given: P.args, **named: P.kwargs) -> Choropleth:
        return _shown(make(*given, **named))

    return made


def draw(
    results: pd.DataFrame | str | Path,
    *,
    state: str = "",
    date: str = "",
    office: str = "",
    party: str = "",
    district: str = "",
    votes: Sequence[str] = (),
    boundaries: gpd.GeoDataFrame | None = None,
    by: str = "",
    show: str = "",
    bins: Sequence[float] = (),
    title: str = "",
    source: str = "",
    status: Status = "not-stated",
    language: str = "en",
) -> Choropleth:
    """A map of results, as `mapgen map` draws it: contest, state and counties are found in the table.

    Args:
        results: A DataFrame, or a file, with a column of county names or codes and either the columns `candidate` and
            `votes` or a column of votes for each candidate; any table that `mapgen map` reads.
        state: The state's postal code, where the table does not say it.
        date: The day of the election (ISO 8601) or its year, where the table does not say it.
        office: The office, where the table has several.
        party: The party of a primary, where the table has several.
        district: The district, where the table has several.
        votes: Headers of the columns that are votes; none where the figures say it.
        boundaries: Indexed by `geoid`: `name`, `state` and `geometry`, such as `read_counties` gives them; None for the
            country's counties of the election's year.
        by: What the colours show: "winner", "margin", "wide-margin", "votes" or a scheme's id; empty for what fits.
        show: The measure that the map is about, in place of the votes.
        bins: Bounds between the bins of the margin, in points, or of the measure; ascending.
        title: The headline, or empty for the computed one.
        source: Who published the figures.
        status: How final the figures are.
        language: Of every word: "en" or "es".

    Returns:
        The map, which a notebook shows; `render_page`, `render_svg` and others write it.

    Raises:
        ReturnsError: The table cannot be drawn; each fault is named.
        UsageError: It holds several contests or states, and none is named.
        MapgenError: Something else is wrong with it.
    """
    options = ImportOptions(
        contest_filter=ContestFilter(state=state, date=date, office=office, party=party, district=district),
        called=TABLE if isinstance(results, pd.DataFrame) else str(results),
        source=source or (TABLE if isinstance(results, pd.DataFrame) else ""),
        status=status,
        language=language,
        votes=tuple(votes),
    )
    areas = None if boundaries is None else AreaTable(boundaries, BoundarySource())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "results.csv"
        if isinstance(results, pd.DataFrame):
            # A table passes by the same door as a file: whatever is checked there is checked here.
            results.to_csv(path, index=results.index.name is not None)
        taken = import_results(path if isinstance(results, pd.DataFrame) else Path(results), options, areas)
    return _shown(draw_map(taken, slug="map", by=by, show=show, bins=bins, title=title, language=language))


def read_counties(state: str = "", *, year: int) -> gpd.GeoDataFrame:
    """The counties of a state or of the country as they were at an election.

    Args:
        state: The postal code, such as "OH"; empty for the fifty states and the District of Columbia.
        year: The election's, from 2000 on.

    Returns:
        Indexed by `geoid` (five-digit text), sorted: `name`, `state` (two digits), `lsad` (what the county is in law)
        and `geometry` (longitude and latitude, NAD83).

    Raises:
        UsageError: There is no such state.
        BoundariesError: The boundaries cannot be read.
    """
    return counties_of(state or None, year).table


def _shown(choropleth: Choropleth) -> NotebookMap:
    return NotebookMap(**{field.name: getattr(choropleth, field.name) for field in fields(choropleth)})


compose = _shows_itself(composing.compose)
