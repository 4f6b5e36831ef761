"""What page and embed share: ids of any form, a measure's figures, and one county said alike by both."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from playwright.sync_api import Page

from mapgen.composition.compose import Setting, compose
from mapgen.model.choropleth import Choropleth
from mapgen.render.embed.embed import render_embed
from mapgen.render.page.page import render_page
from mapgen.specs.atlas import MapSpec
from tests import grid
from tests.browser.page_log import PageLog
from tests.browser.site import open_embed
from tests.test_measures import BALLOTS, VOTERS

NAMES = {grid.ALDER: "Alder", grid.BIRCH: "Birch", grid.CEDAR: "Cedar", grid.DOGWOOD: "Dogwood"}
ODD = {grid.ALDER: "DE-BY-1", grid.BIRCH: "x", grid.CEDAR: "07", grid.DOGWOOD: "7"}
"""Ids as others have them: of different widths, with the sign that parts a path's id, alike as numbers."""


def composed(counties: gpd.GeoDataFrame, language: str = "en", **spec: str) -> Choropleth:
    """The grid's map with voters and ballots."""
    voted = counties.assign(registered=pd.Series(VOTERS), ballots_cast=pd.Series(BALLOTS))
    made = MapSpec(slug="a-map", title="Map", contest="now", **spec)  # type: ignore[arg-type]
    scheme = grid.kinds_scheme() if "scheme" in spec else None
    return compose(voted, grid.contest(), scheme, made, setting=Setting(place="Gridland", language=language))


@pytest.fixture
def turnout(counties: gpd.GeoDataFrame) -> Choropleth:
    """A map about turnout."""
    return composed(counties, show="turnout_pct")


def written(folder: Path, text: str) -> str:
    """The address of a page with this text."""
    (folder / "it.html").write_text(text, "utf-8")
    return (folder / "it.html").as_uri()


def test_a_page_takes_ids_as_they_are(page: Page, page_log: PageLog, tmp_path: Path, turnout: Choropleth) -> None:
    """The list has them for values; path, row and list lead to the same county."""
    counties = [replace(county, geoid=ODD[county.geoid]) for county in turnout.counties]
    page.goto(written(tmp_path, render_page(replace(turnout, counties=tuple(counties)))))
    options = page.locator("#county option").evaluate_all("all => all.map(each => [each.textContent, each.value])")
    assert dict(options[1:]) == {NAMES[geoid]: odd for geoid, odd in ODD.items()}
    for geoid, name in NAMES.items():
        page.locator(f"#counties tbody tr[data-g='{ODD[geoid]}'] th").click()
        assert page.inner_text("#readout-place h2") == name
        assert page.locator("#county").input_value() == ODD[geoid]
        path = page.locator("[aria-selected='true']")
        assert path.get_attribute("id") == f"a-map-{ODD[geoid]}"
        assert page.locator("path.kept:not(.casing)").get_attribute("d") == path.get_attribute("d")
    assert page_log.troubles() == []


@pytest.mark.parametrize("ids", [ODD, {geoid: geoid for geoid in NAMES}], ids=["odd", "numbers"])
def test_an_embed_takes_ids_as_they_are(page: Page, tmp_path: Path, turnout: Choropleth, ids: dict[str, str]) -> None:
    """The address leads to each county by its own id; one that is only like another's, to none."""
    counties = [replace(county, geoid=ids[county.geoid]) for county in turnout.counties]
    address = written(tmp_path, render_embed(replace(turnout, counties=tuple(counties))))
    for geoid, name in NAMES.items():
        open_embed(page, f"{address}?county={ids[geoid]}")
        assert page.inner_text(".head h2") == name
    open_embed(page, f"{address}?county=007")
    assert page.inner_text(".head h2") == turnout.state.label


@pytest.mark.parametrize(("language", "said"), [("en", "Turnout 65.0%"), ("es", "Participación: 65,0\u00a0%")])
def test_a_measure_is_read_out_alike(
    page: Page, tmp_path: Path, counties: gpd.GeoDataFrame, language: str, said: str
) -> None:
    """Birch: 104 of 160 voters, on the page with both beside the votes; and the whole comes back as it was."""
    drawn = composed(counties, language, show="turnout_pct")
    page.goto(written(tmp_path, render_page(drawn)))
    whole = page.inner_text("#readout-place")
    page.select_option("#county", label="Birch")
    assert page.inner_text("#readout-place .margin") == said
    figures = page.locator("#readout-place td").all_inner_texts()
    assert [each for each in figures if each][-2:] == ["160", "104"]
    assert "45" in figures
    page.select_option("#county", index=0)
    assert page.inner_text("#readout-place") == whole
    open_embed(page, written(tmp_path, render_embed(drawn)))
    page.select_option("select", label="Birch")
    assert page.inner_text(".margin") == said


def test_what_is_not_said_of_a_county_has_no_line(page: Page, tmp_path: Path, counties: gpd.GeoDataFrame) -> None:
    """While votes are counted, a county tells how far it is; the whole, which does not, has no empty line."""
    counted = counties.assign(reporting_pct=[100.0, 50.0, 25.0, 0.0], status=["final", "partial", "partial", "none"])
    page.goto(written(tmp_path, render_page(composed(counted, scheme="kinds"))))
    lines = page.locator("#readout-place .change:not(:empty)")
    assert not lines.first.is_visible()
    page.select_option("#county", label="Birch")
    assert lines.first.inner_text().endswith(": 50.0%")
    page.select_option("#county", index=0)
    assert not lines.first.is_visible()
