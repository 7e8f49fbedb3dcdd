"""The partition of the sea: closed forms, an independent brute force, invariants, bad input."""

import copy
import pickle

import geopandas
import numpy as np
import pytest
import shapely
from brute import ELLIPSOID, brute_distance_m
from once import parted_once
from pyproj import Transformer
from scipy.spatial import cKDTree

from geo.errors import ArgumentError, GeometryError
from geo.layers.read import read_shapes
from geo.measure.equidistance import (
    LIMITS_M,
    Coast,
    EquidistanceLine,
    coast_of,
    median_line,
    partition,
)
from geo.measure.geodesy import GRS80, area_m2, distance_m, length_m
from geo.measure.sphere import Sphere
from geo.settlement.maritime import measure_sea
from geo.settlement.options import divide

ISLANDS = ("habomai", "shikotan", "kunashiri", "etorofu")


def circle(lon, lat, radius, count=2000):
    azimuth = np.linspace(0, 360, count, endpoint=False)
    return shapely.Polygon(
        np.column_stack(
            GRS80.fwd(*(np.full(count, v) for v in (lon, lat)), azimuth, np.full(count, radius))[:2]
        )
    )


def vertices(medians):
    return np.concatenate([shapely.get_coordinates(median.line) for median in medians])


def between(line, shares=(0.15, 0.3, 0.5, 0.7, 0.85)):
    """Points on the geodesics between the vertices of a line."""
    xy = shapely.get_coordinates(line)
    azimuth, _, length = GRS80.inv(*xy[:-1].T, *xy[1:].T)
    return np.concatenate(
        [
            np.column_stack(GRS80.fwd(*xy[:-1].T, azimuth, np.asarray(length) * share)[:2])
            for share in shares
        ]
    )


def test_a_single_point_has_a_geodesic_circle():
    found = partition({"p": shapely.Point(147, 44)}, limit_m=50_000.0)
    assert area_m2(found.zones["p"]) == pytest.approx(area_m2(circle(147, 44, 50_000)), rel=1e-5)
    xy = shapely.get_coordinates(found.limits["p"])
    assert distance_m(147, 44, *xy.T) == pytest.approx(50_000, abs=1e-5)
    assert distance_m(147, 44, *between(found.limits["p"]).T) == pytest.approx(50_000, abs=0.5)
    assert found.medians == ()
    assert found.tri_points == ()


def test_two_points_share_their_lens_equally():
    pair = {"west": shapely.Point(-0.2, 0), "east": shapely.Point(0.2, 0)}
    found = partition(pair, limit_m=50_000.0)
    west, east = (area_m2(found.zones[name]) for name in pair)
    assert west == pytest.approx(east, rel=1e-9)
    (median,) = found.medians
    assert set(median.coasts) == {"west", "east"}
    assert np.abs(shapely.get_coordinates(median.line)[:, 0]).max() < 1e-11
    assert median.distance_m.max() == pytest.approx(50_000, abs=1e-5)


def test_the_median_of_two_parallel_coasts_is_the_meridian_between_them():
    coasts = {
        "west": shapely.LineString([(10, 44), (10, 46)]),
        "east": shapely.LineString([(11, 44), (11, 46)]),
    }
    found = partition(coasts, limit_m=60_000.0)
    assert vertices(found.medians)[:, 0] == pytest.approx(10.5, abs=1e-9)


def test_a_point_and_a_line_are_equally_far_at_every_vertex_of_their_median():
    line, point = shapely.LineString([(10, 44), (11.5, 44.2)]), shapely.Point(10.7, 44.6)
    found = partition({"line": line, "point": point}, of=["point"], limit_m=70_000.0)
    (median,) = found.medians
    xy = shapely.get_coordinates(median.line)
    to_line = Coast(line, step_m=50.0).nearest(*xy.T).distance_m
    for (lon, lat), distance in zip(xy, to_line, strict=True):
        assert ELLIPSOID.Inverse(lat, lon, 44.6, 10.7)["s12"] == pytest.approx(distance, abs=1e-4)
    # the parabola's apex: half-way to the foot
    apex = median.distance_m.min()
    width = Coast(line).nearest([10.7], [44.6]).distance_m[0]
    assert apex == pytest.approx(width / 2, rel=1e-3)


def test_three_points_meet_in_the_centre_of_their_circle():
    corners = {"a": shapely.Point(0, 0.5), "b": shapely.Point(0.6, 0.5), "c": shapely.Point(0, 0)}
    found = partition(corners, limit_m=80_000.0)
    (tri,) = found.tri_points
    to_corners = [ELLIPSOID.Inverse(tri.point[1], tri.point[0], p.y, p.x)["s12"] for p in
                  corners.values()]  # fmt: skip
    assert to_corners == pytest.approx([tri.distance_m] * 3, abs=1e-4)
    assert tri.feet == pytest.approx(np.array([(p.x, p.y) for p in corners.values()]))
    assert tri.coasts == ("a", "b", "c")


@pytest.fixture(scope="module")
def coasts():
    islands, coast = read_shapes("islands"), read_shapes("coast")
    found = {name: islands[name] for name in ISLANDS}
    for name in ("hokkaido", "yururi", "moyururi", "urup", "sakhalin"):
        found[name] = coast[name]
    return found


@pytest.fixture(scope="module", params=LIMITS_M)
def parted(request, coasts, once):
    limit = LIMITS_M[request.param]
    return limit, parted_once(once)(coasts, of=ISLANDS, limit_m=limit)


def farness(coasts, points):
    return np.column_stack([coast_of(c).nearest(*points.T).distance_m for c in coasts.values()])


def test_random_points_fall_into_the_zone_of_their_nearest_coast(coasts, parted):
    """Brute force: the exact distance to every coast, for points that the code never saw."""
    limit, found = parted
    bounds = shapely.total_bounds(np.array(list(found.zones.values()), dtype=object))
    points = np.random.default_rng(1956).uniform(bounds[:2], bounds[2:], size=(3000, 2))
    far, names = farness(coasts, points), list(coasts)
    ranked = np.sort(far, axis=1)
    # a point closer than a metre to a boundary may fall on either side
    clear = (ranked[:, 1] - ranked[:, 0] > 2) & (np.abs(ranked[:, 0] - limit) > 1)
    for name in ISLANDS:
        inside = shapely.contains_xy(found.zones[name], *points.T)
        expected = (far.argmin(axis=1) == names.index(name)) & (ranked[:, 0] <= limit)
        assert (inside == expected)[clear].all(), name


def geocentric(lonlat):
    """Metres from the Earth's centre, by PROJ."""
    to = Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)
    return np.column_stack(to.transform(*lonlat.T, np.zeros(len(lonlat))))


def test_random_points_by_straight_distances_to_samples(coasts, parted):
    """Brute force with none of our code: chords to samples every hundred metres of coast."""
    limit, found = parted
    bounds = shapely.total_bounds(np.array(list(found.zones.values()), dtype=object))
    points = np.random.default_rng(2020).uniform(bounds[:2], bounds[2:], size=(400, 2))
    at = geocentric(points)
    chords = []
    for coast in coasts.values():
        samples = geocentric(shapely.get_coordinates(shapely.segmentize(coast.boundary, 0.001)))
        chords.append(cKDTree(samples).query(at)[0])
    # a chord of 370 km is 52 m shorter than its arc
    far = np.column_stack(chords) * (1 + np.square(np.column_stack(chords) / 6.371e6) / 24)
    ranked = np.sort(far, axis=1)
    clear = (ranked[:, 1] - ranked[:, 0] > 150) & (np.abs(ranked[:, 0] - limit) > 150)
    assert clear.sum() > 300
    for name in ISLANDS:
        inside = shapely.contains_xy(found.zones[name], *points.T)
        expected = (far.argmin(axis=1) == list(coasts).index(name)) & (ranked[:, 0] <= limit)
        assert (inside == expected)[clear].all(), name


def test_vertices_are_true_to_a_millimetre_by_another_library(coasts):
    found = partition(
        {name: coasts[name] for name in ("habomai", "shikotan", "kunashiri")},
        of=["shikotan"],
        limit_m=LIMITS_M[200],
    )
    xy = vertices(found.medians)
    rows = np.random.default_rng(1855).choice(len(xy), size=3, replace=False)
    for point in xy[rows]:
        far = sorted(
            brute_distance_m(*point, coasts[name], within_m=1e-4)
            for name in ("habomai", "shikotan", "kunashiri")
        )
        assert far[1] - far[0] < 1e-3
    (tri,) = found.tri_points
    far = [brute_distance_m(*tri.point, coasts[name], within_m=1e-4) for name in tri.coasts]
    assert far == pytest.approx([tri.distance_m] * 3, abs=1e-3)


def test_edges_are_true_to_a_metre(coasts, parted):
    limit, found = parted
    for median in found.medians:
        points = between(median.line)
        near = [coast_of(coasts[name]).nearest(*points.T) for name in median.coasts]
        toward = [np.radians(GRS80.inv(*points.T, n.lon, n.lat)[0]) for n in near]
        slope = 2 * np.abs(np.sin((toward[0] - toward[1]) / 2))
        off = np.abs(near[0].distance_m - near[1].distance_m) / slope
        assert off.max() < 1, median.coasts
    for name, line in found.limits.items():
        for part in shapely.get_parts(line):
            far = coast_of(coasts[name]).nearest(*between(part).T).distance_m
            assert np.abs(far - limit).max() < 1, name


def test_vertices_are_nearest_to_their_two_coasts_and_to_no_third(coasts, parted):
    limit, found = parted
    for median in found.medians:
        xy = shapely.get_coordinates(median.line)
        far = farness(coasts, xy)
        own = far[:, [list(coasts).index(name) for name in median.coasts]]
        assert np.abs(own[:, 0] - own[:, 1]).max() < 1e-5
        assert (own[:, 0] - far.min(axis=1)).max() < 1e-5
        assert own.max() < limit + 1e-5
        feet = [distance_m(*xy.T, *foot.T) for foot in median.feet]
        assert feet[0] == pytest.approx(median.distance_m, abs=1e-5)
        assert feet[1] == pytest.approx(median.distance_m, abs=1e-5)


def test_medians_meet_in_their_tri_points(coasts, parted):
    limit, found = parted
    ends = np.concatenate(
        [shapely.get_coordinates(m.line)[[0, -1]] for m in found.medians if not m.line.is_ring]
    )
    for tri in found.tri_points:
        away = np.asarray(distance_m(*tri.point, *ends.T))
        assert (away < 1e-3).sum() >= 2, tri.coasts
        assert farness({name: coasts[name] for name in tri.coasts}, np.array([tri.point]))[
            0
        ] == pytest.approx([tri.distance_m] * 3, abs=1e-5)
        assert tri.distance_m < limit


def test_zones_are_valid_do_not_overlap_and_leave_the_arguments_alone(coasts, parted):
    _, found = parted
    before = {name: shape.wkb for name, shape in coasts.items()}
    zones = list(found.zones.values())
    assert all(shapely.is_valid(zone) for zone in zones)
    whole = sum(area_m2(zone) for zone in zones)
    assert area_m2(shapely.union_all(zones)) == pytest.approx(whole, rel=1e-9)
    assert {name: shape.wkb for name, shape in coasts.items()} == before


def test_a_ring_of_coast_has_zones_with_holes():
    """An islet in the middle of a ring of islands: its zone is a hole in none, and is closed."""
    ring = shapely.LineString(circle(147, 44, 40_000, 40).exterior.coords)
    found = partition({"ring": ring, "islet": shapely.Point(147, 44)}, limit_m=60_000.0)
    assert area_m2(found.zones["islet"]) == pytest.approx(np.pi * 20_000**2, rel=0.01)
    (median,) = found.medians
    assert median.line.is_ring
    outer = np.pi * (100_000**2 - 20_000**2)
    assert area_m2(found.zones["ring"]) == pytest.approx(outer, rel=0.01)


def test_random_coasts_of_every_kind():
    rng = np.random.default_rng(1875)
    for _ in range(12):
        lon, lat = rng.uniform(-150, 150), rng.uniform(-60, 60)
        coasts = {}
        for name in "abcde":
            at = rng.uniform(-0.6, 0.6, 2) + np.array([lon, lat])
            shape = [
                shapely.Point(at),
                shapely.LineString(at + rng.uniform(-0.2, 0.2, (5, 2))),
                shapely.MultiPoint(at + rng.uniform(-0.2, 0.2, (40, 2))).convex_hull,
            ][rng.integers(3)]
            if not any(shape.intersects(other) for other in coasts.values()):
                coasts[name] = shape
        limit = 10 ** rng.uniform(3.6, 5.2)
        found = partition(coasts, limit_m=limit)
        points = rng.uniform(-1.2, 1.2, (400, 2)) + np.array([lon, lat])
        far = farness(coasts, points)
        ranked = np.sort(np.column_stack([far, np.full(400, 1e9)]), axis=1)
        clear = (ranked[:, 1] - ranked[:, 0] > 2) & (np.abs(ranked[:, 0] - limit) > 1)
        for k, name in enumerate(coasts):
            inside = shapely.contains_xy(found.zones[name], *points.T)
            expected = (far.argmin(axis=1) == k) & (ranked[:, 0] <= limit)
            assert (inside == expected)[clear].all()


@pytest.mark.parametrize("shift_m", [0.0, 20.0, 50.0, 100.0])
def test_the_corner_of_a_wedge_in_which_one_coast_leads_by_little(shift_m):
    """Two rocks 20 m apart, 8.7 km from where a third shore cuts the line between them off."""
    plane = Transformer.from_crs(
        "EPSG:4326", "+proj=aeqd +lon_0=10 +lat_0=45 +ellps=GRS80", always_xy=True
    )

    def placed(x, y):
        return np.column_stack(plane.transform(x, y, direction="INVERSE"))

    west = 10.0 - 8700.0
    wall = shapely.LineString(placed([west, west], [shift_m - 5000.0, shift_m + 20_000.0]))
    rocks = [shapely.Point(place) for place in placed([0.0, 20.0], [0.0, 0.0])]
    coasts = {"a": rocks[0], "b": shapely.GeometryCollection([rocks[1], wall])}
    sea = partition(coasts, limit_m=15_000.0)
    lines = shapely.union_all([median.line for median in sea.medians])
    flat = shapely.transform(lines, lambda xy: np.column_stack(plane.transform(*xy.T)))
    # on the parabola between the first rock and the wall, west of the corner
    x = np.array([-150.0, -100.0, -50.0, -20.0, -5.0, 5.0])
    leg = shapely.points(x, np.sqrt((x - west) ** 2 - x**2))
    assert shapely.distance(leg, flat).max() < 1.0


@pytest.mark.parametrize("metres", [0.0, 0.01, 0.3, 5.0, -5.0, -0.3])
def test_four_coasts_that_all_but_meet_in_one_point(metres):
    """Which pair of zones touches hangs on a hair; the zones themselves must not."""
    azimuth, radius = np.array([10.0, 100.0, 190.0, 280.0]), np.full(4, 9000.0)
    radius[::2] += metres
    lon, lat, _ = GRS80.fwd(np.full(4, 147.0), np.full(4, 44.0), azimuth, radius)
    # triangles that point at the middle: their samples fall off the places that matter
    coasts = {
        name: shapely.Polygon(
            [(x, y), *(GRS80.fwd(x, y, a + turn, 5000)[:2] for turn in (-20, 25))]
        )
        for name, x, y, a in zip("abcd", lon, lat, azimuth, strict=True)
    }
    found = partition(coasts, limit_m=20_000.0)
    points = np.random.default_rng(4).uniform([146.8, 43.85], [147.2, 44.15], (4000, 2))
    points = np.concatenate([points, (points - [147, 44]) / 1000 + [147, 44]])
    far = farness(coasts, points)
    ranked = np.sort(far, axis=1)
    clear = (ranked[:, 1] - ranked[:, 0] > 2) & (np.abs(ranked[:, 0] - 20_000) > 1)
    for k, name in enumerate(coasts):
        inside = shapely.contains_xy(found.zones[name], *points.T)
        expected = (far.argmin(axis=1) == k) & (ranked[:, 0] <= 20_000)
        assert (inside == expected)[clear].all()


def test_the_gauss_sphere_keeps_distances():
    sphere = Sphere(146.5, 44.5)
    points = np.random.default_rng(3).uniform([143, 41], [150, 48], (200, 2))
    one, other = sphere.unit(points[:100]), sphere.unit(points[100:])
    chord = np.linalg.norm(one - other, axis=1)
    arc = 2 * np.arcsin(chord / 2) * sphere.radius_m
    assert arc == pytest.approx(distance_m(*points[:100].T, *points[100:].T), rel=1e-5, abs=5)
    assert sphere.lonlat(one) == pytest.approx(points[:100], abs=1e-9)


def test_a_boundary_parts_holders_only(coasts):
    found = partition(coasts, of=ISLANDS, limit_m=LIMITS_M[200])
    holders = dict.fromkeys(coasts, "russia")
    holders |= dict.fromkeys(("hokkaido", "yururi", "moyururi", "habomai", "shikotan"), "japan")
    boundary = found.boundary(holders)
    pairs = {frozenset(holders[name] for name in median.coasts) for median in boundary.medians}
    assert pairs == {frozenset(("japan", "russia"))}
    assert len(boundary.medians) < len(found.medians)
    assert boundary.tri_points
    one = found.boundary({**holders, "shikotan": "third"})
    assert any(len({({**holders, "shikotan": "third"})[n] for n in t.coasts}) == 3
               for t in one.tri_points)  # fmt: skip
    with pytest.raises(ArgumentError, match=r"only one holder \(russia\); a boundary needs two"):
        found.boundary(dict.fromkeys(coasts, "russia"))
    with pytest.raises(ArgumentError, match="has no holder; name one for it"):
        found.boundary({"etorofu": "russia", "habomai": "japan"})


def test_bad_coasts_are_refused():
    point = {"p": shapely.Point(1, 1)}
    for call, error, message in (
        (lambda: partition(point, of=["q"], limit_m=10.0), ArgumentError,
         "no coast is called 'q'; known: p"),
        (lambda: partition(point, of=["p", "p"], limit_m=10.0), ArgumentError, "asked for twice"),
        (lambda: partition(point, of=[], limit_m=10.0), ArgumentError, "no coast is asked for"),
        (lambda: partition({}, limit_m=10.0), ArgumentError, "no coast is asked for"),
        (lambda: partition(point, limit_m=-1), ArgumentError,
         "the limit is -1 m; it must lie between 0"),
        (lambda: partition(point, limit_m=10.0, tolerance_m=float("nan")), ArgumentError,
         "the tolerance is nan m"),
        (lambda: partition({"p": shapely.Polygon()}, limit_m=10.0), GeometryError,
         "the coast 'p' is empty"),
        (lambda: partition({"p": shapely.Point(5e5, 4.9e6)}, limit_m=10.0), GeometryError,
         "'p'.*projected"),
        (lambda: partition({"p": shapely.LineString([(1, 1), (1, 1)])}, limit_m=10.0),
         GeometryError, "'p' is a single point"),
    ):  # fmt: skip
        with pytest.raises(error, match=message):
            call()


def test_coasts_that_overlap_are_refused():
    box = shapely.box(10, 44, 11, 45)
    for other, near in ((box.buffer(0.1), "10.5000"), (shapely.Point(11, 44.5), "11.0000")):
        with pytest.raises(GeometryError, match=f"'a' and 'b' touch or overlap, near .{near}"):
            partition({"a": box, "b": other}, limit_m=1000.0)
    with pytest.raises(GeometryError, match="touch or overlap"):
        median_line(box, shapely.Point(10.5, 44.5))
    with pytest.raises(GeometryError, match="touch or overlap"):
        median_line(box, shapely.box(10.5, 44, 11.5, 45))


def test_a_border_on_land_is_no_coast():
    """Two boxes side by side: each has the sea off its own shores, as brute force says."""
    lands = {"a": shapely.box(10, 44, 11, 45), "b": shapely.box(11, 44, 12, 45)}
    found = partition(lands, limit_m=20_000.0)
    assert {frozenset(line.coasts) for line in found.medians} == {frozenset("ab")}
    assert len(found.medians) == 2
    xy = vertices(found.medians)
    assert xy[:, 0] == pytest.approx(11, abs=1e-6)
    assert not shapely.contains_xy(shapely.union_all(list(lands.values())), *xy.T).any()
    shores = {
        "a": shapely.LineString([(11, 44), (10, 44), (10, 45), (11, 45)]),
        "b": shapely.LineString([(11, 44), (12, 44), (12, 45), (11, 45)]),
    }
    points = np.random.default_rng(6).uniform([9.6, 43.7], [12.4, 45.3], (2000, 2))
    points = points[~shapely.contains_xy(shapely.union_all(list(lands.values())), *points.T)]
    far = farness(shores, points)
    ranked = np.sort(far, axis=1)
    clear = (ranked[:, 1] - ranked[:, 0] > 15) & (np.abs(ranked[:, 0] - 20_000) > 1)
    for k, name in enumerate(lands):
        inside = shapely.contains_xy(found.zones[name], *points.T)
        assert (inside == ((far.argmin(axis=1) == k) & (ranked[:, 0] <= 20_000)))[clear].all()
    line = median_line(lands["a"], lands["b"], limit_m=20_000.0)
    assert shapely.get_coordinates(line.line)[:, 0] == pytest.approx(11, abs=1e-6)
    assert line.distances_m[0] == pytest.approx(line.distances_m[1], abs=1e-5)


def test_three_states_may_meet_on_land():
    lands = {
        "north": shapely.box(10, 45, 12, 46),
        "west": shapely.box(10, 44, 11, 45),
        "east": shapely.box(11, 44, 12, 45),
        "islet": shapely.box(11, 43.8, 11.1, 43.85),
    }
    found = partition(lands, limit_m=15_000.0)
    pairs = {frozenset(line.coasts) for line in found.medians}
    assert {frozenset(("north", "west")), frozenset(("north", "east"))} < pairs
    # on land all three borders meet in one point: it is not one of the sea
    assert {frozenset(tri.coasts) for tri in found.tripoints} == {
        frozenset(("west", "east", "islet"))
    }
    hole = shapely.box(10.4, 44.4, 10.6, 44.6)
    inland = {"outer": lands["west"].difference(hole), "inner": hole}
    with pytest.raises(GeometryError, match="'inner' lies wholly along its neighbours"):
        partition(inland, limit_m=1000.0)


def moved(geometry, degrees):
    return shapely.transform(geometry, lambda xy: xy + np.array([degrees, 0]))


def wrapped(geometry):
    """Longitudes from -180 to 180: edges across jump."""

    def wrap(xy):
        return np.column_stack([(xy[:, 0] + 180) % 360 - 180, xy[:, 1]])

    return shapely.transform(geometry, wrap)


@pytest.mark.parametrize("write", [lambda g: g, wrapped], ids=["to 360", "jumping"])
def test_the_antimeridian_changes_nothing(write):
    far = {
        "a": shapely.LineString([(9.9, 44), (10.15, 44.1)]),
        "b": shapely.box(10.3, 44.0, 10.5, 44.2),
        "c": shapely.Point(10.05, 44.3),
    }
    there = partition(far, limit_m=40_000.0)
    here = partition({n: write(moved(g, 170)) for n, g in far.items()}, limit_m=40_000.0)
    for name in far:
        assert area_m2(here.zones[name]) == pytest.approx(area_m2(there.zones[name]), rel=1e-7)
        assert here.zones[name].is_valid
    bounds = shapely.total_bounds(np.array(list(here.zones.values()), dtype=object))
    assert bounds[[0, 2]].tolist() == [-180, 180]
    lengths = [sum(length_m(m.line) for m in found.medians) for found in (here, there)]
    assert lengths[0] == pytest.approx(lengths[1], abs=0.5)
    assert len(here.medians) > len(there.medians)
    for line in here.medians:
        xy = shapely.get_coordinates(line.line)
        assert np.ptp(xy[:, 0]) < 5
        assert line.distances_m[0] == pytest.approx(line.distances_m[1], abs=1)
        assert line.distances_m[0] == pytest.approx(distance_m(*xy.T, *line.feet_a.T), abs=1e-5)
        assert np.abs(line.feet[..., 0]).max() <= 180
    (tri,), (other,) = here.tri_points, there.tri_points
    assert tri.point[0] % 360 == pytest.approx(other.point[0] + 170, abs=1e-8)
    one = median_line(far["a"], far["b"])
    two = median_line(*(write(moved(far[name], 170)) for name in "ab"))
    assert length_m(two.line) == pytest.approx(length_m(one.line), abs=0.5)
    assert two.distances_m[0] == pytest.approx(two.distances_m[1], abs=1)


def test_coasts_too_far_apart_are_refused():
    with pytest.raises(GeometryError, match="take fewer coasts at a time"):
        partition({"p": shapely.Point(0, 44), "q": shapely.Point(90, 44)}, limit_m=20_000.0)


def again(result):
    return pickle.loads(pickle.dumps(result))  # noqa: S301  its own


def test_results_are_read_only_comparable_and_can_be_pickled():
    trio = {"a": shapely.Point(0, 0.5), "b": shapely.Point(0.6, 0.5), "c": shapely.Point(0, 0)}
    one, two = (partition(trio, limit_m=80_000.0) for _ in range(2))
    assert one == two
    assert one != partition(trio, limit_m=81_000.0)
    assert again(one) == one
    assert copy.deepcopy(one) == one
    near = Coast(trio["a"]).nearest([1.0], [1.0])
    assert near == Coast(trio["a"]).nearest([1.0], [1.0])
    assert near != Coast(trio["b"]).nearest([1.0], [1.0])
    boundary = one.boundary({"a": "one", "b": "two", "c": "two"})
    assert again(boundary) == boundary
    for array in (
        one.medians[0].feet,
        one.medians[0].feet_a,
        one.medians[0].distance_m,
        one.tri_points[0].feet,
        near.distance_m,
        near.lon,
        again(one).medians[0].feet,
        median_line(trio["a"], trio["b"]).feet_b,
    ):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
    with pytest.raises(TypeError):
        one.zones["a"] = shapely.Point(0, 0)


def test_nobody_can_spoil_the_sea_of_the_next():
    feet = measure_sea("count").medians[0].feet
    with pytest.raises(ValueError, match="read-only"):
        feet[...] = 0
    assert measure_sea("count").medians[0].feet.min() > 0


def test_there_is_one_class_of_lines():
    line = median_line(shapely.Point(0, 0), shapely.Point(0.2, 0))
    found = partition({"a": shapely.Point(0, 0), "b": shapely.Point(0.2, 0)}, limit_m=30_000.0)
    assert type(line) is type(found.medians[0]) is EquidistanceLine
    assert found.tripoints is found.tri_points


@pytest.mark.parametrize("latitude", [90, 89.8, -90, -89.8])
def test_a_pole_within_the_limit_is_refused(latitude):
    with pytest.raises(GeometryError, match=r"^the (North|South) Pole lies within 50 km of"):
        partition({"a": shapely.Point(0, latitude)}, limit_m=50e3)


@pytest.mark.parametrize("latitude", [89.0, 85.0, -89.0])
def test_beside_a_pole_out_of_reach_an_area_is_right(latitude):
    found = partition({"a": shapely.Point(0, latitude)}, limit_m=50e3)
    assert area_m2(found.zones["a"]) == pytest.approx(np.pi * 50e3**2, rel=1e-4)
    assert shapely.contains_xy(found.zones["a"], 0, latitude)


def test_a_geoseries_is_taken_by_its_index():
    pair = {"a": shapely.Point(0, 0), "b": shapely.Point(0.2, 0)}
    series = geopandas.GeoSeries(pair, crs="EPSG:4326")
    assert partition(series, limit_m=30e3) == partition(pair, limit_m=30e3)
    numbered = geopandas.GeoSeries(list(pair.values()))
    assert list(partition(numbered, limit_m=30e3).zones) == ["0", "1"]
    twice = geopandas.GeoSeries(list(pair.values()), index=["a", "a"])
    for wrong, message in (
        (twice, "the coasts hold the name 'a' twice"),
        (series.to_crs(3857), "the coasts are in .*; convert them with to_crs"),
        (list(pair.values()), "the coasts are a list; give a mapping"),
        ({"a": "POINT (0 0)"}, "'a' among the coasts is a str; give shapely geometries"),
    ):
        with pytest.raises(ArgumentError, match=message):
            partition(wrong, limit_m=30e3)


def test_a_geoseries_is_divided():
    squares = geopandas.GeoSeries({"one": shapely.box(0, 0, 1, 1), "two": shapely.box(2, 0, 3, 1)})
    assert divide(squares, sides=("a", "b"), share=0.25).sides["a"].islands["one"] == (
        pytest.approx(0.5, abs=1e-6)
    )


def test_a_coast_is_indexed_once(monkeypatch):
    made = []
    build = Coast.__init__
    monkeypatch.setattr(
        Coast, "__init__", lambda self, *a, **k: (made.append(a), build(self, *a, **k))[1]
    )
    # places of this test alone, and equal geometries that are not the same object
    for limit in (20e3, 30e3, 40e3):
        partition(
            {"a": shapely.Point(31.4159, 2.7), "b": shapely.Point(31.6159, 2.7)}, limit_m=limit
        )
    assert len(made) == 2
