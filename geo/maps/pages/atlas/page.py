"""`maps/atlas.html`: 1855 to 2020, who held what, in whose view, with the evidence."""

from typing import Any

import folium

from geo.maps.offline.page import Component, OfflineMap, render
from geo.maps.pages.atlas.data import WORDS, atlas_data
from geo.maps.pages.atlas.fallback import still
from geo.maps.shared.strings import LANGUAGES, check_language, translate
from geo.maps.shared.writer import Writer

__all__ = ["atlas", "render_atlas"]

_CENTRE = (48.5, 147.5)
_OPTIONS: dict[str, Any] = {"zoom_snap": 0.25, "min_zoom": 3.5, "max_zoom": 12, "zoom_start": 5}
_STYLES = (
    "shared/web/map.css",
    "shared/web/evidence.css",
    "pages/atlas/web/atlas.css",
    "pages/atlas/web/map.css",
    "pages/atlas/web/timeline.css",
    "pages/atlas/web/modes.css",
)


def atlas(*, lang: str = "en", tiles: str | folium.TileLayer | None = None) -> OfflineMap:
    """Map who held what from 1855 to 2020, in each side's view, with every event.

    Parameters
    ----------
    lang
        Language to open in: en, ja or ru. The page of en, the default, opens in the first of the
        reader's languages that it has; the address (``#lang=ja``) comes before both.
    tiles
        None (default): no request to anywhere. A tile set's name or a `folium.TileLayer`: its
        host, and no other, is asked for pictures.

    Returns
    -------
    map
        A folium map that shows itself in a notebook, without a network.

    Raises
    ------
    ArgumentError
        If `lang` is not known.

    Examples
    --------
    >>> atlas()._repr_html_()[:7]
    '<iframe'
    """
    data = atlas_data(lang=check_language(lang))
    title = translate("atlas", "title", lang, file=WORDS)
    map_ = OfflineMap(title=title, lang=lang, location=_CENTRE, tiles=tiles, **_OPTIONS)
    languages = data["strings"]["languages"]
    Component(
        "atlas",
        {**data, "tiles": tiles is not None},
        scripts=("built/atlas.js",),
        styles=_STYLES,
        layout="pages/atlas/web/atlas.html",
        values={
            "lang": lang,
            "languages": [(code, languages[code][code]) for code in LANGUAGES],
            "data": data,
            "writer": Writer(data["strings"], lang, "atlas"),
            "still": still(data, lang),
        },
    ).add_to(map_)
    return map_


def render_atlas(*, lang: str = "en", tiles: str | folium.TileLayer | None = None) -> bytes:
    """Render `atlas` to the bytes of one HTML file.

    Parameters
    ----------
    lang, tiles
        As `atlas`.

    Returns
    -------
    page
        The file.

    Raises
    ------
    ArgumentError
        As `atlas`.

    Examples
    --------
    >>> len(render_atlas()) <= 900_000
    True
    """
    map_ = atlas(lang=lang, tiles=tiles)
    return render(map_, title=map_.title, lang=lang)
