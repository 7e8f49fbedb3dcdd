"""What `maps/split.html` shows, as plain data: options, shapes, lines, places, names."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError
from geo.layers.read import read_features
from geo.maps.shared import shapes as display
from geo.maps.shared.events import SECTIONS, evidence_data
from geo.maps.shared.options import (
    PartLike,
    ShapeStore,
    read_titles,
    simplify_by_island,
    tolerance_m,
)
from geo.maps.shared.strings import LANGUAGES, read_strings

__all__ = ["LINE_LAYERS", "SettlementLike", "split_data"]

LINE_LAYERS = (
    "boundary_1855",
    "boundary_1875",
    "sakhalin_line",
    "line_of_control",
    "power_bridge",
)
"""Layers of lines, in the order of the page's list."""
_SHOWN_AT_FIRST = ("boundary_1855", "line_of_control")
_REGION = shapely.box(138.0, 42.0, 159.5, 55.0)

Feature = dict[str, Any]


class SettlementLike(Protocol):
    """What the page needs of a `geo.Settlement`."""

    @property
    def parts(self) -> Sequence[PartLike]:
        """Parts of the islands by side."""

    def to_dict(self) -> dict[str, Any]:
        """Return the figures, as `python -m geo.split --json` prints them."""


def _geometry(feature: Feature) -> BaseGeometry:
    return shapely.from_geojson(json.dumps(feature["geometry"]))


def _parts(settlement: SettlementLike, shapes: ShapeStore) -> list[dict[str, Any]]:
    return [
        {
            "island": part.island,
            "side": part.side,
            "fraction": part.fraction,
            "area_km2": part.area_km2,
            "point": display.label_point(shape),
            "shape": shapes.add(shape),
        }
        for part, shape in simplify_by_island(settlement.parts)
    ]


def _option(settlement: SettlementLike, shapes: ShapeStore) -> dict[str, Any]:
    figures = settlement.to_dict()
    option = {key: value for key, value in figures.items() if key != "border"}
    option |= read_titles(figures["option"], figures["title"])
    option["parts"] = _parts(settlement, shapes)
    option["border"] = None
    if figures["border"]:
        border = {key: value for key, value in figures["border"].items() if key != "geometry"}
        line = shapely.from_geojson(json.dumps(figures["border"]["geometry"]))
        option["border"] = {**border, "line": display.pack_lines(line)}
    return option


def _line_feature(feature: Feature) -> dict[str, Any]:
    properties = feature["properties"]
    kept = {key: properties.get(key) for key in ("names", "basis", "citation", "accuracy")}
    return {**kept, "line": display.pack_lines(_geometry(feature))}


def _line_layer(name: str) -> dict[str, Any]:
    strings = read_strings("lines", "short_lines")
    features = read_features(name)
    bands = [f for f in features if f["geometry"]["type"] in {"Polygon", "MultiPolygon"}]
    lines = [f for f in features if f not in bands and f["properties"].get("kind") != "band"]
    simple = [shapely.simplify(_geometry(band), display.ISLAND_TOLERANCE_DEG) for band in bands]
    return {
        "id": name,
        "names": strings["lines"][name],
        "short": strings["short_lines"][name],
        "shown": name in _SHOWN_AT_FIRST,
        "features": [_line_feature(feature) for feature in lines],
        "bands": [display.pack_polygons(band) for band in simple],
    }


def _coast(islands: Iterable[BaseGeometry], near: BaseGeometry) -> display.Packed:
    """Context land near the map, without the land that is split."""
    split = shapely.union_all(list(islands))
    land = shapely.get_parts([_geometry(feature) for feature in read_features("coast")])
    land = land[shapely.intersects(land, near)]
    kept = land[shapely.area(shapely.intersection(land, split)) < shapely.area(land) / 2]
    return display.pack_polygons(display.simplify_coast(kept)) if len(kept) else []


def _places(skip: Iterable[str]) -> list[dict[str, Any]]:
    """Points with names inside the region: land first, then the Habomai islets, then places."""
    features = [*read_features("coast"), *read_features("islands"), *read_features("places")]
    seen, places = set(skip), []
    for properties, geometry in ((f["properties"], _geometry(f)) for f in features):
        point = display.label_point(geometry)
        if properties["id"] not in seen and _REGION.contains(shapely.Point(point)):
            seen.add(properties["id"])
            kind = properties.get("kind") or "place"
            place = {"id": properties["id"], "kind": kind, "names": properties["names"]}
            places.append(place | {"point": point, "group": properties.get("part_of")})
    return places


def _check_alike(options: Sequence[dict[str, Any]]) -> tuple[list[str], list[str]]:
    """Sides and islands that all options share."""
    if not options:
        raise ArgumentError("no settlement is given; pass at least one, such as settle('area')")
    islands = [list(dict.fromkeys(part["island"] for part in o["parts"])) for o in options]
    sides = [list(option["sides"]) for option in options]
    for option, of_islands, of_sides in zip(options, islands, sides, strict=True):
        if set(of_islands) != set(islands[0]) or of_sides != sides[0]:
            raise ArgumentError(
                f"the settlement {option['option']!r} splits other islands, or between other "
                "sides, than the first one; make one map for each kind"
            )
    return sides[0], islands[0]


def split_data(
    settlements: Sequence[SettlementLike], *, selected: str, lang: str
) -> dict[str, Any]:
    """Gather what the page shows.

    Parameters
    ----------
    settlements
        Settlements of the same islands between the same two sides.
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
        If there is no settlement, or they split different islands.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> split_data([settle("area")], selected="area", lang="en")["sides"][0]["names"]["ru"]
    'Япония'
    """
    shapes = ShapeStore()
    options = [_option(settlement, shapes) for settlement in settlements]
    sides, islands = _check_alike(options)
    ours = sides == ["japan", "russia"]
    names = {f["properties"]["id"]: f["properties"]["names"] for f in read_features("islands")}
    geometries = [part.geometry for part in settlements[0].parts]
    near = _REGION if ours else shapely.box(*shapely.total_bounds(geometries)).buffer(2)
    side_names = read_strings("sides")["sides"]
    return {
        "lang": lang,
        "languages": list(LANGUAGES),
        "strings": read_strings("languages", "common", "split", "methods", "basis", *SECTIONS),
        "ours": ours,
        "sides": [{"id": s, "names": side_names.get(s, {"en": s})} for s in sides],
        "islands": {i: names[i] if ours and i in names else {"en": i} for i in islands},
        "shapes": shapes.packed,
        "options": options,
        "selected": selected,
        "coast": _coast(geometries, near),
        "lines": [_line_layer(name) for name in LINE_LAYERS] if ours else [],
        "places": _places(islands) if ours else [],
        "evidence": evidence_data(islands, lines=LINE_LAYERS, region=_REGION) if ours else None,
        "tolerance_m": tolerance_m(),
    }
