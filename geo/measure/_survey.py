"""How a coast ledger is made: samples as fine as the waters need, and the triangles at sea."""

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from scipy.spatial import Delaunay, cKDTree
from shapely.geometry.base import BaseGeometry

from geo.measure.geodesy import FloatArray
from geo.measure.shore import IntArray, Shoreline, Stations, evenly, shoreline, stations
from geo.measure.sphere import Sphere, flat_of, lifted

_ROUNDS = 8
_OFF_M = 5.0
"""How far a line between two cells may lie off the true one for want of samples: with samples `h`
apart and foot points `w` apart it is `h * h / (8 w)`."""
_FINEST_M = 10.0
_FRAME = np.array([[-1.0, -1.0], [-1.0, 1.01], [1.02, -1.0], [1.0, 1.03]])


class Survey:
    """Samples of coasts, and the triangles at sea that have a corner on a coast asked for.

    Parameters
    ----------
    coasts
        Name to geometry in degrees.
    of
        Names of the coasts asked for.
    reach_m
        How far the sea of a coast may reach.
    step_m
        Longest spacing of samples at first; waters that are narrow get more.
    sphere
        About the coasts.

    Attributes
    ----------
    shore, stations
        The edges of the coasts asked for, and the samples on them.
    others, whose
        Samples of the other coasts that meet those, degrees, shape (m, 2), and their names. The
        last four, with the name "", are a frame far away.
    triangles
        Corners, counter-clockwise: numbers of stations, then of the others; shape (t, 3).
    """

    def __init__(
        self,
        coasts: Mapping[str, BaseGeometry],
        of: Sequence[str],
        *,
        reach_m: float,
        step_m: float,
        sphere: Sphere,
    ) -> None:
        own = {name: coasts[name] for name in of}
        rest = {name: shape for name, shape in coasts.items() if name not in own}
        self._rest, self._sphere, self._reach_m = rest, sphere, reach_m
        self._land = shapely.union_all(
            [part for s in own.values() for part in shapely.get_parts(s) if part.area > 0]
        )
        shores = [shoreline(own), *([shoreline(rest)] if rest else [])]
        spots = [evenly(s, step) for s, step in zip(shores, (step_m, 2 * step_m), strict=False)]
        for _ in range(_ROUNDS):
            placed = [stations(s, *spot) for s, spot in zip(shores, spots, strict=True)]
            near = self._near(placed)
            corners = self._at_sea(placed, near)
            wide = self._too_wide(placed, near, corners)
            if not any(len(each) for each in wide):
                break
            spots = [_with_middles(p, each) for p, each in zip(placed, wide, strict=True)]
        self.shore, self.stations = shores[0], placed[0]
        self._keep(shores, placed, near, corners)

    def _near(self, placed: list[Stations]) -> IntArray:
        """Numbers of the other coasts' stations that can meet a coast asked for."""
        if len(placed) == 1:
            return np.empty(0, dtype=np.intp)
        here, there = (self._sphere.unit(p.lonlat) for p in placed)
        chord = 2 * np.sin(min(self._reach_m / self._sphere.radius_m, np.pi / 2)) * 1.001
        away, _ = cKDTree(here).query(there, distance_upper_bound=chord)
        return np.flatnonzero(np.isfinite(away))

    def _at_sea(self, placed: list[Stations], near: IntArray) -> IntArray:
        """Triangulate; keep what is at sea and has a corner on a coast asked for."""
        own = placed[0].lonlat
        lonlat = np.concatenate([own, *(p.lonlat[near] for p in placed[1:])])
        flat = flat_of(self._sphere.unit(lonlat))
        far = 4 * (np.abs(flat).max() + self._reach_m / self._sphere.radius_m)
        self._frame = self._sphere.lonlat(lifted(far * _FRAME))
        flat = np.concatenate([flat, far * _FRAME])
        corners = Delaunay(flat).simplices.astype(np.intp)
        corners = corners[(corners < len(own)).any(axis=1)]
        a, b, c = (flat[corners[:, k]] for k in range(3))
        turn = (b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0]
        corners[turn < 0] = corners[turn < 0][:, [0, 2, 1]]
        middle = self._sphere.lonlat(lifted((a + b + c) / 3))
        shapely.prepare(self._land)
        return corners[~shapely.contains_xy(self._land, middle)]

    def _too_wide(
        self, placed: list[Stations], near: IntArray, corners: IntArray
    ) -> list[IntArray]:
        """Stations after which the next is too far for the width of the water between shores."""
        own = len(placed[0].lonlat)
        unit = [self._sphere.unit(p.lonlat) for p in placed]
        places = np.concatenate([unit[0], *(u[near] for u in unit[1:])])
        pairs = np.concatenate([corners[:, [k, (k + 1) % 3]] for k in range(3)])
        low, high = np.sort(pairs, axis=1).T
        # one number a pair sorts faster than rows do
        count = int(high.max()) + 1
        pairs = np.column_stack(np.divmod(np.unique(low * count + high), count))
        pairs = pairs[pairs[:, 1] < len(places)]
        one, other = pairs.T
        inner = other < own
        is_shore = np.zeros(len(pairs), dtype=bool)
        is_shore[inner] = placed[0].ahead[one[inner]] == other[inner]
        is_shore[inner] |= placed[0].behind[one[inner]] == other[inner]
        pairs = pairs[~is_shore]
        gap = np.linalg.norm(places[pairs[:, 0]] - places[pairs[:, 1]], axis=1)
        gap *= self._sphere.radius_m
        widest = np.maximum(np.sqrt(8 * _OFF_M * gap), _FINEST_M)
        found = []
        for number, at in enumerate(placed):
            wide: list[IntArray] = []
            for ends in pairs.T:
                mine = ends < own if number == 0 else ends >= own
                station = ends[mine] if number == 0 else near[ends[mine] - own]
                wide += [
                    piece[(piece >= 0) & (at.step_m[piece] > widest[mine])]
                    for piece in (station, at.behind[station])
                ]
            found.append(np.unique(np.concatenate(wide)))
        return found

    def _keep(
        self, shores: list[Shoreline], placed: list[Stations], near: IntArray, corners: IntArray
    ) -> None:
        """Leave out the other coasts' samples that meet none, and put triangles into an order."""
        own = len(placed[0].lonlat)
        used = np.unique(corners[corners >= own])
        is_frame = used >= own + len(near)
        real = used[~is_frame]
        number = np.full(own + len(near) + 4, -1)
        number[:own] = np.arange(own)
        number[real] = own + np.arange(len(real))
        number[own + len(near) :] = own + len(real) + np.arange(4)
        lonlat = placed[1].lonlat[near[real - own]] if len(placed) > 1 else np.empty((0, 2))
        names = list(self._rest)
        coast: list[int] = []
        if len(placed) > 1:
            coast = shores[1].coast[placed[1].vertex[near[real - own]]].tolist()
        self.others = np.concatenate([lonlat, self._frame])
        self.whose = [*(names[k] for k in coast), *[""] * 4]
        corners = number[corners]
        turn = np.argmin(corners, axis=1)
        rows = np.arange(len(corners))
        corners = np.stack([corners[rows, (turn + k) % 3] for k in range(3)], axis=1)
        self.triangles = corners[np.lexsort((corners[:, 2], corners[:, 1], corners[:, 0]))]


def _with_middles(at: Stations, wide: IntArray) -> tuple[IntArray, FloatArray]:
    """Positions of the stations that are no vertices, and of a new one in the middle of pieces."""
    old = np.ones(len(at.vertex), dtype=bool)
    old[at.base] = False
    middle = np.round(at.along_m[wide] + at.step_m[wide] / 2)
    vertex = np.concatenate([at.vertex[old], at.vertex[wide]])
    along = np.concatenate([at.along_m[old], middle])
    order = np.lexsort((along, vertex))
    return vertex[order], along[order]
