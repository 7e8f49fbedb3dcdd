"""The plane half of the equal-area cut: which straight line is the one to look at.

A polygon is swept by a straight line of fixed direction. The width W(s) of the polygon along the
line is piecewise linear between vertices, so the area behind the line is piecewise quadratic:
sorting the edges' ends along the sweep once gives, by cumulative sums, the line that leaves any
given area behind it, in O(n log n), with its length inside the polygon, W, as a by-product.

The plane is Lambert's azimuthal equal-area projection of the ellipsoid (J. P. Snyder, Map
Projections: A Working Manual, USGS Professional Paper 1395, 1987, pp. 182-190).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.measure.geodesy import FloatArray, Projection

COARSE_STEPS, FINE_STEPS = 180, 720
"""Bearings looked at first: one every degree, or four where gaps between many parts are narrow."""
_MANY_PARTS, _MOST_LOOKS = 16, 1_500_000
""""Many", and how many edges, bearing by bearing, are looked at for the sake of narrow gaps."""
_TIE = 1e-9
"""Lengths that differ by this much of them, or by as many metres, are one length."""
_ASIDE, _ASIDE_COSTS = math.radians(89.0), 1e-3
"""A side that lies a quarter-turn off the direction asked for hardly lies there: a border up to a
thousandth longer is taken before one that gives such a side."""
_GOLDEN = (math.sqrt(5.0) - 1.0) / 2.0
_FLAT_M = 1e-6
_ANGLE = 1e-9


@dataclass(frozen=True)
class Edges:
    """Directed edges of oriented rings (outer rings counter-clockwise) in a plane, metres."""

    x0: FloatArray
    y0: FloatArray
    x1: FloatArray
    y1: FloatArray
    rings: int

    @property
    def area(self) -> float:
        """Planar area of all rings together, square metres."""
        return float(0.5 * np.sum(self.x0 * self.y1 - self.x1 * self.y0))


@dataclass(frozen=True)
class Plane:
    """An equal-area plane about a point, in metres."""

    lon_0: float
    lat_0: float

    @property
    def _proj(self) -> Projection:
        return Projection(proj="laea", lon_0=self.lon_0, lat_0=self.lat_0, ellps="GRS80")

    def edges(self, rings: Iterable[FloatArray]) -> Edges:
        """Project rings, each of shape (n, 2) in degrees and without its closing vertex."""
        arrays = list(rings)
        starts = np.concatenate(arrays)
        x, y = self._proj(starts[:, 0], starts[:, 1])
        ends = np.arange(1, len(starts) + 1)
        first = np.cumsum([0, *(len(ring) for ring in arrays[:-1])])
        ends[first + [len(ring) - 1 for ring in arrays]] = first
        return Edges(x, y, x[ends], y[ends], len(arrays))

    def lonlat(self, facing: float, offset_m: float, along_m: FloatArray) -> FloatArray:
        """Longitude and latitude of points of a line that `sweep` found, shape (n, 2)."""
        sin, cos = np.sin(facing), np.cos(facing)
        x, y = along_m * cos - offset_m * sin, -along_m * sin - offset_m * cos
        return np.column_stack(self._proj(x, y, inverse=True))


def sweep(edges: Edges, facing: FloatArray, area: float) -> tuple[FloatArray, FloatArray]:
    """Lines that leave a given area on their facing side.

    Parameters
    ----------
    edges
        The polygon.
    facing
        Directions, as compass angles in radians, from each line to the side that gets the area;
        shape (b,).
    area
        Square metres that this side gets.

    Returns
    -------
    offset_m
        Signed distance of each line from the plane's origin, against its facing; shape (b,).
    width_m
        Length of each line inside the polygon; shape (b,).
    """
    chunk = max(1, 20_000 // len(edges.x0))
    pieces = [
        _sweep_chunk(edges, facing[start : start + chunk], area)
        for start in range(0, len(facing), chunk)
    ]
    offset, width = zip(*pieces, strict=True)
    return np.concatenate(offset), np.concatenate(width)


def _sweep_chunk(edges: Edges, facing: FloatArray, area: float) -> tuple[FloatArray, FloatArray]:
    # s runs against the facing direction, c along the line; (s, c) is right-handed, so that the
    # area behind s = t is the integral up to t of W(s) = -sum of sign(ds) c(s) over the edges.
    sin, cos = np.sin(facing)[:, None], np.cos(facing)[:, None]
    s0, s1 = -(edges.x0 * sin + edges.y0 * cos), -(edges.x1 * sin + edges.y1 * cos)
    c0, c1 = edges.x0 * cos - edges.y0 * sin, edges.x1 * cos - edges.y1 * sin
    ds = s1 - s0
    ds[np.abs(ds) < _FLAT_M] = np.inf
    slope = (c1 - c0) / np.abs(ds)
    level = np.where(ds < 0, -c0, c0) - slope * s0
    at = np.concatenate([np.minimum(s0, s1), np.maximum(s0, s1)], axis=1)
    order = np.argsort(at, axis=1)
    order += np.arange(0, at.size, at.shape[1])[:, None]
    at = at.ravel()[order]
    slope = np.cumsum(np.concatenate([-slope, slope], axis=1).ravel()[order], axis=1)
    level = np.cumsum(np.concatenate([-level, level], axis=1).ravel()[order], axis=1)
    low, high = at[:, :-1], at[:, 1:]
    strips = (level[:, :-1] + slope[:, :-1] * (low + high) / 2) * (high - low)
    behind = np.cumsum(strips, axis=1)
    row = np.arange(len(facing))
    cell = np.minimum(np.sum(behind < area, axis=1), strips.shape[1] - 1)
    missing = np.maximum(area - (behind[row, cell] - strips[row, cell]), 0.0)
    start = at[row, cell]
    width = level[row, cell] + slope[row, cell] * start
    root = np.sqrt(np.maximum(width**2 + 2 * slope[row, cell] * missing, 0.0))
    step = np.where(missing > 0, 2 * missing / np.maximum(width + root, 1e-12), 0.0)
    # where the polygon ends in a point, rounding could lead beyond it
    step = np.minimum(step, at[row, cell + 1] - start)
    return start + step, width + slope[row, cell] * step


def crossing_span(edges: Edges, facing: float, offset_m: float) -> tuple[float, float]:
    """Outermost crossings of a line that `sweep` found, as positions along it; metres."""
    sin, cos = np.sin(facing), np.cos(facing)
    s0, s1 = -(edges.x0 * sin + edges.y0 * cos), -(edges.x1 * sin + edges.y1 * cos)
    crossed = (s0 < offset_m) != (s1 < offset_m)
    if not crossed.any():
        return 0.0, 0.0
    s0, s1 = s0[crossed], s1[crossed]
    c0 = edges.x0[crossed] * cos - edges.y0[crossed] * sin
    c1 = edges.x1[crossed] * cos - edges.y1[crossed] * sin
    along = c0 + (c1 - c0) * (offset_m - s0) / (s1 - s0)
    return float(along.min()), float(along.max())


def shortest_facing(edges: Edges, share: float, *, middle: float) -> float:
    """First guess at the facing of the shortest line that leaves a share behind it.

    The length is a smooth function of the bearing but for a kink wherever an end of the line
    passes a vertex, so it has many small valleys. It is looked at on three grids, each finer and
    about the best valleys of the one before; of equals, the nearest to the middle is taken.

    Parameters
    ----------
    edges
        The polygon.
    share
        Fraction of the polygon's area on the facing side.
    middle
        Compass angle, in radians, about which facings of +-90 degrees are searched.

    Returns
    -------
    facing
        Compass angle in radians, to within about a sixteenth of a degree.
    """
    steps = COARSE_STEPS
    if edges.rings > _MANY_PARTS:
        steps = min(max(_MOST_LOOKS // len(edges.x0), COARSE_STEPS), FINE_STEPS)
    step = np.pi / steps
    facing = middle - np.pi / 2 + step * (np.arange(1, steps + 1) - 0.5)
    facing, width = _sorted(edges, share, facing)
    for finer in (2, 8):
        near = facing[_promising(width)]
        step /= finer
        around = near[:, None] + step * np.arange(1 - finer, finer)
        facing, width = _sorted(edges, share, np.clip(around, *_half_turn(middle)).ravel())
    return _shortest(facing, width, middle)


def refine_facing(edges: Edges, share: float, facing: float, *, middle: float) -> float:
    """Facing of the shortest line within a tenth of a degree of a first guess; radians.

    A grid of a thousandth of a degree finds the valley, golden section search its bottom.
    """
    step = np.radians(0.1) / 10
    low, high = _half_turn(middle)
    for _ in range(2):
        around = np.clip(facing + np.linspace(-10 * step, 10 * step, 21), low, high)
        grid, width = _sorted(edges, share, around)
        facing, step = float(grid[np.argmin(width)]), step / 10
    return _golden(edges, share, max(low, facing - 10 * step), min(high, facing + 10 * step))


def _half_turn(middle: float) -> tuple[float, float]:
    return middle - np.pi / 2, middle + np.pi / 2


def _shortest(facing: FloatArray, width: FloatArray, middle: float) -> float:
    aside = np.abs(facing - middle)
    costs = np.maximum(width, 0.0) * np.where(aside > _ASIDE, 1 + _ASIDE_COSTS, 1.0)
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


def _sorted(
    edges: Edges, share: float, angles: NDArray[np.floating]
) -> tuple[FloatArray, FloatArray]:
    facing = np.sort(angles).astype(float)
    # np.unique would do, but it loads numpy.ma, a tenth of the command's time
    facing = facing[np.diff(facing, prepend=-np.inf) > _ANGLE]
    return facing, sweep(edges, facing, share * edges.area)[1]


def _golden(edges: Edges, share: float, low: float, high: float) -> float:
    """Golden section search (J. Kiefer, Proc. Amer. Math. Soc. 4, 502-506, 1953)."""

    def width(angle: float) -> float:
        return float(sweep(edges, np.array([angle]), share * edges.area)[1][0])

    left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
    at_left, at_right = width(left), width(right)
    while high - low > _ANGLE:
        if at_left <= at_right:
            high, right, at_right = right, left, at_left
            left = high - _GOLDEN * (high - low)
            at_left = width(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + _GOLDEN * (high - low)
            at_right = width(right)
    return (low + high) / 2
