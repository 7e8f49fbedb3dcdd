"""Geodesic borders of many bearings at once, found in the plane and true to the ellipsoid.

A geodesic is a little bent in the equal-area plane. Its place there is known at a few points; a
polynomial through them gives it everywhere to less than a micrometre, as long as the polygon
reaches no farther than `REACH_M`. See `geo.measure._sweep` for the rest.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.measure._outline import Outline, Plane
from geo.measure._sweep import Crossings, Lines, settle
from geo.measure.geodesy import GRS80, FloatArray, distance_m

REACH_M = 500_000.0
"""Polygons that reach farther than this from their middle are cut without the polynomials."""
_NODES = -np.cos(np.pi * np.arange(7) / 6)
"""Where a geodesic is looked at: as far on both sides of its anchor as the polygon is wide."""
_ROUNDS, _MIDDLE_ROUNDS = 12, 8
_STILL_M, _STILL_ASIDE_M = 1e-6, 3e-4
"""How near the last step comes, across the border and along it: the azimuth changes by less than a
hundred-millionth of a degree."""


@dataclass(frozen=True, eq=False)
class Geodesics:
    """Geodesic borders, one for each azimuth, each with its anchor in its middle.

    Attributes
    ----------
    anchor
        Longitude and latitude of each one's middle on the polygon; shape (b, 2).
    azimuth_deg
        Azimuth of each, 90 degrees clockwise from its facing; shape (b,).
    lines, at
        The same in the plane.
    crossings
        Where they cross the polygon, and the exact areas.
    plane
        The plane of the lines.
    """

    anchor: FloatArray
    azimuth_deg: FloatArray
    lines: Lines
    at: FloatArray
    crossings: Crossings
    plane: Plane

    def places(self, rows: NDArray[np.intp], along: FloatArray) -> FloatArray:
        """Places on some of the borders: longitude and latitude, shape (n, 2)."""
        return _places(self.plane, self.lines, self.at, rows, along)


def _places(
    plane: Plane, lines: Lines, at: FloatArray, rows: NDArray[np.intp], along: FloatArray
) -> FloatArray:
    return plane.lonlat(lines.facing[rows], at[rows] + lines.bowed(rows, along)[0], along)


def hold(
    plane: Plane,
    outline: Outline,
    anchor: FloatArray,
    azimuth_deg: FloatArray,
    area_m2: float,
    *,
    middle: bool = True,
) -> Geodesics:
    """Find geodesics that leave an area on their left, and have a given azimuth at their middle.

    Parameters
    ----------
    plane, outline
        The polygon, in the plane about its middle.
    anchor
        First guesses at the middles: longitude and latitude, shape (b, 2).
    azimuth_deg
        Azimuths at the middles; the side that gets the area lies 90 degrees counter-clockwise from
        each; shape (b,).
    area_m2
        Square metres on the ellipsoid.
    middle
        Whether the azimuth is to be that at the middle, halfway between the outermost crossings, if
        there is such a border; else it is that at the anchor, which moves across its line alone.

    Returns
    -------
    geodesics
        As they are; the last step of each was less than a micrometre across.
    """
    anchor, left = anchor.copy(), np.arange(len(anchor))
    for count in range(_ROUNDS):
        lines, along = geodesic_lines(plane, outline, anchor[left], azimuth_deg[left])
        start, exact = np.zeros(len(left)), middle and count > 0
        at, found = settle(outline, lines, area_m2, start, exact=exact)
        moved = _places(plane, lines, at, np.arange(len(at)), along)
        off = np.zeros(len(left))
        # where an outer crossing comes and goes as the border turns, none may have its middle there
        if middle and count < _MIDDLE_ROUNDS:
            moved, off = _middles(plane, lines, at, found, moved)
        going = (np.abs(at) >= _STILL_M) | (off >= _STILL_ASIDE_M)
        if not going.any():
            break
        anchor[left[going]] = moved[going]
        left = left[going]
    if len(left) < len(anchor):
        lines, _ = geodesic_lines(plane, outline, anchor, azimuth_deg)
        at, found = settle(outline, lines, area_m2, np.zeros(len(anchor)), exact=middle)
    return Geodesics(anchor, azimuth_deg, lines, at, found, plane)


def _middles(
    plane: Plane, lines: Lines, at: FloatArray, found: Crossings, anchor: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Geodesic middles between the outermost crossings, and how far the anchors were from them."""
    rows = np.flatnonzero(found.width > 0)  # a border in a gap has no middle but its anchor
    if not len(rows):
        return anchor, np.zeros(len(anchor))
    low, high = (span[rows] for span in found.spans())
    both = np.tile(rows, 2)
    start, end = np.split(_places(plane, lines, at, both, np.concatenate([low, high])), 2)
    azimuth, _, length = GRS80.inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])
    lon, lat, _ = GRS80.fwd(start[:, 0], start[:, 1], azimuth, np.asarray(length) / 2)
    middle = anchor.copy()
    middle[rows] = np.column_stack([lon, lat])
    return middle, distance_m(anchor[:, 0], anchor[:, 1], middle[:, 0], middle[:, 1])


def geodesic_lines(
    plane: Plane, outline: Outline, anchor: FloatArray, azimuth_deg: FloatArray
) -> tuple[Lines, FloatArray]:
    """Geodesics as lines in the plane, and the positions of their anchors along them."""
    count, nodes = len(anchor), len(_NODES)
    half = 2.2 * outline.reach_m
    lon, lat, azimuth = (
        np.repeat(values, nodes) for values in (anchor[:, 0], anchor[:, 1], azimuth_deg)
    )
    lon, lat, _ = GRS80.fwd(lon, lat, azimuth, np.tile(_NODES * half, count))
    x, y = (np.reshape(values, (count, nodes)) for values in plane.project(lon, lat))
    middle = nodes // 2
    dx, dy = x[:, middle + 1] - x[:, middle - 1], y[:, middle + 1] - y[:, middle - 1]
    facing = np.arctan2(dx, dy) - math.pi / 2
    sin, cos = np.sin(facing)[:, None], np.cos(facing)[:, None]
    s, c = -(x * sin + y * cos), x * cos - y * sin
    along = c[:, middle]
    z = (c - along[:, None]) / half
    powers = z[:, :, None] ** np.arange(nodes)
    return Lines(facing, np.linalg.solve(powers, s[:, :, None])[:, :, 0], along, half), along
