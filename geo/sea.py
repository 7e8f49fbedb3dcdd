"""The command `python -m geo.sea`: what a settlement means at sea.

Examples
--------
::

    python -m geo.sea --option count
    python -m geo.sea --option all
    python -m geo.sea --option area --map sea.html --geojson sea.geojson
"""

import json
from typing import Any

from geo.base.command import Parser, number_or_pair, run, write_outputs
from geo.errors import ArgumentError
from geo.settlement.geojson import sea_collection
from geo.settlement.maritime import measure_sea, settle_sea
from geo.settlement.model import CAVEAT, SeaSettlement, Settlement
from geo.settlement.options import check_option, option_names, settle, settle_all
from geo.settlement.report import compare_sea, describe_sea
from geo.settlement.straits import bridge_waters

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
    check_option(args.option, more=("sea", "all"))
    alpha = None if args.alpha is None else number_or_pair(args.alpha, "--alpha")
    many = args.option == "all"
    seas = [measure_sea(land) for land in _lands(args.option, alpha)]
    outputs = []
    if args.json:
        shaped: Any = [sea.to_dict() for sea in seas]
        outputs.append((args.json, json.dumps(shaped if many else shaped[0], ensure_ascii=False)))
    if args.geojson:
        outputs.append((args.geojson, json.dumps(sea_collection(seas), ensure_ascii=False)))
    if args.map:
        outputs.append((args.map, _page(seas)))
    write_outputs(outputs, _text(seas, many=many) + "\n")
    return 0


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
