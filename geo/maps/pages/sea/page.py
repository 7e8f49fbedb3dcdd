"""`maps/sea.html`: what each settlement means at sea, zones, median lines and every figure."""

from collections.abc import Sequence
from typing import Any

import folium
from markupsafe import Markup

from geo.maps.offline.page import OfflineMap, render
from geo.maps.pages.sea.data import sea_data
from geo.maps.shared.option_page import OptionPage, choose_option
from geo.maps.shared.picture import LAND, SEA, Picture, fill_of, rings_of
from geo.maps.shared.strings import check_language
from geo.maps.shared.writer import Writer
from geo.settlement.maritime import SeaSettlement, measure_sea, settle_sea
from geo.settlement.options import settle_all

__all__ = ["render_sea", "sea_map"]

Line = dict[str, Any]

_PAGE = OptionPage(
    centre=(44.0, 147.5),
    max_zoom=12,
    scripts=("pages/sea/web/figures.js", "pages/sea/web/map.js", "pages/sea/web/sea.js"),
    styles=("pages/sea/web/sea.css",),
)
_SEA_OPACITY = ("var(--plain-sea)", "var(--hatched-sea)")
_MEDIAN: Line = {"stroke": "var(--median)", "width": 4}
_CABLE: dict[str, Line] = {
    "japan": {"stroke": "var(--plain)", "width": 5},
    "neither": {"stroke": "var(--cable)", "width": 4, "dash": "1 5"},
    "russia": {"stroke": "var(--hatched-edge)", "width": 5, "dash": "6 5"},
}


class _Writer(Writer):
    """Writes the figures in one language; `sea_figures.js` writes the same texts."""

    section = "sea"

    def side(self, side: str) -> str:
        return self.name(self.data["strings"]["sides"][side])

    def caption(self, option: dict[str, Any]) -> str:
        title = self.name(option["titles"])
        return self.word("caption", limit=str(self.data["limit"]), option=title)

    def change(self, value: float) -> str:
        number = self.number(value, 0)
        return f"+{number}" if value > 0 else number

    def figures(self, option: dict[str, Any]) -> dict[str, list[list[str]]]:
        """Rows of the table of one option: sea by island, then the sums."""
        found = option["limits"][str(self.data["limit"])]
        areas = {(zone["island"], zone["side"]): zone["area_km2"] for zone in found["zones"]}
        sides = [found["sides"][side] for side in self.sides]
        islands = [
            [self.name(self.data["coasts"][island])]
            + [self.number(areas.get((island, side)), 0) for side in self.sides]
            for island in self.data["islands"]
        ]
        sums = [
            [self.word("area"), *(self.number(side["area_km2"], 0) for side in sides)],
            [self.word("share"), *(self.percent(side["share"]) for side in sides)],
            [self.word("change"), *(self.change(side["change_km2"]) for side in sides)],
        ]
        return {"islands": islands, "sums": sums}

    def finding(self, option: dict[str, Any]) -> list[str]:
        """One sentence a side: how much of the land, how much of the sea."""
        limit = str(self.data["limit"])
        return [
            self.word(
                "finding",
                side=self.side(side),
                land=self.percent(option["land"][side]),
                sea=self.percent(option["limits"][limit]["sides"][side]["share"]),
                limit=limit,
            )
            for side in self.sides
        ]

    def crossed(self, option: dict[str, Any]) -> list[list[str]]:
        """Cells of one option in the cross-table: the two sides' shares in per cent."""
        limits = option["limits"].values()
        measures = [option["count"], option["land"]]
        measures += [{s: f["share"] for s, f in limit["sides"].items()} for limit in limits]
        return [[self.number(100 * by[side]) for side in self.sides] for by in measures]

    def straits(self, option: dict[str, Any]) -> list[list[str]]:
        """Rows of the straits: name, width, shores, whose 12 M."""
        return [
            [
                self.name(strait["names"]),
                self.number(strait["width_km"]),
                self._shores(strait["sides"]),
                self.side(strait["within_12"]) if strait["within_12"] else self.word("no"),
            ]
            for strait in option["straits"]
        ]

    def _shores(self, sides: list[str]) -> str:
        if sides[0] == sides[1]:
            return self.side(sides[0])
        return self.word("both", a=self.side(sides[0]), b=self.side(sides[1]))

    def cable(self) -> list[list[str]]:
        """Rows of the cable: Japan's limit, then kilometres."""
        return [
            [self.word(f"cable_{case['limit']}")]
            + [self.number(case["km"][whose]) for whose in (*self.sides, "neither")]
            for case in self.data["cable"]["cases"]
        ]


def _picture(writer: _Writer) -> Markup:
    """Draw the option that is selected within the widest limit, the coast, and the cable."""
    data, shapes = writer.data, writer.data["shapes"]
    option = next(one for one in data["options"] if one["option"] == data["selected"])
    found, cable = option["limits"][str(data["limit"])], data["cable"]["cases"][0]["lines"]
    zones = [(zone, list(rings_of(shapes[zone["shape"]]))) for zone in found["zones"]]
    framed = [line for lines in cable.values() for line in lines]
    framed += [ring for _, rings in zones for ring in rings]
    picture = Picture(framed, background=SEA)
    for zone, rings in zones:
        side = writer.sides.index(zone["side"])
        title = f"{writer.name(data['coasts'][zone['island']])}: {writer.side(zone['side'])}"
        picture.draw(rings, fill=fill_of(side), opacity=_SEA_OPACITY[side], title=title)
    picture.draw(rings_of(data["coast"]), **LAND)
    for part in option["parts"]:
        fill = fill_of(writer.sides.index(part["side"]))
        picture.draw(rings_of(shapes[part["shape"]]), fill=fill)
    picture.draw_lines(found["median"], **_MEDIAN, title=writer.word("legend_median"))
    for whose, lines in cable.items():
        picture.draw_lines(lines, **_CABLE[whose], title=writer.name(data["cable"]["names"]))
    return picture.svg(writer.caption(option))


def sea_map(
    seas: SeaSettlement | Sequence[SeaSettlement] | None = None,
    *,
    lang: str = "en",
    tiles: str | folium.TileLayer | None = None,
    selected: str | None = None,
) -> OfflineMap:
    """Map settlements at sea: zones by holder, the median line, and every figure beside them.

    Parameters
    ----------
    seas
        From `geo.maritime.measure_sea`: one, or several that the reader switches between; None
        measures every option and half of the sea, which takes some ten seconds.
    lang
        Language to open in: en, ja or ru. The reader can switch.
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
        seas = [measure_sea(settlement) for settlement in (*settle_all(), settle_sea())]
    given = [seas] if isinstance(seas, SeaSettlement) else list(seas)
    options = [sea.settlement.option for sea in given]
    data = sea_data(given, selected=choose_option(options, selected, first="count"), lang=lang)
    writer = _Writer(data, lang)
    return _PAGE.build(
        writer,
        title=data["strings"]["sea"]["title"][lang],
        picture=_picture(writer),
        tiles=tiles,
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
