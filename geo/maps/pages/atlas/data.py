"""What `maps/atlas.html` shows, as plain data: land by holder and time, lines, places, events.

Each area's shape stands once; who holds it, when and in whose view is a small table beside it.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import DataError
from geo.evidence.documents import read_documents
from geo.layers.read import read_features
from geo.maps.pages.atlas.disagreements import disagreements
from geo.maps.pages.atlas.timeline import FIRST_YEAR, LAST_YEAR, day_number, span
from geo.maps.pages.atlas.words import page_words
from geo.maps.shared import shapes as display
from geo.maps.shared.events import evidence_data
from geo.maps.shared.strings import LANGUAGES, read_strings

__all__ = ["AREAS", "LINE_LAYERS", "REGION", "VIEWS", "atlas_data"]

AREAS = (
    "habomai",
    "shikotan",
    "kunashiri",
    "etorofu",
    "kurils-north",
    "sakhalin-south",
    "sakhalin-north",
)
"""Areas that are coloured; Sakhalin as a whole is its two halves."""
_ISLANDS = AREAS[:4]
VIEWS = ("administered", "japan", "russia")
LINE_LAYERS = (
    "boundary_1855",
    "boundary_1875",
    "sakhalin_line",
    "line_of_control",
    "power_bridge",
)
REGION = shapely.box(134.0, 40.5, 162.0, 56.0)
"""What the map shows; places elsewhere are told apart."""
_TOLERANCE_DEG = 0.0006
_COAST_TOLERANCE_DEG = 0.003
_METRES_PER_DEGREE = 111_100
_SHARE_COVERED = 0.5

Feature = dict[str, Any]


def _geometry(feature: Feature) -> BaseGeometry:
    return shapely.from_geojson(json.dumps(feature["geometry"]))


def _spoken(names: dict[str, str]) -> dict[str, str]:
    """Names in the languages of the interface."""
    return {lang: text for lang, text in names.items() if lang in LANGUAGES}


def _area_shapes() -> dict[str, BaseGeometry]:
    """Shapes of the areas; the halves of Sakhalin share their border vertex by vertex."""
    found: dict[str, BaseGeometry] = {}
    for feature in read_features("control"):
        name = feature["properties"]["area_id"]
        if name in AREAS and name not in found:
            found[name] = _geometry(feature)
    missing = [name for name in AREAS if name not in found]
    if missing:
        raise DataError(f"the layer control has no area {missing[0]!r}; rebuild it (make data)")
    shapes = [found[name] for name in AREAS]
    drawn = display.simplify_parts(shapes, tolerance_deg=_TOLERANCE_DEG)
    return dict(zip(AREAS, drawn, strict=True))


def _areas(shapes: dict[str, BaseGeometry]) -> list[dict[str, Any]]:
    names = {f["properties"]["area_id"]: f["properties"]["names"] for f in read_features("control")}
    halves = {
        f["properties"]["area_id"]: f["properties"]["part_of"] for f in read_features("control")
    }
    return [
        {
            "id": name,
            "names": _spoken(names[name]),
            "whole": halves[name],
            "point": display.label_point(shape),
            "shape": display.pack_polygons(shape),
        }
        for name, shape in shapes.items()
    ]


def _wholes() -> dict[str, dict[str, str]]:
    """Names of what was divided into areas, by id."""
    told = [feature["properties"] for feature in read_features("control")]
    wholes = {one["part_of"] for one in told}
    return {one["area_id"]: _spoken(one["names"]) for one in told if one["area_id"] in wholes}


def _fill(holder: str, state: str) -> str:
    """How land is drawn: plainly held, claimed without governing it, undivided, renounced."""
    governs = state.partition(";")[0] in {"held", "administered"}
    return "claim" if holder == "japan" and not governs else holder


def _rests_on(citation: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    keys = ("title", "article", "signed")
    return [{k: str(said[k]) for k in keys} for said in citation if said["type"] == "treaty"]


def _rows() -> list[dict[str, Any]]:
    """Who held which area, from when until when, in which views."""
    rows = []
    for feature in read_features("control"):
        told = feature["properties"]
        areas = [name for name in AREAS if name == told["area_id"]]
        areas = areas or [name for name in AREAS if name.startswith(f"{told['area_id']}-")]
        rows.append(
            {
                "areas": areas,
                "views": list(VIEWS) if told["view"] == "all" else [told["view"]],
                "since": told["start"],
                "start": day_number(told["start"]),
                "end": None if told["end"] is None else day_number(told["end"]),
                "holder": told["holder"],
                "state": f"{told['holder']}: {told['state']}",
                "fill": _fill(told["holder"], told["state"]),
                "treaties": _rests_on(told["citation"]),
                "basis": told["basis"],
            }
        )
    return rows


def _line_feature(feature: Feature) -> dict[str, Any]:
    told = feature["properties"]
    start, end = span(told["start"])[0], told["end"] and span(told["end"])[0]
    drawn: dict[str, Any] = {"names": _spoken(told["names"]), "start": start, "end": end}
    geometry = _geometry(feature)
    if told["kind"] == "band":
        simple = shapely.simplify(geometry, _TOLERANCE_DEG)
        return drawn | {"band": display.pack_polygons(simple)}
    return drawn | {
        "line": display.pack_lines(geometry),
        "treaties": _rests_on(told["citation"]),
        "basis": told["basis"],
    }


def _lines() -> list[dict[str, Any]]:
    strings = read_strings("lines", "short_lines")
    lines = []
    for name in LINE_LAYERS:
        features = [_line_feature(feature) for feature in read_features(name)]
        lines.append(
            {
                "id": name,
                "names": strings["lines"][name],
                "short": strings["short_lines"][name],
                "features": [one for one in features if "line" in one],
                "bands": [one for one in features if "band" in one],
            }
        )
    return lines


def _coast(areas: Iterable[BaseGeometry]) -> display.Packed:
    """Other land: the coast layer without the land that is coloured."""
    coloured = shapely.union_all(list(areas))
    land = shapely.get_parts([_geometry(feature) for feature in read_features("coast")])
    shared = shapely.area(shapely.intersection(land, coloured))
    kept = land[shared < shapely.area(land) * _SHARE_COVERED]
    return display.pack_polygons(display.simplify_coast(kept, tolerance_deg=_COAST_TOLERANCE_DEG))


def _places() -> list[dict[str, Any]]:
    """Named points: of lands, islets and places; the areas have their own."""
    seen, places = set(AREAS), []
    for layer in ("coast", "islands", "places"):
        for feature in read_features(layer):
            told, point = feature["properties"], display.label_point(_geometry(feature))
            if told["id"] in seen or not REGION.contains(shapely.Point(point)):
                continue
            seen.add(told["id"])
            places.append(
                {
                    "id": told["id"],
                    "kind": told.get("kind") or "place",
                    "names": _spoken(told["names"]),
                    "group": told.get("group") or told.get("part_of"),
                    "point": point,
                }
            )
    return places


def _cards() -> dict[str, dict[str, Any]]:
    keys = ("publisher", "date", "note", "otherwise")
    return {name: {k: getattr(d, k) for k in keys} for name, d in read_documents().items()}


def _of_areas(evidence: dict[str, Any]) -> list[dict[str, Any]]:
    """Subjects for the areas that are no island of the four: events of their rows and lands."""
    numbers = {row[0]: n for n, row in enumerate(evidence["events"])}
    subjects = []
    for area in AREAS[len(_ISLANDS) :]:
        whole = area.rpartition("-")[0]
        wanted: set[str] = set()
        for feature in read_features("control"):
            if feature["properties"]["area_id"] in {area, whole}:
                wanted.update(feature["properties"]["events"])
        for feature in read_features("coast"):
            if feature["properties"]["group"] in {area, whole}:
                wanted.update(feature["properties"]["events"])
        names = _names_of(area)
        events = sorted(numbers[event] for event in wanted)
        subjects.append(
            {"id": f"areas/{area}", "group": "places", "names": names, "events": events}
        )
    return subjects


def _names_of(area: str) -> dict[str, str]:
    told = (f["properties"] for f in read_features("control"))
    return next(_spoken(one["names"]) for one in told if one["area_id"] == area)


def _evidence() -> dict[str, Any]:
    """Gather the events as the split page does, with days, document cards and disagreements."""
    evidence = evidence_data(_ISLANDS, lines=LINE_LAYERS, region=REGION)
    told = [feature["properties"] for feature in read_features("events")]
    records, by_event = disagreements(told)
    evidence["subjects"] += _of_areas(evidence)
    evidence["spans"] = [span(event["date"]) for event in told]
    evidence["layers"] = [event["layers"] for event in told]
    evidence["cards"] = _cards()
    evidence["disagreements"] = records
    evidence["disputed"] = by_event
    return evidence


def _periods(rows: Sequence[dict[str, Any]]) -> list[int]:
    return sorted({row["start"] for row in rows})


def atlas_data(*, lang: str) -> dict[str, Any]:
    """Gather what the page shows.

    Parameters
    ----------
    lang
        Language that the page opens with.

    Returns
    -------
    data
        Plain data for `Component`.

    Raises
    ------
    DataError
        If a layer misses what the page needs.

    Examples
    --------
    >>> data = atlas_data(lang="en")
    >>> len(data["areas"]), data["periods"][0]
    (7, 37)
    """
    shapes = _area_shapes()
    rows = _rows()
    last = day_number(f"{LAST_YEAR}-12-31")
    return {
        "lang": lang,
        "languages": list(LANGUAGES),
        "strings": page_words(),
        "views": list(VIEWS),
        "first_year": FIRST_YEAR,
        "last_year": LAST_YEAR,
        "first": _periods(rows)[0],
        "last": last,
        "periods": _periods(rows),
        "areas": _areas(shapes),
        "wholes": _wholes(),
        "rows": rows,
        "lines": _lines(),
        "coast": _coast(shapes.values()),
        "places": _places(),
        "region": list(REGION.bounds),
        "evidence": _evidence(),
        "tolerance_m": {
            "islands": round(_TOLERANCE_DEG * _METRES_PER_DEGREE, -1),
            "coast": round(_COAST_TOLERANCE_DEG * _METRES_PER_DEGREE, -1),
        },
    }
