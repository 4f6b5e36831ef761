"""mapgen from a script or a notebook."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import folium
import geopandas as gpd
import pandas as pd
import pytest

import mapgen
from mapgen import MapSpec, Setting, compose, folium_map, render_page, render_svg
from mapgen.files.spec import read_schemes
from mapgen.model.choropleth import Choropleth
from mapgen.render.shared.embed_size import embed_heights
from tests.conftest import ROOT
from tests.grid import KINDS, contest, kinds_scheme

if TYPE_CHECKING:
    from pathlib import Path

SPEC = MapSpec(slug="who-won", title="Who won", contest="now", scheme="winner-margin", split="kinds")


@pytest.fixture
def choropleth(counties: gpd.GeoDataFrame) -> Choropleth:
    """The grid, composed as a notebook would."""
    setting = Setting(place="Gridland", groupings={"kinds": kinds_scheme()})
    made: Choropleth = compose(counties, contest(), read_schemes()["winner-margin"], SPEC, setting=setting)
    return made


def python(code: str) -> str:
    """What a program prints, in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment)
    return done.stdout.strip()


@pytest.mark.parametrize("name", mapgen.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """It resolves, says what it is, and is no module."""
    found = getattr(mapgen, name)
    assert name in dir(mapgen)
    if name != "__version__":
        assert callable(found)
        assert found.__doc__
        assert found.__name__ == name


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        mapgen.nonsense  # noqa: B018  # looking it up is the test


@pytest.mark.parametrize(
    "first", ["", "import mapgen.composition", "import mapgen.composition.compose, mapgen.workflows.notebook"]
)
def test_a_function_is_never_its_package(first: str) -> None:
    """`mapgen.compose` is the function, whatever was imported before; the package's modules are found all the same."""
    code = (
        f"{first}\nfrom mapgen import compose\nfrom mapgen.composition.compose import compose as inner\nimport mapgen\n"
    )
    code += "print(*(type(value).__name__ for value in (compose, inner, mapgen.compose)))"
    assert python(code).split() == ["function"] * 3


def test_importing_mapgen_waits_for_nothing() -> None:
    """The libraries come with the first name that needs them."""
    slow = "{'pandas', 'geopandas', 'folium', 'shapely'}"
    assert python(f"import sys, mapgen; print(sorted({slow} & set(sys.modules)))") == "[]"


def test_a_map_is_composed_without_an_atlas(choropleth: Choropleth) -> None:
    """From tables, a contest and a scheme; headline and standfirst are computed."""
    assert choropleth.headline == "Ames carried Gridland by 25 votes"
    assert [each.key for each in choropleth.legend.classes] == ["ada-30", "bo-5-10", "tie", "no-votes"]
    assert choropleth.split is not None
    assert [row.key for row in choropleth.split.rows] == ["urban", "rural"]
    assert choropleth.state.votes == (125, 100, 25)


def test_a_map_is_composed_with_as_little_as_can_be(counties: gpd.GeoDataFrame) -> None:
    """No setting: no place, no groupings, a layout of its own."""
    bare = compose(
        counties, contest(), read_schemes()["winner"], MapSpec(slug="m", title="M", contest="now", scheme="w")
    )
    assert len(bare.counties) == 4
    assert bare.split is None
    assert "<svg" in render_svg(bare)


def test_a_model_is_frozen(choropleth: Choropleth) -> None:
    """Nobody changes a map after it was made."""
    with pytest.raises(AttributeError):
        choropleth.headline = "Something else"  # type: ignore[misc]  # that is the test


def test_a_page_that_stands_alone_links_to_nothing(choropleth: Choropleth) -> None:
    """No menu, no downloads, no atlas to go back to."""
    page = render_page(choropleth)
    assert 'href="../' not in page
    assert "data.csv" not in page
    assert "Alder" in page


def test_a_map_shows_itself_in_a_notebook(choropleth: Choropleth) -> None:
    """As a frame as high as its embed, which links to no page; its `repr` is a line."""
    shown = choropleth._repr_html_()  # type: ignore[attr-defined]  # of the map that a notebook gets
    assert shown.count("<iframe") == 1
    assert f'height="{embed_heights(choropleth)[600]}"' in shown
    assert "Alder" in shown
    assert "canonical" not in shown
    assert repr(choropleth) == "<NotebookMap 'who-won': Ames carried Gridland by 25 votes; 4 counties>"


DELAWARE = pd.DataFrame(
    {"county": ["Kent", "New Castle", "Sussex"], "Ames": [700, 1500, 800], "Boyd": [450, 1900, 600]}
)
"""3,000 votes against 2,950."""


@pytest.mark.parametrize("table", [DELAWARE, DELAWARE.set_index("county")], ids=["column", "index"])
def test_a_table_is_drawn(table: pd.DataFrame) -> None:
    """County names as a column or as the index; contest, counties and colours are found."""
    drawn = mapgen.draw(table, state="DE", date="2024-11-05")
    assert (drawn.headline, drawn.state.votes) == ("Ames won Delaware", (3000, 2950))
    assert [county.winner for county in drawn.by_name()] == ["ames", "boyd", "ames"]


def test_a_table_is_drawn_on_given_counties() -> None:
    """`read_counties` gives a state as it was at an election: Virginia lost the city of Bedford in 2013."""
    before, after = (mapgen.read_counties("VA", year=year) for year in (2012, 2016))
    assert (len(before), len(after)) == (134, 133)
    drawn = mapgen.draw(DELAWARE, date="2024-11-05", boundaries=mapgen.read_counties("DE", year=2024), title="Mine")
    assert (drawn.headline, len(drawn.counties)) == ("Mine", 3)


def test_a_table_is_held_to_what_files_are_held_to() -> None:
    """A county that there is not, and a table of something else, are refused by name."""
    for table, said in (
        (DELAWARE.replace("Kent", "Kant"), "Kant"),
        (pd.DataFrame({"county": ["Kent"], "median_income": [61000]}), "median_income"),
    ):
        with pytest.raises(mapgen.MapgenError) as refused:
            mapgen.draw(table, state="DE", date="2024-11-05")
        assert said in str(refused.value)
        assert "the table" in str(refused.value)


def test_the_folium_map_takes_layers(choropleth: Choropleth, tmp_path: Path) -> None:
    """A marker's script stands in the saved page, which carries no policy that would forbid it."""
    county_map = folium_map(choropleth)
    assert isinstance(county_map, folium.Map)
    folium.CircleMarker([40.5, -89.5], radius=5).add_to(county_map)
    county_map.save(str(tmp_path / "map.html"))
    saved = (tmp_path / "map.html").read_text("utf-8")
    assert "L.circleMarker(" in saved
    assert "Content-Security-Policy" not in saved
    assert "Alder" in saved


def test_a_map_without_layers_is_the_same_every_time(choropleth: Choropleth) -> None:
    """Folium's ids are random; ours are not."""
    assert render_page(choropleth) == render_page(choropleth)
    assert folium_map(choropleth).get_root().render() == folium_map(choropleth).get_root().render()


def test_the_kinds_of_the_grid_are_those_of_its_scheme(counties: gpd.GeoDataFrame) -> None:
    """`classify` gives the keys that `split_by` takes."""
    kinds = mapgen.classify(counties, kinds_scheme())
    assert kinds.to_dict() == KINDS
    assert mapgen.split_by(counties, kinds, contest())["counties"].to_dict() == {"rural": 2, "urban": 2}
