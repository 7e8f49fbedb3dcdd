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
    >>> format_date("1956-10-19", "en"), format_date("1991~/199X", "en")
    ('19 October 1956', 'about 1991 – 1990s')
    >>> format_date("2004-12~", "ja"), format_date("1956?/..", "en")
    ('2004年12月頃', 'perhaps 1956 and after')
    """
    try:
        date = parse_edtf(edtf)
        start, end = (each and _single(each, lang) for each in (date.start, date.end))
    except (ArgumentError, KeyError):
        return edtf
    if not date.is_interval:
        return start or edtf
    key = "span" if start and end else "since" if start else "until"
    return translate("dates", key, lang, start=start or "", end=end or "")


def _single(date: EdtfDate, lang: str) -> str:
    """One date in words; KeyError if there are none for it."""
    plain = _plain(date, lang)
    if date.qualifier:
        return translate("dates", _QUALIFIERS[date.qualifier], lang, date=plain)
    return plain


def _plain(date: EdtfDate, lang: str) -> str:
    if date.year.endswith("XX"):
        return translate("centuries", date.year[:2], lang)
    if date.year.endswith("X"):
        return translate("dates", "decade", lang, year=f"{date.year[:3]}0")
    if date.month is None:
        return translate("dates", "year", lang, year=date.year)
    section, key = ("months", "day") if date.day else ("months_alone", "month")
    month = translate(section, f"{date.month:02d}", lang)
    return translate("dates", key, lang, year=date.year, month=month, day=str(date.day))
