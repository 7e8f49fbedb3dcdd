"""What the pages of settlement options share of their data: shapes, titles, tolerances."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError
from geo.maps.shared import shapes as display
from geo.maps.shared.strings import read_strings
from geo.maps.shared.types import OptionTitles, Packed, Tolerances

__all__ = [
    "PartLike",
    "ShapeStore",
    "check_once",
    "read_titles",
    "simplify_by_island",
    "tolerances",
]


class PartLike(Protocol):
    """One side's part of one island."""

    @property
    def island(self) -> str:
        """Id of the island."""

    @property
    def side(self) -> str:
        """Id of the side."""

    @property
    def fraction(self) -> float:
        """Fraction of the island's area."""

    @property
    def area_km2(self) -> float:
        """Geodesic area."""

    @property
    def geometry(self) -> BaseGeometry:
        """Shape, longitude-latitude degrees."""


Part = TypeVar("Part", bound=PartLike)


class ShapeStore:
    """Packed shapes, each stored once however many options use it.

    Examples
    --------
    >>> import shapely
    >>> store = ShapeStore()
    >>> store.add(shapely.box(0, 0, 1, 1)), store.add(shapely.box(0, 0, 1, 1))
    (0, 0)
    """

    def __init__(self) -> None:
        self.packed: list[Packed] = []
        self._known: dict[str, int] = {}

    def add(self, geometry: BaseGeometry) -> int:
        """Store a shape; return its place in `packed`.

        Parameters
        ----------
        geometry
            Polygons, longitude-latitude degrees.

        Returns
        -------
        place
            Counted from 0.
        """
        packed = display.pack_polygons(geometry)
        key = json.dumps(packed)
        if key not in self._known:
            self._known[key] = len(self.packed)
            self.packed.append(packed)
        return self._known[key]


def simplify_by_island(
    parts: Iterable[Part], islets: Mapping[tuple[str, str], BaseGeometry] | None = None
) -> list[tuple[Part, BaseGeometry]]:
    """Simplify the parts of each island together, so that a common border stays common.

    Parameters
    ----------
    parts
        Parts of islands; empty ones are left out.
    islets
        Points to draw as islets of a part, by its island and side: see
        `geo.settlement.coasts.islets_by_part`.

    Returns
    -------
    drawn
        Each part with its simplified shape, island by island.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> [part.island for part, _ in simplify_by_island(settle("none").parts)][0]
    'habomai'
    """
    by_island: dict[str, list[Part]] = {}
    for part in parts:
        if not part.geometry.is_empty:
            by_island.setdefault(part.island, []).append(part)
    points = islets or {}
    return [
        (part, display.with_islets(shape, points.get((part.island, part.side))))
        for alike in by_island.values()
        for part, shape in zip(
            alike, display.simplify_parts([part.geometry for part in alike]), strict=True
        )
    ]


def read_titles(option: str, title: str) -> OptionTitles:
    """Titles of an option: English as given, the other languages if our strings know it.

    Parameters
    ----------
    option
        Id of the option.
    title
        Its English title.

    Returns
    -------
    titles
        ``titles`` in full, and ``short``, each by language.

    Examples
    --------
    >>> read_titles("mine", "My own")
    {'titles': {'en': 'My own'}, 'short': {'en': 'My own'}}
    """
    known = read_strings("options")["options"].get(option, {})
    titles = {**known, "en": title}
    return {"titles": titles, "short": known or titles}


def tolerances() -> Tolerances:
    """Metres by which drawn shapes may run beside the measured ones.

    Returns
    -------
    tolerances
        For ``islands`` and for the ``coast`` of other land.

    Examples
    --------
    >>> tolerances()
    {'islands': 30, 'coast': 110}
    """
    return {
        "islands": display.tolerance_m(display.ISLAND_TOLERANCE_DEG),
        "coast": display.tolerance_m(display.COAST_TOLERANCE_DEG),
    }


def check_once(options: Sequence[str]) -> None:
    """Raise if an option is given twice.

    Parameters
    ----------
    options
        Ids of the options.

    Raises
    ------
    ArgumentError
        If one is.

    Examples
    --------
    >>> check_once(["count", "area"])
    """
    repeated = {option for option in options if options.count(option) > 1}
    if repeated:
        raise ArgumentError(f"the option {min(repeated)!r} is given twice; give it once")
