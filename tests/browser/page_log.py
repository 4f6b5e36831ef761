"""What a page tried to do while a test looked at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page

CSP_LISTENER = Path(__file__).with_name("csp_listener.js")


@dataclass
class PageLog:
    """Everything that a self-contained page must not do, in the order in which it happened.

    Attributes:
        requests: URLs asked for, the documents themselves included; `data:` URLs are not requests.
        console_errors: Console messages of level "error".
        page_errors: Exceptions that no script caught.
        dialogs: Messages of alert, confirm and prompt boxes, which are dismissed.
        csp_violations: "directive: blocked address" for each thing a content security policy refused.
    """

    requests: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    csp_violations: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Records what all pages of a browser context do from now on."""
        context.expose_function("mapgenReportViolation", self._note_violation)
        context.add_init_script(path=CSP_LISTENER)
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.page_errors.append(str(error.error)))
        context.on("dialog", self._dismiss)
        context.on("page", self._watch_sockets)

    def requests_besides(self, *documents: str) -> list[str]:
        """The requests that were for none of these documents, whatever their query or fragment."""
        return [url for url in self.requests if url.split("#")[0].split("?")[0] not in documents]

    def troubles(self) -> list[str]:
        """All errors, dialogs and violations as text: empty for a page that behaves."""
        kinds = {
            "console error": self.console_errors,
            "uncaught exception": self.page_errors,
            "dialog": self.dialogs,
            "CSP violation": self.csp_violations,
        }
        return [f"{kind}: {text}" for kind, texts in kinds.items() for text in texts]

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.console_errors.append(message.text)

    def _note_violation(self, violation: str) -> None:
        self.csp_violations.append(violation)

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _watch_sockets(self, page: Page) -> None:
        page.on("websocket", lambda socket: self.requests.append(socket.url))
