"""The command `python -m geo.split`: divide the land by a formula, and print, write or draw it.

Examples
--------
::

    python -m geo.split --option area
    python -m geo.split --option all
    python -m geo.split --to-japan habomai,shikotan,kunashiri --fraction etorofu=0.25
    python -m geo.split --option area --fan fan.geojson
    python -m geo.split --islands mine.geojson --sides north,south --share 0.4
"""

import argparse
import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from geo.base.command import Parser, names, number, number_or_pair, pair, run, write_outputs
from geo.base.text import table, wrapped
from geo.errors import ArgumentError
from geo.evidence.documents import read_seed
from geo.settlement.fans import fan_collection
from geo.settlement.geojson import land_collection
from geo.settlement.model import CAVEAT, Settlement
from geo.settlement.options import (
    check_option,
    divide,
    option_names,
    settle,
    settle_all,
    settle_claim,
)
from geo.settlement.report import compare, describe, sea_columns, sea_table

if TYPE_CHECKING:
    from geo.settlement.maritime import SeaSettlement

__all__ = ["main"]


def _parser() -> Parser:
    parser = Parser(
        prog="python -m geo.split",
        description="Divide the land of the four islands by a formula, measured on the ellipsoid.",
        epilog="Japan's side is the first side: shares and fractions are what lies on it.",
        allow_abbrev=False,
    )
    what = parser.add_argument_group("what to divide")
    what.add_argument(
        "--option", metavar="NAME", help="an option, `sea` (half of the sea), or `all`; see --list"
    )
    what.add_argument("--list", action="store_true", help="name the options and stop")
    what.add_argument(
        "--share", metavar="S", help="another share of all land than a half, from the south-west"
    )
    what.add_argument(
        "--alpha", metavar="F", help="α of two-plus-alpha: of Kunashiri / Kunashir, or ISLAND=F"
    )
    what.add_argument(
        "--to-japan", "--to-first", dest="whole", metavar="A,B", help="these go whole to one side"
    )
    what.add_argument(
        "--fraction", metavar="ISLAND=F", action="append", help="and this part of another"
    )
    what.add_argument("--islands", metavar="FILE", help="polygons of your own (GeoJSON)")
    what.add_argument("--sides", metavar="A,B", help="names of the two sides, with --islands")
    how = parser.add_argument_group("how to cut an island")
    how.add_argument(
        "--cut",
        metavar="HOW",
        default="shortest",
        help="shortest (default), meridian, parallel, bearing:DEG or arc",
    )
    how.add_argument(
        "--toward",
        metavar="DIRECTION",
        default="south-west",
        help="where the first side's part lies: any, or a direction (default: south-west)",
    )
    what.add_argument(
        "--sea",
        action=argparse.BooleanOptionalAction,
        default=False,
        help="add the sea that goes with the land (some seconds; default: --no-sea)",
    )
    out = parser.add_argument_group("output (`-` is standard output)")
    out.add_argument("--json", metavar="FILE", nargs="?", const="-", help="the result as JSON")
    out.add_argument("--geojson", metavar="FILE", help="the parts and the border as GeoJSON")
    out.add_argument("--fan", metavar="FILE", help="the borders of all bearings as GeoJSON")
    out.add_argument("--map", metavar="FILE", help="a map page that needs no network")
    return parser


def main(arguments: list[str]) -> int:
    """Run the command.

    Parameters
    ----------
    arguments
        What stands after `python -m geo.split`.

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
    >>> main(["--list"])
    option ...
    0
    """
    parser = _parser()
    args = parser.parse_args(arguments)
    parser.alone("--list")
    if args.list:
        sys.stdout.write(_listing())
        return 0
    settlements = _settlements(args)
    many = args.option == "all"
    seas = _at_sea(settlements) if args.sea else []
    outputs = []
    if args.json:
        shaped = [s.to_dict() for s in settlements]
        for plain, sea in zip(shaped, seas, strict=bool(seas)):
            plain["sea"] = sea.to_dict()
        outputs.append((args.json, _json(shaped if many else shaped[0])))
    if args.geojson:
        outputs.append((args.geojson, _json(land_collection(settlements))))
    if args.fan:
        outputs.append((args.fan, _fan(args, settlements)))
    if args.map:
        outputs.append((args.map, _page(settlements)))
    text = _text(settlements, seas, many=many) + "\n"
    if many and args.alpha is None:
        text += "two-plus-alpha is left out: its document gives no α; add --alpha F\n"
    write_outputs(outputs, text)
    return 0


def _settlements(args: argparse.Namespace) -> list[Settlement]:
    cut = {**_cut(args.cut), "toward": _toward(args.toward)}
    share = None if args.share is None else number(args.share, "--share")
    whole = [] if args.whole is None else names(args.whole, "--to-japan")
    fraction = _fractions(args.fraction)
    claimed = args.whole is not None or bool(fraction)
    if args.islands:
        _refuse(args, "--islands", ("alpha",))
        if args.sea:
            raise ArgumentError("--sea does not go with --islands; use only one of them")
        if args.option not in {None, "area"}:
            raise ArgumentError(
                f"the option {args.option!r} is about the four islands; with --islands use "
                "--share, --to-first or --fraction"
            )
        polygons = _read_polygons(args.islands)
        sides = _sides(args.sides)
        return [divide(polygons, sides=sides, share=share, whole=whole, fraction=fraction, **cut)]
    _refuse(args, "the four islands", ("sides",))
    if claimed:
        _refuse(args, "--to-japan and --fraction", ("option", "share", "alpha"))
        return [settle_claim(whole, fraction=fraction, **cut)]
    option = args.option or "area"
    check_option(option, more=("sea", "all"))
    alpha = None if args.alpha is None else number_or_pair(args.alpha, "--alpha")
    if option == "all":
        _refuse(args, "--option all", ("share",))
        return settle_all(alpha=alpha, **cut)
    if option == "sea":
        from geo.settlement.maritime import settle_sea  # noqa: PLC0415  as for the columns

        _refuse(args, "--option sea", ("alpha",))
        return [settle_sea(share=0.5 if share is None else share, **cut)]
    return [settle(option, share=share, alpha=alpha, **cut)]


def _refuse(args: argparse.Namespace, what: str, names: Iterable[str]) -> None:
    for name in names:
        if getattr(args, name) is not None:
            raise ArgumentError(f"--{name} does not go with {what}; use only one of them")


def _fractions(texts: list[str] | None) -> dict[str, float]:
    fractions: dict[str, float] = {}
    for text in texts or ():
        name, value = pair(text, "--fraction")
        if name in fractions:
            raise ArgumentError(f"--fraction {name} is given twice; give it once")
        fractions[name] = value
    return fractions


def _cut(text: str) -> dict[str, Any]:
    method, separator, degrees = text.partition(":")
    if method == "bearing":
        if not separator:
            raise ArgumentError("--cut bearing lacks its degrees; write, for example, bearing:120")
        return {"cut": method, "bearing_deg": number(degrees, "--cut bearing")}
    return {"cut": text}


def _toward(text: str) -> str | float:
    try:
        return float(text)
    except ValueError:
        return text


def _sides(text: str | None) -> tuple[str, str]:
    sides = [name.strip() for name in (text or "").split(",")]
    if len(sides) != 2 or not all(sides) or sides[0] == sides[1]:  # noqa: PLR2004
        raise ArgumentError(
            "--islands needs the names of the two sides; write, for example, --sides north,south"
        )
    return sides[0], sides[1]


def _read_polygons(path: str) -> dict[str, Any]:
    from geo.layers.own_polygons import read_polygons  # noqa: PLC0415  only this use needs it

    return read_polygons(path)


def _json(value: Any) -> str:  # noqa: ANN401
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _fan(args: argparse.Namespace, settlements: list[Settlement]) -> str:
    if len(settlements) > 1:
        raise ArgumentError("--fan does not go with --option all; name one option")
    if args.islands:
        raise ArgumentError("--fan does not go with --islands; use geo.measure.fan in Python")
    return _json(fan_collection(settlements[0], toward=_toward(args.toward)))


def _page(settlements: list[Settlement]) -> str:
    from geo import maps  # noqa: PLC0415  folium is only for those who ask for a map

    return maps.split_map(settlements).render()


def _text(settlements: list[Settlement], seas: list["SeaSettlement"], *, many: bool) -> str:
    if not seas:
        return compare(settlements) if many else describe(settlements[0])
    if many:
        land = compare(settlements, more=sea_columns(seas))
        return "\n".join([land, "", *wrapped(CAVEAT)])
    return "\n".join([describe(settlements[0]), "", *sea_table(seas[0])])


def _at_sea(settlements: list[Settlement]) -> list["SeaSettlement"]:
    """Measure the sea of settlements of the four islands; a second or two each."""
    from geo.settlement.maritime import measure_sea  # noqa: PLC0415  scipy is for those who ask for the sea

    return [measure_sea(settlement) for settlement in settlements]


def _listing() -> str:
    titles = {option["id"]: option["title"] for option in read_seed("options.toml")["option"]}
    rows = [["option", "what it is"], *([name, titles[name]] for name in option_names())]
    return "\n".join(table(rows, text_columns=2)) + "\n"


if __name__ == "__main__":
    run(main, "geo.split")
