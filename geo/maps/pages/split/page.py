"""`maps/split.html`: the islands in two colours for each settlement option, with every figure."""

from collections.abc import Sequence

import folium
from markupsafe import Markup

from geo.maps.offline.page import OfflineMap, render
from geo.maps.pages.split.data import SettlementLike, split_data
from geo.maps.pages.split.types import SplitData, SplitOption
from geo.maps.shared.events import still_list
from geo.maps.shared.option_page import OptionPage, choose_option
from geo.maps.shared.picture import LAND, SEA, Picture, fill_of, rings_of
from geo.maps.shared.strings import check_language, translate
from geo.maps.shared.writer import Writer

__all__ = ["render_split", "split_map"]

_PAGE = OptionPage(
    centre=(44.4, 147.1),
    max_zoom=13,
    styles=("pages/split/web/split.css", "shared/web/evidence.css"),
)
_MARGIN = 90


def _picture(data: SplitData, option: SplitOption, writer: Writer) -> Markup:
    """Draw the option that is selected: the coast, the islands by side, and the cuts."""
    sides = [side["id"] for side in data["sides"]]
    names = {side["id"]: writer.name(side["names"]) for side in data["sides"]}
    drawn = [(part, data["shapes"][part["shape"]]) for part in option["parts"]]
    framed = (ring for _, shape in drawn for ring in rings_of(shape))
    picture = Picture(framed, background=SEA, margin=_MARGIN)
    picture.draw(rings_of(data["coast"]), **LAND)
    for part, shape in drawn:
        title = f"{writer.head(data['islands'][part['island']])}: {names[part['side']]}"
        picture.draw(rings_of(shape), fill=fill_of(sides.index(part["side"])), title=title)
    for border in option["borders"]:
        picture.draw_lines(border["line"], stroke="var(--halo)", width=7)
        picture.draw_lines(border["line"], stroke="var(--coast)", width=3)
    return picture.svg(option["texts"][writer.lang]["caption"])


def split_map(
    settlements: SettlementLike | Sequence[SettlementLike],
    *,
    lang: str = "en",
    tiles: str | folium.TileLayer | None = None,
    selected: str | None = None,
) -> OfflineMap:
    """Map settlements: the islands by holder, the cut, the lines, and every figure beside them.

    Parameters
    ----------
    settlements
        One settlement, or several of the same islands between the same sides; the reader
        switches between them.
    lang
        Language to open in: en, ja or ru. The page of en, the default, opens in the first of the
        reader's languages that it has; the address (``#lang=ja``) comes before both.
    tiles
        None (default): no request to anywhere. A tile set's name or a `folium.TileLayer`: its
        host, and no other, is asked for pictures.
    selected
        Option to open with; by default ``area`` if it is given, else the first.

    Returns
    -------
    map
        A folium map that shows itself in a notebook, without a network.

    Raises
    ------
    ArgumentError
        If there is no settlement, they do not belong together, or `lang` is not known.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> split_map(settle("area"))._repr_html_()[:7]
    '<iframe'
    """
    given = list(settlements) if isinstance(settlements, Sequence) else [settlements]
    options = [str(settlement.to_dict()["option"]) for settlement in given]
    chosen = choose_option(options, selected, first="area")
    data = split_data(given, selected=chosen, lang=check_language(lang))
    option = next(one for one in data["options"] if one["option"] == chosen)
    writer = Writer(data["strings"], lang, "split")
    return _PAGE.build(
        writer,
        data,
        option=option,
        title=translate("split", "title" if data["ours"] else "title_custom", lang),
        picture=_picture(data, option, writer),
        tiles=tiles,
        values={
            "texts": option["texts"][lang],
            "still": still_list(data["evidence"], lang) if data["evidence"] else [],
        },
    )


def render_split(
    settlements: SettlementLike | Sequence[SettlementLike],
    *,
    lang: str = "en",
    tiles: str | folium.TileLayer | None = None,
) -> bytes:
    """Render `split_map` to the bytes of one HTML file.

    Parameters
    ----------
    settlements, lang, tiles
        As `split_map`.

    Returns
    -------
    page
        The file.

    Raises
    ------
    ArgumentError
        As `split_map`.

    Examples
    --------
    >>> from geo.settlement.options import settle
    >>> len(render_split(settle("area"))) < 900_000
    True
    """
    map_ = split_map(settlements, lang=lang, tiles=tiles)
    return render(map_, title=map_.title, lang=lang)
