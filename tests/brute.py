"""Distances to a coast by another library, edge by edge, in plain Python."""

from functools import cache, partial
from math import cos, radians

import numpy as np
import shapely
from geographiclib.geodesic import Geodesic

# GRS 80
ELLIPSOID = Geodesic(6378137.0, 1 / 298.257222101)
GOLDEN = (5**0.5 - 1) / 2


def _on_a_sphere_m(from_lonlat, to_lonlat):
    (x, y), (u, v) = np.radians(from_lonlat).T, np.radians(to_lonlat).T
    half = np.sin((v - y) / 2) ** 2 + np.cos(y) * np.cos(v) * np.sin((u - x) / 2) ** 2
    return 2 * 6_371_009 * np.arcsin(np.sqrt(half))


def _toward(lon, lat, end_lon, end_lat):
    """Metres to an end, and the azimuth there of going on."""
    found = ELLIPSOID.Inverse(lat, lon, end_lat, end_lon)
    return found["s12"], found["azi2"]


def _edge_distance_m(lon, lat, line, within_m):
    """Golden-section search along a geodesic, between its ends."""

    def distance(along):
        at = line.Position(along)
        return ELLIPSOID.Inverse(lat, lon, at["lat2"], at["lon2"], Geodesic.DISTANCE)["s12"]

    low, high = 0.0, line.s13
    left, right = distance(high * (1 - GOLDEN)), distance(high * GOLDEN)
    while high - low > within_m:
        if left < right:
            high, right = low + GOLDEN * (high - low), left
            left = distance(high - GOLDEN * (high - low))
        else:
            low, left = high - GOLDEN * (high - low), right
            right = distance(low + GOLDEN * (high - low))
    return min(left, right)


def brute_distance_m(lon, lat, land, *, within_m=1.0):
    """Distance to the shore of a land: the least over its edges, each searched to `within_m`.

    An edge is left out only where it cannot be the nearest: by the triangle inequality no point of
    it is nearer than half of what its two ends are away less its length. That is reckoned on a
    sphere, with a hundredth to spare for the ellipsoid, which is off by six thousandths. And its
    ends are enough where it leads away from the point from one end to the other.
    """
    lines = [getattr(part, "boundary", part) for part in shapely.get_parts(land)]
    points = [
        xy for part in shapely.get_parts(land) if (xy := shapely.get_coordinates(part)).size == 2
    ]
    rings = [
        xy for line in shapely.get_parts(lines) if len(xy := shapely.get_coordinates(line)) > 1
    ]
    rings += [np.repeat(xy, 2, axis=0) for xy in points]  # an edge of no length
    edges = np.concatenate([np.stack([xy[:-1], xy[1:]], axis=1) for xy in rings])
    start, end = (_on_a_sphere_m(np.array([[lon, lat]]), edges[:, nth]) for nth in (0, 1))
    length = _on_a_sphere_m(edges[:, 0], edges[:, 1]) * 1.01
    least = ((start + end) * 0.99 - length) / 2
    to_corner = cache(partial(_toward, lon, lat))
    best, _ = to_corner(*edges[np.argmin(start), 0].tolist())
    for nth in np.argsort(least):
        if least[nth] > best:
            break
        (x, y), (u, v) = edges[nth].tolist()
        (first, first_way), (last, last_way) = to_corner(x, y), to_corner(u, v)
        best = min(best, first, last)
        if (first + last - length[nth]) / 2 < best:
            line = ELLIPSOID.InverseLine(y, x, v, u)
            nears = cos(radians(first_way - line.azi1)) < 0
            leaves = cos(radians(last_way - line.Position(line.s13)["azi2"])) > 0
            if nears and leaves:
                best = min(best, _edge_distance_m(lon, lat, line, within_m))
    return best
