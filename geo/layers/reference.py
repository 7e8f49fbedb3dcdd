"""The only door to `data/reference`: reviewed facts, each row with its source."""

import csv
import io
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from geo.base.shipped import read_shipped
from geo.errors import DataError

__all__ = ["read_comparison_figures", "read_official_areas", "read_reference", "read_treaties"]

_FIX = "restore it, or reinstall the package"


def read_reference(name: str) -> dict[str, Any]:
    """Read one of the TOML files of `data/reference`.

    Parameters
    ----------
    name
        File name.

    Returns
    -------
    content
        A new dictionary each time.

    Raises
    ------
    DataError
        If the file is missing or is not TOML.

    Examples
    --------
    >>> read_reference("sea.toml")["strait"][0]["shores"]
    ['hokkaido', 'habomai']
    """
    try:
        return tomllib.loads(read_shipped(f"reference/{name}").decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"reference/{name} cannot be read: {error}; {_FIX}") from error


def read_treaties() -> dict[str, dict[str, str]]:
    """Read the reviewed treaties by id.

    Returns
    -------
    treaties
        Treaty id to its row: title, signed, in_force (empty where there is none, or none was
        found), article, what_it_fixes, source.

    Raises
    ------
    DataError
        If the file is missing or lacks a column.

    Examples
    --------
    >>> read_treaties()["portsmouth-1905"]["signed"]
    '1905-09-05'
    >>> read_treaties()["san-francisco-1951"]["in_force"]
    '1952-04-28'
    """
    columns = ("id", "title", "signed", "in_force", "article", "what_it_fixes", "source")
    return {row["id"]: dict(row) for row in _rows("treaties.csv", columns)}


def read_official_areas() -> list[dict[str, Any]]:
    """Read the areas published by the Geospatial Information Authority of Japan.

    Returns
    -------
    rows
        With `id`, `part_of` (an id or None), `area_km2`, `scope`, `source`.

    Raises
    ------
    DataError
        If the file is missing, lacks a column, or an area is not a number.

    Examples
    --------
    >>> next(row["area_km2"] for row in read_official_areas() if row["id"] == "shikotan")
    247.7
    """
    name = "official_areas.csv"
    columns = ("island", "part_of", "area_km2", "scope", "source")
    try:
        return [
            {
                "id": row["island"].lower().replace(" ", "-"),
                "part_of": row["part_of"].lower() or None,
                "area_km2": float(row["area_km2"]),
                "scope": row["scope"],
                "source": row["source"],
            }
            for row in _rows(name, columns)
        ]
    except ValueError as error:
        raise DataError(f"{name} has an area that is not a number ({error}); {_FIX}") from error


def read_comparison_figures() -> dict[str, float]:
    """Read the areas of other countries and places, in km2, by id.

    Returns
    -------
    figures
        Id to square kilometres.

    Raises
    ------
    DataError
        If the file is missing, lacks a column, or a figure is not a number.

    Examples
    --------
    >>> read_comparison_figures()["russia"] > 17e6
    True
    """
    name = "comparison_figures.csv"
    try:
        return {row["id"]: float(row["figure"]) for row in _rows(name, ("id", "figure"))}
    except ValueError as error:
        raise DataError(f"{name} has a figure that is not a number ({error}); {_FIX}") from error


def _rows(name: str, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    for number, row in enumerate(_table(name), start=2):
        missing = [column for column in columns if row.get(column) is None]
        if missing:
            raise DataError(f"{name} lacks {', '.join(missing)} on line {number}; {_FIX}")
        yield row


@cache
def _table(name: str) -> tuple[dict[str, str], ...]:
    try:
        text = read_shipped(f"reference/{name}").decode("utf-8")
        return tuple(csv.DictReader(io.StringIO(text, newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"reference/{name} cannot be read: {error}; {_FIX}") from error
