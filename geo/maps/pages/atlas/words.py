"""Words of the atlas page: its own, with those it shares with the other pages."""

from geo.maps.shared.events import SECTIONS
from geo.maps.shared.strings import Words, copy_sections, fill_places, read_strings, read_tables

__all__ = ["page_words", "read_atlas_strings", "say"]

_SHARED = ("languages", "common", "lines", "short_lines", "basis", "dates", "months")
_PASSAGE = ("document", "document_line", "source_coast")


def _tables() -> dict[str, Words]:
    return read_tables("pages/atlas/words.toml")


def read_atlas_strings(*sections: str) -> dict[str, Words]:
    """Read the words of some sections of `atlas_strings.toml`; without any, of all.

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
    >>> read_atlas_strings("views")["views"]["administered"]["en"]
    'As administered'
    """
    return copy_sections(_tables(), sections or _tables())


def page_words() -> dict[str, Words]:
    """Gather every word that the page's script says.

    Returns
    -------
    words
        Section, then key, then language.

    Examples
    --------
    >>> sorted(page_words()["split"])
    ['document', 'document_line', 'source_coast']
    """
    own = {name: words for name, words in read_atlas_strings().items() if name != "index"}
    split = read_strings("split")["split"]
    return {
        **read_strings(*_SHARED, *SECTIONS),
        "split": {key: split[key] for key in _PASSAGE},
        **own,
    }


def say(section: str, key: str, lang: str, **values: str) -> str:
    """One string of `atlas_strings.toml` in one language, its places filled.

    Parameters
    ----------
    section, key
        Where the string stands.
    lang
        Language.
    **values
        What stands for each ``{name}``.

    Returns
    -------
    text
        The text.

    Examples
    --------
    >>> say("atlas", "year_words", "ja", year="1956")
    '1956年'
    """
    return fill_places(_tables()[section][key][lang], values)
