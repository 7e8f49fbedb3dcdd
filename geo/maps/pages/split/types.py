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


class OptionTexts(TypedDict):
    """Every figure of an option in one language; the page writes none of its own."""

    caption: str
    islands: NamedRows
    sums: Rows
    cut_title: str
    cut: Rows
    ends: list[str]
    size: str
    compared: Rows
    passages: list[str]
    parts: list[PartTexts]
    shown: str


class SplitOption(OptionTitles):
    """A settlement option; `texts` by language, their parts in the order of `parts`."""

    option: str
    citations: list[Quote]
    parts: list[SplitPart]
    border: CutLine | None
    texts: dict[str, OptionTexts]


class LineFeature(TypedDict):
    """A line, and what it rests on as the layer states it; `uncertainty` in words by language."""

    names: Names
    basis: str
    citation: list[dict[str, Any]]
    accuracy: dict[str, Any]
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
