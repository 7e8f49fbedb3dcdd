"""Polygons at the door: whether they are what measuring and cutting can work with."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError, GeometryError
from geo.measure.antimeridian import is_across, unwrapped
from geo.measure.geodesy import FloatArray

_LATITUDE, _LONGITUDE = 90.0, 180.0


def check_polygon(geometry: BaseGeometry | None, *, record: str = "the polygon") -> None:
    """Refuse what cannot be measured or cut, in one sentence that names the record.

    Parameters
    ----------
    geometry
        A Polygon or MultiPolygon in longitude-latitude degrees.
    record
        What to call it in the message.

    Raises
    ------
    GeometryError
        If it is missing, empty, not a polygon, not finite, projected, round a pole, or crosses
        itself.
    """
    if geometry is None or geometry.is_empty:
        raise GeometryError(f"{record} has an empty geometry; give it a polygon or leave it out")
    if geometry.geom_type not in {"Polygon", "MultiPolygon"}:
        raise GeometryError(f"{record} is a {geometry.geom_type}; only polygons have an area")
    xy = shapely.get_coordinates(geometry)
    bad = np.flatnonzero(~np.isfinite(xy).all(axis=1))
    if bad.size:
        raise GeometryError(
            f"{record} has a coordinate that is not a number (vertex {bad[0] + 1}); remove it"
        )
    _check_range(xy, record)
    if is_across(geometry):
        try:
            geometry = unwrapped(geometry)
        except GeometryError as error:
            raise GeometryError(f"{record} cannot be measured: {error}") from None
    if not geometry.is_valid:
        # the reason reads "Self-intersection[147.5 45.2]"
        reason, _, where = shapely.is_valid_reason(geometry).partition("[")
        raise GeometryError(
            f"{record} crosses or touches itself ({reason.strip().lower()} at "
            f"{where.rstrip(']') or 'an unknown place'}); repair it, for example with "
            "shapely.make_valid"
        )


def _check_range(xy: np.ndarray, record: str) -> None:
    far = (np.abs(xy) > (2 * _LONGITUDE, _LATITUDE)).any(axis=1)
    if far.any():
        x, y = xy[np.flatnonzero(far)[0]]
        raise GeometryError(
            f"{record} has the coordinate ({x:g}, {y:g}), which is not longitude-latitude: it "
            "looks projected; convert it to WGS 84 degrees (EPSG:4326) first"
        )


def by_name(shapes: Any, what: str) -> dict[str, BaseGeometry]:  # noqa: ANN401  anyone's
    """Take geometries by their names, from a mapping or a GeoSeries with names as its index.

    Parameters
    ----------
    shapes
        A mapping of names to geometries, or a GeoSeries.
    what
        What to call them in messages: "coasts", "polygons".

    Returns
    -------
    shapes
        Name to geometry.

    Raises
    ------
    ArgumentError
        If it is something else, a name is there twice, or the GeoSeries is projected.

    Examples
    --------
    >>> list(by_name({"plot": shapely.Point(0, 0)}, "polygons"))
    ['plot']
    """
    if not isinstance(shapes, Mapping) and not (
        hasattr(shapes, "geom_type") and hasattr(shapes, "items") and hasattr(shapes, "index")
    ):
        raise ArgumentError(
            f"the {what} are a {type(shapes).__name__}; give a mapping of names to geometries, or "
            "a GeoSeries with the names as its index"
        )
    crs = getattr(shapes, "crs", None)
    if crs is not None and not crs.is_geographic:
        raise ArgumentError(
            f"the {what} are in {crs.name}; convert them with to_crs('EPSG:4326') first"
        )
    found: dict[str, BaseGeometry] = {}
    for name, shape in shapes.items():
        if str(name) in found:
            raise ArgumentError(f"the {what} hold the name {str(name)!r} twice; rename one of them")
        if shape is not None and not isinstance(shape, BaseGeometry):
            raise ArgumentError(
                f"{name!r} among the {what} is a {type(shape).__name__}; give shapely geometries"
            )
        found[str(name)] = shapely.Point() if shape is None else shape
    return found


def middle_of(lonlat: FloatArray) -> tuple[float, float]:
    """Middle of the extent of some places, wherever the antimeridian runs.

    Parameters
    ----------
    lonlat
        Degrees, shape (n, 2).

    Returns
    -------
    lon, lat
        Degrees; the longitude may be beyond 180.

    Examples
    --------
    >>> middle_of(np.array([(178.0, -40.0), (-176.0, -38.0)]))
    (-179.0, -39.0)
    """
    lon, lat = lonlat.T
    turns = np.radians(lon)
    # the mean unit vector lies amid them; what is more than half a turn from it is nearer the
    # other way round
    mean = np.degrees(np.arctan2(np.sin(turns).sum(), np.cos(turns).sum()))
    lon = lon + 2 * _LONGITUDE * np.round((mean - lon) / (2 * _LONGITUDE))
    return float((lon.min() + lon.max()) / 2), float((lat.min() + lat.max()) / 2)


def bearing_name(degrees: float) -> str:
    """Name of the nearest of the sixteen compass points, for an angle in degrees."""
    quarter = ("north", "east", "south", "west")
    sixteenth = math.floor(degrees / 22.5 + 0.5) % 16
    clockwise, part = divmod(sixteenth, 4)
    # between two quarters, north and south are named first: "north-east", "south-west"
    here, there = quarter[clockwise], quarter[(clockwise + 1) % 4]
    middle = f"{there}-{here}" if here in {"east", "west"} else f"{here}-{there}"
    return (here, f"{here}-{middle}", middle, f"{there}-{middle}")[part]
