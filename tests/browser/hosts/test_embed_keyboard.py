"""The embed by keyboard, in a frame that allows nothing but scripts: one stop for Tab, arrows, letters, Enter."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page

from mapgen.geometry.compass import reached
from mapgen.model.choropleth import Choropleth
from mapgen.render.shared.figures import change_label, county_figures
from tests.browser.accessibility import tree
from tests.browser.page_log import PageLog
from tests.browser.site import figures, open_embed, until
from tests.browser.test_axe import violations
from tests.browser.test_keyboard import ARROWS, contrast, route

ARTICLE = (
    '<!doctype html><meta charset="utf-8"><title>Article</title><body style="margin:0"><a href="#1">before</a>'
    '<iframe sandbox="allow-scripts" title="Map" src="{}" width="600" height="700" scrolling="no"></iframe>'
    '<a href="#2">after</a><p style="height:3000px">Text.</p>'
)
IN_FOCUS = "(document.activeElement.getAttribute('aria-label') || '').split(':')[0]"
SPOKEN = "document.activeElement.getAttribute('aria-label')"
STATE = "Kentucky, all counties"


@pytest.fixture
def framed(built: Path, page: Page) -> Callable[[str], Frame]:
    """Opens an article with a map's embed in a bare sandbox, the keyboard's focus before it."""

    def open_framed(address: str) -> Frame:
        host = built.parent / "article.html"
        host.write_text(ARTICLE.format(f"site/{address}"), "utf-8")
        page.goto(host.as_uri())
        frame = page.query_selector("iframe").content_frame()
        frame.wait_for_selector("select:not([hidden])")
        page.locator("a").first.focus()
        return frame

    return open_framed


@pytest.fixture
def frame(framed: Callable[[str], Frame], page: Page) -> Frame:
    """The first map in such an article, the keyboard's focus on its westernmost county."""
    found = framed("winner/embed.html")
    page.keyboard.press("Tab")
    until(found, "() => document.hasFocus() && document.activeElement.localName === 'path'")
    return found


def go_to(frame: Frame, name: str) -> None:
    """Moves the keyboard's focus to a county."""
    frame.locator(f".counties [aria-label^='{name}:']").focus()
    assert frame.evaluate(IN_FOCUS) == name


def sentence(choropleth: Choropleth, at: int) -> str:
    """What is to be said of a county: every figure that the readout has, as the formatter writes it."""
    county, candidates = choropleth.counties[at], choropleth.contest.candidates
    told = county_figures(choropleth, county)
    shares = [f"{each.short} {votes} {share}" for each, (votes, share) in zip(candidates, told.votes, strict=True)]
    change = [f"{change_label(choropleth)} {told.change}"] if choropleth.comparison else []
    return f"{county.name}: " + ", ".join([told.margin, *shares, *change])


def test_tab_reaches_the_map_once_and_leaves_it(frame: Frame, page: Page, page_log: PageLog) -> None:
    """From the article to one county, then the picker, then the link, then the article again; nothing is refused."""
    stops = [frame.evaluate(IN_FOCUS)]
    for _ in range(2):
        page.keyboard.press("Tab")
        stops.append(frame.evaluate("document.activeElement.localName"))
    page.keyboard.press("Tab")
    assert stops == ["Fulton", "select", "a"]
    until(page, "() => document.activeElement.textContent === 'after'")
    assert frame.locator(".counties [tabindex='0']").count() == 1
    assert page_log.troubles() == []


@pytest.mark.parametrize("name", ["winner/embed.html", "coal/embed.es.html"])
def test_arrows_reach_all_120_counties_from_any_start(built: Path, page: Page, name: str) -> None:
    """Each arrow is sent to each county; from wherever one starts, the steps seen lead everywhere."""
    open_embed(page, (built / name).as_uri())
    seen: dict[str, list[str]] = page.evaluate(
        """arrows => { const paths = Array.from(document.querySelectorAll(".counties path"));
             return Object.fromEntries(paths.map((path, at) => [String(at), arrows.map(key => {
               path.focus();
               path.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
               return String(paths.indexOf(document.activeElement));
             })])); }""",
        ARROWS,
    )
    assert len(seen) == 120
    assert {len(reached(start, seen)) for start in seen} == {120}


def test_a_walk_by_arrows_alone_hears_every_county(
    frame: Frame, page: Page, built: Path, kentucky_maps: dict[str, Choropleth]
) -> None:
    """Tab into the map, then arrows alone; each of the 120 is said with its figures, which are those of the table."""
    choropleth = kentucky_maps["winner"]
    steps = [list(four) for four in choropleth.drawing.arrows]
    order = [county.name for county in choropleth.counties]
    heard = {frame.evaluate(IN_FOCUS): frame.evaluate(SPOKEN)}
    while len(heard) < len(order):
        for arrow in route(steps, order, frame.evaluate(IN_FOCUS), set(heard)):
            page.keyboard.press(ARROWS[arrow])
            heard[frame.evaluate(IN_FOCUS)] = frame.evaluate(SPOKEN)
            assert frame.inner_text(".head h2") == frame.evaluate(IN_FOCUS)
    assert heard == {name: sentence(choropleth, at) for at, name in enumerate(order)}
    with (built / "winner" / "data.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            votes = [f"{int(row[column]):,}" for column in row if re.match(r"votes_(?!total)", column)]
            counts = [each for each in figures(heard[row["county"]])[1:] if not each.endswith("%")]
            assert counts[: len(votes)] == votes


def test_every_embed_says_its_figures(built: Path, page: Page, kentucky_maps: dict[str, Choropleth]) -> None:
    """All counties of all maps, not one figure different from what the formatter writes."""
    for slug, choropleth in kentucky_maps.items():
        open_embed(page, (built / slug / "embed.html").as_uri())
        said = page.locator(".counties path").evaluate_all(
            "paths => paths.map(path => path.getAttribute('aria-label'))"
        )
        assert said == [sentence(choropleth, at) for at in range(120)], slug


@pytest.mark.parametrize(
    ("arrow", "there"),
    [("ArrowLeft", "Woodford"), ("ArrowUp", "Scott"), ("ArrowRight", "Clark"), ("ArrowDown", "Jessamine")],
)
def test_an_arrow_goes_to_the_county_that_lies_that_way(frame: Frame, page: Page, arrow: str, there: str) -> None:
    """Lexington's county has Woodford to its west, Scott to its north, Clark to its east, Jessamine to its south."""
    go_to(frame, "Fayette")
    page.keyboard.press(arrow)
    assert frame.evaluate(IN_FOCUS) == there


def test_home_end_and_letters_jump(frame: Frame, page: Page) -> None:
    """Pike is the easternmost county, Fulton the westernmost; K, K, K: Kenton, Knott, Knox; no county begins with Z."""
    page.keyboard.press("End")
    assert frame.evaluate(IN_FOCUS) == "Pike"
    page.keyboard.press("Home")
    assert frame.evaluate(IN_FOCUS) == "Fulton"
    seen = []
    for _ in range(3):
        page.keyboard.press("k")
        seen.append(frame.evaluate(IN_FOCUS))
    assert seen == ["Kenton", "Knott", "Knox"]
    for typed in ("mccr", "zz"):
        page.wait_for_timeout(950)
        page.keyboard.type(typed)
    assert frame.evaluate(IN_FOCUS) == "McCracken"


def test_enter_keeps_a_county_and_escape_lets_go(frame: Frame, page: Page) -> None:
    """Map, picker and readout agree; a kept county stays when the focus leaves, one that was passed does not."""
    go_to(frame, "Pike")
    assert frame.inner_text(".head h2") == frame.inner_text("select option:checked") == "Pike"
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowLeft")
    assert frame.inner_text(".head h2") == frame.inner_text("select option:checked") == "Floyd"
    assert frame.locator("[aria-selected='true']").get_attribute("aria-label").startswith("Pike:")
    page.keyboard.press("Tab")
    assert frame.inner_text(".head h2") == frame.inner_text("select option:checked") == "Pike"
    page.keyboard.press("Escape")
    assert (frame.inner_text(".head h2"), frame.inner_text("select option:checked")) == (STATE, "Kentucky")
    assert frame.locator("[aria-selected='true']").count() == 0


def test_a_county_chosen_otherwise_is_announced(frame: Frame, page: Page, kentucky_maps: dict[str, Choropleth]) -> None:
    """From the picker, the status says the county's sentence once; the keyboard then goes on from there."""
    at = [county.name for county in kentucky_maps["winner"].counties].index("Pike")
    frame.select_option("select", label="Pike")
    assert frame.text_content("[role=status]") == sentence(kentucky_maps["winner"], at)
    assert frame.locator("[aria-live]").count() == 0
    frame.locator("select").focus()
    page.keyboard.press("Shift+Tab")
    assert frame.evaluate(IN_FOCUS) == "Pike"
    page.keyboard.press("ArrowLeft")
    assert frame.text_content("[role=status]") == sentence(kentucky_maps["winner"], at)


def test_a_tap_outside_lets_go(frame: Frame) -> None:
    """A county that is tapped is kept; a second tap, or one beside the counties, lets it go."""
    county = frame.locator(".counties path").nth(60)
    county.dispatch_event("click")
    assert frame.inner_text(".head h2") != STATE
    county.dispatch_event("click")
    assert frame.inner_text(".head h2") == STATE
    county.dispatch_event("click")
    frame.locator(".drawing").dispatch_event("click")
    assert frame.inner_text(".head h2") == STATE


def test_instructions_are_where_the_map_is_met(page: Page, built: Path) -> None:
    """The list of counties is described by its keys; without scripts nothing promises any."""
    open_embed(page, (built / "winner" / "embed.html").as_uri())
    lines = tree(page, ".drawing").splitlines()
    keys = (
        "In the map, arrow keys go from county to county, letters find a name, Enter keeps a county, Escape lets it go."
    )
    assert re.fullmatch(r' *listbox "Counties of Kentucky, from west to east" \(' + re.escape(keys) + r"\).*", lines[1])
    assert sum("option" in line for line in lines) == 120
    assert "hidden" in re.search(r'<p [^>]*id="keys"[^>]*>', (built / "winner" / "embed.html").read_text("utf-8"))[0]


@pytest.mark.usefixtures("frame")
def test_the_article_scrolls_past_the_map(page: Page) -> None:
    """A wheel over the map, and keys that are not the map's, move the article as they do elsewhere."""
    page.mouse.move(300, 200)
    page.mouse.wheel(0, 400)
    page.wait_for_function("scrollY >= 300")
    page.evaluate("scrollTo(0, 0)")
    page.keyboard.press("PageDown")
    page.wait_for_function("scrollY >= 300")


@pytest.mark.parametrize(
    "appearance", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}], ids=["light", "dark", "forced colours"]
)
def test_the_focus_ring_stands_out_from_any_fill(
    new_page: Callable[..., Page], built: Path, appearance: dict[str, str]
) -> None:
    """Ring and casing are at least 9 : 1 apart, so one of them is 3 : 1 or more from whatever lies under them."""
    page = new_page(**appearance)
    open_embed(page, (built / "coal" / "embed.html").as_uri())
    page.keyboard.press("Tab")
    ring, casing = (
        page.locator(f"path.{kind}").evaluate(
            "mark => ({ path: mark.getAttribute('d'), stroke: getComputedStyle(mark).stroke,"
            " width: parseFloat(getComputedStyle(mark).strokeWidth) })"
        )
        for kind in ("focus:not(.casing)", "focus.casing")
    )
    assert ring["path"] == page.evaluate("document.activeElement.getAttribute('d')") == casing["path"]
    assert ring["width"] >= 2
    assert casing["width"] >= ring["width"] + 4
    assert contrast(ring["stroke"], casing["stroke"]) >= 9
    page.keyboard.press("Tab")
    assert page.locator("path.focus:not(.casing)").get_attribute("d") == ""


@pytest.mark.parametrize("slug", ["coal", "votes-not-acres", "general-2016"])
def test_axe_finds_nothing_while_a_county_is_kept(new_page: Callable[..., Page], built: Path, slug: str) -> None:
    """No violation with the focus on a county and another one kept."""
    page = new_page(viewport={"width": 375, "height": 812}, bypass_csp=True)
    open_embed(page, (built / slug / "embed.html").as_uri())
    for key in ("Tab", "ArrowRight", "Enter", "ArrowRight"):
        page.keyboard.press(key)
    assert page.locator("[aria-selected='true']").count() == 1
    assert violations(page) == []
