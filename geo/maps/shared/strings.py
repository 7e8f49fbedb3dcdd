"""Words and numbers of the pages in the three interface languages."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache

from geo.base.shipped import read_shipped
from geo.errors import ArgumentError, DataError

__all__ = ["LANGUAGES", "check_language", "format_number", "read_strings", "translate"]

LANGUAGES = ("en", "ja", "ru")
"""Interface languages, BCP 47."""

Words = dict[str, dict[str, str]]


@cache
def read_tables(name: str) -> dict[str, Words]:
    """Read a file of strings of this package, once; not to be changed by who reads it.

    Raises
    ------
    DataError
        If the file is missing, altered or is not TOML.
    """
    try:
        return tomllib.loads(read_shipped(f"words/{name}").decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"geo/maps/{name} cannot be read: {error}; restore it") from error


def copy_sections(tables: Mapping[str, Words], sections: Iterable[str]) -> dict[str, Words]:
    """Copy some sections, so that a page may add to its own words."""
    return {
        section: {key: dict(words) for key, words in tables[section].items()}
        for section in sections
    }


def _tables() -> dict[str, Words]:
    return read_tables("shared/words.toml")


def read_strings(*sections: str) -> dict[str, Words]:
    """Read the words of some sections.

    Parameters
    ----------
    *sections
        Tables of `strings.toml`.

    Returns
    -------
    words
        Section, then key, then language.

    Examples
    --------
    >>> read_strings("sides")["sides"]["japan"]["ru"]
    'Япония'
    """
    return copy_sections(_tables(), sections)


def check_language(lang: str) -> str:
    """Return `lang` if the pages speak it.

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
        raise ArgumentError(f"no page speaks {lang!r}; known languages: {', '.join(LANGUAGES)}")
    return lang


def translate(section: str, key: str, lang: str, **values: str) -> str:
    """One string in one language, its places filled.

    Parameters
    ----------
    section, key
        Where the string stands in `strings.toml`.
    lang
        Language.
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
    return fill_places(_tables()[section][key][lang], values)


def fill_places(text: str, values: Mapping[str, str]) -> str:
    """Put values in the places of a string, once: a value's own braces stay."""
    parts = text.split("{")
    filled = parts[0]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        filled += values[name] + rest
    return filled


def format_number(value: float, decimals: int, lang: str) -> str:
    r"""Write a number as the language does; the page's script has the same rule.

    Parameters
    ----------
    value
        A finite number.
    decimals
        Digits after the decimal mark.
    lang
        Language.

    Returns
    -------
    text
        The number.

    Examples
    --------
    >>> format_number(5005.62, 1, "en"), format_number(5005.62, 1, "ru")
    ('5,005.6', '5\xa0005,6')
    """
    text = f"{value:,.{decimals}f}"
    marks = {
        ",": _tables()["common"]["thousands"][lang],
        ".": _tables()["common"]["decimal"][lang],
    }
    return "".join(marks.get(character, character) for character in text)
