"""In every host the frame ends where the map ends, at every width, and follows it both ways."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page

from tests.browser.page_log import PageLog
from tests.browser.site import open_embed

FROM_NPM = ("pym", "newswire", "iframe_resizer")
STAND_INS = ("wordpress", "amp", "medium", "datawrapper")
WORDPRESS_MOST = 1000
SIZE = "(({ width, height }) => [width, height])(document.getElementById('embed').getBoundingClientRect())"
WIDTHS = (320, 600, 1000)


def embeds(page: Page) -> list[Frame]:
    """The frames that hold maps, in the order in which they stand on the page."""
    found = [element.content_frame() for element in page.query_selector_all("iframe")]
    for frame in found:
        frame.wait_for_selector("#embed select:not([hidden])")
    return found


def wrong_heights(page: Page, most: float = float("inf")) -> list[str]:
    """Frames that do not end within a pixel of their content, once heights have settled."""
    frames = embeds(page)
    wrong: list[str] = []
    for _ in range(30):
        wrong = []
        for frame in frames:
            wide, high = frame.evaluate(SIZE)
            outer = frame.frame_element().bounding_box()
            if abs(outer["width"] - wide) > 1 or not 0 <= outer["height"] - min(most, high) <= 1:
                wrong.append(f"{frame.url.rsplit('/site/')[-1]}: frame {outer}, content {wide} by {high}")
                # Browsers let a frame out of sight sleep, some until it is seen: look at it, as a reader would.
                frame.frame_element().scroll_into_view_if_needed()
        if not wrong:
            return []
        page.wait_for_timeout(100)
    return wrong


def zoom_text(page: Page, percent: int) -> None:
    """What a reader's larger type does: every size in rem grows."""
    for frame in embeds(page):
        frame.evaluate(f"document.documentElement.style.fontSize = '{percent}%'")


@pytest.fixture(params=[*FROM_NPM, *STAND_INS])
def host(request: pytest.FixtureRequest) -> tuple[str, Path]:
    """The name of a host and its page."""
    fixture = "hosts_with_parents" if request.param in FROM_NPM else "hosts"
    return request.param, request.getfixturevalue(fixture) / f"{request.param}.html"


def test_the_frame_ends_with_the_map(host: tuple[str, Path], page: Page, page_log: PageLog) -> None:
    """At three widths, after turning the phone, with type twice as large, and small again: two maps on one page."""
    name, path = host
    most = WORDPRESS_MOST if name == "wordpress" else float("inf")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 700})
        page.goto(path.as_uri())
        assert wrong_heights(page, most) == [], f"{width} pixels wide"
    page.set_viewport_size({"width": 375, "height": 667})
    assert wrong_heights(page, most) == [], "upright"
    page.set_viewport_size({"width": 667, "height": 375})
    assert wrong_heights(page, most) == [], "turned"
    before = [frame.frame_element().bounding_box()["height"] for frame in embeds(page)]
    zoom_text(page, 200)
    assert wrong_heights(page, most) == [], "type twice as large"
    grown = [frame.frame_element().bounding_box()["height"] for frame in embeds(page)]
    assert all(after > first + 50 for after, first in zip(grown, before, strict=True))
    zoom_text(page, 100)
    assert wrong_heights(page, most) == [], "type as before"
    assert [frame.frame_element().bounding_box()["height"] for frame in embeds(page)] == before
    assert page_log.page_errors == []


def test_a_map_falls_silent(hosts: Path, page: Page) -> None:
    """Once the height is known nothing more is said: no host and map answer each other for ever."""
    page.add_init_script(
        "window.said = []; addEventListener('message', (event) => window.said.push(JSON.stringify(event.data)))"
    )
    page.goto((hosts / "amp.html").as_uri())
    assert wrong_heights(page) == []
    page.wait_for_timeout(300)
    settled = page.evaluate("said.length")
    page.wait_for_timeout(700)
    assert settled > 0
    assert page.evaluate("said.length") == settled


def test_a_hidden_frame_says_nothing_and_speaks_up_when_it_is_shown(hosts: Path, page: Page) -> None:
    """A map behind a closed tab has no height; opened, it tells its own."""
    page.goto((hosts / "amp.html").as_uri())
    assert wrong_heights(page) == []
    frame = page.query_selector("iframe")
    before = frame.bounding_box()["height"]
    frame.evaluate("frame => { frame.style.display = 'none'; }")
    page.wait_for_timeout(200)
    assert frame.get_attribute("height") == str(round(before))
    page.set_viewport_size({"width": 500, "height": 700})
    frame.evaluate("frame => { frame.style.display = 'block'; }")
    assert wrong_heights(page) == []
    assert frame.bounding_box()["height"] != before


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_address_chooses_theme_and_county(
    built: Path, new_page: Callable[..., Page], page_log: PageLog, theme: str
) -> None:
    """`?theme=` wins over the reader's scheme, and `?county=` opens on that county: Pike, Sanders by 28.1 points."""
    page = new_page(color_scheme="dark" if theme == "light" else "light")
    open_embed(page, f"{(built / 'winner' / 'embed.html').as_uri()}?theme={theme}&county=21195")
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert paper == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 23, 26)"}[theme]
    assert page.inner_text(".head h2") == "Pike"
    assert page.inner_text(".margin") == "Sanders +28.1"
    assert "4,848 54.3%" in page.inner_text(".votes")
    assert page_log.troubles() == []


def test_a_county_that_is_not_there_leaves_the_whole(built: Path, page: Page, page_log: PageLog) -> None:
    """An address with nonsense shows the state, and nothing from it reaches the page."""
    open_embed(page, f"{(built / 'winner' / 'embed.html').as_uri()}?county=<img>&theme=x&locale=../..&childId=<b>")
    assert page.inner_text(".head h2") == "Kentucky, all counties"
    assert page_log.troubles() == []
