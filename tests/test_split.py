"""The command as a user types it: what it prints, what it writes, and how it refuses."""

import json
import os
import re
import signal
import subprocess
import sys
import textwrap

import pytest
import shapely
from conftest import ROOT

from geo.measure.geodesy import area_m2

OPTIONS = ["none", "count", "three", "area", "four"]
TOP = ["option", "title", "citations", "total_km2", "sides", "border", "alpha", "residual_m2"]
TOP += ["borders", "alphas"]
SIDE = ["area_km2", "share", "official_km2", "official_share", "islands"]
BORDER = ["island", "length_km", "bearing_deg", "ends", "method", "geometry"]
ALPHA = ["island", "fraction", "area_km2", "official_fraction"]


def feature(geometry, **members):
    return {"type": "Feature", "properties": {}, "geometry": geometry, **members}


def square(west=10.0, south=50.0, size=1.0):
    return json.loads(shapely.to_geojson(shapely.box(west, south, west + size, south + size)))


@pytest.fixture
def polygons(tmp_path):
    """Write features as a GeoJSON file."""

    def write(*features, **members):
        path = tmp_path / "mine.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features, **members}))
        return path

    return write


def test_the_table_says_everything(command):
    done = command("geo.split", "--option", "area")
    assert done.returncode == 0, done.stderr
    text = done.stdout
    for said in (
        "Habomai / Khabomai, Shikotan, Kunashiri / Kunashir whole",
        "west-south-west part of Etorofu / Iturup, 21.1",
        "50.00%",
        "50.10%",
        "km on land",
        "bearing 157",
        "measured  21.1",
        "by GSI    21.0",
        "Yoko Hirose, “Japan-Russia Relations",
        "line 45: “islands by their square mileage”",
        "GSI",
    ):
        assert said in text, said
    assert len(re.findall(r"\d+\.\d{5}° N, \d+\.\d{5}° E", text)) == 2
    assert max(map(len, text.splitlines())) < 135


def test_json_has_its_shape(command):
    found = json.loads(command("geo.split", "--option", "area", "--json").stdout)
    assert list(found) == TOP
    assert list(found["sides"]) == ["japan", "russia"]
    assert all(list(side) == SIDE for side in found["sides"].values())
    assert list(found["border"]) == BORDER
    assert list(found["alpha"]) == ALPHA
    assert [list(c) for c in found["citations"]] == [["document", "lines", "quote"]]
    assert abs(found["residual_m2"]) < 1
    assert shapely.geometry.shape(found["border"]["geometry"]).length > 0
    assert len(found["border"]["ends"]) == 2
    assert found["borders"] == [found["border"]]
    assert found["alphas"] == [found["alpha"]]


def test_each_island_is_cut_its_own_way(command):
    ends = "etorofu=147.333,44.889,147.41,44.757"
    ways = ["--cut", "国後=bearing:120", "--toward", "etorofu=east", "--ends", ends]
    done = command("geo.split", "--fraction", "kunashiri=0.4", *ways)
    assert done.returncode == 0, done.stderr
    assert "Border on Etorofu / Iturup: straight between two given ends." in done.stdout
    assert "bearing 120.0°" in done.stdout
    assert "east-north-east part of Etorofu / Iturup, 78.8" in done.stdout
    assert re.search(r"ends    moved by \d+\.\d m and \d+\.\d m to the shore", done.stdout)
    found = json.loads(command("geo.split", "--ends", ends, "--json").stdout)
    assert list(found["border"]) == [*BORDER, "moved_m"]


def test_two_islands_are_cut_at_once(command, tmp_path):
    fractions = ["--fraction", "etorofu=0.2", "--fraction", "国後=0.4"]
    cuts = ["--to-japan", "habomai", *fractions]
    done = command("geo.split", *cuts, "--json", "two.json", "--geojson", "two.geojson")
    assert done.returncode == 0, done.stderr
    for said in (
        "40.00% of it, and the west-south-west part of Etorofu / Iturup, 20.00% of it",
        "Border on Kunashiri / Kunashir: the shortest",
        "Border on Etorofu / Iturup: the shortest",
        "What is cut misses the aim by",
    ):
        assert said in done.stdout
    found = json.loads((tmp_path / "two.json").read_text())
    assert [border["island"] for border in found["borders"]] == ["kunashiri", "etorofu"]
    assert found["border"] == found["borders"][0]
    assert [alpha["fraction"] for alpha in found["alphas"]] == [0.4, 0.2]
    written = json.loads((tmp_path / "two.geojson").read_text())["features"]
    ids = [each["id"] for each in written]
    assert len(ids) == len(set(ids))
    kinds = [each["properties"]["kind"] for each in written]
    assert (kinds.count("part"), kinds.count("border")) == (6, 2)
    whole = sum(
        area_m2(shapely.geometry.shape(each["geometry"]))
        for each in written
        if each["properties"]["kind"] == "part"
    )
    assert whole / 1e6 == pytest.approx(found["total_km2"], rel=1e-9)


def test_all_options_are_an_array(command):
    found = json.loads(command("geo.split", "--option", "all", "--json").stdout)
    assert [each["option"] for each in found] == OPTIONS
    assert all(list(each) == TOP for each in found)
    shares = [each["sides"]["japan"]["share"] for each in found]
    assert shares == sorted(shares)
    with_alpha = command("geo.split", "--option", "all", "--alpha", "0.5", "--json").stdout
    assert [each["option"] for each in json.loads(with_alpha)] == [*OPTIONS, "two-plus-alpha"]


def test_all_options_in_one_table(command):
    text = command("geo.split", "--option", "all").stdout
    assert [line.split()[0] for line in text.splitlines()[2:7]] == OPTIONS
    assert "two-plus-alpha is left out" in text


def test_the_list_and_the_help_name_the_options(command):
    assert all(option in command("geo.split", "--list").stdout for option in OPTIONS)
    assert "--to-japan" in command("geo.split", "--help").stdout


def test_a_claim_often_quoted_as_half(command):
    arguments = ["--to-japan", "habomai,shikotan,kunashiri", "--fraction", "etorofu=0.25"]
    found = json.loads(command("geo.split", *arguments, "--json").stdout)
    assert found["sides"]["japan"]["official_share"] == pytest.approx(0.525, abs=5e-4)
    assert found["sides"]["japan"]["islands"]["etorofu"] == 0.25
    assert "52.5" in command("geo.split", *arguments).stdout


@pytest.mark.parametrize("cut", ["shortest", "meridian", "parallel", "bearing:120"])
def test_ways_to_cut(command, cut):
    found = json.loads(command("geo.split", "--cut", cut, "--json").stdout)
    assert found["border"]["method"] == cut.partition(":")[0]
    assert found["sides"]["japan"]["share"] == 0.5
    if cut == "bearing:120":
        assert found["border"]["bearing_deg"] == pytest.approx(120, abs=1e-6)


def test_the_first_side_may_lie_anywhere(command):
    found = json.loads(command("geo.split", "--toward", "any", "--json").stdout)
    assert found["border"]["length_km"] == pytest.approx(8.5795, abs=5e-4)
    assert "east-north-east part" in command("geo.split", "--toward", "any").stdout
    assert found["sides"]["japan"]["share"] == 0.5


def test_another_share_from_the_south_west(command):
    found = json.loads(command("geo.split", "--share", "0.4", "--json").stdout)
    assert found["sides"]["japan"]["share"] == 0.4
    assert found["citations"] == []


def test_geojson_and_json_files_meet_the_aim_when_measured_again(command, tmp_path):
    done = command("geo.split", "--geojson", "half.geojson", "--json", "half.json")
    assert done.returncode == 0
    assert "Border on" in done.stdout
    written = json.loads((tmp_path / "half.geojson").read_text())
    by_side = {"japan": 0.0, "russia": 0.0}
    for each in written["features"]:
        geometry = shapely.geometry.shape(each["geometry"])
        assert geometry.is_valid
        if each["properties"]["kind"] == "part":
            by_side[each["properties"]["side"]] += area_m2(geometry)
            assert all(part.exterior.is_ccw for part in shapely.get_parts(geometry))
    assert by_side["japan"] - by_side["russia"] == pytest.approx(0, abs=2)
    assert json.loads((tmp_path / "half.json").read_text())["option"] == "area"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["half.geojson", "half.json"]


def test_geojson_on_standard_output_is_nothing_else(command):
    found = json.loads(command("geo.split", "--option", "all", "--geojson", "-").stdout)
    assert {each["properties"]["option"] for each in found["features"]} == set(OPTIONS)


def test_the_same_answer_every_time(command):
    runs = {
        command("geo.split", "--json", env={"PYTHONHASHSEED": seed}).stdout for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_polygons_of_ones_own(command, polygons):
    path = polygons(
        feature(square(), properties={"name": "first"}), feature(square(12), id="second")
    )
    found = json.loads(
        command("geo.split", "--islands", path, "--sides", "north,south", "--json").stdout
    )
    assert list(found) == TOP
    assert list(found["sides"]) == ["north", "south"]
    assert found["sides"]["north"]["official_km2"] is None
    assert found["sides"]["north"]["islands"] == {"first": 1.0}
    third = command(
        "geo.split", "--islands", path, "--sides", "n,s", "--share", "0.25", "--toward", "north"
    )
    assert "the north part of first, 50.00% of it" in third.stdout
    assert "GSI" not in third.stdout
    claim = command("geo.split", "--islands", path, "--sides", "n,s", "--to-first", "second")
    assert "n: second whole" in claim.stdout


def test_a_bare_geometry_is_welcome(command, tmp_path):
    (tmp_path / "plot.json").write_text(json.dumps(square()))
    done = command("geo.split", "--islands", "plot.json", "--sides", "a,b", "--cut", "meridian")
    assert "50.00%" in done.stdout, done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--option", "half"], "no option is called 'half'; known: none, count, three, area, four"),
        (["--option", "two-plus-alpha"], "does not say how large α is"),
        (["--to-japan", "urup"], "no island is called 'urup'; known: habomai, shikotan"),
        (["--share", "1.5"], "the share 1.5 must lie between 0 and 1"),
        (["--share", "much"], "--share 'much' is not a number"),
        (["--share", "nan"], "the share nan must lie between 0 and 1"),
        (["--fraction", "etorofu"], "lacks its `=`"),
        (["--fraction", "etorofu=2"], "fraction 2.0 of 'etorofu' must lie between 0 and 1"),
        (["--cut", "bearing"], "lacks its degrees"),
        (["--cut", "bearing:45"], "runs straight toward the south-west"),
        (["--cut", "wavy"], "no cut is called 'wavy'; known: shortest, bearing"),
        (["--toward", "up"], "no direction is called 'up'"),
        (["--cut", "meridian", "--cut", "parallel"], "--cut is given twice; give it once, or once"),
        (["--cut", "meridian", "--cut", "etorofu=parallel"], "'meridian' is not a name, `=`"),
        (["--option", "sea", "--toward", "etorofu=north"], "finds itself which island is cut"),
        (["--ends", "etorofu=147.3,44.8"], "--ends etorofu has 2 numbers instead of four"),
        (["--ends", "etorofu=147.3,44.8,147.4,x"], "--ends etorofu 'x' is not a number"),
        (["--ends", "147.3,44.8,147.4,44.7"], "is not a name, `=` and a value"),
        (["--ends", "etorofu=147.33,44.89,147.33,44.89"], "lie at one point of its shore"),
        (["--ends", "etorofu=147.33,44.89,148.892,45.513"], "leaves Etorofu / Iturup"),
        (["--ends", "etorofu=147.33,44.89,145.82,44.16"], "km from its shore"),
        (["--ends", "habomai=146.059,43.523,145.863,43.457"], "on two different pieces of land"),
        (["--ends", "etorofu=1,2,3,4", "--share", "0.3"], "--share does not go with --to-japan"),
        (["--option", "four", "--share", "0.3"], "has no share to set"),
        (["--option", "all", "--share", "0.3"], "--share does not go with --option all"),
        (["--islands", "x.geojson", "--sea"], "--sea does not go with --islands"),
        (["--option", "sea", "--share", "2"], "the share 2.0 of the sea must lie between 0 and 1"),
        (["--sides", "a,b"], "--sides does not go with the four islands"),
        (["--to-japan", "shikotan", "--option", "area"], "--option does not go with --to-japan"),
        (["--colour"], "unrecognized arguments: --colour; see `python -m geo.split --help`"),
        (["--json", "-", "--geojson", "-"], "two outputs cannot go to standard output"),
        (["--json", "no/such/folder.json"], "the folder no/such does not exist"),
        (["--islands", "absent.geojson", "--sides", "a,b"], "cannot read absent.geojson"),
    ],
)
def test_bad_input_is_one_sentence(refused, arguments, message):
    assert message in refused("geo.split", *arguments)


@pytest.mark.parametrize(
    ("geometry", "message"),
    [
        (None, "has no geometry"),
        ({"type": "Polygon", "coordinates": []}, "empty geometry"),
        ({"type": "Point", "coordinates": [1, 2]}, "is a Point; only polygons"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, "x"], [1, 0], [0, 0]]]}, "not a number"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0]]]}, "too few points"),
        ({"type": "Blob", "coordinates": [1]}, "is not a GeoJSON geometry"),
        (
            {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]},
            "crosses or touches itself (self-intersection at 0.5 0.5)",
        ),
        (
            {"type": "Polygon", "coordinates": [[[4e5, 5e6], [5e5, 5e6], [5e5, 6e6], [4e5, 5e6]]]},
            "(400000, 5e+06), which is not longitude-latitude: it looks projected",
        ),
        (
            {"type": "Polygon", "coordinates": [[[0, 80], [120, 80], [-120, 80], [0, 80]]]},
            "a ring goes round a pole",
        ),
    ],
)
def test_bad_polygons_are_named(refused, polygons, geometry, message):
    path = polygons(feature(square(), id="good"), feature(geometry, properties={"name": "bad one"}))
    said = refused("geo.split", "--islands", path, "--sides", "a,b")
    assert message in said
    assert "'bad one'" in said


def test_files_that_are_no_polygons(refused, polygons, tmp_path):
    (tmp_path / "cut.geojson").write_text('{"type": "FeatureCollection", "features": [')
    args = ["--sides", "a,b"]
    assert "is not valid JSON" in refused("geo.split", "--islands", "cut.geojson", *args)
    assert "holds no feature" in refused("geo.split", "--islands", polygons(), *args)
    utm = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32655"}}
    path = polygons(feature(square()), crs=utm)
    assert "another coordinate system" in refused("geo.split", "--islands", path, *args)
    path = polygons(feature(square(), id="x"), feature(square(), id="x"))
    assert "two features called 'x'" in refused("geo.split", "--islands", path, *args)
    path = polygons(feature(square()))
    assert "needs the names of the two sides" in refused("geo.split", "--islands", path)
    assert "is about the four islands" in refused(
        "geo.split", "--islands", path, *args, "--option", "three"
    )


def test_a_bad_output_leaves_the_good_one_unwritten(refused, tmp_path):
    (tmp_path / "folder").mkdir()
    said = refused("geo.split", "--json", "good.json", "--geojson", "folder")
    assert "cannot write folder: it is a folder" in said
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


def test_an_altered_or_truncated_layer_is_refused(refused, tmp_path):
    """The package is copied, and its data then harmed as a disk or a person might."""
    for folder in ("geo", "data", "seeds"):
        subprocess.run(["cp", "-r", ROOT / folder, tmp_path], check=True)
    layer = tmp_path / "data" / "geojson" / "islands.geojson"
    whole = layer.read_bytes()
    here = {"PYTHONPATH": str(tmp_path)}
    for harmed in (whole[:-100], whole.replace(b"146.", b"145.", 1), b""):
        layer.write_bytes(harmed)
        said = refused("geo.split", env=here)
        assert "islands.geojson is truncated or altered" in said
    layer.unlink()
    assert "islands.geojson cannot be read" in refused("geo.split", env=here)
    (tmp_path / "data" / "geojson" / "datapackage.json").write_text("{")
    assert "datapackage.json is not valid JSON" in refused("geo.split", env=here)


def test_a_killed_process_leaves_the_old_file(tmp_path):
    """Killed while the new bytes are being written, the old ones stand."""
    target = tmp_path / "half.json"
    target.write_text("old")
    program = textwrap.dedent(
        """
        import os, sys, time
        from geo.base import files as _files
        real = os.fsync
        def slow(handle):
            print("writing", flush=True)
            time.sleep(60)
        os.fsync = slow
        from geo.split import main
        main(["--json", sys.argv[1]])
        """
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(target)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    with process:
        assert process.stdout.readline() == b"writing\n"
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=30)
    assert target.read_text() == "old"


def test_a_reader_who_leaves_early_sees_no_traceback(tmp_path):
    line = f"{sys.executable} -m geo.split --option all --geojson - | head -c 10"
    done = subprocess.run(
        line,
        shell=True,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
    )
    assert done.stderr == ""


def test_the_plain_command_imports_nothing_of_the_maps():
    program = (
        "import sys; from geo.split import main; main(['--option', 'all']); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    loaded = set(done.stdout.split())
    assert "shapely" in loaded
    assert not loaded & {"babel", "geopandas", "pandas", "folium", "scipy", "geo.maps"}
