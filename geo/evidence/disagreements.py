"""Where the documents disagree about an event; each record names its events by id."""

from typing import Any

from geo.evidence.documents import read_seed

__all__ = ["disagreements_by_event"]

Record = dict[str, Any]


def disagreements_by_event() -> tuple[tuple[Record, ...], dict[str, list[int]]]:
    """Read the disagreements, and which of them belong to which event.

    Returns
    -------
    records
        All records of the register, in its order; not to be changed.
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
    records = tuple(read_seed("disagreements.toml")["disagreement"])
    by_event: dict[str, list[int]] = {}
    for place, record in enumerate(records):
        for event in record["events"]:
            by_event.setdefault(event, []).append(place)
    return records, by_event
