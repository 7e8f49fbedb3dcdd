"""The equal-area cut: geometry one can check by hand, invariants, and an independent search."""

import itertools
import math

import numpy as np
import pytest
import shapely
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Proj
from shapely import affinity

from geo.errors import ArgumentError, GeometryError
from geo.measure._prepared import prepare
from geo.measure.cut import METHODS, compass_degrees, equal_area
from geo.measure.geodesy import area_m2, length_m

KARNEY = Geodesic(6378137.0, 1 / 298.257222101)
BOX = shapely.box(147, 44, 148, 45)


def ways():
    return [
        {"method": "shortest"},
        {"method": "meridian"},
        {"method": "parallel"},
        {"method": "bearing", "bearing_deg": 30.0, "toward": "west"},
        {"method": "bearing", "bearing_deg": 120.0},
        {"method": "arc"},
    ]


def broken(text):
    with np.errstate(invalid="ignore"):
        return shapely.from_wkt(text)


def check(polygon, cut):
    """What must hold for every cut."""
    whole = area_m2(polygon)
    assert abs(cut.residual_m2) < 1
    if cut.method == "parallel" and cut.ends:
        # the areas up to the parallel itself, by closed forms; geodesics between its vertices
        # enclose a little more or less
        for part, m2 in ((cut.part, cut.part_m2), (cut.rest, cut.rest_m2)):
            assert m2 == pytest.approx(
                area_by_true_parallel(part, cut.ends[0][1]), abs=0.2, rel=1e-11
            )
            assert m2 == pytest.approx(area_m2(part), abs=1, rel=3e-8)
    else:
        assert cut.part_m2 == pytest.approx(area_m2(cut.part), abs=1e-6)
        assert cut.rest_m2 == pytest.approx(area_m2(cut.rest), abs=1e-6)
    assert cut.part_m2 - cut.share * whole == pytest.approx(cut.residual_m2, abs=1e-6)
    # the two parts are the whole, on the ellipsoid: to a square millimetre per square kilometre
    assert cut.part_m2 + cut.rest_m2 == pytest.approx(whole, rel=1e-12, abs=1e-3)
    assert shapely.is_valid(cut.part)
    assert shapely.is_valid(cut.rest)
    # in the plane of degrees the cut points are up to 2 cm beside straight edges
    assert cut.part.intersection(cut.rest).area < 1e-6
    assert cut.length_m == pytest.approx(length_m(cut.border), abs=1e-6)


def karney_area(geometry):
    total = 0.0
    for part in shapely.get_parts(geometry):
        for k, ring in enumerate((part.exterior, *part.interiors)):
            polygon = KARNEY.Polygon()
            for lon, lat in ring.coords[:-1]:
                polygon.AddPoint(lat, lon)
            total += abs(polygon.Compute()[2]) * (-1 if k else 1)
    return total


@pytest.mark.parametrize("share", [0.01, 0.212, 0.5, 0.97])
@pytest.mark.parametrize("way", ways(), ids=lambda way: way["method"])
def test_etorofu_is_cut_to_the_square_metre(etorofu, share, way):
    cut = equal_area(etorofu, share, **way)
    check(etorofu, cut)
    # counted again by GeographicLib's own Python code
    assert karney_area(cut.part) == pytest.approx(share * karney_area(etorofu), abs=1)


@pytest.mark.parametrize("island", ["habomai", "shikotan", "kunashiri", "etorofu"])
def test_all_islands_with_all_islets(islands, island):
    cut = equal_area(islands[island], 0.3)
    check(islands[island], cut)


def test_a_meridian_halves_a_box_in_its_middle():
    cut = equal_area(BOX, 0.5, method="meridian")
    assert cut.side == "west"
    assert [lon for lon, _ in cut.ends] == pytest.approx([147.5, 147.5], abs=1e-9)
    assert cut.bearing_deg == 0
    assert cut.ends[0][1] < cut.ends[1][1]
    assert equal_area(BOX, 0.25, method="meridian", toward="east").part.bounds[0] == pytest.approx(
        147.75, abs=1e-5
    )


def test_a_parallel_stays_on_its_latitude_and_names_its_side():
    cut = equal_area(BOX, 0.5, method="parallel")
    latitudes = shapely.get_coordinates(cut.border)[:, 1]
    assert np.ptp(latitudes) < 1e-9
    assert (cut.side, cut.bearing_deg) == ("south", 90.0)
    assert cut.ends[0][0] < cut.ends[1][0]
    # the southern half is wider, so the line lies south of the middle
    assert 44.49 < latitudes[0] < 44.5
    north = equal_area(BOX, 0.5, method="parallel", toward="north")
    assert north.side == "north"
    assert north.part.bounds[1] == pytest.approx(latitudes[0], abs=1e-6)


def authalic_m2(lat):
    """Area from the equator to a latitude, per radian of longitude (Snyder 1987, eq. 3-12)."""
    f = 1 / 298.257222101
    e2, s = f * (2 - f), math.sin(math.radians(lat))
    e, b = math.sqrt(e2), 6378137.0 * (1 - f)
    return b * b / 2 * (s / (1 - e2 * s * s) + math.atanh(e * s) / e)


def area_by_true_parallel(geometry, latitude):
    """Area with edges along a latitude as parallels, all others as geodesics: closed forms.

    Geodesic edges by GeographicLib's area between an edge and the equator, none of geo's code.
    """
    total = 0.0
    for part in shapely.get_parts(geometry):
        for k, ring in enumerate((part.exterior, *part.interiors)):
            under = 0.0
            for (lon0, lat0), (lon1, lat1) in itertools.pairwise(ring.coords):
                if abs(lat0 - latitude) < 1e-9 and abs(lat1 - latitude) < 1e-9:
                    under += authalic_m2(latitude) * math.radians(lon1 - lon0)
                else:
                    under += KARNEY.Inverse(lat0, lon0, lat1, lon1, Geodesic.AREA)["S12"]
            total += abs(under) * (-1 if k else 1)
    return total


@pytest.mark.parametrize("toward", ["north", "south"])
@pytest.mark.parametrize("share", [0.001, 0.02, 0.3])
@pytest.mark.parametrize("width", [2, 5, 10, 20, 40])
def test_a_parallel_cuts_wide_boxes_though_their_edges_bulge(width, share, toward):
    """An edge along a parallel is a geodesic, which crosses parallels near it twice."""
    box = shapely.box(0, 50, width, 51)
    cut = equal_area(box, share, method="parallel", toward=toward)
    latitude = cut.ends[0][1]
    assert np.abs(shapely.get_coordinates(cut.border)[:, 1] - latitude).max() < 1e-12
    assert area_by_true_parallel(cut.part, latitude) == pytest.approx(
        share * karney_area(box), abs=1
    )
    assert cut.part_m2 == pytest.approx(area_by_true_parallel(cut.part, latitude), abs=1)
    assert cut.rest_m2 == pytest.approx(area_by_true_parallel(cut.rest, latitude), abs=1, rel=3e-11)
    assert abs(cut.residual_m2) < 1
    assert cut.side == toward
    assert shapely.is_valid(cut.part)
    assert shapely.is_valid(cut.rest)


def test_the_southern_hemisphere_is_cut_like_the_northern():
    north = equal_area(shapely.box(0, 50, 20, 51), 0.02, method="parallel", toward="north")
    south = equal_area(shapely.box(0, -51, 20, -50), 0.02, method="parallel", toward="south")
    assert south.part_m2 == pytest.approx(north.part_m2, abs=1e-2)
    assert south.ends[0][1] == pytest.approx(-north.ends[0][1], abs=1e-12)


@pytest.mark.parametrize("share", [0.3, 0.5, 0.8])
def test_a_parallel_is_right_to_the_square_metre_as_a_parallel(etorofu, share):
    """Not only as the geodesics between its vertices."""
    cut = equal_area(etorofu, share, method="parallel")
    want = share * karney_area(etorofu)
    assert area_by_true_parallel(cut.part, cut.ends[0][1]) == pytest.approx(want, abs=0.2)
    # and read as geodesics, as any other edge is, it is so, too
    assert karney_area(cut.part) == pytest.approx(want, abs=1)


@pytest.mark.parametrize("bend", ["straight", "a box", "a country"])
def test_the_plane_knows_the_area_of_geodesic_edges(etorofu, bend):
    """Between a long edge and its chord in the plane lie square kilometres."""
    polygon = {"straight": etorofu, "a box": BOX, "a country": shapely.box(20, 50, 40, 60)}[bend]
    ready = prepare(polygon, "the polygon")
    assert ready.outline.area == pytest.approx(karney_area(polygon), abs=0.01, rel=1e-11)
    flat = shapely.transform(polygon, lambda xy: np.column_stack(ready.plane.project(*xy.T)))
    # the check itself can fail
    least = {"straight": 1.0, "a box": 1e5, "a country": 1e8}[bend]
    assert abs(flat.area - karney_area(polygon)) > least


def test_shares_on_a_kept_polygon_do_not_disturb_each_other(etorofu):
    first = equal_area(etorofu, 0.3)
    equal_area(etorofu, 0.7, method="bearing", bearing_deg=120.0)
    assert equal_area(shapely.from_wkb(etorofu.wkb), 0.3) == first
    with pytest.raises(GeometryError, match=r"^the plot is a Point"):
        equal_area(shapely.Point(1, 2), 0.5, record="the plot")


def test_a_given_bearing_is_held_at_the_middle_of_the_border(etorofu):
    cut = equal_area(etorofu, 0.3, method="bearing", bearing_deg=100.0)
    (lon0, lat0), (lon1, lat1) = cut.ends
    line = KARNEY.InverseLine(lat0, lon0, lat1, lon1)
    middle = line.Position(line.s13 / 2)
    assert middle["azi2"] == pytest.approx(100.0, abs=1e-7)
    assert cut.bearing_deg == pytest.approx(100.0, abs=1e-7)


def test_a_border_is_a_geodesic(etorofu):
    cut = equal_area(etorofu, 0.5)
    (lon0, lat0), (lon1, lat1) = cut.ends
    whole = KARNEY.Inverse(lat0, lon0, lat1, lon1)["s12"]
    points = shapely.get_coordinates(cut.border)
    detour = sum(
        KARNEY.Inverse(a[1], a[0], b[1], b[0])["s12"] for a, b in itertools.pairwise(points)
    )
    assert detour == pytest.approx(whole, abs=1e-6)
    assert max(np.hypot(*np.diff(points, axis=0).T)) < 0.02


def test_the_shortest_border_is_the_shortest_of_all_bearings(etorofu):
    found = equal_area(etorofu, 0.212)
    facing_south_west = [b for b in np.arange(0.5, 180, 3) if abs(b - 45) > 1e-6]
    others = [
        equal_area(etorofu, 0.212, method="bearing", bearing_deg=b).length_m
        for b in facing_south_west
    ]
    others += [
        equal_area(etorofu, 0.212, method="bearing", bearing_deg=b).length_m
        for b in found.bearing_deg + np.array([-0.3, -0.05, -0.01, -0.002, 0.002, 0.01, 0.05, 0.3])
    ]
    assert found.length_m <= min(others) + 1e-3
    assert found.side == "west-south-west"
    assert 15_000 < found.length_m < 16_500


def test_the_shortest_border_as_by_clipping_in_a_plane(etorofu):
    """An independent search: clip by half-planes and bisect, every half degree."""
    lon, lat = etorofu.centroid.coords[0]
    plane = Proj(proj="laea", lon_0=lon, lat_0=lat, ellps="GRS80")
    flat = shapely.transform(etorofu, lambda xy: np.column_stack(plane(*xy.T)))
    target, lengths = 0.212 * flat.area, []
    for facing in np.arange(135.5, 315, 4):
        turned = affinity.rotate(flat, facing - 270, origin=(0, 0))  # the facing side is now west
        low, high = turned.bounds[0], turned.bounds[2]
        for _ in range(40):
            x = (low + high) / 2
            west = shapely.clip_by_rect(turned, -1e6, -1e6, x, 1e6).area
            low, high = (x, high) if west < target else (low, x)
        lengths.append(turned.intersection(shapely.LineString([(x, -1e6), (x, 1e6)])).length)
    assert equal_area(etorofu, 0.212).length_m <= min(lengths) * (1 + 1e-4)
    assert min(lengths) < equal_area(etorofu, 0.212).length_m * 1.02


def test_the_answer_is_the_same_every_time_and_the_argument_untouched(etorofu):
    before = etorofu.wkb
    first, second = equal_area(etorofu, 0.4), equal_area(etorofu, 0.4)
    assert first == second
    assert etorofu.wkb == before


def test_orientation_and_start_of_the_rings_do_not_matter(etorofu):
    ring = np.asarray(etorofu.exterior.coords)[:-1]
    rolled = shapely.Polygon(np.roll(ring, 100, axis=0)[::-1])
    first, second = equal_area(etorofu, 0.3), equal_area(rolled, 0.3)
    assert first.ends[0] == pytest.approx(second.ends[0], abs=1e-7)
    assert first.length_m == pytest.approx(second.length_m, abs=1e-2)


def test_holes_and_many_parts():
    holed = shapely.Polygon(BOX.exterior, [shapely.box(147.2, 44.2, 147.8, 44.8).exterior])
    parts = shapely.MultiPolygon(
        [holed, shapely.box(147.3, 44.3, 147.7, 44.7), shapely.box(149, 44, 149.2, 46)]
    )
    for share in (0.1, 0.5, 0.9):
        for way in ways():
            check(parts, equal_area(parts, share, **way))
    cut = equal_area(holed, 0.5, method="meridian")
    assert cut.border.geom_type == "MultiLineString"
    assert len(cut.border.geoms) == 2


def test_an_uncut_hole_stays_in_its_piece():
    holed = shapely.Polygon(BOX.exterior, [shapely.box(147.1, 44.4, 147.2, 44.5).exterior])
    cut = equal_area(holed, 0.5, method="meridian")
    assert len(cut.part.interiors) == 1
    assert len(cut.rest.interiors) == 0


def test_a_border_in_the_gap_between_two_equal_parts_has_no_length():
    pair = shapely.MultiPolygon([shapely.box(10, -1, 11, 1), shapely.box(13, -1, 14, 1)])
    cut = equal_area(pair, 0.5, method="meridian")
    assert cut.length_m < 0.01
    assert abs(cut.residual_m2) < 1
    assert cut.part_m2 == pytest.approx(cut.rest_m2, abs=1)


def turned(geometry, degrees):
    """The same polygon at other longitudes: it no longer meets the antimeridian."""

    def turn(xy):
        return np.column_stack([(xy[:, 0] + degrees + 180) % 360 - 180, xy[:, 1]])

    return shapely.union_all(shapely.get_parts(shapely.transform(geometry, turn)))


def across_180():
    """Lands on both sides of 180 degrees, split there as RFC 7946 asks."""
    rng = np.random.default_rng(1907)

    def blob(lon, lat, across, along, tilt, count=60):
        angle = np.linspace(0, 2 * math.pi, count, endpoint=False)
        radius = 1 + 0.25 * rng.uniform(-1, 1, count)
        x, y = across * radius * np.cos(angle), along * radius * np.sin(angle)
        cos, sin = math.cos(tilt), math.sin(tilt)
        return shapely.Polygon(np.column_stack([lon + x * cos - y * sin, lat + x * sin + y * cos]))

    def split(shapes):
        """Split at the meridian, with points on the geodesics, by a search of its own."""
        west, east = [], []
        for shape in shapes:
            sides = {1: [], -1: []}
            for (lon0, lat0), (lon1, lat1) in itertools.pairwise(shape.exterior.coords):
                sides[1 if lon0 <= 180 else -1].append((lon0, lat0))
                if (lon0 - 180) * (lon1 - 180) < 0:
                    line = KARNEY.InverseLine(lat0, lon0, lat1, lon1)
                    low, high = 0.0, line.s13
                    for _ in range(80):
                        at = line.Position((low + high) / 2)
                        before = ((at["lon2"] % 360) - 180) * (lon0 - 180) > 0
                        low, high = ((low + high) / 2, high) if before else (low, (low + high) / 2)
                    for side in sides.values():
                        side.append((180.0, at["lat2"]))
            west += [shapely.Polygon(sides[1])] if len(sides[1]) > 2 else []
            east += [shapely.Polygon(sides[-1])] if len(sides[-1]) > 2 else []
        shift = [shapely.transform(p, lambda xy: xy - [360, 0]) for p in east]
        return shapely.MultiPolygon([*west, *shift])

    return {
        "like New Zealand": split(
            [
                blob(171, -43.5, 4, 1.2, 0.9),
                blob(175.5, -38.5, 3, 1.3, 1.4),
                blob(183.5, -44, 0.4, 0.2, 0),
            ]
        ),
        "like Fiji": split(
            [
                blob(178, -17.8, 0.7, 0.5, 0),
                blob(179.0, -16.6, 0.7, 0.2, 0.4),
                blob(180.05, -16.8, 0.3, 0.1, 0),
            ]
        ),
        "like Russia": split([blob(100, 62, 50, 9, 0), blob(178, 66.5, 9, 1.8, -0.1)]),
    }


@pytest.mark.parametrize("way", ways(), ids=lambda way: way["method"])
def test_longitudes_may_run_to_360_or_jump(way):
    plain = shapely.Polygon([(9, 0), (12, 0.5), (11, 2), (8.5, 1)])
    to_360 = shapely.transform(plain, lambda xy: xy + np.array([170, 0]))
    jumping = shapely.transform(
        to_360, lambda xy: np.column_stack([(xy[:, 0] + 180) % 360 - 180, xy[:, 1]])
    )
    want = equal_area(plain, 0.3, **way)
    for written in (to_360, jumping):
        found = equal_area(written, 0.3, **way)
        assert found.part_m2 == pytest.approx(want.part_m2, abs=1)
        assert found.length_m == pytest.approx(want.length_m, abs=0.1)
        assert found.side == want.side
        assert [lon % 360 for lon, _ in found.ends] == pytest.approx(
            [lon + 170 for lon, _ in want.ends], abs=1e-4
        )
        for shape in (found.part, found.rest, found.border):
            assert np.abs(shapely.get_coordinates(shape)[:, 0]).max() <= 180
        assert area_m2(found.part) + area_m2(found.rest) == pytest.approx(area_m2(plain), abs=0.1)


@pytest.mark.parametrize("land", across_180())
@pytest.mark.parametrize("way", [*ways()[:3], {"method": "shortest", "toward": "west"}])
def test_the_antimeridian_changes_nothing(land, way):
    polygon = across_180()[land]
    there = turned(polygon, 174)
    assert there.bounds[2] - there.bounds[0] < 180 < polygon.bounds[2] - polygon.bounds[0]
    for share in (0.3, 0.6):
        here, far = equal_area(polygon, share, **way), equal_area(there, share, **way)
        check(polygon, here)
        assert here.length_m == pytest.approx(far.length_m, abs=0.5)
        assert here.side == far.side
        assert here.bearing_deg == pytest.approx(far.bearing_deg, abs=1e-3)
        for (lon0, lat0), (lon1, lat1) in zip(here.ends, far.ends, strict=True):
            assert math.remainder(lon0 + 174 - lon1, 360) == pytest.approx(0, abs=1e-5)
            assert lat0 == pytest.approx(lat1, abs=1e-5)


def equal_squares(across, along):
    return shapely.MultiPolygon(
        [
            shapely.box(10 + 3 * x, -1 + 5 * y, 11 + 3 * x, 1 + 5 * y)
            for x in range(across)
            for y in range(along)
        ]
    )


@pytest.mark.parametrize("land", [equal_squares(2, 1), equal_squares(2, 2)], ids=["two", "four"])
@pytest.mark.parametrize("toward", ["west", "south-west", "north"])
def test_the_shortest_border_between_equal_islands_is_in_the_gap(land, toward):
    cut = equal_area(land, 0.5, toward=toward)
    check(land, cut)
    assert cut.length_m < 1


@pytest.mark.parametrize("share", [1e-300, 1e-17, 1e-12, 1 - 1e-12, 1 - 1e-16])
@pytest.mark.parametrize("way", ways(), ids=lambda way: way["method"])
@pytest.mark.parametrize("land", [BOX, equal_squares(2, 2)], ids=["box", "four"])
def test_shares_too_small_for_a_border_are_refused(share, way, land):
    with pytest.raises(ArgumentError, match="less than a billionth of it on one side"):
        equal_area(land, share, **way)


@pytest.mark.parametrize("share", [1e-9, 1e-6, 1 - 1e-6, 1 - 1e-9])
@pytest.mark.parametrize("way", ways(), ids=lambda way: way["method"])
def test_tiny_and_almost_whole_shares_are_met(etorofu, share, way):
    cut = equal_area(etorofu, share, **way)
    assert abs(cut.residual_m2) < 0.01
    assert area_m2(cut.part) == pytest.approx(share * area_m2(etorofu), abs=0.3)


@pytest.mark.parametrize("way", ways(), ids=lambda way: way["method"])
def test_slivers_are_cut_or_refused(way):
    for sliver in (shapely.box(0, 50, 10, 50 + 1e-12), shapely.box(0, 50, 1e-12, 55)):
        with pytest.raises(GeometryError, match=r"^the plot is a sliver: .* m2 within .* m of out"):
            equal_area(sliver, 0.5, record="the plot", **way)
    # eleven centimetres wide and seven hundred kilometres long
    strip = shapely.box(0, 50, 10, 50 + 1e-6)
    assert abs(equal_area(strip, 0.5, **way).residual_m2) < 1


def square(lon, lat, metres):
    """A square on the ellipsoid, its sides along and across the meridian in its middle."""
    corners = []
    for azimuth in (45.0, 135.0, 225.0, 315.0):
        at = KARNEY.Direct(lat, lon, azimuth, metres / math.sqrt(2))
        corners.append((at["lon2"], at["lat2"]))
    return shapely.Polygon(corners)


@pytest.mark.parametrize("toward", ["north", "east", "south", "west"])
@pytest.mark.parametrize("latitude", [-60, -0.5, 0.5, 45, 70])
def test_the_part_lies_where_it_was_asked_for(toward, latitude):
    """Both straight borders of a square are equally short: the one toward that side is taken."""
    cut = equal_area(square(10, latitude, 10_000), 0.5, toward=toward)
    assert cut.side == toward
    assert cut.length_m == pytest.approx(10_000, rel=1e-3)


@given(st.floats(0, 359), st.floats(0.05, 0.95), st.integers(0, 10_000))
def test_no_part_lies_more_than_a_quarter_turn_off(toward, share, seed):
    rng = np.random.default_rng(seed)
    hull = shapely.MultiPoint(rng.uniform([9, 49], [11, 50], (8, 2))).convex_hull
    cut = equal_area(hull, share, toward=toward)
    middle = cut.border.interpolate(0.5, normalized=True)
    facing = [cut.bearing_deg + 90, cut.bearing_deg - 90]
    inside = [KARNEY.Direct(middle.y, middle.x, azimuth, 10.0) for azimuth in facing]
    (found,) = [
        azimuth
        for azimuth, at in zip(facing, inside, strict=True)
        if shapely.contains_xy(cut.part, at["lon2"], at["lat2"])
    ]
    # seen along the border the azimuth turns with the meridians, by the border's own length
    assert abs(math.remainder(found - toward, 360)) <= 91


def test_toward_any_is_shorter_than_toward_each(etorofu):
    found = equal_area(etorofu, 0.2117992, toward="any")
    check(etorofu, found)
    each = [
        equal_area(etorofu, 0.2117992, toward=degrees).length_m for degrees in range(0, 360, 45)
    ]
    assert found.length_m == pytest.approx(min(each), abs=1e-2)
    assert found.length_m < 0.6 * equal_area(etorofu, 0.2117992, toward="south-west").length_m
    assert "east" in found.side


@pytest.mark.parametrize("way", ways()[1:-1], ids=lambda way: way["method"])
def test_toward_any_takes_the_shorter_of_the_two_sides(etorofu, way):
    way = {key: value for key, value in way.items() if key != "toward"}
    found = equal_area(etorofu, 0.3, toward="any", **way)
    both = [equal_area(etorofu, 0.3, toward=toward, **way) for toward in (200.0, 20.0)]
    if way.get("bearing_deg") == 30.0:
        both = [equal_area(etorofu, 0.3, toward=toward, **way) for toward in (300.0, 120.0)]
    assert both[0].side != both[1].side
    assert found == min(both, key=lambda cut: cut.length_m)


def archipelago():
    """Two large islands of many vertices, and thirty of five vertices, as large together."""
    rng = np.random.default_rng(7107)
    islands = []
    for lon, lat, count in ((119.0, 12.0, 2600), (121.2, 11.3, 2600)):
        angle = np.linspace(0, 2 * math.pi, count, endpoint=False)
        radius = 0.8 + 0.15 * np.cos(3 * angle + lon) + 0.01 * rng.uniform(-1, 1, count)
        islands.append(
            shapely.Polygon(
                np.column_stack([lon + radius * np.cos(angle), lat + radius * np.sin(angle)])
            )
        )
    while len(islands) < 32:
        at = rng.uniform([117.5, 10], [123, 15.5])
        angle = np.linspace(0, 2 * math.pi, 5, endpoint=False) + rng.uniform(0, 1)
        islet = shapely.Polygon(at + 0.3 * np.column_stack([np.cos(angle), np.sin(angle)]))
        if not any(islet.intersects(other) for other in islands):
            islands.append(islet)
    return shapely.MultiPolygon(islands)


@pytest.mark.parametrize("share", [0.1, 0.45])
def test_the_shortest_is_shortest_of_thousands_of_vertices_and_many_islets(share):
    land = archipelago()
    assert shapely.get_num_coordinates(land) > 2 * 2048
    found = equal_area(land, share)
    check(land, found)
    others = [
        equal_area(land, share, method="bearing", bearing_deg=bearing).length_m
        for bearing in (
            15.0,
            100.0,
            155.0,
            *(found.bearing_deg + np.array([-0.5, -0.02, 0.02, 0.5])),
        )
    ]
    assert found.length_m <= min(others) * (1 + 1e-4)


@given(
    st.lists(st.tuples(st.floats(0.2, 1), st.floats(0, 1)), min_size=5, max_size=40),
    st.floats(0.02, 0.98),
    st.sampled_from(ways()),
    st.floats(-60, 60),
)
def test_random_stars(spokes, share, way, latitude):
    angles = np.linspace(0, 2 * math.pi, len(spokes), endpoint=False)
    angles += [jitter * math.pi / len(spokes) for _, jitter in spokes]
    radii = [radius for radius, _ in spokes]
    star = shapely.Polygon(
        np.column_stack([20 + radii * np.cos(angles), latitude + radii * np.sin(angles)])
    )
    if star.is_valid and star.area > 1e-3:
        check(star, equal_area(star, share, **way))


@given(st.floats(0.05, 0.9), st.floats(0.01, 0.05))
def test_a_larger_share_contains_a_smaller_one(share, more):
    small = equal_area(BOX, share, method="bearing", bearing_deg=110.0)
    large = equal_area(BOX, share + more, method="bearing", bearing_deg=110.0)
    assert large.part.buffer(1e-5).contains(small.part)


@pytest.mark.parametrize("share", [0, 1, -0.1, 1.5, float("nan")])
def test_shares_outside_0_to_1_are_refused(share):
    with pytest.raises(ArgumentError, match=r"share .* must lie between 0 and 1"):
        equal_area(BOX, share)


def test_contradictory_arguments_are_refused():
    with pytest.raises(ArgumentError, match="no cut is called 'oblique'; known: shortest"):
        equal_area(BOX, 0.5, method="oblique")
    with pytest.raises(ArgumentError, match="bearing is needed"):
        equal_area(BOX, 0.5, method="bearing")
    with pytest.raises(ArgumentError, match="and for no other"):
        equal_area(BOX, 0.5, method="meridian", bearing_deg=3.0)
    with pytest.raises(ArgumentError, match="not a number of degrees"):
        equal_area(BOX, 0.5, method="bearing", bearing_deg=float("inf"))
    with pytest.raises(ArgumentError, match="runs straight toward the south-west"):
        equal_area(BOX, 0.5, method="bearing", bearing_deg=45.0)
    with pytest.raises(ArgumentError, match="no direction is called 'up'; known: north"):
        equal_area(BOX, 0.5, toward="up")


@pytest.mark.parametrize(
    ("polygon", "message"),
    [
        (shapely.Polygon(), "empty"),
        (shapely.Point(1, 2), "is a Point"),
        (shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]), r"self-intersection at 0.5 0.5"),
        (broken("POLYGON ((0 0, 1 nan, 1 0, 0 0))"), r"vertex 2"),
        (shapely.box(4e5, 4.8e6, 5e5, 4.9e6), "projected"),
        (shapely.Polygon([(0, 80), (120, 80), (-120, 80)]), "goes round a pole"),
        (shapely.box(-80, -50, 80, 50), r"reaches .* km from its middle"),
    ],
)
def test_polygons_that_cannot_be_cut_are_refused_by_name(polygon, message):
    with pytest.raises(GeometryError, match=message) as caught:
        equal_area(polygon, 0.5, record="the plot 'x'")
    assert str(caught.value).startswith("the plot 'x'")


def test_compass_names():
    assert compass_degrees("north") == 0
    assert compass_degrees("west-north-west") == 292.5
    assert compass_degrees(-90) == 270
    assert [compass_degrees(name) for name in ("N", "SW", "nnw", "ESE")] == [0, 225, 337.5, 112.5]
    assert METHODS == ("shortest", "bearing", "meridian", "parallel", "arc")
