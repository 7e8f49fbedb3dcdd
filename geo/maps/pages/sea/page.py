"""`maps/sea.html`: each settlement at sea, its areas, equidistance lines and every figure."""

from collections.abc import Sequence
from typing import NamedTuple

import folium
from markupsafe import Markup

from geo.maps.offline.page import OfflineMap, render
from geo.maps.pages.sea.data import sea_data
from geo.maps.pages.sea.types import SeaData, SeaOption
from geo.maps.shared.option_page import OptionPage, choose_option
from geo.maps.shared.picture import LAND, SEA, Picture, fill_of, rings_of
from geo.maps.shared.strings import check_language
from geo.maps.shared.writer import Writer
from geo.settlement.maritime import measure_sea, settle_sea
from geo.settlement.model import SeaSettlement
from geo.settlement.options import settle_all

__all__ = ["render_sea", "sea_map"]

_PAGE = OptionPage(
    centre=(44.0, 147.5),
    max_zoom=12,
    styles=("pages/sea/web/sea.css",),
)
_TOLERANCE_M = 5.0
"""Of shapes that are only drawn: far below a pixel, and below what display simplifies by."""
_SEA_OPACITY = ("var(--plain-sea)", "var(--hatched-sea)")


class _Stroke(NamedTuple):
    stroke: str
    width: float
    dash: str = ""


_MEDIAN = _Stroke("var(--median)", 4)
_CABLE = {
    "japan": _Stroke("var(--plain)", 5),
    "neither": _Stroke("var(--cable)", 4, "1 5"),
    "russia": _Stroke("var(--hatched-edge)", 5, "6 5"),
}


def _picture(data: SeaData, option: SeaOption, writer: Writer) -> Markup:
    """Draw the option that is selected within the widest limit, the coast, and the cable."""
    sides, names = zip(*((s["id"], writer.name(s["names"])) for s in data["sides"]), strict=True)
    found, cable = option["limits"][str(data["limit"])], data["cable"]["cases"][0]["lines"]
    zones = [(zone, list(rings_of(data["shapes"][zone["shape"]]))) for zone in found["zones"]]
    framed = [line for lines in cable.values() for line in lines]
    framed += [ring for _, rings in zones for ring in rings]
    picture = Picture(framed, background=SEA)
    for zone, rings in zones:
        side = sides.index(zone["side"])
        title = f"{writer.head(data['coasts'][zone['island']])}: {names[side]}"
        picture.draw(rings, fill=fill_of(side), opacity=_SEA_OPACITY[side], title=title)
    picture.draw(rings_of(data["coast"]), **LAND)
    for part in option["parts"]:
        fill = fill_of(sides.index(part["side"]))
        picture.draw(rings_of(data["shapes"][part["shape"]]), fill=fill)
    picture.draw_lines(found["median"], **_MEDIAN._asdict(), title=writer.word("legend_median"))
    for whose, lines in cable.items():
        title = writer.name(data["cable"]["names"])
        picture.draw_lines(lines, **_CABLE[whose]._asdict(), title=title)
    return picture.svg(option["texts"][writer.lang]["limits"][str(data["limit"])]["caption"])


def sea_map(
    seas: SeaSettlement | Sequence[SeaSettlement] | None = None,
    *,
    lang: str = "en",
    tiles: str | folium.TileLayer | None = None,
    selected: str | None = None,
) -> OfflineMap:
    """Map settlements at sea: areas by holder, the equidistance line, and every figure beside them.

    Parameters
    ----------
    seas
        From `geo.maritime.measure_sea`: one, or several that the reader switches between; None
        measures every option and half of the sea, which takes some seconds.
    lang
        Language to open in: en, ja or ru. The page of en, the default, opens in the first of the
        reader's languages that it has; the address (``#lang=ja``) comes before both.
    tiles
        As for `split_map`.
    selected
        Option to open with; by default ``count`` if it is given, else the first.

    Returns
    -------
    map
        A folium map that shows itself in a notebook, without a network.

    Raises
    ------
    ArgumentError
        If there is no settlement, an option is given twice, or `lang` is not known.

    Examples
    --------
    >>> from geo.settlement.maritime import measure_sea
    >>> sea_map(measure_sea("count"))._repr_html_()[:7]
    '<iframe'
    """
    check_language(lang)
    if seas is None:
        lands = [*settle_all(), settle_sea()]
        seas = [measure_sea(land, tolerance_m=_TOLERANCE_M) for land in lands]
    given = [seas] if isinstance(seas, SeaSettlement) else list(seas)
    options = [sea.settlement.option for sea in given]
    chosen = choose_option(options, selected, first="count")
    data = sea_data(given, selected=chosen, lang=lang)
    option = next(one for one in data["options"] if one["option"] == chosen)
    texts = option["texts"][lang]
    writer = Writer(data["strings"], lang, "sea")
    return _PAGE.build(
        writer,
        data,
        option=option,
        title=writer.word("title"),
        picture=_picture(data, option, writer),
        tiles=tiles,
        values={"texts": {**texts, **texts["limits"][str(data["limit"])]}},
    )


def render_sea(
    seas: SeaSettlement | Sequence[SeaSettlement] | None = None,
    *,
    lang: str = "en",
    tiles: str | folium.TileLayer | None = None,
) -> bytes:
    """Render `sea_map` to the bytes of one HTML file.

    Parameters
    ----------
    seas, lang, tiles
        As `sea_map`.

    Returns
    -------
    page
        The file.

    Raises
    ------
    ArgumentError
        As `sea_map`.

    Examples
    --------
    >>> from geo.settlement.maritime import measure_sea
    >>> len(render_sea(measure_sea("count"))) < 900_000
    True
    """
    map_ = sea_map(seas, lang=lang, tiles=tiles)
    return render(map_, title=map_.title, lang=lang)
