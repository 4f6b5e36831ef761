"""County names as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapgen.areas.gazetteer import Gazetteer, folded, is_total
from tests.conftest import ROOT

KENTUCKY = {"21001": "Adair", "21123": "Larue", "21145": "McCracken", "21157": "Marshall"}


@pytest.mark.parametrize(
    ("name", "geoid"),
    [
        ("Larue", "21123"),
        ("LaRue", "21123"),
        ("LARUE COUNTY", "21123"),
        ("La Rue", "21123"),
        ("Adair County", "21001"),
        ("  adair  ", "21001"),
        ("Ádair", "21001"),
        ("Mc Cracken", "21145"),
        ("McCracken County", "21145"),
        ("mccracken", "21145"),
    ],
)
def test_a_name_is_found_however_it_is_written(name: str, geoid: str) -> None:
    """Case, accents, spaces inside and around, and "County" make no difference."""
    assert Gazetteer(KENTUCKY).resolve(name) == geoid


@pytest.mark.parametrize("name", ["Lar", "Laru", "Larues", "Marshal", "", "County", "Total"])
def test_a_name_that_is_none_is_never_guessed(name: str) -> None:
    """A letter less or more is not a county, however near."""
    assert Gazetteer(KENTUCKY).resolve(name) is None


def test_a_name_that_two_counties_bear_is_never_guessed() -> None:
    """Baltimore the city and Baltimore the county fold alike, so the name means neither."""
    maryland = Gazetteer({"24005": "Baltimore", "24510": "Baltimore", "24001": "Allegany"})
    assert maryland.resolve("Baltimore") is None
    assert maryland.resolve("Allegany") == "24001"


def test_the_nearest_names_are_told() -> None:
    """A message offers the county that was probably meant, with its GEOID."""
    assert Gazetteer(KENTUCKY).nearest("Marshal")[0] == "Marshall (21157)"
    assert Gazetteer(KENTUCKY).nearest("xyzzy") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Doña Ana", "Dona Ana"),
        ("St. Louis", "Saint Louis"),
        ("Ste Genevieve", "Sainte Genevieve County"),
        ("O'Brien", "OBrien"),
        ("Prince George’s", "Prince George's County"),
        ("Orleans Parish", "ORLEANS"),
        ("DeKalb", "De Kalb"),
        ("King & Queen", "King and Queen"),
        ("County of Hawaii", "Hawaii County"),
        ("City & County of Honolulu", "Honolulu"),
    ],
)
def test_other_states_names_fold_alike(one: str, other: str) -> None:
    """Accents, apostrophes, ampersands, saints and parishes are written in more than one way."""
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Clay", "Clark"), ("Lee", "Leo"), ("Stone", "Saint One")])
def test_different_names_stay_different(one: str, other: str) -> None:
    """Folding does not make one county of two."""
    assert folded(one) != folded(other)


@pytest.mark.parametrize("name", ["Total", "TOTALS", "Total:", "Statewide", "Grand Total", "State Total"])
def test_a_total_row_is_recognised(name: str) -> None:
    """Rows that hold sums are known by their names."""
    assert is_total(name)


@pytest.mark.parametrize("name", ["Totalia", "Adair", "State", ""])
def test_a_county_is_not_taken_for_a_total(name: str) -> None:
    """A name that only resembles one of those is a county's."""
    assert not is_total(name)


@given(name=st.text(max_size=40))
def test_a_folded_name_is_plain(name: str) -> None:
    """Whatever the text, a folded name holds only digits and lower-case letters."""
    assert set(folded(name)) <= set("0123456789abcdefghijklmnopqrstuvwxyz")


def test_real_counties_stay_apart() -> None:
    """Kentucky's 120 names fold to 120 different ones."""
    import geopandas as gpd  # noqa: PLC0415  # late: the others need no geometry

    names = gpd.read_file(ROOT / "shapefiles" / "ky" / "counties.shp", ignore_geometry=True)["NAME"]
    assert len({folded(name) for name in names}) == len(names) == 120


@pytest.mark.parametrize(
    ("written", "geoid"),
    [
        ("StClair", "01115"),
        ("ST.CLAIR", "01115"),
        ("Jeff Davis", "28065"),
        ("Jeff Davis County", "28065"),
        ("Jefferson", "28063"),
        ("StClairsville", None),
        ("Jeff", None),
    ],
)
def test_names_run_together_and_short(written: str, geoid: str | None) -> None:
    """Words without blanks and a county's well-known short name are its own; parts of names are nobody's."""
    counties = {"01115": "St. Clair", "01025": "Clarke", "28065": "Jefferson Davis", "28063": "Jefferson"}
    assert Gazetteer(counties).resolve(written) == geoid


def test_a_short_name_gives_way_to_a_countys_own() -> None:
    """Where one county is called Jeff Davis, another's short name is not looked at."""
    assert Gazetteer({"28065": "Jefferson Davis", "13161": "Jeff Davis"}).resolve("Jeff Davis") == "13161"
