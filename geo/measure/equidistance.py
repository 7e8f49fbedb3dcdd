"""Who is nearest: equidistance lines, limits and the partition of the sea, on GRS80.

A coast is a set of geodesic edges, and distances to it are exact: see `Coast`. A partition gives
every point of the sea to the coast that is nearest to it, within a limit. Its boundaries are
equidistance lines between two coasts, which meet in tripoints, equally near to three, and the outer
limit itself. A median line is the equidistance line of opposite coasts; here the word is used for
adjacent ones too, and names such as `median_line` and `medians` mean any equidistance line. Each
vertex has a foot point on both coasts, the nearest point there (`feet`). The nearest-coast area of
a coast (`zones`) is where no other coast is nearer; it is not a zone in law.

Compare M. Sievers and H. Kuhn, "Computer-aided determination of equidistance lines", The
Hydrographic Journal 1992, for the idea of stepping on the ellipsoid, and G. Carrera, "A method for
the delimitation of an equidistant boundary between coastal states on the surface of a geodetic
ellipsoid", International Hydrographic Review 64 (1), 1987, for the foot points and the tripoints.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError, GeometryError
from geo.measure._coast import (
    CHORD_MARGIN_M,
    Coast,
    Nearest,
    Result,
    coast_of,
    fault,
)
from geo.measure._partition import Solution, polygons, solve
from geo.measure.antimeridian import is_across, middle_longitude, turned, turned_back
from geo.measure.geodesy import LIMITS_M, NAUTICAL_MILE_M, FloatArray
from geo.measure.polygons import by_name

__all__ = [
    "LIMITS_M",
    "NAUTICAL_MILE_M",
    "Boundary",
    "Coast",
    "Crossing",
    "EquidistanceLine",
    "Median",
    "MedianLine",
    "Nearest",
    "Partition",
    "TriPoint",
    "coast_of",
    "median_line",
    "nearest_points",
    "partition",
    "with_feet",
]

_MAX_LIMIT_M = 1e6
_HALF = 180.0
_GAP_DEG = 5e-5
"""About five metres of shore left out beside each end of a border on land."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """The shortest geodesic between two coasts.

    Attributes
    ----------
    distance_m
        Its length on GRS80.
    end_a, end_b
        Its ends on the two coasts, (lon, lat) in degrees.

    Examples
    --------
    >>> nearest_points(shapely.Point(0, 0), shapely.box(1, -1, 2, 1)).end_a
    (0.0, 0.0)
    """

    distance_m: float
    end_a: tuple[float, float]
    end_b: tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class EquidistanceLine(Result):
    """An equidistance line between two coasts, with the foot points of its vertices on both.

    Attributes
    ----------
    coasts
        The names of the coasts, that on the left of the line first; "a" and "b" in the order of
        the arguments if it comes from `median_line`.
    line
        In degrees: a LineString from one junction to the next, or from `median_line` all of it,
        which may be a MultiLineString.
    feet
        For each vertex, part after part, its foot point on either coast, (lon, lat), shape
        (2, n, 2); read-only.
    distances_m
        From each vertex to both coasts, shape (2, n); they agree to a micrometre where the line
        was solved for; read-only.

    Examples
    --------
    >>> line = median_line(shapely.Point(0, 0), shapely.Point(0.2, 0))
    >>> line.feet_b[0].tolist(), line.feet.shape[0], line.feet.flags.writeable
    ([0.2, 0.0], 2, False)
    """

    coasts: tuple[str, str]
    line: shapely.LineString | shapely.MultiLineString
    feet: FloatArray
    distances_m: FloatArray

    @property
    def feet_a(self) -> FloatArray:
        """Foot points on the first coast, (lon, lat), shape (n, 2)."""
        return np.asarray(self.feet[0])

    @property
    def feet_b(self) -> FloatArray:
        """Foot points on the second coast, (lon, lat), shape (n, 2)."""
        return np.asarray(self.feet[1])

    @property
    def distance_m(self) -> FloatArray:
        """From each vertex to both coasts, shape (n,)."""
        return np.asarray(self.distances_m[0])

    @property
    def distance_a_m(self) -> FloatArray:
        """From each vertex to the first coast, shape (n,)."""
        return np.asarray(self.distances_m[0])

    @property
    def distance_b_m(self) -> FloatArray:
        """From each vertex to the second coast, shape (n,)."""
        return np.asarray(self.distances_m[1])


Median = EquidistanceLine
MedianLine = EquidistanceLine


@dataclass(frozen=True, slots=True, eq=False)
class TriPoint(Result):
    """A point that is equally near to three coasts.

    Attributes
    ----------
    coasts
        Their names.
    point
        Longitude and latitude in degrees.
    feet
        Its foot point on each coast, (lon, lat), shape (3, 2).
    distance_m
        From it to all three.

    Examples
    --------
    >>> places = {"a": (0, 0), "b": (0.2, 0), "c": (0.1, 0.2)}
    >>> coasts = {name: shapely.Point(place) for name, place in places.items()}
    >>> sea = partition(coasts, limit_m=30_000.0)
    >>> (tripoint,) = sea.tripoints
    >>> tripoint.coasts, round(tripoint.point[0], 6), tripoint.feet.shape
    (('a', 'b', 'c'), 0.1, (3, 2))
    """

    coasts: tuple[str, str, str]
    point: tuple[float, float]
    feet: FloatArray
    distance_m: float


@dataclass(frozen=True, slots=True)
class Boundary:
    """What divides the sea of different holders.

    Attributes
    ----------
    line
        All of it, merged; degrees.
    medians
        Its equidistance lines, coast by coast.
    tri_points
        Where it turns from one coast to another, or where three holders meet.

    Examples
    --------
    >>> places = {"a": (0, 0), "b": (0.2, 0), "c": (0.1, 0.2)}
    >>> coasts = {name: shapely.Point(place) for name, place in places.items()}
    >>> sea = partition(coasts, limit_m=30_000.0)
    >>> boundary = sea.boundary({"a": "one", "b": "one", "c": "other"})
    >>> sorted(line.coasts for line in boundary.medians)
    [('a', 'c'), ('b', 'c')]
    """

    line: BaseGeometry
    medians: tuple[EquidistanceLine, ...]
    tri_points: tuple[TriPoint, ...]

    @property
    def tripoints(self) -> tuple[TriPoint, ...]:
        """The same as `tri_points`."""
        return self.tri_points


@dataclass(frozen=True, slots=True, eq=False)
class Partition(Result):
    """The sea by its nearest coast.

    Attributes
    ----------
    zones
        Name to its nearest-coast area, a Polygon or MultiPolygon in degrees: all that lies nearest
        to this coast and within the limit. Land is not taken out.
    limits
        Name to the outer limit, the line on which the limit is reached, in degrees; empty where
        other coasts are nearer all round.
    medians
        The equidistance lines between two coasts, each once.
    tri_points
        The points that are equally near to three coasts.

    Examples
    --------
    >>> places = {"a": (0, 0), "b": (0.2, 0), "c": (0.1, 0.2)}
    >>> coasts = {name: shapely.Point(place) for name, place in places.items()}
    >>> sea = partition(coasts, limit_m=30_000.0)
    >>> list(sea.zones), len(sea.medians), sea.limits["a"].geom_type
    (['a', 'b', 'c'], 3, 'LineString')
    """

    zones: Mapping[str, BaseGeometry] = field(repr=False)
    limits: Mapping[str, BaseGeometry] = field(repr=False)
    medians: tuple[EquidistanceLine, ...] = field(repr=False)
    tri_points: tuple[TriPoint, ...]

    def __post_init__(self) -> None:
        """Make the mappings read-only."""
        for name in ("zones", "limits"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    @property
    def tripoints(self) -> tuple[TriPoint, ...]:
        """The same as `tri_points`."""
        return self.tri_points

    def boundary(self, holders: Mapping[str, str]) -> Boundary:
        """Take out what lies between the coasts of different holders.

        Parameters
        ----------
        holders
            Name of a coast to its holder, for all coasts that meet here.

        Returns
        -------
        boundary
            Empty if all coasts that meet have one holder.

        Raises
        ------
        ArgumentError
            If a coast has no holder, or fewer than two holders are named.

        Examples
        --------
        >>> coasts = {"a": shapely.Point(0, 0), "b": shapely.Point(0.2, 0)}
        >>> sea = partition(coasts, limit_m=30_000.0)
        >>> len(sea.boundary({"a": "one", "b": "two"}).medians)
        1
        """
        if len(set(holders.values())) < 2:  # noqa: PLR2004
            raise ArgumentError(
                f"there is only one holder ({', '.join(set(holders.values())) or 'none'}); a "
                "boundary needs two, so give each side at least one coast"
            )
        for name in {name for median in self.medians for name in median.coasts}:
            if name not in holders:
                raise ArgumentError(f"the coast {name!r} has no holder; name one for it")
        medians = [m for m in self.medians if len({holders[name] for name in m.coasts}) > 1]
        points = [t for t in self.tri_points if len({holders[name] for name in t.coasts}) > 1]
        lines = shapely.MultiLineString([p for m in medians for p in shapely.get_parts(m.line)])
        return Boundary(shapely.line_merge(lines), tuple(medians), tuple(points))


def partition(
    coasts: Mapping[str, BaseGeometry],
    *,
    of: Iterable[str] | None = None,
    limit_m: float,
    step_m: float = 200.0,
    tolerance_m: float = 0.5,
    far_step_m: float | None = None,
) -> Partition:
    """Find the sea nearest to each of some coasts, among all, within a limit.

    Parameters
    ----------
    coasts
        Name to geometry in longitude-latitude degrees: points, lines or polygons, with geodesic
        edges. A GeoSeries is taken by its index. Polygons may share borders on land: these are not
        coasts, and lines over the land of such neighbours are left out. Not changed.
    of
        The names whose nearest-coast areas are computed, all if left out; the others only bound
        them.
    limit_m
        How far the areas reach, in metres; see `LIMITS_M`.
    step_m
        Spacing of the samples along the coasts. They only show which shores meet where: distances
        are measured to the edges themselves.
    tolerance_m
        How far the geodesic between two vertices may be off the true boundary.
    far_step_m
        Spacing along the coasts that are not asked for, where it may be wider: they bound far seas,
        and no narrow bays. As `step_m` if left out.

    Returns
    -------
    partition
        At each vertex the distances agree to a micrometre.

    Raises
    ------
    ArgumentError
        If a name is unknown or given twice, or a number is out of range.
    GeometryError
        If a coast is empty, has no length, is projected, crosses the antimeridian, overlaps
        another one, or has no shore; or if a pole lies within the limit.

    Examples
    --------
    >>> pair = {"west": shapely.Point(-0.2, 0), "east": shapely.Point(0.2, 0)}
    >>> sea = partition(pair, limit_m=50_000.0)
    >>> [round(float(x), 6) + 0.0 for x in sea.medians[0].line.bounds[::2]]
    [0.0, 0.0]
    """
    coasts = by_name(coasts, "coasts")
    wanted = list(coasts if of is None else of)
    _check_numbers(limit_m, step_m, tolerance_m)
    _check_numbers(limit_m, step_m if far_step_m is None else far_step_m, tolerance_m)
    _check(coasts, wanted)
    degrees = _in_the_way(coasts, wanted, limit_m)
    if degrees:
        ahead = {name: turned(shape, degrees) for name, shape in coasts.items()}
        return _turned_back(
            partition(
                ahead,
                of=wanted,
                limit_m=limit_m,
                step_m=step_m,
                tolerance_m=tolerance_m,
                far_step_m=far_step_m,
            ),
            coasts,
            degrees,
        )
    meeting = _neighbours(coasts)
    shores = _shores(coasts, meeting) if meeting else coasts
    for name in wanted:
        if name not in shores:
            raise GeometryError(
                f"the coast {name!r} lies wholly along its neighbours, so it has no shore; leave "
                "it out"
            )
    found = solve(
        shores,
        wanted,
        limit_m=limit_m,
        step_m=step_m,
        tolerance_m=tolerance_m,
        far_step_m=far_step_m,
    )
    if not meeting:
        return _public(found, wanted)
    land = shapely.union_all([coasts[name] for name in {n for pair in meeting for n in pair[:2]}])
    return _at_sea(_public(found, wanted), land, found.coasts)


def check_coasts(
    coasts: Mapping[str, BaseGeometry], of: list[str], *, limits_m: list[float], step_m: float
) -> None:
    """Refuse what no ledger can be made of: see `geo.measure.ledger.coast_ledger`.

    Parameters
    ----------
    coasts, of, limits_m, step_m
        As for it.

    Raises
    ------
    ArgumentError
        If a name is unknown, or a number is out of range.
    GeometryError
        If a coast is faulty, or two touch.
    """
    for limit in limits_m:
        _check_numbers(limit, step_m, 1.0)
    _check(coasts, of)
    for one, other, _ in _neighbours(coasts):
        raise GeometryError(
            f"the coasts {one!r} and {other!r} touch; give land that shares a border as one coast, "
            "and divide it by parts"
        )


def _check(coasts: Mapping[str, BaseGeometry], of: list[str]) -> None:
    if not of:
        raise ArgumentError("no coast is asked for; name at least one")
    for name in of:
        if name not in coasts:
            raise ArgumentError(f"no coast is called {name!r}; known: {', '.join(coasts)}")
        if of.count(name) > 1:
            raise ArgumentError(f"the coast {name!r} is asked for twice; name it once")
    for name, shape in coasts.items():
        wrong = _looked_at(shape)[1]
        if wrong:
            raise GeometryError(f"the coast {name!r} {wrong}")


@lru_cache(maxsize=64)
def _looked_at(shape: BaseGeometry) -> tuple[bool, str | None]:
    """Whether a coast is across the antimeridian, and its fault; looked at once each."""
    across = is_across(shape)
    return across, fault(shape) if shape.is_empty or not across else None


def _in_the_way(coasts: Mapping[str, BaseGeometry], wanted: list[str], limit_m: float) -> float:
    """Degrees by which to turn everything west, so that the antimeridian is out of the way."""
    own = [coasts[name] for name in wanted]
    west, south, east, north = shapely.total_bounds(np.array(own, dtype=object))
    highest = min(max(abs(south), abs(north)) + limit_m / 111_000.0, 89.0)
    beside = limit_m / (111_000.0 * np.cos(np.radians(highest)))
    across = any(_looked_at(shape)[0] for shape in coasts.values())
    if across or west - beside < -_HALF or east + beside > _HALF:
        middle = middle_longitude(own)
        # turned already: nothing more can be done
        return middle if min(middle, 2 * _HALF - middle) > 1 else 0.0
    return 0.0


def _turned_back(found: Partition, coasts: Mapping[str, BaseGeometry], degrees: float) -> Partition:
    """Turn an answer back, and split it at the antimeridian."""
    ahead = {name: turned(shape, degrees) for name, shape in coasts.items()}
    meeting = _neighbours(ahead)
    shores = _shores(ahead, meeting) if meeting else ahead
    names = {name for line in found.medians for name in line.coasts}
    index = {name: coast_of(shores[name]) for name in names}
    medians = [
        _line_back(line, index, degrees, part)
        for line in found.medians
        for part in shapely.get_parts(turned_back(line.line, degrees))
    ]
    return Partition(
        {name: turned_back(zone, degrees) for name, zone in found.zones.items()},
        {name: turned_back(line, degrees) for name, line in found.limits.items()},
        tuple(medians),
        tuple(
            TriPoint(
                t.coasts,
                (float(_within(np.array(t.point[0] + degrees))), t.point[1]),
                np.column_stack([_within(t.feet[:, 0] + degrees), t.feet[:, 1]]),
                t.distance_m,
            )
            for t in found.tri_points
        ),
    )


def _line_back(
    line: EquidistanceLine, index: Mapping[str, Coast], degrees: float, part: shapely.LineString
) -> EquidistanceLine:
    there = with_feet(index, line.coasts, turned(part, degrees))
    feet = np.stack([np.column_stack([_within(f[:, 0] + degrees), f[:, 1]]) for f in there.feet])
    return EquidistanceLine(line.coasts, part, feet, there.distances_m)


def _within(lon: FloatArray) -> FloatArray:
    return np.asarray(np.remainder(lon + _HALF, 2 * _HALF) - _HALF)


def _neighbours(coasts: Mapping[str, BaseGeometry]) -> list[tuple[str, str, BaseGeometry]]:
    """Find coasts that touch along a land border, and where; refuse those that overlap."""
    names = list(coasts)
    shapes = np.array([coasts[name] for name in names], dtype=object)
    shapely.prepare(shapes)
    meeting = shapely.STRtree(shapes).query(shapes, predicate="intersects").T
    found = []
    for one, other in meeting[meeting[:, 0] < meeting[:, 1]].tolist():
        shared = shapely.intersection(shapes[one], shapes[other])
        is_land = {shapes[k].geom_type for k in (one, other)} <= {"Polygon", "MultiPolygon"}
        # borders that were drawn twice may overlap within rounding
        if not is_land or not shapely.buffer(shared, -_GAP_DEG).is_empty:
            at = shared.representative_point()
            raise GeometryError(
                f"the coasts {names[one]!r} and {names[other]!r} touch or overlap, near "
                f"({at.x:.4f}, {at.y:.4f}); join them, or leave water or a shared border between "
                "them"
            )
        found.append((names[one], names[other], shared))
    return found


def _shores(
    coasts: Mapping[str, BaseGeometry], meeting: list[tuple[str, str, BaseGeometry]]
) -> dict[str, BaseGeometry]:
    """Leave out what is not shore: borders on land, with a gap of some metres at their ends."""
    shores = dict(coasts)
    for name in {name for pair in meeting for name in pair[:2]}:
        borders = [shared for one, other, shared in meeting if name in {one, other}]
        shore = shapely.difference(
            shapely.boundary(coasts[name]), shapely.buffer(shapely.union_all(borders), _GAP_DEG)
        )
        if shore.is_empty:
            del shores[name]
        else:
            shores[name] = shore
    return shores


def _at_sea(found: Partition, land: BaseGeometry, coasts: Mapping[str, Coast]) -> Partition:
    """Leave out what runs over the land of neighbours: lines there divide no sea."""
    lines: list[EquidistanceLine] = []
    for line in found.medians:
        if shapely.intersects(line.line, land):
            parts = shapely.get_parts(shapely.difference(line.line, land))
            lines += [with_feet(coasts, line.coasts, part) for part in parts]
        else:
            lines.append(line)
    points = tuple(t for t in found.tri_points if not shapely.intersects_xy(land, *t.point))
    return Partition(found.zones, found.limits, tuple(lines), points)


def _check_numbers(limit_m: float, step_m: float, tolerance_m: float) -> None:
    for what, value in (("limit", limit_m), ("step", step_m), ("tolerance", tolerance_m)):
        if not 0 < value < _MAX_LIMIT_M:
            raise ArgumentError(f"the {what} is {value} m; it must lie between 0 and 1,000 km")


def _public(found: Solution, wanted: list[str]) -> Partition:
    chains = {name: [c for ring in found.rings[name] for c in ring] for name in wanted}
    medians = [
        with_feet(found.coasts, (chain.left, chain.right), shapely.LineString(chain.line))
        for name in wanted
        for chain in chains[name]
        if chain.right is not None
        and (chain.right not in wanted or wanted.index(name) < wanted.index(chain.right))
    ]
    limits = {
        name: shapely.line_merge(
            shapely.MultiLineString([c.line for c in own if c.right is None and len(c.line) > 1])
        )
        for name, own in chains.items()
    }
    return Partition(
        {name: polygons(found.rings[name]) for name in wanted},
        limits,
        tuple(medians),
        tuple(_tri_point(found, j.coasts, j.place) for j in found.junctions),
    )


def with_feet(
    coasts: Mapping[str, Coast],
    pair: tuple[str, str],
    line: shapely.LineString | shapely.MultiLineString,
) -> EquidistanceLine:
    """Measure the foot points of a line on both of its coasts, vertex by vertex.

    Parameters
    ----------
    coasts
        Name to coast; those of `pair` are needed.
    pair
        The names of the two coasts.
    line
        In degrees.

    Returns
    -------
    line
        With what was measured.

    Examples
    --------
    >>> coasts = {"a": Coast(shapely.Point(0, 0)), "b": Coast(shapely.Point(0.2, 0))}
    >>> line = with_feet(coasts, ("a", "b"), shapely.LineString([(0.1, 0), (0.1, 0.1)]))
    >>> line.distance_a_m.round().tolist()
    [11132.0, 15690.0]
    """
    xy = shapely.get_coordinates(line)
    near = [coasts[name].nearest(*xy.T) for name in pair]
    feet = np.stack([np.column_stack([n.lon, n.lat]) for n in near])
    return EquidistanceLine(pair, line, feet, np.stack([n.distance_m for n in near]))


def _tri_point(
    found: Solution, names: tuple[str, str, str], place: tuple[float, float]
) -> TriPoint:
    near = [found.coasts[name].nearest([place[0]], [place[1]]) for name in names]
    feet = np.array([[n.lon[0], n.lat[0]] for n in near])
    return TriPoint(names, place, feet, float(near[0].distance_m[0]))


def nearest_points(a: BaseGeometry, b: BaseGeometry) -> Crossing:
    """Find the shortest geodesic between two coasts that do not meet.

    Two geodesics on a surface of positive curvature are nearest at an end of one of them, so it is
    enough to measure from the vertices of each coast to the edges of the other.

    Parameters
    ----------
    a, b
        Geometries in longitude-latitude degrees.

    Returns
    -------
    crossing
        Its length in metres and its ends on `a` and on `b`.

    Raises
    ------
    GeometryError
        If a geometry is empty, projected, or meets the other.

    Examples
    --------
    >>> round(nearest_points(shapely.Point(0, 0), shapely.Point(1, 0)).distance_m, 1)
    111319.5
    """
    coast_a, coast_b = _facing(a, b, step_m=500.0)
    distance_a, on_a, foot_b = _shortest(coast_a, coast_b)
    distance_b, on_b, foot_a = _shortest(coast_b, coast_a)
    if distance_a <= distance_b:
        return Crossing(distance_a, on_a, foot_b)
    return Crossing(distance_b, foot_a, on_b)


def median_line(
    coast_a: BaseGeometry,
    coast_b: BaseGeometry,
    *,
    limit_m: float = LIMITS_M[24],
    step_m: float = 200.0,
    tolerance_m: float = 1.0,
) -> EquidistanceLine:
    """Compute the equidistance line of two coasts: as far from one as from the other.

    Parameters
    ----------
    coast_a, coast_b
        Geometries in longitude-latitude degrees, with every islet that counts.
    limit_m
        The line is drawn where both coasts lie within this distance.
    step_m, tolerance_m
        As for `partition`.

    Returns
    -------
    median
        The line with its foot points and distances; at each vertex the distances agree to a
        micrometre.

    Raises
    ------
    GeometryError
        If a coast is empty, projected, meets the other, or none of it lies within the limit.
    ArgumentError
        If a number is not positive.

    Examples
    --------
    >>> median = median_line(shapely.Point(0, 0), shapely.Point(0.2, 0))
    >>> bool(abs(shapely.get_coordinates(median.line)[:, 0] - 0.1).max() < 1e-9)
    True
    """
    for name, value in (("limit", limit_m), ("step", step_m), ("tolerance", tolerance_m)):
        if not value > 0:
            raise ArgumentError(f"the {name} is {value} m; it must be positive")
    pair = {"a": coast_a, "b": coast_b}
    for name, shape in pair.items():
        wrong = fault(shape) if not is_across(shape) else None
        if wrong:
            raise GeometryError(f"the coast {name!r} {wrong}")
    degrees = _in_the_way(pair, ["a", "b"], limit_m)
    if degrees:
        ahead = median_line(
            *(turned(shape, degrees) for shape in pair.values()),
            limit_m=limit_m,
            step_m=step_m,
            tolerance_m=tolerance_m,
        )
        index = {name: coast_of(turned(shape, degrees), step_m) for name, shape in pair.items()}
        return _line_back(ahead, index, degrees, turned_back(ahead.line, degrees))
    found = partition(
        {"a": coast_a, "b": coast_b},
        of=["a"],
        limit_m=limit_m,
        step_m=step_m,
        tolerance_m=tolerance_m,
    )
    if not found.medians:
        raise GeometryError(
            f"the two coasts are more than {2 * limit_m:g} m apart, so that no median lies within "
            "the limit of both; raise the limit or check the coasts"
        )
    line = shapely.line_merge(
        shapely.MultiLineString([part for m in found.medians for part in shapely.get_parts(m.line)])
    )
    parts = sorted(shapely.get_parts(line), key=lambda part: (-len(part.coords), part.coords[0]))
    parts = [part if part.coords[0] <= part.coords[-1] else part.reverse() for part in parts]
    joined = parts[0] if len(parts) == 1 else shapely.MultiLineString(parts)
    meeting = _neighbours(pair)
    shores = _shores(pair, meeting) if meeting else pair
    return with_feet({n: coast_of(s, step_m) for n, s in shores.items()}, ("a", "b"), joined)


def _facing(a: BaseGeometry, b: BaseGeometry, *, step_m: float) -> tuple[Coast, Coast]:
    coasts = coast_of(a, step_m), coast_of(b, step_m)
    if a.intersects(b):
        raise GeometryError("the two coasts touch or overlap; give coasts with water between them")
    return coasts


def _shortest(a: Coast, b: Coast) -> tuple[float, tuple[float, float], tuple[float, float]]:
    vertices = a.vertices
    chord = b.sample_chord_m(vertices)
    close = vertices[chord <= chord.min() + b.step_m + CHORD_MARGIN_M]
    near = b.nearest(*close.T)
    best = int(np.argmin(near.distance_m))
    return (
        float(near.distance_m[best]),
        (float(close[best, 0]), float(close[best, 1])),
        (float(near.lon[best]), float(near.lat[best])),
    )
