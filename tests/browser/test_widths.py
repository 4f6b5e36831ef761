"""Every page at the widths people have: nothing runs out of the window, no label over another or out of the frame."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.site import SLUGS, address

WIDTHS = (320, 375, 600, 1000)

BOXES = """() => Array.from(document.querySelectorAll(".drawing .labels text"), text => {
  const box = text.getBoundingClientRect();
  return { name: text.textContent, left: box.left, right: box.right, top: box.top, bottom: box.bottom };
}).filter(box => box.right > box.left)"""

OUTSIDE = """() => {
  const wide = document.documentElement.clientWidth;
  return Array.from(document.querySelectorAll("body *"))
    .filter(each => !each.closest(".scroller table, .unseen, .skip, svg"))
    .filter(each => each.getBoundingClientRect().right > wide + 0.5)
    .map(each => each.outerHTML.slice(0, 80));
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_out_and_no_label_lies_over_another(new_page: Callable[..., Page], site: Path, width: int) -> None:
    """No page is wider than its window; a table that is has a box of its own to scroll in. 320 is 1280 at 400 %.

    The boxes of the names as they are set in the browser, on every map, are apart, and inside the map.
    """
    page = new_page(viewport={"width": width, "height": 800})
    for slug in ("", *SLUGS):
        page.goto(address(site, slug))
        assert page.evaluate(OUTSIDE) == [], slug
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width, slug
        if slug:
            labels_lie_well(page, slug)


def labels_lie_well(page: Page, slug: str) -> None:
    """No name over another or out of the map's frame."""
    boxes = settled(page)
    frame = page.locator(".map").bounding_box()
    assert len(boxes) >= 3, slug
    for box in boxes:
        assert box["left"] >= frame["x"], (slug, box)
        assert box["right"] <= frame["x"] + frame["width"], (slug, box)
        assert box["top"] >= frame["y"], (slug, box)
        assert box["bottom"] <= frame["y"] + frame["height"], (slug, box)
    over = [(one["name"], other["name"]) for one, other in combinations(boxes, 2) if meet(one, other)]
    assert over == [], slug


def settled(page: Page) -> list[dict[str, float]]:
    """The boxes once they stay where they are: Leaflet sets the drawing to the window's width after the load."""
    page.wait_for_selector(".leaflet-container")
    before, boxes = None, page.evaluate(BOXES)
    for _ in range(50):
        if boxes == before:
            break
        page.wait_for_timeout(100)
        before, boxes = boxes, page.evaluate(BOXES)
    return boxes


def meet(one: dict[str, float], other: dict[str, float]) -> bool:
    """Whether two boxes overlap."""
    return (
        one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_names_stay_legible(new_page: Callable[..., Page], site: Path, width: int) -> None:
    """Set at 10 pixels or more, and at most 18."""
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(address(site, "winner"))
    settled(page)
    scale = page.evaluate("() => document.querySelector('.drawing').getScreenCTM().a")
    sizes = page.evaluate(
        "() => Array.from(document.querySelectorAll('.drawing .labels text'))"
        ".filter(text => text.getBoundingClientRect().width).map(text => parseFloat(getComputedStyle(text).fontSize))"
    )
    assert sizes
    assert all(10 <= size * scale <= 18 for size in sizes), (scale, set(sizes))
