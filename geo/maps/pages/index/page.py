"""`maps/index.html`: the list of pages, in three languages, without any script but its own."""

from geo.maps.offline.document import assemble, fill, read_static, script_json
from geo.maps.pages.atlas.words import read_atlas_strings
from geo.maps.pages.sea.words import read_sea_strings
from geo.maps.shared.strings import LANGUAGES, check_language, read_strings

__all__ = ["render_index"]

PAGES = ("atlas", "split", "sea")
"""Pages listed, in order: the file is `<name>.html`, the title is the section's `title`."""


def render_index(*, lang: str = "en") -> bytes:
    """Render the list of pages to the bytes of one HTML file.

    Parameters
    ----------
    lang
        Language to open in: en, ja or ru. The reader can switch.

    Returns
    -------
    page
        The file.

    Raises
    ------
    ArgumentError
        If `lang` is not known.

    Examples
    --------
    >>> b'href="split.html"' in render_index()
    True
    """
    strings = read_strings("languages", "common", "index")
    strings["index"] |= read_atlas_strings("index")["index"]
    strings["index"] |= read_sea_strings("index")["index"]
    titles = {
        "atlas": read_atlas_strings("atlas")["atlas"]["title"],
        "split": read_strings("split")["split"]["title"],
        "sea": read_sea_strings("sea")["sea"]["title"],
    }
    body = fill(
        "pages/index/web/index.html",
        lang=check_language(lang),
        strings=strings,
        titles=titles,
        pages=PAGES,
        languages=[(code, strings["languages"][code][code]) for code in LANGUAGES],
        words=script_json(strings | {"titles": titles}),
    )
    return assemble(
        body,
        title=strings["index"]["title"][lang],
        lang=lang,
        styles=[
            read_static(name)
            for name in (
                "offline/web/colours.css",
                "offline/web/base.css",
                "pages/index/web/index.css",
            )
        ],
        scripts=[read_static("pages/index/web/index.js")],
    )
