"""Treaties and their articles, named as each language names them."""

import re
from collections.abc import Mapping
from typing import Any

from geo.maps.shared.dates import format_date
from geo.maps.shared.strings import LANGUAGES, fill_places, read_strings
from geo.maps.shared.types import Names, Treaty, Words

__all__ = ["treaty_in_words"]

_UNITS = {"yalta-1945": "paragraph", "joint-declaration-1956": "point"}
"""What a text is divided into, where it is not into articles in every language."""
_ARTICLE = re.compile(r"(\d+)(?:\((\w)\))?")


def treaty_in_words(citation: Mapping[str, Any]) -> Treaty:
    r"""Name a treaty that is cited, and its articles, in each language.

    Parameters
    ----------
    citation
        A citation of the type "treaty", as a layer has it.

    Returns
    -------
    treaty
        With and without the day of signature. A treaty without words has the title that the
        citation gives it, and an article that is no number stands as it is.

    Examples
    --------
    >>> said = {"id": "portsmouth-1905", "article": "9", "title": "", "signed": "1905-09-05"}
    >>> treaty_in_words(said)["cited"]["ru"], treaty_in_words(said)["cited"]["ja"][-3:]
    ('Портсмутский мирный договор, статья\xa09', '第9条')
    """
    words = read_strings("treaties", "articles")
    cited = {lang: _cited(citation, words, lang) for lang in LANGUAGES}
    return {
        "cited": cited,
        "signed": {
            lang: fill_places(
                words["articles"]["signed"][lang],
                {"treaty": cited[lang], "date": format_date(str(citation["signed"]), lang)},
            )
            for lang in LANGUAGES
        },
    }


def _cited(citation: Mapping[str, Any], words: Mapping[str, Words], lang: str) -> str:
    names: Names = words["treaties"].get(str(citation["id"]), {})
    title = names.get(lang) or str(citation["title"])
    articles = _articles(citation, words["articles"], lang)
    if not articles:
        return title
    return fill_places(words["articles"]["cited"][lang], {"title": title, "articles": articles})


def _articles(citation: Mapping[str, Any], words: Words, lang: str) -> str:
    unit = _UNITS.get(str(citation["id"]), "article")
    said = str(citation.get("article") or "")
    found = [_ARTICLE.fullmatch(one) for one in said.split(" and ")]
    numbers = [(one[1], one[2]) for one in found if one]
    if len(numbers) != len(found):
        return words[said][lang] if said in words else said
    match numbers:
        case [(one, None)]:
            return fill_places(words[unit][lang], {"one": one})
        case [(one, letter)]:
            return fill_places(words[f"{unit}_letter"][lang], {"one": one, "letter": letter})
        case [(one, None), (other, None)]:
            return fill_places(words[f"{unit}_two"][lang], {"one": one, "other": other})
        case _:
            return said
