"""Numbers, dates and plurals of a language: CLDR's, through Babel, and where we depart from it.

What a page computes while it is looked at is written by the browser's `Intl`, whose CLDR is of
another year than Babel's, and of which Chromium makes narrow spaces wide. So that both write the
same, the departures are few, and each stands in one place:

- in a number the minus is U+2212, and a space (Russian thousands, Russian per cent) U+202F: here
  and in `web/writer.js`;
- Russian numbers have their thousands apart from five digits on, though CLDR's from four: the words
  `common.grouping`;
- a date's order, marks and spaces are the templates of `date_words`, which the page gets as words:
  it takes from `Intl` the names of months alone. After a day and before "г." the space does not
  break, a spaced dash is the language's own, and a Japanese counter stands once in 16～18日.

`tests/test_cldr.py` holds the two against each other in a real Chromium.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Literal

from babel import Locale
from babel.dates import tokenize_pattern
from babel.numbers import parse_pattern

from geo.base.numbers import round_half_up
from geo.maps.shared.strings import LANGUAGES, translate
from geo.maps.shared.types import Words

__all__ = [
    "date_words",
    "format_number",
    "format_share",
    "has_wide",
    "month_name",
    "plural_category",
]

_MINUS = "\N{MINUS SIGN}"
_NARROW = "\N{NARROW NO-BREAK SPACE}"
_NBSP = "\N{NO-BREAK SPACE}"
_WIDE = 10_000
"""First whole number that is grouped in a language whose grouping is `min2`."""
_PLACES = {"d": "day", "M": "month", "L": "month", "y": "year"}


@cache
def _locale(lang: str) -> Locale:
    return Locale.parse(translate("common", "locale", lang), sep="-")


def format_number(
    value: float | Decimal, decimals: int, lang: str, *, grouped: bool = False
) -> str:
    r"""Write a number, rounded halves away from zero.

    Parameters
    ----------
    value
        A finite number.
    decimals
        Digits after the point.
    lang
        Language.
    grouped
        Whether four digits are grouped too where the language has them together: for a column in
        which other numbers have five.

    Returns
    -------
    text
        Zero has no sign.

    Examples
    --------
    >>> format_number(5005.6, 1, "en"), format_number(-35920, 0, "ru")
    ('5,005.6', '−35\u202f920')
    >>> format_number(5005.6, 1, "ru"), format_number(5005.6, 1, "ru", grouped=True)
    ('5005,6', '5\u202f005,6')
    """
    return _write("decimal", round_half_up(value, decimals), decimals, lang, grouped=grouped)


def has_wide(values: Iterable[float]) -> bool:
    """Tell whether any of a column's numbers has so many digits that every language groups them.

    Parameters
    ----------
    values
        Finite numbers, shown without decimals.

    Returns
    -------
    wide
        Then the others are `grouped` too.

    Examples
    --------
    >>> has_wide([999, 9999.4]), has_wide([999, -9999.5])
    (False, True)
    """
    return any(abs(round_half_up(value, 0)) >= _WIDE for value in values)


def format_share(share: float, decimals: int, lang: str, *, sign: bool = True) -> str:
    r"""Write a share in per cent.

    Parameters
    ----------
    share
        1 for 100 per cent.
    decimals
        Digits after the point.
    lang
        Language.
    sign
        Whether with the per cent sign.

    Returns
    -------
    text
        The sign as far from the number as the language has it.

    Examples
    --------
    >>> format_share(0.0625, 1, "ja"), format_share(0.0625, 1, "ru")
    ('6.3%', '6,3\u202f%')
    """
    exact = Decimal(repr(float(share)))
    if not sign:
        return format_number(100 * exact, decimals, lang)
    return _write("percent", round_half_up(exact, decimals + 2), decimals, lang)


def _write(
    kind: Literal["decimal", "percent"],
    value: Decimal,
    decimals: int,
    lang: str,
    *,
    grouped: bool = False,
) -> str:
    locale = _locale(lang)
    formats = locale.decimal_formats if kind == "decimal" else locale.percent_formats
    pattern = parse_pattern(formats[None].pattern)
    pattern.frac_prec = (decimals, decimals)
    shown = value.scaleb(pattern.scale)
    always = translate("common", "grouping", lang) != "min2"
    text = pattern.apply(value, locale, group_separator=grouped or always or abs(shown) >= _WIDE)
    return re.sub(r"\s", _NARROW, text).replace("-", _MINUS)


def plural_category(count: int, lang: str) -> str:
    """Category of a whole number's plural.

    Parameters
    ----------
    count
        The number.
    lang
        Language.

    Returns
    -------
    category
        ``one``, ``few``, ``many`` or ``other``.

    Examples
    --------
    >>> [plural_category(count, "ru") for count in (1, 2, 5, 11, 21)]
    ['one', 'few', 'many', 'many', 'one']
    >>> plural_category(1, "en"), plural_category(1, "ja")
    ('one', 'other')
    """
    return _locale(lang).plural_form(count)


def month_name(month: int, lang: str, *, alone: bool = False) -> str:
    """Name of a month as it stands in the templates of `date_words`.

    Parameters
    ----------
    month
        1 to 12.
    lang
        Language.
    alone
        Whether no day stands by it.

    Returns
    -------
    name
        A number where the template has the word for month.

    Examples
    --------
    >>> month_name(9, "ru"), month_name(9, "ru", alone=True), month_name(9, "ja")
    ('сентября', 'сентябрь', '9')
    """
    locale = _locale(lang)
    if "MMMM" not in locale.date_formats["long"].pattern:
        return str(month)
    return str(locale.months["stand-alone" if alone else "format"]["wide"][month])


@cache
def _date_words(lang: str) -> Mapping[str, str]:
    locale = _locale(lang)
    days, months = (locale.interval_formats[skeleton] for skeleton in ("yMMMd", "yMMMM"))
    patterns = {
        "day": [locale.date_formats["long"].pattern],
        "month": [locale.datetime_skeletons["yMMMM"].pattern],
        "days": days["d"],
        "days_of_months": days["M"],
        "months": months["M"],
    }
    return {key: _template(ends, lang) for key, ends in patterns.items()}


def _template(ends: list[str], lang: str) -> str:
    text = ""
    for end, suffix in zip(ends, ("", "_end"), strict=False):
        for _, token in tokenize_pattern(end):
            text += token if isinstance(token, str) else f"{{{_PLACES[token[0]]}{suffix}}}"
    text = re.sub(r"(\{(?:day|year)\w*\})\s", rf"\1{_NBSP}", text)
    text = re.sub(r"\s–\s", translate("dates", "span", lang, start="", end=""), text)
    return re.sub(r"([年月日])～(\{\w+\})\1$", r"～\2\1", text)


def date_words() -> Words:
    r"""Templates of dates and of intervals whose ends share a year or a month.

    Returns
    -------
    words
        `day`, `month`, `days` of one month, `days_of_months` of one year, `months` of one year: by
        language. Places are `day`, `month` and `year`, and those of an interval's end `day_end`,
        `month_end` and `year_end`.

    Examples
    --------
    >>> date_words()["day"]["ru"], date_words()["days"]["ja"]
    ('{day}\xa0{month} {year}\xa0г.', '{year}年{month}月{day}～{day_end}日')
    """
    return {key: {lang: _date_words(lang)[key] for lang in LANGUAGES} for key in _date_words("en")}
