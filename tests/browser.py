"""A real Chromium for the tests, with the network refused."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Route, sync_playwright

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
BLANK = "about:blank"
NBSP = "\u00a0"
AXE = Path(__file__).resolve().parent.parent / "node_modules" / "axe-core" / "axe.min.js"
SIZES = {"phone": (360, 640), "laptop": (1366, 768), "desktop": (1920, 1080)}

# Runs before any script of the page: what the policy blocks is written down, and so is what the
# page put off to a later moment.
WATCH = """
window.blocked = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.blocked.push(`${event.effectiveDirective} ${event.blockedURI}`));
{
  const frame = window.requestAnimationFrame.bind(window);
  const later = new Set();
  for (const [start, stop] of [["setTimeout", "clearTimeout"],
                               ["requestAnimationFrame", "cancelAnimationFrame"]]) {
    const [begin, end] = [window[start].bind(window), window[stop].bind(window)];
    window[start] = (call, ...rest) => {
      const id = begin((...given) => { later.delete(`${start} ${id}`); call(...given); },
        ...rest);
      later.add(`${start} ${id}`);
      return id;
    };
    window[stop] = (id) => { later.delete(`${start} ${id}`); end(id); };
  }
  window.untilStill = async () => {
    const until = performance.now() + 30000;
    do {
      await new Promise((done) => frame(() => frame(done)));
      if (performance.now() > until) {
        throw new Error(`the page is never still: ${[...later]}`);
      }
    } while (later.size);
  };
}
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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    with open_browser() as browser:
        yield browser
        _free.clear()


@dataclass
class Visit:
    """An open page and everything it did that it should not."""

    page: Page
    address: str = ""
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

    def refuse(self, route: Route) -> None:
        """Let the file itself through, and nothing else."""
        if route.request.url.split("#")[0] == self.address:
            route.continue_()
        else:
            self.requests.append(route.request.url)
            route.abort()


Setting = tuple[Browser, str, bool, bool, str, str]

# Pages that no test uses just now. A new context, its window and its process cost as much as all
# that the atlas draws; here a page gets a new document, and all that outlives one is put back.
_free: dict[Setting, Visit] = {}


def _open_page(setting: Setting) -> Visit:
    browser, size, javascript, calm, locale, scheme = setting
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        offline=True,
        java_script_enabled=javascript,
        reduced_motion="reduce" if calm else "no-preference",
        color_scheme=cast("Literal['light', 'dark']", scheme),
        locale=locale,
    )
    page = context.new_page()
    seen = Visit(page)
    page.route("**/*", seen.refuse)
    page.on("console", lambda message: seen.console.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("dialog", lambda dialog: (seen.errors.append(dialog.message), dialog.dismiss()))
    page.add_init_script(WATCH)
    return seen


def _keep(setting: Setting, seen: Visit) -> None:
    """Leave nothing of a visit: its document, its window's size and media, where its mouse was."""
    width, height = SIZES[setting[1]]
    seen.page.goto(BLANK)
    seen.page.set_viewport_size({"width": width, "height": height})
    seen.page.emulate_media(media="null", color_scheme=cast("Any", setting[-1]))
    seen.page.mouse.move(-1, -1)
    seen.address = ""
    for faults in (seen.requests, seen.console, seen.errors):
        faults.clear()
    _free[setting] = seen


@contextmanager
def visit(  # noqa: PLR0913  each is one way to look at a page
    browser: Browser,
    file: Path,
    *,
    size: str = "laptop",
    javascript: bool = True,
    calm: bool = True,
    scheme: Literal["light", "dark"] = "light",
    clock: bool = False,
    locale: str = "en-GB",
    fragment: str = "",
) -> Iterator[Visit]:
    """Open a file, offline, with every request but the file itself refused and written down.

    With a `clock`, time stands still until the test moves it. The reader's browser is set to the
    language `locale`; the address ends in the `fragment`.
    """
    setting = (browser, size, javascript, calm, locale, scheme)
    seen = (None if clock else _free.pop(setting, None)) or _open_page(setting)
    seen.address = file.resolve().as_uri()
    try:
        if clock:
            seen.page.clock.install(time="2000-01-01T00:00:00Z")
        seen.page.goto(seen.address + fragment)
        if javascript:
            until_open(seen.page)
        if clock:
            seen.page.clock.pause_at("2000-01-01T01:00:00Z")
        yield seen
    except BaseException:
        seen.page.context.close()
        raise
    if clock or setting in _free:
        seen.page.context.close()
    else:
        _keep(setting, seen)


@contextmanager
def visit_notebook(
    browser: Browser, file: Path, shown: str
) -> Iterator[tuple[Visit, FrameLocator]]:
    """Open a page that holds what a map shows of itself in a notebook; give the map's frame too."""
    file.write_text(f"<!DOCTYPE html><title>n</title>{shown}", encoding="utf-8")
    with visit(browser, file) as seen:
        yield seen, seen.page.frame_locator("iframe")


def until_open(page: Page) -> None:
    """Wait until the page has unpacked its data, and is there."""
    page.evaluate("window.FourIslands?.opened")


def until_still(page: Page) -> None:
    """Wait until the page has done all that it put off: tables, list, address, moves of the map."""
    page.evaluate("untilStill()")


def cells(page: Page, table: str) -> list[list[str]]:
    """Texts of a table's body, row by row."""
    return page.eval_on_selector_all(
        f"#{table} tbody tr", "rows => rows.map(row => [...row.cells].map(c => c.innerText))"
    )


def still_cells(page: Page, table: str) -> list[list[str]]:
    """Texts of a table's body, row by row, where no JavaScript runs."""
    rows = page.locator(f"#{table} tbody tr").all()
    return [row.locator("th, td").all_inner_texts() for row in rows]


def boxes(page: Page) -> list[list[Any]]:
    """Visible labels and controls of the map: name and box."""
    return page.evaluate(
        """() => [...document.querySelectorAll(
             ".fi-label:not([hidden]), .fi-legend, .leaflet-control-zoom, .fi-attribution")]
           .map(node => [node.innerText, node.getBoundingClientRect()])
           .map(([text, box]) => [text, box.left, box.top, box.right, box.bottom])"""
    )


def overlaps(found: list[list[Any]]) -> list[tuple[str, str]]:
    """Pairs of boxes that cover each other by more than a pixel."""
    return [
        (a[0], b[0])
        for nth, a in enumerate(found)
        for b in found[nth + 1 :]
        if min(a[3], b[3]) - max(a[1], b[1]) > 1 and min(a[4], b[4]) - max(a[2], b[2]) > 1
    ]


def crossed_labels(page: Page, labels: str, lines: str) -> list[str]:
    """Visible labels that a drawn line runs through, were it by a hair.

    A map's lines are chains of straight edges; another form of path is an error.
    """
    return page.evaluate(
        """([labels, lines]) => {
          const edges = [...document.querySelectorAll(lines)].flatMap(path => {
            const screen = path.getScreenCTM();
            const drawn = path.getAttribute("d");
            if (/[^MLz\\d\\s,.-]/.test(drawn)) throw new Error(`not of straight lines: ${drawn}`);
            return drawn.split("M").slice(1).flatMap(part => {
              const numbers = part.match(/-?[\\d.]+/g).map(Number);
              const points = Array.from({length: numbers.length / 2}, (_, nth) =>
                new DOMPoint(numbers[2 * nth], numbers[2 * nth + 1]).matrixTransform(screen));
              if (part.includes("z")) points.push(points[0]);
              return points.slice(1).map((end, nth) => [points[nth], end]);
            });
          });
          const cuts = (least, most, from, by) =>
            by ? [(least - from) / by, (most - from) / by].sort((a, b) => a - b)
              : from > least && from < most ? [-Infinity, Infinity] : [Infinity, -Infinity];
          const crosses = ([a, b], {left, right, top, bottom}) => {
            const [x, y] = [cuts(left, right, a.x, b.x - a.x), cuts(top, bottom, a.y, b.y - a.y)];
            return Math.max(x[0], y[0], 0) < Math.min(x[1], y[1], 1);
          };
          return [...document.querySelectorAll(labels)]
            .filter(node => {
              const box = node.getBoundingClientRect();
              return !node.hidden && edges.some(edge => crosses(edge, box));
            })
            .map(node => node.innerText);
        }""",
        [labels, lines],
    )


def broken_words(page: Page, selector: str) -> list[str]:
    """Words of letters alone that go on in another line."""
    return page.evaluate(
        """selector => [...document.querySelectorAll(selector)].flatMap(node => {
          const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
          const broken = [];
          while (walker.nextNode()) {
            for (const word of walker.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
              const range = document.createRange();
              range.setStart(walker.currentNode, word.index);
              range.setEnd(walker.currentNode, word.index + word[0].length);
              const tops = [...range.getClientRects()].map(box => Math.round(box.top));
              if (new Set(tops).size > 1) broken.push(word[0]);
            }
          }
          return broken;
        })""",
        selector,
    )


def axe_faults(page: Page) -> list[tuple[str, str]]:
    """What axe-core finds: the rule and the first element; skips where axe-core is missing."""
    if not AXE.is_file():
        if os.environ.get("CI"):
            pytest.fail("axe-core is not installed: npm ci")
        pytest.skip("axe-core is not installed: npm ci")
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]


def contrast(page: Page, *pairs: tuple[str, str]) -> list[float]:
    """Contrast ratios, as WCAG 2 counts them, of pairs of colours that the page's styles name."""
    return page.evaluate(
        """pairs => {
          const paint = document.createElement("canvas").getContext("2d");
          const probe = document.body.appendChild(document.createElement("i"));
          const light = colour => {
            probe.style.color = "";
            probe.style.color = colour;
            paint.fillStyle = getComputedStyle(probe).color;
            paint.fillRect(0, 0, 1, 1);
            const parts = [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3)
              .map(part => part / 255)
              .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05;
          };
          const ratios = pairs.map(pair => pair.map(light).sort((a, b) => b - a))
            .map(([bright, dim]) => bright / dim);
          probe.remove();
          return ratios;
        }""",
        pairs,
    )
