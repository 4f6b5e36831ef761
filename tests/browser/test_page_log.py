"""The recorder itself: a check that a page does nothing means something only if doing is noticed."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.page_log import PageLog

CSP = '<meta http-equiv="Content-Security-Policy" content="{}">'


def write(folder: Path, body: str, csp: str = "default-src 'unsafe-inline'") -> str:
    """Writes a page and returns its address."""
    path = folder / "page.html"
    path.write_text(f'<!doctype html><html lang="en"><title>t</title>{CSP.format(csp)}{body}', "utf-8")
    return path.as_uri()


def test_a_quiet_page_leaves_nothing_but_its_own_request(page: Page, page_log: PageLog, tmp_path: Path) -> None:
    """A page that stays within itself has no troubles and no request besides its own."""
    address = write(tmp_path, "<p>quiet</p><script>document.title = 'ran'</script>")
    page.goto(address + "?theme=dark#x")
    assert page.title() == "ran"
    assert page_log.requests_besides(address) == []
    assert page_log.troubles() == []


def test_a_request_is_recorded_and_no_host_resolves(page: Page, page_log: PageLog, tmp_path: Path) -> None:
    """An image from elsewhere is noticed, and it cannot be had."""
    address = write(tmp_path, '<img src="https://example.org/a.png" alt="">', csp="default-src *")
    page.goto(address)
    assert page_log.requests_besides(address) == ["https://example.org/a.png"]
    assert any("ERR_NAME_NOT_RESOLVED" in text for text in page_log.console_errors)


def test_a_refused_request_is_recorded_as_a_violation(page: Page, page_log: PageLog, tmp_path: Path) -> None:
    """What the policy forbids is noticed although no request is made."""
    address = write(tmp_path, '<img src="https://example.org/a.png" alt="">')
    page.goto(address)
    assert page_log.csp_violations == ["img-src: https://example.org/a.png"]


def test_a_refused_inline_script_is_recorded_in_a_sandboxed_frame(
    page: Page, page_log: PageLog, tmp_path: Path
) -> None:
    """A violation inside a sandboxed frame is noticed as well."""
    address = write(tmp_path, "<script>alert(1)</script>", csp="default-src 'none'")
    host = tmp_path / "host.html"
    host.write_text(f'<!doctype html><iframe sandbox="allow-scripts" src="{address}"></iframe>', "utf-8")
    page.goto(host.as_uri())
    page.wait_for_load_state("networkidle")
    assert "script-src-elem: inline" in page_log.csp_violations


@pytest.mark.parametrize(
    ("script", "trouble"),
    [
        ("alert('boo')", "dialog: boo"),
        ("console.error('oops')", "console error: oops"),
        ("throw new Error('broken')", "uncaught exception: broken"),
    ],
)
def test_troubles_are_recorded(page: Page, page_log: PageLog, tmp_path: Path, script: str, trouble: str) -> None:
    """Dialogs, console errors and uncaught exceptions are noticed."""
    page.goto(write(tmp_path, f"<script>{script}</script>"))
    page.wait_for_load_state()
    assert page_log.troubles() == [trouble]


def test_pages_without_scripts_can_be_opened(new_page: Callable[..., Page], tmp_path: Path) -> None:
    """With scripts switched off the page's own script does not run."""
    without = new_page(java_script_enabled=False, viewport={"width": 375, "height": 700})
    without.goto(write(tmp_path, "<p id=p>before</p><script>p.textContent = 'after'</script>"))
    assert without.text_content("#p") == "before"


def test_axe_core_finds_what_is_wrong(page: Page, tmp_path: Path) -> None:
    """The axe-core that the accessibility tests use is at least 4.8 and reports an image without text."""
    page.goto(write(tmp_path, "<main><h1>h</h1><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='></main>"))
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    assert tuple(map(int, page.evaluate("axe.version").split("."))) >= (4, 8)
    found = page.evaluate("axe.run().then((result) => result.violations.map((violation) => violation.id))")
    assert found == ["image-alt"]
