"""The first map as Chromium tells it to a screen reader, held to a file one can read."""

import os
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.accessibility import tree
from tests.browser.site import address

STORED = Path(__file__).with_name("accessibility_tree.txt")
"""Written anew by running this test with MAPGEN_WRITE_TREE=1; read the difference before it is committed."""


def test_the_tree_is_the_stored_one(page: Page, site: Path) -> None:
    """The map with its 120 counties and buttons, the readout, and the table with its first rows."""
    page.goto(address(site, "winner"))
    page.evaluate("() => document.querySelectorAll('#counties tbody tr:nth-child(n + 3)').forEach(row => row.remove())")
    page.evaluate("() => document.querySelectorAll('#county option:nth-child(n + 4)').forEach(one => one.remove())")
    parts = [tree(page, within) for within in (".map-frame", ".side", "#counties")]
    told = "\n".join(parts)
    if os.environ.get("MAPGEN_WRITE_TREE"):
        STORED.write_text(told, "utf-8")
    assert told == STORED.read_text("utf-8")


def test_a_kept_county_is_told_as_selected(page: Page, site: Path) -> None:
    """And no other is."""
    page.goto(address(site, "winner"))
    page.locator("#county").select_option(label="Pike")
    selected = [line for line in tree(page, ".map-frame").splitlines() if "[selected]" in line]
    assert len(selected) == 1
    assert "Pike County" in selected[0]


def test_without_javascript_the_map_is_one_image(new_page: Callable[..., Page], site: Path) -> None:
    """Its text is the finding, and its description is on the page; the counties are in the table."""
    page = new_page(java_script_enabled=False)
    page.goto(address(site, "winner"))
    lines = tree(page, ".map-frame").splitlines()
    assert len(lines) == 1
    assert lines[0].startswith('image "') or lines[0].startswith('img "')
    assert "Clinton carried 38 of 120 counties" in lines[0]
