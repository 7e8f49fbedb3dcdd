"""Statements in the documents: what they tell that is no event, and so has no place on a time line.

A view, an expectation, a condition, a comparison: each rests on passages, as an event does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from geo.errors import DataError
from geo.evidence.documents import find_document, read_seed
from geo.evidence.passages import Passage, Told, check_choice, passages_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "STATEMENT_FIELDS",
    "STATEMENT_KINDS",
    "Statement",
    "load_statements",
    "read_statements",
    "select_statements",
]

STATEMENT_KINDS = ("view", "expectation", "condition", "comparison")
"""What a statement is: somebody's judgement, what was to come, what lasts, or a case elsewhere."""

STATEMENT_FIELDS = ("id", "kind", "title", "summary", "date", "known", "relevance")
"""The fields of a statement that are plain text and must be there."""


@dataclass(frozen=True)
class Statement(Told):
    """What a document says, or passes on from another, and the passages that it rests on.

    Attributes
    ----------
    id, title, summary
        Ours: no sentence of a document.
    kind, relevance
        One of `STATEMENT_KINDS`, one of `geo.evidence.passages.RELEVANCE`.
    speaker
        Whose it is, where the document passes on what another said; empty where the document
        itself speaks, that is its author.
    date
        When it was said, or the time that it speaks of; EDTF.
    known, known_how
        How the date is known (one of `geo.evidence.passages.KNOWN`), and in which way.
    passages
        At least one.

    Examples
    --------
    >>> statement = next(s for s in load_statements() if s.id == "2016-panov-window")
    >>> statement.speaker, statement.kind
    ('Alexander Panov', 'view')
    """

    id: str
    kind: str
    title: str
    summary: str
    date: str
    known: str
    relevance: str
    known_how: str
    speaker: str
    passages: tuple[Passage, ...]


@cache
def load_statements() -> tuple[Statement, ...]:
    """Read all statements, in the order of their dates.

    Returns
    -------
    statements
        Read once a process.

    Raises
    ------
    DataError
        If the file is missing or broken, or a record is incomplete.

    Examples
    --------
    >>> len(load_statements()) > 100
    True
    """
    found = [_statement(record) for record in read_seed("statements.toml")["statement"]]
    return tuple(sorted(found, key=lambda one: (*one.span, one.id)))


def _statement(record: Mapping[str, Any]) -> Statement:
    try:
        return Statement(
            passages=passages_of(record, "statement"),
            known_how=str(record.get("known_how", "")),
            speaker=str(record.get("speaker", "")),
            **{key: str(record[key]) for key in STATEMENT_FIELDS},
        )
    except (KeyError, TypeError) as error:
        raise DataError(
            f"the statement {record.get('id', '?')!r} lacks {error}; see CONTRIBUTING.md for its "
            "fields"
        ) from error


def select_statements(
    *, kind: str | None = None, document: str | None = None, text: str | None = None
) -> tuple[Statement, ...]:
    """Select statements; every condition must hold.

    Parameters
    ----------
    kind, document, text
        As for `read_statements`.

    Returns
    -------
    statements
        By date.

    Raises
    ------
    ArgumentError
        If a kind or document is unknown.

    Examples
    --------
    >>> [one.id for one in select_statements(kind="comparison", text="Alaska")]
    ['1867-alaska-sale']
    """
    check_choice("kind", kind, STATEMENT_KINDS)
    document = None if document is None else find_document(document)
    needle = (text or "").casefold()
    return tuple(
        one
        for one in load_statements()
        if (kind is None or one.kind == kind)
        and (document is None or document in one.documents)
        and needle in f"{one.title}\n{one.summary}\n{one.speaker}".casefold()
    )


def read_statements(
    *, kind: str | None = None, document: str | None = None, text: str | None = None
) -> "pd.DataFrame":
    """Read what the documents tell that is no event; every condition must hold.

    Parameters
    ----------
    kind
        One of view, expectation, condition, comparison.
    document
        A document that holds the statement: its id, or an author.
    text
        Words to look for in title, summary and speaker, whatever their case.

    Returns
    -------
    statements
        One row a statement, by date, indexed by its id.

    Raises
    ------
    ArgumentError
        If a kind or document is unknown.

    Examples
    --------
    >>> read_statements(text="not an inch").shape[0] <= read_statements(kind="view").shape[0]
    True
    """
    import pandas as pd  # noqa: PLC0415  half a second that commands must not pay

    chosen = select_statements(kind=kind, document=document, text=text)
    columns = list(Statement.__dataclass_fields__)
    columns[columns.index("passages")] = "citations"
    frame = pd.DataFrame([one.to_dict() for one in chosen], columns=columns)
    return frame.set_index("id", drop=False).rename_axis("statement")
