"""`python -m geo.build`: what `make data` runs."""

import argparse
import os
import sys
from pathlib import Path

from geo.base.command import Parser, run
from geo.base.files import data_root, is_installed
from geo.base.shipped import unchecked
from geo.build.pipeline import annotate_again, build_layers, check_folder, write_layers
from geo.build.source import fetch_package, read_polygons, read_source_text
from geo.build.write import Feature
from geo.errors import ArgumentError
from geo.layers.read import geojson_dir
from geo.layers.reference import read_reference

__all__ = ["main"]


def main(arguments: list[str]) -> int:
    """Run the command.

    Parameters
    ----------
    arguments
        What stands after `python -m geo.build`.

    Returns
    -------
    status
        0.

    Raises
    ------
    GeoError
        On any bad input; the old layers stand then.
    """
    options = _parser().parse_args(arguments)
    if options.events_only and options.source:
        raise ArgumentError("--source does not go with --events-only, which needs no coastline")
    if options.out is None and is_installed():
        raise ArgumentError(
            "an installed package is not built in place; name a folder for the layers with --out"
        )
    out = geojson_dir() if options.out is None else options.out
    check_folder(out)
    # the reviewed files may have changed on purpose: that is what a build is for
    with unchecked():
        layers = annotate_again() if options.events_only else _build(options)
        for path in write_layers(layers, out, with_derived=not options.events_only):
            _report(f"wrote {path.name}, {path.stat().st_size} bytes")
    return 0


def _build(options: argparse.Namespace) -> dict[str, list[Feature]]:
    coastline = read_reference("coastline.toml")
    cache = _cache() if options.cache is None else options.cache
    source = options.source or fetch_package(coastline["package"], cache, _report)
    text = read_source_text(source, coastline["package"], _report)
    polygons = list(read_polygons(text, coastline["window"]["bounds"], _report))
    del text
    _report(f"building from {len(polygons)} polygons")
    return build_layers(polygons)


def _parser() -> Parser:
    parser = Parser(
        prog="python -m geo.build",
        description="Build every layer, and what is derived, from the coastline package.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--source",
        type=Path,
        metavar="DIR_OR_TGZ",
        help="an already fetched package: its .tgz or its unpacked folder (default: fetch by npm)",
    )
    parser.add_argument(
        "--events-only",
        action="store_true",
        help="keep the written geometry, and only bring the events in; needs no coastline package",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="an existing folder to write to (default: data/geojson of the checkout)",
    )
    parser.add_argument(
        "--cache",
        type=Path,
        metavar="DIR",
        help="where the fetched package is kept (default: .cache of the checkout, or the user's)",
    )
    return parser


def _cache() -> Path:
    """Folder for what is fetched: never inside an installed package."""
    if is_installed():
        return (
            Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "four-islands-atlas"
        )
    return data_root().parent / ".cache"


def _report(line: str) -> None:
    sys.stderr.write(f"geo.build: {line}\n")


if __name__ == "__main__":
    run(main, "geo.build")
