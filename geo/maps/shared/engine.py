"""What the laboratory's engine (`web/engine`) reckons with, as plain data: land, names, the ledger.

The islands' own vertices go whole, in steps of 1e-7 degrees, which is how the layer has them: what
the page measures is what Python measures.
"""

from functools import cache
from typing import Any, cast

import numpy as np
import shapely

from geo.evidence.documents import read_seed
from geo.layers.derived import read_derived
from geo.layers.names import place_names, spellings
from geo.maps.shared.types import (
    EngineData,
    EngineFormula,
    EngineIsland,
    EngineLedger,
    EngineNamed,
)
from geo.measure._splice import Ring, oriented_rings
from geo.measure.geodesy import area_m2
from geo.settlement.coasts import coast_holders, islets_of, rock_names
from geo.settlement.land import Land, read_islands

__all__ = ["engine_data"]

_STEPS_PER_DEGREE = 10_000_000
_LEDGER = ("middle", "reach_m", "along_m", "others", "triangles", "areas")


@cache
def engine_data() -> EngineData:
    """Gather what the engine needs.

    Returns
    -------
    data
        Plain, not to be changed: the sides, the formulas, the islands with their exact rings,
        areas and names, the islets, who holds the other coasts, and the coast ledger as it lies in
        `data/derived`.

    Raises
    ------
    DataError
        If a layer or the ledger is missing or altered.

    Examples
    --------
    >>> [island["id"] for island in engine_data()["islands"]]
    ['habomai', 'shikotan', 'kunashiri', 'etorofu']
    """
    register = read_seed("options.toml")
    ledger = read_derived("coast_ledger.json")
    return {
        "sides": register["sides"],
        "options": [_formula(option) for option in register["option"]],
        "islands": [_island(land) for land in read_islands(tuple(register["order"]))],
        "rocks": [_named(rock, names) for rock, names in rock_names().items()],
        "holders": dict(coast_holders()),
        "ledger": cast("EngineLedger", {key: ledger[key] for key in _LEDGER}),
    }


def _formula(option: dict[str, Any]) -> EngineFormula:
    found: EngineFormula = {"id": option["id"], "title": option["title"]}
    if "share" in option:
        found["share"] = option["share"]
    if "whole" in option:
        found["whole"] = option["whole"]
    if "alpha" in option:
        found["alpha"] = option["alpha"]
    return found


def _named(place: str, names: Any) -> EngineNamed:  # noqa: ANN401  a mapping of language to name
    return {"id": place, "spellings": sorted(spellings(names.values()))}


def _island(land: Land) -> EngineIsland:
    rings = oriented_rings(land.geometry)
    islets = islets_of().get(land.id)
    return {
        "id": land.id,
        "name": land.name,
        "spellings": sorted({*spellings(place_names()[land.id].values()), *spellings([land.name])}),
        "area_m2": area_m2(land.geometry),
        "official_km2": land.official_km2 or 0.0,
        "rings": [_packed(ring) for ring in rings],
        "polygon": [ring.polygon for ring in rings],
        "islets": [] if islets is None else shapely.get_coordinates(islets).tolist(),
    }


def _packed(ring: Ring) -> list[int]:
    steps = np.round(ring.lonlat * _STEPS_PER_DEGREE).astype(int)
    found: list[int] = np.diff(steps, axis=0, prepend=[[0, 0]]).ravel().tolist()
    return found
