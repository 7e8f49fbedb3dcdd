"""What a settlement means at sea: findings, invariants, and the command."""

import json
import re
import subprocess
import sys
from collections import Counter

import numpy as np
import pytest
import shapely

from geo.errors import ArgumentError
from geo.layers.derived import read_derived
from geo.layers.read import read_shapes
from geo.layers.reference import read_reference
from geo.measure.equidistance import Coast
from geo.measure.geodesy import area_m2, distance_m
from geo.settlement import coasts
from geo.settlement.coasts import islets_by_part
from geo.settlement.maritime import CAVEAT, bridge_waters, measure_sea, settle_sea
from geo.settlement.options import divide, settle, settle_claim
from geo.settlement.scenario import Scenario
from geo.settlement.sensitivity import measure_sensitivity


@pytest.fixture(scope="module")
def two():
    return measure_sea("count")


def test_two_small_islands_carry_half_of_the_sea(two):
    assert two.settlement.sides["japan"].share == pytest.approx(0.068, abs=0.001)
    assert two.sides[200]["japan"].share == pytest.approx(0.495, abs=0.005)
    # a million and a half random points, each with its nearest coast by a plain search (another
    # ellipsoid library, coasts sampled every 150 m), the islets counted
    measured = {"habomai": 37_909, "shikotan": 68_246, "kunashiri": 16_628, "etorofu": 92_045}
    assert dict(two.islands[200]) == pytest.approx(measured, rel=0.006)


def test_the_islets_that_the_coastline_lacks_count(two):
    """Todo / the Oskolki carry two thousand square kilometres; Shikotan has them without."""
    assert two.islands[200]["habomai"] == pytest.approx(37_960, abs=20)
    assert two.islands[200]["shikotan"] == pytest.approx(68_283, abs=20)
    assert two.sides[12]["japan"].share == pytest.approx(0.2493, abs=2e-4)
    without = measure_sea("count", without=read_shapes("islets"))
    assert without.islands[200]["habomai"] == pytest.approx(35_920, abs=20)
    assert without.islands[200]["shikotan"] == pytest.approx(70_292, abs=20)
    assert without.sides[12]["japan"].share == pytest.approx(0.2440, abs=2e-4)
    assert without.straits[0].width_km == pytest.approx(7.37, abs=0.01)
    for limit, sides in two.sides.items():
        assert sides["japan"].area_km2 > without.sides[limit]["japan"].area_km2


def test_which_coast_is_nearest_by_a_plain_search(two):
    """Points about the islets: the nearest vertex of all coasts, every 200 m, decides."""
    shapes = read_shapes("islands") | read_shapes("islets") | read_shapes("coast")
    own = {"suisho", "akiyuri", "yuri", "harukari", "shibotsu", "taraku", *read_shapes("islets")}
    names, points = [], []
    for name, shape in shapes.items():
        if name != "habomai":
            found = shapely.get_coordinates(shapely.segmentize(shape, 0.002))
            points.append(found)
            names += ["habomai" if name in own else name] * len(found)
    points, names = np.concatenate(points), np.array(names)
    # no shore farther off is the nearest or the second nearest of these places
    about = ((points > [144.2, 41.6]) & (points < [149.0, 45.0])).all(axis=1)
    points, names = points[about], names[about]
    place = np.random.default_rng(1956).uniform([145.7, 42.6], [147.6, 43.9], (400, 2))
    checked = 0
    for lon, lat in place:
        away = distance_m(lon, lat, *points.T)
        first = str(names[np.argmin(away)])
        rest = away[names != first].min()
        # within 300 m of a boundary the spacing may decide otherwise
        if first in {"habomai", "shikotan"} and rest - away.min() > 300:
            checked += 1
            assert shapely.contains_xy(two.zones[200][first], lon, lat) or shapely.contains_xy(
                shapes[first], lon, lat
            ), (lon, lat)
    assert checked > 200


def test_islets_of_a_cut_island_go_with_the_part_that_is_nearest():
    land = settle_claim([], fraction={"habomai": 0.5})
    islets = islets_by_part(land.parts)
    assert {island for island, _ in islets} == {"habomai"}
    assert sum(len(points.geoms) for points in islets.values()) == 6
    parts = {part.side: part.geometry for part in land.parts if part.island == "habomai"}
    for (_, side), points in islets.items():
        other = next(name for name in parts if name != side)
        for point in shapely.get_coordinates(points):
            near, far = (
                Coast(parts[name]).nearest(*point[:, None]).distance_m[0] for name in (side, other)
            )
            assert near < far
    # Suisho is the south-west, Taraku the north-east
    assert len(islets[("habomai", "japan")].geoms) == 2
    sea = measure_sea(land)
    assert sum(sea.islands[200].values()) == pytest.approx(214_679, abs=30)


def test_the_sides_share_the_sea_and_change_by_the_same_amount(two):
    for sides in two.sides.values():
        assert sum(sea.share for sea in sides.values()) == pytest.approx(1)
        assert sides["japan"].change_km2 == pytest.approx(-sides["russia"].change_km2)
        assert sides["japan"].change_km2 == pytest.approx(sides["japan"].area_km2)


def test_a_notebook_shows_a_table_and_frames(two):
    shown = two._repr_html_()
    assert '<td style="text-align:right">49.5%</td>' in shown
    assert "not a legal claim" in shown
    assert len(repr(two)) < 6000
    waters = two.waters
    assert waters.crs == "EPSG:4326"
    assert waters.groupby("limit_nm")["area_km2"].sum()[200] == pytest.approx(214_679, rel=1e-4)
    assert set(waters["side"]) == {"japan", "russia"}
    plain = two.to_dict()["tri_points"]
    assert [len(tri["feet"]) for tri in plain] == [3] * len(two.tri_points)


def test_nothing_and_everything():
    assert measure_sea("none").sides[12]["japan"].area_km2 == 0
    four = measure_sea("four")
    assert four.sides[200]["japan"].share == pytest.approx(1)
    assert {strait.within_12 for strait in four.straits[:3]} == {"japan"}
    assert four.straits[3].sides == ("japan", "russia")


def test_a_strait_lies_within_one_sides_12_m_only_where_both_shores_are_its_own(two):
    straits = [s for sea in (two, measure_sea("three"), measure_sea("four")) for s in sea.straits]
    narrow = [strait for strait in straits if strait.width_km <= 2 * 12 * 1.852]
    shared = [strait for strait in narrow if len(set(strait.sides)) == 2]
    # with two islands Nemuro Strait has a shore of each side, with three Kunashiri Channel
    assert len({strait.id for strait in shared}) >= 2
    for strait in straits:
        whole = strait in narrow and strait not in shared
        assert strait.within_12 == (strait.sides[0] if whole else None), strait


def test_the_parts_of_a_cut_island_carry_its_sea(two):
    half = measure_sea("area")
    assert shapely.is_valid(half.median)
    land = read_shapes("islands")["etorofu"]
    assert shapely.intersection(half.median, land).length < 1e-6
    for limit in (12, 200):
        zones = half.zones[limit]
        gap = shapely.intersection(zones["etorofu:japan"], zones["etorofu:russia"])
        assert area_m2(gap) < 1
        parts = half.islands[limit]
        whole = parts["etorofu:japan"] + parts["etorofu:russia"]
        assert whole == pytest.approx(two.islands[limit]["etorofu"], rel=1e-5)
        assert parts["shikotan"] == pytest.approx(two.islands[limit]["shikotan"], rel=1e-6)


def test_the_median_runs_between_the_two_sides(two):
    line = two.median
    assert line.length > 3
    points = shapely.get_coordinates(line)[::20]
    coast, islands = read_shapes("coast"), read_shapes("islands")
    islets = read_shapes("islets").values()
    hokkaido = [s for n, s in coast.items() if n in {"hokkaido", "yururi", "moyururi"}]
    japan = shapely.union_all([islands["habomai"], islands["shikotan"], *islets, *hokkaido])
    others = [s for n, s in coast.items() if n in {"sakhalin", "urup"}]
    russia = shapely.union_all([islands["kunashiri"], islands["etorofu"], *others])
    one, other = (Coast(side).nearest(*points.T).distance_m for side in (japan, russia))
    assert one == pytest.approx(other, abs=1e-4)
    assert {name for tri in two.tri_points for name in tri.coasts} >= {"shikotan", "kunashiri"}


def test_half_of_the_sea_is_two_islands_and_a_tenth_of_the_third():
    half = settle_sea()
    assert half.border.island == "kunashiri"
    assert half.alpha.fraction == pytest.approx(0.0995, abs=0.001)
    assert measure_sea(half).sides[200]["japan"].share == pytest.approx(0.5, abs=1e-4)
    assert half.citations == ()
    assert half.option == "sea"
    assert "no document names it" in half.title
    with pytest.raises(ArgumentError, match=r"share 1\.0 of the sea must lie between 0 and 1"):
        settle_sea(share=1)
    with pytest.raises(ArgumentError, match="the limit is 24 M; known: 12, 200"):
        settle_sea(limit_nm=24)


def test_a_share_that_jumps_says_how_much_is_reached():
    """Shikotan's outermost corners carry thousands of square kilometres each."""
    less = settle_sea(share=0.3)
    assert less.option == "sea-share"
    assert less.border.island == "shikotan"
    reached = measure_sea(less).sides[200]["japan"].share
    assert reached != pytest.approx(0.3, abs=1e-4)
    assert f"{reached:.2%} is the nearest" in less.title


def test_the_power_bridge_in_whose_waters():
    three, twelve = bridge_waters(japan_limit_nm=3), bridge_waters(japan_limit_nm=12)
    total = three.japan_km + three.russia_km + three.beyond_km
    assert total == pytest.approx(42.52, abs=0.01)
    assert three.japan_km == pytest.approx(3 * 1.852, abs=0.05)
    assert twelve.beyond_km == 0
    assert twelve.japan_km == pytest.approx(twelve.russia_km, abs=0.05)
    with pytest.raises(ArgumentError, match="must be positive"):
        bridge_waters(japan_limit_nm=0)


def test_only_the_four_islands_have_this_sea():
    plots = divide({"x": shapely.box(0, 0, 1, 1)}, sides=("a", "b"))
    with pytest.raises(ArgumentError, match="for the four islands only"):
        measure_sea(plots)
    assert measure_sea(settle("none")).settlement.option == "none"


def test_the_command(command, refused, tmp_path):
    done = command("geo.sea", "--option", "count", "--json", "sea.json", "--geojson", "sea.geojson")
    assert done.returncode == 0, done.stderr
    assert "49.5%" in done.stdout
    assert "not a legal claim" in done.stdout
    assert "power bridge" in done.stdout
    found = json.loads((tmp_path / "sea.json").read_text(encoding="utf-8"))
    assert found["caveat"] == CAVEAT
    assert list(found["limits"]) == ["12", "200"]
    # the total beside what the Flanders Marine Institute measured
    total = sum(side["area_km2"] for side in found["limits"]["200"]["sides"].values())
    assert found["check"]["area_km2"] == 213_444.6
    assert found["check"]["ours_km2"] == pytest.approx(total, abs=1e-5)
    assert found["check"]["ratio"] == pytest.approx(total / 213_444.6, abs=1e-6)
    assert found["check"]["ratio"] == pytest.approx(1, abs=0.01)
    said = " ".join(done.stdout.split())
    assert "Check: 214,679 km² within 200 M in all; 213,445 km² by Flanders Marine" in said
    assert "a difference of +0.6%" in said
    features = json.loads((tmp_path / "sea.geojson").read_text(encoding="utf-8"))["features"]
    kinds = Counter(feature["properties"]["kind"] for feature in features)
    assert kinds["zone"] == 8
    assert kinds["median"] >= 4
    assert kinds["tri-point"] >= 2
    assert len({feature["id"] for feature in features}) == len(features)
    for feature in features:
        properties, xy = feature["properties"], shapely.geometry.shape(feature["geometry"])
        assert properties["caveat"] == CAVEAT
        if properties["kind"] == "median":
            points = shapely.get_coordinates(xy)
            feet = np.array(properties["feet"])
            for foot in (feet[:, :2], feet[:, 2:]):
                assert distance_m(*points.T, *foot.T) == pytest.approx(
                    properties["distance_m"], abs=2e-3
                )
    assert "no option is called 'half'" in refused("geo.sea", "--option", "half")
    assert "is not a number" in refused("geo.sea", "--alpha", "much")
    asked = ("--option", "two-plus-alpha")
    assert "--alpha kunashiri=0.5" in refused("geo.sea", *asked)
    for alpha in ("kunashiri=0.5", "0.5"):
        assert "Japan's part" in command("geo.sea", *asked, "--alpha", alpha).stdout


def test_the_bounds_are_those_of_others_to_an_eighth_of_a_degree(two):
    bounds = shapely.total_bounds(list(two.zones[200].values()))
    assert np.abs(bounds - read_reference("sea.toml")["check"]["bounds"]).max() < 0.125


def test_the_split_table_gains_the_sea_when_asked(command):
    with_sea = command("geo.split", "--option", "count", "--sea").stdout
    assert "Japan, within 200 M" in with_sea
    assert "49.5%" in with_sea
    assert "not a legal claim" in with_sea
    whole = command("geo.split", "--option", "all", "--sea").stdout
    assert "sea, 200 M" in whole.splitlines()[0]
    assert whole.splitlines()[3].endswith("49.5%")
    assert "not a legal claim" in whole
    assert "sea" not in command("geo.split", "--option", "count", "--no-sea").stdout
    plain = json.loads(command("geo.split", "--option", "count", "--sea", "--json").stdout)
    assert plain["sea"]["limits"]["200"]["sides"]["japan"]["share"] == pytest.approx(
        0.495, abs=5e-3
    )
    assert "sea" not in json.loads(command("geo.split", "--option", "count", "--json").stdout)


def test_half_of_the_sea_by_command(command, refused, tmp_path):
    text = command("geo.sea", "--option", "sea").stdout
    assert text.count("50.0%") == 2
    cut = ("--option", "sea", "--cut", "bearing:120")
    assert "bearing" in command("geo.split", *cut).stdout
    assert "--alpha does not go with --option sea" in refused(
        "geo.sea", "--option", "sea", "--alpha", "0.2"
    )
    assert command("geo.sea", "--option", "count", "--map", "sea.html").returncode == 0
    page = (tmp_path / "sea.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" in page


def test_the_question_of_fairness_in_one_table(command):
    text = command("geo.sea", "--option", "all").stdout
    assert "by sea, 200 M" in text
    assert [line.split()[0] for line in text.splitlines()[2:8]] == [
        "none", "count", "three", "area", "four", "sea",
    ]  # fmt: skip


@pytest.fixture
def ran(command):
    """Run a command that must do well, and give what it prints."""

    def run(module, *arguments):
        done = command(module, *map(str, arguments))
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


class TestWhatCounts:
    """Entitlement, rocks and limits: what is assumed, and what follows."""

    def test_the_headline_hangs_on_entitlement(self, two):
        """Figures of an independent study of the sea: 49.5, 44.7 and 4.2 per cent."""
        shares = [
            measure_sea("count", entitlement=given).sides[200]["japan"].share
            for given in ({}, {"habomai": 12}, {"Khabomai": 12, "色丹島": 12})
        ]
        assert shares == pytest.approx([0.4949, 0.447, 0.0418], abs=5e-4)
        assert shares[0] == two.sides[200]["japan"].share

    def test_an_island_keeps_what_it_is_entitled_to(self, two):
        sea = measure_sea("count", entitlement={"habomai": 12})
        twelve = two.islands[12]["habomai"]
        assert sea.method == "partition"
        assert sea.islands[200]["habomai"] == pytest.approx(twelve, abs=0.05)
        assert dict(sea.islands[12]) == pytest.approx(dict(two.islands[12]), abs=0.1)
        # nobody loses by it, and zones do not overlap
        for name in ("shikotan", "kunashiri", "etorofu"):
            assert sea.islands[200][name] > two.islands[200][name] - 0.1
        zones = list(sea.zones[200].values())
        total = sum(sea.islands[200].values())
        assert area_m2(shapely.union_all(zones)) / 1e6 == pytest.approx(total, abs=1.0)

    def test_no_entitlement_at_all(self):
        sea = measure_sea("count", entitlement={"shikotan": 0})
        assert sea.islands[12]["shikotan"] == sea.islands[200]["shikotan"] == 0.0
        assert sea.zones[200]["shikotan"].is_empty

    def test_twelve_for_all_is_the_territorial_sea(self, two):
        everyone = dict.fromkeys(two.settlement.names, 12)
        sea = measure_sea("count", entitlement=everyone)
        assert dict(sea.islands[200]) == pytest.approx(dict(two.islands[12]), abs=0.1)

    def test_points_by_a_plain_search_with_entitlement(self):
        """1,000 points: the nearest of the entitled coasts has each, by exact distances."""
        given = {"habomai": 12, "shikotan": 200, "kunashiri": 200, "etorofu": 200}
        sea = measure_sea("count", entitlement=given)
        own = {n: Coast(s) for n, s in coasts.island_coasts().items()}
        others = {n: Coast(s) for n, s in coasts.other_coasts().items()}
        rng = np.random.default_rng(7)
        lon, lat = rng.uniform(144, 152, 1000), rng.uniform(41, 46.5, 1000)
        far = {n: c.nearest(lon, lat).distance_m / 1852 for n, c in (own | others).items()}
        zones = sea.zones[200]
        for k in range(1000):
            ways = sorted((far[n][k], n) for n in far)
            within = [(d, n) for d, n in ways if d <= given.get(n, 1e9)]
            (least, name), second = within[0], within[1][0]
            # the nearest of all keeps its territorial sea
            if ways[0][1] == "habomai" and ways[0][0] > 12:
                within = [(d, n) for d, n in within if n != "habomai"]
            edge = min(abs(d - limit) for d, _ in ways for limit in (12, 200))
            if second - least < 0.01 or edge < 0.01:
                continue
            expected = name if name in own and least <= 200 else None
            point = shapely.Point(lon[k], lat[k])
            on_land = any(s.contains(point) for s in read_shapes("islands").values())
            found = [n for n, zone in zones.items() if zone.contains(point)]
            assert found == ([expected] if expected and not on_land else []), (lon[k], lat[k])

    def test_rocks_in_and_out(self):
        kaigara = measure_sea("count", including=["Signalny"])
        assert kaigara.including == ("kaigara",)
        assert kaigara.straits[0].width_km == pytest.approx(3.54, abs=0.01)
        # it counts with Habomai, and moves the line toward Hokkaido
        assert kaigara.islands[12]["habomai"] == pytest.approx(3_501, abs=1)
        same = measure_sea("count", without=["kaigara"])
        assert same.without == ()
        assert same.method == "ledger"

    def test_four_limits_nest(self):
        sea = measure_sea("area", limits=(3, 12, 24, 200))
        assert list(sea.sides) == [3, 12, 24, 200]
        for name in sea.holders:
            areas = [sea.islands[limit][name] for limit in sea.sides]
            assert areas == sorted(areas)

    @pytest.mark.parametrize(
        ("how", "message"),
        [
            ({"entitlement": {"urup": 12}}, "no island is called 'urup'"),
            ({"entitlement": {"habomai": 24}}, "'habomai' is 24 M; it must be one of 0, 12, 200"),
            ({"entitlement": {"habomai": 12, "Khabomai": 12}}, "entitled twice; name it once"),
            ({"without": ["urup"]}, "no rock is called 'urup'"),
            ({"without": ["kaigara"], "including": ["kaigara"]}, "both left out and counted"),
            ({"limits": [13]}, "the limit is 13 M; known: 3, 12, 24, 200"),
            ({"limits": []}, "no limit is given"),
        ],
    )
    def test_bad_input(self, how, message):
        with pytest.raises(ArgumentError, match=message):
            measure_sea("count", **how)


@pytest.mark.parametrize("island", ["habomai", "shikotan", "kunashiri", "etorofu"])
def test_the_first_guesses_at_a_share_of_the_sea_are_what_cuts_carry(island):
    rows = read_derived("sea_by_fraction.json")["rows"][island]
    assert [fraction for fraction, _ in rows] == sorted(fraction for fraction, _ in rows)
    for fraction, km2 in rows[::6]:
        sea = measure_sea(settle_claim([], fraction={island: fraction}))
        for limit, area in km2.items():
            assert sea.islands[int(limit)][f"{island}:japan"] == pytest.approx(area, abs=0.01)


@pytest.mark.parametrize("how", [{}, {"limit_nm": 12}])
def test_a_share_of_the_sea_is_met_to_a_hectare(how):
    limit = how.get("limit_nm", 200)
    sea = measure_sea(settle_sea(**how), limits=[limit])
    total = sum(sea.islands[limit].values())
    aim = how.get("share", 0.5) * total
    assert sea.sides[limit]["japan"].area_km2 == pytest.approx(aim, abs=0.0101)


class TestSensitivity:
    @pytest.mark.parametrize("option", ["count", "three"])
    def test_what_is_shipped_is_what_is_solved(self, option):
        for row in measure_sensitivity(option):
            given = row.assumption
            sea = measure_sea(
                option,
                exact=True,
                entitlement=given.entitlement,
                without=given.without,
                including=given.including,
            )
            for limit, sides in row.sides.items():
                for side, found in sides.items():
                    assert found.area_km2 == pytest.approx(
                        sea.sides[limit][side].area_km2, abs=0.01
                    )
                    assert found.share == pytest.approx(sea.sides[limit][side].share, abs=1e-6)

    def test_the_command(self, ran, tmp_path):
        text = ran("geo.sea", "--sensitivity", "--json", tmp_path / "rows.json")
        shares = [line.split()[-2] for line in text.splitlines()[4:11]]
        assert shares == ["49.5%", "44.7%", "4.2%", "24.9%", "49.5%", "49.5%", "49.6%"]
        rows = json.loads((tmp_path / "rows.json").read_text(encoding="utf-8"))
        assert rows[1]["entitlement"] == {"habomai": 12}
        assert rows[1]["limits"]["200"]["japan"]["share"] == pytest.approx(0.447, abs=1e-3)


class TestFlags:
    def test_entitlement_and_rocks(self, ran):
        text = ran("geo.sea", "--option", "count", "--entitlement", "habomai=12,shikotan=12")
        assert "4.2%" in text
        assert "Entitlement at sea assumed: Habomai / Khabomai 12 M, Shikotan 12 M" in text
        rocks = ("--with", "kaigara", "--without", "odoke")
        text = ran("geo.sea", "--option", "count", "--limits", "3,24", *rocks)
        assert "within 3 M" in text
        assert "Left out: Odoke / Rifovy." in text
        assert "Counted too: Kaigara / Signalny." in text

    def test_exact_agrees(self, ran):
        quick, exact = (ran("geo.sea", "--option", "area", *flag) for flag in ((), ("--exact",)))
        numbers = r"[+-]?\d[\d,]*\.?\d*"
        assert re.sub(numbers, "", quick) == re.sub(numbers, "", exact)
        pairs = zip(*(re.findall(numbers, text) for text in (quick, exact)), strict=True)
        for one, other in pairs:
            assert float(one.replace(",", "")) == pytest.approx(
                float(other.replace(",", "")), abs=1.001
            )

    def test_a_scenario(self, ran, tmp_path):
        file = tmp_path / "mine.json"
        Scenario(option="count", entitlement={"habomai": 12}).write(file)
        assert "44.7%" in ran("geo.sea", "--scenario", file)

    @pytest.mark.parametrize(
        ("flags", "message"),
        [
            (["--entitlement", "urup=12"], "no island is called 'urup'"),
            (["--entitlement", "habomai"], "--entitlement"),
            (["--entitlement", "habomai=12,habomai=0"], "names an island twice"),
            (["--with", "urup"], "no rock is called 'urup'"),
            (["--limits", "5"], "the limit is 5 M"),
            (["--sensitivity", "--limits", "12"], "--limits does not go with --sensitivity"),
            (["--sensitivity", "--option", "all"], "--sensitivity is of one option"),
            (
                ["--scenario", "none.json", "--with", "kaigara"],
                "--with does not go with --scenario",
            ),
        ],
    )
    def test_bad_input(self, refused, flags, message):
        assert message in refused("geo.sea", *flags)


def test_numbers_need_no_scipy():
    """What a command prints comes from the ledger alone."""
    code = (
        "import sys, geo; sea = geo.measure_sea('area'); half = geo.settle_sea();"
        "print(sea.sides[200]['japan'].share, 'scipy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[1] == "False"
