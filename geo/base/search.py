"""Where a function changes its sign: SciPy's finders take longer to import than commands run."""

from collections.abc import Callable

__all__ = ["sign_change"]


def sign_change(
    function: Callable[[float], float], low: float, high: float, *, xtol: float
) -> float:
    """Find where a function changes its sign, between two places at which it has different ones.

    T. R. Chandrupatla's hybrid of bisection and inverse quadratic interpolation (Advances in
    Engineering Software 28, 145-149, 1997): a jump is found as well as a zero.

    Parameters
    ----------
    function
        Of one number; where it is exactly zero the search ends.
    low, high
        The bracket.
    xtol
        How narrow the bracket becomes at last.

    Returns
    -------
    place
        A zero, or that end of the last bracket at which the function is nearer to zero.

    Raises
    ------
    ValueError
        If the function has the same sign at both ends.

    Examples
    --------
    >>> round(sign_change(lambda x: x * x - 2, 0.0, 2.0, xtol=1e-12), 9)
    1.414213562
    """
    at_low, at_high = function(low), function(high)
    if at_low * at_high > 0:
        raise ValueError("the function has the same sign at both ends")
    # the last place, the other end of the bracket, and the one before
    a, b, c, fa, fb, fc = high, low, low, at_high, at_low, at_low
    share = 0.5
    while fa and fb and abs(b - a) > xtol:
        place = a + share * (b - a)
        value = function(place)
        if value * fa > 0:
            c, fc = a, fa
        else:
            c, fc, b, fb = b, fb, a, fa
        a, fa = place, value
        share = 0.5
        if fa != fb and fc not in {fa, fb}:
            x, f = (a - b) / (c - b), (fa - fb) / (fc - fb)
            if f * f < x and (1 - f) ** 2 < 1 - x:
                share = fa / (fb - fa) * fc / (fb - fc)
                share += (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
        least = 0.5 * xtol / abs(b - a)
        share = min(max(share, least), 1 - least)
    return a if abs(fa) < abs(fb) else b
