"""Longitudes beyond 180 degrees: geometries turned out of the antimeridian's way, and back."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import GeometryError
from geo.measure._splice import MeridianBorder, oriented_rings, splice
from geo.measure.geodesy import FloatArray

_HALF, _WHOLE = 180.0, 360.0
_ON_EDGE_DEG = 1e-11


class _Antimeridian(MeridianBorder):
    """The meridian of 180 degrees, with its two sides told apart by longitude alone."""

    def offset(self, lonlat: FloatArray) -> FloatArray:
        return np.asarray((np.remainder(lonlat[:, 0], _WHOLE) - _HALF) * 1e5)

    def path(self, start: FloatArray, end: FloatArray) -> FloatArray:
        return np.vstack([start, end])


def is_across(geometry: BaseGeometry) -> bool:
    """Return whether a longitude is beyond 180 degrees, or an edge the shorter way leads there."""
    if geometry.is_empty or not np.isfinite(shapely.get_coordinates(geometry)).all():
        return False
    if np.abs(shapely.get_coordinates(geometry)).max() > 2 * _WHOLE:
        return False  # projected
    return any(
        np.abs(line[:, 0]).max() > _HALF
        or np.abs(np.diff(line[:, 0], prepend=line[0, 0])).max() > _HALF
        for line in _lines(geometry)
    )


def within_range(geometry: BaseGeometry) -> BaseGeometry:
    """Split polygons at the antimeridian, as RFC 7946 asks, on their own geodesic edges.

    Parameters
    ----------
    geometry
        Polygon or MultiPolygon; its longitudes may run to 360, or jump from 180 to -180.

    Returns
    -------
    geometry
        The same one if nothing of it is across; else all of it within -180 to 180.

    Raises
    ------
    GeometryError
        If a ring goes round a pole.

    Examples
    --------
    >>> [part.bounds[::2] for part in within_range(shapely.box(179, 0, 181, 1)).geoms]
    [(179.0, 180.0), (-180.0, -179.0)]
    """
    if not is_across(geometry):
        return geometry
    parts: list[Any] = []
    for part in shapely.get_parts(unwrapped(geometry)):
        west, _, east, _ = part.bounds
        turns = np.floor((west + _HALF) / _WHOLE) * _WHOLE
        part = _shifted(part, -turns)  # noqa: PLW2901
        if east - turns <= _HALF:
            parts.append(part)
            continue
        latitude = (part.bounds[1] + part.bounds[3]) / 2
        pieces = splice(oriented_rings(part), _Antimeridian((_HALF, latitude), 270.0))
        parts += [_placed(p, _HALF) for p in shapely.get_parts(pieces.part)]
        parts += [_placed(p, -_HALF) for p in shapely.get_parts(pieces.rest)]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def _placed(part: BaseGeometry, edge: float) -> BaseGeometry:
    """Set the longitudes of a half, with the meridian as the edge that it is on that side."""

    def place(xy: FloatArray) -> FloatArray:
        lon = np.remainder(xy[:, 0] + _HALF, _WHOLE) - _HALF
        return np.column_stack(
            [np.where(np.abs(np.abs(lon) - _HALF) < _ON_EDGE_DEG, edge, lon), xy[:, 1]]
        )

    return shapely.transform(part, place)


def unwrapped(geometry: Any) -> Any:  # noqa: ANN401  as shapely's own constructors
    """Rewrite each ring and line with longitudes that change by less than half a turn an edge."""
    if geometry.geom_type == "Polygon":
        shell = _unwrap(shapely.get_coordinates(geometry.exterior), closed=True)
        middle = shell[:, 0].mean()
        holes = [_unwrap(shapely.get_coordinates(r), closed=True) for r in geometry.interiors]
        shift = [_WHOLE * np.round((middle - hole[:, 0].mean()) / _WHOLE) for hole in holes]
        return shapely.Polygon(
            shell, [hole + np.array([by, 0.0]) for hole, by in zip(holes, shift, strict=True)]
        )
    if geometry.geom_type in {"LineString", "LinearRing"}:
        return type(geometry)(_unwrap(shapely.get_coordinates(geometry), closed=False))
    if geometry.geom_type == "Point":
        return geometry
    return type(geometry)([unwrapped(part) for part in shapely.get_parts(geometry)])


def _unwrap(xy: FloatArray, *, closed: bool) -> FloatArray:
    steps = np.diff(xy[:, 0])
    turns = np.concatenate([[0.0], np.cumsum(np.round(steps / _WHOLE))]) * _WHOLE
    if closed and turns[-1]:
        raise GeometryError(
            "a ring goes round a pole, where longitudes bound no area; cut it there"
        )
    return np.column_stack([xy[:, 0] - turns, xy[:, 1]])


def middle_longitude(geometries: Iterable[BaseGeometry]) -> float:
    """Longitude opposite the widest gap between some geometries, in whole degrees."""
    lon = np.sort(np.concatenate([shapely.get_coordinates(g)[:, 0] for g in geometries]) % _WHOLE)
    gaps = np.diff(lon, append=lon[0] + _WHOLE)
    widest = int(np.argmax(gaps))
    return float(np.round((lon[widest] + gaps[widest] / 2 + _HALF) % _WHOLE))


def turned(geometry: Any, degrees: float) -> Any:  # noqa: ANN401  as shapely's own constructors
    """Turn a geometry west by some degrees, each of its parts to about longitude 0."""
    if geometry.geom_type in {"Point", "LineString", "LinearRing", "Polygon"}:
        flat = unwrapped(geometry)
        middle = (flat.bounds[0] + flat.bounds[2]) / 2 - degrees
        by = degrees + _WHOLE * np.round(middle / _WHOLE)
        return _shifted(flat, -by)
    return type(geometry)([turned(part, degrees) for part in shapely.get_parts(geometry)])


def turned_back(geometry: BaseGeometry, degrees: float) -> Any:  # noqa: ANN401  the kind it was given
    """Turn lines or polygons with short edges east, and split them at the antimeridian."""
    east = _shifted(geometry, degrees)
    parts: list[Any] = []
    for turn in (-1, 0, 1, 2):
        strip = shapely.box(turn * _WHOLE - _HALF, -90, turn * _WHOLE + _HALF, 90)
        if not shapely.intersects(east, strip):
            continue
        found = east if shapely.covers(strip, east) else shapely.intersection(east, strip)
        parts += [
            _shifted(part, -turn * _WHOLE)
            for part in shapely.get_parts(found)
            if part.geom_type in {"LineString", "Polygon"}
        ]
    if geometry.geom_type in {"LineString", "MultiLineString"}:
        return parts[0] if len(parts) == 1 else shapely.MultiLineString(parts)
    return shapely.MultiPolygon(parts)


def _shifted(geometry: BaseGeometry, degrees: float) -> BaseGeometry:
    return shapely.transform(geometry, lambda xy: xy + np.array([degrees, 0.0]))


def _lines(geometry: BaseGeometry) -> list[FloatArray]:
    if geometry.geom_type == "Polygon":
        rings = shapely.get_rings(geometry)
        return [shapely.get_coordinates(ring) for ring in rings]
    if geometry.geom_type in {"Point", "LineString", "LinearRing"}:
        return [shapely.get_coordinates(geometry)]
    return [line for part in shapely.get_parts(geometry) for line in _lines(part)]
