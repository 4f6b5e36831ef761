"""What an area is called: a county, a parish, a city …, from the boundaries and never from the state."""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from mapgen.areas.county_table import county_table
from mapgen.areas.us_counties import counties_of
from mapgen.composition.compose import Setting, compose
from mapgen.composition.text.sentence import county_name
from mapgen.files.spec import read_schemes
from mapgen.model.county import County
from mapgen.render.page.page import render_page
from mapgen.specs.atlas import MapSpec
from mapgen.tables.join import join_counties
from mapgen.tables.tally import tally
from mapgen.words.terms import area_kind, area_word, areas
from mapgen.words.wording import Wording, languages
from tests import grid

SOME = County("22071", "LA", "Orleans", "M0 0", 0, 0, 0, None, (1,), 1, "ada", 1, 100.0, "final", (), None, 0.0)


@pytest.mark.parametrize(
    ("area", "name", "full", "running", "completo", "en_frase"),
    [
        ("county", "Adair", "Adair County", "Adair County", "Condado de Adair", "el condado de Adair"),
        ("parish", "Orleans", "Orleans Parish", "Orleans Parish", "Parroquia de Orleans", "la parroquia de Orleans"),
        ("city", "Norfolk", "Norfolk city", "the city of Norfolk", "Ciudad de Norfolk", "la ciudad de Norfolk"),
        ("city", "Richmond city", "Richmond city", "the city of Richmond", "Ciudad de Richmond",
         "la ciudad de Richmond"),
        ("county", "Baltimore County", "Baltimore County", "Baltimore County", "Condado de Baltimore",
         "el condado de Baltimore"),
        ("borough", "North Slope", "North Slope Borough", "North Slope Borough", "Borough de North Slope",
         "el borough de North Slope"),
        ("census-area", "Nome", "Nome Census Area", "the Nome Census Area", "Área censal de Nome",
         "el área censal de Nome"),
        ("municipio", "Ponce", "Ponce Municipio", "Ponce Municipio", "Municipio de Ponce", "el municipio de Ponce"),
        ("", "District of Columbia", "District of Columbia", "District of Columbia", "District of Columbia",
         "District of Columbia"),
    ],
)  # fmt: skip
def test_what_it_is_called(area: str, name: str, full: str, running: str, completo: str, en_frase: str) -> None:
    """With the word, once, at its place; alone where nothing is known."""
    county = replace(SOME, name=name, area=area)
    called = [county_name(county, Wording(tongue), running=each) for tongue in ("en", "es") for each in (False, True)]
    assert called == [full, running, completo, en_frase]


def test_the_state_stays_at_the_end() -> None:
    """On a map of several states the postal code follows the word."""
    assert county_name(replace(SOME, name="Orleans, LA", area="parish"), Wording("en")) == "Orleans Parish, LA"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("area", areas())
def test_every_area_has_its_word_in_every_language(area: str, language: str) -> None:
    """An area added to the terms needs its form in each catalogue."""
    for running in (False, True):
        assert county_name(replace(SOME, area=area), Wording(language), running=running) != "Orleans"


@pytest.mark.parametrize("written", ["15", "Parish", "parish", " 15 "])
def test_codes_and_words_mean_the_same(written: str) -> None:
    """The Census Bureau's code, and the word."""
    assert (area_kind(written), area_word(written)) == ("parish", "Parish")


@pytest.mark.parametrize("written", ["", "00", "nan", "99", "Kreis"])
def test_what_is_not_known_is_nothing(written: str) -> None:
    """No word is better than a wrong one."""
    assert (area_kind(written), area_word(written)) == ("", "")


@pytest.mark.parametrize(
    ("field", "values", "words"),
    [
        ("LSAD", ["15", "06"], ["Parish", "County"]),
        ("NAMELSAD", ["Orleans Parish", "Adair County"], ["Parish", "County"]),
        ("KIND", ["15", "06"], ["", ""]),
        ("LSAD", ["", None], ["", ""]),
    ],
)
def test_the_word_comes_from_the_boundaries(field: str, values: list[str], words: list[str]) -> None:
    """From a field of codes, or from what follows the name in a field of full names."""
    shapes = [shapely.box(-91, 30, -90, 31), shapely.box(-86, 37, -85, 38)]
    found = gpd.GeoDataFrame(
        {"GEOID": ["22071", "21001"], "NAME": ["Orleans", "Adair"], field: values}, geometry=shapes, crs="EPSG:4269"
    )
    table, _ = county_table(found, "some.shp")
    assert table.loc[["22071", "21001"], "lsad"].tolist() == words


@pytest.mark.parametrize(
    ("state", "said", "never"),
    [
        ("LA", ["Orleans Parish: "], "Orleans County"),
        ("VA", ["Norfolk city: ", "Accomack County: ", "Richmond city: ", "Richmond County: "], "city County"),
        ("AK", ["North Slope Borough: ", "Nome Census Area: ", "Juneau City and Borough: ",
                "Anchorage Municipality: "], " County"),
        ("PR", ["Ponce Municipio: "], " County"),
        ("DC", ["District of Columbia: "], "Columbia County"),
    ],
)  # fmt: skip
def test_pages_of_states_without_counties(state: str, said: list[str], never: str) -> None:
    """The sentences of the page, with the country's own boundaries."""
    pytest.importorskip("_plotly_geo")
    boundaries = counties_of(state, 2016).table
    held = grid.contest(grid.ADA, grid.BO)
    returns = grid.returns(dict.fromkeys(boundaries.index, (2, 1)), held)
    joined = join_counties(boundaries, tally(returns, held))
    spec = MapSpec(slug="m", title="Who won", contest="now", scheme="winner-margin")
    drawn = compose(joined, held, read_schemes()["winner-margin"], spec, setting=Setting(place="Here"))
    page = render_page(drawn)
    for sentence in said:
        assert sentence in page
    assert never not in "".join(county.sentence for county in drawn.counties)


def test_boundaries_without_a_word_have_none() -> None:
    """A map of a file that does not say calls its counties by their names."""
    joined = join_counties(
        grid.boundaries().drop(columns="lsad"), tally(grid.returns(grid.NOW, grid.contest()), grid.contest())
    )
    spec = MapSpec(slug="m", title="Who won", contest="now", scheme="winner-margin")
    drawn = compose(joined, grid.contest(), read_schemes()["winner-margin"], spec)
    assert isinstance(joined, pd.DataFrame)
    assert sorted(county.sentence.partition(":")[0] for county in drawn.counties) == sorted(grid.NAMES.values())
