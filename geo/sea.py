"""The command `python -m geo.sea`: what a settlement means at sea.

Examples
--------
::

    python -m geo.sea --option count
    python -m geo.sea --option all
    python -m geo.sea --option area --map sea.html --geojson sea.geojson
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.base.command import Parser, alpha_of, run, write_outputs
from geo.errors import ArgumentError
from geo.settlement.maritime import (
    CAVEAT,
    LIMITS_NM,
    SeaSettlement,
    bridge_waters,
    measure_sea,
    settle_sea,
)
from geo.settlement.options import Settlement, option_names, settle, settle_all
from geo.settlement.report import side_name, table, wrapped

__all__ = ["main"]


def _parser() -> Parser:
    parser = Parser(
        prog="python -m geo.sea",
        description="Measure the sea that would go with a settlement of the four islands.",
        epilog=CAVEAT,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--option", metavar="NAME", default="area", help="an option, `all`, or `sea`: half of it"
    )
    parser.add_argument(
        "--alpha", metavar="F", help="α of two-plus-alpha: of Kunashiri / Kunashir, or ISLAND=F"
    )
    out = parser.add_argument_group("output (`-` is standard output)")
    out.add_argument("--json", metavar="FILE", nargs="?", const="-", help="the result as JSON")
    out.add_argument(
        "--geojson", metavar="FILE", help="zones, median lines with their feet, and tri-points"
    )
    out.add_argument("--map", metavar="FILE", help="a map page that needs no network")
    return parser


def main(arguments: list[str]) -> int:
    """Run the command.

    Parameters
    ----------
    arguments
        What stands after `python -m geo.sea`.

    Returns
    -------
    status
        0.

    Raises
    ------
    GeoError
        On any bad input; nothing is written then.
    """
    args = _parser().parse_args(arguments)
    alpha = None if args.alpha is None else alpha_of(args.alpha)
    many = args.option == "all"
    seas = [measure_sea(land) for land in _lands(args.option, alpha)]
    outputs = []
    if args.json:
        shaped: Any = [sea.to_dict() for sea in seas]
        outputs.append((args.json, json.dumps(shaped if many else shaped[0], ensure_ascii=False)))
    if args.geojson:
        outputs.append((args.geojson, json.dumps(_collection(seas), ensure_ascii=False)))
    if args.map:
        outputs.append((args.map, _page(seas)))
    write_outputs(outputs)
    if "-" not in {path for path, _ in outputs}:
        sys.stdout.write((compare(seas) if many else describe(seas[0])) + "\n")
    return 0


def _lands(option: str, alpha: float | dict[str, float] | None) -> list[Settlement]:
    if option == "all":
        return [*settle_all(alpha=alpha), settle_sea()]
    if option == "sea":
        if alpha is not None:
            raise ArgumentError("--alpha does not go with --option sea; leave one of them out")
        return [settle_sea()]
    return [settle(option, alpha=alpha)]


def _page(seas: list[SeaSettlement]) -> str:
    from geo import maps  # noqa: PLC0415  folium is only for those who ask for a map

    return maps.sea_map(seas).render()


def _collection(seas: list[SeaSettlement]) -> dict[str, Any]:
    features = [feature for sea in seas for feature in _features(sea)]
    return {"type": "FeatureCollection", "features": features}


def _features(sea: SeaSettlement) -> Iterator[dict[str, Any]]:
    option = sea.settlement.option
    for limit, zones in sea.zones.items():
        for name, zone in zones.items():
            yield _feature(
                f"{option}:{limit}:{name}",
                shapely.orient_polygons(zone),
                option=option,
                kind="zone",
                coast=name,
                side=sea.holders[name],
                limit_nm=limit,
                area_km2=round(sea.islands[limit][name], 6),
            )
    for k, median in enumerate(sea.medians):
        yield _feature(
            f"{option}:median:{k}",
            median.line,
            option=option,
            kind="median",
            coasts=list(median.coasts),
            feet=np.concatenate(list(median.feet), axis=1).round(_DECIMALS).tolist(),
            distance_m=median.distance_m.round(3).tolist(),
        )
    for k, tri in enumerate(sea.tri_points):
        yield _feature(
            f"{option}:tri-point:{k}",
            shapely.Point(tri.point),
            option=option,
            kind="tri-point",
            coasts=list(tri.coasts),
            feet=tri.feet.round(_DECIMALS).tolist(),
            distance_m=round(tri.distance_m, 3),
        )


_DECIMALS = 9


def _feature(record: str, geometry: BaseGeometry, **properties: Any) -> dict[str, Any]:  # noqa: ANN401
    plain = shapely.transform(geometry, lambda xy: xy.round(_DECIMALS) + 0.0)
    return {
        "type": "Feature",
        "id": record,
        "geometry": shapely.geometry.mapping(plain),
        "properties": {**properties, "caveat": CAVEAT},
    }


def describe(sea: SeaSettlement) -> str:
    """Lay out one settlement at sea."""
    head = ["km² of sea"]
    rows = [head]
    for limit in LIMITS_NM:
        head += [f"within {limit} M", "share", "change"]
    for side in sea.settlement.sides:
        row = [side_name(side)]
        for limit in LIMITS_NM:
            found = sea.sides[limit][side]
            row += [f"{found.area_km2:,.0f}", f"{found.share:.1%}", f"{found.change_km2:+,.0f}"]
        rows.append(row)
    parts = [["of which", *(f"within {limit} M" for limit in LIMITS_NM)]]
    for name in sea.islands[LIMITS_NM[0]]:
        island, _, side = name.partition(":")
        label = sea.settlement.names[island] + (f", {side_name(side)}'s part" if side else "")
        parts.append([label, *(f"{sea.islands[limit][name]:,.0f}" for limit in LIMITS_NM)])
    lines = [f"{sea.settlement.title}   [{sea.settlement.option}]", "", *table(rows), ""]
    lines += [*table(parts), "", *_strait_lines(sea), "", *_bridge_lines(), "", *caveat_lines()]
    return "\n".join(lines)


def _strait_lines(sea: SeaSettlement) -> list[str]:
    rows = [["strait", "narrowest km", "shores", "within one side's 12 M"]]
    for strait in sea.straits:
        shores = " and ".join(side_name(side) for side in strait.sides)
        whose = "no" if strait.within_12 is None else side_name(strait.within_12)
        rows.append([strait.name, f"{strait.width_km:.1f}", shores, whose])
    return table(rows)


def _bridge_lines() -> list[str]:
    rows = [["power bridge, km (schematic)", "Japan", "Russia", "neither"]]
    for limit in (3, 12):
        found = bridge_waters(japan_limit_nm=limit)
        row = [f"with Japan's limit in the strait at {limit} M"]
        row += [f"{km:.1f}" for km in (found.japan_km, found.russia_km, found.beyond_km)]
        rows.append(row)
    return table(rows)


def caveat_lines() -> list[str]:
    """Say what the numbers of the sea are, in lines of a terminal's width."""
    return wrapped(CAVEAT)


def sea_columns(seas: list[SeaSettlement]) -> dict[str, list[str]]:
    """Give Japan's shares of the sea as columns of a comparison."""
    return {
        f"Japan's sea, {limit} M": [f"{sea.sides[limit]['japan'].share:.1%}" for sea in seas]
        for limit in LIMITS_NM
    }


def compare(seas: list[SeaSettlement]) -> str:
    """Lay out the question of fairness: each option's share by count, by land and by sea."""
    columns = sea_columns(seas)
    rows = [["Japan's share", "by count", "by land", *(f"by sea, {n} M" for n in LIMITS_NM)]]
    for nth, sea in enumerate(seas):
        side = sea.settlement.sides["japan"]
        count = sum(side.islands.values()) / len(sea.settlement.names)
        shares = [f"{count:.1%}", f"{side.share:.1%}"]
        rows.append([sea.settlement.option, *shares, *(c[nth] for c in columns.values())])
    known = ", ".join(option_names())
    note = f"{CAVEAT} Options: {known}; and sea, half of it, which no document names."
    return "\n".join([*table(rows), "", *wrapped(note)])


if __name__ == "__main__":
    run(main, "geo.sea")
