"""Exact distances and foot points from points to a coast of geodesic edges, on GRS80.

A spatial index in geocentric coordinates proposes the edges that can be nearest; the foot point on
each is found by iteration on the ellipsoid, after

S. Baselga and J. C. Martinez-Llario, "Intersection and point-to-line solutions for geodesics on
the ellipsoid", Studia Geophysica et Geodaetica 62, 353-363 (2018),
https://doi.org/10.1007/s11200-017-1020-z.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from scipy.spatial import cKDTree
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError, GeometryError
from geo.measure.geodesy import GRS80, FloatArray, length_m

__all__ = ["CHORD_MARGIN_M", "Coast", "FloatArray", "IntArray", "Nearest"]

IntArray = NDArray[np.intp]

CHORD_MARGIN_M = 1.0
"""By how much chords may sort otherwise than geodesics do, up to 400 km."""

_EXACT_M = 1e-5
_FOOT_STEPS = 12
_CURVATURES = 0.0135
"""Twice the flattening's spread of the radii of curvature: chords of one length span geodesics that
differ by this much of `chord ** 3 / (24 R ** 2)`."""
_RADIUS_M = 6.371e6


class Result:
    """What results that hold arrays share: compared by value, copied and pickled, read-only."""

    __slots__ = ()

    def __post_init__(self) -> None:
        """Make the arrays read-only, so that a cached result stays what it is."""
        for value in self._values():
            if isinstance(value, np.ndarray):
                value.setflags(write=False)

    def __eq__(self, other: object) -> bool:
        """Compare arrays and geometries by their values."""
        if not isinstance(other, type(self)):
            return NotImplemented
        return all(map(_same, self._values(), other._values()))

    def __hash__(self) -> int:
        """Refuse: arrays and geometries compared by value have no hash."""
        raise TypeError(f"unhashable type: {type(self).__name__!r}")

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle and copy it as its fields; a read-only mapping cannot be, its items can."""
        values = (dict(v) if isinstance(v, Mapping) else v for v in self._values())
        return type(self), tuple(values)

    def _values(self) -> list[Any]:
        return [getattr(self, name) for name in self.__match_args__]  # type: ignore[attr-defined]


def _same(one: object, other: object) -> bool:
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return np.array_equal(one, other)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return dict(one) == dict(other)
    return bool(one == other)


@dataclass(frozen=True, slots=True, eq=False)
class Nearest(Result):
    """For each query point: its distance to a coast, and the foot point there. Read-only.

    Attributes
    ----------
    distance_m
        Geodesic distances on GRS80.
    lon, lat
        Foot points in degrees.
    edge
        Number of the coast's edge that holds the foot point.

    Examples
    --------
    >>> near = Coast(shapely.LineString([(0, 0), (1, 0)])).nearest([2.0, 0.5], [0.0, 0.0])
    >>> near.distance_m.round().tolist(), near.edge.tolist()
    ([111319.0, 0.0], [0, 0])
    """

    distance_m: FloatArray
    lon: FloatArray
    lat: FloatArray
    edge: IntArray


class Coast:
    """An index over the geodesic edges of a geometry.

    Parameters
    ----------
    geometry
        Points, lines or polygons in longitude-latitude degrees; of polygons, all rings count.
    step_m
        Spacing of the index's samples in metres; it changes the speed, not the result.

    Raises
    ------
    GeometryError
        If the geometry is empty, has no length, is projected or crosses the antimeridian.
    ArgumentError
        If the step is not positive.

    Examples
    --------
    >>> coast = Coast(shapely.LineString([(0, 0), (1, 0)]))
    >>> near = coast.nearest([0.5], [1.0])
    >>> round(float(near.distance_m[0])), near.lon.round(6).tolist(), near.lat.round(6).tolist()
    (110574, [0.5], [0.0])
    """

    def __init__(self, geometry: BaseGeometry, *, step_m: float = 500.0) -> None:
        if not step_m > 0:
            raise ArgumentError(f"the step is {step_m} m; it must be positive")
        wrong = fault(geometry)
        if wrong:
            raise GeometryError(f"the coast {wrong}")
        start, end = _edges(geometry)
        azimuth, _, length = GRS80.inv(*start.T, *end.T)
        self.step_m = float(step_m)
        self.start, self.azimuth, self.length_m = start, np.asarray(azimuth), np.asarray(length)
        self.samples, self.sample_edge = self._densify(end, step_m)
        self.chords = _chord_space(self.samples)
        self._tree = cKDTree(self.chords, compact_nodes=False)
        # one index may serve many callers
        for array in (self.start, self.azimuth, self.length_m, self.samples, self.chords):
            array.setflags(write=False)

    @property
    def vertices(self) -> FloatArray:
        """The first vertex of each edge and the last of each open line, (lon, lat)."""
        return np.asarray(self.samples[self._is_vertex])

    def nearest(self, lon: ArrayLike, lat: ArrayLike) -> Nearest:
        """Find the nearest point of the coast to each query point.

        Parameters
        ----------
        lon, lat
            Degrees, shape (n,).

        Returns
        -------
        nearest
            Geodesic distances in metres and foot points, shape (n,).

        Raises
        ------
        GeometryError
            If a coordinate is not a finite number.
        """
        points = np.column_stack([np.asarray(lon, float).ravel(), np.asarray(lat, float).ravel()])
        if not np.isfinite(points).all():
            raise GeometryError("a query point has a coordinate that is not a number; remove it")
        who, edge, along = self._candidates(points)
        distance, foot = self.feet(points[who], edge, along=along)
        order = np.lexsort((edge, distance, who))
        first = order[np.unique(who[order], return_index=True)[1]]
        return Nearest(distance[first], foot[first, 0], foot[first, 1], edge[first])

    def sample_chord_m(self, points: FloatArray) -> FloatArray:
        """Measure the straight chord from each point, (lon, lat), to the nearest sample.

        Parameters
        ----------
        points
            Degrees, shape (n, 2).

        Returns
        -------
        chord_m
            Straight through the ellipsoid, shape (n,).
        """
        chord, _ = self._tree.query(_chord_space(points))
        return np.asarray(chord)

    def _densify(self, end: FloatArray, step_m: float) -> tuple[FloatArray, IntArray]:
        pieces = np.maximum(1, np.ceil(self.length_m / step_m)).astype(int)
        edge = np.repeat(np.arange(len(pieces)), pieces + 1)
        rank = np.arange(len(edge)) - np.repeat(np.cumsum(pieces + 1) - pieces - 1, pieces + 1)
        along = rank / pieces[edge] * self.length_m[edge]
        lon, lat, _ = _forward(self.start[edge], self.azimuth[edge], along)
        first, last = rank == 0, rank == pieces[edge]
        samples = np.column_stack([lon, lat])
        samples[last], samples[first] = end[edge[last]], self.start[edge[first]]
        self._is_vertex = first | last
        self._along_m = along
        # a sample that ends its edge begins no piece; a point is a piece of its own
        point = self.length_m[edge] == 0
        self._piece_after = np.where(last & ~point, -1, np.arange(len(edge)))
        self._piece_is_edge = np.where(point, 0, 1)
        self._spacing_m = float((self.length_m / pieces).max())
        return samples, edge

    def _candidates(self, points: FloatArray) -> tuple[IntArray, IntArray, FloatArray]:
        """Find every edge that can be the nearest to a point, and few others.

        Gives the number of the point, that of the edge, and about where its foot is along it.
        """
        chords = _chord_space(points)
        nearest = np.asarray(self._tree.query(chords)[0])
        margin = 1e-3 + _CURVATURES * nearest**3 / (24 * _RADIUS_M**2)
        # a foot between two samples is at most half their spacing from one, at a right angle
        reach = np.hypot(nearest + margin, self._spacing_m / 2)
        hits = self._tree.query_ball_point(chords, reach, return_sorted=False)
        who = np.repeat(np.arange(len(points)), [len(hit) for hit in hits])
        sample = np.concatenate([*hits, np.empty(0, dtype=np.intp)]).astype(np.intp)
        # the pieces on both sides of each sample
        who = np.concatenate([who, who])
        piece = np.concatenate([self._piece_after[sample], self._piece_after[sample - 1]])
        who, piece = who[piece >= 0], piece[piece >= 0]
        along, away = self._on_pieces(chords[who], piece)
        best = np.full(len(points), np.inf)
        np.minimum.at(best, who, away)
        sag = self._spacing_m**2 / (8 * _RADIUS_M)
        keep = away <= best[who] + margin[who] + sag
        return who[keep], self.sample_edge[piece[keep]], along[keep]

    def _on_pieces(self, chords: FloatArray, piece: IntArray) -> tuple[FloatArray, FloatArray]:
        """Measure straight to pieces between samples: where along the edge, and how far."""
        start, end = self.chords[piece], self.chords[piece + self._piece_is_edge[piece]]
        along, toward = end - start, chords - start
        square = np.maximum((along**2).sum(axis=1), 1e-12)
        share = np.clip((along * toward).sum(axis=1) / square, 0.0, 1.0)
        away = np.linalg.norm(toward - share[:, None] * along, axis=1)
        return self._along_m[piece] + share * np.sqrt(square), away

    def feet(
        self, points: FloatArray, edge: IntArray, *, along: FloatArray | None = None
    ) -> tuple[FloatArray, FloatArray]:
        """Slide along each edge until the geodesic to the point meets it at a right angle.

        Parameters
        ----------
        points
            Degrees, shape (n, 2).
        edge
            Number of the edge to measure to, shape (n,).
        along
            Where to begin, in metres from the start of the edge.

        Returns
        -------
        distance_m, foot
            Geodesic distances, shape (n,), and the foot points in degrees, shape (n, 2).
        """
        start, azimuth, length = self.start[edge], self.azimuth[edge], self.length_m[edge]
        along = np.zeros(len(edge)) if along is None else np.clip(along, 0.0, length)
        moving = np.arange(len(edge))
        for _ in range(_FOOT_STEPS):
            lon, lat, back = _forward(start[moving], azimuth[moving], along[moving])
            toward, _, distance = GRS80.inv(lon, lat, *points[moving].T)
            turn = np.radians(np.asarray(toward) - (back + 180.0))
            moved = np.clip(along[moving] + distance * np.cos(turn), 0.0, length[moving])
            open_ = np.abs(moved - along[moving]) >= _EXACT_M
            along[moving] = moved
            moving = moving[open_]
            if not len(moving):
                break
        lon, lat, _ = _forward(start, azimuth, along)
        _, _, distance = GRS80.inv(lon, lat, *points.T)
        return np.asarray(distance), np.column_stack([lon, lat])


_KEPT = 64


@lru_cache(maxsize=_KEPT)
def _indexed(wkb: bytes, step_m: float) -> Coast:
    return Coast(shapely.from_wkb(wkb), step_m=step_m)


def coast_of(geometry: BaseGeometry, step_m: float = 500.0) -> Coast:
    """Index a coast once for each step, however often it is asked for; the last 64 are kept.

    Parameters
    ----------
    geometry, step_m
        As for `Coast`; the step in metres.

    Returns
    -------
    coast
        The same object for the same geometry and step.

    Raises
    ------
    GeometryError, ArgumentError
        As `Coast`.

    Examples
    --------
    >>> coast_of(shapely.Point(0, 0)) is coast_of(shapely.Point(0, 0))
    True
    """
    return _indexed(shapely.to_wkb(geometry), float(step_m))


def fault(geometry: BaseGeometry) -> str | None:
    """Return what keeps a geometry from being a coast, and how to fix it; None if nothing does."""
    if geometry.is_empty:
        return "is empty; give it a geometry with at least one point, or leave it out"
    try:
        length_m(geometry)
    except GeometryError as error:
        return f"is not a coast: {error}"
    start, end = _edges(geometry)
    if (np.abs(end[:, 0] - start[:, 0]) > 180).any():  # noqa: PLR2004
        return (
            "crosses the antimeridian; turn all longitudes by the same angle first, and the "
            "result back"
        )
    for part in _simple_parts(geometry):
        if part.geom_type != "Point" and part.length == 0:
            x, y = shapely.get_coordinates(part)[0]
            return f"is a single point, ({x:g}, {y:g}), given as a {part.geom_type}; give a Point"
    return None


def _simple_parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    parts = list(shapely.get_parts(geometry))
    while any(shapely.get_num_geometries(part) > 1 for part in parts):
        parts = list(shapely.get_parts(parts))
    return parts


def _edges(geometry: BaseGeometry) -> tuple[FloatArray, FloatArray]:
    starts, ends = [], []
    for part in _simple_parts(geometry):
        rings = shapely.get_rings(part) if part.geom_type == "Polygon" else [part]
        for ring in rings:
            xy = shapely.get_coordinates(ring)
            starts.append(xy[:-1] if len(xy) > 1 else xy)
            ends.append(xy[1:] if len(xy) > 1 else xy)
    return np.concatenate(starts), np.concatenate(ends)


def _forward(
    start: FloatArray, azimuth: FloatArray, along: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    lon, lat, back = GRS80.fwd(start[:, 0], start[:, 1], azimuth, along)
    return np.asarray(lon), np.asarray(lat), np.asarray(back)


def _chord_space(points: FloatArray) -> FloatArray:
    """Geocentric coordinates in metres: chords sort as geodesics do, to a metre in 400 km."""
    lon, lat = np.radians(points).T
    normal = GRS80.a / np.sqrt(1 - GRS80.es * np.sin(lat) ** 2)
    return np.column_stack(
        [
            normal * np.cos(lat) * np.cos(lon),
            normal * np.cos(lat) * np.sin(lon),
            normal * (1 - GRS80.es) * np.sin(lat),
        ]
    )
