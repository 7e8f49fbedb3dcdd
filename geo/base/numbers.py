"""Numbers written out, with one rounding rule for all of them: halves away from zero."""

from decimal import ROUND_HALF_UP, Decimal

__all__ = ["format_fixed", "format_percent", "round_half_up"]


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
    return f"{round_half_up(value, decimals):,f}"


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
    return f"{round_half_up(100 * Decimal(repr(float(share))), decimals):,f}"


def round_half_up(value: float | Decimal, decimals: int) -> Decimal:
    """Round a number, halves away from zero, from the decimal that Python shows.

    Parameters
    ----------
    value
        A finite number.
    decimals
        Digits after the point.

    Returns
    -------
    rounded
        With that many decimals; zero has no sign.

    Examples
    --------
    >>> round_half_up(1.005, 2), round_half_up(-0.04, 1)
    (Decimal('1.01'), Decimal('0.0'))
    """
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(rounded) if rounded.is_zero() else rounded
