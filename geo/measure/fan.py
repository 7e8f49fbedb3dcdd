"""The fan: the borders of every bearing that give one side of a polygon the same share.

All of them are found at once. Lines in an equal-area plane come first (`geo.measure._sweep`), then
the geodesics whose azimuth at their middle is the bearing (`geo.measure._geodesics`), with areas
between the polygon's own geodesic edges and the border itself: what
`equal_area(method="bearing")` gives for each, without the two parts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError
from geo.measure._geodesics import Geodesics, hold
from geo.measure._prepared import Prepared, prepare
from geo.measure._splice import VERTEX_EVERY_M
from geo.measure._sweep import CHUNK, Lines, settle
from geo.measure.cut import check_share, compass_degrees, equal_area, is_any
from geo.measure.geodesy import GRS80, FloatArray
from geo.measure.polygons import bearing_name

__all__ = ["FanBorder", "fan"]

_MOST = 3600
_ACROSS = 1e-9
_HELD_DEG = 1e-7
_ON_EDGE_DEG = 1e-9


@dataclass(frozen=True)
class FanBorder:
    """One border of a fan.

    Attributes
    ----------
    bearing_deg
        Azimuth of the border at its middle, 0 to 180 degrees: the one asked for, but where an outer
        piece of the border comes and goes as it turns and none has that azimuth there.
    side
        Where the side with the share lies, seen from the border: the nearest of the sixteen compass
        points.
    length_m
        Geodesic length of the border, on the polygon only.
    ends
        The two outermost points of the border, longitude and latitude, in the direction of the
        bearing; none if the border falls into a gap between the parts of the polygon.
    border
        LineString or MultiLineString, in that direction; a vertex at least every kilometre.
    share
        As it was asked for.
    residual_m2
        Area on GRS80 of the side with the share, minus the share of the whole.

    Examples
    --------
    >>> border = fan(shapely.box(147, 44, 148, 45), 0.5, bearings=[0])[0]
    >>> border.side, [round(lon, 6) for lon, _ in border.ends]
    ('west', [147.5, 147.5])
    """

    bearing_deg: float
    side: str
    length_m: float
    ends: tuple[tuple[float, float], ...]
    border: BaseGeometry
    share: float
    residual_m2: float


def fan(
    polygon: BaseGeometry,
    share: float,
    *,
    bearings: int | Sequence[float] = 180,
    toward: str | float = "south-west",
    record: str = "the polygon",
) -> tuple[FanBorder, ...]:
    """Find the borders of many bearings that all give one side the same share.

    Parameters
    ----------
    polygon
        As for `geo.cut.equal_area`. Not changed.
    share
        Fraction of the geodesic area that the side lying `toward` gets, between 0 and 1.
    bearings
        How many, evenly over the half-turn from 0 degrees on; or which, in degrees clockwise from
        north.
    toward
        The direction in which the side that gets the share lies: a compass point, degrees, or "any"
        for whichever of a border's two sides makes it the shorter. Of a border that runs straight
        that way, or back, the left-hand side gets the share.
    record
        What to call the polygon in messages.

    Returns
    -------
    borders
        In the order of the bearings. Areas are exact to a hundredth of a square metre, ends to a
        millimetre, for a polygon that reaches less than 500 km from its middle and as
        `equal_area` is for a larger one.

    Raises
    ------
    ArgumentError
        If the share is not between 0 and 1, or there is no bearing or one that is not finite.
    GeometryError
        As `geo.cut.equal_area`.

    Examples
    --------
    >>> from shapely import box
    >>> borders = fan(box(147, 44, 148, 45), 0.5, bearings=4, toward="west")
    >>> [(b.bearing_deg, b.side, round(b.length_m / 1e3)) for b in borders]
    [(0.0, 'west', 111), (45.0, 'north-west', 112), (90.0, 'north', 80), (135.0, 'south-west', 112)]
    """
    check_share(share, record)
    degrees = _bearings(bearings)
    middle = None if is_any(toward) else compass_degrees(toward)
    ready = prepare(polygon, record)
    if middle is None:
        both = np.concatenate([degrees - 90.0, degrees + 90.0])
        found = _borders(ready, polygon, share, both)
        pairs = zip(found[: len(degrees)], found[len(degrees) :], strict=True)
        return tuple(min(pair, key=lambda border: border.length_m) for pair in pairs)
    turn = np.cos(np.radians(degrees - 90.0 - middle))
    return tuple(
        _borders(ready, polygon, share, np.where(turn < -_ACROSS, degrees + 90.0, degrees - 90.0))
    )


def _bearings(bearings: int | Sequence[float]) -> FloatArray:
    """Bearings as degrees in the half-turn from 0 on."""
    if isinstance(bearings, int):
        if not 1 <= bearings <= _MOST:
            raise ArgumentError(
                f"a fan has between 1 and {_MOST} bearings, not {bearings}; ask for one of those"
            )
        return 180.0 * np.arange(bearings) / bearings
    degrees = np.array([float(each) for each in bearings])
    if not len(degrees):
        raise ArgumentError("there is no bearing for the fan; give at least one")
    if not np.isfinite(degrees).all():
        raise ArgumentError("a bearing of the fan is not a number of degrees; leave it out")
    return np.asarray(np.round(degrees % 180.0, 9) % 180.0)


def _borders(
    ready: Prepared, polygon: BaseGeometry, share: float, facing_deg: FloatArray
) -> list[FanBorder]:
    if not ready.is_near:
        return [_one(polygon, share, facing) for facing in facing_deg.tolist()]
    chunk = max(1, CHUNK // len(ready.outline.x))
    found: list[FanBorder] = []
    for begin in range(0, len(facing_deg), chunk):
        held = _held(ready, facing_deg[begin : begin + chunk], share * ready.area_m2)
        found += _drawn(ready, held, share)
    return found


def _one(polygon: BaseGeometry, share: float, facing_deg: float) -> FanBorder:
    cut = equal_area(
        polygon, share, method="bearing", bearing_deg=facing_deg + 90.0, toward=facing_deg
    )
    return FanBorder(
        cut.bearing_deg, cut.side, cut.length_m, cut.ends, cut.border, share, cut.residual_m2
    )


def _held(ready: Prepared, facing_deg: FloatArray, target_m2: float) -> Geodesics:
    lines = Lines(np.radians(facing_deg))
    at, found = settle(ready.outline, lines, target_m2)
    low, high = found.spans()
    anchor = ready.plane.lonlat(lines.facing, at, (low + high) / 2)
    return hold(ready.plane, ready.outline, anchor, facing_deg + 90.0, target_m2)


def _drawn(ready: Prepared, held: Geodesics, share: float) -> list[FanBorder]:
    """Borders as lines on the ellipsoid, measured."""
    count, found = len(held.at), held.crossings
    azimuth = held.azimuth_deg % 360.0
    bearing = np.round(azimuth % 180.0, 9) % 180.0
    true = _at_middles(held)
    off = np.remainder(true - bearing + 90.0, 180.0) - 90.0
    bearing = np.where(np.abs(off) > _HELD_DEG, np.round(true % 180.0, 9) % 180.0, bearing)
    back = np.cos(np.radians(azimuth - bearing)) < 0
    order = np.lexsort([np.where(back[found.row], -found.c, found.c), found.row])
    row = found.row[order]
    points = ready.plane.lonlat(held.lines.facing[row], found.s[order], found.c[order])
    lines, length = _geodesic_lines(points[::2], points[1::2])
    pieces = np.bincount(row[::2], minlength=count)
    first = np.concatenate([[0], np.cumsum(pieces)]).tolist()
    total = np.bincount(row[::2], length, minlength=count).tolist()
    residual = (found.area - share * ready.area_m2).tolist()
    places = points.tolist()
    borders = []
    for k in range(count):
        own = lines[first[k] : first[k + 1]]
        ends = (places[2 * first[k]], places[2 * first[k + 1] - 1]) if len(own) else ()
        borders.append(
            FanBorder(
                bearing_deg=float(bearing[k]),
                side=bearing_name(float(azimuth[k]) - 90.0),
                length_m=float(total[k]),
                ends=tuple((lon, lat) for lon, lat in ends),
                border=own[0] if len(own) == 1 else shapely.MultiLineString(list(own)),
                share=share,
                residual_m2=residual[k],
            )
        )
    return borders


def _at_middles(held: Geodesics) -> FloatArray:
    """Azimuths halfway between the ends; of a border in a gap, that at its anchor."""
    low, high = held.crossings.spans()
    azimuth = held.azimuth_deg.copy()
    rows = np.flatnonzero(high > low)
    if len(rows):
        start, end = held.places(rows, low[rows]), held.places(rows, high[rows])
        ahead, _, length = GRS80.inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])
        back = GRS80.fwd(start[:, 0], start[:, 1], ahead, np.asarray(length) / 2)[2]
        azimuth[rows] = np.asarray(back) + 180.0
    return azimuth


def _geodesic_lines(start: FloatArray, end: FloatArray) -> tuple[NDArray[np.object_], FloatArray]:
    """Geodesics with a vertex at least every kilometre, and their lengths."""
    for here, there in ((start, end), (end, start)):
        # on the antimeridian, a border has the longitude of the side that it is on
        on_edge = np.abs(np.abs(here[:, 0]) - 180.0) < _ON_EDGE_DEG
        here[on_edge, 0] = np.copysign(180.0, there[on_edge, 0])
    azimuth, _, length = (
        np.asarray(v) for v in GRS80.inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])
    )
    steps = np.maximum(1, np.ceil(length / VERTEX_EVERY_M)).astype(int)
    line = np.repeat(np.arange(len(steps)), steps + 1)
    rank = np.arange(len(line)) - np.repeat(np.cumsum(steps + 1) - steps - 1, steps + 1)
    lonlat = np.where((rank == 0)[:, None], start[line], end[line])
    inner = np.flatnonzero((rank > 0) & (rank < steps[line]))
    own = line[inner]
    lon, lat, _ = GRS80.fwd(
        start[own, 0], start[own, 1], azimuth[own], length[own] * rank[inner] / steps[own]
    )
    lonlat[inner] = np.column_stack([lon, lat])
    return np.asarray(shapely.linestrings(lonlat, indices=line)), length
