"""Words and numbers of a page in one language, for its layout."""

from collections.abc import Mapping
from typing import Any, ClassVar

from geo.maps.shared.strings import fill_places, format_number

__all__ = ["Writer"]


class Writer:
    r"""Writes a page's words and numbers in one language, as `core.js` does.

    Parameters
    ----------
    data
        The page's data, with the words it says under ``strings``.
    lang
        Language.

    Examples
    --------
    >>> from geo.maps.shared.strings import read_strings
    >>> class Titles(Writer):
    ...     section = "split"
    >>> Titles({"strings": read_strings("split")}, "ru").word("km", value="7")
    '7\xa0км'
    """

    section: ClassVar[str]
    """Section of the strings that words are in if none is named; name of the page's layout."""

    def __init__(self, data: dict[str, Any], lang: str) -> None:
        self.data = data
        self.lang = lang

    @property
    def sides(self) -> list[str]:
        """Ids of the two sides."""
        return [side["id"] for side in self.data["sides"]]

    def word(self, key: str, section: str | None = None, **values: str) -> str:
        """One string, its places filled."""
        words = self.data["strings"][section or self.section][key]
        return fill_places(words[self.lang], values)

    def number(self, value: float | None, decimals: int = 1) -> str:
        """Write a number, or a dash for none."""
        return "–" if value is None else format_number(value, decimals, self.lang)

    def percent(self, share: float | None) -> str:
        """Write a share in per cent."""
        number = self.number(None if share is None else 100 * share)
        return self.word("percent", "common", value=number)

    def name(self, names: Mapping[str, str]) -> str:
        """Choose the name in this language, else the first."""
        return names.get(self.lang) or next(iter(names.values()))
