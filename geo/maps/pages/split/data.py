"""What `maps/split.html` shows, as plain data: options, shapes, lines, places, names."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError
from geo.evidence.words import words_of
from geo.layers.read import Feature, load_features, read_shapes
from geo.maps.pages.split.figures import Figures, metres
from geo.maps.pages.split.types import (
    CutLine,
    LineFeature,
    LineLayer,
    SplitData,
    SplitOption,
    SplitPart,
)
from geo.maps.shared import shapes as display
from geo.maps.shared.documents import document_strings
from geo.maps.shared.events import SECTIONS, evidence_data
from geo.maps.shared.lines import LINE_LAYERS
from geo.maps.shared.options import (
    PartLike,
    ShapeStore,
    read_titles,
    simplify_by_island,
    tolerances,
)
from geo.maps.shared.strings import LANGUAGES, read_strings
from geo.maps.shared.treaties import treaty_in_words
from geo.maps.shared.types import Names, Packed, Place, Side, Words
from geo.settlement.coasts import islets_by_part

__all__ = ["SettlementLike", "split_data"]

_SHOWN_AT_FIRST = ("boundary_1855", "line_of_control")
_REGION = shapely.box(138.0, 42.0, 159.5, 55.0)
_OUR_SIDES = ["japan", "russia"]


class SettlementLike(Protocol):
    """What the page needs of a `geo.Settlement`."""

    @property
    def parts(self) -> Sequence[PartLike]:
        """Parts of the islands by side."""

    def to_dict(self) -> dict[str, Any]:
        """Return the figures, as `python -m geo.split --json` prints them."""


def _parts(settlement: SettlementLike, shapes: ShapeStore, *, ours: bool) -> list[SplitPart]:
    islets = islets_by_part(settlement.parts) if ours else None
    return [
        {
            "island": part.island,
            "side": part.side,
            "fraction": part.fraction,
            "area_km2": part.area_km2,
            "point": display.label_point(shape),
            "shape": shapes.add(shape),
        }
        for part, shape in simplify_by_island(settlement.parts, islets)
    ]


def _border(border: dict[str, Any]) -> CutLine:
    line = shapely.geometry.shape(border["geometry"])
    ends = [(float(lon), float(lat)) for lon, lat in border["ends"]]
    return {"island": border["island"], "ends": ends, "line": display.pack_lines(line)}


def _option(
    settlement: SettlementLike, shapes: ShapeStore, writers: Sequence[Figures], *, ours: bool
) -> SplitOption:
    figures = settlement.to_dict()
    titles = read_titles(figures["option"], figures["title"])
    parts = _parts(settlement, shapes, ours=ours)
    return {
        "option": figures["option"],
        "titles": titles["titles"],
        "short": titles["short"],
        "citations": figures["citations"],
        "parts": parts,
        "borders": [_border(border) for border in figures["borders"]],
        "texts": {writer.lang: writer.texts(figures, titles, parts) for writer in writers},
    }


def _line_feature(feature: Feature, shape: BaseGeometry, strings: dict[str, Words]) -> LineFeature:
    properties = feature["properties"]
    return {
        "names": properties["names"],
        "basis": properties["basis"],
        "citation": [_cited(entry) for entry in properties["citation"]],
        "fixed": _note(feature, "fixed_by_text"),
        "chosen": _note(feature, "chosen"),
        "uncertainty": metres(properties["accuracy"].get("uncertainty_m"), strings),
        "line": display.pack_lines(shape),
    }


def _note(feature: Feature, field: str) -> Names:
    """Find what a line's text fixes, or what we chose, in every language that has it.

    The build adds to a median how far it is drawn; what is not translated stands in English.
    """
    text = feature["properties"]["accuracy"].get(field)
    if not text:
        return {}
    own, drawn = words_of("line", feature["id"], field), read_strings("split")["split"]["drawn"]
    if own.get("en") == text:
        return own
    if text == drawn["en"]:
        return drawn
    if own and text == f"{own['en']}; {drawn['en']}":
        stop = {"ja": "\uff1b"}  # a full-width semicolon
        return {lang: f"{own[lang]}{stop.get(lang, '; ')}{drawn[lang]}" for lang in own}
    return {"en": text}


def _cited(citation: dict[str, Any]) -> dict[str, Any]:
    if citation["type"] != "treaty":
        return citation
    return {"type": "treaty", "names": treaty_in_words(citation)["signed"]}


def _line_layer(name: str, strings: dict[str, Words]) -> LineLayer:
    words = read_strings("lines", "short_lines")
    shapes = [(feature, shape) for feature, shape in _shaped(name)]
    bands = [shape for _, shape in shapes if shape.geom_type in {"Polygon", "MultiPolygon"}]
    simple = [shapely.simplify(band, display.ISLAND_TOLERANCE_DEG) for band in bands]
    return {
        "id": name,
        "names": words["lines"][name],
        "short": words["short_lines"][name],
        "shown": name in _SHOWN_AT_FIRST,
        "features": [
            _line_feature(feature, shape, strings)
            for feature, shape in shapes
            if shape not in bands and feature["properties"].get("kind") != "band"
        ],
        "bands": [display.pack_polygons(band) for band in simple],
    }


def _shaped(layer: str) -> list[tuple[Feature, BaseGeometry]]:
    shapes = read_shapes(layer)
    return [(feature, shapes[feature["id"]]) for feature in load_features(layer)]


def _coast(islands: Iterable[BaseGeometry], near: BaseGeometry) -> Packed:
    """Context land near the map, without the land that is split."""
    split = shapely.union_all(list(islands))
    land = shapely.get_parts(list(read_shapes("coast").values()))
    land = land[shapely.intersects(land, near)]
    kept = land[shapely.area(shapely.intersection(land, split)) < shapely.area(land) / 2]
    return display.pack_polygons(display.simplify_coast(kept)) if len(kept) else []


def _places(skip: Iterable[str]) -> list[Place]:
    """Points with names inside the region: land first, then the Habomai islets, then places."""
    seen, places = set(skip), list[Place]()
    for feature, shape in [*_shaped("coast"), *_shaped("islands"), *_shaped("places")]:
        properties, point = feature["properties"], display.label_point(shape)
        if properties["id"] not in seen and _REGION.contains(shapely.Point(point)):
            seen.add(properties["id"])
            places.append(
                {
                    "id": properties["id"],
                    "kind": properties.get("kind") or "place",
                    "names": properties["names"],
                    "point": point,
                    "group": properties.get("part_of"),
                }
            )
    return places


def _check_alike(settlements: Sequence[SettlementLike]) -> tuple[list[str], list[str]]:
    """Sides and islands that all options share."""
    if not settlements:
        raise ArgumentError("no settlement is given; pass at least one, such as settle('area')")
    options = [settlement.to_dict() for settlement in settlements]
    islands = [
        list(dict.fromkeys(p.island for p in s.parts if not p.geometry.is_empty))
        for s in settlements
    ]
    sides = [list(option["sides"]) for option in options]
    for option, of_islands, of_sides in zip(options, islands, sides, strict=True):
        if set(of_islands) != set(islands[0]) or of_sides != sides[0]:
            raise ArgumentError(
                f"the settlement {option['option']!r} splits other islands, or between other "
                "sides, than the first one; make one map for each kind"
            )
    return sides[0], islands[0]


def split_data(settlements: Sequence[SettlementLike], *, selected: str, lang: str) -> SplitData:
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
    side_ids, island_ids = _check_alike(settlements)
    ours = side_ids == _OUR_SIDES
    known = {f["id"]: f["properties"]["names"] for f in load_features("islands")}
    islands = {i: known[i] if ours and i in known else {"en": i} for i in island_ids}
    side_names = read_strings("sides")["sides"]
    sides: list[Side] = [
        {"id": side, "names": side_names.get(side, {"en": side})} for side in side_ids
    ]
    strings = {
        **read_strings("languages", "common", "licences", "split", "methods", "basis", *SECTIONS),
        "documents": document_strings(),
    }
    writers = [
        Figures(strings, each, sides=sides, islands=islands, ours=ours) for each in LANGUAGES
    ]
    shapes = ShapeStore()
    options = [_option(settlement, shapes, writers, ours=ours) for settlement in settlements]
    geometries = [part.geometry for part in settlements[0].parts]
    near = _REGION if ours else shapely.box(*shapely.total_bounds(geometries)).buffer(2)
    return {
        "lang": lang,
        "languages": list(LANGUAGES),
        "strings": strings,
        "steps_per_degree": display.STEPS_PER_DEGREE,
        "ours": ours,
        "sides": sides,
        "islands": islands,
        "shapes": shapes.packed,
        "options": options,
        "selected": selected,
        "coast": _coast(geometries, near),
        "lines": [_line_layer(name, strings) for name in LINE_LAYERS] if ours else [],
        "places": _places(islands) if ours else [],
        "evidence": evidence_data(island_ids, lines=LINE_LAYERS, region=_REGION) if ours else None,
        "tolerance_m": tolerances(),
    }
