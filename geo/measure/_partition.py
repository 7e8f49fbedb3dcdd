"""The nearest-coast partition of the sea: the labelled diagram brought to the ellipsoid.

`geo.measure._voronoi` finds which coasts meet where. Newton steps on distances then bring every
vertex to its place: one between two coasts to where both are equally far, one between three to
where all three are, one on the limit to where its coast is exactly that far. Edges are halved until
the geodesic between two vertices is nowhere further off than the tolerance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import shapely
from scipy.spatial import cKDTree
from shapely.geometry.base import BaseGeometry

from geo.base.search import sign_change
from geo.errors import GeometryError
from geo.measure._coast import Coast, IntArray, coast_of
from geo.measure._voronoi import LIMIT, Diagram, Node, Piece, diagram
from geo.measure.geodesy import GRS80, FloatArray, distance_m
from geo.measure.sphere import Sphere, middle_within

VERTEX_EVERY_M = 4000.0
"""Longest edge: read as straight in longitude-latitude it is off by less than 0.4 m here."""

_CONVERGED_M, _ACCEPTED_M = 1e-6, 1e-4
_NEWTON_STEPS, _FULL_STEPS, _LONGEST_STEP_M = 40, 10, 20_000.0
_CORNER_ROUNDS = 12
_HALVINGS = 24
_REFINEMENTS = 2
_FINEST_M = 1.0


@dataclass(frozen=True, eq=False)
class Chain:
    """A line between two coasts, or along the limit of one, the first coast on its left.

    Attributes
    ----------
    left
        Name of a coast.
    right
        Name of the other, or None along the limit.
    line
        Vertices in degrees, shape (n, 2).
    """

    left: str
    right: str | None
    line: FloatArray


@dataclass(frozen=True, eq=False)
class Junction:
    """A point that is equally near to three coasts, (lon, lat)."""

    coasts: tuple[str, str, str]
    place: tuple[float, float]


@dataclass(frozen=True, eq=False)
class Solution:
    """What `solve` finds.

    Attributes
    ----------
    coasts
        The index of each coast that can matter.
    rings
        Name to rings of chains, the nearest-coast area on their left.
    junctions
        Where three coasts meet.
    """

    coasts: Mapping[str, Coast]
    rings: Mapping[str, list[list[Chain]]]
    junctions: list[Junction]


def solve(
    coasts: Mapping[str, BaseGeometry],
    of: Sequence[str],
    *,
    limit_m: float,
    step_m: float,
    tolerance_m: float,
    far_step_m: float | None = None,
) -> Solution:
    """Bound the nearest-coast areas of `of`; see `geo.measure.equidistance.partition`."""
    sphere = Sphere(*middle_within([coasts[name] for name in of], limit_m))
    coasts = _within_reach(coasts, of, limit_m)
    # a sample is further than its coast by up to the square of the spacing over eight distances
    longest = 2 * float(np.sqrt(limit_m * tolerance_m))
    near = min(step_m, longest)
    far = near if far_step_m is None else min(far_step_m, longest)
    for refinement in range(_REFINEMENTS + 1):
        try:
            steps = {n: (near if n in of else far) / 4**refinement for n in coasts}
            solver = _solver(coasts, of, sphere, limit_m, steps, tolerance_m)
            solution = solver.solution()
        except GeometryError:
            if refinement == _REFINEMENTS:
                raise
            continue
        if not solver.has_nearer_coast():
            break
    return solution


def _within_reach(
    coasts: Mapping[str, BaseGeometry], of: Sequence[str], limit_m: float
) -> dict[str, BaseGeometry]:
    """Leave out the parts of other coasts that are too far to bound anything, by their bounds."""
    own = np.array([coasts[name] for name in of], dtype=object)
    west, south, east, north = shapely.total_bounds(own)
    up = 2.05 * limit_m / 110_000.0
    highest = min(max(abs(south), abs(north)) + up, 89.0)
    aside = up / float(np.cos(np.radians(highest)))
    window = shapely.box(west - aside, south - up, east + aside, north + up)
    found: dict[str, BaseGeometry] = {}
    for name, shape in coasts.items():
        parts = shapely.get_parts(shape)
        near = shapely.intersects(shapely.box(*shapely.bounds(parts).T), window)
        if name in of or near.all():
            found[name] = shape
        elif near.any():
            found[name] = shapely.GeometryCollection(parts[near].tolist())
    return found


def _solver(
    coasts: Mapping[str, BaseGeometry],
    of: Sequence[str],
    sphere: Sphere,
    limit_m: float,
    steps: Mapping[str, float],
    tolerance_m: float,
) -> "_Solver":
    indices = {name: coast_of(shape, steps[name]) for name, shape in coasts.items()}
    sites = _sites(indices, of, limit_m, max(steps.values()))
    wanted = [sites.names.index(name) for name in of]
    found = diagram(sphere.unit(sites.lonlat), sites.label, wanted, limit_m / sphere.radius_m)
    return _Solver(indices, sites, sphere, found, limit_m, tolerance_m)


@dataclass(frozen=True, eq=False)
class _Sites:
    """Samples of the coasts: places in degrees, numbers of their coast, of their edge."""

    names: list[str]
    lonlat: FloatArray
    label: IntArray
    edge: IntArray
    spacing_m: float


def _sites(indices: dict[str, Coast], of: Sequence[str], limit_m: float, step_m: float) -> _Sites:
    """Collect the samples that can matter."""
    wanted = cKDTree(np.concatenate([indices[name].chords for name in of]))
    names, places, edges = [], [], []
    reach = 2 * limit_m * (1 + 1e-3) + 2 * step_m
    for name, coast in indices.items():
        near = np.arange(len(coast.samples))
        if name not in of:
            away, _ = wanted.query(coast.chords, distance_upper_bound=reach)
            near = near[np.isfinite(away)]
        if len(near):
            names.append(name)
            places.append(coast.samples[near])
            edges.append(coast.sample_edge[near])
    label = np.repeat(np.arange(len(names)), [len(place) for place in places])
    lonlat, edge = np.concatenate(places), np.concatenate(edges)
    # one number a place sorts faster than rows do
    rounded = lonlat.round(9)
    _, first = np.unique(rounded[:, 0] + 1j * rounded[:, 1], return_index=True)
    first.sort()
    return _Sites(names, lonlat[first], label[first], edge[first], step_m)


class _Key(NamedTuple):
    """What a run is known by: the labels on its left and right, and its nodes."""

    left: int
    right: int
    nodes: tuple[int, ...]


class _Solver:
    """Brings the boundaries of a diagram to their places on the ellipsoid, each only once."""

    def __init__(
        self,
        coasts: dict[str, Coast],
        sites: _Sites,
        sphere: Sphere,
        found: Diagram,
        limit_m: float,
        tolerance_m: float,
    ) -> None:
        self.coasts = {name: coasts[name] for name in sites.names}
        self.sites, self.sphere, self.found = sites, sphere, found
        self.limit_m, self.tolerance_m = limit_m, tolerance_m
        self.names = {n: self._names(node) for n, node in found.nodes.items()}
        self.corners = self._find_corners()

    def solution(self) -> Solution:
        """Solve nodes, then chains, and put the rings together."""
        self._solve_nodes()
        chains = {
            label: [_runs(ring, self.corners) for ring in rings]
            for label, rings in self.found.rings.items()
        }
        self._solve_chains([run for rings in chains.values() for ring in rings for run in ring])
        rings = {
            self.sites.names[label]: [[self._chain(label, run) for run in ring] for ring in found]
            for label, found in chains.items()
        }
        junctions = [
            Junction(names, (float(self.places[n][0]), float(self.places[n][1])))
            for n, names in self.names.items()
            if len(names) == 3  # noqa: PLR2004
        ]
        return Solution(self.coasts, rings, junctions)

    def has_nearer_coast(self) -> bool:
        """Return whether a coast is nearer to a junction than its own: finer samples help then."""
        numbers = [n for n, names in self.names.items() if len(names) > 1]
        numbers = [n for n in numbers if len(self.names[n]) > 2 or self.found.nodes[n].on_limit]  # noqa: PLR2004
        if not numbers:
            return False
        points = np.array([self.places[n] for n in numbers])
        far = {name: coast.nearest(*points.T).distance_m for name, coast in self.coasts.items()}
        own = np.array([far[self.names[n][0]][k] for k, n in enumerate(numbers)])
        return bool((np.min(list(far.values()), axis=0) < own - self.tolerance_m).any())

    def _names(self, node: Node) -> tuple[str, ...]:
        labels = {int(self.sites.label[site]) for site in node.sites}
        return tuple(self.sites.names[label] for label in sorted(labels))

    def _find_corners(self) -> set[int]:
        """Find the nodes at which two shores of one coast take turns along the limit."""
        corners = set()
        for n, node in self.found.nodes.items():
            if node.on_limit and len(node.sites) == 2 and len(self.names[n]) == 1:  # noqa: PLR2004
                one, other = self.sites.lonlat[list(node.sites)]
                if distance_m(*one, *other) > 3 * self.sites.spacing_m:
                    corners.add(n)
        return corners

    def _solve_nodes(self) -> None:
        numbers = list(self.found.nodes)
        seeds = self.sphere.lonlat(np.array([self.found.nodes[n].unit for n in numbers]))
        places = seeds.copy()
        kinds: dict[tuple[tuple[str, ...], bool], list[int]] = {}
        for k, n in enumerate(numbers):
            if n not in self.corners:
                kinds.setdefault((self.names[n], self.found.nodes[n].on_limit), []).append(k)
        for (names, on_limit), members in kinds.items():
            places[members] = self.converge(places[members], names, on_limit=on_limit)
        turning = [k for k, n in enumerate(numbers) if n in self.corners]
        for k in turning:
            n = numbers[k]
            edges = self.sites.edge[list(self.found.nodes[n].sites)]
            places[k] = self._corner(places[k], self.names[n][0], edges)
        moved = np.asarray(distance_m(*seeds.T, *places.T))
        self.places = dict(zip(numbers, places, strict=True))
        self.moved_m = dict(zip(numbers, moved.tolist(), strict=True))

    def converge(self, points: FloatArray, names: tuple[str, ...], *, on_limit: bool) -> FloatArray:
        """Newton steps on the differences of geodesic distances, and on that to the limit."""
        is_median = len(names) == 2 and not on_limit  # noqa: PLR2004
        start, points = points, points.copy()
        moving = np.arange(len(points))
        reach = np.zeros(len(points))
        for attempt in range(_FULL_STEPS if is_median else _NEWTON_STEPS):
            excess, slope, farther = self._equations(points[moving], names, on_limit=on_limit)
            if attempt == 0:
                reach = farther
            open_ = np.abs(excess).max(axis=1) >= _CONVERGED_M
            moving, excess, slope = moving[open_], excess[open_], slope[open_]
            if not len(moving):
                break
            # in a kink two shores take turns at being nearest: shorter steps end the turns
            share = 1.0 if attempt < _FULL_STEPS else 0.5
            points[moving] = _stepped(points[moving], excess, slope, share)
        if is_median:
            # the line lies between a point and its farther foot point: beyond it, steps diverged
            diverged = np.asarray(distance_m(*start.T, *points.T)) > reach + 1.0
            diverged[moving] = True
            points[diverged] = self._bisected(start[diverged], names)
            return points
        for k in moving.tolist():
            points[k] = self._fallback(points[k], names, on_limit=on_limit)
        return points

    def _fallback(self, point: FloatArray, names: tuple[str, ...], *, on_limit: bool) -> FloatArray:
        """Converge at a point at which shores of one coast take turns at being nearest for good."""
        if len(names) == 1:
            near = self.coasts[names[0]].nearest(*point[None].T)
            return self._corner(point, names[0], near.edge)
        return self._accepted_or_refused(point, names, on_limit=on_limit)

    def _bisected(self, points: FloatArray, names: tuple[str, ...]) -> FloatArray:
        """Bisect the ways to foot points on the farther coast, along which its lead only grows."""
        if not len(points):
            return points
        one, other = (self.coasts[name].nearest(*points.T) for name in names)
        sign = np.sign(one.distance_m - other.distance_m)
        feet = [
            np.where(sign > 0, getattr(one, axis), getattr(other, axis)) for axis in ("lon", "lat")
        ]
        azimuth, _, length = GRS80.inv(*points.T, *feet)
        low, high = np.zeros(len(points)), np.asarray(length)
        found = points
        while (high - low).max() > _CONVERGED_M / 2:
            middle = (low + high) / 2
            found = np.column_stack(GRS80.fwd(points[:, 0], points[:, 1], azimuth, middle)[:2])
            one, other = (self.coasts[name].nearest(*found.T) for name in names)
            is_before = np.sign(one.distance_m - other.distance_m) == sign
            low, high = np.where(is_before, middle, low), np.where(is_before, high, middle)
        return found

    def _accepted_or_refused(
        self, point: FloatArray, names: tuple[str, ...], *, on_limit: bool
    ) -> FloatArray:
        """Leave a place that is as true as an edge must be, where the truth has no vertex."""
        residuals, _, _ = self._equations(point[None], names, on_limit=on_limit)
        excess = float(np.abs(residuals).max())
        if excess > self.tolerance_m:
            raise GeometryError(
                f"a vertex of {', '.join(names)} near ({point[0]:.4f}, {point[1]:.4f}) is off "
                f"by {excess:.3g} m and does not converge; check the coasts there, or take a "
                "finer step"
            )
        return point

    def _equations(
        self, points: FloatArray, names: tuple[str, ...], *, on_limit: bool
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Residuals in metres, shape (n, k), their slopes per metre, and the largest distance."""
        distances, away = [], []
        for name in names:
            near = self.coasts[name].nearest(*points.T)
            distances.append(near.distance_m)
            away.append(_away(points, near.lon, near.lat))
        residuals = [d - distances[0] for d in distances[1:]]
        slopes = [g - away[0] for g in away[1:]]
        if on_limit:
            residuals.append(distances[0] - self.limit_m)
            slopes.append(away[0])
        return np.column_stack(residuals), np.stack(slopes, axis=1), np.max(distances, axis=0)

    def _corner(self, seed: FloatArray, name: str, edges: IntArray) -> FloatArray:
        """Bring a corner of the limit to where two shores are exactly that far.

        Edges that turn out to be nearer than those given join them; of more than two, the farthest
        leaves.
        """
        coast, point = self.coasts[name], seed[None].copy()
        for _ in range(_CORNER_ROUNDS):
            for _ in range(_FULL_STEPS):
                here = point.repeat(len(edges), axis=0)
                distance, feet = coast.feet(here, edges)
                excess = (distance - self.limit_m)[None]
                if np.abs(excess).max() < _CONVERGED_M:
                    break
                point = _stepped(point, excess, _away(here, *feet.T)[None], 1.0)
            near = coast.nearest(*point.T)
            if abs(near.distance_m[0] - self.limit_m) < _ACCEPTED_M:
                return np.asarray(point[0])
            edges = np.append(edges, near.edge)
            if len(edges) > 2:  # noqa: PLR2004
                distance, _ = coast.feet(point.repeat(len(edges), axis=0), edges)
                edges = np.delete(edges, int(np.argmax(distance)))
        return self._accepted_or_refused(seed, (name,), on_limit=True)

    def _solve_chains(self, runs: list[list[Piece]]) -> None:
        self.lines: dict[_Key, FloatArray] = {}
        open_: dict[tuple[str, ...], dict[_Key, FloatArray]] = {}
        for run in runs:
            key, _ = self._key(run)
            names = tuple(self.sites.names[k] for k in (key.left, key.right) if k != LIMIT)
            open_.setdefault(names, {}).setdefault(key, self._thinned(key.nodes))
        for names, lines in open_.items():
            self.lines |= self._halved(lines, names)

    def _key(self, run: list[Piece]) -> tuple[_Key, bool]:
        """Name a run, the same from both sides; and return whether it runs that way."""
        left, right = int(self.sites.label[run[0].site]), run[0].right
        nodes = [run[0].tail, *(piece.head for piece in run)]
        is_forward = right == LIMIT or left < right
        if not is_forward:
            left, right, nodes = right, left, nodes[::-1]
        if nodes[0] == nodes[-1]:
            start = nodes.index(min(nodes))
            nodes = nodes[start:-1] + nodes[: start + 1]
        return _Key(left, right, tuple(nodes)), is_forward

    def _thinned(self, nodes: tuple[int, ...]) -> FloatArray:
        """Leave out nodes that an end passed when it moved, and those that bend nothing."""
        line = np.array([self.places[n] for n in nodes])
        closed = nodes[0] == nodes[-1]
        keep = np.ones(len(nodes), dtype=bool)
        for end, others in ((0, range(1, len(nodes) - 1)), (-1, range(len(nodes) - 2, 0, -1))):
            reach = 2 * self.moved_m[nodes[end]] + 1.0
            for k in others:
                if closed or distance_m(*line[k], *line[end]) > reach:
                    break
                keep[k] = False
        line = line[keep]
        flat = self.sphere.plane(line)
        order = {xy: k for k, xy in enumerate(map(tuple, flat.tolist()))}
        simple = shapely.simplify(
            shapely.LineString(flat), self.tolerance_m / 4, preserve_topology=closed
        )
        chosen = [order[xy] for xy in map(tuple, shapely.get_coordinates(simple).tolist())]
        return np.asarray(line[chosen])

    def _halved(
        self, lines: dict[_Key, FloatArray], names: tuple[str, ...]
    ) -> dict[_Key, FloatArray]:
        """Halve the edges of some chains, all at once, until their middles are where they ought."""
        keys = list(lines)
        line = np.concatenate([lines[key] for key in keys])
        owner = np.repeat(np.arange(len(keys)), [len(lines[key]) for key in keys])
        open_ = owner[:-1] == owner[1:]
        on_limit = len(names) == 1
        for _ in range(_HALVINGS):
            spots = np.flatnonzero(open_)
            middles, length = _midpoints(line[spots], line[spots + 1])
            true = self.converge(middles, names, on_limit=on_limit)
            off = np.asarray(distance_m(*middles.T, *true.T))
            far = np.flatnonzero(off > self.tolerance_m / 2)
            if len(far) and not on_limit:
                ends = line[spots[far] + 1]
                true[far] = self._sideways(middles[far], ends, true[far], names)
                off[far] = distance_m(*middles[far].T, *true[far].T)
            bent = (off > self.tolerance_m / 2) & (length > _FINEST_M)
            split = bent | (length > VERTEX_EVERY_M)
            if not split.any():
                break
            line, owner, open_ = _inserted(line, owner, spots[split], true[split])
        return {key: line[owner == k] for k, key in enumerate(keys)}

    def _sideways(
        self, middles: FloatArray, ends: FloatArray, true: FloatArray, names: tuple[str, ...]
    ) -> FloatArray:
        """Look for the line to the side of middles that went along their edges.

        Where a line turns sharply, one coast leads by little over a wide wedge, and steps lead
        across it to where the line is known already; its corner lies to the side.
        """
        azimuth, _, left = GRS80.inv(*middles.T, *ends.T)
        went = np.asarray(GRS80.inv(*middles.T, *true.T)[0])
        along = np.abs(np.cos(np.radians(went - azimuth)))
        places = true.copy()
        for k in np.flatnonzero(along > np.sqrt(0.5)):
            # ever farther, from the tolerance to eight edges' lengths, left and right
            steps = np.geomspace(self.tolerance_m, 16 * float(left[k]), 24)
            reach = np.concatenate([[0.0], steps, -steps])
            found = self._turn(middles[k], azimuth[k] + 90.0, reach, names)
            if found is not None:
                places[k] = found
        return places

    def _turn(
        self, point: FloatArray, azimuth: float, reach: FloatArray, names: tuple[str, ...]
    ) -> FloatArray | None:
        """Find the nearest place on a geodesic where the other coast leads; None if there is none.

        The first of the distances to look at, `reach`, is 0.
        """

        def spots(away: FloatArray) -> FloatArray:
            lon, lat = np.broadcast_to(point[:, None], (2, len(away)))
            return np.column_stack(GRS80.fwd(lon, lat, np.full(len(away), azimuth), away)[:2])

        def lead(away: FloatArray) -> FloatArray:
            one, other = (self.coasts[name].nearest(*spots(away).T).distance_m for name in names)
            return np.asarray(other - one)

        leads = np.sign(lead(reach))
        turned = reach[leads != leads[0]]
        if not len(turned):
            return None
        far = float(turned[np.argmin(np.abs(turned))])
        # all that is nearer on this side has not turned
        nearer = reach[(reach * far >= 0) & (np.abs(reach) < abs(far))]
        before = float(nearer[np.argmax(np.abs(nearer))])
        away = sign_change(
            lambda place: float(lead(np.array([place]))[0]), before, far, xtol=_CONVERGED_M / 2
        )
        return np.asarray(spots(np.array([away]))[0])

    def _chain(self, label: int, run: list[Piece]) -> Chain:
        key, is_forward = self._key(run)
        right = None if run[0].right == LIMIT else self.sites.names[run[0].right]
        return Chain(self.sites.names[label], right, self.lines[key][:: 1 if is_forward else -1])


def _runs(ring: list[Piece], corners: set[int]) -> list[list[Piece]]:
    """Cut a ring where its neighbour changes and at corners of the limit."""
    breaks = [
        k
        for k, (before, piece) in enumerate(pairwise([ring[-1], *ring]))
        if before.right != piece.right or piece.tail in corners
    ]
    if not breaks:
        return [ring]
    turned = ring[breaks[0] :] + ring[: breaks[0]]
    ends = [k - breaks[0] for k in breaks] + [len(ring)]
    return [turned[start:end] for start, end in pairwise(ends)]


def _away(points: FloatArray, lon: FloatArray, lat: FloatArray) -> FloatArray:
    """Return unit vectors, east and north, that lead away from foot points; shape (n, 2)."""
    azimuth = np.radians(GRS80.inv(points[:, 0], points[:, 1], lon, lat)[0])
    return -np.column_stack([np.sin(azimuth), np.cos(azimuth)])


def _stepped(points: FloatArray, excess: FloatArray, slope: FloatArray, share: float) -> FloatArray:
    step = -share * np.einsum("nij,nj->ni", np.linalg.pinv(slope, rcond=1e-6), excess)
    length = np.hypot(*step.T)
    length = np.minimum(length, _LONGEST_STEP_M)
    azimuth = np.degrees(np.arctan2(step[:, 0], step[:, 1]))
    return np.column_stack(GRS80.fwd(points[:, 0], points[:, 1], azimuth, length)[:2])


def _midpoints(start: FloatArray, end: FloatArray) -> tuple[FloatArray, FloatArray]:
    azimuth, _, length = GRS80.inv(*start.T, *end.T)
    lon, lat, _ = GRS80.fwd(start[:, 0], start[:, 1], azimuth, np.asarray(length) / 2)
    return np.column_stack([lon, lat]), np.asarray(length)


def _inserted(
    line: FloatArray, owner: IntArray, spots: IntArray, points: FloatArray
) -> tuple[FloatArray, IntArray, FloatArray]:
    """Put points behind vertices; the edges beside them are the ones that are open now."""
    at = spots + 1
    grown = np.insert(line, at, points, axis=0)
    whose = np.insert(owner, at, owner[spots])
    new = at + np.arange(len(at))
    open_ = np.zeros(len(grown) - 1, dtype=bool)
    open_[new], open_[new - 1] = True, True
    return grown, whose, open_


def _signed_area(xy: FloatArray) -> float:
    x, y = (xy - xy[0]).T
    return float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2)


def polygons(rings: list[list[Chain]]) -> BaseGeometry:
    """Build an area of its rings: counter-clockwise ones bound it, the others are holes."""
    shells: list[shapely.LinearRing] = []
    holes: list[shapely.LinearRing] = []
    for ring in rings:
        xy = np.concatenate([chain.line[:-1] for chain in ring])
        if len(xy) < 3:  # noqa: PLR2004
            continue
        loop = shapely.LinearRing(xy)
        # by its area: a ring that crosses itself within rounding has no reliable turn
        (shells if _signed_area(xy) > 0 else holes).append(loop)
    flat = [shapely.Polygon(shell) for shell in shells]
    inside: list[list[shapely.LinearRing]] = [[] for _ in flat]
    for hole in holes:
        within = shapely.Polygon(hole).representative_point()
        around = [k for k, shell in enumerate(flat) if shell.contains(within)]
        if around:
            inside[min(around, key=lambda k: flat[k].area)].append(hole)
    zone = shapely.MultiPolygon(
        [shapely.Polygon(s, h) for s, h in zip(shells, inside, strict=True)]
    )
    return zone if zone.is_valid else shapely.make_valid(zone)
