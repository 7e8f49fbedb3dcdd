"""Coasts as chains of edges: stations along them, and where the borders of parts meet them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.errors import GeometryError
from geo.measure.geodesy import GRS80, FloatArray

__all__ = ["GAP_M", "Meeting", "Shoreline", "Stations", "shore_parts", "shoreline"]

GAP_M = 5.0
"""Shore beside each end of a border on land that counts for neither side, in metres: where the two
parts touch, no line between them is defined."""

_ON_EDGE_M = 1.0

IntArray = NDArray[np.intp]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Shoreline:
    """The vertices of some coasts, chain after chain, each with the edge that leaves it.

    Attributes
    ----------
    lonlat
        Vertices in degrees, without a ring's closing one, shape (v, 2). Rings have their land on
        the left.
    following
        The vertex at the end of the edge that leaves each, -1 at the end of an open line and at a
        lone point, shape (v,).
    length_m
        Of that edge, geodesic, shape (v,).
    coast
        Number of the coast, shape (v,).
    chain
        Number of the chain, shape (v,).
    has_land
        Whether the chain bounds land, shape (v,).

    Examples
    --------
    >>> shoreline({"land": shapely.box(0, 0, 0.02, 0.01)}).following.tolist()
    [1, 2, 3, 0]
    """

    lonlat: FloatArray
    following: IntArray
    length_m: FloatArray
    coast: IntArray
    chain: IntArray
    has_land: BoolArray
    _places: dict[int, tuple[IntArray, NDArray[np.complex128], IntArray]] = field(
        default_factory=dict
    )

    def places_of(self, coast: int) -> tuple[IntArray, NDArray[np.complex128], IntArray]:
        """Find the vertices of a coast, and each one's rank among them by its place.

        Parameters
        ----------
        coast
            Its number.

        Returns
        -------
        own, places, ranks
            Numbers of the vertices; their places in order, longitude + i latitude; and the rank of
            the vertex at each. Kept, and not to be changed.
        """
        if coast not in self._places:
            own = np.flatnonzero(self.coast == coast)
            places = _keys(self.lonlat[own])
            ranks = np.argsort(places, kind="stable")
            self._places[coast] = own, places[ranks], ranks
        return self._places[coast]


def shoreline(coasts: Mapping[str, BaseGeometry]) -> Shoreline:
    """Take coasts apart into chains: rings, lines and points, in the order of the mapping.

    Parameters
    ----------
    coasts
        Name to geometry in longitude-latitude degrees.

    Returns
    -------
    shore
        Their vertices and edges.

    Examples
    --------
    >>> shoreline({"rock": shapely.Point(1, 2)}).following.tolist()
    [-1]
    """
    places, coast, closed, land = [], [], [], []
    for number, shape in enumerate(coasts.values()):
        for xy, is_ring, is_land in _chains(shape):
            places.append(xy)
            coast.append(number)
            closed.append(is_ring)
            land.append(is_land)
    sizes = np.array([len(xy) for xy in places])
    first = np.cumsum(sizes) - sizes
    lonlat = np.concatenate(places)
    following = np.arange(1, len(lonlat) + 1)
    following[first + sizes - 1] = np.where(closed, first, -1)
    length = np.zeros(len(lonlat))
    has_edge = following >= 0
    ends = lonlat[following[has_edge]]
    length[has_edge] = GRS80.inv(*lonlat[has_edge].T, *ends.T)[2]
    repeat = np.repeat(np.arange(len(sizes)), sizes)
    return Shoreline(
        lonlat, following, length, np.array(coast)[repeat], repeat, np.array(land)[repeat]
    )


def _chains(shape: BaseGeometry) -> list[tuple[FloatArray, bool, bool]]:
    found: list[tuple[FloatArray, bool, bool]] = []
    for part in shapely.get_parts(shape):
        if shapely.get_num_geometries(part) > 1:
            found += _chains(part)
        elif part.geom_type == "Polygon":
            ground = shapely.orient_polygons(shapely.force_2d(part))
            rings = shapely.get_rings(ground)
            found += [(shapely.get_coordinates(ring)[:-1], True, True) for ring in rings]
        else:
            xy = shapely.get_coordinates(part)
            is_ring = len(xy) > 1 and bool((xy[0] == xy[-1]).all())
            found.append((xy[:-1] if is_ring else xy, is_ring, False))
    return found


@dataclass(frozen=True, eq=False)
class Stations:
    """Samples along a shoreline: every vertex, and points on its edges.

    Attributes
    ----------
    vertex
        The vertex at the start of the edge that each stands on, shape (n,); in its order.
    along_m
        Distance from that vertex, shape (n,).
    lonlat
        Degrees, shape (n, 2).
    base
        The station at each vertex, shape (v,).
    ahead, behind
        The next station along the chain and the one before, -1 at its ends, shape (n,).
    step_m
        Distance to the next station, 0 if there is none, shape (n,).

    Examples
    --------
    >>> shore = shoreline({"wall": shapely.LineString([(0, 0), (1, 0)])})
    >>> stations(shore, np.array([0]), np.array([1000.0])).ahead.tolist()
    [1, 2, -1]
    """

    vertex: IntArray
    along_m: FloatArray
    lonlat: FloatArray
    base: IntArray
    ahead: IntArray
    behind: IntArray
    step_m: FloatArray


def stations(shore: Shoreline, vertex: IntArray, along_m: FloatArray) -> Stations:
    """Place stations.

    Parameters
    ----------
    shore
        The edges.
    vertex, along_m
        On which edges, and how far from its start, between its ends; in order, shape (n,). A
        station at each vertex is added.
    """
    count = np.bincount(vertex, minlength=len(shore.lonlat)) + 1
    base = np.cumsum(count) - count
    all_vertex = np.repeat(np.arange(len(count)), count)
    along = np.zeros(len(all_vertex))
    inner = np.ones(len(all_vertex), dtype=bool)
    inner[base] = False
    along[inner] = along_m
    lonlat = shore.lonlat[all_vertex].copy()
    start = shore.lonlat[vertex]
    if len(vertex):
        end = shore.lonlat[shore.following[vertex]]
        azimuth = np.asarray(GRS80.inv(*start.T, *end.T)[0])
        lonlat[inner] = np.column_stack(GRS80.fwd(start[:, 0], start[:, 1], azimuth, along_m)[:2])
    ahead = np.arange(1, len(all_vertex) + 1)
    last = base + count - 1
    is_open = shore.following < 0
    ahead[last] = np.where(is_open, -1, base[np.where(is_open, 0, shore.following)])
    behind = np.full(len(all_vertex), -1)
    has = ahead >= 0
    behind[ahead[has]] = np.flatnonzero(has)
    step = np.append(along[1:], 0.0) - along
    step[last] = shore.length_m - along[last]
    return Stations(all_vertex, along, lonlat, base, ahead, behind, np.where(has, step, 0.0))


def evenly(shore: Shoreline, step_m: float) -> tuple[IntArray, FloatArray]:
    """Whole metres on each edge, at most so far apart: vertex and distance along."""
    pieces = np.maximum(1, np.ceil(shore.length_m / step_m)).astype(int)
    vertex = np.repeat(np.arange(len(pieces)), pieces - 1)
    first = np.cumsum(pieces - 1) - (pieces - 1)
    rank = np.arange(len(vertex)) - first[vertex] + 1
    return vertex, np.round(shore.length_m[vertex] * rank / pieces[vertex])


@dataclass(frozen=True)
class Meeting:
    """Where a border on land meets the shore.

    Attributes
    ----------
    vertex, along_m
        On the edge that leaves this vertex, so far along.
    behind, ahead
        Who holds the shore before it and after it.

    Examples
    --------
    >>> land = shapely.box(0, 0, 0.02, 0.01)
    >>> parts = {"west": shapely.box(0, 0, 0.01, 0.01), "east": shapely.box(0.01, 0, 0.02, 0.01)}
    >>> sorted(meeting.ahead for meeting in labelled(shoreline({"land": land}), 0, parts)[1])
    ['east', 'west']
    """

    vertex: int
    along_m: float
    behind: str
    ahead: str


def labelled(
    shore: Shoreline, coast: int, parts: Mapping[str, BaseGeometry], name: str = "land"
) -> tuple[IntArray, list[Meeting]]:
    """Find who holds each vertex of a coast, and where the borders of its parts meet the shore.

    Parameters
    ----------
    shore
        The edges.
    coast
        Number of the coast.
    parts
        Holder to the part it has, in degrees: parts share the coast's own vertices.
    name
        What to call the coast in messages.

    Returns
    -------
    label
        Of each vertex of the coast, in order: number of the part.
    meetings
        In the order of their edges.

    Raises
    ------
    GeometryError
        If a vertex belongs to no part, or two parts share no end of a border.
    """
    own, places, ranks = shore.places_of(coast)
    label, loose = np.full(len(own), -1), []
    for number, shape in enumerate(parts.values()):
        xy = shapely.get_coordinates(shape)
        keys = _keys(xy)
        near = np.minimum(np.searchsorted(places, keys), len(places) - 1)
        known = places[near] == keys
        mine = ranks[near[known]]
        # the ends of a border are new, or vertices of both parts
        loose += [xy[~known], shore.lonlat[own[mine[label[mine] >= 0]]]]
        label[mine] = number
    if (label < 0).any():
        lon, lat = shore.lonlat[own[label < 0][0]]
        raise GeometryError(
            f"the parts of the coast {name!r} leave out its point ({lon:.5f}, {lat:.5f}); give "
            "all of this very coast to somebody"
        )
    names = list(parts)
    following = np.where(shore.following[own] < 0, own, shore.following[own]) - own[0]
    turns = np.flatnonzero(label[following] != label)
    along = _along(shore, own[turns], np.concatenate(loose), name)
    meetings = [
        Meeting(int(own[k]), float(far), names[label[k]], names[label[following[k]]])
        for k, far in zip(turns.tolist(), along, strict=True)
    ]
    return label, meetings


def _keys(lonlat: FloatArray) -> NDArray[np.complex128]:
    """One number a place, for finding the same vertex again."""
    return np.asarray(lonlat[:, 0] + 1j * lonlat[:, 1])


def _along(shore: Shoreline, vertex: IntArray, candidates: FloatArray, name: str) -> FloatArray:
    """How far along each of some edges a border meets it."""
    if not len(vertex):
        return np.empty(0)
    start, end = shore.lonlat[vertex], shore.lonlat[shore.following[vertex]]
    count = len(candidates)
    # to the candidates, and last to the edge's own end
    ends = np.concatenate([np.broadcast_to(candidates, (len(vertex), count, 2)), end[:, None]], 1)
    here = np.repeat(start, count + 1, axis=0)
    toward, _, distance = (
        np.asarray(found).reshape(len(vertex), count + 1)
        for found in GRS80.inv(*here.T, *ends.reshape(-1, 2).T)
    )
    turn, distance = np.radians(toward[:, :-1] - toward[:, -1:]), distance[:, :-1]
    ahead = distance * np.cos(turn)
    along = np.clip(ahead, 0.0, shore.length_m[vertex][:, None])
    off = np.hypot(distance * np.sin(turn), ahead - along)
    wrong = (off > _ON_EDGE_M).all(axis=1)
    if wrong.any():
        lon, lat = start[wrong][0]
        raise GeometryError(
            f"between two parts of the coast {name!r} no border meets the shore near "
            f"({lon:.5f}, {lat:.5f}); let the parts share the border's ends"
        )
    return np.asarray(along[np.arange(len(vertex)), off.argmin(axis=1)])


def walked(shore: Shoreline, vertex: int, along_m: float) -> tuple[int, float]:
    """Walk along a chain to a distance from a vertex, which may lie beyond its edge.

    Parameters
    ----------
    shore
        The edges.
    vertex, along_m
        From which vertex, and how far; back along the chain if negative.

    Returns
    -------
    vertex, along_m
        On the edge of which vertex that is, and how far along it; an open line ends the walk.
    """
    while along_m < 0:
        before = np.flatnonzero(shore.following == vertex)
        if not len(before):
            return vertex, 0.0
        vertex = int(before[0])
        along_m += float(shore.length_m[vertex])
    while along_m > shore.length_m[vertex]:
        onward = int(shore.following[vertex])
        if shore.following[onward] < 0:
            return vertex, float(shore.length_m[vertex])
        along_m -= float(shore.length_m[vertex])
        vertex = onward
    return vertex, along_m


def shore_parts(
    coast: BaseGeometry, parts: Mapping[str, BaseGeometry], *, gap_m: float = GAP_M
) -> dict[str, BaseGeometry]:
    """Take the shores of the parts of a coast: borders on land left out, with a gap at their ends.

    Parameters
    ----------
    coast
        Polygons, and points if any, in longitude-latitude degrees.
    parts
        Holder to its part, which shares the coast's own vertices.
    gap_m
        How much shore is left out on either side of a border's end.

    Returns
    -------
    shores
        Holder to lines (and points) in degrees; those that have any shore.

    Raises
    ------
    GeometryError
        If the parts do not follow the coast.

    Examples
    --------
    >>> parts = {"west": shapely.box(0, 0, 0.01, 0.01), "east": shapely.box(0.01, 0, 0.02, 0.01)}
    >>> shores = shore_parts(shapely.box(0, 0, 0.02, 0.01), parts)
    >>> [shore.geom_type for shore in shores.values()]
    ['LineString', 'LineString']
    """
    shore = shoreline({"": coast})
    label, meetings = labelled(shore, 0, parts)
    holders = list(parts)
    found: dict[str, list[BaseGeometry]] = {holder: [] for holder in holders}
    for chain in range(int(shore.chain.max()) + 1):
        own = np.flatnonzero(shore.chain == chain)
        ends = [m for m in meetings if shore.chain[m.vertex] == chain]
        if not ends:
            whole = _whole(shore.lonlat[own], shore.following[own[-1]])
            found[holders[label[own[0]]]].append(whole)
        for k, end in enumerate(ends):
            path = _between(shore, end, ends[(k + 1) % len(ends)], gap_m)
            if len(path) > 1:
                found[end.ahead].append(shapely.LineString(path))
    return {holder: _collected(shapes) for holder, shapes in found.items() if shapes}


def _whole(lonlat: FloatArray, following: int) -> BaseGeometry:
    if len(lonlat) == 1:
        return shapely.Point(lonlat[0])
    return shapely.LinearRing(lonlat) if following >= 0 else shapely.LineString(lonlat)


def _collected(shapes: list[BaseGeometry]) -> BaseGeometry:
    return shapes[0] if len(shapes) == 1 else shapely.GeometryCollection(shapes)


def _between(shore: Shoreline, start: Meeting, end: Meeting, gap_m: float) -> FloatArray:
    """Vertices of the shore from one border's end to another's, the gaps left out."""
    vertex, along = walked(shore, start.vertex, start.along_m + gap_m)
    last, until = walked(shore, end.vertex, end.along_m - gap_m)
    path = [_place(shore, vertex, along)]
    left = _ahead_m(shore, start, end) - 2 * gap_m
    if left <= 0:
        return np.empty((0, 2))
    while vertex != last or along > until:
        vertex, along = int(shore.following[vertex]), 0.0
        path.append(shore.lonlat[vertex])
    return np.array([*path, _place(shore, last, until)])


def _ahead_m(shore: Shoreline, start: Meeting, end: Meeting) -> float:
    """How far it is along the chain from one end to another."""
    if start.vertex == end.vertex and end.along_m > start.along_m:
        return end.along_m - start.along_m
    vertex, total = start.vertex, -start.along_m
    while True:
        total += float(shore.length_m[vertex])
        vertex = int(shore.following[vertex])
        if vertex == end.vertex:
            return total + end.along_m


def _place(shore: Shoreline, vertex: int, along_m: float) -> FloatArray:
    start, end = shore.lonlat[[vertex, shore.following[vertex]]]
    azimuth = GRS80.inv(*start, *end)[0]
    return np.array(GRS80.fwd(start[0], start[1], azimuth, along_m)[:2])
