"""Words and numbers of a page in one language: the page shows what is written here."""

from collections.abc import Mapping, Sequence
from typing import Any

from geo.maps.shared.cldr import format_number, format_share, plural_category
from geo.maps.shared.strings import fill_places, head
from geo.maps.shared.types import BothNames, Names, Words

__all__ = ["OptionWriter", "Writer"]

_NONE = "–"
_OTHER_SIDE = {"ja": "ru", "ru": "ja"}
"""Whose name stands beside that of a language; English names have both in them."""


class Writer:
    r"""Writes a page's words and numbers in one language.

    Parameters
    ----------
    strings
        The page's words by section, key and language.
    lang
        Language.
    section
        Section that words are in if none is named; name of the page's layout.

    Examples
    --------
    >>> from geo.maps.shared.strings import read_strings
    >>> writer = Writer(read_strings("split", "common"), "ru", "split")
    >>> writer.word("km", value=writer.number(7.25))
    '7,3\xa0км'
    """

    def __init__(self, strings: Mapping[str, Words], lang: str, section: str) -> None:
        self.strings = strings
        self.lang = lang
        self.section = section

    def word(self, key: str, section: str | None = None, **values: str) -> str:
        """One string, its places filled.

        Parameters
        ----------
        key
            Of the string.
        section
            Its section; the writer's own if None.
        **values
            What stands in its places, by name.

        Returns
        -------
        text
            In the writer's language.
        """
        return fill_places(self.strings[section or self.section][key][self.lang], values)

    def plural(self, key: str, count: int, section: str | None = None) -> str:
        """One string in the form that a number asks for, the number in it.

        Parameters
        ----------
        key
            Of the string, without its plural category.
        count
            The number, in the place `count`.
        section
            Its section; the writer's own if None.

        Returns
        -------
        text
            In the writer's language.

        Examples
        --------
        >>> from geo.maps.shared.strings import read_strings
        >>> writer = Writer(read_strings("evidence", "common"), "ru", "evidence")
        >>> writer.plural("events", 1), writer.plural("events", 22), writer.plural("events", 408)
        ('1 событие', '22 события', '408 событий')
        """
        category = plural_category(count, self.lang)
        return self.word(f"{key}_{category}", section, count=self.number(count, 0))

    def number(self, value: float | None, decimals: int = 1, *, grouped: bool = False) -> str:
        """Write a number, or a dash for none.

        Parameters
        ----------
        value
            A finite number, or None.
        decimals
            Digits after the point.
        grouped
            As for `geo.maps.shared.cldr.format_number`.

        Returns
        -------
        text
            As the language writes numbers.
        """
        return (
            _NONE if value is None else format_number(value, decimals, self.lang, grouped=grouped)
        )

    def percent(self, share: float | None) -> str:
        """Write a share in per cent, or a dash for none.

        Parameters
        ----------
        share
            1 for 100 per cent, or None.

        Returns
        -------
        text
            One decimal.
        """
        return _NONE if share is None else format_share(share, 1, self.lang)

    def percentage(self, share: float | None) -> str:
        """Write a share in per cent without the sign.

        Parameters
        ----------
        share
            1 for 100 per cent, or None.

        Returns
        -------
        text
            One decimal.
        """
        return _NONE if share is None else format_share(share, 1, self.lang, sign=False)

    def name(self, names: Names) -> str:
        """Choose the name in this language, else the first.

        Parameters
        ----------
        names
            By language; at least one.

        Returns
        -------
        name
            As it stands.
        """
        return names.get(self.lang) or next(iter(names.values()))

    def head(self, names: Names) -> str:
        """Choose a name as `name` does, for the head of a cell, a label or a sentence.

        Parameters
        ----------
        names
            By language; at least one.

        Returns
        -------
        name
            In Russian with a capital.
        """
        return head(self.name(names), self.lang if self.lang in names else "")

    def both(self, names: Names, text: str = "") -> str | BothNames:
        """Write a cell that names a place, so that the other side's name stands in it too.

        Parameters
        ----------
        names
            By language; at least one.
        text
            What the cell says; the name alone if empty.

        Returns
        -------
        cell
            The text alone where the other side has no name of its own.
        """
        name, lang = self.head(names), _OTHER_SIDE.get(self.lang, "")
        other = head(names.get(lang, ""), lang)
        if other in ("", name):
            return text or name
        return {"text": text or name, "other": other, "lang": lang}

    def passage(self, citation: Mapping[str, Any]) -> str:
        """Write where a quote stands.

        Parameters
        ----------
        citation
            With `document` and `lines`.

        Returns
        -------
        text
            Document, and line or lines.
        """
        document, (first, last) = (
            citation["document"],
            (citation["lines"][0], citation["lines"][-1]),
        )
        key = "document_line" if first == last else "document"
        return self.word(key, "split", id=document, first=str(first), last=str(last))


class OptionWriter(Writer):
    r"""Writes what the pages of settlement options have in common.

    Parameters
    ----------
    strings, lang, section
        As for `Writer`.

    Examples
    --------
    >>> from geo.maps.shared.strings import read_strings
    >>> OptionWriter(read_strings("split", "common"), "en", "split").coordinates((147.5, 45.25), 2)
    '45.25°\xa0N, 147.50°\xa0E'
    """

    def km(self, value: float) -> str:
        """Write kilometres.

        Parameters
        ----------
        value
            Kilometres.

        Returns
        -------
        text
            One decimal.
        """
        return self.word("km", "split", value=self.number(value))

    def km2(self, value: float, decimals: int = 1) -> str:
        """Write square kilometres.

        Parameters
        ----------
        value
            Square kilometres.
        decimals
            Digits after the point.

        Returns
        -------
        text
            With its unit.
        """
        return self.word("km2", "split", value=self.number(value, decimals))

    def coordinates(self, point: Sequence[float], decimals: int = 4) -> str:
        """Write a position, latitude first.

        Parameters
        ----------
        point
            Longitude and latitude in degrees.
        decimals
            Digits after the point.

        Returns
        -------
        text
            With the hemispheres.
        """
        lon, lat = point
        north = "north" if lat >= 0 else "south"
        east = "east" if lon >= 0 else "west"
        return self.word("comma", "common").join(
            self.word(key, "split", value=self.number(abs(value), decimals))
            for key, value in ((north, lat), (east, lon))
        )

    def other_names(self, names: Names, otherwise: str) -> str:
        """Write the names in the other languages, so that both sides' stand wherever one does.

        Parameters
        ----------
        names
            By language.
        otherwise
            What to write if there is none.

        Returns
        -------
        text
            Separated by commas.
        """
        seen = [self.name(names)]
        others: list[str] = []
        for lang in ("ja", "ru", "en"):
            text = names.get(lang)
            repeats = lang == "en" and self.lang != "en" and others
            if text and text not in seen and not repeats:
                seen.append(text)
                others.append(text)
        return self.word("comma", "common").join(others) or otherwise
