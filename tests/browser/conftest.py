"""One Chromium for each test worker, in which no host name resolves, and pages that tell what they did."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.page_log import PageLog

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_CHROMIUM = "no Chromium found (looked for $MAPGEN_CHROMIUM and, on the path, for " + ", ".join(CHROMIUM_NAMES) + ")"
NO_FEATURES = (
    # Two pages that draw suggestions under an address bar that nobody sees, loaded anew beside every page.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    # A process kept ready for a page that may never be opened.
    "SpareRendererForSitePerProcess",
    # What Playwright turns off itself; Chromium heeds the last such list alone.
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"),
    *("MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"),
    *("TcpPortRandomizationWin", "ThirdPartyStoragePartitioning"),
)
LAUNCH_ARGUMENTS = [
    f"--disable-features={','.join(NO_FEATURES)}",
    "--headless",
    "--no-sandbox",  # Chromium as root refuses to start with it; the pages are the project's own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]


def find_chromium() -> str | None:
    """Path of the Chromium to drive: $MAPGEN_CHROMIUM where it is set, else the first found on the path."""
    named = os.environ.get("MAPGEN_CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test in this folder as `browser`."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one, tests skip, or fail when MAPGEN_BROWSER=required."""
    chromium = find_chromium()
    if chromium is None:
        if os.environ.get("MAPGEN_BROWSER") == "required":
            pytest.fail(f"{NO_CHROMIUM}, and MAPGEN_BROWSER=required", pytrace=False)
        pytest.skip(NO_CHROMIUM)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=LAUNCH_ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def page_log() -> PageLog:
    """What the pages of this test did."""
    return PageLog()


@pytest.fixture
def new_page(browser: Browser, page_log: PageLog) -> Iterator[Callable[..., Page]]:
    """Opens a page with Playwright's `new_context` options: `viewport`, `java_script_enabled` and so on."""
    contexts = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1200, "height": 900}, "locale": "en-US", **options})
        contexts.append(context)
        page_log.watch(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A blank page, 1200 by 900 pixels, recorded in `page_log`."""
    return new_page()
