"""Coasts that the sea is measured from: the four islands', and the others with their holders."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import DataError
from geo.evidence.records import four_islands
from geo.layers.read import read_features, read_shapes
from geo.layers.reference import read_reference
from geo.measure.shore import shore_parts
from geo.settlement.model import Settlement

__all__ = [
    "Shore",
    "coast_holders",
    "holder_of",
    "island_coasts",
    "islets_by_part",
    "islets_of",
    "other_coasts",
    "part_coast",
    "shores_of",
]


class HasLand(Protocol):
    """One side's part of one island, as a settlement has it."""

    @property
    def island(self) -> str:
        """Id of the island."""

    @property
    def side(self) -> str:
        """Id of the side."""

    @property
    def geometry(self) -> BaseGeometry:
        """Shape, longitude-latitude degrees."""


@dataclass(frozen=True, eq=False)
class Shore:
    """The coast of an island, or of the part of it that one side gets.

    Attributes
    ----------
    island, side
        Whose coast it is, and who gets it.
    coast
        Longitude-latitude degrees; lines where the island is cut, and its islets as points.
    is_whole
        Whether the island is not cut.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> shores_of(settle("three"))["shikotan"].side
    'japan'
    """

    island: str
    side: str
    coast: BaseGeometry
    is_whole: bool


def shores_of(land: Settlement) -> dict[str, Shore]:
    """Coasts of the four islands by part: "shikotan", or "etorofu:japan" of a cut island.

    Parameters
    ----------
    land
        A settlement of the four islands.

    Returns
    -------
    shores
        Name of the part to its coast.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> list(shores_of(settle("area")))[-2:]
    ['etorofu:japan', 'etorofu:russia']
    """
    islets = islets_by_part(land.parts)
    by_island: dict[str, dict[str, BaseGeometry]] = {}
    for part in land.parts:
        by_island.setdefault(part.island, {})[part.side] = part_coast(part, islets)
    shores = {}
    for island, parts in by_island.items():
        if len(parts) == 1:
            ((side, coast),) = parts.items()
            shores[island] = Shore(island, side, coast, is_whole=True)
            continue
        for side, coast in shore_parts(island_coasts()[island], parts).items():
            shores[f"{island}:{side}"] = Shore(island, side, coast, is_whole=False)
    return shores


@cache
def island_coasts() -> Mapping[str, BaseGeometry]:
    """Coasts of the four islands: their land, and the islets that the coastline lacks, as points.

    Returns
    -------
    coasts
        Island to geometry, longitude-latitude degrees; a collection where islets are among it.

    Examples
    --------
    >>> island_coasts()["habomai"].geom_type, island_coasts()["etorofu"].geom_type
    ('GeometryCollection', 'Polygon')
    """
    shapes, islets = read_shapes("islands"), islets_of()
    return {island: _joined(shapes[island], islets.get(island)) for island in four_islands()}


@cache
def islets_of() -> Mapping[str, shapely.MultiPoint]:
    """Islets that the coastline lacks (the layer `islets`), by the island that they belong to.

    Returns
    -------
    islets
        Island to points, longitude-latitude degrees.

    Examples
    --------
    >>> {island: len(points.geoms) for island, points in islets_of().items()}
    {'habomai': 6}
    """
    shapes, found = read_shapes("islets"), dict[str, list[shapely.Point]]()
    for feature in read_features("islets"):
        points = shapely.get_parts(shapes[feature["id"]]).tolist()
        found.setdefault(feature["properties"]["group"], []).extend(points)
    return {island: shapely.MultiPoint(points) for island, points in found.items()}


def islets_by_part(parts: Iterable[HasLand]) -> dict[tuple[str, str], shapely.MultiPoint]:
    """Give the islets that the coastline lacks to the parts of their island.

    Of an island that is cut, an islet goes with the part whose land is nearest to it.

    Parameters
    ----------
    parts
        Of a settlement of the four islands.

    Returns
    -------
    islets
        Island and side to points; only parts that get any.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> {key: len(points.geoms) for key, points in islets_by_part(settle("count").parts).items()}
    {('habomai', 'japan'): 6}
    """
    found: dict[tuple[str, str], list[shapely.Point]] = {}
    lands = [part for part in parts if not part.geometry.is_empty]
    for island, points in islets_of().items():
        own = [part for part in lands if part.island == island]
        for point in points.geoms if own else ():
            nearest = min(own, key=lambda part: _flat_distance(point, part.geometry))
            found.setdefault((island, nearest.side), []).append(point)
    return {key: shapely.MultiPoint(points) for key, points in found.items()}


def part_coast(part: HasLand, islets: Mapping[tuple[str, str], BaseGeometry]) -> BaseGeometry:
    """Join the land of a part with its islets.

    Parameters
    ----------
    part
        Of a settlement.
    islets
        From `islets_by_part`.

    Returns
    -------
    coast
        Its polygons, with the points of its islets where it has any.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> habomai = settle("count").parts[0]
    >>> part_coast(habomai, islets_by_part([habomai])).geom_type
    'GeometryCollection'
    """
    return _joined(part.geometry, islets.get((part.island, part.side)))


def _joined(coast: BaseGeometry, islets: BaseGeometry | None) -> BaseGeometry:
    if islets is None:
        return coast
    return shapely.GeometryCollection([*shapely.get_parts(coast), *shapely.get_parts(islets)])


def _flat_distance(point: shapely.Point, land: BaseGeometry) -> float:
    """Distance in a plane where a degree of longitude is as long as at the point."""
    scale = [math.cos(math.radians(point.y)), 1.0]
    here, there = (shapely.transform(shape, lambda xy: xy * scale) for shape in (point, land))
    return float(shapely.distance(here, there))


@cache
def other_coasts() -> dict[str, BaseGeometry]:
    """Every other coast, by the group that it belongs to.

    Returns
    -------
    coasts
        Group to geometry, longitude-latitude degrees.

    Examples
    --------
    >>> "hokkaido" in other_coasts()
    True
    """
    shapes = read_shapes("coast")
    groups: dict[str, list[BaseGeometry]] = {}
    for feature in read_features("coast"):
        group = feature["properties"].get("group") or feature["id"]
        groups.setdefault(group, []).append(shapes[feature["id"]])
    return {group: shapely.union_all(parts) for group, parts in groups.items()}


@cache
def coast_holders() -> Mapping[str, str]:
    """Side that holds each of the other coasts today, by group: `data/reference/sea.toml`.

    Returns
    -------
    holders
        Group to "japan" or "russia".

    Raises
    ------
    DataError
        If a group of the layer `coast` has no holder there.

    Examples
    --------
    >>> coast_holders()["hokkaido"]
    'japan'
    """
    rows = read_reference("sea.toml")["holder"]
    holders = {group: row["side"] for row in rows for group in row["groups"]}
    missing = sorted(set(other_coasts()) - set(holders))
    if missing:
        raise DataError(f"sea.toml names no holder of {', '.join(missing)}; add one, with a source")
    return {group: holders[group] for group in other_coasts()}


def holder_of(coast: str, shores: Mapping[str, Shore]) -> str:
    """Side that holds a coast: a shore of the settlement, or another coast.

    Parameters
    ----------
    coast
        Name of a shore or a group of other coasts.
    shores
        From `shores_of`.

    Returns
    -------
    side
        For example "japan".

    Examples
    --------
    >>> holder_of("hokkaido", {})
    'japan'
    """
    return shores[coast].side if coast in shores else coast_holders()[coast]
