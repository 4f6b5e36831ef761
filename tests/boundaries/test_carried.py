"""The boundaries in the wheel: every state and the country at any election since 2000, with no extra installed."""

from __future__ import annotations

from collections.abc import Collection

import pytest
import shapely

from mapgen.areas import us_counties as us
from mapgen.areas.us_counties import counties_of
from mapgen.geoid import STATE_FIPS
from mapgen.words.wording import Wording
from mapgen.workflows.draw_map import boundary_source

OLD = {"09001", "09003", "09005", "09007", "09009", "09011", "09013", "09015"}
NEW = {f"09{number}" for number in range(110, 200, 10)}


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No extra is installed."""
    monkeypatch.setattr(us, "find_spec", lambda _name: None)


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(
    ("state", "year", "counties", "geoid", "name", "lsad"),
    [
        ("AL", 2000, 67, "01001", "Autauga", "County"),
        ("CT", 2020, 8, "09001", "Fairfield", "County"),
        ("CT", 2022, 9, "09190", "Western Connecticut", "Planning Region"),
        ("CT", 2026, 9, "09110", "Capitol", "Planning Region"),
        ("AK", 2014, 29, "02270", "Wade Hampton", "Census Area"),
        ("AK", 2016, 29, "02261", "Valdez-Cordova", "Census Area"),
        ("AK", 2020, 30, "02066", "Copper River", "Census Area"),
        ("SD", 2012, 66, "46113", "Shannon", "County"),
        ("SD", 2016, 66, "46102", "Oglala Lakota", "County"),
        ("VA", 2024, 133, "51610", "Falls Church", "city"),
        ("MD", 2024, 24, "24510", "Baltimore city", "city"),
        ("PR", 2024, 78, "72001", "Adjuntas", "Municipio"),
    ],
)
def test_each_years_counties(state: str, year: int, counties: int, geoid: str, name: str, lsad: str) -> None:
    """Their number, codes, names and kinds are those of the election's time, and nothing had to be mended."""
    areas = counties_of(state, year)
    table = areas.table
    assert (len(table), table.at[geoid, "name"], table.at[geoid, "lsad"]) == (counties, name, lsad)
    assert table.crs == "EPSG:4269"
    assert areas.findings == ()


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(("year", "counties"), [(2012, 3142), (2020, 3143), (2024, 3144)])
def test_the_country(year: int, counties: int) -> None:
    """In every year one coverage without gaps or overlaps, of the fifty states and the District."""
    table = counties_of(None, year).table
    assert (len(table), table["state"].nunique()) == (counties, 51)
    assert shapely.coverage_is_valid(table.geometry.to_numpy())
    assert not table.duplicated(["state", "name"]).any()


@pytest.mark.usefixtures("bare")
def test_states_have_their_areas() -> None:
    """Delaware, Connecticut and Nevada are as large as the atlas says, to two hundredths."""
    for state, square_kilometres in (("DE", 5_130), ("CT", 12_940), ("NV", 286_380)):
        table = counties_of(state, 2024).table.to_crs("EPSG:5070")
        assert table.area.sum() / 1e6 == pytest.approx(square_kilometres, rel=0.02)


@pytest.mark.parametrize(
    ("year", "units", "drawn"),
    [
        (2024, ("09001", "9003"), OLD),
        (2024, ("Fairfield", "New Haven County"), OLD),
        (2024, ("1", "3"), OLD),
        (2020, ("09110",), NEW),
        (2024, ("Capitol Planning Region",), NEW),
        (2024, ("09001", "09110"), NEW),
        (2020, ("Nowhere",), OLD),
    ],
)
def test_the_results_own_counties_decide(year: int, units: Collection[str], drawn: set[str]) -> None:
    """Old counties in a file of 2024 are drawn as such; where a file has both or neither, its year decides."""
    assert set(counties_of("CT", year, units=units).table.index) == drawn


def test_in_the_country_names_of_other_states_say_nothing() -> None:
    """Ohio has a Fairfield too; codes tell all the same."""
    assert set(counties_of(None, 2024, units=("Fairfield", "Hartford")).table.index) >= NEW
    assert set(counties_of(None, 2024, units=("09001",)).table.index) >= OLD


@pytest.mark.usefixtures("bare")
def test_what_is_coarse_is_said_where_it_is_drawn() -> None:
    """Connecticut's planning regions and Alaska's parted census area; nothing of the kind elsewhere."""
    said = {state: boundary_source(counties_of(state, 2024).source, Wording("en")) for state in ("CT", "AK", "DE")}
    assert {state for state in said if "coarse (1:10,000,000)" in said[state]} == {"CT", "AK"}
    assert "coarse" not in boundary_source(counties_of("CT", 2020).source, Wording("en"))


def test_the_extras_boundaries_are_taken_where_they_fit() -> None:
    """Kentucky is the same in 2024 as in 2016; Connecticut is not."""
    pytest.importorskip("_plotly_geo")
    assert "1:500,000" in boundary_source(counties_of("KY", 2024).source, Wording("en"))
    assert "simplified" in boundary_source(counties_of("CT", 2024).source, Wording("en"))


@pytest.mark.usefixtures("bare")
def test_every_state_is_there() -> None:
    """All fifty, the District and Puerto Rico."""
    assert all(len(counties_of(state, 2024).table) for state in STATE_FIPS)
