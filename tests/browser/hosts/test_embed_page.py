"""The embed and the page of codes themselves: heights foretold, no request, no script needed, no violation."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from mapgen.model.choropleth import Choropleth
from mapgen.render.share.snippets import snippet
from mapgen.render.shared.embed_size import embed_heights
from mapgen.render.shared.urls import Address
from tests.browser.hosts.test_heights import wrong_heights
from tests.browser.page_log import PageLog
from tests.browser.site import SLUGS, open_embed
from tests.browser.test_axe import violations

NARROW, WIDE = (280, 320, 375, 480), (600, 601, 800, 1000, 1200)
HEIGHT = "document.getElementById('embed').getBoundingClientRect().height"
LINE = 25
"""The highest line of text: below 600 pixels a forecast may be off by one of them, because type differs."""

CLS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) if (!each.hadRecentInput) sum += each.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 500);
})"""
"""How far a page has shifted since it was opened and does within the next half second."""


@pytest.mark.parametrize("slug", SLUGS)
def test_the_height_is_foretold(built: Path, page: Page, kentucky_maps: dict[str, Choropleth], slug: str) -> None:
    """At 600 pixels and above exactly; below within a line; never a scrollbar across."""
    open_embed(page, (built / slug / "embed.html").as_uri())
    for width, foretold in embed_heights(kentucky_maps[slug], NARROW + WIDE).items():
        page.set_viewport_size({"width": width, "height": 900})
        true = page.evaluate(HEIGHT)
        if width in WIDE:
            assert foretold == math.ceil(true), f"{width} pixels wide"
        else:
            assert abs(foretold - true) <= LINE + 1, f"{width} pixels wide"
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_map_is_there_without_scripts(built: Path, new_page: Callable[..., Page]) -> None:
    """Headline, counties, legend, result, source and link stand in the file; only the picker is hidden."""
    page = new_page(java_script_enabled=False, viewport={"width": 600, "height": 900})
    page.goto((built / "winner" / "embed.html").as_uri())
    assert page.locator(".counties path").count() == 120
    assert "Clinton by 1,911 votes" in page.inner_text(".readout")
    assert "Certified" in page.inner_text(".source")
    assert not page.locator("select").is_visible()


def test_nothing_is_asked_of_the_network(built: Path, page: Page, page_log: PageLog) -> None:
    """The embed alone, in a bare sandbox: one request, for itself; no error, no violation."""
    host = built.parent / "sandbox.html"
    host.write_text('<!doctype html><iframe sandbox="allow-scripts" src="site/coal/embed.html?county=21195"></iframe>')
    page.goto(host.as_uri())
    frame = page.query_selector("iframe").content_frame()
    frame.wait_for_selector("select:not([hidden])")
    assert frame.inner_text(".head h2") == "Pike"
    assert page_log.requests_besides(host.as_uri(), (built / "coal" / "embed.html").as_uri()) == []
    assert page_log.troubles() == []


def test_pointing_changes_figures_and_not_the_height(built: Path, page: Page) -> None:
    """Going over a dozen counties, the readout follows and the map stays as high as it was."""
    open_embed(page, (built / "since-2008" / "embed.html").as_uri())
    before, seen = page.evaluate(HEIGHT), set()
    for at in range(0, 120, 10):
        page.locator(".counties path").nth(at).dispatch_event("pointerover", {"pointerType": "mouse", "bubbles": True})
        seen.add(page.inner_text(".readout"))
        assert page.evaluate(HEIGHT) == before
    assert len(seen) == 12


def test_the_picker_is_for_keyboards(built: Path, page: Page) -> None:
    """Counties in alphabetical order; choosing one shows it, Escape lets it go."""
    open_embed(page, (built / "winner" / "embed.html").as_uri())
    names = page.locator("select option").all_inner_texts()
    assert names[:3] == ["Kentucky", "Adair", "Allen"]
    assert len(names) == 121
    page.select_option("select", label="Pike")
    assert page.inner_text(".head h2") == "Pike"
    page.keyboard.press("Escape")
    assert page.inner_text(".head h2") == "Kentucky, all counties"


@pytest.mark.parametrize("name", ["embed.html", "embed-codes.html"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1000])
def test_axe_finds_nothing(built: Path, new_page: Callable[..., Page], name: str, scheme: str, width: int) -> None:
    """No violation in either theme, on a phone or wide."""
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    page.goto((built / "since-2008" / name).as_uri())
    assert violations(page) == []


@pytest.mark.parametrize("width", [375, 600, 1000])
@pytest.mark.parametrize("kind", ["iframe", "web-component"])
def test_the_page_does_not_jump(
    built: Path, page: Page, kentucky_maps: dict[str, Choropleth], kind: str, width: int
) -> None:
    """The codes as they are printed: cumulative layout shift under 0.02, and the frame ends with the map."""
    code = snippet(kentucky_maps["winner"], Address("winner", built.as_uri() + "/"), kind)
    article = (Path(__file__).parent / "component.html").read_text("utf-8").replace("<!-- code -->", code)
    host = built.parent / f"jump-{kind}.html"
    host.write_text(article, "utf-8")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(host.as_uri())
    assert wrong_heights(page) == []
    assert page.evaluate(CLS) < 0.02


def test_the_component_waits_with_its_image(built: Path, page: Page, kentucky_maps: dict[str, Choropleth]) -> None:
    """Far below the fold there is an image and no frame; come near, the frame is there and the image gone."""
    code = snippet(kentucky_maps["coal"], Address("coal", built.as_uri() + "/"), "web-component")
    host = built.parent / "lazy.html"
    host.write_text(f"<!doctype html><title>t</title><div style='height:5000px'></div>{code}", "utf-8")
    page.goto(host.as_uri())
    page.wait_for_timeout(300)
    assert page.query_selector("iframe") is None
    assert page.locator("mapgen-map img").evaluate("image => image.naturalWidth") == 1640
    page.evaluate("scrollTo(0, 5000)")
    page.wait_for_selector("iframe")
    assert wrong_heights(page) == []
    assert not page.locator("mapgen-map img").is_visible()


def test_a_code_is_copied(built: Path, new_page: Callable[..., Page]) -> None:
    """The button puts the code on the clipboard and says so."""
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto((built / "winner" / "embed-codes.html").as_uri())
    page.locator("[data-copy=code-iframe]").click()
    page.wait_for_function("document.querySelector('[role=status]').textContent !== ''")
    assert re.search(r"Copied|Selected", page.locator("[role=status]").first.inner_text())
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("<iframe src=")


def test_the_codes_page_does_nothing_it_must_not(built: Path, page: Page, page_log: PageLog) -> None:
    """Its previews are the map's own files; nothing else is asked for, nothing is refused."""
    page.goto((built / "winner" / "embed-codes.html").as_uri())
    page.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true; })")
    page.wait_for_timeout(800)
    folder = (built / "winner").as_uri()
    assert [url for url in page_log.requests if not url.startswith(folder)] == []
    assert page_log.troubles() == []


@pytest.mark.parametrize(("name", "locale"), [("embed.html", "es"), ("embed.es.html", "en")])
def test_the_address_chooses_the_language(built: Path, page: Page, name: str, locale: str) -> None:
    """`?locale=` goes over to the embed in that language and keeps the county."""
    page.goto(f"{(built / 'winner' / name).as_uri()}?locale={locale}&county=21195")
    page.wait_for_selector(f"html[lang={locale}] select:not([hidden])")
    assert page.inner_text(".head h2") == "Pike"


@pytest.mark.parametrize("media", [{"media": "print"}, {"forced_colors": "active"}], ids=["print", "forced colours"])
def test_classes_carry_their_textures_where_colours_may_be_lost(
    built: Path, page: Page, kentucky_maps: dict[str, Choropleth], media: dict[str, str]
) -> None:
    """Counties and legend alike, each class with a texture for print; on a screen they are plain colours."""
    fills = (
        "at => [`.counties .f${at}`, `.swatch .f${at}`].map((where) =>"
        " getComputedStyle(document.querySelector(where)).fill)"
    )
    open_embed(page, (built / "winner" / "embed.html").as_uri())
    classes = kentucky_maps["winner"].legend.classes
    textured = [at for at, each in enumerate(classes) if each.print_pattern]
    assert 0 < len(textured) < len(classes)
    assert not any("url" in fill for at in textured for fill in page.evaluate(fills, at))
    page.emulate_media(**media)
    for at in range(len(classes)):
        expected = f'url("#m-c{at}")'
        assert [fill == expected for fill in page.evaluate(fills, at)] == [at in textured] * 2
        assert page.locator(f"#m-c{at} rect.f{at}").count() == (at in textured)
