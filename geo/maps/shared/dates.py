"""EDTF dates in words, in the three interface languages.

Days and months are CLDR's (`geo.maps.shared.cldr`); what it has no words for is ours: doubt,
decades, centuries, open ends, and the Russian "г." and "гг." after years alone.
"""

from geo.base.dates import EdtfDate, parse_edtf
from geo.errors import ArgumentError
from geo.maps.shared.cldr import date_words, month_name
from geo.maps.shared.strings import fill_places, translate

__all__ = ["format_date"]

_QUALIFIERS = {"~": "about", "?": "perhaps", "%": "perhaps_about"}


def format_date(edtf: str, lang: str) -> str:
    r"""Write an EDTF date in words, its uncertainty included.

    Parameters
    ----------
    edtf
        A date or an interval. What is neither is returned as it is.
    lang
        Language.

    Returns
    -------
    text
        The date.

    Examples
    --------
    >>> format_date("1956-10-19", "en"), format_date("1991~/199X~", "en")
    ('19\xa0October 1956', 'about 1991 – the 1990s or so')
    >>> format_date("1991-09-16/1991-09-18", "en"), format_date("1956?/1989?", "en")
    ('16–18\xa0September 1991', 'perhaps 1956–1989')
    >>> format_date("2004-12~", "ja"), format_date("1956?/..", "en")
    ('2004年12月頃', 'perhaps 1956 and after')
    """
    try:
        date = parse_edtf(edtf)
        if date.start and date.end and date.is_interval:
            return _span(date.start, date.end, lang)
        start, end = (each and _single(each, lang) for each in (date.start, date.end))
    except (ArgumentError, KeyError):
        return edtf
    if not date.is_interval:
        return start or edtf
    return translate("dates", "since" if start else "until", lang, start=start or "", end=end or "")


def _span(start: EdtfDate, end: EdtfDate, lang: str) -> str:
    """Write an interval; what both ends have in common is said once."""
    if start == end:
        return _single(start, lang)
    shared = _shared(start, end, lang)
    if shared is None:
        ends = {"start": _single(start, lang), "end": _single(end, lang)}
        return translate("dates", "span", lang, **ends)
    return _qualified(shared, start.qualifier, lang)


def _shared(start: EdtfDate, end: EdtfDate, lang: str) -> str | None:
    """Write an interval of two years, or of a part of one year; None for other ends."""
    if start.qualifier != end.qualifier or "X" in start.year + end.year:
        return None
    depths = [(date.month is not None) + (date.day is not None) for date in (start, end)]
    if depths == [0, 0]:
        return translate("dates", "years", lang, start=start.year, end=end.year)
    if depths[0] != depths[1] or start.year != end.year:
        return None
    days = "days" if start.month == end.month else "days_of_months"
    places = _places(start, lang) | _places(end, lang, "_end")
    return fill_places(date_words()["months" if depths == [1, 1] else days][lang], places)


def _places(date: EdtfDate, lang: str, suffix: str = "") -> dict[str, str]:
    """Fill the places of a template; the month is known."""
    month = month_name(date.month or 1, lang, alone=date.day is None)
    words = {"year": date.year, "month": month, "day": str(date.day)}
    return {f"{place}{suffix}": word for place, word in words.items()}


def _single(date: EdtfDate, lang: str) -> str:
    """One date in words; KeyError if there are none for it."""
    if date.qualifier == "~" and date.year.endswith("X") and not date.year.endswith("XX"):
        return translate("dates", "about_decade", lang, year=f"{date.year[:3]}0")
    return _qualified(_plain(date, lang), date.qualifier, lang)


def _qualified(text: str, qualifier: str, lang: str) -> str:
    return translate("dates", _QUALIFIERS[qualifier], lang, date=text) if qualifier else text


def _plain(date: EdtfDate, lang: str) -> str:
    if date.year.endswith("XX"):
        return translate("centuries", date.year[:2], lang)
    if date.year.endswith("X"):
        return translate("dates", "decade", lang, year=f"{date.year[:3]}0")
    if date.month is None:
        return translate("dates", "year", lang, year=date.year)
    template = date_words()["day" if date.day else "month"][lang]
    return fill_places(template, _places(date, lang))
