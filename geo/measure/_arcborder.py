"""A border that is an arc of constant curvature, on the ellipsoid."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from geo.errors import GeometryError
from geo.measure._arcs import Arcs
from geo.measure._arcsearch import better_arc, shortest_arc
from geo.measure._geodesics import REACH_M
from geo.measure._outline import Plane
from geo.measure._prepared import Prepared
from geo.measure._splice import VERTEX_EVERY_M, Ring
from geo.measure.geodesy import GRS80, FloatArray

_ASIDE_M = 0.02
"""How far a geodesic between two vertices of an arc is from it at most."""
_BEYOND_M = 1.0
"""So far a border may run on along a tangent where half a circle ends at the shore."""
_AHEAD_M = 1000.0
_EDGES, _MOST_EDGES = 0.3, 3_000
"""Longest edge of the polygon that the search looks at, times the square root of the lesser side's
area; and about how many vertices that may add."""
_TURN = math.radians(0.2)


@dataclass(frozen=True, eq=False)
class ArcBorder:
    """An arc: a circle in the equal-area plane about its own middle, half of it at most.

    It goes on beyond half the circle as its tangents, so that it has two sides everywhere; see
    `geo.measure._arcs`. `x` and `y` are its middle, `facing` is the angle from there to the side
    with the share, `curvature` is 1 over the radius, positive if that side is inside the circle.
    `corners` are the polygon's vertices in the plane, shape (n, 2): the shortest arc often touches
    one, and must not pass on its wrong side between two vertices of its own.
    """

    plane: Plane
    x: float
    y: float
    facing: float
    curvature: float
    corners: FloatArray

    @cached_property
    def anchor(self) -> tuple[float, float]:
        """The middle of the arc, longitude and latitude."""
        lon, lat = self._lonlat(np.array([self.x]), np.array([self.y]))[0]
        return float(lon), float(lat)

    @cached_property
    def facing_deg(self) -> float:
        """Azimuth, at the anchor, toward the side that gets the share."""
        ahead = self._lonlat(
            np.array([self.x + _AHEAD_M * math.sin(self.facing)]),
            np.array([self.y + _AHEAD_M * math.cos(self.facing)]),
        )[0]
        return float(GRS80.inv(*self.anchor, *ahead)[0]) % 360.0

    @property
    def azimuth_deg(self) -> float:
        """Azimuth of the arc at its middle, 0 to 180."""
        return (self.facing_deg + 90.0) % 180.0

    @property
    def radius_m(self) -> float:
        """Radius of the circle."""
        return 1.0 / abs(self.curvature)

    @property
    def _axis(self) -> tuple[float, float]:
        """The way from the circle's centre to the arc's middle."""
        sign = -1.0 if self.curvature > 0 else 1.0
        return sign * math.sin(self.facing), sign * math.cos(self.facing)

    def _lonlat(self, x: FloatArray, y: FloatArray) -> FloatArray:
        return self.plane.lonlat(np.zeros(len(x)), -y, x)

    def _frame(self, lonlat: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Places from the arc's middle: along the axis, and to its left."""
        x, y = self.plane.project(lonlat[:, 0], lonlat[:, 1])
        return self._local(np.asarray(x), np.asarray(y))

    def _local(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        sin, cos = self._axis
        dx, dy = x - self.x, y - self.y
        return dx * sin + dy * cos, dy * sin - dx * cos

    def _height(self, ahead: FloatArray, aside: FloatArray) -> FloatArray:
        """How far outside places are."""
        radius = self.radius_m
        round_ = np.hypot(ahead + radius, aside) + radius
        # the distance from the centre less the radius, without loss if that is large
        circle = (ahead * (ahead + 2 * radius) + aside**2) / round_
        return np.where(ahead + radius > 0, circle, np.abs(aside) - radius)

    def offset(self, lonlat: FloatArray) -> FloatArray:
        height = self._height(*self._frame(lonlat))
        return height if self.curvature > 0 else -height

    def along(self, lonlat: FloatArray) -> FloatArray:
        ahead, aside = self._frame(lonlat)
        radius = self.radius_m
        ahead = ahead + radius
        back = np.sign(aside) * (radius * np.pi / 2 - ahead)
        return np.where(ahead >= 0, radius * np.arctan2(aside, np.maximum(ahead, 0.0)), back)

    def path(self, start: FloatArray, end: FloatArray) -> FloatArray:
        radius = self.radius_m
        first, last = self.along(np.array([start, end])) / radius
        length = abs(last - first) * radius
        every = min(VERTEX_EVERY_M, math.sqrt(8 * _ASIDE_M * radius))
        steps = max(1, math.ceil(length / every))
        angle = first + (last - first) * np.arange(1, steps) / steps
        angle = np.concatenate([angle, self._touched()])
        low, high = min(first, last) + 1e-12, max(first, last) - 1e-12
        angle = np.sort(angle[(low < angle) & (angle < high)])
        if last < first:
            angle = angle[::-1]
        ahead, aside = radius * (np.cos(angle) - 1.0), radius * np.sin(angle)
        sin, cos = self._axis
        inner = self._lonlat(self.x + ahead * sin - aside * cos, self.y + ahead * cos + aside * sin)
        return np.vstack([start, inner, end])

    def holds(self, chords: list[FloatArray]) -> bool:
        """Whether the border runs on the arc alone, not on its tangents, but for rounding."""
        ends = np.array([place for chord in chords for place in (chord[0], chord[-1])])
        far = self.radius_m * np.pi / 2 + _BEYOND_M
        return not len(ends) or bool((np.abs(self.along(ends)) <= far).all())

    def _touched(self) -> FloatArray:
        """Angles of corners so near inside that a geodesic of the arc might leave them out."""
        ahead, aside = self._local(self.corners[:, 0], self.corners[:, 1])
        height = self._height(ahead, aside)
        near = (height > -3 * _ASIDE_M) & (height <= 0)
        return np.arctan2(aside[near], ahead[near] + self.radius_m)

    def moved(self, distance_m: float) -> "ArcBorder":
        return replace(
            self,
            x=self.x - distance_m * math.sin(self.facing),
            y=self.y - distance_m * math.cos(self.facing),
        )

    def bent(self, ring: Ring) -> Ring:
        # an edge with both ends outside the circle may have its middle inside
        ahead, aside = self._frame(ring.lonlat)
        u0, v0 = ahead + self.radius_m, aside
        du, dv = np.roll(u0, -1) - u0, np.roll(v0, -1) - v0
        outside = self._height(ahead, aside) >= 0
        with np.errstate(divide="ignore", invalid="ignore"):
            foot = -(u0 * du + v0 * dv) / (du * du + dv * dv)
            middle = -v0 / dv
        where = np.where(u0 + foot * du >= 0, foot, middle)
        where = np.where((where > 0) & (where < 1), where, 0.0)
        inside = self._height(u0 + where * du - self.radius_m, v0 + where * dv) < 0
        edge = np.flatnonzero(outside & np.roll(outside, -1) & inside)
        if not len(edge):
            return ring
        start, end = ring.lonlat[edge], np.roll(ring.lonlat, -1, axis=0)[edge]
        azimuth, _, length = GRS80.inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])
        lon, lat, _ = GRS80.fwd(start[:, 0], start[:, 1], azimuth, np.asarray(length) * where[edge])
        added = np.column_stack([lon, lat])
        return Ring(np.insert(ring.lonlat, edge + 1, added, axis=0), ring.polygon)

    def bulge_m2(self, path: FloatArray) -> float:  # noqa: ARG002  the arc is its vertices
        return 0.0

    def growth_m(self, path: FloatArray) -> float:
        # what is moved is a chord
        aside = self._frame(path[[0, -1]])[1]
        return float(abs(aside[1] - aside[0]))


def find_arc(ready: Prepared, share: float, middle: float | None, record: str) -> ArcBorder:
    """Find the arc of least length that gives a share.

    Parameters
    ----------
    ready, share
        The polygon, and the fraction of it on the side with the share.
    middle
        Compass angle, radians, from which that side is no more than a quarter-turn off, if given.
    record
        What to call the polygon in messages.

    Returns
    -------
    border
        Its area is right to a few square metres.

    Raises
    ------
    GeometryError
        If the polygon is too large, or no arc holds the area.
    """
    if not ready.is_near:
        raise GeometryError(
            f"{record} reaches {ready.outline.reach_m / 1e3:,.0f} km from its middle; an arc is "
            f"drawn if it reaches less than {REACH_M / 1e3:,.0f} km, so cut it by a straight border"
        )
    lesser = min(share, 1.0 - share) * ready.area_m2
    around = sum(ring.length_m for ring in ready.rings)
    longest = max(_EDGES * math.sqrt(lesser), around / _MOST_EDGES)
    rings = [ring.densified(longest).lonlat for ring in ready.rings]
    found = shortest_arc(ready.plane.outline(rings), share, middle=middle)
    if not math.isfinite(found.length[0]):
        raise GeometryError(
            f"no arc of half a circle or less holds {share:g} of {record}; cut it by a straight "
            "border"
        )
    # once more in a plane about the arc itself, where a circle has the same curvature all along
    rough = _border(ready.plane, found.arcs, ready.rings)
    plane = Plane(*rough.anchor)
    outline = plane.outline(rings)
    arcs = Arcs(
        np.zeros(1), np.zeros(1), np.radians([rough.facing_deg]), np.array([rough.curvature])
    )
    found = better_arc(outline, arcs, share * outline.area, middle=middle, turn=_TURN)
    return _border(plane, found.arcs, ready.rings) if math.isfinite(found.length[0]) else rough


def _border(plane: Plane, arcs: Arcs, rings: list[Ring]) -> ArcBorder:
    lonlat = np.concatenate([ring.lonlat for ring in rings])
    return ArcBorder(
        plane,
        float(arcs.x[0]),
        float(arcs.y[0]),
        float(arcs.facing[0]),
        float(arcs.curvature[0]),
        np.column_stack(plane.project(lonlat[:, 0], lonlat[:, 1])),
    )
