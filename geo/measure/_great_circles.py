"""Arcs of great circles on the unit sphere: cut by a plane, measured within a limit.

The triangle between an apex and an arc of a great circle is a right one, or the difference of two,
at the foot of the perpendicular from the apex. With the perpendicular `r` and the angle `phi` at
the apex, the excess of a right triangle is `phi - asin(cos r sin phi)` (I. Todhunter, Spherical
Trigonometry, 1886, articles 62-65 and 97); beyond the limit the triangle is replaced by a sector of
the cap.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo.measure.geodesy import FloatArray

IntArray = NDArray[np.intp]

_RADIAL = 1e-13
"""Distance of an arc's great circle from the apex, radians, below which it encloses nothing."""
_NOTHING = 1e-300
_SHORT = 1e-9
"""Radians: an arc of millimetres has no direction to speak of, and encloses next to nothing."""
_ON_PLANE = 1e-14
"""Radians: less than a micrometre on the Earth."""


def right_triangle(angle: FloatArray, near: FloatArray, limit: float) -> FloatArray:
    """Area of right triangles within a limit of their apex.

    Parameters
    ----------
    angle
        At the apex, from the perpendicular to the hypotenuse, radians, signed; shape (n,).
    near
        Length of the perpendicular in radians, shape (n,).
    limit
        Radius of the cap about the apex in radians.

    Returns
    -------
    area
        In square radians, with the sign of the angle; shape (n,).
    """
    ratio = np.tan(near) / np.tan(limit)
    reach = np.arccos(np.clip(ratio, -1.0, 1.0))
    size = np.abs(angle)
    inner = np.minimum(size, reach)
    triangle = inner - np.arcsin(np.cos(near) * np.sin(inner))
    sector = (size - inner) * (1.0 - np.cos(limit))
    return np.asarray(np.copysign(triangle + sector, angle))


class Fan(NamedTuple):
    """Arcs of great circles as seen from an apex.

    Attributes
    ----------
    first, last
        Angles at the apex from the perpendicular to the arc's ends, counter-clockwise, radians,
        shape (n,).
    near
        Lengths of the perpendiculars in radians, shape (n,).
    is_open
        Whether the arc encloses anything with the apex, shape (n,).
    """

    first: FloatArray
    last: FloatArray
    near: FloatArray
    is_open: NDArray[np.bool_]

    def areas(self, limit: float) -> FloatArray:
        """Measure what lies between the apex and each arc, within a limit.

        Parameters
        ----------
        limit
            Radius of the cap about the apex in radians.

        Returns
        -------
        areas
            In square radians, positive where the arc runs counter-clockwise about the apex; shape
            (n,). Their sum over the outline of a region, wherever the apex lies, is the region's
            area within the cap.
        """
        both = right_triangle(
            np.concatenate([self.first, self.last]), np.tile(self.near, 2), limit
        ).reshape(2, -1)
        return np.where(self.is_open, both[1] - both[0], 0.0)


def fan(apex: FloatArray, start: FloatArray, end: FloatArray) -> Fan:
    """See arcs of great circles from an apex.

    Parameters
    ----------
    apex
        Unit vector, shape (3,) or (n, 3).
    start, end
        Ends of the arcs, shape (n, 3).
    """
    normal = cross(start, end)
    size = _norm(normal)
    normal /= np.maximum(size, _NOTHING)[:, None]
    apex = np.broadcast_to(apex, normal.shape)
    sine = np.einsum("ij,ij->i", normal, apex)
    # where the perpendicular leads to, and a quarter-turn on, as seen from the apex
    ahead = np.where(sine[:, None] > 0, -1.0, 1.0) * (normal - sine[:, None] * apex)
    across = cross(apex, ahead)
    near = np.arcsin(np.clip(np.abs(sine), 0.0, 1.0))
    first, last = (
        np.arctan2(np.einsum("ij,ij->i", place, across), np.einsum("ij,ij->i", place, ahead))
        for place in (start, end)
    )
    # an arc that begins or ends at the apex encloses nothing, and has no angle there
    away = np.minimum(_norm(start - apex), _norm(end - apex))
    return Fan(first, last, near, (near >= _RADIAL) & (size >= _SHORT) & (away >= _SHORT))


def cross(one: FloatArray, other: FloatArray) -> FloatArray:
    """Multiply vectors, both of shape (n, 3) or (3,); NumPy's own takes longer for a few."""
    a, b, c = one[..., 0], one[..., 1], one[..., 2]
    x, y, z = other[..., 0], other[..., 1], other[..., 2]
    found = np.empty(one.shape)
    found[..., 0] = b * z - c * y
    found[..., 1] = c * x - a * z
    found[..., 2] = a * y - b * x
    return found


def _norm(vectors: FloatArray) -> FloatArray:
    return np.asarray(np.sqrt(np.einsum("ij,ij->i", vectors, vectors)))


class Outline(NamedTuple):
    """The outline of a region: arcs in any order, the region on their left.

    Attributes
    ----------
    start, end
        Unit vectors, shape (n, 3).
    beyond
        A number for what lies on the right of each, shape (n,).
    """

    start: FloatArray
    end: FloatArray
    beyond: IntArray

    def cut(self, normal: FloatArray, beyond: int) -> "Outline":
        """Keep what lies on the side of a plane through the centre to which its normal points.

        `beyond` stands for what lies on its other side.
        """
        s, e = self._sides(normal)
        here, there = s > 0, e > 0
        kept, crossing = here | there, np.flatnonzero(here != there)
        if not len(crossing):
            return Outline(self.start[kept], self.end[kept], self.beyond[kept])
        leaves = here[crossing]
        where = self._crossings(crossing, s, e)
        out, back = where[leaves], where[~leaves]
        start, end = self.start.copy(), self.end.copy()
        end[crossing[leaves]], start[crossing[~leaves]] = out, back
        # an outline that is closed is left as often as it is entered
        out, back = out[: len(back)], back[: len(out)]
        if len(out) > 1:
            # along the plane with the kept side on the left, from each exit to the next entrance
            one = out[0]
            on = cross(normal, one)
            on /= np.sqrt(on @ on)
            out, back = (p[np.argsort(np.arctan2(p @ on, p @ one))] for p in (out, back))
        whose = np.concatenate([self.beyond[kept], np.full(len(out), beyond)])
        return Outline(np.concatenate([start[kept], out]), np.concatenate([end[kept], back]), whose)

    def is_before(self, normal: FloatArray) -> bool:
        """Tell whether all of it lies on the side of a plane to which its normal points."""
        s, e = self._sides(normal)
        return bool((s >= 0).all() and (e >= 0).all())

    def joined(self, other: "Outline") -> "Outline":
        """Take two regions that share no more than arcs as one."""
        pairs = zip(self, other, strict=True)
        return Outline(*(np.concatenate(pair) for pair in pairs))

    def broken(self, normal: FloatArray, beyond: int) -> "Outline":
        """Break the arcs with something beyond them in two where they cross a plane."""
        s, e = self._sides(normal)
        crossed = np.flatnonzero((self.beyond == beyond) & (s * e < 0))
        where = self._crossings(crossed, s, e)
        end = self.end.copy()
        end[crossed] = where
        return Outline(
            np.concatenate([self.start, where]),
            np.concatenate([end, self.end[crossed]]),
            np.concatenate([self.beyond, self.beyond[crossed]]),
        )

    def _sides(self, normal: FloatArray) -> tuple[FloatArray, FloatArray]:
        """How far the arcs' ends lie before a plane, whose normal is of any length; radians."""
        normal = normal / max(float(np.sqrt(normal @ normal)), _NOTHING)
        before = np.concatenate([self.start, self.end]) @ normal
        # a corner on the plane has one side, whichever of its arcs is asked
        before[np.abs(before) < _ON_PLANE] = 0.0
        return before[: len(self.start)], before[len(self.start) :]

    def _crossings(self, arcs: IntArray, s: FloatArray, e: FloatArray) -> FloatArray:
        """Where some arcs, their ends so far before a plane, cross it."""
        s, e = s[arcs], e[arcs]
        where = self.start[arcs] * e[:, None] - self.end[arcs] * s[:, None]
        where *= np.sign(e - s)[:, None]
        where /= np.maximum(_norm(where), _NOTHING)[:, None]
        return np.asarray(where)


def within(
    apex: FloatArray, start: FloatArray, end: FloatArray, limit: float
) -> tuple[NDArray[np.bool_], FloatArray, FloatArray]:
    """Cut arcs off where they leave a cap.

    Parameters
    ----------
    apex
        The middle of each arc's cap, shape (n, 3).
    start, end
        Of the arcs, shape (n, 3).
    limit
        Radius of the caps in radians.

    Returns
    -------
    is_left
        Whether anything of an arc is left, shape (n,).
    start, end
        Of what is left of those, shape (m, 3).
    """
    normal = cross(start, end)
    normal /= np.maximum(_norm(normal), _NOTHING)[:, None]
    sine = np.einsum("ij,ij->i", normal, apex)
    foot = apex - sine[:, None] * normal
    near = _norm(foot)
    foot /= np.maximum(near, _NOTHING)[:, None]
    on = cross(normal, foot)
    first, last = (
        np.arctan2(np.einsum("ij,ij->i", p, on), np.einsum("ij,ij->i", p, foot))
        for p in (start, end)
    )
    reach = np.arccos(np.clip(np.cos(limit) / np.maximum(near, _NOTHING), -1.0, 1.0))
    first, last = np.maximum(first, -reach), np.minimum(last, reach)
    left = (last > first) & (near > np.cos(limit))
    ends = [
        np.cos(x)[:, None] * foot[left] + np.sin(x)[:, None] * on[left]
        for x in (first[left], last[left])
    ]
    return left, ends[0], ends[1]
