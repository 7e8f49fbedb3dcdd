"""`geo.base.numbers`: one rounding rule, halves away from zero."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.base.numbers import format_fixed, format_percent, round_half_up


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.25, 1, "0.3"),
        (0.35, 1, "0.4"),
        (-0.25, 1, "-0.3"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (1.005, 2, "1.01"),
        (999.95, 1, "1,000.0"),
        (-1234567.891, 2, "-1,234,567.89"),
        (-0.04, 1, "0.0"),
        (0.0, 0, "0"),
        (1e21, 0, "1,000,000,000,000,000,000,000"),
        (1e-9, 1, "0.0"),
    ],
)
def test_halves_go_away_from_zero(value, decimals, text):
    assert format_fixed(value, decimals) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0625, "6.3"), (0.9375, "93.8"), (0.5, "50.0"), (0.0005, "0.1"), (1, "100.0")],
)
def test_percent(share, text):
    assert format_percent(share, 1) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Decimal("0.125"), 2, "0.13"),
        (Decimal("-0.125"), 2, "-0.13"),
        (0.125, 2, "0.13"),
        (1.005, 2, "1.01"),
        (-0.004, 2, "0.00"),
        (12345, 0, "12345"),
    ],
)
def test_a_number_or_a_decimal_is_rounded_alike_and_keeps_its_decimals(value, decimals, text):
    assert str(round_half_up(value, decimals)) == text


@given(st.floats(-1e9, 1e9), st.integers(0, 4))
def test_like_the_decimal_that_is_printed(value, decimals):
    exact = Decimal(str(value))
    found = Decimal(format_fixed(value, decimals).replace(",", ""))
    assert abs(found - exact) <= Decimal(1).scaleb(-decimals) / 2
    assert found == exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
