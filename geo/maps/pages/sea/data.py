"""What `maps/sea.html` shows, as plain data: areas, equidistance lines, straits, cable, names."""

from collections.abc import Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.base.numbers import round_half_up
from geo.errors import ArgumentError
from geo.layers.read import load_features, read_shapes
from geo.maps.pages.sea.figures import Figures
from geo.maps.pages.sea.types import (
    Cable,
    Foot,
    SeaData,
    SeaLimit,
    SeaOption,
    Tripoint,
    Zone,
)
from geo.maps.pages.sea.types import Station as StationData
from geo.maps.shared import shapes as display
from geo.maps.shared.options import (
    ShapeStore,
    check_once,
    read_titles,
    simplify_by_island,
    tolerances,
)
from geo.maps.shared.strings import LANGUAGES, read_strings
from geo.maps.shared.types import Names, Part, Place, Ring, Words
from geo.measure.equidistance import NAUTICAL_MILE_M
from geo.settlement.coasts import islets_by_part
from geo.settlement.lines import as_coverage, cut_cable, median_within, polygons_of
from geo.settlement.model import CAVEAT, BridgeWaters, SeaSettlement
from geo.settlement.profile import FootPoint, Station, stations, tripoints
from geo.settlement.sensitivity import measure_sensitivity
from geo.settlement.straits import bridge_waters

__all__ = ["LIMITS_NM", "sea_data", "sea_strings"]

LIMITS_NM = (12, 200)
"""Limits that the reader switches between, in nautical miles."""
CABLE_LIMITS_NM = (3, 12)
"""Japan's limits in the Soya / La Pérouse Strait: by its law, and for comparison."""
_REGION = shapely.box(139.5, 39.5, 153.5, 49.5)
_CABLE_STRAIT = {"la-perouse-strait"}
_TOWNS = ("city", "town")
_PLACES = ("landmass", "strait", "city", "town", "island")
_SIDES = ("japan", "russia")
_OF_SPLIT = ("km", "km2", "north", "south", "east", "west", "source_coast", "neutral")
_WORDS = "pages/sea/words.toml"


def sea_strings() -> dict[str, Words]:
    """Gather every word that the page shows.

    Returns
    -------
    words
        Section, then key, then language; the English caveat is the settlement's own.

    Examples
    --------
    >>> sorted(sea_strings())
    ['common', 'languages', 'licences', 'sea', 'sides', 'split']
    """
    split = read_strings("split")["split"]
    own = read_strings("sea", file=_WORDS)
    own["sea"]["caveat"]["en"] = CAVEAT
    return {
        **read_strings("languages", "common", "licences", "sides"),
        "split": {key: split[key] for key in _OF_SPLIT},
        **own,
    }


def _zones(sea: SeaSettlement, limit: int, shapes: ShapeStore) -> list[Zone]:
    zones = sea.zones[limit]
    drawn = display.simplify_parts(as_coverage([polygons_of(zone) for zone in zones.values()]))
    return [
        {
            "part": part,
            "island": part.partition(":")[0],
            "side": sea.holders[part],
            "point": display.label_point(shape),
            "shape": shapes.add(shape),
        }
        for part, shape in zip(zones, drawn, strict=True)
    ]


def _land(sea: SeaSettlement, shapes: ShapeStore) -> list[Part]:
    parts = sea.settlement.parts
    return [
        {"island": part.island, "side": part.side, "shape": shapes.add(shape)}
        for part, shape in simplify_by_island(parts, islets_by_part(parts))
    ]


def _limit(sea: SeaSettlement, limit: int, shapes: ShapeStore) -> SeaLimit:
    median = display.pack_lines(median_within(sea, limit))
    return {"zones": _zones(sea, limit, shapes), "median": median}


def _foot(foot: FootPoint) -> Foot:
    return {"at": (round(foot.lon, 4), round(foot.lat, 4)), "coast": foot.coast}


def _station(station: Station) -> StationData:
    km = station.distance_m / 1e3
    return {
        "at": (round(station.lon, 4), round(station.lat, 4)),
        "km": round(km, 3),
        "feet": [_foot(foot) for foot in station.feet],
        "figures": [
            str(round_half_up(station.lat, 2)),
            str(round_half_up(station.lon, 2)),
            str(round_half_up(km, 1)),
        ],
    }


def _tripoint(point: Station) -> Tripoint:
    return {
        "at": (round(point.lon, 4), round(point.lat, 4)),
        "km": round(point.distance_m / 1e3, 3),
        "feet": [_foot(foot) for foot in point.feet],
    }


def _option(sea: SeaSettlement, shapes: ShapeStore, writers: Sequence[Figures]) -> SeaOption:
    land = sea.settlement
    titles = read_titles(land.option, land.title)
    points = tripoints(sea)
    return {
        "option": land.option,
        "titles": titles["titles"],
        "short": titles["short"],
        "parts": _land(sea, shapes),
        "limits": {str(limit): _limit(sea, limit, shapes) for limit in LIMITS_NM},
        "stations": [_station(one) for one in stations(sea, median_within(sea, max(LIMITS_NM)))],
        "tripoints": [_tripoint(point) for point in points],
        "texts": {writer.lang: writer.texts(sea, titles, points) for writer in writers},
    }


def _cable(writers: Sequence[Figures]) -> Cable:
    """Cut the cable where it leaves one side's waters, for each of Japan's two limits."""
    (feature,) = load_features("power_bridge")
    cases = [bridge_waters(japan_limit_nm=limit) for limit in CABLE_LIMITS_NM]
    return {
        "names": feature["properties"]["names"],
        "cases": [{"limit": case.japan_limit_nm, "lines": _cable_lines(case)} for case in cases],
        "texts": {writer.lang: writer.cable(cases) for writer in writers},
    }


def _cable_lines(case: BridgeWaters) -> dict[str, list[Ring]]:
    return {whose: display.pack_lines(line) for whose, line in cut_cable(case).items()}


def _features_near(name: str) -> list[tuple[dict[str, Any], BaseGeometry]]:
    shapes = read_shapes(name)
    pairs = [(feature["properties"], shapes[feature["id"]]) for feature in load_features(name)]
    return [(properties, shape) for properties, shape in pairs if shape.intersects(_REGION)]


def _places(straits: set[str]) -> list[Place]:
    """Names on the map: other land, towns, and the straits that the table lists."""
    places = [
        (properties, shape)
        for properties, shape in _features_near("places")
        if properties["id"] in straits or properties.get("kind") in _TOWNS
    ]
    found: list[Place] = []
    for properties, shape in [*_features_near("coast"), *places]:
        kind, point = properties.get("kind"), display.label_point(shape)
        if kind in _PLACES and _REGION.contains(shapely.Point(point)):
            found.append(
                {
                    "id": properties["id"],
                    "kind": kind,
                    "names": properties["names"],
                    "point": point,
                    "group": None,
                }
            )
    return found


def _names(layer: str) -> dict[str, Names]:
    return {feature["id"]: feature["properties"]["names"] for feature in load_features(layer)}


def _check(seas: Sequence[SeaSettlement]) -> None:
    if not seas:
        raise ArgumentError(
            "no settlement at sea is given; pass at least one, such as measure_sea('area')"
        )
    check_once([sea.settlement.option for sea in seas])


def sea_data(seas: Sequence[SeaSettlement], *, selected: str, lang: str) -> SeaData:
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
    strings = sea_strings()
    names = {**_names("coast"), **_names("islands")}
    straits = _names("places")
    writers = [Figures(strings, each, coasts=names, straits=straits) for each in LANGUAGES]
    shapes, hangs = ShapeStore(), measure_sensitivity("count")
    options = [_option(sea, shapes, writers) for sea in seas]
    points = [point for option in options for point in (*option["stations"], *option["tripoints"])]
    shown = {foot["coast"] for point in points for foot in point["feet"]}
    split = {part["island"] for option in options for part in option["parts"]}
    land = [shape for _, shape in _features_near("coast")]
    return {
        "lang": lang,
        "languages": list(LANGUAGES),
        "strings": strings,
        "steps_per_degree": display.STEPS_PER_DEGREE,
        "sides": [{"id": side, "names": strings["sides"][side]} for side in _SIDES],
        "coasts": {name: names[name] for name in sorted(shown | split)},
        "shapes": shapes.packed,
        "options": options,
        "selected": selected,
        "limit": max(LIMITS_NM),
        "limits": list(LIMITS_NM),
        "km_per_mile": NAUTICAL_MILE_M / 1e3,
        "cable": _cable(writers),
        "sensitivity": {writer.lang: writer.sensitivity(hangs) for writer in writers},
        "coast": display.pack_polygons(display.simplify_coast(land)),
        "lines": [],
        "places": _places({strait.id for sea in seas for strait in sea.straits} | _CABLE_STRAIT),
        "tolerance_m": tolerances(),
    }
