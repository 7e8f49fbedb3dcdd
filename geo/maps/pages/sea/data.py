"""What `maps/sea.html` shows, as plain data: zones, medians, straits, the cable, names."""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError
from geo.layers.read import read_features, read_shapes
from geo.maps.pages.sea.profile import tri_points, walk
from geo.maps.pages.sea.words import page_words
from geo.maps.shared import shapes as display
from geo.maps.shared.options import (
    ShapeStore,
    check_once,
    read_titles,
    simplify_by_island,
    tolerance_m,
)
from geo.maps.shared.strings import LANGUAGES
from geo.measure.geodesy import GRS80
from geo.settlement.maritime import BridgeWaters, SeaSettlement, Strait, bridge_waters

__all__ = ["LIMITS_NM", "sea_data"]

LIMITS_NM = (12, 200)
"""Limits that the reader switches between, in nautical miles."""
CABLE_LIMITS_NM = (3, 12)
"""Japan's limits in La Pérouse (Soya) Strait: by its law, and for comparison."""
_REGION = shapely.box(139.5, 39.5, 153.5, 49.5)
_CABLE_STRAIT = {"la-perouse-strait"}
_TOWNS = ("city", "town")
_PLACES = ("landmass", "strait", "city", "town", "island")
_NEAR_DEG = 1e-4
_GRID_DEG = 1e-5
_SHORTEST_DEG = 0.005

Names = dict[str, str]


def _zones(sea: SeaSettlement, limit: int, shapes: ShapeStore) -> list[dict[str, Any]]:
    zones = sea.zones[limit]
    drawn = display.simplify_parts(_coverage([_polygons(zone) for zone in zones.values()]))
    return [
        {
            "part": part,
            "island": part.partition(":")[0],
            "side": sea.holders[part],
            "area_km2": round(sea.islands[limit][part], 3),
            "point": display.label_point(shape),
            "shape": shapes.add(shape),
        }
        for part, shape in zip(zones, drawn, strict=True)
    ]


def _polygons(zone: BaseGeometry) -> BaseGeometry:
    """Leave out what is no polygon."""
    return shapely.MultiPolygon([p for p in shapely.get_parts(zone) if p.geom_type == "Polygon"])


def _coverage(zones: list[BaseGeometry]) -> list[BaseGeometry]:
    """Give neighbours the same vertices on their common edge, so that it stays common."""
    edges = shapely.union_all([zone.boundary for zone in zones], grid_size=_GRID_DEG)
    faces = shapely.get_parts(shapely.polygonize([edges]))
    inside = shapely.point_on_surface(faces)
    holds = np.array([shapely.contains(zone, inside) for zone in zones])
    # where two zones overlap by a hair, the first has it
    owner = np.where(holds.any(axis=0), holds.argmax(axis=0), -1)
    return [shapely.coverage_union_all(faces[owner == nth]) for nth in range(len(zones))]


def _land(sea: SeaSettlement, shapes: ShapeStore) -> list[dict[str, Any]]:
    return [
        {"island": part.island, "side": part.side, "shape": shapes.add(shape)}
        for part, shape in simplify_by_island(sea.settlement.parts)
    ]


def _median(sea: SeaSettlement, limit: int) -> BaseGeometry:
    """Clip the median to the water, as far as the limit's zones reach."""
    land = shapely.union_all([part.geometry for part in sea.settlement.parts])
    zones = shapely.union_all([_polygons(zone) for zone in sea.zones[limit].values()])
    line = shapely.intersection(sea.median, shapely.buffer(zones, _NEAR_DEG))
    parts = shapely.get_parts(shapely.difference(line, land))
    lines = [part for part in parts if part.geom_type == "LineString"]
    merged = shapely.get_parts(shapely.line_merge(shapely.MultiLineString(lines)))
    return shapely.MultiLineString([part for part in merged if part.length > _SHORTEST_DEG])


def _limit(sea: SeaSettlement, limit: int, shapes: ShapeStore) -> dict[str, Any]:
    sides = {
        side: {
            "area_km2": round(found.area_km2, 3),
            "share": round(found.share, 6),
            "change_km2": round(found.change_km2, 3),
        }
        for side, found in sea.sides[limit].items()
    }
    median = display.pack_lines(_median(sea, limit))
    return {"sides": sides, "zones": _zones(sea, limit, shapes), "median": median}


def _strait(strait: Strait, places: dict[str, Names]) -> dict[str, Any]:
    return {
        "id": strait.id,
        "names": {**places.get(strait.id, {}), "en": strait.name},
        "width_km": round(strait.width_km, 3),
        "sides": list(strait.sides),
        "within_12": strait.within_12,
    }


def _option(sea: SeaSettlement, shapes: ShapeStore, places: dict[str, Names]) -> dict[str, Any]:
    land = sea.settlement
    return {
        "option": land.option,
        **read_titles(land.option, land.title),
        "count": {
            side: round(sum(found.islands.values()) / len(land.names), 6)
            for side, found in land.sides.items()
        },
        "land": {side: round(found.share, 6) for side, found in land.sides.items()},
        "parts": _land(sea, shapes),
        "border": None,
        "limits": {str(limit): _limit(sea, limit, shapes) for limit in LIMITS_NM},
        "straits": [_strait(strait, places) for strait in sea.straits],
        "walk": walk(sea, _median(sea, max(LIMITS_NM))),
        "tri_points": tri_points(sea),
    }


def _cable() -> dict[str, Any]:
    """Cut the cable where it leaves one side's waters, for each of Japan's two limits."""
    feature = read_features("power_bridge")[0]
    ends = shapely.get_coordinates(read_shapes("power_bridge")["power-bridge"])[[0, -1]]
    hokkaido = read_shapes("coast")["hokkaido"]
    south, north = sorted(ends, key=lambda end: float(hokkaido.distance(shapely.Point(end))))
    azimuth, _, length = GRS80.inv(*south, *north)
    cases = []
    for limit in CABLE_LIMITS_NM:
        waters = bridge_waters(japan_limit_nm=limit)
        ordered = (waters.japan_km, waters.beyond_km, waters.russia_km)
        cuts = np.cumsum([0.0, *ordered]) / sum(ordered) * length
        same = np.ones(len(cuts))
        lon, lat, _ = GRS80.fwd(same * south[0], same * south[1], same * azimuth, cuts)
        points = np.column_stack([lon, lat])
        lines = [display.pack_lines(shapely.LineString(points[i : i + 2])) for i in range(3)]
        cases.append(_case(waters, dict(zip(("japan", "neither", "russia"), lines, strict=True))))
    return {"names": feature["properties"]["names"], "cases": cases}


def _case(waters: BridgeWaters, lines: dict[str, list[list[int]]]) -> dict[str, Any]:
    km = {"japan": waters.japan_km, "russia": waters.russia_km, "neither": waters.beyond_km}
    return {
        "limit": waters.japan_limit_nm,
        "km": {whose: round(float(value), 3) for whose, value in km.items()},
        "lines": {whose: line for whose, line in lines.items() if km[whose] > 0},
    }


def _features_near(name: str) -> list[tuple[dict[str, Any], BaseGeometry]]:
    pairs = [
        (feature["properties"], shapely.from_geojson(json.dumps(feature["geometry"])))
        for feature in read_features(name)
    ]
    return [(properties, shape) for properties, shape in pairs if shape.intersects(_REGION)]


def _places(straits: set[str]) -> list[dict[str, Any]]:
    """Names on the map: other land, towns, and the straits that the table tells of."""
    places = [
        (properties, shape)
        for properties, shape in _features_near("places")
        if properties["id"] in straits or properties.get("kind") in _TOWNS
    ]
    found = []
    for properties, shape in [*_features_near("coast"), *places]:
        kind, point = properties.get("kind"), display.label_point(shape)
        if kind in _PLACES and _REGION.contains(shapely.Point(point)):
            place = {"id": properties["id"], "kind": kind, "names": properties["names"]}
            found.append(place | {"point": point})
    return found


def _names(layer: str) -> dict[str, Names]:
    return {f["properties"]["id"]: f["properties"]["names"] for f in read_features(layer)}


def _check(seas: Sequence[SeaSettlement]) -> None:
    if not seas:
        raise ArgumentError(
            "no settlement at sea is given; pass at least one, such as measure_sea('area')"
        )
    check_once([sea.settlement.option for sea in seas])


def sea_data(seas: Sequence[SeaSettlement], *, selected: str, lang: str) -> dict[str, Any]:
    """Gather what the page shows.

    Parameters
    ----------
    seas
        Settlements at sea, each option once.
    selected
        Option that the page opens with.
    lang
        Language that the page opens with.

    Returns
    -------
    data
        Plain data for `Component`; no argument is changed.

    Raises
    ------
    ArgumentError
        If there is no settlement, or an option is given twice.

    Examples
    --------
    >>> from geo.settlement.maritime import measure_sea
    >>> data = sea_data([measure_sea("count")], selected="count", lang="en")
    >>> [zone["side"] for zone in data["options"][0]["limits"]["12"]["zones"]]
    ['japan', 'japan', 'russia', 'russia']
    """
    _check(seas)
    shapes = ShapeStore()
    straits = _names("places")
    options = [_option(sea, shapes, straits) for sea in seas]
    strings = page_words()
    coasts = {**_names("coast"), **_names("islands")}
    walked = {name for option in options for stop in option["walk"] for name in stop[7:]}
    turned = {foot[2] for option in options for *_, feet in option["tri_points"] for foot in feet}
    split = {part["island"] for option in options for part in option["parts"]}
    land = [shape for _, shape in _features_near("coast")]
    return {
        "lang": lang,
        "languages": list(LANGUAGES),
        "strings": strings,
        "sides": [{"id": s, "names": strings["sides"][s]} for s in ("japan", "russia")],
        "coasts": {name: coasts[name] for name in sorted(walked | turned | split)},
        "islands": [name for name in seas[0].settlement.names if name in split],
        "shapes": shapes.packed,
        "options": options,
        "selected": selected,
        "limit": max(LIMITS_NM),
        "limits": list(LIMITS_NM),
        "cable": _cable(),
        "coast": display.pack_polygons(display.simplify_coast(land)),
        "lines": [],
        "places": _places({strait.id for sea in seas for strait in sea.straits} | _CABLE_STRAIT),
        "tolerance_m": tolerance_m(),
    }
