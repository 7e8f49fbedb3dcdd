"""The fields of a scenario, one by one: what each may be, and one sentence for what it may not."""

import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

from geo.errors import ArgumentError
from geo.layers.names import find_place, place_names
from geo.settlement.coasts import rock_names

ENTITLEMENTS = (200, 12, 0)
"""Nautical miles of sea that an island may be given (UNCLOS article 121)."""
_LONG = 60


def refused(where: str, value: Any, wanted: str) -> ArgumentError:  # noqa: ANN401
    """Say which field is wrong, and how to fix it."""
    try:
        shown = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):
        shown = repr(value)
    shown = shown if len(shown) <= _LONG else f"{shown[:_LONG]}…"
    return ArgumentError(f'the scenario\'s "{where}" is {shown}; give {wanted}')


def only(given: Iterable[str], known: Iterable[str], where: str = "") -> None:
    """Refuse fields that there are not."""
    known = tuple(known)
    for name in given:
        if name not in known:
            field = f"{where}.{name}" if where else str(name)
            raise ArgumentError(
                f'the scenario has a field "{field}" that is not known; leave it out, or use one '
                f"of: {', '.join(known)}"
            )


def number_in(value: Any, where: str, low: float, high: float) -> float:  # noqa: ANN401
    """Take a number from `low` to `high`."""
    wanted = f"a number from {low:g} to {high:g}"
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise refused(where, value, wanted)
    if not low <= value <= high:
        raise refused(where, value, wanted)
    return float(value)


def one_of(value: Any, where: str, known: Iterable[Any]) -> Any:  # noqa: ANN401
    """Take one of a few values; 12.0 is 12, but true is not 1."""
    known = tuple(known)
    same = (each for each in known if each == value and not isinstance(value, bool))
    found = next(same, None)
    if found is None:
        raise refused(where, value, f"one of: {', '.join(map(str, known))}")
    return found


def text(value: Any, where: str) -> str:  # noqa: ANN401
    """Take a text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise refused(where, value, "a text that is not empty, or leave it out")
    return value


def mapping(value: Any, where: str) -> Mapping[str, Any]:  # noqa: ANN401
    """Take an object whose names are texts."""
    if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
        raise refused(where, value, 'an object, for example {"kunashiri": ...}')
    return value


def by_island(value: Any, where: str, islands: tuple[str, ...]) -> dict[str, Any]:  # noqa: ANN401
    """Take an object with islands as its names, by any of their names; in the islands' order."""
    names = {island: place_names()[island] for island in islands}
    found: dict[str, Any] = {}
    for name, each in mapping(value, where).items():
        try:
            island = find_place(name, names, what="island")
        except ArgumentError as error:
            raise ArgumentError(f'the scenario\'s "{where}" is wrong: {error}') from None
        if island in found:
            raise ArgumentError(f'the scenario\'s "{where}" names {name!r} twice; name it once')
        found[island] = each
    return {island: found[island] for island in islands if island in found}


def rock_ids(value: Any, where: str) -> tuple[str, ...]:  # noqa: ANN401
    """Take a list of rocks, by any of their names."""
    if isinstance(value, str) or not isinstance(value, (list, tuple)):
        raise refused(where, value, 'a list of names, for example ["kaigara"]')
    found = []
    for name in value:
        if not isinstance(name, str):
            raise refused(where, value, 'a list of names, for example ["kaigara"]')
        try:
            rock = find_place(name, rock_names(), what="rock")
        except ArgumentError as error:
            raise ArgumentError(f'the scenario\'s "{where}" is wrong: {error}') from None
        if rock in found:
            raise ArgumentError(f'the scenario\'s "{where}" names {name!r} twice; name it once')
        found.append(rock)
    return tuple(sorted(found))


def direction(value: Any, where: str) -> str | float:  # noqa: ANN401
    """Take a direction: a text in small letters, or a finite number of degrees."""
    if isinstance(value, str):
        return value.strip().lower()
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise refused(where, value, "a compass point, for example north-east, or degrees")
    return float(value)
