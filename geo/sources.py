"""The documents, and the passages that are cited from them, found again by a machine.

Positions and quotes follow the selectors of the W3C Web Annotation Data Model
(https://www.w3.org/TR/annotation-model/#selectors): lines are a position, the quote is exact after
whitespace and line-end hyphens are normalised. There is no fuzzy matching.

`python -m geo.sources` lists the documents, `... verify` finds every passage again, and
`... show EVENT` prints an event's passages with the lines around them.
"""

import argparse
import os
import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from geo.base.command import Parser, run
from geo.base.files import seeds_root, sha256
from geo.errors import ArgumentError, DataError

__all__ = [
    "MAX_QUOTE_WORDS",
    "Citation",
    "Document",
    "find_quote",
    "main",
    "read_documents",
    "read_seed",
    "read_text",
    "texts_dir",
    "verify_citations",
]

MAX_QUOTE_WORDS = 10
"""Longest quote that the repository may hold."""

_AROUND, _WIDTH = 3, 76


@dataclass(frozen=True)
class Document:
    """Card of a document.

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
    """

    document: str
    lines: tuple[int, int]
    quote: str

    def to_dict(self) -> dict[str, Any]:
        """Plain dictionary, as in the commands' JSON."""
        return {"document": self.document, "lines": list(self.lines), "quote": self.quote}


def read_seed(name: str) -> dict[str, Any]:
    """Read one of the register's TOML files.

    Raises
    ------
    DataError
        If the file is missing or is not TOML.
    """
    path = seeds_root() / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path} cannot be read: {error}; restore it from the package") from error


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
    """
    named = os.environ.get("GEO_SEED_TEXTS")
    folders = [seeds_root() / "texts", seeds_root().parent.parent / "shared" / "seeds"]
    candidates = [Path(named)] if named else folders
    return next((folder for folder in candidates if folder.is_dir()), None)


def read_text(document: Document, folder: Path) -> str:
    """Read a document's text, after checking that it is the registered one.

    Raises
    ------
    DataError
        If the text is missing, is not UTF-8, or is not the one that was registered.
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


def citations_of(record: Mapping[str, Any]) -> tuple[Citation, ...]:
    """Citations of a record of the register.

    Raises
    ------
    ArgumentError
        If a citation lacks a part.
    """
    try:
        return tuple(
            Citation(c["document"], (int(c["lines"][0]), int(c["lines"][1])), c["quote"])
            for c in record["citations"]
        )
    except (KeyError, IndexError, TypeError) as error:
        raise ArgumentError(
            f"the record {record.get('id', '?')!r} has a citation without {error}; give it "
            "document, lines and quote"
        ) from error


def main(arguments: list[str]) -> int:
    """Run the command.

    Parameters
    ----------
    arguments
        What stands after `python -m geo.sources`.

    Returns
    -------
    status
        0; 1 if a passage is not found.

    Raises
    ------
    GeoError
        On any bad input.
    """
    parser = Parser(
        prog="python -m geo.sources",
        description="List the documents; find every passage again; show the passages of an event.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "what", nargs="?", default="list", metavar="list|verify|show", help="default: list"
    )
    parser.add_argument("event", nargs="?", metavar="EVENT", help="with show: the event's id")
    parser.add_argument("--texts", metavar="DIR", help="folder of the documents' texts")
    args = parser.parse_args(arguments)
    commands = {"list": _list, "verify": _verify, "show": _show}
    if args.what not in commands:
        raise ArgumentError(f"no command is called {args.what!r}; known: {', '.join(commands)}")
    if (args.event is not None) != (args.what == "show"):
        raise ArgumentError("`show` takes the id of an event, and no other command does")
    return commands[args.what](args)


def _list(_args: argparse.Namespace) -> int:
    from geo.evidence.events import all_citations, load_events  # noqa: PLC0415
    from geo.settlement.report import table  # noqa: PLC0415

    cited = [citation.document for _, citation in all_citations()]
    told = [name for event in load_events() for name in event.documents]
    rows = [["document", "title", "date", "events", "passages"]]
    for document in read_documents().values():
        title = document.title or "(not known; the text bears none)"
        if document.title and "title" not in document.in_the_text:
            title = f"[{title}]"
        counts = [str(told.count(document.id)), str(cited.count(document.id))]
        rows.append([document.id, _shortened(title), document.date, *counts])
    rows.append(["all", "", "", str(len(load_events())), str(len(cited))])
    sys.stdout.write("\n".join(table(rows, text_columns=3)) + "\n")
    sys.stdout.write("[title]: not in the text, known otherwise; ~: inferred\n")
    return 0


def _shortened(title: str) -> str:
    return title if len(title) <= _WIDTH else title[: _WIDTH - 2] + "…" + "]" * title.endswith("]")


def _folder(args: argparse.Namespace) -> Path:
    if args.texts is not None:
        if not Path(args.texts).is_dir():
            raise ArgumentError(f"--texts {args.texts} is no folder; name the one with the texts")
        return Path(args.texts)
    folder = texts_dir()
    if folder is None:
        raise DataError(
            "the documents' texts are not here; put them into seeds/texts, or name their folder in "
            "$GEO_SEED_TEXTS or --texts"
        )
    return folder


def _verify(args: argparse.Namespace) -> int:
    from geo.evidence.events import all_citations  # noqa: PLC0415
    from geo.schema.register import register_faults  # noqa: PLC0415

    folder = _folder(args)
    citations = list(all_citations())
    failures = register_faults() + verify_citations(citations, folder)
    for failure in failures:
        sys.stdout.write(f"{failure}\n")
    sys.stdout.write(f"{len(citations)} passages, {len(failures)} failures\n")
    return 1 if failures else 0


def _show(args: argparse.Namespace) -> int:
    from geo.events import describe  # noqa: PLC0415
    from geo.evidence.events import load_events  # noqa: PLC0415

    event = next((event for event in load_events() if event.id == args.event), None)
    if event is None:
        raise ArgumentError(f"no event is called {args.event!r}; `python -m geo.events` lists them")
    folder, documents = _folder(args), read_documents()
    sys.stdout.write(describe(event) + "\n")
    where = dict.fromkeys((p.citation.document, p.citation.lines) for p in event.passages)
    for document, (first, last) in where:
        text = read_text(documents[document], folder).split("\n")
        sys.stdout.write(f"\n{document}\n")
        for number in range(max(1, first - _AROUND), min(len(text), last + _AROUND) + 1):
            mark = ">" if first <= number <= last else " "
            sys.stdout.write(f"{mark} {number:5d}  {text[number - 1]}\n")
    return 0


if __name__ == "__main__":
    run(main, "geo.sources")
