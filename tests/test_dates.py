"""`geo.base.dates`: the parts of an EDTF date, against the standard's own words."""

import pytest

from geo.base.dates import edtf_span, parse_edtf
from geo.errors import ArgumentError


@pytest.mark.parametrize(
    ("text", "year", "month", "day", "qualifier", "sure"),
    [
        ("1956", "1956", None, None, "", True),
        ("1956-10", "1956", 10, None, "", True),
        ("1956-10-19", "1956", 10, 19, "", True),
        ("1956-10-19~", "1956", 10, 19, "~", False),
        ("1956?", "1956", None, None, "?", False),
        ("1956-10%", "1956", 10, None, "%", False),
        ("195X", "195X", None, None, "", False),
        ("19XX", "19XX", None, None, "", False),
    ],
)
def test_parts_of_a_single_date(text, year, month, day, qualifier, sure):
    date = parse_edtf(text)
    assert date.start is date.end
    assert not date.is_interval
    found = date.start
    assert (found.year, found.month, found.day, found.qualifier) == (year, month, day, qualifier)
    assert date.is_sure == found.is_sure == sure


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1855/1875", "1855-01-01", "1875-12-31"),
        ("1904-02~/1905", "1904-02-01", "1905-12-31"),
        ("1956/..", "1956-01-01", None),
        ("1956/", "1956-01-01", None),
        ("../1956-02", None, "1956-02-29"),
    ],
)
def test_intervals_may_be_open_and_are_never_sure(text, first, last):
    date = parse_edtf(text)
    assert date.is_interval
    assert not date.is_sure
    assert (date.first, date.last) == (first, last)
    assert edtf_span(text) == (first or "0000-01-01", last or "9999-12-31")


@pytest.mark.parametrize(
    "text", ["1905/1904", "1956-10-19/1956-10-18", "../..", "/", "..", "1/2/3"]
)
def test_what_is_not_an_interval_is_refused(text):
    with pytest.raises(ArgumentError, match="is not an EDTF"):
        parse_edtf(text)


@pytest.mark.parametrize("text", ["", "194", "1945-13", "1945-02-30", "194X-02", "1945-2", "soon"])
def test_what_is_not_a_date_is_refused(text):
    with pytest.raises(ArgumentError, match="is not an EDTF date"):
        parse_edtf(text)
