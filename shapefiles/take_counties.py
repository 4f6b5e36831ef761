"""Take one state's counties from the Census cartographic boundary file.

The source is `cb_2016_us_county_500k`, which the PyPI package `plotly-geo` 1.0.0 ships
without `.prj` and `.cpg`: its coordinates are NAD83 (EPSG:4269), its text is UTF-8.

    pip install geopandas plotly-geo==1.0.0
    python shapefiles/take_counties.py 21 shapefiles/ky --manifest

Geometry is copied, never simplified. The same versions of GDAL and plotly-geo give the
same bytes on every run, so that the hashes in `datapackage.json` can be held to. This
script does not edit that file: `--manifest` prints the figures to carry over by hand.
"""

import argparse
import hashlib
import importlib.util
import json
import re
import sys
from pathlib import Path

import geopandas as gpd

SOURCE = "cb_2016_us_county_500k.shp"
FIELDS = ["GEOID", "NAME", "STATEFP", "COUNTYFP", "LSAD", "ALAND", "AWATER"]
SUFFIXES = ("shp", "shx", "dbf", "prj", "cpg")

# A .dbf header carries the day it was written, which would change the hash every day.
# The 2016 boundaries are those of 1 January 2016, so that is the day it carries.
HEADER_DATE = "2016-01-01"


def source_path() -> Path:
    """Return the path of the shapefile inside the installed `plotly-geo`."""
    spec = importlib.util.find_spec("_plotly_geo")
    if spec is None or spec.origin is None:
        raise SystemExit("plotly-geo is not installed: pip install plotly-geo==1.0.0")
    return Path(spec.origin).parent / "package_data" / SOURCE


def read_counties(path: Path, state: str) -> gpd.GeoDataFrame:
    """Return the counties of the two-digit FIPS code `state`, sorted by GEOID."""
    # pyogrio finds no row when `columns` lacks the field that `where` filters on.
    counties = gpd.read_file(path, columns=FIELDS, where=f"STATEFP = '{state}'", encoding="utf-8")
    if counties.empty:
        raise SystemExit(f"{SOURCE} has no county with the state code {state}")
    counties = counties[[*FIELDS, "geometry"]].set_crs("EPSG:4269")
    return counties.sort_values("GEOID", ignore_index=True)


def write_counties(counties: gpd.GeoDataFrame, folder: Path) -> list[Path]:
    """Write `counties.shp` and its four sidecars to `folder`; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"counties.{suffix}" for suffix in SUFFIXES]
    counties.to_file(
        paths[0],
        engine="pyogrio",
        driver="ESRI Shapefile",
        encoding="UTF-8",
        RESIZE="YES",  # text fields as wide as their longest value, not 80 bytes each
        DBF_DATE_LAST_UPDATE=HEADER_DATE,
    )
    return paths


def manifest(paths: list[Path]) -> dict[str, dict[str, int | str]]:
    """Return bytes and SHA-256 of each file, as `datapackage.json` states them."""
    contents = {path.name: path.read_bytes() for path in paths}
    return {
        name: {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
        for name, content in contents.items()
    }


def fips(text: str) -> str:
    """Return `text` if it is a state FIPS code such as 21; argparse reports it if not."""
    if not re.fullmatch(r"[0-9]{2}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a two-digit state FIPS code")
    return text


def main() -> None:
    """Read the command line and write the shapefile."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("state", type=fips, help="state FIPS code, such as 21 for Kentucky")
    parser.add_argument("folder", type=Path, help="folder to write counties.* to")
    parser.add_argument("--manifest", action="store_true", help="print the files' bytes and hashes as JSON")
    arguments = parser.parse_args()

    counties = read_counties(source_path(), arguments.state)
    paths = write_counties(counties, arguments.folder)
    sys.stderr.write(f"{len(counties)} counties in {arguments.folder}\n")
    if arguments.manifest:
        sys.stdout.write(json.dumps(manifest(paths), indent=2) + "\n")


if __name__ == "__main__":
    main()
