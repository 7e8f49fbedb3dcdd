"""EDTF dates in words, in the three interface languages."""

from geo.base.dates import EdtfDate, parse_edtf
from geo.errors import ArgumentError
from geo.maps.shared.strings import translate

__all__ = ["format_date"]

_QUALIFIERS = {"~": "about", "?": "perhaps", "%": "perhaps_about"}


def format_date(edtf: str, lang: str) -> str:
    """Write an EDTF date in words, its uncertainty included.

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
    ('19 October 1956', 'about 1991 – the 1990s or so')
    >>> format_date("1991-09-16/1991-09-18", "en"), format_date("1956?/1989?", "en")
    ('16–18 September 1991', 'perhaps 1956–1989')
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
    shared = _shared(start, end, lang)
    if shared is None:
        ends = {"start": _single(start, lang), "end": _single(end, lang)}
        return translate("dates", "span", lang, **ends)
    return _qualified(shared, start.qualifier, lang)


def _shared(start: EdtfDate, end: EdtfDate, lang: str) -> str | None:
    """Write two years, two months of a year or two days of a month; None for other ends."""
    if start.qualifier != end.qualifier or "X" in start.year + end.year:
        return None
    depths = [(date.month is not None) + (date.day is not None) for date in (start, end)]
    if depths == [0, 0]:
        return translate("dates", "years", lang, start=start.year, end=end.year)
    if depths[0] != depths[1] or start.year != end.year:
        return None
    if depths == [1, 1]:
        months = {"start": _month(start, lang), "end": _month(end, lang)}
        return translate("dates", "months", lang, year=start.year, **months)
    if start.month != end.month:
        return None
    days = {"start": str(start.day), "end": str(end.day)}
    return translate("dates", "days", lang, year=start.year, month=_month(start, lang), **days)


def _single(date: EdtfDate, lang: str) -> str:
    """One date in words; KeyError if there are none for it."""
    if date.qualifier == "~" and date.year.endswith("X") and not date.year.endswith("XX"):
        return translate("dates", "about_decade", lang, year=f"{date.year[:3]}0")
    return _qualified(_plain(date, lang), date.qualifier, lang)


def _qualified(text: str, qualifier: str, lang: str) -> str:
    return translate("dates", _QUALIFIERS[qualifier], lang, date=text) if qualifier else text


def _month(date: EdtfDate, lang: str) -> str:
    return translate("months" if date.day else "months_alone", f"{date.month:02d}", lang)


def _plain(date: EdtfDate, lang: str) -> str:
    if date.year.endswith("XX"):
        return translate("centuries", date.year[:2], lang)
    if date.year.endswith("X"):
        return translate("dates", "decade", lang, year=f"{date.year[:3]}0")
    if date.month is None:
        return translate("dates", "year", lang, year=date.year)
    words = {"year": date.year, "month": _month(date, lang), "day": str(date.day)}
    return translate("dates", "day" if date.day else "month", lang, **words)
