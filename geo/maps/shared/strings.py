"""Words of the pages in the three interface languages: one reader for all files of words."""

import tomllib
from collections.abc import Mapping
from functools import cache

from geo.base.shipped import read_shipped
from geo.errors import ArgumentError, DataError
from geo.maps.shared.types import Words

__all__ = [
    "LANGUAGES",
    "SHARED_WORDS",
    "check_language",
    "fill_places",
    "read_strings",
    "translate",
]

LANGUAGES = ("en", "ja", "ru")
"""Interface languages, BCP 47."""
SHARED_WORDS = "shared/words.toml"
"""File of the words that several pages use."""


@cache
def _tables(file: str) -> dict[str, Words]:
    """Read a file of words, once.

    Raises
    ------
    DataError
        If the file is missing, altered or is not TOML.
    """
    try:
        return tomllib.loads(read_shipped(f"words/{file}").decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"geo/maps/{file} cannot be read: {error}; restore it") from error


def read_strings(*sections: str, file: str = SHARED_WORDS) -> dict[str, Words]:
    """Read the words of some sections.

    Parameters
    ----------
    *sections
        Tables of the file; none for all of them.
    file
        File of words below `geo/maps`.

    Returns
    -------
    words
        Section, then key, then language; a new object each time.

    Examples
    --------
    >>> read_strings("sides")["sides"]["japan"]["ru"]
    'Япония'
    >>> read_strings("sea", file="pages/sea/words.toml")["sea"]["strait"]["ru"]
    'Пролив'
    """
    tables = _tables(file)
    return {
        section: {key: dict(words) for key, words in tables[section].items()}
        for section in sections or tables
    }


def check_language(lang: str) -> str:
    """Return `lang` if the pages have it.

    Parameters
    ----------
    lang
        One of `LANGUAGES`.

    Returns
    -------
    lang
        As it was given.

    Raises
    ------
    ArgumentError
        If they do not.

    Examples
    --------
    >>> check_language("ja")
    'ja'
    """
    if lang not in LANGUAGES:
        raise ArgumentError(f"unsupported language {lang!r} (supported: {', '.join(LANGUAGES)})")
    return lang


def translate(section: str, key: str, lang: str, *, file: str = SHARED_WORDS, **values: str) -> str:
    """One string in one language, its places filled.

    Parameters
    ----------
    section, key
        Where the string stands in the file.
    lang
        Language.
    file
        File of words below `geo/maps`.
    **values
        What stands for each ``{name}``.

    Returns
    -------
    text
        The text. Values are put in as they are, braces and all.

    Examples
    --------
    >>> translate("split", "legend_side", "ru", side="Япония")
    'Япония в этом варианте'
    """
    return fill_places(_tables(file)[section][key][lang], values)


def fill_places(text: str, values: Mapping[str, str]) -> str:
    """Put values in the places of a string, once: a value's own braces stay.

    Parameters
    ----------
    text
        With places such as `{date}`.
    values
        Name of a place to what stands there.

    Returns
    -------
    text
        With every place filled.

    Raises
    ------
    KeyError
        If a place has no value.

    Examples
    --------
    >>> fill_places("{a} and {b}", {"a": "{b}", "b": "2"})
    '{b} and 2'
    """
    parts = text.split("{")
    filled = parts[0]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        filled += values[name] + rest
    return filled


def head(text: str, lang: str) -> str:
    """Write a name as it stands at the head of a cell, a label or a sentence.

    Parameters
    ----------
    text
        A name.
    lang
        Its language.

    Returns
    -------
    text
        In Russian with a capital, where it begins with a word such as "острова".

    Examples
    --------
    >>> head("острова Хабомаи", "ru"), head("mine", "en")
    ('Острова Хабомаи', 'mine')
    """
    return text[:1].upper() + text[1:] if lang == "ru" else text
