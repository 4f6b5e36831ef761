"""Hostile texts in every field, through every file of a site: nothing runs, nothing is asked for, all is shown."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.page_log import PageLog
from tests.hostile import EVIL, GEOIDS, PAYLOADS, attack, county_name

pytestmark = pytest.mark.attack

SVG_ELEMENTS = {
    "svg",
    "title",
    "desc",
    "style",
    "defs",
    "g",
    "path",
    "rect",
    "circle",
    "text",
    "pattern",
    "clipPath",
    "use",
}
RUNS = "script:not([type]), script[type*=javascript], script[type=module]"
"""Scripts that a browser runs; others are figures for them, as JSON."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def site(hostile_site: Path) -> Path:
    """The hostile atlas, built."""
    return hostile_site


def documents(site: Path) -> list[Path]:
    """Everything in the site that a browser opens as a document."""
    found = sorted(path for path in site.rglob("*") if path.suffix in {".html", ".svg"})
    assert {"index.html", "first/index.html", "first/map.svg"} <= {path.relative_to(site).as_posix() for path in found}
    return found


def use(page: Page) -> None:
    """Touch everything that can be touched: counties, list, headings, links by keyboard."""
    for path in page.query_selector_all(".counties path"):
        path.click(force=True)  # which first brings the pointer there
    for select in page.query_selector_all("select"):
        for option in select.query_selector_all("option"):
            select.select_option(option.get_attribute("value"), force=True)
    for button in page.query_selector_all("button:visible"):
        button.click(force=True)
    for _ in range(30):
        page.keyboard.press("Tab")


def shown(text: str) -> str:
    """A text without what is not drawn: what a page leaves out, what it replaces, and spaces as it folds them."""
    left = re.sub("[\u202e\u2066\u200b\u200d\u00ad\u115f\ufeff]", "", text)
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ue000\ufdd0\ufffd\ufffe\uffff]+", " ", left).strip()


def test_nothing_runs_and_nothing_is_asked_for(site: Path, new_page: Callable[..., Page], page_log: PageLog) -> None:
    """Every document, opened and used: no dialog, no error, no violation, no request but for the site's own files."""
    own = [path.as_uri() for path in site.rglob("*") if path.is_file()]
    for path in documents(site):
        page = new_page()
        page.goto(path.as_uri())
        use(page)
        page.context.close()
        assert page_log.troubles() == [], path
        assert page_log.requests_besides(*own) == [], path


def test_no_text_becomes_an_element(site: Path, new_page: Callable[..., Page]) -> None:
    """No element, attribute or address in any document comes from a text."""
    page = new_page()
    for path in documents(site):
        page.goto(path.as_uri())
        assert page.locator("object, embed, foreignObject").count() == 0
        assert page.locator("[onload], [onerror], [onmouseover], [onfocus]").count() == 0
        frames = [frame.get_attribute("src") or "" for frame in page.locator("iframe").all()]
        assert [src for src in frames if not re.fullmatch(r"[a-z0-9./?=&#-]+", src)] == []
        assert page.locator("[autofocus], [href^='javascript'], [src*='evil'], [href*='evil']").count() == 0
        for script in page.locator(RUNS).all_text_contents() + page.locator("style").all_text_contents():
            assert EVIL not in script
            assert "alert(" not in script


def test_every_text_is_shown_as_it_is(site: Path, new_page: Callable[..., Page]) -> None:
    """Nothing is lost on the way either: the page shows each text, braces, brackets and all."""
    page = new_page()
    page.goto((site / "first" / "index.html").as_uri())
    text = shown(page.evaluate("document.documentElement.textContent"))
    fields = [
        "first headline",
        "caveat",
        "contest title",
        "a name",
        "a short",
        "now source",
        "led title",
        "kinds definition",
    ]
    fields += ["place", "publisher", "note", "atlas title", "one label"]
    for field in fields:
        assert shown(attack(field)) in text, field
    for geoid in GEOIDS:
        assert shown(county_name(geoid)) in text
    assert str(1234567 * 3) not in text


def test_every_svg_file_is_well_formed(site: Path) -> None:
    """A control character in a name makes no file that a strict reader refuses."""
    for path in site.rglob("*.svg"):
        root = ET.fromstring(path.read_bytes())  # noqa: S314  # the project's own file
        assert {element.tag.split("}")[1] for element in root.iter()} <= SVG_ELEMENTS


def test_no_cell_of_a_table_is_a_formula(site: Path) -> None:
    """A spreadsheet takes no cell for a formula, and the text is still there."""
    for path in site.rglob("*.csv"):
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
        cells = [cell for row in rows for cell in row]
        numbers = re.compile(r"-?\d+(\.\d+)?")
        assert [cell for cell in cells if cell.startswith(FORMULA_STARTS) and not numbers.fullmatch(cell)] == []
        assert any(PAYLOADS["formula"] in cell for cell in cells)


def test_geojson_is_json(site: Path) -> None:
    """Names arrive in it unchanged."""
    for path in site.rglob("*.geojson"):
        features = json.loads(path.read_text("utf-8"))["features"]
        assert {feature["properties"]["county"] for feature in features} == {county_name(geoid) for geoid in GEOIDS}


def test_nothing_leaves_the_folder(site: Path) -> None:
    """Every file's name is made of slugs, and beside the site there is nothing."""
    names = [path.relative_to(site).as_posix() for path in site.rglob("*")]
    assert all(re.fullmatch(r"[a-z0-9./-]+", name) for name in names), names
    assert [path.name for path in site.parent.iterdir()] == ["site"]
