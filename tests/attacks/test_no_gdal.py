"""GDAL, with its sixty readers and its ways to the web, is never asked for anything: not here, and not in a worker."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.attacks.polyglots import VRT
from tests.attacks.readers import delaware, geojson, topojson
from tests.conftest import ROOT

pytestmark = pytest.mark.attack

GDAL = {"pyogrio", "fiona", "osgeo", "rasterio"}
ASKS = {"read_file", "list_layers", "to_file", "read_parquet", "read_dataframe"}
"""What geopandas and pyogrio call their ways to GDAL, and to a reference system of which nobody knows what it says."""

SOURCES = sorted(path for path in (ROOT / "mapgen").rglob("*.py") if "showcase" not in path.parent.parts)

SCRIPT = """
import sys
from pathlib import Path
from mapgen.workflows.parallel import mapped
from mapgen.areas.boundaries import read_boundaries

def read(path):
    table = read_boundaries(path)
    return len(table), sorted({"pyogrio", "fiona", "osgeo"} & set(sys.modules))

if __name__ == "__main__":
    paths = [Path(path) for path in sys.argv[2:]]
    for found in mapped(read, paths, jobs=int(sys.argv[1])):
        print(found)
"""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_module_asks_gdal(path: Path) -> None:
    """None imports it, and none calls what would."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            assert not {alias.name.split(".")[0] for alias in node.names} & GDAL
        if isinstance(node, ast.ImportFrom):
            assert str(node.module).split(".")[0] not in GDAL
        if isinstance(node, ast.Attribute):
            assert node.attr not in ASKS


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_kind_is_read_without_gdal_in_workers_too(jobs: int, tmp_path: Path) -> None:
    """After three counties were read from each, there is no GDAL in the process that read them."""
    for name in ("c.shp", "c.gpkg", "c.fgb"):
        delaware().to_file(tmp_path / name)
    delaware().to_parquet(tmp_path / "c.parquet")
    (tmp_path / "c.geojson").write_bytes(geojson())
    (tmp_path / "c.topojson").write_bytes(topojson())
    (tmp_path / "script.py").write_text(SCRIPT, "utf-8")
    kinds = ("shp", "gpkg", "fgb", "parquet", "geojson", "topojson")
    paths = [str(tmp_path / f"c.{kind}") for kind in kinds]
    done = subprocess.run(
        [sys.executable, str(tmp_path / "script.py"), str(jobs), *paths], capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines() == ["(3, [])"] * len(kinds), done.stderr


def test_a_gdal_that_is_there_already_is_not_asked(tmp_path: Path) -> None:
    """In a notebook pyogrio has long been imported, with all of its drivers; a file that is a VRT is GeoJSON still."""
    import pyogrio  # noqa: PLC0415  # as the notebook does

    from mapgen.areas.boundaries import read_boundaries  # noqa: PLC0415  # after it

    assert "OGR_VRT" in pyogrio.list_drivers()
    (tmp_path / "c.json").write_bytes(geojson(x=VRT.format(source="x.csv", relative=1)))
    assert list(read_boundaries(tmp_path / "c.json")["name"]) == ["Kent", "New Castle", "Sussex"]
