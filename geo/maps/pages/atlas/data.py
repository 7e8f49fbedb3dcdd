"""What `maps/atlas.html` shows, as plain data: land by holder and time, lines, places, events.

Each area's shape stands once; who holds it, when and in whose view is a small table beside it.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import DataError
from geo.evidence.disagreements import disagreements_by_event
from geo.evidence.documents import read_documents
from geo.evidence.records import four_islands
from geo.layers.control import VIEWS, claims_only
from geo.layers.read import Feature, load_features, read_shapes
from geo.maps.pages.atlas.timeline import FIRST_YEAR, LAST_YEAR, day_number, span
from geo.maps.pages.atlas.types import (
    Area,
    AtlasData,
    AtlasEvidence,
    Band,
    Card,
    Disagreement,
    HoldingRow,
    Line,
    LineLayer,
    SaidRow,
)
from geo.maps.shared import shapes as display
from geo.maps.shared.cldr import date_words
from geo.maps.shared.dates import format_date
from geo.maps.shared.events import SECTIONS, evidence_data
from geo.maps.shared.lines import LINE_LAYERS
from geo.maps.shared.strings import LANGUAGES, read_strings
from geo.maps.shared.treaties import treaty_in_words
from geo.maps.shared.types import Names, Packed, Place, Subject, Words

__all__ = ["REGION", "WORDS", "areas", "atlas_data", "atlas_strings"]

WORDS = "pages/atlas/words.toml"
"""File of the page's own words."""
_SHARED = ("languages", "common", "licences", "lines", "short_lines", "basis")
_DATES = ("year", "years", "span")
_CLDR_DATES = ("day", "days", "days_of_months")
_PASSAGE = ("document", "document_line", "source_coast")
_BEYOND = ("kurils-north", "sakhalin-south", "sakhalin-north")
# the slider's periods run from the treaties and the surrender; what changed for days or a few years
# within them is told by the rows
_PERIODS = ("1855-02-07", "1875-05-07", "1905-09-05", "1945-09-02", "1951-09-08")
REGION = shapely.box(134.0, 40.5, 162.0, 56.0)
"""What the map shows; places elsewhere are kept apart."""
_TOLERANCE_DEG = 0.0006
_COAST_TOLERANCE_DEG = 0.003
_SHARE_COVERED = 0.5


def areas() -> tuple[str, ...]:
    """Areas that are coloured, the four islands first; Sakhalin as a whole is its two halves.

    Returns
    -------
    ids
        The four islands first.

    Examples
    --------
    >>> areas()[0], areas()[-1]
    ('habomai', 'sakhalin-north')
    """
    return (*four_islands(), *_BEYOND)


def atlas_strings() -> dict[str, Words]:
    """Gather every word that the page shows.

    Returns
    -------
    words
        Section, then key, then language.

    Examples
    --------
    >>> sorted(atlas_strings()["split"])
    ['document', 'document_line', 'source_coast']
    """
    own = {name: words for name, words in read_strings(file=WORDS).items() if name != "index"}
    split, dates, cldr = (
        read_strings("split")["split"],
        read_strings("dates")["dates"],
        date_words(),
    )
    return {
        **read_strings(*_SHARED, *SECTIONS),
        "dates": {key: dates[key] for key in _DATES} | {key: cldr[key] for key in _CLDR_DATES},
        "split": {key: split[key] for key in _PASSAGE},
        **own,
    }


def _spoken(names: Names) -> Names:
    """Names in the languages of the interface."""
    return {lang: text for lang, text in names.items() if lang in LANGUAGES}


def _control() -> list[dict[str, Any]]:
    return [feature["properties"] for feature in load_features("control")]


def _area_shapes() -> dict[str, BaseGeometry]:
    """Shapes of the areas; the halves of Sakhalin share their border vertex by vertex."""
    shapes, found = read_shapes("control"), dict[str, BaseGeometry]()
    for feature in load_features("control"):
        name = feature["properties"]["area_id"]
        if name in areas() and name not in found:
            found[name] = shapes[feature["id"]]
    missing = [name for name in areas() if name not in found]
    if missing:
        raise DataError(f"the layer control has no area {missing[0]!r}; rebuild it (make data)")
    ordered = [found[name] for name in areas()]
    drawn = display.simplify_parts(ordered, tolerance_deg=_TOLERANCE_DEG)
    return dict(zip(areas(), drawn, strict=True))


def _areas(shapes: dict[str, BaseGeometry]) -> list[Area]:
    known = {row["area_id"]: row for row in _control()}
    return [
        {
            "id": name,
            "names": _spoken(known[name]["names"]),
            "whole": known[name]["part_of"],
            "point": display.label_point(shape),
            "shape": display.pack_polygons(shape),
        }
        for name, shape in shapes.items()
    ]


def _wholes() -> dict[str, Names]:
    """Names of what was divided into areas, by id."""
    wholes = {row["part_of"] for row in _control()}
    return {r["area_id"]: _spoken(r["names"]) for r in _control() if r["area_id"] in wholes}


def _rests_on(citation: Iterable[dict[str, Any]]) -> list[Names]:
    return [treaty_in_words(said)["cited"] for said in citation if said["type"] == "treaty"]


def _rows() -> list[HoldingRow]:
    """Who held which area, from when until when, in which views."""
    rows: list[HoldingRow] = []
    control = _control()
    for told in _as_drawn(control):
        named = [name for name in areas() if name == told["area_id"]]
        named = named or [name for name in areas() if name.startswith(f"{told['area_id']}-")]
        rows.append(
            {
                "areas": named,
                "views": list(VIEWS) if told["view"] == "all" else [told["view"]],
                "since": told["start"],
                "start": day_number(told["start"]),
                "end": None if told["end"] is None else day_number(told["end"]),
                "holder": told["holder"],
                "state": f"{told['holder']}: {told['state']}",
                "fill": _fill(told, control),
                "treaties": _rests_on(told["citation"]),
                "basis": told["basis"],
            }
        )
    return _joined(_joined(rows, "views"), "areas")


def _joined(rows: list[HoldingRow], key: Literal["areas", "views"]) -> list[HoldingRow]:
    """Make one row of those that differ in their areas, or in their views, alone."""
    kept: dict[str, HoldingRow] = {}
    for row in rows:
        rest = json.dumps({name: value for name, value in row.items() if name != key})
        if rest in kept:
            kept[rest][key] += row[key]
        else:
            kept[rest] = row
    return list(kept.values())


def _periods(rows: list[HoldingRow]) -> list[int]:
    lost = set(_PERIODS) - {row["since"] for row in rows}
    if lost:
        raise DataError(f"no row of control begins on {min(lost)}; correct the atlas's periods")
    return [day_number(day) for day in _PERIODS]


def _fill(told: dict[str, Any], control: list[dict[str, Any]]) -> str:
    """Colour of a row; the pattern of a claim is Japan's, which alone claims today."""
    claim = told["holder"] == "japan" and claims_only(told, control)
    return "claim" if claim else str(told["holder"])


def _as_drawn(control: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows of what is drawn; the parts of an area that is drawn whole are told as one row.

    While its parts change hands one by one, the area stays with the holder of the last of them,
    in the state of one that is changing.
    """
    parts: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in control:
        if row["part_of"] in areas():
            parts.setdefault((row["part_of"], row["view"]), []).append(row)
        else:
            yield row
    for (whole, _), rows in parts.items():
        start, end = min(row["start"] for row in rows), max(row["end"] for row in rows)
        holder = next(row["holder"] for row in rows if row["start"] == start)
        kept = [row for row in rows if row["holder"] == holder]
        last = max(kept, key=lambda row: row["end"])
        changing = next((row for row in kept if row["state"] != last["state"]), last)
        span = {"start": start, "end": max(row["end"] for row in kept)}
        yield {**changing, "area_id": whole, "part_of": None, **span}
        if span["end"] != end:
            raise DataError(f"the parts of {whole!r} end apart; correct control.toml")


def _lines() -> list[LineLayer]:
    strings = read_strings("lines", "short_lines")
    return [
        _line_layer(name, strings["lines"][name], strings["short_lines"][name])
        for name in LINE_LAYERS
    ]


def _line_layer(name: str, names: Names, short: Names) -> LineLayer:
    shapes, features = read_shapes(name), load_features(name)
    lines = [_line(f, shapes[f["id"]]) for f in features if f["properties"]["kind"] != "band"]
    bands = [_band(f, shapes[f["id"]]) for f in features if f["properties"]["kind"] == "band"]
    return {"id": name, "names": names, "short": short, "features": lines, "bands": bands}


def _in_force(feature: Feature) -> tuple[int, int | None]:
    """First day of a line, and the first day that it is not in force any more."""
    properties = feature["properties"]
    start, end = (date and span(date).first for date in (properties["start"], properties["end"]))
    if start is None:
        raise DataError(
            f"the line {properties['id']!r} has no start; rebuild the layer (make data)"
        )
    return start, end


def _line(feature: Feature, shape: BaseGeometry) -> Line:
    properties = feature["properties"]
    start, end = _in_force(feature)
    return {
        "names": _spoken(properties["names"]),
        "start": start,
        "end": end,
        "ends": {view: day_number(day) for view, day in properties.get("ends", {}).items()},
        "views": [properties["view"]] if properties.get("view") else list(VIEWS),
        "line": display.pack_lines(shape),
        "treaties": _rests_on(properties["citation"]),
        "basis": properties["basis"],
    }


def _band(feature: Feature, shape: BaseGeometry) -> Band:
    start, end = _in_force(feature)
    simple = shapely.simplify(shape, _TOLERANCE_DEG)
    return {
        "names": _spoken(feature["properties"]["names"]),
        "start": start,
        "end": end,
        "band": display.pack_polygons(simple),
    }


def _coast(coloured_areas: Iterable[BaseGeometry]) -> Packed:
    """Other land: the coast layer without the land that is coloured."""
    coloured = shapely.union_all(list(coloured_areas))
    land = shapely.get_parts(list(read_shapes("coast").values()))
    shared = shapely.area(shapely.intersection(land, coloured))
    kept = land[shared < shapely.area(land) * _SHARE_COVERED]
    return display.pack_polygons(display.simplify_coast(kept, tolerance_deg=_COAST_TOLERANCE_DEG))


def _places() -> list[Place]:
    """Named points: of lands, islets and places; the areas have their own."""
    seen, places = set(areas()), list[Place]()
    for layer in ("coast", "islands", "places"):
        shapes = read_shapes(layer)
        for feature in load_features(layer):
            properties, point = feature["properties"], display.label_point(shapes[feature["id"]])
            if properties["id"] in seen or not REGION.contains(shapely.Point(point)):
                continue
            seen.add(properties["id"])
            places.append(
                {
                    "id": properties["id"],
                    "kind": properties.get("kind") or "place",
                    "names": _spoken(properties["names"]),
                    "group": properties.get("group") or properties.get("part_of"),
                    "point": point,
                }
            )
    return places


def _cards() -> dict[str, Card]:
    return {
        name: {
            "publisher": card.publisher,
            "date": card.date,
            "note": card.note,
            "otherwise": card.otherwise,
        }
        for name, card in read_documents().items()
    }


def _of_areas(numbers: dict[str, int]) -> list[Subject]:
    """Subjects for the areas beside the four islands: events of their rows and lands."""
    names = {row["area_id"]: _spoken(row["names"]) for row in reversed(_control())}
    lands = [(f["properties"]["group"], f["properties"]["events"]) for f in load_features("coast")]
    lands += [(row["area_id"], row["events"]) for row in _control()]
    subjects: list[Subject] = []
    for area in _BEYOND:
        groups = {area, area.rpartition("-")[0]}
        wanted = {event for group, events in lands if group in groups for event in events}
        events = sorted(numbers[event] for event in wanted)
        subjects.append(
            {"id": f"areas/{area}", "group": "places", "names": names[area], "events": events}
        )
    return subjects


def _disagreement(record: dict[str, Any], documents: list[str]) -> Disagreement:
    return {
        "title": record["title"],
        "summary": record["summary"],
        "shows": record["shows"],
        "record": record["record"],
        "checked": record["checked"],
        "sides": [
            SaidRow(
                document=documents.index(said["document"]),
                first=said["lines"][0],
                last=said["lines"][1],
                quote=said["quote"],
                says=said["says"],
            )
            for said in record["citations"]
        ],
    }


def _evidence() -> AtlasEvidence:
    """Gather the events as the split page does, with days, document cards and disagreements."""
    evidence = evidence_data(four_islands(), lines=LINE_LAYERS, region=REGION)
    events = [feature["properties"] for feature in load_features("events")]
    records, by_event = disagreements_by_event()
    documents = [document["id"] for document in evidence["documents"]]
    numbers = {event.id: number for number, event in enumerate(evidence["events"])}
    cards = _cards()
    dated = {card["date"] for card in cards.values()} - {""}
    return {
        **evidence,
        "dates": evidence["dates"]
        | {date: [format_date(date, lang) for lang in LANGUAGES] for date in sorted(dated)},
        "subjects": [*evidence["subjects"], *_of_areas(numbers)],
        "spans": [span(event["date"]) for event in events],
        "starts": [day_number(event["shown_from"]) for event in events],
        "layers": [event["layers"] for event in events],
        "cards": cards,
        "disagreements": [_disagreement(record, documents) for record in records],
        "disputed": by_event,
    }


def atlas_data(*, lang: str) -> AtlasData:
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
    periods = _periods(rows)
    return {
        "lang": lang,
        "languages": list(LANGUAGES),
        "strings": atlas_strings(),
        "steps_per_degree": display.STEPS_PER_DEGREE,
        "views": list(VIEWS),
        "four": len(four_islands()),
        "first_year": FIRST_YEAR,
        "last_year": LAST_YEAR,
        "first": periods[0],
        "last": day_number(f"{LAST_YEAR}-12-31"),
        "periods": periods,
        "areas": _areas(shapes),
        "wholes": _wholes(),
        "rows": rows,
        "lines": _lines(),
        "coast": _coast(shapes.values()),
        "places": _places(),
        "region": list(REGION.bounds),
        "evidence": _evidence(),
        "tolerance_m": {
            "islands": display.tolerance_m(_TOLERANCE_DEG),
            "coast": display.tolerance_m(_COAST_TOLERANCE_DEG),
        },
    }
