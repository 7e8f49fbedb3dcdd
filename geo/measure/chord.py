"""A polygon cut by the geodesic between two given points of its outline.

Where `geo.measure.cut` seeks the border that gives a share, here the border is given and the share
is what it gives. Both ends are moved to the nearest point of the outline, on its own geodesic
edges, so that the parts add up to the whole.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError
from geo.measure._splice import GeodesicBorder
from geo.measure.antimeridian import within_range
from geo.measure.cut import Cut, compass_degrees
from geo.measure.geodesy import GRS80, FloatArray, area_m2, distance_m, length_m
from geo.measure.polygons import bearing_name, check_polygon

__all__ = ["FARTHEST_M", "Chord", "End", "check_ends", "cut_between"]

FARTHEST_M = 1000.0
"""A given end that lies farther from the outline is refused: it was not meant."""
_SAME_M = 1.0
"""Ends that are nearer to each other than this are one point."""
_LEAST_SHARE = 1e-9
_NEAR_EDGES = 16
_ROUNDS = 30
_STEP_M = 1e-9
_PAIR = 2
_MOST_LON, _MOST_LAT = 360.0, 90.0
_AT_EDGE_M = 1e-6

End = tuple[float, float]
"""Longitude and latitude in degrees."""


@dataclass(frozen=True)
class Chord:
    """A cut between two given ends.

    Attributes
    ----------
    cut
        As of `geo.measure.cut.equal_area`; its method is "ends", its share what the border gives.
    moved_m
        How far each end was moved to reach the outline, in the order of `cut.ends`; metres.

    Examples
    --------
    >>> chord = cut_between(shapely.box(0, 0, 2, 1), ((0.5, -0.001), (0.5, 1)), toward="west")
    >>> round(chord.cut.share, 3), chord.cut.side, sorted(round(m) for m in chord.moved_m)
    (0.25, 'west', [13, 111])
    """

    cut: Cut
    moved_m: tuple[float, float]


@dataclass(frozen=True, eq=False)
class _Foot:
    """The point of an outline that is nearest to a given end."""

    polygon: int
    edge: int
    along_m: float
    point: End
    away_m: float


def check_ends(ends: Any, *, record: str) -> tuple[End, End]:  # noqa: ANN401  anyone's
    """Take two ends as they were given: two points, each longitude and latitude.

    Parameters
    ----------
    ends
        Two pairs of finite numbers, degrees.
    record
        What is cut, for messages.

    Returns
    -------
    ends
        As floats.

    Raises
    ------
    ArgumentError
        If they are something else.

    Examples
    --------
    >>> check_ends([[147, 45], [148, 45]], record="the plot")
    ((147.0, 45.0), (148.0, 45.0))
    """
    try:
        points = [tuple(float(value) for value in end) for end in ends]
    except (TypeError, ValueError):
        points = []
    if len(points) != _PAIR or any(len(point) != _PAIR for point in points):
        raise ArgumentError(
            f"the ends of the border on {record} must be two points, each longitude and latitude "
            "in degrees; give, for example, ((147.33, 44.89), (147.41, 44.76))"
        )
    for lon, lat in points:
        if not (abs(lon) <= _MOST_LON and abs(lat) <= _MOST_LAT):
            raise ArgumentError(
                f"the end ({lon:g}, {lat:g}) of the border on {record} is no longitude and "
                "latitude in degrees; the longitude comes first"
            )
    (a, b), (c, d) = points
    return (a, b), (c, d)


def cut_between(
    polygon: BaseGeometry,
    ends: Sequence[Sequence[float]],
    *,
    toward: str | float = "south-west",
    record: str = "the polygon",
) -> Chord:
    """Cut a polygon by the geodesic between two points of its outline.

    Parameters
    ----------
    polygon
        Polygon or MultiPolygon in longitude-latitude degrees. Not changed. Of a MultiPolygon the
        one on which both ends lie is cut; each other goes whole to the side of the geodesic, drawn
        on, on which its middle lies.
    ends
        Two points, longitude and latitude in degrees, each within a kilometre of the outline: it
        is moved to the nearest point there.
    toward
        The direction in which the part lies: a compass point or degrees.
    record
        What to call the polygon in messages.

    Returns
    -------
    chord
        Both parts, the border and what was measured, and how far the ends were moved.

    Raises
    ------
    ArgumentError
        If the ends are not two points, lie too far from the outline, at one point of it or on two
        different pieces of land, if the border leaves the polygon or leaves nothing on one side,
        or runs straight toward the side that it should cut off.
    GeometryError
        If the polygon cannot be measured.

    Examples
    --------
    >>> from shapely import box
    >>> chord = cut_between(box(147, 44, 148, 45), ((147.5, 44.0), (147.5, 45.0)), toward="east")
    >>> round(chord.cut.share, 6), chord.cut.bearing_deg
    (0.5, 0.0)
    """
    check_polygon(polygon, record=record)
    given = check_ends(ends, record=record)
    if toward == "any":
        raise ArgumentError(
            f"the border on {record} has given ends, so it needs a direction in which its part "
            "lies, not 'any'; give one, for example south-west"
        )
    middle_deg = compass_degrees(toward)
    polygon = within_range(polygon)
    lands = [shapely.orient_polygons(shapely.force_2d(p)) for p in shapely.get_parts(polygon)]
    outlines = [np.asarray(land.exterior.coords, dtype=float)[:-1] for land in lands]
    feet = [_foot(outlines, end, record) for end in given]
    _check_feet(feet, record)
    border, facing = _border(feet, middle_deg, record)
    land = lands[feet[0].polygon]
    loops = _loops(outlines[feet[0].polygon], feet)
    path = border.path(np.array(feet[0].point), np.array(feet[1].point))
    _check_inside(land, loops, border, path, record)
    sides = _with_the_rest(_halves(loops, path), lands, feet[0].polygon, border)
    is_right = abs(math.remainder(border.facing_deg - facing, 360.0)) < 90.0  # noqa: PLR2004
    part, rest = sides if is_right else sides[::-1]
    part_m2, rest_m2 = area_m2(part), area_m2(rest)
    share = part_m2 / (part_m2 + rest_m2)
    if min(share, 1 - share) < _LEAST_SHARE or not (part.is_valid and rest.is_valid):
        raise ArgumentError(_along_the_shore(record))
    azimuth, points, moved = _northward(border, path, feet)
    cut = Cut(
        part=part,
        rest=rest,
        side=bearing_name(facing),
        border=shapely.LineString(points),
        ends=(_as_end(points[0]), _as_end(points[-1])),
        bearing_deg=azimuth,
        length_m=length_m(shapely.LineString(points)),
        method="ends",
        share=share,
        part_m2=part_m2,
        rest_m2=rest_m2,
        residual_m2=0.0,
    )
    return Chord(cut, moved)


def _as_end(point: FloatArray) -> End:
    return float(point[0]), float(point[1])


def _foot(outlines: list[FloatArray], end: End, record: str) -> _Foot:
    """Nearest point of all outlines: the nearest edges by a plane, then on their geodesics."""
    found = []
    shrink = math.cos(math.radians(end[1]))
    for number, outline in enumerate(outlines):
        flat = np.remainder(outline - end + 180.0, 360.0) - 180.0
        flat[:, 1] = outline[:, 1] - end[1]
        flat[:, 0] *= shrink
        step = np.roll(flat, -1, axis=0) - flat
        square = np.maximum((step**2).sum(axis=1), np.finfo(float).tiny)
        at = np.clip(-(flat * step).sum(axis=1) / square, 0.0, 1.0)
        away = np.hypot(*(flat + at[:, None] * step).T)
        found += [(away[k], number, int(k), at[k]) for k in np.argsort(away)[:_NEAR_EDGES]]
    near = sorted(found)[:_NEAR_EDGES]
    foot = min(
        (_on_edge(outlines[number], number, edge, at, end) for _, number, edge, at in near),
        key=lambda each: each.away_m,
    )
    if foot.away_m > FARTHEST_M:
        raise ArgumentError(
            f"the end ({end[0]:g}, {end[1]:g}) of the border on {record} lies "
            f"{foot.away_m / 1e3:.1f} km from its shore; give a point within "
            f"{FARTHEST_M / 1e3:g} km of it, longitude first"
        )
    return foot


def _on_edge(outline: FloatArray, polygon: int, edge: int, at: float, end: End) -> _Foot:
    start, stop = outline[edge], outline[(edge + 1) % len(outline)]
    azimuth, _, length = GRS80.inv(*start, *stop)
    along = at * length
    for _ in range(_ROUNDS):
        lon, lat, back = GRS80.fwd(start[0], start[1], azimuth, along)
        toward, _, away = GRS80.inv(lon, lat, *end)
        turned = away * math.cos(math.radians(toward - (back + 180.0)))
        step = min(max(along + turned, 0.0), length) - along
        along += step
        if abs(step) < _STEP_M:
            break
    # an end at a vertex is that vertex, to the last digit
    if along < _AT_EDGE_M:
        along, point = 0.0, start
    elif along > length - _AT_EDGE_M:
        edge, along, point = (edge + 1) % len(outline), 0.0, stop
    else:
        point = np.array(GRS80.fwd(start[0], start[1], azimuth, along)[:2])
    away = distance_m(*_as_end(point), *end)
    return _Foot(polygon, edge, float(along), _as_end(point), away)


def _check_feet(feet: list[_Foot], record: str) -> None:
    first, second = feet
    if first.polygon != second.polygon:
        raise ArgumentError(
            f"the ends of the border on {record} lie on two different pieces of land; choose both "
            "on the shore of one"
        )
    if distance_m(*first.point, *second.point) < _SAME_M:
        raise ArgumentError(
            f"both ends of the border on {record} lie at one point of its shore "
            f"({first.point[0]:.5f}, {first.point[1]:.5f}); choose two points apart"
        )


def _border(feet: list[_Foot], middle_deg: float, record: str) -> tuple[GeodesicBorder, float]:
    """Draw the geodesic between the ends, facing right; and find where the part lies."""
    (lon, lat), end = feet[0].point, feet[1].point
    azimuth, _, length = GRS80.inv(lon, lat, *end)
    x, y, back = GRS80.fwd(lon, lat, azimuth, length / 2)
    facing = float(back + 180.0 + 90.0) % 360.0
    turn = math.cos(math.radians(facing - middle_deg))
    if abs(turn) < 1e-9:  # noqa: PLR2004
        raise ArgumentError(
            f"the border on {record} runs straight toward the {bearing_name(middle_deg)}, so "
            "neither side lies there; choose another side"
        )
    border = GeodesicBorder((float(x), float(y)), facing)
    return border, facing if turn > 0 else (facing + 180.0) % 360.0


def _loops(outline: FloatArray, feet: list[_Foot]) -> tuple[FloatArray, FloatArray]:
    """Outline from the first end to the second, and on to the first again; ends included."""
    return _stretch(outline, feet[0], feet[1]), _stretch(outline, feet[1], feet[0])


def _stretch(outline: FloatArray, start: _Foot, stop: _Foot) -> FloatArray:
    count = len(outline)
    first = start.edge + 1
    last = stop.edge + (stop.along_m > 0)
    between = (last - first) % count
    if start.edge == stop.edge:
        # on one edge: straight on, or all the way round
        between = 0 if stop.along_m > start.along_m else count - (stop.along_m == 0.0)
    which = (first + np.arange(between)) % count
    return np.vstack([start.point, outline[which], stop.point])


def _check_inside(
    land: shapely.Polygon,
    loops: tuple[FloatArray, FloatArray],
    border: GeodesicBorder,
    path: FloatArray,
    record: str,
) -> None:
    """Refuse a border that crosses the shore, or a lake's, between its ends, or lies outside."""
    half = length_m(shapely.LineString(path)) / 2
    holes = [np.asarray(hole.coords, dtype=float) for hole in land.interiors]
    crosses = any(
        _crosses(line, border, half) for line in (*(loop[1:-1] for loop in loops), *holes)
    )
    if min(map(len, loops)) == _PAIR:
        raise ArgumentError(_along_the_shore(record))
    if crosses or not shapely.intersects_xy(land, *border.anchor):
        raise ArgumentError(
            f"the border between these ends leaves {record}; choose ends between which there is "
            "land all the way"
        )


def _crosses(line: FloatArray, border: GeodesicBorder, half_m: float) -> bool:
    """Whether a line crosses the border between its ends."""
    if len(line) < _PAIR:
        return False
    off = border.offset(line)
    which = np.flatnonzero((off[:-1] < 0) != (off[1:] < 0))
    if not len(which):
        return False
    low, high = off[which], off[which + 1]
    at = (low / (low - high))[:, None]
    points = line[which] + at * (line[which + 1] - line[which])
    return bool((np.abs(border.along(points)) < half_m).any())


def _along_the_shore(record: str) -> str:
    return (
        f"the border on {record} runs along its shore, so that one side gets no land; choose ends "
        "on two shores"
    )


def _halves(
    loops: tuple[FloatArray, FloatArray], path: FloatArray
) -> tuple[shapely.Polygon, shapely.Polygon]:
    """Close each stretch of the outline by the border: what lies right of it, and left."""
    back, forth = path[::-1][1:-1], path[1:-1]
    first, second = loops
    return shapely.Polygon(np.vstack([first, back])), shapely.Polygon(np.vstack([second, forth]))


def _with_the_rest(
    sides: tuple[shapely.Polygon, shapely.Polygon],
    lands: list[shapely.Polygon],
    cut: int,
    border: GeodesicBorder,
) -> tuple[BaseGeometry, BaseGeometry]:
    """Give each side its lakes, and the pieces of land that are not cut."""
    holes = [hole.coords for hole in lands[cut].interiors]
    polygons: tuple[list[shapely.Polygon], list[shapely.Polygon]] = ([], [])
    for found, side in zip(polygons, sides, strict=True):
        own = [hole for hole in holes if shapely.intersects_xy(side, *hole[0])]
        found.append(shapely.Polygon(side.exterior, own))
    for number, land in enumerate(lands):
        if number != cut:
            middle = shapely.get_coordinates(land.centroid)
            polygons[0 if border.offset(middle)[0] < 0 else 1].append(land)
    right, left = (p[0] if len(p) == 1 else shapely.MultiPolygon(p) for p in polygons)
    return right, left


def _northward(
    border: GeodesicBorder, path: FloatArray, feet: list[_Foot]
) -> tuple[float, FloatArray, tuple[float, float]]:
    """Bearing of 0 to 180 degrees, and the border's points and the ends in its direction."""
    # rounded, so that a meridian has the bearing 0, never 180
    azimuth = round(border.facing_deg - 90.0, 9) % 360.0
    moved = (feet[0].away_m, feet[1].away_m)
    if azimuth >= 180.0:  # noqa: PLR2004
        return azimuth - 180.0, path[::-1], moved[::-1]
    return azimuth, path, moved
