"""`maps/sea.html`: the page of the sea, used in a real browser as a person would."""

import re
from dataclasses import replace
from itertools import product

import browser
import pytest
import shapely
from browser import NBSP, boxes, broken_words, cells, crossed_labels, overlaps, still_cells
from conftest import check_strings, drawn_islets
from test_page import HOSTILE

from geo.errors import ArgumentError
from geo.maps.pages.sea import data as sea_data
from geo.maps.pages.sea.page import render_sea, sea_map
from geo.maps.shared import shapes as display
from geo.maps.shared.strings import LANGUAGES, read_strings
from geo.measure.geodesy import distance_m
from geo.settlement.lines import as_coverage, polygons_of
from geo.settlement.maritime import CAVEAT, bridge_waters
from geo.settlement.profile import tripoints

SIDES = ("japan", "russia")
TABLES = ("fi-table", "fi-cross", "fi-straits", "fi-cable")


@pytest.fixture(scope="module")
def page_file(sea_file):
    return sea_file


@pytest.fixture(scope="module")
def data(seas):
    return sea_data.sea_data(list(seas.values()), selected="count", lang="en")


def hostile(sea):
    """The same sea with hostile words wherever a caller may put words."""
    straits = tuple(replace(strait, name=HOSTILE) for strait in sea.straits)
    settlement = replace(sea.settlement, option=HOSTILE, title=HOSTILE)
    return replace(sea, settlement=settlement, straits=straits)


class TestData:
    def test_size(self, page_bytes):
        assert len(page_bytes) <= 900_000

    def test_two_renders_are_the_same(self, seas, page_bytes):
        assert render_sea(list(seas.values())) == page_bytes

    def test_settlements_are_not_changed(self, seas):
        before = seas["area"].to_dict()
        zones = {part: zone.wkb for part, zone in seas["area"].zones[12].items()}
        sea_map(seas["area"])
        assert seas["area"].to_dict() == before
        assert {part: zone.wkb for part, zone in seas["area"].zones[12].items()} == zones

    @pytest.mark.parametrize("limit", [12, 200])
    @pytest.mark.parametrize("option", ["count", "area"])
    def test_neighbouring_zones_share_their_edges_exactly(self, seas, option, limit):
        given = [polygons_of(zone) for zone in seas[option].zones[limit].values()]
        drawn = display.simplify_parts(as_coverage(given))
        assert shapely.coverage_is_valid(drawn)
        for zone, shape in zip(given, drawn, strict=True):
            assert shape.area == pytest.approx(zone.area, rel=2e-3)

    def test_the_islets_that_the_coastline_lacks_are_drawn_with_habomai(self, data):
        for option in data["options"]:
            for part in option["parts"]:
                found = drawn_islets(data["shapes"][part["shape"]])
                assert found == [part["island"] == "habomai"] * 6

    def test_zones_are_stored_once(self, data):
        used = {
            option["option"]: [zone["shape"] for zone in option["limits"]["200"]["zones"]]
            for option in data["options"]
        }
        assert used["none"] == used["count"] == used["three"] == used["four"]
        assert len(data["shapes"]) == len({str(shape) for shape in data["shapes"]})

    def test_feet_are_as_far_as_the_walk_says(self, seas, data):
        for option in data["options"]:
            land = shapely.union_all([p.geometry for p in seas[option["option"]].settlement.parts])
            assert len(option["stations"]) > 100
            for station in option["stations"]:
                away = [distance_m(*station["at"], *foot["at"]) / 1e3 for foot in station["feet"]]
                assert away == pytest.approx([station["km"]] * 2, abs=0.03)
                assert not land.buffer(-0.002).contains(shapely.Point(station["at"]))
                lat, lon, km = map(float, station["figures"])
                assert (lon, lat) == pytest.approx(station["at"], abs=0.0051)
                assert km == pytest.approx(station["km"], abs=0.051)

    def test_tri_points_are_equally_far_from_their_three_feet(self, seas, data):
        for option in data["options"]:
            sea = seas[option["option"]]
            assert len(option["tripoints"]) == len(sea.tri_points)
            for point, measured in zip(option["tripoints"], tripoints(sea), strict=True):
                assert len({foot["at"] for foot in point["feet"]}) == 3
                assert {foot.side for foot in measured.feet} == set(SIDES)
                for foot in point["feet"]:
                    away = float(distance_m(*point["at"], *foot["at"])) / 1e3
                    assert away == pytest.approx(point["km"], abs=0.03)
                    assert foot["coast"] in data["coasts"]

    def test_the_cable_is_whole_in_both_cases(self, data):
        first, second = data["cable"]["cases"]
        rows = data["cable"]["texts"]["en"]
        length = [sum(float(cell) for cell in row[1:]) for row in rows]
        assert length[0] == pytest.approx(length[1], abs=0.2)
        assert set(first["lines"]) == {*SIDES, "neither"}
        assert set(second["lines"]) == set(SIDES)

    def test_no_string_is_missing(self):
        check_strings(sea_data.sea_strings())
        check_strings(read_strings("index", file="pages/sea/words.toml"))


class TestArguments:
    def test_one_settlement_alone(self, seas):
        assert b'value="three"' in render_sea(seas["three"])

    def test_tiles_are_asked_of_their_host_only(self, seas):
        page = render_sea(seas["count"], tiles="OpenStreetMap").decode()
        assert "img-src data: https://tile.openstreetmap.org;" in page

    @pytest.mark.parametrize(
        ("call", "message"),
        [
            (lambda _: sea_map([]), "no settlement at sea is given"),
            (lambda s: sea_map(s["area"], lang="de"), "unsupported language 'de'"),
            (lambda s: sea_map([s["area"], s["area"]]), "'area' is given twice"),
            (lambda s: sea_map(s["area"], selected="four"), "no option 'four' is given"),
        ],
    )
    def test_bad_arguments(self, seas, call, message):
        with pytest.raises(ArgumentError, match=message):
            call(seas)


@pytest.mark.browser
class TestInTheBrowser:
    @pytest.mark.parametrize("limit", [12, 200])
    def test_every_option_shows_what_was_measured(self, chromium, page_file, seas, limit):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            page.check(f"input[name=limit][value='{limit}']")
            for option, sea in seas.items():
                page.check(f"input[value={option}]")
                rows = cells(page, "fi-table")
                for column, side in enumerate(SIDES, start=1):
                    found = sea.sides[limit][side]
                    change = f"{found.change_km2:+,.0f}".replace("-", "\N{MINUS SIGN}")
                    assert [row[column] for row in rows[4:]] == [
                        f"{found.area_km2:,.0f}",
                        f"{100 * found.share:.1f}%",
                        re.sub("^[+\N{MINUS SIGN}]0$", "0", change),
                    ]
                areas = {value for row in rows[:4] for value in row[1:]} - {"–"}
                assert areas == {f"{value:,.0f}" for value in sea.islands[limit].values()}
                drawn = page.eval_on_selector_all(
                    "path[data-part]", "all => all.map(p => [p.dataset.part, p.dataset.side])"
                )
                assert dict(drawn) == dict(sea.holders)
                finding = page.locator("#fi-finding p").first.inner_text()
                assert f"{100 * sea.sides[limit]['japan'].share:.1f}%" in finding
                assert page.locator("path.fi-median").count() == 1
            assert seen.faults() == []

    def test_the_cross_table_holds_every_measure(self, chromium, page_file, seas):
        with browser.visit(chromium, page_file) as seen:
            rows = cells(seen.page, "fi-cross")
            assert len(rows) == len(seas)
            for row, sea in zip(rows, seas.values(), strict=True):
                land = sea.settlement.sides
                for place, side in enumerate(SIDES):
                    shares = [
                        sum(land[side].islands.values()) / 4,
                        land[side].share,
                        *(sea.sides[limit][side].share for limit in (12, 200)),
                    ]
                    shown = [cell.split("\n")[place].strip() for cell in row[1:]]
                    assert shown == [f"{100 * share:.1f}" for share in shares]
            current = seen.page.locator("#fi-cross tr[aria-current=true] th").inner_text()
            assert current == "Half by number: two and two"

    def test_straits_and_cable(self, chromium, page_file, seas):
        names = {"japan": "Japan", "russia": "Russia", None: "no"}
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            for option, sea in seas.items():
                page.check(f"input[value={option}]")
                rows = cells(page, "fi-straits")
                assert [row[:2] for row in rows] == [
                    [strait.name, f"{strait.width_km:.1f}"] for strait in sea.straits
                ]
                assert [row[3] for row in rows] == [names[s.within_12] for s in sea.straits]
            for row, limit in zip(cells(page, "fi-cable"), (3, 12), strict=True):
                waters = bridge_waters(japan_limit_nm=limit)
                km = (waters.japan_km, waters.russia_km, waters.beyond_km)
                assert row == [f"{limit}{NBSP}M", *(f"{value:.1f}" for value in km)]
            page.click("[data-view=cable]")
            assert page.locator("path.fi-cable-neither").count() == 1
            page.click("[data-case='1']")
            assert page.locator("path.fi-cable-neither").count() == 0
            assert page.locator("[data-case='1']").get_attribute("aria-pressed") == "true"
            assert seen.faults() == []

    def test_the_walk_by_key_and_by_mouse(self, chromium, page_file):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            page.focus("#fi-walk")
            before = page.locator("#fi-stop").inner_text()
            page.keyboard.press("ArrowLeft")
            after = page.locator("#fi-stop").inner_text()
            assert before != after
            assert "(Japan)" in after
            assert "(Russia)" in after
            assert page.locator("#fi-walk").get_attribute("aria-valuetext") == after
            assert page.locator("path.fi-foot").count() == 2
            middle = page.evaluate(
                """() => { const line = document.querySelector("path.fi-median");
                  const at = line.getPointAtLength(line.getTotalLength() * 0.3);
                  const shown = at.matrixTransform(line.getScreenCTM());
                  return [shown.x, shown.y]; }"""
            )
            page.mouse.move(*middle)
            assert page.locator("#fi-stop").inner_text() != after
            for option in ("none", "four"):
                page.check(f"input[value={option}]")
                assert f"{NBSP}km from " in page.locator("#fi-stop").inner_text()
            assert seen.faults() == []

    def test_tri_points_by_key_with_the_feet_on_three_coasts(self, chromium, page_file, data):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            for option in data["options"]:
                page.check(f"input[value={option['option']}]")
                for limit in (12, 200):
                    page.check(f"#fi-limits input[value='{limit}']")
                    within = [t for t in option["tripoints"] if t["km"] <= limit * 1.852]
                    assert page.locator(".fi-tri-mark").count() == len(within)
                    assert page.locator("#fi-tri tbody tr").count() == len(within)
                    assert page.locator("#fi-tri").is_visible() == bool(within)
            page.check("input[value=count]")
            mark = page.locator(".fi-tri-mark").nth(1)
            assert "Shikotan (Japan)" in mark.get_attribute("aria-label")
            mark.focus()
            page.keyboard.press("Enter")
            card = page.locator(".leaflet-popup-content").inner_text()
            assert "Kunashiri / Kunashir (Russia)" in card
            assert "undefined" not in card
            assert page.locator("path.fi-foot").count() == 3
            assert mark.bounding_box()["width"] >= 24
            assert seen.faults() == []

    def test_zones_by_keyboard_alone(self, chromium, page_file):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.className") == "fi-skip"
            page.focus("input[value=count]")
            page.keyboard.press("ArrowDown")
            assert page.locator("input[value=three]").is_checked()
            assert "Shown: Three on Japan’s side: " in page.locator("#fi-live").inner_text()
            page.focus("input[name=limit][value='200']")
            page.keyboard.press("ArrowUp")
            assert page.locator("input[name=limit][value='12']").is_checked()
            assert f"within 12{NBSP}M" in page.locator("#fi-live").inner_text()
            zone = page.locator("path[data-part=shikotan]")
            zone.focus()
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.dataset.part") == "shikotan"
            assert page.evaluate("getComputedStyle(document.activeElement).strokeWidth") == "4px"
            assert zone.get_attribute("aria-label").startswith("Sea nearest to Shikotan (色丹島")
            page.keyboard.press("Enter")
            card = page.locator(".fi-card").inner_text()
            assert "Шикотан" in card
            assert f"200{NBSP}M (exclusive economic zone): 68,2" in card
            page.keyboard.press("Escape")
            assert page.locator(".fi-card").count() == 0
            page.keyboard.press("Enter")
            page.locator(".leaflet-popup-close-button").press("Enter")
            assert page.evaluate("document.activeElement.dataset.part") == "shikotan"
            assert seen.faults() == []

    def test_without_javascript_the_same_words_and_a_picture(self, chromium, page_file):
        with browser.visit(chromium, page_file) as live:
            expected = {table: cells(live.page, table) for table in TABLES}
            finding = live.page.locator("#fi-finding").inner_text()
        with browser.visit(chromium, page_file, javascript=False) as still:
            page = still.page
            for table, rows in expected.items():
                assert still_cells(page, table) == rows, table
            assert page.locator("#fi-finding").inner_text() == finding
            assert CAVEAT in page.locator(".fi-caveat").inner_text()
            assert page.locator(".fi-stage noscript svg path").count() >= 4
            land = page.locator('.fi-stage noscript svg path[fill="var(--other-land)"]')
            coast = land.bounding_box()
            zones = page.locator(".fi-stage noscript svg path[fill-opacity]").all()
            assert coast["x"] < min(zone.bounding_box()["x"] for zone in zones)
            assert not page.locator("#fi-options").is_visible()
            assert not page.locator("#fi-median").is_visible()
            assert still.requests == []

    @pytest.mark.parametrize("lang", ["ja", "ru"])
    def test_every_cell_is_the_same_with_javascript_and_without(
        self, chromium, tmp_path, seas, lang
    ):
        file = tmp_path / "sea.html"
        file.write_bytes(render_sea([seas["area"], seas["three"]], lang=lang))
        with browser.visit(chromium, file) as live:
            shown = {table: cells(live.page, table) for table in TABLES}
            assert live.faults() == []
        with browser.visit(chromium, file, javascript=False) as still:
            assert {table: still_cells(still.page, table) for table in TABLES} == shown

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_each_language_speaks_everywhere(self, chromium, page_file, lang):
        words = sea_data.sea_strings()["sea"]
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            page.click(f"[data-language={lang}]")
            assert page.evaluate("document.documentElement.lang") == lang
            assert page.title() == words["title"][lang] == page.locator("h1").inner_text()
            assert words["caveat"][lang] in page.locator(".fi-panel").inner_text()
            assert "1977" in page.locator(".fi-panel").inner_text()
            text = page.locator("body").inner_text()
            assert "undefined" not in text
            assert "{" not in text
            assert seen.faults() == []

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_a_page_rendered_in_a_language_opens_as_one_switched_to_it(
        self, chromium, page_file, seas, tmp_path, lang
    ):
        file = tmp_path / "other.html"
        file.write_bytes(render_sea(list(seas.values()), lang=lang))
        with browser.visit(chromium, page_file) as seen:
            seen.page.click(f"[data-language={lang}]")
            switched = seen.page.locator(".fi-panel").inner_text()
        with browser.visit(chromium, file, javascript=False) as still:
            for table in TABLES:
                for row in still_cells(still.page, table):
                    assert all(text in switched for text in row)
        with browser.visit(chromium, file) as opened:
            assert opened.page.locator(".fi-panel").inner_text() == switched

    @pytest.mark.parametrize("size", ["phone", "laptop"])
    def test_no_overflow_and_no_label_covers_another(self, chromium, page_file, size):
        with browser.visit(chromium, page_file, size=size) as seen:
            page = seen.page
            width = browser.SIZES[size][0]
            for lang, limit in product(LANGUAGES, (12, 200)):
                page.click(f"[data-language={lang}]")
                page.check(f"input[name=limit][value='{limit}']")
                # the last is the one that the options are looked at in
                for view in ("islands", "cable", "sea"):
                    page.click(f"[data-view={view}]")
                    assert page.evaluate("document.documentElement.scrollWidth") <= width
                    assert overlaps(boxes(page)) == []
                for option, zones in (("count", 4), ("area", 5)):
                    page.check(f"input[value={option}]")
                    assert page.locator(".fi-island:not([hidden])").count() == zones
                too_wide = page.evaluate(
                    """() => [...document.querySelectorAll(".fi-panel, .fi-panel :is(th, td)")]
                      .filter(node => node.scrollWidth > node.clientWidth + 1)
                      .map(node => node.textContent)"""
                )
                assert too_wide == []
            assert seen.faults() == []

    @pytest.mark.parametrize(("size", "scheme"), [("phone", "light"), ("laptop", "dark")])
    def test_axe_finds_nothing(self, chromium, page_file, size, scheme):
        with browser.visit(chromium, page_file, size=size, scheme=scheme) as seen:
            assert browser.axe_faults(seen.page) == []
            seen.page.locator(".fi-tri-mark").first.press("Enter")
            assert browser.axe_faults(seen.page) == []

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_what_is_drawn_is_seen_in_each_scheme(self, chromium, page_file, scheme):
        with browser.visit(chromium, page_file, scheme=scheme) as seen:
            page = seen.page
            paint = "node => [getComputedStyle(node).fill, getComputedStyle(node).stroke]"
            part = "node => `${100 * getComputedStyle(node).fillOpacity}%`"
            plain, hatched = (
                page.locator(f"path.fi-zone-{side}").first.evaluate(part) for side in (0, 1)
            )
            zones = [
                f"color-mix(in srgb, var(--{name}) {part}, var(--sea))"
                for name, part in (("plain", plain), ("hatched", hatched), ("hatch", hatched))
            ]
            sea, land = "var(--sea)", "var(--other-land)"
            text = [(name, ground) for name in ("var(--ink)", "var(--water)") for ground in zones]
            text += [("var(--ink)", land), ("var(--other-name)", land), ("var(--water)", sea)]
            assert min(browser.contrast(page, *text)) >= 4.5
            lines = [("var(--halo)", name) for name in ("var(--median)", "var(--coast)")]
            lines += [
                (page.locator(path).first.evaluate(paint)[1], sea)
                for path in (
                    "path.fi-zone-0",
                    "path.fi-zone-1",
                    "path.fi-median",
                    "path.fi-foot",
                    ".fi-pane-cable path.fi-cable-japan",
                    ".fi-pane-cable path.fi-cable-neither",
                    ".fi-pane-cable path.fi-cable-russia",
                    ".fi-pane-context path",
                )
            ]
            lines += [("var(--hatch)", "var(--hatched)"), ("var(--focus)", zones[0])]
            assert min(browser.contrast(page, *lines)) >= 3

    def test_paper_is_light(self, chromium, page_file):
        with browser.visit(chromium, page_file, scheme="dark") as seen:
            ground = "getComputedStyle(document.body).backgroundColor"
            assert seen.page.evaluate(ground) == "rgb(22, 25, 27)"
            seen.page.emulate_media(media="print", color_scheme="dark")
            assert seen.page.evaluate(ground) == "rgb(255, 255, 255)"

    @pytest.mark.parametrize("size", ["phone", "laptop"])
    def test_no_label_lies_on_the_cable(self, chromium, page_file, size):
        with browser.visit(chromium, page_file, size=size) as seen:
            page = seen.page
            for lang in LANGUAGES:
                page.click(f"[data-language={lang}]")
                page.click("[data-view=cable]")
                assert page.locator(".fi-water:not([hidden])").count() == 1
                assert crossed_labels(page, ".fi-label", ".fi-pane-cable path") == [], lang

    @pytest.mark.parametrize("option", ["none", "three", "area", "four"])
    def test_places_keep_off_the_median(self, chromium, page_file, option):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            page.check(f"input[value={option}]")
            for view in ("islands", "sea"):
                page.click(f"[data-view={view}]")
                assert page.locator(".fi-place:not([hidden])").count() > 2
                assert crossed_labels(page, ".fi-place, .fi-water", "path.fi-median") == []

    @pytest.mark.parametrize("lang", ["en", "ru"])
    def test_words_of_tables_stay_whole_on_a_phone(self, chromium, page_file, lang):
        with browser.visit(chromium, page_file, size="phone") as seen:
            seen.page.click(f"[data-language={lang}]")
            assert broken_words(seen.page, "table :is(th, td)") == []

    def test_the_checks_of_words_and_lines_can_fail(self, chromium, page_file):
        with browser.visit(chromium, page_file, size="phone") as seen:
            page = seen.page
            page.evaluate("document.querySelector('#fi-cross').style.maxWidth = '100px'")
            assert broken_words(page, "#fi-cross th")
            assert crossed_labels(page, ".fi-map", "path.fi-median")
            mixed = "color-mix(in srgb, white 50%, black)"
            known = browser.contrast(page, ("#777777", "white"), ("black", mixed))
            assert known == pytest.approx([4.48, 5.32], abs=0.01)

    def test_hostile_words_run_nothing_and_stand_as_they_are(self, chromium, tmp_path, seas):
        file = tmp_path / "hostile.html"
        file.write_bytes(render_sea(hostile(seas["area"])))
        with browser.visit(chromium, file) as seen:
            page = seen.page
            for lang in LANGUAGES:
                page.click(f"[data-language={lang}]")
                caption = page.evaluate("document.querySelector('#fi-table caption').textContent")
                assert HOSTILE in caption
            page.click("[data-language=en]")
            straits = page.evaluate("document.querySelector('#fi-straits tbody').textContent")
            assert straits.count(HOSTILE) == 4
            page.locator("path[data-part]").first.press("Enter")
            page.check("input[name=limit][value='12']")
            assert HOSTILE in page.evaluate("document.querySelector('#fi-live').textContent")
            assert page.evaluate("document.querySelectorAll('img, b').length") == 0
            assert seen.faults() == []

    def test_in_a_notebooks_frame(self, chromium, tmp_path, seas):
        shown = sea_map(seas["area"])._repr_html_()
        with browser.visit_notebook(chromium, tmp_path / "n.html", shown) as (seen, frame):
            frame.locator("path[data-part]").first.wait_for()
            frame.locator("[data-language=ru]").click()
            title = sea_data.sea_strings()["sea"]["title"]["ru"]
            assert frame.locator("h1").inner_text() == title
            assert seen.requests == []
            assert seen.errors == []
