"""The arc of constant curvature that cuts a share off a polygon with the least length.

Seeds are the shortest straight lines of many bearings, and arcs about many points of the shore. The
best of them are turned and bent, all together, in ever finer steps, and fewer and fewer are kept.
"""

import math

import numpy as np
from numpy.typing import NDArray

from geo.measure._arcs import Arcs, Found, settle_arcs
from geo.measure._outline import Outline
from geo.measure._sweep import ASIDE, ASIDE_COSTS, Lines, refine_facing, settle, shortest_facing

_BEARINGS, _SHORES, _BENDS = 90, 240, (0.5, 0.8, 1.15)
"""How many straight lines and points of the shore are looked at, and arcs of which curvatures about
each of those, times the square root of the lesser side's area: 1.25 is half a disc."""
_COARSE = 1500
_KEPT, _HALVED_EVERY, _ROUNDS = 16, 3, 70
_TURN, _BEND = math.radians(4.0), 0.15
_FINEST = 1e-6
_WAYS, _SIZES, _GOLDEN = 12, (0.4, 1.0), (math.sqrt(5.0) - 1.0) / 2.0


def shortest_arc(outline: Outline, share: float, *, middle: float | None) -> Found:
    """Find the arc, of all that leave a share, with the least length on the polygon.

    Parameters
    ----------
    outline
        The polygon, with edges that are short for its size.
    share
        Fraction of its area on the facing side.
    middle
        Compass angle, radians, from which the facing is no more than a quarter-turn off; any is
        taken if it is not given.

    Returns
    -------
    found
        One arc; its length is infinite if there is none.
    """
    coarse = outline.thinned(_COARSE)
    area = share * outline.area
    seeds = _seeds(coarse, share, middle)
    found = _toward(settle_arcs(coarse, seeds, area), middle)
    best = _best(found, _KEPT)
    return better_arc(outline, _take(found, best).arcs, area, middle=middle)


def better_arc(
    outline: Outline,
    arcs: Arcs,
    area: float,
    *,
    middle: float | None,
    turn: float = _TURN,
) -> Found:
    """Turn and bend some arcs until the best of them is as short as it can be.

    Parameters
    ----------
    outline, area, middle
        The polygon in the plane, square metres on the facing side, and as for `shortest_arc`.
    arcs
        Where to begin.
    turn
        The first step, radians.

    Returns
    -------
    found
        One arc.
    """
    scale = 1.0 / math.sqrt(min(area, outline.area - area))
    found = _toward(settle_arcs(outline, arcs, area), middle)
    steps = np.full(len(found.length), turn / _TURN)
    for count in range(_ROUNDS):
        if count and count % _HALVED_EVERY == 0 and len(steps) > 1:
            keep = _best(found, (len(steps) + 1) // 2)
            found, steps = _take(found, keep), steps[keep]
        here = centred(found)
        # the length has sharp valleys, so the directions are others each time
        ways = _WAYS * (1 if len(steps) > 1 else 2)
        angle = math.tau * (np.arange(ways) + _GOLDEN * count) / ways
        angle, size = np.tile(angle, len(_SIZES)), np.repeat(_SIZES, ways)
        many = len(angle)
        step = np.repeat(steps, many)
        tried = Arcs(
            np.repeat(here.x, many),
            np.repeat(here.y, many),
            np.repeat(here.facing, many) + step * np.tile(size * np.cos(angle), len(steps)) * _TURN,
            np.repeat(here.curvature, many)
            + step * np.tile(size * np.sin(angle), len(steps)) * _BEND * scale,
        )
        looked = _toward(settle_arcs(outline, tried, area), middle)
        lengths = looked.length.reshape(len(steps), many)
        rows, best = np.arange(len(steps)), np.argmin(lengths, axis=1)
        won = lengths[rows, best] < found.length
        found = _where(won, _take(looked, best + many * rows), found)
        steps = np.where(won, steps * np.where(size[best] > _SIZES[0], 1.3, 0.9), steps * 0.4)
        if len(steps) == 1 and steps[0] < _FINEST:
            break
    return _take(found, _best(found, 1))


def _seeds(outline: Outline, share: float, middle: float | None) -> Arcs:
    area = share * outline.area
    begin, turns = (0.0, 2) if middle is None else (middle - math.pi / 2, 1)
    facing = begin + math.pi * (np.arange(turns * _BEARINGS) + 0.5) / _BEARINGS
    straight = shortest_facing(outline, share, middle=middle)
    straight = refine_facing(outline, share, straight, middle=middle)
    facing = np.concatenate([facing, [straight]])
    at, crossings = settle(outline, Lines(facing), area)
    low, high = crossings.spans()
    along = (low + high) / 2
    sin, cos = np.sin(facing), np.cos(facing)
    x, y = along * cos - at * sin, -along * sin - at * cos
    # about the shore: the side inside is the lesser one
    number = np.unique(np.linspace(0, len(outline.x) - 2, _SHORES).astype(int))
    number = number[~np.isin(number, outline.last)]
    dx = outline.x[number + 1] - outline.x[number]
    dy = outline.y[number + 1] - outline.y[number]
    inward = np.arctan2(-dy, dx)
    outward = inward + math.pi
    sign = 1.0 if share <= 0.5 else -1.0  # noqa: PLR2004
    shore = np.tile(outward if sign > 0 else inward, len(_BENDS))
    bend = np.repeat(_BENDS, len(number)) / math.sqrt(min(area, outline.area - area))
    return Arcs(
        np.concatenate([x, np.tile(outline.x[number], len(_BENDS))]),
        np.concatenate([y, np.tile(outline.y[number], len(_BENDS))]),
        np.concatenate([facing, shore]),
        np.concatenate([np.zeros(len(facing)), sign * bend]),
    )


def centred(found: Found) -> Arcs:
    """Describe the same arcs from the middles between their ends."""
    arcs = found.arcs
    radius = 1.0 / np.abs(arcs.curvature)
    # counter-clockwise about the centre, in compass angles
    axis = arcs.facing + np.where(arcs.curvature > 0, np.pi, 0.0)
    turned = axis - found.middle
    x = arcs.x + radius * (np.sin(turned) - np.sin(axis))
    y = arcs.y + radius * (np.cos(turned) - np.cos(axis))
    return Arcs(x, y, arcs.facing - found.middle, arcs.curvature)


def _toward(found: Found, middle: float | None) -> Found:
    """Leave out arcs whose side with the share lies elsewhere; see `ASIDE`."""
    if middle is None:
        return found
    off = np.abs(np.remainder(centred(found).facing - middle + np.pi, math.tau) - np.pi)
    length = found.length * np.where(off > ASIDE, 1 + ASIDE_COSTS, 1.0)
    return Found(found.arcs, np.where(off <= math.pi / 2, length, np.inf), found.middle)


def _best(found: Found, count: int) -> NDArray[np.intp]:
    return np.argsort(found.length, kind="stable")[:count]


def _where(won: NDArray[np.bool_], one: Found, other: Found) -> Found:
    return Found(
        Arcs(
            np.where(won, one.arcs.x, other.arcs.x),
            np.where(won, one.arcs.y, other.arcs.y),
            np.where(won, one.arcs.facing, other.arcs.facing),
            np.where(won, one.arcs.curvature, other.arcs.curvature),
        ),
        np.where(won, one.length, other.length),
        np.where(won, one.middle, other.middle),
    )


def _take(found: Found, rows: NDArray[np.intp]) -> Found:
    return Found(found.arcs.take(rows), found.length[rows], found.middle[rows])
