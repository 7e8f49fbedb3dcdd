"""Where the documents disagree about an event: records of the register matched to events.

A record belongs to an event if both cite the same lines of the same document and share a quote:
one quote stands within the other, or they have four words in a row in common. Lines alone are not
enough: one line of some texts is a whole paragraph on many things.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from geo.evidence.documents import read_seed

__all__ = ["match_disagreements", "shares_quote"]

_SHARED_WORDS = 4

Record = dict[str, Any]


def shares_quote(one: str, other: str) -> bool:
    """Whether two quotes are of the same words.

    Parameters
    ----------
    one, other
        Quotes.

    Returns
    -------
    shared
        True if one holds the other, or four words in a row stand in both.

    Examples
    --------
    >>> shares_quote("withdrew his", "Khrushchev withdrew his offer")
    True
    >>> shares_quote("the two islands", "the four islands")
    False
    """
    words, others = _words(one), _words(other)
    size = min(_SHARED_WORDS, len(words), len(others))
    return size > 0 and not _runs(words, size).isdisjoint(_runs(others, size))


def _words(quote: str) -> list[str]:
    return re.findall(r"\w+", quote.casefold())


def _runs(words: Sequence[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(words[n : n + size]) for n in range(len(words) - size + 1)}


def _same_passage(citation: Record, other: Record) -> bool:
    (first, last), (start, end) = citation["lines"], other["lines"]
    return bool(
        citation["document"] == other["document"]
        and first <= end
        and start <= last
        and shares_quote(citation["quote"], other["quote"])
    )


def _belongs(record: Record, event: Record) -> bool:
    return any(
        _same_passage(citation, other)
        for citation in record["citations"]
        for other in event["citation"]
    )


def match_disagreements(
    events: Iterable[Record],
) -> tuple[list[Record], dict[str, list[int]]]:
    """Match the records of disagreement to events.

    Parameters
    ----------
    events
        Properties of the events.

    Returns
    -------
    records
        Those of the register that belong to some event.
    by_event
        Event id to the places of its records in that list.

    Raises
    ------
    DataError
        If the register cannot be read.

    Examples
    --------
    >>> from geo.layers.read import load_features
    >>> found = match_disagreements([f["properties"] for f in load_features("events")])
    >>> len(found[0]) > 50
    True
    """
    known = list(events)
    kept: list[Record] = []
    by_event: dict[str, list[int]] = {}
    for record in read_seed("disagreements.toml")["disagreement"]:
        found = [event["id"] for event in known if _belongs(record, event)]
        for event in found:
            by_event.setdefault(event, []).append(len(kept))
        if found:
            kept.append(record)
    return kept, by_event
