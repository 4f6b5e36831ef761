"""Layers added with folium lie where they belong on the drawing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import folium
import pytest
from playwright.sync_api import Page

from mapgen import folium_map
from tests.browser.page_log import PageLog

if TYPE_CHECKING:
    from mapgen.model.choropleth import Choropleth
    from mapgen.workflows.loaded_atlas import Loaded

LOUISVILLE = (38.25424, -85.75941)
CENTRE = """(selector) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""
ON_SCREEN = """([x, y]) => {
  const drawing = document.querySelector("svg.drawing");
  const point = new DOMPoint(x, y).matrixTransform(drawing.getScreenCTM());
  return [point.x, point.y];
}"""


@pytest.fixture
def saved(kentucky_maps: dict[str, Choropleth], tmp_path: Path) -> Callable[..., str]:
    """Saves Kentucky's map with circle markers at these places; gives the address."""

    def save(*places: tuple[float, float]) -> str:
        county_map = folium_map(kentucky_maps["winner"])
        for at, place in enumerate(places):
            folium.CircleMarker(place, radius=4, class_name=f"added-{at}").add_to(county_map)
        file = tmp_path / "map.html"
        county_map.save(str(file))
        return file.as_uri()

    return save


@pytest.mark.parametrize("width", [1200, 375])
def test_a_marker_lies_on_its_city(
    new_page: Callable[..., Page], page_log: PageLog, saved: Callable[..., str], kentucky: Loaded, width: int
) -> None:
    """Louisville by longitude and latitude is Louisville on the drawing, to a pixel, at two widths."""
    layout = kentucky.setting.layout
    assert layout is not None
    page = new_page(viewport={"width": width, "height": 900})
    address = saved(LOUISVILLE)
    page.goto(address)
    page.wait_for_selector(".added-0")
    marker = page.evaluate(CENTRE, ".added-0")
    drawn = page.evaluate(ON_SCREEN, list(layout.place(LOUISVILLE[1], LOUISVILLE[0])))
    assert marker == pytest.approx(drawn, abs=1.0)
    assert page_log.requests_besides(address) == []
    assert page_log.troubles() == []


def test_markers_lie_right_all_over_the_state(page: Page, saved: Callable[..., str], kentucky: Loaded) -> None:
    """Every city of the table, from the Mississippi to the Big Sandy: the page projects as Python does."""
    layout, cities = kentucky.setting.layout, kentucky.setting.cities
    assert layout is not None
    assert cities is not None
    places = [(float(row.latitude), float(row.longitude)) for row in cities.itertuples()]
    page.goto(saved(*places))
    page.wait_for_selector(f".added-{len(places) - 1}")
    for at, (latitude, longitude) in enumerate(places):
        marker = page.evaluate(CENTRE, f".added-{at}")
        assert marker == pytest.approx(page.evaluate(ON_SCREEN, list(layout.place(longitude, latitude))), abs=1.0)


def test_markers_stay_on_their_places_when_the_map_is_closer(
    page: Page, saved: Callable[..., str], kentucky: Loaded
) -> None:
    """Zoomed in twice, the marker is still on the city."""
    layout = kentucky.setting.layout
    assert layout is not None
    page.goto(saved(LOUISVILLE))
    page.wait_for_selector(".added-0")
    before = page.evaluate(CENTRE, ".added-0")
    page.evaluate(
        "() => { const id = document.querySelector('.map').id; window[id].setZoom(window[id].getZoom() + 1); }"
    )
    page.wait_for_timeout(600)
    marker = page.evaluate(CENTRE, ".added-0")
    drawn = page.evaluate(ON_SCREEN, list(layout.place(LOUISVILLE[1], LOUISVILLE[0])))
    assert marker != pytest.approx(before, abs=5)
    assert marker == pytest.approx(drawn, abs=1.5)
