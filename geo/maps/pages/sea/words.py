"""Words of the sea page: its own, with those it shares with the other pages."""

from functools import cache

from geo.maps.shared.strings import Words, copy_sections, read_strings, read_tables
from geo.settlement.maritime import CAVEAT

__all__ = ["page_words", "read_sea_strings"]

_SHARED = ("languages", "common", "sides")
_OF_SPLIT = ("km", "km2", "north", "south", "east", "west", "source_coast", "neutral")


@cache
def _tables() -> dict[str, Words]:
    shipped = read_tables("pages/sea/words.toml")
    tables = copy_sections(shipped, shipped)
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
    return copy_sections(_tables(), sections or _tables())


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
