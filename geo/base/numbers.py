"""Numbers written out, with one rounding rule for all of them: halves away from zero."""

from decimal import ROUND_HALF_UP, Decimal

__all__ = ["format_fixed", "format_percent"]


def format_fixed(value: float, decimals: int) -> str:
    """Write a number with thousands' commas, rounded from the decimal that Python shows.

    Parameters
    ----------
    value
        A finite number.
    decimals
        Digits after the point.

    Returns
    -------
    text
        The number; zero has no sign.

    Examples
    --------
    >>> format_fixed(5005.25, 1), format_fixed(-0.05, 1), format_fixed(-0.04, 1)
    ('5,005.3', '-0.1', '0.0')
    """
    return _fixed(Decimal(repr(float(value))), decimals)


def format_percent(share: float, decimals: int) -> str:
    """Write a share in per cent, without the sign.

    Parameters
    ----------
    share
        1 for 100 per cent.
    decimals
        Digits after the point.

    Returns
    -------
    text
        The number.

    Examples
    --------
    >>> format_percent(0.0625, 1)
    '6.3'
    """
    return _fixed(100 * Decimal(repr(float(share))), decimals)


def _fixed(value: Decimal, decimals: int) -> str:
    rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{abs(rounded) if rounded.is_zero() else rounded:,f}"
