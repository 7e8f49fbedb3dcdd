"""What is computed from the layers once: the coast ledger, and the narrows of the straits."""

import json
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

from geo.build.write import Feature
from geo.evidence.records import four_islands
from geo.layers.read import shape_of
from geo.measure.cut import equal_area
from geo.measure.equidistance import Partition
from geo.measure.geodesy import LIMITS_M, area_km2
from geo.measure.ledger import Ledger, Owner, coast_ledger
from geo.settlement.coasts import (
    SHIPPED,
    Rocks,
    group_coasts,
    islets_by_island,
    islets_by_part,
    join_coasts,
    part_coast,
)
from geo.settlement.judge import entitled_zones, part_sea
from geo.settlement.maritime import carrying_fraction
from geo.settlement.model import LIMITS_NM, Part
from geo.settlement.sensitivity import ASSUMPTIONS, Assumption
from geo.settlement.straits import find_narrows, measure_bridge

__all__ = ["encode_derived"]

_BRIDGE_LIMITS_NM = (3, 12)
_FRACTIONS = 32
_METRES, _HECTARES, _DEGREES = 6, 3, 9
"""Decimals of kilometres and square kilometres, of areas that are only a guess, and of degrees."""


def encode_derived(layers: Mapping[str, list[Feature]]) -> dict[str, bytes]:
    """Compute and encode the files of `data/derived`: the same layers give the same bytes.

    Parameters
    ----------
    layers
        Features by layer: those of `islands`, `islets`, `coast` and `power_bridge` are read.

    Returns
    -------
    files
        Name to bytes, JSON in UTF-8.

    Examples
    --------
    >>> from geo.layers.derived import read_derived
    >>> read_derived("coast_ledger.json")["names"]
    ['habomai', 'shikotan', 'kunashiri', 'etorofu']
    """
    islands = join_coasts(layers["islands"], layers["islets"])
    coasts = {**islands, **group_coasts(layers["coast"])}
    ledger = coast_ledger(coasts, of=islands, limits_m=LIMITS_M.values())
    narrows = [
        {
            "id": way.id,
            "shores": way.shores,
            "width_km": round(way.width_km, _METRES),
            "ends": [[round(value, _DEGREES) for value in end] for end in way.ends],
        }
        for way in find_narrows(coasts)
    ]
    cable = shape_of(layers["power_bridge"][0])
    bridge = [vars(measure_bridge(cable, coasts, limit)) for limit in _BRIDGE_LIMITS_NM]
    partings: dict[tuple[object, ...], Partition] = {}
    rows = [{"id": each.id, "km2": _sensitive(layers, each, partings)} for each in ASSUMPTIONS]
    return {
        "coast_ledger.json": _encode(ledger.to_dict()),
        "sea_by_fraction.json": _encode({"rows": _by_fraction(layers, ledger)}),
        "sensitivity.json": _encode({"rows": rows}),
        "straits.json": _encode({"straits": narrows, "bridge": bridge}),
    }


def _by_fraction(layers: Mapping[str, list[Feature]], ledger: Ledger) -> dict[str, list[Any]]:
    """Sea of the part of each island, cut as by default: a first guess for any share of the sea.

    Rows of fraction and limit to km², for even fractions, and for the half of all sea.
    """
    islets = islets_by_island(layers["islets"], SHIPPED, {})
    lands = {f["id"]: shape_of(f) for f in layers["islands"] if f["id"] in four_islands()}
    limits = [LIMITS_M[limit] for limit in LIMITS_NM]
    widest = max(limits)

    def carried(island: str, fraction: float) -> dict[float, float]:
        cut = equal_area(lands[island], fraction)
        shapes = {"japan": cut.part, "russia": cut.rest}
        parts = [Part(island, side, 0.5, 0.0, shape) for side, shape in shapes.items()]
        points = islets_by_part(parts, known=islets)
        owners: dict[str, Owner] = dict.fromkeys(ledger.names, "russia")
        owners[island] = {part.side: part_coast(part, points) for part in parts}
        division = ledger.divide(owners)
        return {limit: division.areas_km2(limit)[island, "japan"] for limit in limits}

    found: dict[str, list[Any]] = {}
    left = float(ledger.areas_km2(widest).sum()) / 2
    for number, island in enumerate(ledger.names):
        fractions = [k / _FRACTIONS for k in range(1, _FRACTIONS)]
        sea = {fraction: carried(island, fraction) for fraction in fractions}
        whole = float(ledger.areas_km2(widest)[ledger.coast == number].sum())
        if 0 < left < whole:
            known = {0.0: 0.0, 1.0: whole} | {f: km2[widest] for f, km2 in sea.items()}
            half, _ = carrying_fraction(partial(_at, carried, island, widest), left, known)
            half = round(half, _DEGREES)
            sea[half] = carried(island, half)
        left -= whole
        found[island] = [
            [f, {str(n): round(sea[f][LIMITS_M[n]], _HECTARES) for n in LIMITS_NM}]
            for f in sorted(sea)
        ]
    return found


def _at(
    carried: Callable[[str, float], dict[float, float]], island: str, limit: float, part: float
) -> float:
    return carried(island, part)[limit]


def _sensitive(
    layers: Mapping[str, list[Feature]],
    assumption: Assumption,
    known: dict[tuple[object, ...], Partition],
) -> dict[int, dict[str, float]]:
    """Solve the sea of the whole islands under an assumption: limit to island to km².

    `known` keeps what several assumptions share.
    """
    rocks = Rocks(assumption.without, assumption.including)
    lands = {f["id"]: shape_of(f) for f in layers["islands"] if f["id"] in four_islands()}
    places = {f["id"]: shape_of(f) for f in layers["places"]}
    own = join_coasts(layers["islands"], layers["islets"], rocks, places)
    others = group_coasts(layers["coast"], rocks, places)

    def parted(names: Collection[str], limit: int) -> Partition:
        key = (*names, limit, rocks)
        if key not in known:
            known[key] = part_sea({**{n: own[n] for n in names}, **others}, names, limit)
        return known[key]

    found = {}
    for limit in LIMITS_NM:
        breadth = {island: assumption.entitlement.get(island, limit) for island in lands}
        zones = entitled_zones(breadth, limit, parted, lands)
        found[limit] = {island: round(area_km2(zone), _METRES) for island, zone in zones.items()}
    return found


def _encode(content: Mapping[str, Any]) -> bytes:
    """One key a line, so that a change shows where it is."""
    lines = [
        f"{json.dumps(key)}:{json.dumps(v, separators=(',', ':'))}" for key, v in content.items()
    ]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()
