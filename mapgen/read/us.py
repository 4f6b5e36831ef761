"""The counties of any state, and of the country, from the boundaries that the extra `mapgen[us]` installs."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import geopandas as gpd
import pandas as pd

from mapgen.areas.area_table import AreaTable, BoundarySource
from mapgen.errors import BoundariesError, UsageError
from mapgen.geoid import STATE_FIPS
from mapgen.read.coverage import hold_together
from mapgen.read.shapefile import open_shapefile
from mapgen.returns.vocabulary import area_word

CRS = "EPSG:4269"
"""NAD83: the files come without a `.prj`, and this is what the Census Bureau publishes boundaries in."""


@dataclass(frozen=True, slots=True)
class Vintage:
    """One of the shipped files.

    Attributes:
        year: The year whose 1 January (2010: whose census day) the boundaries are of.
        until: The last election year they are the better choice for.
        file: The shapefile's name.
        encoding: Of its text; the files come without a `.cpg`, and what their headers say is wrong for one of them.
        state: The field with the state's two digits.
        county: The field with the county's three.
    """

    year: int
    until: int
    file: str
    encoding: str
    state: str
    county: str


VINTAGES = (
    # In 2013 Bedford joined its county; every later change came after 2014's elections.
    Vintage(2010, 2012, "gz_2010_us_050_00_500k.shp", "ISO-8859-1", "STATE", "COUNTY"),
    Vintage(2016, 9999, "cb_2016_us_county_500k.shp", "UTF-8", "STATEFP", "COUNTYFP"),
)

NATION = frozenset(STATE_FIPS.values()) - {STATE_FIPS["PR"]}
"""The states and the District of Columbia."""


def counties_of(state: str | None, election_year: int) -> AreaTable:
    """The counties of a state, or of the fifty states and the District of Columbia, as they were at an election.

    Args:
        state: Postal code ("KY") or two-digit code ("21"), "PR" for Puerto Rico; None for the country.
        election_year: Year of the election. The shipped boundaries are of 2010, taken up to 2012, and of 2016;
            `mapgen.returns.vintage` carries codes that changed in other years.

    Returns:
        The areas; a `name` is one of its kind within its state: Maryland has "Baltimore city" and "Baltimore County",
        but "Allegany".

    Raises:
        UsageError: There is no such state.
        BoundariesError: The boundaries are not installed, or cannot be read.
    """
    vintage = next(each for each in VINTAGES if election_year <= each.until)
    code = None if state is None else _code(state)
    path = _folder() / vintage.file
    files = {suffix: path.with_suffix(suffix) for suffix in (".shx", ".dbf")}
    opened = open_shapefile(path, files, vintage.file)
    columns, kept = opened.fields(vintage.encoding, frozenset({vintage.state, vintage.county, "NAME", "LSAD"}))
    fields = pd.DataFrame(dict(columns))
    chosen = kept & fields[vintage.state].isin(NATION if code is None else {code}).to_numpy()
    found = fields[chosen]
    table = gpd.GeoDataFrame(
        {
            "name": found["NAME"].astype(str).to_numpy(),
            "state": found[vintage.state].astype(str).to_numpy(),
            "lsad": found["LSAD"].fillna("").astype(str).map(area_word).to_numpy(),
        },
        index=pd.Index((found[vintage.state] + found[vintage.county]).astype(str), name="geoid"),
        geometry=opened.shapes(chosen),
        crs=CRS,
    ).sort_index()
    table["name"] = _told_apart(table)
    table, mended = hold_together(table, vintage.file)
    source = BoundarySource(file=vintage.file, year=vintage.year, election_year=election_year)
    return AreaTable(table, source, tuple(mended))


def _code(state: str) -> str:
    code = STATE_FIPS.get(state.upper(), state)
    if code not in STATE_FIPS.values():
        raise UsageError(f"There is no state {state!r}.", fix=f"There are: {', '.join(STATE_FIPS)}.")
    return code


def _folder() -> Path:
    package = find_spec("_plotly_geo")
    if package is None or package.origin is None:
        raise BoundariesError(
            "The country's county boundaries are not installed.",
            fix="Install them with: pip install 'mapgen[us]'. Or name a file of boundaries.",
        )
    return Path(package.origin).parent / "package_data"


def _told_apart(table: pd.DataFrame) -> pd.Series:
    """The names, with what the place is ("city", "County") after those that two places of a state share."""
    shared = table.duplicated(["state", "name"], keep=False) & (table["lsad"] != "")
    return table["name"].where(~shared, table["name"] + " " + table["lsad"])
