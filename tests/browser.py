"""A real Chromium for the tests, with the network refused."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SIZES = {"phone": (360, 640), "laptop": (1366, 768), "desktop": (1920, 1080)}

# Runs before any script of the page: what the policy blocks is written down.
WATCH = """
window.blocked = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.blocked.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""


def find_chromium() -> str | None:
    """Path of a Chromium: $GEO_CHROMIUM, or one on the path, or None for playwright's own."""
    asked = os.environ.get("GEO_CHROMIUM")
    if asked:
        return asked
    return next((found for found in map(shutil.which, NAMES) if found), None)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start the browser; close it at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One Chromium for a module: Playwright's event loop must be gone before other tests run."""
    with open_browser() as browser:
        yield browser


@dataclass
class Visit:
    """An open page and everything it did that it should not."""

    page: Page
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def blocked(self) -> list[str]:
        """What the page's policy blocked."""
        return self.page.evaluate("window.blocked")

    def faults(self) -> list[str]:
        """Everything wrong so far."""
        return [*self.requests, *self.console, *self.errors, *self.blocked]


@contextmanager
def visit(
    browser: Browser,
    file: Path,
    *,
    size: str = "laptop",
    javascript: bool = True,
    calm: bool = True,
) -> Iterator[Visit]:
    """Open a file, offline, with every request but the file itself refused and written down."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        offline=True,
        java_script_enabled=javascript,
        reduced_motion="reduce" if calm else "no-preference",
        locale="en-GB",
    )
    address = file.resolve().as_uri()
    page = context.new_page()
    seen = Visit(page)

    def refuse(route: Route) -> None:
        if route.request.url.split("#")[0] == address:
            route.continue_()
        else:
            seen.requests.append(route.request.url)
            route.abort()

    page.route("**/*", refuse)
    page.on("console", lambda message: seen.console.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("dialog", lambda dialog: (seen.errors.append(dialog.message), dialog.dismiss()))
    page.add_init_script(WATCH)
    try:
        page.goto(address)
        yield seen
    finally:
        context.close()
