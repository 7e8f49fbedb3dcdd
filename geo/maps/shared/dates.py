"""EDTF dates in words, in the three interface languages."""

import re

from geo.maps.shared.strings import read_strings, translate

__all__ = ["format_date"]

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)")
_QUALIFIERS = {"~": "about", "?": "perhaps", "%": "perhaps_about"}
_OPEN = ("", "..")


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
    parts = edtf.split("/")
    words = [None if part in _OPEN else _single(part, lang) for part in parts]
    if any(word is None for word, part in zip(words, parts, strict=True) if part not in _OPEN):
        return edtf
    start, end = words[0], words[-1]
    if len(parts) == 1 and start:
        return start
    if len(parts) == 2 and (start or end):  # noqa: PLR2004  start and end
        key = "span" if start and end else "since" if start else "until"
        return translate("dates", key, lang, start=start or "", end=end or "")
    return edtf


def _single(date: str, lang: str) -> str | None:
    """One date in words; None if it is no date."""
    match = _DATE.fullmatch(date)
    plain = _plain(match[1], match[2], match[3], lang) if match else None
    if match and plain and match[4]:
        return translate("dates", _QUALIFIERS[match[4]], lang, date=plain)
    return plain


def _plain(year: str, month: str | None, day: str | None, lang: str) -> str | None:
    known = read_strings("centuries", "months", "months_alone")
    if "X" in year and month:
        return None
    if year.endswith("XX"):
        century = known["centuries"].get(year[:2])
        return century[lang] if century else None
    if year.endswith("X"):
        return translate("dates", "decade", lang, year=f"{year[:3]}0")
    if month is None:
        return translate("dates", "year", lang, year=year)
    name = known["months" if day else "months_alone"].get(month)
    values = {"year": year, "month": name[lang], "day": str(int(day or 0))} if name else None
    return translate("dates", "day" if day else "month", lang, **values) if values else None
