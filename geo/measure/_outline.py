"""Polygons in an equal-area plane, whose areas are those of the ellipsoid.

The plane is Lambert's azimuthal equal-area projection of the ellipsoid (J. P. Snyder, Map
Projections: A Working Manual, USGS Professional Paper 1395, 1987, pp. 182-190). An edge of a
polygon is a geodesic, a little bent in the plane: the area between it and its chord counts with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from geo.measure.geodesy import GRS80, FloatArray, Projection

_BEND_M, _BEND_M2 = 0.01, 1e-6
"""An edge farther from its chord is parted; one that is nearer and has less area is straight."""
_MOST_PIECES = 256
_EARTH_M = 6.36e6


@dataclass(frozen=True, eq=False)
class Outline:
    """Closed rings in a plane (outer rings counter-clockwise), one after another, metres.

    `x` and `y` repeat each ring's first vertex at its end. `gone_round` is the area, square metres,
    that each ring has gone round, seen from the plane's origin, between its first vertex and each.
    Of the edge that starts at each vertex, `bend` is the part of that area between edge and chord,
    and `aside` is how far its middle is from its chord's, shape (2, m). `first` and `last` are
    where rings start and end.
    """

    x: FloatArray
    y: FloatArray
    gone_round: FloatArray
    bend: FloatArray
    aside: FloatArray
    first: NDArray[np.intp]
    last: NDArray[np.intp]

    @cached_property
    def xy(self) -> FloatArray:
        """All vertices, shape (2, m)."""
        return np.vstack([self.x, self.y])

    @cached_property
    def ring_m2(self) -> FloatArray:
        """Area of each ring; holes count below nothing."""
        return np.asarray(self.gone_round[self.last])

    @cached_property
    def area(self) -> float:
        """Area of all rings together, square metres."""
        return float(self.ring_m2.sum())

    @cached_property
    def reach_m(self) -> float:
        """Distance of the farthest vertex from the plane's origin."""
        return float(np.sqrt((self.x**2 + self.y**2).max()))

    def thinned(self, most: int) -> "Outline":
        """Leave out vertices evenly, down to about so many; the area gone round stays theirs."""
        every = max(1, len(self.x) // most)
        keep = np.zeros(len(self.x), dtype=bool)
        keep[::every] = True
        return self._kept(keep)

    def near(self, height: FloatArray, at: float, margin_m: float) -> "Outline":
        """Leave out vertices farther from a line than a margin: none of their edges is crossed."""
        side = np.where(height < at - margin_m, -1, np.where(height > at + margin_m, 1, 0))
        same = (side[1:-1] == side[:-2]) & (side[1:-1] == side[2:]) & (side[1:-1] != 0)
        keep = np.ones(len(side), dtype=bool)
        keep[1:-1] = ~same
        return self._kept(keep)

    def _kept(self, keep: NDArray[np.bool_]) -> "Outline":
        keep[self.first] = keep[self.last] = True
        number = np.cumsum(keep) - 1
        return Outline(
            self.x[keep],
            self.y[keep],
            self.gone_round[keep],
            self.bend[keep],
            self.aside[:, keep],
            number[self.first],
            number[self.last],
        )


@dataclass(frozen=True)
class Plane:
    """An equal-area plane about a point, in metres."""

    lon_0: float
    lat_0: float

    @cached_property
    def project(self) -> Projection:
        """Lambert's azimuthal equal-area projection of GRS80."""
        return Projection(proj="laea", lon_0=self.lon_0, lat_0=self.lat_0, ellps="GRS80")

    def outline(self, rings: Sequence[FloatArray]) -> Outline:
        """Project rings of geodesic edges, each of shape (n, 2), without its closing vertex."""
        lonlat = np.concatenate([part for ring in rings for part in (ring, ring[:1])])
        last = np.cumsum([len(ring) + 1 for ring in rings]) - 1
        first = np.concatenate([[0], last[:-1] + 1])
        x, y = self.project(lonlat[:, 0], lonlat[:, 1])
        bent, middle = self._bent(lonlat, x, y, last[:-1])
        if len(bent):
            pieces = _pieces(x, y, bent, middle)
            if pieces.max() > 1:
                return self.outline(_parted(lonlat, first, last, bent, pieces))
        gain = (x[:-1] * y[1:] - x[1:] * y[:-1]) / 2
        # two thirds of its chord by its height: a flat arc
        dx, dy = x[bent + 1] - x[bent], y[bent + 1] - y[bent]
        bend, aside = np.zeros(len(x)), np.zeros((2, len(x)))
        aside[:, bent] = middle[0] - x[bent] - dx / 2, middle[1] - y[bent] - dy / 2
        bend[bent] = (aside[0, bent] * dy - aside[1, bent] * dx) * (2 / 3)
        gain += bend[:-1]
        gain[last[:-1]] = 0.0
        gone = np.concatenate([[0.0], np.cumsum(gain)])
        gone -= np.repeat(gone[first], last - first + 1)
        return Outline(x, y, gone, bend, aside, first, last)

    def _bent(
        self, lonlat: FloatArray, x: FloatArray, y: FloatArray, joints: NDArray[np.intp]
    ) -> tuple[NDArray[np.intp], tuple[FloatArray, FloatArray]]:
        """Edges that are not as good as straight, and the middles of their geodesics."""
        length = np.hypot(np.diff(x), np.diff(y))
        length[joints] = 0.0
        # in this projection a geodesic bends by no more than about its distance from the centre
        # over twice the square of the earth's radius
        reach = float(np.sqrt((x**2 + y**2).max()))
        bent = np.flatnonzero(length**3 * reach / (24 * _EARTH_M**2) > _BEND_M2)
        if not len(bent):
            return bent, (np.empty(0), np.empty(0))
        start, end = lonlat[bent], lonlat[bent + 1]
        azimuth, _, distance = GRS80.inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])
        lon, lat, _ = GRS80.fwd(start[:, 0], start[:, 1], azimuth, np.asarray(distance) / 2)
        return bent, self.project(lon, lat)

    def lonlat(self, facing: FloatArray, s: FloatArray, c: FloatArray) -> FloatArray:
        """Longitude and latitude of places in the frames of lines; shape (n, 2)."""
        sin, cos = np.sin(facing), np.cos(facing)
        x, y = c * cos - s * sin, -c * sin - s * cos
        # PROJ's series for the way back is half a millimetre off; once more with what it misses
        again = self.project(*self.project(x, y, inverse=True))
        return np.column_stack(self.project(2 * x - again[0], 2 * y - again[1], inverse=True))


def _pieces(
    x: FloatArray, y: FloatArray, bent: NDArray[np.intp], middle: tuple[FloatArray, FloatArray]
) -> NDArray[np.intp]:
    aside = np.hypot(
        middle[0] - (x[bent] + x[bent + 1]) / 2, middle[1] - (y[bent] + y[bent + 1]) / 2
    )
    # parts of an edge that is parted once are not looked at again but for being flat enough
    pieces = np.ceil(np.sqrt(aside / _BEND_M) * 1.05)
    return np.asarray(np.where(aside > 2 * _BEND_M, np.minimum(pieces, _MOST_PIECES), 1), dtype=int)


def _parted(
    lonlat: FloatArray,
    first: NDArray[np.intp],
    last: NDArray[np.intp],
    bent: NDArray[np.intp],
    pieces: NDArray[np.intp],
) -> list[FloatArray]:
    """Rings with vertices added on the geodesics of edges that are to be in several pieces."""
    count = np.ones(len(lonlat), dtype=int)
    count[bent] = pieces
    edge = np.repeat(np.arange(len(lonlat)), count)
    rank = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)
    added = np.flatnonzero(rank > 0)
    start, end = lonlat[edge[added]], lonlat[edge[added] + 1]
    azimuth, _, length = GRS80.inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])
    along = np.asarray(length) * rank[added] / count[edge[added]]
    whole = lonlat[edge].copy()
    whole[added] = np.column_stack(GRS80.fwd(start[:, 0], start[:, 1], azimuth, along)[:2])
    begins = np.cumsum(count) - count
    return [whole[begins[a] : begins[b]] for a, b in zip(first, last, strict=True)]
