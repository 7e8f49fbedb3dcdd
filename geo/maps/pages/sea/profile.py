"""A walk along a median line, and its tri-points, with their nearest points on the coasts."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.layers.read import read_features
from geo.measure.equidistance import Coast
from geo.measure.geodesy import GRS80
from geo.settlement.coasts import coast_holders
from geo.settlement.maritime import SeaSettlement

__all__ = ["tri_points", "walk"]

STEP_KM = 5.0
"""Distance between two stops of the walk."""
_LANDFALL_M = 200.0
"""Nearer to the end of a cut on land the two feet are one point: there is nothing to show."""

FloatArray = NDArray[np.float64]
Stop = list[Any]


@cache
def _other_coasts() -> tuple[tuple[str, str, Coast], ...]:
    """Name, holder and coast of all land but the four islands."""
    found = []
    for feature in read_features("coast"):
        properties = feature["properties"]
        side = coast_holders()[properties.get("group") or feature["id"]]
        shape = shapely.from_geojson(json.dumps(feature["geometry"]))
        found.append((properties["id"], side, Coast(shape)))
    return tuple(found)


def _coasts(sea: SeaSettlement) -> list[tuple[str, str, Coast]]:
    parts = [part for part in sea.settlement.parts if not part.geometry.is_empty]
    return [(p.island, p.side, Coast(p.geometry)) for p in parts] + list(_other_coasts())


def _stops(line: shapely.LineString) -> FloatArray:
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
    points: FloatArray, coasts: list[tuple[str, str, Coast]], side: str
) -> Iterator[tuple[float, list[float], str]]:
    own = [(name, coast) for name, holder, coast in coasts if holder == side]
    found = [coast.nearest(*points.T) for _, coast in own]
    best = np.argmin([near.distance_m for near in found], axis=0)
    for stop, which in enumerate(best):
        near = found[which]
        foot = [round(float(near.lon[stop]), 4), round(float(near.lat[stop]), 4)]
        yield float(near.distance_m[stop]), foot, own[which][0]


def walk(sea: SeaSettlement, median: BaseGeometry) -> list[Stop]:
    """Find stops along the median of a settlement, from north to south.

    Parameters
    ----------
    sea
        From `geo.maritime.measure_sea`.
    median
        Its median, as far as it runs on the water.

    Returns
    -------
    stops
        Each: longitude, latitude, then those of the two feet (the first side's coast, the second
        side's), the kilometres to them, and the names of the two coasts.
    """
    lines = [line for line in shapely.get_parts(median) if not line.is_empty]
    if not lines:
        return []
    ordered = sorted(lines, key=lambda line: -line.bounds[3])
    points = np.concatenate([_stops(line) for line in ordered])
    coasts = _coasts(sea)
    both = [list(_nearest(points, coasts, side)) for side in sea.settlement.sides]
    return [
        [round(float(lon), 4), round(float(lat), 4), *a[1], *b[1], round(a[0] / 1e3, 3), a[2], b[2]]
        for (lon, lat), a, b in zip(points, *both, strict=True)
        if a[0] > _LANDFALL_M
    ]


def tri_points(sea: SeaSettlement) -> list[Stop]:
    """Find the points at which the median of a settlement turns from one coast to another.

    Parameters
    ----------
    sea
        From `geo.maritime.measure_sea`.

    Returns
    -------
    points
        Each, from north to south: longitude, latitude, the kilometres to all three coasts, and for
        each coast its foot's longitude and latitude, its name and its side.
    """
    coasts = _coasts(sea)
    found = []
    for tri in sorted(sea.tri_points, key=lambda tri: -tri.point[1]):
        feet = []
        for lon, lat in tri.feet:
            away = [coast.nearest([lon], [lat]).distance_m[0] for _, _, coast in coasts]
            name, side, _ = coasts[int(np.argmin(away))]
            feet.append([round(float(lon), 4), round(float(lat), 4), name, side])
        place = [round(value, 4) for value in tri.point]
        found.append([*place, round(tri.distance_m / 1e3, 3), feet])
    return found
