"""Events as text for a terminal, as CSV and as GeoJSON."""

import csv
import io
import json
from collections.abc import Sequence

from geo.base.text import wrapped
from geo.evidence.events import Event
from geo.layers.names import place_names
from geo.layers.read import read_features

__all__ = ["describe_event", "events_csv", "events_geojson"]

_HOW = {
    "stated": "",
    "follows": " (follows from the text)",
    "footnote": " (from a footnote)",
    "inferred": " (inferred by us)",
}


def describe_event(event: Event) -> str:
    """Format everything about one event, in lines.

    Parameters
    ----------
    event
        From `select_events`.

    Returns
    -------
    text
        Date, title and id, then summary, kind, places and passages, without a last line end.

    Examples
    --------
    >>> from geo.evidence.events import select_events
    >>> (event,) = select_events(place="shikotan", start="1956", end="1956", kind="treaty")
    >>> print(describe_event(event).splitlines()[0])
    1956-10  Soviet-Japanese Joint Declaration   [1956-10-19-joint-declaration]
    """
    lines = [f"{event.date}{_HOW[event.known]}  {event.title}   [{event.id}]"]
    lines += [f"  {line}" for line in wrapped(event.summary, 94)]
    where = " · ".join(place_names()[place]["en"] for place in event.places)
    lines.append(f"  {event.kind}, {event.relevance}" + (f" · at {where}" if where else ""))
    for passage in event.passages:
        first, last = passage.citation.lines
        at = f"line {first}" if first == last else f"lines {first}-{last}"
        lines.append(
            f"  {passage.role}: {passage.citation.document}, {at}: “{passage.citation.quote}”"
        )
    return "\n".join(lines)


def events_csv(events: Sequence[Event]) -> str:
    """Write events as CSV: one row a citation, so that nothing is nested.

    Parameters
    ----------
    events
        From `select_events`.

    Returns
    -------
    csv
        With a head row; lines end in a line feed.

    Examples
    --------
    >>> from geo.evidence.events import select_events
    >>> events_csv(select_events(start="1956", end="1956")).partition(",")[0]
    'id'
    """
    stream = io.StringIO()
    fields = ["id", "date", "known", "title", "summary", "kind", "relevance", "places"]
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*fields, "document", "first_line", "last_line", "quote", "role"])
    for event in events:
        own = [getattr(event, name) for name in fields[:-1]] + [" ".join(event.places)]
        for passage in event.passages:
            citation = passage.citation
            writer.writerow(
                [*own, citation.document, *citation.lines, citation.quote, passage.role]
            )
    return stream.getvalue()


def events_geojson(events: Sequence[Event]) -> str:
    """Write events as a GeoJSON collection, as the layer `events` holds them.

    Parameters
    ----------
    events
        From `select_events`.

    Returns
    -------
    json
        A FeatureCollection; longitude-latitude degrees, no geometry for an event without a place.

    Examples
    --------
    >>> from geo.evidence.events import select_events
    >>> text = events_geojson(select_events(place="shikotan", start="1956", end="1956"))
    >>> json.loads(text)["type"]
    'FeatureCollection'
    """
    chosen = {event.id for event in events}
    features = [feature for feature in read_features("events") if feature["id"] in chosen]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False)
