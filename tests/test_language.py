"""Languages of the pages: the one that a page opens in, the marks of each, both sides' names."""

import re
from functools import partial

import browser
import pytest
from once import once_in

from geo.layers.read import read_features
from geo.maps import render_atlas, render_index, render_sea, render_split
from geo.maps.shared.documents import document_strings
from geo.maps.shared.strings import LANGUAGES, head, read_strings
from geo.settlement.maritime import measure_sea
from geo.settlement.options import settle

pytestmark = pytest.mark.browser

RENDER = {
    "index": render_index,
    "atlas": render_atlas,
    "split": lambda **how: render_split(settle("area"), **how),
    "sea": lambda **how: render_sea(measure_sea("count"), **how),
}
TITLES = {
    page: read_strings(page, file=file)[page]["title"]
    for page, file in {
        "index": "shared/words.toml",
        "atlas": "pages/atlas/words.toml",
        "split": "shared/words.toml",
        "sea": "pages/sea/words.toml",
    }.items()
}


@pytest.fixture(scope="module")
def pages(once_folder):
    """Every page, as it is rendered by default and for a reader of Japanese."""
    files = {}
    for lang in ("en", "ja"):
        folder = once_folder / lang
        folder.mkdir(exist_ok=True)
        once = once_in(folder)
        for name, render in RENDER.items():
            files[name, lang] = once(f"{name}.html", partial(render, lang=lang))
    return files


def spoken(page):
    """The language that the page says it speaks, and the one of its title."""
    return page.evaluate("document.documentElement.lang"), page.title()


def open_at(seen, fragment):
    """Open the page anew at an address."""
    seen.page.goto(browser.BLANK)
    seen.page.goto(seen.address + fragment)
    browser.until_open(seen.page)


@pytest.mark.parametrize("name", RENDER)
class TestOpening:
    @pytest.mark.parametrize(
        ("rendered", "locale", "fragment", "lang"),
        [
            ("en", "ja-JP", "", "ja"),
            ("en", "ru", "", "ru"),
            ("en", "de-DE", "", "en"),
            ("en", "ja-JP", "#lang=ru", "ru"),
            ("en", "ja-JP", "#lang=en", "en"),
            ("en", "ja-JP", "#lang=tlh", "ja"),
            ("ja", "ru-RU", "", "ja"),
            ("ja", "ru-RU", "#lang=en", "en"),
        ],
    )
    def test_the_address_then_what_was_asked_for_then_the_reader(
        self, chromium, pages, name, rendered, locale, fragment, lang
    ):
        file = pages[name, rendered]
        with browser.visit(chromium, file, locale=locale, fragment=fragment) as seen:
            assert spoken(seen.page) == (lang, TITLES[name][lang])
            pressed = seen.page.locator("[data-language][aria-pressed=true]")
            assert pressed.evaluate_all("all => all.map(one => one.lang)") == [lang]
            assert seen.faults() == []

    def test_without_javascript_it_stays_in_its_own(self, chromium, pages, name):
        for rendered in ("en", "ja"):
            with browser.visit(
                chromium, pages[name, rendered], locale="ru", javascript=False
            ) as seen:
                assert seen.page.locator("html").get_attribute("lang") == rendered
                assert seen.page.title() == TITLES[name][rendered]

    def test_the_choice_stands_in_the_address_and_is_left_by_going_back(
        self, chromium, pages, name
    ):
        with browser.visit(chromium, pages[name, "en"]) as seen:
            page = seen.page
            for lang in ("ja", "ru"):
                page.click(f"[data-language={lang}]")
                browser.until_still(page)
                assert f"lang={lang}" in page.url
                assert spoken(page) == (lang, TITLES[name][lang])
            page.reload()
            browser.until_open(page)
            assert spoken(page) == ("ru", TITLES[name]["ru"])
            page.go_back()
            page.wait_for_function("document.documentElement.lang == 'ja'")
            assert page.title() == TITLES[name]["ja"]
            page.evaluate("location.hash = 'lang=en'")
            page.wait_for_function("document.documentElement.lang == 'en'")
            assert seen.faults() == []


@pytest.mark.parametrize("name", ["split", "sea"])
def test_the_rest_of_the_address_stays_and_skipping_to_the_figures_changes_nothing(
    chromium, pages, name
):
    with browser.visit(chromium, pages[name, "en"]) as seen:
        page = seen.page
        open_at(seen, "#share=0.37")
        page.click("[data-language=ru]")
        assert page.url.endswith("#share=0.37&lang=ru")
        page.evaluate("document.querySelector('.fi-skip').click()")
        assert page.url.endswith("#share=0.37&lang=ru")
        assert page.evaluate("document.activeElement.id") == "fi-figures"
        assert page.evaluate("document.documentElement.lang") == "ru"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_of_pages_hands_its_language_on(chromium, pages, lang):
    with browser.visit(chromium, pages["index", "en"], locale="ja-JP") as seen:
        page = seen.page
        page.click(f"[data-language={lang}]")
        for name in ("atlas", "split", "sea"):
            link = page.locator(f"a[data-page={name}]")
            assert link.get_attribute("href") == f"{name}.html#lang={lang}"
        seen.address = pages["split", "en"].as_uri()
        page.click("a[data-page=split]")
        page.wait_for_url("**/split.html#*")
        browser.until_open(page)
        assert spoken(page) == (lang, TITLES["split"][lang])


KANJI, CYRILLIC = r"[\u3040-\u30ff\u4e00-\u9fff]", r"[\u0400-\u04ff]"


def foreign(page, selector):
    """Texts, node by node, of another script than their language writes."""
    return page.evaluate(
        """([selector, kanji, cyrillic]) =>
          [...document.querySelectorAll(selector)].flatMap(node => {
            const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
            const found = [];
            while (walker.nextNode()) {
              const {data, parentElement} = walker.currentNode;
              const lang = parentElement.closest("[lang]").lang;
              const own = RegExp(kanji, "u").test(data) ? "ja"
                : RegExp(cyrillic, "u").test(data) ? "ru" : lang;
              if (own !== lang) found.push(`${lang}: ${data}`);
            }
            return found;
          })""",
        [selector, KANJI, CYRILLIC],
    )


def slanted(page, selector):
    """Texts that are written in slanted type."""
    return page.evaluate(
        """selector => [...document.querySelectorAll(selector)]
           .filter(node => getComputedStyle(node).fontStyle === "italic" && node.innerText)
           .map(node => node.innerText)""",
        selector,
    )


class TestMarks:
    """Each language is marked as what it is, and written as it writes."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize("name", ["atlas", "split", "sea"])
    def test_each_name_of_a_label_is_in_its_language(self, chromium, pages, name, lang):
        with browser.visit(chromium, pages[name, "en"], fragment=f"#lang={lang}") as seen:
            assert seen.page.locator(".fi-label .fi-other-name").count() > 10
            assert foreign(seen.page, ".fi-label") == []

    def test_the_check_of_languages_can_fail(self, chromium, pages):
        with browser.visit(chromium, pages["split", "en"]) as seen:
            seen.page.evaluate(
                "document.querySelectorAll('.fi-label [lang=ja]').forEach(one => one.lang = 'en')"
            )
            assert foreign(seen.page, ".fi-label")[0].startswith("en: ")

    def test_japanese_is_never_slanted(self, chromium, pages):
        with browser.visit(chromium, pages["split", "en"]) as seen:
            page = seen.page
            assert any("Strait" in text for text in slanted(page, ".fi-label span"))
            for lang in LANGUAGES:
                page.click(f"[data-language={lang}]")
                assert slanted(page, ".fi-label span:lang(ja)") == []
            page.click("[data-language=ja]")
            assert page.locator("#fi-passages cite").count() > 0
            assert slanted(page, "body :lang(ja):not(:has(*))") == []
            signs = "getComputedStyle(document.querySelector('q'), '::before').fontStyle"
            assert page.evaluate(signs) == "normal"

    def test_the_scale_has_the_units_of_the_language(self, chromium, pages):
        with browser.visit(chromium, pages["split", "en"]) as seen:
            page, scale = seen.page, seen.page.locator(".leaflet-control-scale-line")
            for lang, unit in (("en", "km"), ("ru", "км"), ("ja", "km")):
                page.click(f"[data-language={lang}]")
                assert scale.inner_text().split("\u00a0")[1] == unit
            page.click("[data-language=ru]")
            page.locator(".leaflet-control-zoom-in").click()
            browser.until_still(page)
            assert scale.inner_text().endswith("\u00a0км")
            assert page.locator(".fi-attribution [lang=en]").inner_text().startswith("©")

    @pytest.mark.parametrize(
        ("lang", "dates"),
        [
            ("en", ["about 2005", "31 March 2021", "about 2018"]),
            ("ja", ["2005年頃", "2021年3月31日", "2018年頃"]),
            ("ru", ["примерно 2005", "31 марта 2021"]),
        ],
    )
    def test_documents_have_dates_in_words_and_english_marked(self, chromium, pages, lang, dates):
        with browser.visit(
            chromium, pages["atlas", "en"], fragment=f"#lang={lang}&tab=sources"
        ) as seen:
            cards = seen.page.locator("#fi-documents")
            text = cards.evaluate("node => node.textContent").replace(browser.NBSP, " ")
            for date in dates:
                assert date in text
            assert not re.search(r"\d~|\d{4}-\d\d", text)
            assert cards.locator("span[lang=en]", has_text="Jonathan Eyal").count() == 1
            assert cards.locator("span[lang=en]", has_text="RUSI").count() == 1

    def test_documents_and_the_chosen_event_are_named_in_the_readers_language(
        self, chromium, pages
    ):
        with browser.visit(
            chromium, pages["atlas", "en"], fragment="#lang=ja&event=1956-10-19-joint-declaration"
        ) as seen:
            page = seen.page
            named = dict(
                page.locator("#fi-document option").evaluate_all(
                    "all => all.map(one => [one.value, one.textContent])"
                )
            )
            for name, words in document_strings().items():
                assert named[name].startswith(words["ja"])
            assert page.locator("#fi-chosen [lang=ja]").inner_text() == "日ソ共同宣言"
            second = page.locator("#fi-map-beside").get_attribute("aria-label")
            assert (
                second == read_strings("atlas", file="pages/atlas/words.toml")["atlas"]["map"]["ja"]
            )

    def test_without_javascript_documents_and_titles_are_in_the_pages_language(
        self, chromium, pages
    ):
        with browser.visit(chromium, pages["atlas", "ja"], javascript=False) as seen:
            documents = seen.page.locator(".fi-panel noscript ul > li").all_text_contents()
            assert [text.partition("] ")[2] for text in documents] == [
                words["ja"] for words in document_strings().values()
            ]
            titles = seen.page.locator(".fi-still li > span[lang]")
            assert {one.get_attribute("lang") for one in titles.all()[:20]} == {"ja"}

    def test_how_a_date_is_known_stands_in_the_languages_brackets(self, chromium, pages):
        known = read_strings("evidence", "known")
        with browser.visit(chromium, pages["atlas", "en"]) as seen:
            for lang in LANGUAGES:
                open_at(seen, f"#lang={lang}&event=1855-shimoda-treaty&when=any")
                facts = seen.page.locator(".fi-events details[open] dd:has(span[lang])").first
                how = facts.locator("span").inner_text()
                pattern = known["evidence"]["known_how"][lang].replace("{how}", how)
                said = {pattern.replace("{known}", one[lang]) for one in known["known"].values()}
                assert facts.inner_text() in said

    def test_titles_in_the_list_of_the_split_page(self, chromium, pages):
        with browser.visit(chromium, pages["split", "en"]) as seen:
            page = seen.page
            page.click("[data-language=ja]")
            page.locator("#fi-entry button").first.click()
            langs = page.locator("#fi-document option").evaluate_all("all => all.map(o => o.lang)")
            assert langs == [""] * 6
            first = page.locator("#fi-document option").nth(1).inner_text()
            assert first.startswith("Se Hyun Ahn「Genesis of the Russia-Japan Conundrum")


@pytest.mark.parametrize(
    ("lang", "state"), [("en", "de facto"), ("ja", "事実上の線"), ("ru", "де-факто")]
)
def test_a_line_of_control_is_de_facto(chromium, pages, lang, state):
    with browser.visit(chromium, pages["atlas", "en"], fragment=f"#lang={lang}&tab=table") as seen:
        rows = seen.page.locator("#fi-lines tr[data-line=line_of_control] td:nth-child(2)")
        assert rows.all_inner_texts() == [state, state]
        others = seen.page.locator("#fi-lines tr:not([data-line=line_of_control])")
        assert all(state not in text for text in others.all_inner_texts())


@pytest.mark.parametrize("size", ["phone", "laptop"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_events_are_about_is_read_whole(chromium, pages, lang, size):
    with browser.visit(chromium, pages["atlas", "en"], size=size, fragment=f"#lang={lang}") as seen:
        page = seen.page
        widths = page.evaluate(
            """() => ["fi-about", "fi-document", "fi-find", "fi-order", "fi-when"].map(id => {
              const node = document.getElementById(id);
              const paint = document.createElement("canvas").getContext("2d");
              paint.font = getComputedStyle(node).font;
              const text = node.selectedOptions?.[0].text ?? "";
              return [Math.round(node.getBoundingClientRect().width),
                node.clientWidth - paint.measureText(text).width];
            })"""
        )
        assert len({width for width, _ in widths[:3]}) == 1
        arrow = 30
        assert min(room for _, room in widths) > arrow


OTHER = {"ja": "ru", "ru": "ja"}
TABLES = {
    "split": ["fi-table"],
    "sea": ["fi-table", "fi-straits"],
    "atlas": ["fi-land", "fi-lines"],
}
ROWS = "tbody tr:not(.fi-sum) th[scope=row]"


def heads(page, table):
    """First cells of a table's rows: the name, and what stands small below it, by language."""
    return page.locator(f"#{table} {ROWS}").evaluate_all(
        """all => all.map(one => [
          (one.querySelector("button") ?? one.firstChild).textContent,
          Object.fromEntries(
            [...one.querySelectorAll("small")].map(small => [small.lang, small.textContent])),
        ])"""
    )


def both_names(lang):
    """Name of what a layer has in a language to the other side's name, as they head a cell."""
    layers = ("islands", "coast", "places", "control", "boundary_1855", "line_of_control")
    found = [feature["properties"]["names"] for name in layers for feature in read_features(name)]
    return {head(names[lang], lang): head(names[OTHER[lang]], OTHER[lang]) for names in found}


class TestNames:
    """Wherever one side's name stands, the other's stands too."""

    @pytest.mark.parametrize("lang", ["ja", "ru"])
    @pytest.mark.parametrize("name", TABLES)
    def test_both_names_stand_in_tables(self, chromium, pages, name, lang):
        known = both_names(lang)
        with browser.visit(chromium, pages[name, "en"], fragment=f"#lang={lang}&tab=table") as seen:
            for table in TABLES[name]:
                rows = heads(seen.page, table)
                assert len(rows) > 3
                for text, small in rows:
                    assert list(small) == [OTHER[lang]]
                    if text in known:
                        assert small[OTHER[lang]] == known[text]
            assert "択捉島" in {text for text, _ in heads(seen.page, TABLES[name][0])} | set(
                known.values()
            )
            assert foreign(seen.page, "table") == []

    @pytest.mark.parametrize("name", ["split", "sea"])
    def test_an_english_name_has_both_in_it(self, chromium, pages, name):
        with browser.visit(chromium, pages[name, "en"]) as seen:
            rows = [row for table in TABLES[name] for row in heads(seen.page, table)]
            assert ["Etorofu / Iturup", {}] in rows
            assert all(small == {} for _, small in rows)

    @pytest.mark.parametrize("name", TABLES)
    def test_both_names_stand_without_javascript(self, chromium, pages, name):
        with browser.visit(chromium, pages[name, "ja"], javascript=False) as seen:
            table = ".fi-still-table" if name == "atlas" else "#fi-table"
            row = seen.page.locator(f"{table} tr", has_text="択捉島").first
            assert row.locator("small[lang=ru]").inner_text() == "Итуруп"

    def test_the_walk_and_the_points_of_three_coasts_name_both(self, chromium, pages):
        with browser.visit(chromium, pages["sea", "en"]) as seen:
            page = seen.page
            page.click("[data-language=ja]")
            stop = page.locator("#fi-stop")
            assert re.search(r"丹島 / Шикотан.日本.、\w+島 / \w+.ロシア.", stop.inner_text())
            assert stop.locator("[lang=ru]").count() == 2
            assert page.locator("#fi-walk").get_attribute("aria-valuetext") == stop.inner_text()
            cells = page.locator("#fi-tri tbody td:nth-child(2) div")
            assert cells.count() == cells.locator("small[lang=ru]").count() > 3
            page.locator("[data-tri]").first.press("Enter")
            assert page.locator(".fi-card [lang=ru]").count() == 3

    @pytest.mark.parametrize("name", TABLES)
    def test_russian_names_begin_with_a_capital_and_are_short_on_the_map(
        self, chromium, pages, name
    ):
        with browser.visit(chromium, pages[name, "en"], fragment="#lang=ru&tab=table") as seen:
            page = seen.page
            for table in TABLES[name]:
                for text, _ in heads(page, table):
                    assert text[0].isupper() or text[0].isdigit()
            said = page.locator(
                "option, .fi-entry button, .leaflet-overlay-pane [role=button], .fi-zone"
            ).evaluate_all("all => all.map(one => one.getAttribute('aria-label') ?? one.text)")
            assert not [text for text in said if text and text.startswith(("остров", "пролив"))]
            labels = page.locator(".fi-label .fi-main-name").all_text_contents()
            assert "Острова Хабомаи" in labels
            assert [text for text in labels if text.startswith(("прол.\u00a0", "м.\u00a0"))]
            assert not [
                text for text in labels if re.match("острова|(?i:остров |пролив|мыс)", text)
            ]
            page.click("[data-language=ja]")
            browser.until_still(page)
            texts = page.locator(f"#{TABLES[name][0]} small").all_text_contents()
            assert "Острова Хабомаи" in texts

    @pytest.mark.parametrize("name", TABLES)
    @pytest.mark.parametrize(
        ("lang", "rule"),
        [
            ("en", "on Sakhalin / Karafuto, which Japan does not claim, today’s name first"),
            ("ja", "では現在の名称を先に置く"),
            ("ru", "на Сахалине (Карафуто), на который Япония не претендует, сначала нынешнее"),
        ],
    )
    def test_the_order_of_the_names_is_said_once(self, chromium, pages, name, lang, rule):
        with browser.visit(
            chromium, pages[name, "en"], fragment=f"#lang={lang}&tab=sources"
        ) as seen:
            assert seen.page.locator("body").inner_text().count(rule) == 1
