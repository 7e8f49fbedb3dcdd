"""Area, length and distance on the GRS80 ellipsoid: the only module that knows the ellipsoid.

All coordinates are longitude and latitude in degrees (WGS 84 / JGD2011; the two datums agree to
centimetres here, and GRS80 and the WGS 84 ellipsoid to 0.1 mm). Edges between vertices are
geodesics. Areas and distances come from PROJ's GeographicLib routines:

C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87, 43-55 (2013),
https://doi.org/10.1007/s00190-012-0578-z.
"""

from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Any, overload

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from pyproj import Geod, Proj
from shapely.geometry.base import BaseGeometry

from geo.errors import GeometryError

__all__ = [
    "GRS80",
    "LIMITS_M",
    "NAUTICAL_MILE_M",
    "Projection",
    "area_km2",
    "area_m2",
    "distance_m",
    "length_m",
    "ring_area_m2",
]

NAUTICAL_MILE_M = 1852.0
"""The international nautical mile, written M."""

LIMITS_M = MappingProxyType({limit: limit * NAUTICAL_MILE_M for limit in (3, 12, 24, 200)})
"""Limits in metres by nautical miles: the old territorial sea, and UNCLOS articles 3, 33 and 57."""


class _Ellipsoid(Geod):
    """pyproj's, but one point in an array comes back in an array, with every NumPy."""

    def inv(self, *points: Any, **how: Any) -> Any:  # noqa: ANN401  as pyproj has it
        return _keep_arrays(super().inv, points, how)

    def fwd(self, *points: Any, **how: Any) -> Any:  # noqa: ANN401  as pyproj has it
        return _keep_arrays(super().fwd, points, how)


class Projection(Proj):
    """pyproj's map projection, but one point in an array comes back in an array.

    Parameters
    ----------
    projparams, preserve_units, **kwargs
        As for `pyproj.Proj`.

    Examples
    --------
    >>> mercator = Projection(proj="merc", ellps="GRS80")
    >>> [value.shape for value in mercator(np.array([147.0]), np.array([45.0]))]
    [(1,), (1,)]
    """

    def __call__(self, *points: Any, **how: Any) -> Any:  # noqa: ANN401  as pyproj has it
        """Project forth, or back with `inverse=True`: degrees to metres, metres to degrees."""
        return _keep_arrays(super().__call__, points, how)


def _keep_arrays(compute: Callable[..., Any], points: tuple[Any, ...], how: dict[str, Any]) -> Any:  # noqa: ANN401  as pyproj has it
    """Hand an array of one point over as a list: before NumPy 2.4 pyproj took it for a number."""
    arrays = [value for value in points if isinstance(value, np.ndarray) and value.ndim]
    if not arrays or any(value.size != 1 for value in arrays):
        return compute(*points, **how)
    found = compute(*(np.ravel(value).tolist() for value in points), **how)
    return tuple(np.array(value).reshape(arrays[0].shape) for value in found)


GRS80: Geod = _Ellipsoid(ellps="GRS80")
"""The ellipsoid of the Geodetic Reference System 1980 (also JGD2011's, Japan's datum)."""

FloatArray = NDArray[np.float64]


def ring_area_m2(lon: ArrayLike, lat: ArrayLike) -> float:
    """Signed geodesic area of one ring.

    Parameters
    ----------
    lon, lat
        Vertices in degrees, shape (n,); the closing vertex may be repeated or left out.

    Returns
    -------
    area_m2
        Square metres, positive for counter-clockwise rings.

    Examples
    --------
    >>> round(ring_area_m2([0, 1, 1, 0], [0, 0, 1, 1]) / 1e6)
    12309
    """
    area, _ = GRS80.polygon_area_perimeter(np.asarray(lon, float), np.asarray(lat, float))
    return float(area)


def area_m2(geometry: BaseGeometry) -> float:
    """Geodesic area: holes taken out, parts added up, whatever the orientation of the rings.

    Parameters
    ----------
    geometry
        Any shapely geometry in longitude-latitude degrees. Points and lines have no area;
        polygons inside a collection count.

    Returns
    -------
    area_m2
        Square metres on GRS80, never negative for a valid geometry.

    Raises
    ------
    GeometryError
        If a coordinate is not a finite longitude-latitude.

    Examples
    --------
    >>> from shapely import box
    >>> round(area_m2(box(147, 44.5, 148, 45.5)) / 1e6)
    8762
    """
    _check_lonlat(geometry)
    total = 0.0
    for polygon in _polygons(geometry):
        total += _ring_m2(polygon.exterior)
        total -= sum(_ring_m2(hole) for hole in polygon.interiors)
    return total


def area_km2(geometry: BaseGeometry) -> float:
    """Geodesic area in square kilometres; see `area_m2`.

    Parameters
    ----------
    geometry
        As for `area_m2`.

    Returns
    -------
    area_km2
        Square kilometres on GRS80.

    Raises
    ------
    GeometryError
        As `area_m2`.

    Examples
    --------
    >>> from shapely import box
    >>> round(area_km2(box(147, 44.5, 148, 45.5)))
    8762
    """
    return area_m2(geometry) / 1e6


def length_m(geometry: BaseGeometry) -> float:
    """Geodesic length of all lines of a geometry; of a polygon, the length of all its rings.

    Parameters
    ----------
    geometry
        Any shapely geometry in longitude-latitude degrees.

    Returns
    -------
    length_m
        Metres on GRS80.

    Raises
    ------
    GeometryError
        If a coordinate is not a finite longitude-latitude.

    Examples
    --------
    >>> from shapely import LineString
    >>> round(length_m(LineString([(147, 45), (148, 45)])))
    78846
    """
    _check_lonlat(geometry)
    total = 0.0
    for line in _lines(geometry):
        lon, lat = np.asarray(line.coords, dtype=float)[:, :2].T
        total += float(GRS80.line_length(lon, lat))
    return total


@overload
def distance_m(lon0: float, lat0: float, lon1: float, lat1: float) -> float: ...
@overload
def distance_m(
    lon0: ArrayLike, lat0: ArrayLike, lon1: ArrayLike, lat1: ArrayLike
) -> FloatArray: ...
def distance_m(
    lon0: ArrayLike, lat0: ArrayLike, lon1: ArrayLike, lat1: ArrayLike
) -> float | FloatArray:
    """Geodesic distance between points, element by element.

    Parameters
    ----------
    lon0, lat0, lon1, lat1
        Degrees; arrays of one shape, or scalars that are repeated to it.

    Returns
    -------
    distance_m
        Metres on GRS80: a float for scalars, else an array of the common shape.

    Examples
    --------
    >>> round(distance_m(0, 0, 1, 0), 1)
    111319.5
    """
    a, b, c, d = np.broadcast_arrays(*(np.asarray(v, float) for v in (lon0, lat0, lon1, lat1)))
    found = np.asarray(GRS80.inv(a, b, c, d)[2], dtype=float)
    return float(found) if found.ndim == 0 else found


def _ring_m2(ring: BaseGeometry) -> float:
    lon, lat = np.asarray(ring.coords, dtype=float)[:, :2].T
    return abs(ring_area_m2(lon, lat))


def _polygons(geometry: BaseGeometry) -> Iterator[shapely.Polygon]:
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            if not part.is_empty:
                yield part
        elif part.geom_type in {"MultiPolygon", "GeometryCollection"}:
            yield from _polygons(part)


def _lines(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            if not part.is_empty:
                yield from (part.exterior, *part.interiors)
        elif part.geom_type in {"LineString", "LinearRing"}:
            if not part.is_empty:
                yield part
        elif part.geom_type != "Point":
            yield from _lines(part)


def _check_lonlat(geometry: BaseGeometry) -> None:
    xy = shapely.get_coordinates(geometry)
    if not np.isfinite(xy).all():
        raise GeometryError("the geometry has a coordinate that is not a number; remove it")
    if (np.abs(xy) > (540.0, 90.0)).any():
        x, y = xy[np.argmax(np.abs(xy).max(axis=1))]
        raise GeometryError(
            f"the coordinate ({x:g}, {y:g}) is not longitude-latitude: the geometry looks "
            "projected; convert it to WGS 84 degrees (EPSG:4326) first"
        )
