"""`geo.maps.page`: a folium map becomes one offline, escaped, deterministic file."""

import base64
import copy
import hashlib
import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import browser
import folium
import folium.plugins
import pytest
from branca.element import Element
from markupsafe import Markup

from geo.errors import ArgumentError
from geo.maps import Component, OfflineMap, render, render_split
from geo.maps.offline.document import assemble, pack_json, script_json, unpack_json
from geo.settlement import settle

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = (
    "`${alert(1)}` ${alert(2)} \"'</script><script>alert(3)</script>"
    "<img src=x onerror=alert(4)>\u2028\u2029&lt;b&gt; <!-- \\u003c \x7f"
)


def policy_of(page):
    """Directives of a page's Content-Security-Policy."""
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page.decode())
    parts = (directive.split() for directive in unescape(found[1]).split(";"))
    return {name: sources for name, *sources in parts}


def plain_map(**options):
    return folium.Map([44.0, 146.0], tiles=None, **options)


class TestDocument:
    def test_everything_inline_is_hashed_and_nothing_else_may_run(self):
        page = render(plain_map(), title="A map")
        policy = policy_of(page)
        assert policy["default-src"] == policy["connect-src"] == ["'none'"]
        assert policy["base-uri"] == policy["form-action"] == ["'none'"]
        assert policy["img-src"] == ["data:"]
        for element, directive in (("script", "script-src"), ("style", "style-src")):
            texts = re.findall(f"<{element}>(.*?)</{element}>", page.decode(), re.DOTALL)
            hashes = [
                f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
                for text in texts
            ]
            assert hashes
            assert policy[directive] == hashes

    def test_is_a_proper_document_without_foreign_files(self):
        page = render(plain_map(), title="A map", lang="ja").decode()
        assert page.startswith('<!DOCTYPE html>\n<html lang="ja">')
        assert "<title>A map</title>" in page
        assert 'content="width=device-width, initial-scale=1"' in page
        assert not re.search(r"@import|url\((?!#)", page)
        markup = re.sub(r"<(script|style)>.*?</\1>", "", page, flags=re.DOTALL)
        assert not re.search(r"<(script|link|img|iframe|object|embed)\b|\b(src|href)=", markup)
        for word in ("user-scalable", "maximum-scale", "jquery", "bootstrap", "onload="):
            assert word not in markup

    def test_a_script_that_would_end_its_element_is_refused(self):
        with pytest.raises(ArgumentError, match=r"contains '</script' or '<!--'"):
            assemble(Markup(""), title="", lang="en", scripts=["let a = '</SCRIPT>'"])

    @pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, object()])
    def test_what_json_cannot_hold_is_refused(self, value):
        for write in (script_json, pack_json):
            with pytest.raises(ArgumentError, match="cannot be put into a page"):
                write(value)

    def test_json_is_inert_in_a_script(self):
        written = script_json({HOSTILE: [HOSTILE, "\ud800"]})
        assert not set(written) & set("<>&\u2028\u2029\ud800")
        assert json.loads(written) == {HOSTILE: [HOSTILE, "\ud800"]}

    def test_packed_json_is_base64_and_comes_back_whole(self):
        packed = pack_json({HOSTILE: [HOSTILE, "\ud800", 1.5, None]})
        assert re.fullmatch(r"[A-Za-z0-9+/]+={0,2}", packed)
        assert unpack_json(packed) == {HOSTILE: [HOSTILE, "\ud800", 1.5, None]}


def test_a_map_without_tiles_keeps_its_least_and_most_zoom():
    shown = OfflineMap(title="t", min_zoom=3.5, max_zoom=12)
    (call,) = re.findall(r"FourIslands\.createMap\(.*?\);", shown.render())
    assert '"minZoom":3.5' in call
    assert '"maxZoom":12' in call


class TestDeterminism:
    def test_same_map_same_bytes_again_and_again(self):
        shown = plain_map()
        Component("split", {"a": 1}).add_to(shown)
        assert render(shown, title="t") == render(shown, title="t")

    def test_equal_maps_give_equal_bytes(self):
        def make():
            shown = plain_map()
            Component("split", {"a": 1}).add_to(shown)
            return render(shown, title="t")

        assert make() == make()

    def test_nothing_of_the_map_nor_of_folium_is_changed(self):
        shown = plain_map()
        component = Component("split", {"a": 1}).add_to(shown)
        shared = copy.deepcopy((folium.Map.default_js, folium.Map.default_css))
        before = (
            shown._id,
            component._id,
            list(shown._children),
            shown.get_root()._children.copy(),
        )
        options = copy.deepcopy(shown.options)
        render(shown, title="t")
        assert (folium.Map.default_js, folium.Map.default_css) == shared
        assert before == (
            shown._id,
            component._id,
            list(shown._children),
            shown.get_root()._children.copy(),
        )
        assert shown.options == options
        assert list(shown.get_root().header._children) == ["meta_http"]

    def test_ids_are_put_back_when_rendering_fails(self):
        shown = plain_map(crs="EPSG2154")
        before = shown._id
        with pytest.raises(ArgumentError, match="knows no crs 'EPSG2154'"):
            render(shown, title="t")
        assert shown._id == before

    def test_folium_may_have_rendered_the_map_before(self, tmp_path):
        shown = plain_map()
        expected = render(shown, title="t")
        shown.save(tmp_path / "folium.html")
        assert render(shown, title="t") == expected

    def test_another_process_with_another_hash_seed(self):
        code = (
            "import sys\nfrom geo.maps import render_split\nfrom geo.settlement import settle\n"
            "page = render_split([settle('area'), settle('four')])\n"
            "sys.stdout.buffer.write(page)\nsys.stderr.write(str(hash('a')))"
        )
        other = "1" if os.environ.get("PYTHONHASHSEED") == "2" else "2"
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": other, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        page = render_split([settle("area"), settle("four")])
        assert int(done.stderr) != hash("a")
        assert len(page) > 100_000
        assert done.stdout == page


class TestRefusals:
    @pytest.mark.parametrize(
        ("element", "name"),
        [
            (lambda: folium.Marker([44, 146]), "folium's Marker"),
            (lambda: folium.Popup("<b>"), "folium's Popup"),
            (lambda: folium.Tooltip("`"), "folium's Tooltip"),
            (lambda: folium.GeoJson({"type": "FeatureCollection", "features": []}), "GeoJson"),
            (folium.FeatureGroup, "FeatureGroup"),
            (folium.LayerControl, "LayerControl"),
            (folium.plugins.Fullscreen, "folium's Fullscreen"),
            (lambda: folium.WmsTileLayer("https://x.example", "a"), "WmsTileLayer"),
            (lambda: Element("<script>alert(1)</script>"), "branca's Element"),
        ],
    )
    def test_elements_that_are_not_safe_are_named(self, element, name):
        shown = plain_map()
        shown.add_child(element())
        with pytest.raises(ArgumentError, match=rf"{name}.*add what you need as a geo\.maps"):
            render(shown, title="t")

    def test_a_component_with_a_template_of_its_own_is_refused(self):
        class Loose(Component):
            _template = folium.Marker._template

        shown = plain_map()
        Loose("split", {}).add_to(shown)
        with pytest.raises(ArgumentError, match="Loose"):
            render(shown, title="t")

    @pytest.mark.parametrize("part", ["header", "html", "script"])
    def test_what_stands_beside_the_map_is_refused(self, part):
        shown = plain_map()
        getattr(shown.get_root(), part).add_child(Element("<script>1</script>"), name="mine")
        with pytest.raises(ArgumentError, match="branca's Element 'mine'"):
            render(shown, title="t")

    def test_options_must_be_plain_data(self):
        shown = plain_map(renderer=folium.JsCode("alert(1)"))
        with pytest.raises(ArgumentError, match="cannot be put into a page"):
            render(shown, title="t")

    def test_a_call_is_a_name(self):
        with pytest.raises(ArgumentError, match="not a function name"):
            Component("alert(1);split", {})

    def test_only_folium_maps(self):
        with pytest.raises(ArgumentError, match=r"needs a folium\.Map, not a str"):
            render("map", title="t")


class TestTiles:
    def test_only_the_host_of_the_tiles_is_let_through(self):
        shown = folium.Map([44, 146], tiles="OpenStreetMap")
        page = render(shown, title="t")
        assert policy_of(page)["img-src"] == ["data:", "https://tile.openstreetmap.org"]
        assert policy_of(page)["connect-src"] == ["'none'"]

    def test_each_subdomain_is_named_and_attribution_is_plain_text(self):
        layer = folium.TileLayer(
            "https://{s}.tiles.example/{z}/{x}/{y}.png",
            attr="<a href='javascript:alert(1)'>Tiles &amp; co</a><img src=x onerror=alert(1)>",
            subdomains="ab",
        )
        shown = folium.Map([44, 146], tiles=layer)
        page = render(shown, title="t")
        origins = ["https://a.tiles.example", "https://b.tiles.example"]
        assert policy_of(page)["img-src"] == ["data:", *origins]
        assert b"onerror" not in page.split(b"FourIslands.addTiles(")[-1]
        assert rb'"attribution":"Tiles \u0026 co"' in page

    @pytest.mark.parametrize(
        "address",
        [
            "http://tile.example/{z}/{x}/{y}.png",
            "https://tile.example; script-src *//{z}/{x}/{y}.png",
            "https://*/{z}/{x}/{y}.png",
            "file:///{z}/{x}/{y}.png",
        ],
    )
    def test_addresses_that_would_widen_the_policy_are_refused(self, address):
        shown = folium.Map([44, 146], tiles=folium.TileLayer(address, attr="a"))
        with pytest.raises(ArgumentError, match="over https from a plain host"):
            render(shown, title="t")


class TestNotebook:
    def test_shows_the_offline_page_in_a_frame(self):
        shown = OfflineMap(title=HOSTILE)
        html = shown._repr_html_()
        assert html.startswith("<iframe title=")
        assert html.count("<") == 2
        source = re.search('srcdoc="([^"]*)"', html)[1]
        assert unescape(source) == render(shown, title=HOSTILE).decode()

    def test_saves_the_offline_page(self, tmp_path):
        shown = OfflineMap(title="t")
        shown.save(tmp_path / "map.html")
        assert (tmp_path / "map.html").read_bytes() == render(shown, title="t")


@pytest.mark.browser
class TestInTheBrowser:
    def test_a_bare_map_opens_without_a_fault(self, chromium, tmp_path):
        file = tmp_path / "map.html"
        file.write_bytes(render(plain_map(), title=HOSTILE))
        with browser.visit(chromium, file) as seen:
            assert seen.page.locator(".leaflet-container").count() == 1
            assert seen.page.title().startswith("`${alert(1)}` ${alert(2)}")
            assert seen.page.locator(".fi-attribution svg").count() == 0
            assert seen.faults() == []

    def test_the_policy_stops_what_is_injected(self, chromium, tmp_path):
        file = tmp_path / "map.html"
        file.write_bytes(render(plain_map(), title="t"))
        with browser.visit(chromium, file) as seen:
            seen.page.evaluate(
                """() => {
                  const script = document.createElement("script");
                  script.textContent = "window.injected = true";
                  document.body.append(script);
                  document.body.insertAdjacentHTML("beforeend",
                    '<img src="https://example.org/a.png" onerror="window.injected = true">');
                  fetch("https://example.org/").catch(() => {});
                }"""
            )
            seen.page.wait_for_function("() => window.blocked.length >= 4")
            assert not seen.page.evaluate("Boolean(window.injected)")
            blocked = {line.split()[0] for line in seen.blocked}
            assert blocked >= {"script-src-elem", "script-src-attr", "img-src", "connect-src"}
            assert seen.requests == []

    def test_each_visit_starts_afresh(self, chromium, tmp_path):
        file = tmp_path / "map.html"
        file.write_bytes(render(plain_map(), title="t"))
        state = """() => [location.hash, window.mine, document.querySelectorAll(":hover").length,
          scrollY, matchMedia("print").matches, document.activeElement.tagName]"""
        with browser.visit(chromium, file) as seen:
            first, page = seen.page.evaluate(state), seen.page
            page.evaluate("window.mine = 1; location.hash = 'x'; console.log(1)")
            page.emulate_media(media="print")
            page.mouse.move(200, 200)
            page.locator(".leaflet-container").focus()
            assert all(a != b for a, b in zip(first, page.evaluate(state), strict=True) if a != 0)
            assert seen.faults()
        with browser.visit(chromium, file) as seen:
            assert seen.page is page
            assert seen.page.evaluate(state) == first
            assert seen.faults() == []
        with pytest.raises(ZeroDivisionError), browser.visit(chromium, file):
            raise ZeroDivisionError
        with browser.visit(chromium, file) as seen:
            assert seen.page is not page

    def test_the_watch_can_fail(self, chromium, tmp_path):
        file = tmp_path / "bad.html"
        file.write_text(
            '<script src="https://example.org/a.js"></script><script>alert(1); throw 1</script>'
        )
        with browser.visit(chromium, file) as seen:
            assert "https://example.org/a.js" in seen.requests
            assert seen.console
            assert "1" in seen.errors


@pytest.mark.browser
def test_a_browser_that_cannot_unpack_says_so_in_three_languages(chromium, tmp_path):
    shown = plain_map()
    Component("split", {}, scripts=("built/split.js",)).add_to(shown)
    file = tmp_path / "old.html"
    file.write_bytes(render(shown, title="t"))
    with chromium.new_context() as context:
        page = context.new_page()
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.add_init_script("delete globalThis.DecompressionStream")
        page.goto(file.as_uri())
        said = page.locator("[role=alert] p")
        assert [p.get_attribute("lang") for p in said.all()] == ["en", "ja", "ru"]
        assert "2023" in said.first.inner_text()
        assert errors == []
