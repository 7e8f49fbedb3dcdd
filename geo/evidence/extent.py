"""How much of a document its quotes give away together: anchors may not add up to an excerpt."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geo.evidence.documents import MAX_QUOTE_WORDS, Citation, read_documents, read_text

__all__ = ["MAX_SHARE", "Extent", "extent_faults", "measure_extent", "quoted_words"]

MAX_SHARE = 0.2
"""Share of a document's words that all its quotes together may hold."""

_BROKEN = re.compile(r"\w-$")


@dataclass(frozen=True, slots=True)
class Extent:
    """What the quotes of one document hold together.

    Attributes
    ----------
    words, quoted
        Words of the document, and those that stand in some quote; a word that is broken at a line's
        end counts as its two parts.
    longest_run
        Most words in a row that stand in quotes, one quote or several that join.

    Examples
    --------
    >>> Extent(words=100, quoted=15, longest_run=6).quoted / 100 < MAX_SHARE
    True
    """

    words: int
    quoted: int
    longest_run: int


def quoted_words(text: str, citation: Citation) -> range:
    r"""Find which words of a document a quote holds.

    Parameters
    ----------
    text
        The whole document.
    citation
        A passage whose quote stands on its lines.

    Returns
    -------
    words
        Places among the document's words, parted by white space; empty if it is not found.

    Examples
    --------
    >>> quoted_words("a peace\ntreaty by Jan-\nuary", Citation("x", (1, 3), "by January"))
    range(3, 6)
    """
    words, first_of_line = _words(text)
    first, last = citation.lines
    start, end = first_of_line[first - 1], first_of_line[last]
    quote = " ".join(citation.quote.split())
    for hyphen in ("", "-"):
        reading, places = "", []
        for place in range(start, end):
            word = words[place]
            is_broken = place + 1 in first_of_line and _BROKEN.search(word) is not None
            shown = word[:-1] + hyphen if is_broken else f"{word} "
            places += [place] * len(shown)
            reading += shown
        at = reading.find(quote)
        if at >= 0:
            return range(places[at], places[at + len(quote) - 1] + 1)
    return range(0)


@cache
def _words(text: str) -> tuple[list[str], list[int]]:
    """Words of a text, and the place of the first word of each line (and one past the end)."""
    words: list[str] = []
    first_of_line = []
    for line in text.split("\n"):
        first_of_line.append(len(words))
        words += line.split()
    return words, [*first_of_line, len(words)]


def measure_extent(text: str, citations: Iterable[Citation]) -> Extent:
    r"""Measure what the quotes of one document hold together.

    Parameters
    ----------
    text
        The whole document.
    citations
        All of its citations.

    Returns
    -------
    extent
        Counts of words.

    Examples
    --------
    >>> both = [Citation("x", (1, 1), "one two"), Citation("x", (1, 1), "two three")]
    >>> measure_extent("one two three four", both)
    Extent(words=4, quoted=3, longest_run=3)
    """
    quoted = sorted({place for citation in citations for place in quoted_words(text, citation)})
    longest = run = 0
    for place, before in zip(quoted, [-2, *quoted], strict=False):
        run = run + 1 if place == before + 1 else 1
        longest = max(longest, run)
    return Extent(len(_words(text)[0]), len(quoted), longest)


def extent_faults(citations: Iterable[Citation], folder: Path) -> list[str]:
    """List the documents of which the quotes hold too much.

    Parameters
    ----------
    citations
        Of all documents.
    folder
        Where the texts are: see `geo.evidence.documents.texts_dir`.

    Returns
    -------
    faults
        One sentence for each rule that a document breaks.

    Raises
    ------
    DataError
        If a text is missing or is not the registered one.

    Examples
    --------
    >>> extent_faults([], Path())
    []
    """
    by_document: dict[str, list[Citation]] = {}
    for citation in citations:
        by_document.setdefault(citation.document, []).append(citation)
    faults = []
    for name, own in by_document.items():
        extent = measure_extent(read_text(read_documents()[name], folder), own)
        if extent.longest_run > MAX_QUOTE_WORDS:
            faults.append(
                f"{name}: its quotes join to {extent.longest_run} words in a row; at most "
                f"{MAX_QUOTE_WORDS} are allowed, so shorten one of them"
            )
        if extent.quoted >= MAX_SHARE * extent.words:
            faults.append(
                f"{name}: its quotes hold {extent.quoted / extent.words:.1%} of its words; they "
                f"must stay under {MAX_SHARE:.0%}, so shorten some"
            )
    return faults
