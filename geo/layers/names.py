"""Every place by any of its names: the one resolver that all commands and functions share."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from geo.errors import ArgumentError
from geo.layers.read import read_features

__all__ = ["LANGUAGES", "find_place", "find_places", "place_names", "spellings"]

LANGUAGES = ("en", "ja", "ja-Latn", "ru")
"""The written forms in which a feature bears its name."""

_NAMED_LAYERS = ("coast", "places", "islands")
_SUFFIXES = re.compile(r"-(to|jima|shima|gunto|retto|iwa|retsugan)$|[島岩]$|群島$")
_PREFIXES = re.compile(r"^(острова?|скалы|о\.) *")
_BRACKETS = re.compile(r"\s*[(\uff08](.*?)[)\uff09]")
_FORMER = re.compile(r"^(旧|kyū )")
_SHOWN = 60


@cache
def place_names() -> Mapping[str, Mapping[str, str]]:
    """Names by id, of everything that an event can lie at.

    Returns
    -------
    names
        Place id to written form (`LANGUAGES`) to name.

    Examples
    --------
    >>> place_names()["etorofu"]["ru"]
    'Итуруп'
    """
    return {
        feature["id"]: feature["properties"]["names"]
        for layer in _NAMED_LAYERS
        for feature in read_features(layer)
    }


def find_places(name: str, names: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Find the ids that a name can mean.

    An id comes before a name. Case, macrons and other marks do not count; each side's half of a
    double name, words for island ("-to", "島", "остров") and names in brackets may be left out, and
    a name in brackets stands for itself.

    Parameters
    ----------
    name
        As people write it.
    names
        Id to written form to name: see `place_names`.

    Returns
    -------
    ids
        None if the name is not known.

    Examples
    --------
    >>> find_places("остров Кунашир", place_names())
    ['kunashiri']
    """
    plain = _plain(name)
    for guess in dict.fromkeys([plain, plain.replace(" ", "-"), *_variants(plain)]):
        if guess in names:
            return [guess]
        found = [each for each, own in names.items() if guess in _index(tuple(own.values()))]
        if found:
            return found
    return []


def find_place(name: str, names: Mapping[str, Mapping[str, str]], *, what: str = "place") -> str:
    """Find the one id that a name means; of several, the first in the order of `names`.

    Parameters
    ----------
    name, names
        As for `find_places`.
    what
        The word for it in the error.

    Returns
    -------
    id
        A key of `names`.

    Raises
    ------
    ArgumentError
        If nothing bears the name; the message lists the ids that are known.

    Examples
    --------
    >>> find_place("択捉島", place_names())
    'etorofu'
    """
    found = find_places(name, names)
    if not found:
        shown = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
        raise ArgumentError(f"no {what} is called {shown!r}; known: {', '.join(names)}")
    return found[0]


def spellings(names: Iterable[str]) -> frozenset[str]:
    """All spellings of some names that are understood, casefolded and without marks.

    Parameters
    ----------
    names
        Names as features bear them.

    Returns
    -------
    spellings
        Each side's half of a double name among them.

    Examples
    --------
    >>> sorted(spellings(["Kunashiri / Kunashir"]))
    ['kunashir', 'kunashiri', 'kunashiri / kunashir']
    """
    return _index(tuple(names))


@cache
def _index(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(spelling for name in names for spelling in _spellings(name))


def _spellings(text: str) -> Iterator[str]:
    """Yield a name, each side's half of it, both without brackets, and what stands in them."""
    for part in [text, *text.split("/")]:
        outside, inside = _BRACKETS.sub("", part), _BRACKETS.findall(part)
        for variant in (part, outside, *(_FORMER.sub("", remark) for remark in inside)):
            yield from _variants(_plain(variant))


def _variants(plain: str) -> Iterator[str]:
    yield plain
    yield _SUFFIXES.sub("", plain)
    yield _PREFIXES.sub("", plain)


def _plain(text: str) -> str:
    """Casefold, and drop macrons and other marks (ё and й lose theirs on both sides alike)."""
    bare = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return "".join(bare).casefold().replace("’", "'").strip()
