"""The nearest-coast partition of the sea: who is nearest, within a limit, on the ellipsoid.

Voronoi cells of the densified coasts in a local azimuthal equidistant plane say which coasts meet
where. Every vertex of the result is then brought to its place on the ellipsoid by Newton steps on
geodesic distances: a vertex between two coasts to where both are equally far, one between three to
where all three are, one on the limit to where its coast is exactly that far. Edges are halved
until the geodesic between two vertices is nowhere further off than the tolerance.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Proj
from scipy.spatial import Voronoi, cKDTree
from shapely.geometry.base import BaseGeometry

from geo._coast import Coast, FloatArray
from geo.errors import ArgumentError, GeometryError
from geo.geodesy import GRS80, distance_m

_SETTLED_M = 1e-4
_NEWTON_STEPS, _FULL_STEPS = 80, 10
_CORNER_M = 1.0
"""How far off a vertex may stay in a corner of the limit, where two shores of a coast take turns at
being nearest and the steps run along a ridge that is almost level."""
_SAME_M = 0.5
_KEY_DECIMALS = 3
_HALVINGS = 8
_MAX_LIMIT_M = 1e6
VERTEX_EVERY_M = 4000.0
"""Longest edge: read as straight in longitude-latitude it is off by less than 0.4 m here."""

Key = tuple[float, float]


class Vertex(NamedTuple):
    """A vertex on the ellipsoid: where it is, and the coasts that are equally near."""

    place: Key
    coasts: frozenset[str]


@dataclass(frozen=True, eq=False)
class Plane:
    """A local azimuthal equidistant plane, metres."""

    lon_0: float
    lat_0: float

    @property
    def _proj(self) -> Proj:
        return Proj(proj="aeqd", lon_0=self.lon_0, lat_0=self.lat_0, ellps="GRS80")

    def xy(self, lonlat: FloatArray) -> FloatArray:
        """Plane coordinates of points in degrees, shape (n, 2)."""
        return np.column_stack(self._proj(lonlat[:, 0], lonlat[:, 1]))

    def lonlat(self, xy: FloatArray) -> FloatArray:
        """Degrees of plane points, shape (n, 2)."""
        return np.column_stack(self._proj(xy[:, 0], xy[:, 1], inverse=True))


@dataclass(frozen=True, eq=False)
class Zone:
    """The sea that is nearest to one coast, within the limit.

    Attributes
    ----------
    water
        Polygon or MultiPolygon in degrees; land is not taken out.
    meets
        For every edge of the boundary between two coasts: the two names, and its line in degrees.
    """

    water: BaseGeometry
    meets: tuple[tuple[str, str, shapely.LineString], ...]


def partition(
    coasts: Mapping[str, BaseGeometry],
    *,
    of: tuple[str, ...],
    limit_m: float,
    step_m: float = 200.0,
    tolerance_m: float = 0.5,
) -> dict[str, Zone]:
    """Find the sea nearest to each of some coasts, among all, within a limit.

    Parameters
    ----------
    coasts
        Name to geometry in longitude-latitude degrees: points, lines or polygons. Not changed.
    of
        The names whose zones are wanted; the others only bound them.
    limit_m
        How far the zones reach, in metres.
    step_m
        Spacing of the samples along the coasts.
    tolerance_m
        How far the geodesic between two vertices may be off the true boundary.

    Returns
    -------
    zones
        Name to zone, for the names in `of`.

    Raises
    ------
    ArgumentError
        If a name is unknown or a number is not positive.
    GeometryError
        If a coast is empty, projected, or touches another one along a line.
    """
    _check(coasts, of, limit_m, step_m, tolerance_m)
    plane = _plane_about([coasts[name] for name in of])
    indices = {name: Coast(shape, step_m=step_m) for name, shape in coasts.items()}
    sites, labels, names = _sites(indices, of, plane, limit_m)
    cells = _cells(sites, labels, names, limit_m)
    reach = _reach([coasts[name] for name in of], plane, limit_m)
    flat = {name: shapely.intersection(cells[name], reach) for name in of}
    near = {name: indices[name] for name in names}
    solver = _Solver(near, plane, sites, labels, limit_m, reach)
    return {name: _zone(name, shape, solver, tolerance_m) for name, shape in flat.items()}


def _check(
    coasts: Mapping[str, BaseGeometry],
    of: tuple[str, ...],
    limit_m: float,
    step_m: float,
    tolerance_m: float,
) -> None:
    for name in of:
        if name not in coasts:
            raise ArgumentError(f"no coast is called {name!r}; known: {', '.join(coasts)}")
    for what, value in (("limit", limit_m), ("step", step_m), ("tolerance", tolerance_m)):
        if not 0 < value < _MAX_LIMIT_M:
            raise ArgumentError(f"the {what} is {value} m; it must lie between 0 and 1,000 km")
    for name, shape in coasts.items():
        if shape.is_empty:
            raise GeometryError(f"the coast {name!r} is empty; give it a geometry or leave it out")


def _plane_about(shapes: list[BaseGeometry]) -> Plane:
    west, south, east, north = shapely.total_bounds(np.asarray(shapes, dtype=object))
    return Plane((west + east) / 2, (south + north) / 2)


def _sites(
    indices: dict[str, Coast], of: tuple[str, ...], plane: Plane, limit_m: float
) -> tuple[FloatArray, NDArray[np.intp], list[str]]:
    """Collect samples of all coasts that can matter, with the number of their coast."""
    wanted = np.concatenate([plane.xy(indices[name].samples) for name in of])
    tree = cKDTree(wanted)
    points, labels, names = [], [], []
    for name, coast in indices.items():
        xy = plane.xy(coast.samples)
        near = xy[tree.query(xy)[0] <= 2.01 * limit_m]
        if len(near):
            names.append(name)
            points.append(near)
            labels.append(np.full(len(near), len(names) - 1))
    every, label = np.concatenate(points), np.concatenate(labels)
    _, first = np.unique(every.round(2), axis=0, return_index=True)
    return every[np.sort(first)], label[np.sort(first)], names


def _cells(
    sites: FloatArray, labels: NDArray[np.intp], names: list[str], limit_m: float
) -> dict[str, BaseGeometry]:
    """Union of the Voronoi cells of each coast."""
    low, high = sites.min(axis=0), sites.max(axis=0)
    span = float((high - low).max()) + 4 * limit_m
    middle = (low + high) / 2
    frame = middle + 10 * span * np.array([[-1, -1], [-1, 1.01], [1.02, -1], [1, 1.03]])
    diagram = Voronoi(np.concatenate([sites, frame]))
    polygons: dict[int, list[BaseGeometry]] = {k: [] for k in range(len(names))}
    for site, label in enumerate(labels):
        region = diagram.regions[diagram.point_region[site]]
        if -1 not in region:
            polygons[int(label)].append(shapely.Polygon(diagram.vertices[region]))
    return {name: shapely.coverage_union_all(polygons[k]) for k, name in enumerate(names)}


def _reach(shapes: list[BaseGeometry], plane: Plane, limit_m: float) -> BaseGeometry:
    """All that lies within the limit of the wanted coasts, in the plane."""
    flat = shapely.transform(shapely.GeometryCollection(shapes), plane.xy)
    return shapely.union_all(
        [shapely.buffer(part, limit_m, quad_segs=32) for part in shapely.get_parts(flat)]
    )


class _Solver:
    """Brings plane vertices to their places on the ellipsoid; the same vertex only once."""

    def __init__(
        self,
        coasts: dict[str, Coast],
        plane: Plane,
        sites: FloatArray,
        labels: NDArray[np.intp],
        limit_m: float,
        reach: BaseGeometry,
    ) -> None:
        self.coasts, self.plane, self.limit_m = coasts, plane, limit_m
        self.names = list(coasts)
        self._trees = {name: cKDTree(sites[labels == k]) for k, name in enumerate(self.names)}
        self._solved: dict[Key, Vertex] = {}
        self._edges: dict[tuple[Key, Key], FloatArray] = {}
        self._edge_of_reach = reach.boundary

    def solve(self, xy: FloatArray) -> list[Vertex]:
        """Bring plane vertices to the ellipsoid."""
        keys = [(float(x), float(y)) for x, y in xy.round(_KEY_DECIMALS)]
        new = np.array(list(dict.fromkeys(k for k in keys if k not in self._solved)))
        if len(new):
            coasts, on_limit = self._kinds(new)
            lonlat = self.plane.lonlat(new)
            for kind in sorted(
                {(tuple(sorted(c)), e) for c, e in zip(coasts, on_limit, strict=True)}
            ):
                members = [
                    k
                    for k, (c, e) in enumerate(zip(coasts, on_limit, strict=True))
                    if (tuple(sorted(c)), e) == kind
                ]
                lonlat[members] = self.settle(lonlat[members], kind[0], on_limit=kind[1])
            for k, key in enumerate(map(tuple, new.tolist())):
                place = (float(lonlat[k, 0]), float(lonlat[k, 1]))
                self._solved[key] = Vertex(place, coasts[k])
        return [self._solved[key] for key in keys]

    def _kinds(self, xy: FloatArray) -> tuple[list[frozenset[str]], NDArray[np.bool_]]:
        distance = np.column_stack([tree.query(xy)[0] for tree in self._trees.values()])
        nearest = distance.min(axis=1, keepdims=True)
        close = distance <= nearest + _SAME_M
        coasts = [frozenset(n for n, c in zip(self.names, row, strict=True) if c) for row in close]
        edge = np.asarray(shapely.distance(shapely.points(xy), self._edge_of_reach))
        return coasts, edge < _SAME_M

    def settle(self, points: FloatArray, names: tuple[str, ...], *, on_limit: bool) -> FloatArray:
        """Newton steps (Gauss-Newton where there are three coasts) on geodesic distances."""
        points = points.copy()
        moving = np.arange(len(points))
        for attempt in range(_NEWTON_STEPS):
            excess, slope = self._equations(points[moving], names, on_limit=on_limit)
            open_ = np.abs(excess).max(axis=1) >= _SETTLED_M
            if not open_.any():
                return points
            moving, excess, slope = moving[open_], excess[open_], slope[open_]
            step = -np.einsum("nij,nj->ni", np.linalg.pinv(slope, rcond=1e-6), excess)
            if attempt >= _FULL_STEPS:
                # in a corner of the limit two parts of a coast take turns at being nearest
                step /= 2
            length = np.hypot(*step.T)
            step *= np.minimum(1.0, 20_000.0 / np.maximum(length, 1e-9))[:, None]
            lon, lat, _ = GRS80.fwd(
                points[moving, 0],
                points[moving, 1],
                np.degrees(np.arctan2(step[:, 0], step[:, 1])),
                np.hypot(*step.T),
            )
            points[moving] = np.column_stack([lon, lat])
        if np.abs(excess).max() < _CORNER_M:
            return points
        worst = points[moving[0]]
        raise GeometryError(
            f"{len(moving)} vertices between {', '.join(names)} do not settle, the first near "
            f"({worst[0]:.4f}, {worst[1]:.4f}); check the coasts there"
        )

    def _equations(
        self, points: FloatArray, names: tuple[str, ...], *, on_limit: bool
    ) -> tuple[FloatArray, FloatArray]:
        """Residuals in metres, shape (n, k), and their slopes per metre east and north."""
        distances, away = [], []
        for name in names:
            near = self.coasts[name].nearest(*points.T)
            azimuth = np.radians(GRS80.inv(points[:, 0], points[:, 1], near.lon, near.lat)[0])
            distances.append(near.distance_m)
            away.append(-np.column_stack([np.sin(azimuth), np.cos(azimuth)]))
        residuals = [d - distances[0] for d in distances[1:]]
        slopes = [g - away[0] for g in away[1:]]
        if on_limit:
            residuals.append(distances[0] - self.limit_m)
            slopes.append(away[0])
        return np.column_stack(residuals), np.stack(slopes, axis=1)

    def trace(self, edges: list[tuple[Vertex, Vertex]], tolerance_m: float) -> list[FloatArray]:
        """Vertices of each edge, halved until the geodesics between them are true; both ends in."""
        keys = [(min(a.place, b.place), max(a.place, b.place)) for a, b in edges]
        kinds = {
            # one coast in common: the limit runs here; two: their median
            key: tuple(sorted(a.coasts & b.coasts))[:2]
            for key, (a, b) in zip(keys, edges, strict=True)
            if key not in self._edges
        }
        lines = {key: np.array(key) for key in kinds}
        for names in sorted(set(kinds.values()) - {()}):
            own = [key for key, kind in kinds.items() if kind == names]
            self._halve(lines, own, names, tolerance_m)
        self._edges |= {key: _densified(line) for key, line in lines.items()}
        return [
            self._edges[key][:: 1 if start.place == key[0] else -1]
            for key, (start, _) in zip(keys, edges, strict=True)
        ]

    def _halve(
        self,
        lines: dict[tuple[Key, Key], FloatArray],
        open_: list[tuple[Key, Key]],
        names: tuple[str, ...],
        tolerance_m: float,
    ) -> None:
        """Halve the edges between the same coasts, all at once, where their middles are off."""
        for _ in range(_HALVINGS):
            middles = [_midpoints(lines[key]) for key in open_]
            settled = self.settle(np.concatenate(middles), names, on_limit=len(names) < 2)  # noqa: PLR2004
            off = np.asarray(distance_m(*np.concatenate(middles).T, *settled.T)) > tolerance_m
            ends = np.cumsum([len(middle) for middle in middles])[:-1]
            still = []
            for key, true, wrong in zip(
                open_, np.split(settled, ends), np.split(off, ends), strict=True
            ):
                if wrong.any():
                    spots = np.flatnonzero(wrong) + 1
                    lines[key] = np.insert(lines[key], spots, true[wrong], axis=0)
                    still.append(key)
            open_ = still
            if not open_:
                return


def _midpoints(line: FloatArray) -> FloatArray:
    azimuth, _, length = GRS80.inv(*line[:-1].T, *line[1:].T)
    lon, lat, _ = GRS80.fwd(line[:-1, 0], line[:-1, 1], azimuth, np.asarray(length) / 2)
    return np.column_stack([lon, lat])


def _densified(line: FloatArray) -> FloatArray:
    """Put a vertex at least every four kilometres, so that a map's straight edges are true too."""
    azimuth, _, length = (np.asarray(v) for v in GRS80.inv(*line[:-1].T, *line[1:].T))
    pieces = np.maximum(1, np.ceil(length / VERTEX_EVERY_M)).astype(int)
    edge = np.repeat(np.arange(len(pieces)), pieces)
    rank = np.arange(len(edge)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    along = rank / pieces[edge] * length[edge]
    lon, lat, _ = GRS80.fwd(line[edge, 0], line[edge, 1], azimuth[edge], along)
    dense = np.column_stack([lon, lat])
    dense[rank == 0] = line[:-1]
    return np.vstack([dense, line[-1:]])


def _zone(name: str, flat: BaseGeometry, solver: _Solver, tolerance_m: float) -> Zone:
    polygons, meets = [], []
    for part in shapely.get_parts(flat):
        if part.geom_type != "Polygon":
            continue
        rings = []
        for ring in shapely.get_rings(part):
            solved = solver.solve(shapely.get_coordinates(ring)[:-1])
            edges = [(a, b) for a, b in pairwise([*solved, solved[0]]) if a.place != b.place]
            lines = solver.trace(edges, tolerance_m)
            pieces = [line[:-1] for line in lines]
            for (start, end), line in zip(edges, lines, strict=True):
                both = start.coasts & end.coasts
                if name in both and len(both) > 1:
                    meets.append((name, min(both - {name}), shapely.LineString(line)))
            if len(pieces) > 2:  # noqa: PLR2004  a ring needs three edges
                rings.append(np.concatenate(pieces))
        if rings:
            polygons.append(shapely.Polygon(rings[0], rings[1:]))
    water = shapely.make_valid(shapely.MultiPolygon(polygons))
    return Zone(water, tuple(meets))
