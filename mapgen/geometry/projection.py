"""A conic projection fitted to the area shown, simple enough for the page to undo."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mapgen.errors import BoundariesError

EARTH_RADIUS = 6_371_008.8
"""Mean radius of the earth in metres (IUGG)."""


@dataclass(frozen=True, slots=True)
class Conic:
    """Albers' equal-area conic on the sphere: counties keep their relative size.

    The sphere instead of the ellipsoid moves no county by more than a fraction of a pixel against its
    neighbours, and lets the page compute the same projection in a few lines. Formulae: Snyder, Map
    Projections: A Working Manual (USGS Professional Paper 1395), pages 100–101.

    Attributes:
        lat_1: First standard parallel, degrees.
        lat_2: Second standard parallel, degrees.
        lat_0: Latitude of the origin, degrees.
        lon_0: Central meridian, degrees.
    """

    lat_1: float
    lat_2: float
    lat_0: float
    lon_0: float

    def project(self, lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
        """Degrees (longitude, latitude), one pair to a row, to metres east and north of the origin."""
        n, c, rho_0 = self._constants()
        longitude = (lonlat[:, 0] - self.lon_0 + 180.0) % 360.0 - 180.0
        theta = n * np.radians(longitude)
        rho = np.sqrt(c - 2 * n * np.sin(np.radians(lonlat[:, 1]))) / n
        return np.column_stack([rho * np.sin(theta), rho_0 - rho * np.cos(theta)]) * EARTH_RADIUS

    def _constants(self) -> tuple[float, float, float]:
        one, two, origin = np.radians([self.lat_1, self.lat_2, self.lat_0])
        n = (np.sin(one) + np.sin(two)) / 2
        c = np.cos(one) ** 2 + 2 * n * np.sin(one)
        return float(n), float(c), float(np.sqrt(c - 2 * n * np.sin(origin)) / n)


@dataclass(frozen=True, slots=True)
class View:
    """A projection set on the drawing's grid.

    Attributes:
        conic: The projection.
        scale: Grid units to a metre of the projection.
        left: The projection's x, in metres, at the drawing's left edge.
        top: The projection's y, in metres, at the drawing's upper edge.
    """

    conic: Conic
    scale: float
    left: float
    top: float

    def to_grid(self, metres: NDArray[np.float64]) -> NDArray[np.float64]:
        """Metres of the projection, one pair to a row, to grid units, y downwards."""
        return np.column_stack([metres[:, 0] - self.left, self.top - metres[:, 1]]) * self.scale

    def place(self, longitude: float, latitude: float) -> tuple[int, int]:
        """The grid cell of a point on the earth."""
        (x, y) = self.to_grid(self.conic.project(np.array([[longitude, latitude]])))[0]
        return round(x), round(y)


def conic_for(bounds: tuple[float, float, float, float]) -> Conic:
    """The conic fitted to an area: standard parallels a sixth of its height inside its edges (Kavrayskiy's rule).

    Args:
        bounds: West, south, east, north in degrees; east below west means that the area crosses the 180th meridian.

    Raises:
        BoundariesError: The bounds are not degrees on the earth.
    """
    west, south, east, north = bounds
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise BoundariesError(f"The boundaries reach from {bounds[:2]} to {bounds[2:]}, which are not degrees.")
    across = (east - west) % 360.0
    return Conic(
        lat_1=round(south + (north - south) / 6, 4),
        lat_2=round(north - (north - south) / 6, 4),
        lat_0=round((south + north) / 2, 4),
        lon_0=round((west + across / 2 + 180.0) % 360.0 - 180.0, 4),
    )
