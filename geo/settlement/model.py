"""What a settlement is: the land of each side, the border, and how they show themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.sources import Citation

if TYPE_CHECKING:
    import geopandas

_DECIMALS = 10


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
    """

    area_km2: float
    share: float
    official_km2: float | None
    official_share: float | None
    islands: Mapping[str, float]


@dataclass(frozen=True)
class Border:
    """The new border on land; see `geo.cut.Cut` for how its numbers are defined.

    Attributes
    ----------
    island
        The island that is cut.
    side
        In which direction from the border the first side's part lies.
    length_km, bearing_deg, ends, method
        As measured on the cut.
    geometry
        LineString or MultiLineString, longitude-latitude degrees.
    """

    island: str
    side: str
    length_km: float
    bearing_deg: float
    ends: tuple[tuple[float, float], ...]
    method: str
    geometry: BaseGeometry


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
    """

    island: str
    fraction: float
    area_km2: float
    official_fraction: float | None


@dataclass(frozen=True)
class Settlement:
    """A settlement of the land: shares, border, and the passages that it rests on.

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
    border, alpha
        None if no island is cut.
    residual_m2
        The first side's area minus its target; 0 if there is no target.
    parts
        One for each island, two for a cut one.
    names
        Island id to the name to show, both sides' names where they differ.
    official_km2
        Island id to its official area, or None.
    """

    option: str
    title: str
    citations: tuple[Citation, ...]
    total_km2: float
    sides: Mapping[str, Side]
    border: Border | None
    alpha: Alpha | None
    residual_m2: float
    parts: tuple[Part, ...]
    names: Mapping[str, str]
    official_km2: Mapping[str, float | None]

    def to_dict(self) -> dict[str, Any]:
        """Plain dictionary in the shape that the command's JSON keeps.

        Examples
        --------
        >>> from geo.settlement.options import settle
        >>> list(settle("three").to_dict())[:4]
        ['option', 'title', 'citations', 'total_km2']
        """
        sides = {name: _rounded(vars(side)) for name, side in self.sides.items()}
        return {
            "option": self.option,
            "title": self.title,
            "citations": [citation.to_dict() for citation in self.citations],
            "total_km2": round(self.total_km2, _DECIMALS),
            "sides": sides,
            "border": _border_dict(self.border),
            "alpha": _rounded(vars(self.alpha)) if self.alpha else None,
            "residual_m2": round(self.residual_m2, _DECIMALS),
        }

    @property
    def land(self) -> "geopandas.GeoDataFrame":
        """The parts as a GeoDataFrame: island, side, fraction, area_km2; EPSG:4326."""
        import geopandas  # noqa: PLC0415  half a second that commands must not pay

        rows = [{f.name: getattr(p, f.name) for f in fields(p)} for p in self.parts]
        return geopandas.GeoDataFrame(rows, geometry="geometry", crs="EPSG:4326")

    @property
    def border_line(self) -> "geopandas.GeoDataFrame":
        """The border as a GeoDataFrame of one row, or of none; EPSG:4326."""
        import geopandas  # noqa: PLC0415

        names = [f.name for f in fields(Border)]
        rows = [{name: getattr(self.border, name) for name in names}] if self.border else []
        return geopandas.GeoDataFrame(rows, columns=names, geometry="geometry", crs="EPSG:4326")

    def _repr_html_(self) -> str:
        from geo.settlement.report import cells, html_table  # noqa: PLC0415

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


def _border_dict(border: Border | None) -> dict[str, Any] | None:
    if border is None:
        return None
    plain = {key: value for key, value in vars(border).items() if key != "side"}
    plain["geometry"] = shapely.geometry.mapping(border.geometry)
    rounded: dict[str, Any] = _rounded(plain)
    return rounded
