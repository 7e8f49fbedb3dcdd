"""The command `python -m geo.sea`: what a settlement means at sea.

Examples
--------
::

    python -m geo.sea --option count
    python -m geo.sea --option all
    python -m geo.sea --option area --map sea.html --geojson sea.geojson
    python -m geo.sea --sensitivity
    python -m geo.sea --option count --entitlement habomai=12,shikotan=12
    python -m geo.sea --option area --limits 3,12,24,200 --with kaigara
"""

import argparse
import json
from typing import TYPE_CHECKING, Any

from geo.base.command import Parser, names, number, number_or_pair, pair, run, write_outputs
from geo.errors import ArgumentError
from geo.settlement.geojson import sea_collection
from geo.settlement.maritime import measure_sea, settle_sea
from geo.settlement.model import CAVEAT, LIMITS_NM, SeaSettlement, Settlement
from geo.settlement.options import check_option, option_names, settle, settle_all
from geo.settlement.report import compare_sea, describe_sea, describe_sensitivity
from geo.settlement.straits import bridge_waters

if TYPE_CHECKING:
    from geo.settlement.scenario import Scenario

__all__ = ["main"]


def _parser() -> Parser:
    parser = Parser(
        prog="python -m geo.sea",
        description="Measure the sea that would go with a settlement of the four islands.",
        epilog=CAVEAT,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--option", metavar="NAME", help="an option (default: area), `all`, or `sea`: half of it"
    )
    parser.add_argument(
        "--alpha", metavar="F", help="α of two-plus-alpha: of Kunashiri / Kunashir, or ISLAND=F"
    )
    parser.add_argument("--scenario", metavar="FILE", help="a scenario; see docs/scenarios.md")
    how = parser.add_argument_group("what counts")
    how.add_argument(
        "--entitlement",
        metavar="ISLAND=M,...",
        help="breadth of an island's sea: 200, 12 (a rock under article 121(3)) or 0",
    )
    how.add_argument("--without", metavar="A,B", help="islets to leave out, such as todo-oskolki")
    how.add_argument(
        "--with", dest="including", metavar="A,B", help="rocks to count too: kaigara, tyuleniy"
    )
    how.add_argument(
        "--limits",
        metavar="M,...",
        help="breadths in nautical miles: 3, 12, 24, 200 (default 12,200)",
    )
    how.add_argument(
        "--exact",
        action="store_true",
        help="solve the areas on the ellipsoid instead of adding them up (files always are)",
    )
    how.add_argument(
        "--sensitivity",
        action="store_true",
        help="how far the shares depend on entitlement and rocks (default option: count)",
    )
    out = parser.add_argument_group("output (`-` is standard output)")
    out.add_argument("--json", metavar="FILE", nargs="?", const="-", help="the result as JSON")
    out.add_argument(
        "--geojson",
        metavar="FILE",
        help="areas, median lines with foot points, tripoints",
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

    Examples
    --------
    >>> main(["--option", "none"])
    As today: all four administered by Russia   [none]
    ...
    0
    """
    args = _parser().parse_args(arguments)
    option = args.option or ("count" if args.sensitivity else "area")
    check_option(option, more=("sea", "all"))
    alpha = None if args.alpha is None else number_or_pair(args.alpha, "--alpha")
    scenario = _scenario(args)
    lands = [scenario.settle()] if scenario else _lands(option, alpha)
    if args.sensitivity:
        return _sensitivity(args, lands)
    how = _how(args, scenario)
    seas = [measure_sea(land, **how) for land in lands]
    many = option == "all"
    outputs = []
    if args.json:
        shaped: Any = [sea.to_dict() for sea in seas]
        outputs.append((args.json, _json(shaped if many else shaped[0])))
    if args.geojson:
        outputs.append((args.geojson, _json(sea_collection(seas))))
    if args.map:
        outputs.append((args.map, _page(seas)))
    write_outputs(outputs, _text(seas, many=many) + "\n")
    return 0


def _scenario(args: argparse.Namespace) -> "Scenario | None":
    """Read the scenario; what it says itself is not said again."""
    if args.scenario is None:
        return None
    for name in ("option", "alpha", "entitlement", "without", "including"):
        if getattr(args, name) is not None:
            flag = "with" if name == "including" else name
            raise ArgumentError(f"--{flag} does not go with --scenario; use only one of them")
    from geo.settlement.scenario import Scenario  # noqa: PLC0415  only for those who give one

    return Scenario.read(args.scenario)


def _how(args: argparse.Namespace, scenario: "Scenario | None") -> dict[str, Any]:
    """Collect what counts; a file's areas are those of its shapes."""
    pairs = [pair(text, "--entitlement") for text in _listed(args.entitlement, "--entitlement")]
    if len({name for name, _ in pairs}) < len(pairs):
        raise ArgumentError("--entitlement names an island twice; name it once")
    limits = [int(number(text, "--limits")) for text in _listed(args.limits, "--limits")]
    return {
        "exact": bool(args.exact or args.json or args.geojson or args.map),
        "limits": limits or LIMITS_NM,
        "entitlement": dict(scenario.entitlement if scenario else pairs),
        "without": scenario.without if scenario else _listed(args.without, "--without"),
        "including": scenario.including if scenario else _listed(args.including, "--with"),
    }


def _listed(text: str | None, flag: str) -> list[str]:
    return [] if text is None else names(text, flag)


def _sensitivity(args: argparse.Namespace, lands: list[Settlement]) -> int:
    for name in ("entitlement", "without", "including", "limits", "geojson", "map"):
        if getattr(args, name) is not None:
            flag = "with" if name == "including" else name
            raise ArgumentError(f"--{flag} does not go with --sensitivity; use only one of them")
    if len(lands) > 1:
        raise ArgumentError("--sensitivity is of one option; use another than all")
    from geo.settlement.sensitivity import measure_sensitivity  # noqa: PLC0415  as above

    rows = measure_sensitivity(lands[0])
    outputs = []
    if args.json:
        outputs.append((args.json, _json([row.to_dict() for row in rows])))
    write_outputs(outputs, describe_sensitivity(lands[0], rows) + "\n")
    return 0


def _json(value: Any) -> str:  # noqa: ANN401
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _lands(option: str, alpha: float | dict[str, float] | None) -> list[Settlement]:
    if option == "all":
        return [*settle_all(alpha=alpha), settle_sea()]
    if option == "sea":
        if alpha is not None:
            raise ArgumentError("--alpha does not go with --option sea; use only one of them")
        return [settle_sea()]
    return [settle(option, alpha=alpha)]


def _text(seas: list[SeaSettlement], *, many: bool) -> str:
    if many:
        return compare_sea(seas, option_names())
    return describe_sea(seas[0], [bridge_waters(japan_limit_nm=limit) for limit in (3, 12)])


def _page(seas: list[SeaSettlement]) -> str:
    from geo import maps  # noqa: PLC0415  folium is only for those who ask for a map

    return maps.sea_map(seas).render()


if __name__ == "__main__":
    run(main, "geo.sea")
