"""Measure the atlas page against a plain folium map of the same layers, in one run.

The plain map is what folium gives: one GeoJson with a tooltip for each layer, its own scripts and
styles. Its libraries are inlined from the copies that folium names where they are installed here
(Leaflet, by way of XStatic-Leaflet) and left out where the map does not need them (jQuery,
Bootstrap, icons), so the comparison is kind to it. Its slider step draws the land anew for a date,
as its GeoJson layer must. Writes `benchmarks/ATLAS.md`; nothing here is asserted by a test.
"""

import argparse
import json
import re
import statistics
import sys
import tempfile
from pathlib import Path

import folium
from playwright.sync_api import Browser

from geo.layers.read import read_features
from geo.maps import render_atlas
from geo.maps.offline.document import read_leaflet

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser import open_browser  # noqa: E402  the tests' browser

LAYERS = (
    "coast",
    "control",
    "boundary_1855",
    "boundary_1875",
    "sakhalin_line",
    "line_of_control",
    "power_bridge",
    "places",
    "events",
)
FRAME_MS = 1000 / 60

# one step a year over the whole range, each measured from the input to the painted frame's start
STEPS = """async (step) => {
  const frames = [], works = [];
  const next = () => new Promise(requestAnimationFrame);
  await next();
  for (let year = 1855; year <= 2020; year += 1) {
    const start = performance.now();
    step(year);
    document.body.getBoundingClientRect();
    works.push(performance.now() - start);
    await next();
    await next();
  }
  return works;
}"""
# after a step the atlas writes its list, tables and words: the longest gap between frames then
REST = """async (step) => {
  const gaps = [];
  for (let nth = 0; nth < 12; nth += 1) {
    for (let year = 0; year < 13; year += 1) step();
    let last = performance.now();
    const end = last + 500;
    let worst = 0;
    while (last < end) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      worst = Math.max(worst, now - last);
      last = now;
    }
    gaps.push(worst);
  }
  return gaps;
}"""
OURS = """
const handle = document.getElementById("fi-moment");
window.step = () => handle.dispatchEvent(
  new KeyboardEvent("keydown", {key: "ArrowRight", bubbles: true, cancelable: true}));
"""


def plain_map() -> bytes:
    """Render the plain folium map, with Leaflet inlined and nothing fetched."""
    shown = folium.Map([48.5, 147.5], zoom_start=5, tiles=None)
    for layer in LAYERS:
        features = [f for f in read_features(layer) if f["geometry"]]
        collection = {"type": "FeatureCollection", "features": features}
        tooltip = folium.GeoJsonTooltip(["id"]) if features else None
        folium.GeoJson(json.loads(json.dumps(collection)), tooltip=tooltip).add_to(shown)
    html = shown.get_root().render()
    html = re.sub(r'<script src="https?://[^"]*"></script>', "", html)
    html = re.sub(r'<link rel="stylesheet" href="https?://[^"]*"/?>', "", html)
    inlined = f"<style>{read_leaflet('leaflet.css')}</style>"
    inlined += f"<script>{read_leaflet('leaflet.js')}</script>"
    return html.replace("<head>", "<head>" + inlined, 1).encode()


def theirs(html: bytes) -> str:
    """Step of the plain map: the control layer is drawn anew for a year."""
    names = re.findall(rb"var (geo_json_[0-9a-f]+) = L\.geoJson", html)
    control = names[LAYERS.index("control")].decode()
    return f"""
const layer = {control};
const data = layer.toGeoJSON();
window.step = (year) => {{
  const day = `${{year}}-12-31`;
  layer.clearLayers();
  const holds = ({{properties: p}}) => ["all", "administered"].includes(p.view) &&
    p.start <= day && (p.end === null || day < p.end);
  layer.addData({{...data, features: data.features.filter(holds)}});
}};
"""


def usable(browser: Browser, file: Path, ready: str) -> float:
    """Milliseconds until the map is drawn and its scripts have run."""
    page = browser.new_page(viewport={"width": 1366, "height": 768}, bypass_csp=True)
    try:
        page.goto(file.as_uri(), wait_until="load")
        page.wait_for_selector(ready, state="attached")
        return float(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
    finally:
        page.close()


def steps(
    browser: Browser, address: str, ready: str, prepare: str, measure: str = STEPS
) -> list[float]:
    """Milliseconds of script, style and layout of each step."""
    page = browser.new_page(viewport={"width": 1366, "height": 768}, bypass_csp=True)
    try:
        page.goto(address)
        page.wait_for_selector(ready, state="attached")
        # what the page put off at its start must not count as a step
        page.evaluate("() => new Promise((done) => requestIdleCallback(() => done()))")
        page.evaluate(f"() => {{ {prepare} }}")
        return list(page.evaluate(f"() => ({measure})(window.step)"))
    finally:
        page.close()


def table(head: list[str], rows: list[list[str]]) -> str:
    """Format a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def report(ours: dict[str, float], plain: dict[str, float], resting: list[float]) -> str:
    """Write the section."""
    units = {
        "bytes": "kB",
        "until usable": "ms",
        "median step": "ms",
        "worst step": "ms",
    }
    rows = [
        [
            f"{name}, {unit}",
            f"{ours[name]:.1f}",
            f"{plain[name]:.1f}",
            f"{ours[name] / plain[name]:.2f}",
        ]
        for name, unit in units.items()
    ]
    inside = "every step" if ours["worst step"] < FRAME_MS else "not every step"
    how = (
        "Written by `python benchmarks/atlas.py`, both pages in one run and one browser, by turns. "
        "Ratios are what counts; milliseconds are this machine's."
    )
    note = (
        "A step is one year of 166, from 1855 to 2020: script, style and layout; the worst is the "
        "median of the runs' worst. Of the atlas, in that run, "
        f"{inside} fits into one frame at 60 Hz ({FRAME_MS:.1f} ms). The plain map holds the same "
        "layers, with Leaflet inlined and folium's other libraries left out; it has no views, no "
        "evidence panel and no words. When the slider rests, the atlas writes its list, tables "
        f"and words: longest gap between two frames then, median {statistics.median(resting):.0f} "
        f"ms, worst {max(resting):.0f} ms."
    )
    head = ["", "atlas", "plain folium", "ratio"]
    title = "# The atlas page against a plain folium map"
    return "\n\n".join([title, how, table(head, rows), note])


def main() -> None:
    """Run everything and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    pages = {"ours": render_atlas(), "plain": plain_map()}
    times: dict[str, dict[str, list[float]]] = {k: {"usable": [], "steps": []} for k in pages}
    resting: list[float] = []
    worst: dict[str, list[float]] = {k: [] for k in pages}
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        files = {name: Path(folder) / f"{name}.html" for name in pages}
        for name, page in pages.items():
            files[name].write_bytes(page)
        ready = {"ours": "html[data-ready]", "plain": ".leaflet-interactive"}
        start = files["ours"].as_uri() + "#date=1855-02-07&step=year&when=period"
        addresses = {"ours": start, "plain": files["plain"].as_uri()}
        prepare = {"ours": OURS, "plain": theirs(pages["plain"])}
        for _ in range(rounds):
            for name, file in files.items():
                times[name]["usable"].append(usable(browser, file, ready[name]))
                taken = steps(browser, addresses[name], ready[name], prepare[name])
                times[name]["steps"] += taken
                worst[name].append(max(taken))
            resting += steps(browser, start, ready["ours"], OURS, REST)
    figures = {
        name: {
            "bytes": len(pages[name]) / 1000,
            "until usable": statistics.median(times[name]["usable"]),
            "median step": statistics.median(times[name]["steps"]),
            "worst step": statistics.median(worst[name]),
        }
        for name in pages
    }
    text = report(figures["ours"], figures["plain"], resting) + "\n"
    (ROOT / "benchmarks" / "ATLAS.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
