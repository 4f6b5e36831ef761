"""The map by keyboard: one stop for Tab, arrows over the ground, names by letters, Enter keeps, Escape lets go."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from mapgen.geometry.compass import reached
from tests.browser.site import SLUGS, address, focused, geoid_of, rows

ARROWS = ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown")


@pytest.fixture
def map_page(page: Page, site: Path) -> Page:
    """The first map's page."""
    page.goto(address(site, "winner"))
    return page


def focus(page: Page, name: str) -> None:
    """Puts the keyboard's focus on a county."""
    page.locator(f"[id$='-{geoid_of(page, name)}']").focus()


def name_in_focus(page: Page) -> str:
    """The name of the county that has the focus."""
    return rows(page)[focused(page)][0]


@pytest.mark.parametrize("slug", SLUGS)
def test_tab_reaches_the_map_once(page: Page, site: Path, slug: str) -> None:
    """One county of the 120 can be tabbed to; the next Tab leaves the map."""
    page.goto(address(site, slug))
    stops = []
    for _ in range(9):
        page.keyboard.press("Tab")
        stops.append(focused(page))
    assert len([stop for stop in stops if stop]) == 1
    assert page.locator(".counties [tabindex='0']").count() == 1


def test_arrows_reach_all_120_counties_from_any_start(map_page: Page) -> None:
    """Each arrow is sent to each county; from wherever one starts, the steps seen lead everywhere."""
    seen: dict[str, list[str | None]] = map_page.evaluate(
        """arrows => Object.fromEntries(Array.from(document.querySelectorAll(".counties path"), path =>
             [path.id.slice(-5), arrows.map(key => {
               path.focus();
               path.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
               return document.activeElement.id.slice(-5);
             })]))""",
        ARROWS,
    )
    assert len(seen) == 120
    assert {len(reached(start, seen)) for start in seen} == {120}


def test_a_walk_by_arrows_alone_visits_every_county(map_page: Page) -> None:
    """Without a mouse, a script or a jump: Tab into the map, then arrows, until all 120 were named."""
    columns = map_page.locator(".counties").get_attribute("data-arrows").split("|")
    west, *others = ([int(step) for step in re.findall(r"-?\d+", column)] for column in columns)
    fours = zip([-step for step in west], *others, strict=True)
    steps = [[at + step for step in four] for at, four in enumerate(fours)]
    order = map_page.evaluate(
        "() => Array.from(document.querySelectorAll('.counties path'), path => path.id.slice(-5))"
    )
    map_page.locator(".counties [tabindex='0']").focus()
    visited = {focused(map_page)}
    while len(visited) < len(order):
        for arrow in route(steps, order, focused(map_page), visited):
            map_page.keyboard.press(ARROWS[arrow])
            visited.add(focused(map_page))
    assert visited == set(rows(map_page))


def route(steps: list[list[int]], order: list[str], start: str, visited: set[str]) -> list[int]:
    """The arrows from one county to the nearest that was not visited."""
    waiting, known = [(order.index(start), [])], {order.index(start)}
    for at, pressed in waiting:
        if order[at] not in visited:
            return pressed
        for arrow, other in enumerate(steps[at]):
            if other not in known:
                known.add(other)
                waiting.append((other, [*pressed, arrow]))
    raise AssertionError("some counties are out of reach")


@pytest.mark.parametrize(
    ("arrow", "there"),
    [("ArrowLeft", "Woodford"), ("ArrowUp", "Scott"), ("ArrowRight", "Clark"), ("ArrowDown", "Jessamine")],
)
def test_an_arrow_goes_to_the_county_that_lies_that_way(map_page: Page, arrow: str, there: str) -> None:
    """Lexington's county has Woodford to its west, Scott to its north, Clark to its east, Jessamine to its south."""
    focus(map_page, "Fayette")
    map_page.keyboard.press(arrow)
    assert name_in_focus(map_page) == there


def test_an_arrow_stays_where_nothing_lies_that_way(map_page: Page) -> None:
    """West of Fulton there is no county of Kentucky."""
    focus(map_page, "Fulton")
    map_page.keyboard.press("ArrowLeft")
    assert name_in_focus(map_page) == "Fulton"


def test_home_and_end_go_to_the_ends_of_the_state(map_page: Page) -> None:
    """Fulton is the westernmost county and Pike the easternmost."""
    focus(map_page, "Fayette")
    map_page.keyboard.press("Home")
    assert name_in_focus(map_page) == "Fulton"
    map_page.keyboard.press("End")
    assert name_in_focus(map_page) == "Pike"


@pytest.mark.parametrize(
    ("typed", "there"), [("pi", "Pike"), ("laR", "Larue"), ("mccr", "McCracken"), ("zz", "Fayette")]
)
def test_typing_goes_to_a_name(map_page: Page, typed: str, there: str) -> None:
    """Letters go to the county whose name begins so, whatever their case; to none where there is none."""
    focus(map_page, "Fayette")
    map_page.keyboard.type(typed)
    assert name_in_focus(map_page).lower() == there.lower()


def test_a_letter_again_goes_to_the_next_name(map_page: Page) -> None:
    """K, K, K: Kenton, Knott, Knox, and around again."""
    focus(map_page, "Fayette")
    seen = []
    for _ in range(4):
        map_page.keyboard.press("k")
        seen.append(name_in_focus(map_page))
    assert seen == ["Kenton", "Knott", "Knox", "Kenton"]


def test_enter_keeps_a_county_and_escape_lets_go(map_page: Page) -> None:
    """A kept county stays in the readout when the focus leaves the map; Escape brings the state back."""
    heading = map_page.locator("#readout-place h2")
    focus(map_page, "Pike")
    map_page.keyboard.press("Enter")
    assert map_page.locator("[aria-selected='true']").count() == 1
    map_page.locator("#county").focus()
    assert heading.text_content() == "Pike"
    map_page.keyboard.press("Escape")
    assert heading.text_content() == "Kentucky, all counties"
    assert map_page.locator("[aria-selected='true']").count() == 0


def test_leaving_the_map_brings_the_state_back(map_page: Page) -> None:
    """A county that was only passed is not kept."""
    focus(map_page, "Pike")
    assert map_page.locator("#readout-place h2").text_content() == "Pike"
    map_page.locator("#county").focus()
    assert map_page.locator("#readout-place h2").text_content() == "Kentucky, all counties"


@pytest.mark.parametrize(
    "appearance", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}], ids=["light", "dark", "forced colours"]
)
def test_the_focus_ring_stands_out_from_any_fill(
    new_page: Callable[..., Page], site: Path, appearance: dict[str, str]
) -> None:
    """Ring and casing are at least 9 : 1 apart, so one of them is 3 : 1 or more from whatever lies under them."""
    page = new_page(**appearance)
    page.goto(address(site, "winner"))
    page.keyboard.press("Tab")
    while not focused(page):
        page.keyboard.press("Tab")
    ring, casing = (
        page.locator(f"path.{kind}").evaluate(
            "mark => ({ path: mark.getAttribute('d'), stroke: getComputedStyle(mark).stroke,"
            " width: parseFloat(getComputedStyle(mark).strokeWidth) })"
        )
        for kind in ("focus:not(.casing)", "focus.casing")
    )
    assert ring["path"] == page.locator(f"[id$='-{focused(page)}']").get_attribute("d") == casing["path"]
    assert ring["width"] >= 2
    assert casing["width"] >= ring["width"] + 4
    if "forced_colors" not in appearance:
        assert contrast(ring["stroke"], casing["stroke"]) >= 9
    else:
        assert contrast(ring["stroke"], casing["stroke"]) >= 3


def contrast(one: str, other: str) -> float:
    """The contrast of two computed colours by WCAG's formula."""
    dark, light = sorted(luminance([int(part) / 255 for part in re.findall(r"\d+", each)[:3]]) for each in (one, other))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: list[float]) -> float:
    """Relative luminance by WCAG 2."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
