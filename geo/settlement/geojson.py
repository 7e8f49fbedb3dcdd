"""Settlements as GeoJSON collections, on land and at sea."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.settlement.model import CAVEAT, SeaSettlement, Settlement

__all__ = ["land_collection", "sea_collection"]

_LAND_DECIMALS = 10
"""At seven, a border misses its aim by 60 m2."""
_SEA_DECIMALS = 9


def land_collection(settlements: Sequence[Settlement]) -> dict[str, Any]:
    """Collect the parts and the borders of settlements as GeoJSON features.

    Parameters
    ----------
    settlements
        From `geo.settle` and its like.

    Returns
    -------
    collection
        A FeatureCollection; WGS 84 degrees to ten decimals.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> [f["id"] for f in land_collection([settle("count")])["features"]][:2]
    ['count:habomai:japan', 'count:shikotan:japan']
    """
    features = []
    for settlement in settlements:
        plain = settlement.to_dict()
        features += [
            _land_feature(
                f"{settlement.option}:{part.island}:{part.side}",
                part.geometry,
                option=settlement.option,
                kind="part",
                island=part.island,
                name=settlement.names[part.island],
                side=part.side,
                fraction=round(part.fraction, 10),
                area_km2=round(part.area_km2, 10),
            )
            for part in settlement.parts
        ]
        for nth, border in enumerate(settlement.borders):
            numbers = {k: v for k, v in plain["borders"][nth].items() if k != "geometry"}
            features.append(
                _land_feature(
                    # the first keeps the id that it has alone
                    f"{settlement.option}:border" + (f":{border.island}" if nth else ""),
                    border.geometry,
                    option=settlement.option,
                    kind="border",
                    **numbers,
                )
            )
    return {"type": "FeatureCollection", "features": features}


def _land_feature(record: str, geometry: BaseGeometry, **properties: Any) -> dict[str, Any]:  # noqa: ANN401
    """Build a feature, to ten decimals: at seven, a border misses its aim by 60 m2."""
    oriented = geometry
    if geometry.geom_type.endswith("Polygon"):
        oriented = shapely.orient_polygons(geometry)
    plain = shapely.geometry.mapping(
        shapely.transform(oriented, lambda xy: xy.round(_LAND_DECIMALS))
    )
    return {"type": "Feature", "id": record, "geometry": plain, "properties": properties}


def sea_collection(seas: Sequence[SeaSettlement]) -> dict[str, Any]:
    """Collect the waters, medians and tripoints of settlements as GeoJSON features.

    Parameters
    ----------
    seas
        From `geo.measure_sea`.

    Returns
    -------
    collection
        A FeatureCollection; WGS 84 degrees to nine decimals.

    Examples
    --------
    >>> from geo.settlement.maritime import measure_sea
    >>> sea = measure_sea("count")
    >>> sorted({f["properties"]["kind"] for f in sea_collection([sea])["features"]})
    ['median', 'tri-point', 'zone']
    """
    features = [feature for sea in seas for feature in _sea_features(sea)]
    return {"type": "FeatureCollection", "features": features}


def _sea_features(sea: SeaSettlement) -> Iterator[dict[str, Any]]:
    option = sea.settlement.option
    for limit, zones in sea.zones.items():
        for name, zone in zones.items():
            yield _sea_feature(
                f"{option}:{limit}:{name}",
                shapely.orient_polygons(zone),
                option=option,
                kind="zone",
                coast=name,
                side=sea.holders[name],
                limit_nm=limit,
                area_km2=round(sea.islands[limit][name], 6),
            )
    for k, median in enumerate(sea.medians):
        yield _sea_feature(
            f"{option}:median:{k}",
            median.line,
            option=option,
            kind="median",
            coasts=list(median.coasts),
            feet=np.concatenate(list(median.feet), axis=1).round(_SEA_DECIMALS).tolist(),
            distance_m=median.distance_m.round(3).tolist(),
        )
    for k, tri in enumerate(sea.tri_points):
        yield _sea_feature(
            f"{option}:tri-point:{k}",
            shapely.Point(tri.point),
            option=option,
            kind="tri-point",
            coasts=list(tri.coasts),
            feet=tri.feet.round(_SEA_DECIMALS).tolist(),
            distance_m=round(tri.distance_m, 3),
        )


def _sea_feature(record: str, geometry: BaseGeometry, **properties: Any) -> dict[str, Any]:  # noqa: ANN401
    plain = shapely.transform(geometry, lambda xy: xy.round(_SEA_DECIMALS) + 0.0)
    return {
        "type": "Feature",
        "id": record,
        "geometry": shapely.geometry.mapping(plain),
        "properties": {**properties, "caveat": CAVEAT},
    }
