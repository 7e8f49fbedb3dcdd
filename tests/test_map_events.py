"""What the documents say, on `maps/split.html`: data, words, and use in a real browser."""
# ruff: noqa: RUF001  dates are written in Russian and Japanese, too

import copy
import json
import re

import browser
import pytest
from test_page import HOSTILE
from test_split_map import Claim

from geo.errors import DataError
from geo.evidence.documents import read_documents
from geo.layers.read import read_features
from geo.maps import render_split
from geo.maps.offline.document import unpack_json
from geo.maps.pages.split import data as split_data
from geo.maps.shared import events as evidence_module
from geo.maps.shared.dates import format_date
from geo.maps.shared.events import evidence_data
from geo.maps.shared.lines import LINE_LAYERS
from geo.maps.shared.strings import LANGUAGES, read_strings
from geo.settlement.options import settle

ISLANDS = ("habomai", "shikotan", "kunashiri", "etorofu")
SIZES = ("phone", "laptop")


@pytest.fixture(scope="module")
def events():
    return {f["properties"]["id"]: f["properties"] for f in read_features("events")}


@pytest.fixture(scope="module")
def page_file(split_file):
    return split_file


def listed(layer, feature=None):
    """Ids of the events that a feature lists, or a whole layer."""
    features = [f["properties"] for f in read_features(layer)]
    return {event for p in features if feature in {None, p["id"]} for event in p["events"]}


def gather(**changes):
    arguments = {"lines": LINE_LAYERS, "region": split_data._REGION, **changes}
    return evidence_data(ISLANDS, **arguments)


def subjects_of(evidence):
    column = evidence["columns"].index("id")
    return {
        one["id"]: [evidence["events"][number][column] for number in one["events"]]
        for one in evidence["subjects"]
    }


def replace_features(monkeypatch, change):
    """Let both modules of the page read features that `change(layer, properties)` altered."""

    def changed(layer):
        features = copy.deepcopy(read_features(layer))
        return [{**f, "properties": change(layer, f["properties"])} for f in features]

    monkeypatch.setattr(evidence_module, "load_features", changed)
    monkeypatch.setattr(split_data, "load_features", changed)


class TestData:
    def test_every_event_once_with_all_it_rests_on(self, events):
        evidence = gather()
        rows = [dict(zip(evidence["columns"], row, strict=True)) for row in evidence["events"]]
        assert [row["id"] for row in rows] == list(events)
        for row in rows:
            told = events[row["id"]]
            assert row["title"] == told["names"]["en"]
            for key in ("kind", "date", "known", "known_how", "summary", "relevance", "places"):
                assert row[key] == told[key]
            said = [
                (evidence["documents"][number]["id"], lines, quote, role)
                for number, *lines, quote, role in row["passages"]
            ]
            assert said == [
                (c["document"], c["lines"], c["quote"], c["role"]) for c in told["citation"]
            ]

    def test_no_summary_stands_twice_in_the_data_of_the_page(self, page_file, events):
        packed = re.search(
            r'<script type="application/octet-stream"[^>]*>(.*?)</script>', page_file.read_text()
        )
        rows = unpack_json(packed[1])["evidence"]["events"]
        assert len(rows) == len({row[0] for row in rows}) == len(events)

    def test_subjects_have_the_events_that_the_layers_list(self):
        subjects = subjects_of(gather())
        for island in ISLANDS:
            assert set(subjects[f"islands/{island}"]) == listed("islands", island) != set()
        for line in LINE_LAYERS:
            assert set(subjects[f"lines/{line}"]) == listed(line)
        assert set(subjects["places/nemuro"]) == listed("places", "nemuro")
        assert set(subjects["places/hokkaido"]) >= listed("coast", "hokkaido")
        assert set(subjects["elsewhere/moscow"]) == listed("places", "moscow")

    def test_subjects_keep_the_order_of_the_dates(self, events):
        order = list(events)
        for found in subjects_of(gather()).values():
            assert found == sorted(found, key=order.index)

    def test_every_word_of_the_events_is_known_in_each_language(self, events):
        words = read_strings("kinds", "known", "relevance", "roles")
        for told in events.values():
            assert told["kind"] in words["kinds"]
            assert told["known"] in words["known"]
            assert told["relevance"] in words["relevance"]
            assert all(said["role"] in words["roles"] for said in told["citation"])

    def test_an_event_that_does_not_exist_is_named(self, monkeypatch):
        replace_features(monkeypatch, lambda _, p: {**p, "events": ["nowhere"]})
        with pytest.raises(DataError, match="islands/habomai lists the event 'nowhere'"):
            gather()

    def test_own_polygons_bring_no_events(self):
        data = split_data.split_data([Claim("x")], selected="x", lang="en")
        assert data["evidence"] is None


class TestDates:
    @pytest.mark.parametrize(
        ("edtf", "words"),
        [
            ("1855-02-07", ("7\u00a0February 1855", "1855年2月7日", "7\u00a0февраля 1855\u00a0г.")),
            ("1991-04", ("April 1991", "1991年4月", "апрель 1991\u00a0г.")),
            ("1956", ("1956", "1956年", "1956\u00a0г.")),
            ("196X", ("1960s", "1960年代", "1960-е\u00a0гг.")),
            ("18XX", ("19th century", "19世紀", "XIX\u00a0век")),
            ("2004~", ("about 2004", "2004年頃", "примерно 2004\u00a0г.")),
            ("1997?", ("perhaps 1997", "1997年（不確実）", "предположительно 1997\u00a0г.")),
            (
                "1997%",
                (
                    "perhaps about 1997",
                    "1997年頃（不確実）",
                    "предположительно, примерно 1997\u00a0г.",
                ),
            ),
            ("1953?/2003~", ("perhaps 1953 – about 2003", None, None)),
            ("1956/..", ("1956 and after", "1956年以降", "1956\u00a0г. и позднее")),
            ("../1956", ("1956 and before", "1956年以前", "1956\u00a0г. и ранее")),
            ("199X~", ("the 1990s or so", "1990年代前後", "примерно в 1990-е\u00a0гг.")),
            ("1956~/1956~", ("about 1956", "1956年頃", "примерно 1956\u00a0г.")),
            ("1701/1900", ("1701–1900", "1701～1900年", "1701–1900\u00a0гг.")),
            (
                "1956?/1989?",
                (
                    "perhaps 1956–1989",
                    "1956～1989年（不確実）",
                    "предположительно 1956–1989\u00a0гг.",
                ),
            ),
            (
                "1991-09-16/1991-09-18",
                (
                    "16–18\u00a0September 1991",
                    "1991年9月16～18日",
                    "16–18\u00a0сентября 1991\u00a0г.",
                ),
            ),
            (
                "2017-01/2017-09",
                (
                    "January – September 2017",
                    "2017年1～9月",
                    "январь — сентябрь 2017\u00a0г.",
                ),
            ),
            (
                "1945-08-30/1945-09-02",
                (
                    "30\u00a0August – 2\u00a0September 1945",
                    "1945年8月30日～9月2日",
                    "30\u00a0августа — 2\u00a0сентября 1945\u00a0г.",
                ),
            ),
            (
                "1991-12-30/1992-01-02",
                (
                    "30\u00a0December 1991 – 2\u00a0January 1992",
                    "1991年12月30日～1992年1月2日",
                    "30\u00a0декабря 1991\u00a0г. — 2\u00a0января 1992\u00a0г.",
                ),
            ),
        ],
    )
    def test_words(self, edtf, words):
        for lang, text in zip(LANGUAGES, words, strict=True):
            assert text in {None, format_date(edtf, lang)}

    @pytest.mark.parametrize("text", ["", "soon", "1956-13", "196X-02", "1/2/3", "/", HOSTILE])
    def test_what_is_no_date_stands_as_it_is(self, text):
        assert format_date(text, "ru") == text

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_every_date_of_the_register_has_words(self, events, lang):
        for told in events.values():
            words = format_date(told["date"], lang)
            assert not re.search(r"\dX|[~?%/]|\.\.", words), told["id"]


def open_events(page, selector):
    """Click a shape as a person would, then the button of its popup."""
    click(page, selector)
    page.locator(".fi-card button").click()


def click(page, selector):
    """Click a shape where it is filled and nothing lies over it."""
    at = page.locator(selector).first.evaluate(
        """shape => {
          const box = shape.getBoundingClientRect();
          const steps = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9];
          const spots = steps.flatMap((x) => steps.map((y) =>
            [box.left + x * box.width, box.top + y * box.height]));
          return spots.find(([x, y]) => document.elementFromPoint(x, y) === shape);
        }"""
    )
    page.mouse.click(*at)


def shown(page):
    return page.eval_on_selector_all("#fi-events > li", "all => all.map(n => n.dataset.event)")


def overflowing(page):
    """What is wider than the window, or than the panel."""
    return page.evaluate(
        """() => [
          document.documentElement.scrollWidth > innerWidth && "page",
          ...[...document.querySelectorAll(".fi-panel, .fi-evidence, .fi-evidence *")]
            .filter((n) => n.getClientRects().length && !n.closest("option, optgroup"))
            .filter((n) => n.getBoundingClientRect().right > innerWidth + 1
              || (n.matches(".fi-panel") && n.scrollWidth > n.clientWidth))
            .map((n) => n.outerHTML.slice(0, 80))].filter(Boolean)"""
    )


def crossed(page):
    """Island labels that stand on a drawn line."""
    return page.evaluate(
        """() => {
          const spots = [...document.querySelectorAll(".fi-pane-lines path")].flatMap((path) => {
            const length = path.getTotalLength();
            return Array.from({ length: Math.ceil(length / 2) }, (_, nth) =>
              path.getPointAtLength(2 * nth).matrixTransform(path.getScreenCTM()));
          });
          return [...document.querySelectorAll(".fi-island:not([hidden])")]
            .filter((label) => {
              const box = label.getBoundingClientRect();
              return spots.some(({ x, y }) =>
                x > box.left && x < box.right && y > box.top && y < box.bottom);
            })
            .map((label) => label.innerText);
        }"""
    )


def active(page, what):
    return page.evaluate(f"document.activeElement.{what}")


@pytest.mark.browser
class TestInTheBrowser:
    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("island", ISLANDS)
    def test_a_click_on_an_island_leads_to_all_its_events(self, chromium, page_file, size, island):
        with browser.visit(chromium, page_file, size=size) as seen:
            page = seen.page
            wanted = listed("islands", island)
            click(page, f"path[data-island={island}]")
            button = page.locator(".fi-card button")
            assert button.inner_text() == f"{len(wanted)} events in the documents"
            button.click()
            found = shown(page)
            assert set(found) == wanted
            assert len(found) == len(wanted)
            title = page.locator("#fi-evidence-title")
            assert f"{len(wanted)} events" in title.inner_text()
            assert active(page, "id") == "fi-evidence-title"
            assert 0 <= title.bounding_box()["y"] < 200
            assert not page.locator("#fi-table").is_visible()
            assert overflowing(page) == []
            assert seen.faults() == []

    def test_the_count_check_can_fail(self, chromium, tmp_path, monkeypatch):
        def forgetful(layer, properties):
            cut = layer == "islands" and properties["id"] == "shikotan"
            return {**properties, "events": properties["events"][1:]} if cut else properties

        replace_features(monkeypatch, forgetful)
        file = tmp_path / "forgetful.html"
        file.write_bytes(render_split(settle("area")))
        with browser.visit(chromium, file) as seen:
            open_events(seen.page, "path[data-island=shikotan]")
            assert set(shown(seen.page)) != listed("islands", "shikotan")

    def test_filters_hold_together(self, chromium, page_file, events):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            open_events(page, "path[data-island=shikotan]")
            mine = [event for event in events if event in listed("islands", "shikotan")]
            page.select_option("#fi-kind", "poll")
            polls = [event for event in mine if events[event]["kind"] == "poll"]
            assert shown(page) == polls != []
            page.select_option("#fi-kind", "")
            page.fill("#fi-find", "KOIZUMI  islands")
            found = shown(page)
            assert 0 < len(found) < len(mine)
            assert f"{len(found)} of {len(mine)} shown" == page.locator("#fi-shown").inner_text()
            for event in found:
                assert "koizumi" in json.dumps(events[event]).casefold()
            document = next(iter(read_documents()))
            page.click("#fi-clear")
            assert active(page, "id") == "fi-find"
            assert shown(page) == mine
            page.select_option("#fi-document", document)
            page.select_option("#fi-relevance", "core")
            assert shown(page) == [
                event
                for event in mine
                if events[event]["relevance"] == "core"
                and document in {said["document"] for said in events[event]["citation"]}
            ]
            page.fill("#fi-find", "no such words")
            assert shown(page) == []
            assert page.locator("#fi-nothing").is_visible()
            assert seen.faults() == []

    def test_order(self, chromium, page_file, events):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            open_events(page, "path[data-island=etorofu]")
            oldest = shown(page)
            assert oldest == [event for event in events if event in set(oldest)]
            page.select_option("#fi-order", "newest")
            assert shown(page) == oldest[::-1]
            page.select_option("#fi-order", "relevant")
            ranks = ("core", "context", "background")
            assert shown(page) == sorted(
                oldest, key=lambda event: ranks.index(events[event]["relevance"])
            )

    def test_an_event_opens_to_its_passages(self, chromium, page_file, events):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            open_events(page, "path[data-island=shikotan]")
            cards = read_documents()
            wanted = sorted(
                listed("islands", "shikotan"), key=lambda event: -len(events[event]["citation"])
            )
            for event in wanted[:5]:
                told = events[event]
                row = page.locator(f"li[data-event='{event}']")
                assert row.locator("q").count() == 0
                row.locator("summary").focus()
                page.keyboard.press("Enter")
                row.locator("q").first.wait_for()
                quotes = [quote.strip("“”") for quote in row.locator("q").all_inner_texts()]
                assert quotes == [said["quote"] for said in told["citation"]]
                assert told["summary"] in row.inner_text()
                known = read_strings("known")["known"][told["known"]]["en"]
                assert known in row.locator("summary").inner_text()
                assert told["known_how"] in row.inner_text()
                for said, cite in zip(told["citation"], row.locator("cite").all(), strict=True):
                    text = cite.inner_text()
                    assert (cards[said["document"]].title or "(no title in the text)") in text
                    assert said["document"] in text
                    assert all(str(line) in text for line in said["lines"])
                roles = row.locator(".fi-role").all_inner_texts()
                assert roles == [said["role"] for said in told["citation"]]
            assert overflowing(page) == []
            assert seen.faults() == []

    def test_opened_events_stay_open_while_the_list_changes(self, chromium, page_file):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            open_events(page, "path[data-island=shikotan]")
            page.locator("#fi-events summary").nth(2).click()
            page.locator("#fi-events q").first.wait_for()
            page.select_option("#fi-order", "newest")
            assert page.locator("#fi-events details[open] q").count() > 0
            page.click("[data-language=ja]")
            assert page.locator("#fi-events details[open] q").count() > 0
            assert page.locator("#fi-order").input_value() == "newest"

    @pytest.mark.parametrize(
        ("selector", "layer", "feature"),
        [
            ("path[data-island=habomai]", "islands", "habomai"),
            ("path[data-line=boundary_1855]", "boundary_1855", None),
            ("path[data-line=sakhalin_line]", "sakhalin_line", None),
            ("path[data-line=power_bridge]", "power_bridge", None),
            ("[data-place=nemuro]", "places", "nemuro"),
        ],
    )
    def test_by_keyboard_there_and_back(self, chromium, page_file, selector, layer, feature):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            for name in LINE_LAYERS:
                page.locator(f"input[value={name}]").check()
            page.locator(selector).first.focus()
            origin = active(page, "getAttribute('aria-label')")
            page.keyboard.press("Enter")
            number = len(listed(layer, feature))
            assert active(page, "innerText").startswith(f"{number} event")
            page.keyboard.press("Enter")
            assert active(page, "id") == "fi-evidence-title"
            assert set(shown(page)) == listed(layer, feature)
            page.keyboard.press("Tab")
            assert active(page, "id") == "fi-about"
            page.keyboard.press("Escape")
            assert active(page, "innerText").startswith(f"{number} event")
            assert page.locator("#fi-table").is_visible()
            page.keyboard.press("Escape")
            assert page.locator(".fi-card").count() == 0
            assert active(page, "getAttribute('aria-label')") == origin
            assert seen.faults() == []

    def test_a_line_is_clicked_with_the_mouse(self, chromium, page_file):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            x, y = page.evaluate(
                """() => {
                  const path = document.querySelector("path[data-line=boundary_1855]");
                  const at = path.getPointAtLength(path.getTotalLength() * 0.8)
                    .matrixTransform(path.getScreenCTM());
                  return [at.x, at.y];
                }"""
            )
            page.mouse.click(x + 4, y)
            assert "1855" in page.locator(".fi-card").inner_text()
            page.locator(".fi-card button").click()
            assert set(shown(page)) == listed("boundary_1855")
            page.click("#fi-evidence-back")
            assert active(page, "closest('.fi-card') !== null")
            click(page, "path[data-island=etorofu]")
            assert "Etorofu" in page.locator(".fi-card").inner_text()
            assert seen.faults() == []

    def test_a_line_without_events_says_so(self, chromium, tmp_path, monkeypatch):
        def silent(layer, properties):
            return {**properties, "events": []} if layer == "line_of_control" else properties

        replace_features(monkeypatch, silent)
        file = tmp_path / "silent.html"
        file.write_bytes(render_split(settle("area")))
        with browser.visit(chromium, file) as seen:
            page = seen.page
            page.locator("path[data-line=line_of_control]").first.focus()
            page.keyboard.press("Enter")
            assert "No event in the documents" in page.locator(".fi-card").inner_text()
            assert page.locator(".fi-card button").count() == 0
            assert page.locator("[data-subject='lines/line_of_control']").is_disabled()

    def test_a_place_is_clicked_and_one_elsewhere_is_chosen(self, chromium, page_file):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            open_events(page, "[data-place=nemuro]")
            assert set(shown(page)) == listed("places", "nemuro")
            page.select_option("#fi-about", "elsewhere/moscow")
            assert set(shown(page)) == listed("places", "moscow")
            assert "Moscow" in page.locator("#fi-evidence-title").inner_text()
            page.select_option("#fi-about", "all")
            assert len(shown(page)) == len(read_features("events"))
            assert seen.faults() == []

    def test_the_entry_among_the_figures_and_back_to_it(self, chromium, page_file):
        with browser.visit(chromium, page_file, size="phone") as seen:
            page = seen.page
            note = page.locator("#fi-entry-note").inner_text()
            assert f"All {len(read_features('events'))} events" in note
            page.locator("#fi-entry button").first.press("Enter")
            assert len(shown(page)) == len(read_features("events"))
            page.click("[data-language=ru]")
            page.click("#fi-evidence-back")
            assert active(page, "dataset.subject") == "all"
            page.locator("#fi-entry button").first.click()
            page.evaluate("document.querySelector('.fi-skip').click()")
            assert page.locator("#fi-table").is_visible()

    def test_escape_first_clears_the_search(self, chromium, page_file):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            open_events(page, "path[data-island=shikotan]")
            page.fill("#fi-find", "1956")
            page.keyboard.press("Escape")
            assert page.locator("#fi-find").input_value() == ""
            assert len(shown(page)) == len(listed("islands", "shikotan"))
            page.keyboard.press("Escape")
            assert not page.locator("#fi-evidence").is_visible()

    def test_focus_finds_its_shape_when_that_was_drawn_anew(self, chromium, page_file):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            open_events(page, "path[data-island=kunashiri]")
            page.click("[data-language=ja]")
            page.focus("#fi-find")
            page.keyboard.press("Escape")
            assert active(page, "dataset.island") == "kunashiri"

    @pytest.mark.parametrize(
        ("size", "lang"), [*(("phone", lang) for lang in LANGUAGES), ("laptop", "ru")]
    )
    def test_each_language_is_complete(self, chromium, page_file, size, lang):
        words = read_strings("evidence", "kinds")
        with browser.visit(chromium, page_file, size=size) as seen:
            page = seen.page
            page.click(f"[data-language={lang}]")
            open_events(page, "path[data-island=shikotan]")
            for nth in range(5):
                page.locator("#fi-events summary").nth(nth).click()
            page.locator("#fi-events details[open]").nth(4).locator("q").first.wait_for()
            text = page.locator("#fi-evidence").inner_text()
            for key in ("texts", "subject", "find", "order", "relevance", "document", "passages"):
                assert words["evidence"][key][lang] in text
            options = page.locator("#fi-kind option").all_inner_texts()
            assert any(option.startswith(words["kinds"]["poll"][lang]) for option in options)
            assert "undefined" not in text
            assert "{" not in text
            english = page.locator("#fi-events .fi-event-title, #fi-events q, .fi-event-summary")
            assert english.evaluate_all("all => all.every(n => n.lang === 'en')")
            if lang != "en":
                others = page.evaluate(
                    """() => {
                      const copy = document.getElementById("fi-evidence").cloneNode(true);
                      copy.querySelectorAll("[lang=en], select").forEach((n) => n.remove());
                      return copy.textContent;
                    }"""
                )
                assert not re.search(r"\b(the|of|and|event|events|document|line)\b", others)
            assert overflowing(page) == []
            assert seen.faults() == []

    def test_the_overflow_check_can_fail(self, chromium, page_file):
        with browser.visit(chromium, page_file, size="phone") as seen:
            page = seen.page
            page.locator("#fi-entry button").first.click()
            page.evaluate("document.querySelector('.fi-event-title').textContent = 'x'.repeat(400)")
            assert overflowing(page) == []
            page.evaluate("document.querySelector('.fi-event-title').style.whiteSpace = 'nowrap'")
            assert overflowing(page) != []

    def test_hostile_words_in_events_run_nothing(self, chromium, tmp_path, monkeypatch):
        hostile = dict.fromkeys(("kind", "date", "known", "known_how", "summary"), HOSTILE)
        passage = {"document": HOSTILE, "lines": [1, 2], "quote": HOSTILE, "role": HOSTILE}

        def poisoned(layer, properties):
            if layer != "events":
                return properties
            names, relevance = {"en": HOSTILE}, HOSTILE
            told = {**properties, **hostile, "names": names, "relevance": relevance}
            return {**told, "places": [HOSTILE], "citation": [passage]}

        replace_features(monkeypatch, poisoned)
        file = tmp_path / "poisoned.html"
        file.write_bytes(render_split(settle("area")))
        with browser.visit(chromium, file) as seen:
            page = seen.page
            for lang in LANGUAGES:
                page.click(f"[data-language={lang}]")
                page.locator("path[data-island=shikotan]").press("Enter")
                page.locator(".fi-card button").click()
                page.select_option("#fi-kind", HOSTILE)
                page.fill("#fi-find", "alert(4)")
                page.locator("#fi-events summary").first.click()
                page.locator("#fi-events q").first.wait_for()
                row = page.locator("#fi-events > li").first.evaluate("n => n.textContent")
                # title, summary, quote, role twice, document, place, date twice, kind, relevance,
                # how it is known twice, and in which way
                assert row.count(HOSTILE) == 14
                assert page.evaluate("document.querySelectorAll('img, b').length") == 0
                page.click("#fi-evidence-back")
            assert seen.faults() == []
        with browser.visit(chromium, file, javascript=False) as still:
            assert still.page.locator(".fi-still li img").count() == 0
            text = still.page.locator(".fi-still li").first.text_content()
            assert "<img src=x onerror=alert(4)>" in text
            assert still.requests == []

    def test_the_hostile_check_can_fail(self, chromium, page_file):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            page.locator("#fi-entry button").first.click()
            page.evaluate(
                "words => document.querySelector('.fi-event-title')"
                ".insertAdjacentHTML('beforeend', words)",
                HOSTILE,
            )
            assert page.evaluate("document.querySelectorAll('img, b').length") > 0
            page.wait_for_function("() => window.blocked.length > 0")
            assert seen.faults() != []

    def test_without_javascript_a_plain_list_by_date(self, chromium, page_file, events):
        with browser.visit(chromium, page_file, javascript=False) as seen:
            page = seen.page
            wanted = set().union(*(listed("islands", island) for island in ISLANDS))
            rows = page.locator(".fi-still li").all_inner_texts()
            assert len(rows) == len(wanted)
            in_order = [event for event in events if event in wanted]
            for event, row in zip(in_order, rows, strict=True):
                assert events[event]["names"]["en"] in row
                assert all(said["quote"] in row for said in events[event]["citation"])
            assert not page.locator("#fi-evidence").is_visible()
            assert seen.requests == []

    def test_own_polygons_still_have_their_page(self, chromium, tmp_path):
        file = tmp_path / "own.html"
        file.write_bytes(render_split(Claim("mine")))
        with browser.visit(chromium, file) as seen:
            page = seen.page
            page.locator("path[data-island]").first.press("Enter")
            assert "mine" in page.locator(".fi-card").inner_text()
            assert page.locator(".fi-card button").count() == 0
            assert page.locator("#fi-evidence, #fi-entry").count() == 0
            page.click("[data-language=ru]")
            assert seen.faults() == []

    @pytest.mark.parametrize("size", [*SIZES, "desktop"])
    def test_no_island_label_stands_on_a_line(self, chromium, page_file, size):
        with browser.visit(chromium, page_file, size=size) as seen:
            for lang in LANGUAGES:
                seen.page.click(f"[data-language={lang}]")
                assert crossed(seen.page) == [], lang

    def test_the_label_check_can_fail(self, chromium, page_file):
        with browser.visit(chromium, page_file) as seen:
            page = seen.page
            box = page.locator("path[data-line=line_of_control]").nth(1).bounding_box()
            page.evaluate(
                """box => {
                  const label = document.querySelector(".fi-island:not([hidden])");
                  label.style.position = "fixed";
                  label.style.transform = "none";
                  Object.assign(label.style, { width: "600px", height: "600px" });
                }""",
                box,
            )
            assert crossed(page) != []
