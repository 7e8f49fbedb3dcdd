"""Land by name: the source's polygons filled, clipped to the window, and given to named lands."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import DataError
from geo.measure.geodesy import area_km2

__all__ = ["Land", "assign_land", "fill_polygon", "islets_as_points", "merge", "tidy"]

DECIMALS = 7
"""Decimals of a written degree: a centimetre."""


@dataclass(frozen=True, slots=True)
class Land:
    """A named land.

    Attributes
    ----------
    row
        Its row in `land.toml`, or in `islets.toml`.
    geometry
        Its polygons in the written form, longitude-latitude degrees; points of an islet that the
        source lacks.
    parts
        How many polygons of the source, or points, it is made of.

    Examples
    --------
    >>> Land({"id": "square"}, shapely.box(0, 0, 1, 1), 1).parts
    1
    """

    row: dict[str, Any]
    geometry: BaseGeometry
    parts: int


def fill_polygon(rings: list[list[list[float]]]) -> list[shapely.Polygon]:
    """Fill the holes of one polygon of the source, and take apart a ring that touches itself.

    The source cuts inland water out as holes, also where the hole's ring and the exterior meet in
    a point, which leaves one ring that touches itself: the lake lies between the two visits.

    Parameters
    ----------
    rings
        Exterior first, then holes; lists of [longitude, latitude].

    Returns
    -------
    polygons
        Without holes.

    Examples
    --------
    >>> ring = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
    >>> hole = [[1, 1], [2, 1], [2, 2], [1, 1]]
    >>> [p.area for p in fill_polygon([ring, hole])]
    [16.0]
    """
    valid = shapely.make_valid(shapely.Polygon(rings[0]), method="structure")
    return [shapely.Polygon(part.exterior) for part in shapely.get_parts(valid)]


def merge(geometries: Iterable[BaseGeometry]) -> BaseGeometry:
    """Put geometries of one kind into one multi-part geometry, parts kept as they are.

    Parameters
    ----------
    geometries
        Of one kind; multi-part ones are taken apart.

    Returns
    -------
    geometry
        The only part, or a multi-part geometry.

    Examples
    --------
    >>> merge([shapely.box(0, 0, 1, 1), shapely.box(2, 0, 3, 1)]).geom_type
    'MultiPolygon'
    """
    parts = [part for geometry in geometries for part in shapely.get_parts(geometry)]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def tidy(geometry: BaseGeometry) -> BaseGeometry:
    """Bring a geometry into its written form: seven decimals, RFC 7946 orientation, fixed order.

    Parts are sorted by size, the largest first; a ring starts at its smallest vertex.

    Parameters
    ----------
    geometry
        Longitude-latitude degrees.

    Returns
    -------
    geometry
        A new one.

    Raises
    ------
    DataError
        If rounding makes the geometry invalid.

    Examples
    --------
    >>> tidy(shapely.box(0, 0, 1.123456789, 1)).wkt
    'POLYGON ((0 0, 1.1234568 0, 1.1234568 1, 0 1, 0 0))'
    """
    rounded = shapely.transform(geometry, lambda xy: np.round(xy, DECIMALS) + 0.0)
    if "Polygon" in geometry.geom_type:
        if not rounded.is_valid:
            raise DataError(f"rounding crosses a ring: {shapely.is_valid_reason(rounded)}")
        parts = [
            shapely.orient_polygons(shapely.normalize(part)) for part in shapely.get_parts(rounded)
        ]
        rounded = merge(sorted(parts, key=lambda part: (-part.area, part.bounds)))
    return rounded


def assign_land(
    polygons: Iterable[list[list[list[float]]]],
    rows: list[dict[str, Any]],
    bounds: list[float],
) -> dict[str, Land]:
    """Assign every polygon of the source to a named land.

    A polygon that holds a land's point is that land; any other belongs to the nearest named one.

    Parameters
    ----------
    polygons
        Rings of each polygon, as `geo.build.source.read_polygons` yields them.
    rows
        The `land` table of `land.toml`.
    bounds
        West, south, east, north in degrees; what lies outside is cut off.

    Returns
    -------
    lands
        By id, in the order of the rows.

    Raises
    ------
    DataError
        If a point lies in no polygon, two points lie in one, or the number of parts differs from
        the reviewed one.

    Examples
    --------
    >>> ring = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
    >>> lands = assign_land([[ring]], [{"id": "square", "point": [0.5, 0.5]}], [-1, -1, 2, 2])
    >>> lands["square"].geometry.area
    1.0
    """
    shapes = _windowed(polygons, bounds)
    owner = _named(shapes, rows)
    for index in set(range(len(shapes))) - set(owner):
        owner[index] = _nearest(shapes, index, owner)
    lands = {}
    for row in rows:
        own = [shape for index, shape in enumerate(shapes) if owner[index] == row["id"]]
        if "parts" in row and len(own) != row["parts"]:
            raise DataError(
                f"land {row['id']!r} has {len(own)} polygons in the source, {row['parts']} in "
                "land.toml: look at the map, then correct the one that is wrong"
            )
        lands[row["id"]] = Land(row, tidy(merge(own)), len(own))
    return lands


def islets_as_points(rows: list[dict[str, Any]]) -> dict[str, Land]:
    """Take the islets that the source lacks as points, which count at sea.

    Parameters
    ----------
    rows
        The `islet` table of `islets.toml`.

    Returns
    -------
    islets
        By id, in the order of the rows; a Point each, or a MultiPoint.

    Examples
    --------
    >>> rows = [{"id": "pair", "points": [[0, 0], [1, 0]]}, {"id": "rock", "points": [[2, 0]]}]
    >>> [islet.geometry.wkt for islet in islets_as_points(rows).values()]
    ['MULTIPOINT ((0 0), (1 0))', 'POINT (2 0)']
    """
    found = {}
    for row in rows:
        points = row["points"]
        shape = shapely.Point(points[0]) if len(points) == 1 else shapely.MultiPoint(points)
        found[row["id"]] = Land(row, tidy(shape), len(points))
    return found


def _windowed(
    polygons: Iterable[list[list[list[float]]]], bounds: list[float]
) -> list[shapely.Polygon]:
    west, south, east, north = bounds
    window = shapely.box(west, south, east, north)
    filled = [shape for rings in polygons for shape in fill_polygon(rings)]
    cut = [s if window.contains(s) else s.intersection(window) for s in filled]
    shapes = [p for s in cut for p in shapely.get_parts(s) if p.geom_type == "Polygon"]
    tree = shapely.STRtree(shapes)
    inner, outer = tree.query(shapes, predicate="covered_by")
    inland = {int(i) for i, o in zip(inner, outer, strict=True) if i != o}
    kept = [shape for index, shape in enumerate(shapes) if index not in inland]
    return sorted(kept, key=lambda shape: (-area_km2(shape), shape.bounds))


def _named(shapes: list[shapely.Polygon], rows: list[dict[str, Any]]) -> dict[int, str]:
    tree = shapely.STRtree(shapes)
    owner: dict[int, str] = {}
    for row in rows:
        hits = tree.query(shapely.Point(row["point"]), predicate="intersects")
        if len(hits) != 1:
            raise DataError(
                f"the point of land {row['id']!r} lies in {len(hits)} polygons of the source: move "
                "it into the one that bears the name"
            )
        index = int(hits[0])
        if index in owner:
            raise DataError(f"lands {owner[index]!r} and {row['id']!r} have their points in one")
        owner[index] = row["id"]
    return owner


def _nearest(shapes: list[shapely.Polygon], index: int, owner: dict[int, str]) -> str:
    lat = math.radians(shapes[index].centroid.y)
    named = [i for i, name in owner.items() if name]

    def flat(shape: BaseGeometry) -> BaseGeometry:
        return shapely.transform(shape, lambda xy: xy * [math.cos(lat), 1.0])

    here = flat(shapes[index])
    return owner[min(named, key=lambda i: (here.distance(flat(shapes[i])), i))]
