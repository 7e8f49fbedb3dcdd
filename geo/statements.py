"""The command `python -m geo.statements`: what the documents tell that is no event.

Views, expectations, conditions and comparisons, each with whose it is and with its passages.

Examples
--------
::

    python -m geo.statements --kind view --document eyal
    python -m geo.statements --text Hasegawa --json
"""

import json

from geo.base.command import Parser, run, write_outputs
from geo.evidence.report import describe_statement, statements_csv
from geo.evidence.statements import STATEMENT_KINDS, select_statements

__all__ = ["main"]


def main(arguments: list[str]) -> int:
    """Run the command.

    Parameters
    ----------
    arguments
        What stands after `python -m geo.statements`.

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
    >>> main(["--text", "Panov urges"])
    Former ambassador Panov urges Russia and Japan to use the moment   [2016-panov-window]
    ...
    1 statement
    0
    """
    args = _parser().parse_args(arguments)
    chosen = select_statements(kind=args.kind, document=args.document, text=args.text)
    outputs = []
    if args.json:
        outputs.append((args.json, json.dumps([s.to_dict() for s in chosen], ensure_ascii=False)))
    if args.csv:
        outputs.append((args.csv, statements_csv(chosen)))
    count = f"{len(chosen)} statement{'' if len(chosen) == 1 else 's'}"
    write_outputs(outputs, "\n\n".join([*map(describe_statement, chosen), count]) + "\n")
    return 0


def _parser() -> Parser:
    parser = Parser(
        prog="python -m geo.statements",
        description="List what the documents tell that is no event, each with its passages.",
        allow_abbrev=False,
    )
    parser.add_argument("--kind", metavar="KIND", help=", ".join(STATEMENT_KINDS))
    parser.add_argument("--document", metavar="NAME", help="cited from it: author or id")
    parser.add_argument("--text", metavar="WORDS", help="in title, summary or speaker")
    out = parser.add_argument_group("output (`-` is standard output)")
    for name in ("json", "csv"):
        out.add_argument(
            f"--{name}", metavar="FILE", nargs="?", const="-", help=f"as {name.upper()}"
        )
    return parser


if __name__ == "__main__":
    run(main, "geo.statements")
