"""The command `python -m geo.claims`: the documents' geographic claims, measured.

It prints each claim with both numbers, a verdict and the reason.
"""

import json

from geo.base.command import Parser, run, write_outputs
from geo.settlement.claims import check_claims, describe_claims

__all__ = ["main"]


def main(arguments: list[str]) -> int:
    """Run the command.

    Parameters
    ----------
    arguments
        What stands after `python -m geo.claims`.

    Returns
    -------
    status
        0, whatever the verdicts are.

    Raises
    ------
    GeoError
        On any bad input.

    Examples
    --------
    >>> main(["--json"])
    [{"id": ...
    0
    """
    parser = Parser(
        prog="python -m geo.claims",
        description="Hold what the documents say about geography against our own measurement.",
        allow_abbrev=False,
    )
    parser.add_argument("--json", metavar="FILE", nargs="?", const="-", help="as JSON")
    args = parser.parse_args(arguments)
    claims = check_claims()
    text = json.dumps([claim.to_dict() for claim in claims], ensure_ascii=False)
    write_outputs([(args.json, text)] if args.json else [], describe_claims(claims) + "\n")
    return 0


if __name__ == "__main__":
    run(main, "geo.claims")
