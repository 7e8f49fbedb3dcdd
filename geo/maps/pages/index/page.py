"""`maps/index.html`: the list of pages, in three languages, without any script but its own."""

from geo.maps.offline.document import assemble, fill, read_code, script_json
from geo.maps.shared.strings import LANGUAGES, SHARED_WORDS, check_language, read_strings
from geo.maps.shared.types import Names

__all__ = ["render_index"]

PAGES = {
    "atlas": "pages/atlas/words.toml",
    "split": SHARED_WORDS,
    "sea": "pages/sea/words.toml",
}
"""Pages listed, in order, with the file of their words; the title is their section's `title`."""


def render_index(*, lang: str = "en") -> bytes:
    """Render the list of pages to the bytes of one HTML file.

    Parameters
    ----------
    lang
        Language to open in: en, ja or ru. The page of en, the default, opens in the first of the
        reader's languages that it has; the address (``#lang=ja``) comes before both.

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
    titles: dict[str, Names] = {}
    for page, file in PAGES.items():
        own = read_strings("index", page, file=file)
        strings["index"] |= own["index"]
        titles[page] = own[page]["title"]
    body = fill(
        "pages/index/web/index.html",
        lang=check_language(lang),
        strings=strings,
        titles=titles,
        pages=list(PAGES),
        languages=[(code, strings["languages"][code][code]) for code in LANGUAGES],
        words=script_json(strings | {"titles": titles}),
    )
    return assemble(
        body,
        title=strings["index"]["title"][lang],
        lang=lang,
        styles=[
            read_code(name)
            for name in (
                "offline/web/colours.css",
                "offline/web/base.css",
                "pages/index/web/index.css",
            )
        ],
        scripts=[read_code("built/index.js")],
    )
