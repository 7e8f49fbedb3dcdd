"""The contract of one geometry: RFC 7946 and what the layers add to it."""

import json
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely

__all__ = ["DECIMALS", "flat_positions", "geometry_faults"]

DECIMALS = 7
_TYPES = {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"}


def flat_positions(coordinates: Any) -> Iterator[list[float]]:  # noqa: ANN401  nested lists
    """Yield the positions of a GeoJSON coordinates array of any depth.

    Parameters
    ----------
    coordinates
        Lists in lists, down to positions.

    Yields
    ------
    position
        A list of numbers.

    Raises
    ------
    TypeError
        If something in it is neither a number nor a list.

    Examples
    --------
    >>> list(flat_positions([[[0, 0], [1, 1]]]))
    [[0, 0], [1, 1]]
    """
    if coordinates and isinstance(coordinates[0], int | float):
        yield coordinates
        return
    for item in coordinates:
        if not isinstance(item, list):
            raise TypeError(f"{item!r} is not a position")
        yield from flat_positions(item)


def geometry_faults(geometry: Any) -> Iterator[str]:  # noqa: ANN401  JSON as read
    """List every fault of a GeoJSON geometry.

    Parameters
    ----------
    geometry
        As read from JSON.

    Yields
    ------
    fault
        A phrase whose subject is the feature.

    Examples
    --------
    >>> list(geometry_faults({"type": "Point", "coordinates": [0, 91]}))
    ['has the coordinate (0, 91), which is out of range']
    """
    if not isinstance(geometry, dict) or geometry.get("type") not in _TYPES:
        kind = geometry.get("type") if isinstance(geometry, dict) else geometry
        yield f"has the geometry {kind!r}; known: {', '.join(sorted(_TYPES))}"
        return
    try:
        positions = list(flat_positions(geometry["coordinates"]))
    except (KeyError, TypeError):
        yield "has coordinates that are not arrays of numbers"
        return
    faults = list(_position_faults(positions))
    yield from faults
    if not faults:
        yield from _ring_faults(geometry)


def _position_faults(positions: list[list[float]]) -> Iterator[str]:
    if not positions:
        yield "has an empty geometry"
    for position in positions:
        if len(position) != 2 or not all(_is_finite(v) for v in position):  # noqa: PLR2004
            yield f"has the position {position!r}; give longitude and latitude"
            return
    xy = np.asarray(positions, dtype=float).reshape(-1, 2)
    beyond = xy[(np.abs(xy[:, 0]) > 180) | (np.abs(xy[:, 1]) > 90)]  # noqa: PLR2004  degrees
    if len(beyond):
        yield f"has the coordinate ({beyond[0, 0]:g}, {beyond[0, 1]:g}), which is out of range"
    long = [v for position in positions for v in position if round(v, DECIMALS) != v]
    if long:
        yield f"has {len(long)} numbers of more than {DECIMALS} decimals, such as {long[0]!r}"


def _is_finite(value: object) -> bool:
    return isinstance(value, int | float) and math.isfinite(value)


def _ring_faults(geometry: dict[str, Any]) -> Iterator[str]:
    polygons: list[Any] = []
    if geometry["type"] == "Polygon":
        polygons = [geometry["coordinates"]]
    elif geometry["type"] == "MultiPolygon":
        polygons = geometry["coordinates"]
    for rings in polygons:
        for index, ring in enumerate(rings):
            yield from _one_ring(ring, is_exterior=index == 0)
    try:
        shape = shapely.from_geojson(json.dumps(geometry))
    except (shapely.GEOSException, ValueError) as error:
        yield f"has a geometry that cannot be read: {error}"
        return
    if not shape.is_valid:
        yield f"has a geometry that is not valid: {shapely.is_valid_reason(shape)}"


def _one_ring(ring: list[list[float]], *, is_exterior: bool) -> Iterator[str]:
    if len(ring) < 4 or ring[0] != ring[-1]:  # noqa: PLR2004  a triangle, closed
        yield "has a ring that is not closed"
        return
    if shapely.is_ccw(shapely.LinearRing(ring)) != is_exterior:
        name, turn = ("exterior", "clockwise") if is_exterior else ("hole", "counter-clockwise")
        yield f"has an {name} that runs {turn}" if is_exterior else f"has a {name} that runs {turn}"
