"""Exact distances and foot points from points to a coast of geodesic edges, on GRS80.

A spatial index in geocentric coordinates proposes the edges that can be nearest; the foot on each
is found by iteration on the ellipsoid, after

S. Baselga and J. C. Martinez-Llario, "Intersection and point-to-line solutions for geodesics on
the ellipsoid", Studia Geophysica et Geodaetica 62, 353-363 (2018),
https://doi.org/10.1007/s11200-017-1020-z.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from scipy.spatial import cKDTree
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError, GeometryError
from geo.geodesy import GRS80, length_m

__all__ = ["CHORD_MARGIN_M", "Coast", "FloatArray", "IntArray", "Nearest"]

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.intp]

CHORD_MARGIN_M = 1.0
"""By how much chords may sort otherwise than geodesics do, up to 400 km."""

_EXACT_M = 1e-4
_FOOT_STEPS = 12


@dataclass(frozen=True, slots=True)
class Nearest:
    """For each query point: its distance to a coast, and the foot point there in degrees."""

    distance_m: FloatArray
    lon: FloatArray
    lat: FloatArray


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
        If the geometry is empty or its coordinates are no longitude-latitude.
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
        if geometry.is_empty:
            raise GeometryError("the coast is empty; give a geometry with at least one point")
        length_m(geometry)  # refuses coordinates that are no longitude-latitude
        start, end = _edges(geometry)
        azimuth, _, length = GRS80.inv(*start.T, *end.T)
        self.step_m = float(step_m)
        self.start, self.azimuth, self.length_m = start, np.asarray(azimuth), np.asarray(length)
        self.samples, self.sample_edge = self._densify(end, step_m)
        self._tree = cKDTree(_chord_space(self.samples))

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
        who, edge = self._candidates(points)
        distance, foot = self._feet(points[who], edge)
        order = np.lexsort((edge, distance, who))
        first = order[np.unique(who[order], return_index=True)[1]]
        return Nearest(distance[first], foot[first, 0], foot[first, 1])

    def sample_chord_m(self, points: FloatArray) -> FloatArray:
        """Measure the straight chord from each point, (lon, lat), to the nearest sample."""
        chord, _ = self._tree.query(_chord_space(points))
        return np.asarray(chord)

    def within(self, other: "Coast", reach_m: float) -> IntArray:
        """Find the samples that may lie within a reach of another coast."""
        distance = other.sample_chord_m(self.samples)
        return np.flatnonzero(distance <= reach_m + other.step_m)

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
        return samples, edge

    def _candidates(self, points: FloatArray) -> tuple[IntArray, IntArray]:
        """Pairs of query point and edge: every edge that can be the nearest, and few others."""
        chords = _chord_space(points)
        nearest, _ = self._tree.query(chords)
        reach = nearest + self.step_m / 2 + CHORD_MARGIN_M
        hits = [
            np.unique(self.sample_edge[hit]) for hit in self._tree.query_ball_point(chords, reach)
        ]
        who = np.repeat(np.arange(len(points)), [len(hit) for hit in hits])
        return who, np.concatenate([*hits, np.empty(0, dtype=np.intp)])

    def _feet(self, points: FloatArray, edge: IntArray) -> tuple[FloatArray, FloatArray]:
        """Slide along each edge until the geodesic to the point meets it at a right angle."""
        start, azimuth, length = self.start[edge], self.azimuth[edge], self.length_m[edge]
        along = np.zeros(len(edge))
        for _ in range(_FOOT_STEPS):
            lon, lat, back = _forward(start, azimuth, along)
            toward, _, distance = GRS80.inv(lon, lat, *points.T)
            turn = np.radians(np.asarray(toward) - (back + 180.0))
            moved = np.clip(along + distance * np.cos(turn), 0.0, length)
            done = np.abs(moved - along).max(initial=0.0) < _EXACT_M
            along = moved
            if done:
                break
        lon, lat, _ = _forward(start, azimuth, along)
        _, _, distance = GRS80.inv(lon, lat, *points.T)
        return np.asarray(distance), np.column_stack([lon, lat])


def _edges(geometry: BaseGeometry) -> tuple[FloatArray, FloatArray]:
    starts, ends = [], []
    for part in shapely.get_parts(geometry, return_index=False):
        if part.geom_type in {"MultiPolygon", "GeometryCollection", "MultiLineString"}:
            start, end = _edges(part)
            starts.append(start)
            ends.append(end)
            continue
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
