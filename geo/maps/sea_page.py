"""`maps/sea.html`: what each settlement means at sea, zones, median lines and every figure."""

from collections.abc import Sequence
from typing import Any

from geo.errors import ArgumentError
from geo.maps.outline import outline
from geo.maps.page import Component, OfflineMap, render
from geo.maps.sea_data import sea_data
from geo.maps.strings import LANGUAGES, check_language, fill_places, format_number
from geo.maritime import SeaSettlement, measure_sea
from geo.settlement import settle_all

__all__ = ["render_sea", "sea_map"]

_FIRST_CHOICE = "count"
_CENTRE = (44.0, 147.5)
_OPTIONS: dict[str, Any] = {"zoom_snap": 0.25, "min_zoom": 4, "max_zoom": 12}

Words = dict[str, str]


class _Writer:
    """Writes the figures in one language; `sea_figures.js` writes the same texts."""

    def __init__(self, data: dict[str, Any], lang: str) -> None:
        self.data = data
        self.lang = lang
        self.sides = [side["id"] for side in data["sides"]]

    def word(self, key: str, section: str = "sea", **values: str) -> str:
        return fill_places(self.data["strings"][section][key][self.lang], values)

    def number(self, value: float, decimals: int = 0) -> str:
        return format_number(value, decimals, self.lang)

    def percent(self, share: float) -> str:
        return self.word("percent", "common", value=self.number(100 * share, 1))

    def name(self, names: Words) -> str:
        return names.get(self.lang) or next(iter(names.values()))

    def side(self, side: str) -> str:
        return self.name(self.data["strings"]["sides"][side])

    def change(self, value: float) -> str:
        number = self.number(value)
        return f"+{number}" if value > 0 else number

    def figures(self, option: dict[str, Any]) -> dict[str, list[list[str]]]:
        """Rows of the table of one option: sea by island, then the sums."""
        found = option["limits"][str(self.data["limit"])]
        areas = {(zone["island"], zone["side"]): zone["area_km2"] for zone in found["zones"]}
        sides = [found["sides"][side] for side in self.sides]
        islands = [
            [self.name(self.data["coasts"][island])]
            + [self._area(areas.get((island, side))) for side in self.sides]
            for island in self.data["islands"]
        ]
        sums = [
            [self.word("area"), *(self.number(side["area_km2"]) for side in sides)],
            [self.word("share"), *(self.percent(side["share"]) for side in sides)],
            [self.word("change"), *(self.change(side["change_km2"]) for side in sides)],
        ]
        return {"islands": islands, "sums": sums}

    def _area(self, value: float | None) -> str:
        return "–" if value is None else self.number(value)

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
        return [[self.number(100 * by[side], 1) for side in self.sides] for by in measures]

    def straits(self, option: dict[str, Any]) -> list[list[str]]:
        """Rows of the straits: name, width, shores, whose 12 M."""
        return [
            [
                self.name(strait["names"]),
                self.number(strait["width_km"], 1),
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
            + [self.number(case["km"][whose], 1) for whose in (*self.sides, "neither")]
            for case in self.data["cable"]["cases"]
        ]


def _values(data: dict[str, Any]) -> dict[str, Any]:
    """Gather what `sea.html` names."""
    option = next(o for o in data["options"] if o["option"] == data["selected"])
    drawn = {"parts": option["limits"][str(data["limit"])]["zones"], "border": None}
    return {
        "lang": data["lang"],
        "languages": [(lang, data["strings"]["languages"][lang][lang]) for lang in LANGUAGES],
        "data": data,
        "option": option,
        "writer": _Writer(data, data["lang"]),
        "outline": outline(data, drawn),
    }


def _selected(seas: Sequence[SeaSettlement], selected: str | None) -> str:
    options = [sea.settlement.option for sea in seas]
    if selected is not None and selected not in options:
        raise ArgumentError(f"no option {selected!r} is given; given: {', '.join(options)}")
    if selected is None and _FIRST_CHOICE in options:
        return _FIRST_CHOICE
    return selected or (options[0] if options else "")


def sea_map(
    seas: SeaSettlement | Sequence[SeaSettlement] | None = None,
    *,
    lang: str = "en",
    selected: str | None = None,
) -> OfflineMap:
    """Map settlements at sea: zones by holder, the median line, and every figure beside them.

    Parameters
    ----------
    seas
        From `geo.maritime.measure_sea`: one, or several that the reader switches between; None
        measures every option, which takes some seconds.
    lang
        Language to open in: en, ja or ru. The reader can switch.
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
    >>> from geo.maritime import measure_sea
    >>> sea_map(measure_sea("count"))._repr_html_()[:7]
    '<iframe'
    """
    check_language(lang)
    if seas is None:
        seas = [measure_sea(settlement) for settlement in settle_all()]
    given = [seas] if isinstance(seas, SeaSettlement) else list(seas)
    data = sea_data(given, selected=_selected(given, selected), lang=lang)
    title = data["strings"]["sea"]["title"][lang]
    map_ = OfflineMap(title=title, lang=lang, location=_CENTRE, **_OPTIONS)
    component = Component(
        "sea",
        data,
        scripts=("labels.js", "shapes.js", "sea_figures.js", "sea_map.js", "sea.js"),
        styles=("split.css", "sea.css"),
        layout="sea.html",
        values=_values(data),
    )
    component.add_to(map_)
    return map_


def render_sea(
    seas: SeaSettlement | Sequence[SeaSettlement] | None = None, *, lang: str = "en"
) -> bytes:
    """Render `sea_map` to the bytes of one HTML file.

    Parameters
    ----------
    seas, lang
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
    >>> from geo.maritime import measure_sea
    >>> len(render_sea(measure_sea("count"))) < 900_000
    True
    """
    map_ = sea_map(seas, lang=lang)
    return render(map_, title=map_.title, lang=lang)
