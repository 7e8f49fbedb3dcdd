"""Passages of a record, each with what the document does there; and how a date is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo.base.dates import edtf_span
from geo.errors import ArgumentError, DataError
from geo.evidence.documents import Citation, citation_of

__all__ = ["KNOWN", "RELEVANCE", "ROLES", "Passage", "Told", "check_choice", "passages_of"]

KNOWN = ("stated", "follows", "footnote", "inferred")
"""How a date is known: stated in the text, following from it, from a footnote, or inferred."""

RELEVANCE = ("core", "context", "background")
"""Whether a record is about the four islands, about the two countries, or neither."""

ROLES = ("reports", "argues", "denies", "dates differently")
"""What a document does with an event or a statement."""


@dataclass(frozen=True)
class Passage:
    """A citation, with what the document does there.

    Attributes
    ----------
    citation
        Where it stands.
    role
        One of `ROLES`.

    Examples
    --------
    >>> Passage(Citation("a-document", (3, 5), "a quote"), "reports").to_dict()["role"]
    'reports'
    """

    citation: Citation
    role: str

    def to_dict(self) -> dict[str, Any]:
        """Plain dictionary.

        Returns
        -------
        passage
            As `Citation.to_dict`, and `role`.
        """
        return {**self.citation.to_dict(), "role": self.role}


class Told:
    """What an event and a statement have in common: a date, and passages.

    Attributes
    ----------
    date
        EDTF.
    passages
        At least one.

    Examples
    --------
    >>> @dataclass(frozen=True)
    ... class Note(Told):
    ...     date: str
    ...     passages: tuple[Passage, ...]
    >>> note = Note("1956", (Passage(Citation("a-document", (3, 5), "a quote"), "reports"),))
    >>> note.span, note.documents
    (('1956-01-01', '1956-12-31'), ('a-document',))
    """

    date: str
    passages: tuple[Passage, ...]

    @property
    def span(self) -> tuple[str, str]:
        """First and last day that the date can mean, as ISO text."""
        return edtf_span(self.date)

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents that are cited, each once."""
        return tuple(dict.fromkeys(passage.citation.document for passage in self.passages))

    def to_dict(self) -> dict[str, Any]:
        """Plain dictionary, as in the commands' JSON.

        Returns
        -------
        record
            Its attributes, the passages as `citations`, tuples as lists.
        """
        plain = {
            key: list(value) if isinstance(value, tuple) else value
            for key, value in vars(self).items()
            if key != "passages"
        }
        return {**plain, "citations": [passage.to_dict() for passage in self.passages]}


def passages_of(record: Mapping[str, Any], what: str) -> tuple[Passage, ...]:
    """Read the passages of an event or a statement.

    Parameters
    ----------
    record
        With `citations`, each with a `role`.
    what
        What the record is, for the message.

    Returns
    -------
    passages
        In the order of the record.

    Raises
    ------
    DataError
        If a citation lacks a part.

    Examples
    --------
    >>> cited = {"document": "x", "lines": [1, 2], "quote": "islands", "role": "reports"}
    >>> passages_of({"citations": [cited]}, "event")[0].role
    'reports'
    """
    try:
        return tuple(
            Passage(citation_of(entry), str(entry["role"])) for entry in record["citations"]
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(
            f"the {what} {record.get('id', '?')!r} lacks {error}; see CONTRIBUTING.md for its "
            "fields"
        ) from error


def check_choice(what: str, value: str | None, known: Sequence[str]) -> None:
    """Refuse a value that is not one of those known; None is no choice.

    Parameters
    ----------
    what
        What is chosen, for the message.
    value
        The choice.
    known
        What can be chosen.

    Raises
    ------
    ArgumentError
        If the value is not known.

    Examples
    --------
    >>> check_choice("kind", "poll", ("treaty", "poll"))
    """
    if value is not None and value not in known:
        raise ArgumentError(f"no {what} is called {value!r}; known: {', '.join(known)}")
