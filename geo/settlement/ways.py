"""How each island is cut, where it is: one way for all, or a way for each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from geo.errors import ArgumentError
from geo.measure.chord import End, check_ends
from geo.measure.cut import check_cut
from geo.settlement.land import Land, resolve

__all__ = ["Way", "ways_of"]

_SHORTEST, _SOUTH_WEST = "shortest", "south-west"


@dataclass(frozen=True)
class Way:
    """How one island is cut, if it is.

    Attributes
    ----------
    method, bearing_deg, toward
        As for `geo.cut.equal_area`; the method is "ends" if the border has given ends.
    ends
        As for `geo.measure.chord.cut_between`, or None.

    Examples
    --------
    >>> Way().method, Way("meridian").toward
    ('shortest', 'south-west')
    """

    method: str = _SHORTEST
    bearing_deg: float | None = None
    toward: str | float = _SOUTH_WEST
    ends: tuple[End, End] | None = None


def ways_of(
    lands: Sequence[Land],
    *,
    cut: str | Mapping[str, str],
    bearing_deg: float | Mapping[str, float] | None,
    toward: str | float | Mapping[str, str | float],
    ends: Mapping[str, Any] | None = None,
    named: Iterable[str] | None = None,
) -> dict[str, Way]:
    """Say of each land how it is cut.

    Parameters
    ----------
    lands
        All of them.
    cut, bearing_deg, toward
        One value for all, or a mapping of names to values. One bearing for all goes to those
        whose cut is "bearing".
    ends
        Names to the two ends of their borders, which take the place of a fraction and a cut.
    named
        Ids of the lands of which a fraction is given; None if it is not known which are cut.

    Returns
    -------
    ways
        Land id to its way.

    Raises
    ------
    ArgumentError
        If a land is unknown, named twice, or not in `named`, there is no such cut, or the ends of
        a border are not two points.

    Examples
    --------
    >>> from shapely import box
    >>> lands = [Land("a", "a", box(0, 0, 1, 1), 12309.0), Land("b", "b", box(2, 0, 3, 1), 12309.0)]
    >>> ways = ways_of(lands, cut={"b": "meridian"}, bearing_deg=None, toward="west")
    >>> ways["a"].method, ways["b"].method, ways["b"].toward
    ('shortest', 'meridian', 'west')
    """
    given = _ends(lands, ends or {}, cut, bearing_deg)
    cuttable = None if named is None else {*named, *given}
    methods = _each(lands, cut, _SHORTEST, "cut", cuttable)
    towards = _each(lands, toward, _SOUTH_WEST, "toward", cuttable)
    if isinstance(bearing_deg, Mapping):
        bearings = _each(lands, bearing_deg, None, "bearing_deg", cuttable)
    else:
        is_for_some = isinstance(cut, Mapping) and "bearing" in methods.values()
        bearings = {
            land: bearing_deg if method == "bearing" or not is_for_some else None
            for land, method in methods.items()
        }
    ways = {land.id: Way(methods[land.id], bearings[land.id], towards[land.id]) for land in lands}
    is_mapped = any(isinstance(each, Mapping) for each in (cut, bearing_deg, toward))
    for land, way in ways.items():
        try:
            check_cut(way.method, way.bearing_deg, way.toward)
        except ArgumentError as error:
            raise (ArgumentError(f"the cut of {land!r}: {error}") if is_mapped else error) from None
    for land, points in given.items():
        ways[land] = replace(ways[land], method="ends", bearing_deg=None, ends=points)
    return ways


def _ends(
    lands: Sequence[Land],
    ends: Mapping[str, Any],
    cut: str | Mapping[str, str],
    bearing_deg: float | Mapping[str, float] | None,
) -> dict[str, tuple[End, End]]:
    names = {land.id: land.name for land in lands}
    found: dict[str, tuple[End, End]] = {}
    for name, points in ends.items():
        island = resolve(lands, name)
        found[island] = check_ends(points, record=names[island])
    mapped = (each for each in (cut, bearing_deg) if isinstance(each, Mapping))
    for name in (name for each in mapped for name in each):
        if resolve(lands, name) in found:
            raise ArgumentError(
                f"the border on {name!r} has given ends, which say how it runs; leave out its cut "
                "and bearing"
            )
    return found


def _each(
    lands: Sequence[Land],
    given: Any,  # noqa: ANN401
    default: Any,  # noqa: ANN401
    what: str,
    cuttable: set[str] | None,
) -> dict[str, Any]:
    if not isinstance(given, Mapping):
        return {land.id: given for land in lands}
    found: dict[str, Any] = {}
    for name, value in given.items():
        island = resolve(lands, name)
        if island in found:
            raise ArgumentError(f"`{what}` names {name!r} twice; name it once")
        if cuttable is not None and island not in cuttable:
            raise ArgumentError(
                f"`{what}` names {name!r}, of which no fraction is given; give one, or leave it out"
            )
        found[island] = value
    return {land.id: found.get(land.id, default) for land in lands}
