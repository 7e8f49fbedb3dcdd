"""The plane half of the equal-area cut: which line is the one to look at.

A line of fixed direction is moved over a polygon until it leaves a given area behind it. What a
ring has gone round from its first vertex to any other (half the sum of x dy - y dx) does not
depend on the direction. Summed up once, it gives the area behind any line from the few edges that
the line crosses; its length inside the polygon is how fast that area grows. So Newton's method
finds the lines of many directions at once, each step in O(n) and without a sort.

The plane and the polygon in it are `geo.measure._outline`'s. A border that is a geodesic is a
polynomial of the position along its chord.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from geo.measure._outline import Outline
from geo.measure.geodesy import FloatArray

COARSE_STEPS, FINE_STEPS = 180, 720
"""Bearings looked at first: one every degree, or four where gaps between many parts are narrow."""
_FEW = 4
"""Of so many bearings one is looked at first; the others start from there."""
_MANY_PARTS, _MOST_LOOKS = 16, 1_500_000
""""Many", and how many edges, bearing by bearing, are looked at for the sake of narrow gaps."""
_TIE = 1e-9
"""Lengths that differ by this much of them, or by as many metres, are one length."""
ASIDE, ASIDE_COSTS = math.radians(89.0), 1e-3
"""A side that lies a quarter-turn off the direction asked for hardly lies there: a border up to a
thousandth longer is taken before one that gives such a side."""
_ANGLE = 1e-11
FINEST = 1e-8
CHUNK = 300_000
"""Vertices, line by line, that are looked at together: what fits into a processor's cache."""
_ROUNDS = 100
_AREA_M2, _AREA_OF_ALL = 1e-5, 1e-14
"""The area behind a line is found to this, or to as much of the whole as rounding leaves."""
_OFFSET_M = 1e-9


@dataclass(frozen=True, eq=False)
class Lines:
    """Lines over an outline, one for each facing, each in a frame of its own.

    In a line's frame s runs against its facing (a compass angle, radians) and c along it; (s, c) is
    right-handed. A line is where s = `at` + bow(c): the bow is nothing, or a polynomial of
    (c - `middle`) / `half` with the coefficients `bow`, lowest first, shape (b, k).
    """

    facing: FloatArray
    bow: FloatArray | None = None
    middle: FloatArray | None = None
    half: float = 1.0

    @cached_property
    def turn(self) -> tuple[FloatArray, FloatArray]:
        """Sine and cosine of each facing."""
        return np.sin(self.facing), np.cos(self.facing)

    def height(self, outline: Outline) -> FloatArray:
        """How far each vertex is beyond each line at 0; shape (b, m)."""
        sin, cos = self.turn
        s: FloatArray = np.column_stack([-sin, -cos]) @ outline.xy
        if self.bow is None or self.middle is None:
            return s
        z = np.column_stack([cos, -sin]) @ (outline.xy / self.half)
        z -= self.middle[:, None] / self.half
        rest = np.repeat(self.bow[:, -1:], s.shape[1], axis=1)
        for k in range(self.bow.shape[1] - 2, -1, -1):
            rest *= z
            rest += self.bow[:, k, None]
        s -= rest
        return s

    def bowed(self, row: NDArray[np.intp], c: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Bow at places along lines, and its integral from the line's middle to there."""
        if self.bow is None or self.middle is None:
            return np.zeros(len(c)), np.zeros(len(c))
        z = (c - self.middle[row]) / self.half
        bow, integral = np.zeros(len(c)), np.zeros(len(c))
        for k in range(self.bow.shape[1] - 1, -1, -1):
            own = self.bow[row, k]
            bow = bow * z + own
            integral = integral * z + own / (k + 1)
        return bow, integral * z * self.half

    def take(self, rows: NDArray[np.intp]) -> "Lines":
        """Choose some of the lines."""
        if self.bow is None or self.middle is None:
            return Lines(self.facing[rows])
        return Lines(self.facing[rows], self.bow[rows], self.middle[rows], self.half)


@dataclass(frozen=True, eq=False)
class Crossings:
    """Where lines cross an outline: by line, then as the rings run.

    `row` is the number of the line, `s` and `c` are the place in its frame, `leaves` is 1 where the
    outline leaves the facing side and -1 where it comes to it; `area` and `width` are by line.
    """

    row: NDArray[np.intp]
    s: FloatArray
    c: FloatArray
    leaves: FloatArray
    area: FloatArray
    width: FloatArray

    def spans(self) -> tuple[FloatArray, FloatArray]:
        """Outermost crossings of each line, as positions along it; 0 for a line without any."""
        low, high = np.full(len(self.area), np.inf), np.full(len(self.area), -np.inf)
        np.minimum.at(low, self.row, self.c)
        np.maximum.at(high, self.row, self.c)
        none = low > high
        return np.where(none, 0.0, low), np.where(none, 0.0, high)


def cross(
    outline: Outline, lines: Lines, height: FloatArray, at: FloatArray, *, exact: bool = False
) -> Crossings:
    """Find where lines, each moved to a place against its facing, cross an outline.

    Parameters
    ----------
    outline, lines
        What crosses what.
    height
        `lines.height(outline)`.
    at
        How far each line is moved; metres, shape (b,).
    exact
        Whether the crossings are to be those with the bent edges, not with their chords.

    Returns
    -------
    crossings
        With the area on each line's facing side, and its length inside.
    """
    under = height < at[:, None]
    crossed = under[:, 1:] != under[:, :-1]
    crossed[:, outline.last[:-1]] = False
    # of one dimension, for speed
    found = np.flatnonzero(crossed)
    row, edge = np.divmod(found, crossed.shape[1])
    found += row
    flat = height.ravel()
    start = flat[found]
    rise = flat[found + 1] - start
    where = (at[row] - start) / rise
    sin, cos = (value[row] for value in lines.turn)
    x0, y0 = outline.x[edge], outline.y[edge]
    dx, dy = outline.x[edge + 1] - x0, outline.y[edge + 1] - y0
    aside = outline.aside[:, edge] if exact else None
    for k in range(3 if exact else 1):
        x, y = x0 + where * dx, y0 + where * dy
        if aside is not None:
            # the edge is a parabola over its chord
            over = 4 * where * (1 - where) * aside
            x, y = x + over[0], y + over[1]
        s, c = -(x * sin + y * cos), x * cos - y * sin
        if k < 2 and exact:  # noqa: PLR2004
            where = where - (s - at[row] - lines.bowed(row, c)[0]) / rise
    # up to the crossing, the share of a parabola's area is a cubic of that of its chord
    gone = outline.gone_round[edge]
    past = outline.bend[edge] * (where * (3 * where - 2 * where**2 - 1))
    gone = gone + where * (outline.gone_round[edge + 1] - gone) + past
    if aside is not None:
        gone += (x * over[1] - y * over[0]) / 2
    leaves = np.where(under.ravel()[found], 1.0, -1.0)
    # the integral of (s - at - bow) dc, which is nothing along the line itself
    value = gone + s * c / 2 - at[row] * c
    if lines.bow is not None:
        value -= lines.bowed(row, c)[1]
    area = _sums(row, leaves * value, len(at)) + under[:, outline.first] @ outline.ring_m2
    width = -_sums(row, leaves * c, len(at))
    return Crossings(row, s, c, leaves, area, width)


def _sums(row: NDArray[np.intp], values: FloatArray, count: int) -> FloatArray:
    # of no values, NumPy's sums are whole numbers
    return np.bincount(row, values, minlength=count).astype(float)


def settle(
    outline: Outline,
    lines: Lines,
    area: float,
    start: FloatArray | None = None,
    *,
    exact: bool = False,
) -> tuple[FloatArray, Crossings]:
    """Move lines until each leaves a given area on its facing side: Newton's method, bracketed.

    Parameters
    ----------
    outline, lines
        The polygon and the lines, so few that all fit into memory.
    area
        Square metres.
    start
        A first guess at where they are; shape (b,).
    exact
        As for `cross`.

    Returns
    -------
    at
        Where each line is; metres, shape (b,).
    crossings
        Of the lines there.
    """
    height = lines.height(outline)
    low, high = height.min(axis=1), height.max(axis=1)
    at = (low + high) / 2 if start is None else np.clip(start, low, high)
    close = max(_AREA_M2, _AREA_OF_ALL * outline.area)
    left = np.arange(len(at))
    own, heights, places = lines, height, at.copy()
    for _ in range(_ROUNDS):
        found = cross(outline, own, heights, places[left], exact=exact)
        excess = found.area - area
        here = places[left]
        low[left] = np.where(excess < 0, here, low[left])
        high[left] = np.where(excess > 0, here, high[left])
        with np.errstate(divide="ignore", invalid="ignore"):
            step = here - excess / found.width
        inside = (low[left] < step) & (step < high[left])
        step = np.where(inside, step, (low[left] + high[left]) / 2)
        going = (np.abs(excess) > close) & (np.abs(step - here) > _OFFSET_M)
        if not going.any():
            break
        places[left] = np.where(going, step, here)
        if np.count_nonzero(going) < 0.7 * len(left):
            left, own, heights = left[going], own.take(np.flatnonzero(going)), heights[going]
    else:
        left = left[:0]
    if len(left) < len(at):
        found = cross(outline, lines, height, places, exact=exact)
    return places, found


def sweep(
    outline: Outline, facing: FloatArray, area: float, start: FloatArray | None = None
) -> tuple[FloatArray, FloatArray]:
    """Straight lines that leave a given area on their facing side.

    Parameters
    ----------
    outline
        The polygon.
    facing
        Directions, as compass angles in radians, from each line to the side that gets the area;
        shape (b,).
    area
        Square metres that this side gets.
    start
        A first guess at the offsets; shape (b,).

    Returns
    -------
    offset_m
        Signed distance of each line from the plane's origin, against its facing; shape (b,).
    width_m
        Length of each line inside the polygon; shape (b,).
    """
    chunk = max(1, CHUNK // len(outline.x))
    offset, width = np.empty(len(facing)), np.empty(len(facing))
    for begin in range(0, len(facing), chunk):
        rows = slice(begin, begin + chunk)
        guess = None if start is None else start[rows]
        offset[rows], found = settle(outline, Lines(facing[rows]), area, guess)
        width[rows] = found.width
    return offset, width


def shortest_facing(outline: Outline, share: float, *, middle: float | None) -> float:
    """First guess at the facing of the shortest line that leaves a share behind it.

    The length is a smooth function of the bearing but for a kink wherever an end of the line
    passes a vertex, so it has many small valleys. It is looked at on three grids, each finer and
    about the best valleys of the one before; of equals, the nearest to the middle is taken.

    Parameters
    ----------
    outline
        The polygon.
    share
        Fraction of the polygon's area on the facing side.
    middle
        Compass angle, in radians, about which facings of +-90 degrees are searched; all are if it
        is not given.

    Returns
    -------
    facing
        Compass angle in radians, to within about a sixteenth of a degree.
    """
    area = share * outline.area
    steps = COARSE_STEPS
    if len(outline.first) > _MANY_PARTS:
        steps = min(max(_MOST_LOOKS // len(outline.x), COARSE_STEPS), FINE_STEPS)
    step = np.pi / steps
    turn, begin = (1, middle - np.pi / 2) if middle is not None else (2, 0.0)
    facing: FloatArray = begin + step * (np.arange(1.0, turn * steps + 1) - 0.5)
    few = facing[::_FEW]
    guess = np.interp(facing, few, sweep(outline, few, area)[0])
    offset, width = sweep(outline, facing, area, guess)
    for finer in (2, 8):
        near = facing[_promising(width)]
        step /= finer
        around = (near[:, None] + step * np.arange(1 - finer, finer)).ravel()
        around = _distinct(np.clip(around, *_half_turn(middle)))
        guess = np.interp(around, facing, offset)
        facing = around
        offset, width = sweep(outline, facing, area, guess)
    return _shortest(facing, width, middle)


def refine_facing(
    outline: Outline, share: float, facing: float, *, middle: float | None, finest: float = FINEST
) -> float:
    """Facing of the shortest line within a tenth of a degree of a first guess; radians.

    The length has kinks, so grids, each ten times finer than the one before, find its bottom, until
    the steps are below `finest`.
    """
    step = math.radians(0.1) / 10
    low, high = _half_turn(middle)
    area = share * outline.area
    line = Lines(np.array([facing]))
    at, _ = settle(outline, line, area)
    # lines that leave the same area behind them cross within the polygon's extent
    margin = 3 * math.radians(0.1) * 2 * outline.reach_m + 1.0
    outline = outline.near(line.height(outline)[0], float(at[0]), margin)
    guess = np.array([at[0], at[0]])
    around = np.array([facing - 1.0, facing + 1.0])
    while step > finest:
        grid = _distinct(np.clip(facing + step * np.arange(-10, 11), low, high))
        guess = np.interp(grid, around, guess)
        around = grid
        guess, width = sweep(outline, grid, area, guess)
        step /= 10
        facing = float(grid[np.argmin(width)])
    return facing


def _half_turn(middle: float | None) -> tuple[float, float]:
    if middle is None:
        return -np.inf, np.inf
    return middle - np.pi / 2, middle + np.pi / 2


def _shortest(facing: FloatArray, width: FloatArray, middle: float | None) -> float:
    if middle is None:
        return float(facing[np.argmin(width)])
    aside = np.abs(facing - middle)
    costs = np.maximum(width, 0.0) * np.where(aside > ASIDE, 1 + ASIDE_COSTS, 1.0)
    equals = np.flatnonzero(costs <= costs.min() * (1 + _TIE) + _TIE)
    return float(facing[equals[np.argmin(aside[equals])]])


def _promising(width: FloatArray) -> NDArray[np.bool_]:
    """Mark grid points about which a shorter line may hide: near the best, or in a valley."""
    # a line in the gap between two parts has no length, or less by rounding
    best = max(width.min(), 0.0)
    padded = np.concatenate([[np.inf], width, [np.inf]])
    valley = (width <= padded[:-2]) & (width <= padded[2:])
    promising: NDArray[np.bool_] = (width <= 1.003 * best + _TIE) | (valley & (width <= 1.1 * best))
    return promising


def _distinct(angles: FloatArray) -> FloatArray:
    # np.unique would do, but it loads numpy.ma, a tenth of the command's time
    angles = np.sort(angles)
    return angles[np.diff(angles, prepend=-np.inf) > _ANGLE]
