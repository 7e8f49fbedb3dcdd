"""Citations: treaties by id, and document passages, found again where the texts are at hand."""

from typing import Any

from geo.errors import DataError
from geo.evidence.documents import Citation, texts_dir, verify_citations
from geo.layers.reference import read_treaties

__all__ = ["cite"]


def cite(row: dict[str, Any], sources: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Build the citations of a reviewed row: treaties, documents, references, then data sources.

    Parameters
    ----------
    row
        With `treaties` (ids), `articles` (id to article, where not the whole entry applies) and
        `documents` (document, lines, quote), and `references` (title, path), each left out if there
        is none.
    sources
        Citations of the data that the geometry comes from.

    Returns
    -------
    citations
        As features bear them: type, then what the type needs.

    Raises
    ------
    DataError
        If a treaty is unknown, or a quote is not found once on its lines.

    Examples
    --------
    >>> [c["article"] for c in cite({"treaties": ["portsmouth-1905"]}, [])]
    ['9']
    """
    treaties = [_treaty(name, row.get("articles", {})) for name in row.get("treaties", [])]
    documents = row.get("documents", [])
    folder = texts_dir()
    if documents and folder is not None:
        record = str(row.get("id") or f"{row.get('areas')} from {row.get('start')}")
        passages = [Citation(d["document"], tuple(d["lines"]), d["quote"]) for d in documents]
        failures = verify_citations([(record, passage) for passage in passages], folder)
        if failures:
            raise DataError("; ".join(failures))
    accounts = [{"type": "reference", **account} for account in row.get("references", [])]
    quoted = [{"type": "document", **passage} for passage in documents]
    return [*treaties, *quoted, *accounts, *sources]


def _treaty(name: str, articles: dict[str, str]) -> dict[str, str | None]:
    treaties = read_treaties()
    if name not in treaties:
        raise DataError(f"no treaty {name!r} in treaties.csv; known: {', '.join(treaties)}")
    row = treaties[name]
    return {
        "type": "treaty",
        "id": name,
        "article": articles.get(name, row["article"]),
        "title": row["title"],
        "signed": row["signed"],
        "in_force": row["in_force"] or None,
    }
