"""What the pages of settlement options share: the option they open with, and their frame."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import folium
from markupsafe import Markup

from geo.errors import ArgumentError
from geo.maps.offline.page import Component, OfflineMap
from geo.maps.shared.options import check_once
from geo.maps.shared.strings import LANGUAGES
from geo.maps.shared.types import OptionPageData, OptionTitles
from geo.maps.shared.writer import Writer

__all__ = ["OptionPage", "choose_option"]

_STYLES = ("shared/web/map.css", "shared/web/option_page.css")


def choose_option(options: Sequence[str], selected: str | None, *, first: str) -> str:
    """Choose the option that a page opens with.

    Parameters
    ----------
    options
        Ids of the options that are given.
    selected
        What the caller asks for.
    first
        What is chosen if the caller asks for none and it is given.

    Returns
    -------
    option
        Its id; empty if there is no option at all.

    Raises
    ------
    ArgumentError
        If an option is given twice, or `selected` is not given.

    Examples
    --------
    >>> choose_option(["count", "area"], None, first="area")
    'area'
    """
    check_once(options)
    if selected is not None and selected not in options:
        raise ArgumentError(f"no option {selected!r} is given; given: {', '.join(options)}")
    if selected is None and first in options:
        return first
    return selected or (options[0] if options else "")


@dataclass(frozen=True, kw_only=True)
class OptionPage:
    """What one page of settlement options is built of.

    Parameters
    ----------
    centre
        Latitude and longitude of the first view.
    max_zoom
        Deepest zoom level.
    styles
        Our style sheets that the page needs beyond those of every page of options.

    Examples
    --------
    >>> OptionPage(centre=(44.4, 146.9), max_zoom=12, styles=()).max_zoom
    12
    """

    centre: tuple[float, float]
    max_zoom: int
    styles: tuple[str, ...]

    def build(
        self,
        writer: Writer,
        data: OptionPageData,
        *,
        option: OptionTitles,
        title: str,
        picture: Markup,
        tiles: str | folium.TileLayer | None = None,
        values: Mapping[str, Any] | None = None,
    ) -> OfflineMap:
        """Build the page's map.

        Parameters
        ----------
        writer
            Writes the page's words; its section names layout and script.
        data
            What the page carries.
        option
            The one of its options that is shown first.
        title
            Title of the page.
        picture
            What is shown without JavaScript.
        tiles
            An online background, or None.
        values
            What the layout names beyond what every page of options does.

        Returns
        -------
        map
            A folium map that shows itself.
        """
        lang = writer.lang
        map_ = OfflineMap(
            title=title,
            lang=lang,
            location=self.centre,
            tiles=tiles,
            zoom_snap=0.25,
            min_zoom=4,
            max_zoom=self.max_zoom,
        )
        languages = data["strings"]["languages"]
        common = {
            "title": title,
            "lang": lang,
            "languages": [(code, languages[code][code]) for code in LANGUAGES],
            "data": data,
            "option": option,
            "writer": writer,
            "picture": picture,
        }
        Component(
            writer.section,
            {**data, "tiles": tiles is not None},
            scripts=(f"built/{writer.section}.js",),
            styles=(*_STYLES, *self.styles),
            layout=f"pages/{writer.section}/web/{writer.section}.html",
            values=common | dict(values or {}),
        ).add_to(map_)
        return map_
