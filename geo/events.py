"""The command `python -m geo.events`: the documents' events, each with its passages.

Examples
--------
::

    python -m geo.events --place shikotan --from 1956 --to 2018
    python -m geo.events --kind poll --json
    python -m geo.events --key
"""

import json

from geo.base.command import Parser, run, write_outputs
from geo.evidence.events import KINDS, select_events
from geo.evidence.report import describe_event, events_csv, events_geojson

__all__ = ["main"]


def main(arguments: list[str]) -> int:
    """Run the command.

    Parameters
    ----------
    arguments
        What stands after `python -m geo.events`.

    Returns
    -------
    status
        0.

    Raises
    ------
    GeoError
        On any bad input.

    Examples
    --------
    >>> main(["--place", "shikotan", "--from", "1956", "--to", "1956", "--kind", "treaty"])
    1956-10  Soviet-Japanese Joint Declaration ...
    0
    """
    args = _parser().parse_args(arguments)
    chosen = select_events(
        place=args.place,
        start=args.start,
        end=args.end,
        kind=args.kind,
        document=args.document,
        text=args.text,
        key=args.key,
    )
    outputs = []
    if args.json:
        outputs.append((args.json, json.dumps([e.to_dict() for e in chosen], ensure_ascii=False)))
    if args.csv:
        outputs.append((args.csv, events_csv(chosen)))
    if args.geojson:
        outputs.append((args.geojson, events_geojson(chosen)))
    text = "\n\n".join([*map(describe_event, chosen), _count(len(chosen))])
    write_outputs(outputs, text + "\n")
    return 0


def _parser() -> Parser:
    parser = Parser(
        prog="python -m geo.events",
        description="List the events in the documents, each with its passages.",
        allow_abbrev=False,
    )
    parser.add_argument("--place", metavar="NAME", help="a place, by its id or any of its names")
    parser.add_argument("--from", dest="start", metavar="DATE", help="not before (EDTF: 1956, ...)")
    parser.add_argument("--to", dest="end", metavar="DATE", help="not after")
    parser.add_argument("--kind", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--document", metavar="NAME", help="cited from it: author or id")
    parser.add_argument("--text", metavar="WORDS", help="in title or summary")
    parser.add_argument("--key", action="store_true", help="only the key moments")
    out = parser.add_argument_group("output (`-` is standard output)")
    for name in ("json", "csv", "geojson"):
        out.add_argument(
            f"--{name}", metavar="FILE", nargs="?", const="-", help=f"as {name.upper()}"
        )
    return parser


def _count(number: int) -> str:
    return f"{number} event{'' if number == 1 else 's'}"


if __name__ == "__main__":
    run(main, "geo.events")
