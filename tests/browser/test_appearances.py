"""Print, forced colours and the dark theme."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser.site import SLUGS, address

COLOURS = """() => Array.from(new Set(Array.from(document.querySelectorAll(".counties path"),
  path => getComputedStyle(path).fill)))"""


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_map_prints_on_one_sheet(page: Page, site: Path, paper: str) -> None:
    """Map, legend, split and sources, on either paper."""
    for slug in SLUGS:
        page.goto(address(site, slug))
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) == 1, slug


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


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("medium", ["print", "forced colours"])
def test_classes_are_told_apart_by_texture(
    new_page: Callable[..., Page], site: Path, slug: str, medium: str
) -> None:
    """Where no colour is left, no two classes of the legend look the same: their swatches are compared as pictures."""
    page = new_page(**({"forced_colors": "active"} if medium == "forced colours" else {}), device_scale_factor=2)
    page.goto(address(site, slug))
    if medium == "print":
        page.emulate_media(media="print")
    swatches = page.locator(".legend:first-child .swatch").all()
    seen: list[bytes] = []
    for swatch in swatches:
        grey = Image.open(io.BytesIO(swatch.screenshot())).convert("L")
        seen.append(grey.tobytes())
    assert len(swatches) >= 2
    assert len(set(seen)) == len(seen)


def test_forced_colours_leave_no_colour_on_the_map(new_page: Callable[..., Page], site: Path) -> None:
    """Every county is drawn in the reader's own background."""
    page = new_page(forced_colors="active")
    page.goto(address(site, "winner"))
    canvas = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert page.evaluate(COLOURS) == [canvas]


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
