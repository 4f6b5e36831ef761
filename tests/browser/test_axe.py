"""axe-core on every page: WCAG 2.2 AA and best practices, light, dark and on a phone."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.site import SLUGS, address

AXE = files("axe_playwright_python") / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
FEWER_ROWS = """() => {
  const found = {};
  for (const row of document.querySelectorAll("#counties tbody tr")) {
    const elements = Array.from(row.querySelectorAll("*"), (each) => `${each.localName} ${each.className}`);
    const kind = [row.className, ...elements].join();
    found[kind] = (found[kind] || 0) + 1;
    if (found[kind] > 2) row.remove();
  }
}"""
"""The rows are all of one template: two of each kind that occurs among the 120 stand for them."""

APPEARANCES = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 375, "height": 812}, "has_touch": True, "is_mobile": True},
}


def violations(page: Page) -> list[str]:
    """What axe finds, a line for each rule: its name and the first elements."""
    page.evaluate(AXE.read_text("utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        "tags => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })"
        ".then(result => result.violations)",
        TAGS,
    )
    return [
        f"{each['id']}: {each['help']}: {len(each['nodes'])}, first {each['nodes'][0]['html'][:160]}" for each in found
    ]


@pytest.mark.parametrize("appearance", APPEARANCES)
def test_axe_finds_nothing(new_page: Callable[..., Page], site: Path, appearance: str) -> None:
    """No violation on any page."""
    page = new_page(bypass_csp=True, **APPEARANCES[appearance])
    found = {}
    for slug in ("", *SLUGS):
        page.goto(address(site, slug))
        page.evaluate(FEWER_ROWS)
        found[slug] = violations(page)
    assert not any(found.values()), found


def test_axe_finds_nothing_while_a_county_is_kept(new_page: Callable[..., Page], site: Path) -> None:
    """The same with all rows, a county in the readout and the table sorted by votes."""
    page = new_page(bypass_csp=True)
    page.goto(address(site, "since-2008"))
    page.locator("#county").select_option(label="Pike")
    page.locator("#counties thead button").nth(4).click()
    assert violations(page) == []


def test_axe_would_find_something(new_page: Callable[..., Page], site: Path) -> None:
    """An image without a text is noticed, so the silence above means something."""
    page = new_page(bypass_csp=True)
    page.goto(address(site, "winner"))
    page.evaluate(FEWER_ROWS)
    page.evaluate("() => { document.querySelector('main').append(new Image()); }")
    assert any(each.startswith("image-alt") for each in violations(page))
