"""The command `python -m geo.maps`: render the pages.

Prints what it wrote; bad input is one sentence on standard error and exit status 2.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geo.base.command import Parser, run
from geo.base.files import write_all
from geo.errors import ArgumentError, OutputError

if TYPE_CHECKING:
    import folium

__all__ = ["main"]

_NAMES = ("index", "atlas", "split", "sea")


_Render = Callable[[str, "folium.TileLayer | None"], bytes]


def _renderers() -> dict[str, _Render]:
    """Page name to what renders it in a language, with a tile set or none."""
    from geo.maps.pages.atlas.page import render_atlas  # noqa: PLC0415  folium, only when it is needed
    from geo.maps.pages.index.page import render_index  # noqa: PLC0415
    from geo.maps.pages.sea.page import render_sea  # noqa: PLC0415
    from geo.maps.pages.split.page import render_split  # noqa: PLC0415
    from geo.settlement.options import settle_all  # noqa: PLC0415

    return {
        "index": lambda lang, _tiles: render_index(lang=lang),
        "atlas": lambda lang, tiles: render_atlas(lang=lang, tiles=tiles),
        "split": lambda lang, tiles: render_split(settle_all(), lang=lang, tiles=tiles),
        "sea": lambda lang, tiles: render_sea(lang=lang, tiles=tiles),
    }


def _parser() -> Parser:
    parser = Parser(
        prog="python -m geo.maps",
        description="Render the atlas's pages, each one file that works without a network.",
    )
    parser.add_argument("page", choices=["all", *_NAMES], help="the page to render")
    parser.add_argument("--out", type=Path, default=Path("maps"), help="folder (default: maps)")
    parser.add_argument(
        "--lang",
        default="en",
        help="language to open in: en, ja or ru; the default, en, lets the reader's browser choose",
    )
    parser.add_argument(
        "--tiles",
        metavar="NAME_OR_URL",
        help="an online background, whose host is then called: OpenStreetMap, another name that "
        "folium knows, or https://host/{z}/{x}/{y}.png",
    )
    parser.add_argument(
        "--tiles-attribution",
        metavar="TEXT",
        help="whom to thank for the tiles of a URL (default: its host)",
    )
    return parser


def _tiles(tiles: str | None, attribution: str | None) -> "folium.TileLayer | None":
    """Make a layer for one map: folium's elements belong to one only."""
    from geo.maps.offline.tiles import tile_layer  # noqa: PLC0415  folium, as above

    return None if tiles is None else tile_layer(tiles, attribution=attribution)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"cannot write into {folder}: {error.strerror}; name another folder with --out"
        ) from error


def main(arguments: Sequence[str]) -> int:
    """Run the command.

    Parameters
    ----------
    arguments
        Arguments of the command line.

    Returns
    -------
    status
        0.

    Raises
    ------
    GeoError
        If the arguments are wrong, or a page cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     main(["index", "--out", folder])  # doctest: +ELLIPSIS
    /.../index.html, ... kB
    0
    """
    options = _parser().parse_args(arguments)
    if options.page == "index" and options.tiles:
        raise ArgumentError("--tiles does not go with index, which has no map; leave it out")
    if options.tiles_attribution and not options.tiles:
        raise ArgumentError("--tiles-attribution goes with --tiles URL only; leave it out")
    wanted = _NAMES if options.page == "all" else (options.page,)
    renderers = _renderers()
    pages = {
        name: renderers[name](options.lang, _tiles(options.tiles, options.tiles_attribution))
        for name in wanted
    }
    _make_folder(options.out)
    files = {options.out / f"{name}.html": page for name, page in pages.items()}
    written = "".join(f"{path}, {round(len(page) / 1000)} kB\n" for path, page in files.items())

    def show() -> None:
        sys.stdout.write(written)
        sys.stdout.flush()

    write_all(files, show=show)
    return 0


if __name__ == "__main__":
    run(main, "geo.maps")
