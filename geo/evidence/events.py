"""Events in the documents: read, selected, and as a GeoDataFrame.

They stand in TOML under `seeds/events/`, in files that a person can review and amend. Here they are
read into frozen records; `geo.schema.register` lists what is wrong with them.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from geo.base.dates import edtf_span
from geo.base.shipped import shipped_names
from geo.errors import ArgumentError, DataError
from geo.evidence.documents import find_document, read_seed
from geo.evidence.passages import Passage, Told, check_choice, passages_of
from geo.layers.names import find_places, place_names
from geo.layers.read import read_shapes
from geo.layers.reference import read_treaties

if TYPE_CHECKING:
    import geopandas

__all__ = [
    "KINDS",
    "TEXT_FIELDS",
    "Event",
    "load_events",
    "raw_events",
    "read_events",
    "select_events",
    "shown_from",
]

KINDS = (
    "treaty",
    "war",
    "negotiation",
    "proposal",
    "statement",
    "poll",
    "project",
    "military",
    "incident",
    "visit",
    "other",
)
"""What an event is."""

TEXT_FIELDS = ("id", "title", "summary", "date", "known", "kind", "relevance")
"""The fields of an event that are plain text and must be there."""


@dataclass(frozen=True)
class Event(Told):
    """Something that happened, was said or was agreed, and the passages that it rests on.

    Attributes
    ----------
    id, title, summary
        Ours: no sentence of a document.
    date
        EDTF, as precise as the documents are.
    known, known_how
        How the date is known (one of `geo.evidence.passages.KNOWN`), and in which way.
    after
        What it presupposes, so that it is never shown before it: ids of events or treaties, or the
        day of a change of holders; see `shown_from`.
    key
        Why it is one of the key moments from which a newcomer learns the story; empty where it is
        none.
    kind, relevance
        One of `KINDS`, one of `geo.evidence.passages.RELEVANCE`.
    places, layers
        Ids of places, and the layers ("layer" or "layer/feature") that it annotates.
    passages
        At least one.

    Examples
    --------
    >>> event = next(e for e in load_events() if e.id == "1956-10-19-joint-declaration")
    >>> event.date, event.span
    ('1956-10', ('1956-10-01', '1956-10-31'))
    """

    id: str
    title: str
    summary: str
    date: str
    known: str
    known_how: str
    kind: str
    places: tuple[str, ...]
    layers: tuple[str, ...]
    relevance: str
    after: tuple[str, ...]
    key: str
    passages: tuple[Passage, ...]


@cache
def load_events() -> tuple[Event, ...]:
    """Read all events, in the order of their dates.

    Returns
    -------
    events
        Read once a process.

    Raises
    ------
    DataError
        If a file is missing or broken, or a record is incomplete.

    Examples
    --------
    >>> len(load_events()) > 250
    True
    """
    events = [_event(record) for name, record in raw_events()]
    return tuple(sorted(events, key=lambda event: (*event.span, event.id)))


def raw_events() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every event as it stands in `seeds/events/`, with the name of its file.

    Yields
    ------
    file, record
        Name of the file, and the record's table.

    Examples
    --------
    >>> file, record = next(raw_events())
    >>> file.endswith(".toml"), "citations" in record
    (True, True)
    """
    for name in shipped_names("seeds/events"):
        file = name.removeprefix("seeds/events/")
        for record in read_seed(f"events/{file}")["event"]:
            yield file, record


def _event(record: Mapping[str, Any]) -> Event:
    try:
        return Event(
            passages=passages_of(record, "event"),
            places=tuple(record["places"]),
            layers=tuple(record["layers"]),
            known_how=str(record.get("known_how", "")),
            after=tuple(record.get("after", ())),
            key=str(record.get("key", "")),
            **{key: str(record[key]) for key in TEXT_FIELDS},
        )
    except (KeyError, TypeError) as error:
        raise DataError(
            f"the event {record.get('id', '?')!r} lacks {error}; see CONTRIBUTING.md for its fields"
        ) from error


def shown_from(event: Event, events: Mapping[str, Event] | None = None) -> str:
    """Find the first day on which a map may show an event.

    A date may be as wide as a year; what happened in it presupposes changes of that year. So the
    day is the first that the date can mean, and none before what the event names as `after`.

    Parameters
    ----------
    event
        An event.
    events
        All events by id; those of the register if left out.

    Returns
    -------
    day
        ISO text.

    Raises
    ------
    DataError
        If it presupposes what is not known, or itself.

    Examples
    --------
    >>> events = {event.id: event for event in load_events()}
    >>> events["1875-st-petersburg-treaty"].date, shown_from(events["1875-st-petersburg-treaty"])
    ('1875', '1875-05-07')
    """
    known = {one.id: one for one in load_events()} if events is None else events
    return _shown_from(event, known, ())


def _shown_from(event: Event, events: Mapping[str, Event], seen: tuple[str, ...]) -> str:
    if event.id in seen:
        raise DataError(f"the event {event.id!r} comes after itself: {' after '.join(seen)}")
    days = [event.span[0]]
    for name in event.after:
        if name in events:
            days.append(_shown_from(events[name], events, (*seen, event.id)))
        elif name in read_treaties():
            days.append(read_treaties()[name]["signed"])
        else:
            try:
                days.append(dt.date.fromisoformat(name).isoformat())
            except ValueError:
                raise DataError(
                    f"the event {event.id!r} is after {name!r}, which is no event, treaty or day"
                ) from None
    return max(days)


def select_events(
    *,
    place: str | None = None,
    start: str | None = None,
    end: str | None = None,
    kind: str | None = None,
    document: str | None = None,
    text: str | None = None,
    key: bool = False,
) -> tuple[Event, ...]:
    """Select events; every condition must hold, and dates need only overlap.

    Parameters
    ----------
    place, start, end, kind, document, text, key
        As for `read_events`.

    Returns
    -------
    events
        By date.

    Raises
    ------
    ArgumentError
        If a place, kind, document or date is unknown or malformed.

    Examples
    --------
    >>> [event.id for event in select_events(place="shikotan", start="1956", kind="treaty")][0]
    '1956-10-19-joint-declaration'
    """
    wanted = None if place is None else _place_ids(place)
    first = "0000-01-01" if start is None else edtf_span(start)[0]
    last = "9999-12-31" if end is None else edtf_span(end)[1]
    if first > last:
        raise ArgumentError(f"the start {start!r} lies after the end {end!r}; swap them")
    check_choice("kind", kind, KINDS)
    document = None if document is None else find_document(document)
    needle = (text or "").casefold()
    return tuple(
        event
        for event in load_events()
        if (wanted is None or wanted & set(event.places))
        and event.span[0] <= last
        and event.span[1] >= first
        and (kind is None or event.kind == kind)
        and (document is None or document in event.documents)
        and (event.key or not key)
        and needle in f"{event.title}\n{event.summary}".casefold()
    )


def _place_ids(name: str) -> set[str]:
    found = find_places(name, place_names())
    if not found:
        known = ", ".join(sorted(place_names()))
        raise ArgumentError(f"no place is called {name!r}; known: {known}")
    return set(found)


def read_events(
    *,
    place: str | None = None,
    start: str | None = None,
    end: str | None = None,
    kind: str | None = None,
    document: str | None = None,
    text: str | None = None,
    key: bool = False,
) -> "geopandas.GeoDataFrame":
    """Read events; every condition must hold.

    Parameters
    ----------
    place
        A place by its id or any of its names: the events that lie there.
    start, end
        EDTF dates: events whose date can fall between them. Intervals and uncertain dates count
        with all that they can mean.
    kind
        One of treaty, war, negotiation, proposal, statement, poll, project, military, incident,
        visit, other.
    document
        A document that mentions the event: its id, or an author.
    text
        Words to look for in title and summary, whatever their case.
    key
        Only the key moments: some forty from which a newcomer learns the story.

    Returns
    -------
    events
        One row an event, by date, indexed by its id; points at the event's places, empty where it
        has none; EPSG:4326.

    Raises
    ------
    ArgumentError
        If a place, kind, document or date is unknown or malformed.

    Examples
    --------
    >>> events = read_events(place="shikotan", start="1956", end="1956")
    >>> "1956-10-19-joint-declaration" in events.index
    True
    """
    import geopandas  # noqa: PLC0415  half a second that commands must not pay

    chosen = select_events(
        place=place, start=start, end=end, kind=kind, document=document, text=text, key=key
    )
    points = read_shapes("events")
    rows = [event.to_dict() for event in chosen]
    columns = list(Event.__dataclass_fields__)
    columns[columns.index("passages")] = "citations"
    frame = geopandas.GeoDataFrame(
        rows, columns=columns, geometry=[points[event.id] for event in chosen], crs="EPSG:4326"
    )
    return frame.set_index("id", drop=False).rename_axis("event")
