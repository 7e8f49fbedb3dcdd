"""Arcs of constant curvature that cut an area off a polygon, many at once, in the plane.

An arc is part of the outline of a bullet: half a circle, with straight sides from its ends that
run back without end. Each point of that outline has the same distance r, the circle's radius,
between the bullet's centre and its tangent. So the area of a polygon inside the bullet is what the
polygon's edges inside go round, seen from the centre, plus half of r times the outline's length
inside the polygon; both are sums over the few edges that cross it. A border on the straight sides
is no arc: such candidates are left out, so an arc is at most half a circle.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.measure._outline import Outline
from geo.measure._sweep import CHUNK
from geo.measure.geodesy import FloatArray

_ROUNDS = 60
_AREA_M2, _AREA_OF_ALL = 1e-3, 1e-12
"""How near the area comes: about as near as rounding lets it for arcs that are almost straight."""
_STILL_M = 1e-7
_STRAIGHT = 200.0
"""An arc with a radius of so many times the polygon's reach counts as straight."""


@dataclass(frozen=True, eq=False)
class Arcs:
    """Arcs in a plane; each array has the shape (b,), metres and radians.

    Attributes
    ----------
    x, y
        The middle of each arc.
    facing
        Compass angle from there to the side that gets the share.
    curvature
        1 over the radius: positive if the side with the share is inside the circle.
    """

    x: FloatArray
    y: FloatArray
    facing: FloatArray
    curvature: FloatArray

    def take(self, rows: NDArray[np.intp]) -> "Arcs":
        """Choose some of the arcs."""
        return Arcs(self.x[rows], self.y[rows], self.facing[rows], self.curvature[rows])


@dataclass(frozen=True, eq=False)
class Found:
    """Arcs that leave a share, how long they are on the polygon, and the middle of their ends.

    `length` is infinite where an arc cannot hold the area, or is no arc; `middle` is an angle at
    the centre, from the arc's middle, counter-clockwise.
    """

    arcs: Arcs
    length: FloatArray
    middle: FloatArray


def least_curvature(outline: Outline) -> float:
    """Curvature of what counts as straight."""
    return 1.0 / (_STRAIGHT * outline.reach_m)


def settle_arcs(outline: Outline, arcs: Arcs, area: float) -> Found:
    """Move arcs along their facing until each leaves an area there: Newton's method, bracketed.

    Parameters
    ----------
    outline
        The polygon; its edges count as straight in the plane.
    arcs
        Where they are at first.
    area
        Square metres on the facing side.

    Returns
    -------
    found
        The arcs in their places, one for each.
    """
    chunk = max(1, CHUNK // len(outline.x))
    parts = [
        _settle(outline, arcs.take(np.arange(k, min(k + chunk, len(arcs.x)))), area)
        for k in range(0, len(arcs.x), chunk)
    ]
    moved = [part.arcs for part in parts]
    return Found(
        Arcs(
            np.concatenate([a.x for a in moved]),
            np.concatenate([a.y for a in moved]),
            np.concatenate([a.facing for a in moved]),
            np.concatenate([a.curvature for a in moved]),
        ),
        np.concatenate([part.length for part in parts]),
        np.concatenate([part.middle for part in parts]),
    )


def _settle(outline: Outline, arcs: Arcs, area: float) -> Found:
    least = least_curvature(outline)
    bend = np.where(np.abs(arcs.curvature) < least, least, arcs.curvature)
    radius, holds = 1.0 / np.abs(bend), bend > 0
    # the bullet's axis points from its centre to the arc's middle; inside is what it holds
    axis = arcs.facing + np.where(holds, np.pi, 0.0)
    sin, cos = np.sin(axis), np.cos(axis)
    ahead = np.column_stack([sin, cos]) @ outline.xy
    ahead -= (arcs.x * sin + arcs.y * cos)[:, None]
    aside = np.column_stack([-cos, sin]) @ outline.xy
    aside -= (arcs.y * sin - arcs.x * cos)[:, None]
    target = np.where(holds, area, outline.area - area)
    low, high = ahead.min(axis=1) - radius, ahead.max(axis=1) + radius
    at = np.zeros(len(radius))
    close = max(_AREA_M2, _AREA_OF_ALL * outline.area)
    left = np.arange(len(at))
    for _ in range(_ROUNDS):
        inside, width, _, _ = _inside(
            outline, ahead[left] - at[left, None], aside[left], radius[left], sin[left], cos[left]
        )
        excess = inside - target[left]
        here = at[left]
        low[left] = np.where(excess < 0, here, low[left])
        high[left] = np.where(excess > 0, here, high[left])
        with np.errstate(divide="ignore", invalid="ignore"):
            step = here - excess / width
        step = np.where(
            (low[left] < step) & (step < high[left]), step, (low[left] + high[left]) / 2
        )
        going = (np.abs(excess) > close) & (np.abs(step - here) > _STILL_M)
        at[left] = np.where(going, step, here)
        left = left[going]
        if not len(left):
            break
    inside, _, length, middle = _inside(outline, ahead - at[:, None], aside, radius, sin, cos)
    # the last step may have been too small to matter
    length[np.abs(inside - target) > 10 * close + _STILL_M * radius] = np.inf
    moved = Arcs(arcs.x + at * sin, arcs.y + at * cos, arcs.facing, bend)
    return Found(moved, length, middle)


def _inside(
    outline: Outline,
    ahead: FloatArray,
    aside: FloatArray,
    radius: FloatArray,
    sin: FloatArray,
    cos: FloatArray,
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Area inside bullets; how fast it grows along the axis; lengths of the arcs; their middles.

    `ahead` and `aside` are the vertices' places from the arc's middle along the axis and to its
    left; shape (b, m).
    """
    r = radius[:, None]
    u = ahead + r
    within = np.abs(aside) < r
    within &= (u < 0) | (u * u + aside * aside < r * r)
    crossed = within[:, 1:] != within[:, :-1]
    crossed[:, outline.last[:-1]] = False
    place = np.flatnonzero(crossed)
    row, edge = np.divmod(place, crossed.shape[1])
    place += row
    u0, v0 = u.ravel()[place], aside.ravel()[place]
    du, dv = u.ravel()[place + 1] - u0, aside.ravel()[place + 1] - v0
    own, leaves = radius[row], np.where(within.ravel()[place], 1.0, -1.0)
    where = _meets(u0, v0, du, dv, own, leaves)
    u1, v1 = u0 + where * du, v0 + where * dv
    along = np.where(
        u1 >= 0, own * np.arctan2(v1, np.maximum(u1, 0)), np.sign(v1) * (own * np.pi / 2 - u1)
    )
    # seen from the bullet's centre; where each ring starts drops out of the sum
    gone = outline.gone_round[edge]
    gone = gone + where * (outline.gone_round[edge + 1] - gone)
    x, y = (a[edge] + where * (a[edge + 1] - a[edge]) for a in (outline.x, outline.y))
    # the centre, from the place itself
    to_x, to_y = -u1 * sin[row] + v1 * cos[row], -u1 * cos[row] - v1 * sin[row]
    gone -= ((x + to_x) * y - (y + to_y) * x) / 2
    count = len(radius)
    length = -_sums(row, leaves * along, count)
    area = _sums(row, leaves * gone, count) + radius * length / 2
    area += within[:, outline.first] @ outline.ring_m2
    width = -_sums(row, leaves * v1, count)
    low, high = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(low, row, along)
    np.maximum.at(high, row, along)
    nowhere = low > high
    low[nowhere] = high[nowhere] = 0.0
    length[np.maximum(-low, high) > radius * np.pi / 2] = np.inf
    middle = (low + high) / 2 / radius
    return area, width, length, middle


def _meets(
    u0: FloatArray,
    v0: FloatArray,
    du: FloatArray,
    dv: FloatArray,
    radius: FloatArray,
    leaves: FloatArray,
) -> FloatArray:
    """Where on edges, from 0 to 1, they cross their bullet: its circle, or a straight side."""
    a, b, c = du * du + dv * dv, u0 * du + v0 * dv, u0 * u0 + v0 * v0 - radius * radius
    root = np.sqrt(np.maximum(b * b - a * c, 0.0))
    with np.errstate(divide="ignore", invalid="ignore"):
        # of the two roots, the one out for an edge that leaves, the one in for one that comes
        circle = np.where(
            leaves > 0,
            np.where(b > 0, -c / (b + root), (root - b) / a),
            np.where(b < 0, c / (root - b), (-b - root) / a),
        )
        sides = (np.copysign(radius, np.where(leaves > 0, dv, v0)) - v0) / dv
    good = (circle >= 0) & (circle <= 1) & (u0 + circle * du >= 0)
    where = np.where(good, circle, np.where((sides >= 0) & (sides <= 1), sides, 0.5))
    return np.asarray(where)


def _sums(row: NDArray[np.intp], values: FloatArray, count: int) -> FloatArray:
    return np.bincount(row, values, minlength=count).astype(float)
