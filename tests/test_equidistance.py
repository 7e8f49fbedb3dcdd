import subprocess
import sys

import numpy as np
import pytest
import shapely
from brute import ELLIPSOID, brute_distance_m
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from geo.errors import ArgumentError, GeometryError
from geo.layers.read import read_features, read_shapes
from geo.measure.equidistance import Coast, median_line, nearest_points
from geo.measure.geodesy import length_m


@pytest.fixture(scope="module")
def shapes():
    return read_shapes("islands") | read_shapes("islets") | read_shapes("coast")


class TestCoast:
    def test_distance_to_the_equator_is_the_meridian_arc(self):
        coast = Coast(shapely.LineString([(0, 0), (10, 0)]))
        near = coast.nearest([5.0, 5.0], [1.0, -2.0])
        arcs = [ELLIPSOID.Inverse(0, 5, lat, 5)["s12"] for lat in (1.0, -2.0)]
        assert near.distance_m == pytest.approx(arcs, abs=1e-6)
        assert near.lat == pytest.approx([0, 0], abs=1e-9)

    def test_beyond_the_end_the_foot_is_the_end(self):
        near = Coast(shapely.LineString([(0, 0), (1, 0)])).nearest([3.0], [0.0])
        assert (near.lon[0], near.lat[0]) == pytest.approx((1.0, 0.0))

    def test_a_hole_is_coast_too(self):
        ring = shapely.box(0, 0, 1, 1).exterior
        hole = shapely.box(0.4, 0.4, 0.6, 0.6).exterior
        near = Coast(shapely.Polygon(ring, [hole])).nearest([0.5], [0.41])
        assert near.distance_m[0] == pytest.approx(1105.74, abs=0.1)

    @pytest.mark.parametrize("step_m", [50.0, 500.0, 20_000.0])
    def test_the_step_does_not_change_the_result(self, shapes, step_m):
        lon, lat = np.meshgrid(np.linspace(145, 150, 6), np.linspace(43, 46, 5))
        fine = Coast(shapes["etorofu"]).nearest(lon, lat)
        other = Coast(shapes["etorofu"], step_m=step_m).nearest(lon, lat)
        assert other.distance_m == pytest.approx(fine.distance_m, abs=1e-5)

    @given(st.floats(144, 150), st.floats(42.5, 46.5))
    def test_agrees_with_brute_force(self, lon, lat):
        habomai = read_shapes("islands")["habomai"]
        near = Coast(habomai).nearest([lon], [lat])
        assert near.distance_m[0] == pytest.approx(brute_distance_m(lon, lat, habomai), abs=0.5)

    def test_no_query_no_answer(self):
        assert Coast(shapely.Point(0, 0)).nearest([], []).distance_m.shape == (0,)

    def test_bad_input(self):
        with pytest.raises(GeometryError, match="empty"):
            Coast(shapely.Polygon())
        with pytest.raises(GeometryError, match="projected"):
            Coast(shapely.box(500_000, 4_800_000, 510_000, 4_810_000))
        with pytest.raises(ArgumentError, match="step"):
            Coast(shapely.Point(0, 0), step_m=0)
        with pytest.raises(GeometryError, match="not a number"):
            Coast(shapely.Point(0, 0)).nearest([np.nan], [0])


class TestNearestPoints:
    def test_two_points(self):
        crossing = nearest_points(shapely.Point(10, 50), shapely.Point(11, 51))
        assert crossing.distance_m == pytest.approx(
            ELLIPSOID.Inverse(50, 10, 51, 11)["s12"], abs=1e-6
        )
        assert crossing.end_a == pytest.approx((10, 50), abs=1e-12)
        assert crossing.end_b == pytest.approx((11, 51), abs=1e-12)

    def test_it_is_symmetric(self, shapes):
        there = nearest_points(shapes["sakhalin"], shapes["hokkaido"])
        back = nearest_points(shapes["hokkaido"], shapes["sakhalin"])
        assert there.distance_m == pytest.approx(back.distance_m, abs=1e-9)
        assert there.end_a == pytest.approx(back.end_b)

    @pytest.mark.parametrize(
        ("a", "b", "known_km"),
        [("sakhalin", "hokkaido", 42.5), ("hokkaido", "kunashiri", 16.2)],
    )
    def test_known_straits(self, shapes, a, b, known_km):
        assert nearest_points(shapes[a], shapes[b]).distance_m / 1e3 == pytest.approx(
            known_km, abs=0.1
        )

    def test_nothing_is_nearer(self, shapes):
        crossing = nearest_points(shapes["shikotan"], shapes["habomai"])
        vertices = shapely.get_coordinates(shapes["shikotan"])
        near = Coast(shapes["habomai"]).nearest(*vertices.T)
        assert crossing.distance_m <= near.distance_m.min() + 1e-6


class TestMedianLine:
    def test_between_two_meridians(self):
        a = shapely.LineString([(0, -0.3), (0, 0.3)])
        b = shapely.LineString([(0.5, -0.3), (0.5, 0.3)])
        median = median_line(a, b)
        assert shapely.get_coordinates(median.line)[:, 0] == pytest.approx(0.25, abs=1e-8)
        assert abs(shapely.get_coordinates(median.line)[:, 1]).max() > 0.3

    def test_between_two_parallels_it_is_the_equator(self):
        a, b = shapely.box(0, 0.1, 1, 0.2), shapely.box(0, -0.2, 1, -0.1)
        xy = shapely.get_coordinates(median_line(a, b).line)
        assert xy[:, 1] == pytest.approx(0, abs=1e-8)
        assert (xy[:, 0].min(), xy[:, 0].max()) == pytest.approx((-0.38, 1.38), abs=0.02)

    def test_it_may_run_along_the_antimeridian(self):
        median = median_line(shapely.Point(179.9, 0), shapely.Point(-179.9, 0))
        assert np.abs(shapely.get_coordinates(median.line)[:, 0]) == pytest.approx(180, abs=1e-8)
        assert sorted(median.feet[:, 0, 0]) == pytest.approx([-179.9, 179.9])

    def test_it_ends_at_the_limit(self):
        median = median_line(shapely.Point(0, 0), shapely.Point(0.2, 0), limit_m=30_000)
        assert median.distance_a_m[[0, -1]] == pytest.approx(30_000, abs=20)
        assert (median.distance_a_m < 30_020).all()

    def test_an_islet_bends_the_line(self):
        a, b = shapely.box(0, 0, 0.1, 1), shapely.box(0.5, 0, 0.6, 1)
        islet = shapely.Point(0.3, 0.5).buffer(0.01)
        plain = median_line(a, b).line
        bent = median_line(shapely.union_all([a, islet]), b).line
        level = shapely.LineString([(-1, 0.5), (2, 0.5)])
        at = [line.intersection(level).bounds[2] for line in (plain, bent)]
        assert at == pytest.approx([0.3, 0.405], abs=1e-3)

    def test_both_sides_are_interchangeable(self, shapes):
        one = median_line(shapes["etorofu"], shapes["urup"])
        two = median_line(shapes["urup"], shapes["etorofu"])
        apart = Coast(one.line).nearest(*shapely.get_coordinates(two.line).T).distance_m
        assert apart.max() < 2
        assert length_m(one.line) == pytest.approx(length_m(two.line), abs=10)

    def test_same_answer_every_time_and_arguments_stay(self, shapes):
        before = shapes["etorofu"].wkb, shapes["urup"].wkb
        one, two = (median_line(shapes["etorofu"], shapes["urup"]) for _ in range(2))
        assert one.line.wkb == two.line.wkb
        assert (shapes["etorofu"].wkb, shapes["urup"].wkb) == before

    def test_the_tolerance_bounds_what_is_left_out(self, shapes):
        full = median_line(shapes["etorofu"], shapes["urup"], tolerance_m=0.01)
        thin = median_line(shapes["etorofu"], shapes["urup"], tolerance_m=25)
        assert len(thin.feet_a) < len(full.feet_a)
        apart = Coast(thin.line).nearest(*shapely.get_coordinates(full.line).T).distance_m
        assert apart.max() < 26

    def test_feet_lie_on_the_coasts(self, shapes):
        median = median_line(shapes["etorofu"], shapes["urup"])
        on_a = Coast(shapes["etorofu"]).nearest(*median.feet_a.T).distance_m
        assert on_a.max() < 1e-6
        assert np.abs(median.distance_a_m - median.distance_b_m).max() < 1e-3

    @pytest.mark.parametrize(
        ("a", "b", "message"),
        [
            (shapely.box(0, 0, 1, 1), shapely.box(0.5, 0, 2, 1), "touch or overlap"),
            (shapely.box(0, 0, 1, 1), shapely.Point(1, 0.5), "touch or overlap"),
            (shapely.Polygon(), shapely.box(1, 0, 2, 1), "empty"),
            (shapely.box(1e5, 1e6, 2e5, 2e6), shapely.box(1, 0, 2, 1), "projected"),
            (shapely.Point(0, 0), shapely.Point(5, 0), "apart"),
        ],
    )
    def test_bad_coasts(self, a, b, message):
        assert isinstance(a, BaseGeometry)
        with pytest.raises(GeometryError, match=message):
            median_line(a, b)

    @pytest.mark.parametrize("name", ["limit_m", "step_m", "tolerance_m"])
    def test_bad_numbers(self, name):
        with pytest.raises(ArgumentError, match=name.removesuffix("_m")):
            median_line(shapely.Point(0, 0), shapely.Point(0.1, 0), **{name: -1.0})


@pytest.mark.parametrize("layer", ["boundary_1855", "boundary_1875", "line_of_control"])
def test_shipped_medians_by_an_independent_method(layer, shapes):
    """At every vertex, geographiclib and a plain search agree that it is a median."""
    for feature in read_features(layer):
        if feature["properties"]["kind"] == "band":
            continue
        sides = [members(feature["properties"]["sides"][s], shapes) for s in ("a", "b")]
        line = shapely.from_geojson(str(feature["geometry"]).replace("'", '"'))
        for lon, lat in shapely.get_coordinates(line):
            near = [brute_distance_m(lon, lat, side) for side in sides]
            assert near[0] == pytest.approx(near[1], abs=1.0), (feature["id"], lon, lat)


def members(names, shapes):
    grouped = [*read_features("coast"), *read_features("islets")]
    groups = {f["id"]: f["properties"].get("group") for f in grouped}
    chosen = [
        part
        for land, shape in shapes.items()
        for part in shapely.get_parts(shape)
        if f"group:{land}" in names or land in names or f"group:{groups.get(land)}" in names
    ]
    return shapely.GeometryCollection(chosen)


def test_it_does_not_import_geopandas():
    code = "import sys, geo.measure.equidistance; sys.exit('geopandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
