"""What the pages carry as data: the contract between Python and JavaScript.

Every page's data is written as JSON, so a tuple is a list there. `web/` reads these names; the
declarations for JavaScript are made from them.
"""

from typing import NamedTuple, NotRequired, TypedDict

__all__ = [
    "BothNames",
    "Document",
    "EngineData",
    "EngineFormula",
    "EngineIsland",
    "EngineLedger",
    "EngineNamed",
    "EventRow",
    "Evidence",
    "NamedRows",
    "Names",
    "OptionPageData",
    "OptionTitles",
    "Packed",
    "PageData",
    "Part",
    "PassageRow",
    "Place",
    "Position",
    "Ring",
    "Rows",
    "Side",
    "Subject",
    "Tolerances",
    "Treaty",
    "Words",
]

Names = dict[str, str]
"""Language (BCP 47) to a text in it."""
Words = dict[str, Names]
"""Key to a string in each language."""
Ring = list[int]
"""Vertices of a ring or line: the first, then steps; longitude, latitude, longitude, ..."""
Packed = list[list[Ring]]
"""Polygons: each its outer ring, then its holes."""
Position = tuple[float, float]
"""Longitude and latitude, degrees."""
Rows = list[list[str]]
"""Rows of a table, each its name, then its cells, written out."""


class BothNames(TypedDict):
    """A cell that names something, and below it, smaller, the other side's name in its language."""

    text: str
    other: str
    lang: str


NamedRows = list[list[str | BothNames]]
"""Rows of a table whose names are those of places."""


class Side(TypedDict):
    """One of the two that land is divided between."""

    id: str
    names: Names


class Place(TypedDict):
    """A named point of the map; `group` is the island or land that it belongs to."""

    id: str
    kind: str
    names: Names
    point: Position
    group: str | None


class Part(TypedDict):
    """One side's part of an island; `shape` is its place in the page's shapes."""

    island: str
    side: str
    shape: int


class OptionTitles(TypedDict):
    """Titles of an option by language, in full and short."""

    titles: Names
    short: Names


class Tolerances(TypedDict):
    """Metres by which drawn shapes may run beside the measured ones."""

    islands: int
    coast: int


class Treaty(TypedDict):
    """A treaty and its articles as each language names them, without and with its day."""

    cited: Names
    signed: Names


class PageData(TypedDict):
    """What every page with a map carries; `strings` by section, key and language."""

    lang: str
    languages: list[str]
    strings: dict[str, Words]
    steps_per_degree: int
    tiles: NotRequired[bool]


class OptionPageData(PageData):
    """What every page of settlement options carries beside its options."""

    sides: list[Side]
    shapes: list[Packed]
    selected: str
    coast: Packed
    places: list[Place]
    tolerance_m: Tolerances


class PassageRow(NamedTuple):
    """A passage of an event; `document` is its place in the page's documents."""

    document: int
    first: int
    last: int
    quote: str
    role: str


class EventRow(NamedTuple):
    """An event, without its keys: hundreds of events would repeat them.

    A text that is not translated stands in English alone; one that is not there, in none.
    """

    id: str
    title: Names
    kind: str
    date: str
    known: str
    known_how: Names
    summary: Names
    relevance: str
    places: list[str]
    passages: list[PassageRow]


class Document(TypedDict):
    """A document that events cite."""

    id: str
    title: str
    authors: list[str]


class Subject(TypedDict):
    """What events concern: ``group/name``, and the places of its events in the page's list."""

    id: str
    group: str
    names: Names
    events: list[int]


class Evidence(TypedDict):
    """All events by date; `dates` in words by EDTF date, a text for each of the languages."""

    documents: list[Document]
    columns: list[str]
    events: list[EventRow]
    dates: dict[str, list[str]]
    places: dict[str, Names]
    subjects: list[Subject]


class EngineNamed(TypedDict):
    """A place, and all spellings of its names, in small letters and without marks."""

    id: str
    spellings: list[str]


class EngineFormula(TypedDict):
    """A formula that the documents name: the islands that go whole, a share, the island of α."""

    id: str
    title: str
    share: NotRequired[float]
    whole: NotRequired[list[str]]
    alpha: NotRequired[str]


class EngineIsland(TypedDict):
    """An island that can be cut; its rings in steps of 1e-7 degrees, each vertex from the last.

    `polygon` is the number of the polygon of each ring, `islets` are points that the coast lacks.
    """

    id: str
    name: str
    spellings: list[str]
    area_m2: float
    official_km2: float
    rings: list[Ring]
    polygon: list[int]
    islets: list[Position]


class EngineLedger(TypedDict):
    """The coast ledger: see `geo.measure.ledger.Ledger.to_dict`."""

    middle: Position
    reach_m: float
    along_m: list[list[int]]
    others: list[tuple[str, list[int], list[int]]]
    triangles: list[int]
    areas: dict[str, list[int]]


class EngineData(TypedDict):
    """What the laboratory's engine reckons with."""

    sides: tuple[str, str]
    options: list[EngineFormula]
    islands: list[EngineIsland]
    rocks: list[EngineNamed]
    holders: dict[str, str]
    ledger: EngineLedger
