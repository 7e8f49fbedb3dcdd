"""The command `python -m geo.sources`: the documents, and their passages found again.

`python -m geo.sources` lists the documents, `... verify` finds every passage again, and
`... show ID` prints the passages of an event or a statement with the lines around them. In Python,
this module also bears the public names of `geo.evidence.documents`.
"""

import argparse
import sys
from pathlib import Path

from geo.base.command import Parser, run
from geo.base.text import table
from geo.errors import ArgumentError, DataError
from geo.evidence.documents import (
    MAX_QUOTE_WORDS,
    Citation,
    Document,
    find_quote,
    read_documents,
    read_seed,
    read_text,
    texts_dir,
    verify_citations,
)
from geo.evidence.events import Event, load_events
from geo.evidence.extent import extent_faults
from geo.evidence.records import all_citations
from geo.evidence.report import describe_event, describe_statement
from geo.evidence.statements import Statement, load_statements
from geo.schema.register import register_faults

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

_AROUND, _WIDTH = 3, 60


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

    Examples
    --------
    >>> main([])
    author ...
    0
    """
    parser = Parser(
        prog="python -m geo.sources",
        description="List the documents; find every passage again; show those of one record.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "what", nargs="?", default="list", metavar="list|verify|show", help="default: list"
    )
    parser.add_argument(
        "event", nargs="?", metavar="ID", help="with show: id of an event or a statement"
    )
    parser.add_argument("--texts", metavar="DIR", help="folder of the documents' texts")
    args = parser.parse_args(arguments)
    if args.what == "list" and args.texts is not None:
        raise ArgumentError("--texts does not go with list, which reads no text; leave it out")
    commands = {"list": _list, "verify": _verify, "show": _show}
    if args.what not in commands:
        raise ArgumentError(f"no command is called {args.what!r}; known: {', '.join(commands)}")
    if (args.event is not None) != (args.what == "show"):
        raise ArgumentError(
            "`show` takes the id of an event or a statement, and no other command does"
        )
    return commands[args.what](args)


def _list(_args: argparse.Namespace) -> int:
    cited = [citation.document for _, citation in all_citations()]
    told = [[name for one in found for name in one.documents] for found in _told()]
    rows = [["author", "title", "year", "id", "events", "statements", "passages"]]
    for document in read_documents().values():
        title = document.title or "(not known; the text bears none)"
        if document.title and "title" not in document.in_the_text:
            title = f"[{title}]"
        counts = [str(names.count(document.id)) for names in (*told, cited)]
        who = ", ".join(document.authors) or "(no author named)"
        if document.authors and "authors" not in document.in_the_text:
            who = f"[{who}]"
        rows.append([who, _shortened(title), document.date, document.id, *counts])
    rows.append(["all", "", "", "", *(str(len(found)) for found in (*_told(), cited))])
    sys.stdout.write("\n".join(table(rows, text_columns=4)) + "\n")
    sys.stdout.write("[ ]: not in the text, known otherwise; ~: inferred\n")
    return 0


def _told() -> tuple[tuple[Event, ...], tuple[Statement, ...]]:
    return load_events(), load_statements()


def _shortened(title: str) -> str:
    return title if len(title) <= _WIDTH else title[: _WIDTH - 2] + "…" + "]" * title.endswith("]")


def _folder(args: argparse.Namespace) -> Path:
    if args.texts is not None:
        if not Path(args.texts).is_dir():
            raise ArgumentError(
                f"--texts {args.texts} is not a folder; name the one with the texts"
            )
        return Path(args.texts)
    folder = texts_dir()
    if folder is None:
        raise DataError(
            "the documents' texts are not here; put them into seeds/texts, or name their folder in "
            "$GEO_SEED_TEXTS or --texts"
        )
    return folder


def _verify(args: argparse.Namespace) -> int:
    folder = _folder(args)
    citations = list(all_citations())
    failures = register_faults() + verify_citations(citations, folder)
    failures += extent_faults((citation for _, citation in citations), folder)
    for failure in failures:
        sys.stdout.write(f"{failure}\n")
    sys.stdout.write(f"{len(citations)} passages, {len(failures)} failures\n")
    return 1 if failures else 0


def _show(args: argparse.Namespace) -> int:
    events, statements = ({one.id: one for one in found} for found in _told())
    record = events.get(args.event) or statements.get(args.event)
    if record is None:
        raise ArgumentError(
            f"no event and no statement is called {args.event!r}; `python -m geo.events` and "
            "`python -m geo.statements` list them"
        )
    folder, documents = _folder(args), read_documents()
    described = describe_event(record) if isinstance(record, Event) else describe_statement(record)
    sys.stdout.write(described + "\n")
    where = dict.fromkeys((p.citation.document, p.citation.lines) for p in record.passages)
    for document, (first, last) in where:
        text = read_text(documents[document], folder).split("\n")
        sys.stdout.write(f"\n{documents[document].label}\n")
        for number in range(max(1, first - _AROUND), min(len(text), last + _AROUND) + 1):
            mark = ">" if first <= number <= last else " "
            sys.stdout.write(f"{mark} {number:5d}  {text[number - 1]}\n")
    return 0


if __name__ == "__main__":
    run(main, "geo.sources")
