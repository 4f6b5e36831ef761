"""Readout, picker, map and table in step, however a county is chosen; and what is said of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.site import SLUGS, address, figures, geoid_of, rows

STATE = "Kentucky, all counties"

SHOWN = """() => ({
  readout: document.querySelector("#readout-place h2").textContent,
  figures: Array.from(document.querySelectorAll("#readout-place td"), cell => cell.textContent).filter(Boolean),
  margin: document.querySelector("#readout-place .margin").textContent,
  picker: document.querySelector("#county").value,
  picked: Array.from(document.querySelectorAll("#counties tr.picked"), row => row.dataset.g),
  spot: document.querySelector("path.spot").getAttribute("d"),
  kept: Array.from(document.querySelectorAll("[aria-selected=true]"), path => path.id.slice(-5)),
  said: document.querySelector("#announcement").textContent,
})"""


def by_picker(page: Page, geoid: str) -> None:
    """Chooses a county from the list."""
    page.locator("#county").select_option(value=geoid)


def by_table(page: Page, geoid: str) -> None:
    """Chooses it by its row."""
    page.locator(f"#counties tr[data-g='{geoid}'] th").click()


def by_mouse(page: Page, geoid: str) -> None:
    """Clicks on it."""
    page.mouse.click(*inside(page, geoid))


def by_keys(page: Page, geoid: str) -> None:
    """Goes there by keyboard and presses Enter."""
    page.locator(f"[id$='-{geoid}']").focus()
    page.keyboard.press("Enter")


def inside(page: Page, geoid: str) -> tuple[float, float]:
    """A point of the window that lies on a county."""
    page.locator(".map").scroll_into_view_if_needed()
    point: list[float] = page.evaluate(
        """geoid => {
          const path = document.querySelector(`[id$='-${geoid}']`), box = path.getBoundingClientRect();
          for (let part = 0.5; part < 1; part += 0.05) for (const across of [part, 1 - part]) {
            const x = box.left + box.width * across, y = box.top + box.height * part;
            if (document.elementFromPoint(x, y) === path) return [x, y];
          }
        }""",
        geoid,
    )
    return point[0], point[1]


@pytest.mark.parametrize("choose", [by_picker, by_table, by_mouse, by_keys])
def test_all_four_agree(page: Page, site: Path, choose: Callable[[Page, str], None]) -> None:
    """List, table, mouse and keyboard end in the same state, and every figure is the row's, the measure among them."""
    page.goto(address(site, "coal"))
    pike = geoid_of(page, "Pike")
    row = rows(page)[pike]
    choose(page, pike)
    shown = page.evaluate(SHOWN)
    assert shown["readout"] == "Pike"
    assert shown["picker"] == pike
    assert shown["picked"] == [pike]
    assert shown["kept"] == [pike]
    assert shown["spot"] == page.locator(f"[id$='-{pike}']").get_attribute("d")
    assert shown["margin"] == row[1]
    assert shown["figures"] == [part for cell in row[2:9] for part in cell.split()]


def test_what_is_said_is_the_sentence_of_the_row(page: Page, site: Path) -> None:
    """Choosing a county from the list says its sentence, choosing none says the state's result."""
    page.goto(address(site, "winner"))
    assert page.evaluate(SHOWN)["said"] == ""
    by_picker(page, geoid_of(page, "Pike"))
    assert page.evaluate(SHOWN)["said"] == (
        "Pike County, Noncore, Eastern coalfield: Sanders 54.3%, Clinton 26.1%, Sanders by 28.1 points, 2,513 votes"
    )
    page.locator("#county").select_option(value="")
    assert page.evaluate(SHOWN)["said"] == f"{STATE}: Clinton by 1,911 votes"


def test_pointing_and_passing_by_keyboard_say_nothing(page: Page, site: Path) -> None:
    """A screen reader speaks the county in focus by itself; the status would say it twice."""
    page.goto(address(site, "winner"))
    page.mouse.move(*inside(page, geoid_of(page, "Hardin")))
    assert page.evaluate(SHOWN)["readout"] == "Hardin"
    page.locator("[id$='-21195']").focus()
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(SHOWN)["said"] == ""


@pytest.mark.parametrize("slug", SLUGS)
def test_every_county_is_said_with_the_figures_of_its_row(page: Page, site: Path, slug: str) -> None:
    """All 120: the name, the kinds, and no figure that the table does not show for that county."""
    page.goto(address(site, slug))
    names = page.evaluate(
        "() => Object.fromEntries(Array.from(document.querySelectorAll('.counties path'),"
        " path => [path.id.slice(-5), path.getAttribute('aria-label')]))"
    )
    table = rows(page)
    assert names.keys() == table.keys()
    assert len(names) == 120
    for geoid, said in names.items():
        where, what = said.split(": ", 1)
        row = table[geoid]
        assert where == f"{row[0]} County, {row[-2]}, {row[-1]}"
        told, shown = figures(what.split(" since ")[0]), set(figures(" ".join(row[1:])))
        assert len(told) >= 4
        assert all(each in shown or f"+{each}" in shown for each in told), (said, row)


def test_a_second_click_and_a_click_elsewhere_let_go(page: Page, site: Path) -> None:
    """The same county again, the sea around the map, or the page beside it."""
    page.goto(address(site, "winner"))
    pike = geoid_of(page, "Pike")
    place = inside(page, pike)
    frame = page.locator(".map").bounding_box()
    for elsewhere in (place, (frame["x"] + 5, frame["y"] + 5), (4, frame["y"] + 60)):
        page.mouse.click(*place)
        assert page.evaluate(SHOWN)["kept"] == [pike]
        page.mouse.click(*elsewhere)
        shown = page.evaluate(SHOWN)
        assert (shown["kept"], shown["readout"], shown["picker"]) == ([], STATE, "")


def test_escape_dismisses_what_pointing_showed(page: Page, site: Path) -> None:
    """What a pointer brings up can be sent away without moving the pointer."""
    page.goto(address(site, "winner"))
    page.mouse.move(*inside(page, geoid_of(page, "Hardin")))
    page.keyboard.press("Escape")
    assert page.evaluate(SHOWN)["readout"] == STATE


def test_textures_do_not_stand_between_pointer_and_county(page: Page, site: Path) -> None:
    """On the map with hatching over the coalfields, the county under it still answers."""
    page.goto(address(site, "coal"))
    page.mouse.move(*inside(page, geoid_of(page, "Harlan")))
    assert page.evaluate(SHOWN)["readout"] == "Harlan"


def test_headings_sort_the_table(page: Page, site: Path) -> None:
    """By votes, largest first; again, smallest first; the state is told by aria-sort on one heading alone."""
    page.goto(address(site, "winner"))
    heading = page.locator("#counties thead th").filter(has_text="All votes")
    first = page.locator("#counties tbody th").first
    heading.get_by_role("button").click()
    assert (heading.get_attribute("aria-sort"), first.text_content()) == ("descending", "Jefferson")
    heading.get_by_role("button").click()
    assert (heading.get_attribute("aria-sort"), first.text_content()) == ("ascending", "Leslie")
    assert page.locator("#counties [aria-sort]").count() == 1
    page.locator("#counties thead button").first.click()
    assert first.text_content() == "Adair"
