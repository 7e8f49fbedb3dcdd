"""`maps/split.html`: the islands in two colours for each settlement option, with every figure."""

from collections.abc import Sequence
from typing import Any

import folium
from markupsafe import Markup

from geo.maps.offline.page import OfflineMap, render
from geo.maps.pages.split.data import SettlementLike, split_data
from geo.maps.shared.events import still_list
from geo.maps.shared.option_page import OptionPage, choose_option
from geo.maps.shared.picture import LAND, SEA, Picture, fill_of, rings_of
from geo.maps.shared.strings import check_language, translate
from geo.maps.shared.writer import Writer

__all__ = ["render_split", "split_map"]

_PAGE = OptionPage(
    centre=(44.4, 147.1),
    max_zoom=13,
    scripts=("pages/split/web/figures.js", "shared/web/event_list.js", "pages/split/web/split.js"),
    styles=("pages/split/web/split.css", "shared/web/evidence.css"),
)
_MARGIN = 90


class _Writer(Writer):
    """Writes the figures of one option in one language; `figures.js` writes the same texts."""

    section = "split"

    def caption(self, option: dict[str, Any]) -> str:
        return self.word("caption", option=self.name(option["titles"]))

    def held(self, fraction: float) -> str:
        if fraction in (0, 1):
            return self.word("whole" if fraction else "nothing")
        return self.percent(fraction)

    def coordinates(self, point: Sequence[float]) -> str:
        lon, lat = point
        return ", ".join(
            [
                self.word("north" if lat >= 0 else "south", value=self.number(abs(lat), 4)),
                self.word("east" if lon >= 0 else "west", value=self.number(abs(lon), 4)),
            ]
        )

    def figures(self, option: dict[str, Any]) -> dict[str, list[list[str]]]:
        """Rows of the table of one option: by island, then the sums."""
        sides = [option["sides"][side] for side in self.sides]
        islands = [
            [self.name(names)] + [self.held(s["islands"].get(island, 0)) for s in sides]
            for island, names in self.data["islands"].items()
        ]
        sums = [
            [self.word("area_km2")] + [self.number(s["area_km2"]) for s in sides],
            [self.word("share")] + [self.percent(s["share"]) for s in sides],
        ]
        if self.data["ours"]:
            sums += [
                [self.word("official_km2")] + [self.number(s["official_km2"]) for s in sides],
                [self.word("official_share")] + [self.percent(s["official_share"]) for s in sides],
            ]
        return {"islands": islands, "sums": sums}

    def compared(self, option: dict[str, Any]) -> list[list[str]]:
        """Cells of one option in the table of all options: two texts a side."""
        cells = []
        for side in self.sides:
            figures = option["sides"][side]
            shares = [figures["share"]]
            shares += [figures["official_share"]] if self.data["ours"] else []
            area = self.word("km2", value=self.number(figures["area_km2"]))
            cells.append([area, " / ".join(self.percent(share) for share in shares)])
        return cells

    def passage(self, citation: dict[str, Any]) -> str:
        """Where a quote stands."""
        first, last = str(citation["lines"][0]), str(citation["lines"][-1])
        if first == last:
            return self.word("document_line", id=citation["document"], first=first)
        return self.word("document", id=citation["document"], first=first, last=last)

    def cut(self, option: dict[str, Any]) -> list[list[str]]:
        """Rows on the border of an option: what, and how much."""
        border, alpha = option["border"], option["alpha"]
        if not border:
            return []
        rows = [
            [self.word("end_a"), self.coordinates(border["ends"][0])],
            [self.word("end_b"), self.coordinates(border["ends"][1])],
            [self.word("length"), self.word("km", value=self.number(border["length_km"]))],
            [self.word("bearing"), self.word("degrees", value=self.number(border["bearing_deg"]))],
            [self.word("method"), self.method(border["method"])],
        ]
        return rows + ([[self.word("alpha"), self.alpha(alpha)]] if alpha else [])

    def method(self, method: str) -> str:
        known = method.partition(":")[0]
        return self.word(known, "methods") if known in self.data["strings"]["methods"] else method

    def alpha(self, alpha: dict[str, Any]) -> str:
        text = self.word(
            "alpha_value",
            fraction=self.percent(alpha["fraction"]),
            island=self.name(self.data["islands"][alpha["island"]]),
            area=self.word("km2", value=self.number(alpha["area_km2"])),
        )
        if alpha["official_fraction"] is None:
            return text
        official = self.percent(alpha["official_fraction"])
        return f"{text}; {self.word('alpha_official', fraction=official)}"


def _picture(writer: _Writer) -> Markup:
    """Draw the option that is selected: the coast, the islands by side, and the cut."""
    data = writer.data
    option = next(one for one in data["options"] if one["option"] == data["selected"])
    names = {side["id"]: writer.name(side["names"]) for side in data["sides"]}
    drawn = [(part, data["shapes"][part["shape"]]) for part in option["parts"]]
    framed = (ring for _, shape in drawn for ring in rings_of(shape))
    picture = Picture(framed, background=SEA, margin=_MARGIN)
    picture.draw(rings_of(data["coast"]), **LAND)
    for part, shape in drawn:
        title = f"{writer.name(data['islands'][part['island']])}: {names[part['side']]}"
        fill = fill_of(writer.sides.index(part["side"]))
        picture.draw(rings_of(shape), fill=fill, title=title)
    if option["border"]:
        picture.draw_lines(option["border"]["line"], stroke="var(--halo)", width=7)
        picture.draw_lines(option["border"]["line"], stroke="var(--coast)", width=3)
    return picture.svg(writer.caption(option))


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
        Language to open in: en, ja or ru. The reader can switch.
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
    writer = _Writer(data, lang)
    return _PAGE.build(
        writer,
        title=translate("split", "title" if data["ours"] else "title_custom", lang),
        picture=_picture(writer),
        tiles=tiles,
        values={"still": still_list(data["evidence"], lang) if data["evidence"] else []},
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
