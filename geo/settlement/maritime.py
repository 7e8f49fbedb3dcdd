"""What a settlement of the land means at sea: who would be nearest to how much of it.

The sea that is nearer to an island than to any other coast, out to 12 or 200 nautical miles, goes
with the island. This is a geometric consequence of equidistance (United Nations Convention on the
Law of the Sea, articles 3, 15, 57 and 74), not a legal claim: straight baselines, agreements, and
what each island is entitled to under article 121 are left out.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import shapely
from scipy.optimize import brentq
from shapely.geometry.base import BaseGeometry

from geo.base.frozen import FrozenDict
from geo.errors import ArgumentError
from geo.evidence.records import four_islands
from geo.layers.read import read_shapes
from geo.measure.equidistance import (
    LIMITS_M,
    NAUTICAL_MILE_M,
    EquidistanceLine,
    Partition,
    TriPoint,
    coast_of,
    partition,
    with_feet,
)
from geo.measure.geodesy import area_km2
from geo.settlement.coasts import Shore, holder_of, island_coasts, other_coasts, shores_of
from geo.settlement.model import (
    CAVEAT,
    LIMITS_NM,
    BridgeWaters,
    SeaSettlement,
    SeaSide,
    Settlement,
    Strait,
)
from geo.settlement.options import settle, settle_claim
from geo.settlement.straits import bridge_waters, measure_straits

__all__ = [
    "CAVEAT",
    "LIMITS_NM",
    "NAUTICAL_MILE_M",
    "BridgeWaters",
    "SeaSettlement",
    "SeaSide",
    "Strait",
    "bridge_waters",
    "measure_sea",
    "settle_sea",
]

_SEA_KM2 = 0.01
"""How near to its aim the share of the sea is brought: a hectare."""
_TURN = 1e-6
"""How near the part of an island is found whose sea jumps past the aim."""
_COARSE_M = 1000.0
"""Spacing of samples while the border is sought: they show which shores meet, not how far."""


def measure_sea(settlement: Settlement | str = "area") -> SeaSettlement:
    """Measure what a settlement of the four islands means at sea.

    Parameters
    ----------
    settlement
        From `geo.settle` or `geo.settle_claim`, or the name of an option.

    Returns
    -------
    sea
        Areas by limit and side, the equidistance lines, and the straits.

    Raises
    ------
    ArgumentError
        If the option is unknown, or the settlement is not of the four islands.

    Examples
    --------
    >>> two = measure_sea("count")
    >>> two.sides[200]["japan"].share > 5 * two.settlement.sides["japan"].share
    True
    """
    land = settle(settlement) if isinstance(settlement, str) else settlement
    if set(land.sides) != {"japan", "russia"}:
        raise ArgumentError("the sea is measured for the four islands only; use an option of them")
    shores = shores_of(land)
    sides, islands, zones = {}, {}, {}
    found = {limit: _parted(shores, limit) for limit in LIMITS_NM}
    for limit in LIMITS_NM:
        water = {name: _water(name, found[limit].zones[name]) for name in shores}
        areas = {name: area_km2(shape) for name, shape in water.items()}
        zones[limit] = FrozenDict(water)
        islands[limit] = FrozenDict(areas)
        sides[limit] = FrozenDict(_sides(areas, shores, land))
    medians, tri_points = _between(found[max(LIMITS_NM)], shores)
    return SeaSettlement(
        settlement=land,
        sides=FrozenDict(sides),
        islands=FrozenDict(islands),
        zones=FrozenDict(zones),
        holders=FrozenDict({name: shore.side for name, shore in shores.items()}),
        median=shapely.line_merge(
            shapely.MultiLineString([p for m in medians for p in shapely.get_parts(m.line)])
        ),
        medians=medians,
        tri_points=tri_points,
        straits=measure_straits(land),
    )


def settle_sea(
    *,
    share: float = 0.5,
    limit_nm: int = 200,
    cut: str = "shortest",
    bearing_deg: float | None = None,
    toward: str | float = "south-west",
) -> Settlement:
    """Settle the land so that Japan's side is nearest to a share of the *sea*.

    The islands are filled in the order in which the documents hand them over; the one on which the
    share is reached is cut. How much sea the cut-off part carries is measured anew for each cut
    that is tried (Brent's method), until it is off by less than a hectare.

    That much may be out of reach: the outermost corner of a coast carries all the sea for which it
    is the nearest point, and a border that passes it moves all of that at once. Then the nearer
    side of the jump is taken, and the title states how much is reached.

    Parameters
    ----------
    share
        Of the sea that is nearest to the four islands.
    limit_nm
        12 or 200 nautical miles.
    cut, bearing_deg, toward
        As for `geo.settle`.

    Returns
    -------
    settlement
        With the option "sea" (half of it within 200 M) or "sea-share", and no citation: no
        document names this formula.

    Raises
    ------
    ArgumentError
        If the share is not between 0 and 1 or the limit is unknown.

    Examples
    --------
    >>> half = settle_sea()
    >>> half.border.island
    'kunashiri'
    """
    share = float(share)
    if not 0 < share < 1:
        raise ArgumentError(f"the share {share} of the sea must lie between 0 and 1")
    if limit_nm not in LIMITS_NM:
        raise ArgumentError(f"the limit is {limit_nm} M; known: {', '.join(map(str, LIMITS_NM))}")
    zones = _whole(limit_nm).zones
    whole = {name: area_km2(_water(name, zone)) for name, zone in zones.items()}
    given, left = _filled(whole, share * sum(whole.values()))
    island = four_islands()[len(given)]
    how: dict[str, Any] = {"cut": cut, "bearing_deg": bearing_deg, "toward": toward}

    def claim(fraction: float) -> Settlement:
        if fraction in {0.0, 1.0}:
            return settle_claim([*given, island] if fraction else given, **how)
        return settle_claim(given, fraction={island: fraction}, **how)

    @cache
    def excess(fraction: float) -> float:
        if fraction in {0.0, 1.0}:
            return fraction * whole[island] - left
        off = _carried_km2(shores_of(claim(fraction)), f"{island}:japan", limit_nm) - left
        return 0.0 if abs(off) < _SEA_KM2 else off

    fraction = float(brentq(excess, 0.0, 1.0, xtol=_TURN))
    if excess(fraction):
        # the sea jumps here: take the nearer side
        beside = (max(fraction - _TURN, 0.0), fraction, min(fraction + _TURN, 1.0))
        fraction = min(beside, key=lambda near: abs(excess(near)))
    is_half = (share, limit_nm) == (0.5, max(LIMITS_NM))
    share_text = f"{'Half' if is_half else format(share, '.4g')} of the sea within {limit_nm} M"
    notes = ["no document names it"]
    if excess(fraction):
        reached = share + excess(fraction) / sum(whole.values())
        notes.append(f"{reached:.2%} is the nearest that such a border reaches")
    title = f"{share_text}, from the south-west ({'; '.join(notes)})"
    return replace(claim(fraction), option="sea" if is_half else "sea-share", title=title)


def _filled(whole: Mapping[str, float], aim: float) -> tuple[list[str], float]:
    """Hand islands over while the aim holds their sea; what is left of it falls to the next."""
    given: list[str] = []
    for island in four_islands()[:-1]:
        if aim < whole[island]:
            break
        aim -= whole[island]
        given.append(island)
    return given, aim


@cache
def _whole(limit: int) -> Partition:
    coasts = {**island_coasts(), **other_coasts()}
    return partition(coasts, of=four_islands(), limit_m=LIMITS_M[limit])


def _parted(shores: Mapping[str, Shore], limit: int) -> Partition:
    if all(shore.is_whole for shore in shores.values()):
        return _whole(limit)
    coasts = {name: shore.coast for name, shore in shores.items()}
    return partition({**coasts, **other_coasts()}, of=coasts, limit_m=LIMITS_M[limit])


def _carried_km2(shores: Mapping[str, Shore], name: str, limit: int) -> float:
    """Measure the sea of one shore alone, with samples as far apart as they may be."""
    coasts = {name: shore.coast for name, shore in shores.items()}
    found = partition(
        {**coasts, **other_coasts()}, of=[name], limit_m=LIMITS_M[limit], step_m=_COARSE_M
    )
    return area_km2(_water(name, found.zones[name]))


def _water(name: str, zone: BaseGeometry) -> BaseGeometry:
    land = read_shapes("islands")[name.partition(":")[0]]
    return shapely.difference(zone, land)


def _sides(
    areas: Mapping[str, float], shores: Mapping[str, Shore], land: Settlement
) -> dict[str, SeaSide]:
    total = sum(areas.values())
    # today all four are administered by Russia
    today = {"japan": 0.0, "russia": total}
    found = {}
    for side in land.sides:
        area = sum(areas[name] for name, shore in shores.items() if shore.side == side)
        found[side] = SeaSide(area, area / total, area - today[side])
    return found


def _between(
    found: Partition, shores: Mapping[str, Shore]
) -> tuple[tuple[EquidistanceLine, ...], tuple[TriPoint, ...]]:
    """Equidistance lines and tripoints between holders, without what runs over land."""
    holders = {name: holder_of(name, shores) for name in {*shores, *other_coasts()}}
    boundary = found.boundary(holders)
    cut = {shore.island for shore in shores.values() if not shore.is_whole}
    land = shapely.union_all([read_shapes("islands")[name] for name in cut])
    medians = [part for median in boundary.medians for part in _at_sea(median, land, shores)]
    points = [t for t in boundary.tri_points if not shapely.intersects_xy(land, *t.point)]
    return tuple(medians), tuple(points)


def _at_sea(
    median: EquidistanceLine, land: BaseGeometry, shores: Mapping[str, Shore]
) -> list[EquidistanceLine]:
    if not shapely.intersects(median.line, land):
        return [median]
    coasts = {name: coast_of(shores[name].coast) for name in median.coasts}
    at_sea = shapely.get_parts(shapely.difference(median.line, land))
    return [with_feet(coasts, median.coasts, line) for line in at_sea]
