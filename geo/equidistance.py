"""Median lines between coasts, and the nearest points of coasts, on the GRS80 ellipsoid.

A coast is a set of geodesic edges, and distances to it are exact: see `Coast`.

A median line starts as the ridges between two coasts in the Voronoi diagram of their densified
vertices in a local azimuthal equidistant plane; a few geodesic Newton steps then bring each vertex
to where both distances agree (compare M. Sievers and H. Kuhn, "Computer-aided determination of
equidistance lines", The Hydrographic Journal 1992, for the idea of stepping on the ellipsoid).
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from pyproj import Proj
from scipy.spatial import Voronoi
from shapely.geometry.base import BaseGeometry

from geo._coast import CHORD_MARGIN_M, Coast, FloatArray, Nearest
from geo.errors import ArgumentError, GeometryError
from geo.geodesy import GRS80

__all__ = ["Coast", "Crossing", "MedianLine", "Nearest", "median_line", "nearest_points"]

LIMIT_M = 44_448.0
"""Twenty-four nautical miles of 1852 m."""

_EXACT_M = 1e-4
_NEWTON_STEPS = 20


@dataclass(frozen=True, slots=True)
class Crossing:
    """The shortest geodesic between two coasts: its length and its two ends, (lon, lat)."""

    distance_m: float
    end_a: tuple[float, float]
    end_b: tuple[float, float]


@dataclass(frozen=True, slots=True)
class MedianLine:
    """A median line, and for each of its vertices the feet on both coasts and both distances.

    The rows of `feet_a` and `feet_b` (lon, lat) and the distances follow the coordinates of
    `line`, part after part.
    """

    line: shapely.LineString | shapely.MultiLineString
    feet_a: FloatArray
    feet_b: FloatArray
    distance_a_m: FloatArray
    distance_b_m: FloatArray


def nearest_points(a: BaseGeometry, b: BaseGeometry) -> Crossing:
    """Find the shortest geodesic between two coasts that do not meet.

    Two geodesics on a surface of positive curvature are nearest at an end of one of them, so it is
    enough to measure from the vertices of each coast to the edges of the other.

    Parameters
    ----------
    a, b
        Geometries in longitude-latitude degrees.

    Returns
    -------
    crossing
        Its length in metres and its ends on `a` and on `b`.

    Raises
    ------
    GeometryError
        If a geometry is empty, projected, or meets the other.

    Examples
    --------
    >>> round(nearest_points(shapely.Point(0, 0), shapely.Point(1, 0)).distance_m, 1)
    111319.5
    """
    coast_a, coast_b = _facing(a, b, step_m=500.0)
    distance_a, on_a, foot_b = _shortest(coast_a, coast_b)
    distance_b, on_b, foot_a = _shortest(coast_b, coast_a)
    if distance_a <= distance_b:
        return Crossing(distance_a, on_a, foot_b)
    return Crossing(distance_b, foot_a, on_b)


def median_line(
    coast_a: BaseGeometry,
    coast_b: BaseGeometry,
    *,
    limit_m: float = LIMIT_M,
    step_m: float = 200.0,
    tolerance_m: float = 1.0,
) -> MedianLine:
    """Compute the line whose every vertex is as far from one coast as from the other.

    Parameters
    ----------
    coast_a, coast_b
        Geometries in longitude-latitude degrees, with every islet that counts.
    limit_m
        The line is drawn where both coasts lie within this distance.
    step_m
        Spacing of the samples of the Voronoi diagram in metres.
    tolerance_m
        Vertices that bend the line by less than this are left out.

    Returns
    -------
    median
        The line with its feet and distances; at each vertex the distances agree to 1 mm.

    Raises
    ------
    GeometryError
        If a coast is empty, projected, meets the other, or none of it lies within the limit.
    ArgumentError
        If a number is not positive.

    Examples
    --------
    >>> median = median_line(shapely.Point(0, 0), shapely.Point(0.2, 0))
    >>> shapely.get_coordinates(median.line)[:, 0].round(9).tolist()
    [0.1, 0.1]
    """
    for name, value in (("limit", limit_m), ("step", step_m), ("tolerance", tolerance_m)):
        if not value > 0:
            raise ArgumentError(f"the {name} is {value} m; it must be positive")
    a, b = _facing(coast_a, coast_b, step_m=step_m)
    plane, segments = _ridges(a, b, limit_m)
    lines = [_refine(line, plane, a, b, tolerance_m) for line in _link(segments)]
    kept = [line for line in lines if len(line) > 1]
    if not kept:
        raise GeometryError(
            f"the two coasts have no median within {limit_m:g} m; raise the limit or check the "
            "coasts"
        )
    kept.sort(key=lambda line: (-len(line), tuple(line[0])))
    parts = [shapely.LineString(line) for line in kept]
    points = np.concatenate(kept)
    near_a, near_b = a.nearest(*points.T), b.nearest(*points.T)
    return MedianLine(
        parts[0] if len(parts) == 1 else shapely.MultiLineString(parts),
        np.column_stack([near_a.lon, near_a.lat]),
        np.column_stack([near_b.lon, near_b.lat]),
        near_a.distance_m,
        near_b.distance_m,
    )


def _facing(a: BaseGeometry, b: BaseGeometry, *, step_m: float) -> tuple[Coast, Coast]:
    coasts = Coast(a, step_m=step_m), Coast(b, step_m=step_m)
    if a.intersects(b):
        raise GeometryError("the two coasts touch or overlap; give coasts with water between them")
    return coasts


def _shortest(a: Coast, b: Coast) -> tuple[float, tuple[float, float], tuple[float, float]]:
    vertices = a.vertices
    chord = b.sample_chord_m(vertices)
    close = vertices[chord <= chord.min() + b.step_m + CHORD_MARGIN_M]
    near = b.nearest(*close.T)
    best = int(np.argmin(near.distance_m))
    return (
        float(near.distance_m[best]),
        (float(close[best, 0]), float(close[best, 1])),
        (float(near.lon[best]), float(near.lat[best])),
    )


def _ridges(a: Coast, b: Coast, limit_m: float) -> tuple[Proj, FloatArray]:
    """Ridges of the Voronoi diagram between samples of the two coasts, as plane segments."""
    near_a, near_b = a.within(b, 2 * limit_m), b.within(a, 2 * limit_m)
    if not len(near_a) or not len(near_b):
        raise GeometryError(
            f"the two coasts are more than {2 * limit_m:g} m apart; raise the limit or check them"
        )
    points = np.concatenate([a.samples[near_a], b.samples[near_b]])
    centre = _centre(points)
    plane = Proj(proj="aeqd", lon_0=centre[0], lat_0=centre[1], ellps="GRS80")
    xy = np.column_stack(plane(*points.T))
    xy, index = np.unique(xy.round(3), axis=0, return_index=True)
    frame = 50 * limit_m * np.array([[-1, -1], [-1, 1.01], [1.02, -1], [1, 1.03]])
    diagram = Voronoi(np.concatenate([xy, frame]))
    side = np.append(index < len(near_a), [True] * 4)
    framed = (diagram.ridge_points >= len(xy)).any(axis=1)
    ridge = np.asarray(diagram.ridge_vertices)
    mixed = side[diagram.ridge_points[:, 0]] != side[diagram.ridge_points[:, 1]]
    keep = mixed & ~framed & (ridge >= 0).all(axis=1)
    ends = diagram.vertices[ridge[keep]]
    site = diagram.points[diagram.ridge_points[keep, 0]]
    return plane, _within_limit(ends, site, limit_m)


def _centre(points: FloatArray) -> tuple[float, float]:
    mean = np.degrees(np.unwrap(np.radians(points[:, 0]))).mean()
    return float(mean), float(points[:, 1].mean())


def _within_limit(ends: FloatArray, site: FloatArray, limit_m: float) -> FloatArray:
    """Cut each ridge where it leaves the circle of the limit around its site."""
    start, along = ends[:, 0] - site, ends[:, 1] - ends[:, 0]
    quadratic = (along**2).sum(axis=1)
    linear = (start * along).sum(axis=1)
    rest = (start**2).sum(axis=1) - limit_m**2
    root = linear**2 - quadratic * rest
    usable = (root > 0) & (quadratic > 0)
    spread = np.sqrt(np.where(usable, root, 0.0))
    divisor = np.where(usable, quadratic, 1.0)
    low = np.clip((-linear - spread) / divisor, 0.0, 1.0)
    high = np.clip((-linear + spread) / divisor, 0.0, 1.0)
    first = np.where(low[:, None] > 0, ends[:, 0] + low[:, None] * along, ends[:, 0])
    last = np.where(high[:, None] < 1, ends[:, 0] + high[:, None] * along, ends[:, 1])
    keep: FloatArray = np.stack([first, last], axis=1)[usable & (high > low)]
    return keep


def _link(segments: FloatArray) -> list[FloatArray]:
    """Join segments that share ends into lines, in a fixed order and direction."""
    merged = shapely.line_merge(shapely.MultiLineString(list(segments)))
    lines = [shapely.get_coordinates(part) for part in shapely.get_parts(merged)]
    return [line if tuple(line[0]) <= tuple(line[-1]) else line[::-1] for line in lines]


def _refine(line: FloatArray, plane: Proj, a: Coast, b: Coast, tolerance_m: float) -> FloatArray:
    """Bring each vertex onto the median of the ellipsoid, then leave out what bends nothing."""
    lon, lat = plane(line[:, 0], line[:, 1], inverse=True)
    points = _equalise(np.column_stack([lon, lat]), a, b)
    flat = shapely.LineString(np.column_stack(plane(*points.T)))
    thinned = shapely.get_coordinates(shapely.simplify(flat, tolerance_m, preserve_topology=False))
    order = {tuple(xy): index for index, xy in enumerate(shapely.get_coordinates(flat))}
    keep = [order[tuple(xy)] for xy in thinned]
    return points[[k for k, following in pairwise([*keep, -1]) if k != following]]


def _equalise(points: FloatArray, a: Coast, b: Coast) -> FloatArray:
    """Newton steps along the gradient of the difference of the two distances."""
    points = points.copy()
    moving = np.arange(len(points))
    for _ in range(_NEWTON_STEPS):
        lon, lat = points[moving].T
        near_a, near_b = a.nearest(lon, lat), b.nearest(lon, lat)
        excess = near_a.distance_m - near_b.distance_m
        open_ = np.abs(excess) >= _EXACT_M
        if not open_.any():
            return points
        moving, lon, lat, excess = moving[open_], lon[open_], lat[open_], excess[open_]
        toward_a = np.radians(GRS80.inv(lon, lat, near_a.lon[open_], near_a.lat[open_])[0])
        toward_b = np.radians(GRS80.inv(lon, lat, near_b.lon[open_], near_b.lat[open_])[0])
        east, north = np.sin(toward_a) - np.sin(toward_b), np.cos(toward_a) - np.cos(toward_b)
        slope = np.hypot(east, north)
        step = excess / np.maximum(slope, 1e-3)
        new = GRS80.fwd(lon, lat, np.degrees(np.arctan2(east, north)), step)
        points[moving] = np.column_stack(new[:2])
    raise GeometryError(
        f"{len(moving)} vertices of the median do not settle, the first near "
        f"({points[moving[0], 0]:.4f}, {points[moving[0], 1]:.4f}); check the coasts there"
    )
