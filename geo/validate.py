"""The command `python -m geo.validate`: every fault of every layer, by record.

Exit status 0 if there is none, 1 if there are any, 2 if the folder cannot be read.
"""

import sys
from pathlib import Path

from geo.base.command import Parser, run
from geo.base.files import data_root
from geo.evidence.documents import texts_dir
from geo.schema.feature import Fault
from geo.schema.folder import validate_layers

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
    """
    parser = Parser(
        prog="python -m geo.validate",
        description="List every fault of every layer, by record.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "directory",
        nargs="?",
        type=Path,
        default=data_root() / "geojson",
        help="folder of the layers (default: the package's own)",
    )
    directory = parser.parse_args(arguments).directory
    faults = validate_layers(directory)
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    checked = "passages found again" if texts_dir() else "passages not checked: no texts here"
    sys.stderr.write(f"geo.validate: {len(faults)} faults in {directory.name} ({checked})\n")
    return 1 if faults else 0


if __name__ == "__main__":
    run(main, "geo.validate")
