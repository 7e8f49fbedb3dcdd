"""The fan of a cut island: every bearing's border that divides it as a settlement does."""

from collections.abc import Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError
from geo.evidence.documents import read_seed
from geo.measure.fan import FanBorder
from geo.measure.fan import fan as fan_of
from geo.settlement.land import Land, read_islands, resolve
from geo.settlement.model import Settlement
from geo.settlement.options import settle

__all__ = ["fan", "fan_collection"]

_DECIMALS = 10
"""At seven, a border misses its aim by 60 m2."""


def fan(
    what: str | Settlement | tuple[str, float] = "area",
    *,
    bearings: int | Sequence[float] = 180,
    toward: str | float = "south-west",
) -> tuple[FanBorder, ...]:
    """Find the borders of every bearing that divide an island as a settlement does.

    Parameters
    ----------
    what
        The id of an option, or a settlement of the four islands, that cuts one island; or an island
        by any of its names and the fraction of it that goes to Japan's side.
    bearings, toward
        As for `geo.measure.fan.fan`, which takes any polygon.

    Returns
    -------
    borders
        One for each bearing, in their order.

    Raises
    ------
    ArgumentError
        If nothing is cut, or more than one island, or as `settle` and `geo.measure.fan.fan`.

    Examples
    --------
    >>> borders = fan("area")
    >>> len(borders), min((round(b.length_m), b.bearing_deg) for b in borders)
    (180, (15800, 157.0))
    """
    land, fraction = _cut_land(what)
    return fan_of(
        land.geometry, fraction, bearings=bearings, toward=toward, record=f"the island {land.name}"
    )


def fan_collection(
    what: str | Settlement | tuple[str, float] = "area",
    *,
    bearings: int | Sequence[float] = 180,
    toward: str | float = "south-west",
) -> dict[str, Any]:
    """Collect a fan as GeoJSON features, one for each bearing.

    Parameters
    ----------
    what, bearings, toward
        As for `fan`.

    Returns
    -------
    collection
        A FeatureCollection; WGS 84 degrees to ten decimals. A border in a gap between islets has no
        geometry.

    Raises
    ------
    ArgumentError
        As `fan`.

    Examples
    --------
    >>> feature = fan_collection(("etorofu", 0.25), bearings=[120])["features"][0]
    >>> feature["id"], feature["properties"]["side"]
    ('etorofu:120', 'south-south-west')
    """
    land, fraction = _cut_land(what)
    features = [
        {
            "type": "Feature",
            "id": f"{land.id}:{border.bearing_deg:.10g}",
            "geometry": _plain(border.border),
            "properties": {
                "kind": "fan",
                "island": land.id,
                "name": land.name,
                "bearing_deg": round(border.bearing_deg, _DECIMALS),
                "length_km": round(border.length_m / 1e3, _DECIMALS),
                "side": border.side,
                "share": border.share,
                "residual_m2": round(border.residual_m2, _DECIMALS),
            },
        }
        for border in fan((land.id, fraction), bearings=bearings, toward=toward)
    ]
    return {"type": "FeatureCollection", "features": features}


def _plain(border: BaseGeometry) -> dict[str, Any] | None:
    if border.is_empty:
        return None
    return shapely.geometry.mapping(shapely.transform(border, lambda xy: xy.round(_DECIMALS)))


def _cut_land(what: str | Settlement | tuple[str, float]) -> tuple[Land, float]:
    islands = {land.id: land for land in read_islands(tuple(read_seed("options.toml")["order"]))}
    if isinstance(what, tuple):
        name, fraction = what
        if not 0 < fraction < 1:
            raise ArgumentError(
                f"the fraction {fraction} of {name!r} must lie between 0 and 1, or nothing is cut"
            )
        return islands[resolve(tuple(islands.values()), name)], float(fraction)
    # how it is cut does not matter here, and a meridian is found soonest
    settlement = settle(what, cut="meridian") if isinstance(what, str) else what
    if settlement.option == "polygons":
        raise ArgumentError(
            "a settlement of polygons of one's own has no fan; use geo.measure.fan.fan for the "
            "polygon that is cut"
        )
    first = next(iter(settlement.sides.values()))
    cut = {name: part for name, part in first.islands.items() if 0 < part < 1}
    if not cut:
        raise ArgumentError(
            f"the settlement {settlement.option!r} cuts no island, so it has no fan; take the "
            "option 'area', or another fraction of an island"
        )
    if len(cut) > 1:
        raise ArgumentError(
            f"the settlement {settlement.option!r} cuts {len(cut)} islands ({', '.join(cut)}); ask "
            "for the fan of one of them, with its fraction"
        )
    ((name, fraction),) = cut.items()
    alpha = settlement.alpha
    # what was asked for, without the rounding of measured parts
    exact = alpha.fraction if alpha is not None and alpha.island == name else fraction
    return islands[name], exact
