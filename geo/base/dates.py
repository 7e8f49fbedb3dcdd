"""Dates of the Extended Date/Time Format, as far as the layers and events use it.

Library of Congress, EDTF specification (2019), https://www.loc.gov/standards/datetime/: dates as
precise as they are known, `?` `~` `%` for uncertain, approximate or both, `X` for digits not known,
intervals with `/`, and `..` for an open end.
"""

import calendar
import re
from dataclasses import dataclass

from geo.errors import ArgumentError

__all__ = ["Edtf", "EdtfDate", "edtf_span", "parse_edtf"]

_DATE = re.compile(r"([0-9]{1,4}X{0,3})(?:-([0-9]{2}))?(?:-([0-9]{2}))?([~?%]?)")
_OPEN = ("", "..")
_OPEN_START, _OPEN_END = "0000-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A single date.

    Attributes
    ----------
    year
        Four characters, the last of which may be X: "1956", "195X", "19XX".
    month, day
        None where they are not given.
    qualifier
        "~" approximate, "?" uncertain, "%" both; empty for neither.
    first, last
        First and last day that it can mean, as ISO text.

    Examples
    --------
    >>> parse_edtf("195X").start
    EdtfDate(year='195X', month=None, day=None, qualifier='', first='1950-01-01', last='1959-12-31')
    """

    year: str
    month: int | None
    day: int | None
    qualifier: str
    first: str
    last: str

    @property
    def is_sure(self) -> bool:
        """Whether it bears no sign of doubt."""
        return not self.qualifier and "X" not in self.year


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or an interval of dates.

    Attributes
    ----------
    start, end
        The same date if it is not an interval; None where an interval is open.
    is_interval
        Whether it is an interval.

    Examples
    --------
    >>> date = parse_edtf("1956-10/..")
    >>> date.first, date.last, date.is_interval, date.is_sure
    ('1956-10-01', None, True, False)
    """

    start: EdtfDate | None
    end: EdtfDate | None
    is_interval: bool

    @property
    def first(self) -> str | None:
        """First day that it can mean, as ISO text; None if open."""
        return self.start.first if self.start else None

    @property
    def last(self) -> str | None:
        """Last day that it can mean, as ISO text; None if open."""
        return self.end.last if self.end else None

    @property
    def is_sure(self) -> bool:
        """Whether it is a single date without any sign of doubt."""
        return not self.is_interval and self.start is not None and self.start.is_sure


def parse_edtf(text: str) -> Edtf:
    """Read a date or an interval.

    Parameters
    ----------
    text
        For example "1904", "1904-02~", "198X", "1904/1905", "1956/..".

    Returns
    -------
    date
        Its parts.

    Raises
    ------
    ArgumentError
        If the text is not an EDTF date that the project uses.

    Examples
    --------
    >>> parse_edtf("1904-02~").start.month, parse_edtf("1956/..").last
    (2, None)
    """
    parts = text.split("/")
    if len(parts) == 1:
        date = _parse_date(text, text)
        return Edtf(date, date, is_interval=False)
    if len(parts) == 2 and not all(part in _OPEN for part in parts):  # noqa: PLR2004  start and end
        start, end = (None if part in _OPEN else _parse_date(part, text) for part in parts)
        if start is None or end is None or start.first <= end.last:
            return Edtf(start, end, is_interval=True)
    raise ArgumentError(f"{text!r} is not an EDTF interval; write it as 1904/1905")


def edtf_span(text: str) -> tuple[str, str]:
    """First and last day that a date can mean, as ISO text; qualifiers do not widen it.

    Parameters
    ----------
    text
        As for `parse_edtf`.

    Returns
    -------
    first, last
        ISO days; "0000-01-01" and "9999-12-31" where an interval is open.

    Raises
    ------
    ArgumentError
        As `parse_edtf`.

    Examples
    --------
    >>> edtf_span("1904-02~/1905")
    ('1904-02-01', '1905-12-31')
    >>> edtf_span("198X")
    ('1980-01-01', '1989-12-31')
    """
    date = parse_edtf(text)
    return date.first or _OPEN_START, date.last or _OPEN_END


def _parse_date(date: str, text: str) -> EdtfDate:
    match = _DATE.fullmatch(date)
    if match and len(match[1]) == 4:  # noqa: PLR2004  digits of a year
        year, month, day, qualifier = match.groups()
        if month is None:
            first, last = f"{year.replace('X', '0')}-01-01", f"{year.replace('X', '9')}-12-31"
            return EdtfDate(year, None, None, qualifier, first, last)
        if "X" not in year and 1 <= int(month) <= 12:  # noqa: PLR2004  months
            days = calendar.monthrange(int(year) or 4, int(month))[1]
            if day is None:
                first, last = f"{year}-{month}-01", f"{year}-{month}-{days:02d}"
                return EdtfDate(year, int(month), None, qualifier, first, last)
            if 1 <= int(day) <= days:
                only = f"{year}-{month}-{day}"
                return EdtfDate(year, int(month), int(day), qualifier, only, only)
    raise ArgumentError(f"{text!r} is not an EDTF date; write it as 1905, 1905-09 or 1905-09-05")
