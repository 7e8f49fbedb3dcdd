"""`geo.maps.shared.cldr`: numbers, dates and plurals, and the same by a real Chromium's `Intl`.

The scripts are the pages' own modules, asked in the browser for texts that Python has written too.
Both are compared as they are: not a space is made alike.
"""

from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from geo.base.numbers import format_fixed, round_half_up
from geo.maps.pages.atlas.data import atlas_strings
from geo.maps.pages.atlas.timeline import FIRST_YEAR, LAST_YEAR, day_number
from geo.maps.shared.cldr import (
    date_words,
    format_number,
    format_share,
    has_wide,
    month_name,
    plural_category,
)
from geo.maps.shared.dates import format_date
from geo.maps.shared.strings import LANGUAGES
from geo.maps.shared.writer import Writer

HOST = "http://pages.test"
TYPES = {".js": "text/javascript", ".html": "text/html"}
COUNTS = [*range(130), 999, 1000, 1001, 1488, 9999, 10_000, 12_345, 106_212, 1_234_567, -1, -5005]
DECIMALS = [
    *("0.0", "0.5", "-0.5", "999.9", "1488.7", "5005.0", "9999.9", "-9999.95", "10000.0"),
    *("45.25", "-147.50", "35920.4", "-106212.0", "1234567.891"),
]
DAYS = [
    *(
        f"{year}-{month:02d}-{day:02d}"
        for year in (1855, 1945)
        for month in range(1, 13)
        for day in (1, 9, 28)
    ),
    *("1904-02-29", "1991-09-16", "1991-09-18", "1991-12-31", "1992-01-01", "2020-12-31"),
]


@pytest.fixture(scope="module")
def intl(chromium):
    """What the pages' own writers write, in Chromium: a function of a script and its values."""
    context = chromium.new_context(timezone_id="Pacific/Kiritimati")
    page = context.new_page()

    def answer(route):
        path = ROOT / "geo" / "maps" / route.request.url.removeprefix(f"{HOST}/")
        body = path.read_text(encoding="utf-8") if path.is_file() else "<!DOCTYPE html>"
        route.fulfill(body=body, content_type=TYPES.get(path.suffix, "text/html"))

    page.route(f"{HOST}/**", answer)
    page.goto(f"{HOST}/")
    page.evaluate(
        """async data => {
          const { AtlasWriter } = await import("/pages/atlas/web/words.js");
          window.writers = data.languages.map(lang => new AtlasWriter(data, lang));
        }""",
        {"languages": LANGUAGES, "first_year": FIRST_YEAR, "strings": atlas_strings()},
    )
    yield lambda script, values: page.evaluate(
        f"values => writers.map(writer => values.map(value => ({script})(writer, value)))", values
    )
    context.close()


def python(write, values):
    """The same by Python: a row for each language."""
    return [[write(lang, value) for value in values] for lang in LANGUAGES]


@pytest.mark.browser
class TestAgainstChromium:
    def test_counts(self, intl):
        drawn = np.random.default_rng(10).integers(-(10**9), 10**9, 500)
        counts = [*COUNTS, *drawn.tolist()]
        found = intl("(writer, value) => writer.count(value)", counts)
        assert found == python(lambda lang, value: format_number(value, 0, lang), counts)

    def test_decimals(self, intl):
        drawn = np.random.default_rng(10).uniform(-99_999, 99_999, 500)
        texts = [*DECIMALS, *(f"{value:.3f}" for value in drawn)]
        found = intl("(writer, value) => writer.decimal(value)", texts)
        digits = {text: len(text.partition(".")[2]) for text in texts}
        assert found == python(
            lambda lang, text: format_number(Decimal(text), digits[text], lang), texts
        )

    def test_plurals(self, intl):
        counts = [*range(130), 1000, 1001, 12_345, 10**6]
        found = intl("(writer, value) => writer.plurals.select(value)", counts)
        assert found == python(lambda lang, count: plural_category(count, lang), counts)

    def test_words_with_a_number(self, intl):
        found = intl("(writer, value) => writer.plural('evidence.events', value)", COUNTS)
        writers = {lang: Writer(atlas_strings(), lang, "evidence") for lang in LANGUAGES}
        assert found == python(lambda lang, count: writers[lang].plural("events", count), COUNTS)

    def test_dates(self, intl):
        days = [day_number(day) for day in DAYS]
        found = intl("(writer, value) => writer.date(value)", days)
        assert found == python(lambda lang, day: format_date(day, lang), DAYS)

    def test_intervals(self, intl):
        ends = [*pairwise(sorted(DAYS)), (DAYS[0], DAYS[-1]), ("1991-09-16", "1991-10-18")]
        spans = [[day_number(day) for day in pair] for pair in ends]
        found = intl("(writer, value) => writer.interval(...value)", spans)
        assert found == python(lambda lang, pair: format_date("/".join(pair), lang), ends)

    def test_an_interval_of_one_day_is_that_day(self, intl):
        day = day_number("1945-09-02")
        found = intl("(writer, value) => writer.interval(value, value)", [day])
        assert found == python(lambda lang, day: format_date(day, lang), ["1945-09-02"])
        both = "1945-09-02/1945-09-02"
        assert found == python(lambda lang, pair: format_date(pair, lang), [both])

    def test_years(self, intl):
        ends = [(1855, 1875), (1945, 1951), (FIRST_YEAR, LAST_YEAR)]
        found = intl("(writer, [start, end]) => writer.word('dates.years', { start, end })", ends)
        assert found == python(lambda lang, pair: format_date("{}/{}".format(*pair), lang), ends)


class TestNumbers:
    @pytest.mark.parametrize(
        ("value", "decimals", "texts"),
        [
            (0, 0, ("0", "0", "0")),
            (-0.04, 1, ("0.0", "0.0", "0,0")),
            (-0.05, 1, ("−0.1", "−0.1", "−0,1")),
            (1488.7, 1, ("1,488.7", "1,488.7", "1488,7")),
            (9999.94, 1, ("9,999.9", "9,999.9", "9999,9")),
            (9999.95, 1, ("10,000.0", "10,000.0", "10\u202f000,0")),
            (-106_212, 0, ("−106,212", "−106,212", "−106\u202f212")),
            (1e21, 0, tuple(mark.join(["1", *["000"] * 7]) for mark in (",", ",", "\u202f"))),
        ],
    )
    def test_of_each_language(self, value, decimals, texts):
        assert tuple(format_number(value, decimals, lang) for lang in LANGUAGES) == texts

    def test_a_column_with_five_digits_groups_four_too(self):
        assert format_number(1488.7, 1, "ru", grouped=True) == "1\u202f488,7"
        assert [has_wide(column) for column in ([], [9999.4], [1, -9999.5])] == [False, False, True]

    @pytest.mark.parametrize(
        ("share", "texts"),
        [
            (0.0625, ("6.3%", "6.3%", "6,3\u202f%")),
            (0.9375, ("93.8%", "93.8%", "93,8\u202f%")),
            (1, ("100.0%", "100.0%", "100,0\u202f%")),
            (-0.0005, ("−0.1%", "−0.1%", "−0,1\u202f%")),
        ],
    )
    def test_per_cent(self, share, texts):
        assert tuple(format_share(share, 1, lang) for lang in LANGUAGES) == texts
        bare = [format_share(share, 1, lang, sign=False) for lang in LANGUAGES]
        assert bare == [text.rstrip("%\u202f") for text in texts]

    @given(st.floats(-1e12, 1e12), st.integers(0, 4))
    def test_english_is_that_of_the_tables(self, value, decimals):
        expected = format_fixed(value, decimals).replace("-", "−")
        assert format_number(value, decimals, "en") == expected

    @given(st.floats(-1e12, 1e12), st.integers(0, 4))
    def test_every_language_writes_the_same_number(self, value, decimals):
        exact = round_half_up(value, decimals)
        for lang in LANGUAGES:
            plain = format_number(value, decimals, lang).replace("−", "-").replace("\u202f", "")
            plain = plain.replace(",", "." if lang == "ru" else "")
            assert Decimal(plain) == exact, lang


class TestDates:
    def test_templates(self):
        assert date_words() == {
            "day": {
                "en": "{day}\u00a0{month} {year}",
                "ja": "{year}年{month}月{day}日",
                "ru": "{day}\u00a0{month} {year}\u00a0г.",
            },
            "month": {
                "en": "{month} {year}",
                "ja": "{year}年{month}月",
                "ru": "{month} {year}\u00a0г.",
            },
            "days": {
                "en": "{day}–{day_end}\u00a0{month_end} {year_end}",
                "ja": "{year}年{month}月{day}～{day_end}日",
                "ru": "{day}–{day_end}\u00a0{month_end} {year_end}\u00a0г.",
            },
            "days_of_months": {
                "en": "{day}\u00a0{month} – {day_end}\u00a0{month_end} {year_end}",
                "ja": "{year}年{month}月{day}日～{month_end}月{day_end}日",
                "ru": "{day}\u00a0{month} — {day_end}\u00a0{month_end} {year_end}\u00a0г.",
            },
            "months": {
                "en": "{month} – {month_end} {year_end}",
                "ja": "{year}年{month}～{month_end}月",
                "ru": "{month} — {month_end} {year_end}\u00a0г.",
            },
        }

    @pytest.mark.parametrize(
        ("lang", "day", "alone"),
        [("en", "May", "May"), ("ja", "5", "5"), ("ru", "мая", "май")],
    )
    def test_months(self, lang, day, alone):
        assert (month_name(5, lang), month_name(5, lang, alone=True)) == (day, alone)
        assert len({month_name(month, lang) for month in range(1, 13)}) == 12
