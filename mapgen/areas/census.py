"""County boundaries of any year, fetched from the Census Bureau by the extra `mapgen[census]`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO

from mapgen.areas.area_table import AreaTable, BoundarySource
from mapgen.areas.county_table import county_table
from mapgen.errors import BoundariesError
from mapgen.findings import finding


def fetch_counties(state: str | None, year: int, *, progress: Callable[[str], None]) -> AreaTable:
    """Fetch the cartographic boundaries of a year, once; after that they come from pygris's cache.

    Args:
        state: Postal code or two-digit code, or None for the country.
        year: The boundaries' year.
        progress: Told before the download begins, which can take minutes.

    Returns:
        The areas.

    Raises:
        BoundariesError: pygris is not installed, the Census Bureau cannot be reached or has no such file, or the
            boundaries cannot be drawn.
    """
    try:
        import pygris  # noqa: PLC0415  # an extra, and slow to import
    except ImportError as error:
        raise BoundariesError(finding("pygris-missing")) from error
    source = f"the Census Bureau's county boundaries of {year}"
    progress(f"Fetching {source}")
    try:
        # pygris reports to stdout, which is for results alone.
        with redirect_stdout(StringIO()):
            found = pygris.counties(state=state, cb=True, year=year, cache=True)
    except Exception as error:  # pygris lets every error of requests, zipfile and GDAL through
        raise BoundariesError(finding("census-not-fetched", year=str(year), said=str(error))) from error
    table, findings = county_table(found, source)
    return AreaTable(table, BoundarySource(year=year), tuple(findings))
