"""The coast ledger: the sea of every point of a coast, added up for any division of the land.

Sea goes with the coast that is nearest to it, so it is additive over the coast: take the
nearest-coast diagram of all coasts with a cell for each *point* of the shore. The sea of any part
of a coast is the sum of its points' cells; what divides two holders is the edges between cells of
theirs; and where a border on land meets the shore, the cell of that stretch is divided as the
border's end says. The diagram is made once; every question after that is a sum.

The points are samples, the finer the narrower the water, and their diagram is taken on the local
Gauss sphere (`geo.measure.sphere`): what it gives is true to metres, not exact.
`geo.measure.equidistance.partition`, which solves on the ellipsoid, is its judge. For the diagram
itself see F. Aurenhammer, "Voronoi diagrams: a survey of a fundamental geometric data structure",
ACM Computing Surveys 23 (3), 345-405 (1991), https://doi.org/10.1145/116873.116880.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from types import MappingProxyType
from typing import Any, cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError, DataError
from geo.measure._great_circles import Fan, Outline, cross, fan, within
from geo.measure.geodesy import FloatArray
from geo.measure.polygons import by_name
from geo.measure.shore import GAP_M, Shoreline, Stations, labelled, shoreline, stations, walked
from geo.measure.sphere import Sphere, middle_within

__all__ = ["Division", "Ledger", "Owner", "coast_ledger"]

IntArray = NDArray[np.intp]
Owner = str | Mapping[str, BaseGeometry]
"""Who holds a coast: a holder, or holders with the part of the coast that each has."""

_SHORE, _CUT = -2, -3
"""What lies beyond an arc: land, or, from the second down, the other side of the k-th cut."""
_LONGEST_M = 4000.0
_PER_DEGREE, _PER_KM2 = 1e7, 1e4


class Ledger:
    """The sea of each point of some coasts, among others that bound it.

    Parameters
    ----------
    names
        Names of the coasts, in the order of `shore`.
    shore, placed
        Their edges, and the points on them that have a cell each.
    others, whose
        Points of other coasts that meet them, degrees, shape (m, 2), and the names of these; the
        frame far away has the name "".
    triangles
        Triples of points, counter-clockwise, numbered with the others after the own: the Delaunay
        triangles at sea; shape (t, 3).
    middle
        (lon, lat) about which the sphere is taken.
    reach_m
        How far the cells reach.
    areas_km2
        Limit in metres to the area of each point's cell within it, land left out, shape (n,);
        other limits are measured when they are asked for.

    See Also
    --------
    coast_ledger : makes one.

    Examples
    --------
    >>> ledger = coast_ledger({"rock": shapely.Point(10, 45)}, limits_m=[50_000.0])
    >>> len(ledger), ledger.areas_km2(50_000.0).round().tolist()
    (1, [7854.0])
    """

    def __init__(  # noqa: PLR0913  its parts, as they are kept
        self,
        names: Sequence[str],
        shore: Shoreline,
        placed: Stations,
        *,
        others: FloatArray,
        whose: Sequence[str],
        triangles: IntArray,
        middle: tuple[float, float],
        reach_m: float,
        areas_km2: Mapping[float, FloatArray] = MappingProxyType({}),
    ) -> None:
        self.names, self.shore, self.placed = tuple(names), shore, placed
        self.others, self.whose = others, tuple(whose)
        self.triangles, self.middle, self.reach_m = triangles, middle, float(reach_m)
        self._areas = dict(areas_km2)
        self.sphere = Sphere(*middle)
        self.unit = self.sphere.unit(np.concatenate([placed.lonlat, others]))
        self.coast = shore.coast[placed.vertex]
        # the points of each coast stand together
        bounds = np.searchsorted(self.coast, np.arange(len(self.names) + 1)).tolist()
        self.spans = [slice(*span) for span in pairwise(bounds)]

    def __len__(self) -> int:
        """Count the points that have a cell."""
        return len(self.placed.vertex)

    def areas_km2(self, limit_m: float) -> FloatArray:
        """Sea of each point within a limit.

        Parameters
        ----------
        limit_m
            Metres, no more than `reach_m`.

        Returns
        -------
        areas_km2
            Shape (n,), in the order of the points; read-only.

        Raises
        ------
        ArgumentError
            If the limit is not positive or beyond the reach of the cells.
        """
        if not 0 < limit_m <= self.reach_m:
            raise ArgumentError(
                f"the limit is {limit_m:g} m; this ledger holds limits up to {self.reach_m:g} m"
            )
        if limit_m not in self._areas:
            self._areas[limit_m] = self._measured(limit_m)
        self._areas[limit_m].setflags(write=False)
        return self._areas[limit_m]

    def divide(self, owners: Mapping[str, Owner]) -> "Division":
        """Give each coast to a holder, or its parts to several.

        Parameters
        ----------
        owners
            Name of a coast to its holder, or to holders with the part each has, in degrees: parts
            share the coast's own vertices, and between them run borders on land. The other coasts
            need a holder for `Division.line` only.

        Returns
        -------
        division
            What is asked of it is computed then.

        Raises
        ------
        ArgumentError
            If a coast has no owner.
        GeometryError
            If the parts do not follow the coast.
        """
        missing = [name for name in self.names if name not in owners]
        if missing:
            raise ArgumentError(f"the coast {missing[0]!r} has no holder; name one for it")
        return Division(self, dict(owners))

    def to_dict(self) -> dict[str, Any]:
        """Plain form, of whole numbers: what `from_dict` reads with the same coasts.

        Returns
        -------
        plain
            `names` and `middle`; `reach_m`; `coasts`, a hash of their vertices; `along_m`, for each
            vertex where points stand on the edge that leaves it; `others`, name, longitudes and
            latitudes in units of 1e-7 degrees, each less the one before, of the other coasts'
            points; `triangles`, three numbers each, the first less the one before, the others less
            the first; `areas`, limit in metres to the areas of all points in units of 100 m2, each
            limit less the one before.
        """
        placed = self.placed
        along = [
            placed.along_m[base + 1 : end].astype(int).tolist()
            for base, end in pairwise([*placed.base.tolist(), len(self)])
        ]
        others = []
        places = np.round(self.others * _PER_DEGREE).astype(int)
        for name in dict.fromkeys(self.whose):
            mine = places[[each == name for each in self.whose]]
            others.append([name, *(_less_before(column) for column in mine.T)])
        first = np.diff(self.triangles[:, 0], prepend=0)
        rest = self.triangles[:, 1:] - self.triangles[:, :1]
        areas, before = {}, np.zeros(len(self), dtype=int)
        for limit in sorted(self._areas):
            units = np.round(self._areas[limit] * _PER_KM2).astype(int)
            areas[f"{limit:g}"] = (units - before).tolist()
            before = units
        return {
            "names": list(self.names),
            "middle": list(self.middle),
            "reach_m": self.reach_m,
            "coasts": _fingerprint(self.shore),
            "along_m": along,
            "others": others,
            "triangles": np.column_stack([first, rest]).ravel().tolist(),
            "areas": areas,
        }

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any], coasts: Mapping[str, BaseGeometry]) -> "Ledger":
        """Read the plain form.

        Parameters
        ----------
        plain
            As `to_dict` gives it.
        coasts
            Name to geometry in degrees: the coasts that it was made of.

        Returns
        -------
        ledger
            The same ledger, its areas to 50 m2 a point.

        Raises
        ------
        DataError
            If it was made of other coasts.
        """
        shore = shoreline({name: coasts[name] for name in plain["names"]})
        if plain["coasts"] != _fingerprint(shore):
            raise DataError("the coast ledger was made of other coasts; make it again of these")
        counts = [len(along) for along in plain["along_m"]]
        vertex = np.repeat(np.arange(len(counts)), counts)
        placed = stations(shore, vertex, np.array(list(chain(*plain["along_m"])), dtype=float))
        columns = [np.column_stack([np.cumsum(x), np.cumsum(y)]) for _, x, y in plain["others"]]
        whose = [name for name, x, _ in plain["others"] for _ in x]
        triangles = np.array(plain["triangles"], dtype=np.intp).reshape(-1, 3)
        triangles[:, 0] = np.cumsum(triangles[:, 0])
        triangles[:, 1:] += triangles[:, :1]
        areas, units = {}, np.zeros(len(placed.vertex), dtype=int)
        for limit, more in plain["areas"].items():
            units = units + np.array(more)
            areas[float(limit)] = units / _PER_KM2
        return cls(
            plain["names"],
            shore,
            placed,
            others=np.concatenate(columns) / _PER_DEGREE,
            whose=whose,
            triangles=triangles,
            middle=(plain["middle"][0], plain["middle"][1]),
            reach_m=plain["reach_m"],
            areas_km2=areas,
        )

    @cached_property
    def centres(self) -> FloatArray:
        """Centres of the triangles as unit vectors, shape (t, 3)."""
        a, b, c = (self.unit[self.triangles[:, k]] for k in range(3))
        normal = cross(b - a, c - a)
        return np.asarray(normal / np.linalg.norm(normal, axis=1)[:, None])

    def middle_of(self, one: IntArray, other: IntArray) -> FloatArray:
        """Points halfway between two points.

        Parameters
        ----------
        one, other
            Numbers of the points, shape (n,).

        Returns
        -------
        middle
            Unit vectors, shape (n, 3).
        """
        between = self.unit[one] + self.unit[other]
        return np.asarray(between / np.linalg.norm(between, axis=-1, keepdims=True))

    def _measured(self, limit_m: float) -> FloatArray:
        """Add up, corner by corner of the triangles, what lies nearest to each point."""
        limit = limit_m / self.sphere.radius_m
        found = np.zeros(len(self.unit))
        for k in range(3):
            own, one, other = (self.triangles[:, (k + j) % 3] for j in range(3))
            mine = own < len(self)
            own, one, other, centre = own[mine], one[mine], other[mine], self.centres[mine]
            apex = self.unit[own]
            area = fan(apex, self.middle_of(own, one), centre).areas(limit)
            area += fan(apex, centre, self.middle_of(own, other)).areas(limit)
            found += np.bincount(own, area, minlength=len(found))
        return np.asarray(found[: len(self)] * self.sphere.radius_m**2 / 1e6)

    def cell(self, point: int) -> Outline:
        """Outline of the cell of a point, the land left out.

        Parameters
        ----------
        point
            Its number.

        Returns
        -------
        outline
            Its arcs, with the numbers of the points beyond them.
        """
        rows, corner = self._corners_of(point)
        after, before = (self.triangles[rows, (corner + j) % 3].tolist() for j in (1, 2))
        # counter-clockwise, an edge ends at the centre of the triangle that it comes before
        ends, starts = ({b: k for k, b in enumerate(each)} for each in (after, before))
        beyond = list(ends | starts)
        # the edge of one triangle alone reaches from its centre to halfway between two points
        lone = {b: len(rows) + k for k, b in enumerate(ends.keys() ^ starts.keys())}
        shore = [int(self.placed.ahead[point]), int(self.placed.behind[point])]
        shore = shore if self.has_land(point) else []
        halfway = self.unit[[*lone, *shore]] + self.unit[point]
        halfway /= np.sqrt(np.einsum("ij,ij->i", halfway, halfway))[:, None]
        places = np.concatenate([self.centres[rows], halfway, self.unit[[point]]])
        start, end = ([(lone | each)[b] for b in beyond] for each in (starts, ends))
        if shore:
            # back along the shore, the land on the right
            here = len(places) - 1
            start += [here - 2, here]
            end += [here, here - 1]
            beyond += [_SHORE, _SHORE]
        return Outline(places[start], places[end], np.array(beyond))

    def has_land(self, point: int) -> bool:
        """Tell whether the shore at a point has land on its left.

        Parameters
        ----------
        point
            Its number.

        Returns
        -------
        has_land
            Not so for lone points and open lines.
        """
        return bool(self.shore.has_land[self.placed.vertex[point]])

    def seaward(self, point: int, *, ahead: bool) -> FloatArray | None:
        """Find the side of the shore beside a point on which the sea is.

        Parameters
        ----------
        point
            Its number.
        ahead
            Whether the shore ahead of it is meant, or that behind.

        Returns
        -------
        normal
            Of the plane through that piece of shore and the middle of the Earth, toward the sea, of
            any length, shape (3,); None where the shore has sea on both sides.
        """
        if not self.has_land(point):
            return None
        beside = int((self.placed.ahead if ahead else self.placed.behind)[point])
        on = cross(self.unit[beside], self.unit[point])
        return np.asarray(on if ahead else -on)

    @cached_property
    def _by_point(self) -> tuple[IntArray, IntArray]:
        """Corners of all triangles in the order of their points, and where each point's begin."""
        order = np.argsort(self.triangles, axis=None, kind="stable")
        begins = np.searchsorted(self.triangles.ravel()[order], np.arange(len(self) + 1))
        return order, begins

    def _corners_of(self, point: int) -> tuple[IntArray, IntArray]:
        order, begins = self._by_point
        rows, corners = np.divmod(order[begins[point] : begins[point + 1]], 3)
        return rows, corners

    @cached_property
    def edges(self) -> tuple[IntArray, FloatArray, FloatArray]:
        """Edges between cells: the two points, shape (e, 2), the own one first, and the two ends.

        The first point lies on the left of the way from the first end to the second.
        """
        t = self.triangles
        pairs = np.concatenate([t[:, [k, (k + 1) % 3]] for k in range(3)])
        centre = np.tile(np.arange(len(t)), 3)
        low, high = pairs.min(axis=1), pairs.max(axis=1)
        order = np.argsort(low * len(self.unit) + high, kind="stable")
        key = (low * len(self.unit) + high)[order]
        is_pair = np.flatnonzero(key[1:] == key[:-1])
        double = np.zeros(len(key), dtype=bool)
        double[is_pair] = double[is_pair + 1] = True
        one, two = order[is_pair], order[is_pair + 1]
        alone = order[~double]
        # beside its edge a -> b, a triangle lies on the left: its centre is where a's cell ends
        first = pairs[one][:, 0] == low[one]
        ahead, behind = np.where(first, one, two), np.where(first, two, one)
        points = [np.column_stack([low[one], high[one]])]
        starts, ends = [self.centres[centre[behind]]], [self.centres[centre[ahead]]]
        lone = pairs[alone]
        halfway = self.middle_of(lone[:, 0], lone[:, 1])
        upward = (lone[:, 0] == low[alone])[:, None]
        middle = self.centres[centre[alone]]
        points.append(np.column_stack([low[alone], high[alone]]))
        starts.append(np.where(upward, halfway, middle))
        ends.append(np.where(upward, middle, halfway))
        found = np.concatenate(points), np.concatenate(starts), np.concatenate(ends)
        own = found[0][:, 0] < len(self)
        return found[0][own], found[1][own], found[2][own]


@dataclass(frozen=True, eq=False)
class _End:
    """Where a border on land meets the shore: the points beside it, and who holds them.

    Attributes
    ----------
    normal
        Of the plane halfway between the ends of the gap, toward the one ahead.
    before, after
        The points behind it and ahead of it along the chain whose stretches of shore the gap
        touches, with the way from each to the end in metres.
    behind, ahead
        Labels of what lies behind and ahead.
    """

    normal: FloatArray
    before: Mapping[int, float]
    after: Mapping[int, float]
    behind: int
    ahead: int

    def labels_from(self, point: int) -> tuple[int, int]:
        """Labels on the near side, seen from a point that it touches, and beyond it."""
        labels = self.behind, self.ahead
        return labels[::-1] if point in self.after else labels


@dataclass(frozen=True, eq=False)
class _Cut:
    """A region that the end of a border divides.

    Attributes
    ----------
    region
        Its outline.
    seaward
        Of the plane on whose side the end divides it, where the region lies on both; or None.
    normal
        Of the end's plane, toward what lies beyond.
    label
        Of what lies beyond.
    rank
        Of the end among those that divide the cell.
    """

    region: Outline
    seaward: FloatArray | None
    normal: FloatArray
    label: int
    rank: int

    @cached_property
    def _here(self) -> Outline:
        return self.region if self.seaward is None else self.region.cut(self.seaward, _SHORE)

    @cached_property
    def far(self) -> Outline:
        """What lies beyond the end."""
        return self._here.cut(self.normal, _CUT - self.rank)

    def near(self) -> Outline:
        """Leave what is not beyond the end."""
        rest = self._here.cut(-self.normal, _CUT - self.rank)
        if self.seaward is None:
            return rest
        return rest.joined(self.region.cut(-self.seaward, _SHORE))


class Division:
    """A ledger's coasts given to holders.

    Parameters
    ----------
    ledger, owners
        As for `Ledger.divide`, which checks them.

    Attributes
    ----------
    parts
        Name of the coast and holder of each part, in the order of the coasts.

    Examples
    --------
    >>> ledger = coast_ledger({"rock": shapely.Point(10, 45)}, limits_m=[50_000.0])
    >>> ledger.divide({"rock": "north"}).parts
    (('rock', 'north'),)
    """

    def __init__(self, ledger: Ledger, owners: Mapping[str, Owner]) -> None:
        self.ledger, self._owners = ledger, owners
        parts: list[tuple[str, str]] = []
        for name in ledger.names:
            owner = owners[name]
            holders = [owner] if isinstance(owner, str) else list(owner)
            parts += [(name, holder) for holder in holders]
        self.parts = tuple(parts)
        self._number = {part: k for k, part in enumerate(parts)}
        self._labels = np.empty(len(ledger), dtype=np.intp)
        self._ends: list[_End] = []
        for k, name in enumerate(ledger.names):
            owner = owners[name]
            if isinstance(owner, str):
                self._labels[ledger.spans[k]] = self._number[name, owner]
            else:
                self._divide(k, name, owner)

    def areas_km2(self, limit_m: float) -> dict[tuple[str, str], float]:
        """Sea of each part within a limit.

        Parameters
        ----------
        limit_m
            Metres.

        Returns
        -------
        areas_km2
            Coast and holder to square kilometres on the ellipsoid.

        Raises
        ------
        ArgumentError
            If the limit is out of the ledger's reach.
        """
        areas = self.ledger.areas_km2(limit_m)
        found = np.bincount(self._labels, areas, minlength=len(self.parts))
        if self._cuts:
            seen, taken, left = self._fans
            # what lies beyond an end is taken from the point that has the cell
            area = seen.areas(limit_m / self.ledger.sphere.radius_m)
            area *= self.ledger.sphere.radius_m**2 / 1e6
            found += np.bincount(taken, area, minlength=len(found))
            found -= np.bincount(left, area, minlength=len(found))
        return dict(zip(self.parts, found.tolist(), strict=True))

    def line(self, limit_m: float) -> BaseGeometry:
        """Draw what divides the sea of different holders within a limit.

        Parameters
        ----------
        limit_m
            Metres.

        Returns
        -------
        line
            LineString or MultiLineString in degrees, a vertex at least every four kilometres; empty
            if all that meet have one holder.

        Raises
        ------
        ArgumentError
            If a coast that meets them has no holder.
        """
        ledger = self.ledger
        holders = sorted({holder for _, holder in self.parts} | set(map(str, self._others())))
        number = {holder: k for k, holder in enumerate(holders)}
        of_part = np.array([number[holder] for _, holder in self.parts])
        whose = np.array([number.get(self._held(name), -1) for name in ledger.whose])
        label = np.concatenate([of_part[self._labels], whose])
        points, start, end = ledger.edges
        whole = np.ones(len(label), dtype=bool)
        whole[list(self._pieces)] = False
        one, other = label[points].T
        mine = (one != other) & (other >= 0) & whole[points].all(axis=1)
        apexes, starts, ends = [ledger.unit[points[mine, 0]]], [start[mine]], [end[mine]]
        for point, pieces in self._pieces.items():
            for rank, (part, whole_outline) in enumerate(pieces):
                outline = self._broken(point, whole_outline)
                differs = self._is_boundary(point, rank, of_part[part], outline, label, of_part)
                apexes.append(np.broadcast_to(ledger.unit[point], (int(differs.sum()), 3)))
                starts.append(outline.start[differs])
                ends.append(outline.end[differs])
        _, first, last = within(
            np.concatenate(apexes),
            np.concatenate(starts),
            np.concatenate(ends),
            limit_m / ledger.sphere.radius_m,
        )
        return self._joined(first, last)

    def holder_at(self, point: int, place: FloatArray) -> str:
        """Tell who holds a place in the cell of a point.

        Parameters
        ----------
        point
            Number of the point that is nearest to the place.
        place
            Unit vector on the ledger's sphere, shape (3,).

        Returns
        -------
        holder
            Its name.
        """
        return self.parts[self._label_at(point, place)][1]

    def _is_boundary(
        self,
        point: int,
        rank: int,
        holder: int,
        outline: Outline,
        holders: IntArray,
        of_part: IntArray,
    ) -> NDArray[np.bool_]:
        """Which arcs of a piece of a divided cell lie between two holders; each only once."""
        found = np.zeros(len(outline.beyond), dtype=bool)
        for k, beyond in enumerate(outline.beyond.tolist()):
            if beyond in self._pieces:
                place = outline.start[k] + outline.end[k]
                other = of_part[self._label_at(beyond, place)]
                found[k] = other != holder and point < beyond
            elif beyond >= 0:
                found[k] = holders[beyond] not in {holder, -1}
            elif beyond == _CUT - rank:
                near, _ = self._ends_at[point][rank].labels_from(point)
                found[k] = of_part[near] != holder
        return found

    def _broken(self, point: int, outline: Outline) -> Outline:
        """Break the arcs of a piece of a divided cell where the cells beyond are divided."""
        for beyond in self._pieces.keys() & set(outline.beyond.tolist()):
            if beyond > point:  # of two such cells, the arcs of the first are drawn
                for end in self._ends_at[beyond]:
                    outline = outline.broken(end.normal, beyond)
        return outline

    def _others(self) -> set[str]:
        return {self._held(name) for name in self.ledger.whose if name}

    def _held(self, name: str) -> str:
        if not name:
            return ""
        owner = self._owners.get(name)
        if not isinstance(owner, str):
            raise ArgumentError(f"the coast {name!r} has no holder; name one for it")
        return owner

    def _joined(self, start: FloatArray, end: FloatArray) -> BaseGeometry:
        if not len(start):
            return shapely.LineString()
        sphere = self.ledger.sphere
        length = np.linalg.norm(end - start, axis=1) * sphere.radius_m
        count = np.maximum(1, np.ceil(length / _LONGEST_M)).astype(int) + 1
        owner = np.repeat(np.arange(len(count)), count)
        rank = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
        share = (rank / (count[owner] - 1))[:, None]
        places = sphere.lonlat(_unit(start[owner] * (1 - share) + end[owner] * share)).round(9)
        lines = cast("Any", shapely.linestrings(places, indices=owner))
        return cast("BaseGeometry", shapely.line_merge(shapely.multilinestrings(lines)))

    def _divide(self, coast: int, name: str, parts: Mapping[str, BaseGeometry]) -> None:
        """Label the points of a coast by its parts, and find where borders meet the shore."""
        shore, placed = self.ledger.shore, self.ledger.placed
        label, meetings = labelled(shore, coast, parts, name)
        of_part = np.array([self._number[name, holder] for holder in parts])
        vertex = placed.vertex[self.ledger.spans[coast]]
        self._labels[self.ledger.spans[coast]] = of_part[label][vertex - vertex[0]]
        for end in meetings:
            first, last = self._points_on(end.vertex)
            beyond = first + int(np.searchsorted(placed.along_m[first:last], end.along_m, "right"))
            self._labels[beyond:last] = self._number[name, end.ahead]
            behind, ahead = (self._number[name, holder] for holder in (end.behind, end.ahead))
            self._ends.append(self._end(end.vertex, end.along_m, behind, ahead))

    def _end(self, vertex: int, along: float, behind: int, ahead: int) -> _End:
        placed = self.ledger.placed
        first, last = self._points_on(vertex)
        point = first + int(np.searchsorted(placed.along_m[first:last], along, "right")) - 1
        normal = self._on_shore(vertex, along + GAP_M) - self._on_shore(vertex, along - GAP_M)
        away = along - float(placed.along_m[point])
        before, after = self._touched(point, away, ahead=False), dict[int, float]()
        onward = int(placed.ahead[point])
        if onward >= 0:
            left = float(placed.step_m[point]) - away
            found = self._touched(onward, left, ahead=True)
            # all the way round a rock, a point lies on one side
            after = {point: away for point, away in found.items() if point not in before}
        return _End(normal, before, after, behind, ahead)

    def _points_on(self, vertex: int) -> tuple[int, int]:
        """Points on the edge that leaves a vertex: the first, and the one after the last."""
        base = self.ledger.placed.base
        last = base[vertex + 1] if vertex + 1 < len(base) else len(self.ledger)
        return int(base[vertex]), int(last)

    def _touched(self, point: int, away_m: float, *, ahead: bool) -> dict[int, float]:
        """Points from one on, away from an end, whose stretches of shore reach into its gap."""
        placed, found = self.ledger.placed, dict[int, float]()
        start = point
        while point >= 0:
            behind = placed.behind[point]
            step = placed.step_m[behind if ahead else point]
            if (ahead and behind < 0) or away_m - step / 2 >= GAP_M:
                break
            found[point] = away_m
            onward = int(placed.ahead[point] if ahead else behind)
            away_m += float(placed.step_m[point if ahead else onward])
            point = -1 if onward == start else onward
        return found

    def _on_shore(self, vertex: int, along: float) -> FloatArray:
        shore, base, unit = self.ledger.shore, self.ledger.placed.base, self.ledger.unit
        vertex, along = walked(shore, vertex, along)
        share = along / max(float(shore.length_m[vertex]), 1e-9)
        start, end = unit[base[vertex]], unit[base[shore.following[vertex]]]
        place = start * (1 - share) + end * share
        return np.asarray(place / np.sqrt((place * place).sum()))

    @cached_property
    def _cuts(self) -> dict[int, list[_Cut]]:
        """How the ends of borders divide cells, end by end."""
        found: dict[int, list[_Cut]] = {}
        for point, ends in self._ends_at.items():
            found[point] = []
            rest = self.ledger.cell(point)
            for rank, end in enumerate(ends):
                rest = found[point][-1].near() if rank else rest
                seaward = self._seaward(point, end)
                # at a cape, the plane meets the sea on the other side of the land too
                is_cape = seaward is not None and not rest.is_before(seaward)
                beyond = -end.normal if point in end.after else end.normal
                label = end.labels_from(point)[1]
                found[point].append(_Cut(rest, seaward if is_cape else None, beyond, label, rank))
        return found

    @cached_property
    def _pieces(self) -> dict[int, list[tuple[int, Outline]]]:
        """Cells that the ends of borders divide: each with its pieces, label and outline.

        The last piece is the point's own; the others are beyond an end, in the order of these.
        """
        return {
            point: [
                *((cut.label, cut.far) for cut in cuts),
                (int(self._labels[point]), cuts[-1].near()),
            ]
            for point, cuts in self._cuts.items()
        }

    @cached_property
    def _fans(self) -> tuple[Fan, IntArray, IntArray]:
        """All that lies beyond ends as seen from its points, arc by arc; whose it is, and was."""
        cuts = [(point, cut) for point, found in self._cuts.items() for cut in found]
        points = np.array([point for point, _ in cuts])
        size = [len(cut.far.start) for _, cut in cuts]
        seen = fan(
            np.repeat(self.ledger.unit[points], size, axis=0),
            np.concatenate([cut.far.start for _, cut in cuts]),
            np.concatenate([cut.far.end for _, cut in cuts]),
        )
        taken = np.repeat([cut.label for _, cut in cuts], size)
        return seen, taken, np.repeat(self._labels[points], size)

    @cached_property
    def _ends_at(self) -> dict[int, list[_End]]:
        """The ends that divide the cell of a point: those behind it, then those ahead.

        Of either the farthest comes first.
        """
        found: dict[int, list[tuple[bool, float, int]]] = {}
        for number, end in enumerate(self._ends):
            for point, away in end.before.items():
                found.setdefault(point, []).append((True, -away, number))
            for point, away in end.after.items():
                found.setdefault(point, []).append((False, -away, number))
        return {
            point: [self._ends[number] for _, _, number in sorted(ends)]
            for point, ends in found.items()
        }

    def _seaward(self, point: int, end: _End) -> FloatArray | None:
        """Find the sea's side of the shore between a point and an end: see `Ledger.seaward`."""
        return self.ledger.seaward(point, ahead=point not in end.after)

    def _label_at(self, point: int, place: FloatArray) -> int:
        """Label of a place in the cell of a point."""
        for end in self._ends_at.get(point, []):
            seaward = self._seaward(point, end)
            is_here = seaward is None or place @ seaward > 0
            if is_here and (place @ end.normal < 0) == (point in end.after):
                return end.labels_from(point)[1]
        return int(self._labels[point])


def _less_before(values: IntArray) -> list[int]:
    found: list[int] = np.diff(values, prepend=0).tolist()
    return found


def _fingerprint(shore: Shoreline) -> str:
    places = np.round(shore.lonlat * _PER_DEGREE).astype("<i8")
    return hashlib.sha256(places.tobytes()).hexdigest()[:16]


def _unit(vectors: FloatArray) -> FloatArray:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1)[:, None])


def coast_ledger(
    coasts: Mapping[str, BaseGeometry],
    *,
    of: Iterable[str] | None = None,
    limits_m: Iterable[float],
    step_m: float = 500.0,
) -> Ledger:
    """Make the ledger of some coasts, among all.

    Parameters
    ----------
    coasts
        Name to geometry in longitude-latitude degrees: points, lines or polygons, as for
        `geo.measure.equidistance.partition`. Not changed.
    of
        The names whose sea is put down, all if left out; the others only bound it.
    limits_m
        The limits for which areas are put down, in metres; smaller ones may be asked for later.
    step_m
        Longest spacing of points; where water is narrow they stand closer.

    Returns
    -------
    ledger
        Takes a few seconds for ten thousand points.

    Raises
    ------
    ArgumentError
        If a name is unknown, or a number is out of range.
    GeometryError
        As `geo.measure.equidistance.partition`.

    Examples
    --------
    >>> pair = {"west": shapely.Point(-0.2, 0), "east": shapely.Point(0.2, 0)}
    >>> ledger = coast_ledger(pair, limits_m=[50_000.0])
    >>> areas = ledger.divide({"west": "a", "east": "b"}).areas_km2(50_000.0)
    >>> round(areas["west", "a"] / areas["east", "b"], 9)
    1.0
    """
    from geo.measure._survey import Survey  # noqa: PLC0415  SciPy is for making one
    from geo.measure.equidistance import check_coasts  # noqa: PLC0415  as above

    coasts = by_name(coasts, "coasts")
    wanted = list(coasts if of is None else of)
    limits = [float(limit) for limit in limits_m]
    if not limits:
        raise ArgumentError("no limit is given; name at least one, in metres")
    check_coasts(coasts, wanted, limits_m=limits, step_m=step_m)
    reach = max(limits)
    sphere_at = middle_within([coasts[name] for name in wanted], reach)
    survey = Survey(coasts, wanted, reach_m=reach, step_m=step_m, sphere=Sphere(*sphere_at))
    ledger = Ledger(
        wanted,
        survey.shore,
        survey.stations,
        others=survey.others,
        whose=survey.whose,
        triangles=survey.triangles,
        middle=sphere_at,
        reach_m=reach,
    )
    for limit in limits:
        ledger.areas_km2(limit)
    return ledger
