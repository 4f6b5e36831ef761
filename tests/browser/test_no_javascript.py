"""Without JavaScript: the map, the legend, the split and the table are all there, and nothing that would not work."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.page_log import PageLog
from tests.browser.site import SLUGS, address


@pytest.mark.parametrize("slug", SLUGS)
def test_all_of_it_is_there(new_page: Callable[..., Page], page_log: PageLog, site: Path, slug: str) -> None:
    """Counties drawn, classes named, votes split, 120 rows; no picker, no sort button, no zoom, no hint of keys."""
    page = new_page(java_script_enabled=False)
    page.goto(address(site, slug))
    drawing = page.locator(".drawing").bounding_box()
    assert drawing["width"] > 600
    assert drawing["height"] > 250
    assert page.locator(".counties path").count() == 120
    for part in (".legend", ".bars", ".split table", "#readout-place", "#counties"):
        assert page.locator(part).first.is_visible(), part
    assert page.locator("#counties tbody tr").count() == 120
    for part in (".picker", ".zoom", ".map-help", ".sort-hint", "button"):
        assert page.locator(f"{part}:visible").count() == 0, part
    assert page_log.troubles() == []


def test_the_figures_of_a_row_are_on_the_page(new_page: Callable[..., Page], site: Path) -> None:
    """The first data column stands beside the names, not off the page."""
    page = new_page(java_script_enabled=False)
    page.goto(address(site, "winner"))
    name, kind = (page.locator(f"#counties tbody tr:first-child > :nth-child({at})").bounding_box() for at in (1, 2))
    assert name["x"] < kind["x"] < 400
