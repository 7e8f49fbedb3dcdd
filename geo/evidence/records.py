"""The other records of the register (formulas, figures, disagreements, claims), all citations."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from geo.errors import DataError
from geo.evidence.documents import Citation, citation_of, read_seed
from geo.evidence.events import load_events
from geo.evidence.statements import load_statements

__all__ = ["OTHER_TABLES", "all_citations", "four_islands", "records"]


@cache
def four_islands() -> tuple[str, ...]:
    """Ids of the four islands, in the order in which the documents hand them over.

    Returns
    -------
    ids
        Habomai (Khabomai), Shikotan, Kunashiri (Kunashir), Etorofu (Iturup).

    Examples
    --------
    >>> four_islands()
    ('habomai', 'shikotan', 'kunashiri', 'etorofu')
    """
    return tuple(read_seed("options.toml")["order"])


def records(name: str, table: str) -> list[dict[str, Any]]:
    """Read the records of one of the other files: formulas, figures, disagreements.

    Parameters
    ----------
    name
        File in `seeds/`.
    table
        Its table; see `OTHER_TABLES`.

    Returns
    -------
    records
        In the order of the file; none if it has no such table.

    Raises
    ------
    DataError
        If the file cannot be read, or the table is not a list of records.

    Examples
    --------
    >>> "id" in records("formulas.toml", "formula")[0]
    True
    """
    found = read_seed(name).get(table, [])
    if not isinstance(found, list):
        raise DataError(f"{name} holds {table!r} as something else than records")
    return found


OTHER_TABLES = (
    ("formulas.toml", "formula"),
    ("figures.toml", "figure"),
    ("figures.toml", "table"),
    ("disagreements.toml", "disagreement"),
    ("claims.toml", "claim"),
)
"""Files of the register beside the events, and the tables that they hold."""


def all_citations() -> Iterator[tuple[str, Citation]]:
    """Yield every citation of the register, with the name of its record.

    Yields
    ------
    record, citation
        File and id of the record, and the passage.

    Examples
    --------
    >>> record, citation = next(all_citations())
    >>> record.startswith("options.toml: "), len(citation.quote.split()) <= 10
    (True, True)
    """
    for option in read_seed("options.toml")["option"]:
        for entry in option["citations"]:
            yield f"options.toml: {option['id']}", citation_of(entry)
    for event in load_events():
        for passage in event.passages:
            yield f"event {event.id}", passage.citation
    for statement in load_statements():
        for passage in statement.passages:
            yield f"statement {statement.id}", passage.citation
    for file, table in OTHER_TABLES:
        for record in records(file, table):
            for entry in record["citations"]:
                yield f"{file}: {record['id']}", citation_of(entry)
