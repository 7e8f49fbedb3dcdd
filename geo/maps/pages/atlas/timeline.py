"""Days on the atlas's slider: what an EDTF date covers, and how sure it is."""

import datetime as dt

from geo.base.dates import parse_edtf
from geo.errors import ArgumentError, DataError
from geo.maps.pages.atlas.types import Span

__all__ = ["FIRST_YEAR", "LAST_YEAR", "day_number", "span"]

FIRST_YEAR = 1855
"""Days are counted from the first of January of this year."""
LAST_YEAR = 2020
"""The slider ends on the last day of this year."""

_EPOCH = dt.date(FIRST_YEAR, 1, 1).toordinal()


def day_number(date: str) -> int:
    """Count the days from the slider's first day to an ISO date.

    Parameters
    ----------
    date
        ``YYYY-MM-DD``.

    Returns
    -------
    day
        0 for the first of January 1855.

    Raises
    ------
    DataError
        If it is not a day.

    Examples
    --------
    >>> day_number("1855-02-07")
    37
    """
    try:
        return dt.date.fromisoformat(date).toordinal() - _EPOCH
    except ValueError as error:
        raise DataError(f"{date!r} is not a day ({error}); write YYYY-MM-DD") from error


def span(edtf: str) -> Span:
    """Count the days that an EDTF date covers.

    Parameters
    ----------
    edtf
        A date or an interval.

    Returns
    -------
    first, last
        First and last day, counted as `day_number` does; None where the interval is open.
    sure
        Whether the date is one day, month or year, without any sign of doubt.

    Raises
    ------
    DataError
        If it is neither a date nor an interval of dates.

    Examples
    --------
    >>> span("1855~/..")
    Span(first=0, last=None, sure=False)
    """
    try:
        date = parse_edtf(edtf)
    except ArgumentError as error:
        raise DataError(f"{error}; fix the date in the data") from error
    first, last = (None if day is None else day_number(day) for day in (date.first, date.last))
    return Span(first, last, date.is_sure)
