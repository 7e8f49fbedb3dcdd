"""The ellipsoidal half of the equal-area cut: borders, and polygons spliced along them.

A border is an endless line with an exact signed offset. Each edge of the polygon that it crosses
is a geodesic; the crossing is found on that geodesic, so that nothing is lost or gained between
the two sides. The crossings are sorted along the border and joined in pairs, as in the polygon
clipping of K. Weiler and P. Atherton, "Hidden surface removal using polygon area sorting",
SIGGRAPH Computer Graphics 11 (1977), here for a half-plane.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, Self

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.measure.geodesy import GRS80, FloatArray, area_m2

VERTEX_EVERY_M = 1000.0
"""Spacing of vertices on a geodesic border: read as straight in longitude-latitude, as RFC 7946
does, the border is then nowhere more than 2 cm from the geodesic at these latitudes."""
VERTEX_EVERY_DEG = 0.01
"""Widest spacing of vertices on a border along a parallel."""
LONGEST_EDGE_M = 100_000.0
"""Longer edges of a polygon leave the straight line between their ends, in longitude-latitude, so
far that they would seem to cross a parallel border elsewhere than they do."""
_BULGE_M2 = 0.25
"""Geodesics between the vertices of a parallel border leave it: by how much area at most, all
together, as long as `_MOST_STEPS` are enough for that."""
_MOST_STEPS = 2048
_CROSSING_M = 1e-8
_EXTREME_ROUNDS = 50


@dataclass(frozen=True, eq=False)
class Ring:
    """One ring: vertices in degrees without the closing one, and the number of its polygon."""

    lonlat: FloatArray
    polygon: int

    @property
    def length_m(self) -> float:
        """Length all round."""
        closed = np.vstack([self.lonlat, self.lonlat[:1]])
        return float(GRS80.line_length(closed[:, 0], closed[:, 1]))

    def densified(self, longest_m: float = LONGEST_EDGE_M) -> "Ring":
        """Add vertices on edges that are longer, on their geodesics."""
        start, end = self.lonlat, np.roll(self.lonlat, -1, axis=0)
        azimuth, _, length = (np.asarray(v) for v in GRS80.inv(*start.T, *end.T))
        pieces = np.maximum(1, np.ceil(length / longest_m)).astype(int)
        if pieces.max() == 1:
            return self
        edge = np.repeat(np.arange(len(pieces)), pieces)
        rank = np.arange(len(edge)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
        along = length[edge] * rank / pieces[edge]
        lonlat = np.column_stack(
            GRS80.fwd(start[edge, 0], start[edge, 1], azimuth[edge], along)[:2]
        )
        lonlat[rank == 0] = start
        return Ring(lonlat, self.polygon)

    @cached_property
    def extremes(self) -> tuple[NDArray[np.intp], FloatArray]:
        """Edges whose geodesic turns north or south between its ends, and where it does so."""
        start, end = self.lonlat, np.roll(self.lonlat, -1, axis=0)
        azimuth, back, length = (np.asarray(v) for v in GRS80.inv(*start.T, *end.T))
        heading = np.cos(np.radians(azimuth)), -np.cos(np.radians(back))
        # a meridian turns nowhere; rounding of its azimuth must not make it do so
        turns = (heading[0] * heading[1] < 0) & (np.abs(start[:, 0] - end[:, 0]) > 0)
        edge = np.flatnonzero(turns)
        low, high = np.zeros(len(edge)), length[edge]
        rising = heading[0][edge] > 0
        for _ in range(_EXTREME_ROUNDS):
            middle = (low + high) / 2
            lon, lat, back = GRS80.fwd(start[edge, 0], start[edge, 1], azimuth[edge], middle)
            before = (-np.cos(np.radians(np.asarray(back))) > 0) == rising
            low, high = np.where(before, middle, low), np.where(before, high, middle)
        if not len(edge):
            return edge, np.empty((0, 2))
        return edge, np.column_stack([lon, lat])


def oriented_rings(polygon: BaseGeometry) -> list[Ring]:
    """Rings of a Polygon or MultiPolygon: each shell, counter-clockwise, before its holes."""
    rings = []
    for number, part in enumerate(shapely.get_parts(polygon)):
        part = shapely.orient_polygons(shapely.force_2d(part))  # noqa: PLW2901
        for ring in (part.exterior, *part.interiors):
            lonlat = np.asarray(ring.coords, dtype=float)[:-1]
            rings.append(Ring(lonlat, number))
    return rings


class Border(Protocol):
    """An endless straight border with two sides."""

    @property
    def anchor(self) -> tuple[float, float]:
        """A point of the border, longitude and latitude."""

    @property
    def facing_deg(self) -> float:
        """Azimuth, at the anchor, toward the side that gets the share."""

    @property
    def azimuth_deg(self) -> float:
        """Azimuth of the border at its anchor, 0 to 180."""

    def offset(self, lonlat: FloatArray) -> FloatArray:
        """Metres from the border, negative on the side that gets the share; shape (n,)."""

    def along(self, lonlat: FloatArray) -> FloatArray:
        """Position along the border, for sorting; shape (n,)."""

    def path(self, start: FloatArray, end: FloatArray) -> FloatArray:
        """Vertices from `start` to `end`, both included; shape (n, 2)."""

    def moved(self, distance_m: float) -> Self:
        """Move the border so that the side that gets the share grows."""

    def bent(self, ring: Ring) -> Ring:
        """Add a vertex to each edge that crosses the border twice, between its crossings."""

    def bulge_m2(self, path: FloatArray) -> float:
        """Area by which geodesics along a path give the side with the share too much."""

    def growth_m(self, path: FloatArray) -> float:
        """Area along a path that the side with the share gains for each metre it is moved."""


@dataclass(frozen=True, eq=False)
class GeodesicBorder:
    """The geodesic through `anchor`; the side that gets the share lies at azimuth `facing_deg`."""

    anchor: tuple[float, float]
    facing_deg: float

    @property
    def azimuth_deg(self) -> float:
        """Azimuth of the border at its anchor, 0 to 180."""
        return (self.facing_deg + 90.0) % 180.0

    def _polar(self, lonlat: FloatArray) -> tuple[FloatArray, FloatArray]:
        lon, lat = (np.full(len(lonlat), value) for value in self.anchor)
        azimuth, _, distance = GRS80.inv(lon, lat, lonlat[:, 0], lonlat[:, 1])
        return np.asarray(azimuth), np.asarray(distance)

    def offset(self, lonlat: FloatArray) -> FloatArray:
        azimuth, distance = self._polar(lonlat)
        return -distance * np.cos(np.radians(azimuth - self.facing_deg))

    def along(self, lonlat: FloatArray) -> FloatArray:
        azimuth, distance = self._polar(lonlat)
        return distance * np.cos(np.radians(azimuth - self.azimuth_deg))

    def path(self, start: FloatArray, end: FloatArray) -> FloatArray:
        azimuth, _, distance = GRS80.inv(*start, *end)
        steps = max(1, int(np.ceil(distance / VERTEX_EVERY_M)))
        at = distance * np.arange(1, steps) / steps
        lon, lat, _ = GRS80.fwd(
            np.full_like(at, start[0]), np.full_like(at, start[1]), np.full_like(at, azimuth), at
        )
        return np.vstack([start, np.column_stack([lon, lat]), end])

    def moved(self, distance_m: float) -> "GeodesicBorder":
        lon, lat, back = GRS80.fwd(*self.anchor, self.facing_deg + 180.0, distance_m)
        # the back azimuth points to the old anchor, where the side that gets the share lies; for
        # a negative distance PROJ still reports it against the direction of travel
        return GeodesicBorder((lon, lat), float(back) % 360.0)

    def bent(self, ring: Ring) -> Ring:
        # two geodesics cross but once
        return ring

    def bulge_m2(self, path: FloatArray) -> float:  # noqa: ARG002  its paths are geodesics
        return 0.0

    def growth_m(self, path: FloatArray) -> float:
        return float(GRS80.line_length(path[:, 0], path[:, 1]))


@dataclass(frozen=True, eq=False)
class MeridianBorder(GeodesicBorder):
    """A meridian: a geodesic whose azimuth does not change when it is moved."""

    def moved(self, distance_m: float) -> Self:
        lon, _, _ = GRS80.fwd(*self.anchor, self.facing_deg + 180.0, distance_m)
        return type(self)((lon, self.anchor[1]), self.facing_deg)


@dataclass(frozen=True, eq=False)
class ParallelBorder:
    """The parallel through `anchor`; the side that gets the share lies south or north of it."""

    anchor: tuple[float, float]
    facing_deg: float

    @property
    def azimuth_deg(self) -> float:
        """Azimuth of the border."""
        return 90.0

    @property
    def _sign(self) -> float:
        return 1.0 if self.facing_deg == 180.0 else -1.0  # noqa: PLR2004

    @property
    def _metres(self) -> float:
        lon, lat = self.anchor
        return float(GRS80.inv(lon, lat - 0.005, lon, lat + 0.005)[2]) * 100.0

    def offset(self, lonlat: FloatArray) -> FloatArray:
        return self._sign * (lonlat[:, 1] - self.anchor[1]) * self._metres

    def along(self, lonlat: FloatArray) -> FloatArray:
        # from the anchor, since parts of one polygon may lie on both sides of the antimeridian
        return np.asarray(np.remainder(lonlat[:, 0] - self.anchor[0] + 180.0, 360.0))

    def path(self, start: FloatArray, end: FloatArray) -> FloatArray:
        width = abs(end[0] - start[0])
        finer = int(np.ceil(np.sqrt(abs(self._lens_m2(width, 1)) / _BULGE_M2)))
        steps = max(1, int(np.ceil(width / VERTEX_EVERY_DEG)), min(finer, _MOST_STEPS))
        lon = np.linspace(start[0], end[0], steps + 1)
        return np.column_stack([lon, np.linspace(start[1], end[1], steps + 1)])

    def moved(self, distance_m: float) -> "ParallelBorder":
        lon, lat = self.anchor
        lat += self._sign * distance_m / self._metres
        return ParallelBorder((lon, min(max(lat, -90.0), 90.0)), self.facing_deg)

    def bent(self, ring: Ring) -> Ring:
        edge, places = ring.extremes
        inside = self.offset(ring.lonlat) < 0
        start, end, middle = inside[edge], np.roll(inside, -1)[edge], self.offset(places) < 0
        twice = (start == end) & (start != middle)
        if not twice.any():
            return ring
        return Ring(np.insert(ring.lonlat, edge[twice] + 1, places[twice], axis=0), ring.polygon)

    def bulge_m2(self, path: FloatArray) -> float:
        # the geodesics run on the pole's side of the parallel, which is the rest's if the share
        # lies toward the equator
        return self._sign * self._lens_m2(abs(path[-1, 0] - path[0, 0]), len(path) - 1)

    def growth_m(self, path: FloatArray) -> float:
        return float(GRS80.line_length(path[:, 0], path[:, 1]))

    def _lens_m2(self, width_deg: float, steps: int) -> float:
        """Area between the parallel and geodesics over equal steps of it, north of the parallel.

        A curve of geodesic curvature k and its chord of length s enclose k s^3 / 12; a parallel's
        curvature is the tangent of its latitude over the ellipsoid's radius in the prime vertical.
        """
        lat = np.radians(self.anchor[1])
        radius = GRS80.a / np.sqrt(1 - GRS80.es * np.sin(lat) ** 2)
        cubes = (radius * np.radians(width_deg)) ** 2 * np.radians(width_deg) / steps**2
        return float(np.sin(lat) * np.cos(lat) ** 2 * cubes / 12)


@dataclass(frozen=True, eq=False)
class Pieces:
    """A polygon spliced along a border: the two sides, and the chords between them in order.

    `bulge_m2` is what the geodesic edges of `part` enclose beyond the border, and those of `rest`
    lack: nothing along a geodesic, next to nothing along a parallel.
    """

    part: BaseGeometry
    rest: BaseGeometry
    chords: list[FloatArray]
    bulge_m2: float

    @cached_property
    def part_m2(self) -> float:
        """Geodesic area of the part, with the border as it was asked for."""
        return area_m2(self.part) - self.bulge_m2

    @cached_property
    def rest_m2(self) -> float:
        """Geodesic area of the rest, with the border as it was asked for."""
        return area_m2(self.rest) + self.bulge_m2


@dataclass(frozen=True, eq=False)
class _Chain:
    """Consecutive vertices of a ring on one side, with the crossings where it starts and ends."""

    first: int
    last: int
    vertices: FloatArray


def splice(rings: list[Ring], border: Border) -> Pieces:
    """Cut rings along a border into the side that gets the share (`part`) and the `rest`.

    Parameters
    ----------
    rings
        All rings of the polygon, oriented.
    border
        Where to cut.

    Returns
    -------
    pieces
        Both sides and the chords, sorted along the border.
    """
    rings = [border.bent(ring) for ring in rings]
    offsets = np.split(
        border.offset(np.concatenate([ring.lonlat for ring in rings])),
        np.cumsum([len(ring.lonlat) for ring in rings])[:-1],
    )
    sides: tuple[list[shapely.Polygon], list[shapely.Polygon]] = ([], [])
    chords: list[FloatArray] = []
    for number in sorted({ring.polygon for ring in rings}):
        own = [(r, o) for r, o in zip(rings, offsets, strict=True) if r.polygon == number]
        chords += _splice_polygon(own, border, sides)
    if chords:
        order = np.argsort(border.along(np.array([chord[0] for chord in chords])), kind="stable")
        chords = [chords[k] for k in order]
    part, rest = (_collect(polygons) for polygons in sides)
    return Pieces(part, rest, chords, sum(border.bulge_m2(chord) for chord in chords))


def _splice_polygon(
    own: list[tuple[Ring, FloatArray]],
    border: Border,
    sides: tuple[list[shapely.Polygon], list[shapely.Polygon]],
) -> list[FloatArray]:
    points, edges = _crossings(own, border)
    if not len(points):
        shell, offset = own[0]
        holes = [ring.lonlat for ring, _ in own[1:]]
        sides[0 if offset[0] < 0 else 1].append(shapely.Polygon(shell.lonlat, holes))
        return []
    order = np.argsort(border.along(points), kind="stable")
    partner = np.empty(len(order), dtype=int)
    partner[order] = order.reshape(-1, 2)[:, ::-1].ravel()
    chords = {
        int(start): border.path(points[start], points[end]) for start, end in order.reshape(-1, 2)
    }
    whole = [ring for k, (ring, _) in enumerate(own) if not len(edges[k])]
    for side, polygons in zip((True, False), sides, strict=True):
        chains = {
            chain.first: chain
            for (ring, offset), crossed in zip(own, edges, strict=True)
            for chain in _chains(ring, offset, crossed, points, inside=side)
        }
        shells = [shapely.Polygon(s) for s in _loops(chains, partner, chords)]
        polygons.extend(_with_holes(shells, whole))
    return list(chords.values())


def _crossings(
    own: list[tuple[Ring, FloatArray]], border: Border
) -> tuple[FloatArray, list[list[tuple[int, int]]]]:
    """All crossings of one polygon; per ring, the pairs (edge, number of the crossing)."""
    starts, ends, edges, count = [], [], [], 0
    for ring, offset in own:
        inside = offset < 0
        crossed = np.flatnonzero(inside != np.roll(inside, -1))
        after = (crossed + 1) % len(offset)
        starts.append(np.column_stack([ring.lonlat[crossed], offset[crossed]]))
        ends.append(np.column_stack([ring.lonlat[after], offset[after]]))
        edges.append([(int(edge), count + k) for k, edge in enumerate(crossed)])
        count += len(crossed)
    return _cross(np.concatenate(starts), np.concatenate(ends), border), edges


def _cross(start: FloatArray, end: FloatArray, border: Border) -> FloatArray:
    """Points where geodesic edges cross the border: secant steps, halved where astray."""
    if not len(start):
        return np.empty((0, 2))
    azimuth, _, length = GRS80.inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])
    low, high = np.zeros(len(start)), np.ones(len(start))
    before, at_before = low, start[:, 2]
    where = at_before / (at_before - end[:, 2])
    for _ in range(100):
        lon, lat, _ = GRS80.fwd(start[:, 0], start[:, 1], azimuth, where * length)
        point = np.column_stack([lon, lat])
        value = border.offset(point)
        if np.abs(value).max() < _CROSSING_M:
            break
        same = (value < 0) == (start[:, 2] < 0)
        low, high = np.where(same, where, low), np.where(same, high, where)
        with np.errstate(divide="ignore", invalid="ignore"):
            step = where - value * (where - before) / (value - at_before)
        step = np.where((low <= step) & (step <= high), step, (low + high) / 2)
        step = np.where(np.abs(value) < _CROSSING_M, where, step)
        before, at_before, where = where, value, step
    return point


def _chains(
    ring: Ring,
    offset: FloatArray,
    crossed: list[tuple[int, int]],
    points: FloatArray,
    *,
    inside: bool,
) -> list[_Chain]:
    chains = []
    for k, (edge, number) in enumerate(crossed):
        last_edge, last = crossed[(k + 1) % len(crossed)]
        first_vertex = (edge + 1) % len(offset)
        if (offset[first_vertex] < 0) != inside:
            continue
        count = (last_edge - first_vertex) % len(offset) + 1
        vertices = np.roll(ring.lonlat, -first_vertex, axis=0)[:count]
        chains.append(_Chain(number, last, np.vstack([points[number], vertices, points[last]])))
    return chains


def _loops(
    chains: dict[int, _Chain], partner: NDArray[np.int_], chords: dict[int, FloatArray]
) -> list[FloatArray]:
    loops = []
    left = dict(chains)
    while left:
        start = next(iter(left))
        pieces, at = [], start
        while at in left:
            chain = left.pop(at)
            other = int(partner[chain.last])
            chord = chords[chain.last] if chain.last in chords else chords[other][::-1]
            pieces += [chain.vertices, chord[1:-1]]
            at = other
        loops.append(np.concatenate(pieces))
    return loops


def _with_holes(shells: list[shapely.Polygon], whole: list[Ring]) -> list[shapely.Polygon]:
    """Assign every uncut hole to the shell that it lies in."""
    if not whole:
        return shells
    holes = {k: [] for k in range(len(shells))}  # type: dict[int, list[FloatArray]]
    for ring in whole:
        inner = shapely.Polygon(ring.lonlat).representative_point()
        for k, shell in enumerate(shells):
            if shell.contains(inner):
                holes[k].append(ring.lonlat)
    return [
        shapely.Polygon(shell.exterior, holes[k]) if holes[k] else shell
        for k, shell in enumerate(shells)
    ]


def _collect(polygons: list[shapely.Polygon]) -> BaseGeometry:
    return polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)
