"""From any reference system to longitudes and latitudes in NAD83; what is not known to lead there leads nowhere."""

from __future__ import annotations

import math
import re

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

from mapgen.areas.reference_system import off_the_web

NAD83, WGS84 = "EPSG:4269", "EPSG:4326"
"""What every table of boundaries here is in, and what lies within two metres of it."""

NEAR = {"worldgeodeticsystem1984", "wgs1984", "wgs84", "northamericandatum1983", "northamerican1983", "nad83"}
"""Names of datums whose degrees are NAD83's to within two metres, as `_plain` writes them."""

REALISED = re.compile(
    r"(?:ensemble|highaccuracyreferencenetwork|nationalspatialreferencesystem20\d\d|"
    r"continuouslyoperatingreferencestation\d{4}|g\d+|harn|2011)$"
)
"""What follows such a name where one of its realisations is meant."""

NAMELESS = re.compile(r"unknown|notspecified|unspecified|unnamed|undefined|grs1980|grs80|^wgs84$|^wgs1984$|sphere")
"""What the name of a datum has in it that says only on which ellipsoid it is, as `_plain` writes it."""

SPHERES = 6_350_000.0, 6_390_000.0
"""Radii in metres of a sphere that stands for the Earth."""

EARTH = 6_378_137.0, 298.257
"""The half axis in metres and the flattening, inverse, of the ellipsoids that modern datums are on: GRS80 and WGS84."""

DEGREE = math.pi / 180


def in_nad83(shapes: NDArray[np.object_], crs: pyproj.CRS) -> tuple[NDArray[np.object_], str]:
    """Shapes as longitudes and latitudes in NAD83.

    Args:
        shapes: Geometries in `crs`, east before north, or None.
        crs: Any geographic or projected system.

    Returns:
        The shapes; and their system's name where it names an ellipsoid and no datum, so that NAD83 had to be assumed,
        or empty. A point that the system does not reach is infinite.

    Raises:
        ValueError: No way is known from the system to NAD83; in words.
    """
    if _is_near(crs):
        return shapes, ""
    with off_the_web():
        transformer, nameless = _way(crs), ""
        if transformer is None and _is_nameless(crs) and not _in_radians(crs):
            transformer = pyproj.Transformer.from_crs(crs, NAD83, always_xy=True)
            nameless = crs.name[:60]
        if transformer is None:
            names = [each.name[:60] for each in (crs.datum, crs.prime_meridian) if each is not None]
            raise ValueError(f"{crs.name[:60]!r} (datum and prime meridian: {', '.join(names) or 'unknown'})")

        def turned(points: NDArray[np.float64]) -> NDArray[np.float64]:
            return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))

        return np.asarray(shapely.transform(shapes, turned)), nameless


def _way(crs: pyproj.CRS) -> pyproj.Transformer | None:
    """What leads to NAD83, or to WGS84; None where that would take the one datum for the other."""
    if _in_radians(crs):
        return None
    for target in (NAD83, WGS84):
        try:
            return pyproj.Transformer.from_crs(crs, target, always_xy=True, allow_ballpark=False)
        except pyproj.exceptions.ProjError:
            continue
    return None


def _is_near(crs: pyproj.CRS) -> bool:
    """Whether coordinates in a system are longitudes and latitudes in NAD83 as they stand."""
    if crs.is_bound or crs.is_derived or not crs.is_geographic or crs.datum is None:
        return False
    axes = [
        axis.direction in ("east", "north") and math.isclose(axis.unit_conversion_factor, DEGREE, rel_tol=1e-9)
        for axis in crs.axis_info
    ]
    return all(axes) and _at_greenwich(crs) and _on_earth(crs) and REALISED.sub("", _plain(crs.datum.name)) in NEAR


def _is_nameless(crs: pyproj.CRS) -> bool:
    """Whether a system says on which ellipsoid it is and nothing else.

    On a sphere are projections alone, such as the National Atlas's: what is projected is NAD83's degrees. On the
    ellipsoids of today are datums that lie within metres of each other.
    """
    datum, ellipsoid = crs.datum, crs.ellipsoid
    if datum is None or ellipsoid is None or NAMELESS.search(_plain(datum.name)) is None:
        return False
    is_sphere = ellipsoid.semi_major_metre == ellipsoid.semi_minor_metre
    return _on_earth(crs) or (is_sphere and SPHERES[0] < ellipsoid.semi_major_metre < SPHERES[1])


def _on_earth(crs: pyproj.CRS) -> bool:
    axis, flattening = EARTH
    found = crs.ellipsoid
    return (
        found is not None
        and abs(found.semi_major_metre - axis) < 1
        and abs(found.inverse_flattening - flattening) < 0.001
    )


def _in_radians(crs: pyproj.CRS) -> bool:
    """Whether a system is of a kind that pyproj takes for degrees."""
    described = crs.source_crs if crs.is_bound and crs.source_crs is not None else crs
    axes = described.axis_info[:2]
    return crs.is_geographic and any(math.isclose(axis.unit_conversion_factor, 1) for axis in axes)


def _at_greenwich(crs: pyproj.CRS) -> bool:
    return crs.prime_meridian is None or crs.prime_meridian.longitude == 0


def _plain(name: str) -> str:
    """A datum's name without what programs write differently: "D_North_American_1983" is Esri's."""
    return re.sub(r"[^a-z0-9]", "", name.casefold().removeprefix("d_"))
