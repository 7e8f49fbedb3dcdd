"""The fan: every bearing's border, against the cut of one bearing at a time and closed forms."""

import json
import math

import numpy as np
import pytest
import shapely
from geographiclib.geodesic import Geodesic

import geo
from geo.errors import ArgumentError, GeometryError
from geo.measure._splice import GeodesicBorder, oriented_rings, splice
from geo.measure.cut import equal_area
from geo.measure.fan import fan
from geo.measure.geodesy import area_m2, distance_m, length_m

KARNEY = Geodesic(6378137.0, 1 / 298.257222101)
BOX = shapely.box(147, 44, 148, 45)
RING = shapely.Polygon(BOX.exterior, [shapely.box(147.2, 44.2, 147.8, 44.8).exterior])


def same(border, cut, near=0.01):
    """Whether a border of a fan is the cut of that bearing."""
    assert border.side == cut.side
    assert border.length_m == pytest.approx(cut.length_m, abs=near)
    assert border.border.geom_type == cut.border.geom_type
    assert len(border.ends) == len(cut.ends)
    for here, there in zip(border.ends, cut.ends, strict=True):
        assert distance_m(*here, *there) < near


@pytest.mark.parametrize("island", ["etorofu", "kunashiri", "shikotan", "habomai"])
@pytest.mark.parametrize("share", [0.05, 0.2117992, 0.7])
def test_each_border_is_the_cut_of_its_bearing(islands, island, share):
    bearings = [float(b) for b in range(1, 180, 15)]
    for border in fan(islands[island], share, bearings=bearings):
        cut = equal_area(islands[island], share, method="bearing", bearing_deg=border.bearing_deg)
        same(border, cut)
        assert abs(border.residual_m2) < 1


@pytest.mark.parametrize(
    "polygon",
    [
        BOX,
        RING,
        shapely.MultiPolygon(
            [RING, shapely.box(147.3, 44.3, 147.7, 44.7), shapely.box(149, 44, 150, 46)]
        ),
        shapely.box(10, 50, 16, 55),
        shapely.box(10, -4, 14, 4),
        shapely.box(179, -40, 181, -38),
    ],
    ids=["box", "hole", "many", "wide", "equator", "antimeridian"],
)
def test_holes_parts_long_edges_and_the_antimeridian(polygon):
    for border in fan(polygon, 0.3, bearings=[0, 20, 77, 90, 133, 179]):
        cut = equal_area(polygon, 0.3, method="bearing", bearing_deg=border.bearing_deg)
        same(border, cut)
        assert np.abs(shapely.get_coordinates(border.border)[:, 0]).max() <= 180
        assert border.length_m == pytest.approx(length_m(border.border), abs=1e-3)


@pytest.mark.parametrize("island", ["etorofu", "habomai"])
def test_the_area_behind_each_border_is_the_share_on_the_ellipsoid(islands, island):
    """Cut along the border's own end points, and measured by another library."""
    polygon, share = islands[island], 0.4
    whole = area_m2(polygon)
    rings = oriented_rings(polygon)
    for border in fan(polygon, share, bearings=[3, 50, 99, 161]):
        (lon0, lat0), (lon1, lat1) = border.ends
        line = KARNEY.InverseLine(lat0, lon0, lat1, lon1)
        middle = line.Position(line.s13 / 2)
        assert middle["azi2"] % 180 == pytest.approx(border.bearing_deg, abs=1e-7)
        here = middle["lon2"], middle["lat2"]
        facing = [middle["azi2"] + 90, middle["azi2"] - 90]
        both = [area_m2(splice(rings, GeodesicBorder(here, each)).part) for each in facing]
        assert min(both, key=lambda m2: abs(m2 - share * whole)) == pytest.approx(
            share * whole, abs=1
        )


def test_the_shortest_of_the_fan_is_about_the_shortest_border(etorofu):
    borders = fan(etorofu, 0.2117992)
    assert [b.bearing_deg for b in borders] == list(range(180))
    best = min(borders, key=lambda b: b.length_m)
    cut = equal_area(etorofu, 0.2117992)
    assert 0 <= best.length_m - cut.length_m < 10
    assert abs(best.bearing_deg - cut.bearing_deg) <= 0.5
    assert best.side == cut.side


def test_every_border_has_the_side_toward_where_it_was_asked_for(etorofu):
    for border in fan(etorofu, 0.3, toward="north", bearings=36):
        if border.bearing_deg != 0:  # it runs straight north: the left-hand side, west
            assert "south" not in border.side
    assert fan(etorofu, 0.3, toward="north", bearings=1)[0].side == "west"


def test_any_side_takes_the_shorter_of_both(etorofu):
    degrees = [10.0, 77.0, 149.0]
    one, other = (fan(etorofu, 0.3, bearings=degrees, toward=t) for t in ("west", "east"))
    for border, *both in zip(
        fan(etorofu, 0.3, bearings=degrees, toward="any"), one, other, strict=True
    ):
        shorter = min(both, key=lambda each: each.length_m)
        assert border.length_m == pytest.approx(shorter.length_m, abs=1e-3)
        assert border.side == shorter.side
    sides = " ".join(border.side for border in fan(etorofu, 0.3, toward="any"))
    assert "north-east" in sides
    assert "south-west" in sides


def test_a_polygon_of_a_continent_is_cut_bearing_by_bearing():
    land = shapely.box(20, 40, 60, 55)
    for border in fan(land, 0.3, bearings=[20, 110]):
        same(border, equal_area(land, 0.3, method="bearing", bearing_deg=border.bearing_deg))


def test_a_border_in_a_gap_has_neither_ends_nor_length():
    pair = shapely.MultiPolygon([shapely.box(10, -1, 11, 1), shapely.box(13, -1, 14, 1)])
    (border,) = fan(pair, 0.5, bearings=[0])
    assert border.length_m < 0.01
    assert abs(border.residual_m2) < 1


def test_no_border_with_that_azimuth_at_its_middle_says_what_it_has(islands):
    """Where an outer piece comes and goes as the border turns, the azimuth there jumps."""
    (border,) = fan(islands["kunashiri"], 0.05, bearings=[34.0])
    (lon0, lat0), (lon1, lat1) = border.ends
    line = KARNEY.InverseLine(lat0, lon0, lat1, lon1)
    assert line.Position(line.s13 / 2)["azi2"] == pytest.approx(border.bearing_deg, abs=1e-6)
    assert border.bearing_deg == pytest.approx(34.0, abs=0.3)


def test_an_option_a_settlement_and_an_island_have_the_same_fan():
    half = geo.settle("area")
    degrees = [20.0, 157.0]
    borders = geo.fan("area", bearings=degrees)
    assert geo.fan(half, bearings=degrees) == borders
    island = geo.fan(("Iturup", half.alpha.fraction), bearings=degrees)
    assert [b.length_m for b in island] == pytest.approx([b.length_m for b in borders], abs=1e-3)
    assert borders[0].share == pytest.approx(half.alpha.fraction, rel=1e-9)


def test_bad_input_is_refused():
    with pytest.raises(ArgumentError, match="cuts no island, so it has no fan"):
        geo.fan("count")
    with pytest.raises(ArgumentError, match="must lie between 0 and 1, or nothing is cut"):
        geo.fan(("etorofu", 1.0))
    own = geo.divide({"plot": BOX}, sides=("a", "b"))
    with pytest.raises(ArgumentError, match="polygons of one's own has no fan"):
        geo.fan(own)
    with pytest.raises(ArgumentError, match="between 1 and 3600 bearings, not 0"):
        fan(BOX, 0.5, bearings=0)
    with pytest.raises(ArgumentError, match="no bearing for the fan"):
        fan(BOX, 0.5, bearings=[])
    with pytest.raises(ArgumentError, match="not a number of degrees"):
        fan(BOX, 0.5, bearings=[math.nan])
    with pytest.raises(ArgumentError, match="share 1 of the plot must lie"):
        fan(BOX, 1, record="the plot")
    with pytest.raises(ArgumentError, match="no direction is called 'up'"):
        fan(BOX, 0.5, toward="up")
    with pytest.raises(GeometryError, match=r"^the plot is a Point"):
        fan(shapely.Point(1, 2), 0.5, record="the plot")


def test_the_command_writes_one_feature_a_bearing(command, tmp_path):
    assert command("geo.split", "--option", "area", "--fan", "fan.geojson").returncode == 0
    features = json.loads((tmp_path / "fan.geojson").read_text())["features"]
    assert [f["properties"]["bearing_deg"] for f in features] == list(range(180))
    best = min((f["properties"] for f in features), key=lambda p: p["length_km"])
    assert best["side"] == "west-south-west"
    assert best["length_km"] == pytest.approx(15.798, abs=0.002)
    line = shapely.geometry.shape(features[100]["geometry"])
    assert length_m(line) / 1e3 == pytest.approx(features[100]["properties"]["length_km"], abs=1e-5)
    printed = json.loads(
        command(
            "geo.split", "--to-japan", "habomai", "--fraction", "shikotan=0.4", "--fan", "-"
        ).stdout
    )
    assert {f["properties"]["share"] for f in printed["features"]} == {0.4}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--option", "count"], "cuts no island, so it has no fan"),
        (["--option", "all"], "--fan does not go with --option all"),
    ],
)
def test_the_command_refuses_a_fan_of_nothing(refused, arguments, message):
    assert message in refused("geo.split", *arguments, "--fan", "fan.geojson")
