"""Events that the documents tell of, each resting on passages; also `python -m geo.events`.

Examples
--------
::

    python -m geo.events --place shikotan --from 1956 --to 2018
    python -m geo.events --kind poll --json
"""

import csv
import io
import json
import sys
from typing import TYPE_CHECKING, Any

from geo.base.command import Parser, run, write_outputs
from geo.evidence.events import (
    KINDS,
    Event,
    Passage,
    load_events,
    place_names,
    select_events,
)
from geo.schema.register import register_faults
from geo.settlement.report import wrapped

if TYPE_CHECKING:
    import geopandas

__all__ = [
    "Event",
    "Passage",
    "load_events",
    "main",
    "read_events",
    "register_faults",
    "select_events",
]

_HOW = {
    "stated": "",
    "follows": " (follows from the text)",
    "footnote": " (from a footnote)",
    "inferred": " (inferred by us)",
}


def read_events(
    *,
    place: str | None = None,
    start: str | None = None,
    end: str | None = None,
    kind: str | None = None,
    document: str | None = None,
    text: str | None = None,
) -> "geopandas.GeoDataFrame":
    """Read events; every condition must hold.

    Parameters
    ----------
    place
        A place by its id or any of its names: the events that lie there.
    start, end
        EDTF dates: events whose date can fall between them. Intervals and uncertain dates count
        with all that they can mean.
    kind
        One of treaty, war, negotiation, proposal, statement, poll, project, military, incident,
        visit, other.
    document
        Id of a document that speaks of the event.
    text
        Words to look for in title and summary, whatever their case.

    Returns
    -------
    events
        One row an event, by date, indexed by its id; points at the event's places, empty where it
        has none; EPSG:4326.

    Raises
    ------
    ArgumentError
        If a place, kind, document or date is unknown or malformed.

    Examples
    --------
    >>> events = read_events(place="shikotan", start="1956", end="1956")
    >>> "1956-10-19-joint-declaration" in events.index
    True
    """
    import geopandas  # noqa: PLC0415

    chosen = select_events(
        place=place, start=start, end=end, kind=kind, document=document, text=text
    )
    points = _points()
    rows = [event.to_dict() for event in chosen]
    columns = list(Event.__dataclass_fields__)
    columns[columns.index("passages")] = "citations"
    frame = geopandas.GeoDataFrame(
        rows, columns=columns, geometry=[points[event.id] for event in chosen], crs="EPSG:4326"
    )
    return frame.set_index("id", drop=False).rename_axis("event")


def _points() -> dict[str, Any]:
    from geo.layers.read import read_shapes  # noqa: PLC0415

    return dict(read_shapes("events"))


def main(arguments: list[str]) -> int:
    """Run the command.

    Parameters
    ----------
    arguments
        What stands after `python -m geo.events`.

    Returns
    -------
    status
        0.

    Raises
    ------
    GeoError
        On any bad input.
    """
    args = _parser().parse_args(arguments)
    chosen = select_events(
        place=args.place,
        start=args.start,
        end=args.end,
        kind=args.kind,
        document=args.document,
        text=args.text,
    )
    outputs = []
    if args.json:
        outputs.append((args.json, json.dumps([e.to_dict() for e in chosen], ensure_ascii=False)))
    if args.csv:
        outputs.append((args.csv, _csv(chosen)))
    if args.geojson:
        outputs.append((args.geojson, _geojson(chosen)))
    write_outputs(outputs)
    if "-" not in {path for path, _ in outputs}:
        sys.stdout.write("\n\n".join([*map(describe, chosen), _count(len(chosen))]) + "\n")
    return 0


def _parser() -> Parser:
    parser = Parser(
        prog="python -m geo.events",
        description="List the events that the documents tell of, each with its passages.",
        allow_abbrev=False,
    )
    parser.add_argument("--place", metavar="NAME", help="a place, by its id or any of its names")
    parser.add_argument("--from", dest="start", metavar="DATE", help="not before (EDTF: 1956, ...)")
    parser.add_argument("--to", dest="end", metavar="DATE", help="not after")
    parser.add_argument("--kind", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--document", metavar="ID", help="told of by this document")
    parser.add_argument("--text", metavar="WORDS", help="in title or summary")
    out = parser.add_argument_group("output (`-` is standard output)")
    for name in ("json", "csv", "geojson"):
        out.add_argument(
            f"--{name}", metavar="FILE", nargs="?", const="-", help=f"as {name.upper()}"
        )
    return parser


def describe(event: Event) -> str:
    """Everything about one event, in lines."""
    lines = [f"{event.date}{_HOW[event.known]}  {event.title}   [{event.id}]"]
    lines += [f"  {line}" for line in wrapped(event.summary, 94)]
    where = " · ".join(place_names()[place]["en"] for place in event.places)
    lines.append(f"  {event.kind}, {event.relevance}" + (f" · at {where}" if where else ""))
    for passage in event.passages:
        first, last = passage.citation.lines
        at = f"line {first}" if first == last else f"lines {first}-{last}"
        lines.append(
            f"  {passage.role}: {passage.citation.document}, {at}: “{passage.citation.quote}”"
        )
    return "\n".join(lines)


def _count(number: int) -> str:
    return f"{number} event{'' if number == 1 else 's'}"


def _csv(events: tuple[Event, ...]) -> str:
    """One row a citation, so that nothing is nested."""
    stream = io.StringIO()
    fields = ["id", "date", "known", "title", "summary", "kind", "relevance", "places"]
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*fields, "document", "first_line", "last_line", "quote", "role"])
    for event in events:
        own = [getattr(event, name) for name in fields[:-1]] + [" ".join(event.places)]
        for passage in event.passages:
            said = passage.citation
            writer.writerow([*own, said.document, *said.lines, said.quote, passage.role])
    return stream.getvalue()


def _geojson(events: tuple[Event, ...]) -> str:
    from geo.layers.read import read_features  # noqa: PLC0415

    chosen = {event.id for event in events}
    features = [feature for feature in read_features("events") if feature["id"] in chosen]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False)


if __name__ == "__main__":
    run(main, "geo.events")
