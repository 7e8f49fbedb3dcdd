"""What the documents say, as records: events, formulas, figures, tables and disagreements.

They stand in TOML under `seeds/`, in files that a person can review and amend. Here they are read
into frozen records; `geo._register` lists what is wrong with them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from geo.base.dates import edtf_span
from geo.base.files import seeds_root
from geo.errors import ArgumentError, DataError
from geo.layers.read import read_features
from geo.sources import Citation, read_documents, read_seed

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

KNOWN = ("stated", "follows", "footnote", "inferred")
"""How its date is known: stated in the text, following from it, from a footnote, or inferred."""

RELEVANCE = ("core", "context", "background")
"""Whether an event is about the four islands, about the two countries, or neither."""

ROLES = ("reports", "argues", "denies", "dates differently")
"""What a document does with an event."""


@dataclass(frozen=True)
class Passage:
    """A citation, with what the document does with the event."""

    citation: Citation
    role: str

    def to_dict(self) -> dict[str, Any]:
        """Plain dictionary."""
        return {**self.citation.to_dict(), "role": self.role}


@dataclass(frozen=True)
class Event:
    """Something that happened, was said or was agreed, and the passages that it rests on.

    Attributes
    ----------
    id, title, summary
        Ours: no sentence of a document.
    date
        EDTF, as precise as the documents are.
    known, known_how
        How the date is known (one of `KNOWN`), and in which way.
    kind, relevance
        One of `KINDS`, one of `RELEVANCE`.
    places, layers
        Ids of places, and the layers ("layer" or "layer/feature") that it annotates.
    passages
        At least one.
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
    passages: tuple[Passage, ...]

    @property
    def span(self) -> tuple[str, str]:
        """First and last day that the date can mean, as ISO text."""
        return edtf_span(self.date)

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents that speak of it, each once."""
        return tuple(dict.fromkeys(passage.citation.document for passage in self.passages))

    def to_dict(self) -> dict[str, Any]:
        """Plain dictionary, as in the command's JSON."""
        plain = {key: value for key, value in vars(self).items() if key != "passages"}
        plain |= {"places": list(self.places), "layers": list(self.layers)}
        return {**plain, "citations": [passage.to_dict() for passage in self.passages]}


@cache
def load_events() -> tuple[Event, ...]:
    """Read all events, in the order of their dates.

    Raises
    ------
    DataError
        If a file is missing or broken, or a record is incomplete.
    """
    events = [_event(record) for name, record in raw_events()]
    return tuple(sorted(events, key=lambda event: (*event.span, event.id)))


def raw_events() -> Iterator[tuple[str, dict[str, Any]]]:
    """Name of the file and the record, for every event as it stands in `seeds/events/`."""
    folder = seeds_root() / "events"
    for path in sorted(folder.glob("*.toml")):
        for record in read_seed(f"events/{path.name}").get("event", []):
            yield path.name, record


def _event(record: Mapping[str, Any]) -> Event:
    try:
        return Event(
            passages=tuple(
                Passage(citation_of(entry), str(entry["role"])) for entry in record["citations"]
            ),
            places=tuple(record["places"]),
            layers=tuple(record["layers"]),
            known_how=str(record.get("known_how", "")),
            **{key: str(record[key]) for key in TEXT_FIELDS},
        )
    except (KeyError, TypeError, IndexError) as error:
        raise DataError(
            f"the event {record.get('id', '?')!r} lacks {error}; see CONTRIBUTING.md for its fields"
        ) from error


TEXT_FIELDS = ("id", "title", "summary", "date", "known", "kind", "relevance")


def citation_of(entry: Mapping[str, Any]) -> Citation:
    """Citation of one entry of a record."""
    first, last = entry["lines"]
    return Citation(str(entry["document"]), (int(first), int(last)), str(entry["quote"]))


def select_events(
    *,
    place: str | None = None,
    start: str | None = None,
    end: str | None = None,
    kind: str | None = None,
    document: str | None = None,
    text: str | None = None,
) -> tuple[Event, ...]:
    """Select events; every condition must hold, and dates need only overlap.

    Raises
    ------
    ArgumentError
        If a place, kind, document or date is unknown or malformed.
    """
    wanted = None if place is None else _place_ids(place)
    first = "0000-01-01" if start is None else edtf_span(start)[0]
    last = "9999-12-31" if end is None else edtf_span(end)[1]
    if first > last:
        raise ArgumentError(f"the start {start!r} lies after the end {end!r}; exchange them")
    _check("kind", kind, KINDS)
    _check("document", document, tuple(read_documents()))
    needle = (text or "").casefold()
    return tuple(
        event
        for event in load_events()
        if (wanted is None or wanted & set(event.places))
        and event.span[0] <= last
        and event.span[1] >= first
        and (kind is None or event.kind == kind)
        and (document is None or document in event.documents)
        and needle in f"{event.title}\n{event.summary}".casefold()
    )


def _check(what: str, value: str | None, known: tuple[str, ...]) -> None:
    if value is not None and value not in known:
        raise ArgumentError(f"no {what} is called {value!r}; known: {', '.join(known)}")


def _place_ids(name: str) -> set[str]:
    """Ids of a place by its id or any of its names, both sides' names alike."""
    plain = name.strip().casefold()
    found = {
        place
        for place, names in place_names().items()
        if plain in {place, *(part.strip() for n in names.values() for part in spelled(n))}
    }
    if not found:
        raise ArgumentError(
            f"no place is called {name!r}; known: {', '.join(sorted(place_names()))}"
        )
    return found


def spelled(name: str) -> list[str]:
    """Spellings of a name, in lower case: the whole, and each side's."""
    return [name.casefold(), *name.casefold().split(" / ")]


@cache
def place_names() -> dict[str, dict[str, str]]:
    """Names by id, of everything that an event can lie at."""
    return {
        feature["id"]: feature["properties"]["names"]
        for layer in ("coast", "places", "islands")
        for feature in read_features(layer)
    }


def records(name: str, table: str) -> list[dict[str, Any]]:
    """Read the records of one of the other files: formulas, figures, disagreements."""
    found = read_seed(name).get(table, [])
    if not isinstance(found, list):
        raise DataError(f"{name} holds {table!r} as something else than records")
    return found


OTHER_TABLES = (
    ("formulas.toml", "formula"),
    ("figures.toml", "figure"),
    ("figures.toml", "table"),
    ("disagreements.toml", "disagreement"),
    ("claims.toml", "claim"),
)
"""Files of the register beside the events, and the tables that they hold."""


def all_citations() -> Iterator[tuple[str, Citation]]:
    """Every citation of the register, with the name of its record."""
    for option in read_seed("options.toml")["option"]:
        for entry in option["citations"]:
            yield f"options.toml: {option['id']}", citation_of(entry)
    for event in load_events():
        for passage in event.passages:
            yield f"event {event.id}", passage.citation
    for file, table in OTHER_TABLES:
        for record in records(file, table):
            for entry in record["citations"]:
                yield f"{file}: {record['id']}", citation_of(entry)
