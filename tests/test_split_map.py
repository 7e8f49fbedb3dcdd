"""`maps/split.html`: the settlement page, used in a real browser as a person would."""

import json
import re
from dataclasses import dataclass
from itertools import pairwise, product
from types import SimpleNamespace

import browser
import pytest
import shapely
from browser import NBSP, boxes, cells, crossed_labels, overlaps, still_cells, until_still
from conftest import check_strings, drawn_islets
from test_page import HOSTILE

from geo.errors import ArgumentError
from geo.layers.read import read_features
from geo.maps import render_index, render_split, split_map
from geo.maps.offline.document import read_static
from geo.maps.pages.split import data as split_data
from geo.maps.shared import shapes as display
from geo.maps.shared.cldr import format_number
from geo.maps.shared.lines import LINE_LAYERS
from geo.maps.shared.strings import LANGUAGES, read_strings
from geo.settlement.options import divide, settle, settle_claim


@pytest.fixture(scope="module")
def page_file(split_file):
    return split_file


@pytest.fixture(scope="module")
def tied():
    """A settlement whose shares, 6.25 and 93.75 %, lie halfway between two roundings."""
    plots = {"west": shapely.box(10, 50, 11, 51), "east": shapely.box(11, 50, 12, 51)}
    return divide(plots, sides=("north", "south"), share=0.0625, toward="north")


@dataclass(frozen=True)
class Claim:
    """A settlement of anyone's polygons, with any words in it."""

    words: str

    @property
    def parts(self):
        west, east = shapely.box(10, 50, 11, 51), shapely.box(11, 50, 12, 51)
        part = SimpleNamespace(island=self.words, side="a" + self.words, fraction=0.5, area_km2=7.0)
        other = {**vars(part), "side": "b" + self.words, "geometry": east}
        return (SimpleNamespace(**vars(part), geometry=west), SimpleNamespace(**other))

    def to_dict(self):
        side = {
            "area_km2": 7.0,
            "share": 0.5,
            "official_km2": None,
            "official_share": None,
            "islands": {self.words: 0.5},
        }
        return {
            "option": self.words,
            "title": self.words,
            "citations": [{"document": self.words, "lines": [1, 2], "quote": self.words}],
            "total_km2": 14.0,
            "sides": {"a" + self.words: side, "b" + self.words: side},
            "borders": [
                {
                    "island": self.words,
                    "length_km": 111.2,
                    "bearing_deg": 0.0,
                    "ends": [[11, 50], [11, 51]],
                    "method": self.words,
                    "geometry": {"type": "LineString", "coordinates": [[11, 50], [11, 51]]},
                }
            ],
            "alphas": [],
            "residual_m2": 0.0,
        }


class TestData:
    def test_size(self, page_bytes):
        assert len(page_bytes) <= 900_000

    def test_two_renders_are_the_same(self, settlements, page_bytes):
        assert render_split(list(settlements.values())) == page_bytes

    def test_settlements_are_not_changed(self, settlements):
        before = json.dumps(settlements["area"].to_dict())
        split_map(settlements["area"])
        assert json.dumps(settlements["area"].to_dict()) == before

    def test_parts_of_a_cut_island_share_their_border_exactly(self, settlements):
        parts = [p.geometry for p in settlements["area"].parts if p.island == "etorofu"]
        drawn = display.simplify_parts(parts)
        packed = [_rings(display.pack_polygons(shape)) for shape in drawn]
        shared = shapely.intersection(drawn[0].boundary, drawn[1].boundary)
        assert shapely.intersection(*drawn).area == 0
        assert shared.length == pytest.approx(0.15, abs=0.05)
        edges = [{frozenset(edge) for ring in rings for edge in pairwise(ring)} for rings in packed]
        assert edges[0] & edges[1]

    def test_drawn_islands_keep_their_area(self, settlements):
        for part in settlements["none"].parts:
            (drawn,) = display.simplify_parts([part.geometry])
            packed = sum(shapely.Polygon(r).area for r in _rings(display.pack_polygons(drawn)))
            assert packed / 1e8 == pytest.approx(part.geometry.area, rel=0.01)
            assert drawn.area == pytest.approx(part.geometry.area, rel=0.005)

    def test_the_islets_that_the_coastline_lacks_are_drawn_with_habomai_and_named(
        self, settlements
    ):
        given = split_data.split_data(list(settlements.values()), selected="area", lang="en")
        for option in given["options"]:
            for part in option["parts"]:
                found = drawn_islets(given["shapes"][part["shape"]])
                assert found == [part["island"] == "habomai"] * 6
        named = {place["id"]: place["names"] for place in given["places"]}
        for feature in read_features("islets"):
            assert named[feature["id"]] == feature["properties"]["names"]
        # and on nobody else's map
        square = divide({"habomai": shapely.box(146, 43, 147, 44)}, sides=("a", "b"))
        other = split_data.split_data([square], selected=square.option, lang="en")
        assert not any(any(drawn_islets(shape)) for shape in other["shapes"])

    def test_no_string_is_missing(self):
        check_strings(read_strings())

    def test_every_line_layer_exists_and_is_named(self):
        strings = read_strings("lines", "short_lines")
        for name in LINE_LAYERS:
            assert read_features(name)
            assert name in strings["lines"]
            assert name in strings["short_lines"]

    def test_the_english_number_is_pythons(self):
        assert format_number(-1234567.891, 2, "en") == "−1,234,567.89"


class TestFigures:
    """Figures are written once, in Python, and rounded by one rule: halves away from zero."""

    @pytest.mark.parametrize(
        ("lang", "shares"), [("en", "6.3%"), ("ja", "6.3%"), ("ru", "6,3\u202f%")]
    )
    def test_a_tie_is_rounded_away_from_zero(self, tied, lang, shares):
        data = split_data.split_data([tied], selected="polygons", lang=lang)
        (option,) = data["options"]
        texts = option["texts"][lang]
        share = next(row for row in texts["sums"] if "%" in row[1])
        assert share[1] == shares
        assert share[1] in texts["compared"][0][1]
        assert share[1] in texts["shown"]

    def test_every_option_has_its_texts_in_each_language(self, settlements):
        data = split_data.split_data(list(settlements.values()), selected="area", lang="en")
        for option in data["options"]:
            assert set(option["texts"]) == set(LANGUAGES)
            for texts in option["texts"].values():
                assert len(texts["parts"]) == len(option["parts"])
                assert len(texts["passages"]) == len(option["citations"])
                assert len(texts["cuts"]) == len(option["borders"])
                assert all(len(cut["ends"]) == 2 for cut in texts["cuts"])

    def test_the_script_has_no_rounding_of_its_own(self):
        for page in ("split", "sea"):
            assert "toFixed" not in read_static(f"built/{page}.js")
        for page in ("map", "split", "sea", "atlas"):
            script = read_static(f"built/{page}.js")
            assert not re.search(rf"\b{display.STEPS_PER_DEGREE}\b", script)


class TestArguments:
    def test_one_settlement_alone(self, settlements):
        assert b'value="three"' in render_split(settlements["three"])

    @pytest.mark.parametrize(
        ("call", "message"),
        [
            (lambda _: split_map([]), "no settlement is given"),
            (lambda s: split_map(s["area"], lang="de"), "unsupported language 'de'"),
            (lambda s: split_map([s["area"], s["area"]]), "'area' is given twice"),
            (lambda s: split_map(s["area"], selected="four"), "no option 'four' is given"),
            (lambda s: split_map([s["area"], Claim("x")]), "'x' splits other islands"),
        ],
    )
    def test_bad_arguments(self, settlements, call, message):
        with pytest.raises(ArgumentError, match=message):
            call(settlements)

    def test_tiles_are_asked_of_their_host_only(self, settlements):
        page = render_split(settlements["area"], tiles="OpenStreetMap").decode()
        assert "img-src data: https://tile.openstreetmap.org;" in page

    def test_command_writes_pages(self, command, tmp_path):
        done = command("geo.maps", "all", "--out", tmp_path / "out")
        assert done.returncode == 0, done.stderr
        names = sorted(p.name for p in (tmp_path / "out").iterdir())
        assert names == ["atlas.html", "index.html", "sea.html", "split.html"]

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["nope"], "invalid choice"),
            (["split", "--lang", "de"], "unsupported language 'de'"),
            (["index", "--out", "file"], "cannot write into file"),
            (["index", "--tiles", "OpenStreetMap"], "index, which has no map"),
        ],
    )
    def test_command_refuses_in_one_sentence(self, refused, tmp_path, arguments, message):
        (tmp_path / "file").write_text("")
        assert message in refused("geo.maps", *arguments)


def _rings(packed):
    """Outer rings, closed, the longest first, in the whole steps that they are packed in."""
    rings = []
    for outer, *_ in packed:
        steps = [
            (round(lon * display.STEPS_PER_DEGREE), round(lat * display.STEPS_PER_DEGREE))
            for lon, lat in display.unpack(outer)
        ]
        rings.append([*steps, steps[0]])
    return sorted(rings, key=len, reverse=True)


@pytest.mark.browser
class TestInTheBrowser:
    def test_every_option_shows_its_own_figures(self, chromium, page_file, settlements):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            assert page.locator("input[name=option]:checked").get_attribute("value") == "area"
            for option, settlement in settlements.items():
                page.check(f"input[value={option}]")
                sides = settlement.to_dict()["sides"]
                rows = cells(page, "fi-table")
                for column, side in enumerate(("japan", "russia"), start=1):
                    figures = sides[side]
                    expected = [
                        f"{figures['area_km2']:,.1f}",
                        f"{100 * figures['share']:.1f}%",
                        f"{figures['official_km2']:,.1f}",
                        f"{100 * figures['official_share']:.1f}%",
                    ]
                    assert [row[column] for row in rows[4:]] == expected
                drawn = page.eval_on_selector_all(
                    "path[data-island]", "all => all.map(p => p.dataset.island + p.dataset.side)"
                )
                assert sorted(drawn) == sorted(p.island + p.side for p in settlement.parts)
                quotes = page.locator("#fi-passages q").all_inner_texts()
                wanted = [c["quote"] for c in settlement.to_dict()["citations"]]
                assert [quote.strip("“”") for quote in quotes] == wanted
            assert seen.faults() == []

    def test_the_cut_is_described(self, chromium, page_file, settlements):
        border = settlements["area"].to_dict()["border"]
        with browser.visit(chromium, page_file) as seen:
            rows = dict(cells(seen.page, "fi-cut"))
            lon, lat = border["ends"][0]
            assert rows["End A"] == f"{lat:.4f}°{NBSP}N, {lon:.4f}°{NBSP}E"
            assert rows["Length"] == f"{border['length_km']:.1f}{NBSP}km"
            assert rows["Bearing"] == f"{border['bearing_deg']:.1f}°"
            assert "by the GSI (Japan) areas" in rows["α"]
            seen.page.check("input[value=four]")
            assert cells(seen.page, "fi-cut") == []
            assert seen.page.locator("[data-view=border]").is_disabled()

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_two_cuts_are_drawn_and_described(self, chromium, tmp_path, lang):
        two = settle_claim(["habomai"], fraction={"etorofu": 0.2, "kunashiri": 0.4})
        file = tmp_path / "two.html"
        file.write_bytes(render_split([two, settle("four")], lang=lang))
        more = "#fi-more-cuts"
        with browser.visit(chromium, file, javascript=False) as still:
            said = still_cells(still.page, "fi-cut")
            titles = still.page.locator(f"#fi-cut-title, {more} h2").all_text_contents()
            rows = still.page.locator(f"{more} td").all_text_contents()
        with browser.visit(chromium, file, fragment=f"#lang={lang}") as seen:
            page = seen.page
            assert cells(page, "fi-cut") == said
            assert page.locator(f"#fi-cut-title, {more} h2").all_text_contents() == titles
            assert page.locator(f"{more} td").all_text_contents() == rows
            assert len(set(titles)) == 2
            for nth, border in enumerate(two.borders):
                length = format_number(border.length_km, 1, lang)
                assert length in (dict(said)[said[2][0]] if nth == 0 else rows[2])
            # a white halo, a line and two ends for each cut
            assert page.locator(".leaflet-cut-pane path").count() == 8
            page.click("[data-view=border]")
            until_still(page)
            shown = page.locator(".leaflet-cut-pane path").evaluate_all(
                "all => all.every(one => { const b = one.getBoundingClientRect();"
                " const m = document.querySelector('.leaflet-container').getBoundingClientRect();"
                " return b.left >= m.left && b.right <= m.right && b.top >= m.top; })"
            )
            assert shown
            page.check("input[value=four]")
            assert page.locator(f"{more} *").count() == 0
            assert page.locator(".leaflet-cut-pane path").count() == 0
            assert seen.faults() == []

    def test_without_javascript_the_same_words_and_a_picture(self, chromium, page_file):
        with browser.visit(chromium, page_file) as live:
            expected = {
                table: cells(live.page, table) for table in ("fi-table", "fi-cut", "fi-compare")
            }
            words = live.page.locator(".fi-panel h2").all_inner_texts()
        with browser.visit(chromium, page_file, javascript=False) as still:
            page = still.page
            for table, rows in expected.items():
                assert still_cells(page, table) == rows
            assert set(page.locator(".fi-panel h2").all_text_contents()) >= set(words)
            shapes = page.locator(".fi-stage noscript svg path")
            assert shapes.count() >= 6
            coast = page.locator('.fi-stage noscript svg path[fill="var(--other-land)"]')
            assert coast.bounding_box()["width"] > 100
            assert "Etorofu / Iturup: Russia" in shapes.locator("title").all_text_contents()
            picture = page.locator(".fi-stage noscript svg").bounding_box()
            assert 0 <= picture["y"] < 200
            assert not page.locator("#fi-options").is_visible()
            assert still.requests == []

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_every_cell_is_the_same_with_javascript_and_without(
        self, chromium, tmp_path, tied, lang
    ):
        file = tmp_path / "tied.html"
        file.write_bytes(render_split(tied, lang=lang))
        tables = ("fi-table", "fi-cut")
        with browser.visit(chromium, file) as live:
            shown = {table: cells(live.page, table) for table in tables}
            assert live.faults() == []
        with browser.visit(chromium, file, javascript=False) as still:
            assert {table: still_cells(still.page, table) for table in tables} == shown
        assert any(re.search(r"\b6[.,]3\b", cell) for row in shown["fi-table"] for cell in row)

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_each_language_speaks_everywhere(self, chromium, page_file, lang):
        words = read_strings("split")["split"]
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            page.click(f"[data-language={lang}]")
            assert page.evaluate("document.documentElement.lang") == lang
            assert page.title() == words["title"][lang] == page.locator("h1").inner_text()
            assert page.locator(f"[data-language={lang}]").get_attribute("aria-pressed") == "true"
            assert words["figures"][lang] in page.locator(".fi-panel").inner_text()
            etorofu = {"en": "Etorofu / Iturup", "ja": "択捉島", "ru": "Итуруп"}[lang]
            other = {"en": "択捉島 · Итуруп", "ja": "Итуруп", "ru": "択捉島"}[lang]
            label = page.locator(".fi-island:not([hidden])", has_text=etorofu).first.inner_text()
            assert label.split("\n")[:2] == [etorofu, other]
            text = page.locator("body").inner_text()
            assert "undefined" not in text
            assert "{" not in text
            assert seen.faults() == []

    def test_lines_are_toggled_zoomed_to_and_explained(self, chromium, page_file):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            count = "document.querySelectorAll('.fi-pane-lines path').length"
            before = page.evaluate(count)
            for name in LINE_LAYERS:
                page.locator(f"input[value={name}]").set_checked(True)
            assert page.evaluate(count) == len(LINE_LAYERS)
            page.uncheck("input[value=boundary_1855]")
            assert page.evaluate(count) == len(LINE_LAYERS) - 1
            assert before < len(LINE_LAYERS)
            bands = sum(
                feature["properties"]["kind"] == "band"
                for name in LINE_LAYERS[1:]
                for feature in read_features(name)
            )
            assert page.evaluate("document.querySelectorAll('.fi-pane-bands path').length") == bands
            row = page.locator(".fi-line", has=page.locator("input[value=boundary_1875]"))
            row.locator("button", has_text="Zoom to").click()
            assert page.locator(".fi-line-boundary_1875:visible").count() == 1
            row.locator("summary").click()
            assert "St Petersburg" in row.inner_text()
            assert seen.faults() == []

    def test_by_keyboard_alone(self, chromium, page_file):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.className") == "fi-skip"
            page.focus("input[value=area]")
            page.keyboard.press("ArrowDown")
            assert page.locator("input[value=four]").is_checked()
            assert "All four islands on Japan’s side" in page.locator("#fi-live").inner_text()
            page.locator("path[data-island=shikotan]").focus()
            outline = "getComputedStyle(document.activeElement).strokeWidth"
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.dataset.island") == "shikotan"
            assert page.evaluate(outline) == "4px"
            name = page.evaluate("document.activeElement.getAttribute('aria-label')")
            assert name.startswith("Shikotan (色丹島, Шикотан): Japan, whole, 249.")
            page.keyboard.press("Enter")
            assert "Шикотан" in page.locator(".fi-card").inner_text()
            page.keyboard.press("Escape")
            assert page.locator(".fi-card").count() == 0
            page.keyboard.press("Enter")
            page.locator(".leaflet-popup-close-button").press("Enter")
            assert page.locator(".fi-card").count() == 0
            assert page.evaluate("document.activeElement.dataset.island") == "shikotan"
            assert seen.faults() == []

    @pytest.mark.parametrize("size", browser.SIZES)
    def test_no_overflow_and_no_label_covers_another(self, chromium, page_file, size):
        with browser.visit(chromium, page_file, size=size) as seen:
            page = seen.page
            width = browser.SIZES[size][0]
            for lang in LANGUAGES:
                page.click(f"[data-language={lang}]")
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                assert page.locator(".fi-island:not([hidden])").count() == 4
                for view in ("border", "region", "islands"):
                    page.click(f"[data-view={view}]")
                    found = boxes(page)
                    assert len(found) > 4
                    assert overlaps(found) == [], (lang, view)
                legend = page.locator("#fi-legend").bounding_box()
                assert legend["x"] >= 0
                assert legend["x"] + legend["width"] <= width
            assert seen.faults() == []

    @pytest.mark.parametrize("size", ["phone", "laptop"])
    def test_no_label_lies_on_a_line(self, chromium, page_file, settlements, size):
        with browser.visit(chromium, page_file, size=size) as seen:
            page = seen.page
            for lang, option in product(LANGUAGES, settlements):
                page.click(f"[data-language={lang}]")
                page.check(f"input[value={option}]")
                for view in ("islands", "region"):
                    page.click(f"[data-view={view}]")
                    browser.until_still(page)
                    assert page.locator(".fi-label:not([hidden])").count() > 4
                    crossed = crossed_labels(page, ".fi-label", ".fi-pane-lines path")
                    assert crossed == [], (lang, option, view)

    def test_a_town_and_its_island_are_both_named(self, chromium, page_file):
        # that a label without a place tries again before others: tests/web/arrange.test.js
        named = {"Shana / Kurilsk": "Etorofu / Iturup"}
        nearer = {"Furukamappu / Yuzhno-Kurilsk": "Kunashiri / Kunashir"}
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            for both in (named, nearer):
                for town, island in both.items():
                    assert page.locator(".fi-place:not([hidden])", has_text=town).count() == 1
                    assert page.locator(".fi-island:not([hidden])", has_text=island).count() == 1
                box = page.locator("path[data-island=kunashiri]").bounding_box()
                page.mouse.dblclick(box["x"] + box["width"] / 3, box["y"] + box["height"] * 0.6)
                browser.until_still(page)
            assert seen.faults() == []

    @pytest.mark.parametrize(("size", "scheme"), [("phone", "light"), ("laptop", "dark")])
    def test_axe_finds_nothing(self, chromium, page_file, size, scheme):
        with browser.visit(chromium, page_file, size=size, scheme=scheme) as seen:
            assert browser.axe_faults(seen.page) == []
            seen.page.locator("path[data-island=kunashiri]").press("Enter")
            assert browser.axe_faults(seen.page) == []

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_what_is_drawn_is_seen_in_each_scheme(self, chromium, page_file, scheme):
        with browser.visit(chromium, page_file, scheme=scheme) as seen:
            page = seen.page
            for name in LINE_LAYERS:
                page.locator(f"input[value={name}]").set_checked(True)
            sea, land = "var(--sea)", "var(--other-land)"
            lines = [
                (page.locator(path).nth(nth).evaluate("one => getComputedStyle(one).stroke"), sea)
                for path, count in ((".fi-pane-lines path", 5), (".fi-pane-context path", 1))
                for nth in range(count)
            ]
            lines += [("var(--halo)", "var(--coast)"), ("var(--hatch)", "var(--hatched)")]
            lines += [("var(--plain)", sea), ("var(--focus)", sea)]
            assert min(browser.contrast(page, *lines)) >= 3
            names = ("ink", "treaty", "control", "cable", "water")
            text = [(f"var(--{name})", ground) for name in names for ground in (sea, land)]
            assert min(browser.contrast(page, *text)) >= 4.5

    def test_the_overlap_check_can_fail(self, chromium, page_file):
        with browser.visit(chromium, page_file) as seen:
            seen.page.evaluate(
                "document.querySelectorAll('.fi-label').forEach(n => n.style.transform = 'none')"
            )
            assert overlaps(boxes(seen.page))

    def test_moving_and_zooming_with_the_mouse(self, chromium, page_file):
        with browser.visit(chromium, page_file, calm=False) as seen:
            page = seen.page
            for _ in range(3):
                page.click(".leaflet-control-zoom-in")
                browser.until_still(page)
            assert overlaps(boxes(page)) == []
            box = page.locator(".fi-map").bounding_box()
            page.mouse.move(box["x"] + 400, box["y"] + 400)
            page.mouse.down()
            page.mouse.move(box["x"] + 200, box["y"] + 300, steps=5)
            page.mouse.up()
            page.evaluate("addEventListener('wheel', () => { window.turned = true; }, true)")
            page.mouse.wheel(0, 400)
            page.wait_for_function("() => window.turned")
            browser.until_still(page)
            assert overlaps(boxes(page)) == []
            assert seen.faults() == []

    def test_hostile_words_run_nothing_and_stand_as_they_are(self, chromium, tmp_path):
        file = tmp_path / "hostile.html"
        file.write_bytes(render_split(Claim(HOSTILE)))
        with browser.visit(chromium, file) as seen:
            page = seen.page
            for lang in LANGUAGES:
                page.click(f"[data-language={lang}]")
                caption = page.evaluate("document.querySelector('#fi-table caption').textContent")
                assert HOSTILE in caption
            page.locator("path[data-island]").first.press("Enter")
            assert page.evaluate("document.querySelector('.fi-card').textContent").count(HOSTILE)
            passage = page.evaluate("document.querySelector('#fi-passages').textContent")
            assert passage.count(HOSTILE) == 2
            assert page.evaluate("document.querySelectorAll('img, b').length") == 0
            assert seen.faults() == []

    def test_hostile_names_in_every_layer(self, chromium, tmp_path, monkeypatch, settlements):
        def poisoned(name):
            return [
                {**feature, "properties": _poison(feature["properties"])}
                for feature in read_features(name)
            ]

        monkeypatch.setattr(split_data, "load_features", poisoned)
        file = tmp_path / "poisoned.html"
        file.write_bytes(render_split(list(settlements.values())))
        with browser.visit(chromium, file, size="desktop") as seen:
            page = seen.page
            page.click("[data-view=region]")
            for name in LINE_LAYERS:
                page.locator(f"input[value={name}]").set_checked(True)
            for summary in page.locator("summary").all():
                summary.click()
            page.locator("path[data-island=etorofu]").first.press("Enter")
            assert HOSTILE in page.evaluate("document.querySelector('.fi-card').textContent")
            assert HOSTILE in page.evaluate("document.querySelector('#fi-lines').textContent")
            assert page.evaluate("document.querySelectorAll('img, b').length") == 0
            assert seen.faults() == []

    def test_in_a_notebooks_frame(self, chromium, tmp_path, settlements):
        shown = split_map(settlements["area"])._repr_html_()
        with browser.visit_notebook(chromium, tmp_path / "n.html", shown) as (seen, frame):
            frame.locator("path[data-island]").first.wait_for()
            frame.locator("[data-language=ru]").click()
            assert "острова" in frame.locator("h1").inner_text()
            assert seen.requests == []
            assert seen.errors == []

    @pytest.mark.parametrize("size", browser.SIZES)
    def test_the_list_of_pages(self, chromium, tmp_path, size):
        file = tmp_path / "index.html"
        file.write_bytes(render_index())
        with browser.visit(chromium, file, size=size) as seen:
            page = seen.page
            for lang in LANGUAGES:
                page.click(f"[data-language={lang}]")
                links = page.locator("main a").evaluate_all(
                    "all => all.map(a => a.getAttribute('href'))"
                )
                assert links == [f"{one}.html#lang={lang}" for one in ("atlas", "split", "sea")]
                assert page.title() == read_strings("index")["index"]["title"][lang]
            width = browser.SIZES[size][0]
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert seen.faults() == []

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_axe_finds_nothing_in_the_list_of_pages(self, chromium, tmp_path, scheme):
        file = tmp_path / "index.html"
        file.write_bytes(render_index())
        with browser.visit(chromium, file, scheme=scheme) as seen:
            assert browser.axe_faults(seen.page) == []
            ground = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
            assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(22, 25, 27)"}[scheme]


def _poison(value):
    """Every text but ids and kinds becomes hostile."""
    if isinstance(value, dict):
        kept = {"id", "kind", "part_of", "type", "group"}
        return {key: v if key in kept else _poison(v) for key, v in value.items()}
    if isinstance(value, list):
        return [_poison(item) for item in value]
    return HOSTILE if isinstance(value, str) else value


@pytest.mark.browser
@pytest.mark.parametrize("height", [0, 30, 80])
def test_a_map_with_no_room_waits_for_some(chromium, page_file, height):
    """While a window is resized, or a page is printed, the map may be lower than its margins."""
    with browser.visit(chromium, page_file) as seen:
        page = seen.page
        page.evaluate(
            "height => { const { style } = document.querySelector('.leaflet-container');"
            "style.setProperty('height', height, 'important'); style.minHeight = 0; }",
            f"{height}px",
        )
        assert page.locator(".leaflet-container").first.evaluate("m => m.clientHeight") == height
        page.set_viewport_size({"width": 390, "height": 844})
        page.set_viewport_size({"width": 400, "height": 844})
        browser.until_still(page)
        assert seen.errors == []
