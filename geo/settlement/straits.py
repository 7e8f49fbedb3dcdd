"""Widths of the straits between the islands, and whose waters the power bridge would cross."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError
from geo.layers.derived import read_derived
from geo.layers.names import place_names
from geo.layers.read import read_shapes
from geo.layers.reference import read_reference
from geo.measure.geodesy import GRS80, NAUTICAL_MILE_M
from geo.settlement.coasts import (
    SHIPPED,
    Rocks,
    coast_holders,
    island_coasts,
    other_coasts,
    parts_by_island,
)
from geo.settlement.model import BridgeWaters, Settlement, Strait

__all__ = ["Narrows", "bridge_waters", "find_narrows", "measure_bridge", "measure_straits"]

_CABLE_PIECES = 8000
"""Pieces of the cable, each in one side's waters: five metres of some 43 km."""
_TWICE_12_KM = 24 * NAUTICAL_MILE_M / 1e3


@dataclass(frozen=True)
class Narrows:
    """The narrowest place of a strait.

    Attributes
    ----------
    id
        The strait, a place.
    shores
        Names of the two coasts.
    width_km
        Geodesic.
    ends
        On the two coasts, (lon, lat) in degrees.

    Examples
    --------
    >>> find_narrows()[0].shores
    ('hokkaido', 'habomai')
    """

    id: str
    shores: tuple[str, str]
    width_km: float
    ends: tuple[tuple[float, float], tuple[float, float]]


def find_narrows(coasts: Mapping[str, BaseGeometry] | None = None) -> tuple[Narrows, ...]:
    """Find the narrowest places of the straits of `data/reference/sea.toml`.

    Parameters
    ----------
    coasts
        Name to geometry in degrees: the four islands' and the others; as they are shipped if left
        out, and then as they were found when the data was built.

    Returns
    -------
    narrows
        In the order of the file.

    Examples
    --------
    >>> round(find_narrows()[0].width_km, 1)
    4.6
    """
    if coasts is None:
        return tuple(
            Narrows(row["id"], tuple(row["shores"]), row["width_km"], _pair(row["ends"]))
            for row in read_derived("straits.json")["straits"]
        )
    from geo.measure.equidistance import nearest_points  # noqa: PLC0415  needs SciPy

    found = []
    for row in read_reference("sea.toml")["strait"]:
        one, other = row["shores"]
        way = nearest_points(coasts[one], coasts[other])
        ends = (way.end_a, way.end_b)
        found.append(Narrows(row["id"], (one, other), way.distance_m / 1e3, ends))
    return tuple(found)


def _pair(ends: Sequence[Sequence[float]]) -> tuple[tuple[float, float], tuple[float, float]]:
    (a, b), (c, d) = ends
    return (a, b), (c, d)


def measure_straits(land: Settlement, rocks: Rocks = SHIPPED) -> tuple[Strait, ...]:
    """Measure the straits of `data/reference/sea.toml` under a settlement.

    Parameters
    ----------
    land
        A settlement of the four islands.
    rocks
        Which rocks count.

    Returns
    -------
    straits
        In the order of the file; widths are geodesic, in kilometres.

    Examples
    --------
    >>> from geo.settlement import settle
    >>> [strait.id for strait in measure_straits(settle("none"))][:2]
    ['goyomai-strait', 'nemuro-strait']
    """
    names = place_names()
    parts = parts_by_island(land.parts, rocks)
    coasts = {**island_coasts(rocks), **other_coasts(rocks)} if rocks != SHIPPED else None
    found = []
    for way in find_narrows(coasts):
        one, other = (
            _side_at(parts[name], end) if name in parts else coast_holders()[name]
            for name, end in zip(way.shores, way.ends, strict=True)
        )
        within = one if one == other and way.width_km <= _TWICE_12_KM else None
        found.append(
            Strait(way.id, names[way.id]["en"], way.width_km, way.shores, (one, other), within)
        )
    return tuple(found)


def _side_at(parts: Mapping[str, BaseGeometry], end: tuple[float, float]) -> str:
    """Find the side on whose part of an island a point of its shore lies."""
    if len(parts) == 1:
        return next(iter(parts))
    point = shapely.Point(end)
    return min(parts, key=lambda side: float(shapely.distance(parts[side], point)))


def bridge_waters(*, japan_limit_nm: int = 3) -> BridgeWaters:
    """Measure the power bridge's kilometres in each side's territorial sea.

    Parameters
    ----------
    japan_limit_nm
        Japan's territorial sea in the Soya / La Pérouse Strait, in nautical miles: 3 or 12.

    Returns
    -------
    waters
        Kilometres of the schematic cable.

    Raises
    ------
    ArgumentError
        If the limit is not positive.

    Examples
    --------
    >>> bridge_waters(japan_limit_nm=12).beyond_km
    0.0
    """
    if not japan_limit_nm > 0:
        raise ArgumentError(f"the limit is {japan_limit_nm} M; it must be positive")
    known = {row["japan_limit_nm"]: row for row in read_derived("straits.json")["bridge"]}
    if japan_limit_nm in known:
        return BridgeWaters(**known[japan_limit_nm])
    cable = read_shapes("power_bridge")["power-bridge"]
    return measure_bridge(cable, other_coasts(), japan_limit_nm)


def measure_bridge(
    cable: BaseGeometry, coasts: Mapping[str, BaseGeometry], japan_limit_nm: int
) -> BridgeWaters:
    """Measure a cable's kilometres in each side's territorial sea, in pieces of five metres.

    Parameters
    ----------
    cable
        In degrees; its ends count.
    coasts
        Name to geometry in degrees, with "hokkaido" and "sakhalin".
    japan_limit_nm
        Japan's territorial sea in the strait, in nautical miles.

    Returns
    -------
    waters
        Kilometres.

    Examples
    --------
    >>> cable = read_shapes("power_bridge")["power-bridge"]
    >>> measure_bridge(cable, other_coasts(), 3) == bridge_waters(japan_limit_nm=3)
    True
    """
    from geo.measure.equidistance import coast_of  # noqa: PLC0415  needs SciPy

    line = shapely.get_coordinates(cable)
    azimuth, _, length = GRS80.inv(*line[0], *line[-1])
    along = (np.arange(_CABLE_PIECES) + 0.5) * length / _CABLE_PIECES
    same = np.ones(_CABLE_PIECES)
    lon, lat, _ = GRS80.fwd(line[0, 0] * same, line[0, 1] * same, azimuth * same, along)
    to_japan, to_russia = (
        coast_of(coasts[name]).nearest(lon, lat).distance_m for name in ("hokkaido", "sakhalin")
    )
    japan = (to_japan <= to_russia) & (to_japan <= japan_limit_nm * NAUTICAL_MILE_M)
    russia = (to_russia < to_japan) & (to_russia <= 12 * NAUTICAL_MILE_M)
    piece_km = length / _CABLE_PIECES / 1e3
    beyond = _CABLE_PIECES - int(japan.sum()) - int(russia.sum())
    return BridgeWaters(
        japan_limit_nm,
        float(japan.sum()) * piece_km,
        float(russia.sum()) * piece_km,
        beyond * piece_km,
    )
