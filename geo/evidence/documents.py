"""The documents, and the passages that are cited from them, found again by a machine.

Positions and quotes follow the selectors of the W3C Web Annotation Data Model
(https://www.w3.org/TR/annotation-model/#selectors): lines are a position, the quote is exact after
whitespace and line-end hyphens are normalised. There is no fuzzy matching.
"""

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from geo.base.files import seeds_root, sha256
from geo.base.shipped import read_shipped
from geo.errors import ArgumentError, DataError

__all__ = [
    "MAX_QUOTE_WORDS",
    "Citation",
    "Document",
    "citation_of",
    "citations_of",
    "find_document",
    "find_quote",
    "read_documents",
    "read_seed",
    "read_text",
    "texts_dir",
    "verify_citations",
]

MAX_QUOTE_WORDS = 10
"""Longest quote that the repository may hold."""


@dataclass(frozen=True)
class Document:
    """Metadata record of a document.

    Attributes
    ----------
    id
        File name of the text, without its ending.
    sha256, file
        Hash and file name of the text.
    title, authors, publisher, date, language
        What is known; empty where nothing is. The date is EDTF.
    in_the_text
        Which of these the text itself bears.
    otherwise
        Where the rest of them comes from.
    note
        What a reader of the text should know.

    Examples
    --------
    >>> document = read_documents()["003_209a23322be7f4e8"]
    >>> document.language, "title" in document.in_the_text
    ('en', True)
    >>> document.short
    'Jonathan Eyal, about 2016'
    """

    id: str
    sha256: str
    file: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    date: str = ""
    language: str = "en"
    in_the_text: tuple[str, ...] = ()
    otherwise: str = ""
    note: str = ""

    @property
    def year(self) -> str:
        """Year of the document in words, "about" where it is inferred."""
        return f"about {self.date[:4]}" if self.date.endswith(("~", "?", "%")) else self.date[:4]

    @property
    def short(self) -> str:
        """Who wrote it, and when: what stands before the lines of a passage."""
        return f"{', '.join(self.authors) or 'no author named'}, {self.year}"

    @property
    def label(self) -> str:
        """Author, title and year, in English; ids are for files."""
        return f"{', '.join(self.authors) or 'no author named'}, {self._title} ({self.year})"

    @property
    def _title(self) -> str:
        return f"“{self.title}”" if self.title else "no title in the text"


@dataclass(frozen=True)
class Citation:
    """A passage of a document.

    Attributes
    ----------
    document
        Id of the document.
    lines
        First and last line of the passage, counted from 1.
    quote
        At most ten words that stand exactly once on these lines.

    Examples
    --------
    >>> Citation("a-document", (3, 5), "at most ten words").lines
    (3, 5)
    """

    document: str
    lines: tuple[int, int]
    quote: str

    def to_dict(self) -> dict[str, Any]:
        """Plain dictionary, as in the commands' JSON.

        Returns
        -------
        citation
            `document`, `lines` as a list, `quote`.
        """
        return {"document": self.document, "lines": list(self.lines), "quote": self.quote}


_TABLES = {
    "documents.toml": ("document",),
    "options.toml": ("order", "sides", "option"),
    "claims.toml": ("claim",),
    "disagreements.toml": ("disagreement",),
    "figures.toml": ("figure", "table"),
    "formulas.toml": ("formula",),
    "statements.toml": ("statement",),
}


def read_seed(name: str) -> dict[str, Any]:
    """Read one of the register's TOML files, after checking it against its hash.

    Parameters
    ----------
    name
        Path in `seeds/`, for example "claims.toml" or "events/1945-1955.toml".

    Returns
    -------
    content
        The file's tables, new ones at each call.

    Raises
    ------
    DataError
        If the file is missing, altered, is not TOML, or lacks a table.

    Examples
    --------
    >>> sorted(read_seed("options.toml"))
    ['option', 'order', 'sides']
    """
    try:
        content = tomllib.loads(read_shipped(f"seeds/{name}").decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(
            f"seeds/{name} cannot be read: {error}; restore it from the package"
        ) from error
    for table in _TABLES.get(name, ("event",)):
        if not isinstance(content.get(table), list):
            raise DataError(f"seeds/{name} lacks {table!r}; restore it from the package")
    return content


def read_documents() -> dict[str, Document]:
    """Read the cards of the five documents.

    Returns
    -------
    documents
        Document id to card, in the order of the register.

    Raises
    ------
    DataError
        If the register cannot be read.

    Examples
    --------
    >>> read_documents()["003_209a23322be7f4e8"].authors
    ('Jonathan Eyal',)
    """
    return dict(_documents())


def find_document(name: str) -> str:
    """Find the document that a name means.

    Parameters
    ----------
    name
        Its id, the beginning of its id, or an author's name or surname, whatever the case.

    Returns
    -------
    id
        Of the one document.

    Raises
    ------
    ArgumentError
        If no document, or more than one, is meant.

    Examples
    --------
    >>> find_document("eyal")
    '003_209a23322be7f4e8'
    """
    wanted, documents = name.casefold(), read_documents()
    if name in documents:
        return name

    def is_meant(card: Document) -> bool:
        names = [author.casefold() for author in card.authors]
        surnames = [author.split()[-1] for author in names]
        return bool(wanted) and (card.id.startswith(wanted) or wanted in {*names, *surnames})

    found = [card.id for card in documents.values() if is_meant(card)]
    if len(found) != 1:
        known = "; ".join(f"{card.id} ({card.short})" for card in documents.values())
        what = "several documents are" if found else "no document is"
        raise ArgumentError(f"{what} called {name!r}; known: {known}")
    return found[0]


@cache
def _documents() -> dict[str, Document]:
    documents = {}
    for card in read_seed("documents.toml")["document"]:
        fields: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in card.items()
        }
        documents[str(card["id"])] = Document(**fields)
    return documents


def texts_dir() -> Path | None:
    """Folder of the documents' texts, for those who hold them; None if there is none.

    `$GEO_SEED_TEXTS` comes first, then `seeds/texts/`, then `shared/seeds` beside the checkout.

    Returns
    -------
    folder
        The first of these that is a folder.

    Raises
    ------
    ArgumentError
        If `$GEO_SEED_TEXTS` names what is not a folder.

    Examples
    --------
    >>> folder = texts_dir()
    >>> folder is None or folder.is_dir()
    True
    """
    named = os.environ.get("GEO_SEED_TEXTS")
    if named and not Path(named).is_dir():
        raise ArgumentError(
            f"$GEO_SEED_TEXTS names {named}, which is not a folder; name the one with the texts, "
            "or unset it"
        )
    folders = [seeds_root() / "texts", seeds_root().parent.parent / "shared" / "seeds"]
    candidates = [Path(named)] if named else folders
    return next((folder for folder in candidates if folder.is_dir()), None)


def read_text(document: Document, folder: Path) -> str:
    """Read a document's text, after checking that it is the registered one.

    Parameters
    ----------
    document
        Its metadata record.
    folder
        Where the texts are: see `texts_dir`.

    Returns
    -------
    text
        All of it, as registered.

    Raises
    ------
    DataError
        If the text is missing, is not UTF-8, or is not the one that was registered.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     written = Path(folder, "note.txt").write_bytes(b"a text")
    ...     read_text(Document("note", sha256(b"a text")), Path(folder))
    'a text'
    """
    path = folder / f"{document.id}.txt"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataError(
            f"the text of {document.id} is not in {folder} ({error.strerror}); put it there as "
            f"{path.name}"
        ) from error
    if sha256(data) != document.sha256:
        raise DataError(
            f"the text {path.name} in {folder} is not the registered one (its SHA-256 differs); "
            "another edition, encoding or line end breaks the line numbers"
        )
    return data.decode("utf-8")


def find_quote(text: str, citation: Citation) -> int:
    r"""Count how often a quote stands on its lines, after normalising.

    A hyphen at a line's end is read both ways: as part of the word, and as a mere break.

    Parameters
    ----------
    text
        The whole document.
    citation
        Where to look, and for what.

    Returns
    -------
    count
        Exactly 1 for a sound citation.

    Examples
    --------
    >>> find_quote("a peace\ntreaty by Jan-\nuary", Citation("x", (1, 3), "treaty by January"))
    1
    """
    quote = _squeeze(citation.quote)
    return max(reading.count(quote) for reading in _readings(text, citation.lines))


@cache
def _readings(text: str, lines: tuple[int, int]) -> frozenset[str]:
    """Normalise a passage, with each hyphen at a line's end read both ways."""
    passage = "\n".join(_lines(text)[lines[0] - 1 : lines[1]])
    broken = re.compile(r"(?<=\w)-[ \t]*\n\s*")
    return frozenset(_squeeze(broken.sub(hyphen, passage)) for hyphen in ("", "-"))


@cache
def _lines(text: str) -> list[str]:
    return text.split("\n")


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def verify_citations(citations: Iterable[tuple[str, Citation]], folder: Path) -> list[str]:
    """Find every quote again; list what fails.

    Parameters
    ----------
    citations
        Pairs of a record's name and a citation of it.
    folder
        Where the texts are: see `texts_dir`.

    Returns
    -------
    failures
        One sentence for each citation that does not hold.

    Raises
    ------
    DataError
        If a text is missing or is not the registered one.

    Examples
    --------
    >>> verify_citations([("our record", Citation("nowhere", (1, 1), "a quote"))], Path())
    ["our record: no document is registered as 'nowhere'"]
    """
    documents = read_documents()
    texts: dict[str, str] = {}
    failures = []
    for record, citation in citations:
        if citation.document not in documents:
            failures.append(f"{record}: no document is registered as {citation.document!r}")
            continue
        if citation.document not in texts:
            texts[citation.document] = read_text(documents[citation.document], folder)
        words = len(citation.quote.split())
        found = find_quote(texts[citation.document], citation)
        if words > MAX_QUOTE_WORDS:
            failures.append(f"{record}: the quote has {words} words; at most {MAX_QUOTE_WORDS}")
        elif found != 1:
            failures.append(
                f"{record}: the quote {citation.quote!r} stands {found} times on lines "
                f"{citation.lines[0]}-{citation.lines[1]} of {citation.document}, not once"
            )
    return failures


def citation_of(entry: Mapping[str, Any]) -> Citation:
    """Read the citation in one entry of a record.

    Parameters
    ----------
    entry
        With `document`, `lines` (first and last) and `quote`.

    Returns
    -------
    citation
        The same passage, typed.

    Raises
    ------
    KeyError, TypeError, ValueError
        If a part is missing or is not of its kind; the caller knows which record it is.

    Examples
    --------
    >>> citation_of({"document": "x", "lines": [1, 2], "quote": "four islands"}).lines
    (1, 2)
    """
    first, last = entry["lines"]
    return Citation(str(entry["document"]), (int(first), int(last)), str(entry["quote"]))


def citations_of(record: Mapping[str, Any]) -> tuple[Citation, ...]:
    """Read the citations of a record of the register.

    Parameters
    ----------
    record
        With `citations`, a list of entries as for `citation_of`.

    Returns
    -------
    citations
        In the order of the record.

    Raises
    ------
    DataError
        If a citation lacks a part.

    Examples
    --------
    >>> citations_of({"citations": [{"document": "x", "lines": [1, 2], "quote": "islands"}]})
    (Citation(document='x', lines=(1, 2), quote='islands'),)
    """
    try:
        return tuple(citation_of(entry) for entry in record["citations"])
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(
            f"the record {record.get('id', '?')!r} has a citation without {error}; give it "
            "document, lines and quote"
        ) from error
