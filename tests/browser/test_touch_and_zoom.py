"""Fingers and zoom: a tap chooses, one finger scrolls the page, two zoom the map; lines and names keep their size."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.site import address, geoid_of, until
from tests.browser.test_readout import SHOWN, STATE, inside

PHONE = {"viewport": {"width": 375, "height": 700}, "has_touch": True, "is_mobile": True}
AT = "zoom => Number(getComputedStyle(document.querySelector('.drawing')).getPropertyValue('--zoom')) === zoom"
ZOOM = "() => Number(getComputedStyle(document.querySelector('.drawing')).getPropertyValue('--zoom'))"


@pytest.fixture
def phone(new_page: Callable[..., Page], site: Path) -> Page:
    """The first map on a phone."""
    page = new_page(**PHONE)
    page.goto(address(site, "winner"))
    return page


@pytest.fixture
def desk(page: Page, site: Path) -> Page:
    """The first map on a desk."""
    page.goto(address(site, "winner"))
    return page


def test_a_tap_chooses_and_a_second_tap_lets_go(phone: Page) -> None:
    """On a phone nothing hovers."""
    hardin = geoid_of(phone, "Hardin")
    place = inside(phone, hardin)
    phone.touchscreen.tap(*place)
    assert phone.evaluate(SHOWN)["kept"] == [hardin]
    assert phone.evaluate(SHOWN)["readout"] == "Hardin"
    phone.touchscreen.tap(*place)
    assert phone.evaluate(SHOWN)["readout"] == STATE


def test_a_tap_beside_the_state_lets_go(phone: Page) -> None:
    """The map's empty corner is outside."""
    phone.touchscreen.tap(*inside(phone, geoid_of(phone, "Hardin")))
    frame = phone.locator(".map").bounding_box()
    phone.touchscreen.tap(frame["x"] + 6, frame["y"] + 6)
    assert phone.evaluate(SHOWN)["readout"] == STATE


@pytest.mark.parametrize("closer", [False, True], ids=["whole map", "closer"])
@pytest.mark.parametrize("width", [320, 375, 600, 1000])
def test_one_finger_scrolls_the_page(new_page: Callable[..., Page], site: Path, width: int, closer: bool) -> None:
    """A swipe that begins on the map scrolls the page, also when the map was zoomed."""
    page = new_page(viewport={"width": width, "height": 700}, has_touch=True, is_mobile=width < 700)
    page.goto(address(site, "winner"))
    page.locator(".map").scroll_into_view_if_needed()
    if closer:
        page.locator("[data-zoom='in']").click()
    frame = page.locator(".map").bounding_box()
    before = page.evaluate("scrollY")
    swipe(page, frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] * 0.6, up=180)
    until(page, "before => scrollY >= before + 100", before)


def swipe(page: Page, x: float, y: float, *, up: int) -> None:
    """One finger, put down and moved upwards."""
    session = page.context.new_cdp_session(page)
    for kind, rise in (("touchStart", 0), *(("touchMove", up * part // 9) for part in range(1, 10))):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y - rise}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("width", [320, 375, 600, 1000])
def test_the_wheel_scrolls_the_page(new_page: Callable[..., Page], site: Path, width: int) -> None:
    """A wheel over the map moves the page, not the map."""
    page = new_page(viewport={"width": width, "height": 700})
    page.goto(address(site, "winner"))
    page.locator(".map").hover(position={"x": 100, "y": 80})
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 250)
    until(page, "before => scrollY >= before + 200", before)
    assert page.evaluate(ZOOM) == 1


def test_two_fingers_zoom_the_map(phone: Page) -> None:
    """A pinch on the map enlarges the map and leaves the page as it is."""
    frame = phone.locator(".map").bounding_box()
    phone.context.new_cdp_session(phone).send(
        "Input.synthesizePinchGesture",
        {
            "x": frame["x"] + frame["width"] / 2,
            "y": frame["y"] + frame["height"] / 2,
            "scaleFactor": 2.5,
            "gestureSourceType": "touch",
        },
    )
    until(phone, "() => mapgen.map.getZoom() > mapgen.map.getMinZoom() + 0.5")
    assert phone.evaluate("visualViewport.scale") == 1


def test_buttons_zoom_and_reset(desk: Page) -> None:
    """Closer, further, all; each says when it can do no more, and is large enough for a finger."""
    into, out, reset = (desk.locator(f"[data-zoom='{what}']") for what in ("in", "out", "reset"))
    assert [each.get_attribute("aria-disabled") for each in (into, out, reset)] == ["false", "true", "true"]
    into.click()
    until(desk, AT, 2)
    assert [each.get_attribute("aria-disabled") for each in (into, out, reset)] == ["false", "false", "false"]
    reset.click()
    until(desk, AT, 1)
    for button in (into, out, reset):
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 44


def test_keys_zoom_and_reset(desk: Page) -> None:
    """Plus, minus and 0, with the focus on a county."""
    desk.locator(".counties [tabindex='0']").focus()
    for key, wanted in (("+", 2), ("+", 4), ("-", 2), ("0", 1)):
        desk.keyboard.press(key)
        until(desk, AT, wanted)


def test_lines_and_names_keep_their_size(desk: Page) -> None:
    """Closer, a border is as thin and a name as high as before, and each name stays at its place."""
    look = """() => {
      const text = document.querySelector(".drawing .at3 text"), path = document.querySelector(".counties path");
      const style = getComputedStyle(path);
      return { high: text.getBoundingClientRect().height, border: style.strokeWidth, effect: style.vectorEffect };
    }"""
    before = desk.evaluate(look)
    desk.locator("[data-zoom='in']").click()
    until(desk, AT, 2)
    after = desk.evaluate(look)
    assert before["high"] == pytest.approx(after["high"], rel=0.05)
    assert before["border"] == after["border"]
    assert after["effect"] == "non-scaling-stroke"


def test_a_county_out_of_view_is_brought_into_it(desk: Page) -> None:
    """Closer, the keyboard's county is always to be seen."""
    desk.locator(".counties [tabindex='0']").focus()
    desk.keyboard.press("+")
    desk.keyboard.press("+")
    until(desk, AT, 4)
    for name in ("pike", "fulton", "kenton"):
        desk.keyboard.press("Home")
        desk.keyboard.type(name)
        assert desk.evaluate(
            """() => {
              const at = document.activeElement.getBoundingClientRect();
              const within = document.querySelector(".map").getBoundingClientRect();
              const x = (at.left + at.right) / 2, y = (at.top + at.bottom) / 2;
              return x > within.left && x < within.right && y > within.top && y < within.bottom;
            }"""
        ), name


def test_reduced_motion_is_honoured(new_page: Callable[..., Page], site: Path) -> None:
    """Nothing flies: the map is closer at once, and no rule of the page animates anything."""
    page = new_page(reduced_motion="reduce")
    page.goto(address(site, "winner"))
    page.locator("[data-zoom='in']").click()
    assert page.evaluate(ZOOM) == 2
    assert page.evaluate("document.getAnimations().length") == 0
