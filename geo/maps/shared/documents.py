"""The documents as each language names them: by author, title and year; ids are for files."""

from geo.base.dates import parse_edtf
from geo.evidence.documents import Document, read_documents
from geo.maps.shared.dates import format_date
from geo.maps.shared.strings import LANGUAGES, fill_places, read_strings
from geo.maps.shared.types import Words

__all__ = ["document_strings"]


def document_strings() -> Words:
    """Name every document in each language.

    Returns
    -------
    words
        Document id to its name by language.

    Examples
    --------
    >>> document_strings()["003_209a23322be7f4e8"]["en"]
    'Jonathan Eyal, “Russia and Japan: Wrong Premise, Unrealistic Expectations” (about 2016)'
    """
    return {
        card.id: {lang: _name(card, lang) for lang in LANGUAGES}
        for card in read_documents().values()
    }


def _name(card: Document, lang: str) -> str:
    sections = read_strings("evidence", "common")
    words = sections["evidence"]
    who = sections["common"]["comma"][lang].join(card.authors) or words["no_author"][lang]
    year = card.date[:4] if parse_edtf(card.date).is_sure else f"{card.date[:4]}~"
    key = "cited" if card.title else "cited_untitled"
    values = {"who": who, "title": card.title, "year": format_date(year, lang)}
    return fill_places(words[key][lang], values)
