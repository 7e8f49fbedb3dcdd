"""The contract of one feature: what its properties must hold. Every fault is one phrase."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from geo.base.dates import edtf_span
from geo.errors import ArgumentError
from geo.evidence.documents import MAX_QUOTE_WORDS, read_documents
from geo.layers.names import LANGUAGES
from geo.layers.reference import read_treaties

__all__ = ["BASES", "VIEWS", "Fault", "property_faults"]

BASES = ("treaty article", "document passage", "public record", "measured", "schematic")
VIEWS = ("all", "administered", "japan", "russia")
_SCRIPTS = {
    "en": re.compile(r"[A-Za-z]"),
    "ja": re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]"),
    "ja-Latn": re.compile(r"[A-Za-z]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NEEDED = ("id", "names", "kind", "start", "end", "basis", "citation", "accuracy")
_ACCURACY = ("fixed_by_text", "chosen", "uncertainty_m")
_EVIDENCE = {
    "treaty article": "treaty",
    "document passage": "document",
    "public record": "reference",
    "measured": "source",
}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault of one record of one layer.

    Attributes
    ----------
    layer, record
        Where it is.
    fault
        What is wrong, as a phrase whose subject is the record.

    Examples
    --------
    >>> print(Fault("islands", "etorofu", "has no names"))
    islands/etorofu: has no names
    """

    layer: str
    record: str
    fault: str

    def __str__(self) -> str:
        return f"{self.layer}/{self.record}: {self.fault}"


def property_faults(
    properties: dict[str, Any], ids: set[str], *, languages: tuple[str, ...] = LANGUAGES
) -> Iterator[str]:
    """List every fault of a feature's properties.

    Parameters
    ----------
    properties
        As in the file.
    ids
        The ids of all layers, which `part_of` and `events` must resolve into.
    languages
        The written forms in which the feature must bear its name.

    Yields
    ------
    fault
        A phrase whose subject is the feature.

    Examples
    --------
    >>> list(property_faults({"id": "Etorofu"}, set()))[1]
    "has the id 'Etorofu': small letters, digits and single hyphens only"
    """
    missing = [key for key in _NEEDED if key not in properties]
    if missing:
        yield f"lacks {', '.join(missing)}"
    if not _ID.fullmatch(str(properties.get("id"))):
        yield f"has the id {properties.get('id')!r}: small letters, digits and single hyphens only"
    if not properties.get("kind"):
        yield "has no kind"
    yield from _name_faults(properties.get("names"), languages)
    yield from _time_faults(properties.get("start"), properties.get("end"))
    yield from _basis_faults(properties)
    yield from _accuracy_faults(properties.get("accuracy"))
    if "view" in properties and properties["view"] not in VIEWS:
        yield f"has the view {properties['view']!r}; known: {', '.join(VIEWS)}"
    yield from _ends_faults(properties.get("start"), properties.get("ends", {}))
    part_of = properties.get("part_of")
    if part_of is not None and part_of not in ids:
        yield f"is part of {part_of!r}, which no layer has"
    for event in properties.get("events") or ():
        if event not in ids:
            yield f"lists the event {event!r}, which no layer has"


def _ends_faults(start: object, ends: object) -> Iterator[str]:
    """Whatever is wrong with the ends of a line in the views that date it otherwise."""
    if not isinstance(ends, dict):
        yield "has ends that are not a date for each view"
        return
    for view, end in ends.items():
        if view not in VIEWS:
            yield f"ends in the view {view!r}; known: {', '.join(VIEWS)}"
        yield from _time_faults(start, end)


def _name_faults(names: object, languages: tuple[str, ...]) -> Iterator[str]:
    if not isinstance(names, dict):
        yield "has no names"
        return
    for language in languages:
        script, name = _SCRIPTS[language], names.get(language)
        if not isinstance(name, str) or not name.strip():
            yield f"has no name in {language}"
        elif not script.search(name):
            yield f"has a name in {language} that is not in its script: {name!r}"
    for language in sorted(set(names) - set(LANGUAGES)):
        yield f"has a name in {language!r}, which is not one of {', '.join(LANGUAGES)}"


def _time_faults(start: object, end: object) -> Iterator[str]:
    spans = []
    for label, date in (("start", start), ("end", end)):
        if date is None:
            continue
        try:
            spans.append((label, edtf_span(str(date))))
        except ArgumentError as error:
            yield f"has a wrong {label}: {error}"
    if len(spans) == 2 and spans[0][1][0] > spans[1][1][1]:  # noqa: PLR2004  start and end
        yield f"starts on {start} after it ends on {end}"


def _basis_faults(properties: dict[str, Any]) -> Iterator[str]:
    basis, citation = properties.get("basis"), properties.get("citation")
    if basis not in BASES:
        yield f"has the basis {basis!r}; known: {', '.join(BASES)}"
    if not isinstance(citation, list) or not citation:
        yield "cites nothing"
        return
    for entry in citation:
        yield from _citation_faults(entry)
    kinds = {entry.get("type") for entry in citation if isinstance(entry, dict)}
    wanted = _EVIDENCE.get(str(basis))
    if wanted and wanted not in kinds:
        yield f"rests on a {basis} but cites no {wanted}"


def _citation_faults(entry: object) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield f"has a citation that is not an object: {entry!r}"
    elif entry.get("type") == "treaty":
        yield from _treaty_faults(entry)
    elif entry.get("type") == "document":
        yield from _document_faults(entry)
    elif entry.get("type") == "source":
        lacks = [key for key in ("title", "licence") if not entry.get(key)]
        if lacks:
            yield f"cites a source without {' and '.join(lacks)}"
    elif entry.get("type") == "reference":
        yield from _reference_faults(entry)
    else:
        known = "treaty, document, reference, source"
        yield f"has a citation of the type {entry.get('type')!r}; known: {known}"


def _reference_faults(entry: dict[str, Any]) -> Iterator[str]:
    if not str(entry.get("title") or "").strip():
        yield "cites a reference without title"
    path = entry.get("path")
    if path is not None and not re.match(r"https?://\S+\Z", str(path)):
        yield f"cites a reference at {path!r}, which is not an address"


def _treaty_faults(entry: dict[str, Any]) -> Iterator[str]:
    row = read_treaties().get(str(entry.get("id")))
    if row is None:
        yield f"cites the treaty {entry.get('id')!r}, which treaties.csv lacks"
        return
    for key in ("title", "signed"):
        if entry.get(key) != row[key]:
            yield f"cites {entry['id']} with the {key} {entry.get(key)!r}, not {row[key]!r}"
    if entry.get("in_force") != (row["in_force"] or None):
        yield (
            f"cites {entry['id']} as in force from {entry.get('in_force')!r}, "
            f"not {row['in_force'] or None!r}"
        )
    known = re.split(r" and ", row["article"])
    for article in re.split(r" and ", str(entry.get("article"))):
        if article not in known:
            yield f"cites article {article!r} of {entry['id']}; treaties.csv has {row['article']}"


def _document_faults(entry: dict[str, Any]) -> Iterator[str]:
    where = entry.get("document")
    if where not in read_documents():
        yield f"cites the document {where!r}, which is not registered"
    lines = entry.get("lines")
    if (
        not isinstance(lines, list)
        or len(lines) != 2  # noqa: PLR2004  first and last
        or not all(isinstance(n, int) for n in lines)
        or not 1 <= lines[0] <= lines[1]
    ):
        yield f"cites {where} by the lines {lines!r}; give the first and the last"
    words = len(str(entry.get("quote") or "").split())
    if not 1 <= words <= MAX_QUOTE_WORDS:
        yield f"quotes {words} words of {where}; quote one to {MAX_QUOTE_WORDS}"


def _accuracy_faults(note: object) -> Iterator[str]:
    if not isinstance(note, dict) or set(note) != set(_ACCURACY):
        yield f"has an accuracy note without exactly {', '.join(_ACCURACY)}"
        return
    for key in ("fixed_by_text", "chosen"):
        if note[key] is not None and not (isinstance(note[key], str) and note[key].strip()):
            yield f"has an accuracy note whose {key} is neither text nor null"
    yield from _uncertainty_faults(note["uncertainty_m"])


def _uncertainty_faults(unsure: object) -> Iterator[str]:
    """Ask for a median, or null where none is known, and a figure that 95 % keep within."""
    if unsure is None:
        return
    if not isinstance(unsure, dict) or set(unsure) != {"median", "p95"}:
        yield f"has an uncertainty of {unsure!r} m; give a median and a p95"
        return
    middle, most = unsure["median"], unsure["p95"]
    for value in (most,) if middle is None else (middle, most):
        if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 0:
            yield f"has an uncertainty of {value!r} m"
            return
    if middle is not None and middle > most:
        yield f"has an uncertainty whose median, {middle} m, is more than its p95, {most} m"
