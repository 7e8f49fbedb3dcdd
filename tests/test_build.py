import base64
import hashlib
import io
import json
import os
import pickle
import subprocess
import sys
import tarfile
from contextlib import redirect_stderr

import numpy as np
import pytest
import shapely

from geo.base import files as _files
from geo.build import __main__ as build_command
from geo.build.cite import cite
from geo.build.control import build_control
from geo.build.islands import compare_areas
from geo.build.land import assign_land, fill_polygon, tidy
from geo.build.lines import parallel_cut, side
from geo.build.pipeline import build_layers, write_layers
from geo.build.source import fetch_package, read_polygons, read_source_text
from geo.errors import DataError, OutputError
from geo.layers.read import geojson_dir, read_features
from geo.layers.reference import read_reference

QUIET = [].append


def square(lon, lat, size=1.0):
    corners = [(lon, lat), (lon + size, lat), (lon + size, lat + size), (lon, lat + size)]
    return [list(point) for point in [*corners, corners[0]]]


def row(name, point, **extra):
    return {"id": name, "point": point, "group": name, "layer": "coast", **extra}


@pytest.fixture(scope="session")
def polygons():
    """The shipped land, as a source of polygons: building from it must give it back."""
    found = [f for f in read_features("islands") if f["id"] != "habomai"] + read_features("coast")
    rings = []
    for feature in found:
        parts = feature["geometry"]["coordinates"]
        rings += parts if feature["geometry"]["type"] == "MultiPolygon" else [parts]
    return rings


@pytest.fixture(scope="session")
def run_of_the_command(once, polygons, tmp_path_factory):
    """One whole run of `geo.build`: status, layers as built, files as written, what it said."""

    def run():
        text = json.dumps({"coordinates": polygons}, separators=(",", ":"))
        source = tmp_path_factory.mktemp("source") / "package" / "map.geo.json"
        source.parent.mkdir()
        source.write_text(text, encoding="utf-8")
        coastline = read_reference("coastline.toml")
        coastline["package"]["sha256"] = hashlib.sha256(source.read_bytes()).hexdigest()
        out, layers = tmp_path_factory.mktemp("out"), []

        def build(rings):
            layers.append(build_layers(rings))
            return layers[-1]

        with pytest.MonkeyPatch.context() as patched, redirect_stderr(io.StringIO()) as said:
            patched.setattr(build_command, "read_reference", lambda _name: coastline)
            patched.setattr(build_command, "build_layers", build)
            status = build_command.main(["--source", str(source.parent), "--out", str(out)])
        (built,) = layers
        files = {path.name: path.read_bytes() for path in out.iterdir()}
        return pickle.dumps((status, built, files, said.getvalue()))

    return pickle.loads(once("build.pickle", run).read_bytes())  # noqa: S301  our own


@pytest.fixture(scope="session")
def built(run_of_the_command):
    return run_of_the_command[1]


@pytest.fixture
def package(tmp_path):
    """A package of one polygon, as a folder, a tarball, and its reviewed table."""
    text = json.dumps({"type": "MultiPolygon", "coordinates": [[square(0, 0)]]})
    data = text.replace(" ", "").encode()
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "map.geo.json").write_bytes(data)
    tarball = tmp_path / "made.tgz"
    with tarfile.open(tarball, "w:gz") as archive:
        info = tarfile.TarInfo("package/map.geo.json")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    digest = hashlib.sha512(tarball.read_bytes()).digest()
    return {
        "name": "@maps/tiny",
        "version": "1.0.0",
        "member": "package/map.geo.json",
        "integrity": "sha512-" + base64.b64encode(digest).decode(),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def test_building_from_what_is_shipped_gives_the_same_bytes(built, tmp_path):
    """Two builds agree to the byte, and the shipped layers are the builder's own."""
    write_layers(built, tmp_path, with_derived=False)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    # what is derived is compared once, as the command writes it
    derived = {path.name for path in (_files.data_root() / "derived").iterdir()}
    assert written == {name: data for name, data in shipped().items() if name not in derived}


def shipped():
    """Name to bytes of all that the builder writes."""
    folders = geojson_dir(), _files.data_root() / "derived"
    files = {path.name: path.read_bytes() for folder in folders for path in folder.iterdir()}
    assert {"datapackage.json", "coast_ledger.json"} < set(files)
    return files


def test_a_failed_write_leaves_the_old_files(built, tmp_path):
    (tmp_path / "islands.geojson").write_text("old", encoding="utf-8")
    spoilt = {name: features for name, features in built.items() if name != "islands"}
    half = json.loads(json.dumps(built["islands"]))
    half[3]["properties"]["area_km2"] = 1600.0
    with pytest.raises(DataError, match=r"etorofu: 1600\.0 km2 measured"):
        write_layers(spoilt | {"islands": half}, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["islands.geojson"]
    assert (tmp_path / "islands.geojson").read_text(encoding="utf-8") == "old"


def test_a_folder_that_is_none(built, tmp_path):
    with pytest.raises(OutputError, match="not an existing folder"):
        write_layers(built, tmp_path / "nowhere")


def test_a_lost_island_fails_the_build(polygons):
    shibotsu = shapely.Point(146.1337, 43.5025)
    without = [rings for rings in polygons if not shapely.Polygon(rings[0]).contains(shibotsu)]
    with pytest.raises(DataError, match="'shibotsu' lies in 0 polygons"):
        build_layers(without)


def test_a_part_too_many_fails_the_build(polygons):
    with pytest.raises(DataError, match=r"'etorofu' has 2 polygons in the source, 1 in land\.toml"):
        build_layers([*polygons, [square(148.3, 44.9, 0.01)]])


def test_the_total_has_its_own_tolerance(built):
    reasons = dict.fromkeys(["habomai", "shikotan", "kunashiri", "etorofu", "total"], "")
    allowed = {"island": 0.01, "group": 0.03, "islet": 0.05, "total": 0.002}
    assert compare_areas(built["islands"], allowed, reasons)["rows"]
    for kind, tight, record in (
        ("total", 0.0001, "total"),
        ("island", 0.005, "habomai"),
        ("group", 0.02, "habomai"),
        ("islet", 0.04, "yuri"),
    ):
        with pytest.raises(DataError, match=f"^{record}: "):
            compare_areas(built["islands"], allowed | {kind: tight}, reasons)


def test_a_reference_that_is_not_listed_fails_the_build():
    period = {"start": "1920-07-03", "view": "administered", "references": ["hearsay"]}
    rows = {"area": [], "reference": {"diary": {"title": "A diary"}}, "period": [period]}
    with pytest.raises(DataError, match=r"'hearsay' from 1920-07-03.*known: diary"):
        build_control(rows, {}, {}, shapely.Point(), [], {})


class TestLand:
    def test_holes_are_filled(self):
        assert [p.area for p in fill_polygon([square(0, 0, 4), square(1, 1)])] == [16.0]

    def test_a_ring_that_touches_itself_is_filled_too(self):
        """The ring of Etorofu visits one point twice; between the visits lies a lagoon."""
        ring = [[0, 0], [4, 0], [4, 4], [2, 4], [1, 2], [3, 2], [2, 4], [0, 4], [0, 0]]
        (filled,) = fill_polygon([ring])
        assert filled.is_valid
        assert filled.area == 16.0

    def test_an_island_in_a_filled_lake_is_land_already(self):
        rings = [[square(0, 0, 4), square(1, 1, 2)], [square(1.5, 1.5, 0.5)]]
        lands = assign_land(rings, [row("big", [0.5, 0.5], parts=1)], [-9, -9, 9, 9])
        assert lands["big"].geometry.area == 16.0

    def test_the_nearest_name_wins(self):
        rings = [[square(0, 0)], [square(5, 0)], [square(1.5, 0, 0.2)], [square(4.5, 0, 0.2)]]
        rows = [row("west", [0.5, 0.5]), row("east", [5.5, 0.5])]
        lands = assign_land(rings, rows, [-9, -9, 9, 9])
        assert [land.parts for land in lands.values()] == [2, 2]
        assert lands["west"].geometry.bounds[2] == pytest.approx(1.7)

    def test_land_is_cut_at_the_window(self):
        lands = assign_land([[square(0, 0, 4)]], [row("a", [1, 1])], [-1, -1, 2, 2])
        assert lands["a"].geometry.bounds == (0, 0, 2, 2)

    def test_a_point_in_the_water(self):
        with pytest.raises(DataError, match="'a' lies in 0 polygons"):
            assign_land([[square(0, 0)]], [row("a", [5, 5])], [-9, -9, 9, 9])

    def test_two_names_for_one_polygon(self):
        rows = [row("a", [0.2, 0.2]), row("b", [0.8, 0.8])]
        with pytest.raises(DataError, match="'a' and 'b' have their points in one"):
            assign_land([[square(0, 0)]], rows, [-9, -9, 9, 9])

    def test_tidy_turns_rounds_and_sorts(self):
        small = shapely.Polygon([(5, 0), (5, 1), (6, 1), (6, 0)])
        large = shapely.Polygon([(0, 0), (0, 2), (2.00000001, 2), (2, 0)])
        done = tidy(shapely.MultiPolygon([small, large]))
        assert [part.area for part in done.geoms] == [4.0, 1.0]
        assert all(shapely.is_ccw(part.exterior) for part in done.geoms)

    def test_rounding_that_crosses_a_ring_is_an_error(self):
        thin = shapely.Polygon([(0, 0), (1, 1e-9), (2, 0), (1, -1e-9)])
        with pytest.raises(DataError, match="rounding"):
            tidy(thin)


class TestSource:
    def test_only_polygons_in_the_window_are_kept(self):
        coordinates = [[square(0, 0)], [square(50, 50)], [square(1, 1)]]
        text = json.dumps({"coordinates": coordinates}, separators=(",", ":"))
        assert len(list(read_polygons(text, [-1, -1, 3, 3], QUIET))) == 2

    @pytest.mark.parametrize("text", ['{"coordinates":[[[[0,0],[1,', '{"coordinates":['])
    def test_a_truncated_text(self, text):
        with pytest.raises(DataError, match="ends in the middle"):
            list(read_polygons(text, [-1, -1, 3, 3], QUIET))

    def test_another_file(self):
        with pytest.raises(DataError, match="no coordinates"):
            list(read_polygons("{}", [-1, -1, 3, 3], QUIET))

    @pytest.mark.parametrize("where", ["made.tgz", "package", "."])
    def test_a_source_of_each_kind(self, package, tmp_path, where):
        assert '"MultiPolygon"' in read_source_text(tmp_path / where, package, QUIET)

    def test_an_altered_tarball(self, package, tmp_path):
        tarball = tmp_path / "made.tgz"
        tarball.write_bytes(tarball.read_bytes() + b"\0")
        with pytest.raises(DataError, match=r"not the pinned @maps/tiny@1\.0\.0: its SHA-512"):
            read_source_text(tarball, package, QUIET)

    def test_an_altered_folder(self, package, tmp_path):
        (tmp_path / "package" / "map.geo.json").write_text("{}", encoding="utf-8")
        with pytest.raises(DataError, match="truncated or altered"):
            read_source_text(tmp_path / "package", package, QUIET)

    def test_no_source(self, package, tmp_path):
        with pytest.raises(DataError, match=r"no package/map\.geo\.json can be read from nowhere"):
            read_source_text(tmp_path / "nowhere", package, QUIET)

    def test_a_missing_reviewed_file(self):
        with pytest.raises(DataError, match=r"nothing\.toml cannot be read"):
            read_reference("nothing.toml")


class TestNpm:
    """`npm` is a script of the test: the real one is only told a name and a folder."""

    @pytest.fixture
    def npm(self, tmp_path, monkeypatch):
        def install(body):
            folder = tmp_path / "bin"
            folder.mkdir()
            script = folder / "npm"
            script.write_text(f"#!{sys.executable}\nimport shutil, sys\n{body}", encoding="utf-8")
            script.chmod(0o755)
            monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

        return install

    def test_it_fetches_once_by_name_and_checks(self, package, tmp_path, npm):
        made = str(tmp_path / "made.tgz")
        npm(
            "assert sys.argv[1:3] == ['pack', '@maps/tiny@1.0.0'], sys.argv\n"
            f"shutil.copy({made!r}, sys.argv[-1] + '/maps-tiny.tgz')\nprint('maps-tiny.tgz')\n"
        )
        lines = []
        first = fetch_package(package, tmp_path / "cache", lines.append)
        second = fetch_package(package, tmp_path / "cache", lines.append)
        assert first == second
        assert lines == ["fetching @maps/tiny@1.0.0 through npm"]

    def test_another_tarball_is_refused(self, package, tmp_path, npm):
        npm("open(sys.argv[-1] + '/x.tgz', 'wb').write(b'x')\nprint('x.tgz')\n")
        with pytest.raises(DataError, match="not the pinned"):
            fetch_package(package, tmp_path / "cache", QUIET)

    def test_npm_fails(self, package, tmp_path, npm):
        npm("sys.exit('E404 no such package')\n")
        with pytest.raises(DataError, match="E404 no such package; install npm"):
            fetch_package(package, tmp_path / "cache", QUIET)

    def test_no_npm(self, package, tmp_path, monkeypatch):
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(DataError, match="npm could not fetch"):
            fetch_package(package, tmp_path / "cache", QUIET)


class TestReviewedRows:
    def test_an_unknown_treaty(self):
        with pytest.raises(DataError, match="no treaty 'tilsit-1807'"):
            cite({"treaties": ["tilsit-1807"]}, [])

    @pytest.mark.usefixtures("need_texts")
    def test_a_quote_that_is_not_there(self):
        passage = {"document": "003_209a23322be7f4e8", "lines": [3, 3], "quote": "a fine day"}
        with pytest.raises(DataError, match="stands 0 times"):
            cite({"id": "x", "documents": [passage]}, [])

    def test_an_unknown_member_of_a_side(self):
        with pytest.raises(DataError, match="no land 'atlantis'"):
            side(["atlantis"], {})

    def test_the_parallel_over_two_lands(self):
        land = shapely.MultiPolygon([shapely.box(0, 0, 0.07, 1), shapely.box(0.2, 0, 0.3, 1)])
        parts = parallel_cut(land, 0.5, 0.05).geoms
        assert [list(part.coords.xy[0]) for part in parts] == [[0, 0.05, 0.07], [0.2, 0.25, 0.3]]


class TestCommand:
    def test_it_builds_everything(self, run_of_the_command):
        status, _, files, said = run_of_the_command
        assert status == 0
        assert set(files) == set(shipped())
        for name, data in files.items():
            if name == "sea_by_fraction.json":
                # the shortest border is the same to a millimetre with every NumPy, not to a bit
                rows, known = (json.loads(text)["rows"] for text in (data, shipped()[name]))
                assert list(rows) == list(known)
                for island, given in rows.items():
                    flat = [[f, *km2.values()] for f, km2 in given]
                    expected = [[f, *km2.values()] for f, km2 in known[island]]
                    assert np.allclose(flat, expected, rtol=0, atol=0.01), island
                continue
            assert data == shipped()[name], name
        assert "geo.build: wrote islands.geojson" in said

    def test_bad_input(self, refused, tmp_path):
        assert "not an existing folder" in refused("geo.build", "--out", tmp_path / "nowhere")
        assert "can be read from nowhere" in refused(
            "geo.build", "--source", tmp_path / "nowhere", "--out", tmp_path
        )

    def test_nothing_is_half_written_when_killed(self, built, tmp_path, monkeypatch):
        real, begun = _files._write_beside, []

        def dies(*file):
            begun.append(file)
            if len(begun) == 3:
                raise KeyboardInterrupt
            return real(*file)

        monkeypatch.setattr(_files, "_write_beside", dies)
        with pytest.raises(KeyboardInterrupt):
            write_layers(built, tmp_path, with_derived=False)
        assert list(tmp_path.iterdir()) == []


def test_the_builder_is_not_imported_at_run_time():
    code = (
        "import sys, geo, geo.layers, geo.layers.control, geo.settlement.options, geo.validate;"
        "sys.exit(any(name.startswith('geo.build') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
