"""Who held what when, and in whose view: answers from the layer `control`."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from geo.base.dates import parse_edtf
from geo.base.frozen import FrozenDict, freeze
from geo.errors import ArgumentError
from geo.layers.names import find_place, place_names
from geo.layers.read import load_features

__all__ = ["VIEWS", "Holding", "claims_only", "holder", "known_places"]

VIEWS = ("administered", "japan", "russia")
"""Whose view: who governs the land, and how each side sees it. Where nobody occupied the other's
land, before 1945, they agree."""

_SIDES = ("japan", "russia")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Holding:
    """Who held a place at a date, in one view, with the basis; the other views stand beside it.

    Attributes
    ----------
    place, names
        Id of the place, and its names by written form.
    date
        As it was asked for.
    holder, state
        Who held it, and how.
    view
        One of `VIEWS`.
    start, end
        First day of the row, and the day on which the next begins (None: to this day); EDTF.
    since, until
        The same of the holder's tenure in this view: the row and those before and after it under
        the same holder, whatever their states.
    basis, citation, accuracy
        As on the feature of the layer.
    views
        View to holder and state, in all views at that date.

    Examples
    --------
    >>> holding = holder("etorofu", "1900")
    >>> holding.start, holding.until, holding.names["ru"]
    ('1855-02-07', '1945-08-28', 'Итуруп')
    """

    place: str
    names: Mapping[str, str]
    date: str
    holder: str
    state: str
    view: str
    start: str
    end: str | None
    since: str
    until: str | None
    basis: str
    citation: tuple[Mapping[str, Any], ...]
    accuracy: Mapping[str, Any]
    views: Mapping[str, tuple[str, str]]


def holder(place: str, date: str | int | dt.date, *, view: str = "administered") -> Holding:
    """Find who held a place at a date.

    The day a treaty was signed belongs to what it brought. Land that was taken over several days
    counts with its holder until the last of them.

    Parameters
    ----------
    place
        An id or a name in any of the languages, whatever the case and the macrons; an islet
        answers with its group, a town with its island.
    date
        "1900", "1900-05" or "1900-05-07", a date, or a year.
    view
        One of `VIEWS`. Before August 1945 all agree, but for the Japanese occupations of Sakhalin
        in 1905 and of its north from 1920 to 1925, which `administered` alone shows.

    Returns
    -------
    holding
        Its `views` gives holder and state in every view at that date; its `since` and `until` the
        holder's tenure.

    Raises
    ------
    ArgumentError
        If the place, date or view is unknown, the date lies before the first treaty line, the
        holder changed within it, or the place was halved.

    Examples
    --------
    >>> holder("Iturup", "1900").holder
    'japan'
    >>> holder("択捉島", "2000-01-01").views["japan"]
    ('japan', 'claimed; administered by Russia')
    >>> holder("Etorofu", "1930").since, holder("Etorofu", "1930").until
    ('1855-02-07', '1945-08-28')
    """
    if view not in VIEWS:
        raise ArgumentError(f"no view is called {view!r}; known: {', '.join(VIEWS)}")
    name = find_place(place, _names())
    if isinstance(date, int):
        date = f"{date:04d}"
    first, last = _days(date)
    rows = {each: _rows_at(name, first, last, each) for each in VIEWS}
    if len(rows[view]) > 1:
        parts = " or ".join(repr(row["area_id"]) for row in rows[view])
        how = "halved" if len(rows[view]) == 2 else "parted"  # noqa: PLR2004  two halves
        raise ArgumentError(f"{name!r} was {how} then (view: {view}); ask for {parts}")
    row = rows[view][0]
    since, until = _tenure(name, row, view)
    return Holding(
        place=name,
        names=FrozenDict(_names()[name]),
        date=date if isinstance(date, str) else date.isoformat(),
        holder=row["holder"],
        state=row["state"],
        view=view,
        start=row["start"],
        end=row["end"],
        since=since,
        until=until,
        basis=row["basis"],
        citation=freeze(row["citation"]),
        accuracy=freeze(row["accuracy"]),
        views=FrozenDict({each: _summary(found) for each, found in rows.items()}),
    )


def claims_only(row: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> bool:
    """Whether the holder of a row claims land that, as administered, it never holds meanwhile.

    Parameters
    ----------
    row
        Properties of a feature of the layer `control`.
    rows
        Those of all of its features.

    Returns
    -------
    claims
        False for land that is held, undivided or renounced.

    Examples
    --------
    >>> rows = [feature["properties"] for feature in load_features("control")]
    >>> claims = [row for row in rows if claims_only(row, rows)]
    >>> sorted({row["view"] for row in claims if row["end"] is None})
    ['japan']
    """
    if row["holder"] not in _SIDES:
        return False
    land = set(row["covers"])
    return not any(
        other["holder"] == row["holder"]
        and other["view"] in {"all", "administered"}
        and not land.isdisjoint(other["covers"])
        and (row["end"] is None or other["start"] < row["end"])
        and (other["end"] is None or row["start"] < other["end"])
        for other in rows
    )


def known_places() -> list[str]:
    """List the ids that `holder` knows, sorted.

    Returns
    -------
    ids
        Of areas, islands, islets and towns.

    Examples
    --------
    >>> "suisho" in known_places()
    True
    """
    return list(_names())


@cache
def _rows() -> tuple[Row, ...]:
    return tuple(feature["properties"] for feature in load_features("control"))


@cache
def _names() -> dict[str, Mapping[str, str]]:
    """Names by id, of every place that some row covers."""
    covered = {name for row in _rows() for name in row["covers"]}
    areas = {row["area_id"]: row["names"] for row in _rows()}
    places = {name: names for name, names in place_names().items() if name in covered}
    return dict(sorted((areas | places).items()))


def _days(date: str | dt.date) -> tuple[str, str]:
    """First and last day of a date, as ISO text, which sorts as the days do."""
    if isinstance(date, dt.date):
        day = date.isoformat()[:10]
        return day, day
    try:
        parsed = parse_edtf(date)
    except ArgumentError:
        parsed = None
    if parsed and parsed.is_sure and parsed.first and parsed.last:
        return parsed.first, parsed.last
    raise ArgumentError(f"the date {date!r} is not one; write it as 1900, 1900-05 or 1900-05-07")


def _rows_at(name: str, first: str, last: str, view: str) -> list[Row]:
    """Find the one row that covers a place then, or the rows of its halves."""
    begin = min(row["start"] for row in _rows())
    if first < begin:
        raise ArgumentError(
            f"no treaty line of our data is older than {begin}; ask {name!r} for a day from then on"
        )
    touched = [row for row in _rows() if _applies(row, name, view) and _overlaps(row, first, last)]
    changes = sorted({row["start"] for row in touched if row["start"] > first})
    states = {(row["holder"], row["state"], row["part_of"]) for row in touched}
    at_first = [row for row in touched if row["start"] <= first]
    if changes and states != {(row["holder"], row["state"], row["part_of"]) for row in at_first}:
        raise ArgumentError(
            f"who held {name!r} changed on {changes[0]}, within the date asked (view: {view}); "
            "ask for a day"
        )
    return at_first


def _tenure(name: str, row: Row, view: str) -> tuple[str, str | None]:
    """First day of the holder, and the first day of the next, over all rows that touch."""
    rows = [other for other in _rows() if _applies(other, name, view)]
    since, until = row["start"], row["end"]
    while before := [other for other in rows if other["end"] == since]:
        if any(other["holder"] != row["holder"] for other in before):
            break
        # parts that were joined began on different days: all were held from the last of these
        since = max(other["start"] for other in before)
    while until and (after := [other for other in rows if other["start"] == until]):
        if any(other["holder"] != row["holder"] for other in after):
            break
        ends = [other["end"] for other in after if other["end"]]
        until = min(ends, default=None)
    return since, until


def _applies(row: Row, name: str, view: str) -> bool:
    return row["view"] in {"all", view} and (name in row["covers"] or row["part_of"] == name)


def _overlaps(row: Row, first: str, last: str) -> bool:
    return bool(row["start"] <= last and (row["end"] is None or row["end"] > first))


def _summary(rows: list[Row]) -> tuple[str, str]:
    if len(rows) == 1:
        return rows[0]["holder"], rows[0]["state"]
    halves = "; ".join(f"{row['area_id']}: {row['holder']} ({row['state']})" for row in rows)
    return "divided", halves
