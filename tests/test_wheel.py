"""The wheel carries its data: built, installed elsewhere, and used there."""

import json
import subprocess
import sys
import venv
import zipfile

import pytest
from conftest import ROOT

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


def test_the_command_runs_from_a_fresh_environment(wheel, tmp_path):
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel],
        check=True,
        cwd=tmp_path,
    )
    command = [python, "-I", "-m", "geo.split", "--option", "area"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert "50.00%" in done.stdout
    done = subprocess.run([*command, "--json"], cwd=tmp_path, capture_output=True, check=True)
    assert json.loads(done.stdout)["sides"]["japan"]["share"] == 0.5
    subprocess.run([*command, "--map", "half.html"], cwd=tmp_path, capture_output=True, check=True)
    page = (tmp_path / "half.html").read_text(encoding="utf-8")
    assert page.casefold().startswith("<!doctype html>")
