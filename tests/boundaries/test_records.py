"""An area's code says where it lies; its records are put together; names or codes alone will do."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely import box

from mapgen.areas.boundaries import read_boundaries
from mapgen.areas.county_table import county_table
from mapgen.errors import BoundariesError

DELAWARE = ["Kent", "New Castle", "Sussex"]
CODES = ["10001", "10003", "10005"]


def delaware(**fields: list[str]) -> gpd.GeoDataFrame:
    """Three squares, one above the other, where Delaware lies."""
    squares = [box(-75.6, south / 10, -75.5, (south + 1) / 10) for south in (390, 391, 389)]
    return gpd.GeoDataFrame(fields, geometry=squares, crs="EPSG:4269")


def test_swapped_axes_are_told_as_such() -> None:
    """Latitude before longitude lies near Antarctica, and is drawn nowhere."""
    table = delaware(GEOID=CODES, NAME=DELAWARE)
    swapped = table.set_geometry(shapely.transform(table.geometry.to_numpy(), lambda xy: xy[:, ::-1])).set_crs(4269)
    with pytest.raises(BoundariesError, match="latitude and longitude are swapped") as refused:
        county_table(swapped, "c.geojson")
    assert "Kent (10001) and 2 more of DE lie at longitude 39.0 to 39.1" in str(refused.value)
    assert len(refused.value.problems) == 1


@pytest.mark.parametrize("code", ["21001", "06001", "02013", "72001"])
def test_areas_of_another_state_are_refused(code: str) -> None:
    """Delaware's squares under another state's codes: a wrong file."""
    with pytest.raises(BoundariesError, match="do not lie in the state that their codes name") as refused:
        county_table(delaware(GEOID=[code, *CODES[1:]], NAME=DELAWARE), "c.geojson")
    assert "New Castle" not in str(refused.value)


def test_alaska_lies_on_both_sides_of_the_180th_meridian() -> None:
    """An island of the Aleutians at 173 degrees east belongs to it."""
    islands = shapely.MultiPolygon([box(-175, 52, -174, 53), box(173, 52, 174, 53)])
    table = gpd.GeoDataFrame({"GEOID": ["02016"], "NAME": ["Aleutians West"]}, geometry=[islands], crs="EPSG:4269")
    assert len(county_table(table, "c.geojson")[0]) == 1


def test_an_island_with_a_record_of_its_own_belongs_to_its_county() -> None:
    """Kent stands twice and is one county, whose area is the sum; that is said."""
    islet = gpd.GeoDataFrame({"GEOID": ["10001"], "NAME": ["Kent"]}, geometry=[box(-75.8, 39, -75.78, 39.02)], crs=4269)
    found = gpd.GeoDataFrame(pd.concat([delaware(GEOID=CODES, NAME=DELAWARE), islet], ignore_index=True))
    table, notes = county_table(found, "c.geojson")
    assert list(table["name"]) == DELAWARE
    assert table.at["10001", "geometry"].area == pytest.approx(0.01 + 0.0004)
    assert [note.what for note in notes] == ["several records of one area were put together: Kent (10001)"]


def test_records_that_overlap_are_two_versions_not_two_parts() -> None:
    """Kent as it was and as it is: which one is meant, nobody says."""
    twice = pd.concat([delaware(GEOID=CODES, NAME=DELAWARE)] * 2, ignore_index=True)
    with pytest.raises(BoundariesError, match=r"Kent \(10001\) stands more than once, and its records overlap"):
        county_table(gpd.GeoDataFrame(twice), "c.geojson")


def test_parts_have_names_of_their_own_and_their_countys() -> None:
    """Of two fields of names, the one that is the same in all parts of a county is the county's."""
    halves = [box(-75.6, 39, -75.55, 39.1), box(-75.55, 39, -75.5, 39.1), box(-75.6, 39.1, -75.5, 39.2)]
    fields = {
        "county": ["10001", "10001", "10003"],
        "NAME": ["1st ward", "2nd ward", "3rd ward"],
        "IN_COUNTY": ["Kent", "Kent", "New Castle"],
    }
    table, _ = county_table(gpd.GeoDataFrame(fields, geometry=halves, crs="EPSG:4269"), "p.geojson")
    assert list(table["name"]) == ["Kent", "New Castle"]


def test_names_alone_tell_counties_where_the_state_is_known() -> None:
    """Delaware's three names are found in its gazetteer, in whatever order they stand; Kent alone is in five states."""
    table, notes = county_table(delaware(County=["Kent County", "New Castle", "sussex"]), "c.geojson", state="10")
    assert list(table.index) == CODES
    assert list(table["name"]) == DELAWARE
    assert any("found by their names in County" in note.what for note in notes)
    with pytest.raises(BoundariesError, match="no field with the five-digit codes"):
        county_table(delaware(County=["Kent", "Sussex", "Alder"]), "c.geojson", state="10")


def test_names_beside_their_state_need_no_option() -> None:
    """A field of states is believed; another state's rows are passed over where one is asked for."""
    fields = delaware(ST=["DE", "DE", "Delaware"], County=DELAWARE)
    assert list(county_table(fields, "c.geojson")[0].index) == CODES
    mixed = delaware(ST=["DE", "DE", "Maryland"], County=["Kent", "New Castle", "No such place"])
    assert list(county_table(mixed, "c.geojson", state="10")[0].index) == CODES[:2]


def test_codes_alone_are_called_by_the_census_bureaus_names() -> None:
    """No field has names."""
    table, notes = county_table(delaware(GEOID=CODES), "c.geojson")
    assert list(table["name"]) == DELAWARE
    assert any("as the Census Bureau calls them" in note.what for note in notes)


def country(folder: Path) -> Path:
    """A topology of the country as simplifying leaves it: an islet that is a line, a county that is a point."""
    arcs = [
        [[-756, 390], [1, 0], [0, 1], [-1, 0], [0, -1]],  # Kent's square
        [[-758, 390], [1, 0], [-1, 0]],  # an islet of Kent, without any area
        [[-771, 388], [0, 0]],  # Falls Church, Virginia, a point
    ]
    counties = [
        {"type": "MultiPolygon", "id": "10001", "arcs": [[[0]], [[1]]], "properties": {"name": "Kent"}},
        {"type": "Polygon", "id": "51610", "arcs": [[2]], "properties": {"name": "Falls Church"}},
    ]
    states = [{"type": "Polygon", "id": "10", "arcs": [[0, 2]], "properties": {"name": "Delaware"}}]
    layers = {"counties": counties, "states": states}
    document = {
        "type": "Topology",
        "transform": {"scale": [0.1, 0.1], "translate": [0, 0]},
        "objects": {name: {"type": "GeometryCollection", "geometries": found} for name, found in layers.items()},
        "arcs": arcs,
    }
    path = folder / "us.json"
    path.write_text(json.dumps(document))
    return path


def test_a_topology_of_the_country_works_for_one_state(tmp_path: Path) -> None:
    """What is wrong with another state's county, or with the layer of states, stops nobody who asks for Delaware."""
    table = read_boundaries(country(tmp_path), state="10")
    assert list(table["name"]) == ["Kent"]
    assert table.at["10001", "geometry"].area == pytest.approx(0.01)


def test_a_county_that_simplifying_left_no_area_is_named(tmp_path: Path) -> None:
    """Falls Church would be missing from Virginia's map without a word."""
    with pytest.raises(BoundariesError, match=r"Falls Church \(51610\) has no geometry"):
        read_boundaries(country(tmp_path), state="51")
