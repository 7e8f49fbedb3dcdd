"""The language that a page opens in: its address, what it was rendered for, the reader's own."""

import browser
import pytest

from geo.maps import render_atlas, render_index, render_sea, render_split
from geo.maps.shared.strings import LANGUAGES, read_strings
from geo.settlement.maritime import measure_sea
from geo.settlement.options import settle

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
def pages(tmp_path_factory):
    """Every page, as it is rendered by default and for a reader of Japanese."""
    files = {}
    for lang in ("en", "ja"):
        folder = tmp_path_factory.mktemp(lang)
        for name, render in RENDER.items():
            files[name, lang] = folder / f"{name}.html"
            files[name, lang].write_bytes(render(lang=lang))
    return files


def spoken(page):
    """The language that the page says it speaks, and the one of its title."""
    return page.evaluate("document.documentElement.lang"), page.title()


def open_at(seen, fragment):
    """Open the page anew at an address."""
    seen.page.goto(browser.BLANK)
    seen.page.goto(seen.address + fragment)


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
        with browser.visit(chromium, file, locale=locale) as seen:
            open_at(seen, fragment)
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
        assert spoken(page) == (lang, TITLES["split"][lang])
