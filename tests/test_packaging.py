"""What is in the wheel and in the source archive, and that two set-ups at once get on."""

import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile

import pytest
from conftest import ROOT
from packaging.requirements import Requirement

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SEEDS = ("claims", "disagreements", "documents", "figures", "formulas", "options", "statements")

# every member of the wheel is one of these
ALLOWED = (
    r"geo/(\w+/)*\w+\.py",
    r"geo/py\.typed",
    r"geo/maps/(\w+/)*\w+\.toml",
    r"geo/maps/(\w+/)+web/(\w+/)*\w+\.(js|css|html|txt|d\.ts)",
    r"geo/maps/built/\w+\.(js|css)",
    r"geo/schema/(\w+/)*\w+(\.schema)?\.json",
    r"geo/_data/geojson/\w+\.geojson",
    r"geo/_data/geojson/datapackage\.json",
    r"geo/_data/derived/\w+\.json",
    r"geo/_data/reference/(\w+/)*\w+\.(csv|json|md|toml)",
    rf"geo/_data/seeds/({'|'.join(SEEDS)})\.toml",
    r"geo/_data/seeds/manifest\.json",
    r"geo/_data/seeds/words/(ja|ru)/(events/)?[\w-]+\.toml",
    r"geo/_data/seeds/events/(before-\d{4}|\d{4}-\d{4})\.toml",
    r"four_islands_atlas-[\w.]+\.dist-info/(METADATA|WHEEL|RECORD)",
    r"four_islands_atlas-[\w.]+\.dist-info/licenses/(LICENSE|LICENSE-DATA\.md|THIRD-PARTY\.md)",
)
# what a killed run, an editor or a careless copy may leave
LEFT_OVERS = (
    "data/geojson/.islands.geojson.abcd1234",
    "data/geojson/.islands.geojson",
    "data/geojson/islands.geojson.orig",
    "data/reference/.places.toml.geo-tmp-1234",
    "data/reference/treaty.pdf",
    "seeds/.options.toml.geo-tmp-1234",
    "seeds/notes.toml",
    "seeds/events/.1855-1904.toml.abcd1234",
    "seeds/events/000.txt",
    "seeds/texts/000.txt",
    "geo/maps/.words.toml.abcd1234",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build wheel and source archive from a copy of the checkout in which left-overs lie."""
    folder = tmp_path_factory.mktemp("packaging")
    checkout = folder / "checkout"
    checkout.mkdir()
    for name in ("geo", "data", "seeds"):
        skip = shutil.ignore_patterns("__pycache__", "texts")
        shutil.copytree(ROOT / name, checkout / name, ignore=skip)
    for path in ROOT.iterdir():
        if path.is_file() and (path.suffix in {".md", ".toml"} or path.name.startswith("LICENSE")):
            shutil.copy(path, checkout)
    for name in LEFT_OVERS:
        (checkout / name).parent.mkdir(exist_ok=True)
        (checkout / name).write_text("left over", encoding="utf-8")
    # without a .gitignore, so that the lists of pyproject.toml have to do it alone
    command = [sys.executable, "-m", "hatchling", "build", "--directory", folder / "dist"]
    subprocess.run(command, cwd=checkout, check=True, capture_output=True)
    return folder / "dist"


@pytest.fixture(scope="module")
def wheel(built):
    (path,) = built.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        yield archive


def test_each_member_of_the_wheel_is_expected(wheel):
    rule = re.compile("|".join(ALLOWED))
    assert [name for name in wheel.namelist() if not rule.fullmatch(name)] == []


def test_the_wheel_has_each_data_file(wheel):
    names = set(wheel.namelist())
    missing = [
        path
        for source, target in (("data", "geo/_data"), ("seeds", "geo/_data/seeds"))
        for path in (ROOT / source).rglob("*.*")
        if path.suffix in {".geojson", ".json", ".csv", ".toml"}
        and not path.name.startswith(".")
        and f"{target}/{path.relative_to(ROOT / source).as_posix()}" not in names
    ]
    assert missing == []


def test_nothing_left_over_is_in_the_source_archive(built):
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "LICENSE", "LICENSE-DATA.md", "THIRD-PARTY.md"} <= names
    hidden = [name for name in names if re.search(r"^(data|geo|seeds)/(.*/)?\.", name)]
    assert hidden == []
    assert not [name for name in names if name.startswith("seeds/texts")]


def test_the_wheel_carries_the_licences_of_what_is_in_it(wheel):
    def read(name):
        (member,) = (m for m in wheel.namelist() if m.endswith(f".dist-info/{name}"))
        return wheel.read(member).decode("utf-8")

    metadata = read("METADATA")
    assert "License-Expression: MIT AND ODbL-1.0 AND CC-BY-4.0" in metadata
    assert "Permission is hereby granted, free of charge" in read("licenses/LICENSE")
    for name in ("LICENSE-DATA.md", "THIRD-PARTY.md"):
        text = read(f"licenses/{name}")
        assert "OpenStreetMap contributors" in text
        assert "https://opendatacommons.org/licenses/odbl/1.0/" in text
        assert "GeoNames" in text
        assert "https://creativecommons.org/licenses/by/4.0/" in text
    # the conditions and the disclaimer of Leaflet, which each rendered map holds
    words = " ".join(read("licenses/THIRD-PARTY.md").replace("> ", " ").split())
    assert "Copyright (c) 2010-2022, Vladimir Agafonkin" in words
    assert "Redistributions in binary form must reproduce the above copyright notice" in words
    assert 'PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"' in words


def test_leaflets_notice_names_the_years_of_the_leaflet_that_pages_hold():
    from xstatic.pkg import leaflet  # noqa: PLC0415

    head = (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8")
    script = (type(ROOT)(leaflet.BASE_DIR) / "leaflet.js").read_text(encoding="utf-8")[:400]
    years, holder = re.search(r"\(c\) ([\d-]+) (Vladimir Agafonkin)", script).groups()
    assert f"Copyright (c) {years}, {holder}" in head


def test_the_lowest_versions_are_those_that_the_package_allows():
    done = subprocess.run(
        [sys.executable, ROOT / ".ci" / "lowest.py"], capture_output=True, text=True, check=True
    )
    lowest = dict(line.split("==") for line in done.stdout.splitlines())
    allowed = [Requirement(text) for text in PYPROJECT["project"]["dependencies"]]
    assert set(lowest) == {requirement.name for requirement in allowed}
    for requirement in allowed:
        floors = [s.version for s in requirement.specifier if s.operator == ">="]
        assert floors == [lowest[requirement.name]]


ADD_A_LINE = "echo begun >>log; while [ ! -e go ]; do sleep 0.02; done; echo done >>log"


class TestTwoSetUpsAtOnce:
    @pytest.fixture
    def checkout(self, tmp_path):
        (tmp_path / ".ci").mkdir()
        shutil.copy(ROOT / ".ci" / "once.py", tmp_path / ".ci")
        (tmp_path / "source").touch()
        return tmp_path

    @staticmethod
    def start(checkout, command):
        once = [sys.executable, ".ci/once.py", "stamp", "source", "--", "sh", "-ec", command]
        return subprocess.Popen(once, cwd=checkout, stderr=subprocess.PIPE, text=True)

    def test_the_second_waits_for_the_first_and_does_not_do_it_again(self, checkout):
        first = self.start(checkout, ADD_A_LINE)
        while not (checkout / "log").exists():
            assert first.poll() is None
        second = self.start(checkout, ADD_A_LINE)
        assert "waiting for another set-up" in second.stderr.readline()
        assert not (checkout / "stamp").exists()
        (checkout / "go").touch()
        assert (first.wait(), second.wait()) == (0, 0)
        assert (checkout / "log").read_text() == "begun\ndone\n"
        assert (checkout / "stamp").exists()
        second.stderr.close()
        first.stderr.close()

    def test_a_step_that_fails_leaves_no_stamp_and_its_status(self, checkout):
        failed = self.start(checkout, "exit 7")
        failed.communicate()
        assert failed.returncode == 7
        assert not (checkout / "stamp").exists()

    def test_after_a_killed_run_the_step_is_done_again_once_its_child_has_ended(self, checkout):
        killed = self.start(checkout, ADD_A_LINE)
        while not (checkout / "log").exists():
            assert killed.poll() is None
        killed.kill()
        killed.wait()
        after = self.start(checkout, ADD_A_LINE)
        assert "waiting for another set-up" in after.stderr.readline()
        (checkout / "go").touch()
        assert after.wait() == 0
        assert (checkout / "log").read_text() == "begun\ndone\nbegun\ndone\n"
        killed.stderr.close()
        after.stderr.close()
