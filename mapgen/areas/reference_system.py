"""Reference systems from strangers: a name in a known list, or plain parameters; never an address, a path or a program.

PROJ reads grid files that a text names, from any path, from the web where it is allowed to, and also from a pipe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pyproj
import pyproj.network

LONGEST_TEXT = 100_000
"""Characters of a reference system that is written out. The longest in the EPSG list have a tenth."""

NAMED = re.compile(
    r"(?:urn:ogc:def:crs:)?(?P<list>EPSG|ESRI|OGC)(?::[0-9.]*)?:(?P<code>[0-9]{1,7}|CRS(?:84|83|27)h?)|(?P<plain>CRS84)",
    re.IGNORECASE,
)
PLAIN_NAMES = {"wgs84": ("EPSG", "4326"), "wgs 84": ("EPSG", "4326"), "nad83": ("EPSG", "4269")}

WORDS = (
    "GEOGCS GEOGCRS GEODCRS GEOGRAPHICCRS GEODETICCRS BASEGEOGCRS BASEGEODCRS PROJCS PROJCRS PROJECTEDCRS DATUM "
    "GEODETICDATUM TRF ENSEMBLE MEMBER ENSEMBLEACCURACY DYNAMIC FRAMEEPOCH SPHEROID ELLIPSOID PRIMEM PRIMEMERIDIAN "
    "UNIT ANGLEUNIT LENGTHUNIT SCALEUNIT PROJECTION METHOD CONVERSION PARAMETER AUTHORITY ID CITATION URI CS AXIS "
    "ORDER MERIDIAN BEARING TOWGS84 USAGE SCOPE AREA BBOX REMARK COMPD_CS COMPOUNDCRS VERT_CS VERTCS VERTCRS "
    "VERT_DATUM VDATUM VERTICALCRS VERTICALDATUM ANCHOR EXTENT TIMEEXTENT VERTICALEXTENT METADATA"
)
"""The words of well-known text that describe a system by its parameters. Among those left out are the ones that lead to
a file (EXTENSION, PARAMETERFILE, BOUNDCRS), and LOCAL_CS, which is no place on Earth."""

PROGRAM = re.compile(r"\+\s*(?:proj|init|nadgrids|geoidgrids|grids|step)\b|^PROJ[ -]|pipeline|://|@", re.IGNORECASE)
"""What a quoted name holds where it is a program for PROJ or an address, not a name."""

QUOTES = "“”"
"""PROJ takes these for quotation marks too; with both kinds, two readers could differ about what is quoted."""


def system_named(name: str) -> pyproj.CRS | None:
    """The system of the EPSG, ESRI or OGC list that a name stands for; None where it is no such name.

    Args:
        name: As "EPSG:4269", "urn:ogc:def:crs:EPSG::4269", "urn:ogc:def:crs:OGC:1.3:CRS84" or "NAD83".
    """
    found = NAMED.fullmatch(name.strip())
    if found is None:
        known = PLAIN_NAMES.get(name.strip().casefold())
        return None if known is None else system_listed(*known)
    return system_listed("OGC", "CRS84") if found["plain"] else system_listed(found["list"], found["code"])


def system_listed(authority: str, code: str) -> pyproj.CRS | None:
    """The system with this code in a list; None where there is no such list or code, or it is no place on Earth."""
    authority, code = authority.upper(), code.upper().removesuffix("H") if code.upper().startswith("CRS") else code
    if authority not in ("EPSG", "ESRI", "OGC") or not code.isalnum():
        return None
    try:
        found = pyproj.CRS.from_authority(authority, code)
    except pyproj.exceptions.CRSError:
        return None
    return _flat(found)


def system_written(text: str) -> pyproj.CRS:
    """The system that well-known text describes.

    Raises:
        ValueError: The text is not that of a geographic or projected system, or leads to a file; in words.
    """
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"its reference system is a text of more than {LONGEST_TEXT:,} characters")
    names = re.findall(r'"([^"]*)"', text)
    words = {word.upper() for word in re.findall(r"([A-Za-z_0-9]+)\s*[\[(]", re.sub(r'"[^"]*"', '""', text))}
    strange = sorted(words - set(WORDS.split()))
    torn = text.count('"') % 2 or "\0" in text or set(text) & set(QUOTES)
    if torn or not words or strange or any(PROGRAM.search(name) for name in names):
        said = f"holds {strange[0][:40]}" if strange else f"is {text.strip()[:40]!r}"
        raise ValueError(f"its reference system {said}, which is no plain description of a place on Earth")
    try:
        found = _flat(pyproj.CRS.from_wkt(text))
    except pyproj.exceptions.CRSError as error:
        raise ValueError(f"its reference system cannot be understood: {text.strip()[:60]!r}") from error
    if found is None:
        raise ValueError("its reference system is neither in degrees nor a projection")
    return found


def system_described(document: Mapping[str, Any]) -> pyproj.CRS:
    """The system that PROJJSON describes, as GeoParquet has it.

    Raises:
        ValueError: It is neither in a list nor a plain description.
    """
    listed = document.get("id")
    if isinstance(listed, Mapping):
        found = system_listed(str(listed.get("authority")), str(listed.get("code")))
        if found is not None:
            return found
    if _leads_away(document):
        raise ValueError("its reference system is no plain description of a place on Earth")
    try:
        described = _flat(pyproj.CRS.from_json_dict(dict(document)))
    except pyproj.exceptions.CRSError as error:
        raise ValueError("its reference system cannot be understood") from error
    if described is None:
        raise ValueError("its reference system is neither in degrees nor a projection")
    return described


@contextmanager
def off_the_web() -> Iterator[None]:
    """Within the block PROJ fetches no grids, also where PROJ_NETWORK allows it to."""
    web: Any = pyproj.network
    allowed = web.is_network_enabled()
    web.set_network_enabled(active=False)
    try:
        yield
    finally:
        web.set_network_enabled(active=allowed)


def _flat(found: pyproj.CRS) -> pyproj.CRS | None:
    """A system without its heights; None where it is neither geographic nor projected."""
    if found.is_compound and found.sub_crs_list:
        found = found.sub_crs_list[0]
    return found if (found.is_geographic or found.is_projected) else None


def _leads_away(value: Any) -> bool:
    """Whether a description names a grid file, a program, or a system bound to another by one."""
    if isinstance(value, str):
        return value == "BoundCRS" or PROGRAM.search(value) is not None
    if isinstance(value, Mapping):
        return isinstance(value.get("value"), str) or any(map(_leads_away, value.values()))
    return isinstance(value, list) and any(map(_leads_away, value))
