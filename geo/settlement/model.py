"""What a settlement is, on land and at sea, and how it shows itself; nothing is measured here."""

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.base.numbers import format_fixed as fixed
from geo.base.numbers import format_percent as percent
from geo.base.text import html_table
from geo.evidence.documents import Citation
from geo.layers.reference import read_reference

if TYPE_CHECKING:
    import geopandas

    from geo.measure.equidistance import EquidistanceLine, TriPoint

__all__ = [
    "CAVEAT",
    "LIMITS_NM",
    "NONE",
    "Alpha",
    "Border",
    "BridgeWaters",
    "Part",
    "SeaSettlement",
    "SeaShapes",
    "SeaSide",
    "Settlement",
    "Side",
    "Strait",
    "cells",
    "sea_cells",
    "side_name",
]

LIMITS_NM = (12, 200)
"""Territorial sea and exclusive economic zone (UNCLOS articles 3 and 57)."""

CAVEAT = (
    "A geometric consequence of equidistance, not a legal claim, within the breadths of UNCLOS "
    "articles 3 and 57. Article 15 names the median line for the territorial sea where nothing "
    "else is agreed; article 74 asks for an equitable solution by agreement and names no method. "
    "Left out: straight baselines, agreements between states, smaller islets and reefs that the "
    "coasts used here lack, and what islands are entitled to under article 121."
)
"""What has to stand beside every number of the sea."""

_DECIMALS = 10
NONE = "–"
_SIDE_NAMES = {"japan": "Japan", "russia": "Russia"}


@dataclass(frozen=True)
class Part:
    """An island, or the part of it, that one side gets.

    Attributes
    ----------
    island, side
        Whose part this is.
    fraction
        Of the island's measured area.
    area_km2
        Geodesic area.
    geometry
        Polygon or MultiPolygon, longitude-latitude degrees.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> [part.side for part in settle("area").parts if part.island == "etorofu"]
    ['japan', 'russia']
    """

    island: str
    side: str
    fraction: float
    area_km2: float
    geometry: BaseGeometry


@dataclass(frozen=True)
class Side:
    """What one side gets.

    Attributes
    ----------
    area_km2, share
        By measured geometry.
    official_km2, official_share
        By the official areas of the islands, a cut island's taken in the measured proportion;
        None for polygons without official areas.
    islands
        Island id to the fraction of it that this side gets; only those of which it gets any.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> settle("count").sides["japan"].islands
    {'habomai': 1.0, 'shikotan': 1.0}
    """

    area_km2: float
    share: float
    official_km2: float | None
    official_share: float | None
    islands: Mapping[str, float]


@dataclass(frozen=True)
class Border:
    """The new border on land; see `geo.measure.cut.Cut` for how its numbers are defined.

    Attributes
    ----------
    island
        The island that is cut.
    side
        In which direction from the border the first side's part lies.
    length_km, bearing_deg, ends, method
        As measured on the cut; the method of a border between given ends is "ends".
    geometry
        LineString or MultiLineString, longitude-latitude degrees.
    moved_m
        How far each given end was moved to reach the shore, in the order of `ends`; None if none
        was given.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> border = settle("area").border
    >>> border.island, border.side, round(border.length_km, 1)
    ('etorofu', 'west-south-west', 15.8)
    """

    island: str
    side: str
    length_km: float
    bearing_deg: float
    ends: tuple[tuple[float, float], ...]
    method: str
    geometry: BaseGeometry
    moved_m: tuple[float, float] | None = None


@dataclass(frozen=True)
class Alpha:
    """The part of an island that goes with the whole ones: the α of "3 + α".

    Attributes
    ----------
    island
        The island.
    fraction, area_km2
        By measured geometry.
    official_fraction
        The fraction of the same island that would meet the same aim by the official areas; None
        if there are none, or if by them the aim is not met on this island.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> alpha = settle("area").alpha
    >>> alpha.island, round(alpha.fraction, 3)
    ('etorofu', 0.212)
    """

    island: str
    fraction: float
    area_km2: float
    official_fraction: float | None


@dataclass(frozen=True)
class Settlement:
    """A settlement of the land: shares, borders, and the passages that it rests on.

    Attributes
    ----------
    option
        Id of the option, "share", "claim" or "polygons".
    title
        What it is, in words.
    citations
        Passages that name it; none for what a user made up.
    total_km2
        Geodesic area of all land.
    sides
        Name of a side to what it gets, the first side first.
    borders, alphas
        One for each island that is cut, in the order of the islands; a cut that falls into a gap
        between the parts of an island has an α and no border.
    residual_m2
        The first side's area minus its target, all cuts together; 0 if there is no target.
    parts
        One for each island, two for a cut one.
    names
        Island id to the name to show, both sides' names where they differ.
    official_km2
        Island id to its official area, or None.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> settlement = settle("count")
    >>> round(settlement.sides["japan"].share, 3), settlement.borders
    (0.068, ())
    """

    option: str
    title: str
    citations: tuple[Citation, ...]
    total_km2: float
    sides: Mapping[str, Side]
    borders: tuple[Border, ...]
    alphas: tuple[Alpha, ...]
    residual_m2: float
    parts: tuple[Part, ...]
    names: Mapping[str, str]
    official_km2: Mapping[str, float | None]

    @property
    def border(self) -> Border | None:
        """The only border, or the first of several; None if there is none. `borders` has all."""
        return self.borders[0] if self.borders else None

    @property
    def alpha(self) -> Alpha | None:
        """The only α, or the first of several; None if no island is cut. `alphas` has all."""
        return self.alphas[0] if self.alphas else None

    def to_dict(self) -> dict[str, Any]:
        """Plain dictionary in the shape that the command's JSON keeps.

        Returns
        -------
        settlement
            Numbers to ten decimals, the borders' geometries as GeoJSON; `border` and `alpha` are
            the first of `borders` and `alphas`, or None.

        Examples
        --------
        >>> from geo.settlement.options import settle
        >>> list(settle("three").to_dict())[:4]
        ['option', 'title', 'citations', 'total_km2']
        """
        sides = {name: _rounded(vars(side)) for name, side in self.sides.items()}
        borders = [_border_dict(border) for border in self.borders]
        alphas = [_rounded(vars(alpha)) for alpha in self.alphas]
        return {
            "option": self.option,
            "title": self.title,
            "citations": [citation.to_dict() for citation in self.citations],
            "total_km2": round(self.total_km2, _DECIMALS),
            "sides": sides,
            "border": borders[0] if borders else None,
            "alpha": alphas[0] if alphas else None,
            "residual_m2": round(self.residual_m2, _DECIMALS),
            "borders": borders,
            "alphas": alphas,
        }

    @property
    def land(self) -> "geopandas.GeoDataFrame":
        """The parts as a GeoDataFrame: island, side, fraction, area_km2; EPSG:4326."""
        import geopandas  # noqa: PLC0415  half a second that commands must not pay

        rows = [{f.name: getattr(p, f.name) for f in fields(p)} for p in self.parts]
        return geopandas.GeoDataFrame(rows, geometry="geometry", crs="EPSG:4326")

    @property
    def border_line(self) -> "geopandas.GeoDataFrame":
        """The borders as a GeoDataFrame, one a row; EPSG:4326."""
        import geopandas  # noqa: PLC0415

        names = [f.name for f in fields(Border)]
        rows = [{name: getattr(border, name) for name in names} for border in self.borders]
        return geopandas.GeoDataFrame(rows, columns=names, geometry="geometry", crs="EPSG:4326")

    def _repr_html_(self) -> str:
        return html_table(self.title, cells(self))


def _rounded(value: Any) -> Any:  # noqa: ANN401
    """Plain copy, floats to ten decimals: 0.01 mm of longitude, 0.1 mm2 of a square kilometre."""
    if isinstance(value, float):
        return round(value, _DECIMALS)
    if isinstance(value, Mapping):
        return {key: _rounded(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(each) for each in value]
    return value


def _border_dict(border: Border) -> dict[str, Any]:
    plain = {key: value for key, value in vars(border).items() if key != "side"}
    if border.moved_m is None:
        del plain["moved_m"]
    plain["geometry"] = shapely.geometry.mapping(border.geometry)
    rounded: dict[str, Any] = _rounded(plain)
    return rounded


@dataclass(frozen=True)
class SeaSide:
    """The sea of one side within one limit.

    Attributes
    ----------
    area_km2, share
        Of the sea that is nearest to the four islands.
    change_km2
        Against what is administered today.

    Examples
    --------
    >>> from geo.settlement.maritime import measure_sea
    >>> sea = measure_sea("count")
    >>> round(sea.sides[200]["japan"].share, 3)
    0.495
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

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> from geo.settlement.straits import measure_straits
    >>> strait = measure_straits(settle("none"))[0]
    >>> strait.name, round(strait.width_km, 1), strait.sides
    ('Goyomai Channel / Soviet Strait', 4.6, ('japan', 'russia'))
    """

    id: str
    name: str
    width_km: float
    shores: tuple[str, str]
    sides: tuple[str, str]
    within_12: str | None


@dataclass(frozen=True)
class SeaShapes:
    """The shapes of a settlement at sea, as `geo.measure.equidistance.partition` solves them.

    Attributes
    ----------
    zones, medians, tri_points, median
        As those of `SeaSettlement`.

    Examples
    --------
    >>> from geo.settlement.maritime import measure_sea
    >>> measure_sea("count").median.geom_type
    'LineString'
    """

    zones: Mapping[int, Mapping[str, BaseGeometry]] = field(repr=False)
    medians: "tuple[EquidistanceLine, ...]" = field(repr=False)
    tri_points: "tuple[TriPoint, ...]" = field(repr=False)
    median: BaseGeometry = field(repr=False)


@dataclass(frozen=True)
class SeaSettlement:
    """A settlement at sea.

    The numbers are there at once; the shapes are solved when they are first asked for.

    Attributes
    ----------
    settlement
        The settlement of the land.
    sides
        Limit in nautical miles to side to its sea.
    islands
        Limit in nautical miles to part ("shikotan", "etorofu:japan") to km² of sea.
    holders
        Part to the side that gets it.
    straits
        The straits between the islands and beside them.
    method
        How the areas were measured: "ledger" (to some hundredths of a square kilometre) or
        "partition".
    entitlement
        Island to the breadth of its sea in nautical miles, of those that are not entitled to all.
    without, including
        Islets that were left out, and rocks that count though they do not by default.
    solve
        Solves the shapes.

    Examples
    --------
    >>> from geo.settlement.maritime import measure_sea
    >>> sea = measure_sea("count")
    >>> sorted(sea.zones[12]), sea.holders["shikotan"]
    (['etorofu', 'habomai', 'kunashiri', 'shikotan'], 'japan')
    """

    settlement: Settlement
    sides: Mapping[int, Mapping[str, SeaSide]]
    islands: Mapping[int, Mapping[str, float]]
    holders: Mapping[str, str]
    straits: tuple[Strait, ...]
    method: str
    entitlement: Mapping[str, int]
    without: tuple[str, ...]
    including: tuple[str, ...]
    solve: Callable[[], SeaShapes] = field(repr=False, compare=False)

    @cached_property
    def shapes(self) -> SeaShapes:
        """All of its shapes."""
        return self.solve()

    @property
    def zones(self) -> Mapping[int, Mapping[str, BaseGeometry]]:
        """Limit in nautical miles to part to its water, land taken out; degrees."""
        return self.shapes.zones

    @property
    def median(self) -> BaseGeometry:
        """Lines between the waters of the two sides, within the largest limit; degrees."""
        return self.shapes.median

    @property
    def medians(self) -> "tuple[EquidistanceLine, ...]":
        """The same, coast by coast, with the nearest points on both coasts."""
        return self.shapes.medians

    @property
    def tri_points(self) -> "tuple[TriPoint, ...]":
        """Where the median turns from one coast to another."""
        return self.shapes.tri_points

    def to_dict(self) -> dict[str, Any]:
        """Plain dictionary, as the command's JSON.

        Returns
        -------
        sea
            Areas to six decimals (a square metre), geometries as GeoJSON.
        """
        return {
            "option": self.settlement.option,
            "title": self.settlement.title,
            "caveat": CAVEAT,
            "method": self.method,
            "entitlement": dict(self.entitlement),
            "without": list(self.without),
            "including": list(self.including),
            "limits": {
                str(limit): {
                    "sides": {side: _to_6(vars(sea)) for side, sea in sides.items()},
                    "islands": _to_6(self.islands[limit]),
                }
                for limit, sides in self.sides.items()
            },
            "check": _check(self.sides),
            "straits": [_plain_strait(strait) for strait in self.straits],
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
        note = f"<p>{html.escape(CAVEAT)}</p>"
        return html_table(self.settlement.title, sea_cells(self)) + note


def _check(sides: Mapping[int, Mapping[str, SeaSide]]) -> dict[str, Any] | None:
    """Give the total beside what another institute measured, if that limit was measured."""
    check = read_reference("sea.toml")["check"]
    if check["limit_nm"] not in sides:
        return None
    total = sum(side.area_km2 for side in sides[check["limit_nm"]].values())
    return {**check, "ours_km2": round(total, 6), "ratio": round(total / check["area_km2"], 6)}


def _to_6(values: Mapping[str, float]) -> dict[str, float]:
    return {key: round(value, 6) for key, value in values.items()}


def _plain_tri(tri: "TriPoint") -> dict[str, Any]:
    return {
        "coasts": list(tri.coasts),
        "point": [round(value, 9) for value in tri.point],
        "feet": tri.feet.round(9).tolist(),
        "distance_m": round(tri.distance_m, 3),
    }


def _plain_strait(strait: Strait) -> dict[str, Any]:
    return {**vars(strait), "width_km": round(strait.width_km, 6)}


@dataclass(frozen=True)
class BridgeWaters:
    """How much of the schematic power bridge lies in whose territorial sea.

    Attributes
    ----------
    japan_limit_nm
        3, the breadth that Japan keeps in the strait (Law on the Territorial Sea and the Contiguous
        Zone, Law No. 30 of 1977, supplementary provisions), or 12.
    japan_km, russia_km, beyond_km
        Within Japan's, within Russia's 12 M, and outside both; each on its side of the median.

    Examples
    --------
    >>> from geo.settlement.straits import bridge_waters
    >>> waters = bridge_waters(japan_limit_nm=3)
    >>> round(waters.japan_km, 1), round(waters.beyond_km, 1)
    (5.6, 15.7)
    """

    japan_limit_nm: int
    japan_km: float
    russia_km: float
    beyond_km: float


def side_name(side: str) -> str:
    """Name of a side as shown: the users' own names stay as they are.

    Parameters
    ----------
    side
        Id of a side.

    Returns
    -------
    name
        English.

    Examples
    --------
    >>> side_name("japan"), side_name("north")
    ('Japan', 'north')
    """
    return _SIDE_NAMES.get(side, side)


def cells(settlement: Settlement) -> list[list[str]]:
    """Table of a settlement: a head row, a row for each island, then totals and shares.

    Parameters
    ----------
    settlement
        From `geo.settle` or its like.

    Returns
    -------
    rows
        Texts, the head first; km², measured and official.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> cells(settle("count"))[-1]
    ['Share', '6.83%', '6.91%', '93.17%', '93.09%']
    """
    official = all(side.official_km2 is not None for side in settlement.sides.values())
    head = ["km²"]
    for side in settlement.sides:
        head.append(f"{side_name(side)}, measured")
        head += [f"{side_name(side)}, GSI"] if official else []
    rows = [head]
    for island, name in settlement.names.items():
        row = [name]
        for side in settlement.sides:
            row += _island_cells(settlement, island, side, official=official)
        rows.append(row)
    rows.append(["Total", *_side_cells(settlement, "area_km2", "official_km2", official=official)])
    rows.append(["Share", *_side_cells(settlement, "share", "official_share", official=official)])
    return rows


def _island_cells(settlement: Settlement, island: str, side: str, *, official: bool) -> list[str]:
    parts = [p for p in settlement.parts if p.island == island and p.side == side]
    if not parts:
        return [NONE] * (2 if official else 1)
    figure = settlement.official_km2[island]
    found = [fixed(parts[0].area_km2, 1)]
    if figure is not None:
        found.append(fixed(figure * parts[0].fraction, 1))
    return found


def _side_cells(settlement: Settlement, measured: str, given: str, *, official: bool) -> list[str]:
    found = []
    for side in settlement.sides.values():
        for name in (measured, given) if official else (measured,):
            value = getattr(side, name)
            found.append(f"{percent(value, 2)}%" if name.endswith("share") else fixed(value, 1))
    return found


def sea_cells(sea: SeaSettlement) -> list[list[str]]:
    """Table of a settlement at sea, as that of its land: islands, then totals and shares.

    Parameters
    ----------
    sea
        From `geo.measure_sea`.

    Returns
    -------
    rows
        Texts, the head first; km².

    Examples
    --------
    >>> from geo.settlement.maritime import measure_sea
    >>> sea = measure_sea("count")
    >>> sea_cells(sea)[-1]
    ['Share', '24.9%', '49.5%', '75.1%', '50.5%']
    """
    pairs = [(side, limit) for side in sea.settlement.sides for limit in sea.sides]
    rows = [["km² of sea", *(f"{side_name(side)}, within {limit} M" for side, limit in pairs)]]
    for island, name in sea.settlement.names.items():
        areas = [_sea_area(sea, island, side, limit) for side, limit in pairs]
        rows.append([name, *(NONE if area is None else fixed(area, 0) for area in areas)])
    found = [sea.sides[limit][side] for side, limit in pairs]
    rows.append(["Total", *(fixed(one.area_km2, 0) for one in found)])
    rows.append(["Share", *(f"{percent(one.share, 1)}%" for one in found)])
    return rows


def _sea_area(sea: SeaSettlement, island: str, side: str, limit: int) -> float | None:
    areas = sea.islands[limit]
    return areas[island] if sea.holders.get(island) == side else areas.get(f"{island}:{side}")
