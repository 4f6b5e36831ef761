"""The key of the circles: as large as on the map beside it, at every width."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.site import address

pytestmark = pytest.mark.browser

WIDTHS = """() => [".marks.circle circle", ".sizes circle"].map(kind =>
  Array.from(document.querySelectorAll(kind), circle => circle.getBoundingClientRect().width))"""
JEFFERSON, KEY = 19_042, (10_000, 2_500, 500)
"""The largest lead in votes, and the leads that the key shows."""


@pytest.mark.parametrize("width", [320, 375, 800, 1200])
@pytest.mark.parametrize("file", ["index.html", "embed.html"])
def test_a_circle_of_the_key_has_the_size_of_its_votes_on_the_map(
    page: Page, site: Path, file: str, width: int
) -> None:
    """Areas are votes: 10,000 in the key against Jefferson's 19,042 on the map, and so on, to half a pixel."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address(site, "votes-not-acres").replace("index.html", file))
    drawn, key = page.evaluate(WIDTHS)
    assert len(key) == len(KEY)
    for votes, across in zip(KEY, key, strict=True):
        assert across == pytest.approx(max(drawn) * math.sqrt(votes / JEFFERSON), abs=0.5)
