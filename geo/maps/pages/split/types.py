"""What `maps/split.html` carries as data."""

from typing import Any, TypedDict

from geo.maps.shared.types import (
    Evidence,
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
    "CutLine",
    "CutTexts",
    "LineFeature",
    "LineLayer",
    "OptionTexts",
    "PartTexts",
    "Quote",
    "SplitData",
    "SplitOption",
    "SplitPart",
]


class SplitPart(Part):
    """A part; `point` is where its name goes."""

    fraction: float
    area_km2: float
    point: Position


class Quote(TypedDict):
    """A passage that an option rests on."""

    document: str
    lines: list[int]
    quote: str


class CutLine(TypedDict):
    """The border on a cut island, from end A to end B."""

    island: str
    ends: list[Position]
    line: list[Ring]


class PartTexts(TypedDict):
    """A part in words: its name for those who hear the page, who holds it, and its share."""

    label: str
    held: str
    share: str


class CutTexts(TypedDict):
    """A border in words: where it runs, its ends, and its length and bearing."""

    title: str
    rows: Rows
    ends: list[str]
    size: str


class OptionTexts(TypedDict):
    """Every figure of an option in one language; the page writes none of its own."""

    caption: str
    islands: NamedRows
    sums: Rows
    cut_title: str
    cuts: list[CutTexts]
    compared: Rows
    passages: list[str]
    parts: list[PartTexts]
    shown: str


class SplitOption(OptionTitles):
    """A settlement option; `texts` by language, in the order of its parts and borders."""

    option: str
    citations: list[Quote]
    parts: list[SplitPart]
    borders: list[CutLine]
    texts: dict[str, OptionTexts]


class LineFeature(TypedDict):
    """A line, and what it rests on as the layer states it; `uncertainty` in words by language."""

    names: Names
    basis: str
    citation: list[dict[str, Any]]
    fixed: Names
    chosen: Names
    uncertainty: Names | None
    line: list[Ring]


class LineLayer(TypedDict):
    """A layer of lines with its bands: the water in which no text says where the line runs."""

    id: str
    names: Names
    short: Names
    shown: bool
    features: list[LineFeature]
    bands: list[Packed]


class SplitData(OptionPageData):
    """The whole page; `ours` if the four islands are divided, not anyone's polygons."""

    ours: bool
    islands: dict[str, Names]
    options: list[SplitOption]
    lines: list[LineLayer]
    evidence: Evidence | None
