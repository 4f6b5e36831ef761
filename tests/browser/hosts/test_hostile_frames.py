"""An article with strangers in it: nothing but its own map moves a frame, and a map says no more than its height."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from mapgen.model.choropleth import Choropleth
from mapgen.render.share.snippets import snippet
from mapgen.render.shared.embed_size import embed_heights
from mapgen.render.shared.templates import asset
from mapgen.render.shared.urls import Address
from tests.browser.hosts.test_heights import embeds, wrong_heights
from tests.browser.page_log import PageLog
from tests.browser.site import open_embed, until

pytestmark = pytest.mark.attack

SAY = "<!doctype html><script>for (const said of [{}]) parent.postMessage(said, '*')</script>stranger"
"""A frame that says things to the page around it."""

HEIGHTS = (
    "9000, 1e9, 33554432, 10000.5, NaN, Infinity, -Infinity, -1, 0, 99, '500', '500px', [500], {}, null, true, 10n, "
    "500n, new Date(500), new Number(500), Object(500n), new ArrayBuffer(8)"
)
"""What a stranger may call a height. Only 9,000 is one that a map could have."""

FORGED = (
    f"...[{HEIGHTS}].map(height => ({{ sentinel: 'amp', type: 'embed-size', height }})), "
    "null, 7, 7n, 'amp', [], new Map([['sentinel', 'amp']]), { sentinel: ['amp'], height: 500 }, "
    "{ sentinel: { toString: 1, valueOf: 1 }, height: 500 }, { sentinel: 'amp' }"
)
KEPT = "[...document.querySelectorAll('iframe')].map(frame => frame.getBoundingClientRect().height)"


def article(folder: Path, *parts: str) -> str:
    """Writes an article of these parts beside the site; its address."""
    path = folder / "article-with-strangers.html"
    path.write_text(f"<!doctype html><meta charset=utf-8><title>Article</title><body>{''.join(parts)}", "utf-8")
    return path.as_uri()


def framed(text: str) -> str:
    """A frame that holds this document, as an advertiser's script writes it."""
    return f'<iframe class="ad" srcdoc="{text.replace("&", "&amp;").replace(chr(34), "&quot;")}"></iframe>'


def settled(page: Page) -> None:
    """Waits until everything that was said has been heard."""
    page.wait_for_timeout(400)


@pytest.fixture
def code(built: Path, kentucky_maps: dict[str, Choropleth]) -> Callable[[str, str], str]:
    """The code of a kind for a map of the built site, as it is printed."""
    return lambda slug, kind="iframe": snippet(kentucky_maps[slug], Address(slug, built.as_uri() + "/"), kind)


def test_an_advertisement_grows_no_frame(built: Path, page: Page, page_log: PageLog, code: Callable[..., str]) -> None:
    """Strangers before, between and behind two maps, one pasted twice: they keep their size, each map gets its own."""
    stranger = framed(SAY.format(FORGED))
    parts = [stranger, code("winner"), stranger, code("coal"), code("winner"), stranger]
    page.set_viewport_size({"width": 600, "height": 3000})
    page.goto(article(built.parent, *parts))
    maps = page.query_selector_all("iframe[data-mapgen]")
    for frame in maps:
        frame.content_frame().wait_for_selector("#embed select:not([hidden])")
    settled(page)
    assert page.evaluate("[...document.querySelectorAll('.ad')].map(frame => frame.clientHeight)") == [150] * 3
    for frame in maps:
        true = frame.content_frame().evaluate("document.getElementById('embed').getBoundingClientRect().height")
        assert 0 <= frame.bounding_box()["height"] - true <= 1
    assert page_log.page_errors == []


def test_a_map_that_was_taken_over_stays_within_bounds(built: Path, page: Page, page_log: PageLog) -> None:
    """Whatever the snippet's own frame says, it is 100 to 10,000 pixels high, and the article's script never fails."""
    (built.parent / "liar.html").write_text(SAY.format(FORGED), "utf-8")
    listener = f"<script>{asset('share/parent_listener.js')}</script>"
    frame = '<iframe data-mapgen src="liar.html" height="600" frameborder="0"></iframe>'
    page.goto(article(built.parent, frame, listener, listener))
    settled(page)
    assert page.evaluate(KEPT) == [9000]
    assert page_log.page_errors == []


def test_the_snippet_leaves_no_trace(built: Path, page: Page, code: Callable[..., str]) -> None:
    """No global name comes of it, pasted once or three times."""
    names = "Object.getOwnPropertyNames(window).sort()"
    page.goto(article(built.parent, "<script></script>"))
    before = page.evaluate(names)
    page.goto(article(built.parent, *[code("winner")] * 3))
    assert [name for name in page.evaluate(names) if not name.isdigit()] == before


def test_the_listener_survives_content_systems() -> None:
    """No character that a content system writes otherwise: no <, > or &, no backslash, one line."""
    assert not set(asset("share/parent_listener.js")) & set("<>&\\\n\r\t")


FLOOD = """async kinds => {
  const frame = document.querySelector("iframe"), window_ = frame.contentWindow;
  let heard = 0, painted = 0, on = true;
  addEventListener("message", event => { heard += event.source === window_ && event.data.sentinel === "amp"; });
  (function paint() { painted += 1; if (on) requestAnimationFrame(paint); })();
  for (let turn = 0; turn < 40; turn += 1) {
    for (let time = 0; time < 100; time += 1) for (const said of kinds) window_.postMessage(said, "*");
    await new Promise(done => setTimeout(done, 5));
  }
  await new Promise(done => setTimeout(done, 700));
  on = false;
  return [heard, painted];
}"""


@pytest.mark.parametrize(
    "asked",
    [
        {"sentinel": "amp", "type": "frames-init"},
        "[iFrameSizer]a:8:false:false:32:false:true:null:bodyOffset:null:null:0:false:parent:scroll:true",
        "[iFrameSizer]resize",
        "pymxPYMxax" + "PYMxwidthxPYMx600",
        {"message": "ready", "secret": "aaaaaaaaaa"},
    ],
    ids=["newswire", "iframe-resizer", "iframe-resizer again", "pym", "WordPress"],
)
def test_a_flood_of_questions_has_one_answer_a_frame(built: Path, page: Page, asked: object) -> None:
    """Asked 4,000 times, a map answers at most once for each painted frame, and then it does answer."""
    page.goto(article(built.parent, '<iframe src="site/winner/embed.html?childId=a#?secret=aaaaaaaaaa"></iframe>'))
    embeds(page)
    settled(page)
    heard, painted = page.evaluate(FLOOD, [asked])
    assert 0 < heard <= painted < 400


HEAR = "window.heard = []; addEventListener('message', event => { window.heard.push(event.data); })"
NAMES = ["<img src=x>", "a b", "x" * 65, "y" * 3000, "axPYMxheightxPYMx9", "\"'", "a\nb", "&amp;"]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_name_that_is_none_is_not_said_again(built: Path, page: Page, name: str) -> None:
    """In pym's, iframe-resizer's and WordPress's protocols: no message holds what cannot be a frame's name."""
    page.add_init_script(HEAR)
    page.goto(article(built.parent, '<iframe scrolling="no"></iframe>'))
    page.evaluate(
        """name => { document.querySelector("iframe").src =
          "site/winner/embed.html?childId=" + encodeURIComponent(name) + "#?secret=" + encodeURIComponent(name); }""",
        name,
    )
    embeds(page)
    say = "said => document.querySelector('iframe').contentWindow.postMessage(said, '*')"
    page.evaluate(say, f"[iFrameSizer]{name}:8:false:false")
    page.evaluate(say, f"pymxPYMx{name}xPYMxwidthxPYMx600")
    page.evaluate(say, {"message": "ready", "secret": name})
    settled(page)
    heard = page.evaluate("heard")
    assert any(isinstance(said, dict) and said.get("sentinel") == "amp" for said in heard)
    # Medium's message has the frame's own address. pym is not answered; iframe-resizer hears that a child is there.
    told = [said for said in heard if isinstance(said, str) and not said.startswith("{")]
    assert set(told) <= {"[iFrameResizerChild]Ready"}
    secrets = [said["secret"] for said in heard if isinstance(said, dict) and "secret" in said]
    assert all(re.fullmatch(r"\w{1,64}", secret, re.ASCII) for secret in secrets)
    assert max(len(json.dumps(said)) for said in heard) < 2500


@pytest.mark.parametrize("name", ["pym-0", "mapa-elección_2", "a.b", "iFrameResizer12"])
def test_a_name_is_said_again(built: Path, page: Page, name: str) -> None:
    """Names as hosts give them are understood: letters of any language, figures, hyphens, dots."""
    page.add_init_script(HEAR)
    page.goto(article(built.parent, f'<iframe scrolling="no" src="site/winner/embed.html?childId={name}"></iframe>'))
    embeds(page)
    until(page, "name => heard.some(said => String(said).startsWith(`pymxPYMx${name}xPYMxheightxPYMx`))", name)


def test_a_map_answers_nobody_but_its_parent(built: Path, page: Page) -> None:
    """A stranger in the same article asks the map's frame; nothing is said."""
    page.add_init_script(HEAR)
    page.goto(article(built.parent, '<iframe src="site/winner/embed.html"></iframe>', framed("stranger")))
    embeds_of = page.query_selector("iframe").content_frame()
    embeds_of.wait_for_selector("#embed select:not([hidden])")
    settled(page)
    stranger = page.query_selector(".ad").content_frame()
    before = page.evaluate("heard.length")
    stranger.evaluate("parent.frames[0].postMessage({ sentinel: 'amp', type: 'frames-init' }, '*')")
    stranger.evaluate("parent.frames[0].postMessage('[iFrameSizer]a:8:false:false', '*')")
    settled(page)
    assert page.evaluate("heard.length") == before


ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "\u00a0javascript:alert(1)",
    "java\nscript:alert(1)",
    "java\tscript:alert(1)",
    "javascript\r:alert(1)",
    "\\\\javascript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "data:text/html,<script>parent.alert(1)</script>",
    "DATA:text/html;base64,PHNjcmlwdD5wYXJlbnQuYWxlcnQoMSk8L3NjcmlwdD4=",
    "vbscript:msgbox(1)",
    "blob:null/8c1a4d5e-0000-4000-8000-000000000000",
    "blob:https://example.org/8c1a4d5e-0000-4000-8000-000000000000",
    "filesystem:https://example.org/temporary/x.html",
    "about:blank",
    "about:srcdoc",
    "view-source:https://example.org/",
    "chrome://version",
    "ftp://example.org/embed.html",
    "ws://example.org/",
    "mailto:a@example.org",
    "intent://example.org",
    "http://",
    "https://[",
]
COMPONENT_FRAMES = "[...document.querySelectorAll('mapgen-map iframe')].map(frame => frame.src)"


def components(*each: dict[str, str]) -> str:
    """A script that makes the elements as a page's own code does, so that no parser changes their attributes."""
    image = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="" width="600" height="400">'
    written = json.dumps(each).replace("</", "<\\/")
    return (
        f"<script>{asset('share/mapgen-map.js')}</script><script>for (const attributes of {written}) {{"
        f"const box = document.createElement('mapgen-map'); box.innerHTML = {json.dumps(image)};"
        "for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);"
        "document.body.append(box); }</script>"
    )


WHERES = ("disk", "web")
Seen = dict[str, tuple[int, bool]]


@pytest.fixture(scope="module")
def refused(built: Path, browser: Browser) -> Seen:
    """All those addresses on one page, opened from the disk and from the web: frames and whether the image stays."""
    seen: Seen = {}
    html = components(*({"src": address, "heights": "600:150"} for address in ADDRESSES))
    where = {"disk": article(built.parent, html), "web": "http://article.test/"}
    text = (built.parent / "article-with-strangers.html").read_text("utf-8")
    for on in WHERES:
        context, log = browser.new_context(viewport={"width": 600, "height": 9000}), PageLog()
        log.watch(context)
        page = context.new_page()
        page.route("http://article.test/", lambda route: route.fulfill(body=text, content_type="text/html"))
        page.goto(where[on])
        settled(page)
        found = page.evaluate(
            """() => [...document.querySelectorAll("mapgen-map")].map(box =>
                 [box.querySelectorAll("iframe").length, box.querySelector("img").checkVisibility()])"""
        )
        context.close()
        assert log.dialogs == log.page_errors == []
        assert len(found) == len(ADDRESSES)
        seen |= {f"{on} {address}": tuple(each) for address, each in zip(ADDRESSES, found, strict=True)}
    return seen


@pytest.mark.parametrize("on", WHERES)
@pytest.mark.parametrize("address", ADDRESSES, ids=range(len(ADDRESSES)))
def test_the_component_takes_addresses_of_pages_alone(refused: Seen, address: str, on: str) -> None:
    """What is neither on the web nor relative makes no frame, runs nothing and leaves the image."""
    assert refused[f"{on} {address}"] == (0, True)


@pytest.mark.parametrize(
    "address", ["//share.test/embed.html", "\\\\share.test\\embed.html", "/\\share.test/embed.html"]
)
def test_a_page_on_a_disk_asks_no_other_machine_for_a_file(
    built: Path, page: Page, page_log: PageLog, address: str
) -> None:
    """On a disk `//host` is a share on that host, to which some systems log in: no frame comes of it."""
    page.goto(article(built.parent, components({"src": address})))
    settled(page)
    assert page.evaluate(COMPONENT_FRAMES) == []
    assert [url for url in page_log.requests if "share.test" in url] == []


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("https://maps.test/winner/embed.html", "https://maps.test/winner/embed.html"),
        ("http://maps.test/winner/embed.html", "http://maps.test/winner/embed.html"),
        ("//maps.test/winner/embed.html", "http://maps.test/winner/embed.html"),
        ("winner/embed.html?theme=dark", "http://article.test/news/winner/embed.html?theme=dark"),
        ("/winner/embed.html", "http://article.test/winner/embed.html"),
        (" ../winner/embed.html\n", "http://article.test/winner/embed.html"),
    ],
)
def test_the_component_takes_addresses_of_pages(page: Page, address: str, asked: str) -> None:
    """`http:`, `https:`, with the page's own scheme, and relative ones."""
    body = f"<!doctype html><title>t</title><body>{components({'src': address})}"
    page.route("**/*", lambda route: route.fulfill(body="<title>map</title>", content_type="text/html"))
    page.route("http://article.test/news/", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto("http://article.test/news/")
    page.wait_for_selector("mapgen-map iframe", state="attached")
    assert page.evaluate(COMPONENT_FRAMES) == [asked]


HEIGHT_LISTS = ["", " ", "x", "600", ":", "600:", ":500", "0:0", "600:0", "-1:-500", "600:NaN", "600:1e9", "9:9:9"]
HEIGHT_LISTS += ["600:99999999999", "600:Infinity", "600:500px", "600,500", "١:٢", "600:-500 700:x", "<img>"]


@pytest.fixture(scope="module")
def unmeasured(built: Path, browser: Browser) -> list[tuple[float, float, bool]]:
    """A component for each of these lists and one without: the map's height, the frame's, whether the image shows."""
    told = [{}, *({"heights": heights} for heights in HEIGHT_LISTS)]
    where = article(built.parent, components(*({"src": "site/winner/embed.html", **each} for each in told)))
    context, log = browser.new_context(viewport={"width": 600, "height": 800 * len(told)}), PageLog()
    log.watch(context)
    page = context.new_page()
    page.goto(where)
    page.wait_for_function("document.querySelectorAll('mapgen-map iframe').length", polling=50)
    for frame in embeds(page):
        frame.wait_for_selector("#embed select:not([hidden])")
    assert wrong_heights(page) == []
    found = [
        (
            frame.evaluate("document.getElementById('embed').getBoundingClientRect().height"),
            frame.frame_element().bounding_box()["height"],
            page.locator("mapgen-map img").nth(at).is_visible(),
        )
        for at, frame in enumerate(embeds(page))
    ]
    context.close()
    assert log.page_errors == []
    assert len(found) == len(told)
    return found


@pytest.mark.parametrize("at", range(len(HEIGHT_LISTS) + 1), ids=["none", *map(repr, HEIGHT_LISTS)])
def test_the_component_needs_no_heights(unmeasured: list[tuple[float, float, bool]], at: int) -> None:
    """None told, or nonsense: the image holds the place, then comes the map, as high as it says."""
    content, frame, image = unmeasured[at]
    assert 0 <= frame - content <= 1
    assert not image


def test_a_height_that_is_told_once_holds_everywhere(built: Path, page: Page) -> None:
    """One sound pair among nonsense is used."""
    page.goto(article(built.parent, components({"src": "about:x", "heights": "x 600:512 700:1e3"}), "<p>"))
    assert page.evaluate("document.querySelector('mapgen-map').style.height") in {"512px", ""}
    page.goto(
        article(
            built.parent, "<div style='height:9000px'></div>", components({"src": "x", "heights": "x 600:512 7:1e3"})
        )
    )
    assert page.evaluate("document.querySelector('mapgen-map').style.height") == "512px"


def test_the_component_hears_its_own_map_alone(built: Path, page: Page, page_log: PageLog) -> None:
    """Strangers move it not, and a map that was taken over keeps within the bounds."""
    (built.parent / "liar.html").write_text(SAY.format(FORGED), "utf-8")
    stranger = framed(SAY.format("{ sentinel: 'amp', type: 'embed-size', height: 7000 }"))
    page.goto(article(built.parent, stranger, components({"src": "liar.html", "heights": "600:500"}), stranger))
    until(page, "() => document.querySelector('mapgen-map').style.height === '9000px'")
    settled(page)
    assert page.evaluate("document.querySelector('mapgen-map').style.height") == "9000px"
    assert page_log.page_errors == []


def test_a_component_that_is_moved_goes_on_hearing(
    built: Path, page: Page, kentucky_maps: dict[str, Choropleth]
) -> None:
    """Taken out and put back elsewhere, it is as high as its map at the new width."""
    page.goto(article(built.parent, components({"src": "site/winner/embed.html"}), "<div style='width:1000px'></div>"))
    page.wait_for_selector("mapgen-map iframe")
    page.evaluate("document.querySelector('div').append(document.querySelector('mapgen-map'))")
    expected = f"{embed_heights(kentucky_maps['winner'], (1000,))[1000]}px"
    until(page, "wanted => document.querySelector('mapgen-map').style.height === wanted", expected)


@pytest.mark.parametrize("whole", [True, False], ids=["npm's", "another"])
def test_pym_runs_only_if_it_is_npms(
    built: Path, parents: Path, page: Page, page_log: PageLog, code: Callable[..., str], *, whole: bool
) -> None:
    """The code's hash is that of the file in the package; with one byte more nothing of it runs."""
    script = (parents / "pym.js" / "dist" / "pym.v1.min.js").read_bytes() + (b"" if whole else b"\n")
    headers = {"Access-Control-Allow-Origin": "*", "Content-Type": "text/javascript"}
    page.route("https://**/pym.v1.min.js", lambda route: route.fulfill(body=script, headers=headers))
    page.goto(article(built.parent, code("winner", "pym")))
    settled(page)
    assert page.evaluate("typeof pym") == ("object" if whole else "undefined")
    if whole:
        assert wrong_heights(page) == []
    else:
        assert any("integrity" in error for error in page_log.console_errors)


def test_a_map_opened_by_itself_says_nothing(built: Path, page: Page) -> None:
    """Not in a frame, it has nobody to talk to, and what its address says comes to nothing."""
    page.add_init_script(HEAR)
    open_embed(page, f"{(built / 'winner' / 'embed.html').as_uri()}?childId=%3Cimg%3E#?secret=a")
    page.evaluate("postMessage({ sentinel: 'amp', type: 'frames-init' }, '*')")
    settled(page)
    assert page.evaluate("heard") == [{"sentinel": "amp", "type": "frames-init"}]
