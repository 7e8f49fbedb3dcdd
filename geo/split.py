"""The command `python -m geo.split`: divide the land by a formula, and print, write or draw it.

Examples
--------
::

    python -m geo.split --option area
    python -m geo.split --option all
    python -m geo.split --to-japan habomai,shikotan,kunashiri --fraction etorofu=0.25
    python -m geo.split --fraction kunashiri=0.4 --fraction etorofu=0.2 --cut etorofu=meridian
    python -m geo.split --ends etorofu=147.333,44.889,147.41,44.757
    python -m geo.split --option area --fan fan.geojson
    python -m geo.split --islands mine.geojson --sides north,south --share 0.4
    python -m geo.split --from-link 'split.html#share=0.37&sea=200' --save-scenario mine.json
    python -m geo.split --compare mine.json count
"""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.base.command import (
    Parser,
    names,
    number,
    number_or_pair,
    pair,
    run,
    texts_by_name,
    write_outputs,
)
from geo.base.text import table, wrapped
from geo.errors import ArgumentError
from geo.evidence.documents import read_seed
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

# scenarios, comparison and fan are only for those who ask for them: they would take a tenth of
# the command's time
if TYPE_CHECKING:
    from geo.settlement.maritime import SeaSettlement
    from geo.settlement.scenario import Scenario

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
    what.add_argument("--scenario", metavar="FILE", help="what a scenario asks for (JSON)")
    what.add_argument("--from-link", metavar="LINK", help="what the address of a page says")
    what.add_argument(
        "--compare",
        metavar=("A", "B"),
        nargs=2,
        help="two scenarios, links or options, on land and at sea",
    )
    what.add_argument("--islands", metavar="FILE", help="polygons of your own (GeoJSON)")
    what.add_argument("--sides", metavar="A,B", help="names of the two sides, with --islands")
    how = parser.add_argument_group("how to cut an island")
    how.add_argument(
        "--cut",
        metavar="[ISLAND=]HOW",
        action="append",
        help="shortest (default), meridian, parallel, bearing:DEG or arc",
    )
    how.add_argument(
        "--toward",
        metavar="[ISLAND=]DIRECTION",
        action="append",
        help="where the first side's part lies: any, or a direction (default: south-west)",
    )
    how.add_argument(
        "--ends",
        metavar="ISLAND=LON,LAT,LON,LAT",
        action="append",
        help="cut this island between two points of its shore, instead of by a fraction",
    )
    what.add_argument(
        "--sea",
        action=argparse.BooleanOptionalAction,
        default=False,
        help="add the sea that goes with the land (default: --no-sea)",
    )
    out = parser.add_argument_group("output (`-` is standard output)")
    out.add_argument("--json", metavar="FILE", nargs="?", const="-", help="the result as JSON")
    out.add_argument("--geojson", metavar="FILE", help="the parts and the border as GeoJSON")
    out.add_argument("--fan", metavar="FILE", help="the borders of all bearings as GeoJSON")
    out.add_argument("--map", metavar="FILE", help="a map page that needs no network")
    out.add_argument("--save-scenario", metavar="FILE", help="what was asked, as a scenario")
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
    if args.compare:
        return _compare(parser, args)
    scenario = _given_scenario(parser, args)
    if scenario is None:
        settlements = _settlements(args)
        seas = _at_sea(settlements) if args.sea else []
    else:
        seas = [scenario.measure_sea()] if args.sea else []
        settlements = [seas[0].settlement if seas else scenario.settle()]
    many = args.option == "all"
    text = _text(settlements, seas, many=many) + "\n"
    if scenario is not None and seas:
        from geo.settlement.comparison import describe_terms  # noqa: PLC0415  as above

        terms = describe_terms(scenario)
        text += f"\n{terms}\n" if terms else ""
    if many and args.alpha is None:
        text += "two-plus-alpha is left out: its document gives no α; add --alpha F\n"
    write_outputs(_outputs(args, scenario, settlements, seas), text)
    return 0


def _outputs(
    args: argparse.Namespace,
    scenario: "Scenario | None",
    settlements: list[Settlement],
    seas: list["SeaSettlement"],
) -> list[tuple[str, str]]:
    """Pairs of a path and what goes there."""
    outputs = []
    if args.save_scenario:
        asked = _asked_scenario(args) if scenario is None else scenario
        outputs.append((args.save_scenario, asked.to_json()))
    if args.json:
        shaped = [s.to_dict() for s in settlements]
        for plain, sea in zip(shaped, seas, strict=bool(seas)):
            plain["sea"] = sea.to_dict()
        outputs.append((args.json, _json(shaped if args.option == "all" else shaped[0])))
    if args.geojson:
        outputs.append((args.geojson, _json(land_collection(settlements))))
    if args.fan:
        outputs.append((args.fan, _fan(args, settlements)))
    if args.map:
        outputs.append((args.map, _page(settlements, "en" if scenario is None else scenario.lang)))
    return outputs


def _given_scenario(parser: Parser, args: argparse.Namespace) -> "Scenario | None":
    """Read the scenario or the link that says what is asked; None if the options do."""
    if not (args.scenario or args.from_link):
        return None
    from geo.settlement.scenario import Scenario  # noqa: PLC0415  as above

    allowed = ("--sea", "--json", "--geojson", "--map", "--save-scenario")
    if args.scenario:
        _only(parser, "--scenario", ("--scenario", *allowed))
        return Scenario.read(args.scenario)
    _only(parser, "--from-link", ("--from-link", *allowed))
    return Scenario.from_link(args.from_link)


def _only(parser: Parser, option: str, allowed: tuple[str, ...]) -> None:
    others = [name for name in parser.given if name not in allowed]
    if others:
        raise ArgumentError(f"{others[0]} does not go with {option}; use only one of them")


def _asked_scenario(args: argparse.Namespace) -> "Scenario":
    """Say as a scenario what the options ask for; they have been followed already."""
    from geo.settlement.island_cut import IslandCut  # noqa: PLC0415  as above
    from geo.settlement.scenario import Scenario  # noqa: PLC0415  as above

    _refuse(args, "--save-scenario", ("islands",))
    if args.option == "all":
        raise ArgumentError("--save-scenario saves one scenario, not all options; name one of them")
    ways = _ways(args.cut or [], args.toward or [])
    whole = [] if args.whole is None else names(args.whole, "--to-japan")
    fraction, ends = _fractions(args.fraction), _ends(args.ends or [])
    if args.whole is not None or fraction or ends:
        return Scenario.of_claim(whole, fraction=fraction, ends=ends, **ways)
    if any(isinstance(way, dict) for way in ways.values()):
        raise ArgumentError(
            "--save-scenario keeps one way to cut for a formula, which says itself which island is "
            "cut; leave the island out of --cut and --toward"
        )
    share = None if args.share is None else number(args.share, "--share")
    alpha = {} if args.alpha is None else number_or_pair(args.alpha, "--alpha")
    cut = IslandCut(None, **{"method" if k == "cut" else k: way for k, way in ways.items()})
    option = args.option or (None if share is not None else "area")
    # a number is α of the island that the document's reading names
    return Scenario(option=option, share=share, alpha=alpha, cut=cut)  # type: ignore[arg-type]


def _compare(parser: Parser, args: argparse.Namespace) -> int:
    """Print or write the differences of two scenarios."""
    from geo.settlement.comparison import (  # noqa: PLC0415  as above
        compare_scenarios,
        describe_differences,
    )

    _only(parser, "--compare", ("--compare", "--json"))
    if args.compare == ["-", "-"]:
        raise ArgumentError("standard input holds one scenario; name a file for the other one")
    one, other = (_named_scenario(text) for text in args.compare)
    seas = one.measure_sea(), other.measure_sea()
    outputs = []
    if args.json:
        found = {
            "scenarios": [one.to_dict(), other.to_dict()],
            "titles": [sea.settlement.title for sea in seas],
            "differences": [each.to_dict() for each in compare_scenarios(*seas)],
            "caveat": CAVEAT,
        }
        outputs.append((args.json, _json(found)))
    write_outputs(outputs, describe_differences((one, other), seas) + "\n")
    return 0


def _named_scenario(text: str) -> "Scenario":
    """Find a scenario by the name of an option, in a file, or by a link."""
    from geo.settlement.scenario import Scenario  # noqa: PLC0415  as above

    known = (*option_names(), "sea")
    if text in known:
        return Scenario(option=text)
    if text == "-" or Path(text).exists():
        return Scenario.read(text)
    if "#" in text:
        return Scenario.from_link(text)
    raise ArgumentError(
        f"{text!r} is not a file, a link with a `#`, or an option; known options: "
        f"{', '.join(known)}"
    )


def _settlements(args: argparse.Namespace) -> list[Settlement]:
    cut = _ways(args.cut or [], args.toward or [])
    share = None if args.share is None else number(args.share, "--share")
    whole = [] if args.whole is None else names(args.whole, "--to-japan")
    fraction = _fractions(args.fraction)
    ends = _ends(args.ends or [])
    claimed = args.whole is not None or bool(fraction or ends)
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
        claim: dict[str, Any] = {"whole": whole, "fraction": fraction, "ends": ends}
        return [divide(polygons, sides=sides, share=share, **claim, **cut)]
    _refuse(args, "the four islands", ("sides",))
    if claimed:
        _refuse(args, "--to-japan, --fraction and --ends", ("option", "share", "alpha"))
        return [settle_claim(whole, fraction=fraction, ends=ends, **cut)]
    option = args.option or "area"
    check_option(option, more=("sea", "all"))
    alpha = None if args.alpha is None else number_or_pair(args.alpha, "--alpha")
    if option == "all":
        _refuse(args, "--option all", ("share",))
        return settle_all(alpha=alpha, **cut)
    if option == "sea":
        from geo.settlement.maritime import settle_sea  # noqa: PLC0415  as for the columns

        _refuse(args, "--option sea", ("alpha",))
        if any(isinstance(each, dict) for each in cut.values()):
            raise ArgumentError(
                "--option sea finds itself which island is cut, so --cut and --toward name none"
            )
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


def _ways(cuts: list[str], towards: list[str]) -> dict[str, Any]:
    """Keywords that say how to cut: one way for all islands, or one for each that is named."""
    by_island = _each(cuts, "--cut", "etorofu=meridian")
    toward = _each(towards, "--toward", "etorofu=north")
    ways: dict[str, Any] = {}
    if isinstance(by_island, dict):
        found = {island: _cut(text) for island, text in by_island.items()}
        ways["cut"] = {island: method for island, (method, _) in found.items()}
        ways["bearing_deg"] = {k: deg for k, (_, deg) in found.items() if deg is not None}
    elif by_island is not None:
        ways["cut"], ways["bearing_deg"] = _cut(by_island)
    if isinstance(toward, dict):
        ways["toward"] = {island: _toward(text) for island, text in toward.items()}
    elif toward is not None:
        ways["toward"] = _toward(toward)
    return ways


def _each(texts: list[str], what: str, example: str) -> str | dict[str, str] | None:
    """Read one text for all islands, or one for each that is named; None if there is none."""
    if not any("=" in text for text in texts):
        if len(texts) > 1:
            raise ArgumentError(
                f"{what} is given twice; give it once, or once for each island, as {example}"
            )
        return texts[0] if texts else None
    return texts_by_name(texts, what, example=example)


def _ends(texts: list[str]) -> dict[str, tuple[tuple[float, float], tuple[float, float]]]:
    example = "etorofu=147.333,44.889,147.41,44.757"
    found = {}
    for island, text in texts_by_name(texts, "--ends", example=example).items():
        values = text.split(",")
        if len(values) != 4:  # noqa: PLR2004
            raise ArgumentError(
                f"--ends {island} has {len(values)} numbers instead of four; write, for example, "
                f"{example}"
            )
        a, b, c, d = (number(value, f"--ends {island}") for value in values)
        found[island] = ((a, b), (c, d))
    return found


def _cut(text: str) -> tuple[str, float | None]:
    method, separator, degrees = text.partition(":")
    if method == "bearing":
        if not separator:
            raise ArgumentError("--cut bearing lacks its degrees; write, for example, bearing:120")
        return method, number(degrees, "--cut bearing")
    return text, None


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
    from geo.settlement.fans import fan_collection  # noqa: PLC0415  as above

    toward = _ways([], args.toward or []).get("toward", "south-west")
    if isinstance(toward, dict):
        toward = next(iter(toward.values()))
    return _json(fan_collection(settlements[0], toward=toward))


def _page(settlements: list[Settlement], lang: str) -> str:
    from geo import maps  # noqa: PLC0415  folium is only for those who ask for a map

    return maps.split_map(settlements, lang=lang).render()


def _text(settlements: list[Settlement], seas: list["SeaSettlement"], *, many: bool) -> str:
    if not seas:
        return compare(settlements) if many else describe(settlements[0])
    if many:
        land = compare(settlements, more=sea_columns(seas))
        return "\n".join([land, "", *wrapped(CAVEAT)])
    return "\n".join([describe(settlements[0]), "", *sea_table(seas[0])])


def _at_sea(settlements: list[Settlement]) -> list["SeaSettlement"]:
    """Measure the sea of settlements of the four islands."""
    from geo.settlement.maritime import measure_sea  # noqa: PLC0415  scipy is for those who ask for the sea

    return [measure_sea(settlement) for settlement in settlements]


def _listing() -> str:
    titles = {option["id"]: option["title"] for option in read_seed("options.toml")["option"]}
    rows = [["option", "what it is"], *([name, titles[name]] for name in option_names())]
    return "\n".join(table(rows, text_columns=2)) + "\n"


if __name__ == "__main__":
    run(main, "geo.split")
