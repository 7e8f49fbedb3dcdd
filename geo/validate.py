"""The command `python -m geo.validate`: every fault of all that the package ships, by record.

Exit status 0 if there is none, 1 if there are any, 2 if the folder cannot be read.
"""

import sys
from pathlib import Path

from geo.base.command import Parser, run
from geo.base.files import data_root
from geo.base.shipped import unchecked
from geo.errors import GeoError
from geo.evidence.documents import texts_dir
from geo.evidence.words import translation_gaps
from geo.schema.feature import Fault
from geo.schema.folder import validate_layers
from geo.schema.shipped import shipped_faults

__all__ = ["Fault", "main", "validate_layers"]


def main(arguments: list[str]) -> int:
    """Run the command.

    Parameters
    ----------
    arguments
        What stands after `python -m geo.validate`.

    Returns
    -------
    status
        0 without faults, 1 with any.

    Raises
    ------
    GeoError
        If the folder cannot be read.

    Examples
    --------
    >>> from geo.base.files import data_root
    >>> main([str(data_root() / "geojson")])
    0
    """
    parser = Parser(
        prog="python -m geo.validate",
        description="List every fault, by record: of the layers, of the reviewed facts, of the "
        "register and of the pages' words.",
    )
    parser.add_argument(
        "directory",
        nargs="?",
        type=Path,
        help="check the layers of this folder only (default: all that the package ships)",
    )
    directory = parser.parse_args(arguments).directory
    faults = _all_faults() if directory is None else validate_layers(directory)
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    where = "all that is shipped" if directory is None else directory.name
    checked = "passages found again" if texts_dir() else "passages not checked: no texts here"
    sys.stderr.write(f"geo.validate: {len(faults)} faults in {where} ({checked})\n")
    if directory is None and not faults and (gaps := len(translation_gaps())):
        sys.stderr.write(
            f"geo.validate: {gaps} translations are missing or stale; `python -m geo.words` lists "
            "them\n"
        )
    return 1 if faults else 0


def _all_faults() -> list[Fault]:
    faults = shipped_faults()
    try:
        with unchecked():
            return [*faults, *validate_layers(data_root() / "geojson")]
    except GeoError as error:
        if not faults:
            raise
        return [*faults, Fault("layers", "all", f"cannot be checked: {error}")]


if __name__ == "__main__":
    run(main, "geo.validate")
