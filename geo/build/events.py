"""The layer `events`, and in every other layer the list of the events that annotate a feature."""

import copy
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.build.land import DECIMALS
from geo.build.write import Feature, accuracy, make_feature
from geo.errors import DataError
from geo.evidence.events import Event, load_events, shown_from
from geo.evidence.words import words_of
from geo.layers.read import shape_of
from geo.schema.register import register_faults

__all__ = ["annotate", "build_events"]

_POINTS = ("coast", "places")
_HOW = {
    "stated": "the date stands in the text",
    "follows": "the date follows from the text",
    "footnote": "the date stands in a footnote",
    "inferred": "the date is inferred by us, and is not the document's own",
}


def annotate(layers: dict[str, list[Feature]]) -> dict[str, list[Feature]]:
    """Add the layer `events`, and `events` to every feature that an event annotates.

    Parameters
    ----------
    layers
        Features by layer name; left as they are.

    Returns
    -------
    layers
        New features, the layer `events` among them.

    Raises
    ------
    DataError
        If the register of events has a fault; the message lists all of them.

    Examples
    --------
    >>> from geo.layers.read import read_features
    >>> layers = {name: read_features(name) for name in ("coast", "islands", "places")}
    >>> sorted(annotate(layers))
    ['coast', 'events', 'islands', 'places']
    """
    faults = register_faults()
    if faults:
        raise DataError("the register has faults: " + "; ".join(faults))
    events = load_events()
    annotated = {
        name: [_annotated(name, feature, events) for feature in features]
        for name, features in layers.items()
        if name != "events"
    }
    return {**annotated, "events": build_events(events, annotated)}


def _annotated(layer: str, feature: Feature, events: tuple[Event, ...]) -> Feature:
    copied = copy.deepcopy(feature)
    here = {layer, f"{layer}/{feature['id']}"}
    at = {feature["id"]} if layer in {"islands", "coast", "places"} else set()
    copied["properties"]["events"] = [
        event.id for event in events if here & set(event.layers) or at & set(event.places)
    ]
    return copied


def build_events(events: tuple[Event, ...], layers: dict[str, list[Feature]]) -> list[Feature]:
    """Build the layer `events`: points at the places of each, no geometry where it has none.

    Parameters
    ----------
    events
        All events, by date.
    layers
        The other layers, of which `places` and `coast` give the points.

    Returns
    -------
    features
        One for each event, in the same order.

    Examples
    --------
    >>> from geo.layers.read import read_features
    >>> layers = {name: read_features(name) for name in ("coast", "places")}
    >>> build_events(load_events()[:1], layers)[0]["properties"]["basis"]
    'document passage'
    """
    points = {
        feature["id"]: _point(shape_of(feature)) for name in _POINTS for feature in layers[name]
    }
    by_id = {event.id: event for event in events}
    return [_feature(event, by_id, points) for event in events]


def _point(shape: BaseGeometry) -> shapely.Point:
    if isinstance(shape, shapely.Point):
        return shape
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    return shapely.Point(largest.representative_point().coords[0])


def _feature(event: Event, events: dict[str, Event], points: dict[str, shapely.Point]) -> Feature:
    start, _, end = event.date.partition("/")
    spots = [points[place] for place in event.places]
    properties: dict[str, Any] = {
        "id": event.id,
        "names": words_of("event", event.id, "title") or {"en": event.title},
        "kind": event.kind,
        "start": start,
        "end": None if end == ".." else end or start,
        "date": event.date,
        "known": event.known,
        "known_how": event.known_how,
        "summary": event.summary,
        "relevance": event.relevance,
        "places": list(event.places),
        "layers": list(event.layers),
        "after": list(event.after),
        "shown_from": shown_from(event, events),
        "key": event.key or None,
        "basis": "document passage",
        "citation": [{"type": "document", **passage.to_dict()} for passage in event.passages],
        "accuracy": accuracy(_HOW[event.known], "points of its places" if spots else None, None),
    }
    if not spots:
        return {"type": "Feature", "id": event.id, "geometry": None, "properties": properties}
    shape = spots[0] if len(spots) == 1 else shapely.MultiPoint(spots)
    rounded = shapely.transform(shape, lambda xy: xy.round(DECIMALS))
    return make_feature(rounded, properties)
