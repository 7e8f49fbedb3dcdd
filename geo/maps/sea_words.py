"""Words of the sea page: its own, with those it shares with the other pages."""

import tomllib
from functools import cache
from importlib import resources

from geo.maps.strings import read_strings
from geo.maritime import CAVEAT

__all__ = ["page_words", "read_sea_strings"]

_SHARED = ("languages", "common", "sides")
_OF_SPLIT = ("km", "km2", "north", "south", "east", "west", "source_coast", "neutral")

Words = dict[str, dict[str, str]]


@cache
def _tables() -> dict[str, Words]:
    file = resources.files("geo.maps") / "sea_strings.toml"
    tables: dict[str, Words] = tomllib.loads(file.read_text(encoding="utf-8"))
    tables["sea"]["caveat"]["en"] = CAVEAT
    return tables


def read_sea_strings(*sections: str) -> dict[str, Words]:
    """Read the words of some sections of `sea_strings.toml`; without any, of all.

    Parameters
    ----------
    *sections
        Tables of the file.

    Returns
    -------
    words
        Section, then key, then language.

    Examples
    --------
    >>> read_sea_strings("sea")["sea"]["strait"]["ru"]
    'Пролив'
    """
    return {
        section: {key: dict(words) for key, words in _tables()[section].items()}
        for section in sections or _tables()
    }


def page_words() -> dict[str, Words]:
    """Gather every word that the page says.

    Returns
    -------
    words
        Section, then key, then language.

    Examples
    --------
    >>> sorted(page_words())
    ['common', 'languages', 'sea', 'sides', 'split']
    """
    split = read_strings("split")["split"]
    return {
        **read_strings(*_SHARED),
        "split": {key: split[key] for key in _OF_SPLIT},
        **read_sea_strings("sea"),
    }
