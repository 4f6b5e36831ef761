"""The counties of any state, and of the country, at any election since 2000: which boundaries, and the table of them.

The wheel carries boundaries that serve every state and year (`mapgen.areas.us_carried`). Where the extra `mapgen[us]`
is installed, its finer files are taken for the years that they fit.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import geopandas as gpd
import pandas as pd

from mapgen.areas.area_table import AreaTable, BoundarySource
from mapgen.areas.coverage import hold_together
from mapgen.areas.crosswalk import CodeChange, vintages
from mapgen.areas.gazetteer import folded
from mapgen.areas.mending import Shapes
from mapgen.areas.shapefile import open_shapefile
from mapgen.areas.us_carried import CARRIED_YEAR, FILE, can_undo, carried_counties, carried_names
from mapgen.errors import UsageError
from mapgen.files.parse_cells import county_code
from mapgen.findings import finding
from mapgen.geoid import STATE_FIPS, state_of
from mapgen.words.terms import area_word

CRS = "EPSG:4269"
"""NAD83: the files come without a `.prj`, and this is what the Census Bureau publishes boundaries in."""


@dataclass(frozen=True, slots=True)
class Vintage:
    """One of the files of the extra `mapgen[us]`, at 1:500,000.

    Attributes:
        year: The year whose 1 January (2010: whose census day) the boundaries are of.
        file: The shapefile's name.
        encoding: Of its text; the files come without a `.cpg`, and what their headers say is wrong for one of them.
        state: The field with the state's two digits.
        county: The field with the county's three.
    """

    year: int
    file: str
    encoding: str
    state: str
    county: str


VINTAGES = (
    Vintage(2016, "cb_2016_us_county_500k.shp", "UTF-8", "STATEFP", "COUNTYFP"),
    Vintage(2010, "gz_2010_us_050_00_500k.shp", "ISO-8859-1", "STATE", "COUNTY"),
)

NATION = frozenset(STATE_FIPS.values()) - {STATE_FIPS["PR"]}
"""The states and the District of Columbia."""


def counties_of(state: str | None, election_year: int, *, units: Collection[str] = ()) -> AreaTable:
    """The counties of a state, or of the fifty states and the District of Columbia, as they were at an election.

    Args:
        state: Postal code ("KY") or two-digit code ("21"), "PR" for Puerto Rico; None for the country.
        election_year: Year of the election.
        units: Codes and names of the results' counties as their file has them. Where they are those of counties that
            were no more in that year, or not yet, as in the figures for Connecticut's old counties that are still
            published, the boundaries are those that fit them.

    Returns:
        The areas; a `name` is one of its kind within its state: Maryland has "Baltimore city" and "Baltimore County",
        but "Allegany". Where no boundaries are exactly of the year, `mapgen.areas.crosswalk` carries what differs.

    Raises:
        UsageError: There is no such state.
        BoundariesError: The boundaries cannot be read.
    """
    chosen = _chosen(NATION if state is None else frozenset({_code(state)}), election_year, units)
    table = gpd.GeoDataFrame(chosen.fields, geometry=chosen.shapes(), crs=CRS).sort_index()
    table["name"] = _told_apart(table)
    table, mended = hold_together(table, chosen.source.file)
    return AreaTable(table, chosen.source, tuple(mended))


def names_of_the_country(election_year: int) -> tuple[dict[str, str], list[str]]:
    """The names of all counties as `counties_of` has them, without the time that it takes to draw their boundaries.

    Args:
        election_year: Year of the election.

    Returns:
        The names by GEOID, and the GEOIDs of cities outside any county.

    Raises:
        BoundariesError: The file that has them cannot be read.
    """
    fields = _chosen(NATION, election_year, ()).fields.sort_index()
    names = {str(geoid): str(name) for geoid, name in _told_apart(fields).items()}
    return names, list(fields.index[fields["lsad"] == "city"])


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The counties that fit an election: indexed by `geoid` `name`, `state` and `lsad`, and what reads their shapes."""

    fields: pd.DataFrame
    shapes: Callable[[], Shapes]
    source: BoundarySource


def _chosen(states: Collection[str], election_year: int, units: Collection[str]) -> _Chosen:
    met = _met(units, states)
    wanted = {change: _is_made(change, election_year, met) for change in _changes(states)}
    folder = _folder()
    nearest = sorted(VINTAGES, key=lambda vintage: abs(vintage.year - election_year))
    fitting = (each for each in nearest if all(made == _has(each, change) for change, made in wanted.items()))
    vintage = next(fitting, None) if folder is not None else None
    if vintage is not None and folder is not None:
        source = BoundarySource(file=vintage.file, year=vintage.year, edition="fine", election_year=election_year)
        return _Chosen(*_fine(folder, vintage, states), source)
    carried = carried_counties(states, [change for change, made in wanted.items() if not made])
    source = BoundarySource(
        file=FILE, year=CARRIED_YEAR, edition="carried", coarse=carried.coarse, election_year=election_year
    )
    return _Chosen(carried.fields, carried.shapes, source)


def _changes(states: Collection[str]) -> Iterable[CodeChange]:
    """The changes of these states since the oldest boundaries there are."""
    for change in vintages().changes:
        if change.date.year > VINTAGES[-1].year and state_of(change.after[0]) in states:
            yield change


def _met(units: Collection[str], states: Collection[str]) -> frozenset[str]:
    """The codes that the results' units are, or in one state are called by; of counties that are no more also."""
    fips = next(iter(states)) if len(states) == 1 else ""
    codes = {county_code(unit, fips)[0] for unit in units}
    # In the country a name alone tells no state.
    called = {folded(unit) for unit in units} if fips else set()
    named = {code for code, name in carried_names().items() if state_of(code) == fips and folded(name) in called}
    return frozenset(codes | named)


def _is_made(change: CodeChange, election_year: int, met: frozenset[str]) -> bool:
    """Whether the counties are those after a change: as the results have them; where they do not tell, by its year."""
    before = bool(met & set(change.before) - set(change.after))
    after = bool(met & set(change.after) - set(change.before))
    if before == after or not can_undo(change):
        return change.date.year <= election_year
    return after


def _has(vintage: Vintage, change: CodeChange) -> bool:
    """Whether a file was made after a change."""
    return change.date.year < vintage.year


def _fine(folder: Path, vintage: Vintage, states: Collection[str]) -> tuple[pd.DataFrame, Callable[[], Shapes]]:
    """The counties of states from a file of the extra: what is said of them, and what reads their shapes."""
    path = folder / vintage.file
    files = {suffix: path.with_suffix(suffix) for suffix in (".shx", ".dbf")}
    opened = open_shapefile(path, files, vintage.file)
    columns, kept = opened.fields(vintage.encoding, frozenset({vintage.state, vintage.county, "NAME", "LSAD"}))
    fields = pd.DataFrame(dict(columns))
    chosen = kept & fields[vintage.state].isin(states).to_numpy()
    found = fields[chosen]
    about = pd.DataFrame(
        {
            "name": found["NAME"].astype(str).to_numpy(),
            "state": found[vintage.state].astype(str).to_numpy(),
            "lsad": found["LSAD"].fillna("").astype(str).map(area_word).to_numpy(),
        },
        index=pd.Index((found[vintage.state] + found[vintage.county]).astype(str), name="geoid"),
    )
    return about, lambda: opened.shapes(chosen)


def _code(state: str) -> str:
    code = STATE_FIPS.get(state.upper(), state)
    if code not in STATE_FIPS.values():
        raise UsageError(finding("state-unknown", state=repr(state), states=", ".join(STATE_FIPS)))
    return code


def _folder() -> Path | None:
    """Where the extra's files lie, if it is installed."""
    package = find_spec("_plotly_geo")
    return None if package is None or package.origin is None else Path(package.origin).parent / "package_data"


def _told_apart(table: pd.DataFrame) -> pd.Series:
    """The names, with what the place is ("city", "County") after those that two places of a state share."""
    shared = table.duplicated(["state", "name"], keep=False) & (table["lsad"] != "")
    return table["name"].where(~shared, table["name"] + " " + table["lsad"])
