"""An online background for a map: a tile set by its name, or by the address of its tiles."""

from html import escape
from urllib.parse import urlsplit

import folium

from geo.errors import ArgumentError

__all__ = ["tile_layer"]

_PLACES = ("{z}", "{x}", "{y}")


def tile_layer(tiles: str, *, attribution: str | None = None) -> folium.TileLayer:
    """Make a tile layer of a name that folium knows, or of an address of one's own.

    Parameters
    ----------
    tiles
        A name, for example "OpenStreetMap", or an https address with {z}, {x} and {y} in it.
    attribution
        Whom to thank for the tiles, plain text; the host's name if an address has none.

    Returns
    -------
    layer
        For one map.

    Raises
    ------
    ArgumentError
        If the name is not known, the address lacks a place, or a name is given an attribution.

    Examples
    --------
    >>> tile_layer("https://tiles.example/{z}/{x}/{y}.png").options["attribution"]
    'tiles.example'
    """
    if "://" not in tiles:
        if attribution is not None:
            raise ArgumentError(f"the tile set {tiles!r} brings its own attribution; leave it out")
        try:
            return folium.TileLayer(tiles)
        except ValueError as error:
            raise ArgumentError(
                f"no tile set is called {tiles!r}, or it needs a key; write, for example, "
                "OpenStreetMap, or an address such as https://tiles.example/{z}/{x}/{y}.png"
            ) from error
    missing = [place for place in _PLACES if place not in tiles]
    if missing:
        raise ArgumentError(
            f"the address of tiles {tiles!r} lacks {', '.join(missing)}; write, for example, "
            "https://tiles.example/{z}/{x}/{y}.png"
        )
    try:
        host = urlsplit(tiles).hostname
    except ValueError:
        host = None
    if not host:
        raise ArgumentError(f"the address of tiles {tiles!r} names no host")
    # Leaflet puts it into the page as HTML
    return folium.TileLayer(tiles, attr=escape(attribution or host.removeprefix("{s}.")))
