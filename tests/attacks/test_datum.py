"""Degrees that are none, or are counted from elsewhere: turned into NAD83 as they should be, or refused in words."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pyproj
import pytest
import shapely

from mapgen.areas.boundaries import read_areas, read_boundaries
from mapgen.areas.datum import in_nad83
from mapgen.areas.reference_system import system_written
from mapgen.errors import BoundariesError
from tests.attacks.readers import delaware, geojson

pytestmark = pytest.mark.attack

GRS80 = 'SPHEROID["GRS_1980",6378137.0,298.257222101]'
CLARKE = 'SPHEROID["Clarke_1866",6378206.4,294.9786982]'
DEGREE = 'UNIT["Degree",0.0174532925199433]'
GREENWICH = 'PRIMEM["Greenwich",0.0]'


def system(datum: str = "D_North_American_1983", ellipsoid: str = GRS80, then: str = f"{GREENWICH},{DEGREE}") -> str:
    """A geographic system as a .prj says it."""
    return f'GEOGCS["Odd",DATUM["{datum}",{ellipsoid}],{then}]'


ALBERS = (
    'PROJCS["Albers",{},PROJECTION["Albers"],PARAMETER["Standard_Parallel_1",29.5],'
    'PARAMETER["Standard_Parallel_2",45.5],PARAMETER["Latitude_Of_Origin",37.5],PARAMETER["Central_Meridian",-96],'
    'PARAMETER["False_Easting",0],PARAMETER["False_Northing",0],UNIT["Meter",1]]'
)
SHIFT = "TOWGS84[0,0,0,0,0,0,0]"
SPHERE = 'SPHEROID["Sphere_Clarke_1866_Authalic",6370997.0,0.0]'
WEST = 'AXIS["Longitude",WEST],AXIS["Latitude",NORTH]'

TURNED: dict[str, tuple[str, tuple[float, float], tuple[float, float]]] = {
    "grads": (system(then=f'{GREENWICH},UNIT["Grad",0.015707963267948967]'), (-83.88889, 43.33333), (-75.5, 39)),
    "west of Greenwich": (system(then=f"{GREENWICH},{DEGREE},{WEST}"), (75.5, 39), (-75.5, 39)),
    # The Geodetic Survey's NADCON moves Delaware by some 33 metres to the east and 12 to the north.
    "NAD27": (system("D_North_American_1927", CLARKE), (-75.5, 39), (-75.49962, 39.00010)),
    "a shift that is said": (system(ellipsoid=f"{GRS80},{SHIFT}"), (-75.5, 39), (-75.5, 39)),
    "a shift of a nameless one": (system("unknown", f"{GRS80},{SHIFT}"), (-75.5, 39), (-75.5, 39)),
    "a shift of a kilometre": (system("D_X", f"{GRS80},TOWGS84[0,0,1287,0,0,0,0]"), (-75.5, 39), (-75.5, 39.009)),
    "no datum, GRS80": (system("unknown"), (-75.5, 39), (-75.5, 39)),
    "the National Atlas's sphere": (system("D_Sphere_Clarke_1866_Authalic", SPHERE), (-75.5, 39), (-75.5, 39)),
}  # fmt: skip


@pytest.mark.parametrize("about", TURNED)
def test_what_can_be_turned_is_turned(about: str) -> None:
    """To where a textbook has it, within some twenty metres; what names no datum is said."""
    text, given, expected = TURNED[about]
    shapes, assumed = in_nad83(np.array([shapely.Point(given)], dtype=object), system_written(text))
    assert shapely.get_coordinates(shapes)[0] == pytest.approx(expected, abs=2e-4)
    assert bool(assumed) == (about in ("no datum, GRS80", "the National Atlas's sphere"))


LEADS_NOWHERE = {
    "radians": system(then=f'{GREENWICH},UNIT["Radian",1.0]'),
    "radians and a shift": system("D_X", f"{GRS80},{SHIFT}", f'{GREENWICH},UNIT["Radian",1.0]'),
    "radians and NAD27": system("D_North_American_1927", CLARKE, f'{GREENWICH},UNIT["Radian",1.0]'),
    "from Paris": system(then=f'PRIMEM["Paris",2.33722917],{DEGREE}'),
    "from Washington": system(then=f'PRIMEM["Washington",-77.05],{DEGREE}'),
    "from a Greenwich elsewhere": system(then=f'PRIMEM["Greenwich",5],{DEGREE}'),
    "an unknown datum": system("D_Somewhere"),
    "an unknown datum on an old ellipsoid": system("unknown", CLARKE),
    "a known name on another ellipsoid": system(ellipsoid='SPHEROID["GRS_1980",6000000,298.257222101]'),
    "Mars": system("D_Mars_2000", 'SPHEROID["Mars_2000_IAU_IAG",3396190.0,169.8944472236118]'),
    "a ball like Mars": system("D_Mars_sphere", 'SPHEROID["Mars",3396190.0,0]'),
    "projected from an unknown datum": ALBERS.format(system("D_Somewhere")),
}


@pytest.mark.parametrize("about", LEADS_NOWHERE)
def test_what_is_not_known_is_refused(about: str, tmp_path: Path) -> None:
    """In words that name the system; nothing is taken for NAD83 that only looks like it."""
    delaware().to_file(tmp_path / "c.shp")
    (tmp_path / "c.prj").write_text(LEADS_NOWHERE[about], "utf-8")
    with pytest.raises(BoundariesError, match="no way is known to longitudes and latitudes"):
        read_boundaries(tmp_path / "c.shp")


@pytest.mark.parametrize("crs", ["EPSG:4807", "EPSG:4267", "EPSG:4301", "EPSG:2163", "EPSG:26771"])
def test_systems_of_a_list_are_turned(crs: str, tmp_path: Path) -> None:
    """Grads from Paris, NAD27, Tokyo's datum and the National Atlas come back to where they were."""
    way = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    away = delaware("EPSG:4326")
    away["geometry"] = shapely.transform(away.geometry.array, lambda points: np.column_stack(way.transform(*points.T)))
    document = json.loads(away.to_json(drop_id=True))
    document["crs"] = {"type": "name", "properties": {"name": crs}}
    (tmp_path / "c.json").write_text(json.dumps(document), "utf-8")
    areas = read_areas(tmp_path / "c.json")
    assert areas.table.geometry.total_bounds == pytest.approx([-76, 39, -74.5, 39.5], abs=5e-4)
    assert any(note.code == "datum-assumed" for note in areas.findings) == (crs == "EPSG:2163")


def test_a_turned_pole_is_no_nad83() -> None:
    """Degrees from a pole that lies elsewhere, also on NAD83's own ellipsoid."""
    turned = pyproj.CRS.from_proj4(
        "+proj=ob_tran +o_proj=longlat +o_lon_p=0 +o_lat_p=40 +lon_0=10 +datum=NAD83 +no_defs"
    )
    point = np.array([shapely.Point(-75.5, 39)], dtype=object)
    shapes, _ = in_nad83(point, turned)
    assert not shapely.equals_exact(shapes[0], point[0], tolerance=1)


def test_degrees_in_nad83_and_wgs84_stand_as_they_are(tmp_path: Path) -> None:
    """Every realisation, in every program's way of writing: not a digit moves."""
    (tmp_path / "c.json").write_bytes(geojson())
    exact = read_boundaries(tmp_path / "c.json").geometry
    for text in (
        system(),
        system("D_WGS_1984", 'SPHEROID["WGS_1984",6378137.0,298.257223563]'),
        pyproj.CRS("EPSG:6318").to_wkt(),
    ):
        delaware().to_file(tmp_path / "c.shp")
        (tmp_path / "c.prj").write_text(text, "utf-8")
        areas = read_areas(tmp_path / "c.shp")
        shapes = (areas.table.geometry, exact)
        assert shapely.equals_identical(*(shapely.normalize(each.array) for each in shapes)).all()
        assert not areas.findings
