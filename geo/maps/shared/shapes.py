"""Shapes as a page draws them: simplified without breaking borders, rounded, packed small.

Two parts of a cut island go through one coverage simplification, so that the border between them
stays the same line, vertex by vertex. Coordinates are whole ten-thousandths of a degree (11 m or
less), each as the step from the vertex before. Figures are never measured on these shapes.
"""

import itertools
from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import GeometryError
from geo.maps.shared.types import Packed, Position, Ring

__all__ = [
    "COAST_TOLERANCE_DEG",
    "ISLAND_TOLERANCE_DEG",
    "STEPS_PER_DEGREE",
    "label_point",
    "pack_lines",
    "pack_polygons",
    "simplify_coast",
    "simplify_parts",
    "tolerance_m",
    "unpack",
    "with_islets",
]

ISLAND_TOLERANCE_DEG = 0.0003
"""Side of the smallest corner kept on the islands that are split: about 30 m north to south."""
COAST_TOLERANCE_DEG = 0.001
"""Furthest that the drawn coast of other land runs from the measured one: about 110 m."""
STEPS_PER_DEGREE = 10_000
"""Precision of packed shapes; every page carries it as ``steps_per_degree``."""
_METRES_PER_DEGREE = 111_100
_ISLET = np.array([(-0.002, 0.0), (0.0, -0.0015), (0.002, 0.0), (0.0, 0.0015)])
"""An islet of which only the position is known: a diamond of 0.05 km², some 330 m either way."""


def simplify_parts(
    parts: Sequence[BaseGeometry], *, tolerance_deg: float = ISLAND_TOLERANCE_DEG
) -> list[BaseGeometry]:
    """Simplify the parts of one island together; the border they share stays shared.

    Parameters
    ----------
    parts
        Polygons that touch but do not overlap, longitude-latitude.
    tolerance_deg
        Square root of the area of the smallest corner kept, in degrees.

    Returns
    -------
    simplified
        One geometry a part, in the same order; the parts given are not changed.

    Examples
    --------
    >>> west, east = simplify_parts([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)])
    >>> shapely.intersection(west, east).length
    1.0
    """
    return list(shapely.coverage_simplify(np.asarray(parts, dtype=object), tolerance_deg))


def simplify_coast(
    coast: Iterable[BaseGeometry], *, tolerance_deg: float = COAST_TOLERANCE_DEG
) -> BaseGeometry:
    """Simplify context land: topology is preserved, islets smaller than the tolerance are dropped.

    Parameters
    ----------
    coast
        Polygons.
    tolerance_deg
        Furthest that a drawn coast may run from the given one; smallest extent kept.

    Returns
    -------
    land
        One multipolygon.

    Examples
    --------
    >>> simplify_coast([shapely.box(0, 0, 1, 1), shapely.box(2, 2, 2.001, 2.001)]).wkt
    'MULTIPOLYGON (((1 0, 1 1, 0 1, 0 0, 1 0)))'
    """
    polygons = shapely.get_parts(list(coast))
    kept = polygons[shapely.area(polygons) > tolerance_deg**2]
    simplified = shapely.get_parts(shapely.simplify(kept, tolerance_deg))
    return shapely.MultiPolygon(list(simplified))


def with_islets(land: BaseGeometry, islets: BaseGeometry | None) -> BaseGeometry:
    """Add islets of which only the position is known, each as a small diamond.

    Parameters
    ----------
    land
        Polygons as drawn.
    islets
        Points at sea; None for none.

    Returns
    -------
    drawn
        One multipolygon: the diamonds say where the islets are, not what shape they have.

    Examples
    --------
    >>> with_islets(shapely.box(0, 0, 1, 1), shapely.Point(2, 2)).bounds
    (0.0, 0.0, 2.002, 2.0015)
    """
    if islets is None:
        return land
    marks = [shapely.Polygon(point + _ISLET) for point in shapely.get_coordinates(islets)]
    return shapely.MultiPolygon([*shapely.get_parts(land), *marks])


def label_point(geometry: BaseGeometry) -> Position:
    """Longitude and latitude of the middle of a shape's roomiest spot.

    Parameters
    ----------
    geometry
        Any geometry that is not empty.

    Returns
    -------
    point
        Degrees, four decimals.

    Examples
    --------
    >>> label_point(shapely.box(0, 0, 2, 1))[1]
    0.5
    """
    if geometry.geom_type not in {"Polygon", "MultiPolygon"}:
        point = geometry.representative_point()
    else:
        largest = max(shapely.get_parts(geometry), key=lambda part: part.area)
        point = shapely.get_point(shapely.maximum_inscribed_circle(largest, tolerance=0.001), 0)
    return round(point.x, 4), round(point.y, 4)


def _pack(coordinates: Iterable[Iterable[float]], closed: bool) -> Ring:  # noqa: FBT001
    steps = np.rint(np.asarray(list(coordinates), dtype=float) * STEPS_PER_DEGREE).astype(int)
    moved = np.ones(len(steps), dtype=bool)
    moved[1:] = np.any(steps[1:] != steps[:-1], axis=1)
    steps = steps[moved]
    if closed and len(steps) > 1 and (steps[0] == steps[-1]).all():
        steps = steps[:-1]
    packed: Ring = np.diff(steps, axis=0, prepend=[[0, 0]]).ravel().tolist()
    return packed


def pack_polygons(geometry: BaseGeometry) -> Packed:
    """Pack the polygons of a geometry: polygon, ring, then steps of longitude and latitude.

    Parameters
    ----------
    geometry
        Polygonal geometry, longitude-latitude degrees.

    Returns
    -------
    packed
        Whole numbers: the first vertex, then the step to each next one. Rings are not closed;
        rings that shrink to a line or a point are left out.

    Examples
    --------
    >>> pack_polygons(shapely.box(0, 0, 1, 2))
    [[[10000, 0, 0, 20000, -10000, 0, 0, -20000]]]
    """
    packed = []
    for polygon in shapely.get_parts(geometry):
        if polygon.geom_type != "Polygon":
            raise GeometryError(f"a {polygon.geom_type} cannot be filled; give polygons")
        rings = [_pack(ring.coords, True) for ring in [polygon.exterior, *polygon.interiors]]
        smallest = 6
        if len(rings[0]) >= smallest:
            packed.append([ring for ring in rings if len(ring) >= smallest])
    return packed


def pack_lines(geometry: BaseGeometry) -> list[Ring]:
    """Pack the lines of a geometry; see `pack_polygons`.

    Parameters
    ----------
    geometry
        Lines, longitude-latitude degrees.

    Returns
    -------
    packed
        One list of whole numbers a line.

    Examples
    --------
    >>> pack_lines(shapely.LineString([(0, 0), (1, 2)]))
    [[0, 0, 10000, 20000]]
    """
    return [_pack(line.coords, False) for line in shapely.get_parts(geometry)]


def unpack(steps: Ring) -> list[Position]:
    """Undo the packing of one ring or line.

    Parameters
    ----------
    steps
        As in what `pack_polygons` and `pack_lines` return.

    Returns
    -------
    points
        Longitude and latitude of each vertex, degrees; a ring is not closed.

    Examples
    --------
    >>> unpack([0, 0, 10000, 20000])
    [(0.0, 0.0), (1.0, 2.0)]
    """
    lons, lats = (itertools.accumulate(steps[axis::2]) for axis in (0, 1))
    return [
        (lon / STEPS_PER_DEGREE, lat / STEPS_PER_DEGREE)
        for lon, lat in zip(lons, lats, strict=True)
    ]


def tolerance_m(tolerance_deg: float) -> int:
    """Metres of a tolerance, north to south, rounded to ten.

    Parameters
    ----------
    tolerance_deg
        Degrees.

    Returns
    -------
    metres
        A whole number.

    Examples
    --------
    >>> tolerance_m(ISLAND_TOLERANCE_DEG)
    30
    """
    return round(tolerance_deg * _METRES_PER_DEGREE / 10) * 10
