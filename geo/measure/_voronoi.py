"""The labelled Voronoi diagram on the Gauss sphere: who meets whom where, before the ellipsoid.

On the local Gauss sphere (`geo.measure.sphere`) distances are true to a few metres in 400 km. A
stereographic plane keeps circles, so the Delaunay triangulation of its points is that of the
sphere, and the centres of the triangles are the vertices of the Voronoi diagram:

K. Q. Brown, "Voronoi diagrams from convex hulls", Information Processing Letters 9, 223-228
(1979), https://doi.org/10.1016/0020-0190(79)90074-7.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import Delaunay

from geo.measure._coast import IntArray
from geo.measure.geodesy import FloatArray
from geo.measure.sphere import flat_of, lifted

LIMIT = -1
"""Stands for a label on the far side of a limit."""

_FRAME = -2
_SEED_RADIANS = np.radians(30.0)
_TURN_RADIANS = 2 * np.pi - 1e-4


class Piece(NamedTuple):
    """A piece of a boundary, with the coast whose area it bounds on its left.

    Attributes
    ----------
    tail, head
        Numbers of its two nodes.
    right
        The label on the right, or LIMIT.
    site
        The sample on the left.
    """

    tail: int
    head: int
    right: int
    site: int


@dataclass(frozen=True, eq=False, slots=True)
class Node:
    """Where pieces meet: a unit vector, the samples that are equally near, and the limit."""

    unit: FloatArray
    sites: tuple[int, ...]
    on_limit: bool


@dataclass(frozen=True, eq=False)
class Diagram:
    """Boundaries of the cells of a labelled Voronoi diagram within a limit.

    Attributes
    ----------
    nodes
        By number.
    rings
        Label to rings: pieces in order, the cell on their left.
    """

    nodes: dict[int, Node]
    rings: dict[int, list[list[Piece]]]


def diagram(unit: FloatArray, labels: IntArray, wanted: list[int], radians: float) -> Diagram:
    """Find the boundaries of the cells of some labels.

    Parameters
    ----------
    unit
        The samples as unit vectors about the north pole, shape (n, 3), all different.
    labels
        Label of each sample, not negative, shape (n,).
    wanted
        The labels whose cells are asked for.
    radians
        The limit as an angle.

    Returns
    -------
    diagram
        Its rings follow from the triangles' neighbours alone, so that they close whatever rounding
        does to the places.
    """
    flat = flat_of(unit)
    far = 4 * (np.abs(flat).max() + radians)
    frame = far * np.array([[-1, -1], [-1, 1.01], [1.02, -1], [1, 1.03]])
    mesh = _Mesh(np.concatenate([flat, frame]), np.append(labels, [_FRAME] * 4), radians)
    rings = {label: mesh.rings(label) for label in wanted}
    used = {n for found in rings.values() for ring in found for p in ring for n in p[:2]}
    return Diagram(mesh.nodes(sorted(used)), rings)


class _Mesh:
    """Delaunay triangles with their centres; half-edge `3 t + k` faces corner k of triangle t."""

    def __init__(self, flat: FloatArray, labels: IntArray, radians: float) -> None:
        self.labels, self.radians = labels, radians
        self.sites = lifted(flat)
        mesh = Delaunay(flat)
        self.corners: IntArray = mesh.simplices.astype(np.intp)
        self.centres, self.is_near = self._centres()
        self.left = self.corners[:, [1, 2, 0]].ravel()
        self.right = self.corners[:, [2, 0, 1]].ravel()
        self.twin = self._twins(mesh.neighbors.astype(np.intp).ravel())
        self._cross()
        self._extra: list[tuple[FloatArray, int]] = []

    def _centres(self) -> tuple[FloatArray, NDArray[np.bool_]]:
        a, b, c = (self.sites[self.corners[:, k]] for k in range(3))
        normal = np.cross(b - a, c - a)
        length = np.linalg.norm(normal, axis=1)
        centres = normal / np.maximum(length, 1e-300)[:, None]
        chord = np.linalg.norm(centres - a, axis=1)
        return centres, chord <= 2 * np.sin(self.radians / 2)

    def _twins(self, neighbour: IntArray) -> IntArray:
        """Find the half-edge on the other side of each, -1 at the frame."""
        count = len(self.sites)
        low, high = np.minimum(self.left, self.right), np.maximum(self.left, self.right)
        order = np.argsort(low * count + high, kind="stable")
        key = (low * count + high)[order]
        twin = np.full(len(key), -1)
        pair = np.flatnonzero(key[1:] == key[:-1])
        twin[order[pair]], twin[order[pair + 1]] = order[pair + 1], order[pair]
        return np.where(neighbour < 0, -1, twin)

    def _cross(self) -> None:
        """Find where each ridge enters and leaves the limit, seen with its left site on the left.

        The ridge of a half-edge runs from the centre of the triangle across to that of its own.
        """
        a, b = self.sites[self.left], self.sites[self.right]
        middle, along = a + b, b - a
        spread = np.linalg.norm(along, axis=1)
        height = np.linalg.norm(middle, axis=1) / 2
        middle /= 2 * height[:, None]
        level = np.cos(self.radians) / height
        facing = np.cross(middle, along / spread[:, None])
        own = np.repeat(np.arange(len(self.corners)), 3)
        across = np.where(self.twin < 0, own, self.twin // 3)
        ahead = np.einsum("ij,ij->i", self.centres[own], facing) > 0
        behind = np.einsum("ij,ij->i", self.centres[across], facing) < 0
        start, end = self.is_near[across], self.is_near[own]
        both = ~start & ~end & ahead & behind & (level < 1)
        self.starts_near = start
        self.enters = (~start & end) | both
        self.leaves = (start & ~end) | both
        self._middle, self._facing, self._level = middle, facing, np.minimum(level, 1.0)

    def _leaving(self, half: int) -> int:
        """Return a number for where a ridge leaves the limit, which is where its twin enters."""
        return len(self.corners) + half

    def _entering(self, half: int) -> int:
        return self._leaving(int(self.twin[half]))

    def rings(self, label: int) -> list[list[Piece]]:
        """Join the pieces around the cell of a label."""
        own = self.labels[self.left] == label
        pieces = {p.tail: p for p in self._medians(np.flatnonzero(own), label)}
        pieces |= {p.tail: p for p in self._arcs(np.flatnonzero(own & self.leaves))}
        rings = [*self._circles(label)]
        while pieces:
            ring = [pieces.pop(next(iter(pieces)))]
            while ring[-1].head != ring[0].tail:
                ring.append(pieces.pop(ring[-1].head))
            rings.append(ring)
        return rings

    def _medians(self, own: IntArray, label: int) -> Iterator[Piece]:
        for half in own[self.labels[self.right[own]] != label].tolist():
            starts, enters = bool(self.starts_near[half]), bool(self.enters[half])
            if not starts and not enters:
                continue
            tail = int(self.twin[half]) // 3 if starts else self._entering(half)
            head = self._leaving(half) if self.leaves[half] else half // 3
            yield Piece(tail, head, int(self.labels[self.right[half]]), int(self.left[half]))

    def _arcs(self, leaving: IntArray) -> Iterator[Piece]:
        """From where a ridge leaves the limit on to where the cell's outline enters it again."""
        for half in leaving.tolist():
            tail, site, following = self._leaving(half), int(self.left[half]), half
            while True:
                following = self._next_around(following)
                if self.enters[following]:
                    break
            yield from self._seeded(tail, self._entering(following), site)

    def _next_around(self, half: int) -> int:
        """Turn to the next ridge of the left site's cell, counter-clockwise."""
        triangle, corner = divmod(half, 3)
        return int(self.twin[3 * triangle + (corner + 2) % 3])

    def _circles(self, label: int) -> Iterator[list[Piece]]:
        """Whole circles, about samples whose cells the limit nowhere leaves."""
        sites = np.unique(self.left[self.labels[self.left] == label])
        touched = np.zeros(len(self.sites), dtype=bool)
        inside = self.is_near.repeat(3) | self.starts_near | self.enters | self.leaves
        touched[self.left[inside]] = True
        for site in sites[~touched[sites]].tolist():
            east = np.cross([0.0, 1.0, 0.0], self.sites[site])
            start = self._extra_node(self._turned(east, site, 0.0), site)
            yield list(self._seeded(start, start, site))

    def _seeded(self, tail: int, head: int, site: int) -> Iterator[Piece]:
        """Cut an arc of the limit into pieces of at most thirty degrees."""
        centre = self.sites[site]
        start, end = self._place(tail), self._place(head)
        angle = 2 * np.pi
        if tail != head:
            sine = centre @ np.cross(start - centre, end - centre)
            angle = np.arctan2(sine, (start - centre) @ (end - centre)) % (2 * np.pi)
        turns = 0 if angle > _TURN_RADIANS and tail != head else int(angle / _SEED_RADIANS)
        nodes = [tail]
        nodes += [
            self._extra_node(self._turned(start, site, angle * k / (turns + 1)), site)
            for k in range(1, turns + 1)
        ]
        for one, other in zip(nodes, [*nodes[1:], head], strict=True):
            yield Piece(one, other, LIMIT, site)

    def _turned(self, start: FloatArray, site: int, angle: float) -> FloatArray:
        """Find the point at the limit from a site, turned from the direction of another."""
        centre = self.sites[site]
        out = start - centre * (start @ centre)
        out /= np.linalg.norm(out)
        side = np.cross(centre, out)
        direction = np.cos(angle) * out + np.sin(angle) * side
        return np.asarray(np.cos(self.radians) * centre + np.sin(self.radians) * direction)

    def _extra_node(self, place: FloatArray, site: int) -> int:
        self._extra.append((place, site))
        return self._first_extra + len(self._extra) - 1

    @property
    def _first_extra(self) -> int:
        return len(self.corners) + len(self.left)

    def _place(self, node: int) -> FloatArray:
        if node < len(self.corners):
            return np.asarray(self.centres[node])
        if node >= self._first_extra:
            return self._extra[node - self._first_extra][0]
        half = node - len(self.corners)
        level = self._level[half]
        return np.asarray(level * self._middle[half] + np.sqrt(1 - level**2) * self._facing[half])

    def sites_of(self, node: int) -> tuple[int, ...]:
        if node < len(self.corners):
            return tuple(self.corners[node].tolist())
        if node >= self._first_extra:
            return (self._extra[node - self._first_extra][1],)
        half = node - len(self.corners)
        return int(self.left[half]), int(self.right[half])

    def nodes(self, used: list[int]) -> dict[int, Node]:
        first = len(self.corners)
        return {n: Node(self._place(n), self.sites_of(n), on_limit=n >= first) for n in used}
