"""The local Gauss sphere: the ellipsoid about a place as a sphere, conformal and nearly true.

It is the first half of the oblique double stereographic projection: the ellipsoid is mapped to the
sphere that fits it best at a place. Distances are true to a few metres in 400 km, areas to a few
millionths.
"""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import GeometryError
from geo.measure.geodesy import GRS80, FloatArray, Projection, distance_m

__all__ = ["Sphere", "flat_of", "lifted", "middle_within"]

_WIDE_M = 3e6


class Sphere:
    """The Gauss sphere about a place, turned so that the place is its north pole.

    Parameters
    ----------
    lon_0, lat_0
        The place in degrees.

    Examples
    --------
    >>> sphere = Sphere(147.0, 45.0)
    >>> round(sphere.radius_m / 1e3), sphere.unit(np.array([[147.0, 45.0]])).round(9)[0, 2].item()
    (6378, 1.0)
    """

    def __init__(self, lon_0: float, lat_0: float) -> None:
        self._proj = Projection(proj="sterea", lon_0=lon_0, lat_0=lat_0, ellps="GRS80")
        flat = 1 - GRS80.es * np.sin(np.radians(lat_0)) ** 2
        self.radius_m = float(GRS80.a * np.sqrt(1 - GRS80.es) / flat)

    def unit(self, lonlat: FloatArray) -> FloatArray:
        """Turn points into unit vectors.

        Parameters
        ----------
        lonlat
            Degrees, shape (n, 2).

        Returns
        -------
        unit
            Shape (n, 3).
        """
        return lifted(self.plane(lonlat) / (2 * self.radius_m))

    def lonlat(self, unit: FloatArray) -> FloatArray:
        """Turn unit vectors into points.

        Parameters
        ----------
        unit
            Shape (n, 3).

        Returns
        -------
        lonlat
            Degrees, shape (n, 2).
        """
        xy = flat_of(unit) * (2 * self.radius_m)
        return np.column_stack(self._proj(xy[:, 0], xy[:, 1], inverse=True))

    def plane(self, lonlat: FloatArray) -> FloatArray:
        """Project points to the stereographic plane.

        Parameters
        ----------
        lonlat
            Degrees, shape (n, 2).

        Returns
        -------
        xy
            Metres, shape (n, 2).
        """
        return np.column_stack(self._proj(lonlat[:, 0], lonlat[:, 1]))


def flat_of(unit: FloatArray) -> FloatArray:
    """Project unit vectors from the south pole to the plane.

    Parameters
    ----------
    unit
        Shape (n, 3).

    Returns
    -------
    flat
        Shape (n, 2); the north pole is the origin.

    Examples
    --------
    >>> flat_of(np.array([[1.0, 0.0, 0.0]])).tolist()
    [[1.0, 0.0]]
    """
    return np.asarray(unit[:, :2] / (1 + unit[:, 2:]))


def lifted(flat: FloatArray) -> FloatArray:
    """Lift points of the plane to unit vectors: the other way round of `flat_of`.

    Parameters
    ----------
    flat
        Shape (n, 2).

    Returns
    -------
    unit
        Shape (n, 3).

    Examples
    --------
    >>> lifted(np.array([[1.0, 0.0]])).tolist()
    [[1.0, 0.0, 0.0]]
    """
    square = (flat**2).sum(axis=1)
    return np.asarray(np.column_stack([2 * flat, 1 - square]) / (1 + square)[:, None])


def middle_within(shapes: Sequence[BaseGeometry], limit_m: float) -> tuple[float, float]:
    """Find the middle of some coasts, about which a sphere is true as far as their limits reach.

    Parameters
    ----------
    shapes
        Degrees.
    limit_m
        How far the sea of these coasts may reach.

    Returns
    -------
    middle
        (lon, lat).

    Raises
    ------
    GeometryError
        If they span too much, or a pole or the antimeridian lies within the limit.

    Examples
    --------
    >>> middle_within([shapely.box(146, 44, 148, 46)], 20_000.0)
    (147.0, 45.0)
    """
    west, south, east, north = map(
        float, shapely.total_bounds(np.array(list(shapes), dtype=object))
    )
    reach = float(distance_m(west, south, east, north)) / 2 + 2 * limit_m
    if reach > _WIDE_M:
        raise GeometryError(
            f"the coasts and their limits span {2 * reach / 1e3:,.0f} km; one partition reaches "
            f"over {2 * _WIDE_M / 1e3:,.0f} km, so take fewer coasts at a time"
        )
    for pole, latitude in (("North", north), ("South", -south)):
        if distance_m(0, latitude, 0, 90) <= limit_m:
            raise GeometryError(
                f"the {pole} Pole lies within {limit_m / 1e3:g} km of the coasts (which reach "
                f"{abs(north if pole == 'North' else south):g}° of latitude), where longitudes "
                "bound no area; take a smaller limit or leave out what is so near"
            )
    degrees = limit_m / (111_000.0 * np.cos(np.radians(min(max(abs(south), abs(north)), 89.0))))
    if west - degrees < -180 or east + degrees > 180:  # noqa: PLR2004
        raise GeometryError(
            f"the areas would cross the antimeridian (coasts from {west:g} to {east:g}° E); "
            "turn all longitudes by the same angle first, and the result back"
        )
    return (west + east) / 2, (south + north) / 2
