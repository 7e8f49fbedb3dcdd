"""The land to be divided, with its names and official areas, and fractions of it."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError, DataError
from geo.layers.names import find_place, place_names
from geo.layers.read import read_features, shape_of
from geo.layers.reference import read_official_areas
from geo.measure.geodesy import area_m2

OFFICIAL_SOURCE = (
    "GSI (Japan), each island with its islets, rounded by the Ministry of Foreign Affairs of Japan"
)
"""Where the official areas come from."""

_ROUNDING = 1e-14


@dataclass(frozen=True)
class Land:
    """A piece of land to be divided: an island, or one of the user's polygons."""

    id: str
    name: str
    geometry: BaseGeometry
    area_km2: float
    official_km2: float | None = None


def fill(areas: Mapping[str, float], share: float) -> dict[str, float]:
    """Fill a share of all land, island after island; the fraction of each."""
    if not 0 <= share <= 1:
        raise ArgumentError(f"the share {share} must lie between 0 and 1")
    if share == 1:
        return dict.fromkeys(areas, 1.0)
    total = math.fsum(areas.values())
    left = share * total
    fractions: dict[str, float] = {}
    for island, area in areas.items():
        # what the subtraction leaves by rounding is no part of an island
        is_all, is_none = left > area - _ROUNDING * total, fractions and left < _ROUNDING * total
        fractions[island] = 1.0 if is_all else 0.0 if is_none else left / area
        left = 0.0 if is_all and left < area else max(0.0, left - area)
    return fractions


def resolve_claim(
    lands: Sequence[Land],
    whole: Sequence[str],
    fraction: Mapping[str, float],
    ends: Iterable[str] = (),
) -> dict[str, float]:
    """Turn names as people write them into fractions by island id.

    The fraction of an island that is cut between given ends is not known yet: not a number.
    """
    if isinstance(whole, str):
        raise ArgumentError(f"the islands {whole!r} are one text; give a list, as in [{whole!r}]")
    fractions: dict[str, float] = {}
    for name, value in [*((name, 1.0) for name in whole), *fraction.items()]:
        island = resolve(lands, name)
        if island in fractions:
            raise ArgumentError(f"the island {name!r} is named twice; name it once")
        if not 0 <= value <= 1:
            raise ArgumentError(f"the fraction {value} of {name!r} must lie between 0 and 1")
        fractions[island] = float(value)
    for name in ends:
        if resolve(lands, name) in fractions:
            raise ArgumentError(
                f"the island {name!r} is named twice, once by the ends of its border; name it once"
            )
        fractions[resolve(lands, name)] = math.nan
    return fractions


def resolve(lands: Sequence[Land], name: str) -> str:
    """Find an island by its id or any of its names."""
    known = place_names()
    names = {land.id: {"name": land.name, **known.get(land.id, {})} for land in lands}
    return find_place(name, names, what="island")


@cache
def read_islands(order: tuple[str, ...]) -> tuple[Land, ...]:
    """Read the four islands, with their measured and their official areas."""
    features = {f["id"]: f for f in read_features("islands") if f["id"] in order}
    missing = [island for island in order if island not in features]
    if missing:
        raise DataError(f"the layer islands lacks {', '.join(missing)}; rebuild the data")
    official = _official_km2()
    lands = []
    for island in order:
        geometry = shape_of(features[island])
        name = features[island]["properties"]["names"]["en"]
        area = area_m2(geometry) / 1e6
        lands.append(Land(island, name, geometry, area, official.get(island)))
    return tuple(lands)


def _official_km2() -> dict[str, float]:
    """Read official areas by island id, all in one scope: each island with its islets."""
    rows = (row for row in read_official_areas() if row["scope"] == "group with islets")
    return {row["id"]: row["area_km2"] for row in rows}
