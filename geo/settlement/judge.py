"""The sea of a settlement as it is solved on the ellipsoid: the judge of what the ledger adds up.

Everything here needs SciPy and takes tenths of a second: what belongs to whole islands is solved
once a process, and of an island that is cut only its parts are solved anew.
"""

from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import cast

import shapely
from shapely.geometry.base import BaseGeometry

from geo.base.frozen import FrozenDict
from geo.evidence.records import four_islands
from geo.layers.read import read_shapes
from geo.measure.equidistance import (
    EquidistanceLine,
    Partition,
    TriPoint,
    coast_of,
    partition,
    with_feet,
)
from geo.measure.geodesy import NAUTICAL_MILE_M
from geo.settlement.coasts import Rocks, Shore, holder_of, island_coasts, other_coasts, shores_of
from geo.settlement.model import SeaShapes, Settlement

__all__ = ["entitled_zones", "part_sea", "solve_sea"]

_FAR_STEP_M = 1000.0
"""Spacing of samples along other coasts, which show which shores meet where."""


def solve_sea(
    land: Settlement,
    limits: tuple[int, ...],
    entitlement: Mapping[str, int],
    rocks: Rocks,
    tolerance_m: float = 0.5,
) -> SeaShapes:
    """Solve the shapes of a settlement at sea.

    Parameters
    ----------
    land
        A settlement of the four islands.
    limits
        In nautical miles.
    entitlement
        Island to the breadth of its sea in nautical miles, of those that are not entitled to all.
    rocks
        Which rocks count.
    tolerance_m
        How far the geodesic between two vertices may be off.

    Returns
    -------
    shapes
        The parts of an island that is entitled to nothing have empty zones. Medians are those
        within the largest limit.

    Raises
    ------
    GeometryError
        As `geo.measure.equidistance.partition`.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> sorted(solve_sea(settle("count"), (12,), {}, Rocks((), ())).zones[12])
    ['etorofu', 'habomai', 'kunashiri', 'shikotan']
    """
    shores = shores_of(land, rocks)
    full = max(limits)
    breadth = {name: entitlement.get(shore.island, full) for name, shore in shores.items()}
    lands = {name: read_shapes("islands")[shore.island] for name, shore in shores.items()}

    @cache
    def of_names(names: tuple[str, ...], limit: int) -> Partition:
        return _parted({name: shores[name] for name in names}, limit, rocks, tolerance_m)

    def parted(names: Collection[str], limit: int) -> Partition:
        return of_names(tuple(names), limit)

    zones = {limit: FrozenDict(entitled_zones(breadth, limit, parted, lands)) for limit in limits}
    medians, tri_points = _lines(shores, breadth, full, parted, lands)
    lines = [part for m in medians for part in shapely.get_parts(m.line)]
    median = cast("BaseGeometry", shapely.line_merge(shapely.MultiLineString(lines)))
    return SeaShapes(FrozenDict(zones), medians, tri_points, median)


def entitled_zones(
    breadth: Mapping[str, int],
    limit: int,
    parted: Callable[[Collection[str], int], Partition],
    lands: Mapping[str, BaseGeometry],
) -> dict[str, BaseGeometry]:
    """Find the waters of some coasts within a limit, as far as each is entitled to them.

    A coast that is entitled to less keeps that, and beyond it bounds nothing: the rest goes to the
    nearest of the others.

    Parameters
    ----------
    breadth
        Coast to the breadth of its sea in nautical miles; all of it where that is not less than the
        limit.
    limit
        In nautical miles.
    parted
        Parts the sea of some of the coasts, among those alone and the ones around, within a limit.
    lands
        Coast to its land, which is taken out; degrees.

    Returns
    -------
    zones
        Coast to its waters, in degrees; empty if it is entitled to nothing.

    Examples
    --------
    >>> rocks = {"a": shapely.Point(0, 0), "b": shapely.Point(0.5, 0)}
    >>> parted = lambda names, limit: partition(
    ...     {name: rocks[name] for name in names}, of=names, limit_m=limit * NAUTICAL_MILE_M
    ... )
    >>> zones = entitled_zones({"a": 12, "b": 24}, 24, parted, rocks)
    >>> zones["b"].covers(shapely.Point(0.19, 0)), zones["b"].covers(shapely.Point(0.22, 0))
    (False, True)
    """
    zones: dict[str, BaseGeometry] = dict.fromkeys(breadth, shapely.Polygon())
    for least in sorted({b for b in breadth.values() if 0 < b < limit}):
        inner = entitled_zones(breadth, least, parted, lands)
        zones |= {name: inner[name] for name, b in breadth.items() if b == least}
    strong = [name for name, b in breadth.items() if b >= limit]
    if strong:
        found = parted(strong, limit)
        weak = [name for name in breadth if name not in strong]
        taken = shapely.union_all([*(zones[n] for n in weak), *(lands[n] for n in weak)])
        for name in strong:
            water = shapely.difference(found.zones[name], lands[name])
            zones[name] = shapely.difference(water, taken)
    return zones


def _lines(
    shores: Mapping[str, Shore],
    breadth: Mapping[str, int],
    limit: int,
    parted: Callable[[Collection[str], int], Partition],
    lands: Mapping[str, BaseGeometry],
) -> tuple[tuple[EquidistanceLine, ...], tuple[TriPoint, ...]]:
    """Equidistance lines and tripoints between holders, as far as coasts are entitled."""
    medians: list[EquidistanceLine] = []
    tri_points: list[TriPoint] = []
    kept: BaseGeometry = shapely.Polygon()
    for least in sorted({b for b in breadth.values() if 0 < b < limit}):
        inner = entitled_zones(breadth, least, parted, lands)
        mine = {name: inner[name] for name, b in breadth.items() if b == least}
        kept = shapely.union_all([kept, *mine.values()])
        lines, points = _lines(shores, breadth, least, parted, lands)
        medians += [line for line in lines if not set(line.coasts).isdisjoint(mine)]
        tri_points += [point for point in points if not set(point.coasts).isdisjoint(mine)]
    strong = {name: shore for name, shore in shores.items() if breadth[name] >= limit}
    if strong:
        between, at = _between(parted(strong, limit), strong)
        medians += [part for line in between for part in _outside(line, kept, strong)]
        tri_points += [point for point in at if not shapely.intersects_xy(kept, *point.point)]
    return tuple(medians), tuple(tri_points)


def _parted(shores: Mapping[str, Shore], limit: int, rocks: Rocks, tolerance_m: float) -> Partition:
    """Part the sea of some shores; of islands that are cut, only the parts are solved anew."""
    islands = tuple(i for i in four_islands() if i in {s.island for s in shores.values()})
    whole = _whole(islands, limit, rocks, tolerance_m)
    parts = [name for name, shore in shores.items() if not shore.is_whole]
    if not parts:
        return whole
    coasts = {name: shore.coast for name, shore in shores.items()}
    anew = part_sea({**coasts, **other_coasts(rocks)}, parts, limit, tolerance_m)
    cut = {shores[name].island for name in parts}
    kept = [name for name, shore in shores.items() if shore.is_whole]
    return Partition(
        {name: (whole if name in kept else anew).zones[name] for name in shores},
        {name: (whole if name in kept else anew).limits[name] for name in shores},
        (*(m for m in whole.medians if cut.isdisjoint(m.coasts)), *anew.medians),
        (*(t for t in whole.tri_points if cut.isdisjoint(t.coasts)), *anew.tri_points),
    )


@cache
def _whole(islands: tuple[str, ...], limit: int, rocks: Rocks, tolerance_m: float) -> Partition:
    own = {island: island_coasts(rocks)[island] for island in islands}
    return part_sea({**own, **other_coasts(rocks)}, islands, limit, tolerance_m)


def part_sea(
    coasts: Mapping[str, BaseGeometry],
    of: Collection[str],
    limit: int,
    tolerance_m: float = 0.5,
) -> Partition:
    """Part the sea of some coasts among all, the others sampled as widely as they may be.

    Parameters
    ----------
    coasts, of, tolerance_m
        As for `geo.measure.equidistance.partition`.
    limit
        In nautical miles.

    Returns
    -------
    partition
        Its zones hold land.

    Examples
    --------
    >>> sorted(part_sea({"rock": shapely.Point(0, 0)}, ["rock"], 12).zones)
    ['rock']
    """
    return partition(
        coasts,
        of=of,
        limit_m=limit * NAUTICAL_MILE_M,
        far_step_m=_FAR_STEP_M,
        tolerance_m=tolerance_m,
    )


def _between(
    found: Partition, shores: Mapping[str, Shore]
) -> tuple[list[EquidistanceLine], list[TriPoint]]:
    """Equidistance lines and tripoints between holders, without what runs over land."""
    holders = {name: holder_of(name, shores) for name in {*shores, *other_coasts()}}
    boundary = found.boundary(holders)
    cut = {shore.island for shore in shores.values() if not shore.is_whole}
    land = shapely.union_all([read_shapes("islands")[name] for name in cut])
    medians = [part for line in boundary.medians for part in _outside(line, land, shores)]
    points = [t for t in boundary.tri_points if not shapely.intersects_xy(land, *t.point)]
    return medians, points


def _outside(
    median: EquidistanceLine, area: BaseGeometry, shores: Mapping[str, Shore]
) -> list[EquidistanceLine]:
    """Parts of a line outside an area, with their foot points."""
    if not shapely.intersects(median.line, area):
        return [median]
    all_coasts = {name: shore.coast for name, shore in shores.items()} | other_coasts()
    coasts = {name: coast_of(all_coasts[name]) for name in median.coasts}
    parts = shapely.get_parts(shapely.difference(median.line, area))
    return [with_feet(coasts, median.coasts, line) for line in parts]
