"""What `maps/atlas.html` carries as data. Days are counted from the slider's first."""

from typing import NamedTuple, TypedDict

from geo.maps.shared.types import (
    Evidence,
    Names,
    Packed,
    PageData,
    Place,
    Position,
    Ring,
    Tolerances,
)

__all__ = [
    "Area",
    "AtlasData",
    "AtlasEvidence",
    "Band",
    "Card",
    "Disagreement",
    "HoldingRow",
    "Line",
    "LineLayer",
    "SaidRow",
    "Span",
]


class Area(TypedDict):
    """Land that is coloured; `whole` is what it is a half of."""

    id: str
    names: Names
    whole: str | None
    point: Position
    shape: Packed


class HoldingRow(TypedDict):
    """Who held which areas from a day until before another, in which views.

    `fill` is the holder, or "claim" where the holder does not govern.
    """

    areas: list[str]
    views: list[str]
    since: str
    start: int
    end: int | None
    holder: str
    state: str
    fill: str
    treaties: list[Names]
    basis: str


class Line(TypedDict):
    """A line, in force from a day until before another; a claim is a line of its own view alone.

    `ends` has the other day of views that date its end otherwise.
    """

    names: Names
    start: int
    end: int | None
    ends: dict[str, int]
    views: list[str]
    line: list[Ring]
    treaties: list[Names]
    basis: str


class Band(TypedDict):
    """The water in which no text says where the line of these names runs."""

    names: Names
    start: int
    end: int | None
    band: Packed


class LineLayer(TypedDict):
    """A layer of lines, with its bands."""

    id: str
    names: Names
    short: Names
    features: list[Line]
    bands: list[Band]


class Span(NamedTuple):
    """Days that a date covers, None where it is open, and whether it is free of doubt."""

    first: int | None
    last: int | None
    sure: bool


class Card(TypedDict):
    """What is known of a document beside title and authors."""

    publisher: str
    date: str
    note: str
    otherwise: str


class SaidRow(NamedTuple):
    """What a document, by its place in the list of documents, says where they disagree."""

    document: int
    first: int
    last: int
    quote: str
    says: str


class Disagreement(TypedDict):
    """Where documents disagree, what we show, and the public record."""

    title: str
    summary: str
    shows: str
    record: str
    checked: str
    sides: list[SaidRow]


class AtlasEvidence(Evidence):
    """Events with the atlas's additions.

    `spans`, `starts` (the day from which each may be shown) and `layers` are in the order of the
    events; `disputed` has, by event id, the places
    of its disagreements.
    """

    spans: list[Span]
    starts: list[int]
    layers: list[list[str]]
    cards: dict[str, Card]
    disagreements: list[Disagreement]
    disputed: dict[str, list[int]]


class AtlasData(PageData):
    """The whole page; the first `four` of the areas are the four islands."""

    views: list[str]
    four: int
    first_year: int
    last_year: int
    first: int
    last: int
    periods: list[int]
    areas: list[Area]
    wholes: dict[str, Names]
    rows: list[HoldingRow]
    lines: list[LineLayer]
    coast: Packed
    places: list[Place]
    region: list[float]
    evidence: AtlasEvidence
    tolerance_m: Tolerances
