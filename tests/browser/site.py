"""Kentucky's site as the tests open it, and what they read off a page."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Frame, Page

from mapgen.render.shared.scripts import bundle

SLUGS = (
    "winner",
    "urban-rural",
    "coal",
    "since-2008",
    "votes-not-acres",
    "general-2016",
    "general-2020-2024",
)
"""The maps of Kentucky's atlas."""


def address(site: Path, slug: str) -> str:
    """The address of a map's page, or of the front page where the slug is empty."""
    return (site / slug / "index.html").as_uri()


def rows(page: Page) -> dict[str, list[str]]:
    """The table of all counties: the cells' text by GEOID, the county's name first."""
    found: dict[str, list[str]] = page.evaluate(
        """() => Object.fromEntries(Array.from(document.querySelectorAll("#counties tbody tr"), row =>
             [row.dataset.g, Array.from(row.cells, cell => cell.textContent)]))"""
    )
    return found


def geoid_of(page: Page, name: str) -> str:
    """The GEOID of a county by its name in the table."""
    return next(geoid for geoid, cells in rows(page).items() if cells[0] == name)


def focused(page: Page) -> str:
    """The GEOID of the county that has the keyboard's focus, or empty."""
    found: str = page.evaluate("() => (document.activeElement.id || '').match(/-(\\d{5})$/)?.[1] || ''")
    return found


def figures(text: str) -> list[str]:
    """The numbers in a text, as they are written there."""
    return re.findall(r"[<>−+]?\d[\d,.]*\d%?|[<>−+]?\d%?", text)


def module(name: str, expression: str) -> str:
    """A function that a page can be asked to run: an expression beside what a module of its scripts gives."""
    scope = str(bundle(name)).removeprefix('"use strict";{').removesuffix("}")
    return f"() => {{ {scope}; return {expression}; }}"


def until(page: Page | Frame, wanted: str, argument: object = None, seconds: float = 3.0) -> None:
    """Waits until a JavaScript function says true. Playwright's own waiting needs `eval`, which the pages forbid."""
    for _ in range(round(seconds / 0.02)):
        if page.evaluate(wanted, argument):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"not within {seconds} seconds: {wanted}")


def open_embed(page: Page, address: str) -> None:
    """Goes to an embed and waits until it answers: its scripts run once the map is painted, after the load event."""
    page.goto(address)
    page.wait_for_selector("select:not([hidden])")
