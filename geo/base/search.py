"""Where a function changes its sign: SciPy's finders take longer to import than commands run."""

from collections.abc import Callable

__all__ = ["sign_change"]


def sign_change(
    function: Callable[[float], float], low: float, high: float, *, xtol: float
) -> float:
    """Find where a function changes its sign, between two places at which it has different ones.

    Regula falsi in the Illinois form (M. Dowell and P. Jarratt, BIT 11, 168-174, 1971), with a
    bisection wherever two steps have not halved the bracket, so that a jump is found as well as a
    zero.

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
    weight_low, weight_high, wide, steps = at_low, at_high, high - low, 0
    while at_low and at_high and high - low > xtol:
        place = (low * weight_high - high * weight_low) / (weight_high - weight_low)
        if steps == 2 or not low < place < high:  # noqa: PLR2004
            if high - low > wide / 2 or not low < place < high:
                place = (low + high) / 2
            wide, steps = high - low, 0
        value = function(place)
        steps += 1
        if value * at_low > 0:
            low, at_low, weight_low, weight_high = place, value, value, weight_high / 2
        else:
            high, at_high, weight_high, weight_low = place, value, value, weight_low / 2
    return low if abs(at_low) < abs(at_high) else high
