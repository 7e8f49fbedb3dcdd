"""What the documents say, as `maps/split.html` carries it: each event once, and what it concerns.

The page carries every event of the register, also those that concern nothing drawn on it. A
subject is what a reader may ask about: an island, a line, a land or place with events.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypedDict

import shapely

from geo.errors import DataError
from geo.evidence.documents import read_documents
from geo.evidence.words import words_of
from geo.layers.read import Feature, load_features, read_shapes
from geo.maps.shared.dates import format_date
from geo.maps.shared.shapes import label_point
from geo.maps.shared.strings import LANGUAGES, read_strings, translate
from geo.maps.shared.types import Document, EventRow, Evidence, Names, PassageRow, Subject

__all__ = ["SECTIONS", "evidence_data", "still_list"]

SECTIONS = ("evidence", "kinds", "known", "roles", "relevance")
"""Sections of the shared words that the list of events needs."""


class ListedPassage(TypedDict):
    """A passage in the list for readers without JavaScript."""

    document: str
    lines: list[int]
    quote: str
    role: str


class ListedEvent(TypedDict):
    """An event in the list for readers without JavaScript."""

    when: str
    how: str
    title: str
    summary: str
    lang: str
    islands: list[str]
    passages: list[ListedPassage]


def _event(properties: dict[str, Any], numbers: dict[str, int]) -> EventRow:
    """One event; documents by their place on the page."""
    passages = [
        PassageRow(
            document=numbers.setdefault(said["document"], len(numbers)),
            first=said["lines"][0],
            last=said["lines"][1],
            quote=said["quote"],
            role=said["role"],
        )
        for said in properties["citation"]
    ]
    kept = {column: properties[column] for column in EventRow._fields if column in properties}
    texts = {
        field: words_of("event", properties["id"], field)
        for field in ("title", "summary", "known_how")
    }
    return EventRow(**{**kept, **texts}, passages=passages)


def _document(name: str) -> Document:
    card = read_documents().get(name)
    title, authors = (card.title, list(card.authors)) if card else ("", [])
    return {"id": name, "title": title, "authors": authors}


class _Subjects:
    """Collects what events concern, each event by its number on the page."""

    def __init__(self, events: Iterable[Feature]) -> None:
        self.numbers = {f["properties"]["id"]: n for n, f in enumerate(events)}
        self.found: list[Subject] = []

    def add(self, group: str, name: str, names: Names, features: Sequence[Feature]) -> None:
        """Add a subject with the events that its features list."""
        wanted = {event for f in features for event in f["properties"].get("events", ())}
        unknown = sorted(wanted - set(self.numbers))
        if unknown:
            raise DataError(
                f"{group}/{name} lists the event {unknown[0]!r}, which is not in the layer "
                "`events`; rebuild the data with `make events`"
            )
        events = sorted(self.numbers[event] for event in wanted)
        self.found.append(
            {"id": f"{group}/{name}", "group": group, "names": names, "events": events}
        )


def _add_places(subjects: _Subjects, skip: Iterable[str], region: shapely.Polygon) -> None:
    """Add lands and places with events: those on the map first, then those elsewhere."""
    seen, elsewhere = set(skip), []
    shapes = read_shapes("coast") | read_shapes("places")
    for feature in [*load_features("coast"), *load_features("places")]:
        properties = feature["properties"]
        if properties["id"] in seen or not properties.get("events"):
            continue
        seen.add(properties["id"])
        shape = shapes[feature["id"]]
        if region.contains(shapely.Point(label_point(shape))):
            subjects.add("places", properties["id"], properties["names"], [feature])
        else:
            elsewhere.append(feature)
    for feature in sorted(elsewhere, key=lambda one: -len(one["properties"]["events"])):
        properties = feature["properties"]
        subjects.add("elsewhere", properties["id"], properties["names"], [feature])


def _place_names(events: Iterable[Feature]) -> dict[str, Names]:
    wanted = {place for event in events for place in event["properties"]["places"]}
    layers = [load_features(name) for name in ("islands", "coast", "places")]
    features = [feature["properties"] for layer in layers for feature in layer]
    return {
        one["id"]: {lang: text for lang, text in one["names"].items() if lang in LANGUAGES}
        for one in features
        if one["id"] in wanted
    }


def evidence_data(
    islands: Sequence[str], *, lines: Sequence[str], region: shapely.Polygon
) -> Evidence:
    """Gather the events, and what each concerns.

    Parameters
    ----------
    islands
        Ids of the islands on the map.
    lines
        Layers of lines on the map.
    region
        What the map shows; places outside are kept apart.

    Returns
    -------
    evidence
        Plain data: ``documents``, ``columns`` and ``events`` by date, ``dates`` in words,
        ``places`` by id, ``subjects`` with the numbers of their events.

    Raises
    ------
    DataError
        If a feature lists an event that does not exist.

    Examples
    --------
    >>> found = evidence_data(["shikotan"], lines=[], region=shapely.box(138, 42, 159.5, 55))
    >>> found["subjects"][0]["id"], len(found["subjects"][0]["events"]) > 50
    ('islands/shikotan', True)
    """
    features = load_features("events")
    known = read_documents()
    numbers = {document: number for number, document in enumerate(known)}
    events = [_event(feature["properties"], numbers) for feature in features]
    dates = sorted({feature["properties"]["date"] for feature in features})
    return {
        "documents": [_document(document) for document in numbers],
        "columns": list(EventRow._fields),
        "events": events,
        "dates": {date: [format_date(date, lang) for lang in LANGUAGES] for date in dates},
        "places": _place_names(features),
        "subjects": _subjects(features, islands, lines, region),
    }


def _subjects(
    events: Sequence[Feature], islands: Sequence[str], lines: Sequence[str], region: shapely.Polygon
) -> list[Subject]:
    subjects = _Subjects(events)
    by_id = {f["properties"]["id"]: f for f in load_features("islands")}
    for island in islands:
        if island in by_id:
            feature = by_id[island]
            subjects.add("islands", island, feature["properties"]["names"], [feature])
    names = read_strings("lines")["lines"]
    for line in lines:
        subjects.add("lines", line, names[line], load_features(line))
    _add_places(subjects, by_id, region)
    return subjects.found


def still_list(evidence: Evidence, lang: str) -> list[ListedEvent]:
    """Events of the islands by date, for readers without JavaScript.

    Parameters
    ----------
    evidence
        What `evidence_data` returns.
    lang
        Language.

    Returns
    -------
    events
        For each: the date in words, how it is known, title and summary, the names of the islands
        that it concerns, its passages.

    Examples
    --------
    >>> region = shapely.box(138, 42, 159.5, 55)
    >>> shown = still_list(evidence_data(["shikotan"], lines=[], region=region), "ru")
    >>> shown[0]["islands"]
    ['Шикотан']
    """
    islands = [one for one in evidence["subjects"] if one["group"] == "islands"]
    rows: list[ListedEvent] = []
    for number in sorted({event for island in islands for event in island["events"]}):
        event = evidence["events"][number]
        rows.append(
            {
                "when": evidence["dates"][event.date][LANGUAGES.index(lang)],
                "how": _label("known", event.known, lang),
                "title": event.title.get(lang, event.title["en"]),
                "summary": event.summary.get(lang, event.summary["en"]),
                "lang": lang if lang in event.title else "en",
                "islands": [one["names"][lang] for one in islands if number in one["events"]],
                "passages": [_listed(said, evidence["documents"], lang) for said in event.passages],
            }
        )
    return rows


def _listed(said: PassageRow, documents: Sequence[Document], lang: str) -> ListedPassage:
    return {
        "document": documents[said.document]["id"],
        "lines": [said.first, said.last],
        "quote": said.quote,
        "role": _label("roles", said.role, lang),
    }


def _label(section: str, key: str, lang: str) -> str:
    """Word of a section; what the section does not know stands as it is."""
    try:
        return translate(section, key, lang)
    except KeyError:
        return key
