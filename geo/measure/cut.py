"""One polygon, one share, one border: the equal-area cut on the ellipsoid.

Which straight line to look at is found in an equal-area plane (`geo.measure._sweep`). It is then
made a geodesic (or a parallel), the polygon is cut along it with every crossing on the polygon's
own geodesic edges, and the line is moved until the geodesic area of the cut-off side is the
target. The parts therefore add up to the whole, and no plane is left in the result.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError, GeometryError
from geo.measure._geodesics import hold
from geo.measure._outline import Outline, Plane
from geo.measure._prepared import Prepared, prepare
from geo.measure._splice import (
    Border,
    GeodesicBorder,
    MeridianBorder,
    ParallelBorder,
    Pieces,
    Ring,
    splice,
)
from geo.measure._sweep import FINEST, Crossings, Lines, refine_facing, settle, shortest_facing
from geo.measure.geodesy import GRS80, FloatArray, length_m
from geo.measure.polygons import bearing_name

if TYPE_CHECKING:
    from geo.measure._arcborder import ArcBorder

__all__ = ["METHODS", "Cut", "compass_degrees", "equal_area"]

METHODS = ("shortest", "bearing", "meridian", "parallel", "arc")
"""The borders that `equal_area` can draw."""

ANY = "any"
"""Instead of a direction: the side that gets the share lies wherever the border is shortest."""

_DIRECTIONS = {bearing_name(22.5 * k): 22.5 * k for k in range(16)}
_SHORT = {
    "".join(word[0] for word in name.split("-")): degrees for name, degrees in _DIRECTIONS.items()
}
_TARGET_M2 = 1e-3
_BEARING_DEG, _REST_DEG = 1e-8, 1e-5
_EDGES_M = (1000.0, 100.0)
_AHEAD_M = 1000.0
_AS_SHORT_M = 5e-3
_NEAR_RAD = 2e-6
_AROUND_DEG = np.degrees(np.linspace(-1e-5, 1e-5, 41))
"""Bearings about the plane's shortest that are looked at on the ellipsoid: where the length has a
kink, at a headland that the border passes 30 km off, the plane is a decimetre off there."""
_ROUNDS = 60
_LEAST_SHARE = 0.999999e-9


@dataclass(frozen=True)
class Cut:
    """A polygon cut in two by a border.

    Attributes
    ----------
    part, rest
        The side that was given the share, and the other; Polygon or MultiPolygon, degrees.
    side
        Where `part` lies, seen from the border: the nearest of the sixteen compass points.
    border
        The border where it runs on the polygon: LineString or MultiLineString, from one end to
        the other in the direction of `bearing_deg`; a vertex at least every kilometre.
    ends
        The two outermost points of the border, longitude and latitude; none if the border falls
        into a gap between the parts of the polygon.
    bearing_deg
        Azimuth of the border at its middle, 0 to 180 degrees; of an arc, that of the geodesic
        between its ends.
    length_m
        Geodesic length of the border, on the polygon only.
    method, share
        As they were asked for.
    part_m2, rest_m2
        Areas on GRS80, with the border as it was asked for: those of a parallel border are bounded
        by the parallel itself. Read as geodesics between its vertices, as `geo.geodesy.area_m2`
        reads them, borders of up to 50 km differ from that by less than a square metre.
    residual_m2
        `part_m2` minus the share of the whole.

    Examples
    --------
    >>> cut = equal_area(shapely.box(0, 0, 2, 1), 0.25, toward="west")
    >>> cut.side, cut.method, round(cut.part_m2 / (cut.part_m2 + cut.rest_m2), 6)
    ('west', 'shortest', 0.25)
    """

    part: BaseGeometry
    rest: BaseGeometry
    side: str
    border: BaseGeometry
    ends: tuple[tuple[float, float], ...]
    bearing_deg: float
    length_m: float
    method: str
    share: float
    part_m2: float
    rest_m2: float
    residual_m2: float


def compass_degrees(direction: str | float) -> float:
    """Compass angle of a direction such as "south-west", or of a number of degrees.

    Parameters
    ----------
    direction
        One of the sixteen compass points, in words ("south-west") or letters ("SW"), or degrees
        clockwise from north.

    Returns
    -------
    degrees
        0 to 360.

    Raises
    ------
    ArgumentError
        If the name is not a compass point or the number is not finite.

    Examples
    --------
    >>> compass_degrees("south-west"), compass_degrees("NNW")
    (225.0, 337.5)
    """
    if isinstance(direction, str):
        name = direction.strip().lower()
        if name not in _DIRECTIONS and name not in _SHORT:
            known = ", ".join(_DIRECTIONS)
            raise ArgumentError(f"no direction is called {direction!r}; known: {known}")
        return _DIRECTIONS[name] if name in _DIRECTIONS else _SHORT[name]
    if not math.isfinite(direction):
        raise ArgumentError(f"the direction {direction} is not a number of degrees")
    return float(direction) % 360.0


def check_cut(method: str, bearing_deg: float | None, toward: str | float) -> None:
    """Refuse a way of cutting that there is not, before it is known whether anything is cut.

    Parameters
    ----------
    method, bearing_deg, toward
        As for `equal_area`.

    Raises
    ------
    ArgumentError
        If the method or the compass point is unknown, or a number of degrees is missing,
        superfluous or not finite.
    """
    if method not in METHODS:
        raise ArgumentError(f"no cut is called {method!r}; known: {', '.join(METHODS)}")
    if (bearing_deg is not None) != (method == "bearing"):
        raise ArgumentError("a bearing is needed for the cut 'bearing', and for no other")
    if bearing_deg is not None and not math.isfinite(bearing_deg):
        raise ArgumentError(f"the bearing {bearing_deg} is not a number of degrees")
    if not is_any(toward):
        compass_degrees(toward)


def is_any(toward: str | float) -> bool:
    """Whether the side that gets the share may lie anywhere."""
    return isinstance(toward, str) and toward.strip().lower() == ANY


def equal_area(
    polygon: BaseGeometry,
    share: float,
    *,
    method: str = "shortest",
    bearing_deg: float | None = None,
    toward: str | float = "south-west",
    record: str = "the polygon",
) -> Cut:
    """Cut a polygon by a border that gives one side exactly a share of its area.

    Parameters
    ----------
    polygon
        Polygon or MultiPolygon in longitude-latitude degrees; across the antimeridian, longitudes
        may run to 360 or be split at 180, and the answer is split there. It reaches no more than
        7,500 km from its middle, and 5,000 km if "shortest" is to hold to the metre. Not changed.
    share
        Fraction of the geodesic area that the side lying `toward` gets, between 0 and 1, and
        not nearer than a billionth to either.
    method
        "shortest": the geodesic with the least length on the polygon, over all bearings;
        "bearing": a geodesic whose azimuth at its middle is `bearing_deg`;
        "meridian", "parallel": a line of constant longitude or latitude;
        "arc": the arc of constant curvature, half a circle at most, with the least length on the
        polygon, which is shorter than any straight border and meets the shore at right angles; a
        vertex at least every kilometre, and so many that geodesics between them are nowhere more
        than 2 cm from the arc. The polygon reaches less than 500 km from its middle.
    bearing_deg
        Degrees clockwise from north; for the method "bearing" only.
    toward
        The direction in which the side that gets the share lies: a compass point or degrees; or
        "any", for whichever makes the border shortest.
    record
        What to call the polygon in messages.

    Returns
    -------
    cut
        Both parts, the border, and what was measured on them.

    Raises
    ------
    ArgumentError
        If the share is not between 0 and 1 or within 1e-9 of them, the method is unknown, the
        bearing is missing or superfluous, or the border runs straight toward the side that it
        should cut off.
    GeometryError
        If the polygon is empty, projected, not finite, self-crossing, a sliver, round a pole, or
        too large; or if no arc holds the share.

    Examples
    --------
    >>> from shapely import box
    >>> half = equal_area(box(147, 44, 148, 45), 0.5, method="meridian")
    >>> half.side, half.ends[0][0].__round__(6), abs(half.residual_m2) < 1
    ('west', 147.5, True)
    """
    check_share(share, record)
    check_cut(method, bearing_deg, toward)
    if is_any(toward) and method not in {"shortest", "arc"}:
        along = _bearing_of(method, bearing_deg)
        return min(
            (
                equal_area(
                    polygon,
                    share,
                    method=method,
                    bearing_deg=bearing_deg,
                    toward=along + side,
                    record=record,
                )
                for side in (-90.0, 90.0)
            ),
            key=lambda cut: cut.length_m,
        )
    middle = None if is_any(toward) else compass_degrees(toward)
    facing = _facing(method, bearing_deg, middle)
    ready = prepare(polygon, record)
    target_m2 = share * ready.area_m2
    border: Border
    if method == "arc":
        # a search of its own, only for those who ask for an arc
        from geo.measure._arcborder import find_arc  # noqa: PLC0415

        border = find_arc(ready, share, None if middle is None else math.radians(middle), record)
    else:
        border = _first_guess(ready, share, method, facing, middle)
    rings = ready.rings
    if method == "parallel":
        rings = [ring.densified() for ring in rings]
    asked_deg = border.facing_deg
    border, pieces = _solve(rings, border, target_m2, record)
    if method == "arc":
        border, pieces = _apart(rings, cast("ArcBorder", border), pieces, target_m2, record)
    if method == "bearing":
        border, pieces = _hold_bearing(
            rings, border, pieces, target_m2, record, asked_deg, held=ready.is_near
        )
    return _measured(border, pieces, method, share, target_m2)


def check_share(share: float, record: str) -> None:
    """Refuse a share that leaves nothing, or next to nothing, on one side."""
    if not 0 < share < 1:
        raise ArgumentError(f"the share {share} of {record} must lie between 0 and 1")
    if min(share, 1 - share) < _LEAST_SHARE:
        raise ArgumentError(
            f"the share {share} of {record} leaves less than a billionth of it on one side; no "
            "border is drawn so finely, so give the whole of it to one side"
        )


def _bearing_of(method: str, bearing_deg: float | None) -> float:
    return {"meridian": 0.0, "parallel": 90.0}.get(method, bearing_deg or 0.0)


def _facing(method: str, bearing_deg: float | None, middle: float | None) -> float | None:
    """Compass angle from the border to the side that gets the share; None for all bearings."""
    if method in {"shortest", "arc"} or middle is None:
        return None
    bearing = _bearing_of(method, bearing_deg)
    facing = (bearing + 90.0) % 360.0
    turn = math.cos(math.radians(facing - middle))
    if abs(turn) < 1e-9:  # noqa: PLR2004
        raise ArgumentError(
            f"a border with bearing {bearing:g} runs straight toward the {bearing_name(middle)}, "
            "so neither side lies there; choose another bearing or another side"
        )
    return facing if turn > 0 else (facing + 180.0) % 360.0


def _first_guess(
    ready: Prepared, share: float, method: str, facing: float | None, middle: float | None
) -> Border:
    """Find the line that gives the share in an equal-area plane."""
    plane, outline = ready.plane, ready.outline
    if facing is None:
        toward = None if middle is None else math.radians(middle)
        first = np.array([shortest_facing(outline, share, middle=toward)])
        # once more in a plane about the border itself, where north is up and lengths are true
        anchors, first = _on_ellipsoid(plane, outline, first, share)
        about = Plane(*anchors[0])
        nearer = about.outline([ring.lonlat for ring in ready.rings])
        if toward is not None:
            # compass angles, on the same turn
            toward += math.tau * round((first[0] - toward) / math.tau)
        finest = _NEAR_RAD if ready.is_near else FINEST
        angle = refine_facing(nearer, share, first[0], middle=toward, finest=finest)
        anchors, angles = _on_ellipsoid(about, nearer, np.array([angle]), share)
        facings = np.degrees(angles) % 360.0
    else:
        facings = np.array([facing])
        anchors, _ = _on_ellipsoid(plane, outline, np.radians(facings), share)
        if method == "parallel":
            return ParallelBorder(tuple(anchors[0]), facing)
    best, target_m2 = 0, share * ready.area_m2
    if ready.is_near and facing is not None:
        anchors = hold(plane, outline, anchors, facings + 90.0, target_m2).anchor
    elif ready.is_near:
        for around in (_AROUND_DEG, _AROUND_DEG / 20):
            facings = facings[best] + around
            anchors = np.repeat(anchors[best : best + 1], len(around), axis=0)
            held = hold(plane, outline, anchors, facings + 90.0, target_m2, middle=False)
            anchors, best = held.anchor, _plainest(held.crossings)
    kind = MeridianBorder if method == "meridian" else GeodesicBorder
    return kind(tuple(anchors[best].tolist()), float(facings[best]))


def _plainest(found: Crossings) -> int:
    """Of lines as short as the shortest, to a few millimetres, the one in the fewest pieces."""
    # one that only just touches a headland would end there
    pieces = np.bincount(found.row, minlength=len(found.width))
    short = found.width <= found.width.min() + _AS_SHORT_M
    return int(np.lexsort([found.width, pieces, ~short])[0])


def _on_ellipsoid(
    plane: Plane, outline: Outline, facing: FloatArray, share: float
) -> tuple[FloatArray, FloatArray]:
    """Middles of lines with some facings in the plane, in degrees, and their true facings there."""
    offset, found = settle(outline, Lines(facing), share * outline.area)
    low, high = found.spans()
    along = (low + high) / 2
    middle = plane.lonlat(facing, offset, along)
    ahead = plane.lonlat(facing, offset, along + _AHEAD_M)
    azimuth = GRS80.inv(middle[:, 0], middle[:, 1], ahead[:, 0], ahead[:, 1])[0]
    # positions along the line grow toward facing + 90 degrees
    return middle, np.radians(np.asarray(azimuth) - 90.0)


def _solve(
    rings: list[Ring],
    border: Border,
    target_m2: float,
    record: str,
) -> tuple[Border, Pieces]:
    """Move the border until the part's geodesic area is the target: Newton steps, bracketed."""
    low, high, at, stride = -math.inf, math.inf, 0.0, 1000.0
    start = border
    for _ in range(_ROUNDS):
        pieces = splice(rings, border)
        excess = pieces.part_m2 - target_m2
        if abs(excess) < _TARGET_M2:
            return border, pieces
        low, high = (low, at) if excess > 0 else (at, high)
        width = sum(border.growth_m(chord) for chord in pieces.chords)
        step = at - excess / width if width > 0 else math.nan
        if not low < step < high:
            stride *= 2
            step = (
                (low + high) / 2
                if math.isfinite(high - low)
                else at - math.copysign(stride, excess)
            )
        if step == at:
            break
        at, border = step, start.moved(step)
    if abs(excess) < 1.0:
        return border, pieces
    raise GeometryError(
        f"no border gives exactly this share of {record}: the nearest misses it by {excess:.3g} "
        "m2; check the polygon for slivers or repeated vertices"
    )


def _apart(
    rings: list[Ring], border: "ArcBorder", pieces: Pieces, target_m2: float, record: str
) -> tuple[Border, Pieces]:
    """Add vertices on the polygon's edges until an arc that runs along one is clear of it.

    In longitude-latitude an edge is read as straight, some metres from its geodesic.
    """
    if not border.holds(pieces.chords):
        raise GeometryError(
            f"no arc of half a circle or less gives this share of {record}; cut it by a straight "
            "border"
        )
    moved: Border = border
    for longest_m in (*_EDGES_M, 0.0):
        if pieces.part.is_valid and pieces.rest.is_valid:
            return moved, pieces
        if longest_m:
            finer = [ring.densified(longest_m) for ring in rings]
            moved, pieces = _solve(finer, border, target_m2, record)
    raise GeometryError(
        f"the shortest arc runs along the outline of {record}, too near to it to be told apart; "
        "ask for a slightly different share, or for a straight border"
    )


def _hold_bearing(
    rings: list[Ring],
    border: Border,
    pieces: Pieces,
    target_m2: float,
    record: str,
    facing: float,
    *,
    held: bool,
) -> tuple[Border, Pieces]:
    """Turn the border until its azimuth is the one asked for at its middle, not at its anchor."""
    for _ in range(_ROUNDS):
        middle, azimuth = _middle(border, pieces)
        off = abs(math.remainder(azimuth + 90.0 - facing, 180.0))
        # more than a rest: an outer piece comes and goes as it turns, and there is no such border
        if off < _BEARING_DEG or (held and off > _REST_DEG):
            break
        border, pieces = _solve(rings, GeodesicBorder(middle, facing), target_m2, record)
    return border, pieces


def _middle(border: Border, pieces: Pieces) -> tuple[tuple[float, float], float]:
    """Point halfway between the border's ends, and the border's azimuth there."""
    if not pieces.chords or isinstance(border, ParallelBorder):
        return border.anchor, border.azimuth_deg
    start, end = pieces.chords[0][0], pieces.chords[-1][-1]
    azimuth, _, distance = GRS80.inv(*start, *end)
    lon, lat, back = GRS80.fwd(start[0], start[1], azimuth, distance / 2)
    return (float(lon), float(lat)), float(back + 180.0)


def _length(pieces: Pieces) -> float:
    return sum(length_m(shapely.LineString(chord)) for chord in pieces.chords)


def _measured(border: Border, pieces: Pieces, method: str, share: float, target_m2: float) -> Cut:
    # rounded, so that a meridian has the bearing 0, never 180
    azimuth = round(_middle(border, pieces)[1], 9) % 360.0
    chords = pieces.chords
    along = border.azimuth_deg
    if (azimuth >= 180.0) == (abs(math.remainder(azimuth - along, 360.0)) < 90.0):  # noqa: PLR2004
        chords = [chord[::-1] for chord in reversed(chords)]
    lines = [shapely.LineString(chord) for chord in chords]
    ends = (chords[0][0], chords[-1][-1]) if chords else ()
    return Cut(
        part=pieces.part,
        rest=pieces.rest,
        side=bearing_name(border.facing_deg),
        border=lines[0] if len(lines) == 1 else shapely.MultiLineString(lines),
        ends=tuple((float(lon), float(lat)) for lon, lat in ends),
        bearing_deg=azimuth % 180.0,
        length_m=_length(pieces),
        method=method,
        share=share,
        part_m2=pieces.part_m2,
        rest_m2=pieces.rest_m2,
        residual_m2=pieces.part_m2 - target_m2,
    )
