"""The areas that votes are counted in, with the source of their boundaries."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd

from mapgen.findings import Finding


@dataclass(frozen=True, slots=True)
class BoundarySource:
    """Where boundaries come from.

    Attributes:
        title: As a reader is told; empty where only `year` says it.
        file: The file they were read from.
        year: The year whose boundaries the Census Bureau's are, or None for boundaries of the user's own.
        election_year: The year they were chosen for, or None.
    """

    title: str = ""
    file: str = ""
    year: int | None = None
    election_year: int | None = None


@dataclass(frozen=True, slots=True)
class AreaTable:
    """The areas that votes are counted in.

    Attributes:
        table: Indexed by `geoid` (text), sorted: `name`, `state` (two digits), `lsad` ("County", "Parish", "city" …,
            empty where nothing says it), `geometry` (longitude and latitude, NAD83).
        source: Where the boundaries come from.
        findings: What was assumed or mended to read them; warnings and notes.
    """

    table: gpd.GeoDataFrame
    source: BoundarySource
    findings: tuple[Finding, ...] = ()

    def names(self) -> dict[str, str]:
        """The areas' names by GEOID."""
        return {str(geoid): str(name) for geoid, name in self.table["name"].items()}

    def cities(self) -> list[str]:
        """The GEOIDs of cities outside any county, which may share a name with one."""
        return list(self.table.index[self.table["lsad"] == "city"]) if "lsad" in self.table else []
