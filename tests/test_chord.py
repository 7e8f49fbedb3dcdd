"""The border between two given ends: held against the cut by share, and its bad input."""

import math

import numpy as np
import pytest
import shapely

from geo.errors import ArgumentError, GeometryError
from geo.measure.chord import cut_between
from geo.measure.cut import equal_area
from geo.measure.geodesy import GRS80, area_m2, distance_m, length_m

# a bay that opens to the east, between two capes
BAY = shapely.Polygon([(0, 0), (2, 0), (2, 1), (1, 1), (1, 2), (2, 2), (2, 3), (0, 3)])


def test_the_border_of_a_share_has_the_same_ends_and_parts(islands):
    compared = 0
    for share in np.linspace(0.05, 0.95, 13):
        for name in ("etorofu", "kunashiri", "shikotan"):
            cut = equal_area(islands[name], share)
            if cut.border.geom_type != "LineString":
                continue
            found = cut_between(islands[name], cut.ends, toward="south-west").cut
            compared += 1
            assert found.side == cut.side
            assert found.method == "ends"
            assert found.ends == pytest.approx(np.array(cut.ends), abs=1e-9)
            assert found.bearing_deg == pytest.approx(cut.bearing_deg, abs=1e-6)
            assert found.length_m == pytest.approx(cut.length_m, abs=1e-3)
            assert found.part_m2 == pytest.approx(cut.part_m2, abs=1)
            assert found.share == pytest.approx(share, abs=1e-9)
    assert compared > 20


def test_parts_add_up_wherever_the_ends_are_moved(islands):
    etorofu = islands["etorofu"]
    whole, rng, cut = area_m2(etorofu), np.random.default_rng(7), 0
    shore = max(shapely.get_parts(etorofu), key=shapely.area).exterior
    for _ in range(200):
        at = rng.random() * shore.length
        points = [shore.interpolate(at), shore.interpolate(at + rng.random() * 0.3)]
        ends = [(p.x + rng.normal() * 0.002, p.y + rng.normal() * 0.002) for p in points]
        try:
            chord = cut_between(etorofu, ends)
        except ArgumentError:
            continue
        found, cut = chord.cut, cut + 1
        assert found.part_m2 + found.rest_m2 == pytest.approx(whole, abs=0.01)
        assert area_m2(found.part) == pytest.approx(found.part_m2)
        assert shapely.intersection(found.part, found.rest).area < 1e-9
        assert found.part.is_valid
        assert found.rest.is_valid
        assert length_m(found.border) == pytest.approx(found.length_m)
        assert 0 <= found.bearing_deg < 180
        # which given end each end of the border belongs to is said by how far it was moved
        away = {round(distance_m(*a, *b), 3) for a in found.ends for b in ends}
        assert {round(moved, 3) for moved in chord.moved_m} <= away
        for moved, end in zip(chord.moved_m, found.ends, strict=True):
            assert min(abs(distance_m(*end, *each) - moved) for each in ends) < 1e-6
    assert cut > 20


def test_an_end_is_moved_to_the_nearest_point_of_the_shore(islands):
    kunashiri, rng = islands["kunashiri"], np.random.default_rng(3)
    dense = shapely.get_coordinates(shapely.segmentize(kunashiri.boundary, 2e-5))
    cut = equal_area(kunashiri, 0.5)
    for _ in range(10):
        moved = rng.normal(size=(2, 2)) * 0.003
        ends = np.array(cut.ends) + moved
        try:
            chord = cut_between(kunashiri, ends)
        except ArgumentError:
            continue
        for end in ends:
            away = distance_m(*dense.T, *(np.full(len(dense), value) for value in end))
            near = min(chord.moved_m, key=lambda each: abs(each - away.min()))
            # read as straight in longitude-latitude, an edge of kilometres is a few cm off
            assert away.min() - 0.5 < near < away.min() + 0.5


def test_on_a_long_edge_the_end_lies_on_the_geodesic():
    box = shapely.box(0, 60, 20, 65)
    lon, lat, _ = GRS80.fwd(0, 60, *_half_of((0, 60), (20, 60)))
    chord = cut_between(box, ((lon, lat), _top(box)), toward="west")
    assert max(chord.moved_m) < 1e-5
    assert chord.cut.share == pytest.approx(0.5, abs=1e-9)
    assert chord.cut.part_m2 + chord.cut.rest_m2 == pytest.approx(area_m2(box), rel=1e-12)


def _half_of(start, end):
    azimuth, _, length = GRS80.inv(*start, *end)
    return azimuth, length / 2


def _top(box):
    west, _, east, north = box.bounds
    return GRS80.fwd(west, north, *_half_of((west, north), (east, north)))[:2]


def test_other_pieces_and_lakes_go_with_their_side():
    lake, west, east = (
        shapely.box(0.2, 0.2, 0.3, 0.3),
        shapely.box(-3, 0, -2, 1),
        shapely.box(4, 0, 5, 1),
    )
    main = shapely.box(0, 0, 2, 1).difference(lake)
    found = cut_between(
        shapely.MultiPolygon([east, main, west]), ((1, 0), (1, 1)), toward="west"
    ).cut
    half = shapely.box(0, 0, 1, 1).difference(lake)
    assert shapely.symmetric_difference(found.part, shapely.union(half, west)).area < 1e-3
    assert len(shapely.get_parts(found.rest)) == 2
    assert found.part_m2 + found.rest_m2 == pytest.approx(
        area_m2(shapely.union_all([east, main, west]))
    )


def test_both_sides_can_be_asked_for():
    box, ends = shapely.box(0, 0, 2, 1), ((0.5, 0), (0.5, 1))
    west, east = (cut_between(box, ends, toward=side).cut for side in ("west", "east"))
    assert (west.share, east.share) == pytest.approx((0.25, 0.75), abs=1e-4)
    assert west.share + east.share == pytest.approx(1)
    assert shapely.equals(west.part, east.rest)
    turned = cut_between(box, ends[::-1], toward="west").cut
    assert turned.ends == west.ends
    assert turned.part_m2 == pytest.approx(west.part_m2)


def test_an_argument_is_not_changed():
    before = BAY.wkb
    cut_between(BAY, ((0, 1.5), (1, 1.5)), toward="south")
    assert before == BAY.wkb


@pytest.mark.parametrize(
    ("polygon", "ends", "toward", "message"),
    [
        (BAY, ((0, 1.5), (0.000001, 1.5)), "south", "lie at one point of its shore"),
        (BAY, ((2, 0.5), (2, 2.5)), "west", "leaves the plot; choose ends between"),
        (BAY, ((0, 0.5), (2, 2.5)), "south", "leaves the plot"),
        (BAY, ((0, 0.5), (0, 2.5)), "west", "runs along its shore"),
        (BAY, ((0, 0), (0, 3)), "west", "runs along its shore"),
        (BAY, ((0.02, 1), (1, 1)), "south", r"end \(0.02, 1\) .* lies 2.2 km from its shore"),
        (BAY, ((0, 1.5), (1, 1.5)), "east", "runs straight toward the east"),
        (BAY, ((0, 1.5), (1, 1.5)), "any", "needs a direction"),
        (BAY, ((0, 1.5), (1, 1.5)), "up", "no direction is called 'up'"),
        (BAY, ((0, 1.5),), "south", "must be two points"),
        (BAY, ((0, 1.5, 3), (1, 1, 1)), "south", "must be two points"),
        (BAY, "ends", "south", "must be two points"),
        (BAY, ((0, math.nan), (1, 1)), "south", "no longitude and latitude"),
        (BAY, ((45, 147), (45, 148)), "south", "the longitude comes first"),
        (
            shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(2, 0, 3, 1)]),
            ((0, 0.5), (3, 0.5)),
            "south",
            "on two different pieces of land",
        ),
        (
            shapely.box(0, 0, 2, 2).difference(shapely.box(0.5, 0.5, 1.5, 1.5)),
            ((0, 1), (2, 1)),
            "south",
            "leaves the plot",
        ),
    ],
)
def test_bad_ends_are_one_sentence(polygon, ends, toward, message):
    with pytest.raises(ArgumentError, match=message) as refused:
        cut_between(polygon, ends, toward=toward, record="the plot")
    assert "\n" not in str(refused.value)


def test_a_bad_polygon_is_named():
    with pytest.raises(GeometryError, match="the plot has an empty geometry"):
        cut_between(shapely.Polygon(), ((0, 0), (1, 1)), record="the plot")
