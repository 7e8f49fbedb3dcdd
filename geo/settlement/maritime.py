"""What a settlement of the land means at sea: who would be nearest to how much of it.

The sea that is nearer to an island than to any other coast, out to 12 or 200 nautical miles, goes
with the island. This is a geometric consequence of equidistance (United Nations Convention on the
Law of the Sea, articles 3, 15, 57 and 74), not a legal claim: straight baselines, agreements, and
what each island is entitled to under article 121 are left out.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache, partial
from itertools import pairwise
from typing import Any

from geo.base.frozen import FrozenDict
from geo.base.search import sign_change
from geo.errors import ArgumentError
from geo.evidence.records import four_islands
from geo.layers.derived import read_derived
from geo.layers.names import find_place, place_names
from geo.measure.geodesy import LIMITS_M, NAUTICAL_MILE_M, area_km2
from geo.settlement.coasts import SHIPPED, Rocks, rocks_of
from geo.settlement.ledger import divide_sea, part_name, sea_ledger
from geo.settlement.model import (
    CAVEAT,
    LIMITS_NM,
    BridgeWaters,
    SeaSettlement,
    SeaShapes,
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
    "carrying_fraction",
    "measure_sea",
    "settle_sea",
    "sides_of",
]

_BREADTHS = (0, 12, 200)
_SEA_KM2 = 0.01
"""How near to its aim the share of the sea is brought: a hectare."""
_TURN = 1e-6
"""How near the part of an island is found whose sea jumps past the aim."""


def measure_sea(
    settlement: Settlement | str = "area",
    *,
    exact: bool = False,
    limits: Iterable[int] = LIMITS_NM,
    entitlement: Mapping[str, int] | None = None,
    without: Iterable[str] = (),
    including: Iterable[str] = (),
    tolerance_m: float = 0.5,
) -> SeaSettlement:
    """Measure what a settlement of the four islands means at sea.

    Parameters
    ----------
    settlement
        From `geo.settle` or `geo.settle_claim`, or the name of an option.
    exact
        Whether areas are solved by `geo.measure.equidistance.partition`, which takes tenths of a
        second, and not added up from the coast ledger, which agrees to some hundredths of a square
        kilometre. Shapes are always solved.
    limits
        Breadths of the sea in nautical miles: any of 3, 12, 24 and 200.
    entitlement
        Island, by id or any of its names, to the breadth of its sea: 200, 12 (a rock under article
        121(3) of the Convention) or 0. An island keeps the sea to which it is entitled, and beyond
        that bounds nothing. What is left out has all. Solved, not added up.
    without, including
        Islets of the layer `islets` to leave out, which count by default, and rocks to count that
        do not (Kaigara / Signalny, Kaihyo / Tyuleniy). Solved, not added up.
    tolerance_m
        How far the geodesic between two vertices of a shape may be off; a shape that is only drawn
        may be off by more.

    Returns
    -------
    sea
        Areas by limit and side, the equidistance lines, and the straits.

    Raises
    ------
    ArgumentError
        If the option, an island, an islet, a breadth or a limit is unknown, or the settlement is
        not of the four islands.

    Examples
    --------
    >>> two = measure_sea("count")
    >>> two.sides[200]["japan"].share > 5 * two.settlement.sides["japan"].share
    True
    """
    land = settle(settlement) if isinstance(settlement, str) else settlement
    if set(land.sides) != {"japan", "russia"}:
        raise ArgumentError("the sea is measured for the four islands only; use an option of them")
    breadths = _check_limits(limits)
    narrowed, rocks = _check_entitlement(entitlement or {}), rocks_of(without, including)
    solve = partial(_solve, land, breadths, narrowed, rocks, tolerance_m)
    added_up = not (exact or narrowed or rocks != SHIPPED)
    shapes = None if added_up else solve()
    areas = _added_up(land, breadths) if shapes is None else _areas(shapes)
    holders = {
        part_name(part.island, part.side, is_whole=part.fraction == 1.0): part.side
        for part in land.parts
    }
    return SeaSettlement(
        settlement=land,
        sides=FrozenDict({n: FrozenDict(sides_of(a, holders, land)) for n, a in areas.items()}),
        islands=FrozenDict({n: FrozenDict(a) for n, a in areas.items()}),
        holders=FrozenDict(holders),
        straits=measure_straits(land, rocks),
        method="ledger" if added_up else "partition",
        entitlement=FrozenDict(narrowed),
        without=rocks.without,
        including=rocks.including,
        solve=solve if shapes is None else partial(_same, shapes),
    )


def _solve(
    land: Settlement,
    limits: tuple[int, ...],
    entitlement: dict[str, int],
    rocks: Rocks,
    tolerance_m: float,
) -> SeaShapes:
    from geo.settlement.judge import solve_sea  # noqa: PLC0415  SciPy is for those who need shapes

    return solve_sea(land, limits, entitlement, rocks, tolerance_m)


def _same(shapes: SeaShapes) -> SeaShapes:
    return shapes


def _check_limits(limits: Iterable[int]) -> tuple[int, ...]:
    known = ", ".join(map(str, LIMITS_M))
    found = sorted(set(limits))
    for limit in found:
        if limit not in LIMITS_M:
            raise ArgumentError(f"the limit is {limit} M; known: {known}")
    if not found:
        raise ArgumentError(f"no limit is given; name at least one of {known}")
    return tuple(found)


def _check_entitlement(entitlement: Mapping[str, int]) -> dict[str, int]:
    names = {island: place_names()[island] for island in four_islands()}
    found: dict[str, int] = {}
    for name, breadth in entitlement.items():
        island = find_place(name, names, what="island")
        if island in found:
            raise ArgumentError(f"the island {name!r} is entitled twice; name it once")
        if breadth not in _BREADTHS:
            raise ArgumentError(
                f"the entitlement of {name!r} is {breadth} M; it must be one of "
                f"{', '.join(map(str, _BREADTHS))}"
            )
        found[island] = int(breadth)
    full = max(_BREADTHS)
    return {i: found[i] for i in four_islands() if found.get(i, full) != full}


def _added_up(land: Settlement, limits: tuple[int, ...]) -> dict[int, dict[str, float]]:
    division = divide_sea(land)
    islands = [island for island, _ in division.parts]
    return {
        limit: {
            part_name(island, side, is_whole=islands.count(island) == 1): area
            for (island, side), area in division.areas_km2(LIMITS_M[limit]).items()
        }
        for limit in limits
    }


def _areas(shapes: SeaShapes) -> dict[int, dict[str, float]]:
    return {
        limit: {name: area_km2(zone) for name, zone in zones.items()}
        for limit, zones in shapes.zones.items()
    }


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
    share is reached is cut. How much sea the cut-off part carries is added up from the coast ledger
    for each cut that is tried, until it is off by less than a hectare.

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
    limit_m = LIMITS_M[limit_nm]
    areas = sea_ledger().areas_km2(limit_m)
    whole = {
        island: float(areas[sea_ledger().coast == k].sum())
        for k, island in enumerate(sea_ledger().names)
    }
    given, left = _filled(whole, share * sum(whole.values()))
    island = four_islands()[len(given)]
    how: dict[str, Any] = {"cut": cut, "bearing_deg": bearing_deg, "toward": toward}

    @cache
    def claim(fraction: float) -> Settlement:
        if fraction in {0.0, 1.0}:
            return settle_claim([*given, island] if fraction else given, **how)
        return settle_claim(given, fraction={island: fraction}, **how)

    @cache
    def carried(fraction: float) -> float:
        if fraction in {0.0, 1.0}:
            return fraction * whole[island]
        return divide_sea(claim(fraction)).areas_km2(limit_m)[island, "japan"]

    known: dict[float, float] = {}
    if how == DEFAULT_WAY:
        rows = read_derived("sea_by_fraction.json")["rows"][island]
        known = {fraction: km2[str(limit_nm)] for fraction, km2 in rows}
    fraction, off = carrying_fraction(carried, left, {0.0: 0.0, 1.0: whole[island]} | known)
    is_half = (share, limit_nm) == (0.5, max(LIMITS_NM))
    share_text = f"{'Half' if is_half else format(share, '.4g')} of the sea within {limit_nm} M"
    notes = ["no document names it"]
    if off:
        reached = share + off / sum(whole.values())
        notes.append(f"{reached:.2%} is the nearest that such a border reaches")
    title = f"{share_text}, from the south-west ({'; '.join(notes)})"
    return replace(claim(fraction), option="sea" if is_half else "sea-share", title=title)


DEFAULT_WAY: Mapping[str, Any] = {"cut": "shortest", "bearing_deg": None, "toward": "south-west"}
"""How an island is cut if nothing else is asked for."""


def carrying_fraction(
    carried: Callable[[float], float], aim: float, known: Mapping[float, float]
) -> tuple[float, float]:
    """Find the fraction of an island at which the part cut off carries so much sea.

    Parameters
    ----------
    carried
        Fraction to the sea of the part, km².
    aim
        What it is to carry, km².
    known
        Some fractions, with what they carry: 0 and 1 at least.

    Returns
    -------
    fraction, off
        And how much more it carries than the aim: 0 if that is less than a hectare. The sea jumps
        where a border passes an outer corner of the coast: then the nearer side of the jump.

    Examples
    --------
    >>> fraction, off = carrying_fraction(lambda x: 4 * x, 1.0, {0.0: 0.0, 1.0: 4.0})
    >>> round(fraction, 2), off
    (0.25, 0.0)
    """

    def excess(fraction: float) -> float:
        off = known[fraction] if fraction in known else carried(fraction)
        off -= aim
        return 0.0 if abs(off) < _SEA_KM2 else off

    near = min(known, key=lambda fraction: abs(known[fraction] - aim))
    if not excess(near):
        return near, 0.0
    places = sorted(known)
    pairs = [(a, b) for a, b in pairwise(places) if excess(a) * excess(b) <= 0]
    fraction = sign_change(excess, *pairs[0], xtol=_TURN)
    if excess(fraction):
        # the sea jumps here: take the nearer side
        beside = (max(fraction - _TURN, 0.0), fraction, min(fraction + _TURN, 1.0))
        fraction = min(beside, key=lambda near: abs(excess(near)))
    return fraction, excess(fraction)


def _filled(whole: Mapping[str, float], aim: float) -> tuple[list[str], float]:
    """Hand islands over while the aim holds their sea; what is left of it falls to the next."""
    given: list[str] = []
    for island in four_islands()[:-1]:
        if aim < whole[island]:
            break
        aim -= whole[island]
        given.append(island)
    return given, aim


def sides_of(
    areas: Mapping[str, float], holders: Mapping[str, str], land: Settlement
) -> dict[str, SeaSide]:
    """Add up the sea of each side.

    Parameters
    ----------
    areas
        Part to its sea, km².
    holders
        Part to the side that gets it.
    land
        The settlement.

    Returns
    -------
    sides
        Side to its sea.

    Examples
    --------
    >>> areas, holders = {"habomai": 1.0, "etorofu": 3.0}, {"habomai": "japan", "etorofu": "russia"}
    >>> sides_of(areas, holders, settle("count"))["japan"].share
    0.25
    """
    total = sum(areas.values())
    # today all four are administered by Russia
    today = {"japan": 0.0, "russia": total}
    found = {}
    for side in land.sides:
        area = sum(areas[name] for name, holder in holders.items() if holder == side)
        share = area / total if total else 0.0
        found[side] = SeaSide(area, share, area - today[side])
    return found
