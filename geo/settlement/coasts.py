"""Coasts that the sea is measured from: the four islands', and the others with their holders."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError, DataError
from geo.evidence.records import four_islands
from geo.layers.names import find_place, place_names
from geo.layers.read import read_features, read_shapes, shape_of
from geo.layers.reference import read_reference
from geo.measure.shore import shore_parts
from geo.settlement.model import Settlement

__all__ = [
    "SHIPPED",
    "Rocks",
    "Shore",
    "coast_holders",
    "group_coasts",
    "holder_of",
    "island_coasts",
    "islets_by_island",
    "islets_by_part",
    "islets_of",
    "join_coasts",
    "other_coasts",
    "part_coast",
    "parts_by_island",
    "rock_names",
    "rocks_of",
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


class Rocks(NamedTuple):
    """Rocks that count otherwise than by default.

    Attributes
    ----------
    without
        Ids of islets of the layer `islets` that do not count.
    including
        Ids of rocks of `data/reference/sea.toml` that count.

    Examples
    --------
    >>> len(islets_of(Rocks(("odoke",), ("kaigara",)))["habomai"].geoms)
    6
    """

    without: tuple[str, ...]
    including: tuple[str, ...]


SHIPPED = Rocks((), ())
"""The islets of the layer, and no other rock."""


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


def shores_of(land: Settlement, rocks: Rocks = SHIPPED) -> dict[str, Shore]:
    """Coasts of the four islands by part: "shikotan", or "etorofu:japan" of a cut island.

    Parameters
    ----------
    land
        A settlement of the four islands.
    rocks
        Which rocks count.

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
    shores = {}
    for island, parts in parts_by_island(land.parts, rocks).items():
        if len(parts) == 1:
            ((side, coast),) = parts.items()
            shores[island] = Shore(island, side, coast, is_whole=True)
            continue
        for side, coast in shore_parts(island_coasts(rocks)[island], parts).items():
            shores[f"{island}:{side}"] = Shore(island, side, coast, is_whole=False)
    return shores


def parts_by_island(
    parts: Sequence[HasLand], rocks: Rocks = SHIPPED
) -> dict[str, dict[str, BaseGeometry]]:
    """Parts of the four islands, with their islets, by island and side.

    Parameters
    ----------
    parts
        Of a settlement of the four islands, all of each island.
    rocks
        Which rocks count.

    Returns
    -------
    parts
        Island to side to its part, longitude-latitude degrees.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> list(parts_by_island(settle("area").parts)["etorofu"])
    ['japan', 'russia']
    """
    islets = islets_by_part(parts, rocks)
    found: dict[str, dict[str, BaseGeometry]] = {}
    for part in parts:
        found.setdefault(part.island, {})[part.side] = part_coast(part, islets)
    return found


@cache
def island_coasts(rocks: Rocks = SHIPPED) -> Mapping[str, BaseGeometry]:
    """Coasts of the four islands: their land, and the islets that the coastline lacks, as points.

    Parameters
    ----------
    rocks
        Which rocks count.

    Returns
    -------
    coasts
        Island to geometry, longitude-latitude degrees; a collection where islets are among it.

    Examples
    --------
    >>> island_coasts()["habomai"].geom_type, island_coasts()["etorofu"].geom_type
    ('GeometryCollection', 'Polygon')
    """
    places = read_shapes("places") if rocks.including else {}
    return join_coasts(read_features("islands"), read_features("islets"), rocks, places)


def join_coasts(
    islands: Iterable[Mapping[str, Any]],
    islets: Iterable[Mapping[str, Any]],
    rocks: Rocks = SHIPPED,
    places: Mapping[str, BaseGeometry] = MappingProxyType({}),
) -> dict[str, BaseGeometry]:
    """Join the features of the four islands with those of the islets that their coastline lacks.

    Parameters
    ----------
    islands, islets
        Features of those layers.
    rocks
        Which rocks count.
    places
        Id of a place to its point in degrees: those of the rocks that are counted too.

    Returns
    -------
    coasts
        Island to geometry, longitude-latitude degrees.

    Examples
    --------
    >>> list(join_coasts(read_features("islands"), []))
    ['habomai', 'shikotan', 'kunashiri', 'etorofu']
    """
    shapes = {feature["id"]: shape_of(feature) for feature in islands}
    points = islets_by_island(islets, rocks, places)
    return {island: _joined(shapes[island], points.get(island)) for island in four_islands()}


def rock_names() -> dict[str, Mapping[str, str]]:
    """Names of all rocks that may count at sea or not: islets that do, then others that do not.

    Returns
    -------
    names
        Id to language to name.

    Examples
    --------
    >>> list(rock_names())[-2:]
    ['kaigara', 'tyuleniy']
    """
    islets = {f["id"]: f["properties"]["names"] for f in read_features("islets")}
    rows = read_reference("sea.toml")["rock"]
    return {**islets, **{row["place"]: place_names()[row["place"]] for row in rows}}


def rocks_of(without: Iterable[str] = (), including: Iterable[str] = ()) -> Rocks:
    """Say which rocks count otherwise than by default.

    Parameters
    ----------
    without, including
        Islets of the layer `islets`, which count by default, and rocks of `sea.toml`, which do not,
        by id or any of their names.

    Returns
    -------
    rocks
        Only what differs from the default.

    Raises
    ------
    ArgumentError
        If one is unknown, or both in and out.

    Examples
    --------
    >>> rocks_of(including=["Kaigara"])
    Rocks(without=(), including=('kaigara',))
    """
    names, islets = rock_names(), [f["id"] for f in read_features("islets")]
    out = {find_place(name, names, what="rock") for name in without}
    into = {find_place(name, names, what="rock") for name in including}
    if out & into:
        raise ArgumentError(f"{min(out & into)} is both left out and counted; use only one")
    return Rocks(
        tuple(name for name in islets if name in out),
        tuple(name for name in names if name in into and name not in islets),
    )


@cache
def islets_of(rocks: Rocks = SHIPPED) -> Mapping[str, shapely.MultiPoint]:
    """Islets that the coastline lacks (the layer `islets`), by the island that they belong to.

    Parameters
    ----------
    rocks
        Which rocks count.

    Returns
    -------
    islets
        Island to points, longitude-latitude degrees.

    Examples
    --------
    >>> {island: len(points.geoms) for island, points in islets_of().items()}
    {'habomai': 6}
    """
    places = read_shapes("places") if rocks.including else {}
    return islets_by_island(read_features("islets"), rocks, places)


def islets_by_island(
    islets: Iterable[Mapping[str, Any]], rocks: Rocks, places: Mapping[str, BaseGeometry]
) -> dict[str, shapely.MultiPoint]:
    """Give the features of the layer `islets` as points by the island that they belong to.

    Parameters
    ----------
    islets, rocks, places
        As for `join_coasts`.

    Returns
    -------
    islets
        Island to points, longitude-latitude degrees.

    Examples
    --------
    >>> len(islets_by_island(read_features("islets"), SHIPPED, {})["habomai"].geoms)
    6
    """
    found = {g: points for g, points in _included(rocks, places).items() if g in four_islands()}
    for feature in islets:
        if feature["id"] not in rocks.without:
            points = shapely.get_parts(shape_of(feature)).tolist()
            found.setdefault(feature["properties"]["group"], []).extend(points)
    return {island: shapely.MultiPoint(points) for island, points in found.items()}


def _included(rocks: Rocks, places: Mapping[str, BaseGeometry]) -> dict[str, list[shapely.Point]]:
    """Points of the rocks that count though they are no coast by default, by group."""
    found = dict[str, list[shapely.Point]]()
    for row in read_reference("sea.toml")["rock"]:
        if row["place"] in rocks.including:
            points = shapely.get_parts(places[row["place"]]).tolist()
            found.setdefault(row["group"], []).extend(points)
    return found


def islets_by_part(
    parts: Iterable[HasLand],
    rocks: Rocks = SHIPPED,
    known: Mapping[str, shapely.MultiPoint] | None = None,
) -> dict[tuple[str, str], shapely.MultiPoint]:
    """Give the islets that the coastline lacks to the parts of their island.

    Of an island that is cut, an islet goes with the part whose land is nearest to it.

    Parameters
    ----------
    parts
        Of a settlement of the four islands.
    rocks
        Which rocks count.
    known
        Island to its islets, if they are not to be read.

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
    for island, points in (islets_of(rocks) if known is None else known).items():
        own = [part for part in lands if part.island == island]
        for point in points.geoms if own else ():
            nearest = own[0]
            if len(own) > 1:
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
def other_coasts(rocks: Rocks = SHIPPED) -> dict[str, BaseGeometry]:
    """Every other coast, by the group that it belongs to.

    Parameters
    ----------
    rocks
        Which rocks count.

    Returns
    -------
    coasts
        Group to geometry, longitude-latitude degrees.

    Examples
    --------
    >>> "hokkaido" in other_coasts()
    True
    """
    places = read_shapes("places") if rocks.including else {}
    return group_coasts(read_features("coast"), rocks, places)


def group_coasts(
    features: Iterable[Mapping[str, Any]],
    rocks: Rocks = SHIPPED,
    places: Mapping[str, BaseGeometry] = MappingProxyType({}),
) -> dict[str, BaseGeometry]:
    """Join the features of the layer `coast` by the group that they belong to.

    Parameters
    ----------
    features
        Of the layer `coast`.
    rocks, places
        As for `join_coasts`.

    Returns
    -------
    coasts
        Group to geometry, longitude-latitude degrees.

    Examples
    --------
    >>> group_coasts([])
    {}
    """
    groups: dict[str, list[BaseGeometry]] = {}
    for feature in features:
        group = feature["properties"].get("group") or feature["id"]
        groups.setdefault(group, []).append(shape_of(feature))
    points = _included(rocks, places)
    return {
        group: _joined(
            shapely.union_all(parts),
            shapely.MultiPoint(points[group]) if group in points else None,
        )
        for group, parts in groups.items()
    }


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
