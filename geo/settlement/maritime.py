"""What a settlement of the land means at sea: who would be nearest to how much of it.

The sea that is nearer to an island than to any other coast, out to 12 or 200 nautical miles, goes
with the island. This is a geometric consequence of equidistance (United Nations Convention on the
Law of the Sea, articles 3, 15, 57 and 74), not a legal claim: straight baselines, agreements, and
what each island is entitled to under article 121 are left out.
"""

import html
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from scipy.optimize import brentq
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError
from geo.layers.read import read_features, read_shapes
from geo.measure._coast import coast_of
from geo.measure.equidistance import (
    LIMITS_M,
    NAUTICAL_MILE_M,
    EquidistanceLine,
    Partition,
    TriPoint,
    nearest_points,
    partition,
    with_feet,
)
from geo.measure.geodesy import GRS80, area_km2
from geo.settlement.options import Settlement, check_claim, settle

if TYPE_CHECKING:
    import geopandas

__all__ = [
    "NAUTICAL_MILE_M",
    "BridgeWaters",
    "SeaSettlement",
    "SeaSide",
    "Strait",
    "bridge_waters",
    "measure_sea",
    "settle_sea",
]

LIMITS_NM = (12, 200)
"""Territorial sea and exclusive economic zone (UNCLOS articles 3 and 57)."""

CAVEAT = (
    "A geometric consequence of equidistance (UNCLOS articles 3, 15, 57 and 74), not a legal "
    "claim. Left out: straight baselines, agreements between states, reefs that no open coastline "
    "holds, and what islands are entitled to under article 121."
)
"""What has to stand beside every number of the sea."""

JAPAN_COASTS = ("hokkaido", "honshu")
"""Other coasts that Japan holds; the rest of those near by are Russia's."""
_STRAITS = {
    "goyomai-strait": ("hokkaido", "habomai"),
    "nemuro-strait": ("hokkaido", "kunashiri"),
    "kunashiri-channel": ("kunashiri", "etorofu"),
    "etorofu-strait": ("etorofu", "kurils-north"),
}


@dataclass(frozen=True)
class SeaSide:
    """The sea of one side within one limit.

    Attributes
    ----------
    area_km2, share
        Of the sea that is nearest to the four islands.
    change_km2
        Against what is administered today.
    """

    area_km2: float
    share: float
    change_km2: float


@dataclass(frozen=True)
class Strait:
    """A strait between two coasts, under a settlement.

    Attributes
    ----------
    id, name
        The place.
    width_km
        Narrowest geodesic width.
    shores
        Names of the two coasts.
    sides
        Who would hold each shore.
    within_12
        The side within whose 12 M the whole narrows would lie; None if shared, or wider than 24 M.
    """

    id: str
    name: str
    width_km: float
    shores: tuple[str, str]
    sides: tuple[str, str]
    within_12: str | None


@dataclass(frozen=True)
class SeaSettlement:
    """A settlement at sea.

    Attributes
    ----------
    settlement
        The settlement of the land.
    sides
        Limit in nautical miles to side to its sea.
    islands
        Limit in nautical miles to part ("shikotan", "etorofu:japan") to km² of sea.
    zones
        Limit in nautical miles to part to its water, land taken out; degrees.
    holders
        Part to the side that gets it.
    median
        Lines between the waters of the two sides, within 200 M of the four islands.
    medians
        The same, coast by coast, with the nearest points on both coasts.
    tri_points
        Where the median turns from one coast to another.
    straits
        The straits between the islands and beside them.
    """

    settlement: Settlement
    sides: Mapping[int, Mapping[str, SeaSide]]
    islands: Mapping[int, Mapping[str, float]]
    zones: Mapping[int, Mapping[str, BaseGeometry]] = field(repr=False)
    holders: Mapping[str, str]
    median: BaseGeometry = field(repr=False)
    medians: tuple[EquidistanceLine, ...] = field(repr=False)
    tri_points: tuple[TriPoint, ...] = field(repr=False)
    straits: tuple[Strait, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain dictionary, as the command's JSON."""
        return {
            "option": self.settlement.option,
            "title": self.settlement.title,
            "caveat": CAVEAT,
            "limits": {
                str(limit): {
                    "sides": {side: _rounded(vars(sea)) for side, sea in sides.items()},
                    "islands": _rounded(self.islands[limit]),
                }
                for limit, sides in self.sides.items()
            },
            "straits": [_plain(strait) for strait in self.straits],
            "median": shapely.geometry.mapping(self.median),
            "tri_points": [_plain_tri(tri) for tri in self.tri_points],
        }

    @property
    def waters(self) -> "geopandas.GeoDataFrame":
        """The zones as a GeoDataFrame: coast, side, limit_nm, area_km2; EPSG:4326."""
        import geopandas  # noqa: PLC0415  half a second that commands must not pay

        rows = [
            {
                "coast": name,
                "side": self.holders[name],
                "limit_nm": limit,
                "area_km2": self.islands[limit][name],
                "geometry": zone,
            }
            for limit, zones in self.zones.items()
            for name, zone in zones.items()
        ]
        return geopandas.GeoDataFrame(rows, geometry="geometry", crs="EPSG:4326")

    def _repr_html_(self) -> str:
        from geo.settlement.report import html_table, sea_cells  # noqa: PLC0415

        note = f"<p>{html.escape(CAVEAT)}</p>"
        return html_table(self.settlement.title, sea_cells(self)) + note


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {key: round(value, 6) for key, value in values.items()}


def _plain_tri(tri: TriPoint) -> dict[str, Any]:
    return {
        "coasts": list(tri.coasts),
        "point": [round(value, 9) for value in tri.point],
        "feet": tri.feet.round(9).tolist(),
        "distance_m": round(tri.distance_m, 3),
    }


def _plain(strait: Strait) -> dict[str, Any]:
    return {**vars(strait), "width_km": round(strait.width_km, 6)}


def measure_sea(settlement: Settlement | str = "area") -> SeaSettlement:
    """Measure what a settlement of the four islands means at sea.

    Parameters
    ----------
    settlement
        From `geo.settle` or `geo.check_claim`, or the name of an option.

    Returns
    -------
    sea
        Areas by limit and side, the median lines, and the straits.

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
    shores = _shores(land)
    sides, islands, zones = {}, {}, {}
    found = {limit: _parted(shores, limit) for limit in LIMITS_NM}
    for limit in LIMITS_NM:
        water = {name: _water(name, found[limit].zones[name]) for name in shores}
        areas = {name: area_km2(shape) for name, shape in water.items()}
        zones[limit] = MappingProxyType(water)
        islands[limit] = MappingProxyType(areas)
        sides[limit] = MappingProxyType(_sides(areas, shores, land))
    medians, tri_points = _between(found[max(LIMITS_NM)], shores)
    return SeaSettlement(
        land,
        MappingProxyType(sides),
        MappingProxyType(islands),
        MappingProxyType(zones),
        MappingProxyType({name: shore.side for name, shore in shores.items()}),
        shapely.line_merge(
            shapely.MultiLineString([p for m in medians for p in shapely.get_parts(m.line)])
        ),
        medians,
        tri_points,
        _straits(land),
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
    side of the jump is taken, and the title says how much is reached.

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
    if not 0 < share < 1:
        raise ArgumentError(f"the share {share} of the sea must lie between 0 and 1")
    if limit_nm not in LIMITS_NM:
        raise ArgumentError(f"the limit is {limit_nm} M; known: {', '.join(map(str, LIMITS_NM))}")
    zones = _whole(limit_nm).zones
    whole = {name: area_km2(_water(name, zone)) for name, zone in zones.items()}
    given, left = _filled(whole, share * sum(whole.values()))
    island = _FOUR[len(given)]
    how: dict[str, Any] = {"cut": cut, "bearing_deg": bearing_deg, "toward": toward}

    def claim(fraction: float) -> Settlement:
        if fraction in {0.0, 1.0}:
            return check_claim([*given, island] if fraction else given, **how)
        return check_claim(given, fraction={island: fraction}, **how)

    @cache
    def excess(fraction: float) -> float:
        if fraction in {0.0, 1.0}:
            return fraction * whole[island] - left
        off = _carried_km2(_shores(claim(fraction)), f"{island}:japan", limit_nm) - left
        return 0.0 if abs(off) < _SEA_KM2 else off

    fraction = float(brentq(excess, 0.0, 1.0, xtol=_TURN))
    if excess(fraction):
        # the sea jumps here: take the nearer side
        beside = (max(fraction - _TURN, 0.0), fraction, min(fraction + _TURN, 1.0))
        fraction = min(beside, key=lambda near: abs(excess(near)))
    is_half = (share, limit_nm) == (0.5, max(LIMITS_NM))
    said = f"{'Half' if is_half else format(share, '.4g')} of the sea within {limit_nm} M"
    notes = ["no document names it"]
    if excess(fraction):
        reached = share + excess(fraction) / sum(whole.values())
        notes.append(f"{reached:.2%} is the nearest that such a border reaches")
    title = f"{said}, from the south-west ({'; '.join(notes)})"
    return replace(claim(fraction), option="sea" if is_half else "sea-share", title=title)


def _filled(whole: Mapping[str, float], aim: float) -> tuple[list[str], float]:
    """Give islands away while the aim holds their sea; what is left of it falls to the next."""
    given: list[str] = []
    for island in _FOUR[:-1]:
        if aim < whole[island]:
            break
        aim -= whole[island]
        given.append(island)
    return given, aim


@dataclass(frozen=True, eq=False)
class _Shore:
    """The coast of an island, or of the part of it that one side gets."""

    island: str
    side: str
    coast: BaseGeometry
    is_whole: bool


def _shores(land: Settlement) -> dict[str, _Shore]:
    islands = read_shapes("islands")
    shores = {}
    for part in land.parts:
        whole = part.fraction == 1.0
        name = part.island if whole else f"{part.island}:{part.side}"
        coast = part.geometry
        if not whole and land.border is not None:
            # the border on land is no coast: keep what runs along the island's own shore, and
            # leave a gap at the border's ends, so that the coasts of the two parts do not touch
            near = shapely.buffer(islands[part.island].boundary, _ALONG_DEG)
            shore = shapely.intersection(part.geometry.boundary, near)
            coast = shapely.difference(shore, shapely.buffer(land.border.geometry, _GAP_DEG))
        shores[name] = _Shore(part.island, part.side, coast, whole)
    return shores


_ALONG_DEG = 1e-6
_GAP_DEG = 5e-5
"""About five metres of shore beside each end of a border on land."""


@cache
def _others() -> dict[str, BaseGeometry]:
    """Every other coast, by the group that it belongs to."""
    shapes = read_shapes("coast")
    groups: dict[str, list[BaseGeometry]] = {}
    for feature in read_features("coast"):
        group = feature["properties"].get("group") or feature["id"]
        groups.setdefault(group, []).append(shapes[feature["id"]])
    return {group: shapely.union_all(parts) for group, parts in groups.items()}


_FOUR = ("habomai", "shikotan", "kunashiri", "etorofu")


@cache
def _whole(limit: int) -> Partition:
    islands = {name: read_shapes("islands")[name] for name in _FOUR}
    return partition({**islands, **_others()}, of=_FOUR, limit_m=LIMITS_M[limit])


def _parted(shores: Mapping[str, _Shore], limit: int) -> Partition:
    if all(shore.is_whole for shore in shores.values()):
        return _whole(limit)
    coasts = {name: shore.coast for name, shore in shores.items()}
    return partition({**coasts, **_others()}, of=coasts, limit_m=LIMITS_M[limit])


def _carried_km2(shores: Mapping[str, _Shore], name: str, limit: int) -> float:
    """Measure the sea of one shore alone, with samples as far apart as they may be."""
    coasts = {name: shore.coast for name, shore in shores.items()}
    found = partition({**coasts, **_others()}, of=[name], limit_m=LIMITS_M[limit], step_m=_COARSE_M)
    return area_km2(_water(name, found.zones[name]))


def _water(name: str, zone: BaseGeometry) -> BaseGeometry:
    land = read_shapes("islands")[name.partition(":")[0]]
    return shapely.difference(zone, land)


def _sides(
    areas: Mapping[str, float], shores: Mapping[str, _Shore], land: Settlement
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
    found: Partition, shores: Mapping[str, _Shore]
) -> tuple[tuple[EquidistanceLine, ...], tuple[TriPoint, ...]]:
    """Medians and tri-points between coasts of different holders, what runs over land left out."""
    holders = {name: _holder(name, shores) for name in {*shores, *_others()}}
    boundary = found.boundary(holders)
    cut = {shore.island for shore in shores.values() if not shore.is_whole}
    land = shapely.union_all([read_shapes("islands")[name] for name in cut])
    medians = [part for median in boundary.medians for part in _at_sea(median, land, shores)]
    points = [t for t in boundary.tri_points if not shapely.intersects_xy(land, *t.point)]
    return tuple(medians), tuple(points)


def _at_sea(
    median: EquidistanceLine, land: BaseGeometry, shores: Mapping[str, _Shore]
) -> list[EquidistanceLine]:
    if not shapely.intersects(median.line, land):
        return [median]
    coasts = {name: coast_of(shores[name].coast) for name in median.coasts}
    at_sea = shapely.get_parts(shapely.difference(median.line, land))
    return [with_feet(coasts, median.coasts, line) for line in at_sea]


def _holder(coast: str, shores: Mapping[str, _Shore]) -> str:
    if coast in shores:
        return shores[coast].side
    return "japan" if coast in JAPAN_COASTS else "russia"


def _straits(land: Settlement) -> tuple[Strait, ...]:
    names = {f["id"]: f["properties"]["names"]["en"] for f in read_features("places")}
    parts = {(part.island, part.side): part.geometry for part in land.parts}
    found = []
    for place, (one, other) in _STRAITS.items():
        width, sides = min(
            (
                (_width(shape, facing), (side, opposite))
                for side, shape in _coasts_of(one, parts)
                for opposite, facing in _coasts_of(other, parts)
            ),
            key=lambda pair: pair[0],
        )
        within = sides[0] if sides[0] == sides[1] and width <= _TWICE_12_KM else None
        found.append(Strait(place, names[place], width, (one, other), sides, within))
    return tuple(found)


_CABLE_PIECES = 8000
_SEA_KM2 = 0.01
_TURN = 1e-6
"""How near the part of an island is found whose sea jumps past the aim."""
_COARSE_M = 1000.0
"""Spacing of samples while the border is sought: they say which shores meet, not how far."""
_TWICE_12_KM = 24 * NAUTICAL_MILE_M / 1e3


def _coasts_of(
    name: str, parts: Mapping[tuple[str, str], BaseGeometry]
) -> list[tuple[str, BaseGeometry]]:
    own = [(side, shape) for (island, side), shape in parts.items() if island == name]
    return own or [(_holder(name, {}), _others()[name])]


def _width(one: BaseGeometry, other: BaseGeometry) -> float:
    return nearest_points(one, other).distance_m / 1e3


@dataclass(frozen=True)
class BridgeWaters:
    """How much of the schematic power bridge lies in whose waters.

    Attributes
    ----------
    japan_limit_nm
        3, Japan's own limit in the strait (Law on the Territorial Sea and the Contiguous Zone, Law
        No. 30 of 1977, supplementary provisions), or 12.
    japan_km, russia_km, beyond_km
        Within Japan's limit, within Russia's 12 M, and in neither; each on its side of the median.
    """

    japan_limit_nm: int
    japan_km: float
    russia_km: float
    beyond_km: float


def bridge_waters(*, japan_limit_nm: int = 3) -> BridgeWaters:
    """Measure the power bridge's kilometres in each side's waters.

    Parameters
    ----------
    japan_limit_nm
        Japan's territorial sea in the La Pérouse (Soya) Strait, in nautical miles: 3 or 12.

    Returns
    -------
    waters
        Kilometres of the schematic cable.

    Raises
    ------
    ArgumentError
        If the limit is not positive.

    Examples
    --------
    >>> bridge_waters(japan_limit_nm=12).beyond_km
    0.0
    """
    if not japan_limit_nm > 0:
        raise ArgumentError(f"the limit is {japan_limit_nm} M; it must be positive")
    cable = shapely.get_coordinates(read_shapes("power_bridge")["power-bridge"])
    azimuth, _, length = GRS80.inv(*cable[0], *cable[-1])
    along = (np.arange(_CABLE_PIECES) + 0.5) * length / _CABLE_PIECES
    same = np.ones(_CABLE_PIECES)
    lon, lat, _ = GRS80.fwd(cable[0, 0] * same, cable[0, 1] * same, azimuth * same, along)
    to_japan, to_russia = (
        coast_of(_others()[name]).nearest(lon, lat).distance_m for name in ("hokkaido", "sakhalin")
    )
    japan = (to_japan <= to_russia) & (to_japan <= japan_limit_nm * NAUTICAL_MILE_M)
    russia = (to_russia < to_japan) & (to_russia <= 12 * NAUTICAL_MILE_M)
    piece_km = length / _CABLE_PIECES / 1e3
    beyond = _CABLE_PIECES - int(japan.sum()) - int(russia.sum())
    return BridgeWaters(
        japan_limit_nm, japan.sum() * piece_km, russia.sum() * piece_km, beyond * piece_km
    )
