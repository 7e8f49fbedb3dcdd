"""What is wrong with the register: every fault of every record, all at once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any, NamedTuple

from geo.base.dates import edtf_span
from geo.errors import ArgumentError, DataError
from geo.evidence.documents import MAX_QUOTE_WORDS, citation_of, read_documents, read_seed
from geo.evidence.events import KINDS, TEXT_FIELDS, load_events, raw_events, shown_from
from geo.evidence.passages import KNOWN, RELEVANCE, ROLES
from geo.evidence.records import OTHER_TABLES, records
from geo.evidence.statements import STATEMENT_FIELDS, STATEMENT_KINDS
from geo.evidence.words import translation_faults
from geo.layers.names import place_names
from geo.layers.read import layer_names, read_features

__all__ = ["CHECKED", "annotatable", "register_faults"]

CHECKED = ("in the documents", "arithmetic", "looked up", "named")
"""How a disagreement was checked: both sides stand in the documents, it follows by arithmetic, the
public record was looked up, or its source is only named."""

_NEEDED = {
    "formula": ("id", "title", "summary", "proposer", "gives", "option", "citations"),
    "figure": ("id", "title", "value", "unit", "quantity", "of", "citations"),
    "table": ("id", "title", "unit", "columns", "rows", "citations"),
    "disagreement": ("id", "events", "title", "summary", "shows", "record", "checked", "citations"),
    "claim": ("id", "title", "measure", "said", "unit", "compare", "why", "citations"),
}


class _Known(NamedTuple):
    """Ids that records of other tables may name."""

    options: AbstractSet[str]
    events: AbstractSet[str]
    statements: AbstractSet[str]


def register_faults() -> list[str]:
    """Check every record of the register; list all faults, each with its file and record.

    Returns
    -------
    faults
        One sentence each; none if all is well.

    Examples
    --------
    >>> register_faults()
    []
    """
    faults: list[str] = []
    seen: dict[str, str] = {}
    for file, record in raw_events():
        name = f"events/{file}: {record.get('id', '?')}"
        if record.get("id") in seen:
            faults.append(f"{name}: the same id stands in {seen[str(record.get('id'))]}")
        seen[str(record.get("id"))] = file
        faults += [f"{name}: {fault}" for fault in _event_faults(record)]
    statements = records("statements.toml", "statement")
    for record in statements:
        name = f"statements.toml: {record.get('id', '?')}"
        if record.get("id") in seen:
            faults.append(f"{name}: the same id stands in {seen[str(record.get('id'))]}")
        faults += [f"{name}: {fault}" for fault in _statement_faults(record)]
    faults += _doubles("statements.toml", statements)
    options = {option["id"] for option in read_seed("options.toml")["option"]}
    said = {str(record.get("id")) for record in statements}
    known = _Known(options, frozenset(seen), frozenset(said))
    for file, table in OTHER_TABLES:
        found = records(file, table)
        faults += _doubles(file, found)
        for record in found:
            name = f"{file}: {record.get('id', '?')}"
            faults += [f"{name}: {fault}" for fault in _other_faults(table, record, known)]
    if not faults:  # what cannot be read has no order and no translation
        faults += [*_order_faults(), *translation_faults()]
    return faults


def _doubles(file: str, found: Sequence[Mapping[str, Any]]) -> list[str]:
    ids = [record.get("id") for record in found]
    return [f"{file}: {i}: the same id stands twice" for i in set(ids) if ids.count(i) > 1]


def _event_faults(record: Mapping[str, Any]) -> Iterator[str]:
    missing = [key for key in (*TEXT_FIELDS, "places", "layers", "citations") if key not in record]
    if missing:
        yield f"lacks {', '.join(missing)}"
        return
    yield from _told_faults(record, KINDS)
    for place in record["places"]:
        if place not in place_names():
            yield f"no place is called {place!r}"
    for layer in record["layers"]:
        if layer not in annotatable():
            yield f"no layer or feature is called {layer!r}"
    if record.get("key") == "":
        yield "key is empty: say why it is a key moment, or take it out"


def _order_faults() -> Iterator[str]:
    """Events that can only be shown when their own date is over."""
    events = {event.id: event for event in load_events()}
    for event in events.values():
        try:
            day = shown_from(event, events)
        except DataError as error:
            yield f"events: {event.id}: {error}"
            continue
        if day > event.span[1]:
            yield f"events: {event.id}: of {event.date}, yet after what came later, on {day}"


def _statement_faults(record: Mapping[str, Any]) -> Iterator[str]:
    missing = [key for key in (*STATEMENT_FIELDS, "citations") if key not in record]
    if missing:
        yield f"lacks {', '.join(missing)}"
        return
    yield from _told_faults(record, STATEMENT_KINDS)
    for key in ("places", "layers"):
        if key in record:
            yield f"has {key}: a statement has no place on the map; take them out"


def _told_faults(record: Mapping[str, Any], kinds: Sequence[str]) -> Iterator[str]:
    """Faults that an event and a statement can share."""
    for key, known in (("kind", kinds), ("known", KNOWN), ("relevance", RELEVANCE)):
        if record[key] not in known:
            yield f"{key} {record[key]!r} is not one of {', '.join(known)}"
    try:
        edtf_span(record["date"])
    except ArgumentError as error:
        yield f"date: {error}"
    yield from _id_faults(record)
    yield from _citation_faults(record, roles=True)


@cache
def annotatable() -> frozenset[str]:
    """Names of the layers, and "layer/feature" of all their features.

    Returns
    -------
    names
        The layer of events is not among them.

    Examples
    --------
    >>> {"islands", "islands/etorofu"} <= annotatable()
    True
    """
    names = [name for name in layer_names() if name != "events"]
    return frozenset(names) | {f"{n}/{f['id']}" for n in names for f in read_features(n)}


def _other_faults(table: str, record: Mapping[str, Any], known: _Known) -> Iterator[str]:
    missing = [key for key in _NEEDED[table] if key not in record]
    if missing:
        yield f"lacks {', '.join(missing)}"
        return
    yield from _id_faults(record)
    yield from _citation_faults(record, roles=False)
    yield from _RULES.get(table, _no_rule)(record, known)
    if record.get("date"):
        try:
            edtf_span(record["date"])
        except ArgumentError as error:
            yield f"date: {error}"


def _no_rule(_record: Mapping[str, Any], _known: _Known) -> Iterator[str]:
    return iter(())


def _formula_faults(record: Mapping[str, Any], known: _Known) -> Iterator[str]:
    if record["option"] not in known.options | {""}:
        yield f"option {record['option']!r} is not one of {', '.join(sorted(known.options))}"
    if not record["option"] and not record.get("why_none"):
        yield "has neither an option that draws it nor the reason why none can"


def _table_faults(record: Mapping[str, Any], _known: _Known) -> Iterator[str]:
    for row in record["rows"]:
        if len(row.get("values", [])) != len(record["columns"]):
            yield f"row {row.get('who', '?')!r} has not one value for each column"


def _disagreement_faults(record: Mapping[str, Any], known: _Known) -> Iterator[str]:
    if not record["events"] and not record.get("statements"):
        yield "belongs to no event and no statement"
    for event in record["events"]:
        if event not in known.events:
            yield f"no event is called {event!r}"
    for statement in record.get("statements", ()):
        if statement not in known.statements:
            yield f"no statement is called {statement!r}"
    if record["checked"] not in CHECKED:
        yield f"checked {record['checked']!r} is not one of {', '.join(CHECKED)}"
    if record["checked"] in CHECKED[2:] and not record["record"]:
        yield "rests on a public record, but names none"


_RULES = {
    "formula": _formula_faults,
    "table": _table_faults,
    "disagreement": _disagreement_faults,
}


def _id_faults(record: Mapping[str, Any]) -> Iterator[str]:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(record["id"])):
        yield "the id must be lower-case letters, digits and single hyphens"


def _citation_faults(record: Mapping[str, Any], *, roles: bool) -> Iterator[str]:
    if not record["citations"]:
        yield "rests on no passage"
    for entry in record["citations"]:
        try:
            citation = citation_of(entry)
        except (KeyError, TypeError, ValueError) as error:
            yield f"a citation lacks {error}"
            continue
        if citation.document not in read_documents():
            yield f"no document is registered as {citation.document!r}"
        words = len(citation.quote.split())
        if not 1 <= words <= MAX_QUOTE_WORDS:
            yield f"a quote has {words} words; 1 to {MAX_QUOTE_WORDS} are allowed"
        if not 1 <= citation.lines[0] <= citation.lines[1]:
            yield f"lines {list(citation.lines)} run backwards"
        if roles and entry.get("role") not in ROLES:
            yield f"role {entry.get('role')!r} is not one of {', '.join(ROLES)}"
