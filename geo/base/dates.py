"""Dates of the Extended Date/Time Format, as far as the layers and events use it.

Library of Congress, EDTF specification (2019), https://www.loc.gov/standards/datetime/: dates as
precise as they are known, `?` `~` `%` for uncertain, approximate or both, `X` for digits not known,
intervals with `/`, and `..` for an open end.
"""

import calendar
import re

from geo.errors import ArgumentError

__all__ = ["edtf_span"]

_DATE = re.compile(r"([0-9]{1,4}X{0,3})(?:-([0-9]{2}))?(?:-([0-9]{2}))?[~?%]?")
_OPEN_START, _OPEN_END = "0000-01-01", "9999-12-31"


def edtf_span(text: str) -> tuple[str, str]:
    """First and last day that a date can mean, as ISO text; qualifiers do not widen it.

    Raises
    ------
    ArgumentError
        If the text is no EDTF date that the project uses.

    Examples
    --------
    >>> edtf_span("1904-02~/1905")
    ('1904-02-01', '1905-12-31')
    >>> edtf_span("198X")
    ('1980-01-01', '1989-12-31')
    """
    parts = text.split("/")
    if len(parts) == 1:
        return _date_span(text, text)
    if len(parts) == 2 and text not in {"../..", "/"}:  # noqa: PLR2004  start and end
        start = _OPEN_START if parts[0] in {"", ".."} else _date_span(parts[0], text)[0]
        end = _OPEN_END if parts[1] in {"", ".."} else _date_span(parts[1], text)[1]
        if start <= end:
            return start, end
    raise ArgumentError(f"{text!r} is no EDTF interval; write it as 1904/1905")


def _date_span(date: str, text: str) -> tuple[str, str]:
    match = _DATE.fullmatch(date)
    if match and len(match[1]) == 4:  # noqa: PLR2004  digits of a year
        year, month, day = match.groups()
        if month is None:
            return f"{year.replace('X', '0')}-01-01", f"{year.replace('X', '9')}-12-31"
        if "X" not in year and 1 <= int(month) <= 12:  # noqa: PLR2004  months
            last = calendar.monthrange(int(year) or 4, int(month))[1]
            if day is None:
                return f"{year}-{month}-01", f"{year}-{month}-{last:02d}"
            if 1 <= int(day) <= last:
                return f"{year}-{month}-{day}", f"{year}-{month}-{day}"
    raise ArgumentError(f"{text!r} is no EDTF date; write it as 1905, 1905-09 or 1905-09-05")
