"""What a reader's browser does with a page: when it is painted and drawn, what it loads, what hovering costs."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from contestants import Contestant
from playwright.sync_api import Browser, CDPSession, Error, Page, Playwright
from server import OWN, Host, Served

CHROMIUM_ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--ignore-certificate-errors",
]  # fmt: skip
PROBE = (Path(__file__).parent / "probe.js").read_text("utf-8")
SLOW_CPU, SLOW_BITS, SLOW_LATENCY = 4, 1_600_000, 150
MOVES = 20


@dataclass
class Visit:
    """One page load; times in milliseconds since the navigation began, None for what never came.

    Attributes:
        painted: First contentful paint.
        drawn: The first frame with all areas in it.
        blocked: What tasks took beyond their first 50 ms, until the map was drawn and a second more.
        heap: JavaScript heap, bytes.
        nodes: DOM nodes.
        hover: Milliseconds of main thread for one move of the pointer across the map.
        pan: The same while dragging.
        served: What it loaded.
    """

    painted: float | None = None
    drawn: float | None = None
    blocked: float = 0
    heap: int = 0
    nodes: int = 0
    hover: float | None = None
    pan: float | None = None
    served: Served = field(default_factory=Served)


def launch(playwright: Playwright, chromium: str, port: int | None) -> Browser:
    """A browser for which every host is this machine, or, without a port, none exists."""
    rules = f"MAP * 127.0.0.1:{port}" if port else "MAP * ~NOTFOUND"
    return playwright.chromium.launch(
        executable_path=chromium, args=[*CHROMIUM_ARGUMENTS, f"--host-resolver-rules={rules}"]
    )


def visit(browser: Browser, host: Host, file: Path, contestant: Contestant, *, slow: bool, limit: float) -> Visit:
    """Load a page over the loopback, as it is or as on a slow phone, and use it."""
    host.page, host.served = file, Served()
    size = {"width": 375, "height": 700} if slow else {"width": 1200, "height": 900}
    context = browser.new_context(viewport=size, ignore_https_errors=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    if slow:
        _throttle(session)
    page.add_init_script(PROBE.replace("DRAWN", contestant.drawn))
    found = Visit()
    with contextlib.suppress(Error):
        page.goto(f"https://{OWN}/{file.name}", wait_until="commit", timeout=limit * 1000)
        found.drawn = _await(page, limit)
        page.wait_for_timeout(1000)
        _read(page, session, found)
        if found.drawn is not None and not slow:
            found.hover, found.pan = _use(page, session, contestant)
    found.served = host.served
    context.close()
    return found


def drawn_without_hosts(browser: Browser, file: Path, contestant: Contestant, limit: float) -> bool:
    """Whether the map appears when the file is opened from the disk and no name resolves."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.add_init_script(PROBE.replace("DRAWN", contestant.drawn))
    with contextlib.suppress(Error):
        page.goto(file.resolve().as_uri(), wait_until="commit", timeout=limit * 1000)
        found = _await(page, limit) is not None
        context.close()
        return found
    context.close()
    return False


def middle(visits: list[Visit], name: str) -> float | None:
    """The median of one measure over the visits that have it."""
    values = [value for each in visits if (value := getattr(each, name)) is not None]
    return median(values) if values else None


def _throttle(session: CDPSession) -> None:
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": SLOW_LATENCY,
            "downloadThroughput": SLOW_BITS / 8,
            "uploadThroughput": SLOW_BITS / 16,
        },
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_CPU})


def _await(page: Page, limit: float) -> float | None:
    end = time.monotonic() + limit
    while time.monotonic() < end:
        with contextlib.suppress(Error):  # the document is being replaced
            drawn = page.evaluate("globalThis.mapgenBench && mapgenBench.drawn")
            if drawn:
                return float(drawn)
        page.wait_for_timeout(100)
    return None


def _read(page: Page, session: CDPSession, found: Visit) -> None:
    found.painted = page.evaluate(
        "(performance.getEntriesByName('first-contentful-paint')[0] || {startTime: null}).startTime"
    )
    found.blocked = page.evaluate("mapgenBench.blocked")
    metrics = _metrics(session)
    found.heap, found.nodes = int(metrics["JSHeapUsedSize"]), int(metrics["Nodes"])


def _metrics(session: CDPSession) -> dict[str, float]:
    return {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}


def _use(page: Page, session: CDPSession, contestant: Contestant) -> tuple[float, float | None]:
    """The cost of moving across the map, and of dragging it where it can be dragged."""
    box = page.evaluate("mapgenBench.box()")
    y = box["y"] + box["height"] / 2

    def across(start: float, end: float) -> float:
        before = _metrics(session)["TaskDuration"]
        for step in range(MOVES):
            page.mouse.move(start + (end - start) * step / MOVES, y)
            page.wait_for_timeout(20)
        return (_metrics(session)["TaskDuration"] - before) * 1000 / MOVES

    hover = across(box["x"] + box["width"] * 0.3, box["x"] + box["width"] * 0.7)
    if not contestant.pans:
        return hover, None
    page.mouse.down()
    pan = across(box["x"] + box["width"] * 0.7, box["x"] + box["width"] * 0.4)
    page.mouse.up()
    return hover, pan
