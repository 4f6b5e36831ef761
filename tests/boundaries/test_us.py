"""The shipped boundaries of every state, and the ones that are fetched."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from types import SimpleNamespace

import geopandas as gpd
import pytest
import shapely

from mapgen.areas.census import fetch_counties
from mapgen.areas.us_counties import counties_of, names_of_the_country
from mapgen.errors import BoundariesError, UsageError

needs_boundaries = pytest.mark.skipif(find_spec("_plotly_geo") is None, reason="mapgen[us] is not installed")


@needs_boundaries
@pytest.mark.parametrize(
    ("state", "year", "counties", "geoid", "name", "lsad"),
    [
        ("AL", 2016, 67, "01001", "Autauga", "County"),
        ("NM", 2016, 33, "35013", "Doña Ana", "County"),
        ("NM", 2012, 33, "35013", "Doña Ana", "County"),
        ("VA", 2016, 133, "51770", "Roanoke city", "city"),
        ("VA", 2012, 134, "51515", "Bedford city", "city"),
        ("MD", 2016, 24, "24005", "Baltimore County", "County"),
        ("LA", 2016, 64, "22071", "Orleans", "Parish"),
        ("AK", 2016, 29, "02020", "Anchorage", "Municipality"),
        ("SD", 2012, 66, "46113", "Shannon", "County"),
        ("46", 2016, 66, "46102", "Oglala Lakota", "County"),
        ("SD", 2014, 66, "46113", "Shannon", "County"),
        ("dc", 2020, 1, "11001", "District of Columbia", ""),
        ("PR", 2016, 78, "72001", "Adjuntas", "Municipio"),
    ],
)
def test_a_states_counties(state: str, year: int, counties: int, geoid: str, name: str, lsad: str) -> None:
    """The number of counties is the state's, and codes and names are those of the election's time."""
    table = counties_of(state, year).table
    assert len(table) == counties
    assert table.at[geoid, "name"] == name
    assert table.at[geoid, "lsad"] == lsad
    assert (table["state"] == geoid[:2]).all()
    assert table.crs == "EPSG:4269"


@needs_boundaries
def test_the_country() -> None:
    """3,142 counties in 2016, of the fifty states and the District; no two of a state share a name."""
    found = counties_of(None, 2016)
    table = found.table
    assert len(table) == 3142
    assert table["state"].nunique() == 51
    assert not table.duplicated(["state", "name"]).any()
    assert shapely.coverage_is_valid(table.geometry.to_numpy())
    assert found.source.year == 2016
    assert found.findings == ()


@needs_boundaries
def test_the_country_of_2010_is_mended_and_says_so() -> None:
    """Its borders do not quite meet; they are made to, by metres."""
    found = counties_of(None, 2012)
    table = found.table
    assert len(table) == 3143
    assert shapely.coverage_is_valid(table.geometry.to_numpy())
    assert any("borders were made to meet" in note.what for note in found.findings)


@needs_boundaries
@pytest.mark.parametrize("year", [2016, 2024])
def test_names_are_those_of_the_boundaries(year: int) -> None:
    """Read without their shapes, the country's counties are called the same and in the same order."""
    drawn = counties_of(None, year)
    names, cities = names_of_the_country(year)
    assert list(names.items()) == list(drawn.names().items())
    assert cities == drawn.cities()
    assert names["24510"] == "Baltimore city"
    assert "24510" in cities


def test_an_unknown_state_is_refused() -> None:
    """ZZ is none, and the message lists those there are."""
    with pytest.raises(UsageError, match="There is no state 'ZZ'"):
        counties_of("ZZ", 2016)


def test_fetched_boundaries_become_the_same_table(
    square: gpd.GeoDataFrame, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A stand-in for pygris is asked for the cartographic file, from its cache, and its chatter is kept off stdout."""
    asked: dict[str, object] = {}
    steps: list[str] = []

    def counties(**options: object) -> gpd.GeoDataFrame:
        asked.update(options)
        print("Downloading …")  # noqa: T201  # as pygris does
        return square

    monkeypatch.setitem(sys.modules, "pygris", SimpleNamespace(counties=counties))
    areas = fetch_counties("AL", 2021, progress=steps.append)
    assert asked == {"state": "AL", "cb": True, "year": 2021, "cache": True}
    assert list(areas.table["name"]) == ["Alder", "Doña Ana", "Cedar", "Dogwood"]
    assert steps == ["Fetching the Census Bureau's county boundaries of 2021"]
    assert capsys.readouterr().out == ""


def test_a_failed_download_is_an_error_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever pygris raises becomes a message with its reason."""

    def counties(**_options: object) -> gpd.GeoDataFrame:
        raise ConnectionError("no route to host")

    monkeypatch.setitem(sys.modules, "pygris", SimpleNamespace(counties=counties))
    with pytest.raises(BoundariesError, match="no route to host"):
        fetch_counties("AL", 2021, progress=lambda _step: None)


def test_without_pygris_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """`mapgen[census]` is named."""
    monkeypatch.setitem(sys.modules, "pygris", None)
    with pytest.raises(BoundariesError, match=r"mapgen\[census\]"):
        fetch_counties("AL", 2021, progress=lambda _step: None)
