"""Days on the atlas's slider: what an EDTF date covers, and how sure it is."""

import calendar
import datetime as dt
import re

from geo.errors import DataError

__all__ = ["FIRST_YEAR", "LAST_YEAR", "day_number", "span"]

FIRST_YEAR = 1855
"""Days are counted from the first of January of this year."""
LAST_YEAR = 2020
"""The slider ends on the last day of this year."""

_EPOCH = dt.date(FIRST_YEAR, 1, 1).toordinal()
_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)")
_OPEN = ("", "..")
_MONTHS = 12


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
        If it is no date.

    Examples
    --------
    >>> day_number("1855-02-07")
    37
    """
    try:
        return dt.date.fromisoformat(date).toordinal() - _EPOCH
    except ValueError as error:
        raise DataError(f"{date!r} is no day ({error}); write YYYY-MM-DD") from error


def span(edtf: str) -> tuple[int | None, int | None, bool]:
    """Say which days an EDTF date covers.

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
    >>> span("1855-02-07"), span("1855~/..")
    ((37, 37, True), (0, None, False))
    """
    parts = edtf.split("/")
    if len(parts) > 2 or all(part in _OPEN for part in parts):  # noqa: PLR2004  start and end
        raise DataError(f"{edtf!r} is no EDTF date; mend the event's date")
    days = [None if part in _OPEN else _days(part, edtf) for part in parts]
    first, last = days[0], days[-1]
    sure = len(parts) == 1 and re.search("[X~?%]", edtf) is None
    return first and first[0], last and last[1], sure


def _days(date: str, edtf: str) -> tuple[int, int]:
    """First and last day of a single date."""
    match = _DATE.fullmatch(date)
    if not match:
        raise DataError(f"{edtf!r} is no EDTF date; mend the event's date")
    years = match[1].replace("X", "0"), match[1].replace("X", "9")
    first_month, last_month = match[2] or "01", match[2] or "12"
    if not 1 <= int(last_month) <= _MONTHS:
        raise DataError(f"{edtf!r} has no month {last_month}; mend the event's date")
    last_of_month = calendar.monthrange(int(years[1]), int(last_month))[1]
    first_day, last_day = match[3] or "01", match[3] or f"{last_of_month:02d}"
    return (
        day_number(f"{years[0]}-{first_month}-{first_day}"),
        day_number(f"{years[1]}-{last_month}-{last_day}"),
    )
