"""Print, forced colours and the dark theme."""

import io
import re
from collections.abc import Callable
from math import ceil, floor
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from tests.browser.site import SLUGS, address

SWATCHES = """legend => { const all = legend.getBoundingClientRect();
  return Array.from(legend.querySelectorAll(".swatch"), (swatch) => {
    const { left, top, width, height } = swatch.getBoundingClientRect();
    return [left - all.left, top - all.top, width, height];
  }); }"""
"""Where the swatches lie in a legend: left, top, width, height."""

COLOURS = """() => Array.from(new Set(Array.from(document.querySelectorAll(".counties path"),
  path => getComputedStyle(path).fill)))"""


def test_a_map_prints_on_one_sheet(page: Page, site: Path) -> None:
    """Map, legend, split and sources, on either paper."""
    for slug in SLUGS:
        page.goto(address(site, slug))
        for paper in ("A4", "Letter"):
            assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) == 1, (slug, paper)


def test_print_drops_what_cannot_be_used(page: Page, site: Path) -> None:
    """No picker, readout, buttons, hints or table; map, legend, bars and sources stay, at the size of the sheet."""
    page.goto(address(site, "coal"))
    page.locator("[data-zoom='in']").click()
    page.locator("#county").select_option(label="Pike")
    page.set_viewport_size({"width": 700, "height": 1000})
    page.emulate_media(media="print")
    for part in (".picker", ".readout", ".zoom", ".map-help", "#counties", "nav", ".downloads", "path.spot"):
        assert page.locator(f"{part}:visible").count() == 0, part
    for part in (".drawing", ".legend", ".bars", ".notes"):
        assert page.locator(part).first.is_visible(), part
    drawing = page.locator(".drawing").bounding_box()
    assert drawing["x"] >= 0
    assert drawing["x"] + drawing["width"] <= 700


def test_forced_colours_tell_classes_apart_by_texture(new_page: Callable[..., Page], site: Path) -> None:
    """Where no colour is left, no two classes of a legend look the same: their swatches are compared as pictures."""
    page = new_page(forced_colors="active", device_scale_factor=2)
    for slug in SLUGS:
        page.goto(address(site, slug))
        legend = page.locator(".legend").first
        swatches = legend.evaluate(SWATCHES)
        picture = Image.open(io.BytesIO(legend.screenshot())).convert("L")
        # Whole pixels inside each: none is told from another by a rim that falls between two.
        corners = [(ceil(2 * left), ceil(2 * top)) for left, top, _, _ in swatches]
        width, height = (floor(2 * min(each[side] for each in swatches)) - 1 for side in (2, 3))
        assert min(width, height) >= 16
        pictures = {picture.crop((x, y, x + width, y + height)).tobytes() for x, y in corners}
        assert len(pictures) == len(swatches) >= 2, slug


def test_print_adds_the_textures_that_grey_needs(page: Page, site: Path) -> None:
    """Two deep blues and oranges that a grey printer makes one are hatched on paper, and plain on the screen."""
    page.goto(address(site, "winner"))
    assert page.locator(".texture:visible").count() == 0
    page.emulate_media(media="print")
    assert page.locator(".drawing .texture:visible").count() >= 2
    assert page.locator(".swatch .print-only:visible").count() == page.locator(".drawing .texture:visible").count()


def test_forced_colours_leave_no_colour_on_the_map(new_page: Callable[..., Page], site: Path) -> None:
    """Of the drawing nothing is left but the reader's own text colour on the reader's own background."""
    page = new_page(forced_colors="active")
    page.goto(address(site, "winner"))
    drawing = Image.open(io.BytesIO(page.locator(".drawing").screenshot())).convert("RGB")
    assert {max(colour) - min(colour) for _, colour in drawing.getcolors(1 << 20)} == {0}


def test_the_dark_theme_has_colours_of_its_own(new_page: Callable[..., Page], site: Path) -> None:
    """Each class has another fill than in the light, and the paper is dark; printed from there it is light again."""
    light, dark = new_page(), new_page(color_scheme="dark")
    for page in (light, dark):
        page.goto(address(site, "winner"))
    assert not set(light.evaluate(COLOURS)) & set(dark.evaluate(COLOURS))
    printed = new_page(color_scheme="dark")
    printed.goto(address(site, "winner"))
    printed.emulate_media(media="print")
    assert set(printed.evaluate(COLOURS)) == set(light.evaluate(COLOURS))
