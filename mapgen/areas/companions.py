"""What lies beside a `.shp`: its index and fields, and what says how its text is encoded and where on Earth it is."""

from __future__ import annotations

import re
from pathlib import Path

import geopandas as gpd
import pyproj

from mapgen.areas.fields import table_of
from mapgen.areas.reference_system import system_written
from mapgen.areas.shape_bounds import LARGEST_COMPANION
from mapgen.areas.shapefile import Shapefile, open_shapefile
from mapgen.errors import BoundariesError
from mapgen.files.regular import read_regular
from mapgen.findings import Finding, finding, refusal

COMPANIONS = (".shp", ".shx", ".dbf", ".prj", ".cpg")

CENSUS_CRS = "EPSG:4269"
"""What a shapefile without a `.prj` is taken to be in: NAD83, the reference system of the Census Bureau's files."""

UTF_8, LATIN_1 = "UTF-8", "ISO-8859-1"
PAGE = re.compile(r"(?:oem|ansi|cp|windows)?[ _-]*(?P<page>437|737|775|8[0-9]{2}|9(?:32|36|49|50)|125[0-8])")
LATIN = re.compile(r"(?:iso)?[ _-]*8859[ _-]?(?P<part>1[0-6]|[1-9])")

Found = tuple[gpd.GeoDataFrame, list[Finding]]


def read_shapefile(path: Path, called: str) -> Found:
    """Read a shapefile with its companions.

    Args:
        path: The `.shp`.
        called: The file as the user knows it.

    Returns:
        Its records, with a reference system; and what had to be assumed.

    Raises:
        BoundariesError: A file is missing, cut short, or no part of this shapefile; or there is too much of something.
        ValueError: A file is damaged; in words.
        OSError: A file is not regular, or cannot be read.
    """
    beside = {other.suffix.casefold(): other for other in sorted(path.parent.glob("*")) if other.stem == path.stem}
    absent = [suffix for suffix in (".shx", ".dbf") if suffix not in beside]
    if absent:
        files = [path.with_suffix(suffix).name for suffix in absent]
        lack = "both" if len(absent) > 1 else "one"
        raise BoundariesError(
            refusal("shapefile-lacks", called, lack=lack, suffix=absent[0], first=files[0], second=files[-1])
        )
    opened = open_shapefile(path, beside, called)
    encoding, notes = _encoding(beside.get(".cpg"), opened)
    crs, assumed = _system(beside.get(".prj"), called)
    fields, kept = opened.fields(encoding)
    kept_fields = [(name, values[kept].reset_index(drop=True)) for name, values in fields]
    return table_of(kept_fields, opened.shapes(kept), crs), notes + assumed


def encoding_called(name: str) -> str:
    """Python's name for an encoding as a `.cpg` says it; empty where it is none that tables are written in."""
    said = name.strip("\ufeff \t\r\n\0").casefold()
    if said in ("utf-8", "utf8", "65001"):
        return UTF_8
    found = LATIN.fullmatch(said)
    if found:
        return f"ISO-8859-{found['part']}"
    found = PAGE.fullmatch(said)
    try:
        return "".encode(f"cp{found['page']}").decode() + f"cp{found['page']}" if found else ""
    except LookupError:
        return ""


def _encoding(cpg: Path | None, opened: Shapefile) -> tuple[str, list[Finding]]:
    """What the text is read as; a note where the file does not say it."""
    said = "" if cpg is None else read_regular(cpg, most_bytes=LARGEST_COMPANION).decode("latin-1")
    encoding = encoding_called(said)
    if encoding:
        return encoding, []
    try:
        opened.fields(UTF_8)
        encoding = UTF_8
    except UnicodeDecodeError:
        encoding = LATIN_1
    values = {"encoding": encoding} | ({} if cpg is None else {"written": repr(said.strip()[:40])})
    code = "shapefile-no-cpg" if cpg is None else "shapefile-strange-cpg"
    return encoding, [finding(code, opened.called, severity="note", values=values)]


def _system(prj: Path | None, called: str) -> tuple[pyproj.CRS, list[Finding]]:
    """The reference system; a note where the file does not say it."""
    content = b"" if prj is None else read_regular(prj, most_bytes=LARGEST_COMPANION)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    if not text.strip("\0 \t\r\n"):
        return pyproj.CRS(CENSUS_CRS), [finding("shapefile-no-prj", called, severity="note", system=CENSUS_CRS)]
    try:
        return system_written(text), []
    except ValueError as error:
        raise BoundariesError(refusal("shapefile-useless-prj", called, said=str(error))) from error
