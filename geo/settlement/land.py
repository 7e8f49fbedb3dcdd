"""The land to be settled, with its names and official areas, and fractions of it."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import shapely
from shapely.geometry.base import BaseGeometry

from geo.base.files import data_root
from geo.errors import ArgumentError, DataError
from geo.layers.read import read_features
from geo.measure.geodesy import area_m2
from geo.sources import read_seed

OFFICIAL_SOURCE = "GSI, as quoted by MOFA Japan and the Northern Territories Issue Association"
"""Where the official areas come from."""


@dataclass(frozen=True)
class Land:
    """A piece of land to be settled: an island, or one of the user's polygons."""

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
    left = share * sum(areas.values())
    fractions = {}
    for island, area in areas.items():
        fractions[island] = min(1.0, max(0.0, left / area))
        left -= area
    return fractions


def resolve_claim(
    lands: Sequence[Land], whole: Sequence[str], fraction: Mapping[str, float]
) -> dict[str, float]:
    """Turn names as people write them into fractions by island id."""
    if len(fraction) > 1:
        raise ArgumentError(
            f"fractions of {len(fraction)} islands are given ({', '.join(fraction)}); a settlement "
            "has one border on land, so only one island can be cut"
        )
    fractions: dict[str, float] = {}
    for name, value in [*((name, 1.0) for name in whole), *fraction.items()]:
        island = resolve(lands, name)
        if island in fractions:
            raise ArgumentError(f"the island {name!r} is named twice; name it once")
        if not 0 <= value <= 1:
            raise ArgumentError(f"the fraction {value} of {name!r} must lie between 0 and 1")
        fractions[island] = float(value)
    return fractions


def resolve(lands: Sequence[Land], name: str) -> str:
    """Find an island by its id or any of its names."""
    wanted = name.strip().casefold()
    for land in lands:
        if wanted in {land.id.casefold(), *_aliases().get(land.id, ())}:
            return land.id
    raise ArgumentError(
        f"no island is called {name!r} here; known: {', '.join(land.id for land in lands)}"
    )


@cache
def _aliases() -> dict[str, frozenset[str]]:
    """Collect lower-case names of the islands in all languages, by id."""
    return {
        feature["id"]: frozenset(
            name.strip().casefold()
            for names in feature["properties"]["names"].values()
            for name in (names, *names.split("/"))
        )
        for feature in read_features("islands")
    }


def read_order() -> tuple[str, ...]:
    """Ids of the four islands, in the order in which the documents hand them over."""
    return tuple(read_seed("options.toml")["order"])


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
        geometry = shapely.geometry.shape(features[island]["geometry"])
        name = features[island]["properties"]["names"]["en"]
        area = area_m2(geometry) / 1e6
        lands.append(Land(island, name, geometry, area, official.get(island)))
    return tuple(lands)


def _official_km2() -> dict[str, float]:
    """Read official areas by island id: with its islets where that figure is given."""
    path = data_root() / "reference" / "official_areas.csv"
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error}; reinstall the package") from error
    # "island" rows come first here, so that the figure with islets replaces them
    rows.sort(key=lambda row: row["scope"] == "group with islets")
    return {row["island"].casefold(): float(row["area_km2"]) for row in rows}
