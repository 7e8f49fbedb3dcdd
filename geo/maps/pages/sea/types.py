"""What `maps/sea.html` carries as data."""

from typing import TypedDict

from geo.maps.shared.types import (
    BothNames,
    NamedRows,
    Names,
    OptionPageData,
    OptionTitles,
    Packed,
    Part,
    Position,
    Ring,
    Rows,
)

__all__ = [
    "Cable",
    "CableCase",
    "Foot",
    "LimitTexts",
    "SeaData",
    "SeaLimit",
    "SeaOption",
    "SeaTexts",
    "Station",
    "Tripoint",
    "TripointTexts",
    "Zone",
    "ZoneTexts",
]


class Zone(TypedDict):
    """The sea nearest to a part of the land; `point` is where its name goes."""

    part: str
    island: str
    side: str
    point: Position
    shape: int


class SeaLimit(TypedDict):
    """Nearest-coast areas and equidistance line within a limit."""

    zones: list[Zone]
    median: list[Ring]


class Foot(TypedDict):
    """The point of a coast that is nearest to a point of the equidistance line."""

    at: Position
    coast: str


class Station(TypedDict):
    """A point of the equidistance line, with the nearest point of each side's coast.

    `figures` are latitude, longitude and kilometres as they are shown, rounded, with a point.
    """

    at: Position
    km: float
    feet: list[Foot]
    figures: list[str]


class Tripoint(TypedDict):
    """A point that is equally near to three coasts."""

    at: Position
    km: float
    feet: list[Foot]


class ZoneTexts(TypedDict):
    """A nearest-coast area in words: its name for those who hear the page, and its area."""

    label: str
    area: str


class LimitTexts(TypedDict):
    """Every figure within a limit; `shown` for those who hear the page, `zones` as in the limit."""

    caption: str
    islands: NamedRows
    sums: Rows
    finding: list[str]
    shown: str
    zones: list[ZoneTexts]


class TripointTexts(TypedDict):
    """A tripoint in words; `cell` is its distance in a table of kilometres."""

    label: str
    title: str
    where: str
    coasts: list[str | BothNames]
    cell: str


class SeaTexts(TypedDict):
    """Every figure of an option in one language; the page writes none of its own."""

    limits: dict[str, LimitTexts]
    crossed: Rows
    straits: NamedRows
    tripoints: list[TripointTexts]


class SeaOption(OptionTitles):
    """A settlement option at sea; `limits` by nautical miles, `texts` by language."""

    option: str
    parts: list[Part]
    limits: dict[str, SeaLimit]
    stations: list[Station]
    tripoints: list[Tripoint]
    texts: dict[str, SeaTexts]


class CableCase(TypedDict):
    """The cable in each one's waters ("neither" among them) for one limit of Japan's."""

    limit: int
    lines: dict[str, list[Ring]]


class Cable(TypedDict):
    """The power bridge's cable; `texts`, by language, has a row for each case."""

    names: Names
    cases: list[CableCase]
    texts: dict[str, Rows]


class SeaData(OptionPageData):
    """The whole page; `limit` is the one that it opens with, `coasts` are names by id.

    `sensitivity` has rows by language: what is assumed, and Japan's share within each limit.
    """

    coasts: dict[str, Names]
    options: list[SeaOption]
    limit: int
    limits: list[int]
    km_per_mile: float
    cable: Cable
    sensitivity: dict[str, Rows]
    lines: list[Packed]
