"""Where the documents disagree; each record names its events and statements by id."""

from typing import Any

from geo.evidence.documents import read_seed

__all__ = ["disagreements_by_event"]

Record = dict[str, Any]


def disagreements_by_event() -> tuple[tuple[Record, ...], dict[str, list[int]]]:
    """Read the disagreements, and which of them belong to which event.

    Returns
    -------
    records
        Those that name an event, in the order of the register; not to be changed. The others
        hang on statements alone.
    by_event
        Event id to the places of its records in `records`.

    Raises
    ------
    DataError
        If the register cannot be read.

    Examples
    --------
    >>> records, by_event = disagreements_by_event()
    >>> records[by_event["1954-crimea-transfer"][0]]["id"]
    'crimea-granted-by-russia'
    """
    found = read_seed("disagreements.toml")["disagreement"]
    records = tuple(record for record in found if record["events"])
    by_event: dict[str, list[int]] = {}
    for place, record in enumerate(records):
        for event in record["events"]:
            by_event.setdefault(event, []).append(place)
    return records, by_event
