"""The areas that votes are counted in, with the source of their boundaries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
        edition: Of the Census Bureau's: "fine" at 1:500,000, "carried" with what changed since, simplified.
        coarse: What lies on both sides of lines that are coarse at this size, as the message `source-census` calls it.
    """

    title: str = ""
    file: str = ""
    year: int | None = None
    election_year: int | None = None
    edition: Literal["", "fine", "carried"] = ""
    coarse: str = ""


@dataclass(frozen=True, slots=True)
class AreaTable:
    """The areas that votes are counted in.

    Attributes:
        table: Indexed by `geoid` (text), sorted: `name`, `state` (two digits), `lsad` ("County", "Parish", "city" …,
            empty where nothing says it), `geometry` (longitude and latitude, NAD83).
        source: Where the boundaries come from.
        findings: What was assumed or mended to read them; warnings and notes.
        counties: The table before states were made one area each, or None where none was.
    """

    table: gpd.GeoDataFrame
    source: BoundarySource
    findings: tuple[Finding, ...] = ()
    counties: gpd.GeoDataFrame | None = None

    @property
    def before_merging(self) -> gpd.GeoDataFrame:
        """The table with the counties of every state."""
        return self.table if self.counties is None else self.counties

    def names(self) -> dict[str, str]:
        """The areas' names by GEOID."""
        return {str(geoid): str(name) for geoid, name in self.table["name"].items()}

    def cities(self) -> list[str]:
        """The GEOIDs of cities outside any county, which may share a name with one."""
        return list(self.table.index[self.table["lsad"] == "city"]) if "lsad" in self.table else []


def census_values(source: BoundarySource) -> dict[str, str]:
    """What the message `source-census` is filled with, for boundaries of the Census Bureau's."""
    return {"year": str(source.year), "edition": source.edition, "coarse": source.coarse}
