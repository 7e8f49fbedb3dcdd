"""`python -m geo` lists the commands."""

from geo._version import __version__
from geo.base.command import Parser, run

_TEXT = f"""\
Four Islands Atlas {__version__}
Habomai / Khabomai, Shikotan, Kunashiri / Kunashir and Etorofu / Iturup: the dispute between
Japan and Russia, measured. No side is taken; each view is labelled as whose it is.

commands (each has --help)
  python -m geo.split --option area   divide the land by a formula, with numbers and passage
  python -m geo.split --option all    compare all formulas that the documents name
  python -m geo.sea --option all      what each formula means at sea
  python -m geo.maps all --out maps   render the maps, which open without a network
  python -m geo.events --place NAME   events at a place in the documents, with the passages
  python -m geo.statements            what they tell that is no event: views, expectations, ...
  python -m geo.claims                geographic claims of the documents, measured
  python -m geo.sources               the documents; `verify` finds every passage again
  python -m geo.validate              check every record of every layer
  python -m geo.build                 build the layers anew from the coastline package

in Python
  import geo
  geo.read_layer("islands")           a GeoDataFrame; geo.layer_names() lists them all
  geo.settle("area")                  a settlement, with its table
  geo.holder("etorofu", "1900")       who held it then, and what that rests on
  geo.read_events(place="shikotan")   events, each with its passages
  geo.maps.split_map(geo.settle("area"))
"""


def main(arguments: list[str]) -> int:
    """List the commands.

    Parameters
    ----------
    arguments
        What stands after `python -m geo`.

    Returns
    -------
    status
        0.
    """
    parser = Parser(prog="python -m geo", description="List the commands.", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=__version__)
    parser.parse_args(arguments)
    print(_TEXT, end="")  # noqa: T201  this is a command
    return 0


if __name__ == "__main__":
    run(main, "geo")
