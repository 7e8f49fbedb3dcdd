"""Widths of the straits between the islands, and whose waters the power bridge would cross."""

from collections.abc import Mapping

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError
from geo.layers.read import read_features, read_shapes
from geo.layers.reference import read_reference
from geo.measure.equidistance import NAUTICAL_MILE_M, coast_of, nearest_points
from geo.measure.geodesy import GRS80
from geo.settlement.coasts import coast_holders, islets_by_part, other_coasts, part_coast
from geo.settlement.model import BridgeWaters, Settlement, Strait

__all__ = ["bridge_waters", "measure_straits"]

_CABLE_PIECES = 8000
"""Pieces of the cable, each in one side's waters: five metres of some 43 km."""
_TWICE_12_KM = 24 * NAUTICAL_MILE_M / 1e3


def measure_straits(land: Settlement) -> tuple[Strait, ...]:
    """Measure the straits of `data/reference/sea.toml` under a settlement.

    Parameters
    ----------
    land
        A settlement of the four islands.

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
    names = {f["id"]: f["properties"]["names"]["en"] for f in read_features("places")}
    islets = islets_by_part(land.parts)
    parts = {(part.island, part.side): part_coast(part, islets) for part in land.parts}
    found = []
    for place, (one, other) in _shores_of_straits().items():
        width, sides = min(
            (
                (_width(shape, facing), (side, opposite))
                for side, shape in _coasts_of(one, parts)
                for opposite, facing in _coasts_of(other, parts)
            ),
            key=lambda pair: pair[0],
        )
        within = sides[0] if sides[0] == sides[1] and width <= _TWICE_12_KM else None
        found.append(Strait(place, names[place], width, (one, other), sides, within))
    return tuple(found)


def _shores_of_straits() -> dict[str, tuple[str, str]]:
    rows = read_reference("sea.toml")["strait"]
    return {row["id"]: (row["shores"][0], row["shores"][1]) for row in rows}


def _coasts_of(
    name: str, parts: Mapping[tuple[str, str], BaseGeometry]
) -> list[tuple[str, BaseGeometry]]:
    own = [(side, shape) for (island, side), shape in parts.items() if island == name]
    return own or [(coast_holders()[name], other_coasts()[name])]


def _width(one: BaseGeometry, other: BaseGeometry) -> float:
    return nearest_points(one, other).distance_m / 1e3


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
    cable = shapely.get_coordinates(read_shapes("power_bridge")["power-bridge"])
    azimuth, _, length = GRS80.inv(*cable[0], *cable[-1])
    along = (np.arange(_CABLE_PIECES) + 0.5) * length / _CABLE_PIECES
    same = np.ones(_CABLE_PIECES)
    lon, lat, _ = GRS80.fwd(cable[0, 0] * same, cable[0, 1] * same, azimuth * same, along)
    to_japan, to_russia = (
        coast_of(other_coasts()[name]).nearest(lon, lat).distance_m
        for name in ("hokkaido", "sakhalin")
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
