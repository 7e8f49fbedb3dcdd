"""Events and statements as text for a terminal, as CSV and as GeoJSON."""

import csv
import io
import json
from collections.abc import Iterator, Sequence

from geo.base.text import wrapped
from geo.evidence.documents import read_documents
from geo.evidence.events import Event
from geo.evidence.passages import Passage
from geo.evidence.statements import Statement
from geo.layers.names import place_names
from geo.layers.read import read_features

__all__ = [
    "describe_event",
    "describe_statement",
    "events_csv",
    "events_geojson",
    "statements_csv",
]

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
    if event.key:
        lines.append(f"  key moment: {event.key}")
    return "\n".join([*lines, *_passage_lines(event.passages)])


def describe_statement(statement: Statement) -> str:
    """Format everything about one statement, in lines.

    Parameters
    ----------
    statement
        From `select_statements`.

    Returns
    -------
    text
        Title and id, then summary, whose it is, kind, date and passages, without a last line end.

    Examples
    --------
    >>> from geo.evidence.statements import select_statements
    >>> (statement,) = select_statements(text="Panov urges")
    >>> print(describe_statement(statement).splitlines()[-2])
      Alexander Panov: view, context; 2016~ (inferred by us)
    """
    lines = [f"{statement.title}   [{statement.id}]"]
    lines += [f"  {line}" for line in wrapped(statement.summary, 94)]
    whose = statement.speaker or read_documents()[statement.documents[0]].short
    when = f"{statement.date}{_HOW[statement.known]}"
    lines.append(f"  {whose}: {statement.kind}, {statement.relevance}; {when}")
    return "\n".join([*lines, *_passage_lines(statement.passages)])


def _passage_lines(passages: Sequence[Passage]) -> Iterator[str]:
    for passage in passages:
        first, last = passage.citation.lines
        at = f"line {first}" if first == last else f"lines {first}-{last}"
        document = read_documents()[passage.citation.document].short
        yield f"  {passage.role}: {document}, {at}: “{passage.citation.quote}”"


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
    fields = ("id", "date", "known", "title", "summary", "kind", "relevance", "places")
    rows = [
        ([getattr(event, name) for name in fields[:-1]] + [" ".join(event.places)], event.passages)
        for event in events
    ]
    return _csv(fields, rows)


def statements_csv(statements: Sequence[Statement]) -> str:
    """Write statements as CSV: one row a citation, so that nothing is nested.

    Parameters
    ----------
    statements
        From `select_statements`.

    Returns
    -------
    csv
        With a head row; lines end in a line feed.

    Examples
    --------
    >>> from geo.evidence.statements import select_statements
    >>> statements_csv(select_statements(kind="comparison")).partition(",")[0]
    'id'
    """
    fields = ("id", "kind", "speaker", "date", "known", "title", "summary", "relevance")
    return _csv(fields, [([getattr(one, f) for f in fields], one.passages) for one in statements])


def _csv(fields: Sequence[str], rows: Sequence[tuple[list[str], Sequence[Passage]]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*fields, "document", "first_line", "last_line", "quote", "role"])
    for own, passages in rows:
        for passage in passages:
            cited = passage.citation
            writer.writerow([*own, cited.document, *cited.lines, cited.quote, passage.role])
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
