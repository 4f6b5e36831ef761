"""The field of codes and the field of names are told by their values, whatever they are called."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest

from mapgen.areas.boundaries import read_boundaries
from mapgen.areas.county_table import county_table
from mapgen.errors import BoundariesError
from tests.boundaries.conftest import NAMES

CODES = list(NAMES)

WAYS: list[dict[str, list[Any]]] = [
    {"GEOID20": CODES},
    {"whatever": CODES},
    {"GEO_ID": [f"0500000US{code}" for code in CODES]},
    {"fips": [int(code) for code in CODES]},
    {"fips": [float(code) for code in CODES]},
    {"fips": [f" {int(code)} " for code in CODES]},
    {"STATEFP": ["01"] * 4, "COUNTYFP": [code[2:] for code in CODES]},
    {"STATE_FIPS": [1] * 4, "CNTY_FIPS": [int(code[2:]) for code in CODES]},
    {"POP": [21001, 21003, 21005, 99999], "GEOID": CODES},
    {"ALAND": [1500067253, 1137261946, 900, 12], "id": CODES},
]


@pytest.mark.parametrize("fields", WAYS, ids=[" ".join(way) + f" {at}" for at, way in enumerate(WAYS)])
def test_codes_are_found_however_they_are_written(
    fields: dict[str, list[Any]], square: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    """Text, numbers without their zero, long forms and pairs of fields all become five digits."""
    table = square[["NAME", "geometry"]].assign(**fields)
    table.to_file(tmp_path / "c.gpkg")
    assert read_boundaries(tmp_path / "c.gpkg")["name"].to_dict() == NAMES


def test_a_lost_zero_is_said(square: gpd.GeoDataFrame) -> None:
    """Alabama's codes as numbers: the count of mended codes is in the notes."""
    table = square.assign(GEOID=[int(code) for code in CODES])
    _, (note,) = county_table(table, "c.shp")
    assert note.what == "4 codes in GEOID were missing their leading zero"
    assert note.severity == "warning"


@pytest.mark.parametrize("field", ["NAME", "CNTY_NM", "Jurisdiction"])
def test_names_are_found_by_their_values(field: str, square: gpd.GeoDataFrame) -> None:
    """A field of different words is the names; one that says the same of all is not."""
    table = square.rename(columns={"NAME": field}).assign(LSAD="County", TYPE="A1")
    assert county_table(table, "c.shp")[0]["name"].to_dict() == NAMES


def test_a_wrong_code_among_right_ones_is_reported_by_its_county(square: gpd.GeoDataFrame) -> None:
    """One of five codes is no code: the field is still the key, and the county is named."""
    table = gpd.GeoDataFrame(
        {"GEOID": [*CODES, "99XYZ"], "NAME": [*NAMES.values(), "Elm"]},
        geometry=[*square.geometry, square.geometry[0].buffer(0).representative_point().buffer(0.1)],
        crs=square.crs,
    )
    with pytest.raises(BoundariesError, match=r"Elm has the key '99XYZ'"):
        county_table(table, "c.shp")


def test_a_county_that_stands_twice_is_named(square: gpd.GeoDataFrame) -> None:
    """Cedar under Alder's code is a mistake, not a part of Alder."""
    table = square.assign(GEOID=["01001", "01003", "01001", "01007"])
    with pytest.raises(BoundariesError, match=r"01001 stands more than once, under different names: Alder and Cedar"):
        county_table(table, "c.shp", key="GEOID", name="NAME")


def test_a_file_without_codes_says_which_fields_it_has(square: gpd.GeoDataFrame) -> None:
    """Names alone are not enough; the message lists what is there."""
    with pytest.raises(BoundariesError, match=r"it has 4 areas; their fields are: NAME"):
        county_table(square[["NAME", "geometry"]], "c.shp")


def test_metres_that_claim_to_be_degrees_are_refused(square: gpd.GeoDataFrame) -> None:
    """Coordinates of 500,000 are no longitudes."""
    table = square.to_crs("EPSG:5070").set_crs("EPSG:4269", allow_override=True)
    with pytest.raises(BoundariesError, match="no longitudes and latitudes"):
        county_table(table, "c.shp")


def test_precincts_are_refused_with_the_way_out(square: gpd.GeoDataFrame) -> None:
    """Areas by the thousand that have no county's code: what they are, and that tiles or sums are what they need."""
    codes = [f"{at:06d}" for at in range(6000)]
    many = gpd.GeoDataFrame({"PRECINCT": codes}, geometry=[square.geometry.iloc[0]] * len(codes))
    with pytest.raises(BoundariesError, match=r"6,000 areas") as caught:
        county_table(many.set_crs(4269), "p.shp")
    assert "vector tiles" in str(caught.value)
    assert "Sum their votes by county" in str(caught.value)
