"""The wheel carries its data: built, installed elsewhere, and used there."""

import json
import subprocess
import sys
import venv
import zipfile
from importlib.metadata import PathDistribution, distribution

import pytest
from conftest import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_all_data_are_in_the_wheel_and_no_text_of_a_document(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for source, target in (("data/geojson", "geojson"), ("data/reference", "reference")):
        for path in (ROOT / source).iterdir():
            assert f"geo/_data/{target}/{path.name}" in names
    for path in (ROOT / "seeds").glob("*.toml"):
        assert f"geo/_data/seeds/{path.name}" in names
    for path in (ROOT / "geo").rglob("*"):
        if path.is_file() and path.suffix != ".pyc":
            assert path.relative_to(ROOT).as_posix() in names
    assert not [name for name in names if "texts" in name or name.endswith("555653.txt")]


def bring(site, requirements):
    """Link what is declared, and what that declares, into an environment: no more, no network."""
    found, asked = set(), [Requirement(text) for text in requirements]
    while asked:
        requirement = asked.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        name = canonicalize_name(requirement.name)
        installed = distribution(name)
        assert requirement.specifier.contains(installed.version, prereleases=True), requirement
        if name not in found:
            found.add(name)
            asked += [Requirement(text) for text in installed.requires or ()]
            for top in {file.parts[0] for file in installed.files} - {"..", "__pycache__"}:
                if not (site / top).exists():
                    (site / top).symlink_to(installed.locate_file(top))


def test_the_command_runs_from_a_fresh_environment(wheel, tmp_path):
    python = tmp_path / "venv" / "bin" / "python"
    venv.create(tmp_path / "venv")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    install = ["--python", python, "install", "--no-deps", "--no-index", wheel]
    subprocess.run([*pip, *install], check=True, cwd=tmp_path)
    (site,) = (tmp_path / "venv" / "lib").glob("python*/site-packages")
    (metadata,) = site.glob("*.dist-info")
    bring(site, PathDistribution(metadata).requires)
    where = [python, "-I", "-c", "import geo, sys; sys.stdout.write(geo.__file__)"]
    assert subprocess.check_output(where, cwd=tmp_path).decode() == str(site / "geo/__init__.py")
    command = [python, "-I", "-m", "geo.split", "--option", "area"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert "50.00%" in done.stdout
    done = subprocess.run([*command, "--json"], cwd=tmp_path, capture_output=True, check=True)
    assert json.loads(done.stdout)["sides"]["japan"]["share"] == 0.5
    subprocess.run([*command, "--map", "half.html"], cwd=tmp_path, capture_output=True, check=True)
    page = (tmp_path / "half.html").read_text(encoding="utf-8")
    assert page.casefold().startswith("<!doctype html>")
