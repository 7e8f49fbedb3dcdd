"""Shapes of a settlement at sea as drawn: areas, equidistance lines, the cable."""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.layers.read import read_shapes
from geo.measure.geodesy import GRS80
from geo.settlement.model import BridgeWaters, SeaSettlement

__all__ = ["as_coverage", "cut_cable", "median_within", "polygons_of"]

_NEAR_DEG = 1e-4
"""How far beyond the zones a median line is kept: about ten metres."""
_GRID_DEG = 1e-5
"""Grid on which neighbouring zones meet: about a metre."""
_SHORTEST_DEG = 0.005
"""Shorter pieces of a median line are left out: about 500 m."""


def polygons_of(zone: BaseGeometry) -> BaseGeometry:
    """Leave out what is not a polygon.

    Parameters
    ----------
    zone
        Any geometry.

    Returns
    -------
    polygons
        One multipolygon.

    Examples
    --------
    >>> mixed = shapely.GeometryCollection([shapely.Point(0, 0), shapely.box(0, 0, 1, 1)])
    >>> polygons_of(mixed).area
    1.0
    """
    return shapely.MultiPolygon([p for p in shapely.get_parts(zone) if p.geom_type == "Polygon"])


def as_coverage(zones: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Put the same vertices on the common edge of neighbours, so that it stays common.

    Parameters
    ----------
    zones
        Polygons, longitude-latitude degrees; where two overlap, the first has it.

    Returns
    -------
    zones
        In the same order, on a grid of about a metre.

    Examples
    --------
    >>> west, east = shapely.box(0, 0, 1, 2), shapely.box(1, 0, 2, 1)
    >>> [bool(shapely.coverage_is_valid(z)) for z in ([west, east], as_coverage([west, east]))]
    [False, True]
    """
    edges = shapely.union_all([zone.boundary for zone in zones], grid_size=_GRID_DEG)
    faces = shapely.get_parts(shapely.polygonize([edges]))
    inside = shapely.point_on_surface(faces)
    holds = np.array([shapely.contains(zone, inside) for zone in zones])
    owner = np.where(holds.any(axis=0), holds.argmax(axis=0), -1)
    return [shapely.coverage_union_all(faces[owner == nth]) for nth in range(len(zones))]


def median_within(sea: SeaSettlement, limit: int) -> BaseGeometry:
    """Clip the median line to the water, as far as the zones of a limit reach.

    Parameters
    ----------
    sea
        From `geo.measure_sea`.
    limit
        12 or 200 nautical miles.

    Returns
    -------
    line
        Lines that are joined where they meet.

    Examples
    --------
    >>> from geo.settlement.maritime import measure_sea
    >>> sea = measure_sea("count")
    >>> median_within(sea, 12).length < median_within(sea, 200).length
    True
    """
    land = shapely.union_all([part.geometry for part in sea.settlement.parts])
    zones = shapely.union_all([polygons_of(zone) for zone in sea.zones[limit].values()])
    line = shapely.intersection(sea.median, shapely.buffer(zones, _NEAR_DEG))
    parts = shapely.get_parts(shapely.difference(line, land))
    lines = [part for part in parts if part.geom_type == "LineString"]
    merged = shapely.get_parts(shapely.line_merge(shapely.MultiLineString(lines)))
    return shapely.MultiLineString([part for part in merged if part.length > _SHORTEST_DEG])


def cut_cable(waters: BridgeWaters) -> dict[str, shapely.LineString]:
    """Cut the power bridge's cable where it leaves one side's waters.

    Parameters
    ----------
    waters
        From `geo.settlement.maritime.bridge_waters`.

    Returns
    -------
    pieces
        From south to north: "japan", "neither" and "russia"; a piece that is nothing is left out.

    Examples
    --------
    >>> from geo.settlement.maritime import bridge_waters
    >>> list(cut_cable(bridge_waters(japan_limit_nm=12)))
    ['japan', 'russia']
    """
    ends = shapely.get_coordinates(read_shapes("power_bridge")["power-bridge"])[[0, -1]]
    hokkaido = read_shapes("coast")["hokkaido"]
    south, north = sorted(ends, key=lambda end: float(hokkaido.distance(shapely.Point(end))))
    azimuth, _, length = GRS80.inv(*south, *north)
    km = {"japan": waters.japan_km, "neither": waters.beyond_km, "russia": waters.russia_km}
    cuts = np.cumsum([0.0, *km.values()]) / sum(km.values()) * length
    same = np.ones(len(cuts))
    lon, lat, _ = GRS80.fwd(same * south[0], same * south[1], same * azimuth, cuts)
    points = np.column_stack([lon, lat])
    return {
        whose: shapely.LineString(points[nth : nth + 2])
        for nth, whose in enumerate(km)
        if km[whose] > 0
    }
