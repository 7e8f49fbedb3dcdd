"""The coast ledger against its judge, against plain searches, and against closed forms."""

import copy
import json
import pickle

import numpy as np
import pytest
import shapely
from pyproj import Proj
from scipy.spatial import cKDTree

from geo.errors import ArgumentError, DataError, GeometryError
from geo.layers.derived import read_derived
from geo.measure.equidistance import Coast, partition
from geo.measure.geodesy import GRS80, LIMITS_M, area_km2
from geo.measure.ledger import Ledger, coast_ledger
from geo.measure.shore import shore_parts, shoreline
from geo.settlement.coasts import SHIPPED, island_coasts, other_coasts, shores_of
from geo.settlement.judge import solve_sea
from geo.settlement.ledger import divide_sea, sea_ledger
from geo.settlement.maritime import measure_sea
from geo.settlement.options import settle, settle_claim

ISLANDS = ("habomai", "shikotan", "kunashiri", "etorofu")
PLANE = Proj(proj="laea", lon_0=147, lat_0=44.5, ellps="GRS80")


def plane(shape):
    return shapely.transform(shape, lambda xy: np.column_stack(PLANE(xy[:, 0], xy[:, 1])))


def apart_m(one, other):
    """How far two lines lie apart at most, seen from either."""
    one, other = (shapely.segmentize(plane(line), 500.0) for line in (one, other))
    ways = ((one, other), (other, one))
    return max(
        shapely.distance(shapely.points(shapely.get_coordinates(a)), b).max() for a, b in ways
    )


def random_settlement(rng):
    island = str(rng.choice(ISLANDS))
    share = float(rng.choice([0.001, 0.999, rng.uniform(0.001, 0.999), 10 ** rng.uniform(-3, 0)]))
    whole = [name for name in ISLANDS if name != island and rng.random() < 0.5]
    return settle_claim(
        whole,
        fraction={island: min(share, 0.999)},
        cut="bearing",
        bearing_deg=float(rng.uniform(0, 180)),
        toward=float(rng.uniform(0, 360)),
    )


# 128 and 190: a border that ends a few centimetres from a corner of the coast; 163 and 177: one
# that crosses a bay, so that cells on both shores are divided; 200: one that ends beside a cape;
# 63 and 292: sharp corners of the line, which the judge used to cut off
@pytest.mark.parametrize("seed", [*range(40), 63, 128, 163, 177, 190, 200, 292])
def test_it_agrees_with_the_judge(seed):
    """Areas within 0.01 % or 0.5 km2, and the line within 20 m: both by far."""
    land = random_settlement(np.random.default_rng(seed))
    quick = measure_sea(land)
    shapes = solve_sea(land, (12, 200), {}, SHIPPED)
    assert quick.method == "ledger"
    for limit, zones in shapes.zones.items():
        areas = {name: area_km2(zone) for name, zone in zones.items()}
        assert dict(quick.islands[limit]) == pytest.approx(areas, abs=0.25)
        for side, sea in quick.sides[limit].items():
            exact = sum(area for name, area in areas.items() if quick.holders[name] == side)
            assert sea.area_km2 == pytest.approx(exact, abs=0.25)
    line = divide_sea(land, others=True).line(LIMITS_M[200])
    assert apart_m(line, shapes.median) < 8.0


def sea_zones(land):
    return solve_sea(land, (200,), {}, SHIPPED).zones[200].values()


def test_no_point_goes_to_the_wrong_coast():
    """20,000 random points of the sea within 200 M, by exact distances to every coast."""
    rng = np.random.default_rng(11)
    land = settle("area")
    shores = shores_of(land)
    line = plane(divide_sea(land, others=True).line(LIMITS_M[200]))
    coasts = {name: Coast(shore.coast) for name, shore in shores.items()}
    others = {name: Coast(shape) for name, shape in other_coasts().items()}
    lon, lat = rng.uniform(144, 152, 60_000), rng.uniform(40.5, 48, 60_000)
    # few that are not asked about
    about = shapely.buffer(shapely.convex_hull(shapely.union_all(list(sea_zones(land)))), 0.05)
    kept = shapely.contains_xy(about, lon, lat)
    lon, lat = lon[kept], lat[kept]
    near = {name: coast.nearest(lon, lat).distance_m for name, coast in (coasts | others).items()}
    names = list(near)
    first = np.argmin(np.array(list(near.values())), axis=0)
    own = np.isin(first, [names.index(name) for name in coasts])
    own &= np.min(list(near.values()), axis=0) < LIMITS_M[200]
    inland = shapely.contains_xy(shapely.union_all([p.geometry for p in land.parts]), lon, lat)
    chosen = np.flatnonzero(own & ~inland)[:20_000]
    assert len(chosen) == 20_000
    # the ledger's own answer: the nearest of its points, labelled by the division
    ledger = sea_ledger()
    division = divide_sea(land)
    places = ledger.sphere.unit(np.column_stack([lon, lat])[chosen])
    _, point = cKDTree(ledger.unit[: len(ledger)]).query(places)
    holders = [division.holder_at(int(k), place) for k, place in zip(point, places, strict=True)]
    truth = [shores[names[k]].side for k in first[chosen]]
    wrong = [k for k, (a, b) in enumerate(zip(holders, truth, strict=True)) if a != b]
    x, y = PLANE(lon[chosen][wrong], lat[chosen][wrong])
    assert (shapely.distance(shapely.points(x, y), line) < 25.0).all()
    assert len(wrong) < 10


class TestClosedForms:
    def test_a_lone_point_has_a_cap(self):
        ledger = coast_ledger({"rock": shapely.Point(10, 45)}, limits_m=[50_000.0])
        azimuth = np.linspace(0, 360, 721)[:-1]
        lon, lat, _ = GRS80.fwd(np.full(720, 10.0), np.full(720, 45.0), azimuth, np.full(720, 5e4))
        cap = area_km2(shapely.Polygon(np.column_stack([lon, lat])))
        assert ledger.areas_km2(50_000.0).sum() == pytest.approx(cap, rel=2e-5)

    def test_half_of_a_disc_is_divided_in_halves(self):
        """A small square island cut through its middle: each part has half of all."""
        land = shapely.box(9.99, 44.99, 10.01, 45.01)
        ledger = coast_ledger({"land": land}, limits_m=[100_000.0])
        parts = {
            "west": shapely.box(9.99, 44.99, 10.0, 45.01),
            "east": shapely.box(10.0, 44.99, 10.01, 45.01),
        }
        areas = ledger.divide({"land": parts}).areas_km2(100_000.0)
        assert areas["land", "west"] == pytest.approx(areas["land", "east"], rel=1e-6)
        line = ledger.divide({"land": parts}).line(100_000.0)
        assert np.abs(shapely.get_coordinates(line)[:, 0] - 10.0).max() < 1e-7

    def test_two_points_share_the_sea(self):
        pair = {"a": shapely.Point(0, 0), "b": shapely.Point(0.2, 0)}
        ledger = coast_ledger(pair, limits_m=[30_000.0])
        line = ledger.divide({"a": "one", "b": "other"}).line(30_000.0)
        assert np.abs(shapely.get_coordinates(line)[:, 0] - 0.1).max() < 1e-9
        assert ledger.divide({"a": "one", "b": "one"}).line(30_000.0).is_empty

    def test_a_line_has_sea_on_both_sides(self):
        wall = shapely.LineString([(10, 45), (10.5, 45)])
        ledger = coast_ledger({"wall": wall}, limits_m=[10_000.0])
        length = GRS80.inv(10, 45, 10.5, 45)[2] / 1e3
        expected = 2 * 10.0 * length + np.pi * 100.0
        assert ledger.areas_km2(10_000.0).sum() == pytest.approx(expected, rel=1e-3)


def test_areas_add_up_whatever_the_border(settlements):
    """Every cut leaves the sea of the four as it is, but for the gap at the border's ends."""
    for limit in LIMITS_M.values():
        total = sea_ledger().areas_km2(limit).sum()
        for land in settlements.values():
            areas = divide_sea(land).areas_km2(limit)
            assert sum(areas.values()) == pytest.approx(total, abs=1e-6)
            assert min(areas.values()) > 0


def test_limits_that_were_not_put_down_are_measured():
    ledger = sea_ledger()
    few = ledger.areas_km2(50_000.0)
    assert (ledger.areas_km2(LIMITS_M[24]) <= few + 1e-4).all()
    assert (few <= ledger.areas_km2(LIMITS_M[200]) + 1e-4).all()
    with pytest.raises(ArgumentError, match="up to 370400 m"):
        ledger.areas_km2(400_000.0)
    with pytest.raises(ArgumentError, match="the limit is -1 m"):
        ledger.areas_km2(-1.0)


class TestFile:
    def test_it_is_small(self):
        """The shipped ledger is what the mission allows."""
        assert len(json.dumps(read_derived("coast_ledger.json"), separators=(",", ":"))) < 400_000

    def test_it_comes_back(self):
        ledger = sea_ledger()
        again = Ledger.from_dict(json.loads(json.dumps(ledger.to_dict())), island_coasts())
        assert (again.triangles == ledger.triangles).all()
        assert np.abs(again.unit - ledger.unit).max() < 1e-9
        for limit in LIMITS_M.values():
            assert np.abs(again.areas_km2(limit) - ledger.areas_km2(limit)).max() < 6e-5

    def test_what_is_shipped_is_what_is_measured(self):
        """The areas in the file are those that its own triangles give."""
        plain = read_derived("coast_ledger.json")
        bare = Ledger.from_dict({**plain, "areas": {}}, island_coasts())
        for limit in LIMITS_M.values():
            assert np.abs(bare.areas_km2(limit) - sea_ledger().areas_km2(limit)).max() < 2e-4

    def test_other_coasts_are_refused(self):
        moved = {n: shapely.transform(s, lambda xy: xy + 0.1) for n, s in island_coasts().items()}
        with pytest.raises(DataError, match="made of other coasts"):
            Ledger.from_dict(read_derived("coast_ledger.json"), moved)

    def test_it_is_copied_and_pickled(self):
        ledger = coast_ledger({"rock": shapely.Point(10, 45)}, limits_m=[50_000.0])
        for again in (copy.deepcopy(ledger), pickle.loads(pickle.dumps(ledger))):  # noqa: S301
            assert again.areas_km2(50_000.0).tolist() == ledger.areas_km2(50_000.0).tolist()


class TestRefusals:
    def test_a_coast_without_an_owner(self):
        with pytest.raises(ArgumentError, match="'kunashiri' has no holder"):
            sea_ledger().divide({"habomai": "a", "shikotan": "a"})

    def test_a_neighbour_without_a_holder(self):
        division = sea_ledger().divide(dict.fromkeys(ISLANDS, "a"))
        with pytest.raises(ArgumentError, match="has no holder; name one"):
            division.line(LIMITS_M[12])

    def test_parts_that_leave_shore_out(self):
        coast = island_coasts()["shikotan"]
        less = {"a": shapely.box(146, 43, 146.7, 44)}
        owners = {**dict.fromkeys(ISLANDS, "a"), "shikotan": less}
        with pytest.raises(GeometryError, match=r"'shikotan' leave out its point \(146\."):
            sea_ledger().divide(owners)
        with pytest.raises(GeometryError, match="leave out its point"):
            shore_parts(coast, {"a": shapely.box(146, 43, 146.7, 44)})

    def test_parts_without_a_common_border(self):
        shore = shapely.get_coordinates(island_coasts()["shikotan"])
        halves = {"a": shapely.LineString(shore[:80]), "b": shapely.LineString(shore[80:])}
        with pytest.raises(GeometryError, match="no border meets the shore near"):
            shore_parts(island_coasts()["shikotan"], halves)

    @pytest.mark.parametrize(
        ("coasts", "how", "message"),
        [
            ({"a": shapely.Point(0, 0)}, {"limits_m": []}, "no limit is given"),
            ({"a": shapely.Point(0, 0)}, {"limits_m": [-1.0]}, "must lie between 0 and 1,000 km"),
            (
                {"a": shapely.Point(0, 0)},
                {"limits_m": [1e3], "of": ["b"]},
                "no coast is called 'b'",
            ),
            ({"a": shapely.Point()}, {"limits_m": [1e3]}, "the coast 'a' is empty"),
            ({"a": shapely.Point(0, 89.9)}, {"limits_m": [5e4]}, "North Pole lies within"),
            ({"a": shapely.Point(180, 0)}, {"limits_m": [5e4]}, "cross the antimeridian"),
            (
                {"a": shapely.box(0, 0, 1, 1), "b": shapely.box(1, 0, 2, 1)},
                {"limits_m": [5e4]},
                "give land that shares a border as one coast",
            ),
        ],
    )
    def test_coasts_that_make_none(self, coasts, how, message):
        with pytest.raises((ArgumentError, GeometryError), match=message):
            coast_ledger(coasts, **how)


def test_the_shores_of_parts_leave_a_gap():
    """Ten metres of shore at each end of the border are nobody's; the rest is all there."""
    land = settle("area")
    coast = island_coasts()["etorofu"]
    parts = {p.side: p.geometry for p in land.parts if p.island == "etorofu"}
    shores = shore_parts(coast, parts)
    whole = shoreline({"etorofu": coast}).length_m.sum()
    left = sum(shoreline({"": shore}).length_m.sum() for shore in shores.values())
    assert whole - left == pytest.approx(20.0, abs=1e-3)
    for end in land.border.ends:
        for shore in shores.values():
            near = Coast(shore).nearest([end[0]], [end[1]])
            assert near.distance_m[0] == pytest.approx(5.0, abs=1e-3)


def laid_out(metres):
    """A polygon about 147 E, 44.5 N, of corners in metres."""
    return shapely.Polygon(np.column_stack(PLANE(*np.array(metres, float).T, inverse=True)))


def hold_against_the_judge(land, parts):
    """How far each side's area within 20 km, km2, and the line, metres, are off."""
    division = coast_ledger({"land": land}, limits_m=[20_000.0]).divide({"land": parts})
    judged = partition(shore_parts(land, parts), limit_m=20_000.0)
    off = {
        side: added - area_km2(shapely.difference(judged.zones[side], land))
        for (_, side), added in division.areas_km2(20_000.0).items()
    }
    true = shapely.union_all([median.line for median in judged.medians])
    return off, apart_m(division.line(20_000.0), shapely.difference(true, land))


def test_a_border_beside_a_cape_divides_the_sea_on_its_own_side_of_it():
    """The plane at its end goes on through the cape, thirty metres wide there."""
    tip, south, north, end = [0, 0], [1000, -150], [1000, 150], [100, 15]
    east, far = [[3000, -150], [3000, 150]], [2000, 150]
    land = laid_out([tip, south, *east, north])
    parts = {
        "north": laid_out([end, north, far]),
        "south": laid_out([tip, south, *east, far, end]),
    }
    off, line = hold_against_the_judge(land, parts)
    assert abs(off["north"]) < 0.001
    assert line < 1.0


def test_a_border_across_a_bay_divides_cells_that_meet():
    """No piece of the line goes on beyond where three shores are equally near."""
    left, right, one, other = [1000, 400], [1174, 400], [1000, 1307], [1313.93, 1329]
    west, east = [[0, 2000], [0, 0]], [[3000, 0], [3000, 2000]]
    land = laid_out([*west, *east, [1415, 2000], right, left, [1000, 2000]])
    parts = {
        "head": laid_out([[0, 1307], [0, 0], [3000, 0], [3000, 1329], other, right, left, one]),
        "arms": shapely.MultiPolygon(
            [
                laid_out([[0, 1307], one, [1000, 2000], [0, 2000]]),
                laid_out([other, [3000, 1329], [3000, 2000], [1415, 2000]]),
            ]
        ),
    }
    off, line = hold_against_the_judge(land, parts)
    assert max(map(abs, off.values())) < 0.01
    assert line < 4.0


@pytest.mark.parametrize("nudge_m", [0.0, 1e-6, 1e-4, 3e-4, 1e-2, 1.0, -1e-6, -3e-4, -1e-2])
def test_a_border_may_end_at_a_vertex(nudge_m):
    """The shortest borders do: nothing jumps there, and nothing gets lost."""
    land = shapely.Polygon([(9.99, 44.99), (10.02, 44.98), (10.01, 45.01), (9.98, 45.0)])
    ledger = coast_ledger({"land": land}, limits_m=[100_000.0])
    start, end = np.array([9.99, 44.99]), np.array([10.01, 45.01])
    toward = np.array([10.02, 44.98]) - start
    start = start + toward / np.hypot(*toward) * nudge_m / 100_000.0
    if nudge_m < 0:
        toward = np.array([9.98, 45.0]) - [9.99, 44.99]
        start = np.array([9.99, 44.99]) - toward / np.hypot(*toward) * nudge_m / 100_000.0
    first = [start, *([[9.99, 44.99]] if nudge_m < 0 else []), [10.02, 44.98], end]
    second = [end, [9.98, 45.0], *([[9.99, 44.99]] if nudge_m > 0 else []), start]
    parts = {"east": shapely.Polygon(first), "west": shapely.Polygon(second)}
    areas = ledger.divide({"land": parts}).areas_km2(100_000.0)
    zones = partition(shore_parts(land, parts), limit_m=100_000.0).zones
    for side, zone in zones.items():
        exact = area_km2(shapely.difference(zone, land))
        assert areas["land", side] == pytest.approx(exact, abs=1.0)
    assert sum(areas.values()) == pytest.approx(ledger.areas_km2(100_000.0).sum(), abs=1e-6)


def test_the_share_of_the_sea_grows_smoothly_where_the_shortest_border_turns_about_a_vertex():
    """All of these end at one vertex, to within a hundredth of a millimetre."""
    shares = []
    for fraction in np.linspace(0.0975, 0.102, 46):
        land = settle_claim(["habomai", "shikotan"], fraction={"kunashiri": float(fraction)})
        shares.append(measure_sea(land).sides[200]["japan"].share)
    assert shares == sorted(shares)
    assert np.diff(shares).max() < 5e-6
