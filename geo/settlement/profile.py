"""The profile along an equidistance line: stations at even steps, tripoints, foot points.

A foot point is the point of a coast that is nearest to a point of the line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.layers.read import load_features, read_shapes
from geo.measure.equidistance import Coast, coast_of
from geo.measure.geodesy import GRS80, FloatArray
from geo.settlement.coasts import coast_holders, islets_by_part, part_coast
from geo.settlement.model import SeaSettlement

__all__ = ["STEP_KM", "FootPoint", "Station", "stations", "tripoints"]

STEP_KM = 5.0
"""Distance between two stations."""
_LANDFALL_M = 200.0
"""Nearer to the end of a cut on land the two foot points are one: there is nothing to show."""


@dataclass(frozen=True)
class FootPoint:
    """The point of a coast that is nearest to a station.

    Attributes
    ----------
    lon, lat
        Degrees.
    coast
        Id of the island or land.
    side
        Who holds that coast.

    Examples
    --------
    >>> FootPoint(145.8, 43.4, "habomai", "japan").coast
    'habomai'
    """

    lon: float
    lat: float
    coast: str
    side: str


@dataclass(frozen=True)
class Station:
    """A station: a point of an equidistance line.

    Attributes
    ----------
    lon, lat
        Degrees.
    distance_m
        To the coasts, which are equally near.
    feet
        One for each side, the first side's first; three for a tripoint.

    Examples
    --------
    >>> from geo.settlement.maritime import measure_sea
    >>> sea = measure_sea("count")
    >>> station = stations(sea, sea.median)[0]
    >>> [foot.side for foot in station.feet], station.distance_m > 200
    (['japan', 'russia'], True)
    """

    lon: float
    lat: float
    distance_m: float
    feet: tuple[FootPoint, ...]


_Named = tuple[str, str, Coast]


@cache
def _other_coasts() -> tuple[_Named, ...]:
    """Id, holder and coast of all land but the four islands."""
    shapes = read_shapes("coast")
    found = []
    for feature in load_features("coast"):
        group = feature["properties"].get("group") or feature["id"]
        side = coast_holders()[group]
        found.append((feature["id"], side, coast_of(shapes[feature["id"]])))
    return tuple(found)


def _coasts(sea: SeaSettlement) -> list[_Named]:
    parts = [part for part in sea.settlement.parts if not part.geometry.is_empty]
    islets = islets_by_part(parts)
    own = [(part.island, part.side, coast_of(part_coast(part, islets))) for part in parts]
    return [*own, *_other_coasts()]


def _even_steps(line: shapely.LineString) -> FloatArray:
    """Points at even steps along a line, its ends among them, from north to south."""
    points = shapely.get_coordinates(line)
    if points[0, 1] < points[-1, 1]:
        points = points[::-1]
    _, _, lengths = GRS80.inv(*points[:-1].T, *points[1:].T)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    count = max(2, round(along[-1] / 1e3 / STEP_KM) + 1)
    at = np.linspace(0.0, along[-1], count)
    return np.column_stack([np.interp(at, along, axis) for axis in points.T])


def _nearest(
    points: FloatArray, coasts: list[_Named], side: str
) -> Iterator[tuple[float, FootPoint]]:
    own = [(name, coast) for name, holder, coast in coasts if holder == side]
    found = [coast.nearest(*points.T) for _, coast in own]
    best = np.argmin([near.distance_m for near in found], axis=0)
    for nth, which in enumerate(best):
        near, name = found[which], own[which][0]
        foot = FootPoint(float(near.lon[nth]), float(near.lat[nth]), name, side)
        yield float(near.distance_m[nth]), foot


def stations(sea: SeaSettlement, line: BaseGeometry) -> list[Station]:
    """Find stations along the equidistance line of a settlement, from north to south.

    Parameters
    ----------
    sea
        From `geo.measure_sea`.
    line
        Its equidistance line, or a part of it; longitude-latitude degrees.

    Returns
    -------
    stations
        Some five kilometres apart on each piece of the line, its ends among them; none where both
        coasts meet.

    Examples
    --------
    >>> from geo.settlement.maritime import measure_sea
    >>> sea = measure_sea("count")
    >>> [foot.side for foot in stations(sea, sea.median)[0].feet]
    ['japan', 'russia']
    """
    pieces = [piece for piece in shapely.get_parts(line) if not piece.is_empty]
    if not pieces:
        return []
    ordered = sorted(pieces, key=lambda piece: -piece.bounds[3])
    points = np.concatenate([_even_steps(piece) for piece in ordered])
    coasts = _coasts(sea)
    first, second = (list(_nearest(points, coasts, side)) for side in sea.settlement.sides)
    return [
        Station(float(lon), float(lat), distance, (foot, other))
        for (lon, lat), (distance, foot), (_, other) in zip(points, first, second, strict=True)
        if distance > _LANDFALL_M
    ]


def tripoints(sea: SeaSettlement) -> list[Station]:
    """Find the points at which the equidistance line turns from one coast to another.

    Parameters
    ----------
    sea
        From `geo.measure_sea`.

    Returns
    -------
    points
        From north to south, each with the foot points on its three coasts.

    Examples
    --------
    >>> from geo.settlement.maritime import measure_sea
    >>> {len(point.feet) for point in tripoints(measure_sea("count"))}
    {3}
    """
    points = sorted(sea.tri_points, key=lambda tri: -tri.point[1])
    if not points:
        return []
    coasts = _coasts(sea)
    feet = np.concatenate([tri.feet for tri in points])
    away = [coast.nearest(*feet.T).distance_m for _, _, coast in coasts]
    owners = [coasts[which] for which in np.argmin(away, axis=0)]
    found = iter(
        FootPoint(float(lon), float(lat), name, side)
        for (lon, lat), (name, side, _) in zip(feet, owners, strict=True)
    )
    return [
        Station(float(lon), float(lat), float(tri.distance_m), tuple(islice(found, len(tri.feet))))
        for tri in points
        for lon, lat in [tri.point]
    ]
